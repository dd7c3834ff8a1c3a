"""Where everything stands in the window, and every control of this frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import pygame

from game.content.strings import Strings, marked
from game.content.units import Formats
from game.draw import text
from game.draw.viewport import Viewport
from game.model import actions as a
from game.model.parameters import (
    INDOOR,
    INDOOR_HUMIDITY,
    OUTDOOR,
    OUTDOOR_HUMIDITY,
    PRICES,
    SPEED,
    Parameter,
    Quantity,
)
from game.model.record import changed
from game.model.selectors import outdoor_range, question, shown, speed_range
from game.model.state import PRESSURE_UNITS, RATES, TEMPERATURE_UNITS, VIEWS, AppState
from game.scene import plan
from physics.machine import MACHINES
from physics.operating_point import Mode
from physics.refrigerant import REFRIGERANTS

SMALLEST_SCALE = 0.8  # pixels a layout unit, which keeps the smallest text at 12 pixels
BAR = 56.0
PANEL, NARROW_PANEL = 446.0, 396.0
NARROW_BELOW = 1480.0  # layout units of width
GAP = 12.0
ROOM_BESIDE = 24.0  # design units between the picture and the edges of its region
MOST_SKY = 40.0  # above a picture that is as wide as its region
HIGHEST_STRIP = 330.0
SLIDER = 82.0
CAPTION, TALL_CAPTION = 32.0, 48.0  # one line, or two where the window is narrow
ONE_VIEW_BELOW = 1000.0  # layout units of the strip's width, under which it shows one diagram at a time
COSTS = 232.0  # high, what the same heat costs, with the sliders for its prices
LARGER = 1.3  # letters and lines of a large diagram over those of a small one
SLOT_SHARES = (0.39, 0.29, 0.32)  # of the strip's width
EFFICIENCY, TABS, CONDITIONS = 258.0, 38.0, 226.0  # heights of the cards
STAGES_HEAD = 38.0  # height of the title of the five stages
STRIP_HEAD = 38.0  # height of the tabs over the diagrams
SMALLEST = (1024, 640)  # px, of a window
RATE_NAMES = {0.25: "¼×", 0.5: "½×", 1.0: "1×", 2.0: "2×"}


class Slide(NamedTuple):
    """What a slider sets.

    Attributes:
        parameter: The parameter.
        low: Value at the left end. [SI]
        high: Value at the right end. [SI]
        value: Present value. [SI]
        allowed: Lowest and highest value in the present mode. [SI]
        track: Where its line is drawn. [px]
    """

    parameter: Parameter
    low: float
    high: float
    value: float
    allowed: tuple[float, float]
    track: pygame.Rect

    def place(self, value: float) -> float:
        """Where a value lies on the track.

        Args:
            value: A value. [SI]
        Returns:
            Horizontal place. [px]
        """
        return self.track.left + (value - self.low) / (self.high - self.low) * self.track.width

    def value_at(self, x: float) -> float:
        """Which value a place on the track means, on the grid of its steps.

        Args:
            x: Horizontal place. [px]
        Returns:
            A value within the slider's range. [SI]
        """
        share = min(1.0, max(0.0, (x - self.track.left) / self.track.width))
        step = self.parameter.step / 5.0
        return self.low + round(share * (self.high - self.low) / step) * step


class Control(NamedTuple):
    """Something that can be pressed, dragged or focused.

    Attributes:
        name: Its name, the same in every frame.
        role: "button", "choice", "slider" or "stage".
        label: What it is called, translated.
        box: Where it is. [px]
        action: What pressing it means; None for a slider.
        chosen: Whether it is the one chosen among several.
        slide: What it sets, for a slider.
        value: Its present value in words, for a slider.
        key: Key that does the same, if any.
    """

    name: str
    role: str
    label: str
    box: pygame.Rect
    action: a.Action | None = None
    chosen: bool = False
    slide: Slide | None = None
    value: str = ""
    key: str = ""


@dataclass(frozen=True)
class Layout:
    """The window's regions and controls.

    Attributes:
        size: Of the window. [px]
        scale: Pixels for each layout unit. [px]
        regions: Boxes by name: bar, stage, slider, strip, and the cards. [px]
        controls: Every control, in the order of the keyboard's focus.
        placed: The same before sliders have their values; the same object for as long as nothing else changes.
    """

    size: tuple[int, int]
    scale: float
    regions: dict[str, pygame.Rect]
    controls: tuple[Control, ...] = field(default=())
    placed: tuple[Control, ...] = field(default=())

    @property
    def large_scale(self) -> float:
        """Pixels for each layout unit in a large diagram, which is read from farther away. [px]"""
        return self.scale * LARGER

    @cached_property
    def view(self) -> Viewport:
        """The window onto the picture."""
        return viewport(self.regions["stage"], self.scale)

    def control(self, name: str) -> Control:
        """A control by name.

        Args:
            name: Its name.
        Returns:
            The control.
        """
        return next(c for c in self.controls if c.name == name)

    def at(self, x: float, y: float) -> Control | None:
        """The control under a point.

        Args:
            x: Horizontal place. [px]
            y: Vertical place. [px]
        Returns:
            The control, None where there is none.
        """
        return next((c for c in reversed(self.controls) if c.box.collidepoint(x, y)), None)


def viewport(stage: pygame.Rect, scale: float) -> Viewport:
    """The picture fitted into its region: whole, centred, on the region's lower edge.

    Args:
        stage: The region. [px]
        scale: Pixels for each layout unit. [px]
    Returns:
        The window onto the picture; what is left over shows more sky and land.
    """
    fit = min(stage.width / (plan.WIDTH + 2.0 * ROOM_BESIDE), stage.height / plan.HEIGHT)
    spare = stage.width / fit - plan.WIDTH
    origin = (-spare / 2.0, plan.HEIGHT - stage.height / fit)
    return Viewport(stage.size, fit, origin, scale)


def window_scale(size: tuple[int, int]) -> float:
    """Pixels for each layout unit.

    Args:
        size: Of the window. [px]
    Returns:
        The scale. [px]
    """
    return max(SMALLEST_SCALE, min(size[0] / 1600.0, size[1] / 1000.0))


class _Inputs(NamedTuple):
    """All that decides where controls stand and which are chosen; values of sliders come later."""

    strings: Strings
    size: tuple[int, int]
    pinning: bool
    following: bool
    weather_humidity: bool
    season: Mode | None
    mode: Mode
    playing: bool
    rate: float
    temperature_unit: str
    pressure_unit: str
    tab: str
    help: str | None
    stage: int | None
    depth: int
    views: tuple[str, str, str]
    view: str
    large: str | None
    figure: str
    machine: str
    refrigerant: str
    automatic_speed: bool


_INPUT_NAMES = _Inputs._fields[5:]  # those that are fields of the state, too


class _Builder:
    """Collects regions and controls; positions are given in layout units."""

    def __init__(self, inputs: _Inputs) -> None:
        self.inputs, self.strings = inputs, inputs.strings
        self.scale = window_scale(inputs.size)
        self.width, self.height = inputs.size[0] / self.scale, inputs.size[1] / self.scale
        self.panel = NARROW_PANEL if self.width < NARROW_BELOW else PANEL
        self.regions: dict[str, pygame.Rect] = {}
        self.controls: list[Control] = []

    def rect(self, x: float, y: float, width: float, height: float) -> pygame.Rect:
        """A box in pixels whose edges meet those of its neighbours."""
        s = self.scale
        left, top, right, low = round(x * s), round(y * s), round((x + width) * s), round((y + height) * s)
        return pygame.Rect(left, top, right - left, low - top)

    def button(self, name: str, label: str, box: pygame.Rect, action: a.Action, key: str = "") -> None:
        """Add something to press."""
        self.controls.append(Control(name, "button", label, box, action, key=key))

    def choice(
        self,
        name: str,
        label: str,
        box: pygame.Rect,
        action: a.Action,
        chosen: bool,
        key: str = "",
        role: str = "choice",
    ) -> None:
        """Add one of several things of which one is chosen."""
        self.controls.append(Control(name, role, label, box, action, chosen, key=key))

    def slider(self, parameter: Parameter, box: pygame.Rect, track: pygame.Rect) -> None:
        """Add a slider."""
        slide = Slide(parameter, parameter.low, parameter.high, parameter.low, (parameter.low, parameter.high), track)
        self.controls.append(Control(parameter.name, "slider", self.strings(parameter.label), box, slide=slide))


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
    chosen = {name: getattr(state, name) for name in _INPUT_NAMES}
    placed = _placed(_Inputs(strings, size, *flags, state.outdoor_humidity is None, **chosen))
    formats = Formats(state.temperature_unit, state.pressure_unit)
    speed = shown(state).compressor_speed if state.automatic_speed else state.hand_speed
    indoor = state.indoor[state.mode is Mode.SUMMER]
    values = {
        OUTDOOR.name: (state.outdoor, outdoor_range(state), formats.temperature(state.outdoor, 1)),
        INDOOR.name: (indoor, (INDOOR.low, INDOOR.high), formats.temperature(indoor, 1)),
        SPEED.name: (max(SPEED.low, speed), speed_range(state), formats.speed(speed)),
    }
    humidity = question(state).point.humidity_outdoors, state.indoor_humidity
    for parameter, value in zip((OUTDOOR_HUMIDITY, INDOOR_HUMIDITY), humidity, strict=True):
        values[parameter.name] = (value, (parameter.low, parameter.high), formats.share(value))
    for parameter in PRICES if state.large == "balance" else ():
        value = getattr(state, parameter.name)
        words = formats.money(value) if parameter.quantity is Quantity.PRICE else formats.grams(value)
        values[parameter.name] = (value, (parameter.low, parameter.high), words)
    controls = tuple(_valued(c, values) if c.slide else c for c in placed.controls)
    return changed(placed, controls=controls, placed=placed.controls)


def _valued(control: Control, values: dict[str, tuple[float, tuple[float, float], str]]) -> Control:
    """A slider at its present value."""
    assert control.slide is not None
    value, allowed, words = values[control.name]
    return control._replace(slide=control.slide._replace(value=value, allowed=allowed), value=words)


@lru_cache(maxsize=16)
def _placed(inputs: _Inputs) -> Layout:
    b = _Builder(inputs)
    _place_regions(b)
    _place_hero(b)  # first in the order of the keyboard's focus
    _place_bar(b)
    _place_parts(b)
    _place_views(b)
    _place_tabs(b)
    _place_conditions(b)
    _place_machine(b)
    _place_stages(b)
    if inputs.help:
        b.controls.clear()
        _place_help(b)
    return Layout(inputs.size, b.scale, b.regions, tuple(b.controls))


def _place_regions(b: _Builder) -> None:
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
    b.regions[_front(b.inputs)] = b.rect(x, y + TABS, width, CONDITIONS)
    b.regions["stages"] = b.rect(x, y + TABS + CONDITIONS + GAP, width, room - TABS - CONDITIONS - 2 * GAP)


def _front(inputs: _Inputs) -> str:
    """The card between efficiency and stages."""
    return inputs.tab if inputs.stage is None else "card"


def _place_tabs(b: _Builder) -> None:
    row, front = b.regions["tabs"], _front(b.inputs)
    edges = [row.left + round(row.width * k / len(TAB_NAMES)) for k in range(len(TAB_NAMES) + 1)]
    for (tab, label), left, right in zip(TAB_NAMES.items(), edges, edges[1:], strict=False):
        box = pygame.Rect(left, row.top, right - left, row.height)
        b.choice(f"tab-{tab}", b.strings(label), box, a.TabChosen(tab), tab == front)
    if front == "card":
        _place_card(b, b.regions["card"])


def _place_bar(b: _Builder) -> None:
    _, inputs = b.strings, b.inputs
    y, height = 10.0, 36.0
    b.regions["title"] = b.rect(18.0, y, 150.0, height)
    x = 178.0
    for name, label, season, width, key in (
        ("auto", _("Auto"), None, 76.0, "A"),
        ("winter", _("Winter"), Mode.WINTER, 100.0, "W"),
        ("summer", _("Summer"), Mode.SUMMER, 110.0, "U"),
    ):
        box = b.rect(x, y, width, height)
        b.choice(f"season-{name}", label, box, a.SeasonChosen(season), inputs.season is season, key)
        x += width
    x += 12.0
    play = _("Pause") if inputs.playing else _("Play")
    b.button("play", play, b.rect(x, y, 44.0, height), a.PlayToggled(), _("Space"))
    b.button("step", _("Step"), b.rect(x + 50.0, y, 58.0, height), a.Stepped(), "S")
    x += 116.0
    for k, rate in enumerate(RATES):
        box = b.rect(x + 36.0 * k, y, 36.0, height)
        b.choice(f"rate-{rate:g}", RATE_NAMES[rate], box, a.RateChosen(rate), inputs.rate == rate)
    x += 36.0 * len(RATES) + 10.0
    wide = b.width > NARROW_BELOW
    for name, label, action, chosen, key in (
        ("follow", _("Follow a drop"), a.DropToggled(), inputs.following, "D"),
        ("pin", _("Pin"), a.PinToggled(), inputs.pinning, "P"),
    ):
        width = (136.0 if name == "follow" else 72.0) if wide else 40.0
        b.choice(name, label, b.rect(x, y, width, height), action, chosen, key)
        x += width + 6.0
    _place_bar_end(b, y, height)


def _place_bar_end(b: _Builder, y: float, height: float) -> None:
    """Units and the last buttons, against the right edge."""
    _, inputs, before = b.strings, b.inputs, len(b.controls)
    right = b.width - 12.0
    for name, label, width, action, key in (
        ("help", _("Help"), 40.0, a.HelpOpened("picture"), "F1"),
        ("full-screen", _("Full screen"), 40.0, a.FullScreenToggled(), "F11"),
        ("reset", _("Reset"), 66.0, a.Reset(), "R"),
    ):
        right -= width
        b.button(name, label, b.rect(right, y, width, height), action, key)
        right -= 8.0
    right -= 6.0
    for quantity, units, width, present in (
        ("pressure", PRESSURE_UNITS, 46.0, inputs.pressure_unit),
        ("temperature", TEMPERATURE_UNITS, 42.0, inputs.temperature_unit),
    ):
        right -= width * len(units)
        for k, unit in enumerate(units):
            label = f"°{unit}" if quantity == "temperature" else unit
            box = b.rect(right + k * width, y, width, height)
            b.choice(f"unit-{unit}", label, box, a.UnitChosen(quantity, unit), unit == present)
        right -= 14.0
    b.controls[before:] = sorted(b.controls[before:], key=lambda control: control.box.x)


def _place_hero(b: _Builder) -> None:
    region, s = b.regions["slider"], b.scale
    left, width = region.left + round(188 * s), region.width - round(256 * s)
    track = pygame.Rect(left, region.top + round(37 * s), width, round(12 * s))
    reach = round(34 * s)
    box = pygame.Rect(left - reach, region.top + round(17 * s), width + 2 * reach, region.height - round(24 * s))
    b.slider(OUTDOOR, box, track)


def _place_card(b: _Builder, card: pygame.Rect) -> None:
    """How deeply the stage that is picked out is explained."""
    s, inputs = b.scale, b.inputs
    width = round((card.width - 36 * s - 12 * s) / 3)
    top = card.top + round(46 * s)
    close = pygame.Rect(card.right - round(48 * s), card.top + round(10 * s), round(36 * s), round(30 * s))
    b.button("card-close", b.strings("Close"), close, a.StageChosen(None), b.strings("Esc"))
    for depth, label in enumerate(DEPTH_NAMES):
        box = pygame.Rect(card.left + round(18 * s) + depth * (width + round(6 * s)), top, width, round(30 * s))
        b.choice(f"depth-{depth}", b.strings(label), box, a.DepthChosen(depth), inputs.depth == depth)


def badge_places(mode: Mode) -> dict[int, tuple[float, float]]:
    """Where the stages' numbers stand in the picture.

    Args:
        mode: Where the valve stands.
    Returns:
        Middles in design units, by stage.
    """
    outdoors, indoors = (place for place, _part in plan.COIL_BADGES)
    first, fourth = (indoors, outdoors) if mode is Mode.SUMMER else (outdoors, indoors)
    return {1: first, 4: fourth, **{number: place for number, (place, _part) in plan.BADGES.items()}}


def _place_parts(b: _Builder) -> None:
    """The stages' numbers in the picture can be pressed, too."""
    if b.inputs.large:
        return
    stage, s = b.regions["stage"], b.scale
    view = viewport(stage, s)
    for number, place in sorted(badge_places(b.inputs.mode).items()):
        x, y = view.pixel(place)
        reach = round(20 * s)
        box = pygame.Rect(round(stage.x + x) - reach, round(stage.y + y) - reach, 2 * reach, 2 * reach).clip(stage)
        chosen = b.inputs.stage == number
        action = a.StageChosen(None if chosen else number)
        b.choice(f"part-{number}", b.strings(STAGE_NAMES[number]), box, action, chosen, str(number), "stage")


