"""Light round the pipes of a stage that is picked out, and the ring round the drop that is followed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.content.theme import WHITE, Colour
from game.draw import vector
from game.draw.track import Track
from game.draw.vector import Point
from game.draw.viewport import Picture, Viewport
from game.model import drop
from game.scene import plan
from physics.operating_point import Mode

BEYOND = 20.0  # of the glow's width over the pipe's, design units
PARTS = {  # middle and half size of what a stage is besides its pipes
    2: (plan.COMPRESSOR, plan.COMPRESSOR_HALF),
    3: (plan.VALVE, plan.VALVE_HALF),
    5: (plan.EXPANSION, (20.0, 14.0)),
}
MARGIN = 9.0
SECTIONS = {**plan.CORE_SECTIONS, **plan.RING_SECTIONS}


class Glow:
    """The light at one size."""

    def __init__(self, view: Viewport, colour: Colour, marked: Colour) -> None:
        self._view, self._colour = view, colour
        self._lit = lru_cache(maxsize=10)(self._painted)
        ring = vector.circle(17.0, 17.0, 14.0, fill=marked, opacity=0.28)
        ring += vector.circle(17.0, 17.0, 9.0, fill=marked, stroke=WHITE, width=2.6)
        self._ring = view.sprite(ring, 0.0, 0.0, 34.0, 34.0)

    def _painted(self, stage: int, summer: bool) -> Picture:
        parts = [part for number, part in drop.parts(Mode.SUMMER if summer else Mode.WINTER) if number == stage]
        body = "".join(
            vector.path(
                SECTIONS[name].track.data,
                stroke=self._colour,
                width=SECTIONS[name].width + BEYOND,
                stroke_opacity=0.42,
            )
            for name in parts
            if name in SECTIONS and SECTIONS[name].width
        )
        if stage in PARTS:
            (x, y), (across, up) = PARTS[stage]
            box = (x - across - MARGIN, y - up - MARGIN, 2.0 * (across + MARGIN), 2.0 * (up + MARGIN))
            body += vector.rect(*box, 30.0, fill=self._colour, opacity=0.42)
        return self._view.picture(body)

    def draw(self, surface: pygame.Surface, stage: int, summer: bool) -> None:
        """Light up a stage's pipes; to be drawn under them.

        Args:
            surface: Where to draw.
            stage: 1 to 5.
            summer: Where the valve stands.
        """
        self._lit(stage, summer).draw(surface)

    def draw_drop(self, surface: pygame.Surface, part: str, share: float, summer: bool, cup: float) -> None:
        """Mark the drop that is followed.

        Args:
            surface: Where to draw.
            part: Pipe that it is in, or "expansion".
            share: How far through it, along the flow, 0..1.
            summer: Which way the flow goes.
            cup: Where the valve's cup is, 0 as in winter to 1 as in summer. [-]
        """
        x, y = self._view.pixel(drop_place(part, share, summer, cup))
        surface.blit(self._ring, (round(x - self._ring.get_width() / 2), round(y - self._ring.get_height() / 2)))


def drop_place(part: str, share: float, summer: bool, cup: float) -> Point:
    """Where a drop is in the picture.

    Args:
        part: Pipe that it is in, with the way through the valve that belongs to it, or "expansion".
        share: How far through it, along the flow, 0..1.
        summer: Which way the flow goes.
        cup: Where the valve's cup is, 0 as in winter to 1 as in summer. [-]
    Returns:
        In design units.
    """
    if summer and part in drop.RING:
        share = 1.0 - share
    if part == "expansion":
        return plan.EXPANSION[0] + plan.EXPANSION_HALF * (1.0 - 2.0 * share), plan.EXPANSION[1]
    track, along = SECTIONS[part].track, share * drop.LENGTHS[part]
    if part == "outdoor_liquid":
        along += plan.EXPANSION_HALF
    elif part == "suction":
        along -= plan.UNDER_CUP.length
        if along < 0.0:
            return _in_valve(plan.UNDER_CUP, along + plan.UNDER_CUP.length, cup)
    elif part == "discharge" and along > track.length:
        return _in_valve(plan.BESIDE_CUP, along - track.length, cup)
    x, y = track.at(np.array([along]))[0]
    return float(x), float(y)


def _in_valve(way: Track, along: float, cup: float) -> Point:
    """A place on a way through the valve, which turns over from one side to the other as the cup slides."""
    across, y = way.at(np.array([along]))[0]
    return plan.VALVE[0] + float(across) * (1.0 - 2.0 * cup), float(y)
