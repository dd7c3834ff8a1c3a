"""Numbers on the parts, and tags with the state of the refrigerant at a place."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.content.theme import ACCENT, INK, MUTED, WHITE, Colour
from game.draw import text, vector
from game.draw.plate import draw_plate, draw_stretched
from game.draw.vector import Point
from game.draw.viewport import Viewport
from game.scene import plan

CARD_PAD = 6  # px
BADGE = 15.5  # radius in layout units
_TAG_LINES = {1: (0.5,), 2: (0.3, 0.71), 3: (0.21, 0.51, 0.8), 4: (0.17, 0.4, 0.62, 0.84)}  # middles, in heights
BEAD, HIGH, WRITING = 22.0, 16.0, 19.0  # heights of a bead, of words, and of a river with room for them, layout units


@lru_cache(maxsize=8)
def _smallest_card(radius: int) -> pygame.Surface:
    pad, side = CARD_PAD, 2 * radius + 7
    body = vector.shadowed(pad, pad, side, side, radius, pad)
    body += vector.rect(pad, pad, side, side, radius, fill=WHITE, stroke=(0xC3, 0xD1, 0xDE))
    return vector.paint(body, (side + 2 * pad, side + 2 * pad))


@lru_cache(maxsize=64)
def _blank(width: int, height: int, radius: int, aside: tuple[int, int]) -> pygame.Surface:
    card = pygame.Surface((width + 2 * CARD_PAD + aside[0], height + 2 * CARD_PAD + aside[1]), pygame.SRCALPHA)
    draw_stretched(card, _smallest_card(radius), pygame.Rect(aside, (width + 2 * CARD_PAD, height + 2 * CARD_PAD)))
    return card


def _card(box: pygame.Rect, scale: float, accent: Colour | None) -> tuple[pygame.Surface, pygame.Rect]:
    """A white card with its shadow, with a bar of a colour at its left, and where the box is on it.

    That lies an even way from where it is in the window: halves of pixels are rounded to even ones, and so text on
    the card comes to stand exactly as it would if it were written in the window.
    """
    aside = box.x % 2, box.y % 2
    inner = pygame.Rect(CARD_PAD + aside[0], CARD_PAD + aside[1], box.width, box.height)
    card = _blank(box.width, box.height, round(9 * scale), aside).copy()
    if accent:
        corner = inner.x + round(4 * scale), inner.y + round(4.5 * scale)
        bar = round(8 * scale), inner.height - round(9 * scale)
        draw_plate(card, pygame.Rect(corner, bar), 4 * scale, accent, INK)
    return card, inner


def _lay(surface: pygame.Surface, card: pygame.Surface, box: pygame.Rect) -> None:
    """Lay down a card so that its box comes to lie there."""
    surface.blit(card, (box.x - CARD_PAD - box.x % 2, box.y - CARD_PAD - box.y % 2))


@lru_cache(maxsize=64)
def _badge(number: str, radius: int, lit: bool) -> pygame.Surface:
    side = 2 * radius + 8
    fill = ACCENT if lit else INK
    body = vector.circle(side / 2, side / 2 + 1.5, radius + 1.5, fill=INK, opacity=0.18)
    body += vector.circle(side / 2, side / 2, radius, fill=fill, stroke=WHITE, width=max(2.0, radius * 0.13))
    picture = vector.paint(body, (side, side))
    text.draw_text(picture, number, (side / 2, side / 2 + 0.5), round(radius * 1.25), WHITE, "bold", (0.5, 0.5))
    return picture


def leader(view: Viewport, start: Point, end: Point, ring: bool) -> str:
    """A thin line from a label to what it names.

    Args:
        view: The window onto the drawing.
        start: At the label, in design units.
        end: At the part, in design units.
        ring: Whether a ring marks the end.
    Returns:
        SVG elements.
    """
    unit = view.text_scale / view.scale
    data = f"M{start[0]} {start[1]} L{end[0]} {end[1]}"
    body = vector.path(data, stroke=WHITE, width=4.2 * unit) + vector.path(data, stroke=INK, width=1.6 * unit)
    if ring:
        body += vector.circle(*end, 4.4 * unit, fill=WHITE, stroke=INK, width=1.9 * unit)
    return body


def draw_badge(surface: pygame.Surface, view: Viewport, number: int, at: Point, lit: bool, visible: float) -> None:
    """Draw a stage's number.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        number: 1 to 5.
        at: Middle of the number, in design units.
        lit: Whether the stage is picked out.
        visible: 0 for not at all to 1. [-]
    """
    middle = view.pixel(at)
    radius = round(BADGE * view.text_scale)
    picture = _badge(str(number), radius, lit)
    picture.set_alpha(round(255 * visible))
    surface.blit(picture, (round(middle[0] - picture.get_width() / 2), round(middle[1] - picture.get_height() / 2)))


@lru_cache(maxsize=256)
def _tag_size(lines: tuple[str, ...], scale: float) -> tuple[int, int]:
    """Width and height of a tag. [px]"""
    boxes = [text.measured(line, *look) for line, look in zip(lines, _tag_looks(scale), strict=False)]
    width = max(box[0] for box in boxes) + round(24 * scale)
    return width, round(sum(box[1] for box in boxes) * 0.94 + 7 * scale)


@lru_cache(maxsize=8)
def _tag_looks(scale: float) -> tuple[tuple[int, str, Colour], ...]:
    """Size [px], weight and colour of each line of a tag."""
    small = text.pixel_size(text.SMALL, scale), "regular", MUTED
    return (text.pixel_size(text.BODY, scale), "bold", INK), *3 * (small,)


def draw_tag(
    surface: pygame.Surface,
    view: Viewport,
    lines: tuple[str, ...],
    colour: Colour,
    at: Point,
    anchor: Point,
) -> pygame.Rect:
    """Draw the state of the refrigerant at a place.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        lines: Temperature, and pressure where there is room for it, with their changes; up to four.
        colour: Colour of the temperature.
        at: Where the anchor comes to lie, in design units.
        anchor: Which point of the tag's box is meant, each 0..1.
    Returns:
        The tag's box. [px]
    """
    scale = view.text_scale
    width, height = _tag_size(lines, scale)
    x, y = view.pixel(at)
    box = pygame.Rect(round(x - width * anchor[0]), round(y - height * anchor[1]), width, height)
    box.clamp_ip(surface.get_rect().inflate(-4, -4))
    _lay(surface, _tag(lines, colour, tuple(box), scale), box)
    return box


@lru_cache(maxsize=256)
def _tag(lines: tuple[str, ...], colour: Colour, place: tuple[int, ...], scale: float) -> pygame.Surface:
    """The tag that has its box at a place."""
    card, box = _card(pygame.Rect(place), scale, colour)
    left = box.x + round(15 * scale)
    for line, height, (pixels, weight, ink) in zip(lines, _TAG_LINES[len(lines)], _tag_looks(scale), strict=False):
        text.draw_text(card, line, (left, box.y + box.height * height), pixels, ink, weight)
    return card


def chip_width(view: Viewport, words: str, strong: str, accent: Colour | None) -> int:
    """How wide a chip is.

    Args:
        view: The window onto the drawing.
        words: Plain words.
        strong: Bold words before them.
        accent: Colour of a bar at its left, None for none.
    Returns:
        Width. [px]
    """
    return sum(_chip_parts(view.text_scale, words, strong, accent)) + round(18 * view.text_scale)


@lru_cache(maxsize=128)
def _chip_parts(scale: float, words: str, strong: str, accent: Colour | None) -> tuple[int, int, int, int]:
    """Widths of bar, bold words, gap and plain words. [px]"""
    pixels = text.pixel_size(text.SMALL, scale)
    return (
        round(10 * scale) if accent else 0,
        text.measured(strong, pixels, "bold", INK)[0],
        round(5 * scale) if words else 0,
        text.measured(words, pixels, "regular", MUTED)[0] if words else 0,
    )


def draw_chip(
    surface: pygame.Surface,
    view: Viewport,
    words: str,
    at: Point,
    anchor: Point,
    strong: str,
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
    width, height = chip_width(view, words, strong, accent), round(26 * scale)
    x, y = view.pixel(at)
    box = pygame.Rect(round(x - width * anchor[0]), round(y - height * anchor[1]), width, height)
    _lay(surface, _chip(words, strong, accent, tuple(box), scale), box)
    return box


def draw_bead(
    surface: pygame.Surface, view: Viewport, words: str, at: Point, anchor: float, strong: str, colour: Colour
) -> pygame.Rect:
    """Write on a white bead.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        words: Plain words.
        at: Where the anchor comes to lie, in design units.
        anchor: Which point of the bead's width is meant, 0..1.
        strong: Bold words before them.
        colour: Of the words and of the bead's rim.
    Returns:
        The bead's box. [px]
    """
    box = _bead_box(view, words, at, anchor, strong)
    draw_plate(surface, box, 11 * view.text_scale, WHITE, colour)
    _write_bead(surface, view, words, strong, box, colour)
    return box


def writable(view: Viewport, heights: Point) -> bool:
    """Whether there is room for words in the river.

    Args:
        view: The window onto the drawing.
        heights: Of its axis and of its upper bank, in design units.
    Returns:
        True or False.
    """
    axis, bank = heights
    return 2.0 * (axis - bank) * view.scale >= WRITING * view.text_scale


def draw_beside(
    surface: pygame.Surface,
    view: Viewport,
    words: str,
    heights: Point,
    x: float,
    anchor: float,
    strong: str,
    inside: bool,
) -> pygame.Rect:
    """Write in the river or beneath it, or above it where it runs too low for that.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        words: Plain words.
        heights: Of the river's axis and of its upper bank, in design units.
        x: Where the anchor comes to lie, in design units.
        anchor: Which point of the words' width is meant, 0..1.
        strong: Bold words before them.
        inside: Whether it has room for them.
    Returns:
        The words' box. [px]
    """
    axis, bank = heights
    high, half = HIGH * view.text_scale / view.scale, axis - bank
    beneath = axis + half + 1.2 * high < plan.HEIGHT
    y = axis if inside else axis + half + 0.6 * high if beneath else bank - 0.6 * high
    box = _bead_box(view, words, (x, y), anchor, strong)
    _write_bead(surface, view, words, strong, box, WHITE if inside else INK)
    return box


def bead_width(view: Viewport, words: str, strong: str) -> int:
    """How wide bold and plain words in or beside the river are, with some room around them.

    Args:
        view: The window onto the drawing.
        words: Plain words.
        strong: Bold words before them.
    Returns:
        Width. [px]
    """
    scale = view.text_scale
    pixels = text.pixel_size(text.SMALL, scale)
    bold = text.measured(strong, pixels, "bold", WHITE)[0]
    plain = round(5 * scale) + text.measured(words, pixels, "regular", WHITE)[0] if words else 0
    return bold + plain + 2 * round(9 * scale)


def _bead_box(view: Viewport, words: str, at: Point, anchor: float, strong: str) -> pygame.Rect:
    """Box of bold and plain words with some room around them. [px]"""
    scale, width = view.text_scale, bead_width(view, words, strong)
    x, y = view.pixel(at)
    return pygame.Rect(round(x - width * anchor), round(y - BEAD / 2.0 * scale), width, round(BEAD * scale))


def _write_bead(
    surface: pygame.Surface, view: Viewport, words: str, strong: str, box: pygame.Rect, colour: Colour
) -> None:
    scale = view.text_scale
    pixels = text.pixel_size(text.SMALL, scale)
    left = box.left + round(9 * scale)
    text.draw_text(surface, strong, (left, box.centery), pixels, colour, "bold")
    if words:
        left += text.measured(strong, pixels, "bold", WHITE)[0] + round(5 * scale)
        text.draw_text(surface, words, (left, box.centery), pixels, colour)


@lru_cache(maxsize=128)
def _chip(words: str, strong: str, accent: Colour | None, place: tuple[int, ...], scale: float) -> pygame.Surface:
    """The chip that has its box at a place."""
    card, box = _card(pygame.Rect(place), scale, accent)
    pixels = text.pixel_size(text.SMALL, scale)
    bar, bold, gap, _plain = _chip_parts(scale, words, strong, accent)
    left = box.x + round(9 * scale) + bar
    text.draw_text(card, strong, (left, box.centery), pixels, INK, "bold")
    if words:
        text.draw_text(card, words, (left + bold + gap, box.centery), pixels, MUTED)
    return card
