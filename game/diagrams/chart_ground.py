"""The ground of a refrigerant's P–h and T–s diagrams: axes, dome and lines, and what is written on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import WHITE, Colour, Theme, mix, temperature_colour
from game.diagrams.plot import Plot
from game.draw import text, vector
from game.draw.marks import draw_box
from game.draw.vector import Point
from physics.chart import Chart, H, P, S, T, X, row_at
from physics.refrigerant import REFRIGERANTS

Array = NDArray[np.float64]
ENTROPY_UNIT = "kJ/(kg K)"
LOWEST, HIGHEST = 228.15, 418.15  # K, ends of the temperature axis
GAS = {"ph": 0.6, "ts": 0.3}  # of the height, from above, where gas is named at the right edge
NAMED = 0.95  # of the height, where isentropes and isobars are named
MIDDLES = 0.57, 0.65, 0.73, 0.5  # of the dome's width, where the mixture may be named; throttling passes left of most
ROOM = 2.2  # of a letter's size, between boiling and condensing, for words there
BENEATH = {"ph": 0.06, "ts": 0.027}  # of the height, where labels of lines keep clear of the coldest cycle
DOME: Colour = (0xE8, 0xF2, 0xFC)
LINE: Colour = (0x5B, 0x8F, 0xC7)
FAINT_LINE: Colour = (0xC9, 0xD6, 0xE4)


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
    return row_at(chart.isobars, chart.isobars[:, 0, P], level)


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
    draw_label(surface, ticks.unit_up, (plot.box.left + 3 + width / 2, plot.box.top + height / 2), pixels, theme)


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
    liquid, mixture, gas = words
    level, line, (low, high, highest) = _region_level(plot, kind, levels, airs), _line(plot), levels
    mixed = _mixture_places(plot, kind, chart, (level, low - line, low - 2.0 * line), mixture)
    ups = level, 0.5 * (low + high), highest + line, highest + 2.0 * line
    wet = _liquid_places(plot, kind, chart, ups, liquid)
    edge = [(word, (box,), None) for word, box in _edge_words(plot, kind, chart, gas)]
    for word, places, ground in ((mixture, mixed, DOME), (liquid, wet, None), *edge):
        if box := next((place for place in places if place.collidelist(taken) < 0), None):
            draw_label(surface, word, box.center, text.pixel_size(text.SMALL, plot.scale), theme, ground)


def _mixture_places(plot: Plot, kind: Kind, chart: Chart, levels: Sequence[float], word: str) -> Iterator[pygame.Rect]:
    """Boxes inside the dome where the mixture may be named, from the best."""
    width, height = text.measured(word, text.pixel_size(text.SMALL, plot.scale))
    for level in levels:
        (left, top), (right, _) = _dome_at(plot, kind, chart, level + 0.5 * _line(plot))  # where it is narrower
        for share in MIDDLES:
            box = pygame.Rect(0, 0, width + 8, height)
            box.midtop = round(left + share * (right - left)), round(top)
            letters = box.bottom - height // 4
            if left < box.left and box.right < right and letters < plot.box.bottom:
                yield box


def _liquid_places(plot: Plot, kind: Kind, chart: Chart, levels: Sequence[float], word: str) -> Iterator[pygame.Rect]:
    """Boxes between axis and dome where liquid may be named, from the best."""
    width, height = text.measured(word, text.pixel_size(text.SMALL, plot.scale))
    for level in levels:
        (left, low), _ = _dome_at(plot, kind, chart, level - 0.5 * _line(plot))  # where that is wider
        box = pygame.Rect(round(0.5 * (plot.box.left + left - width - 6)), round(low) - height, width + 6, height)
        if plot.box.left < box.left:
            yield box


def _line(plot: Plot) -> float:
    """As much of the vertical axis as small letters are high."""
    return text.pixel_size(text.SMALL, plot.scale) * (plot.y[1] - plot.y[0]) / plot.box.height


def _region_level(plot: Plot, kind: Kind, levels: tuple[float, float, float], airs: Sequence[float]) -> float:
    """Value of the vertical axis between boiling and condensing, if there is room, where regions are named."""
    (low, high, highest), line = levels, _line(plot)
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
        draw_label(surface, label, place, pixels, theme, DOME)
    if kind.name == "ph":
        lines, labels, unit = list(chart.isentropes), ticks.entropies, ENTROPY_UNIT
    else:
        lines = [isobar(chart, level) for level, _label in ticks.pressures]
        labels, unit = tuple(label for _level, label in ticks.pressures), ticks.unit_pressures
    taken = [box for _word, box in _edge_words(plot, kind, chart, ticks.gas)]
    high = plot.y[0] + NAMED * (plot.y[1] - plot.y[0])
    for line, label in zip(lines, labels, strict=True):  # near the upper edge, or where they end
        gas = line[np.isnan(line[:, X]) & ~np.isnan(line[:, T])]
        level = min(high, float(gas[-1, kind.up]))
        x, y = plot.place(float(np.interp(level, gas[:, kind.up], gas[:, kind.across])), level)
        words = f"{label} {unit}".rstrip()
        width, height = text.measured(words, pixels)
        box = pygame.Rect(0, 0, width + 6, height)
        box.center = round(min(x, plot.box.right - width / 2.0 - 4.0)), round(y)
        if box.collidelist(taken) < 0:
            draw_label(surface, words, box.center, pixels, theme)
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
    line = 1.3 * _line(plot)
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
        draw_label(surface, label, (x, y), pixels, theme)


def draw_label(
    surface: pygame.Surface, words: str, place: Point, pixels: int, theme: Theme, ground: Colour | None = None
) -> None:
    """Write words that interrupt the line they belong to.

    Args:
        surface: Where to draw.
        words: What is written.
        place: Their middle. [px]
        pixels: Size of the letters. [px]
        theme: Colours.
        ground: Colour under them, if not the card's.
    """
    width, height = text.measured(words, pixels)
    box = round(place[0] - width / 2) - 3, round(place[1] - height / 2), width + 6, height
    draw_box(surface, ground or theme.card, box)
    text.draw_text(surface, words, place, pixels, theme.muted, anchor=(0.5, 0.5))
