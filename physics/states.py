"""States of a refrigerant as plain numbers, and what follows for a boiling one from its saturated liquid and vapour."""

from __future__ import annotations

from math import pow, sqrt
from typing import NamedTuple

from physics.operating_point import OutOfRange

record = tuple.__new__  # all that the class of a named tuple does when it is called, in half the time: for searches


class State(NamedTuple):
    """Thermodynamic state of the refrigerant at one place.

    Attributes:
        temperature: Temperature. [K]
        pressure: Absolute pressure. [Pa]
        enthalpy: Specific enthalpy, CoolProp's reference for the fluid. [J/kg]
        entropy: Specific entropy, same reference. [J/(kg K)]
        density: Density, of the homogeneous mixture when two-phase. [kg/m³]
        quality: Mass share of vapour, None outside the two-phase region. [-]
        phase: "liquid", "two-phase" or "vapour".
    """

    temperature: float
    pressure: float
    enthalpy: float
    entropy: float
    density: float
    quality: float | None
    phase: str

    @property
    def vapour(self) -> float:
        """Mass share of vapour, 0 for liquid and 1 for gas. [-]"""
        return float(self.phase == "vapour") if self.quality is None else self.quality


class Saturation(NamedTuple):
    """Saturated liquid and vapour at one pressure; the middle values bend the lines between them.

    A pure fluid has equal bubble and dew temperatures and no bend: its two-phase properties are linear
    in quality. A zeotropic blend boils over a glide, and its properties at half the heat of evaporation
    lie off the straight line by the `bend` fields, in shares of the whole difference.

    Attributes:
        pressure: Absolute pressure. [Pa]
        dew_temperature: Of saturated vapour. [K]
        bubble_temperature: Of saturated liquid. [K]
        liquid_enthalpy: Specific enthalpy of the liquid. [J/kg]
        vapour_enthalpy: The same of the vapour. [J/kg]
        liquid_entropy: Specific entropy of the liquid. [J/(kg K)]
        vapour_entropy: The same of the vapour. [J/(kg K)]
        liquid_density: Density of the liquid. [kg/m³]
        vapour_density: Density of the vapour. [kg/m³]
        temperature_bend: How far the temperature lies off the line, over the glide. [-]
        quality_bend: The same of the vapour's share by mass. [-]
        entropy_bend: The same of entropy, over its difference. [-]
        volume_bend: The same of specific volume, over its difference. [-]
    """

    pressure: float
    dew_temperature: float
    bubble_temperature: float
    liquid_enthalpy: float
    vapour_enthalpy: float
    liquid_entropy: float
    vapour_entropy: float
    liquid_density: float
    vapour_density: float
    temperature_bend: float = 0.0
    quality_bend: float = 0.0
    entropy_bend: float = 0.0
    volume_bend: float = 0.0

    @property
    def mean_temperature(self) -> float:
        """Mean of bubble and dew temperature. [K]"""
        return 0.5 * (self.dew_temperature + self.bubble_temperature)

    @property
    def steepness(self) -> float:
        """By what share the saturation pressure rises with each kelvin, after Clausius and Clapeyron. [1/K]"""
        heat = self.vapour_enthalpy - self.liquid_enthalpy
        volume = 1.0 / self.vapour_density - 1.0 / self.liquid_density
        return heat / (self.mean_temperature * volume * self.pressure)


class SinglePhase(NamedTuple):
    """Properties of gas or of liquid.

    Attributes:
        temperature: Temperature. [K]
        pressure: Absolute pressure. [Pa]
        enthalpy: Specific enthalpy. [J/kg]
        entropy: Specific entropy. [J/(kg K)]
        density: Density. [kg/m³]
        heat_capacity: At constant pressure. [J/(kg K)]
    """

    temperature: float
    pressure: float
    enthalpy: float
    entropy: float
    density: float
    heat_capacity: float

    def state(self, phase: str) -> State:
        """The same as a complete state, which has no quality.

        Args:
            phase: "liquid" or "vapour".
        Returns:
            The state.
        """
        return record(State, (*self[:5], None, phase))


