"""The card of the five stages: number, name, what happens, and temperature and pressure leaving each."""

from __future__ import annotations

import pygame

from game.content.strings import Strings
from game.content.theme import temperature_colour
from game.content.units import bare, compared
from game.draw import text
from game.draw.kept import Part, Stroke, stroke
from game.draw.plate import draw_plate
from game.model import changeover, selectors
from game.screens import story
from game.screens.frame import Frame, picked_stage
from game.screens.pen import Pen
from game.ui import widgets
from game.ui.controls import Layout
from physics.operating_point import Mode

PRESSURES = 84.0  # layout units right of a stage's temperature
TWO_LINES = 40.0  # layout units of a stage's row that hold what happens under its name


def _stage_words(number: int, mode: Mode, _: Strings) -> tuple[str, str]:
    """Name of the part that a stage is, and a few words on what happens in it."""
    winter = mode is Mode.WINTER
    outdoor, indoor = _("Outdoor coil"), _("Indoor coil")
    return {
        1: (outdoor if winter else indoor, _("boils, takes in heat")),
        2: (_("Compressor"), _("squeezes gas: hot")),
        3: (_("Reversing valve"), _("sends it indoors") if winter else _("sends it outdoors")),
        4: (indoor if winter else outdoor, _("gives off its heat")),
        5: (_("Expansion valve"), _("pressure drops: cold")),
    }[number]


def stage_strokes(frame: Frame, places: Layout, box: pygame.Rect) -> list[Stroke]:
    """Numbers, names and what happens.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
        box: The card. [px]
    Returns:
        What is drawn on it.
    """
    _, theme, state = frame.strings, frame.theme, frame.state
    pen, scale = Pen(box, places.scale), places.scale
    pen.write(_("Five stages"), 18, 24, theme.ink, text.BODY, "bold")
    pen.write(_("leaving each stage"), -18, 24, theme.muted, anchor=1.0)
    for number in range(1, 6):
        row = places.control(f"stage-{number}").box
        lit = picked_stage(frame) == number
        if lit:
            pen.strokes.append(stroke(draw_plate, row, 9 * scale, theme.lit))
        two_lines, side = _row(row, scale)
        disc = pygame.Rect(0, 0, side, side)
        disc.center = (row.left + round(27 * scale), row.centery)
        pen.strokes.append(stroke(draw_plate, disc, side / 2.0, theme.accent if lit else theme.ink))
        small = text.pixel_size(text.SMALL, scale)
        pixels = text.pixel_size(text.BODY, scale) if two_lines else small
        digit = stroke(text.draw_text, str(number), disc.center, pixels, theme.bar_text, "bold", (0.5, 0.5))
        pen.strokes.append(digit)
        name, words = _named(frame, number)
        left, aside = row.left + (50 if two_lines else 45) * scale, 10 * scale if two_lines else 0.0
        heading = stroke(text.draw_text, name, (left, row.centery - aside), small, theme.ink, "bold")
        pen.strokes.append(heading)
        if two_lines and selectors.pinned_alike(state) is None:
            pen.strokes.append(stroke(text.draw_text, words, (left, row.centery + aside), small, theme.muted))
    return pen.strokes


def _named(frame: Frame, number: int) -> tuple[str, str]:
    """What a stage's part is called, and what it does now."""
    shown, _ = changeover.shown(frame.state), frame.strings
    name, words = _stage_words(number, changeover.seen_mode(frame.state), _)
    if shown.mass_flow == 0.0:
        return name, story.rest(frame)
    return name, _("cooled by liquid") if number == 2 and shown.injection_flow > 0.0 else words


def _row(box: pygame.Rect, scale: float) -> tuple[bool, int]:
    """Whether a stage's row has room for two lines, and how wide its number's disc is. [px]"""
    two_lines = box.height >= TWO_LINES * scale
    return two_lines, min(round((32 if two_lines else 27) * scale), box.height - 2)


def figure_parts(frame: Frame, places: Layout) -> list[Part]:
    """Temperature and pressure leaving each stage and, where a state is pinned, how far they have moved.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
    Returns:
        What is drawn at the right of each stage's row, in their order.
    """
    theme, formats, pinned, scale = frame.theme, frame.formats, selectors.pinned_alike(frame.state), places.scale
    shown = changeover.shown(frame.state)
    tall = _row(places.control("stage-1").box, scale)[0]
    warmth, warmth_change = formats.writing(tall and changeover.at_rest(frame.state))
    small = text.pixel_size(text.SMALL, scale)
    pressures = [formats.pressure(p) for p in shown.pressures.tolist()]
    if pinned is not None and not tall:  # in one line, without the unit
        moved = map(formats.pressure_change, shown.pressures.tolist(), pinned.pressures.tolist())
        changed = [compared(bare(now), bare(by)) for now, by in zip(pressures, moved, strict=True)]
        if max(text.measured(words, small, "medium")[0] for words in changed) < PRESSURES * scale:
            pressures = changed
    parts = []
    for number in range(1, 6):
        box, strokes = places.control(f"stage-{number}").box, []
        middle, (two_lines, side) = box.centery, _row(box, scale)
        temperature, pressure = float(shown.temperatures[number - 1]), float(shown.pressures[number - 1])
        colour = temperature_colour(temperature)
        high = min(round(30 * scale), side)
        wide, beside = (68, 86) if two_lines else (56, 92)  # of which the figures in one line may take more
        swatch = pygame.Rect(box.right - round((beside + wide) * scale), middle - high // 2, round(wide * scale), high)
        if pinned is not None:
            warmer = warmth_change(temperature, float(pinned.temperatures[number - 1]))
            higher = formats.pressure_change(pressure, float(pinned.pressures[number - 1]))
            words, anchor = compared("", f"{warmer}, {higher}") or _named(frame, number)[1], (0.0, 0.5)
            place = (box.left + 50 * scale, middle + 10 * scale)
            if not two_lines:  # there is no room for the unit, which the swatch beside has
                words, place, anchor = compared("", bare(warmer)), (swatch.left - 5 * scale, middle), (1.0, 0.5)
            strokes.append(stroke(text.draw_text, words, place, small, theme.muted, anchor=anchor))
        ink = widgets.readable_on(colour, theme)
        strokes += (
            stroke(draw_plate, swatch, 8 * scale, colour, theme.ink),
            stroke(text.draw_text, warmth(temperature), swatch.center, small, ink, "bold", (0.5, 0.5)),
            stroke(
                text.draw_text,
                pressures[number - 1],
                (box.right - (8 if two_lines else 5) * scale, middle),
                small,
                theme.ink,
                "medium",
                (1.0, 0.5),
            ),
        )
        left = box.left + round(50 * scale) if pinned else box.right - round(160 * scale)
        parts.append(Part(pygame.Rect(left, box.top, box.right - left, box.height), strokes))
    return parts
