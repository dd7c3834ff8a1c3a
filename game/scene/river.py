"""The energy river in the ground: its width is power, and what comes in is what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

import pygame

from game.content.theme import Colour, mix
from game.draw import vector
from game.draw.viewport import Point, Viewport
from game.scene import plan

HEAT: Colour = (0xC2, 0x25, 0x5C)
ELECTRICITY: Colour = (0x70, 0x48, 0xE8)
PALE: Colour = (0xE2, 0x86, 0xA6)
WHITE: Colour = (255, 255, 255)
LEFT, RIGHT = 26.0, 1104.0
JUNCTION = 562.0  # where electricity comes down
SOURCE = 548.0  # how high it starts
MEETING = 96.0  # how far it bends before it has joined
FADE = 150.0  # how far it goes on until it has the colour of heat
UNITS_PER_KILOWATT = 4.2
THINNEST = 2.0
HEAD = 26.0
CHEVRON_GAP = 74.0
SPEED = 60.0  # design units a second


@dataclass(frozen=True)
class Flows:
    """Power in the river.

    Attributes:
        outdoor: Heat from outdoor air, or to it. [W]
        electricity: What joins it. [W]
        indoor: Heat to the room, or from it. [W]
        winter: Whether the river runs indoors.
    """

    outdoor: float
    electricity: float
    indoor: float
    winter: bool


@dataclass(frozen=True)
class _Bed:
    """Where the river runs: x from start to end, the straight lower bank, and thicknesses."""

    sign: float
    start: float
    end: float
    low: float
    thick_in: float
    thick_out: float
    thick_electric: float

    @property
    def meet(self) -> float:
        return JUNCTION + self.sign * MEETING

    @property
    def top_out(self) -> float:
        return self.low - self.thick_out

    def outline(self, rim: float) -> list[Point]:
        """Tail, step where electricity has joined, and arrow head; `rim` is how far outside it."""
        sign, low, top_in, top_out = self.sign, self.low + rim, self.low - self.thick_in - rim, self.top_out - rim
        start, neck = self.start - sign * rim, self.end - sign * (HEAD + rim * 0.6)
        wing = max(7.0, self.thick_out * 0.22)
        notch = (self.start + sign * min(16.0, self.thick_in * 0.5) - sign * rim, self.low - self.thick_in / 2.0)
        tip = (self.end + sign * rim * 1.6, self.low - self.thick_out / 2.0)
        upper = [(start, top_in), (self.meet, top_in), (self.meet, top_out), (neck, top_out), (neck, top_out - wing)]
        return [(start, low), notch, *upper, tip, (neck, low + wing), (neck, low)]

    def stream(self, rim: float) -> list[Point]:
        """Electricity coming down and bending into the flow along its upper bank."""
        half, steps = self.thick_electric / 2.0 + rim, 14
        middle = self.top_out + self.thick_electric / 2.0
        start, control, end = (JUNCTION, SOURCE), (JUNCTION, middle), (self.meet, middle)
        near, far = [], []
        for k in range(steps + 1):
            t = k / steps
            x, y = ((1 - t) ** 2 * start[i] + 2 * t * (1 - t) * control[i] + t * t * end[i] for i in range(2))
            dx, dy = ((1 - t) * (control[i] - start[i]) + t * (end[i] - control[i]) for i in range(2))
            reach = half / max(hypot(dx, dy), 1e-9)
            near.append((x - dy * reach, y + dx * reach))
            far.append((x + dy * reach, y - dx * reach))
        return near + far[::-1]


def _bed(flows: Flows) -> _Bed:
    def thickness(watts: float) -> float:
        return max(THINNEST, watts / 1e3 * UNITS_PER_KILOWATT)

    sign = 1.0 if flows.winter else -1.0
    start, end = (LEFT, RIGHT) if flows.winter else (RIGHT, LEFT)
    source, sink = (flows.outdoor, flows.indoor) if flows.winter else (flows.indoor, flows.outdoor)
    low = plan.RIVER + thickness(sink) / 2.0
    return _Bed(sign, start, end, low, thickness(source), thickness(sink), thickness(flows.electricity))


def _draw_smooth(surface: pygame.Surface, view: Viewport, colour: Colour, points: list[Point]) -> None:
    pixels = [view.pixel(point) for point in points]
    pygame.draw.polygon(surface, colour, pixels)
    for one, other in pairwise([*pixels, pixels[0]]):
        if one[0] != other[0] and one[1] != other[1]:  # level and upright edges are sharp as they are
            pygame.draw.aaline(surface, colour, one, other)


def draw_river(surface: pygame.Surface, view: Viewport, flows: Flows, clock: float) -> None:
    """Draw the river.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        flows: Power in it.
        clock: Time in the picture. [s]
    """
    bed = _bed(flows)
    for rim, heat, electricity in ((2.0, WHITE, WHITE), (0.0, HEAT, ELECTRICITY)):
        if rim:
            _draw_smooth(surface, view, electricity, bed.stream(rim))
        _draw_smooth(surface, view, heat, bed.outline(rim))
    _draw_smooth(surface, view, ELECTRICITY, bed.stream(0.0))
    _draw_fade(surface, view, bed)
    _draw_chevrons(surface, view, bed, clock)


def _draw_fade(surface: pygame.Surface, view: Viewport, bed: _Bed) -> None:
    """What has joined takes on the colour of heat."""
    steps = 24
    for k in range(steps):
        x = bed.meet + bed.sign * FADE * k / steps
        left, top = view.pixel((min(x, x + bed.sign * FADE / steps), bed.top_out))
        width, height = FADE / steps * view.scale + 1.0, bed.thick_electric * view.scale + 0.5
        surface.fill(mix(ELECTRICITY, HEAT, k / steps), (round(left), round(top), round(width), round(height)))


def _draw_chevrons(surface: pygame.Surface, view: Viewport, bed: _Bed, clock: float) -> None:
    """Pale chevrons drifting with the river."""
    count = int((abs(bed.end - bed.start) - HEAD - 30.0) / CHEVRON_GAP)
    blits = []
    for k in range(count):
        x = bed.start + bed.sign * ((k * CHEVRON_GAP + clock * SPEED) % (count * CHEVRON_GAP) + 26.0)
        beyond = bed.sign * (x - JUNCTION)
        height = bed.thick_out if beyond > 0.0 else bed.thick_in
        if height < 9.0 or -20.0 < beyond < MEETING + 40.0:
            continue
        sprite = _chevron(view, round(min(height * 0.26, 8.0)), bed.sign)
        left, top = view.pixel((x, bed.low - height / 2.0))
        blits.append((sprite, (left - sprite.get_width() / 2.0, top - sprite.get_height() / 2.0)))
    surface.fblits(blits)


@lru_cache(maxsize=32)
def _chevron(view: Viewport, reach: int, sign: float) -> pygame.Surface:
    side, middle = 2.0 * reach + 6.0, reach + 3.0
    back = middle - sign * reach * 0.4
    data = f"M{back} {middle - reach} L{back + sign * reach * 0.8} {middle} L{back} {middle + reach}"
    return view.sprite(vector.path(data, stroke=PALE, width=2.6), 0.0, 0.0, side, side)


def cable() -> str:
    """The cable from the ground up to the compressor, with a halo where it passes over the liquid line.

    Returns:
        SVG elements.
    """
    data = f"M{JUNCTION} 536 V420 C{JUNCTION} 408 {JUNCTION - 2} 403 {JUNCTION - 12} 403"
    body = f'<path d="M{JUNCTION} 499 V477" fill="none" stroke="#eef3f8" stroke-width="11"/>'
    body += vector.path(data, stroke=(0x4A, 0x2C, 0xA8), width=6.4)
    return body + vector.path(data, stroke=ELECTRICITY, width=4.2)
