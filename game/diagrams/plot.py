"""A plot's frame: where values lie, grid lines, ticks and curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import Colour, Theme
from game.draw import text, vector
from game.draw.marks import Points, draw_line, draw_path


@dataclass(frozen=True)
class Plot:
    """Linear axes over a box.

    Attributes:
        box: Where the curves lie. [px]
        x: Values at the left and right edge.
        y: Values at the lower and upper edge.
        scale: Pixels for each layout unit. [px]
    """

    box: pygame.Rect
    x: tuple[float, float]
    y: tuple[float, float]
    scale: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a pair of values lies.

        Args:
            x: Horizontal value.
            y: Vertical value.
        Returns:
            A point. [px]
        """
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.box.left + across * self.box.width, self.box.bottom - up * self.box.height

    def places(self, points: Points | NDArray[np.float64]) -> list[tuple[float, float]]:
        """Where pairs of values lie.

        Args:
            points: Pairs of values, shape (n, 2).
        Returns:
            Points. [px]
        """
        x, y = np.array(points).T
        across = self.box.left + (x - self.x[0]) * (self.box.width / (self.x[1] - self.x[0]))
        up = self.box.bottom - (y - self.y[0]) * (self.box.height / (self.y[1] - self.y[0]))
        return list(zip(across.tolist(), up.tolist(), strict=True))

    def draw_grid(
        self,
        surface: pygame.Surface,
        theme: Theme,
        x_ticks: Sequence[tuple[float, str]],
        y_ticks: Sequence[tuple[float, str]],
    ) -> None:
        """Draw grid lines with their labels.

        Args:
            surface: Where to draw.
            theme: Colours.
            x_ticks: Values and labels along the lower edge.
            y_ticks: Values and labels along the left edge.
        """
        pixels = text.pixel_size(text.SMALL, self.scale)
        for value, label in y_ticks:
            y = round(self.place(self.x[0], value)[1])
            draw_line(surface, theme.faint, (self.box.left, y), (self.box.right, y), 1.0)
            text.draw_text(surface, label, (self.box.left - 8 * self.scale, y), pixels, theme.muted, anchor=(1.0, 0.5))
        labels = [(self.place(value, self.y[0])[0], label) for value, label in x_ticks]
        wide = max((text.measured(label, pixels)[0] for _x, label in labels), default=0) + 4 * self.scale
        crowded = any(right - left < wide for (left, _), (right, _) in pairwise(labels))
        for x, label in labels[:: 2 if crowded else 1]:
            place = (x, self.box.bottom + 16 * self.scale)
            text.draw_text(surface, label, place, pixels, theme.muted, anchor=(0.5, 0.5))

    def curve(self, points: Points | NDArray[np.float64], colour: Colour, width: float, dash: float = 0.0) -> str:
        """A curve as vector art, for what stands still.

        Args:
            points: Pairs of values, shape (n, 2).
            colour: Its colour.
            width: Of the line, in layout units.
            dash: Length of dashes and gaps in layout units; 0 for a solid line.
        Returns:
            SVG elements, in pixels.
        """
        thick = max(1.0, width * self.scale)
        return vector.line(self.places(points), colour, thick, dash * self.scale)

    def draw_art(self, surface: pygame.Surface, body: str) -> None:
        """Draw vector art, cut off at the box.

        Args:
            surface: Where to draw.
            body: SVG elements, in pixels.
        """
        surface.blit(vector.paint(body, self.box.size, origin=self.box.topleft), self.box)

    def draw_curve(
        self,
        surface: pygame.Surface,
        points: Points | NDArray[np.float64],
        colour: Colour,
        width: float,
        dash: float = 0.0,
    ) -> None:
        """Draw a curve that moves, cut off at the box.

        Args:
            surface: Where to draw.
            points: Pairs of values, shape (n, 2).
            colour: Its colour.
            width: Of the line, in layout units.
            dash: Length of dashes and gaps in layout units; 0 for a solid line.
        """
        thick = max(1, round(width * self.scale))
        clip = surface.get_clip()
        surface.set_clip(self.box.inflate(thick, thick))
        places = self.places(points)
        if dash:
            places = _dashed(places, dash * self.scale)
            for start, end in zip(places[::2], places[1::2], strict=False):
                draw_line(surface, colour, start, end, thick)
        else:
            draw_path(surface, [colour] * (len(places) - 1), places, thick)
        surface.set_clip(clip)


def _dashed(places: Sequence[tuple[float, float]], dash: float) -> list[tuple[float, float]]:
    """Ends of dashes along a polyline, in pairs."""
    ends: list[tuple[float, float]] = []
    left = dash
    for (x0, y0), (x1, y1) in pairwise(places):
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        if not ends:
            ends.append((x0, y0))
        done = 0.0
        while length - done >= left:
            done += left
            ends.append((x0 + (x1 - x0) * done / length, y0 + (y1 - y0) * done / length))
            left = dash
        left -= length - done
        if len(ends) % 2 == 1 and done < length:
            ends += [(x1, y1), (x1, y1)]  # a dash goes on round the corner
    return ends
