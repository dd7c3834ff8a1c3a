"""A plot's frame: where values lie, grid lines, ticks and curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import WHITE, Colour, Theme
from game.draw import text, vector

STRAIGHT = 1e-6  # px between the ends of a line that counts as level or upright
Points = Sequence[tuple[float, float]]


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
            pygame.draw.line(surface, theme.faint, (self.box.left, y), (self.box.right, y))
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
        """Draw a curve that moves, cut off at the box's upper and lower edge.

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


def draw_path(surface: pygame.Surface, colours: Sequence[Colour], points: Points, width: float) -> None:
    """Draw lines that are joined, those of one colour that follow one another level or upright as one.

    Args:
        surface: Where to draw.
        colours: One for each line.
        points: Their ends, one more. [px]
        width: Of the lines. [px]
    """
    start = points[0]
    for k, colour in enumerate(colours):
        end = points[k + 1]
        if k + 1 < len(colours) and colours[k + 1] == colour and _goes_on(start, end, points[k + 2]):
            continue
        draw_line(surface, colour, start, end, width)
        start = end


def _goes_on(start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether two lines make one that is level or upright."""
    (x0, y0), (x1, y1), (x2, y2) = start, middle, end
    if abs(y1 - y0) < STRAIGHT and abs(y2 - y1) < STRAIGHT:
        return (x1 - x0) * (x2 - x1) >= 0.0
    return abs(x1 - x0) < STRAIGHT and abs(x2 - x1) < STRAIGHT and (y1 - y0) * (y2 - y1) >= 0.0


def draw_line(
    surface: pygame.Surface, colour: Colour, start: tuple[float, float], end: tuple[float, float], width: float
) -> None:
    """Draw a straight line with smooth edges.

    Args:
        surface: Where to draw.
        colour: Its colour.
        start: One end. [px]
        end: The other. [px]
        width: Of the line. [px]
    """
    thick = max(1, round(width))
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) < STRAIGHT:  # needs no smoothing, and is crisp without
        left, right = round(min(x0, x1)), round(max(x0, x1))
        surface.fill(colour, (left, round(y0 - thick / 2.0), right - left + 1, thick))
    elif abs(x1 - x0) < STRAIGHT:
        top, bottom = round(min(y0, y1)), round(max(y0, y1))
        surface.fill(colour, (round(x0 - thick / 2.0), top, thick, bottom - top + 1))
    else:
        pygame.draw.aaline(surface, colour, start, end, thick)


def draw_head(
    surface: pygame.Surface, colour: Colour, tip: tuple[float, float], length: float, half: float, upwards: bool = False
) -> None:
    """Draw the head of an arrow to the right, or upwards.

    Args:
        surface: Where to draw.
        colour: Its colour.
        tip: Where it ends. [px]
        length: From its base to its tip. [px]
        half: Half of its width. [px]
        upwards: Whether it points upwards.
    """
    if length < 1.0:
        return
    head = _head(colour, round(length, 1), round(half, 1), upwards)
    aside = head.get_width() / 2.0 if upwards else head.get_width() - 1
    down = 1 if upwards else head.get_height() / 2.0
    surface.blit(head, (round(tip[0] - aside), round(tip[1] - down)))


@lru_cache(maxsize=64)
def _head(colour: Colour, length: float, half: float, upwards: bool) -> pygame.Surface:
    """A head with a pixel to spare around it."""
    across, along = 2.0 * half + 2.0, length + 2.0
    if upwards:
        points, size = [(1.0, along - 1.0), (across / 2.0, 1.0), (across - 1.0, along - 1.0)], (across, along)
    else:
        points, size = [(1.0, 1.0), (along - 1.0, across / 2.0), (1.0, across - 1.0)], (along, across)
    return vector.paint(vector.polygon(points, fill=colour), (round(size[0]), round(size[1])))


def draw_dot(
    surface: pygame.Surface, place: tuple[float, float], radius: float, colour: Colour, label: str = ""
) -> None:
    """Draw a dot with a white rim.

    Args:
        surface: Where to draw.
        place: Its middle. [px]
        radius: Of the dot. [px]
        colour: Its colour.
        label: What stands on it.
    """
    dot = _dot(radius, colour, label)
    surface.blit(dot, (round(place[0] - dot.get_width() / 2), round(place[1] - dot.get_height() / 2)))


@lru_cache(maxsize=32)
def _dot(radius: float, colour: Colour, label: str) -> pygame.Surface:
    pixels, height = max(10, round(radius * 1.35)), round(2 * radius + 6)
    spare = text.measured(label, pixels, "bold")[0] - text.measured("0", pixels, "bold")[0] if label else 0
    width = height + max(0, spare)
    body = vector.rect(3, 3, width - 6, height - 6, radius, fill=colour, stroke=WHITE, width=max(1.6, radius * 0.2))
    picture = vector.paint(body, (width, height))
    if label:
        text.draw_text(picture, label, (width / 2, height / 2 + 0.5), pixels, WHITE, "bold", (0.5, 0.5))
    return picture


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
