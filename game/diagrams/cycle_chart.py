"""Pressure–enthalpy and temperature–entropy diagrams: the ground of a refrigerant, and the live cycle on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import hypot

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import WHITE, Colour, Theme, mix, temperature_colour
from game.diagrams.plot import Plot
from game.draw import text, vector
from game.draw.marks import draw_box, draw_dot, draw_path
from physics.chart import Chart, between
from physics.refrigerant import REFRIGERANTS

Point = tuple[float, float]
Array = NDArray[np.float64]
T, P, H, S, X = range(5)  # columns of a chart's states
FINE, COARSE = 2, 4  # one in so many states of gas makes a smooth line in a large and in a small diagram
ENTROPY_UNIT = "kJ/(kg K)"
LOWEST, HIGHEST = 228.15, 418.15  # K, ends of the temperature axis
COLOUR_STEP = 4.0  # K between colours of the cycle
GAS = {"ph": 0.6, "ts": 0.3}  # of the height, from above, where gas is named at the right edge
MIDDLES = 0.57, 0.65, 0.73, 0.5  # of the dome's width, where the mixture may be named; throttling passes left of most
ROOM = 2.2  # of a letter's size, between boiling and condensing, for words there
BENEATH = {"ph": 0.06, "ts": 0.027}  # of the height, where labels of lines keep clear of the coldest cycle
DOME: Colour = (0xE8, 0xF2, 0xFC)
LINE: Colour = (0x5B, 0x8F, 0xC7)
FAINT_LINE: Colour = (0xC9, 0xD6, 0xE4)


@dataclass(frozen=True, eq=False)
class Cycle:
    """What is drawn of a cycle, every state a row of temperature, ln p, enthalpy, entropy and quality.

    Attributes:
        way: Once round, from the evaporator's outlet, shape (n, 5).
        corners: Leaving each of the five stages, shape (5, 5).
        ideal: Suction gas, and where compression without loss would take it, shape (2, 5).
        legs: Of each stage its first row of the way, and the one after its last.
    """

    way: Array
    corners: Array
    ideal: Array
    legs: dict[int, tuple[int, int]]


@dataclass(frozen=True)
class Kind:
    """One of the two diagrams.

    Attributes:
        name: "ph" or "ts".
        across: Column of the horizontal axis.
        up: Column of the vertical axis.
    """

    name: str
    across: int
    up: int


@dataclass(frozen=True)
class Ticks:
    """Labels of a diagram.

    Attributes:
        across: Values along the horizontal axis and their labels.
        up: Values along the vertical axis and their labels.
        unit_across: Unit of the horizontal axis.
        unit_up: Unit of the vertical axis.
        qualities: Labels of the lines of equal quality.
        isotherms: Numbers of those of the chart's isotherms that are round in the chosen unit, and their labels.
        entropies: Labels of the lines of equal entropy in the P–h diagram.
        pressures: Values of ln p for lines of equal pressure in the T–s diagram, from the highest, and their labels.
        unit_pressures: Unit of these.
        gas: What gas is called at the right edge, of which labels of lines keep clear.
    """

    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    unit_across: str
    unit_up: str
    qualities: tuple[str, ...]
    isotherms: tuple[tuple[int, str], ...]
    entropies: tuple[str, ...]
    pressures: tuple[tuple[float, str], ...]
    unit_pressures: str
    gas: str


BOTH = "2–3"  # number of two corners that lie at one place
REACH = 15.0  # round a corner of a cycle, in layout units
PH, TS = Kind("ph", H, P), Kind("ts", S, T)
KINDS = {kind.name: kind for kind in (PH, TS)}


def plot_of(kind: Kind, chart: Chart, box: pygame.Rect, scale: float) -> Plot:
    """The axes of a refrigerant's diagram.

    Args:
        kind: Which diagram.
        chart: Ground of the refrigerant.
        box: The region with room for labels. [px]
        scale: Pixels for each layout unit. [px]
    Returns:
        The axes.
    """
    left, low = round(52 * scale), round(30 * scale)
    inner = pygame.Rect(box.left + left, box.top + round(6 * scale), box.width - left - round(12 * scale), 1)
    inner.height = box.height - low - round(6 * scale)
    return Plot(inner, *_extent(kind, chart), scale)


@lru_cache(maxsize=8)
def _extent(kind: Kind, chart: Chart) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ends of both axes."""
    dew, gas = chart.dew, chart.isobars[0]
    hottest = gas[~np.isnan(gas[:, T])][-1]
    start, end = float(chart.dome[0, kind.across]), float(max(dew[:, kind.across].max(), hottest[kind.across]))
    low, high = float(chart.isobars[0, 0, P]), float(chart.dome[:, P].max())
    vertical = (low + 0.3, high + 0.08) if kind.up == P else (LOWEST, HIGHEST)
    return (start - 0.02 * (end - start), end), vertical


