"""Where everything stands in the window, and every control of this frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import pygame

from game.content.strings import Strings, marked
from game.content.units import Formats
from game.draw.viewport import Viewport
from game.model import actions as a
from game.model.parameters import INDOOR, OUTDOOR, SPEED, Parameter
from game.model.selectors import outdoor_range, shown
from game.model.state import PRESSURE_UNITS, RATES, TEMPERATURE_UNITS, AppState
from game.scene import plan
from physics.operating_point import Mode
from physics.refrigerant import REFRIGERANTS

SMALLEST_SCALE = 0.8  # pixels a layout unit, which keeps the smallest text at 12 pixels
BAR = 56.0
PANEL, NARROW_PANEL = 446.0, 396.0
NARROW_BELOW = 1480.0  # layout units of width
FOLD_BELOW = 888.0  # layout units of height
GAP = 12.0
SLIDER = 88.0
RATE_NAMES = {0.25: "¼×", 0.5: "½×", 1.0: "1×", 2.0: "2×"}
REFRIGERANT_COLUMNS = 3


@dataclass(frozen=True)
class Slide:
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


@dataclass(frozen=True)
class Control:
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
        folded: Whether conditions and stages share one card.
        regions: Boxes by name: bar, stage, slider, strip, and the cards. [px]
        controls: Every control, in the order of the keyboard's focus.
    """

    size: tuple[int, int]
    scale: float
    folded: bool
    regions: dict[str, pygame.Rect]
    controls: tuple[Control, ...] = field(default=())

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
    fit = min(stage.width / plan.WIDTH, stage.height / plan.HEIGHT)
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


class _Builder:
    """Collects regions and controls; positions are given in layout units."""

    def __init__(self, state: AppState, strings: Strings, size: tuple[int, int]) -> None:
        self.state, self.strings, self.size = state, strings, size
        self.formats = Formats(state.temperature_unit, state.pressure_unit)
        self.scale = window_scale(size)
        self.width, self.height = size[0] / self.scale, size[1] / self.scale
        self.panel = NARROW_PANEL if self.width < NARROW_BELOW else PANEL
        self.folded = self.height < FOLD_BELOW
        self.regions: dict[str, pygame.Rect] = {}
        self.controls: list[Control] = []

    def rect(self, x: float, y: float, width: float, height: float) -> pygame.Rect:
        """A box in pixels whose edges meet those of its neighbours."""
        s = self.scale
        left, top, right, low = round(x * s), round(y * s), round((x + width) * s), round((y + height) * s)
        return pygame.Rect(left, top, right - left, low - top)

    def add(
        self, name: str, role: str, label: str, box: pygame.Rect, action: a.Action, chosen: bool = False, key: str = ""
    ) -> None:
        """Add a control that is pressed."""
        self.controls.append(Control(name, role, label, box, action, chosen, key=key))

    def add_slider(self, parameter: Parameter, box: pygame.Rect, slide: Slide, value: str) -> None:
        """Add a slider."""
        label = self.strings(parameter.label)
        self.controls.append(Control(parameter.name, "slider", label, box, slide=slide, value=value))


def layout(state: AppState, strings: Strings, size: tuple[int, int]) -> Layout:
    """Where everything stands in this frame.

    Args:
        state: The state.
        strings: Its language.
        size: Of the window. [px]
    Returns:
        Regions and controls.
    """
    b = _Builder(state, strings, size)
    _place_regions(b)
    _place_bar(b)
    _place_hero(b)
    _place_conditions(b)
    _place_stages(b)
    return Layout(size, b.scale, b.folded, b.regions, tuple(b.controls))


def _place_regions(b: _Builder) -> None:
    left = b.width - b.panel
    strip = min(230.0, max(150.0, b.height * 0.215))
    stage_height = b.height - BAR - SLIDER - strip
    b.regions["bar"] = b.rect(0.0, 0.0, b.width, BAR)
    b.regions["stage"] = b.rect(0.0, BAR, left, stage_height)
    b.regions["slider"] = b.rect(0.0, BAR + stage_height, left, SLIDER)
    b.regions["strip"] = b.rect(0.0, b.height - strip, left, strip)
    b.regions["panel"] = b.rect(left, BAR, b.panel, b.height - BAR)
    x, width = left + GAP, b.panel - 2 * GAP
    y, room = BAR + GAP, b.height - BAR - GAP
    efficiency = 262.0
    b.regions["efficiency"] = b.rect(x, y, width, efficiency)
    y, room = y + efficiency + GAP, room - efficiency - GAP
    if b.folded:
        b.regions["tabs"] = b.rect(x, y, width, 38.0)
        name = "stages" if b.state.tab == "stages" else "conditions"
        b.regions[name] = b.rect(x, y + 38.0, width, room - 38.0 - GAP)
        half = width / 2.0
        for k, (tab, label) in enumerate(
            (("conditions", b.strings("Conditions")), ("stages", b.strings("Five stages")))
        ):
            box = b.rect(x + k * half, y, half, 38.0)
            b.add(f"tab-{tab}", "choice", label, box, a.TabChosen(tab), name == tab)
        return
    conditions = 236.0
    b.regions["conditions"] = b.rect(x, y, width, conditions)
    b.regions["stages"] = b.rect(x, y + conditions + GAP, width, room - conditions - 2 * GAP)


