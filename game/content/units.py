"""How every figure is written: unit, decimals, sign; scales of diagrams apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign

from physics.operating_point import celsius, kelvin

MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

HALF = 1e-9  # by which halves are moved away from zero, which else are rounded to even numbers
_PRESSURE = {"bar": (1e5, 1, "bar"), "kPa": (1e3, 0, "kPa"), "psi": (6894.757, 0, "psia")}  # all absolute


def rounded(value: float, decimals: int) -> float:
    """A number as it is written.

    Args:
        value: The number.
        decimals: How many decimals.
    Returns:
        The nearest such number, of two the one further from zero.
    """
    return round(value + copysign(HALF, value), decimals)


def signed(value: float, decimals: int) -> str:
    """A number with a real minus sign and no negative zero.

    Args:
        value: The number.
        decimals: How many decimals.
    Returns:
        Text.
    """
    text = f"{value + copysign(HALF, value):.{decimals}f}"
    if not text.startswith("-"):
        return text
    return text[1:] if float(text) == 0.0 else MINUS + text[1:]


def bare(words: str) -> str:
    """A figure without its unit.

    Args:
        words: A figure with its unit.
    Returns:
        The figure.
    """
    return words.split(NO_BREAK, maxsplit=1)[0]


def compared(words: str, change: str) -> str:
    """A figure and how far it has moved since a state was pinned.

    Args:
        words: The figure; empty where it stands elsewhere.
        change: How far it has moved; empty where nothing is pinned.
    Returns:
        For example "3.3 (+1.4)" or "(+1.4)", or "3.3" where nothing has moved.
    """
    return f"{words} ({change})".lstrip() if any(digit in change for digit in "123456789") else words


@dataclass(frozen=True)
class Formats:
    """Figures as text in the chosen units.

    Attributes:
        temperature_unit: "C" or "F".
        pressure_unit: "bar", "kPa" or "psi"; absolute pressure is meant.
        known: False while figures are still being computed: an ellipsis stands for each of them; speeds and scales,
            which are inputs or stand still, are written all the same.
        resting: False while figures are on their way, when the temperature of air is written in whole degrees.
    """

    temperature_unit: str = "C"
    pressure_unit: str = "bar"
    known: bool = True
    resting: bool = True

    def number(self, value: float, decimals: int) -> str:
        """A bare number, whose unit stands elsewhere.

        Args:
            value: The number.
            decimals: How many decimals.
        Returns:
            For example "−0.85".
        """
        return signed(value, decimals) if self.known else ELLIPSIS

    @property
    def degree(self) -> str:
        """Sign of the temperature unit."""
        return f"°{self.temperature_unit}"

    @property
    def temperature_step(self) -> str:
        """Unit of temperature differences."""
        return "°F" if self.temperature_unit == "F" else "K"

    def temperature_number(self, kelvin: float) -> float:
        """A temperature in the chosen unit.

        Args:
            kelvin: Temperature. [K]
        Returns:
            Its number.
        """
        degrees = celsius(kelvin)
        return degrees * 1.8 + 32.0 if self.temperature_unit == "F" else degrees

    def kelvin(self, number: float) -> float:
        """The temperature that has a number in the chosen unit.

        Args:
            number: Number. [°C or °F]
        Returns:
            Temperature. [K]
        """
        return kelvin((number - 32.0) / 1.8 if self.temperature_unit == "F" else number)

    def temperature(self, kelvin: float, decimals: int = 0) -> str:
        """Temperature with unit.

        Args:
            kelvin: Temperature. [K]
            decimals: How many decimals.
        Returns:
            For example "−5 °C".
        """
        return f"{self.number(self.temperature_number(kelvin), decimals)}{NO_BREAK}{self.degree}"

    def air(self, kelvin: float) -> str:
        """Temperature of outdoor or room air, to a tenth where it is not whole, as it is set or as the house floats.

        Args:
            kelvin: Temperature. [K]
        Returns:
            For example "−5 °C", or "−4.5 °C".
        """
        return self.temperature(kelvin, self._air_decimals(kelvin))

    def air_change(self, now: float, then: float) -> str:
        """How far the temperature of such air has moved, with sign and unit.

        Args:
            now: The present one. [K]
            then: The earlier one. [K]
        Returns:
            For example "+4 K", or "−0.5 K".
        """
        return self.temperature_change(now, then, self._air_decimals(now, then))

    def writing(self, exact: bool) -> tuple[Callable[[float], str], Callable[[float, float], str]]:
        """How a temperature and how far it has moved are written.

        Args:
            exact: Whether it is that of air, or of what rests in it; else it is refrigerant's at work.
        Returns:
            What writes the one, and the other.
        """
        return (self.air, self.air_change) if exact else (self.temperature, self.temperature_change)

    def air_difference(self, air: float, refrigerant: float) -> str:
        """How far such air and refrigerant lie apart, as they are written.

        Args:
            air: The one. [K]
            refrigerant: The other. [K]
        Returns:
            For example "6 K", or "6.5 K".
        """
        decimals = self._air_decimals(air)
        higher, lower = (
            rounded(self.temperature_number(air), decimals),
            rounded(self.temperature_number(refrigerant), 0),
        )
        return f"{self.number(abs(higher - lower), decimals)}{NO_BREAK}{self.temperature_step}"

    def _air_decimals(self, *kelvins: float) -> int:
        tenths = (rounded(self.temperature_number(kelvin), 1) for kelvin in kelvins)
        return int(self.resting and any(number != rounded(number, 0) for number in tenths))

    def degrees(self, kelvin: float) -> str:
        """Temperature for scales, where the unit stands elsewhere.

        Args:
            kelvin: Temperature. [K]
        Returns:
            For example "−5°".
        """
        return f"{signed(self.temperature_number(kelvin), 0)}°"

    def apart(self, warm: float, cold: float) -> int:
        """How far two temperatures lie apart, as they are written, so that subtracting them gives the same.

        Args:
            warm: The one. [K]
            cold: The other. [K]
        Returns:
            In the chosen unit.
        """
        higher, lower = (int(rounded(self.temperature_number(t), 0)) for t in (warm, cold))
        return higher - lower

    def difference(self, warm: float, cold: float) -> str:
        """How far two temperatures lie apart, as they are written.

        Args:
            warm: The one. [K]
            cold: The other. [K]
        Returns:
            For example "45 K", or "81 °F".
        """
        return f"{self.number(self.apart(warm, cold), 0)}{NO_BREAK}{self.temperature_step}"

    def pressure(self, pascal: float, more: int = 0) -> str:
        """Absolute pressure with unit.

        Args:
            pascal: Pressure. [Pa]
            more: Decimals besides the usual ones.
        Returns:
            For example "5.7 bar".
        """
        size, decimals, unit = _PRESSURE[self.pressure_unit]
        return f"{self.number(pascal / size, decimals + more)}{NO_BREAK}{unit}"

    def kilowatts(self, watt: float, decimals: int = 2) -> str:
        """Power or heat flow with unit; to ten watts sums are seen to close and quotients come near the COP.

        Args:
            watt: Power. [W]
            decimals: How many to write.
        Returns:
            For example "5.31 kW".
        """
        return f"{self.number(watt / 1e3, decimals)}{NO_BREAK}kW"

    def power_change(self, now: float, then: float, decimals: int = 2) -> str:
        """How far a power or heat flow has moved, with sign, in kilowatts.

        Args:
            now: The present one. [W]
            then: The earlier one. [W]
            decimals: How many to write.
        Returns:
            For example "+0.83".
        """
        return self.change(now / 1e3, then / 1e3, decimals)

    @property
    def pascal(self) -> float:
        """One of the pressure unit. [Pa]"""
        return _PRESSURE[self.pressure_unit][0]

    @property
    def pressure_name(self) -> str:
        """Name of the pressure unit."""
        return _PRESSURE[self.pressure_unit][2]

    def pressure_change(self, now: float, then: float) -> str:
        """How far a pressure has moved, with sign and unit.

        Args:
            now: The present one. [Pa]
            then: The earlier one. [Pa]
        Returns:
            For example "+3.1 bar".
        """
        size, decimals, _ = _PRESSURE[self.pressure_unit]
        return f"{self.change(now / size, then / size, decimals)}{NO_BREAK}{self.pressure_unit}"

    def temperature_change(self, now: float, then: float, decimals: int = 0) -> str:
        """How far a temperature has moved, with sign and unit.

        Args:
            now: The present one. [K]
            then: The earlier one. [K]
            decimals: How many decimals.
        Returns:
            For example "+4 K", or "+7 °F".
        """
        change = self.change(self.temperature_number(now), self.temperature_number(then), decimals)
        return f"{change}{NO_BREAK}{self.temperature_step}"

    def change(self, now: float, then: float, decimals: int = 1) -> str:
        """How far a number has moved, as both are written, with its sign.

        Args:
            now: The present one.
            then: The earlier one.
            decimals: How many decimals.
        Returns:
            For example "−0.8".
        """
        value = rounded(now, decimals) - rounded(then, decimals)
        words = self.number(value, decimals)
        return f"+{words}" if value > 0.0 and self.known else words

    def money(self, dollars: float) -> str:
        """A price for each kilowatt-hour.

        Args:
            dollars: Price. [USD/kWh]
        Returns:
            For example "12.3 ¢".
        """
        return f"{self.number(dollars * 100.0, 1)}{NO_BREAK}¢"

    def money_change(self, now: float, then: float) -> str:
        """How far a price for each kilowatt-hour has moved, with sign, in cents.

        Args:
            now: The present one. [USD/kWh]
            then: The earlier one. [USD/kWh]
        Returns:
            For example "−1.9".
        """
        return self.change(now * 100.0, then * 100.0)

    def grams(self, grams: float) -> str:
        """An emission for each kilowatt-hour.

        Args:
            grams: Emission. [g/kWh]
        Returns:
            For example "245 g".
        """
        return f"{self.number(grams, 0)}{NO_BREAK}g"

    def enthalpy(self, joules: float) -> str:
        """Specific enthalpy with unit.

        Args:
            joules: Specific enthalpy. [J/kg]
        Returns:
            For example "512.0 kJ/kg".
        """
        return f"{self.number(joules / 1e3, 1)}{NO_BREAK}kJ/kg"

    def entropy(self, joules: float) -> str:
        """Specific entropy with unit.

        Args:
            joules: Specific entropy. [J/(kg K)]
        Returns:
            For example "2.150 kJ/(kg K)".
        """
        return f"{self.number(joules / 1e3, 3)}{NO_BREAK}kJ/(kg{NO_BREAK}K)"

    def flow(self, kilograms: float) -> str:
        """Mass flow with unit.

        Args:
            kilograms: Mass flow. [kg/s]
        Returns:
            For example "18.933 g/s".
        """
        return f"{self.number(kilograms * 1e3, 3)}{NO_BREAK}g/s"

    def water(self, kilograms: float) -> str:
        """Water that runs off.

        Args:
            kilograms: Mass flow. [kg/s]
        Returns:
            For example "2.6 L/h".
        """
        return f"{self.number(kilograms * 3600.0, 1)}{NO_BREAK}L/h"

    def ice(self, kilograms: float) -> str:
        """Frost that forms.

        Args:
            kilograms: Mass flow. [kg/s]
        Returns:
            For example "1.19 kg/h".
        """
        return f"{self.number(kilograms * 3600.0, 2)}{NO_BREAK}kg/h"

    @staticmethod
    def speed(hertz: float) -> str:
        """Compressor speed with unit.

        Args:
            hertz: Speed. [Hz]
        Returns:
            For example "54 Hz".
        """
        return f"{signed(hertz, 0)}{NO_BREAK}Hz"

    def ratio(self, value: float | None) -> str:
        """A pure number, such as a COP.

        Args:
            value: The number, None where there is none.
        Returns:
            For example "3.5", or a dash.
        """
        return DASH if value is None else self.number(value, 1)

    def share(self, value: float) -> str:
        """A share in per cent.

        Args:
            value: 0..1. [-]
        Returns:
            For example "43 %".
        """
        return f"{self.number(value * 100.0, 0)}{NO_BREAK}%"

    def share_change(self, now: float, then: float) -> str:
        """How far a share has moved, in hundredths of the whole.

        Args:
            now: The present one. [-]
            then: The earlier one. [-]
        Returns:
            For example "+12".
        """
        return self.change(now * 100.0, then * 100.0, 0)
