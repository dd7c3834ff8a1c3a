"""The diagrams: each by its name, small in the strip or large in the picture's place."""

from __future__ import annotations

from collections import defaultdict

import pygame

from game.diagrams import chart_ground
from game.diagrams.chart_ground import KINDS
from game.draw import text
from game.draw.kept import Kept
from game.draw.marks import draw_line
from game.draw.plate import draw_plate
from game.model import selectors
from game.screens import balance_view, curves_view, cycle_view, ladder_view, traces_view
from game.screens.frame import Frame
from game.ui.controls import Layout
from game.ui.spots import spot_at

PLAIN = {  # of which nothing but the card stands still
    "ladder": ladder_view.draw,
    "balance": balance_view.draw,
    "traces": traces_view.draw,
}


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
            cycle_view.draw(surface, frame, KINDS[name], box, s, large, self._grounds[name, large])
        elif name == "curves":
            curves_view.draw(surface, frame, box, s, large, self._grounds[name, large], self._written[large])
        else:
            self._grounds[name, large].draw(surface, box, frame.theme, lambda: surface.fill(frame.theme.card, box))
            PLAIN[name](surface, frame, box, s, large)
        surface.set_clip(clip)

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
            words = cycle_view.reading(frame, KINDS[name], chart, (across, up), number)
        if not words:
            return
        pixels = text.pixel_size(text.SMALL, s)
        width = max(text.measured(word, pixels)[0] for word in words) + round(16 * s)
        card = pygame.Rect(0, 0, width, round((20 * len(words) + 10) * s))
        aside = round((40 if number else 12) * s)  # clear of a stage's number
        card.midleft = (round(pointer[0]) + aside, round(pointer[1]))
        if card.right > region.right:
            card.right = round(pointer[0]) - aside
        card.clamp_ip((*region.topleft, region.width, max(card.height, box.bottom - region.top)))  # off the axis
        draw_plate(surface, card, 7 * s, theme.ink)
        for k, word in enumerate(words):
            text.draw_text(surface, word, (card.left + 8 * s, card.top + (15 + 20 * k) * s), pixels, theme.bar_text)
