"""The panel beside the picture: efficiency, conditions, and the five stages."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.content.strings import Strings
from game.content.theme import Colour, temperature_colour
from game.draw import text
from game.draw.kept import Kept
from game.draw.plate import draw_plate
from game.model import selectors
from game.model.answer import Shown
from game.model.state import AppState
from game.screens.card import draw_card
from game.screens.frame import Frame, looks, picked_stage
from game.ui import widgets
from game.ui.layout import Control, Layout
from physics.machine import MACHINES
from physics.operating_point import Limit, Mode
from physics.refrigerant import REFRIGERANTS

GAS_FURNACE = 0.95  # of its fuel's energy, a condensing furnace
BASEBOARD = 1.0
LONGEST_BAR = 6.0  # COP
CARDS = ("efficiency", "conditions", "machine", "card", "stages")
BUTTONS = ("tab-", "speed-auto", "humidity-auto", "machine-", "refrigerant-")  # how their names begin
TWO_LINES = 40.0  # layout units of a stage's row that hold what happens under its name
SLIDERS = ("indoor_temperature", "compressor_speed", "outdoor_humidity", "indoor_humidity")


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
    """Writes on a card, in layout units from its corner."""

    def __init__(self, surface: pygame.Surface, card: pygame.Rect, scale: float) -> None:
        self.surface, self.card, self.scale = surface, card, scale

    def write(
        self,
        words: str,
        x: float,
        y: float,
        colour: Colour,
        size: float = text.SMALL,
        weight: str = "regular",
        anchor: float = 0.0,
    ) -> pygame.Rect:
        """Write a line; a negative x counts from the card's right edge."""
        left = self.card.left + x * self.scale if x >= 0.0 else self.card.right + x * self.scale
        place = (left, self.card.top + y * self.scale)
        pixels = text.pixel_size(size, self.scale)
        return text.draw_text(self.surface, words, place, pixels, colour, weight, (anchor, 0.5))


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
        shown = selectors.shown(state)
        cards = tuple(name for name in CARDS if name in regions)
        buttons = [control for control in places.controls if control.name.startswith(BUTTONS)]

        def paint() -> None:
            surface.fill(frame.theme.paper, regions["panel"])
            for name in cards:
                widgets.draw_card(surface, regions[name], scale, frame.theme)
            _draw_buttons(surface, frame, buttons, scale)
            if "conditions" in regions:
                _draw_conditions(_Pen(surface, regions["conditions"], scale), frame, places)
            if "machine" in regions:
                _draw_machine(_Pen(surface, regions["machine"], scale), frame)
            _draw_stages(_Pen(surface, regions["stages"], scale), frame, places, shown)

        key = (
            places.size,
            frame.theme,
            frame.strings.language,
            cards,
            looks(frame, buttons),
            (state.machine, state.refrigerant, selectors.seen_mode(state), shown.mass_flow == 0.0),
            picked_stage(frame),
            state.pinned is None,
        )
        self._kept.draw(surface, regions["panel"], key, paint)
        _draw_efficiency(_Pen(surface, regions["efficiency"], scale), frame, shown)
        if "conditions" in regions:
            _draw_sliders(surface, frame, places)
        if "card" in regions:
            draw_card(surface, frame, places, regions["card"])
        _draw_figures(surface, frame, places, shown)


def _draw_buttons(surface: pygame.Surface, frame: Frame, buttons: Sequence[Control], scale: float) -> None:
    theme = frame.theme
    for button in buttons:
        if button.name.startswith("tab-"):
            ground, ink = (theme.card, theme.ink) if button.chosen else (theme.faint, theme.muted)
            widgets.draw_button(surface, button, scale, ground, ink)
        elif button.name.endswith("-auto"):
            ground, ink = (theme.accent, theme.bar_text) if button.chosen else (theme.faint, theme.ink)
            widgets.draw_button(surface, button, scale, ground, ink)
        else:
            ground, ink = (theme.ink, theme.bar_text) if button.chosen else (theme.paper, theme.ink)
            widgets.draw_button(surface, button, scale, ground, ink, edge=theme.faint)


