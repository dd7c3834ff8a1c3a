"""The coils: heat between the air and a refrigerant that boils or condenses inside the tubes."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from physics import moist_air

AIR_SIDE_EXPONENT = 0.6  # of the air flow in the air-side coefficient of a plate-fin coil
REFRIGERANT_SIDE_EXPONENT = 0.6  # of the mass flow, taken as the heat flow, in the in-tube coefficient
NOMINAL_HEAT = 10_000.0  # W, the heat flow for which refrigerant-side conductances are stated

SMALLEST_DIFFERENCE = 1e-3  # K
LAST_STEP = 1e-5  # K, in the search for a wet surface's temperature; the error left is a hundred times less


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


class Exchange(NamedTuple):
    """What passes from the air to the refrigerant; heat is negative in a condenser.

    Attributes:
        heat: All of it. [W]
        latent: Heat from the air's moisture condensing on the surface. [W]
        surface_temperature: Mean temperature of fins and tubes. [K]
        leaving_air_temperature: Air temperature behind the coil. [K]
        condensate: Water that runs off. [kg/s]
    """

    heat: float
    latent: float
    surface_temperature: float
    leaving_air_temperature: float
    condensate: float


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

    def conductances(self, capacity_rate: float, fan: float, heat: float) -> tuple[float, float]:
        """Both sides of the coil.

        Args:
            capacity_rate: Air mass flow times heat capacity, above 0. [W/K]
            fan: Share of full air flow, above 0. [-]
            heat: Heat flow, either way, above 0. [W]
        Returns:
            Effectiveness of the air side, the share of the possible heat flow that air reaches as it passes a surface
            of one temperature [-], and conductance of the refrigerant's side [W/K].
        Source: Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 11, C_r = 0.
        """
        contact = 1.0 - exp(-self.air_conductance * fan**AIR_SIDE_EXPONENT / capacity_rate)
        return contact, self.refrigerant_conductance * (heat / NOMINAL_HEAT) ** REFRIGERANT_SIDE_EXPONENT

    def resistance(self, fan: float, heat: float) -> float:
        """Difference between entering air and refrigerant for each watt of sensible heat.

        Args:
            fan: Share of full air flow, above 0. [-]
            heat: Heat flow, either way, above 0. [W]
        Returns:
            Thermal resistance. [K/W]
        """
        capacity_rate = self.air_flow * fan * moist_air.DRY_AIR_HEAT_CAPACITY
        contact, inside = self.conductances(capacity_rate, fan, heat)
        return 1.0 / (contact * capacity_rate) + 1.0 / inside

    def exchange(
        self,
        air_temperature: float,
        moisture: float | None,
        refrigerant_temperature: float,
        fan: float,
        heat: float,
    ) -> Exchange:
        """Heat flow from air to refrigerant, through one surface temperature (bypass-factor method).

        The air that touches the surface leaves at the surface's state, the rest unchanged; the surface
        passes on to the refrigerant all the heat that it takes from the air.

        Args:
            air_temperature: Air entering the coil. [K]
            moisture: Humidity ratio of that air; None where no water may condense. [kg/kg]
            refrigerant_temperature: Mean temperature of the boiling or condensing refrigerant. [K]
            fan: Share of full air flow, above 0. [-]
            heat: Heat flow, either way, that sets the refrigerant-side conductance, above 0. [W]
        Returns:
            Heat flows, surface and leaving air.
        Source: Carrier 1936, as in ASHRAE Handbook of Fundamentals; Lewis number 1.
        """
        flow = self.air_flow * fan
        capacity_rate = flow * moist_air.heat_capacity(moisture or 0.0)
        contact, inside = self.conductances(capacity_rate, fan, heat)
        air_side = contact * capacity_rate
        surface = (inside * refrigerant_temperature + air_side * air_temperature) / (inside + air_side)
        water = latent = 0.0
        if moisture is not None and (saturated := moist_air.humidity_ratio(surface, 1.0)) < moisture:
            dry, slope, wetted = surface, air_side + inside, contact * flow
            for _ in range(30):  # Newton on the surface's heat balance; the excess is monotone
                latent_heat = moist_air.condensation_heat(surface)
                settling = latent_heat * wetted * (moisture - saturated) if moisture > saturated else 0.0
                wet_slope = latent_heat * wetted * moist_air.saturation_slope(surface, saturated)
                step = (slope * (dry - surface) + settling) / (slope + wet_slope)
                surface += step
                if abs(step) < LAST_STEP:
                    break
                saturated = moist_air.humidity_ratio(surface, 1.0)
            latent = slope * (surface - dry)
            water = latent / moist_air.condensation_heat(surface)
        sensible = air_side * (air_temperature - surface)
        leaving = air_temperature - sensible / capacity_rate
        return Exchange(sensible + latent, latent, surface, leaving, water)
