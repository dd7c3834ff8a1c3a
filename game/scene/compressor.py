"""The compressor's heart: a roller that drives a shrinking pocket of gas before it, and so heats it."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

import pygame

from game.content.theme import INK, WHITE, Colour, temperature_colour
from game.draw import vector
from game.draw.marks import draw_area, draw_disc
from game.draw.viewport import Picture, Viewport
from game.scene import plan

STEEL: Colour = (0xDD, 0xE5, 0xEC)
ANGLES = 60
MIDDLE = (plan.COMPRESSOR[0], plan.COMPRESSOR[1] + 6.0)
CYLINDER, ROLLER = 37.0, 26.0
SIDE = 2.0 * (CYLINDER + 4.0)
COLOUR_STEP = 2.0  # K
ARC_STEPS = 24


class CompressorWindow:
    """The window in the compressor's shell, at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._parts = lru_cache(maxsize=ANGLES)(self._painted)

    def draw(self, surface: pygame.Surface, turn: float, suction: float, discharge: float) -> None:
        """Draw roller and pockets.

        Args:
            surface: Where to draw.
            turn: How far the roller has turned, 0..1. [-]
            suction: Temperature of the gas drawn in. [K]
            discharge: Temperature of the gas pushed out. [K]
        """
        step = int(turn * ANGLES) % ANGLES
        turned = step / ANGLES
        middle, radius = self._view.pixel(MIDDLE), CYLINDER * self._view.scale
        squeezed = suction + (discharge - suction) * turned**1.4
        # the pockets' edges lie under the cylinder's wall, the vane and the roller, so they need no smoothing
        draw_disc(surface, temperature_colour(squeezed, COLOUR_STEP), middle, radius)
        if turned > 0.01:
            arc = [-pi / 2.0 - turned * 2.0 * pi * k / ARC_STEPS for k in range(ARC_STEPS + 1)]
            rim = [(middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)) for angle in arc]
            draw_area(surface, temperature_colour(suction, COLOUR_STEP), [middle, *rim])
        left, top = self._view.pixel((MIDDLE[0] - SIDE / 2, MIDDLE[1] - SIDE / 2))
        surface.blit(self._parts(step), (round(left), round(top)))

    def _painted(self, step: int) -> pygame.Surface:
        """Wall, vane and roller."""
        x, y = MIDDLE
        angle = -step / ANGLES * 2.0 * pi - pi / 2.0  # gas is drawn in left of the vane, where its pipe arrives
        reach = CYLINDER - ROLLER - 0.6
        roller = (x + reach * cos(angle), y + reach * sin(angle))
        vane = roller[1] - (ROLLER**2 - min(ROLLER, abs(roller[0] - x)) ** 2) ** 0.5
        body = vector.rect(
            x - 3.0,
            y - CYLINDER - 2.0,
            6.0,
            vane - y + CYLINDER + 5.0,
            1.5,
            fill=(0x4A, 0x5F, 0x75),
            stroke=INK,
            width=1.2,
        )
        body += vector.circle(*roller, ROLLER, fill=STEEL, stroke=INK, width=2.0)
        body += vector.circle(*roller, ROLLER * 0.62, fill=(0xC3, 0xCF, 0xDA), stroke=INK, width=1.2)
        pin = ROLLER * 0.3
        body += vector.circle(x, y, pin, fill=(0x5F, 0x73, 0x88), stroke=INK, width=1.4)
        body += vector.circle(x, y, CYLINDER, stroke=INK, width=2.8)
        return self._view.sprite(body, x - SIDE / 2, y - SIDE / 2, SIDE, SIDE)


class Injection:
    """The capillary that leads liquid to the compressor to cool its gas, at one size."""

    WAYS = (  # from the liquid before the expansion valve: in winter on its right, in summer on its left
        "M543 478 V454 C543 446 540 444 532 444",
        "M292 497 V503 C292 508 294 510 299 510 H514 C519 510 521 508 521 503 V466",
    )
    CROSSING = "M521 501 V474"  # of the summer's way and the liquid line

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._picture = lru_cache(maxsize=16)(self._painted)

    def _painted(self, summer: bool, colour: Colour) -> Picture:
        way = self.WAYS[summer]
        body = vector.path(self.CROSSING, stroke=WHITE, width=13.0) if summer else ""
        return self._view.picture(
            body + vector.path(way, stroke=INK, width=7.4) + vector.path(way, stroke=colour, width=3.6)
        )

    def draw(self, surface: pygame.Surface, temperature: float, summer: bool) -> None:
        """Draw it.

        Args:
            surface: Where to draw.
            temperature: Of the liquid. [K]
            summer: Whether liquid comes from the outdoor coil.
        """
        self._picture(summer, temperature_colour(temperature, 4.0)).draw(surface)
