"""The strip under the slider: COP over outdoor temperature, and one sentence on what is happening."""

from __future__ import annotations

import pygame

from game.diagrams import cop
from game.diagrams.plot import Plot
from game.draw import text
from game.model import selectors
from game.model.parameters import OUTDOOR
from game.model.state import AppState
from game.screens import story
from game.screens.frame import Frame
from game.screens.hero import scale_ticks
from game.ui.layout import Layout
from physics.operating_point import Mode

CHART_SHARE = 0.56  # of the strip's width


class Strip:
    """Draws the strip; the chart's curves are kept while they do not change."""

    def __init__(self) -> None:
        self._key: object = None
        self._ground = pygame.Surface((1, 1))

    def draw(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw the strip.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        region, s, state = places.regions["strip"], places.scale, frame.state
        width = round(region.width * CHART_SHARE)
        chart = pygame.Rect(region.left, region.top + round(34 * s), width, region.height - round(36 * s))
        plot = cop.plot_in(chart, s, (OUTDOOR.low, OUTDOOR.high))
        key = (state.curve, frame.theme, state.temperature_unit, frame.strings.language, region.size)
        if key != self._key:
            self._key, self._ground = key, pygame.Surface(region.size)
            moved = cop.plot_in(chart.move(-region.x, -region.y), s, plot.x)
            _draw_chart(self._ground, frame, moved, s)
        surface.blit(self._ground, region)
        shown = selectors.shown(state)
        if shown.cop is not None and state.slide in (0.0, 1.0):
            cop.draw_live_point(surface, plot, frame.theme, shown.outdoor_temperature, shown.cop)
        _draw_story(surface, frame, region, region.left + width + round(26 * s), s)


def picked_stage(state: AppState) -> int | None:
    """The stage under the pointer or the keyboard's focus, or else the one picked out.

    Args:
        state: The state.
    Returns:
        1 to 5, or None.
    """
    for name in (state.hovered, state.focused):
        if name and name.startswith("stage-"):
            return int(name.removeprefix("stage-"))
    return state.stage


def _draw_chart(ground: pygame.Surface, frame: Frame, plot: Plot, s: float) -> None:
    _, theme, curve = frame.strings, frame.theme, frame.state.curve
    ground.fill(theme.card)
    pygame.draw.line(ground, theme.faint, (0, 0), (ground.get_width(), 0))
    body = text.pixel_size(text.BODY, s)
    text.draw_text(ground, _("COP over outdoor air"), (18 * s, 22 * s), body, theme.ink, "bold")
    labels = cop.CopLabels(_("heating"), _("cooling"), _("electric baseboard"), tuple(scale_ticks(frame)))
    winter, summer = ([tuple(row) for row in curve.of(mode)[:, :2]] if curve else [] for mode in Mode)
    cop.draw_curves(ground, plot, theme, labels, winter, summer)


def _draw_story(surface: pygame.Surface, frame: Frame, region: pygame.Rect, left: int, s: float) -> None:
    _, ink = frame.strings, frame.theme.ink
    stage, body = picked_stage(frame.state), text.pixel_size(text.BODY, s)
    text.draw_text(surface, story.title(stage, _), (left, region.top + 22 * s), body, ink, "bold")
    lines = text.wrapped(story.sentence(frame, stage), region.right - left - 20 * s, body)
    for k, line in enumerate(lines):
        text.draw_text(surface, line, (left, region.top + (52 + 24 * k) * s), body, ink)
