"""Figures over outdoor temperature in both modes, with the live point sliding along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf
from operator import itemgetter

import pygame

from game.content.theme import Colour, Theme, mix
from game.diagrams.plot import Plot
from game.draw import text
from game.draw.kept import Part, stroke
from game.draw.marks import Points, draw_dot
from game.draw.plate import draw_plate
from game.draw.vector import Point

WAYS = sorted(  # from a live point to its tag, in widths and heights; back over the point where nothing else is left
    product((0, 1, -1), (1, 0, -1, 2, -2, 3)), key=lambda way: abs(way[0]) + abs(way[1]) + 2 * (way[1] < 0)
)[1:]
LIVE = 7.0  # radius of the live point, in layout units
RIM = 4.0  # around a line that is lit, in layout units


@dataclass(frozen=True)
class Line:
    """One curve.

    Attributes:
        points: Outdoor temperature [K] and value.
        label: What it is called, if that is to be written.
        colour: Of the line.
        dashed: Whether it is dashed, as cooling is.
        faint: Whether it belongs to another machine.
        at: Where along the curve its label stands, 0..1.
        lit: Whether the stage that is picked out is one that it tells of.
    """

    points: Points
    label: str
    colour: Colour
    dashed: bool = False
    faint: bool = False
    at: float = 0.5
    lit: bool = False


@dataclass(frozen=True)
class Axes:
    """What the curves are drawn over.

    Attributes:
        across: Outdoor temperatures [K] and their labels.
        up: Values and their labels.
        top: Value at the upper edge.
        unit: Unit of the vertical axis.
        level: A level to compare with, the outdoor temperature up to which it counts [K], and its name, if any.
        mark: An outdoor temperature [K] to mark, and its name, if any.
    """

    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    top: float
    unit: str
    level: tuple[float, float, str] | None = None
    mark: tuple[float, str] | None = None


def plot_in(box: pygame.Rect, scale: float, x: tuple[float, float], top: float, digits: int) -> Plot:
    """The axes within a region.

    Args:
        box: The region with room for labels. [px]
        scale: Pixels for each layout unit. [px]
        x: Outdoor temperatures at the left and right edge. [K]
        top: Value at the upper edge.
        digits: Most of them in a label at the left.
    Returns:
        The axes.
    """
    left, low, rise = round((16 + 9 * max(2, digits)) * scale), round(30 * scale), round(8 * scale)
    inner = pygame.Rect(box.left + left, box.top + rise, box.width - left - round(18 * scale), box.height - low - rise)
    return Plot(inner, x, (0.0, top), scale)


def draw_curves(
    surface: pygame.Surface,
    plot: Plot,
    theme: Theme,
    axes: Axes,
    lines: Sequence[Line],
    kept: Sequence[tuple[float, float]],
) -> list[pygame.Rect]:
    """Draw everything but the live points.

    Args:
        surface: Where to draw.
        plot: The axes.
        theme: Colours.
        axes: Ticks and marks.
        lines: The curves, faint ones first.
        kept: Outdoor air [K] and values where points will stand for long, of which names keep clear.
    Returns:
        Where something is written. [px]
    """
    plot.draw_grid(surface, theme, axes.across, axes.up)
    pixels = text.pixel_size(text.SMALL, plot.scale)
    taken = [_around(plot, *each) for each in kept]
    if axes.level:
        value, end, name = axes.level
        plot.draw_curve(surface, [(plot.x[0], value), (end, value)], theme.electricity, 1.8, 5.0)
        x, y = plot.place(end, value)
        y = min(y + 4.0 * plot.scale, plot.box.bottom - 0.5 * pixels)  # curves come down to it in the heat
        wide, high = text.measured(name, pixels)
        room = pygame.Rect(0, 0, wide + 4, high)
        room.midleft = round(min(x + 3 * plot.scale, plot.box.right + 8 * plot.scale - wide)), round(y)
        surface.fill(theme.card, room)
        taken.append(text.draw_text(surface, name, room.center, pixels, theme.electricity, anchor=(0.5, 0.5)))
    if axes.mark:
        temperature, name = axes.mark
        plot.draw_curve(surface, [(temperature, 0.0), (temperature, plot.y[1])], theme.muted, 1.4, 4.0)
        x, y = plot.place(temperature, plot.y[1])
        taken.append(text.draw_text(surface, name, (x + 5 * plot.scale, y), pixels, theme.muted, anchor=(0.0, 0.0)))
    art = ""
    for line in lines:
        colour = mix(line.colour, theme.card, 0.5) if line.faint else line.colour
        if len(line.points) > 1:
            width = 1.8 if line.faint else 2.6
            if line.lit:
                art += plot.curve(line.points, theme.lit_line, width + 2.0 * RIM)
            art += plot.curve(line.points, colour, width, 7.0 if line.dashed else 0.0)
    plot.draw_art(surface, art)
    if axes.unit:
        place = (plot.box.left + 4 * plot.scale, plot.box.top + 3 * plot.scale)
        taken.append(text.draw_text(surface, axes.unit, place, pixels, theme.muted, anchor=(0.0, 0.0)))
    ways = [[plot.place(*point) for point in line.points] for line in lines]
    for line, way in zip(lines, ways, strict=True):
        if line.label and len(way) > 3:
            size = text.measured(line.label, pixels, "regular" if line.faint else "medium")
            paper = _free(line, way, ways, taken, size, plot)
            taken.append(paper)
            surface.fill(theme.card, paper)  # so that no curve strikes it out
            colour, weight = (theme.muted, "regular") if line.faint else (line.colour, "medium")
            text.draw_text(surface, line.label, paper.center, pixels, colour, weight, (0.5, 0.5))
    return taken


def _free(
    line: Line, way: Points, ways: Sequence[Points], taken: Sequence[pygame.Rect], size: tuple[int, int], plot: Plot
) -> pygame.Rect:
    """Where a curve's label stands: beside the curve, near where it is wanted, clear of labels and of other curves."""
    box, gap = plot.box, (7.0 if line.faint else LIVE + 3.0) * plot.scale  # the live point runs on those in front
    rise = size[1] / 2.0 + (0.0 if line.faint else LIVE * plot.scale)
    tries: list[tuple[int, pygame.Rect]] = []
    places = sorted((0.05 * k for k in range(1, 20)), key=lambda at: abs(at - line.at))
    for turn, at in product((1, -1), places):  # on its other side only where there is no room on its own
        x, y = way[int(at * (len(way) - 1))]
        for side in (1, -1) if line.dashed != line.faint else (-1, 1):
            paper = pygame.Rect(0, 0, size[0] + 6, size[1] - 2)
            paper.center = round(x + side * (gap + size[0] / 2)), round(y + turn * (rise if line.faint else -rise))
            paper.clamp_ip(box)
            covered = sum(map(paper.inflate(4, 2).colliderect, taken)) * 100
            own, *others = (_off(each, paper.center) for each in (way, *ways))
            covered += own == inf or own > min(others)  # it would name another
            for other in ways:
                near = [point for point in other if paper.left - gap <= point[0] <= paper.right + gap]
                covered += sum(bool(paper.clipline(*ends)) for ends in pairwise(near))
            if not covered:
                return paper
            tries.append((covered, paper))
    return min(tries, key=itemgetter(0))[1]


