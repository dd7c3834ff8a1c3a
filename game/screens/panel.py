"""The panel beside the picture: efficiency, conditions, and the five stages."""

from __future__ import annotations

import pygame

from game.content.strings import Strings
from game.content.theme import Colour, temperature_colour
from game.content.units import bare, compared
from game.draw import text
from game.draw.kept import Kept, Part, Stroke, draw_strokes, stroke
from game.draw.marks import draw_line
from game.draw.plate import draw_plate
from game.model import changeover, selectors
from game.model.answer import Shown
from game.model.parameters import INDOOR, INDOOR_HUMIDITY, OUTDOOR_HUMIDITY, SPEED
from game.model.running_cost import BASEBOARD, GAS_FURNACE
from game.screens import story
from game.screens.card import card_strokes
from game.screens.frame import Frame, looks, picked_stage
from game.ui import widgets
from game.ui.controls import Layout, Slide
from game.ui.panel_controls import MACHINE_NAMES
from physics.machine import MACHINES
from physics.operating_point import Mode
from physics.refrigerant import REFRIGERANTS

LONGEST_BAR = 6.0  # COP, unless one that is shown is higher
NOTABLE_LIMIT = 100.0  # COP; Carnot's beyond it says nothing
NOTABLE_LACK = 0.5  # K by which an off machine's room is colder than is wished
BARS, BAR_STEP, BARS_LEFT = 114.5, 23.5, 190.0  # layout units of the card above the bars, for each, and left of them
CARNOT, NOTES_END, NOTE_STEPS = 16.5, 243.0, (20.0, 24.0)  # beneath the bars; of the card; least and most between lines
CARDS = ("efficiency", "conditions", "machine", "card", "stages")
BUTTONS = ("tab-", "speed-auto", "humidity-auto", "machine-", "refrigerant-")  # how their names begin
PRESSURES = 84.0  # layout units right of a stage's temperature
TWO_LINES = 40.0  # layout units of a stage's row that hold what happens under its name
SLIDERS = tuple(p.name for p in (INDOOR, SPEED, OUTDOOR_HUMIDITY, INDOOR_HUMIDITY))


def stage_words(number: int, mode: Mode, _: Strings) -> tuple[str, str]:
    """What a stage is called and what happens in it.

    Args:
        number: 1 to 5.
        mode: Where the valve stands.
        _: The language.
    Returns:
        Name of the part, and a few words.
    """
    winter = mode is Mode.WINTER
    outdoor, indoor = _("Outdoor coil"), _("Indoor coil")
    return {
        1: (outdoor if winter else indoor, _("boils, takes in heat")),
        2: (_("Compressor"), _("squeezes gas: hot")),
        3: (_("Reversing valve"), _("sends it indoors") if winter else _("sends it outdoors")),
        4: (indoor if winter else outdoor, _("gives off its heat")),
        5: (_("Expansion valve"), _("pressure drops: cold")),
    }[number]


class _Pen:
    """Collects what is to be drawn on a card, in layout units from its corner."""

    def __init__(self, card: pygame.Rect, scale: float) -> None:
        self.card, self.scale = card, scale
        self.strokes: list[Stroke] = []

    def write(
        self,
        words: str,
        x: float,
        y: float,
        colour: Colour,
        size: float = text.SMALL,
        weight: str = "regular",
        anchor: float = 0.0,
    ) -> None:
        """Write a line; a negative x counts from the card's right edge."""
        left = self.card.left + x * self.scale if x >= 0.0 else self.card.right + x * self.scale
        place = (left, self.card.top + y * self.scale)
        pixels = text.pixel_size(size, self.scale)
        self.strokes.append(stroke(text.draw_text, words, place, pixels, colour, weight, (anchor, 0.5)))

    def part(self, top: float = 0.0, low: float | None = None) -> Part:
        """What has been collected since the last part, which lies between two heights of the card."""
        upper = self.card.top + round(top * self.scale)
        lower = self.card.bottom if low is None else self.card.top + round(low * self.scale)
        strokes, self.strokes = self.strokes, []
        return Part(pygame.Rect(self.card.left, upper, self.card.width, lower - upper), strokes)


