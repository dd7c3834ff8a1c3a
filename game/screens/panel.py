"""The panel beside the picture: all its cards, and what stands on those where conditions and machine are chosen."""

from __future__ import annotations

import pygame

from game.content.units import compared
from game.draw import text
from game.draw.kept import Kept, Part, Stroke, draw_strokes, stroke
from game.model import changeover, selectors
from game.model.parameters import INDOOR, INDOOR_HUMIDITY, OUTDOOR_HUMIDITY, SPEED
from game.screens.card import card_strokes
from game.screens.efficiency import efficiency_parts
from game.screens.frame import Frame, looks, picked_stage
from game.screens.pen import Pen
from game.screens.stage_list import figure_parts, stage_strokes
from game.ui import widgets
from game.ui.controls import Layout, Slide
from physics.machine import MACHINES
from physics.operating_point import Mode
from physics.refrigerant import REFRIGERANTS

CARDS = ("efficiency", "conditions", "machine", "card", "stages")
BUTTONS = ("tab-", "speed-auto", "humidity-auto", "machine-", "refrigerant-")  # how their names begin
SLIDERS = tuple(p.name for p in (INDOOR, SPEED, OUTDOOR_HUMIDITY, INDOOR_HUMIDITY))


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
            for name, strokes in (("conditions", _conditions), ("machine", _machine), ("stages", stage_strokes)):
                if name in regions:
                    draw_strokes(surface, strokes(frame, places, regions[name]))

        key = (
            places.size,
            frame.theme,
            frame.strings.language,
            cards,
            looks(frame, places, BUTTONS),
            (state.machine, state.refrigerant, changeover.seen_mode(state)),
            (shown.mass_flow == 0.0, shown.injection_flow > 0.0, changeover.turning(state)),
            picked_stage(frame),
            selectors.pinned_alike(state) is None,
            _humidity_note(frame),
        )
        parts = efficiency_parts(frame, places, regions["efficiency"])
        if "conditions" in regions:
            parts += _sliders(frame, places)
        if "card" in regions:
            parts.append(Part(regions["card"], card_strokes(frame, places, regions["card"])))
        parts += figure_parts(frame, places)
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


def _conditions(frame: Frame, places: Layout, card: pygame.Rect) -> list[Stroke]:
    _, theme, scale = frame.strings, frame.theme, places.scale
    pen, small = Pen(card, scale), text.pixel_size(text.SMALL, scale)
    winter = frame.state.mode is Mode.WINTER
    room = _("Room set-point, winter") if winter else _("Room set-point, summer")
    for name, label in zip(SLIDERS, (room, _("Compressor"), _("Outdoors"), _("Indoors")), strict=True):
        if not (control := places.named(name)):  # a single speed
            words = _("Compressor {fast}, on or off", fast=frame.formats.speed(MACHINES[frame.state.machine].speeds[1]))
            pen.write(words, 18, 85, theme.ink)
            pen.write(_("It has one speed; the thermostat switches it"), 18, 107, theme.muted)
            continue
        box, ink = control.box, theme.muted if name == _idle(frame) else theme.ink
        pen.strokes.append(stroke(text.draw_text, label, (box.left, box.top - 14 * scale), small, ink))
    pen.write(_humidity_note(frame), 18, 142, theme.muted)
    return pen.strokes


def _humidity_note(frame: Frame) -> str:
    """Which humidity counts and, where one is pinned, how far that has moved."""
    _, state, kept = frame.strings, frame.state, selectors.pinned_inputs(frame.state)
    winter = state.mode is Mode.WINTER
    if kept:
        point, name = selectors.question(state).point, OUTDOOR_HUMIDITY.name if winter else INDOOR_HUMIDITY.name
        change = frame.formats.share_change(point.humidity_outdoors if winter else point.indoor_humidity, kept[name])
        if compared("", change):
            points = _("{change} point", change=change) if change[1:] == "1" else _("{change} points", change=change)
            if winter:
                return _("Humidity outdoors: {points} since pinned", points=points)
            return _("Humidity indoors: {points} since pinned", points=points)
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
    for control in filter(None, map(layout.named, SLIDERS)):
        name, box, slide = control.name, control.box, control.slide
        assert slide is not None
        wide, words = box.width > 260 * scale, control.value
        pixels = text.pixel_size(text.BODY if wide else text.SMALL, scale)
        place = (box.right, box.top - 14 * scale)
        if wide and name in kept:  # a humidity's change stands above its slider
            change = formats.temperature_change if name == INDOOR.name else formats.change
            words = compared(words, change(slide.value, kept[name], int(name == INDOOR.name)))
        ink = theme.muted if name == _idle(frame) else theme.ink
        strokes = [stroke(text.draw_text, words, place, pixels, ink, "bold", (1.0, 0.5))]
        if name in kept and not _under_knob(slide, kept[name], scale):
            strokes.append(stroke(widgets.draw_mark, slide, kept[name], scale, theme, beneath=True))
        strokes.append(stroke(widgets.draw_slider, slide, scale, theme, live.get(name, True)))
        above, aside = round(22 * scale), widgets.KNOB_PAD + 2
        around = pygame.Rect(box.left - aside, box.top - above, box.width + 2 * aside, above + box.height + aside)
        parts.append(Part(around, strokes))
    return parts


def _under_knob(slide: Slide, value: float, scale: float) -> bool:
    return widgets.knob_box(slide, "", scale).collidepoint(slide.place(value), slide.track.centery)


def _machine(frame: Frame, places: Layout, card: pygame.Rect) -> list[Stroke]:
    _, theme, formats, state = frame.strings, frame.theme, frame.formats, frame.state
    pen = Pen(card, places.scale)
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
