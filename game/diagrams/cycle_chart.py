"""The live cycle on the ground of its pressure–enthalpy and temperature–entropy diagrams, and both airs beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

import numpy as np
import pygame

from game.content.theme import Theme, mix, temperature_colour
from game.diagrams.chart_ground import DOME, NAMED, Array, Kind, draw_label
from game.diagrams.plot import Plot
from game.draw import text
from game.draw.marks import draw_box, draw_dot, draw_line, draw_path
from game.draw.vector import Point
from physics.chart import Chart, H, P, T, X, row_at

FINE, COARSE = 2, 4  # one in so many states of gas makes a smooth line in a large and in a small diagram
COLOUR_STEPS = 2.0, 6.0  # K between colours of the cycle in a large and in a small diagram
AIR_LINES = 1.8, 1.2  # how wide the airs' isotherms are in a large and in a small diagram, in layout units
BOTH = "2–3"  # number of two corners that lie at one place
REACH = 15.0  # round a corner of a cycle, in layout units


@dataclass(frozen=True, eq=False)
class Cycle:
    """What is drawn of a cycle, every state a row of temperature, ln p, enthalpy, entropy and quality.

    Attributes:
        way: Once round, from the evaporator's outlet, shape (n, 5).
        corners: Leaving each of the five stages, shape (5, 5).
        ideal: From suction gas to where compression without loss would take it, shape (m, 5).
        legs: Of each stage its first row of the way, and the one after its last.
    """

    way: Array
    corners: Array
    ideal: Array
    legs: dict[int, tuple[int, int]]


def draw_air(
    surface: pygame.Surface,
    plot: Plot,
    kind: Kind,
    chart: Chart,
    airs: Sequence[tuple[float, str]],
    theme: Theme,
    detailed: bool,
) -> list[pygame.Rect]:
    """Draw the temperatures of both airs as faint isotherms.

    Args:
        surface: Where to draw.
        plot: The axes.
        kind: Which diagram.
        chart: Ground of the refrigerant.
        airs: Temperatures [K] and what they are called.
        theme: Colours.
        detailed: Whether there is room for their names beside the liquid.
    Returns:
        Where their names stand at the right edge. [px]
    """
    pixels, rooms = text.pixel_size(text.SMALL, plot.scale), []
    lower, upper = sorted((0, 1), key=lambda k: airs[k][0])
    near = (airs[upper][0] - airs[lower][0]) / (plot.y[1] - plot.y[0]) * plot.box.height < 1.5 * pixels
    for number, (temperature, name) in enumerate(airs):
        if kind.name == "ts":
            points = np.array([(plot.x[0], temperature), (plot.x[1], temperature)])
        else:
            points = _isotherm(chart, temperature, (plot.y[0] - 1.0, plot.y[1] + 1.0), FINE if detailed else COARSE)
        plot.draw_curve(
            surface, points, mix(temperature_colour(temperature), theme.muted, 0.25), AIR_LINES[not detailed]
        )
        if kind.name == "ts":
            x, y = plot.place(plot.x[1], temperature)
            beneath = near and number == lower  # where the other line would strike it out
            width, height = text.measured(name, pixels)
            room = pygame.Rect(round(x) - width - 6, round(y + 2.0 if beneath else y - 1.0 - height), width + 4, height)
            draw_box(surface, theme.card, room)  # whatever line runs there belongs to something else
            text.draw_text(surface, name, room.center, pixels, theme.muted, anchor=(0.5, 0.5))
            rooms.append(room)
        elif detailed:
            side = -1.0 if number and number == lower else 1.0  # away from the other line, which the first name clears
            x = plot.place(float(points[0, 0]), 0.0)[0] + side * (6.0 + text.measured(name, pixels)[0] / 2.0)
            draw_label(surface, name, (x, plot.box.top + (0.8 + 1.5 * number) * pixels), pixels, theme)
    return rooms


@lru_cache(maxsize=8)
def _isotherm(chart: Chart, temperature: float, bounds: tuple[float, float], every: int) -> Array:
    """The states at a temperature between two values of ln p: enthalpy and ln p, shape (n, 2)."""
    levels, rows = _isotherms(chart, every)
    line = row_at(rows, levels, temperature)
    found: Array = line[(line[:, 1] > bounds[0]) & (line[:, 1] < bounds[1])]
    return found


@lru_cache(maxsize=4)
def _isotherms(chart: Chart, every: int) -> tuple[Array, Array]:
    """Temperatures, and of each its corners and one in so many states of gas: enthalpy and ln p, nan where not."""
    rows = chart.thermal_rows
    corner = (np.abs(rows[..., X] - 0.5) > 0.5 - 1e-9).any(axis=0)
    beyond = np.arange(rows.shape[1]) - np.flatnonzero(corner)[-1]  # the dew point, where the gas begins, which is bent
    chosen = rows[:, corner | (beyond == beyond[0]) | ((beyond > 0) & (beyond % every == 0))]
    known = ~np.isnan(chosen[..., H])
    return rows[:, -1, T].copy(), np.where(known[..., None], chosen[..., [H, P]], np.nan)


def draw_cycle(
    surface: pygame.Surface,
    plot: Plot,
    kind: Kind,
    cycle: Cycle,
    theme: Theme,
    lit: int | None,
    words: tuple[str, str] | None,
    ghost: Cycle | None = None,
) -> None:
    """Draw the live cycle, coloured by temperature, with the stages' numbers at its corners.

    Args:
        surface: Where to draw.
        plot: The axes.
        kind: Which diagram.
        cycle: The cycle.
        theme: Colours.
        lit: Stage that is picked out, if any.
        words: What compression without loss is called, and what else is to be said of the cycle, if anything; None
            where there is no room for details.
        ghost: The cycle that is drawn beneath it to compare with, if any.
    """
    axes, s = [kind.across, kind.up], plot.scale
    points = plot.places(cycle.way[:, axes])
    step = COLOUR_STEPS[words is None]
    way = _finer(cycle.way[:, [*axes, T]], step)
    colours = [temperature_colour(middle, step) for middle in (0.5 * (way[1:, 2] + way[:-1, 2])).tolist()]
    clip = surface.get_clip()
    surface.set_clip(plot.box.inflate(round(6 * s), round(6 * s)))
    if lit:
        leg = points[slice(*cycle.legs[lit])]
        draw_path(surface, [theme.lit_line] * (len(leg) - 1), leg, 15.0 * s)
    inner = max(1, round(3.4 * s))
    draw_path(surface, [theme.ink] * (len(points) - 1), points, inner + 2 * max(1, round(1.3 * s)))  # on both sides
    draw_path(surface, colours, plot.places(way[:, :2]), inner)
    plot.draw_curve(surface, cycle.ideal[:, axes], theme.ink, 1.6, dash=4.0)
    surface.set_clip(clip)
    radius, places = _radius(plot), _numbered(plot, plot.places(cycle.corners[:, axes]))
    if words:
        (ideal, note), pixels = words, text.pixel_size(text.SMALL, s)
        x, y = plot.place(*cycle.ideal[-1, axes].tolist())
        right = min(x - 4 * s, places[2][0] - 2.0 * radius - 2 * s)  # beside the number of the real one
        width = text.measured(ideal, pixels)[0]
        lowest = plot.box.top + (1.0 - NAMED) * plot.box.height + pixels  # of the names along the upper edge
        above = pygame.Rect(right - width, y - 1.3 * pixels, width, 1.2 * pixels)
        beneath = above.move(-pixels, 2.0 * pixels)  # the upper line, left of its own
        ways = [box.move(-k * pixels, 0) for k in range(5) for box in (above, beneath)]
        struck, pad = list(pairwise(plot.places(ghost.way[:, axes]))) if ghost else [], round(0.5 * pixels)
        free = (
            b for b in ways if b.centery > lowest and not any(b.inflate(pad, pad).clipline(*line) for line in struck)
        )
        box = next(free, beneath)
        text.draw_text(surface, ideal, box.center, pixels, theme.ink, anchor=(0.5, 0.5))
        if note:  # beneath the upper line
            width, left = text.measured(note, pixels)[0], max(places[4][0], places[5][0]) + radius + 4.0 * s
            if left + width < places[1][0]:  # clear of throttling, and within the dome
                y = 0.72 * places[4][1] + 0.28 * places[5][1]
                draw_label(surface, note, (left + 0.5 * width, y), pixels, theme, DOME)
                rising = points[slice(*cycle.legs[2])]
                x = float(np.interp(-y, [-level for _, level in rising], [across for across, _ in rising]))
                draw_line(surface, theme.muted, (left + width + 4.0 * s, y), (x, y), 1.0)  # to what it is told of
    for number, place in places.items():
        label = str(number) if number != 2 or 3 in places else BOTH
        picked = str(lit) in label
        draw_dot(surface, place, radius, theme.accent if picked else theme.ink, label)


def _finer(way: Array, step: float) -> Array:
    """Places on a way, the last column of which is the temperature, so many that colours change by small steps."""
    steps = np.maximum(1, np.ceil(np.abs(np.diff(way[:, -1])) / step))
    at = np.concatenate([[0.0], np.cumsum(steps)])
    fine = np.arange(at[-1] + 1.0)
    return np.column_stack([np.interp(fine, at, column) for column in way.T])


def _radius(plot: Plot) -> float:
    """Of the numbers at the corners. [px]"""
    return (9.5 if plot.box.height < 200 * plot.scale else 13.0) * plot.scale


def _numbered(plot: Plot, corners: Sequence[Point]) -> dict[int, Point]:
    """Where the stages' numbers stand; 3 is missing where it shares the place of 2."""
    least, places = 2.0 * _radius(plot), dict(enumerate(corners, start=1))
    places[4], places[5] = _apart(places[4], places[5], least)
    if abs(places[3][0] - places[2][0]) + abs(places[3][1] - places[2][1]) < least:
        del places[3]  # the valve changes hardly anything
        places[1], places[2] = _apart(places[1], places[2], 1.5 * least)  # which stands for both
    return places