def _place_bar(b: _Builder) -> None:
    _, state = b.strings, b.state
    y, height = 10.0, 36.0
    x = 196.0
    for name, label, season, width, key in (
        ("auto", _("Auto"), None, 76.0, "A"),
        ("winter", _("Winter"), Mode.WINTER, 100.0, "W"),
        ("summer", _("Summer"), Mode.SUMMER, 110.0, "U"),
    ):
        b.add(
            f"season-{name}",
            "choice",
            label,
            b.rect(x, y, width, height),
            a.SeasonChosen(season),
            state.season is season,
            key,
        )
        x += width
    x += 18.0
    play = _("Play") if not state.playing else _("Pause")
    b.add("play", "button", play, b.rect(x, y, 44.0, height), a.PlayToggled(), key=_("Space"))
    x += 50.0
    b.add("step", "button", _("Step"), b.rect(x, y, 58.0, height), a.Stepped(), key="S")
    x += 66.0
    for rate in RATES:
        b.add(
            f"rate-{rate:g}",
            "choice",
            RATE_NAMES[rate],
            b.rect(x, y, 42.0, height),
            a.RateChosen(rate),
            state.rate == rate,
        )
        x += 42.0
    right = b.width - 12.0
    for name, label, width, action, key in (
        ("help", _("Help"), 40.0, a.HelpToggled(), "F1"),
        ("full-screen", _("Full screen"), 40.0, a.FullScreenToggled(), "F11"),
        ("reset", _("Reset"), 66.0, a.Reset(), "R"),
    ):
        right -= width
        b.add(name, "button", label, b.rect(right, y, width, height), action, key=key)
        right -= 8.0
    right -= 6.0
    for quantity, units, width, present in (
        ("pressure", PRESSURE_UNITS, 46.0, state.pressure_unit),
        ("temperature", TEMPERATURE_UNITS, 42.0, state.temperature_unit),
    ):
        right -= width * len(units)
        for k, unit in enumerate(units):
            label = f"°{unit}" if quantity == "temperature" else unit
            box = b.rect(right + k * width, y, width, height)
            b.add(f"unit-{unit}", "choice", label, box, a.UnitChosen(quantity, unit), unit == present)
        right -= 14.0
    b.regions["title"] = b.rect(18.0, y, 160.0, height)


def _place_hero(b: _Builder) -> None:
    region = b.regions["slider"]
    s = b.scale
    track = pygame.Rect(
        region.left + round(148 * s), region.top + round(40 * s), region.width - round(196 * s), round(12 * s)
    )
    box = pygame.Rect(
        track.left - round(34 * s),
        region.top + round(20 * s),
        track.width + round(68 * s),
        region.height - round(24 * s),
    )
    slide = Slide(OUTDOOR, OUTDOOR.low, OUTDOOR.high, b.state.outdoor, outdoor_range(b.state), track)
    b.add_slider(OUTDOOR, box, slide, b.formats.temperature(b.state.outdoor, 1))


def _place_conditions(b: _Builder) -> None:
    if "conditions" not in b.regions:
        return
    card, s, _ = b.regions["conditions"], b.scale, b.strings
    left, width = card.left + 18 * s, card.width - 36 * s
    state = b.state
    summer = state.mode is Mode.SUMMER
    speed = state.hand_speed if not state.automatic_speed else shown(state).compressor_speed

    def track(top: float) -> tuple[pygame.Rect, pygame.Rect]:
        line = pygame.Rect(round(left + 10 * s), round(card.top + (top + 36) * s), round(width - 20 * s), round(6 * s))
        return line, pygame.Rect(round(left), round(card.top + (top + 24) * s), round(width), round(30 * s))

    line, box = track(40.0)
    indoor = state.indoor[summer]
    b.add_slider(
        INDOOR,
        box,
        Slide(INDOOR, INDOOR.low, INDOOR.high, indoor, (INDOOR.low, INDOOR.high), line),
        b.formats.temperature(indoor, 1),
    )
    line, box = track(98.0)
    b.add_slider(
        SPEED,
        box,
        Slide(SPEED, SPEED.low, SPEED.high, max(SPEED.low, speed), (SPEED.low, SPEED.high), line),
        b.formats.speed(speed),
    )
    auto = pygame.Rect(round(left + 142 * s), round(card.top + 94 * s), round(62 * s), round(26 * s))
    b.add("speed-auto", "choice", _("Auto"), auto, a.SpeedAutomated(not state.automatic_speed), state.automatic_speed)
    gap = 6 * s
    names = list(REFRIGERANTS.values())
    rows = -(-len(names) // REFRIGERANT_COLUMNS)
    cell = (width - gap * (REFRIGERANT_COLUMNS - 1)) / REFRIGERANT_COLUMNS
    for k, facts in enumerate(names):
        row, column = divmod(k, REFRIGERANT_COLUMNS)
        top = card.top + (236.0 - 14.0 - 36.0 * (rows - row)) * s
        box = pygame.Rect(round(left + column * (cell + gap)), round(top), round(cell), round(31 * s))
        label = facts.label.split(" ")[0]
        b.add(
            f"refrigerant-{facts.name}",
            "choice",
            label,
            box,
            a.RefrigerantChosen(facts.name),
            state.refrigerant == facts.name,
        )


def _place_stages(b: _Builder) -> None:
    state = b.state
    if "stages" in b.regions:
        card, s = b.regions["stages"], b.scale
        top = card.top + round(42 * s)
        height = (card.bottom - round(8 * s) - top) / 5.0
        for number in range(1, 6):
            box = pygame.Rect(
                card.left + round(8 * s),
                round(top + (number - 1) * height),
                card.width - round(16 * s),
                round(height) - 2,
            )
            chosen = state.stage == number
            action = a.StageChosen(None if chosen else number)
            b.add(f"stage-{number}", "stage", b.strings(STAGE_NAMES[number]), box, action, chosen, key=str(number))


STAGE_NAMES = {
    1: marked("Absorb heat"),
    2: marked("Compress"),
    3: marked("Redirect"),
    4: marked("Release heat"),
    5: marked("Expand"),
}
