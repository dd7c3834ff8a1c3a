"""What falls from the sky and stands in it, by outdoor temperature alone."""

from __future__ import annotations

import numpy as np
import pygame

from game.content.theme import WHITE
from game.draw import vector
from game.draw.viewport import Viewport
from game.scene import plan
from game.scene.scatter import PLASTIC, PLASTIC_SQUARE, scattered

FLAKES = 90
SNOW_STARTS, SNOW_FULL = 1.5, -3.0  # °C
SUN_STARTS, SUN_FULL = 9.0, 10.0  # °C
SUN = (1094.0, 50.0, 22.0)  # place and radius


class Weather:
    """Sun, clouds and snow at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._numbers = numbers = np.arange(FLAKES)
        self._x = scattered(numbers)
        self._y = scattered(numbers, PLASTIC)
        self._fall = 26.0 + 26.0 * scattered(numbers, PLASTIC_SQUARE)
        self._flakes = [
            view.sprite(vector.circle(4, 4, r, fill=WHITE, opacity=0.92), 0, 0, 8, 8) for r in (1.6, 2.2, 3.0)
        ]
        x, y, radius = SUN
        rays = "".join(
            vector.circle(x, y, radius + 9.0 * k, fill=(0xFF, 0xE2, 0x7A), opacity=0.16) for k in range(1, 4)
        )
        self._sun = view.sprite(
            rays + vector.circle(x, y, radius, fill=(0xFF, 0xD4, 0x3B), stroke=(0xF7, 0xB7, 0x1D), width=1.5),
            x - 64, y - 64, 128, 128,
        )  # fmt: skip

    def draw(self, surface: pygame.Surface, clock: float, outdoor_celsius: float) -> None:
        """Draw what the weather brings.

        Args:
            surface: Where to draw.
            clock: Time in the picture. [s]
            outdoor_celsius: Outdoor air. [°C]
        """
        sunny = (outdoor_celsius - SUN_STARTS) / (SUN_FULL - SUN_STARTS)
        if sunny > 0.0:
            self._sun.set_alpha(round(255 * min(1.0, sunny)))
            left, top = self._view.pixel((SUN[0] - 64, SUN[1] - 64))
            surface.blit(self._sun, (round(left), round(top)))
        snowing = (SNOW_STARTS - outdoor_celsius) / (SNOW_STARTS - SNOW_FULL)
        if snowing > 0.0:
            self._draw_snow(surface, clock, min(1.0, snowing))

    def _draw_snow(self, surface: pygame.Surface, clock: float, share: float) -> None:
        width = self._view.size[0] / self._view.scale
        left, top = self._view.origin
        span = plan.GROUND - top
        y = top + (self._y * span + self._fall * clock) % span
        x = left + (self._x * width + 14.0 * np.sin(y / 40.0 + self._x * 9.0) + 6.0 * clock) % width
        cx, cy, cw, _ = plan.CABINET
        hx, hy, hw, _ = plan.HOUSE
        roof = (y > 20.0) & (np.abs(x - (hx + hw / 2.0)) < (y - 20.0) * 2.57)
        open_sky = (
            ~((x > cx - 4) & (x < cx + cw + 4) & (y > cy - 8)) & ~((x > hx - 4) & (x < hx + hw + 4) & (y > hy)) & ~roof
        )
        shown = np.flatnonzero(open_sky & (self._numbers < share * FLAKES))
        pixels = self._view.pixels(np.array([x, y]).T[shown])
        flakes = [self._flakes[number % len(self._flakes)] for number in shown.tolist()]
        surface.fblits(list(zip(flakes, pixels.tolist(), strict=True)))
