"""What follows from the state: the question to the physics, zones of the slider, and what views compare."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.model import changeover, drop, powers
from game.model.answer import Question, Shown
from game.model.curves import Curve, CurveQuestion
from game.model.parameters import INDOOR, INDOOR_HUMIDITY, OUTDOOR, OUTDOOR_HUMIDITY, SPEED
from game.model.state import AppState
from physics.chart import Chart
from physics.cycle import carnot_limit
from physics.house import HOUSE
from physics.machine import MACHINES, OLDER_SINGLE_SPEED
from physics.moist_air import FREEZING
from physics.operating_point import OUTDOOR_RANGE, Mode, OperatingPoint, Speed
from physics.search import clamped

FROST_FULL = 2.0  # K by which the coil is colder than the dew point when frost is as thick as it gets


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


def own_curve(state: AppState) -> Curve | None:
    """The curve that belongs to the inputs; None while it is being computed."""
    return state.curve if state.curve and state.curve.question == curve_wanted(state) else None


def own_chart(state: AppState) -> Chart | None:
    """The ground of the refrigerant's diagrams; None while it is being computed."""
    return state.chart if state.chart and state.chart.name == state.refrigerant else None


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
    humidity = state.outdoor_humidity, state.indoor_humidity
    if state.running:
        indoor = state.indoor[state.mode is Mode.SUMMER]
        point = OperatingPoint(state.mode, state.outdoor, indoor, state.refrigerant, state.speed, *humidity)
        return Question(point, state.mode, state.machine)
    indoor = HOUSE.floating_temperature(state.outdoor)
    mode = Mode.WINTER if state.outdoor <= OUTDOOR_RANGE[Mode.WINTER][1] else Mode.SUMMER
    point = OperatingPoint(mode, state.outdoor, indoor, state.refrigerant, "auto", *humidity)
    return Question(point, state.mode, state.machine, running=False)


def speed_range(state: AppState) -> tuple[float, float]:
    """Speeds that the chosen machine has.

    Args:
        state: The state.
    Returns:
        Slowest and fastest. [Hz]
    """
    return MACHINES[state.machine].speeds


def curve_wanted(state: AppState) -> CurveQuestion:
    """Which curve over outdoor temperature belongs to the inputs.

    Args:
        state: The state.
    Returns:
        The question for it.
    """
    return _curve_question(*_house(state), state.machine, state.refrigerant, state.speed)


def curves_wanted(state: AppState) -> tuple[CurveQuestion, ...]:
    """The curves that belong to the inputs: the machine's own, then those of the others as they were built.

    Args:
        state: The state.
    Returns:
        The questions for them.
    """
    others = (m for m in MACHINES.values() if m.name != state.machine)
    return curve_wanted(state), *(_curve_question(*_house(state), m.name, m.refrigerant, "auto") for m in others)


def _house(state: AppState) -> tuple[tuple[float, float], tuple[float | None, float]]:
    return state.indoor, (state.outdoor_humidity, state.indoor_humidity)


@lru_cache(maxsize=32)
def _curve_question(
    indoor: tuple[float, float],
    humidity: tuple[float | None, float],
    machine: str,
    refrigerant: str,
    speed: Speed,
) -> CurveQuestion:
    winter, summer = (
        OperatingPoint(mode, OUTDOOR_RANGE[mode][0], kept, refrigerant, speed, *humidity)
        for mode, kept in zip(Mode, indoor, strict=True)
    )
    return CurveQuestion(winter, summer, machine)


def backup_seen(state: AppState) -> float:
    """Backup heat of the machine that is shown; none in summer. [W]"""
    return powers.backup(changeover.shown(state)) if changeover.seen_mode(state) is Mode.WINTER else 0.0


def backed_cop(state: AppState) -> float | None:
    """Heat over electricity of the machine that is shown and its backup heat together.

    Args:
        state: The state.
    Returns:
        Their COP, None where the machine needs no backup heat. [-]
    """
    return powers.backed(changeover.shown(state), Mode.WINTER) if backup_seen(state) else None


def pinned_backed_cop(state: AppState) -> float | None:
    """Heat over electricity of the machine and its backup heat together when the figures were pinned.

    Args:
        state: The state.
    Returns:
        Their COP, the machine's own where it needed no backup heat; None where there is nothing to compare with. [-]
    """
    same = pinned_alike(state)
    return powers.backed(same, changeover.seen_mode(state)) if same else None


def balance_lines(state: AppState) -> list[str]:
    """What the energy balance is made of.

    Args:
        state: The state.
    Returns:
        Names of what is added up, then of its sum, which is one of `powers.SUMS`, then of what is lost aside.
    """
    if changeover.seen_mode(state) is Mode.SUMMER:
        return ["capacity", "indoor_fan_power", "compressor_power", "outdoor_fan_power", "drive_loss", powers.REJECTED]
    same = pinned_alike(state)
    backed_up = powers.backup(changeover.shown(state)) or (same and powers.backup(same))
    added = ["heat_absorbed", "compressor_power", "indoor_fan_power", *([powers.BACKUP] if backed_up else [])]
    return [*added, powers.DELIVERED, "outdoor_fan_power", "drive_loss"]


