"""The key that is always visible: how gas, boiling mix and liquid are drawn."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.content.theme import Colour, deepened, mix
from game.draw import text, vector
from game.draw.viewport import Viewport
from game.scene.dots import GAS_RADIUS, LIQUID_RADIUS

INK: Colour = (0x10, 0x2A, 0x43)
SAMPLE: Colour = (0x5B, 0x9B, 0xCF)
PLACE = (1104.0, 541.0)  # middle of its right edge
TUBE = (36.0, 17.0)  # layout units
GAP, PAD = 7.0, 9.0
_GAS = ((8.0, 5.0), (19.0, 11.0), (30.0, 6.0))
_MIX = ((8.0, 8.5, True), (19.0, 5.5, False), (29.0, 9.0, True))
_LIQUID = tuple((6.0 + 8.2 * k, 8.5 + (1.0 if k % 2 else -1.0)) for k in range(4))


class Key:
    """The key at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._card = lru_cache(maxsize=4)(self._painted)

    def draw(self, surface: pygame.Surface, words: tuple[str, str, str]) -> None:
        """Draw the key.

        Args:
            surface: Where to draw.
            words: What gas, boiling mix and liquid are called.
        """
        card = self._card(words)
        x, y = self._view.pixel(PLACE)
        surface.blit(card, (round(x - card.get_width()), round(y - card.get_height() / 2)))

    def _painted(self, words: tuple[str, str, str]) -> pygame.Surface:
        s = self._view.text_scale
        pixels = text.pixel_size(text.SMALL, s)
        widths = [TUBE[0] + 2.0 + GAP + text.measured(word, pixels)[0] / s for word in words]
        lefts = [PAD + sum(widths[:k]) + 2.0 * GAP * k for k in range(3)]
        size = lefts[2] + widths[2] + PAD, TUBE[1] + 10.0
        body = vector.rect(0.5, 0.5, size[0] - 1.0, size[1] - 1.0, 9.0, fill=(255, 255, 255), opacity=0.92)
        for left, phase in zip(lefts, (_gas(), _mixture(), _liquid()), strict=True):
            body += f'<g transform="translate({left:g} 4)">{phase}</g>'
        card = vector.paint(body, (round(size[0] * s), round(size[1] * s)), s)
        for left, word in zip(lefts, words, strict=True):
            place = ((left + TUBE[0] + 2.0 + GAP) * s, size[1] / 2.0 * s)
            text.draw_text(card, word, place, pixels, INK)
        return card


def _tube(share_white: float) -> str:
    return vector.rect(1.0, 1.0, *TUBE, 8.0, fill=mix(SAMPLE, (255, 255, 255), share_white), stroke=INK, width=2.0)


def _drop(x: float, y: float) -> str:
    r = LIQUID_RADIUS
    glint = vector.circle(x + 1.0 - r * 0.42, y + 1.0 - r * 0.42, r * 0.24, fill=(255, 255, 255), opacity=0.75)
    return (
        vector.circle(x + 1.0, y + 1.0, r, fill=deepened(SAMPLE, 0.12), stroke=deepened(SAMPLE, 0.5), width=0.9) + glint
    )


def _dot(x: float, y: float) -> str:
    return vector.circle(
        x + 1.0, y + 1.0, GAS_RADIUS, fill=deepened(SAMPLE, 0.48), stroke=deepened(SAMPLE, 0.65), width=0.9
    )


def _gas() -> str:
    return _tube(0.36) + "".join(_dot(x, y) for x, y in _GAS)


def _mixture() -> str:
    return _tube(0.2) + "".join(_drop(x, y) if wet else _dot(x, y) for x, y, wet in _MIX)


def _liquid() -> str:
    return _tube(0.04) + "".join(_drop(x, y) for x, y in _LIQUID)
