"""The temperature ladder: heat only steps downhill, and the compressor's lift is the climb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.content.theme import Colour, Theme, temperature_colour
from game.diagrams.plot import Plot
from game.draw import text
from game.draw.marks import draw_box, draw_dot, draw_head, draw_line
from game.draw.plate import draw_plate
from game.draw.vector import Point
from physics.operating_point import kelvin

LEAST_SPAN, MARGIN = 60.0, 7.0  # K
LOWEST, HIGHEST = kelvin(-46.0), kelvin(74.0)  # of the large ladder
RUNG = 0.17  # of the width
RUNGS = {1: 1, 4: 2}  # of the stages that have one
NUMBER, REACH = 13.0, 20.0  # radius of a stage's number, and how far above and below it can be pointed at
CLIMB = 36.0  # how wide the climb is where it can be pointed at
ROOM_FOR_NUMBER = 70.0  # of the climb, in layout units
CENTRES = (0.12, 0.36, 0.62, 0.88)  # of the rungs, in shares of the width


@dataclass(frozen=True)
class Rungs:
    """What stands on the ladder, from the air that gives heat to the air that takes it.

    Attributes:
        temperatures: Giving air, boiling and condensing refrigerant, taking air. [K]
        labels: The same in words with units.
        names: What each rung is called.
        lift: The climb in words.
        cop: What is shown beside it.
        lit: Stage that is picked out, if any: the rung of 1 or 4, or the climb, which is 2.
        steps: What is said of the two steps downhill.
        flowing: Whether heat steps down and is lifted at all.
        levels: Temperatures to draw lines at, and their labels.
    """

    temperatures: tuple[float, float, float, float]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    lift: str
    cop: str
    lit: int | None
    steps: tuple[str, ...]
    flowing: bool
    levels: tuple[tuple[float, str], ...]


def spots(
    box: pygame.Rect, scale: float, temperatures: Sequence[float], ghost: Sequence[float], large: bool
) -> dict[int, pygame.Rect]:
    """Where a ladder's stages can be pointed at.

    Args:
        box: The region. [px]
        scale: Pixels for each layout unit. [px]
        temperatures: Of the four rungs. [K]
        ghost: Temperatures that are kept to compare with. [K]
        large: Whether it stands in the picture's place.
    Returns:
        By stage, the rungs of 1 and 4 with their numbers, and the middle of the climb. [px]
    """
    plot = _plot(box, scale, temperatures, ghost, large)
    places = plot.places(list(zip(CENTRES, temperatures, strict=True)))
    rungs = {stage: (places[k], RUNG * plot.box.width + 2.0 * NUMBER * scale) for stage, k in RUNGS.items()}
    found = {}
    for stage, ((x, y), width) in {**rungs, 2: (_middle(places[1], places[2]), CLIMB * scale)}.items():
        found[stage] = pygame.Rect(0, 0, round(width), round(2.0 * REACH * scale))
        found[stage].center = round(x), round(y)
    return found


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0


def _plot(box: pygame.Rect, scale: float, temperatures: Sequence[float], ghost: Sequence[float], large: bool) -> Plot:
    left = round((46 if large else 8) * scale)  # of the rungs, beside the labels of levels
    inner = pygame.Rect(box.left + left, box.top + round(26 * scale), box.width - left - round(8 * scale), 1)
    inner.height = max(20, box.height - round(80 * scale))
    low, high = min(*temperatures, *ghost), max(*temperatures, *ghost)
    if large:  # one scale for all weathers, so that climbs can be compared
        return Plot(inner, (0.0, 1.0), (min(LOWEST, low - MARGIN), max(HIGHEST, high + MARGIN)), scale)
    spare = max(MARGIN, 0.5 * (LEAST_SPAN - high + low))
    beneath = 0.2 * (high - low) if ghost else 0.0  # room for labels that give way to a ghost
    return Plot(inner, (0.0, 1.0), (low - spare - beneath, high + spare), scale)


def draw_ladder(
    surface: pygame.Surface,
    box: pygame.Rect,
    scale: float,
    theme: Theme,
    rungs: Rungs,
    ghost: Sequence[float],
    large: bool,
) -> None:
    """Draw the ladder.

    Args:
        surface: Where to draw.
        box: The region. [px]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
        rungs: What stands on it.
        ghost: Temperatures that are kept to compare with. [K]
        large: Whether it stands in the picture's place, and the stages' numbers on it.
    """
    small = text.pixel_size(text.SMALL, scale)
    plot = _plot(box, scale, rungs.temperatures, ghost, large)
    inner = plot.box
    plot.draw_grid(surface, theme, (), [level for level in rungs.levels if plot.y[0] < level[0] < plot.y[1]])
    body = text.pixel_size(text.BODY, scale)
    cop = text.draw_text(surface, rungs.cop, (box.left + 21 * scale, box.top + 12 * scale), body, theme.good, "bold")
    half = inner.width * RUNG / 2.0
    kept = [plot.place(c, t) for c, t in zip(CENTRES, ghost, strict=False)]
    for x, y in kept:
        draw_line(surface, theme.other, (x - half, y), (x + half, y), 3.0 * scale)
    places = [plot.place(c, t) for c, t in zip(CENTRES, rungs.temperatures, strict=True)]
    for k in (0, 2) if rungs.flowing else ():
        ends = places[k][0] + half, places[k + 1][0] - half - (NUMBER * scale if large and k == 0 else 0.0)
        _draw_arrow(surface, theme.heat, (ends[0], places[k][1]), (ends[1], places[k + 1][1]), scale)
    for k, (x, y) in enumerate(places):
        width, height = round(inner.width * RUNG), round(13 * scale)
        plate = pygame.Rect(round(x - width / 2), round(y - height / 2), width, height)
        colour = temperature_colour(rungs.temperatures[k])
        if RUNGS.get(rungs.lit or 0) == k:
            halo = plate.inflate(round(8 * scale), round(8 * scale))
            draw_plate(surface, halo, halo.height / 2.0, theme.accent)
        draw_plate(surface, plate, height / 2.0, colour, theme.ink)
        beneath = kept and 3.0 * scale < y - kept[k][1] < 30.0 * scale  # where the ghost would strike it out
        free = x - half + (NUMBER + 3.0) * scale if large and k in RUNGS.values() else box.left  # beside a number
        across = max(x, free + 0.5 * text.measured(rungs.labels[k], small, "bold")[0])
        place = (across, y + (18.0 if beneath else -17.0) * scale)
        if k == 2 and beneath:  # the lift's words are beneath it
            place, beneath = (across, kept[k][1] - 14.0 * scale), False
        label = text.draw_text(surface, rungs.labels[k], place, small, theme.ink, "bold", (0.5, 0.5))
        if k in (1, 3):
            low = y + (36.0 if beneath else 28.0) * scale
            if kept and abs(kept[k][1] - low) < 13.0 * scale:  # the ghost would strike it out, too
                low = kept[k][1] + 15.0 * scale
            step = rungs.steps[k // 2]
            right = box.right - 0.5 * text.measured(step, small, "medium")[0] - 4.0 * scale
            text.draw_text(surface, step, (min(x, right), low), small, theme.heat, "medium", (0.5, 0.5))
        if k == 2:
            clear = max(plate.bottom, label.bottom) + 2.0 * scale
            room = clear, inner.bottom + 13.0 * scale
            _draw_lift(surface, theme, rungs, places[1], places[2], scale, room, kept[2][1] if kept else None, cop)
        for line, words in enumerate(rungs.names[k].split(" ", 1)):
            place = (x, inner.bottom + (21 + 17 * line) * scale)
            text.draw_text(surface, words, place, small, theme.muted, anchor=(0.5, 0.5))
    if large and rungs.flowing:
        numbers = {stage: (places[k][0] - half, places[k][1]) for stage, k in RUNGS.items()}
        if places[1][1] - places[2][1] > ROOM_FOR_NUMBER * scale:
            numbers[2] = _middle(places[1], places[2])
        for stage, place in numbers.items():
            draw_dot(surface, place, NUMBER * scale, theme.accent if stage == rungs.lit else theme.ink, str(stage))


def _draw_arrow(
    surface: pygame.Surface,
    colour: Colour,
    start: Point,
    end: Point,
    scale: float,
) -> None:
    """A step from the end of one rung to the beginning of the next."""
    begin = start[0] + 2 * scale, start[1]
    corner = (begin[0] + end[0] - 2 * scale) / 2.0
    tip = end[0] - 3 * scale, end[1]
    length = 7.0 * scale
    base = max(corner, tip[0] - length + 1.0), end[1]
    for one, other in ((begin, (corner, start[1])), ((corner, start[1]), (corner, end[1])), ((corner, end[1]), base)):
        draw_line(surface, colour, one, other, 2.6 * scale)
    draw_head(surface, colour, tip, length, 5.5 * scale)


def _draw_lift(
    surface: pygame.Surface,
    theme: Theme,
    rungs: Rungs,
    low: Point,
    high: Point,
    scale: float,
    room: tuple[float, float],  # heights
    ghost: float | None,  # its height
    cop: pygame.Rect,
) -> None:
    """The climb; its words stand beside its foot, beneath what hangs on the upper rung, above the names, and clear of
    the upper rung's ghost; where there is no room for them, beside the COP.
    """
    x = (low[0] + high[0]) / 2.0
    foot, head = low[1], high[1]
    wing = min(8.0 * scale, max(0.0, foot - head) / 1.3)
    if rungs.flowing:
        length, rim = wing * 1.3, 4.0 * scale if rungs.lit == 2 else 0.0
        for colour, more in ((theme.accent, rim), (theme.electricity, 0.0))[rungs.lit != 2 :]:
            draw_line(
                surface,
                colour,
                (x, foot + more),
                (x, min(foot, head + length - 1.0) - 0.5 * more),
                7.0 * scale + more * 2,
            )
            draw_head(surface, colour, (x, head - 2.0 * more), length + 3.0 * more, wing + 1.6 * more, upwards=True)
    pixels = text.pixel_size(text.SMALL, scale)
    colour = theme.electricity if rungs.flowing else theme.muted
    lines = rungs.lift.split("\n")
    height = text.measured(lines[0], pixels, "bold")[1]
    left, anchor = x + 10 * scale, (0.0, 1.0)
    if room[0] + height * len(lines) > room[1]:  # in one line beneath the rung
        lines, left, anchor = [" ".join(lines)], high[0], (0.5, 1.0)
    low_edge = max(foot - 4 * scale, room[0] + height * len(lines))
    if ghost is not None and -2.0 * scale < low_edge - ghost < height * len(lines) + 2.0 * scale:
        beneath = ghost + height * len(lines) + 2.0 * scale
        low_edge = beneath if beneath <= room[1] else max(ghost - 2.0 * scale, room[0] + height * len(lines))
    if room[0] + height * len(lines) > room[1]:
        left, anchor, low_edge = cop.right + 14.0 * scale, (0.0, 1.0), cop.centery + height / 2.0
    for k, line in enumerate(reversed(lines)):
        size = text.measured(line, pixels, "bold")
        paper = pygame.Rect(0, 0, size[0] + 4, size[1] - 2)
        paper.midbottom = round(left + (0.5 - anchor[0]) * size[0]), round(low_edge - height * k - 1)
        draw_box(surface, theme.card, paper)  # so that no ghost strikes it out
        text.draw_text(surface, line, (left, low_edge - height * k), pixels, colour, "bold", anchor)
