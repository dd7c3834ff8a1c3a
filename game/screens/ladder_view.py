"""The temperature ladder: what stands on its rungs and beside them."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.content.units import Formats, bare, compared
from game.diagrams import ladder
from game.draw import text
from game.model import changeover, selectors
from game.model.changeover import Ladder
from game.screens import story
from game.screens.frame import Frame, picked_stage
from physics.operating_point import Mode

WIDEST = 0.19  # of the width, of a label on one of four rungs


def draw(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    """Draw the temperature ladder.

    Args:
        surface: The window.
        frame: What is to be seen.
        box: Its region. [px]
        s: Pixels for each layout unit. [px]
        large: Whether it stands in the picture's place.
    """
    formats, _ = frame.formats, frame.strings
    temperatures, ghost = selectors.ladder(frame.state)
    flowing = changeover.lifting(changeover.shown(frame.state))
    labels, names, gliding = _rungs(frame, temperatures, large)
    if ghost:
        changes = [change(*pair) for (_write, change), *pair in zip(_writing(frame), temperatures, ghost, strict=True)]
        longer = tuple(map(compared, labels, changes if large else map(bare, changes)))
        pixels = text.pixel_size(text.SMALL, s)
        if max(text.measured(label, pixels, "bold")[0] for label in longer) < WIDEST * box.width:
            labels, names = longer, gliding
        else:  # in the second lines of the names
            names = tuple(map(compared, names, map(bare, changes)))
    else:
        names = gliding
    steps: tuple[str, ...] = ("", "")
    if large and flowing:
        falls = temperatures[:2], temperatures[:1:-1]
        steps = tuple(_("heat steps down {kelvin}", kelvin=formats.air_difference(*fall)) for fall in falls)
    levels = tuple((level, formats.degrees(level)) for level in _levels(formats)) if large else ()
    lift, cop = _climb(frame) if flowing else (story.rest(frame), "")
    rungs = ladder.Rungs(temperatures, labels, names, lift, cop, picked_stage(frame), steps, flowing, levels)
    ladder.draw_ladder(surface, box, s, frame.theme, rungs, ghost, large)


def _writing(frame: Frame) -> tuple[tuple[Callable[[float], str], Callable[[float, float], str]], ...]:
    """How the temperature of each rung is written, and how far it has moved."""
    air, refrigerant = frame.formats.writing(True), frame.formats.writing(changeover.at_rest(frame.state))
    return air, refrigerant, refrigerant, air


def _rungs(frame: Frame, temperatures: Ladder, large: bool) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What is written at the rungs, what they are called, and that with both ends of a blend that glides."""
    _, shown = frame.strings, changeover.shown(frame.state)
    winter = changeover.seen_mode(frame.state) is Mode.WINTER
    airs, flowing = (_("outdoor air"), _("room air")), changeover.lifting(shown)
    coils: tuple[str, ...] = (_("boiling"), _("condensing"))
    if not flowing:
        coils = (_("outdoor coil"), _("indoor coil")) if winter else (_("indoor coil"), _("outdoor coil"))
    giving, taking = airs if winter else airs[::-1]
    first, *dews, last = (write(t) for (write, _by), t in zip(_writing(frame), temperatures, strict=True))
    ends = story.plateaus(frame, shown) if flowing else dews
    names = giving, *coils, taking
    if large:
        return (first, *ends, last), names, names
    both = (name if end == dew else f"{name} {bare(end)}°" for name, end, dew in zip(coils, ends, dews, strict=True))
    return (first, *dews, last), names, (giving, *both, taking)


def _climb(frame: Frame) -> tuple[str, str]:
    """The lift and the COP, with how far they have moved."""
    _, formats, shown = frame.strings, frame.formats, changeover.shown(frame.state)
    lift = shown.condensing_temperature, shown.evaporating_temperature
    words, cop = _("lift {kelvin}", kelvin=formats.difference(*lift)), _("COP {cop}", cop=formats.ratio(shown.cop))
    if same := selectors.pinned_alike(frame.state):
        if shown.cop and same.cop:
            cop = compared(cop, formats.change(shown.cop, same.cop))
        was = formats.apart(same.condensing_temperature, same.evaporating_temperature)
        moved = compared("", formats.change(formats.apart(*lift), was, 0))
        words = f"{words}\n{moved}" if moved else words
    return words, cop


def _levels(formats: Formats) -> list[float]:
    """Round temperatures over all that the ladder may show. [K]"""
    numbers = range(-80, 201, 20) if formats.temperature_unit == "F" else range(-60, 91, 10)
    return [formats.kelvin(number) for number in numbers]