def isobar(chart: Chart, level: float) -> Array:
    """The states at one pressure, between the two nearest that the chart has.

    Args:
        chart: Ground of the refrigerant.
        level: ln p, inside the chart. [ln Pa]
    Returns:
        From liquid to gas, shape (n, 5).
    """
    rows = chart.isobars
    above, share = between(rows[:, 0, P], level)
    found: Array = rows[above - 1] * (1.0 - share) + rows[above] * share
    return found


def draw_ground(
    surface: pygame.Surface, plot: Plot, kind: Kind, chart: Chart, theme: Theme, ticks: Ticks, detailed: bool
) -> None:
    """Draw everything that belongs to the refrigerant alone.

    Args:
        surface: Where to draw.
        plot: The axes.
        kind: Which diagram.
        chart: Ground of the refrigerant.
        theme: Colours.
        ticks: Labels of the axes and of lines.
        detailed: Whether there is room for labels on lines.
    """
    pixels = text.pixel_size(text.SMALL, plot.scale)
    room = plot.box.right - text.measured(ticks.unit_across, pixels)[0] - 6  # the unit stands beyond
    across = [
        (value, label if plot.place(value, plot.y[0])[0] + text.measured(label, pixels)[0] / 2.0 < room else "")
        for value, label in ticks.across
    ]
    plot.draw_grid(surface, theme, across, ticks.up)
    axes = [kind.across, kind.up]

    def states(rows: Array, colour: Colour, dash: float = 0.0) -> str:
        return plot.curve(rows[~np.isnan(rows[:, T])][:, axes], colour, 1.2, dash)

    art = vector.polygon(plot.places(chart.dome[:, axes]), fill=DOME)
    art += "".join(states(line, FAINT_LINE) for line in chart.qualities)
    if kind.name == "ph":
        art += "".join(states(line, FAINT_LINE, 4.0) for line in chart.isentropes if detailed)
        for number, _words in ticks.isotherms[:: 1 if detailed else 2]:
            line = chart.isotherms[number]
            art += states(line, mix(temperature_colour(float(line[0, T])), WHITE, 0.45))
    else:
        art += "".join(states(isobar(chart, level), FAINT_LINE) for level, _label in ticks.pressures)
    plot.draw_art(surface, art + plot.curve(chart.dome[:, axes], LINE, 2.0))
    clip = surface.get_clip()
    surface.set_clip(plot.box)
    if detailed:
        _label_lines(surface, plot, kind, chart, theme, ticks)
    surface.set_clip(clip)
    place = plot.box.right, plot.box.bottom + 16 * plot.scale
    text.draw_text(surface, ticks.unit_across, place, pixels, theme.muted, anchor=(1.0, 0.5))
    width, height = text.measured(ticks.unit_up, pixels)
    _label(surface, ticks.unit_up, (plot.box.left + 3 + width / 2, plot.box.top + height / 2), pixels, theme)


