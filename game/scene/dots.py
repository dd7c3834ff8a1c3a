"""The refrigerant's drops and gas dots, which hold no state: a time and the densities give every place.

All dots are numbered round the loop at equal times apart, so as many pass one place as another; dense slow
liquid crowds them, thin fast gas spreads them out. The true spacing is too extreme to draw (liquid is some
fifty times denser than gas), so the picture uses a root of the density.
"""

from __future__ import annotations

from functools import cache
from math import ceil

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import WHITE, Colour, contrast, deepened, temperature_colour
from game.draw import vector
from game.draw.track import Table
from game.draw.vector import Point
from game.draw.viewport import Viewport
from game.model.drop import SPACING_EXPONENT
from game.scene import plan
from game.scene.pipes import CORE_BINS, CORE_EDGES, RING_EDGES, bins_at, fillings
from game.scene.scatter import PLASTIC, scattered

COUNT = 260
LIQUID_RADIUS, GAS_RADIUS = 4.9, 2.9  # design units
LIQUID_ASIDE, GAS_ASIDE = 2.1, 5.6  # design units from the middle of the pipe: two rows of drops, scattered dots
RIM = 0.9  # design units
BODY_SHADES, RIM_SHADES = (0.12, 0.32), (0.5, 0.62)  # how much darker than their temperature drops and dots are
MARKED = 3.2  # least contrast of a rim, where it can be had
SIZES = 5  # steps between a drop and a gas dot
CHANGEOVER = 0.07  # vapour share over which a drop becomes a dot
COLDEST, COLOUR_STEP, COLOURS = 228.0, 2.5, 67  # K, K, and how many such steps
CORE_LENGTH, RING_LENGTH = plan.CORE.length, plan.RING.length

_golden = scattered(np.arange(COUNT))
_lateral = scattered(np.arange(COUNT), PLASTIC) * 2.0 - 1.0
_row = np.where(np.arange(COUNT) % 2, 1.0, -1.0)
_TIMES = np.arange(COUNT) / COUNT
_EDGES = {  # of bins along the loop, by whether the ring runs forwards
    True: np.concatenate([CORE_EDGES, CORE_LENGTH + RING_EDGES[1:]]),
    False: np.concatenate([CORE_EDGES, CORE_LENGTH + RING_LENGTH - RING_EDGES[-2::-1]]),
}
_WIDTHS = {forwards: np.diff(edges) for forwards, edges in _EDGES.items()}


def places(drift: float, densities: NDArray[np.float64], forwards: bool) -> NDArray[np.float64]:
    """Where the dots are along the loop, in the order of flow: core first, then ring.

    Args:
        drift: How far the refrigerant has come, in rounds. [-]
        densities: By bin, core first, ring in its own order, shape (n,). [kg/m³]
        forwards: Whether the ring runs forwards, as in winter.
    Returns:
        Lengths along the loop, shape (COUNT,).
    """
    ring = densities[CORE_BINS:]
    ordered = np.concatenate([densities[:CORE_BINS], ring if forwards else ring[::-1]])
    passed = np.concatenate([[0.0], np.cumsum(ordered**SPACING_EXPONENT * _WIDTHS[forwards])])
    times = (_TIMES + drift) % 1.0
    result: NDArray[np.float64] = np.interp(times * passed[-1], passed, _EDGES[forwards])
    return result


class _Sprites(dict[int, pygame.Surface]):
    """Dots by size times COLOURS plus step of colour, each painted when it is first seen."""

    def __init__(self, view: Viewport) -> None:
        super().__init__()
        self._shapes = [_painted(view, size / (SIZES - 1)) for size in range(SIZES)]
        self.halves = np.array([body.get_width() / 2.0 for body, _rim, _glint in self._shapes])

    def __missing__(self, look: int) -> pygame.Surface:
        size, step = divmod(look, COLOURS)
        share = size / (SIZES - 1)
        temperature = COLDEST + step * COLOUR_STEP
        colour = temperature_colour(temperature)
        body, rim, glint = self._shapes[size]
        sprite = self[look] = vector.stacked(
            (body, deepened(colour, float(np.interp(share, (0.0, 1.0), BODY_SHADES)))),
            (rim, rim_colour(temperature, share)),
            (glint, None),
        )
        return sprite


@cache
def rim_colour(temperature: float, share: float) -> Colour:
    """Colour of a dot's rim: as dark as it takes to stand out from any filling; that of liquid is the darkest.

    Args:
        temperature: Of the refrigerant. [K]
        share: 0 for a drop of liquid to 1 for a dot of gas. [-]
    Returns:
        The colour.
    """
    (filling,) = fillings(np.array([temperature]), np.zeros(1))
    palest = np.interp(share, (0.0, 1.0), RIM_SHADES)
    rims = (deepened(temperature_colour(temperature), depth) for depth in np.arange(palest, 0.95, 0.05))
    return max(rims, key=lambda rim: min(contrast(rim, filling), MARKED))


