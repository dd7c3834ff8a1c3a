"""The machine at rest: everything at its surroundings' temperature, under one pressure."""

from __future__ import annotations

from dataclasses import dataclass

from physics.refrigerant import State, mixture, refrigerant

RESTING_QUALITY = 0.3  # of the mixture in the coldest place, where the liquid gathers; it does not set the pressure


@dataclass(frozen=True)
class Rest:
    """Refrigerant that has come to rest.

    Attributes:
        outdoor: Refrigerant in the outdoor unit.
        indoor: Refrigerant in the indoor coil and its pipes.
    """

    outdoor: State
    indoor: State


def at_rest(name: str, outdoor_temperature: float, indoor_temperature: float) -> Rest:
    """Where the refrigerant goes when nothing moves it: it condenses at the coldest place.

    Args:
        name: Key of `REFRIGERANTS`.
        outdoor_temperature: Outdoor air. [K]
        indoor_temperature: Room air. [K]
    Returns:
        Both states, under the saturation pressure of the colder place.
    """
    fluid = refrigerant(name)
    cold, warm = sorted((outdoor_temperature, indoor_temperature))
    ends = fluid.saturation(cold)
    spread = ends.vapour_enthalpy - ends.liquid_enthalpy
    gathered = mixture(ends, ends.liquid_enthalpy + RESTING_QUALITY * spread)
    dry = fluid.gas(warm, ends.pressure).state("vapour")
    return Rest(gathered, dry) if outdoor_temperature <= indoor_temperature else Rest(dry, gathered)
