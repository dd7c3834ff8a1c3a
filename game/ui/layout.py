"""Where everything stands in the window, and every control of this frame."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.content.strings import Strings, marked
from game.content.units import Formats, bare
from game.model import actions as a
from game.model.changeover import seen_mode, shown
from game.model.parameters import GRID_EMISSION, INDOOR, INDOOR_HUMIDITY, OUTDOOR, OUTDOOR_HUMIDITY, PRICES, SPEED
from game.model.record import changed
from game.model.selectors import outdoor_range, question, speed_range
from game.model.state import AppState
from game.scene import plan
from game.ui.bar_controls import place_bar
from game.ui.builder import INPUT_NAMES, Builder, Inputs
from game.ui.controls import Control, Layout, viewport
from game.ui.diagram_controls import ONE_VIEW_BELOW, place_views
from game.ui.panel_controls import STAGE_NAMES, front_card, place_panel
from physics.operating_point import Mode

BAR = 56.0
GAP = 12.0
MOST_SKY = 40.0  # above a picture that is as wide as its region
HIGHEST_STRIP = 330.0
SLIDER = 82.0
CAPTION, TALL_CAPTION = 32.0, 48.0  # one line, or two where the window is narrow
EFFICIENCY, TABS, CONDITIONS = 258.0, 38.0, 226.0  # heights of the cards
HELP = (980.0, 590.0)
HELP_NAMES = {
    "picture": marked("How to read the picture"),
    "words": marked("Words and diagrams"),
    "model": marked("How we know"),
}


def layout(state: AppState, strings: Strings, size: tuple[int, int]) -> Layout:
    """Where everything stands in this frame.

    Args:
        state: The state.
        strings: Its language.
        size: Of the window. [px]
    Returns:
        Regions and controls.
    """
    flags = state.pinned is not None, state.drop is not None
    chosen = {name: getattr(state, name) for name in INPUT_NAMES} | {"mode": seen_mode(state)}
    placed = _placed(Inputs(strings, size, *flags, state.outdoor_humidity is None, **chosen))
    formats = Formats(state.temperature_unit, state.pressure_unit)
    real = shown(state).compressor_speed
    speed = real if state.automatic_speed else state.hand_speed
    hertz = formats.speed(speed)
    if hertz != formats.speed(real) and not state.sliding:  # what is wished, and what comes of it
        hertz = strings("{real} of {wished}", real=bare(formats.speed(real)), wished=hertz)
    indoor = state.indoor[state.mode is Mode.SUMMER]
    values = {
        OUTDOOR.name: (state.outdoor, outdoor_range(state), formats.temperature(state.outdoor, 1)),
        INDOOR.name: (indoor, (INDOOR.low, INDOOR.high), formats.temperature(indoor, 1)),
        SPEED.name: (max(SPEED.low, speed), speed_range(state), hertz),
    }
    humidity = question(state).point.humidity_outdoors, state.indoor_humidity
    for parameter, value in zip((OUTDOOR_HUMIDITY, INDOOR_HUMIDITY), humidity, strict=True):
        values[parameter.name] = (value, (parameter.low, parameter.high), formats.share(value))
    for parameter in PRICES if state.large == "balance" else ():
        value = getattr(state, parameter.name)
        words = formats.grams(value) if parameter is GRID_EMISSION else formats.money(value)
        values[parameter.name] = (value, (parameter.low, parameter.high), words)
    controls = tuple(_valued(c, values) if c.slide else c for c in placed.controls)
    return changed(placed, controls=controls, placed=placed.controls)


def _valued(control: Control, values: dict[str, tuple[float, tuple[float, float], str]]) -> Control:
    """A slider at its present value."""
    assert control.slide is not None
    value, allowed, words = values[control.name]
    return control._replace(slide=control.slide._replace(value=value, allowed=allowed), value=words)


@lru_cache(maxsize=16)
def _placed(inputs: Inputs) -> Layout:
    b = Builder(inputs)
    _place_regions(b)
    _place_hero(b)  # first in the order of the keyboard's focus
    place_bar(b)
    _place_parts(b)
    place_views(b)
    place_panel(b)
    if inputs.help:
        b.controls.clear()
        _place_help(b)
    return Layout(inputs.size, b.scale, b.regions, tuple(b.controls))


def _place_regions(b: Builder) -> None:
    left = b.width - b.panel
    strip = min(230.0, max(150.0, b.height * 0.215))
    needed = left * plan.HEIGHT / plan.WIDTH + MOST_SKY
    caption = TALL_CAPTION if left < ONE_VIEW_BELOW else CAPTION
    strip = min(HIGHEST_STRIP, max(strip, b.height - BAR - SLIDER - caption - needed))
    strip = GAP if b.inputs.large else strip  # a large diagram takes the room of the others
    stage_height = b.height - BAR - SLIDER - caption - strip
    b.regions["bar"] = b.rect(0.0, 0.0, b.width, BAR)
    b.regions["stage"] = b.rect(0.0, BAR, left, stage_height)
    b.regions["caption"] = b.rect(0.0, BAR + stage_height, left, caption)
    b.regions["slider"] = b.rect(0.0, BAR + stage_height + caption, left, SLIDER)
    b.regions["strip"] = b.rect(0.0, b.height - strip, left, strip)
    b.regions["panel"] = b.rect(left, BAR, b.panel, b.height - BAR)
    x, width = left + GAP, b.panel - 2 * GAP
    y, room = BAR + GAP, b.height - BAR - GAP
    b.regions["efficiency"] = b.rect(x, y, width, EFFICIENCY)
    y, room = y + EFFICIENCY + GAP, room - EFFICIENCY - GAP
    b.regions["tabs"] = b.rect(x, y, width, TABS)
    b.regions[front_card(b.inputs)] = b.rect(x, y + TABS, width, CONDITIONS)
    b.regions["stages"] = b.rect(x, y + TABS + CONDITIONS + GAP, width, room - TABS - CONDITIONS - 2 * GAP)


def _place_hero(b: Builder) -> None:
    region, s = b.regions["slider"], b.scale
    left, width = region.left + round(188 * s), region.width - round(256 * s)
    track = pygame.Rect(left, region.top + round(37 * s), width, round(12 * s))
    reach = round(34 * s)
    box = pygame.Rect(left - reach, region.top + round(17 * s), width + 2 * reach, region.height - round(24 * s))
    b.slider(OUTDOOR, box, track)


def _place_parts(b: Builder) -> None:
    """The stages' numbers in the picture can be pressed, too."""
    if b.inputs.large:
        return
    boxes = _part_boxes(b.regions["stage"], b.scale, b.inputs.mode)
    for number, label in STAGE_NAMES.items():
        name, chosen = f"part-{number}", b.inputs.stage == number
        action = a.StageChosen(None if chosen else number)
        b.choice(name, b.strings(label), boxes[name], action, chosen, str(number), "stage")


