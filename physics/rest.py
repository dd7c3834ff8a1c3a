"""The machine at rest: everything at its surroundings' temperature, under one pressure."""

from __future__ import annotations

from dataclasses import dataclass

from physics.refrigerant import refrigerant
from physics.search import find_zero
from physics.states import Saturation, State, heat_share, part_boiled, share_between

RESTING_SHARE = 0.3  # of the heat of evaporation in the mixture in the coldest place, where the liquid gathers


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
        Both states, under the pressure at which the mixture in the colder place has that place's temperature.
    """
    fluid = refrigerant(name)
    cold, warm = sorted((outdoor_temperature, indoor_temperature))

    def too_warm(dew_temperature: float) -> tuple[float, Saturation]:
        ends = fluid.saturation(dew_temperature)
        return part_boiled(ends, RESTING_SHARE).temperature - cold, ends

    ends = fluid.saturation(cold)
    if glide := ends.dew_temperature - ends.bubble_temperature:  # a blend, which boils below its dew temperature
        ends = find_zero(too_warm, cold, cold + 2.0 * glide)
    gathered = part_boiled(ends, RESTING_SHARE)
    if warm <= gathered.temperature:  # as cold, or colder by rounding
        rest = gathered
    elif warm < ends.dew_temperature:  # hardly warmer: some liquid stays there, too
        risen = share_between(warm, ends.bubble_temperature, ends.dew_temperature)
        rest = part_boiled(ends, heat_share(risen, ends.temperature_bend))
    else:
        rest = fluid.gas(warm, ends.pressure).state("vapour")
    return Rest(gathered, rest) if outdoor_temperature <= indoor_temperature else Rest(rest, gathered)