def glint(middle: Point, radius: float) -> str:
    """Light on a drop, as SVG elements.

    Args:
        middle: Of the drop.
        radius: Of the drop. [design units]
    Returns:
        SVG elements.
    """
    x, y = (place - 0.42 * radius for place in middle)
    return vector.circle(x, y, 0.24 * radius, fill=WHITE, opacity=0.75)


def _painted(view: Viewport, share: float) -> tuple[pygame.Surface, pygame.Surface, pygame.Surface]:
    """A dot from liquid (share 0) to gas (1), all white: its body, its rim and, on a drop, a glint."""
    radius = LIQUID_RADIUS + (GAS_RADIUS - LIQUID_RADIUS) * share
    side = (2 * ceil((radius + RIM / 2.0) * view.scale) + 1) / view.scale  # whole pixels, so that small ones are round
    middle = side / 2.0
    bodies = (
        vector.circle(middle, middle, radius, fill=WHITE),
        vector.circle(middle, middle, radius, stroke=WHITE, width=RIM),
        glint((middle, middle), radius) if share < 0.6 else "",
    )
    body, rim, light = (view.sprite(each, 0.0, 0.0, side, side) for each in bodies)
    return body, rim, light


class Dots:
    """All dots at one size."""

    def __init__(self, view: Viewport) -> None:
        self._sprites = _Sprites(view)
        core, ring = Table(plan.CORE), Table(plan.RING)
        self._points = view.pixels(np.concatenate([core.points[0], ring.points[0]]))
        headings = np.concatenate([core.headings[0], ring.headings[0]])
        self._aside = np.column_stack([-headings[:, 1], headings[:, 0]]) * view.scale
        self._first_of_ring = core.points.shape[1]
        self._bins = np.concatenate([bins_at(core.lengths, CORE_EDGES), CORE_BINS + bins_at(ring.lengths, RING_EDGES)])
        compression = plan.CORE_SECTIONS["compression"]
        crossed = plan.RING.nearest([plan.CROSSING_POINT])[0]
        self._open = np.concatenate(
            [
                (core.lengths <= compression.start) | (core.lengths >= compression.end),
                np.abs(ring.lengths - crossed) >= plan.GAS_PIPE * 0.75,
            ]
        )
        away = np.abs(np.concatenate([core.points[0], ring.points[0]]) - plan.VALVE)
        inside = (away < np.add(plan.VALVE_HALF, GAS_RADIUS + RIM)).all(axis=1)  # of the valve, which would cut them
        self._open &= ~inside

    def draw(
        self,
        surface: pygame.Surface,
        bins: NDArray[np.float64],
        drift: float,
        forwards: bool,
        visible: float,
    ) -> None:
        """Draw all dots.

        Args:
            surface: Where to draw.
            bins: Rows of temperature [K], vapour share [-] and density [kg/m³] by bin, shape (3, n).
            drift: How far the refrigerant has come, in rounds. [-]
            forwards: Whether the ring runs forwards, as in winter.
            visible: Share of the dots to draw. [-]
        """
        loop = places(drift, bins[2], forwards)
        in_core = loop < CORE_LENGTH
        in_ring = loop - CORE_LENGTH if forwards else CORE_LENGTH + RING_LENGTH - loop
        index = (np.where(in_core, loop, in_ring) / Table.STEP + 0.5).astype(int)
        index += np.where(in_core, 0, self._first_of_ring)
        numbers = self._bins[index]
        gas = np.minimum(np.maximum((bins[1, numbers] - _golden * (1.0 - CHANGEOVER)) / CHANGEOVER, 0.0), 1.0)
        sizes = np.rint(gas * (SIZES - 1)).astype(int)
        steps = np.rint((bins[0, numbers] - COLDEST) / COLOUR_STEP).astype(int)
        looks = sizes * COLOURS + np.minimum(np.maximum(steps, 0), COLOURS - 1)
        aside = _row * (LIQUID_ASIDE * (1.0 - gas)) + _lateral * (GAS_ASIDE * gas)
        middles = self._points.take(index, axis=0) + self._aside.take(index, axis=0) * aside[:, None]
        corners = middles - self._sprites.halves[sizes][:, None]
        keep = self._open[index] & (_golden < visible)
        sprites = map(self._sprites.__getitem__, looks[keep].tolist())
        surface.fblits(list(zip(sprites, corners[keep].tolist(), strict=True)))
