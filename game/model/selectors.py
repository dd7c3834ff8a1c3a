"""What follows from the state: the question to the physics, zones of the slider, and how the picture moves."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.model.answer import Question, Shown, blend
from game.model.curves import CurveQuestion, curve_question
from game.model.parameters import OUTDOOR
from game.model.state import AppState
from physics.cycle import carnot_cooling, carnot_heating
from physics.house import HOUSE
from physics.operating_point import INDOOR_RANGE, OUTDOOR_RANGE, Mode, OperatingPoint

FLOW_STOPS, FLOW_STARTS = 0.25, 0.75  # of the valve's slide
CUP_STARTS, CUP_STOPS = 0.3, 0.7
FLOWS = (  # figures that fall to nothing while the valve slides
    "mass_flow",
    "injection_flow",
    "compressor_speed",
    "heat_absorbed",
    "heat_released",
    "compressor_power",
    "outdoor_fan_power",
    "indoor_fan_power",
    "capacity",
    "latent",
    "condensate",
)


def operation(season: Mode | None, outdoor: float, indoor: tuple[float, float], last: Mode) -> tuple[Mode, bool]:
    """Where the valve stands and whether the machine runs.

    Args:
        season: Mode chosen by hand, None for automatic.
        outdoor: Outdoor air. [K]
        indoor: Set-points in winter and summer. [K]
        last: Where the valve stands now; it stays there at rest.
    Returns:
        Mode, and whether there is anything to do.
    """
    if season is not None:
        return season, True
    floating = HOUSE.floating_temperature(outdoor)
    if floating < indoor[0] and outdoor <= OUTDOOR_RANGE[Mode.WINTER][1]:
        return Mode.WINTER, True
    if floating > indoor[1] and outdoor >= OUTDOOR_RANGE[Mode.SUMMER][0]:
        return Mode.SUMMER, True
    return last, False


def zone_ends(state: AppState) -> tuple[float, float]:
    """Where heating ends and cooling begins on the outdoor scale in automatic mode.

    Args:
        state: The state.
    Returns:
        Two outdoor temperatures, the first not above the second. [K]
    """
    heating = min(HOUSE.balance_point(state.indoor[0]), OUTDOOR_RANGE[Mode.WINTER][1])
    cooling = max(HOUSE.balance_point(state.indoor[1]), OUTDOOR_RANGE[Mode.SUMMER][0])
    return heating, max(heating, cooling)


def outdoor_range(state: AppState) -> tuple[float, float]:
    """Outdoor temperatures that the mode allows.

    Args:
        state: The state.
    Returns:
        Lowest and highest. [K]
    """
    return (OUTDOOR.low, OUTDOOR.high) if state.season is None else OUTDOOR_RANGE[state.season]


def question(state: AppState) -> Question:
    """What to ask the physics.

    Args:
        state: The state.
    Returns:
        The question that belongs to the inputs.
    """
    if state.running:
        low, high = OUTDOOR_RANGE[state.mode]
        outdoor = min(max(state.outdoor, low), high)
        indoor = state.indoor[state.mode is Mode.SUMMER]
        point = OperatingPoint(state.mode, outdoor, indoor, state.refrigerant, state.speed)
        return Question(point, state.mode)
    indoor = min(max(HOUSE.floating_temperature(state.outdoor), INDOOR_RANGE[0]), INDOOR_RANGE[1])
    mode = Mode.WINTER if state.outdoor <= OUTDOOR_RANGE[Mode.WINTER][1] else Mode.SUMMER
    return Question(OperatingPoint(mode, state.outdoor, indoor, state.refrigerant), state.mode, running=False)


def curve_wanted(state: AppState) -> CurveQuestion:
    """Which curve over outdoor temperature belongs to the inputs.

    Args:
        state: The state.
    Returns:
        The question for it.
    """
    points = (
        OperatingPoint(mode, OUTDOOR_RANGE[mode][0], indoor, state.refrigerant, state.speed)
        for mode, indoor in zip(Mode, state.indoor, strict=True)
    )
    return curve_question(*points)


def smooth(value: float, start: float, end: float) -> float:
    """A soft step from 0 to 1.

    Args:
        value: Any number.
        start: Below it, 0.
        end: Above it, 1.
    Returns:
        0..1.
    """
    x = min(1.0, max(0.0, (value - start) / (end - start)))
    return x * x * (3.0 - 2.0 * x)


def direction(state: AppState) -> float:
    """How the refrigerant runs through the ring: 1 as in winter, −1 as in summer, 0 while the valve slides."""
    return smooth(state.slide, FLOW_STOPS, 0.0) - smooth(state.slide, FLOW_STARTS, 1.0)


def cup(state: AppState) -> float:
    """Where the valve's cup is: 0 as in winter to 1 as in summer."""
    return smooth(state.slide, CUP_STARTS, CUP_STOPS)


def summer_share(state: AppState) -> float:
    """How much of the picture already is summer's while the valve slides."""
    return smooth(state.slide, 0.1, 0.9)


@lru_cache(maxsize=2)
def shown(state: AppState) -> Shown:
    """All figures as they are on the screen now.

    Args:
        state: The state.
    Returns:
        The season's figures, or a mixture while the valve slides.
    """
    if state.slide in (0.0, 1.0):
        return state.summer if state.slide else state.winter
    mixed = blend(state.winter, state.summer, summer_share(state))
    season = state.summer if seen_mode(state) is Mode.SUMMER else state.winter
    strength = abs(direction(state))
    return replace(mixed, **{name: getattr(season, name) * strength for name in FLOWS})


def seen_mode(state: AppState) -> Mode:
    """The mode that the picture shows; half way through the valve's slide it changes."""
    return Mode.SUMMER if state.slide >= 0.5 else Mode.WINTER


def carnot(state: AppState) -> float | None:
    """Carnot limit between the two airs that are shown.

    Args:
        state: The state.
    Returns:
        The limit, None where heat would flow by itself. [-]
    """
    now = shown(state)
    if seen_mode(state) is Mode.WINTER:
        return carnot_heating(now.outdoor_temperature, now.indoor_temperature)
    return carnot_cooling(now.indoor_temperature, now.outdoor_temperature)


def coils_by_place(state: AppState) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Refrigerant along both coils, from each coil's gas end to its liquid end.

    Args:
        state: The state.
    Returns:
        Outdoor and indoor coil: rows of temperature [K], vapour share [-] and density [kg/m³], shape (3, n).
    """
    share = summer_share(state)
    outdoor = state.winter.evaporator[:, ::-1] * (1.0 - share) + state.summer.condenser * share
    indoor = state.winter.condenser * (1.0 - share) + state.summer.evaporator[:, ::-1] * share
    return outdoor, indoor


def tags_by_place(state: AppState) -> dict[str, tuple[float, float]]:
    """Temperature and pressure at the five places that carry a tag.

    Args:
        state: The state.
    Returns:
        Temperature [K] and pressure [Pa] by place.
    """
    share = summer_share(state)
    winter, summer = state.winter, state.summer
    stages = {
        "discharge": (1, 1),
        "outdoor_gas": (0, 2),
        "gas_line": (2, 0),
        "liquid_line": (3, 4),
        "outdoor_liquid": (4, 3),
    }
    return {
        place: (
            float(winter.temperatures[w] * (1.0 - share) + summer.temperatures[s] * share),
            float(winter.pressures[w] * (1.0 - share) + summer.pressures[s] * share),
        )
        for place, (w, s) in stages.items()
    }
