"""The efficiency card: COP, what it is compared with, Carnot's limit, and what holds the machine back."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.content.theme import Colour
from game.content.units import compared
from game.draw import text
from game.draw.kept import Part, stroke
from game.draw.marks import draw_line
from game.draw.plate import draw_plate
from game.model import changeover, selectors
from game.model.answer import Shown
from game.model.running_cost import BASEBOARD, GAS_FURNACE
from game.screens import story
from game.screens.frame import Frame
from game.screens.pen import Pen
from game.ui.controls import Layout
from game.ui.panel_controls import MACHINE_NAMES
from physics.operating_point import Mode
from physics.refrigerant import REFRIGERANTS

LONGEST_BAR = 6.0  # COP, unless one that is shown is higher
NOTABLE_LIMIT = 100.0  # COP; Carnot's beyond it says nothing
NOTABLE_LACK = 0.5  # K by which an off machine's room is colder than is wished
BARS, BAR_STEP, BARS_LEFT = 112.5, 23.5, 190.0  # layout units of the card above the bars, for each, and left of them
CARNOT, NOTES_END, NOTE_STEPS = 15.5, 240.0, (20.0, 24.0)  # beneath the bars; of the card; least and most between lines


class _Bar(NamedTuple):
    """A COP that is compared with others.

    Attributes:
        label: What reaches it.
        value: The COP; 0 where nothing runs, which has no bar.
        colour: Of the bar.
        words: What is written behind the bar.
        kept: The COP that is pinned, if any.
    """

    label: str
    value: float
    colour: Colour
    words: str
    kept: float | None = None


def efficiency_parts(frame: Frame, places: Layout, box: pygame.Rect) -> list[Part]:
    """The card's parts: the figure, a bar for each thing that it is compared with, and what stands beneath.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
        box: The card. [px]
    Returns:
        What is drawn on it, from above.
    """
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    pen, shown = Pen(box, places.scale), changeover.shown(state)
    winter = changeover.seen_mode(state) is Mode.WINTER
    pen.write(_("Efficiency"), 18, 24, theme.ink, text.BODY, "bold")
    cop = shown.cop
    if cop is None:
        _note_pinned(pen, frame, None)
        _standing(pen, frame, shown)
        return [pen.part()]
    same = selectors.pinned_alike(state)
    kept = same.cop if same else None
    _headline(pen, frame, cop, kept)
    backed = selectors.backed_cop(state)  # which is what has to stand the comparison
    name, whole, colour = _("This heat pump"), cop, theme.good
    if backed:
        name, whole, colour = _("With backup heat"), backed, theme.warning
    bars = [_Bar(name, whole, colour, formats.ratio(whole), selectors.pinned_backed_cop(state))]
    if winter:
        bars.append(_Bar(_("Electric baseboard"), BASEBOARD, theme.electricity, "1"))
        bars.append(_Bar(_("Gas furnace (on gas)"), GAS_FURNACE, theme.other, f"{GAS_FURNACE:g}"))
    elif (older := selectors.older_cop(state)) is not None:
        was = state.pinned.older_cop if same and state.pinned else None
        words = compared(formats.ratio(older), formats.change(older, was) if was else "") if older else _("would stop")
        bars.append(_Bar(_("Older air conditioner"), older, theme.other, words, was or None))
    parts, edge = [pen.part(low=BARS)], BARS
    most = max(LONGEST_BAR, *(max(bar.value, bar.kept or 0.0) for bar in bars))
    for bar in bars:
        _write_bar(pen, edge + BAR_STEP / 2.0, bar, theme.ink, most)
        parts.append(pen.part(edge, edge + BAR_STEP))
        edge += BAR_STEP
    if not state.sliding:  # else the airs are on their way, too
        pen.write(_carnot(frame), 18, edge + CARNOT, theme.muted)
    room = NOTES_END - edge - CARNOT
    lines = _notes(frame, pen, int(room / NOTE_STEPS[0]))
    step = min(NOTE_STEPS[1], room / max(1, len(lines)))
    for k, (line, colour, weight) in enumerate(lines, 1):
        pen.write(line, 18, edge + CARNOT + step * k, colour, weight=weight)
    return [*parts, pen.part(edge)]


def _notes(frame: Frame, pen: Pen, most: int) -> list[tuple[str, Colour, str]]:
    """Lines of what is worth knowing, at most so many, with colour and weight."""
    lines: list[tuple[str, Colour, str]] = []
    for note, urgent in story.status(frame):
        colour, weight = (frame.theme.warning, "medium") if urgent else (frame.theme.muted, "regular")
        pixels, room = text.pixel_size(text.SMALL, pen.scale), pen.card.width - 36 * pen.scale
        more = [(line, colour, weight) for line in text.wrapped(note, room, pixels, weight)]
        if len(lines) + len(more) <= most:
            lines += more
    return lines


def _headline(pen: Pen, frame: Frame, cop: float, kept: float | None) -> None:
    """The COP as one large figure, what it means, what becomes of it with backup heat, and where it is pinned."""
    _, theme, formats = frame.strings, frame.theme, frame.formats
    winter, figure = changeover.seen_mode(frame.state) is Mode.WINTER, formats.ratio(cop)
    _note_pinned(pen, frame, cop if kept is not None else None)
    x = _write_hero(pen, figure, theme.good)
    pen.write(_("COP (heating)") if winter else _("COP (cooling)"), x, 54, theme.ink, text.BODY, "bold")
    if backed := selectors.backed_cop(frame.state):
        was, words = selectors.pinned_backed_cop(frame.state), formats.ratio(backed)
        words = compared(words, formats.change(backed, was)) if was else words
        pen.write(_("heat for each unit of electricity"), x, 75, theme.muted)
        pen.write(_("with backup heat {cop}", cop=words), x, 97, theme.warning, text.BODY, "bold")
        return
    pen.write(_("units of heat delivered") if winter else _("units of heat removed"), x, 76, theme.muted)
    pen.write(_("for each unit of electricity"), x, 96, theme.muted)


def _write_hero(pen: Pen, figure: str, colour: Colour) -> float:
    """The largest word of the card; gives back where what it means may begin."""
    pen.write(figure, 16, 78, colour, text.HERO, "bold")
    wide = text.measured(figure, text.pixel_size(text.HERO, pen.scale), "bold")[0]
    return (round(16 * pen.scale) + wide) / pen.scale + 16


def _note_pinned(pen: Pen, frame: Frame, cop: float | None) -> None:
    """What is pinned and, where a present COP may be compared with it, how far that has moved."""
    _, formats, state = frame.strings, frame.formats, frame.state
    if state.pinned is None:
        return
    pinned, then = state.pinned.shown, state.pinned.question
    was = "" if pinned.cop is None else formats.ratio(pinned.cop)
    change = formats.change(cop, pinned.cop) if pinned.cop is not None and cop is not None else ""
    short = compared(was, change)
    if compared("", change):
        was = _("{cop} ({change} since)", cop=was, change=change)
    if pinned.cop is None:
        words = _("pinned at rest")
    elif then.valve is not changeover.seen_mode(state):
        winter = then.valve is Mode.WINTER
        words = _("pinned in winter: {cop}", cop=was) if winter else _("pinned in summer: {cop}", cop=was)
    elif then.machine != state.machine:
        words = _("pinned with {machine}: {cop}", machine=_(MACHINE_NAMES[then.machine]), cop=short)
    elif then.point.refrigerant != state.refrigerant:
        label = REFRIGERANTS[then.point.refrigerant].label
        words = _("pinned with {refrigerant}: {cop}", refrigerant=label, cop=short)
    else:
        words = _("pinned {cop}", cop=was)
    pen.write(words, -18, 24, frame.theme.muted, anchor=1.0)


def _carnot(frame: Frame) -> str:
    """What the best possible machine would reach between the two airs."""
    _, limit, same = frame.strings, selectors.carnot(frame.state), selectors.pinned_alike(frame.state)
    if limit is None:
        airs = changeover.shown(frame.state)
        if airs.outdoor_temperature == airs.indoor_temperature:
            return _("Both airs are equally warm: no Carnot limit")
        return _("Heat would flow by itself: Carnot sets no limit")
    if limit < NOTABLE_LIMIT:
        figure, was = frame.formats.ratio(limit), same and selectors.carnot(frame.state, same)
        if was and was < NOTABLE_LIMIT:
            figure = compared(figure, frame.formats.change(limit, was))
        return _("Carnot limit, the best possible here: {cop}", cop=figure)
    return _("Airs almost equally warm: hardly any Carnot limit")


def _write_bar(pen: Pen, y: float, bar: _Bar, ink: Colour, most: float) -> None:
    """A COP as a bar beside the longest of its kind and, where one is kept to compare with, a mark where that ended."""
    pen.write(bar.label, 18, y, ink)
    scale, longest = pen.scale, pen.card.width / pen.scale - BARS_LEFT - 60.0
    length = longest * bar.value / most
    box = pygame.Rect(
        round(pen.card.left + BARS_LEFT * scale),
        round(pen.card.top + (y - 7) * scale),
        max(2, round(length * scale)),
        round(14 * scale),
    )
    if bar.value:
        pen.strokes.append(stroke(draw_plate, box, 4 * scale, bar.colour))
    if bar.kept is not None:
        edge = longest * bar.kept / most
        rise = round(3 * scale)
        x = box.left + edge * scale
        tick = (x, box.top - rise), (x, box.bottom + rise - 1)
        pen.strokes.append(stroke(draw_line, ink, *tick, max(2, 2 * scale)))
        wide = text.measured(bar.words, text.pixel_size(text.SMALL, scale), "bold")[0] / scale
        if edge - length - 16.0 < wide:  # behind the mark then
            length = max(length, edge + 2.0)
    pen.write(bar.words, BARS_LEFT + length + 8, y, ink, weight="bold")


def _standing(pen: Pen, frame: Frame, shown: Shown) -> None:
    """What stands in place of the efficiency while nothing is moved, and why."""
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    words, wanting = _("Nothing to do"), shown.indoor_temperature < state.indoor[0] - NOTABLE_LACK
    if state.problem:
        words = _("The machine stands still")
    elif state.sliding:
        words = _turning(frame)
    elif state.running:
        words = _("Computing …")
    elif wanting:
        words = _("Too mild to heat")
    room = pen.card.width - 36 * pen.scale
    x = _write_hero(pen, "–" if state.sliding and story.starting(state) else _("off"), theme.muted)
    lines = text.wrapped(words, room - (x - 18) * pen.scale, text.pixel_size(text.BODY, pen.scale), "bold")
    for k, line in enumerate(lines):
        pen.write(line, x, 78 + 22 * (k - (len(lines) - 1) / 2.0), theme.ink, text.BODY, "bold")
    why = story.stop_reason(frame)
    if not why and state.sliding:
        why = _("No heat is moved until the valve has slid over and the compressor has built up the pressures.")
    elif not why and not state.running:
        low, high = (formats.temperature(end, 1) for end in selectors.zone_ends(state))
        room_air = formats.air(shown.indoor_temperature)
        why = _(
            "The house keeps {room} by itself. Heating begins below {low} outdoors, cooling above {high}.",
            room=room_air,
            low=low,
            high=high,
        )
        if wanting:
            why = _(
                "The house keeps {room} by itself, and the machine heats up to {low} outdoors.", room=room_air, low=low
            )
    pixels = text.pixel_size(text.SMALL, pen.scale)
    lines = text.wrapped(why, room, pixels)
    for k, line in enumerate(lines):
        pen.write(line, 18, 126 + 20 * k, theme.muted)
    if words := _left_alone(frame, shown):
        for k, line in enumerate(text.wrapped(words, room, pixels), len(lines)):
            pen.write(line, 18, 134 + 20 * k, theme.warning)


def _turning(frame: Frame) -> str:
    """What the valve and the compressor do while the machine turns over."""
    _, state = frame.strings, frame.state
    if story.starting(state):
        return _("The compressor starts")
    if changeover.cup(state) == state.bound:
        return _("The valve's cup is in place")
    return _("The reversing valve slides over")


def _left_alone(frame: Frame, shown: Shown) -> str:
    """What becomes of the room while the machine stands still; empty where it needs nothing."""
    _, formats, state = frame.strings, frame.formats, frame.state
    if backup := selectors.backup_seen(state):
        return _("Backup heats alone, with {power}: COP 1", power=formats.kilowatts(backup))
    if state.problem and changeover.seen_mode(state) is Mode.SUMMER:
        load = formats.kilowatts(shown.house_load)
        return _("{power} of heat stays in the house: the room would get warmer.", power=load)
    return ""
