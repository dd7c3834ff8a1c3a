"""Marks that all rooms draw: lines, arrow heads, dots, rings and plain areas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import floor, hypot

import pygame

from game.content.theme import WHITE, Colour
from game.draw import text, vector
from game.draw.vector import Point

STRAIGHT = 1e-6  # px between the ends of a line that counts as level or upright
BEND = 0.2  # px by which a point may lie beside a line that is drawn past it
STOCK = 128, 8  # px by which the stock of boxes grows
Points = Sequence[Point]
Box = pygame.Rect | tuple[int, int, int, int]


def draw_path(surface: pygame.Surface, colours: Sequence[Colour], points: Points, width: float) -> None:
    """Draw lines that are joined, those of one colour that lead straight on as one, which leaves no joints to be seen.

    Args:
        surface: Where to draw.
        colours: One for each line.
        points: Their ends, one more. [px]
        width: Of the lines. [px]
    """
    first = 0
    for k, colour in enumerate(colours):
        if (
            k + 1 < len(colours)
            and colours[k + 1] == colour
            and _goes_on(*points[first : first + 2], *points[k + 1 : k + 3])
        ):
            continue
        draw_line(surface, colour, points[first], points[k + 1], width)
        first = k + 1


def _goes_on(start: Point, ahead: Point, here: Point, there: Point) -> bool:
    """Whether a line that has begun from one point towards another leads straight on from a third to a fourth."""
    (x0, y0), (x1, y1) = start, ahead
    along, down = x1 - x0, y1 - y0
    length = hypot(along, down)
    off = abs(along * (there[1] - y0) - down * (there[0] - x0))
    onwards = along * (there[0] - here[0]) + down * (there[1] - here[1])
    return length > STRAIGHT and onwards >= 0.0 and off <= BEND * length


def draw_line(surface: pygame.Surface, colour: Colour, start: Point, end: Point, width: float) -> None:
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
        draw_box(surface, colour, (left, floor(y0 - thick / 2.0 + 0.5), right - left + 1, thick))
    elif abs(x1 - x0) < STRAIGHT:
        top, bottom = round(min(y0, y1)), round(max(y0, y1))
        surface.fill(colour, (floor(x0 - thick / 2.0 + 0.5), top, thick, bottom - top + 1))
    else:
        pygame.draw.aaline(surface, colour, start, end, thick)


def draw_head(
    surface: pygame.Surface, colour: Colour, tip: Point, length: float, half: float, upwards: bool = False
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


def draw_dot(surface: pygame.Surface, place: Point, radius: float, colour: Colour, label: str = "") -> None:
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


def draw_ring(surface: pygame.Surface, colour: Colour, box: pygame.Rect, width: int, radius: int) -> None:
    """Draw the outline of a box with round corners.

    Args:
        surface: Where to draw.
        colour: Its colour.
        box: Its outer edge. [px]
        width: Of the outline. [px]
        radius: Of the corners. [px]
    """
    pygame.draw.rect(surface, colour, box, width, border_radius=radius)


def draw_disc(surface: pygame.Surface, colour: Colour, middle: Point, radius: float) -> None:
    """Draw a disc with rough edges, which something else is to cover.

    Args:
        surface: Where to draw.
        colour: Its colour.
        middle: Its middle. [px]
        radius: Its radius. [px]
    """
    pygame.draw.circle(surface, colour, middle, radius)


def draw_box(surface: pygame.Surface, colour: Colour, box: Box) -> None:
    """Draw an upright box of one colour that is small beside the window.

    It is cut from a stock: what SDL fills goes past the processor's cache, which takes three times as long, and what
    is drawn over it has to wait.

    Args:
        surface: Where to draw.
        colour: Its colour.
        box: Left, top, width and height, whole numbers. [px]
    """
    _left, _top, width, height = box
    if width > 0 and height > 0:
        across, down = STOCK
        stock = _stock(colour, -(-width // across) * across, -(-height // down) * down)
        surface.blit(stock, box, (0, 0, width, height))


@lru_cache(maxsize=96)
def _stock(colour: Colour, width: int, height: int) -> pygame.Surface:
    stock = pygame.Surface((width, height))
    stock.fill(colour)
    return stock


def draw_area(surface: pygame.Surface, colour: Colour | int, corners: Points) -> None:
    """Draw a polygon with rough edges.

    Args:
        surface: Where to draw.
        colour: Its colour, or its number on a surface of numbered colours.
        corners: Its corners. [px]
    """
    pygame.draw.polygon(surface, colour, corners)
