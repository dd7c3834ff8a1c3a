"""The inputs of one operating point, their ranges, and the errors that name what lies outside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

from physics.moist_air import CELSIUS_ZERO, typical_outdoor_humidity


def kelvin(celsius: float) -> float:
    """Absolute temperature.

    Args:
        celsius: Temperature. [°C]
    Returns:
        Temperature. [K]
    """
    return celsius + CELSIUS_ZERO


def celsius(kelvin: float) -> float:
    """The temperature that people read.

    Args:
        kelvin: Temperature. [K]
    Returns:
        Temperature. [°C]
    """
    return kelvin - CELSIUS_ZERO


class OutOfRange(ValueError):
    """An input lies outside what it may be.

    Attributes:
        name: What the value is, in words.
        value: The value given, in SI units.
        low: Smallest allowed value.
        high: Largest allowed value.
    """

    def __init__(self, name: str, value: float, low: float, high: float) -> None:
        super().__init__(f"{name} is {value:g}; it must be {low:g} to {high:g}")
        self.name, self.value, self.low, self.high = name, value, low, high

    def __reduce__(self) -> tuple[type[OutOfRange], tuple[str, float, float, float]]:
        return OutOfRange, (self.name, self.value, self.low, self.high)


class Limit(StrEnum):
    """What holds the machine back, in the words used for it."""

    MINIMUM_SPEED = "minimum speed"
    MAXIMUM_SPEED = "maximum speed"
    SUCTION_PRESSURE = "suction pressure"
    DISCHARGE_PRESSURE = "discharge pressure"
    DISCHARGE_TEMPERATURE = "discharge temperature"
    INJECTION = "liquid injection"


class OutsideEnvelope(ValueError):
    """No speed, up to the one that is asked for, keeps the machine inside its limits at this operating point.

    Attributes:
        limit: The limit that stops it.
        value: What the quantity would be at the one of these speeds that suits it best, in SI units.
        bound: What the machine allows, in SI units.
        at_least: Whether the value would be higher still, beyond the end of the fluid's saturation line.
    """

    def __init__(self, limit: Limit, value: float, bound: float, at_least: bool = False) -> None:
        more = " or more" if at_least else ""
        super().__init__(f"{limit.value} would be {value:g}{more}, the machine allows {bound:g}")
        self.limit, self.value, self.bound, self.at_least = limit, value, bound, at_least

    def __reduce__(self) -> tuple[type[OutsideEnvelope], tuple[Limit, float, float, bool]]:
        return OutsideEnvelope, (self.limit, self.value, self.bound, self.at_least)


class Mode(StrEnum):
    """Which way the reversing valve stands."""

    WINTER = "winter"
    SUMMER = "summer"


SpeedWord = Literal["auto", "rated", "max", "min"]
SPEED_WORDS: tuple[SpeedWord, ...] = get_args(SpeedWord)
Speed = float | SpeedWord  # [Hz]

OUTDOOR_RANGE = {Mode.WINTER: (kelvin(-30.0), kelvin(20.0)), Mode.SUMMER: (kelvin(15.0), kelvin(50.0))}
INDOOR_RANGE = (kelvin(15.0), kelvin(30.0))
SPEED_RANGE = (15.0, 120.0)
HUMIDITY_RANGE = (0.05, 1.0)
INDOOR_HUMIDITY = 0.5


@dataclass(frozen=True)
class OperatingPoint:
    """Everything that decides how the machine runs.

    Attributes:
        mode: Winter (heating) or summer (cooling).
        outdoor_temperature: Outdoor air, −30..20 °C in winter, 15..50 °C in summer. [K]
        indoor_temperature: Room air, which is the thermostat's set-point, 15..30 °C. [K]
        refrigerant: Key of `REFRIGERANTS`.
        speed: Compressor speed [Hz] or "auto", "rated", "max" or "min".
        outdoor_humidity: Relative humidity of outdoor air, 0.05..1; None for the one that usually goes with
            its temperature. [-]
        indoor_humidity: Relative humidity of room air, 0.05..1. [-]
    """

    mode: Mode
    outdoor_temperature: float
    indoor_temperature: float
    refrigerant: str = "R32"
    speed: Speed = "auto"
    outdoor_humidity: float | None = None
    indoor_humidity: float = INDOOR_HUMIDITY

    def __post_init__(self) -> None:
        for name in ("outdoor_temperature", "indoor_temperature", "speed", "outdoor_humidity", "indoor_humidity"):
            value = getattr(self, name)  # numpy's own numbers divide by zero without an error
            if value is not None and not isinstance(value, str):
                object.__setattr__(self, name, float(value))
        self._check("outdoor temperature", self.outdoor_temperature, OUTDOOR_RANGE[self.mode])
        self._check("indoor temperature", self.indoor_temperature, INDOOR_RANGE)
        if not isinstance(self.speed, str):
            self._check("compressor speed", self.speed, SPEED_RANGE)
        self._check("indoor relative humidity", self.indoor_humidity, HUMIDITY_RANGE)
        if self.outdoor_humidity is not None:
            self._check("outdoor relative humidity", self.outdoor_humidity, HUMIDITY_RANGE)

    @property
    def humidity_outdoors(self) -> float:
        """Relative humidity of outdoor air, as given or as it usually is. [-]"""
        given = self.outdoor_humidity
        return typical_outdoor_humidity(self.outdoor_temperature) if given is None else given

    @staticmethod
    def _check(name: str, value: float, allowed: tuple[float, float]) -> None:
        if not allowed[0] <= value <= allowed[1]:  # also refuses nan
            raise OutOfRange(name, value, *allowed)