def label_regions(
    surface: pygame.Surface,
    plot: Plot,
    kind: Kind,
    chart: Chart,
    levels: tuple[float, float, float],
    airs: Sequence[float],
    theme: Theme,
    words: tuple[str, str, str],
    taken: Sequence[pygame.Rect],
) -> None:
    """Write where the refrigerant is liquid, mixture or gas, clear of the cycle's lines; and its name.

    Args:
        surface: Where to draw.
        plot: The axes.
        kind: Which diagram.
        chart: Ground of the refrigerant.
        levels: Values of the vertical axis at the end of boiling, and at the end and the beginning of condensing.
        airs: Temperatures of the airs, whose lines lie level in the T–s diagram. [K]
        theme: Colours.
        words: What liquid, mixture and gas are called.
        taken: Where names of the airs, numbers of stages and throttling stand; what would touch them is left out. [px]
    """
    pixels = text.pixel_size(text.SMALL, plot.scale)
    liquid, mixture, gas = words
    line = pixels * (plot.y[1] - plot.y[0]) / plot.box.height
    level = _region_level(plot, kind, levels, airs)
    width, height = text.measured(mixture, pixels)
    box = pygame.Rect(0, 0, width + 8, height)
    for up, share in product((level, levels[0] - line, levels[0] - 2.0 * line), MIDDLES):
        (left, y), (right, _) = _dome_at(plot, kind, chart, up)
        box.center = round(left + share * (right - left)), round(y)
        if left < box.left and box.right < right and box.bottom < plot.box.bottom and box.collidelist(taken) < 0:
            _label(surface, mixture, box.center, pixels, theme, DOME)
            break
    (left, y), _ = _dome_at(plot, kind, chart, level)
    if text.measured(liquid, pixels)[0] < left - plot.box.left:  # not over the axis
        _label(surface, liquid, ((plot.box.left + left) / 2.0, y), pixels, theme)
    for word, box in _edge_words(plot, kind, chart, gas):
        if box.collidelist(taken) < 0:
            _label(surface, word, box.center, pixels, theme)


def _region_level(plot: Plot, kind: Kind, levels: tuple[float, float, float], airs: Sequence[float]) -> float:
    """Value of the vertical axis between boiling and condensing, if there is room, where regions are named."""
    low, high, highest = levels
    line = text.pixel_size(text.SMALL, plot.scale) * (plot.y[1] - plot.y[0]) / plot.box.height
    level = (low + high) / 2.0
    if high - low < ROOM * line:
        return low - line if low - 1.6 * line > plot.y[0] else highest + line
    if kind.name == "ts":
        tries = [level + shift * line for shift in (0.0, 0.8, -0.8, 1.6, -1.6)]
        clear = (t for t in tries if min(abs(t - other) for other in (*airs, *levels)) > 0.7 * line)
        return next(clear, level)
    return level


def _dome_at(plot: Plot, kind: Kind, chart: Chart, level: float) -> tuple[Point, Point]:
    """Both sides of the dome at a value of the vertical axis. [px]"""
    sides = chart.bubble, chart.dew[::-1]
    left, right = (float(np.interp(level, side[:, kind.up], side[:, kind.across])) for side in sides)
    return plot.place(left, level), plot.place(right, level)


def _edge_words(plot: Plot, kind: Kind, chart: Chart, gas: str) -> list[tuple[str, pygame.Rect]]:
    """The refrigerant's name and that of gas at the right edge, with the boxes that they take."""
    pixels, name = text.pixel_size(text.SMALL, plot.scale), REFRIGERANTS[chart.name].label.split(" ")[0]
    found = []
    for word, high in ((name, plot.box.top + 0.6 * pixels), (gas, plot.box.top + GAS[kind.name] * plot.box.height)):
        width, height = text.measured(word, pixels)
        found.append((word, pygame.Rect(plot.box.right - 4 - width, round(high - height / 2.0), width, height)))
    return found


