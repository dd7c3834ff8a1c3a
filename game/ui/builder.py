"""Placing controls: what decides where they stand, and a collector that knows the window's scale."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.content.strings import Strings
from game.model import actions as a
from game.model.parameters import Parameter
from game.model.state import AppState
from game.ui.controls import Control, Slide, window_scale
from physics.operating_point import Mode

PANEL, NARROW_PANEL = 446.0, 396.0
NARROW_BELOW = 1480.0  # layout units of width


class Inputs(NamedTuple):
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


INPUT_NAMES = [name for name in Inputs._fields if name in AppState.__dataclass_fields__]


class Builder:
    """Collects regions and controls; positions are given in layout units."""

    def __init__(self, inputs: Inputs) -> None:
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
        slide = Slide(parameter, parameter.low, (parameter.low, parameter.high), track)
        self.controls.append(Control(parameter.name, "slider", self.strings(parameter.label), box, slide=slide))
