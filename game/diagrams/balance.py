"""The energy balance: what comes in, bar behind bar, until it is what goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.content.theme import Colour, Theme
from game.draw import text
from game.draw.marks import draw_line
from game.draw.plate import draw_plate

LEFT = 14.0  # layout units before the names
AUDIT = 26.0  # height of the sum written out, in layout units
CLOSEST = 1.25  # of a letter's size, from line to line, beside which the sum is written out
LEAST_SCALE = 1000.0  # W for the longest bar, so that what a resting machine draws looks as little as it is


@dataclass(frozen=True)
class Entry:
    """One line of the balance.

    Attributes:
        name: What it is.
        start: Where its bar starts. [W]
        power: How long its bar is. [W]
        words: Its figure with unit.
        colour: Of the bar.
        ghost: The same figure that is kept to compare with, if any. [W]
        lit: Whether the stage that it belongs to is picked out.
        total: Whether it is the sum of those above it; what follows is lost aside.
    """

    name: str
    start: float
    power: float
    words: str
    colour: Colour
    ghost: float | None
    lit: bool
    total: bool


def rows(box: pygame.Rect, scale: float, count: int) -> list[pygame.Rect]:
    """Where the lines of a balance are: above the sum written out or, where they would be too close, in its place, too.

    Args:
        box: The region. [px]
        scale: Pixels for each layout unit. [px]
        count: How many there are.
    Returns:
        Their boxes from above. [px]
    """
    step = (box.height - AUDIT * scale) / count
    if step < CLOSEST * text.pixel_size(text.SMALL, scale):
        step = (box.height - 4 * scale) / count
    edges = [box.top + round(step * k) for k in range(count + 1)]
    return [pygame.Rect(box.left, top, box.width, low - top) for top, low in pairwise(edges)]


def draw_balance(
    surface: pygame.Surface, box: pygame.Rect, scale: float, theme: Theme, entries: Sequence[Entry], audit: str
) -> None:
    """Draw the balance.

    Args:
        surface: Where to draw.
        box: The region. [px]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
        entries: Its lines, among them their sum.
        audit: The sum written out.
    """
    small = text.pixel_size(text.SMALL, scale)
    names = max(text.measured(entry.name, small)[0] for entry in entries)
    figures = max(text.measured(entry.words, small, "bold")[0] for entry in entries)
    left = box.left + names + round((LEFT + 10) * scale)
    room = box.right - left - figures - round(20 * scale)
    most = max(LEAST_SCALE, *(entry.start + max(entry.power, entry.ghost or 0.0) for entry in entries))
    lines = rows(box, scale, len(entries))
    height = round(min(20 * scale, lines[0].height * 0.62))
    for line, entry in zip(lines, entries, strict=True):
        y = line.centery
        if entry.lit:
            draw_plate(surface, line.inflate(-round(8 * scale), 0), 7 * scale, theme.lit)
        if entry.total:
            draw_line(surface, theme.faint, (box.left + LEFT * scale, line.bottom), (box.right, line.bottom), 1.0)
        text.draw_text(surface, entry.name, (box.left + LEFT * scale, y), small, theme.ink)
        x = left + entry.start / most * room
        bar = pygame.Rect(round(x), round(y - height / 2), max(2, round(entry.power / most * room)), height)
        if entry.power > 0.0:
            draw_plate(surface, bar, 4 * scale, entry.colour)
        end = bar.right
        if entry.ghost is not None:
            edge = round(left + (entry.start + entry.ghost) / most * room)
            mark = surface.fill(theme.ink, (edge, bar.top - 3, max(2, round(2 * scale)), height + 6))
            end = max(end, mark.right)
        text.draw_text(surface, entry.words, (end + 8 * scale, y), small, theme.ink, "bold")
    if lines[-1].bottom + 0.5 * AUDIT * scale < box.bottom:
        text.draw_text(surface, audit, (box.left + LEFT * scale, box.bottom - 12 * scale), small, theme.muted, "medium")
