"""Time traces: what the last two minutes have left behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isnan

import pygame

from game.content.theme import Colour, Theme
from game.diagrams.plot import Plot
from game.draw import text
from game.draw.marks import draw_dot, draw_line

LEFT = 14.0  # layout units before the names


@dataclass(frozen=True)
class Trace:
    """One quantity over time.

    Attributes:
        name: What it is called.
        words: Its present value with unit.
        samples: Seconds before now (negative) and values, nan where there is none.
        bounds: Values at the lower and upper edge.
        ticks: Values with lines and their labels, from below.
        colour: Of the line.
        kept: A value that is kept to compare with, if any.
        lit: Whether the stage that is picked out is one that it tells of.
    """

    name: str
    words: str
    samples: Sequence[tuple[float, float]]
    bounds: tuple[float, float]
    ticks: Sequence[tuple[float, str]]
    colour: Colour
    kept: float | None = None
    lit: bool = False


def draw_traces(
    surface: pygame.Surface,
    box: pygame.Rect,
    scale: float,
    theme: Theme,
    traces: Sequence[Trace],
    span: float,
    ago: tuple[str, str],
) -> None:
    """Draw traces one below the other.

    Args:
        surface: Where to draw.
        box: The region. [px]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
        traces: The quantities.
        span: How far back they go. [s]
        ago: What the left and the right end of time are called.
    """
    pixels = text.pixel_size(text.SMALL, scale)
    names = max(text.measured(words, pixels, "bold")[0] for t in traces for words in (t.name, t.words))
    labels = max(text.measured(label, pixels)[0] for t in traces for _value, label in t.ticks)
    side = names + labels + round((LEFT + 22) * scale)
    height = (box.height - 24 * scale) / len(traces)
    for k, trace in enumerate(traces):
        top = box.top + k * height
        inner = pygame.Rect(
            box.left + side, round(top + 4 * scale), box.width - side - round(14 * scale), round(height - 9 * scale)
        )
        surface.fill(theme.lit if trace.lit else theme.paper, inner)
        inner.width -= round(8 * scale)  # for the dot
        plot = Plot(inner, (-span, 0.0), trace.bounds, scale)
        text.draw_text(surface, trace.name, (box.left + LEFT * scale, top + height * 0.3), pixels, theme.muted)
        text.draw_text(
            surface, trace.words, (box.left + LEFT * scale, top + height * 0.72), pixels, trace.colour, "bold"
        )
        ticks = _fitting(plot, trace.ticks, pixels)
        for label, level in ticks:
            place = (plot.box.left - 6 * scale, level)
            text.draw_text(surface, label, place, pixels, theme.muted, anchor=(1.0, 0.5))
            draw_line(surface, theme.faint, (plot.box.left, level), (plot.box.right, level), 1.0)
        if trace.kept is not None:
            plot.draw_curve(surface, [(-span, trace.kept), (0.0, trace.kept)], theme.other, 1.4)
        for known, run in groupby(trace.samples, lambda sample: not isnan(sample[1])):
            if known and len(points := list(run)) > 1:
                plot.draw_curve(surface, points, trace.colour, 2.2)
        if not isnan(trace.samples[-1][1]):
            draw_dot(surface, plot.place(*trace.samples[-1]), 4.5 * scale, trace.colour)
    y = box.bottom - 12 * scale
    text.draw_text(surface, ago[0], (box.left + side, y), pixels, theme.muted)
    text.draw_text(surface, ago[1], (box.right - 14 * scale, y), pixels, theme.muted, anchor=(1.0, 0.5))


def _fitting(plot: Plot, ticks: Sequence[tuple[float, str]], pixels: int) -> list[tuple[str, int]]:
    """Labels and heights of as many ticks as there is room for. [px]"""
    found: list[tuple[str, int]] = []
    for value, label in ticks:
        y = round(plot.place(0.0, value)[1])
        if not found or found[-1][1] - y >= pixels:
            found.append((label, y))
    return found