def corner_boxes(plot: Plot, corners: Sequence[Point]) -> dict[int, pygame.Rect]:
    """Where each stage can be pointed at.

    Args:
        plot: The axes.
        corners: Where the five states lie. [px]
    Returns:
        Boxes by stage. [px]
    """
    side, places = round(2.0 * REACH * plot.scale), _numbered(plot, corners)
    boxes = {}
    for number, place in places.items():
        boxes[number] = pygame.Rect(0, 0, side, side)
        boxes[number].center = round(place[0]), round(place[1])
    if 3 not in places:  # one pill stands for both
        left = boxes[2].inflate(side // 2, 0)
        left.width //= 2
        boxes |= {2: left, 3: left.move(left.width, 0)}
    return boxes


def _apart(one: Point, other: Point, least: float) -> tuple[Point, Point]:
    """Two places, pushed away from one another where they are closer than they may be."""
    x, y = other[0] - one[0], other[1] - one[1]
    push = 0.5 * max(0.0, least / max(hypot(x, y), 1e-9) - 1.0)
    return (one[0] - push * x, one[1] - push * y), (other[0] + push * x, other[1] + push * y)


def draw_ghost(surface: pygame.Surface, plot: Plot, kind: Kind, cycle: Cycle, theme: Theme) -> None:
    """Draw a cycle that is kept to compare with.

    Args:
        surface: Where to draw.
        plot: The axes.
        kind: Which diagram.
        cycle: The cycle.
        theme: Colours.
    """
    plot.draw_curve(surface, cycle.way[:, [kind.across, kind.up]], theme.other, 2.2)


def draw_drop(surface: pygame.Surface, plot: Plot, kind: Kind, state: Sequence[float], theme: Theme) -> None:
    """Draw the marked drop.

    Args:
        surface: Where to draw.
        plot: The axes.
        kind: Which diagram.
        state: Temperature, ln p, enthalpy, entropy and quality.
        theme: Colours.
    """
    draw_dot(surface, plot.place(state[kind.across], state[kind.up]), 8.0 * plot.scale, theme.marked)
