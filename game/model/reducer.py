"""The next state, from the last one and what happened."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, floor, nan
from typing import Any

import numpy as np

from game.model import actions as a
from game.model import drop
from game.model.answer import Shown, blend
from game.model.changeover import FLOWS, direction, next_stop, seen_mode, shown
from game.model.parameters import INDOOR, OUTDOOR, OUTDOOR_HUMIDITY, PARAMETERS, PRICES, SPEED
from game.model.record import changed
from game.model.selectors import (
    curve_wanted,
    frost_wanted,
    older_cop,
    operation,
    outdoor_range,
    question,
    speed_range,
    stage_named,
)
from game.model.state import RATES, TRACED, VIEWS, AppState, Pin
from physics.machine import COLD_CLIMATE, MACHINES
from physics.operating_point import Mode
from physics.search import clamped

EASING_TIME = 0.06  # s in which the distance to the target falls to a third
SETTLED = 2e-4  # relative distance at which figures arrive
SLIDE_TIME = 2.0  # s for a whole mode change
AIR_TIME = 0.6  # s, of the air meanwhile: the weather has changed by the time that the flow has stopped
LOOP_TIME = 40.0  # s for one round of the refrigerant at 60 Hz
FROST_GROWS, FROST_MELTS = 20.0, 4.0  # s
SAMPLING = 0.5  # s, of the traces
SPIN = 1.1  # turns of the roller in a second at 60 Hz
LEAP_TIME = 0.8  # s that the marked drop takes for a step
STEPPED = 0.5  # s by which all that moves moves on with a step
WARMTH, POWER = 300.0, 1e4  # K and W that weigh as much as the whole of a pressure, in what is left to ease
LASTING = (  # what a reset leaves as it is: figures, all that moves, the window, and units
    *("winter", "summer", "winter_target", "summer_target", "mode", "running", "slide", "air", "clock", "moment"),
    *("drift", "spin", "breeze", "frost", "traces", "chart", "curve", "others", "hovered", "pointer"),
    *("pressed", "grip", "full_screen", "waiting", "answered", "limits", "problem", "restarted", "failed"),
    *("temperature_unit", "pressure_unit"),
)


def reduce(state: AppState, action: a.Action) -> AppState:
    """The next state.

    Args:
        state: The state so far.
        action: What happened.
    Returns:
        The state after it.
    """
    return _REDUCERS[type(action)](state, action)


def arrived(state: AppState) -> AppState:
    """The state with its figures and its valve where they are bound for.

    Args:
        state: Any state.
    Returns:
        The same without the time that it takes them.
    """
    return changed(state, winter=state.winter_target, summer=state.summer_target, slide=state.bound, air=state.bound)


def _operated(state: AppState) -> AppState:
    """The valve and the machine follow the inputs."""
    mode, running = operation(state.season, state.outdoor, state.indoor, state.mode)
    halt = state.halt if mode is state.mode else None  # a valve that follows the weather does so even in a pause
    return changed(state, mode=mode, running=running, answered=False, halt=halt)


def _slid(state: AppState, slide: float) -> AppState:
    """The valve elsewhere on its slide; a marked drop stays where it is and turns round with the flow."""
    moved, way = changed(state, slide=slide), state.drop
    old, new = seen_mode(state), seen_mode(moved)
    if old is not new and state.hovered and state.hovered.startswith(("spot-part", "part-")):
        moved = changed(moved, hovered=None)  # another stage is there now
    return moved if way is None or old is new else changed(moved, drop=drop.turned(way, old, new), leap=None)


def _sliding(state: AppState, seconds: float) -> AppState:
    """The valve on its way to where the mode wants it, some time later; the same state once it is there."""
    wanted = state.goal
    if state.slide == wanted:
        return state
    step = seconds / SLIDE_TIME + 1e-9  # so that its end is met
    slide = clamped(wanted, state.slide - step, state.slide + step)
    if slide == state.bound != state.air:  # it waits for the air, which may have farther to go
        return state
    return _slid(state, slide)


def _moved(state: AppState, action: a.ParameterMoved) -> AppState:
    parameter = PARAMETERS[action.name]
    if parameter is OUTDOOR:
        return _operated(changed(state, outdoor=clamped(action.value, *outdoor_range(state))))
    if parameter is INDOOR:
        (winter, summer), wanted = state.wished, INDOOR.clamped(action.value)
        # a set-point pushes the other one, so that no room is heated and cooled in turn, and lets it come back
        if state.mode is Mode.SUMMER:
            wished, indoor = (winter, wanted), (min(winter, wanted), wanted)
        else:
            wished, indoor = (wanted, summer), (wanted, max(summer, wanted))
        return _operated(changed(state, wished=wished, indoor=indoor))
    if parameter is SPEED:
        return _driven(state, False, action.value)
    changes: dict[str, Any] = {parameter.name: parameter.clamped(action.value)}
    return changed(state, **changes, answered=state.answered and parameter in PRICES)


def _machine(state: AppState, action: a.MachineChosen) -> AppState:
    chosen = changed(state, machine=action.name, refrigerant=MACHINES[action.name].refrigerant)
    return _driven(chosen, state.automatic_speed, state.hand_speed)


def _driven(state: AppState, by_load: bool, hertz: float) -> AppState:
    """The state with the compressor driven by the load or by hand, as far as the machine has more than one speed."""
    slowest, fastest = speed_range(state)
    automatic, speed = by_load or slowest == fastest, clamped(hertz, slowest, fastest)
    return changed(state, automatic_speed=automatic, hand_speed=speed, answered=False)


def _season(state: AppState, action: a.SeasonChosen) -> AppState:
    outdoor, remembered = state.outdoor, list(state.remembered)
    if action.season is not None and action.season is not state.mode:
        remembered[state.mode is Mode.SUMMER] = state.outdoor
        outdoor = remembered[action.season is Mode.SUMMER]
    chosen = changed(state, season=action.season, remembered=(remembered[0], remembered[1]))
    now = _operated(changed(chosen, outdoor=clamped(outdoor, *outdoor_range(chosen))))
    return now if now.mode is state.mode else changed(now, halt=next_stop(now.slide, now.bound))


def _automated(state: AppState, action: a.SpeedAutomated) -> AppState:
    return _driven(state, action.automatic, float(round(state.target(state.mode).compressor_speed)))


def _humidity(state: AppState, action: a.HumidityAutomated) -> AppState:
    value = None if action.automatic else OUTDOOR_HUMIDITY.clamped(round(question(state).point.humidity_outdoors, 2))
    return changed(state, outdoor_humidity=value, answered=False)


def _drawn(state: AppState, action: a.CurveDrawn) -> AppState:
    curve = action.curve
    if curve.question == curve_wanted(state):
        return changed(state, curve=curve)
    rest = tuple(c for c in state.others if c.question.machine != curve.question.machine)
    return changed(state, others=(*rest, curve))


def _toggled(state: AppState, _: a.PlayToggled) -> AppState:
    return changed(state, playing=not state.playing, halt=state.slide)


def _stepped(state: AppState, _: a.Stepped) -> AppState:
    if state.slide != state.bound:  # to where something else begins
        begun = state.slide if state.playing else state.goal
        return changed(state, playing=False, halt=next_stop(begun, state.bound))
    stage, way, leap = 1 if state.stage is None else state.stage % 5 + 1, state.drop, state.leap
    if way is not None and shown(state).mass_flow > 0.0:  # else it rests where it is
        there = drop.next_stage(leap[0] if leap else way, state.mode)
        stage, leap = drop.place(there, state.mode).stage, (there, (there - way) / LEAP_TIME)
    return _picked(changed(_run(changed(state, playing=False, halt=None), STEPPED), drop=way, leap=leap), stage)


def _leaping(state: AppState, seconds: float) -> AppState:
    """The marked drop on its way to where a step takes it."""
    if state.leap is None:
        return state
    assert state.drop is not None
    there, speed = state.leap
    way = state.drop + speed * seconds
    if way < there:
        return changed(state, drop=way)
    return changed(state, drop=there, leap=None)


def _view(state: AppState, action: a.ViewChosen) -> AppState:
    views = tuple(action.view if action.view in places else old for old, places in zip(state.views, VIEWS, strict=True))
    return changed(state, views=(views[0], views[1], views[2]), view=action.view, large=state.large and action.view)


def _enlarged(state: AppState, action: a.Enlarged) -> AppState:
    focused = state.focused or ""  # which goes with the hand that pressed a key
    if focused.startswith("enlarge-") and action.view:
        focused = "large-close"
    elif focused.startswith("large-") and action.view is None:
        focused = f"enlarge-{state.large}"
    return changed(state, large=action.view, focused=focused or None)


def _helped(state: AppState, action: a.HelpOpened) -> AppState:
    if action.page is None:
        return changed(state, help=None, focused=state.focused and (state.behind or "help"))
    if state.help is None:
        return changed(state, help=action.page, behind=state.focused, focused=state.focused and "help-close")
    return changed(state, help=action.page)


def _dropped(state: AppState, _: a.DropToggled) -> AppState:
    if state.drop is not None:
        return changed(state, drop=None, leap=None)
    return changed(state, drop=drop.stage_inlet(state.stage or 1, seen_mode(state)), leap=None)


def _pinned(state: AppState, _: a.PinToggled) -> AppState:
    if state.pinned is not None:
        return changed(state, pinned=None)
    if not state.answered:
        return state
    found = state.target(state.mode)
    return changed(state, pinned=Pin(found, question(state), older_cop(state, found)))


def _unit(state: AppState, action: a.UnitChosen) -> AppState:
    return changed(state, **{f"{action.quantity}_unit": action.unit})


def _pressed(state: AppState, action: a.Pressed) -> AppState:
    """A button that is pressed needs no name any more until the pointer comes to it again."""
    hovered = state.hovered if stage_named(state.hovered) or action.control in PARAMETERS else None
    return changed(state, pressed=action.control, grip=action.grip, focused=None, hovered=hovered)


def _reset(state: AppState, _: a.Reset) -> AppState:
    kept = {name: getattr(state, name) for name in LASTING}
    focused = _enlarged(state, a.Enlarged(None)).focused  # of what is there afterwards
    return _operated(AppState(**kept, focused=None if focused in PARAMETERS else focused))


def _answered(state: AppState, action: a.Answered) -> AppState:
    answer = action.answer
    current = answer.question == question(state)
    if answer.question.valve is not state.mode or (state.answered and not current):
        return state  # asked before the mode changed, or overtaken by what the shipped figures knew
    key = answer.question.valve.value
    changes: dict[str, Any] = {f"{key}_target": answer.shown, "limits": answer.limits, "problem": answer.problem}
    if state.slide == 1.0 - state.bound:  # that season is not to be seen yet
        changes[key] = answer.shown
    return changed(state, **changes, answered=current, restarted=False, failed=False, waiting=0.0)


def _ticked(state: AppState, action: a.Ticked) -> AppState:
    seconds = action.seconds
    changes: dict[str, Any] = {}
    for key in ("winter", "summer"):
        now, target = getattr(state, key), getattr(state, f"{key}_target")
        if now is not target:
            changes[key] = _eased(now, target, seconds)
    if state.air != state.bound:
        step = seconds / AIR_TIME
        changes["air"] = clamped(state.bound, state.air - step, state.air + step)
    if not state.answered:
        changes["waiting"] = state.waiting + seconds
    if state.playing or changes or state.slide != state.goal:
        state = _watched(changed(state, **changes), seconds)
    if state.playing:
        return _run(changed(state, leap=None), seconds * state.rate)
    return _accompanied(state, _leaping(_sliding(state, seconds), seconds))  # they obey while time stands still


def _watched(state: AppState, seconds: float) -> AppState:
    """Some time in which something moves, whatever the rate; now and then the traces get a sample, old ones go."""
    moment, traces = state.moment + seconds, state.traces
    if int(moment / SAMPLING) != int(state.moment / SAMPLING):
        now, running = shown(state), state.target(seen_mode(state)).cop is not None
        cop = now.cop if running and now.cop is not None else nan  # none of what is on its way to rest
        sample = (moment, now.outdoor_temperature, cop, now.total_power)
        traces = (*(s for s in traces if s[0] >= moment - TRACED), sample)
    return changed(state, moment=moment, traces=traces)


def _eased(now: Shown, target: Shown, seconds: float) -> Shown:
    nearer = blend(now, target, 1.0 - exp(-seconds / EASING_TIME))
    if target.mass_flow == 0.0 and nearer.cop is None:  # what is left of its flows is none
        nearer = changed(nearer, **{name: getattr(target, name) for name in (*FLOWS, "house_load")})
    far = (
        np.max(np.abs(nearer.pressures / target.pressures - 1.0))
        + abs(nearer.outdoor_temperature - target.outdoor_temperature) / WARMTH
        + abs(nearer.total_power - target.total_power) / POWER
    )
    return target if far < SETTLED else nearer


def _run(state: AppState, seconds: float) -> AppState:
    """Let everything that moves move on."""
    season = state.figures(seen_mode(state))
    flowing = abs(direction(state))
    rounds = flowing * season.compressor_speed / 60.0 * seconds / LOOP_TIME
    clock = state.clock + seconds
    slid = _sliding(state, seconds)
    moved = changed(
        slid,
        clock=clock,
        drift=(state.drift + rounds) % 1.0,
        drop=_followed(state, rounds) if seen_mode(slid) is seen_mode(state) else slid.drop,
        spin=(state.spin + flowing * season.compressor_speed / 60.0 * SPIN * seconds) % 1.0,
        breeze=(
            state.breeze[0] + flowing * season.outdoor_flow / COLD_CLIMATE.outdoor_coil.air_flow * seconds,
            state.breeze[1] + flowing * season.indoor_flow / COLD_CLIMATE.indoor_coil.air_flow * seconds,
        ),
        frost=_frosted(state.frost, frost_wanted(state.winter) * (state.mode is Mode.WINTER), seconds),
    )
    return _accompanied(state, moved)


def _accompanied(before: AppState, now: AppState) -> AppState:
    """The stage that is picked out goes with the marked drop that is in it when that comes into another."""
    if now.drop is None or before.drop is None:
        return now
    was, stage = (drop.place(way, seen_mode(s)).stage for way, s in ((before.drop, before), (now.drop, now)))
    return _picked(now, stage) if now.stage == was != stage else now


def _picked(state: AppState, stage: int | None) -> AppState:
    """Another stage is picked out, which the keyboard's focus follows; the pointer has to move to pick one again."""
    hovered, focused = state.hovered, state.focused
    if stage_named(hovered) not in (None, stage):
        hovered = None
    if stage and focused and stage_named(focused):
        focused = f"{focused.rpartition('-')[0]}-{stage}"
    return changed(state, stage=stage, hovered=hovered, focused=focused)