def share_between(value: float, start: float, end: float) -> float:
    """How far a property has come on its way from one value to another.

    Args:
        value: The property. [any]
        start: The first value. [any]
        end: The other value. [any]
    Returns:
        0 at the first value, 1 at the other. [-]
    """
    return (value - start) / (end - start)


def heat_share(value: float, bend: float) -> float:
    """Share of the heat of evaporation at which a bent property has come so far on its way.

    Args:
        value: Share of the property's whole difference, 0..1. [-]
        bend: How far it lies off the straight line half way. [-]
    Returns:
        0 for saturated liquid to 1 for saturated vapour. [-]
    Source: root of y + 4 b y (1 - y) = value, in the form that holds for b = 0.
    """
    b = 1.0 + 4.0 * bend
    return min(1.0, 2.0 * value / (b + sqrt(b * b - 16.0 * bend * value)))  # which rounding may carry it beyond


def part_boiled(saturation: Saturation, share: float) -> State:
    """State of refrigerant that has taken up a share of its heat of evaporation.

    Args:
        saturation: Saturated states at the pressure.
        share: 0..1. [-]
    Returns:
        The state.
    """
    low, high = saturation.liquid_enthalpy, saturation.vapour_enthalpy
    return mixture(saturation, (1.0 - share) * low + share * high)  # both ends exact


def dew_temperature_near(saturation: Saturation, pressure: float) -> float:
    """Dew temperature at a pressure a few per cent above that of a saturated state, rather too high than too low.

    Args:
        saturation: Saturated states.
        pressure: Absolute pressure, not below theirs. [Pa]
    Returns:
        Temperature at which there is gas for certain. [K]
    Source: Clausius and Clapeyron with d ln p / d ln T = 6, which refrigerants only reach near their critical point.
    """
    return saturation.dew_temperature * pow(pressure / saturation.pressure, 1.0 / 6.0)


def boiling_temperature(saturation: Saturation, enthalpy: float) -> float:
    """Temperature of boiling or condensing refrigerant; constant for a pure fluid, gliding for a blend.

    Args:
        saturation: Saturated states at the pressure.
        enthalpy: Specific enthalpy, from saturated liquid to saturated vapour. [J/kg]
    Returns:
        Temperature. [K]
    """
    low, bubble = saturation.liquid_enthalpy, saturation.bubble_temperature
    y = (enthalpy - low) / (saturation.vapour_enthalpy - low)
    return bubble + (y + saturation.temperature_bend * 4.0 * y * (1.0 - y)) * (saturation.dew_temperature - bubble)


def mixture(saturation: Saturation, enthalpy: float) -> State:
    """State of boiling or condensing refrigerant.

    Args:
        saturation: Saturated states at the pressure.
        enthalpy: Specific enthalpy, from saturated liquid to saturated vapour. [J/kg]
    Returns:
        The state, with its quality.
    Raises:
        OutOfRange: The enthalpy is that of pure liquid or of pure vapour.
    """
    low, high = saturation.liquid_enthalpy, saturation.vapour_enthalpy
    if not low <= enthalpy <= high:
        raise OutOfRange("enthalpy of a two-phase mixture", enthalpy, low, high)
    y = share_between(enthalpy, low, high)
    bow = 4.0 * y * (1.0 - y)
    quality = y + saturation.quality_bend * bow
    entropy_step = saturation.vapour_entropy - saturation.liquid_entropy
    liquid = 1.0 / saturation.liquid_density
    return State(
        temperature=boiling_temperature(saturation, enthalpy),
        pressure=saturation.pressure,
        enthalpy=enthalpy,
        entropy=saturation.liquid_entropy + (y + saturation.entropy_bend * bow) * entropy_step,
        density=1.0 / (liquid + (y + saturation.volume_bend * bow) * (1.0 / saturation.vapour_density - liquid)),
        quality=quality,
        phase="two-phase",
    )
