"""Curves over outdoor temperature: their axes, their lines, and the points at which the machine is."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product
from math import ceil

import pygame

from game.content.theme import Colour
from game.content.units import Formats, bare, compared
from game.diagrams import curves
from game.diagrams.plot import Plot
from game.draw.kept import Kept, Part
from game.model import changeover, powers, selectors
from game.model.answer import Shown
from game.model.curves import WITH_BACKUP, Curve, balance_point, curve_stages, temperatures
from game.model.parameters import OUTDOOR
from game.model.state import FIGURE_GROUPS
from game.screens.frame import Frame, picked_stage
from game.screens.hero import scale_ticks
from game.ui.panel_controls import MACHINE_NAMES
from physics.house import HOUSE
from physics.operating_point import OUTDOOR_RANGE, Mode

COPS = ("cop", WITH_BACKUP)
# of the curves' axes, unless a point lies above; COP, COP, kW, kW, bar
TOPS = {"cop": 10.0, "backed": 10.0, "capacity": 20.0, "power": 8.0, "pressures": 45.0}
STEPS = {"cop": 2, "backed": 2, "capacity": 5, "power": 2}
PRESSURE_STEPS = {"bar": 10, "kPa": 1000, "psi": 150}
UNITS = {"cop": 1.0, "backed": 1.0, "capacity": 1e3, "power": 1e3, "pressures": 1e5}  # in SI


def draw(
    surface: pygame.Surface,
    frame: Frame,
    box: pygame.Rect,
    s: float,
    large: bool,
    kept: Kept,
    written: list[pygame.Rect],
) -> None:
    """Draw the curves, which are kept while they do not change, and the live points.

    Args:
        surface: The window.
        frame: What is to be seen.
        box: Its region. [px]
        s: Pixels for each layout unit. [px]
        large: Whether it stands in the picture's place.
        kept: What stands still in it.
        written: Where something is written in that; brought up to date when that is painted. [px]
    """
    state, theme, figure, plot = frame.state, frame.theme, frame.state.figure, plot_of(frame, box, s)
    own = selectors.own_curve(state)
    others = selectors.other_curves(state) if large else ()  # there is room for their names

    def points(shown: Shown, mode: Mode, colour: Colour) -> list[tuple[float, float, Colour]]:
        figures = (_figure(shown, name, mode) for name in FIGURE_GROUPS[figure])
        return [(shown.outdoor_temperature, value, colour) for value in figures]

    then, now = state.pinned, changeover.shown(state)
    live = points(then.shown, then.question.valve, theme.other) if then and then.shown.cop else []
    still = [(outdoor, value) for outdoor, value, _colour in live]

    def paint() -> None:
        surface.fill(theme.card, box)
        lines = _lines(frame, own, others, large)
        written[:] = curves.draw_curves(surface, plot, theme, _axes(frame, own, large), lines, still)

    units = state.temperature_unit, state.pressure_unit
    seen = picked_stage(frame), changeover.seen_mode(state)
    key = (state.curve, own is None, others, then, figure, units, seen, theme, frame.strings.language)
    words: list[str] = []
    if now.cop and frame.formats.known and not state.sliding:
        live += points(now, changeover.seen_mode(state), theme.good)
        words = [_words(frame, now, name) for name in FIGURE_GROUPS[figure]] if large else []

    def parts() -> list[Part]:
        return [curves.live_part(plot, live, theme, words, written)] if live else []

    kept.draw(surface, box, key, paint, parts, frame.standing and not large)


def plot_of(frame: Frame, box: pygame.Rect, s: float) -> Plot:
    """The axes of the curves that are chosen.

    Args:
        frame: What is to be seen.
        box: The diagram's region. [px]
        s: Pixels for each layout unit. [px]
    Returns:
        The axes.
    """
    digits = len(str(_steps(frame)[0]))
    return curves.plot_in(box, s, (OUTDOOR.low, OUTDOOR.high), _top(frame), digits)


def _top(frame: Frame) -> float:
    """Upper end of the axis, above the machine's curve, or the last one until that is known, and what is pinned."""
    state, (step, unit, _name) = frame.state, _steps(frame)
    figure, own, then = state.figure, selectors.own_curve(state) or state.curve, state.pinned
    least, highest = TOPS[figure] * UNITS[figure], _highest(own, figure) if own else 0.0
    if then and then.shown.cop:
        highest = max(highest, *(_figure(then.shown, name, then.question.valve) for name in FIGURE_GROUPS[figure]))
    return ceil(highest / (step * unit)) * step * unit if highest > least else least


@lru_cache(maxsize=8)
def _highest(curve: Curve, figure: str) -> float:
    """Of all that a curve shows, in SI."""
    names = product(Mode, FIGURE_GROUPS[figure])
    return max(float(curve.values(mode, name).max(initial=0.0)) for mode, name in names)


def reading(frame: Frame, outdoor: float) -> list[str]:
    """What the machine's own curves say at an outdoor temperature and, where they are large, those of the others.

    Args:
        frame: What is to be seen.
        outdoor: Outdoor air. [K]
    Returns:
        The temperature and, for each mode that has it, the figures; nothing while the curves are being computed.
    """
    own, _ = selectors.own_curve(frame.state), frame.strings
    if own is None:
        return []
    known = replace(frame.formats, known=True)  # a curve is there only when it has been computed
    found = [known.temperature(outdoor, 1)]
    names, others = _names(frame), selectors.other_curves(frame.state) if frame.state.large else ()
    for mode, season in ((Mode.WINTER, _("heating")), (Mode.SUMMER, _("cooling"))):
        values = {name: own.at(mode, outdoor, name) for name in FIGURE_GROUPS[frame.state.figure]}
        words = [f"{names.get(k, '')} {_written(known, k, v)}".lstrip() for k, v in values.items() if v is not None]
        named = _("{machine}, {what}", what=season, machine=_(MACHINE_NAMES[own.question.machine]))
        if words:
            found.append(f"{named if others and len(values) == 1 else season}: {', '.join(words)}")
        if len(values) > 1:
            continue
        (name,) = values
        lacking = (own.at(mode, outdoor, "house_load") or 0.0) - (own.at(mode, outdoor, "capacity") or 0.0)
        if words and lacking > powers.LEAST_BACKUP:  # it tells why the curve bends there
            backed = name == WITH_BACKUP and mode is Mode.WINTER
            said = _("backup heat {power}") if backed else _("{power} short of the load")
            found.append(said.format(power=known.kilowatts(lacking)))
        for other in others:
            if (value := other.at(mode, outdoor, name)) is not None:
                found.append(f"{_(MACHINE_NAMES[other.question.machine])}: {_written(known, name, value)}")
    return found


