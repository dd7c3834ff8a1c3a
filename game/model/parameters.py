"""The one table of what can be set: sliders, keys, command-line options, columns and tests all read it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.content.strings import marked
from physics.operating_point import HUMIDITY_RANGE, INDOOR_RANGE, OUTDOOR_RANGE, SPEED_RANGE, Mode, kelvin
from physics.search import clamped


@dataclass(frozen=True)
class Parameter:
    """Something that a slider sets.

    Attributes:
        name: Name in actions and of its control.
        option: Option on the command line, if there is one.
        label: English label, the key of its translation.
        low: Smallest value. [SI]
        high: Largest value. [SI]
        step: Arrow key and wheel. [SI]
        page: Page key. [SI]
        column: Name in JSON and CSV; none for what the command line does not take.
    """

    name: str
    option: str
    label: str
    low: float
    high: float
    step: float
    page: float
    column: str = ""

    def clamped(self, value: float) -> float:
        """The nearest value that is allowed.

        Args:
            value: Any value. [SI]
        Returns:
            A value from `low` to `high`. [SI]
        """
        return clamped(value, self.low, self.high)


OUTDOOR = Parameter(
    name="outdoor_temperature",
    option="--outdoor",
    column="outdoor_c",
    label=marked("Outdoor air"),
    low=OUTDOOR_RANGE[Mode.WINTER][0],
    high=OUTDOOR_RANGE[Mode.SUMMER][1],
    step=0.5,
    page=5.0,
)
INDOOR = Parameter(
    name="indoor_temperature",
    option="--indoor",
    column="indoor_c",
    label=marked("Room set-point"),
    low=INDOOR_RANGE[0],
    high=INDOOR_RANGE[1],
    step=0.5,
    page=5.0,
)
SPEED = Parameter(
    name="compressor_speed",
    option="--speed",
    column="speed",
    label=marked("Compressor speed"),
    low=SPEED_RANGE[0],
    high=SPEED_RANGE[1],
    step=1.0,
    page=10.0,
)
OUTDOOR_HUMIDITY = Parameter(
    name="outdoor_humidity",
    option="--outdoor-humidity",
    column="outdoor_humidity_percent",
    label=marked("Humidity outdoors"),
    low=HUMIDITY_RANGE[0],
    high=HUMIDITY_RANGE[1],
    step=0.05,
    page=0.2,
)
INDOOR_HUMIDITY = replace(
    OUTDOOR_HUMIDITY,
    name="indoor_humidity",
    option="--indoor-humidity",
    column="indoor_humidity_percent",
    label=marked("Humidity indoors"),
)
ELECTRICITY_PRICE = Parameter(
    name="electricity_price",
    option="",
    label=marked("Electricity"),
    low=0.05,
    high=0.60,
    step=0.005,
    page=0.05,
)
GAS_PRICE = replace(ELECTRICITY_PRICE, name="gas_price", label=marked("Gas"), low=0.01, high=0.25)
OIL_PRICE = replace(GAS_PRICE, name="oil_price", label=marked("Heating oil"))
GRID_EMISSION = replace(
    ELECTRICITY_PRICE,
    name="grid_emission",
    label=marked("CO₂ of electricity"),
    low=0.0,
    high=1000.0,
    step=5.0,
    page=50.0,
)
PRICES = (ELECTRICITY_PRICE, GAS_PRICE, OIL_PRICE, GRID_EMISSION)
PARAMETERS = {p.name: p for p in (OUTDOOR, INDOOR, SPEED, OUTDOOR_HUMIDITY, INDOOR_HUMIDITY, *PRICES)}

DEFAULT_OUTDOOR = {Mode.WINTER: kelvin(-5.0), Mode.SUMMER: kelvin(35.0)}
DEFAULT_INDOOR = {Mode.WINTER: kelvin(20.0), Mode.SUMMER: kelvin(25.0)}