class Panel:
    """Draws the panel; what stands still on it is kept while it does not change."""

    def __init__(self) -> None:
        self._kept = Kept()

    def draw(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw all cards.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        regions, scale, state = places.regions, places.scale, frame.state
        shown = changeover.shown(state)
        cards = tuple(name for name in CARDS if name in regions)

        def paint() -> None:
            surface.fill(frame.theme.paper, regions["panel"])
            for name in cards:
                widgets.draw_card(surface, regions[name], scale, frame.theme)
            _draw_buttons(surface, frame, places)
            for name, strokes in (("conditions", _conditions), ("machine", _machine), ("stages", _stages)):
                if name in regions:
                    draw_strokes(surface, strokes(_Pen(regions[name], scale), frame, places))

        key = (
            places.size,
            frame.theme,
            frame.strings.language,
            cards,
            looks(frame, places, BUTTONS),
            (state.machine, state.refrigerant, changeover.seen_mode(state)),
            (shown.mass_flow == 0.0, shown.injection_flow > 0.0),
            picked_stage(frame),
            selectors.pinned_alike(state) is None,
            _humidity_note(frame),
        )
        parts = _efficiency(_Pen(regions["efficiency"], scale), frame, shown)
        if "conditions" in regions:
            parts += _sliders(frame, places)
        if "card" in regions:
            parts.append(Part(regions["card"], card_strokes(frame, places, regions["card"])))
        parts += _figures(frame, places, shown)
        self._kept.draw(surface, regions["panel"], key, paint, lambda: parts, frame.standing)


def _draw_buttons(surface: pygame.Surface, frame: Frame, places: Layout) -> None:
    theme, scale = frame.theme, places.scale
    for button in places.controls:
        if not button.name.startswith(BUTTONS):
            continue
        if button.name.startswith("tab-"):
            ground, ink = (theme.card, theme.ink) if button.chosen else (theme.faint, theme.ink)
            widgets.draw_button(surface, button, scale, ground, ink)
            if button.chosen:  # one sheet with the card beneath
                half = round(12 * scale)
                surface.fill(theme.card, (button.box.left, button.box.bottom - half, button.box.width, 2 * half))
        elif button.name.endswith("-auto"):
            ground, ink = (theme.accent, theme.bar_text) if button.chosen else (theme.faint, theme.ink)
            widgets.draw_button(surface, button, scale, ground, ink)
        else:
            widgets.draw_choice(surface, button, scale, theme)


def _efficiency(pen: _Pen, frame: Frame, shown: Shown) -> list[Part]:
    """The card's parts: the figure, a bar for each thing that it is compared with, and what stands beneath."""
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
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
    name, whole = (_("With backup heat"), backed) if backed else (_("This heat pump"), cop)
    rows = [(name, whole, theme.good, formats.ratio(whole), selectors.pinned_backed_cop(state))]
    if winter:
        rows.append((_("Electric baseboard"), BASEBOARD, theme.electricity, "1", None))
        rows.append((_("Gas furnace (of its gas)"), GAS_FURNACE, theme.other, f"{GAS_FURNACE:g}", None))
    elif (older := selectors.older_cop(state)) is not None:
        was = state.pinned.older_cop if same and state.pinned else None
        words = compared(formats.ratio(older), formats.change(older, was) if was else "") if older else _("would stop")
        rows.append((_("Older air conditioner"), older, theme.other, words, was or None))
    parts, edge = [pen.part(low=BARS)], BARS
    most = max(LONGEST_BAR, *(max(value, was or 0.0) for _label, value, _colour, _words, was in rows))
    for label, value, colour, words, was in rows:
        _write_bar(pen, edge + BAR_STEP / 2.0, label, value, colour, words, theme.ink, was, most)
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


def _notes(frame: Frame, pen: _Pen, most: int) -> list[tuple[str, Colour, str]]:
    """Lines of what is worth knowing, at most so many, with colour and weight."""
    lines: list[tuple[str, Colour, str]] = []
    for note, urgent in story.status(frame):
        colour, weight = (frame.theme.warning, "medium") if urgent else (frame.theme.muted, "regular")
        pixels, room = text.pixel_size(text.SMALL, pen.scale), pen.card.width - 36 * pen.scale
        more = [(line, colour, weight) for line in text.wrapped(note, room, pixels, weight)]
        if len(lines) + len(more) <= most:
            lines += more
    return lines


def _headline(pen: _Pen, frame: Frame, cop: float, kept: float | None) -> None:
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


def _write_hero(pen: _Pen, figure: str, colour: Colour) -> float:
    """The largest word of the card; gives back where what it means may begin."""
    pen.write(figure, 16, 78, colour, text.HERO, "bold")
    wide = text.measured(figure, text.pixel_size(text.HERO, pen.scale), "bold")[0]
    return (round(16 * pen.scale) + wide) / pen.scale + 16


def _note_pinned(pen: _Pen, frame: Frame, cop: float | None) -> None:
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
            return _("Two airs that are alike set no Carnot limit")
        return _("Heat would flow by itself: Carnot sets no limit")
    if limit < NOTABLE_LIMIT:
        figure, was = frame.formats.ratio(limit), same and selectors.carnot(frame.state, same)
        if was and was < NOTABLE_LIMIT:
            figure = compared(figure, frame.formats.change(limit, was))
        return _("Carnot limit between these two airs: {cop}", cop=figure)
    return _("Two airs so alike set no Carnot limit to speak of")


def _write_bar(
    pen: _Pen,
    y: float,
    label: str,
    value: float,
    colour: Colour,
    words: str,
    ink: Colour,
    kept: float | None,
    most: float,
) -> None:
    """A COP as a bar beside the longest of its kind and, where one is kept to compare with, a mark where that ended."""
    pen.write(label, 18, y, ink)
    scale, longest = pen.scale, pen.card.width / pen.scale - BARS_LEFT - 60.0
    length = longest * value / most
    bar = pygame.Rect(
        round(pen.card.left + BARS_LEFT * scale),
        round(pen.card.top + (y - 7) * scale),
        max(2, round(length * scale)),
        round(14 * scale),
    )
    if value:
        pen.strokes.append(stroke(draw_plate, bar, 4 * scale, colour))
    if kept is not None:
        edge = longest * kept / most
        rise = round(3 * scale)
        x = bar.left + edge * scale
        tick = (x, bar.top - rise), (x, bar.bottom + rise - 1)
        pen.strokes.append(stroke(draw_line, ink, *tick, max(2, 2 * scale)))
        room = edge - length - 16.0
        if room < text.measured(words, text.pixel_size(text.SMALL, scale), "bold")[0] / scale:  # behind the mark then
            length = max(length, edge + 2.0)
    pen.write(words, BARS_LEFT + length + 8, y, ink, weight="bold")


def _standing(pen: _Pen, frame: Frame, shown: Shown) -> None:
    """What stands in place of the efficiency while nothing is moved, and why."""
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    words, wanting = _("Nothing to do"), shown.indoor_temperature < state.indoor[0] - NOTABLE_LACK
    if state.problem:
        words = _("The machine stands still")
    elif state.sliding:
        words = _("The reversing valve slides over")
    elif state.running:
        words = _("Computing …")
    elif wanting:
        words = _("Too mild to heat")
    room = pen.card.width - 36 * pen.scale
    x = _write_hero(pen, _("off"), theme.muted)
    lines = text.wrapped(words, room - (x - 18) * pen.scale, text.pixel_size(text.BODY, pen.scale), "bold")
    for k, line in enumerate(lines):
        pen.write(line, x, 78 + 22 * (k - (len(lines) - 1) / 2.0), theme.ink, text.BODY, "bold")
    why = story.stop_reason(frame)
    if not why and state.sliding:
        why = _("No heat is moved until the valve has slid over and the compressor runs again.")
    elif not why and not state.running:
        low, high = map(formats.temperature, selectors.zone_ends(state))
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
    if backup := selectors.backup_seen(state):
        words = _("Backup heats alone, with {power}: COP 1", power=formats.kilowatts(backup))
        for k, line in enumerate(text.wrapped(words, room, pixels), len(lines)):
            pen.write(line, 18, 134 + 20 * k, theme.warning)


def _conditions(pen: _Pen, frame: Frame, layout: Layout) -> list[Stroke]:
    _, theme, scale = frame.strings, frame.theme, pen.scale
    small = text.pixel_size(text.SMALL, scale)
    winter = frame.state.mode is Mode.WINTER
    room = _("Room set-point, winter") if winter else _("Room set-point, summer")
    for name, label in zip(SLIDERS, (room, _("Compressor"), _("Outdoors"), _("Indoors")), strict=True):
        box, ink = layout.control(name).box, theme.muted if name == _idle(frame) else theme.ink
        pen.strokes.append(stroke(text.draw_text, label, (box.left, box.top - 13 * scale), small, ink))
    pen.write(_humidity_note(frame), 18, 142, theme.muted)
    return pen.strokes


def _humidity_note(frame: Frame) -> str:
    """Which humidity counts and, where one is pinned, how far that has moved."""
    _, state, kept = frame.strings, frame.state, selectors.pinned_inputs(frame.state)
    winter = state.mode is Mode.WINTER
    if kept:
        point, share_change = selectors.question(state).point, frame.formats.share_change
        drier = share_change(point.humidity_outdoors, kept[OUTDOOR_HUMIDITY.name])
        if winter and compared("", drier):
            return _("Humidity outdoors: {change} points since pinned", change=drier)
        drier = share_change(point.indoor_humidity, kept[INDOOR_HUMIDITY.name])
        if not winter and compared("", drier):
            return _("Humidity indoors: {change} points since pinned", change=drier)
    if winter:
        return _("Humidity: indoors it counts in summer only")
    return _("Humidity: outdoors it counts in winter only")


def _idle(frame: Frame) -> str:
    """The humidity that changes nothing in the season: that of the air that is warmed."""
    return INDOOR_HUMIDITY.name if frame.state.mode is Mode.WINTER else OUTDOOR_HUMIDITY.name


def _sliders(frame: Frame, layout: Layout) -> list[Part]:
    theme, state, formats, scale = frame.theme, frame.state, frame.formats, layout.scale
    kept = selectors.pinned_inputs(state)
    live = {SPEED.name: not state.automatic_speed, OUTDOOR_HUMIDITY.name: state.outdoor_humidity is not None}
    live[_idle(frame)] = False
    parts = []
    for name in SLIDERS:
        control = layout.control(name)
        box, slide = control.box, control.slide
        assert slide is not None
        wide, words = box.width > 260 * scale, control.value
        pixels = text.pixel_size(text.BODY if wide else text.SMALL, scale)
        place = (box.right, box.top - 13 * scale)
        if wide and name in kept:  # a humidity's change stands above its slider
            change = formats.temperature_change if name == INDOOR.name else formats.change
            words = compared(words, change(slide.value, kept[name], int(name == INDOOR.name)))
        ink = theme.muted if name == _idle(frame) else theme.ink
        strokes = [stroke(text.draw_text, words, place, pixels, ink, "bold", (1.0, 0.5))]
        if name in kept and not _under_knob(slide, kept[name], scale):
            strokes.append(stroke(widgets.draw_mark, slide, kept[name], scale, theme))
        strokes.append(stroke(widgets.draw_slider, slide, scale, theme, live.get(name, True)))
        above, aside = round(22 * scale), widgets.KNOB_PAD + 2
        around = pygame.Rect(box.left - aside, box.top - above, box.width + 2 * aside, above + box.height + aside)
        parts.append(Part(around, strokes))
    return parts


def _under_knob(slide: Slide, value: float, scale: float) -> bool:
    return widgets.knob_box(slide, "", scale).collidepoint(slide.place(value), slide.track.centery)


def _machine(pen: _Pen, frame: Frame, _layout: Layout) -> list[Stroke]:
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    machine, facts = MACHINES[state.machine], REFRIGERANTS[state.refrigerant]
    slowest, fastest = (formats.speed(hertz) for hertz in machine.speeds)
    words = _("Compressor {slow} to {fast}", slow=slowest, fast=fastest)
    if slowest == fastest:
        words = _("Compressor {fast}, on or off", fast=fastest)
    pen.write(words, 18, 72, theme.muted)
    built = REFRIGERANTS[machine.refrigerant].label
    pen.write(_("Built for {refrigerant}", refrigerant=built), -18, 72, theme.muted, anchor=1.0)
    pen.write(_("Refrigerant"), 18, 114, theme.ink, weight="medium")
    gwp = f"{facts.gwp:.0f}"
    warming = _("{name}: {safety}, GWP {gwp}", name=facts.label, safety=facts.safety_class, gwp=gwp)
    pen.write(warming, -18, 114, theme.muted, anchor=1.0)
    return pen.strokes


def _stages(pen: _Pen, frame: Frame, layout: Layout) -> list[Stroke]:
    """Numbers, names and what happens."""
    _, theme, state = frame.strings, frame.theme, frame.state
    pen.write(_("Five stages"), 18, 24, theme.ink, text.BODY, "bold")
    pen.write(_("leaving each stage"), -18, 24, theme.muted, anchor=1.0)
    for number in range(1, 6):
        control = layout.control(f"stage-{number}")
        box, scale = control.box, pen.scale
        lit = picked_stage(frame) == number
        if lit:
            pen.strokes.append(stroke(draw_plate, box, 9 * scale, theme.lit))
        two_lines, side = _row(box, scale)
        disc = pygame.Rect(0, 0, side, side)
        disc.center = (box.left + round(27 * scale), box.centery)
        pen.strokes.append(stroke(draw_plate, disc, side / 2.0, theme.accent if lit else theme.ink))
        small = text.pixel_size(text.SMALL, scale)
        pixels = text.pixel_size(text.BODY, scale) if two_lines else small
        digit = stroke(text.draw_text, str(number), disc.center, pixels, theme.bar_text, "bold", (0.5, 0.5))
        pen.strokes.append(digit)
        name, words = _named(frame, number)
        left, aside = box.left + (50 if two_lines else 45) * scale, 10 * scale if two_lines else 0.0
        heading = stroke(text.draw_text, name, (left, box.centery - aside), small, theme.ink, "bold")
        pen.strokes.append(heading)
        if two_lines and selectors.pinned_alike(state) is None:
            pen.strokes.append(stroke(text.draw_text, words, (left, box.centery + aside), small, theme.muted))
    return pen.strokes


def _named(frame: Frame, number: int) -> tuple[str, str]:
    """What a stage's part is called, and what it does now."""
    shown, _ = changeover.shown(frame.state), frame.strings
    name, words = stage_words(number, changeover.seen_mode(frame.state), _)
    if shown.mass_flow == 0.0:
        return name, _("at rest")
    return name, _("cooled by liquid") if number == 2 and shown.injection_flow > 0.0 else words


def _row(box: pygame.Rect, scale: float) -> tuple[bool, int]:
    """Whether a stage's row has room for two lines, and how wide its number's disc is. [px]"""
    two_lines = box.height >= TWO_LINES * scale
    return two_lines, min(round((32 if two_lines else 27) * scale), box.height - 2)


def _figures(frame: Frame, layout: Layout, shown: Shown) -> list[Part]:
    """Temperature and pressure leaving each stage and, where a state is pinned, how far they have moved."""
    theme, formats, pinned, scale = frame.theme, frame.formats, selectors.pinned_alike(frame.state), layout.scale
    small = text.pixel_size(text.SMALL, scale)
    pressures = [formats.pressure(p) for p in shown.pressures.tolist()]
    if pinned is not None and not _row(layout.control("stage-1").box, scale)[0]:  # in one line, without the unit
        moved = map(formats.pressure_change, shown.pressures.tolist(), pinned.pressures.tolist())
        changed = [compared(bare(now), bare(by)) for now, by in zip(pressures, moved, strict=True)]
        if max(text.measured(words, small, "medium")[0] for words in changed) < PRESSURES * scale:
            pressures = changed
    parts = []
    for number in range(1, 6):
        box, strokes = layout.control(f"stage-{number}").box, []
        middle, (two_lines, side) = box.centery, _row(box, scale)
        temperature, pressure = float(shown.temperatures[number - 1]), float(shown.pressures[number - 1])
        colour = temperature_colour(temperature)
        high = min(round(30 * scale), side)
        wide, beside = (68, 86) if two_lines else (56, 92)  # of which the figures in one line may take more
        swatch = pygame.Rect(box.right - round((beside + wide) * scale), middle - high // 2, round(wide * scale), high)
        if pinned is not None:
            warmer = formats.temperature_change(temperature, float(pinned.temperatures[number - 1]))
            higher = formats.pressure_change(pressure, float(pinned.pressures[number - 1]))
            words, anchor = compared("", f"{warmer}, {higher}") or _named(frame, number)[1], (0.0, 0.5)
            place = (box.left + 50 * scale, middle + 10 * scale)
            if not two_lines:  # there is no room for the unit, which the swatch beside has
                words, place, anchor = compared("", bare(warmer)), (swatch.left - 5 * scale, middle), (1.0, 0.5)
            strokes.append(stroke(text.draw_text, words, place, small, theme.muted, anchor=anchor))
        ink = widgets.readable_on(colour, theme)
        strokes += (
            stroke(draw_plate, swatch, 8 * scale, colour, theme.ink),
            stroke(text.draw_text, formats.temperature(temperature), swatch.center, small, ink, "bold", (0.5, 0.5)),
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
