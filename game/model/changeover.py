"""The reversing valve's change-over as it is seen: what is shown while the valve slides."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.model import drop
from game.model.answer import RESTING, Shown, blend
from game.model.record import changed
from game.model.state import AppState
from physics.machine import MACHINES
from physics.operating_point import Mode
from physics.search import clamped

Ladder = tuple[float, float, float, float]  # [K]

FLOW_STOPS, FLOW_STARTS = 0.3, 0.7  # of the valve's slide; in between the cup slides over
LEAST_LIFT = 1.0  # K that is a lift, while a change of mode begins or ends
FLOWS = (  # figures that fall to nothing while the valve slides, and at rest
    "mass_flow",
    "injection_flow",
    "compressor_speed",
    "heat_absorbed",
    "heat_released",
    "compressor_power",
    "drive_loss",
    "outdoor_fan_power",
    "indoor_fan_power",
    "capacity",
    "latent",
    "condensate",
)
TAGGED = tuple(part for part in drop.OUTLETS if part != "suction")  # places that carry a tag


def smooth(value: float, start: float, end: float) -> float:
    """A soft step from 0 to 1.

    Args:
        value: Any number.
        start: Below it, 0.
        end: Above it, 1.
    Returns:
        0..1.
    """
    x = clamped((value - start) / (end - start), 0.0, 1.0)
    return x * x * (3.0 - 2.0 * x)


def next_stop(slide: float, bound: float) -> float:
    """Where the valve's slide comes to next at which something ends and something else begins.

    Args:
        slide: Where it is. [-]
        bound: Where it is bound for, 0 or 1. [-]
    Returns:
        Where the flow has stopped, where the cup has slid over, or the end. [-]
    """
    stops = [stop for stop in (FLOW_STOPS, FLOW_STARTS, bound) if (stop - slide) * (bound - 0.5) > 1e-9]
    return min(stops, key=lambda stop: abs(stop - slide), default=bound)


def seen_mode(state: AppState) -> Mode:
    """The mode that the picture shows; half way through the valve's slide it changes."""
    return Mode.SUMMER if state.slide >= 0.5 else Mode.WINTER


def direction(state: AppState) -> float:
    """How the refrigerant runs through the ring: 1 as in winter, −1 as in summer, 0 while the valve slides."""
    return smooth(state.slide, FLOW_STOPS, 0.0) - smooth(state.slide, FLOW_STARTS, 1.0)


def turning(state: AppState) -> bool:
    """Whether the refrigerant runs while the valve slides, be it that no heat is moved yet, or any more."""
    return state.sliding and direction(state) != 0.0 and state.figures(seen_mode(state)).mass_flow > 0.0


def cup(state: AppState) -> float:
    """Where the valve's cup is: 0 as in winter to 1 as in summer."""
    return smooth(state.slide, FLOW_STOPS, FLOW_STARTS)


def summer_share(state: AppState) -> float:
    """How much of what has no half of its own already is summer's: half of it from the flow's stop to its start."""
    return 0.5 * (smooth(state.slide, 0.0, FLOW_STOPS) + smooth(state.slide, FLOW_STARTS, 1.0))


def _evened(state: AppState) -> tuple[float, float, float]:
    """How even the refrigerant is, 0..1, and the temperature [K] and pressure [Pa] that it has everywhere half way."""
    mild, middle = 0.0, 0.0
    for found in (state.winter, state.summer):
        mild += 0.25 * (found.evaporating_temperature + found.condensing_temperature)
        middle += 0.25 * float(found.pressures.mean() + found.pressures[0])
    return 1.0 - abs(2.0 * summer_share(state) - 1.0), mild, middle


def badge_visibility(state: AppState) -> float:
    """How visible the numbers of the two coils are, which change places while nobody sees them."""
    return abs(2.0 * cup(state) - 1.0)


def at_rest(state: AppState) -> bool:
    """Whether nothing flows, and not only as the valve slides; the refrigerant is as warm as the air around it then."""
    return shown(state).mass_flow == 0.0 and not state.sliding


def lifting(found: Shown) -> bool:
    """Whether heat is lifted: the refrigerant flows, and condenses warmer than it boils."""
    return found.mass_flow > 0.0 and found.condensing_temperature - found.evaporating_temperature > LEAST_LIFT


def cycle_seen(state: AppState) -> bool:
    """Whether the diagrams show a cycle: heat is lifted, and its lines belong to one machine."""
    return lifting(shown(state)) and not state.sliding