def _written(formats: Formats, name: str, value: float) -> str:
    if name in COPS:
        return formats.ratio(value)
    return formats.pressure(value) if name.endswith("pressure") else formats.kilowatts(value)


def _steps(frame: Frame) -> tuple[int, float, str]:
    """Step between lines across, the SI value of its unit, and what that is called."""
    figure, formats = frame.state.figure, frame.formats
    if figure == "pressures":
        return PRESSURE_STEPS[formats.pressure_unit], formats.pascal, formats.pressure_name
    return STEPS[figure], UNITS[figure], "kW" if UNITS[figure] == 1e3 else ""


def _axes(frame: Frame, curve: Curve | None, large: bool) -> curves.Axes:
    figure, formats, _ = frame.state.figure, frame.formats, frame.strings
    top, (step, unit, name) = _top(frame), _steps(frame)
    if figure == "power":
        name = _("kW, without backup heat")
    elif large:
        said = {"cop": _("COP of the machine alone, however much it delivers"), "backed": _("COP with backup heat")}
        name = said.get(figure, name)
    up = [(number * unit, f"{number}") for number in range(0, int(top / unit) + 1, step)]
    level = (1.0, OUTDOOR_RANGE[Mode.WINTER][1], _("electric baseboard")) if UNITS[figure] == 1.0 else None
    point = balance_point(curve) if figure == "capacity" and curve else None
    known = replace(formats, known=True)  # a curve is there only when it has been computed
    mark = (point, _("balance point {t}", t=known.temperature(point))) if point is not None else None
    return curves.Axes(tuple(scale_ticks(frame)), tuple(up), top, name, level, mark)


def _lines(frame: Frame, own: Curve | None, others: tuple[Curve, ...], large: bool) -> list[curves.Line]:
    """The curves: those of other machines, and the last one until that of these inputs is computed, are faint."""
    theme, _, last = frame.theme, frame.strings, frame.state.curve
    names, found = _names(frame), []
    seen, picked = changeover.seen_mode(frame.state), picked_stage(frame)
    group = FIGURE_GROUPS[frame.state.figure]
    for each in (*others, *((last,) if last else ())):
        for mode in Mode:
            for k, name in reversed(list(enumerate(group))):  # the load beneath what meets it
                faint = each is not own
                if faint and name == "house_load":
                    continue
                points = _load(each, mode) if name == "house_load" else _points(each, mode, name)
                label = names.get(name, _("heating") if mode is Mode.WINTER else _("cooling"))
                colour: Colour = theme.heat if name == "house_load" else theme.ink
                dashed = mode is Mode.SUMMER
                if faint or (dashed and name in names):
                    label = ""
                if large and k == 0 and not dashed and (not faint or each is not last):
                    machine = _(MACHINE_NAMES[each.question.machine])
                    label = machine if faint else _("{machine}, {what}", what=label, machine=machine)
                at = 0.7 if faint else 0.45 if k == 0 else 0.2
                lit = not faint and mode is seen and picked in curve_stages(name, mode)
                found.append(curves.Line(points, label, colour, dashed, faint, at, lit))
    return found


def _names(frame: Frame) -> dict[str, str]:
    """What the lines of a figure that has two are called."""
    _ = frame.strings
    return {
        "capacity": _("delivered while on"),
        "house_load": _("load"),
        "suction_pressure": _("suction"),
        "discharge_pressure": _("discharge"),
    }


def _words(frame: Frame, shown: Shown, name: str) -> str:
    """A figure of the present with its name and, where a state is pinned, how far it has moved."""
    formats, _, mode = frame.formats, frame.strings, changeover.seen_mode(frame.state)
    value = _figure(shown, name, mode)
    same = selectors.pinned_alike(frame.state)
    was = _figure(same, name, mode) if same else value
    words = _written(formats, name, value)
    if name in COPS:
        words, change = _("COP {cop}", cop=words), formats.change(value, was)
    elif name.endswith("pressure"):
        change = formats.pressure_change(value, was)
    else:
        change = formats.power_change(value, was)
    words = f"{_names(frame).get(name, '')} {words}".lstrip()
    return compared(words, bare(change) if same else "")


def _points(curve: Curve, mode: Mode, name: str) -> list[tuple[float, float]]:
    return list(zip(curve.of(mode)[:, 0].tolist(), curve.values(mode, name).tolist(), strict=True))


def _load(curve: Curve, mode: Mode) -> list[tuple[float, float]]:
    """What the house needs, where the machine stops, too."""
    point = curve.question.summer if mode is Mode.SUMMER else curve.question.winter
    return [(t, HOUSE.load(mode, t, point.indoor_temperature)) for t in temperatures(mode)]


def _figure(shown: Shown, name: str, mode: Mode) -> float:
    return (powers.backed(shown, mode) if name == WITH_BACKUP else getattr(shown, name)) or 0.0
