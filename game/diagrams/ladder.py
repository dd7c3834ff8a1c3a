"""The temperature ladder: heat only steps downhill, and the compressor's lift is the climb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.content.theme import Colour, Theme, temperature_colour
from game.diagrams.plot import Plot, draw_line
from game.draw import text
from game.draw.plate import draw_plate

LEAST_SPAN, MARGIN = 60.0, 7.0  # K
RUNG = 0.17  # of the width


@dataclass(frozen=True)
class Rungs:
    """What stands on the ladder, from the air that gives heat to the air that takes it.

    Attributes:
        temperatures: Giving air, boiling and condensing refrigerant, taking air. [K]
        labels: The same in words with units.
        names: What each rung is called.
        lift: The climb in words.
        cop: What is shown beside it.
        lit: Rung that is picked out: 1 boiling, 2 condensing, if any.
    """

    temperatures: tuple[float, float, float, float]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    lift: str
    cop: str
    lit: int | None = None


def draw_ladder(
    surface: pygame.Surface,
    box: pygame.Rect,
    scale: float,
    theme: Theme,
    rungs: Rungs,
    ghost: Sequence[float] = (),
) -> None:
    """Draw the ladder.

    Args:
        surface: Where to draw.
        box: The region. [px]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
        rungs: What stands on it.
        ghost: Temperatures that are kept to compare with. [K]
    """
    small = text.pixel_size(text.SMALL, scale)
    inner = pygame.Rect(box.left + round(8 * scale), box.top + round(26 * scale), box.width - round(16 * scale), 1)
    inner.height = max(20, box.height - round(80 * scale))
    low, high = min(*rungs.temperatures, *ghost), max(*rungs.temperatures, *ghost)
    spare = max(MARGIN, 0.5 * (LEAST_SPAN - high + low))
    plot = Plot(inner, (0.0, 1.0), (low - spare, high + spare), scale)
    body = text.pixel_size(text.BODY, scale)
    text.draw_text(surface, rungs.cop, (box.left + 14 * scale, box.top + 12 * scale), body, theme.good, "bold")
    centres = (0.12, 0.36, 0.62, 0.88)
    for centre, temperature in zip(centres, ghost, strict=False):
        x, y = plot.place(centre, temperature)
        half = RUNG / 2.0 * inner.width
        draw_line(surface, theme.other, (x - half, y), (x + half, y), 3.0 * scale)
    places = [plot.place(c, t) for c, t in zip(centres, rungs.temperatures, strict=True)]
    _draw_arrow(surface, theme.heat, places[0], places[1], inner.width * RUNG / 2.0, scale)
    _draw_arrow(surface, theme.heat, places[2], places[3], inner.width * RUNG / 2.0, scale)
    _draw_lift(surface, theme, places[1], places[2], rungs.lift, scale)
    for k, (x, y) in enumerate(places):
        width, height = round(inner.width * RUNG), round(13 * scale)
        plate = pygame.Rect(round(x - width / 2), round(y - height / 2), width, height)
        colour = temperature_colour(rungs.temperatures[k])
        draw_plate(surface, plate, height / 2.0, colour, theme.accent if rungs.lit == k else theme.ink)
        text.draw_text(surface, rungs.labels[k], (x, y - 17 * scale), small, theme.ink, "bold", (0.5, 0.5))
        for line, words in enumerate(rungs.names[k].split(" ", 1)):
            place = (x, inner.bottom + (21 + 17 * line) * scale)
            text.draw_text(surface, words, place, small, theme.muted, anchor=(0.5, 0.5))


def _draw_arrow(
    surface: pygame.Surface,
    colour: Colour,
    start: tuple[float, float],
    end: tuple[float, float],
    half: float,
    scale: float,
) -> None:
    """A step from one rung to the next."""
    begin = start[0] + half + 2 * scale, start[1]
    corner = (begin[0] + end[0] - half - 2 * scale) / 2.0
    tip = end[0] - half - 3 * scale, end[1]
    for one, other in ((begin, (corner, start[1])), ((corner, start[1]), (corner, end[1])), ((corner, end[1]), tip)):
        draw_line(surface, colour, one, other, 2.6 * scale)
    wing = 5.0 * scale
    pygame.draw.polygon(surface, colour, [tip, (tip[0] - wing, tip[1] - wing), (tip[0] - wing, tip[1] + wing)])


def _draw_lift(
    surface: pygame.Surface, theme: Theme, low: tuple[float, float], high: tuple[float, float], words: str, scale: float
) -> None:
    x = (low[0] + high[0]) / 2.0
    foot, head = low[1], high[1]
    wing = 8.0 * scale
    draw_line(surface, theme.electricity, (x, foot), (x, min(foot, head + wing)), 7.0 * scale)
    pygame.draw.polygon(
        surface, theme.electricity, [(x, head), (x - wing, head + wing * 1.3), (x + wing, head + wing * 1.3)]
    )
    pixels = text.pixel_size(text.SMALL, scale)
    place = (x + 10 * scale, foot - 4 * scale)
    text.draw_text(surface, words, place, pixels, theme.electricity, "bold", (0.0, 1.0))
