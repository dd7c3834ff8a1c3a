"""COP over outdoor temperature, both modes, with the live point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.content.theme import Colour, Theme
from game.diagrams.plot import Plot, Points
from game.draw import text, vector

HIGHEST = 9.0
BASEBOARD = 1.0


@dataclass(frozen=True)
class CopLabels:
    """Words and ticks of the diagram.

    Attributes:
        heating: Name of the winter curve.
        cooling: Name of the summer curve.
        baseboard: Name of the line at 1.
        ticks: Outdoor temperatures [K] and their labels.
    """

    heating: str
    cooling: str
    baseboard: str
    ticks: tuple[tuple[float, str], ...]


def plot_in(box: pygame.Rect, scale: float, x: tuple[float, float]) -> Plot:
    """The axes within a region.

    Args:
        box: The region with room for labels. [px]
        scale: Pixels for each layout unit. [px]
        x: Outdoor temperatures at the left and right edge. [K]
    Returns:
        The axes.
    """
    inner = pygame.Rect(
        box.left + round(34 * scale),
        box.top + round(8 * scale),
        box.width - round(46 * scale),
        box.height - round(36 * scale),
    )
    return Plot(inner, x, (0.0, HIGHEST), scale)


def draw_curves(
    surface: pygame.Surface, plot: Plot, theme: Theme, labels: CopLabels, winter: Points, summer: Points
) -> None:
    """Draw everything but the live point.

    Args:
        surface: Where to draw.
        plot: The axes.
        theme: Colours.
        labels: Words and ticks.
        winter: Outdoor temperature [K] and COP of heating.
        summer: The same of cooling.
    """
    plot.draw_grid(surface, theme, labels.ticks, [(float(v), str(v)) for v in (0, 2, 4, 6, 8)])
    plot.draw_curve(surface, [(plot.x[0], BASEBOARD), (plot.x[1], BASEBOARD)], theme.electricity, 1.8, 5.0)
    pixels = text.pixel_size(text.SMALL, plot.scale)
    x, y = plot.place(plot.x[0] + 0.72 * (plot.x[1] - plot.x[0]), BASEBOARD)
    text.draw_text(surface, labels.baseboard, (x, y + plot.scale), pixels, theme.electricity, anchor=(0.5, 0.0))
    plot.draw_curve(surface, winter, theme.ink, 2.6)
    plot.draw_curve(surface, summer, theme.ink, 2.6, 7.0)
    for points, label, anchor, share in (
        (winter, labels.heating, (1.0, 1.0), 0.45),
        (summer, labels.cooling, (0.0, 1.0), 0.5),
    ):
        if points:
            x, y = plot.place(*points[int(share * (len(points) - 1))])
            aside = -8 * plot.scale if anchor[0] else 8 * plot.scale
            text.draw_text(surface, label, (x + aside, y - 2 * plot.scale), pixels, theme.ink, "medium", anchor)


def draw_live_point(surface: pygame.Surface, plot: Plot, theme: Theme, outdoor: float, cop: float) -> None:
    """Draw the point at which the machine is.

    Args:
        surface: Where to draw.
        plot: The axes.
        theme: Colours.
        outdoor: Outdoor air. [K]
        cop: Present COP. [-]
    """
    x, y = plot.place(outdoor, min(cop, HIGHEST))
    dot = _dot(7.0 * plot.scale, theme.good)
    surface.blit(dot, (round(x - dot.get_width() / 2), round(y - dot.get_height() / 2)))


@lru_cache(maxsize=8)
def _dot(radius: float, colour: Colour) -> pygame.Surface:
    side = round(2 * radius + 6)
    body = vector.circle(side / 2, side / 2, radius, fill=colour, stroke=(255, 255, 255), width=2.4)
    return vector.paint(body, (side, side))
