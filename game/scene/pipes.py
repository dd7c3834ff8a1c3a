"""The pipes: glass tubes whose filling takes its colour, place by place, from a palette.

An eight-bit surface holds, for every pixel inside a pipe, the number of its place; to colour all pipes is to
set that surface's palette. Walls, highlights and crossings never change and lie over it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from threading import Thread

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import INK, WHITE, Colour, temperature_colours
from game.draw import vector
from game.draw.marks import draw_area
from game.draw.track import Track
from game.draw.viewport import Viewport
from game.scene import plan

LINE_BINS = 2  # of each stretch of line, which is alike all along it
GAS_END, GAS_END_BINS, COIL_BINS = 0.15, 45, 66  # share of a coil where gas is hottest or coldest; bins of it, the rest
PALE_GAS, PALE_LIQUID = 0.36, (0.2, 0.04)  # how much light is in a filling; more in the darkest, to see drops in it
DARKEST = (233.0, 243.0)  # K between which that eases off
WARM_LIGHT = (255.0, 206.0, 176.0)  # the light in the hottest gas, which white would turn as pink as heat
WARMING = (313.0, 343.0)  # K between which it takes the place of white
COLDEST, TEMPERATURE_STEP, TEMPERATURES = 213.0, 0.5, 400  # K, K, and how many steps fillings are known for
SHARES = 33  # of vapour, likewise
FRONT = "discharge"  # crosses over the gas line
PATCH = 32  # px
REGION = (138.0, 78.0, 940.0, 426.0)  # where there are pipes: x, y, width, height


def _edges(*stretches: tuple[float, int]) -> NDArray[np.float64]:
    """Edges of bins along a track, from where each stretch ends and how many bins it has."""
    found, start = [np.zeros(1)], 0.0
    for end, count in stretches:
        found.append(np.linspace(start, end, count + 1)[1:])
        start = end
    return np.concatenate(found)


def _core_edges() -> NDArray[np.float64]:
    compression = plan.CORE_SECTIONS["compression"]
    middle = (compression.start + compression.end) / 2.0
    return _edges((middle, LINE_BINS), (plan.CORE.length, LINE_BINS))


def _ring_edges() -> NDArray[np.float64]:
    s = plan.RING_SECTIONS
    gas_wall, liquid_wall = plan.RING.nearest(plan.THROUGH_WALL)
    indoor, outdoor = s["indoor_coil"], s["outdoor_coil"]
    return _edges(
        (gas_wall, LINE_BINS),
        (indoor.start, LINE_BINS),
        (indoor.start + GAS_END * indoor.track.length, GAS_END_BINS),
        (indoor.end, COIL_BINS),
        (liquid_wall, LINE_BINS),
        (plan.EXPANSION_PLACE, LINE_BINS),
        (outdoor.start, LINE_BINS),
        (outdoor.end - GAS_END * outdoor.track.length, COIL_BINS),
        (outdoor.end, GAS_END_BINS),
        (plan.RING.length, LINE_BINS),
    )


CORE_EDGES, RING_EDGES = _core_edges(), _ring_edges()  # of stretches with one colour each
CORE_BINS = len(CORE_EDGES) - 1
_RING_PLACES = (RING_EDGES[1:] + RING_EDGES[:-1]) / 2.0
_OUTDOORS = plan.RING.at(_RING_PLACES)[:, 0] < plan.THROUGH_WALL[0][0]
_HOT = np.arange(CORE_BINS) >= LINE_BINS


def bins_at(lengths: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.int64]:
    """Which bin of its track each place belongs to.

    Args:
        lengths: Places along the track, shape (n,).
        edges: `CORE_EDGES` or `RING_EDGES`.
    Returns:
        Numbers from 0, shape (n,).
    """
    found: NDArray[np.int64] = np.clip(np.searchsorted(edges, lengths, side="right") - 1, 0, len(edges) - 2)
    return found


def sections() -> list[tuple[plan.Section, Track, int]]:
    """Every visible section with the track it is part of and the number of that track's first bin."""
    return [(s, plan.CORE, 0) for s in plan.CORE_SECTIONS.values() if s.width] + [
        (s, plan.RING, CORE_BINS) for s in plan.RING_SECTIONS.values()
    ]


