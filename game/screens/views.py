"""The diagrams: what each is made of, small in the strip or large in the picture's place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from math import nan, remainder

import numpy as np
import pygame

from game.content.units import Formats, bare, compared
from game.diagrams import chart_ground, cycle_chart, ladder, traces
from game.diagrams.chart_ground import KINDS, PH, Array, Kind, Ticks
from game.diagrams.cycle_chart import Cycle
from game.draw import text
from game.draw.kept import Kept
from game.draw.marks import draw_line
from game.draw.plate import draw_plate
from game.model import changeover, selectors
from game.model.answer import Shown
from game.model.curves import curve_stages
from game.model.state import TRACED
from game.screens import balance_view, curves_view, story
from game.screens.frame import Frame, picked_stage
from game.ui.controls import Layout
from game.ui.spots import spot_at
from physics.chart import ISOTHERMS, QUALITIES, Chart
from physics.operating_point import Mode, kelvin

COIL_STEP = 8  # of the places along a boiling blend, one in so many is drawn
PRESSURES = {  # along the axis, by unit
    "bar": (1, 2, 5, 10, 20, 50),
    "kPa": (100, 200, 500, 1000, 2000, 5000),
    "psi": (25, 50, 125, 250, 500, 1250),
}
ISOTHERM_STEPS = {"C": 20, "F": 40}  # between lines, by unit
TRACED_DEGREES = {"C": (-20, 0, 20, 40), "F": (0, 40, 80, 120)}  # along the outdoor trace's axis, by unit
LEAST_GLIDE = 0.2  # K, below which the line is level
OUTDOOR_TRACE, COP_TRACE, POWER_TRACE = (kelvin(-36.0), kelvin(56.0)), (0.0, 10.5), (0.0, 6000.0)


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


class Views:
    """Draws diagrams; what stands still in one is kept while it does not change."""

    def __init__(self) -> None:
        self._grounds: defaultdict[object, Kept] = defaultdict(Kept)
        self._written: defaultdict[bool, list[pygame.Rect]] = defaultdict(list)  # beside the curves, small and large

    def draw(self, surface: pygame.Surface, frame: Frame, name: str, box: pygame.Rect, s: float, large: bool) -> None:
        """Draw one diagram.

        Args:
            surface: The window.
            frame: What is to be seen.
            name: Which diagram.
            box: Its region. [px]
            s: Pixels for each layout unit. [px]
            large: Whether it stands in the picture's place.
        """
        clip = surface.get_clip()
        surface.set_clip(box)
        if name in KINDS:
            self._draw_cycle(surface, frame, KINDS[name], box, s, large)
        elif name == "curves":
            curves_view.draw(surface, frame, box, s, large, self._grounds[name, large], self._written[large])
        else:
            self._grounds[name, large].draw(surface, box, frame.theme, lambda: surface.fill(frame.theme.card, box))
            {"ladder": _draw_ladder, "balance": balance_view.draw, "traces": _draw_traces}[name](
                surface, frame, box, s, large
            )
        surface.set_clip(clip)

    def _draw_cycle(
        self, surface: pygame.Surface, frame: Frame, kind: Kind, box: pygame.Rect, s: float, large: bool
    ) -> None:
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
        self._grounds[kind.name, large].draw(surface, box, key, paint)
        shown = changeover.shown(state)
        airs = ((shown.outdoor_temperature, _("outdoor air")), (shown.indoor_temperature, _("room air")))
        taken = cycle_chart.draw_air(surface, plot, kind, chart, airs, theme, large)
        if large and kind is PH:
            chart_ground.label_isotherms(surface, plot, chart, theme, _isotherms(frame.formats))
        then = state.pinned
        if then is not None and then.shown.mass_flow > 0.0 and then.question.point.refrigerant == chart.name:
            cycle_chart.draw_ghost(surface, plot, kind, cycle_of(then.shown), theme)
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
            cycle_chart.draw_cycle(surface, plot, kind, cycle_of(shown), theme, picked_stage(frame), details)
            if state.drop is not None:
                found = selectors.followed(state)
                row = (found.temperature, np.log(found.pressure), found.enthalpy, found.entropy, found.quality)
                cycle_chart.draw_drop(surface, plot, kind, row, theme)

    def draw_reading(
        self, surface: pygame.Surface, frame: Frame, places: Layout, name: str, region: pygame.Rect, s: float
    ) -> None:
        """Draw what a diagram says at the pointer: the refrigerant's state there, or figures in another weather.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
            name: Which diagram.
            region: Its region. [px]
            s: Pixels for each layout unit. [px]
        """
        number = None
        pointer, theme, chart = frame.state.pointer, frame.theme, selectors.own_chart(frame.state)
        if name in KINDS and chart:
            plot = chart_ground.plot_of(KINDS[name], chart, region, s)
        elif name == "curves":
            plot = curves_view.plot_of(frame, region, s)
        else:
            return
        box = plot.box
        if pointer is None or not box.collidepoint(pointer):
            return
        across = plot.x[0] + (pointer[0] - box.left) / box.width * (plot.x[1] - plot.x[0])
        up = plot.y[0] + (box.bottom - pointer[1]) / box.height * (plot.y[1] - plot.y[0])
        if name == "curves":
            words = curves_view.reading(frame, across)
            if words:
                draw_line(surface, theme.accent, (pointer[0], box.top), (pointer[0], box.bottom), 1.6 * s)
        else:
            assert chart
            spot = spot_at(*pointer, frame.state, places)
            number = spot[1] if spot and spot[0].startswith(f"spot-{name}-") else None
            words = _state_words(frame, KINDS[name], chart, (across, up), number)
        if not words:
            return
        pixels = text.pixel_size(text.SMALL, s)
        width = max(text.measured(word, pixels)[0] for word in words) + round(16 * s)
        card = pygame.Rect(0, 0, width, round((20 * len(words) + 10) * s))
        aside = round((40 if number else 12) * s)  # clear of a stage's number
        card.midleft = (round(pointer[0]) + aside, round(pointer[1]))
        if card.right > region.right:
            card.right = round(pointer[0]) - aside
        card.clamp_ip(region)
        draw_plate(surface, card, 7 * s, theme.ink)
        for k, word in enumerate(words):
            text.draw_text(surface, word, (card.left + 8 * s, card.top + (15 + 20 * k) * s), pixels, theme.bar_text)


def _state_words(frame: Frame, kind: Kind, chart: Chart, place: tuple[float, float], number: int | None) -> list[str]:
    """The refrigerant's state at a place of a diagram, or as it leaves a stage; nothing where there is none."""
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
    entropies = tuple(f"s = {line[0, chart_ground.S] / 1e3:.1f}" for line in chart.isentropes)
    known = [(level, label) for level, label in pressures if level < np.log(chart.pressures[1])]  # the axis goes on
    isobars = tuple(known[::-1]), formats.pressure_name
    gas = frame.strings("gas")
    return Ticks(tuple(across), tuple(up), *units, qualities, _isotherms(formats), entropies, *isobars, gas)