def _label_lines(surface: pygame.Surface, plot: Plot, kind: Kind, chart: Chart, theme: Theme, ticks: Ticks) -> None:
    pixels = text.pixel_size(text.SMALL, plot.scale)
    level = plot.y[0] + BENEATH[kind.name] * (plot.y[1] - plot.y[0])
    for line, label in zip(chart.qualities, ticks.qualities, strict=True):
        place = plot.place(float(np.interp(level, line[:, kind.up], line[:, kind.across])), level)
        _label(surface, label, place, pixels, theme, DOME)
    if kind.name == "ph":
        lines, labels, unit = list(chart.isentropes), ticks.entropies, ENTROPY_UNIT
    else:
        lines = [isobar(chart, level) for level, _label in ticks.pressures]
        labels, unit = tuple(label for _level, label in ticks.pressures), ticks.unit_pressures
    taken = [box for _word, box in _edge_words(plot, kind, chart, ticks.gas)]
    high = plot.y[0] + 0.95 * (plot.y[1] - plot.y[0])
    for line, label in zip(lines, labels, strict=True):  # near the upper edge, or where they end
        gas = line[np.isnan(line[:, X]) & ~np.isnan(line[:, T])]
        level = min(high, float(gas[-1, kind.up]))
        x, y = plot.place(float(np.interp(level, gas[:, kind.up], gas[:, kind.across])), level)
        words = f"{label} {unit}".rstrip()
        width, height = text.measured(words, pixels)
        box = pygame.Rect(0, 0, width + 6, height)
        box.center = round(min(x, plot.box.right - width / 2.0 - 4.0)), round(y)
        if box.collidelist(taken) < 0:
            _label(surface, words, box.center, pixels, theme)
            taken.append(box)
            unit = ""  # the first has said it


def label_isotherms(
    surface: pygame.Surface, plot: Plot, chart: Chart, theme: Theme, labels: Sequence[tuple[int, str]]
) -> None:
    """Write temperatures on the isotherms of the P–h diagram over all lines: in the gas or, if that is too dense there,
    in the liquid.

    Args:
        surface: Where to draw.
        plot: The axes.
        chart: Ground of the refrigerant.
        theme: Colours.
        labels: Numbers of isotherms, and what is written on each.
    """
    pixels = text.pixel_size(text.SMALL, plot.scale)
    level = plot.y[0] + BENEATH["ph"] * (plot.y[1] - plot.y[0])
    line = 1.3 * pixels * (plot.y[1] - plot.y[0]) / plot.box.height
    free = dict.fromkeys((level, level + line), plot.place(float(chart.dew[:, H].max()), 0.0)[0])  # in two rows
    for k, (number, label) in enumerate(labels):
        isotherm = chart.isotherms[number]
        known = isotherm[~np.isnan(isotherm[:, T])]
        wet = np.flatnonzero(~np.isnan(known[:, X]))
        gas = known[wet[-1] + 1 :] if len(wet) else known
        half = text.measured(label, pixels)[0] / 2.0
        for row, clear in free.items():
            x, y = plot.place(float(np.interp(-row, -gas[:, P], gas[:, H])), row)
            x = min(x, plot.box.right + 10.0 * plot.scale - half)  # where the diagram ends
            if x - half >= clear:
                free[row] = x + half + 4 * plot.scale
                break
        else:
            if not len(wet) or not wet[0]:
                continue  # there is no liquid of that temperature
            x, y = plot.place(float(known[0, H]), plot.y[1] - (2.6 + k % 2) * line)
        _label(surface, label, (x, y), pixels, theme)