def spread(
    suction: NDArray[np.float64],
    discharge: NDArray[np.float64],
    outdoor: NDArray[np.float64],
    indoor: NDArray[np.float64],
    resting: bool,
) -> NDArray[np.float64]:
    """Values of places laid out bin by bin; lines carry what their coil's end has or, at rest, what is around them.

    Args:
        suction: One value of each kind, shape (k,).
        discharge: The same.
        outdoor: Along the outdoor coil from its gas end to its liquid end, shape (k, n).
        indoor: Along the indoor coil, the same way.
        resting: Whether nothing flows.
    Returns:
        Core first, then ring, shape (k, CORE_BINS + RING_BINS).
    """
    ring = _interpolated(np.concatenate([indoor, outdoor[:, ::-1]], axis=1))
    if resting:
        ring = np.where(_OUTDOORS, outdoor[:, :1], ring)
    return np.concatenate([np.where(_HOT, discharge[:, None], suction[:, None]), ring], axis=1)


def _interpolated(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    half = ring.shape[1] // 2
    places = np.where(_RING_SHARES < 1.0, _RING_SHARES * (half - 1), half + (_RING_SHARES - 1.0) * (half - 1))
    low = np.minimum(places.astype(int), ring.shape[1] - 2)
    share = places - low
    result: NDArray[np.float64] = ring[:, low] * (1.0 - share) + ring[:, low + 1] * share
    return result


def _ring_shares() -> NDArray[np.float64]:
    """Where each ring bin lies: 0 to 1 along the indoor coil, 1 to 2 along the outdoor coil."""
    s = plan.RING_SECTIONS
    knots = [
        s["indoor_coil"].start,
        s["indoor_coil"].end,
        plan.EXPANSION_PLACE,
        s["outdoor_coil"].start,
        s["outdoor_coil"].end,
    ]
    before = np.interp(_RING_PLACES, knots[:2], [0.0, 1.0 - 1e-9])
    behind = np.interp(_RING_PLACES, knots[3:], [1.0, 2.0])
    return np.where(knots[2] > _RING_PLACES, before, behind)


_RING_SHARES = _ring_shares()


@cache
def _all_fillings() -> list[Colour]:
    """Colours by temperature and vapour share, each share of one temperature after another."""
    temperatures = COLDEST + TEMPERATURE_STEP * np.arange(float(TEMPERATURES))
    liquid = np.interp(temperatures, DARKEST, PALE_LIQUID)[:, None, None]
    pale = liquid + (PALE_GAS - liquid) * (np.arange(SHARES) / (SHARES - 1))[:, None]
    colours = temperature_colours(temperatures)[:, None]
    light = np.column_stack([np.interp(temperatures, WARMING, (255.0, channel)) for channel in WARM_LIGHT])[:, None]
    found = (colours + (light - colours) * pale).astype(int).reshape(-1, 3).tolist()
    return [(red, green, blue) for red, green, blue in found]


def fillings(temperatures: NDArray[np.float64], vapour: NDArray[np.float64]) -> list[Colour]:
    """What refrigerant inside a pipe looks like: liquid in the colour of its temperature, gas paler.

    Args:
        temperatures: Temperatures, shape (n,). [K]
        vapour: Shares of vapour, 0..1, shape (n,). [-]
    Returns:
        A colour for each.
    """
    steps = np.rint((temperatures - COLDEST) / TEMPERATURE_STEP)
    steps = np.minimum(np.maximum(steps, 0.0), TEMPERATURES - 1.0)
    places, known = steps * SHARES + np.rint(vapour * (SHARES - 1)), _all_fillings()
    return [known[place] for place in places.astype(int).tolist()]


class Pipes:
    """Pipes at one scale; draw the filling, then what moves in it, then the walls."""

    def __init__(self, view: Viewport) -> None:
        box = view.box(*REGION)
        self._corner = box.topleft
        inner = replace(view, size=box.size, origin=REGION[:2])
        self._filling = _filling(inner)
        self._blits = [(self._filling, patch.move(box.topleft), patch) for patch in _patches(self._filling)]
        self._painter = Thread(target=self._paint_walls, args=(inner,))  # while other parts are painted
        self._painter.start()

    def _paint_walls(self, view: Viewport) -> None:
        self._walls = vector.quick(_straight(_walls(view)))

    def draw_filling(self, surface: pygame.Surface, colours: list[Colour]) -> None:
        """Draw the inside of every pipe.

        Args:
            surface: Where to draw.
            colours: Of each bin, core first.
        """
        self._filling.set_palette([(0, 0, 0), *colours])
        surface.blits(self._blits, doreturn=False)

    def draw_walls(self, surface: pygame.Surface) -> None:
        """Draw walls and highlights over the filling.

        Args:
            surface: Where to draw.
        """
        self._painter.join()
        surface.blit(self._walls, self._corner)


def _patches(surface: pygame.Surface) -> list[pygame.Rect]:
    """Stretches of columns outside which a surface holds nothing but its colour key, 0."""
    held = pygame.surfarray.array2d(surface) > 0
    found = []
    for x in range(0, len(held), PATCH):
        column = np.concatenate([[False], held[x : x + PATCH].any(axis=0), [False]])
        ends = np.flatnonzero(column[1:] != column[:-1]).reshape(-1, 2)
        found += [pygame.Rect(x, top, min(PATCH, len(held) - x), bottom - top) for top, bottom in ends.tolist()]
    return found


def _filling(view: Viewport) -> pygame.Surface:
    surface = pygame.Surface(view.size, depth=8)
    surface.set_palette([(i, i, i) for i in range(256)])
    surface.set_colorkey(0)
    ordered = sorted(sections(), key=lambda item: item[0].name == FRONT)
    for section, track, first in ordered:
        places = np.append(np.arange(section.start, section.end, 1.6 / view.scale), section.end)
        points, headings = view.pixels(track.at(places)), track.headings(places)
        numbers = bins_at(places, RING_EDGES if first else CORE_EDGES) + first + 1
        aside = (
            np.column_stack([-headings[:, 1], headings[:, 0]]) * (section.width / 2.0 + plan.WALL * 0.6) * view.scale
        )
        edges = list(zip((points + aside).tolist(), (points - aside).tolist(), strict=True))
        for (one, other), (far_one, far_other), number in zip(edges, edges[1:], numbers.tolist(), strict=False):
            draw_area(surface, number, (one, other, far_other, far_one))  # slices, square to the way
    return surface


def _strokes(extra: float, colour: Colour, names: set[str], shrink: float = 1.0, opacity: float = 1.0) -> str:
    return "".join(
        vector.path(s.track.data, stroke=colour, width=s.width * shrink + extra, stroke_opacity=opacity)
        for s, _, _ in sections()
        if s.name in names
    )


def _walls(view: Viewport) -> pygame.Surface:
    """Walls as a premultiplied surface: outlines with the pipes' insides cut out, and highlights."""
    names = {section.name for section, _, _ in sections()}
    walls = pygame.Surface(view.size, pygame.SRCALPHA)
    for layer in (names - {FRONT}, {FRONT}):
        if FRONT in layer:  # a gap in what it crosses
            bridge = plan.DISCHARGE.part(*plan.CROSSING)
            halo = f'<path d="{bridge}" fill="none" stroke="#eef3f8" stroke-width="{plan.GAS_PIPE + 15:g}"/>'
            _lay(walls, view.art(halo))
        _lay(walls, view.art(_strokes(2 * plan.WALL, INK, layer)))
        _cut(walls, view.art(_strokes(0.0, INK, layer)))
        shine = view.art(_strokes(0.0, WHITE, layer, 1.0, 0.34)).premul_alpha()
        _cut(shine, view.art(_strokes(0.0, INK, layer, 0.84)))  # along the walls, where it lies on no dot
        walls.blit(shine, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return walls


def _lay(target: pygame.Surface, art: pygame.Surface) -> None:
    target.blit(art.premul_alpha(), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def _cut(target: pygame.Surface, mask: pygame.Surface) -> None:
    """Take out of a premultiplied surface what a mask covers."""
    rest = pygame.Surface(mask.get_size(), pygame.SRCALPHA)
    rest.fill((255, 255, 255, 255))
    mask.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)  # white where it covers, whatever its ink
    rest.blit(mask.premul_alpha(), (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    target.blit(rest, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)


def _straight(surface: pygame.Surface) -> pygame.Surface:
    """A premultiplied surface with its colours as they are before the multiplication."""
    alpha = pygame.surfarray.pixels_alpha(surface).astype(np.uint16)
    partly = (alpha > 0) & (alpha < 255)
    colours = pygame.surfarray.pixels3d(surface)
    colours[partly] = np.minimum(255, colours[partly].astype(np.uint16) * 255 // alpha[partly][:, None])
    return surface
