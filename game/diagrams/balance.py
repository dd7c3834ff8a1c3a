"""The energy balance: what comes in, bar behind bar, until it is what goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.content.theme import Colour, Theme
from game.draw import text
from game.draw.plate import draw_plate

LEFT = 14.0  # layout units before the names
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
    """

    name: str
    start: float
    power: float
    words: str
    colour: Colour
    ghost: float | None = None


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
    step = (box.height - 26 * scale) / len(entries)
    height = round(min(20 * scale, step * 0.62))
    for k, entry in enumerate(entries):
        y = box.top + step * (k + 0.5)
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
    text.draw_text(surface, audit, (box.left + LEFT * scale, box.bottom - 12 * scale), small, theme.muted, "medium")