def _draw_efficiency(pen: _Pen, frame: Frame, shown: Shown) -> None:
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    winter = selectors.seen_mode(state) is Mode.WINTER
    pen.write(_("Efficiency"), 18, 24, theme.ink, text.BODY, "bold")
    cop = shown.cop
    if cop is None:
        _draw_standing(pen, frame, shown)
        return
    kept = state.pinned.cop if state.pinned else None
    if kept is not None:
        was = _("pinned {cop}, now {change}", cop=formats.ratio(kept), change=formats.change(cop - kept))
        pen.write(was, -18, 24, theme.muted, anchor=1.0)
    hero = pen.write(formats.ratio(cop), 16, 80, theme.good, text.HERO, "bold")
    x = (hero.right - pen.card.left) / pen.scale + 16
    pen.write(_("COP (heating)") if winter else _("COP (cooling)"), x, 57, theme.ink, text.BODY, "bold")
    pen.write(_("units of heat delivered") if winter else _("units of heat removed"), x, 79, theme.muted)
    pen.write(_("for each unit of electricity"), x, 99, theme.muted)
    rows = [(_("This heat pump"), cop, theme.good, formats.ratio(cop))]
    if winter:
        rows.append((_("Electric baseboard"), BASEBOARD, theme.electricity, "1"))
        rows.append((_("Gas furnace (of its gas)"), GAS_FURNACE, theme.other, f"{GAS_FURNACE:g}"))
    elif older := selectors.older_cop(state):
        rows.append((_("Older air conditioner"), older, theme.other, formats.ratio(older)))
    left = 186.0
    longest = pen.card.width / pen.scale - left - 60.0
    for k, (label, value, colour, words) in enumerate(rows):
        y = 134.0 + 25.0 * k
        pen.write(label, 18, y, theme.ink)
        length = longest * min(value, LONGEST_BAR) / LONGEST_BAR
        bar = pygame.Rect(
            round(pen.card.left + left * pen.scale),
            round(pen.card.top + (y - 7) * pen.scale),
            max(2, round(length * pen.scale)),
            round(14 * pen.scale),
        )
        draw_plate(pen.surface, bar, 4 * pen.scale, colour)
        if k == 0 and kept is not None:
            edge = bar.left + round(longest * min(kept, LONGEST_BAR) / LONGEST_BAR * pen.scale)
            pen.surface.fill(theme.ink, (edge, bar.top - 3, max(2, round(2 * pen.scale)), bar.height + 6))
        end = length if k or kept is None else max(length, longest * min(kept, LONGEST_BAR) / LONGEST_BAR)
        pen.write(words, left + end + 8, y, theme.ink, weight="bold")
    limit = selectors.carnot(state)
    y = 134.0 + 25.0 * len(rows) + 4.0
    if limit is not None and limit < 100.0:
        pen.write(_("Carnot limit between these two airs: {cop}", cop=formats.ratio(limit)), 18, y, theme.muted)
    else:
        pen.write(_("Hardly any lift: the Carnot limit is far away"), 18, y, theme.muted)
    note, urgent = status(state, shown, frame)
    if note:
        pen.write(
            note, 18, y + 24.0, theme.warning if urgent else theme.muted, weight="medium" if urgent else "regular"
        )


def _draw_standing(pen: _Pen, frame: Frame, shown: Shown) -> None:
    """What stands in place of the efficiency while nothing is moved, and why."""
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    pen.write(formats.ratio(None), 18, 78, theme.muted, text.HERO, "bold")
    words = _("Nothing to do")
    if state.problem:
        words = _("The machine stands still")
    elif state.running:
        words = _("The reversing valve slides over")
    pen.write(words, 84, 62, theme.ink, text.BODY, "bold")
    why = stop_reason(state, frame)
    if not why and state.running:
        why = _("No heat is moved until the two coils have swapped their parts.")
    elif not why:
        why = _("The house keeps {room} by itself.", room=formats.temperature(shown.indoor_temperature))
    pixels = text.pixel_size(text.SMALL, pen.scale)
    for k, line in enumerate(text.wrapped(why, pen.card.width - 102 * pen.scale, pixels)):
        pen.write(line, 84, 86 + 20 * k, theme.muted)