def _place_views(b: _Builder) -> None:
    """Diagrams in the strip with their tabs, or the one in the picture's place."""
    if b.inputs.large:
        _place_large(b)
        return
    strip, s, inputs = b.regions["strip"], b.scale, b.inputs
    pixels = text.pixel_size(text.SMALL, s)
    wide = strip.width / s >= ONE_VIEW_BELOW
    groups = VIEWS if wide else (tuple(view for group in VIEWS for view in group),)
    shares = SLOT_SHARES if wide else (1.0,)
    left = strip.left
    for k, (group, share) in enumerate(zip(groups, shares, strict=True)):
        slot = pygame.Rect(left, strip.top, round(strip.width * share), strip.height)
        left = slot.right
        x = slot.left + round(14 * s)
        front = inputs.views[k] if wide else inputs.view
        for view in group:
            label = b.strings(VIEW_NAMES[view])
            width = text.measured(label, pixels, "bold")[0] + round(14 * s)
            box = pygame.Rect(x, slot.top + round(7 * s), width, round(28 * s))
            b.choice(f"view-{view}", label, box, a.ViewChosen(view), view == front)
            x = box.right + round(2 * s)
        right = slot.right - round(34 * s)
        grow = pygame.Rect(right, slot.top + round(7 * s), round(28 * s), round(28 * s))
        b.button(f"enlarge-{front}", b.strings("Large"), grow, a.Enlarged(front))
        if front == "curves":
            names = list(FIGURE_NAMES)
            label = b.strings(FIGURE_NAMES[inputs.figure])
            width = text.measured(label, pixels, "medium")[0] + round(16 * s)
            box = pygame.Rect(right - width - round(6 * s), grow.top, width, grow.height)
            after = names[(names.index(inputs.figure) + 1) % len(names)]
            b.button("figure-next", label, box, a.FigureChosen(after))
        b.regions[f"slot-{front}"] = pygame.Rect(
            slot.left, slot.top + round(STRIP_HEAD * s), slot.width, slot.height - round(STRIP_HEAD * s)
        )


