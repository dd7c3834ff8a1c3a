"""The traces: what outdoor air, efficiency and electricity did in the last two minutes."""

from __future__ import annotations

from math import nan

import pygame

from game.content.units import compared
from game.diagrams import traces
from game.model import changeover, selectors
from game.model.curves import curve_stages
from game.model.state import TRACED
from game.screens.frame import Frame, picked_stage
from physics.operating_point import kelvin

DEGREES = {"C": (-20, 0, 20, 40), "F": (0, 40, 80, 120)}  # along the outdoor trace's axis, by unit
OUTDOOR_TRACE, COP_TRACE, POWER_TRACE = (kelvin(-36.0), kelvin(56.0)), (0.0, 10.5), (0.0, 6000.0)


def draw(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, _large: bool) -> None:
    """Draw the traces, which look alike in every size.

    Args:
        surface: The window.
        frame: What is to be seen.
        box: Their region. [px]
        s: Pixels for each layout unit. [px]
    """
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
            [(formats.kelvin(n), formats.degrees(formats.kelvin(n))) for n in DEGREES[formats.temperature_unit]],
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
            _("heat pump") if selectors.backup_seen(state) else _("electricity"),
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