@lru_cache(maxsize=2)
def shown(state: AppState) -> Shown:
    """All figures as they are on the screen now.

    Args:
        state: The state.
    Returns:
        The season's figures, or a mixture while the valve slides.
    """
    mode = seen_mode(state)
    season = state.figures(mode)
    if not state.sliding:
        return season
    winter, summer, (even, mild, _middle) = state.winter, state.summer, _evened(state)
    air = smooth(state.air, 0.0, 1.0)
    mixed = blend(winter, summer, summer_share(state))
    tags, turned = tags_by_place(state), mode is Mode.SUMMER
    leaving = {drop.OUTLETS[place][turned]: tags[place] for place in TAGGED}
    changes: dict[str, Any] = {
        "temperatures": np.array([leaving[stage][0] for stage in range(5)]),
        "pressures": np.array([leaving[stage][1] for stage in range(5)]),
    }
    for name in ("evaporating_temperature", "condensing_temperature"):
        changes[name] = getattr(season, name) * (1.0 - even) + mild * even
    for place in ("outdoor", "indoor"):
        before, behind = f"{place}_temperature", f"{place}_leaving"
        changes[before] = getattr(winter, before) * (1.0 - air) + getattr(summer, before) * air
        changes[behind] = getattr(mixed, behind) + changes[before] - getattr(mixed, before)
    found, running = changed(mixed, **changes), abs(direction(state))
    strength = running * _downhill(found, season, mode)
    if season.capacity * strength <= RESTING:
        strength = 0.0
    flows = {name: getattr(season, name) * strength for name in FLOWS}
    flows["compressor_speed"] = season.compressor_speed * running  # though no heat is moved yet, or any more
    flows["house_load"] = flows["capacity"] + season.shortfall * running  # so that backup heat comes and goes with it
    flows["drive_loss"] = max(MACHINES[state.machine].standby_power, flows["drive_loss"])  # the electronics stay on
    return changed(found, **flows)


def _downhill(now: Shown, season: Shown, mode: Mode) -> float:
    """Share of a season's heat that is still lifted and flows downhill while the figures are on their way elsewhere."""

    def steps(found: Shown) -> tuple[float, ...]:
        giving, boiling, condensing, taking = ladder_of(found, mode)
        gas, liquid = float(found.temperatures[0]), float(found.temperatures[3])  # leaving the coils
        return giving - boiling, giving - gas, condensing - boiling - LEAST_LIFT, condensing - taking, liquid - taking

    pairs = zip(steps(now), steps(season), strict=True)
    return min(clamped(left / whole, 0.0, 1.0) if whole > 0.0 else 0.0 for left, whole in pairs)


def ladder_of(found: Shown, mode: Mode) -> Ladder:
    """Temperatures on the way of the heat: giving air, boiling, condensing, taking air.

    Args:
        found: All figures.
        mode: Whose they are.
    Returns:
        The four temperatures. [K]
    """
    airs = found.outdoor_temperature, found.indoor_temperature
    giving, taking = airs if mode is Mode.WINTER else airs[::-1]
    return giving, found.evaporating_temperature, found.condensing_temperature, taking


def coils_by_place(state: AppState) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Refrigerant along both coils, from each coil's gas end to its liquid end.

    Args:
        state: The state.
    Returns:
        Outdoor and indoor coil: rows of temperature [K], vapour share [-] and density [kg/m³], shape (3, n).
    """
    share, winter, summer, (even, mild, _middle) = summer_share(state), state.winter, state.summer, _evened(state)
    ways = (winter.evaporator[:3, ::-1], summer.condenser[:3]), (winter.condenser[:3], summer.evaporator[:3, ::-1])
    outdoor, indoor = (once * (1.0 - share) + then * share for once, then in ways)
    for coil, seasons in zip((outdoor, indoor), ways, strict=True):  # each half of the slide has its season's warmth
        coil[0] = seasons[seen_mode(state) is Mode.SUMMER][0] * (1.0 - even) + mild * even
    return outdoor, indoor


def tags_by_place(state: AppState) -> dict[str, tuple[float, float]]:
    """Temperature and pressure at the five places that carry a tag.

    Args:
        state: The state.
    Returns:
        Temperature [K] and pressure [Pa] by place.
    """
    mode, (even, mild, middle) = seen_mode(state), _evened(state)
    season, found = state.figures(mode), {}
    for place in TAGGED:
        stage = tagged_stage(place, season, mode)
        temperature, pressure = (float(row[stage]) * (1.0 - even) for row in (season.temperatures, season.pressures))
        found[place] = temperature + mild * even, pressure + middle * even
    return found


def tagged_stage(place: str, found: Shown, mode: Mode) -> int:
    """The stage whose outlet is like the refrigerant at a place.

    Args:
        place: One of `TAGGED`.
        found: All figures.
        mode: Whose they are.
    Returns:
        Its number, counted from 0.
    """
    if found.mass_flow == 0.0 and place in drop.INDOORS:  # at rest it is like the indoor coil's
        return 3 if mode is Mode.WINTER else 0
    return drop.OUTLETS[place][mode is Mode.SUMMER]