def _part_boxes(stage: pygame.Rect, s: float, mode: Mode) -> dict[str, pygame.Rect]:
    view, reach, found = viewport(stage, s), round(20 * s), {}
    for number, place in plan.badge_places(mode is Mode.SUMMER).items():
        x, y = view.pixel(place)
        box = pygame.Rect(round(stage.x + x) - reach, round(stage.y + y) - reach, 2 * reach, 2 * reach)
        found[f"part-{number}"] = box.clip(stage)
    return found


def _place_help(b: Builder) -> None:
    """Help takes all input while it is open."""
    width, height = min(HELP[0], b.width - 48.0), min(HELP[1], b.height - 48.0)
    x, y = (b.width - width) / 2.0, (b.height - height) / 2.0
    b.regions["help"] = b.rect(x, y, width, height)
    for k, (page, label) in enumerate(HELP_NAMES.items()):
        box = b.rect(x + 24.0 + 236.0 * k, y + 20.0, 228.0, 40.0)
        b.choice(f"help-{page}", b.strings(label), box, a.HelpOpened(page), b.inputs.help == page)
    close = b.rect(x + width - 124.0, y + 20.0, 100.0, 40.0)
    b.button("help-close", b.strings("Close"), close, a.HelpOpened(None), b.strings("Esc"))