def _followed(state: AppState, rounds: float) -> float | None:
    """The marked drop moves on with the others, through each part at the pace that it has there."""
    if state.drop is None:
        return None
    way, mode = state.drop, seen_mode(state)
    while rounds > 0.0:
        pace, rest = drop.pace(state.figures(mode), drop.place(way, mode), mode), 1.0 - way % 1.0
        if rounds * pace < rest:
            return way + rounds * pace
        way, rounds = floor(way) + 1.0, rounds - rest / pace
    return way


def _frosted(frost: float, wanted: float, seconds: float) -> float:
    if wanted >= frost:
        return min(wanted, frost + seconds / FROST_GROWS)
    return max(wanted, frost - seconds / FROST_MELTS)


_REDUCERS: dict[type, Callable[[AppState, Any], AppState]] = {
    a.Ticked: _ticked,
    a.ParameterMoved: _moved,
    a.SeasonChosen: _season,
    a.RefrigerantChosen: lambda s, x: changed(s, refrigerant=x.name, answered=False),
    a.SpeedAutomated: _automated,
    a.MachineChosen: _machine,
    a.HumidityAutomated: _humidity,
    a.PlayToggled: _toggled,
    a.Stepped: _stepped,
    a.RateChosen: lambda s, x: changed(s, rate=min(RATES, key=lambda rate: abs(rate - x.rate)), playing=True),
    a.UnitChosen: _unit,
    a.StageChosen: lambda s, x: _picked(s, x.number),
    a.Hovered: lambda s, x: changed(s, hovered=x.control, pointer=x.place),
    a.ViewChosen: _view,
    a.Enlarged: _enlarged,
    a.FigureChosen: lambda s, x: changed(s, figure=x.figure),
    a.DepthChosen: lambda s, x: changed(s, depth=x.depth),
    a.DropToggled: _dropped,
    a.PinToggled: _pinned,
    a.ChartDrawn: lambda s, x: changed(s, chart=x.chart) if x.chart.name == s.refrigerant else s,
    a.Pressed: _pressed,
    a.Released: lambda s, _: changed(s, pressed=None),
    a.Focused: lambda s, x: changed(s, focused=x.control),
    a.TabChosen: lambda s, x: changed(s, tab=x.tab, stage=None),
    a.HelpOpened: _helped,
    a.FullScreenToggled: lambda s, _: changed(s, full_screen=not s.full_screen),
    a.Reset: _reset,
    a.Closed: lambda s, _: changed(s, closed=True),
    a.Answered: _answered,
    a.CurveDrawn: _drawn,
    a.CalculationRestarted: lambda s, _: changed(s, restarted=True, answered=False),
    a.CalculationFailed: lambda s, _: changed(s, restarted=False, failed=True, answered=False),
}
