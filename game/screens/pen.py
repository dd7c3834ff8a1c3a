"""The pen: what a card of the panel is made of, written from its corner."""

from __future__ import annotations

import pygame

from game.content.theme import Colour
from game.draw import text
from game.draw.kept import Part, Stroke, stroke


class Pen:
    """Collects what is to be drawn on a card, in layout units from its corner.

    Attributes:
        card: The card. [px]
        scale: Pixels for each layout unit. [px]
        strokes: What has been collected since the last part.
    """

    def __init__(self, card: pygame.Rect, scale: float) -> None:
        self.card, self.scale = card, scale
        self.strokes: list[Stroke] = []

    def write(
        self,
        words: str,
        x: float,
        y: float,
        colour: Colour,
        size: float = text.SMALL,
        weight: str = "regular",
        anchor: float = 0.0,
    ) -> None:
        """Write a line.

        Args:
            words: What is written.
            x: Layout units from the card's left edge or, if negative, from its right one.
            y: Layout units from the card's upper edge to the line's middle.
            colour: Of the letters.
            size: Of the letters, in layout units.
            weight: Weight of the letters.
            anchor: Share of the line that lies left of x.
        """
        left = self.card.left + x * self.scale if x >= 0.0 else self.card.right + x * self.scale
        place = (left, self.card.top + y * self.scale)
        pixels = text.pixel_size(size, self.scale)
        self.strokes.append(stroke(text.draw_text, words, place, pixels, colour, weight, (anchor, 0.5)))

    def part(self, top: float = 0.0, low: float | None = None) -> Part:
        """What has been collected since the last part.

        Args:
            top: Layout units from the card's upper edge to where it begins.
            low: The same to where it ends; None for the card's lower edge.
        Returns:
            What is drawn between both heights, over the card's whole width.
        """
        upper = self.card.top + round(top * self.scale)
        lower = self.card.bottom if low is None else self.card.top + round(low * self.scale)
        strokes, self.strokes = self.strokes, []
        return Part(pygame.Rect(self.card.left, upper, self.card.width, lower - upper), strokes)