def stop_reason(state: AppState, frame: Frame) -> str:
    """Why the machine stands still although it is wanted, in a sentence; empty where nothing stops it.

    Args:
        state: The state.
        frame: Language and units.
    Returns:
        The sentence.
    """
    _, formats, problem = frame.strings, frame.formats, state.problem
    if problem is None:
        return ""
    if problem.limit is Limit.DISCHARGE_TEMPERATURE:
        slowest, fastest = MACHINES[state.machine].speeds
        if slowest == fastest:
            return _("Its discharge gas would get too hot.")
        return _("Its discharge gas would get too hot, even at the slowest speed.")
    values = {"value": formats.pressure(problem.value), "bound": formats.pressure(problem.bound)}
    if problem.limit is Limit.SUCTION_PRESSURE:
        return _("Suction pressure would fall to {value}; {bound} is the least it may have.", **values)
    return _("Discharge pressure would rise to {value}; {bound} is the most it may have.", **values)


def status(state: AppState, shown: Shown, frame: Frame) -> tuple[str, bool]:
    """What holds the machine back, in a few words.

    Args:
        state: The state.
        shown: All figures.
        frame: Language and units.
    Returns:
        The words, and whether they are a warning.
    """
    _, formats = frame.strings, frame.formats
    if not formats.known:
        return _("Computing …"), False
    limits = state.limits
    if Limit.MINIMUM_SPEED in limits and shown.house_load == 0.0:
        return _("The house needs nothing now; shown as if it ran"), False
    if Limit.MINIMUM_SPEED in limits:
        return _("Cycles on and off: runs {share} of the time", share=formats.share(shown.running_share)), False
    slowed = {
        Limit.SUCTION_PRESSURE: _("suction pressure"),
        Limit.DISCHARGE_PRESSURE: _("discharge pressure"),
        Limit.DISCHARGE_TEMPERATURE: _("discharge temperature"),
    }
    for limit, words in slowed.items():
        if limit in limits:
            return _("Slowed down by its {limit}", limit=words), True
    if Limit.MAXIMUM_SPEED in limits:
        missing = formats.kilowatts(shown.shortfall)
        if state.mode is Mode.WINTER:
            all_in = (shown.capacity + shown.shortfall) / (shown.total_power + shown.shortfall)
            return _(
                "At full speed; backup adds {power}: COP {cop} in all", power=missing, cop=formats.ratio(all_in)
            ), True
        return _("At full speed; {power} short of the load", power=missing), True
    if Limit.INJECTION in limits:
        held = formats.temperature(MACHINES[state.machine].injection_temperature)
        return _("Injected liquid keeps the hot gas at {held}", held=held), False
    return "", False


def _draw_conditions(pen: _Pen, frame: Frame, layout: Layout) -> None:
    _, theme, scale = frame.strings, frame.theme, pen.scale
    small = text.pixel_size(text.SMALL, scale)
    for name, label in zip(SLIDERS, (_("Room set-point"), _("Compressor"), _("Outdoors"), _("Indoors")), strict=True):
        box = layout.control(name).box
        text.draw_text(pen.surface, label, (box.left, box.top - 11 * scale), small, theme.ink)
    pen.write(_("Relative humidity of the air"), 18, 142, theme.muted)


def _draw_sliders(surface: pygame.Surface, frame: Frame, layout: Layout) -> None:
    theme, state, scale = frame.theme, frame.state, layout.scale
    live = {"compressor_speed": not state.automatic_speed, "outdoor_humidity": state.outdoor_humidity is not None}
    for name in SLIDERS:
        control = layout.control(name)
        box = control.box
        pixels = text.pixel_size(text.BODY if box.width > 200 * scale else text.SMALL, scale)
        place = (box.right, box.top - 11 * scale)
        text.draw_text(surface, control.value, place, pixels, theme.ink, "bold", (1.0, 0.5))
        assert control.slide is not None
        widgets.draw_slider(surface, control.slide, scale, theme, live.get(name, True))


