"""The diagrams: what each is made of, small in the strip or large in the picture's place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from math import nan

import numpy as np
import pygame

from game.content.strings import Strings, marked
from game.content.theme import Colour
from game.content.units import bare
from game.diagrams import balance, curves, cycle_chart, ladder, traces
from game.diagrams.cycle_chart import KINDS, PH, Array, Cycle, Kind
from game.draw import text
from game.draw.kept import Kept
from game.draw.plate import draw_plate
from game.model import running_cost, selectors
from game.model.answer import Shown
from game.model.curves import FIGURES, Curve
from game.model.parameters import OUTDOOR
from game.model.state import FIGURE_GROUPS, TRACED
from game.screens.frame import Frame, picked_stage
from game.screens.hero import scale_ticks
from game.ui.diagram_controls import COSTS
from game.ui.panel_controls import MACHINE_NAMES
from physics.chart import ISOTHERMS, QUALITIES, Chart
from physics.operating_point import OUTDOOR_RANGE, Mode, kelvin

TITLES = {
    "ph": marked("Pressure–enthalpy"),
    "ts": marked("Temperature–entropy"),
    "ladder": marked("Temperature ladder"),
    "balance": marked("Energy balance"),
    "curves": marked("Over outdoor air"),
    "traces": marked("Last two minutes"),
}
COIL_STEP = 8  # of the places along a boiling blend, one in so many is drawn
BACKUP = "backup"  # the line of the balance that is no figure of the machine's
LEAST_GLIDE = 0.2  # K, below which the line is level
TOPS = {"cop": 9.0, "capacity": 20.0, "power": 8.0, "pressures": 45.0}  # of the curves' axes; COP, kW, kW, bar
STEPS = {"cop": 2.0, "capacity": 5.0, "power": 2.0, "pressures": 10.0}
UNITS = {"cop": 1.0, "capacity": 1e3, "power": 1e3, "pressures": 1e5}  # in SI
OUTDOOR_TRACE, COP_TRACE, POWER_TRACE = (kelvin(-30.0), kelvin(50.0)), (0.0, 8.0), (0.0, 6000.0)


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
    corners = np.array([shown.temperatures, shown.pressures, shown.enthalpies, shown.entropies, np.zeros(5)])
    for rows in (way, corners):
        rows[1] = np.log(rows[1])
    ideal = corners[:, :2].T.copy()
    ideal[1] = (shown.ideal[0], corners[1, 1], shown.ideal[1], corners[3, 0], 1.0)
    return Cycle(way.T, corners.T, ideal)


class Views:
    """Draws diagrams; what stands still in one is kept while it does not change."""

    def __init__(self) -> None:
        self._grounds: defaultdict[object, Kept] = defaultdict(Kept)

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
        if name in KINDS:
            self._draw_cycle(surface, frame, KINDS[name], box, s, large)
        elif name == "curves":
            self._draw_curves(surface, frame, box, s, large)
        else:
            self._grounds[name, large].draw(surface, box, frame.theme, lambda: surface.fill(frame.theme.card, box))
            {"ladder": _draw_ladder, "balance": _draw_balance, "traces": _draw_traces}[name](
                surface, frame, box, s, large
            )

    def _draw_cycle(
        self, surface: pygame.Surface, frame: Frame, kind: Kind, box: pygame.Rect, s: float, large: bool
    ) -> None:
        state, theme, _ = frame.state, frame.theme, frame.strings
        chart = state.chart
        if chart is None or chart.name != state.refrigerant:
            surface.fill(theme.card, box)
            text.draw_text(
                surface, _("Computing …"), box.center, text.pixel_size(text.SMALL, s), theme.muted, anchor=(0.5, 0.5)
            )
            return
        plot = cycle_chart.plot_of(kind, chart, box, s)

        def paint() -> None:
            surface.fill(theme.card, box)
            cycle_chart.draw_ground(surface, plot, kind, chart, theme, _ticks(frame, kind, chart), large)

        key = (chart.name, state.temperature_unit, state.pressure_unit, theme, frame.strings.language)
        self._grounds[kind.name, large].draw(surface, box, key, paint)
        shown = selectors.shown(state)
        airs = ((shown.outdoor_temperature, _("outdoor air")), (shown.indoor_temperature, _("room air")))
        cycle_chart.draw_air(surface, plot, kind, chart, airs, theme, large)
        if large and kind is PH:
            cycle_chart.label_isotherms(surface, plot, chart, theme, [frame.formats.degrees(t) for t in ISOTHERMS])
        if state.pinned is not None and state.pinned.mass_flow > 0.0 and state.pinned_refrigerant == chart.name:
            cycle_chart.draw_ghost(surface, plot, kind, cycle_of(state.pinned), theme)
        if shown.mass_flow > 0.0:
            cycle_chart.draw_cycle(surface, plot, kind, cycle_of(shown), theme, picked_stage(frame))
            if state.drop is not None:
                found = selectors.followed(state)
                row = (found.temperature, np.log(found.pressure), found.enthalpy, found.entropy, found.quality)
                cycle_chart.draw_drop(surface, plot, kind, row, theme)

    def draw_reading(self, surface: pygame.Surface, frame: Frame, name: str, region: pygame.Rect, s: float) -> None:
        """Draw what the refrigerant would be like at the pointer.

        Args:
            surface: The window.
            frame: What is to be seen.
            name: Which diagram.
            region: Its region. [px]
            s: Pixels for each layout unit. [px]
        """
        pointer, formats, theme, chart = frame.state.pointer, frame.formats, frame.theme, frame.state.chart
        if name not in KINDS or pointer is None or chart is None or chart.name != frame.state.refrigerant:
            return
        kind = KINDS[name]
        plot = cycle_chart.plot_of(kind, chart, region, s)
        box = plot.box
        if not box.collidepoint(pointer):
            return
        across = plot.x[0] + (pointer[0] - box.left) / box.width * (plot.x[1] - plot.x[0])
        up = plot.y[0] + (box.bottom - pointer[1]) / box.height * (plot.y[1] - plot.y[0])
        state = (
            chart.at_pressure_enthalpy(float(np.exp(up)), across)
            if kind is PH
            else chart.at_temperature_entropy(up, across)
        )
        if state is None:
            return
        t, log_p, h, entropy, x = (float(v) for v in state)
        words = [
            formats.temperature(t, 1),
            formats.pressure(float(np.exp(log_p))),
            formats.specific(h),
            formats.entropy(entropy),
        ]
        if not np.isnan(x):
            words.append(frame.strings("quality {x}", x=f"{x:.2f}"))
        pixels = text.pixel_size(text.SMALL, s)
        width = max(text.measured(word, pixels)[0] for word in words) + round(16 * s)
        card = pygame.Rect(0, 0, width, round((20 * len(words) + 10) * s))
        card.bottomleft = (round(pointer[0] + 12 * s), round(pointer[1] - 8 * s))
        card.clamp_ip(surface.get_rect())
        draw_plate(surface, card, 7 * s, theme.ink)
        for k, word in enumerate(words):
            text.draw_text(surface, word, (card.left + 8 * s, card.top + (15 + 20 * k) * s), pixels, theme.bar_text)

    def _draw_curves(self, surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
        state, theme, _ = frame.state, frame.theme, frame.strings
        figure = state.figure
        top = TOPS[figure] * UNITS[figure]
        plot = curves.plot_in(box, s, (OUTDOOR.low, OUTDOOR.high), top)
        own, others = selectors.own_curve(state), selectors.other_curves(state)

        def paint() -> None:
            surface.fill(theme.card, box)
            curves.draw_curves(surface, plot, theme, _axes(frame, own), _lines(frame, own, others, large))

        key = (
            state.curve,
            own is None,
            others,
            figure,
            state.temperature_unit,
            state.pressure_unit,
            theme,
            frame.strings.language,
        )
        live = []
        for shown, colour in ((state.pinned, theme.other), (selectors.shown(state), theme.good)):
            if shown is not None and shown.cop is not None:
                for name in FIGURE_GROUPS[figure]:
                    live.append((shown.outdoor_temperature, _figure(shown, name), colour))
        parts = [curves.live_part(plot, live)] if live else []
        self._grounds["curves", large].draw(surface, box, key, paint, parts, frame.standing and not large)


def _figure(shown: Shown, name: str) -> float:
    return {
        "cop": shown.cop or 0.0,
        "capacity": shown.capacity,
        "load": shown.house_load,
        "power": shown.total_power,
        "low_pressure": float(shown.pressures[0]),
        "high_pressure": float(shown.pressures[1]),
    }[name]


def _ticks(frame: Frame, kind: Kind, chart: Chart) -> cycle_chart.Ticks:
    formats = frame.formats
    if kind is PH:
        up = []
        for number in (1, 2, 5, 10, 20, 50) if formats.pressure_unit == "bar" else (100, 200, 500, 1000, 2000, 5000):
            pascal = number / formats.pressure_number(1.0)
            if formats.pressure_unit == "psi":
                number, pascal = round(number / 4), round(number / 4) / formats.pressure_number(1.0)  # noqa: PLW2901
            if chart.pressures[0] * 1.4 < pascal < chart.pressures[1] * 1.1:
                up.append((float(np.log(pascal)), f"{number:d}"))
        across = [(float(h), f"{h / 1e3:.0f}") for h in range(0, 900_001, 100_000)]
        units = "kJ/kg", formats.pressure_name
    else:
        step = 40 if formats.temperature_unit == "C" else 80
        numbers = range(-40, 281, step)
        up = [
            (kelvin((n - 32) / 1.8 if step == 80 else n), formats.degrees(kelvin((n - 32) / 1.8 if step == 80 else n)))
            for n in numbers
        ]
        up = [(value, label) for value, label in up if cycle_chart.LOWEST < value < cycle_chart.HIGHEST]
        across = [(float(s), f"{s / 1e3:.1f}") for s in range(0, 3001, 500)]
        units = "kJ/(kg K)", formats.degree
    low, high = float(chart.dome[0, kind.across]), float(np.nanmax(chart.isobars[0, :, kind.across]))
    across = [(value, label) for value, label in across if low < value < high - 0.14 * (high - low)]
    qualities = tuple(f"{x:g}" for x in QUALITIES)
    entropies = tuple(f"s {line[0, cycle_chart.S] / 1e3:.2f}" for line in chart.isentropes)
    return cycle_chart.Ticks(tuple(across), tuple(up), *units, qualities, entropies)


def _draw_ladder(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    state, formats, _ = frame.state, frame.formats, frame.strings
    shown, winter = selectors.shown(state), selectors.seen_mode(state) is Mode.WINTER
    flowing = shown.mass_flow > 0.0
    coils = (_("boiling"), _("condensing"))
    if not flowing:
        coils = (_("outdoor coil"), _("indoor coil")) if winter else (_("indoor coil"), _("outdoor coil"))
    names = (_("outdoor air"), *coils, _("room air"))
    temperatures, ghost = selectors.ladder(state)
    if not winter:
        names = (names[3], *coils, names[0])
    boiling, condensing = temperatures[1:3]
    words = _("lift {kelvin}", kelvin=formats.difference(condensing, boiling)) if flowing else _("at rest")
    labels = tuple(formats.temperature(t) for t in temperatures)
    cop = _("COP {cop}", cop=formats.ratio(shown.cop)) if flowing else ""
    if same := selectors.pinned_alike(state) if flowing else None:
        if shown.cop and same.cop:
            cop = f"{cop} ({formats.change(shown.cop - same.cop)})"
        was = formats.apart(same.condensing_temperature, same.evaporating_temperature)
        words = f"{words} ({formats.change(formats.apart(condensing, boiling) - was, 0)})"
    steps: tuple[str, ...] = ("", "")
    if large and flowing:
        falls = temperatures[:2], temperatures[2:]
        steps = tuple(_("heat steps down {kelvin}", kelvin=formats.difference(*fall)) for fall in falls)
    rungs = ladder.Rungs(temperatures, labels, names, words, cop, picked_stage(frame), steps, flowing)
    ladder.draw_ladder(surface, box, s, frame.theme, rungs, ghost)


def _draw_balance(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    table = round(COSTS * s) if large else 0
    upper = pygame.Rect(box.left, box.top, box.width, box.height - table)
    entries, audit = _entries(frame)
    balance.draw_balance(surface, upper, s, frame.theme, entries, audit)
    if large:
        _draw_costs(surface, frame, pygame.Rect(box.left, upper.bottom, box.width, table), s)


def _entries(frame: Frame) -> tuple[list[balance.Entry], str]:
    """The lines of the balance, and the sum written out."""
    state, formats, theme, _ = frame.state, frame.formats, frame.theme, frame.strings
    shown, same = selectors.shown(state), selectors.pinned_alike(state)
    winter = selectors.seen_mode(state) is Mode.WINTER
    if winter:
        lines: list[tuple[str, str, Colour]] = [
            (_("From outdoor air"), "heat_absorbed", theme.heat),
            (_("Compressor"), "compressor_power", theme.electricity),
            (_("Indoor fan"), "indoor_fan_power", theme.electricity),
        ]
        if (selectors.backup(shown) or (same and selectors.backup(same))) and state.slide == 0.0:
            lines.append((_("Backup heat"), BACKUP, theme.electricity))
        result = _("Into the room")
        aside = [(_("Outdoor fan"), "outdoor_fan_power"), (_("Losses outdoors"), "drive_loss")]
    else:
        lines = [
            (_("From the room"), "capacity", theme.heat),
            (_("Indoor fan"), "indoor_fan_power", theme.electricity),
            (_("Compressor"), "compressor_power", theme.electricity),
            (_("Outdoor fan"), "outdoor_fan_power", theme.electricity),
            (_("Losses outdoors"), "drive_loss", theme.electricity),
        ]
        result, aside = _("To outdoor air"), []
    entries: list[balance.Entry] = []
    terms, total, start, then = [], 0.0, 0.0, 0.0

    def entry(name: str, start: float, power: float, written: float, colour: Colour, kept: float | None) -> None:
        words = formats.power(written)
        if kept is not None:
            words = f"{words} ({formats.change((power - kept) / 1e3, 2)})"
        entries.append(balance.Entry(name, start, power, words, colour, kept))

    for name, figure, colour in lines:
        power, kept = _power(shown, figure), _power(same, figure) if same else None
        entry(name, start, power, power, colour, kept)
        terms.append(bare(formats.power(power)))
        start, then, total = start + power, then + (kept or 0.0), total + round(power, -1)
    entry(result, 0.0, start, total, theme.heat, then if same else None)  # the sum of what is written
    for name, figure in aside:
        power = getattr(shown, figure)
        entry(name, 0.0, power, power, theme.electricity, getattr(same, figure) if same else None)
    return entries, f"{' + '.join(terms)} = {formats.power(total)}"


def _power(found: Shown, figure: str) -> float:
    """A line of the balance. [W]"""
    power: float = selectors.backup(found) if figure == BACKUP else getattr(found, figure)
    return power


def _draw_costs(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float) -> None:
    """What a kilowatt-hour of the same heat takes, by the heat pump and by what it replaces."""
    state, theme, formats, _ = frame.state, frame.theme, frame.formats, frame.strings
    shown, winter = selectors.shown(state), selectors.seen_mode(state) is Mode.WINTER
    small = text.pixel_size(text.SMALL, s)
    electricity = state.electricity_price, state.grid_emission
    rows: list[tuple[str, running_cost.Cost | None]] = [
        (_("This heat pump"), running_cost.cost(shown.cop, *electricity) if shown.cop else None)
    ]
    if backed := selectors.backed_cop(state):
        rows = [(_("With backup heat"), running_cost.cost(backed, *electricity))]
    if winter:
        rows += [
            (_("Electric baseboard"), running_cost.cost(running_cost.BASEBOARD, *electricity)),
            (_("Gas furnace"), running_cost.cost(running_cost.GAS_FURNACE, state.gas_price, running_cost.GAS_EMISSION)),
            (_("Oil boiler"), running_cost.cost(running_cost.OIL_BOILER, state.oil_price, running_cost.OIL_EMISSION)),
        ]
    elif older := selectors.older_cop(state):
        rows.append((_("Older air conditioner"), running_cost.cost(older, *electricity)))
    columns = (0.0, 176.0, 268.0, 350.0)
    heads = (_("For 1 kWh of heat") if winter else _("For 1 kWh of cooling"), _("energy"), _("cost"), _("CO₂"))
    for x, head in zip(columns, heads, strict=True):
        text.draw_text(surface, head, (box.left + (4 + x) * s, box.top + 28 * s), small, theme.muted)
    for k, (name, found) in enumerate(rows):
        y = box.top + (58 + 30 * k) * s
        figures = ("–",) * 3
        if found is not None:
            figures = (f"{found.energy:.2f} kWh", formats.money(found.price), formats.grams(found.emission))
        for x, words in zip(columns, (name, *figures), strict=True):
            text.draw_text(surface, words, (box.left + (4 + x) * s, y), small, theme.ink, "medium" if x else "regular")
    source = _("{region}: prices of 2024–26, grid of 2023", region=running_cost.REGION)
    text.draw_text(surface, source, (box.left + 4 * s, box.bottom - 18 * s), small, theme.muted)


def _axes(frame: Frame, curve: Curve | None) -> curves.Axes:
    figure, formats, _ = frame.state.figure, frame.formats, frame.strings
    unit, step, top = UNITS[figure], STEPS[figure], TOPS[figure]
    values = [k * step for k in range(int(top / step) + 1)]
    up = [(value * unit, f"{value:g}") for value in values]
    name = {"cop": "", "capacity": "kW", "power": "kW", "pressures": "bar"}[figure]
    if figure == "pressures" and formats.pressure_unit != "bar":
        up = [(value * unit, f"{formats.pressure_number(value * unit):.0f}") for value in values]
        name = formats.pressure_name
    level = (1.0, OUTDOOR_RANGE[Mode.WINTER][1], _("electric baseboard")) if figure == "cop" else None
    point = selectors.balance_point(curve) if figure == "capacity" and curve else None
    known = replace(formats, known=True)  # a curve is there only when it has been computed
    mark = (point, _("balance point {t}", t=known.temperature(point))) if point is not None else None
    return curves.Axes(tuple(scale_ticks(frame)), tuple(up), top * unit, name, level, mark)


def _lines(frame: Frame, own: Curve | None, others: tuple[Curve, ...], large: bool) -> list[curves.Line]:
    """The curves: those of other machines, and the last one until that of these inputs is computed, are faint."""
    theme, _, last = frame.theme, frame.strings, frame.state.curve
    names = {
        "capacity": _("capacity"),
        "load": _("load"),
        "low_pressure": _("suction"),
        "high_pressure": _("discharge"),
    }
    found = []
    group = FIGURE_GROUPS[frame.state.figure]
    for each in (*others, *((last,) if last else ())):
        for mode in Mode:
            for k, name in enumerate(group):
                faint = each is not own
                if faint and name == "load":
                    continue
                rows = each.of(mode)
                points = [(float(t), float(v)) for t, v in rows[:, [0, 1 + FIGURES.index(name)]]]
                label = names.get(name, _("heating") if mode is Mode.WINTER else _("cooling"))
                colour: Colour = theme.other if name == "load" else theme.ink
                dashed = mode is Mode.SUMMER
                if faint or (dashed and name in names):
                    label = ""
                if faint and large and k == 0 and not dashed and each is not last:
                    label = _(MACHINE_NAMES[each.question.machine])
                at = 0.8 if faint else 0.45 if k == 0 else 0.2
                found.append(curves.Line(points, label, colour, dashed, faint, at))
    return found


def _draw_traces(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    state, theme, formats, _ = frame.state, frame.theme, frame.formats, frame.strings
    shown = selectors.shown(state)
    now, kept = state.moment, state.pinned
    columns = list(zip(*state.traces, strict=True)) or [(), (), (), ()]
    times = [t - now for t in columns[0]]

    def samples(values: tuple[float, ...], present: float) -> list[tuple[float, float]]:
        return [*zip(times, values, strict=True), (0.0, present)]

    found = (
        traces.Trace(
            _("outdoor air"),
            formats.temperature(shown.outdoor_temperature),
            samples(columns[1], shown.outdoor_temperature),
            OUTDOOR_TRACE,
            [(kelvin(celsius), formats.degrees(kelvin(celsius))) for celsius in (-20.0, 0.0, 20.0, 40.0)],
            theme.accent,
            kept.outdoor_temperature if kept else None,
        ),
        traces.Trace(
            _("COP"),
            formats.ratio(shown.cop),
            samples(columns[2], nan if shown.cop is None else shown.cop),
            COP_TRACE,
            [(cop, f"{cop:g}") for cop in (2.0, 4.0, 6.0)],
            theme.good,
            kept.cop if kept else None,
        ),
        traces.Trace(
            _("electricity"),
            formats.kilowatts(shown.total_power),
            samples(columns[3], shown.total_power),
            POWER_TRACE,
            [(watts, formats.kilowatts(watts)) for watts in (2000.0, 4000.0)],
            theme.electricity,
            kept.total_power if kept else None,
        ),
    )
    traces.draw_traces(surface, box, s, theme, found, TRACED, (_("two minutes ago"), _("now")))


def title(name: str, _: Strings) -> str:
    """What a diagram is called.

    Args:
        name: Which diagram.
        _: The language.
    Returns:
        Its title.
    """
    return _(TITLES[name])