def _label(
    surface: pygame.Surface, words: str, place: Point, pixels: int, theme: Theme, ground: Colour | None = None
) -> None:
    """Words that interrupt the line they belong to."""
    width, height = text.measured(words, pixels)
    box = round(place[0] - width / 2) - 3, round(place[1] - height / 2), width + 6, height
    draw_box(surface, ground or theme.card, box)
    text.draw_text(surface, words, place, pixels, theme.muted, anchor=(0.5, 0.5))


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
        plot.draw_curve(surface, points, mix(temperature_colour(temperature), theme.muted, 0.25), 1.8)
        if kind.name == "ts":
            x, y = plot.place(plot.x[1], temperature)
            beneath = near and number == lower  # where the other line would strike it out
            width, height = text.measured(name, pixels)
            room = pygame.Rect(round(x) - width - 6, round(y + 2.0 if beneath else y - 1.0 - height), width + 4, height)
            draw_box(surface, theme.card, room)  # whatever line runs there belongs to something else
            text.draw_text(surface, name, room.center, pixels, theme.muted, anchor=(0.5, 0.5))
            rooms.append(room)
        elif detailed:
            x = plot.place(float(points[0, 0]), 0.0)[0] + 6.0 + text.measured(name, pixels)[0] / 2.0
            _label(surface, name, (x, plot.box.top + (0.8 + 1.5 * number) * pixels), pixels, theme)
    return rooms


@lru_cache(maxsize=8)
def _isotherm(chart: Chart, temperature: float, bounds: tuple[float, float], every: int) -> Array:
    """The states at a temperature between two values of ln p: enthalpy and ln p, shape (n, 2)."""
    levels, rows = _isotherms(chart, every)
    above, share = between(levels, temperature)
    line = rows[above - 1] * (1.0 - share) + rows[above] * share
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
    return rows[:, 0, T].copy(), np.where(known[..., None], chosen[..., [H, P]], np.nan)


def draw_cycle(
    surface: pygame.Surface,
    plot: Plot,
    kind: Kind,
    cycle: Cycle,
    theme: Theme,
    lit: int | None,
    words: tuple[str, str] | None,
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
    """
    axes, s = [kind.across, kind.up], plot.scale
    points = plot.places(cycle.way[:, axes])
    way = _finer(cycle.way) if words else cycle.way
    fine = plot.places(way[:, axes]) if words else points
    middles = 0.5 * (way[1:, T] + way[:-1, T])
    colours = [temperature_colour(middle, COLOUR_STEP) for middle in middles.tolist()]
    clip = surface.get_clip()
    surface.set_clip(plot.box.inflate(round(6 * s), round(6 * s)))
    if lit:
        leg = points[slice(*cycle.legs[lit])]
        draw_path(surface, [theme.lit_line] * (len(leg) - 1), leg, 15.0 * s)
    inner = max(1, round(3.4 * s))
    draw_path(surface, [theme.ink] * len(colours), fine, inner + 2 * max(1, round(1.3 * s)))  # the same on both sides
    draw_path(surface, colours, fine, inner)
    plot.draw_curve(surface, cycle.ideal[:, axes], theme.ink, 1.6, dash=4.0)
    surface.set_clip(clip)
    radius, places = _radius(plot), _numbered(plot, plot.places(cycle.corners[:, axes]))
    if words:
        (ideal, note), pixels = words, text.pixel_size(text.SMALL, s)
        x, y = plot.place(*cycle.ideal[1, axes].tolist())
        right = min(x - 4 * s, places[2][0] - 2.0 * radius - 2 * s)  # beside the number of the real one
        place = right - text.measured(ideal, pixels)[0] / 2.0, y - 0.7 * pixels
        text.draw_text(surface, ideal, place, pixels, theme.ink, anchor=(0.5, 0.5))
        if note:  # beneath the upper line
            x, y = 0.5 * (places[4][0] + places[1][0]), 0.8 * places[4][1] + 0.2 * places[5][1]
            _label(surface, note, (x, y), pixels, theme, DOME)
    for number, place in places.items():
        label = str(number) if number != 2 or 3 in places else BOTH
        picked = str(lit) in label
        draw_dot(surface, place, radius, theme.accent if picked else theme.ink, label)


def _finer(way: Array) -> Array:
    """States along a way, as many more of them as it takes for colours to change by small steps."""
    steps = np.maximum(1, np.ceil(np.abs(np.diff(way[:, T])) / COLOUR_STEP))
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
