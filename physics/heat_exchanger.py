"""The coils: heat between the air and a refrigerant that boils or condenses inside the tubes."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from physics import moist_air
from physics.search import Vector

AIR_SIDE_EXPONENT = 0.6  # of the air flow in the air-side coefficient of a plate-fin coil
REFRIGERANT_SIDE_EXPONENT = 0.6  # of the mass flow, taken as the heat flow, in the in-tube coefficient
NOMINAL_HEAT = 10_000.0  # W, the heat flow for which refrigerant-side conductances are stated

SMALLEST_DIFFERENCE = 1e-3  # K
LAST_STEP = 1e-6  # K, in the search for a wet surface's temperature; the error left is a hundred times less


def log_mean(one: float, other: float) -> float:
    """Logarithmic mean of two temperatures or differences, the smaller of which counts as 1 mK at least.

    Args:
        one: At one end of the coil. [K]
        other: At the other. [K]
    Returns:
        Their mean; of differences, that which drives the heat. [K]
    Source: Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 11.
    """
    one = one if one > SMALLEST_DIFFERENCE else SMALLEST_DIFFERENCE
    other = other if other > SMALLEST_DIFFERENCE else SMALLEST_DIFFERENCE
    ratio = one / other
    if 0.9999 < ratio < 1.0001:
        return 0.5 * (one + other)
    return (one - other) / log(ratio)


class EnteringAir(NamedTuple):
    """Air on its way into a coil; `entering` makes it.

    Attributes:
        temperature: Temperature. [K]
        moisture: Humidity ratio, 0 where it does not count. [kg/kg]
        heat_capacity: For each kilogram of dry air. [J/(kg K)]
        dry_from: Surfaces as warm as that stay dry, and some that are a little colder. [K]
    """

    temperature: float
    moisture: float
    heat_capacity: float
    dry_from: float


def entering(temperature: float, relative_humidity: float = 0.0) -> EnteringAir:
    """Air on its way into a coil.

    Args:
        temperature: Temperature. [K]
        relative_humidity: Share of the saturation pressure, 0 where no water may settle. [-]
    Returns:
        The air, with what follows for it.
    """
    if not relative_humidity:
        return EnteringAir(temperature, 0.0, moist_air.DRY_AIR_HEAT_CAPACITY, 0.0)
    moisture = moist_air.humidity_ratio(temperature, relative_humidity)
    dry_from = moist_air.dew_point_at_most(temperature, relative_humidity)
    return EnteringAir(temperature, moisture, moist_air.heat_capacity(moisture), dry_from)


@dataclass(frozen=True)
class Coil:
    """A finned coil and its fan.

    Attributes:
        air_flow: Dry-air mass flow at full fan speed. [kg/s]
        air_conductance: Between air and surface at full air flow. [W/K]
        refrigerant_conductance: Between surface and refrigerant at 10 kW of heat flow; it grows with flow. [W/K]
        fan_power: Electric power of the fan at full speed. [W]
    """

    air_flow: float
    air_conductance: float
    refrigerant_conductance: float
    fan_power: float

    def exchange(self, air: EnteringAir, refrigerant_temperature: float, fan: float, heat: float) -> Vector:
        """Heat flow from air to refrigerant, through one surface temperature (bypass-factor method).

        The air that touches the surface leaves at the surface's state, the rest unchanged; the surface
        passes on to the refrigerant all the heat that it takes from the air.

        Args:
            air: Air entering the coil.
            refrigerant_temperature: Mean temperature of the boiling or condensing refrigerant. [K]
            fan: Share of full air flow, above 0. [-]
            heat: Heat flow, either way, that sets the refrigerant-side conductance, above 0. [W]
        Returns:
            Heat flow, negative in a condenser [W], mean temperature of fins and tubes [K], and the part of the heat
            that moisture gives as it settles on them [W].
        Source: Carrier 1936, as in ASHRAE Handbook of Fundamentals, Lewis number 1; Incropera et al., Fundamentals of
            Heat and Mass Transfer, ch. 11, C_r = 0, for the share of the possible heat flow that air reaches as it
            passes a surface of one temperature.
        """
        air_temperature, moisture, heat_capacity, dry_from = air
        flow = self.air_flow * fan
        capacity_rate = flow * heat_capacity
        contact = 1.0 - exp(-self.air_conductance * fan**AIR_SIDE_EXPONENT / capacity_rate)
        air_side = contact * capacity_rate
        inside = self.refrigerant_conductance * (heat / NOMINAL_HEAT) ** REFRIGERANT_SIDE_EXPONENT
        slope, latent = air_side + inside, 0.0
        surface = dry = (inside * refrigerant_temperature + air_side * air_temperature) / slope
        if surface < dry_from and (saturated := moist_air.humidity_ratio(surface, 1.0)) < moisture:
            wetted = contact * flow
            for _ in range(30):  # Newton on the surface's heat balance; the excess is monotone
                latent_heat = wetted * moist_air.condensation_heat(surface)
                settling = latent_heat * (moisture - saturated) if moisture > saturated else 0.0
                wet_slope = latent_heat * moist_air.saturation_slope(surface, saturated)
                step = (slope * (dry - surface) + settling) / (slope + wet_slope)
                surface += step
                if -LAST_STEP < step < LAST_STEP:
                    break
                saturated = moist_air.humidity_ratio(surface, 1.0)
            latent = slope * (surface - dry)
        return inside * (surface - refrigerant_temperature), surface, latent

    def leaving(self, air: EnteringAir, fan: float, sensible: float) -> float:
        """Temperature of the air behind the coil.

        Args:
            air: Air entering the coil.
            fan: Share of full air flow, above 0. [-]
            sensible: Heat that it gives off without its moisture's. [W]
        Returns:
            Temperature. [K]
        """
        return air.temperature - sensible / (self.air_flow * fan * air.heat_capacity)
