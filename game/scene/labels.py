"""Numbers on the parts, and tags with the state of the refrigerant at a place."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.content.theme import Colour
from game.draw import text, vector
from game.draw.viewport import Point, Viewport

INK: Colour = (0x10, 0x2A, 0x43)
MUTED: Colour = (0x48, 0x65, 0x81)
BADGE = 15.5  # radius in layout units


@lru_cache(maxsize=256)
def _card(width: int, height: int, radius: int, accent: Colour | None) -> pygame.Surface:
    pad = 6
    body = vector.shadowed(pad, pad, width, height, radius, pad)
    body += vector.rect(pad, pad, width, height, radius, fill=(255, 255, 255), opacity=0.96, stroke=(0xC3, 0xD1, 0xDE))
    if accent:
        body += vector.rect(pad + 4, pad + 4, 5, height - 8, 2.5, fill=accent, stroke=INK, width=0.8)
    return vector.paint(body, (width + 2 * pad, height + 2 * pad))


@lru_cache(maxsize=64)
def _ring(radius: int) -> pygame.Surface:
    side = 2 * radius + 4
    body = vector.circle(side / 2, side / 2, radius, fill=(255, 255, 255), stroke=INK, width=max(1.4, radius * 0.4))
    return vector.paint(body, (side, side))


@lru_cache(maxsize=64)
def _badge(number: str, radius: int, lit: bool) -> pygame.Surface:
    side = 2 * radius + 8
    fill = (0x1C, 0x6F, 0xD1) if lit else INK
    body = vector.circle(side / 2, side / 2 + 1.5, radius + 1.5, fill=INK, opacity=0.18)
    body += vector.circle(side / 2, side / 2, radius, fill=fill, stroke=(255, 255, 255), width=max(2.0, radius * 0.13))
    picture = vector.paint(body, (side, side))
    text.draw_text(
        picture, number, (side / 2, side / 2 + 0.5), round(radius * 1.25), (255, 255, 255), "bold", (0.5, 0.5)
    )
    return picture


def _leader(surface: pygame.Surface, start: Point, end: Point, width: float) -> None:
    pygame.draw.aaline(surface, (255, 255, 255), start, end, max(3, round(width * 2.6)))
    pygame.draw.aaline(surface, INK, start, end, max(1, round(width)))


def draw_badge(surface: pygame.Surface, view: Viewport, number: int, at: Point, part: Point, lit: bool) -> pygame.Rect:
    """Draw a stage's number outside its part, on a leader.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        number: 1 to 5.
        at: Middle of the number, in design units.
        part: Where the leader ends, in design units.
        lit: Whether the stage is picked out.
    Returns:
        The number's box. [px]
    """
    middle = view.pixel(at)
    radius = round(BADGE * view.text_scale)
    _leader(surface, middle, view.pixel(part), 1.6 * view.text_scale)
    picture = _badge(str(number), radius, lit)
    return surface.blit(
        picture, (round(middle[0] - picture.get_width() / 2), round(middle[1] - picture.get_height() / 2))
    )


def tag_size(view: Viewport, lines: tuple[str, ...]) -> tuple[int, int]:
    """Size of a tag.

    Args:
        view: The window onto the drawing.
        lines: Temperature, and pressure where there is room for it.
    Returns:
        Width and height. [px]
    """
    scale = view.text_scale
    sizes = (text.pixel_size(text.BODY, scale), text.pixel_size(text.SMALL, scale))
    weights = ("bold", "regular")
    boxes = [text.measured(line, sizes[i], weights[i]) for i, line in enumerate(lines)]
    width = max(box[0] for box in boxes) + round(24 * scale)
    return width, round(sum(box[1] for box in boxes) * 0.94 + 7 * scale)


def draw_tag(
    surface: pygame.Surface,
    view: Viewport,
    lines: tuple[str, ...],
    colour: Colour,
    at: Point,
    anchor: Point,
    ring: Point,
) -> pygame.Rect:
    """Draw the state of the refrigerant at a place.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        lines: Temperature, and pressure where there is room for it.
        colour: Colour of the temperature.
        at: Where the anchor comes to lie, in design units.
        anchor: Which point of the tag's box is meant, each 0..1.
        ring: Place on the pipe that is meant, in design units.
    Returns:
        The tag's box. [px]
    """
    scale = view.text_scale
    width, height = tag_size(view, lines)
    x, y = view.pixel(at)
    box = pygame.Rect(round(x - width * anchor[0]), round(y - height * anchor[1]), width, height)
    spot = view.pixel(ring)
    _leader(surface, box.center, spot, 1.4 * scale)
    marker = _ring(max(3, round(4.6 * scale)))
    surface.blit(marker, (round(spot[0] - marker.get_width() / 2), round(spot[1] - marker.get_height() / 2)))
    card = _card(width, height, round(9 * scale), colour)
    surface.blit(card, (box.x - 6, box.y - 6))
    left = box.x + round(15 * scale)
    body, small = text.pixel_size(text.BODY, scale), text.pixel_size(text.SMALL, scale)
    if len(lines) == 1:
        text.draw_text(surface, lines[0], (left, box.centery), body, INK, "bold")
        return box
    text.draw_text(surface, lines[0], (left, box.y + height * 0.3), body, INK, "bold")
    text.draw_text(surface, lines[1], (left, box.y + height * 0.71), small, MUTED)
    return box


def draw_chip(
    surface: pygame.Surface,
    view: Viewport,
    words: str,
    at: Point,
    anchor: Point,
    strong: str = "",
    accent: Colour | None = None,
) -> pygame.Rect:
    """Draw a small card with a word or two, the strong ones first.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        words: Plain words.
        at: Where the anchor comes to lie, in design units.
        anchor: Which point of the chip's box is meant, each 0..1.
        strong: Bold words before them.
        accent: Colour of a bar at its left, None for none.
    Returns:
        The chip's box. [px]
    """
    scale = view.text_scale
    pixels = text.pixel_size(text.SMALL, scale)
    gap = round(5 * scale) if strong and words else 0
    bold = text.measured(strong, pixels, "bold")[0] if strong else 0
    bar = round(10 * scale) if accent else 0
    width = bold + gap + (text.measured(words, pixels)[0] if words else 0) + bar + round(18 * scale)
    height = round(26 * scale)
    x, y = view.pixel(at)
    box = pygame.Rect(round(x - width * anchor[0]), round(y - height * anchor[1]), width, height)
    surface.blit(_card(width, height, round(9 * scale), accent), (box.x - 6, box.y - 6))
    left = box.x + round(9 * scale) + bar
    if strong:
        text.draw_text(surface, strong, (left, box.centery), pixels, INK, "bold")
    if words:
        text.draw_text(surface, words, (left + bold + gap, box.centery), pixels, MUTED)
    return box
