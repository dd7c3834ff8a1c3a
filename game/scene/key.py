"""The key that is always visible: how gas, mixture and liquid are drawn, and which colour is how hot."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.content.theme import INK, WHITE, Colour, deepened, mix, temperature_colour
from game.draw import text, vector
from game.draw.viewport import Viewport
from game.scene.dots import BODY_SHADES, GAS_RADIUS, LIQUID_RADIUS, RIM, RIM_SHADES, glint
from game.scene.pipes import PALE_GAS, PALE_LIQUID
from game.scene.river import BACKUP_JUNCTION

SAMPLE: Colour = (0x86, 0x94, 0xA3)  # of no temperature
PLACE = (1104.0, 512.0)  # middle of its right edge, on the house's foot
SCALE_LEFT, SCALE_TOP = 556.0, 10.0
RAMP = (100.0, 11.0)  # layout units
COLDEST, HOTTEST = 233.15, 383.15  # K, ends of the scale of colours
TUBE = (36.0, 17.0)  # layout units
GAP, PAD, CLEAR = 7.0, 9.0, 8.0  # the last one beside the heater's cable
_GAS = ((8.0, 5.0), (19.0, 11.0), (30.0, 6.0))
_MIX = ((8.0, 8.5, True), (19.0, 5.5, False), (29.0, 9.0, True))
_LIQUID = tuple((6.0 + 8.2 * k, 8.5 + (1.0 if k % 2 else -1.0)) for k in range(4))


class Key:
    """The key at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._card = lru_cache(maxsize=4)(self._painted)
        self._scale = lru_cache(maxsize=4)(self._painted_scale)

    def draw(self, surface: pygame.Surface, words: tuple[str, str, str], ends: tuple[str, str]) -> pygame.Rect:
        """Draw the key.

        Args:
            surface: Where to draw.
            words: What gas, mixture and liquid are called.
            ends: The coldest and the hottest temperature on the scale of colours.
        Returns:
            The box of the phases. [px]
        """
        x, y = self._view.pixel((SCALE_LEFT, self._view.origin[1]))
        surface.blit(self._scale(ends), (round(x), round(y + SCALE_TOP * self._view.text_scale)))
        card = self._card(words)
        x, y = self._view.pixel(PLACE)
        cable = self._view.pixel((BACKUP_JUNCTION, 0.0))[0] + CLEAR * self._view.text_scale
        return surface.blit(card, (round(max(cable, x - card.get_width())), round(y - card.get_height() / 2)))

    def _painted(self, words: tuple[str, str, str]) -> pygame.Surface:
        s = self._view.text_scale
        pixels = text.pixel_size(text.SMALL, s)
        widths = [TUBE[0] + 2.0 + GAP + text.measured(word, pixels)[0] / s for word in words]
        lefts = [PAD + sum(widths[:k]) + 2.0 * GAP * k for k in range(3)]
        size = lefts[2] + widths[2] + PAD, TUBE[1] + 10.0
        body = vector.rect(0.5, 0.5, size[0] - 1.0, size[1] - 1.0, 9.0, fill=WHITE, opacity=0.92)
        for left, phase in zip(lefts, (_gas(), _mixture(), _liquid()), strict=True):
            body += f'<g transform="translate({left:g} 4)">{phase}</g>'
        card = vector.paint(body, (round(size[0] * s), round(size[1] * s)), s)
        for left, word in zip(lefts, words, strict=True):
            place = ((left + TUBE[0] + 2.0 + GAP) * s, size[1] / 2.0 * s)
            text.draw_text(card, word, place, pixels, INK)
        return card

    def _painted_scale(self, ends: tuple[str, str]) -> pygame.Surface:
        s = self._view.text_scale
        pixels = text.pixel_size(text.SMALL, s)
        widths = [text.measured(end, pixels)[0] / s for end in ends]
        left = PAD + widths[0] + GAP
        size = left + RAMP[0] + GAP + widths[1] + PAD, TUBE[1] + 10.0
        body = vector.rect(0.5, 0.5, size[0] - 1.0, size[1] - 1.0, 9.0, fill=WHITE, opacity=0.92)
        stops = [(k / 12.0, temperature_colour(COLDEST + (HOTTEST - COLDEST) * k / 12.0), 1.0) for k in range(13)]
        body += vector.gradient("ramp", (left, 0.0), (left + RAMP[0], 0.0), *stops)
        top = (size[1] - RAMP[1]) / 2.0
        body += vector.rect(left, top, *RAMP, RAMP[1] / 2.0, fill="url(#ramp)", stroke=INK, width=1.4)
        card = vector.paint(body, (round(size[0] * s), round(size[1] * s)), s)
        middle = size[1] / 2.0 * s
        text.draw_text(card, ends[0], (PAD * s, middle), pixels, INK)
        text.draw_text(card, ends[1], ((left + RAMP[0] + GAP) * s, middle), pixels, INK)
        return card


def _tube(share_white: float) -> str:
    return vector.rect(1.0, 1.0, *TUBE, 8.0, fill=mix(SAMPLE, WHITE, share_white), stroke=INK, width=2.0)


def _drop(x: float, y: float) -> str:
    return _bead(x, y, LIQUID_RADIUS, 0) + glint((x + 1.0, y + 1.0), LIQUID_RADIUS)


def _dot(x: float, y: float) -> str:
    return _bead(x, y, GAS_RADIUS, 1)


def _bead(x: float, y: float, radius: float, gas: int) -> str:
    body, rim = (deepened(SAMPLE, shades[gas]) for shades in (BODY_SHADES, RIM_SHADES))
    return vector.circle(x + 1.0, y + 1.0, radius, fill=body, stroke=rim, width=RIM)


def _gas() -> str:
    return _tube(PALE_GAS) + "".join(_dot(x, y) for x, y in _GAS)


def _mixture() -> str:
    return _tube(PALE_LIQUID[0]) + "".join(_drop(x, y) if wet else _dot(x, y) for x, y, wet in _MIX)


def _liquid() -> str:
    return _tube(PALE_LIQUID[1]) + "".join(_drop(x, y) for x, y in _LIQUID)