def _isotherms(formats: Formats) -> tuple[tuple[int, str], ...]:
    """Numbers of the isotherms of a chart that are round in the chosen unit, and their labels."""
    step = ISOTHERM_STEPS[formats.temperature_unit]
    numbers = enumerate(map(formats.temperature_number, ISOTHERMS))
    return tuple((k, formats.degrees(ISOTHERMS[k])) for k, number in numbers if abs(remainder(number, step)) < 1e-6)


def _levels(formats: Formats) -> list[float]:
    """Round temperatures over all that the ladder may show. [K]"""
    numbers = range(-80, 201, 20) if formats.temperature_unit == "F" else range(-60, 91, 10)
    return [formats.kelvin(number) for number in numbers]


def _draw_ladder(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    state, formats, _ = frame.state, frame.formats, frame.strings
    shown, winter = changeover.shown(state), changeover.seen_mode(state) is Mode.WINTER
    flowing = changeover.lifting(shown)
    coils = (_("boiling"), _("condensing"))
    if not flowing:
        coils = (_("outdoor coil"), _("indoor coil")) if winter else (_("indoor coil"), _("outdoor coil"))
    names: tuple[str, ...] = (_("outdoor air"), *coils, _("room air"))
    temperatures, ghost = selectors.ladder(state)
    if not winter:
        names = (names[3], *coils, names[0])
    boiling, condensing = temperatures[1:3]
    words = _("lift {kelvin}", kelvin=formats.difference(condensing, boiling)) if flowing else _("at rest")
    air, refrigerant = (formats.air, formats.air_change), (formats.temperature, formats.temperature_change)
    writing = air, refrigerant, refrigerant, air
    labels = tuple(write(t) for (write, _change), t in zip(writing, temperatures, strict=True))
    ends = story.plateaus(frame, shown)
    if flowing and large:
        labels = (labels[0], *ends, labels[3])
    elif flowing and not ghost and ends != labels[1:3]:  # in the second lines of the names
        gliding = zip(coils, ends, labels[1:3], strict=True)
        names = (names[0], *(name if end == dew else f"{name} {bare(end)}°" for name, end, dew in gliding), names[3])
    if ghost:
        changes = [change(*pair) for (_write, change), *pair in zip(writing, temperatures, ghost, strict=True)]
        longer = tuple(map(compared, labels, changes if large else map(bare, changes)))
        pixels = text.pixel_size(text.SMALL, s)
        if max(text.measured(label, pixels, "bold")[0] for label in longer) < 0.19 * box.width:  # of four rungs
            labels = longer
        else:  # in the second lines of the names
            names = tuple(map(compared, names, map(bare, changes)))
    cop = _("COP {cop}", cop=formats.ratio(shown.cop)) if flowing else ""
    if same := selectors.pinned_alike(state) if flowing else None:
        if shown.cop and same.cop:
            cop = compared(cop, formats.change(shown.cop, same.cop))
        was = formats.apart(same.condensing_temperature, same.evaporating_temperature)
        moved = compared("", formats.change(formats.apart(condensing, boiling), was, 0))
        words = f"{words}\n{moved}" if moved else words
    steps: tuple[str, ...] = ("", "")
    if large and flowing:
        falls = temperatures[:2], temperatures[:1:-1]
        steps = tuple(_("heat steps down {kelvin}", kelvin=formats.air_difference(*fall)) for fall in falls)
    levels = tuple((level, formats.degrees(level)) for level in _levels(formats)) if large else ()
    rungs = ladder.Rungs(temperatures, labels, names, words, cop, picked_stage(frame), steps, flowing, levels)
    ladder.draw_ladder(surface, box, s, frame.theme, rungs, ghost, large)


def _draw_traces(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, _large: bool) -> None:
    state, theme, formats, _ = frame.state, frame.theme, frame.formats, frame.strings
    shown = changeover.shown(state)
    now, kept, same = state.moment, state.pinned and state.pinned.shown, selectors.pinned_alike(state)
    columns = list(zip(*state.traces, strict=True)) or [(), (), (), ()]
    times = [t - now for t in columns[0]]

    def samples(values: tuple[float, ...], present: float) -> list[tuple[float, float]]:
        return [*zip(times, values, strict=True), (0.0, present)]

    warmer = better = more = ""  # than what is pinned
    if same:
        warmer = formats.air_change(shown.outdoor_temperature, same.outdoor_temperature)
        better = formats.change(shown.cop, same.cop) if shown.cop and same.cop else ""
        more = formats.power_change(shown.total_power, same.total_power)
    found = (
        traces.Trace(
            _("outdoor air"),
            compared(formats.air(shown.outdoor_temperature), warmer),
            samples(columns[1], shown.outdoor_temperature),
            OUTDOOR_TRACE,
            [(formats.kelvin(n), formats.degrees(formats.kelvin(n))) for n in TRACED_DEGREES[formats.temperature_unit]],
            theme.accent,
            kept.outdoor_temperature if kept else None,
        ),
        traces.Trace(
            _("COP"),
            compared(formats.ratio(shown.cop), better),
            samples(columns[2], nan if shown.cop is None else shown.cop),
            COP_TRACE,
            [(cop, f"{cop:g}") for cop in (0.0, 2.0, 4.0, 6.0, 8.0)],
            theme.good,
            kept.cop if kept else None,
        ),
        traces.Trace(
            _("electricity"),
            compared(formats.kilowatts(shown.total_power), more),
            samples(columns[3], shown.total_power),
            POWER_TRACE,
            [(watts, f"{watts / 1e3:g}") for watts in (0.0, 2000.0, 4000.0)],
            theme.electricity,
            kept.total_power if kept else None,
            picked_stage(frame) in curve_stages("total_power", changeover.seen_mode(state)),
        ),
    )
    traces.draw_traces(surface, box, s, theme, found, TRACED, (_("two minutes ago"), _("now")))
