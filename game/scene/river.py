"""The energy river in the ground: its width is power, and what comes in is what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import ELECTRICITY, HEAT, WHITE, Colour, mix
from game.draw import vector
from game.draw.marks import draw_box
from game.draw.viewport import Viewport
from game.scene import plan

PALE: Colour = (0xF0, 0xC0, 0xD2)
LEFT, RIGHT = 26.0, 1104.0
JUNCTION = 562.0  # where electricity comes down
BACKUP_JUNCTION = 700.0  # where that of backup heat does
SOURCE, BACKUP_SOURCE = 546.0, plan.GROUND  # how high they start
CABLE, WIDENED = 6.4, 0.75  # how wide what comes down begins, and where on its bend it is as wide as its power
MEETING = 84.0  # how far it bends until it has joined
JOINING = (-0.25, 1.35)  # from where to where something joins, in shares of that bend; no chevrons there
FADE = 150.0  # how far it goes on until it has the colour of heat
UNITS_PER_KILOWATT = 4.8  # so that the most that any machine moves, 25 kW, has room
THINNEST = 2.0
LEAST_DROP, DROP_GRAIN = 24.0, 8  # how far it comes down at least, and px of the steps in that
GRAIN = 2  # px by which it widens at a time; its ends and bends are painted anew then
HEAD = 30.0
LEAST_WING, WIDEST_WING = 4.0, 10.0  # by which the head is wider than the river on each side
CHEVRON_GAP = 74.0
SPEED = 60.0  # design units a second
RIM = 2.0


@dataclass(frozen=True)
class Flows:
    """Power in the river.

    Attributes:
        outdoor: Heat from outdoor air, or to it. [W]
        electricity: What joins it. [W]
        indoor: Heat to the room, or from it. [W]
        winter: Whether the river runs indoors.
        backup: Backup heat, which joins it last; part of what goes to the room. [W]
    """

    outdoor: float
    electricity: float
    indoor: float
    winter: bool
    backup: float = 0.0


class _Bed:
    """Where the river runs, in whole pixels: level pieces on one lower bank, each as thick as its power.

    Made from the thickness of each piece and of what joins between them. [px]
    """

    def __init__(self, view: Viewport, winter: bool, thick: tuple[int, ...], joining: tuple[int, ...]) -> None:
        def across(x: float) -> int:
            return round(view.pixel((x, 0.0))[0])

        self.sign = 1 if winter else -1
        ends = (LEFT, RIGHT) if winter else (RIGHT, LEFT)
        self.start, self.tip = (across(x) for x in ends)
        self.neck = self.tip - self.sign * round(HEAD * view.scale)
        places = (JUNCTION, BACKUP_JUNCTION)[: len(joining)]
        self.junctions = [across(x) for x in places]
        self.meets = [across(x + self.sign * MEETING) for x in places]
        self.thick, self.joining = thick, joining
        self.low = _lower_bank(view, self.thick[-1])
        self.rim = max(1, round(RIM * view.scale))
        self.tail = self.start + self.sign * round(14 * view.scale)
        edges = [self.tail, *self.meets, self.neck]
        self.pieces = [piece for piece in zip(edges, edges[1:], self.thick, strict=False) if piece[2]]

    def middle(self, piece: int) -> float:
        """Height of a piece's axis. [px]"""
        return self.low - self.thick[piece] / 2.0

    def thick_at(self, x: float) -> int:
        """How thick the river is at a place along it, 0 where something joins. [px]"""
        for at, meet in zip(self.junctions, self.meets, strict=True):
            if JOINING[0] < (x - at) / (meet - at) < JOINING[1]:
                return 0
        return self.thick[sum(self.sign * (x - meet) > 0.0 for meet in self.meets)]


def _lower_bank(view: Viewport, thick: int) -> int:
    """Height of the bank of a river round its axis, or of a wide one above the picture's edge. [px]"""
    axis, edge = (view.pixel((0.0, y))[1] for y in (plan.RIVER, plan.HEIGHT - 2.0 * RIM - LEAST_WING))
    return round(min(axis + thick / 2.0, edge))


@lru_cache(maxsize=64)
def _bed(view: Viewport, winter: bool, thick: tuple[int, ...], joining: tuple[int, ...]) -> _Bed:
    return _Bed(view, winter, thick, joining)


def _bed_of(view: Viewport, flows: Flows) -> _Bed:
    def thickness(watts: float) -> int:
        units = max(THINNEST, watts / 1e3 * UNITS_PER_KILOWATT) if watts > 0.0 else 0.0
        return GRAIN * max(watts > 0.0, round(units * view.scale / GRAIN))

    source, sink = (flows.outdoor, flows.indoor) if flows.winter else (flows.indoor, flows.outdoor)
    joining, pieces = [flows.electricity], [source, sink - flows.backup]
    if flows.backup > 0.0:
        joining, pieces = [*joining, flows.backup], [*pieces, sink]
    thick = [thickness(pieces[0])]
    for watts, joined in zip(pieces[1:], joining, strict=True):
        thick.append(max(thickness(watts), thick[-1] + GRAIN * (joined > 0.0)))
    return _bed(view, flows.winter, tuple(thick), tuple(map(thickness, joining)))