def _place_large(b: _Builder) -> None:
    stage, s, inputs = b.regions["stage"], b.scale, b.inputs
    x, y = stage.left + round(18 * s), stage.top + round(12 * s)
    pixels = text.pixel_size(text.SMALL, s)
    for view in (view for group in VIEWS for view in group):
        label = b.strings(VIEW_NAMES[view])
        width = text.measured(label, pixels, "bold")[0] + round(18 * s)
        b.choice(
            f"large-{view}", label, pygame.Rect(x, y, width, round(34 * s)), a.ViewChosen(view), view == inputs.large
        )
        x += width + round(4 * s)
    close = pygame.Rect(stage.right - round(108 * s), y, round(92 * s), round(34 * s))
    b.button("large-close", b.strings("Close"), close, a.Enlarged(None), b.strings("Esc"))
    inner = pygame.Rect(stage.left + round(18 * s), y + round(46 * s), stage.width - round(36 * s), 1)
    inner.height = stage.bottom - inner.top - round(12 * s)
    if inputs.large == "curves":
        x = inner.left
        for figure, name in FIGURE_NAMES.items():
            label = b.strings(name)
            width = text.measured(label, pixels, "medium")[0] + round(22 * s)
            b.choice(
                f"figure-{figure}",
                label,
                pygame.Rect(x, inner.top, width, round(30 * s)),
                a.FigureChosen(figure),
                figure == inputs.figure,
            )
            x += width + round(6 * s)
        inner = pygame.Rect(inner.left, inner.top + round(38 * s), inner.width, inner.height - round(38 * s))
    if inputs.large == "balance":
        s = s * LARGER
        wide = round(250 * s)
        for k, parameter in enumerate(PRICES):
            place = pygame.Rect(
                inner.right - wide, inner.bottom - round((COSTS - 28.0 - 54.0 * k) * s), wide, round(26 * s)
            )
            track = pygame.Rect(
                place.left + round(10 * s), place.centery - round(3 * s), wide - round(20 * s), round(6 * s)
            )
            b.slider(parameter, place, track)
    b.regions["large"] = inner


