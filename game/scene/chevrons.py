"""Chevrons on the pipes: which way the refrigerant runs, even when time stands still."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, pi

import numpy as np
import pygame

from game.content.theme import INK, WHITE
from game.draw import vector
from game.draw.viewport import Viewport
from game.scene import plan

SIDE = 22.0
SLOWEST = 0.3  # of the flow, below which those that turn are left out


_CORE_POINTS = [(456.0, 206.0), (422.0, 246.0), (388.0, 412.0), (500.0, 314.0), (548.0, 190.0), (484.0, 98.0)]
_LINE_POINTS = [
    (496.0, 208.0),
    (604.0, 202.0),
    (640.0, 172.0),
    (674.0, 265.0),
    (632.0, 380.0),
    (440.0, 488.0),
    (344.0, 150.0),
]
_INDOOR_POINTS = [(960.0, 172.0), (880.0, 203.0), (960.0, 234.0), (880.0, 265.0)]
_OUTDOOR_POINTS = [(195.0, 444.0 - 42.0 * k) for k in range(8)]


class Chevrons:
    """All chevrons at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._sprite = lru_cache(maxsize=None)(self._painted)
        self._blits = lru_cache(maxsize=3)(self._pointing)
        self._places = []
        ring_points = _LINE_POINTS + _INDOOR_POINTS + _OUTDOOR_POINTS
        for track, spots, turns in ((plan.CORE, _CORE_POINTS, False), (plan.RING, ring_points, True)):
            lengths = track.nearest(spots)
            points = view.pixels(track.at(lengths)).tolist()
            angles = [atan2(y, x) for x, y in track.headings(lengths).tolist()]
            self._places += [(p, angle, turns) for p, angle in zip(points, angles, strict=True)]

    def _painted(self, quarter: int) -> pygame.Surface:
        half = SIDE / 2.0
        points = np.array([[-3.4, -5.2], [2.6, 0.0], [-3.4, 5.2]])
        turn = quarter * pi / 8.0
        spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        data = "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in (points @ spin + half).tolist())
        body = vector.path(data, stroke=WHITE, width=5.6, stroke_opacity=0.85)
        return self._view.sprite(body + vector.path(data, stroke=INK, width=2.8), 0.0, 0.0, SIDE, SIDE)

    def draw(self, surface: pygame.Surface, direction: float) -> None:
        """Draw all chevrons.

        Args:
            surface: Where to draw.
            direction: 1 as in winter to −1 as in summer; those that turn are left out half way. [-]
        """
        surface.fblits(self._blits(0 if abs(direction) < SLOWEST else 1 if direction > 0.0 else -1))

    def _pointing(self, way: int) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """Sprites and their corners for a way round: 1 as in winter, −1 as in summer, 0 for neither."""
        blits = []
        for (x, y), angle, turns in self._places:
            if turns and way == 0:
                continue
            facing = angle + (pi if turns and way < 0 else 0.0)
            sprite = self._sprite(round(facing / (pi / 8.0)) % 16)
            blits.append((sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2))))
        return blits