def half_width(watts: float) -> float:
    """How far what joins reaches from its middle.

    Args:
        watts: Its power. [W]
    Returns:
        Half of its width, rim included, in design units.
    """
    return max(THINNEST, watts / 1e3 * UNITS_PER_KILOWATT) / 2.0 + RIM


def draw_river(surface: pygame.Surface, view: Viewport, flows: Flows) -> list[tuple[float, float]]:
    """Draw the river, without what drifts on it.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        flows: Power in it.
    Returns:
        Heights of its axis and of its upper bank, where it begins and where it ends, in design units.
    """
    bed = _bed_of(view, flows)
    rim, sign = bed.rim, bed.sign
    sources = [round(view.pixel((0.0, high))[1]) for high in (SOURCE, BACKUP_SOURCE)]
    for x0, x1, thick in bed.pieces:
        _level(surface, WHITE, x0 - sign * rim * (x0 != bed.tail), x1, bed.low - thick - rim, bed.low + rim)
    ways = zip(bed.junctions, bed.meets, bed.joining, bed.thick[1:], sources, strict=False)
    for at, meet, thick, joined, highest in ways:
        if not thick:
            continue
        source = min(highest, bed.low - joined - round(LEAST_DROP * view.scale))  # a wide river comes up to meet it
        drop = bed.low - joined - source
        more = -drop % DROP_GRAIN  # of a somewhat longer one, whose upright start is cut off
        stream = _stream(view, abs(meet - at), drop + more, thick, sign)
        corner = (at if sign > 0 else at - stream.get_width()) - sign * (thick // 2 + 4)
        surface.blit(stream, (corner, source), (0, more, *stream.get_size()))
    for x0, x1, thick in bed.pieces:
        _level(surface, HEAT, x0, x1, bed.low - thick, bed.low)
    for meet, before, joined in zip(bed.meets, bed.thick, bed.thick[1:], strict=False):
        if joined > before:
            fade = _fade(round(FADE * view.scale), joined - before, sign)
            surface.blit(fade, (meet if sign > 0 else meet - fade.get_width(), bed.low - joined))
    head = _head(view, bed.thick[-1], sign)
    left = bed.neck if sign > 0 else bed.neck - head.get_width()
    surface.blit(head, (left, round(bed.middle(-1) - head.get_height() / 2.0)))
    if bed.thick[0]:
        notch = _notch(view, bed.thick[0], sign)
        left = bed.tail - notch.get_width() if sign > 0 else bed.tail
        surface.blit(notch, (left, round(bed.middle(0) - notch.get_height() / 2.0)))
    heights = [(bed.middle(piece), float(bed.low - bed.thick[piece] - rim)) for piece in (0, -1)]
    return [(axis / view.scale + view.origin[1], bank / view.scale + view.origin[1]) for axis, bank in heights]


def _level(surface: pygame.Surface, colour: Colour, x0: int, x1: int, top: int, low: int) -> None:
    """Fill an upright box between two places along the river."""
    draw_box(surface, colour, (min(x0, x1), top, abs(x1 - x0), low - top))


@lru_cache(maxsize=128)
def _head(view: Viewport, thick: int, sign: int) -> pygame.Surface:
    """The arrow head, from the neck to the tip. Sizes are in pixels."""
    length = round(HEAD * view.scale) + 5
    room = view.pixel((0.0, plan.HEIGHT - 2.0 * RIM))[1] - _lower_bank(view, thick)
    wing = min(max(6.0 * view.scale, thick * 0.2), WIDEST_WING * view.scale, room)
    height = thick + 2 * wing + 8
    middle = height / 2.0
    tip, back = (length - 4.0, 0.0) if sign > 0 else (4.0, float(length))
    points = [(back, middle - thick / 2.0 - wing), (tip, middle), (back, middle + thick / 2.0 + wing)]
    rim = max(1.0, RIM * view.scale)
    body = vector.polygon(points, fill=WHITE, stroke=WHITE, width=2.0 * rim) + vector.polygon(points, fill=HEAT)
    return vector.paint(body, (length, round(height)))


@lru_cache(maxsize=128)
def _notch(view: Viewport, thick: int, sign: int) -> pygame.Surface:
    """The tail with its notch. Sizes are in pixels."""
    length, rim = round(14 * view.scale) + 4, max(1.0, RIM * view.scale)
    height, depth = thick + 8, min(12.0 * view.scale, thick * 0.5)
    middle = height / 2.0
    near, far = (float(length), 4.0) if sign > 0 else (0.0, length - 4.0)
    top, low = middle - thick / 2.0, middle + thick / 2.0
    points = [(near, top), (far, top), (far + sign * depth, middle), (far, low), (near, low)]
    data = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
    body = vector.path(data, stroke=WHITE, width=2.0 * rim) + vector.polygon(points, fill=HEAT)
    return vector.paint(body, (length, round(height)))


@lru_cache(maxsize=256)
def _stream(view: Viewport, reach: int, drop: int, thick: int, sign: int) -> pygame.Surface:
    """Electricity coming down and bending into the flow along its upper bank. Sizes are in pixels."""
    rim = max(1.0, RIM * view.scale)
    edge = thick // 2 + 4
    width, height = reach + edge, drop + thick
    x0, x1 = (edge, width) if sign > 0 else (width - edge, 0)
    middle, narrow = drop + thick / 2.0, min(float(thick), CABLE * view.scale)
    s = np.linspace(0.0, 1.0, 33)
    weights = np.array([(1.0 - s) ** 3, 3.0 * (1.0 - s) ** 2 * s, 3.0 * (1.0 - s) * s**2, s**3])
    bend = weights.T @ np.array([(x0, 0.0), (x0, middle * 0.7), (x0 + (x1 - x0) * 0.28, middle), (x1, middle)])
    bend = np.vstack([bend, (x1 + 4.0 * sign, middle)])
    along = np.gradient(bend, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(*along.T)[:, None]
    widening = np.clip(np.append(s, 1.0) / WIDENED, 0.0, 1.0)
    half = (narrow + (thick - narrow) * widening**2 * (3.0 - 2.0 * widening)) / 2.0

    def outline(half: NDArray[np.float64]) -> list[tuple[float, float]]:
        sides = bend + across * half[:, None], (bend - across * half[:, None])[::-1]
        return [(x, y) for x, y in np.vstack(sides).tolist()]

    body = vector.polygon(outline(half + rim), fill=WHITE) + vector.polygon(outline(half), fill=ELECTRICITY)
    return vector.paint(body, (width, max(1, height)))


@lru_cache(maxsize=128)
def _fade(length: int, thick: int, sign: int) -> pygame.Surface:
    """What has joined takes on the colour of heat. Sizes are in pixels."""
    return pygame.transform.scale(_line_of_fade(length, sign), (length, thick))


@lru_cache(maxsize=4)
def _line_of_fade(length: int, sign: int) -> pygame.Surface:
    line = pygame.Surface((length, 1))
    for x in range(length):
        line.set_at((x if sign > 0 else length - 1 - x, 0), mix(ELECTRICITY, HEAT, x / length))
    return line


def draw_chevrons(
    surface: pygame.Surface, view: Viewport, flows: Flows, clock: float, written: list[pygame.Rect]
) -> None:
    """Draw pale chevrons drifting with the river, clear of what is written on it.

    Args:
        surface: Where to draw.
        view: The window onto the drawing.
        flows: Power in the river.
        clock: Time in the picture. [s]
        written: Boxes of words. [px]
    """
    bed = _bed_of(view, flows)
    gap, blits = CHEVRON_GAP * view.scale, []
    count = int((abs(bed.neck - bed.start) - 20.0 * view.scale) / gap)
    for k in range(count):
        along = (k * gap + clock * SPEED * view.scale) % (count * gap) + 20.0 * view.scale
        x = bed.start + bed.sign * along
        thick = bed.thick_at(x)
        if thick < 8.0 * view.scale:
            continue
        sprite = _chevron(view, round(min(thick * 0.28, 8.0 * view.scale)), bed.sign)
        width, height = sprite.get_size()
        left, top = x - width / 2.0, bed.low - (thick + height) / 2.0
        if pygame.Rect(left, top, width, height).collidelist(written) < 0:
            blits.append((sprite, (left, top)))
    surface.fblits(blits)


@lru_cache(maxsize=32)
def _chevron(view: Viewport, reach: int, sign: int) -> pygame.Surface:
    side, middle = 2 * reach + 6, reach + 3.0
    back = middle - sign * reach * 0.4
    data = f"M{back:g} {middle - reach:g} L{back + sign * reach * 0.8:g} {middle:g} L{back:g} {middle + reach:g}"
    return vector.paint(vector.path(data, stroke=PALE, width=2.6 * view.scale), (side, side))


def cable() -> str:
    """The cable from the ground up to the compressor, with a halo where it passes over the liquid line.

    Returns:
        SVG elements.
    """
    data = f"M{JUNCTION} 536 V420 C{JUNCTION} 408 {JUNCTION - 2} 403 {JUNCTION - 12} 403"
    body = f'<path d="M{JUNCTION} 499 V477" fill="none" stroke="#eef3f8" stroke-width="11"/>'
    body += vector.path(data, stroke=(0x4A, 0x2C, 0xA8), width=6.4)
    return body + vector.path(data, stroke=ELECTRICITY, width=4.2)