def _place_help(b: _Builder) -> None:
    """Help takes all input while it is open."""
    width, height = min(HELP[0], b.width - 48.0), min(HELP[1], b.height - 48.0)
    x, y = (b.width - width) / 2.0, (b.height - height) / 2.0
    b.regions["help"] = b.rect(x, y, width, height)
    for k, (page, label) in enumerate(HELP_NAMES.items()):
        box = b.rect(x + 24.0 + 236.0 * k, y + 20.0, 228.0, 40.0)
        b.choice(f"help-{page}", b.strings(label), box, a.HelpOpened(page), b.inputs.help == page)
    close = b.rect(x + width - 124.0, y + 20.0, 100.0, 40.0)
    b.button("help-close", b.strings("Close"), close, a.HelpOpened(None), b.strings("Esc"))


def _place_conditions(b: _Builder) -> None:
    if "conditions" not in b.regions:
        return
    card, s, inputs = b.regions["conditions"], b.scale, b.inputs
    left, width = card.left + 18 * s, card.width - 36 * s
    half = (width - 26 * s) / 2.0
    for parameter, x, top, wide in (
        (INDOOR, left, 24.0, width),
        (SPEED, left, 86.0, width),
        (OUTDOOR_HUMIDITY, left, 172.0, half),
        (INDOOR_HUMIDITY, left + half + 26 * s, 172.0, half),
    ):
        track = (round(x + 10 * s), round(card.top + (top + 22) * s), round(wide - 20 * s), round(6 * s))
        box = (round(x), round(card.top + (top + 10) * s), round(wide), round(30 * s))
        b.slider(parameter, pygame.Rect(box), pygame.Rect(track))
    auto = pygame.Rect(round(left + 96 * s), round(card.top + 72 * s), round(56 * s), round(24 * s))
    by_load, by_weather = inputs.automatic_speed, inputs.weather_humidity
    b.choice("speed-auto", b.strings("Auto"), auto, a.SpeedAutomated(not by_load), by_load)
    label = text.measured(b.strings("Outdoors"), text.pixel_size(text.SMALL, s))[0]
    auto = pygame.Rect(round(left + label + 8 * s), round(card.top + 158 * s), round(44 * s), round(24 * s))
    b.choice("humidity-auto", b.strings("Auto"), auto, a.HumidityAutomated(not by_weather), by_weather)


