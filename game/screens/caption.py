"""The caption under the picture: what is happening, in a sentence."""

from __future__ import annotations

import pygame

from game.draw import text
from game.draw.kept import Kept, Part, Stroke, stroke
from game.draw.marks import draw_dot
from game.model import selectors
from game.screens import story
from game.screens.frame import Frame, picked_stage
from game.ui.controls import Layout

EVEN = 0.56  # of a sentence's length, for each of two lines
DROP = 262.0  # of the width, for what the drop that is followed is like


class Caption:
    """Draws the caption; it is kept while its words stay the same."""

    def __init__(self) -> None:
        self._kept = Kept()

    def draw(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw the caption.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        region, theme = places.regions["caption"], frame.theme
        part = Part(region, _strokes(frame, region, places.scale))
        self._kept.draw(surface, region, theme, lambda: surface.fill(theme.ink, region), lambda: [part], frame.standing)


def _strokes(frame: Frame, region: pygame.Rect, s: float) -> list[Stroke]:
    """What is written in a region of the window."""
    strokes: list[Stroke] = []
    if frame.state.drop is None:
        words = story.sentence(frame, picked_stage(frame))
    else:
        words = story.doing(frame)
        strokes = _drop_strokes(frame, region, s)
        taken = round(DROP * s)
        region = pygame.Rect(region.left + taken, region.top, region.width - taken, region.height)
    wide = region.width - 36 * s
    pixels = text.pixel_size(text.BODY, s)
    lines = text.wrapped(words, wide, pixels)
    if len(lines) * 24 * s > region.height:
        pixels = text.pixel_size(text.SMALL, s)
        lines = text.wrapped(words, wide, pixels)
    if len(lines) == 2:  # of like length rather than a long one and a word
        even = text.wrapped(words, EVEN * text.measured(words, pixels)[0], pixels)
        lines = even if len(even) == 2 else lines
    step = 20 * s
    top = region.centery - step * (len(lines) - 1) / 2.0
    for k, line in enumerate(lines):
        place = (region.centerx, top + step * k)
        strokes.append(stroke(text.draw_text, line, place, pixels, frame.theme.bar_text, anchor=(0.5, 0.5)))
    return strokes


def _drop_strokes(frame: Frame, region: pygame.Rect, s: float) -> list[Stroke]:
    """What the drop that is followed is like."""
    found, formats, theme, _ = selectors.followed(frame.state), frame.formats, frame.theme, frame.strings
    quality = _("{share} gas", share=formats.share(found.quality))
    if abs(found.quality - 0.5) > 0.495:  # as the share is written
        quality = _("gas") if found.quality > 0.5 else _("liquid")
    words = f"{formats.temperature(found.temperature, 1)} · {formats.pressure(found.pressure)} · {quality}"
    if frame.state.sliding:  # it belongs to neither season
        words = story.rest(frame)
    pixels = text.pixel_size(text.BODY, s)
    return [
        stroke(draw_dot, (region.left + 24 * s, region.centery), 7.0 * s, theme.marked),
        stroke(text.draw_text, words, (region.left + 40 * s, region.centery), pixels, theme.bar_text, "bold"),
    ]