def _off(way: Points, place: Point) -> float:
    """How far above or beneath a place a curve runs; infinitely far where it has ended. [px]"""
    x, y = place
    for (x0, y0), (x1, y1) in pairwise(way):
        if x0 <= x <= x1:
            return abs(y0 + (y1 - y0) * (x - x0) / max(x1 - x0, 1e-9) - y)
    return inf


def _around(plot: Plot, outdoor: float, value: float) -> pygame.Rect:
    """Box of a point with its rim, wherever its middle lies in a pixel."""
    (x, y), side = plot.place(outdoor, min(value, plot.y[1])), round(2.0 * LIVE * plot.scale) + 10
    return pygame.Rect(round(x) - side // 2, round(y) - side // 2, side, side)


def live_part(
    plot: Plot,
    points: Sequence[tuple[float, float, Colour]],
    theme: Theme,
    words: Sequence[str],
    taken: Sequence[pygame.Rect],
) -> Part:
    """The points at which the machine is, or was.

    Args:
        plot: The axes.
        points: Outdoor air [K], value and colour of each, at least one.
        theme: Colours.
        words: What is written at the last points, of two above the upper and beneath the lower one.
        taken: Where something is written, of which that keeps clear if it can. [px]
    Returns:
        What is drawn there.
    """
    radius = LIVE * plot.scale
    dots = [(plot.place(outdoor, min(value, plot.y[1])), radius, colour) for outdoor, value, colour in points]
    boxes = [_around(plot, outdoor, value) for outdoor, value, _colour in points]
    strokes = [stroke(draw_dot, *dot) for dot in dots]
    told = sorted(zip(dots[len(dots) - len(words) :], words, strict=True), key=lambda dot: dot[0][0][1])
    pixels = text.pixel_size(text.SMALL, plot.scale)
    for k, (((x, y), _, colour), label) in enumerate(told):
        width, height = text.measured(label, pixels, "bold")
        tag = pygame.Rect(0, 0, width + round(16 * plot.scale), height + round(6 * plot.scale))
        wide, high = radius + 0.5 * tag.width + 4.0 * plot.scale, (radius + 0.6 * tag.height) * (1 if k else -1)
        tries = []
        for across, down in WAYS:
            tag.center = round(x + across * wide), round(y + down * high)
            tries.append(tag.copy())
        inside = [each for each in tries if plot.box.contains(each)] or [tries[0].clamp(plot.box)]
        tag = next((each for each in inside if each.collidelist(taken) < 0), inside[0])
        boxes.append(tag)
        taken = [*taken, tag]
        strokes.append(stroke(draw_plate, tag, 7 * plot.scale, theme.card, colour))
        strokes.append(stroke(text.draw_text, label, tag.center, pixels, colour, "bold", (0.5, 0.5)))
    return Part(boxes[0].unionall(boxes[1:]), strokes)