def _place_machine(b: _Builder) -> None:
    if "machine" not in b.regions:
        return
    card, s, inputs = b.regions["machine"], b.scale, b.inputs
    left, width, gap = card.left + 18 * s, card.width - 36 * s, 6 * s

    def row(count: int, k: int, top: float) -> pygame.Rect:
        cell = (width - gap * (count - 1)) / count
        place = (left + k * (cell + gap), card.top + top * s, cell, 34 * s)
        return pygame.Rect(*(round(edge) for edge in place))

    for k, name in enumerate(MACHINES):
        box, chosen = row(len(MACHINES), k, 18.0), inputs.machine == name
        b.choice(f"machine-{name}", b.strings(MACHINE_NAMES[name]), box, a.MachineChosen(name), chosen)
    for k, facts in enumerate(REFRIGERANTS.values()):
        box = row(4, k % 4, 134.0 + 40.0 * (k // 4))
        label, chosen = facts.label.split(" ")[0], inputs.refrigerant == facts.name
        b.choice(f"refrigerant-{facts.name}", label, box, a.RefrigerantChosen(facts.name), chosen)


def _place_stages(b: _Builder) -> None:
    card, s = b.regions["stages"], b.scale
    top, edge = card.top + round(STAGES_HEAD * s), round(8 * s)
    height = (card.bottom - edge - top) / 5.0
    for number, name in STAGE_NAMES.items():
        place = round(top + (number - 1) * height)
        box = pygame.Rect(card.left + edge, place, card.width - 2 * edge, round(height) - 2)
        chosen = b.inputs.stage == number
        action = a.StageChosen(None if chosen else number)
        b.choice(f"stage-{number}", b.strings(name), box, action, chosen, str(number), "stage")


VIEW_NAMES = {
    "ph": marked("P–h"),
    "ts": marked("T–s"),
    "ladder": marked("Ladder"),
    "balance": marked("Balance"),
    "curves": marked("Curves"),
    "traces": marked("Traces"),
}
FIGURE_NAMES = {
    "cop": marked("COP"),
    "capacity": marked("Capacity and load"),
    "power": marked("Power"),
    "pressures": marked("Pressures"),
}
DEPTH_NAMES = (marked("In a sentence"), marked("Inside"), marked("In numbers"))
HELP = (980.0, 590.0)
HELP_NAMES = {"picture": marked("How to read the picture"), "model": marked("How we know")}
TAB_NAMES = {
    "conditions": marked("Conditions"),
    "machine": marked("Machine"),
}
MACHINE_NAMES = {
    "cold_climate": marked("Cold-climate"),
    "standard_inverter": marked("Inverter"),
    "older_single_speed": marked("Older, on/off"),
}
STAGE_NAMES = {
    1: marked("Absorb heat"),
    2: marked("Compress"),
    3: marked("Redirect"),
    4: marked("Release heat"),
    5: marked("Expand"),
}
