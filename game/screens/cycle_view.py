"""The pressure–enthalpy and the temperature–entropy diagram: chart, airs, cycle, and what they say at the pointer."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from math import remainder

import numpy as np
import pygame

from game.content.units import Formats
from game.diagrams import chart_ground, cycle_chart
from game.diagrams.chart_ground import PH, Array, Kind, Ticks
from game.diagrams.cycle_chart import Cycle
from game.draw import text
from game.draw.kept import Kept
from game.model import changeover, selectors
from game.model.answer import Shown
from game.screens.frame import Frame, picked_stage
from physics.chart import ISOTHERMS, QUALITIES, Chart, P, S

COIL_STEP = 8  # of the places along a boiling blend, one in so many is drawn
PRESSURES = {  # along the axis, by unit
    "bar": (1, 2, 5, 10, 20, 50),
    "kPa": (100, 200, 500, 1000, 2000, 5000),
    "psi": (25, 50, 125, 250, 500, 1250),
}
ISOTHERM_STEPS = {"C": 20, "F": 40}  # between lines, by unit
ISENTROPE_PLACES = 9
LEAST_GLIDE = 0.2  # K, below which the line is level


@lru_cache(maxsize=8)
def cycle_of(shown: Shown) -> Cycle:
    """The cycle as the processes really run.

    Args:
        shown: All figures.
    Returns:
        States for the diagrams.
    """

    def coil(path: Array, pressure: float) -> Array:
        t, x = path[0], path[1]
        inside = (x > 0.0) & (x < 1.0)
        flips = np.flatnonzero(inside[1:] != inside[:-1])
        drawn = x == 1.0  # gas bends, and takes but a short stretch of tube
        drawn[[0, -1, *(flips + inside[flips])]] = True  # where boiling begins or ends
        if np.ptp(t[inside]) > LEAST_GLIDE:
            drawn[::COIL_STEP] = True
        rows = path[:, drawn][[0, 1, 3, 4, 1]]  # temperature, room for the pressure, enthalpy, entropy, quality
        rows[1] = pressure
        return rows

    high, low = float(shown.pressures[2]), float(shown.pressures[0])
    sections = (shown.compression, coil(shown.condenser, high), shown.expansion, coil(shown.evaporator, low))
    way = np.concatenate(sections, axis=1)
    pressed, condensed, expanded, boiled = accumulate(section.shape[1] for section in sections)
    legs = {
        1: (expanded - 1, boiled),
        2: (0, pressed),
        3: (pressed - 1, pressed + 1),
        4: (pressed, condensed),
        5: (condensed - 1, expanded),
    }
    way[1] = np.log(way[1])
    corners = selectors.corners(shown)
    ideal = corners[:2].copy()
    ideal[1] = (shown.ideal[0], corners[1, 1], shown.ideal[1], corners[0, 3], 1.0)
    return Cycle(way.T, corners, ideal, legs)


def _isentrope(chart: Chart, start: Array, end: Array) -> Array:
    """States from one to another of the same entropy, shape (m, 5)."""
    between = []
    for level in np.linspace(start[P], end[P], ISENTROPE_PLACES)[1:-1]:
        isobar = chart_ground.isobar(chart, float(level))
        between.append([np.interp(start[S], isobar[:, S], column) for column in isobar.T])
    return np.array([start, *between, end])


def draw(
    surface: pygame.Surface, frame: Frame, kind: Kind, box: pygame.Rect, s: float, large: bool, kept: Kept
) -> None:
    """Draw the refrigerant's chart and the cycle in it.

    Args:
        surface: The window.
        frame: What is to be seen.
        kind: Which diagram.
        box: Its region. [px]
        s: Pixels for each layout unit. [px]
        large: Whether it stands in the picture's place.
        kept: What stands still in it.
    """
    state, theme, _ = frame.state, frame.theme, frame.strings
    chart = selectors.own_chart(state)
    if chart is None:
        surface.fill(theme.card, box)
        text.draw_text(
            surface, _("Computing …"), box.center, text.pixel_size(text.SMALL, s), theme.muted, anchor=(0.5, 0.5)
        )
        return
    plot = chart_ground.plot_of(kind, chart, box, s)

    def paint() -> None:
        surface.fill(theme.card, box)
        chart_ground.draw_ground(surface, plot, kind, chart, theme, ticks(frame, kind, chart), large)

    key = (chart.name, state.temperature_unit, state.pressure_unit, theme, frame.strings.language)
    kept.draw(surface, box, key, paint)
    shown = changeover.shown(state)
    airs = ((shown.outdoor_temperature, _("outdoor air")), (shown.indoor_temperature, _("room air")))
    taken = cycle_chart.draw_air(surface, plot, kind, chart, airs, theme, large)
    if large and kind is PH:
        chart_ground.label_isotherms(surface, plot, chart, theme, _isotherms(frame.formats))
    then, ghost = state.pinned, None
    if then is not None and then.shown.mass_flow > 0.0 and then.question.point.refrigerant == chart.name:
        ghost = cycle_of(then.shown)
        cycle_chart.draw_ghost(surface, plot, kind, ghost, theme)
    words = _("liquid"), _("liquid + gas"), _("gas")
    levels = shown.evaporating_temperature, float(shown.temperatures[3]), shown.condensing_temperature
    if kind is PH:
        low, high = np.log(shown.pressures)[[4, 3]].tolist()
        levels = low, high, high
    if changeover.cycle_seen(state):
        places = plot.places(selectors.corners(shown)[:, [kind.across, kind.up]])
        taken += cycle_chart.corner_boxes(plot, places).values()
        (left, top), (right, low) = places[3:]
        taken.append(pygame.Rect(left, top, right - left + 2, low - top))
    chart_ground.label_regions(surface, plot, kind, chart, levels, [t for t, _name in airs], theme, words, taken)
    if changeover.cycle_seen(state):
        details = None
        if large:
            share = f"{shown.injection_flow / shown.mass_flow:.2f}"
            injected = _("+ {share} kg of liquid injected per kg of gas", share=share)
            details = _("ideal"), injected if shown.injection_flow > 0.0 else ""
        cycle = cycle_of(shown)
        if large and kind is PH:  # the line is seen to be bent
            cycle = replace(cycle, ideal=_isentrope(chart, *cycle.ideal))
        cycle_chart.draw_cycle(surface, plot, kind, cycle, theme, picked_stage(frame), details, ghost)
        if state.drop is not None:
            found = selectors.followed(state)
            row = (found.temperature, np.log(found.pressure), found.enthalpy, found.entropy, found.quality)
            cycle_chart.draw_drop(surface, plot, kind, row, theme)


def reading(frame: Frame, kind: Kind, chart: Chart, place: tuple[float, float], number: int | None) -> list[str]:
    """The refrigerant's state at a place of a diagram, or as it leaves a stage.

    Args:
        frame: What is to be seen.
        kind: Which diagram.
        chart: Ground of the refrigerant.
        place: Values of both axes.
        number: The stage, None for the place.
    Returns:
        A line for each property; nothing where there is no such state.
    """
    formats, (across, up) = frame.formats, place
    state: Array | None
    if number:
        state = selectors.corners(changeover.shown(frame.state))[number - 1]
    else:
        formats = replace(formats, known=True)  # the chart is, whatever the inputs
        at_pressure, at_temperature = chart.at_pressure_enthalpy, chart.at_temperature_entropy
        state = at_pressure(float(np.exp(up)), across) if kind is PH else at_temperature(up, across)
    if state is None:
        return []
    t, log_p, h, s, x = (float(v) for v in state)
    words = [f"T = {formats.temperature(t, 1)}", f"p = {formats.pressure(float(np.exp(log_p)))}"]
    words += [f"h = {formats.enthalpy(h)}", f"s = {formats.entropy(s)}"]
    return words if np.isnan(x) else [*words, f"x = {formats.number(x, 2)}"]


def ticks(frame: Frame, kind: Kind, chart: Chart) -> Ticks:
    """Labels of a diagram in the chosen units.

    Args:
        frame: What is to be seen.
        kind: Which diagram.
        chart: Ground of the refrigerant.
    Returns:
        The labels, with the lines that are theirs.
    """
    formats = frame.formats
    pressures = []
    for number in PRESSURES[formats.pressure_unit]:
        pascal = number * formats.pascal
        if chart.pressures[0] * 1.4 < pascal < chart.pressures[1] * 1.1:
            pressures.append((float(np.log(pascal)), f"{number:d}"))
    if kind is PH:
        up = pressures
        across = [(float(h), f"{h / 1e3:.0f}") for h in range(0, 900_001, 100_000)]
        units = "kJ/kg", formats.pressure_name
    else:
        places = [formats.kelvin(n) for n in range(-40, 281, 40 if formats.temperature_unit == "C" else 80)]
        up = [(t, formats.degrees(t)) for t in places if chart_ground.LOWEST < t < chart_ground.HIGHEST]
        across = [(float(s), f"{s / 1e3:.1f}") for s in range(0, 3001, 500)]
        units = chart_ground.ENTROPY_UNIT, formats.degree
    low, high = float(chart.dome[0, kind.across]), float(np.nanmax(chart.isobars[0, :, kind.across]))
    across = [(value, label) for value, label in across if low < value < high - 0.14 * (high - low)]
    qualities = tuple(f"x = {x:g}" for x in QUALITIES)
    entropies = tuple(f"s = {line[0, S] / 1e3:.1f}" for line in chart.isentropes)
    known = [(level, label) for level, label in pressures if level < np.log(chart.pressures[1])]  # the axis goes on
    isobars = tuple(known[::-1]), formats.pressure_name
    gas = frame.strings("gas")
    return Ticks(tuple(across), tuple(up), *units, qualities, _isotherms(formats), entropies, *isobars, gas)


def _isotherms(formats: Formats) -> tuple[tuple[int, str], ...]:
    """Numbers of the isotherms of a chart that are round in the chosen unit, and their labels."""
    step = ISOTHERM_STEPS[formats.temperature_unit]
    numbers = enumerate(map(formats.temperature_number, ISOTHERMS))
    return tuple((k, formats.degrees(ISOTHERMS[k])) for k, number in numbers if abs(remainder(number, step)) < 1e-6)