def _draw_machine(pen: _Pen, frame: Frame) -> None:
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
    warming = _("{safety}, GWP {gwp}", safety=facts.safety_class, gwp=f"{facts.gwp:.0f}")
    pen.write(warming, -18, 114, theme.muted, anchor=1.0)


def _draw_stages(pen: _Pen, frame: Frame, layout: Layout, shown: Shown) -> None:
    """Numbers, names and what happens."""
    _, theme, state = frame.strings, frame.theme, frame.state
    pen.write(_("Five stages"), 18, 24, theme.ink, text.BODY, "bold")
    pen.write(_("leaving each stage"), -18, 24, theme.muted, anchor=1.0)
    mode = selectors.seen_mode(state)
    for number in range(1, 6):
        control = layout.control(f"stage-{number}")
        box, scale = control.box, pen.scale
        lit = picked_stage(frame) == number
        if lit:
            draw_plate(pen.surface, box, 9 * scale, (0xE3, 0xEE, 0xFB))
        two_lines, side = _row(box, scale)
        disc = pygame.Rect(0, 0, side, side)
        disc.center = (box.left + round(27 * scale), box.centery)
        draw_plate(pen.surface, disc, side / 2.0, theme.accent if lit else theme.ink)
        small = text.pixel_size(text.SMALL, scale)
        pixels = text.pixel_size(text.BODY, scale) if two_lines else small
        text.draw_text(pen.surface, str(number), disc.center, pixels, theme.bar_text, "bold", (0.5, 0.5))
        name, words = stage_words(number, mode, _)
        if shown.mass_flow == 0.0:
            words = _("at rest")
        left, aside = box.left + 50 * scale, 10 * scale if two_lines else 0.0
        if two_lines or state.pinned is None:
            text.draw_text(pen.surface, name, (left, box.centery - aside), small, theme.ink, "bold")
        if two_lines and state.pinned is None:
            text.draw_text(pen.surface, words, (left, box.centery + aside), small, theme.muted)


def _row(box: pygame.Rect, scale: float) -> tuple[bool, int]:
    """Whether a stage's row has room for two lines, and how wide its number's disc is. [px]"""
    return box.height >= TWO_LINES * scale, min(round(32 * scale), box.height - 2)


def _draw_figures(surface: pygame.Surface, frame: Frame, layout: Layout, shown: Shown) -> None:
    """Temperature and pressure leaving each stage and, where a state is pinned, how far they have moved."""
    theme, formats, pinned, scale = frame.theme, frame.formats, frame.state.pinned, layout.scale
    small = text.pixel_size(text.SMALL, scale)
    for number in range(1, 6):
        box = layout.control(f"stage-{number}").box
        middle, (two_lines, side) = box.centery, _row(box, scale)
        if pinned is not None:
            warmer = float(shown.temperatures[number - 1] - pinned.temperatures[number - 1])
            higher = float(shown.pressures[number - 1] - pinned.pressures[number - 1])
            words = f"{formats.temperature_difference(warmer)}, {formats.pressure_difference(higher)}"
            place = box.left + 50 * scale, middle + (10 * scale if two_lines else 0.0)
            text.draw_text(surface, words, place, small, theme.muted)
        temperature, pressure = float(shown.temperatures[number - 1]), float(shown.pressures[number - 1])
        colour = temperature_colour(temperature)
        high = min(round(30 * scale), side)
        swatch = pygame.Rect(box.right - round(154 * scale), middle - high // 2, round(68 * scale), high)
        draw_plate(surface, swatch, 8 * scale, colour, theme.ink)
        text.draw_text(
            surface,
            formats.temperature(temperature),
            swatch.center,
            small,
            widgets.readable_on(colour, theme),
            "bold",
            (0.5, 0.5),
        )
        text.draw_text(
            surface,
            formats.pressure(pressure),
            (box.right - 8 * scale, middle),
            small,
            theme.ink,
            "medium",
            (1.0, 0.5),
        )