def ladder(state: AppState) -> tuple[changeover.Ladder, changeover.Ladder | tuple[()]]:
    """Temperatures on the way of the heat: giving air, boiling, condensing, taking air.

    Args:
        state: The state.
    Returns:
        As they are now and, where a state of the same mode is pinned, as they were then; else nothing. [K]
    """
    present, same = changeover.ladder_of(changeover.shown(state), changeover.seen_mode(state)), pinned_alike(state)
    return present, changeover.ladder_of(same, changeover.seen_mode(state)) if same else ()


def other_curves(state: AppState) -> tuple[Curve, ...]:
    """Curves of the machines that are not chosen, as far as known.

    Args:
        state: The state.
    Returns:
        The curves that belong to the inputs.
    """
    wanted = curves_wanted(state)[1:]
    return tuple(curve for curve in state.others if curve.question in wanted)


def older_cop(state: AppState, found: Shown | None = None) -> float | None:
    """COP of the older machine in the same weather, to compare with.

    Args:
        state: The state.
        found: Figures with the weather, of the mode that the valve is bound for; those that are shown, if none are
            given.
    Returns:
        Its COP, 0 where that machine stops; None while it is not known, and where it is the chosen one. [-]
    """
    for curve in other_curves(state):
        if curve.question.machine == OLDER_SINGLE_SPEED.name:
            mode, airs = (state.mode, found) if found else (changeover.seen_mode(state), changeover.shown(state))
            outdoor = clamped(airs.outdoor_temperature, *OUTDOOR_RANGE[mode])  # while the valve slides it is beyond
            return curve.at(mode, outdoor, "cop") or 0.0
    return None


def followed(state: AppState) -> drop.Reading:
    """What the marked drop is like now.

    Args:
        state: The state; a drop is followed.
    Returns:
        Its reading.
    """
    mode = changeover.seen_mode(state)
    return drop.reading(changeover.shown(state), drop.place(state.drop or 0.0, mode), mode)


def frost_wanted(found: Shown) -> float:
    """How thick frost grows on the outdoor coil in the end.

    Args:
        found: The winter's figures.
    Returns:
        0 for a bare coil to 1. [-]
    """
    if found.outdoor_surface >= FREEZING or found.mass_flow == 0.0:
        return 0.0
    return clamped((found.outdoor_dew_point - found.outdoor_surface) / FROST_FULL, 0.0, 1.0)


@lru_cache(maxsize=4)
def corners(found: Shown) -> NDArray[np.float64]:
    """Corners of the cycle: the states that leave the five stages, as rows of the chart's columns.

    Args:
        found: All figures.
    Returns:
        Temperature [K], ln p, enthalpy [J/kg], entropy [J/(kg K)] and quality [-], nan where there is no mixture,
        shape (5, 5).
    """
    qualities = np.append(np.full(4, np.nan), found.expansion[4, -1])
    columns = found.temperatures, np.log(found.pressures), found.enthalpies, found.entropies, qualities
    return np.column_stack(columns)


def stage_named(control: str | None) -> int | None:
    """The stage that a control, or another place that can be pointed at, stands for.

    Args:
        control: Its name, None for none.
    Returns:
        1 to 5, None where it stands for none.
    """
    if control and control.startswith(("stage-", "part-", "spot-")):
        return int(control.rpartition("-")[2])
    return None


def carnot(state: AppState, found: Shown | None = None) -> float | None:
    """Carnot limit between two airs.

    Args:
        state: The state, whose mode it is that is shown.
        found: Figures with the airs; those that are shown, if none are given.
    Returns:
        The limit, None where heat would flow by itself. [-]
    """
    airs = found or changeover.shown(state)
    return carnot_limit(changeover.seen_mode(state), airs.outdoor_temperature, airs.indoor_temperature)


def pinned_alike(state: AppState) -> Shown | None:
    """The pinned figures, where the machine ran the same way round then, or stood still as it does now.

    Args:
        state: The state.
    Returns:
        Figures, None where nothing is pinned, or where the two have nothing in common.
    """
    pinned = state.pinned
    if pinned is None or pinned.question.valve is not changeover.seen_mode(state):
        return None
    return pinned.shown if (pinned.shown.mass_flow > 0.0) is (changeover.shown(state).mass_flow > 0.0) else None


def pinned_inputs(state: AppState) -> dict[str, float]:
    """Where the sliders beside the picture stood when the figures were pinned.

    Args:
        state: The state.
    Returns:
        Values by parameter; empty where nothing is pinned, where that has nothing in common, and at rest. [SI]
    """
    pinned = state.pinned
    if pinned is None or pinned.question.valve is not state.mode or pinned_alike(state) is None:
        return {}
    if pinned.shown.mass_flow == 0.0:
        return {}
    point = pinned.question.point
    return {
        INDOOR.name: point.indoor_temperature,
        SPEED.name: pinned.shown.compressor_speed,
        OUTDOOR_HUMIDITY.name: point.humidity_outdoors,
        INDOOR_HUMIDITY.name: point.indoor_humidity,
    }


def pinned_tags(state: AppState) -> dict[str, tuple[float, float]]:
    """What the same places had when the figures were pinned.

    Args:
        state: The state.
    Returns:
        Temperature [K] and pressure [Pa] by place; empty while nothing is pinned.
    """
    pinned = state.pinned
    if pinned is None:
        return {}
    then = pinned.shown
    stages = {place: changeover.tagged_stage(place, then, pinned.question.valve) for place in changeover.TAGGED}
    return {place: (float(then.temperatures[k]), float(then.pressures[k])) for place, k in stages.items()}
