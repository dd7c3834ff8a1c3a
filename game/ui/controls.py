"""Controls and regions of one frame: what input and drawing both work from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

import pygame

from game.content.units import Formats
from game.draw.viewport import Viewport
from game.model import actions as a
from game.model.parameters import INDOOR, OUTDOOR, Parameter
from game.scene import plan
from physics.search import clamped

SMALLEST_SCALE = 0.8  # pixels a layout unit, which keeps the smallest text at 12 pixels
SMALLEST = (1024, 640)  # px, of a window
ROOM_BESIDE = 24.0  # design units between the picture and the edges of its region
CLOSE = 1e-6  # of a step, to a round number
LARGER = 1.3  # letters and lines of a large diagram over those of a small one


class Slide(NamedTuple):
    """What a slider sets.

    Attributes:
        parameter: The parameter, from its lowest value at the left end to its highest.
        value: Present value. [SI]
        allowed: Lowest and highest value in the present mode. [SI]
        track: Where its line is drawn. [px]
    """

    parameter: Parameter
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
        low, high = self.parameter.low, self.parameter.high
        return self.track.left + (value - low) / (high - low) * self.track.width

    def value_at(self, x: float) -> float:
        """Which value a place on the track means, on the grid of its steps.

        Args:
            x: Horizontal place. [px]
        Returns:
            A value within the slider's range. [SI]
        """
        share = clamped((x - self.track.left) / self.track.width, 0.0, 1.0)
        low, high, step = self.parameter.low, self.parameter.high, self.parameter.step / 5.0
        return low + round(share * (high - low) / step) * step

    def stepped(self, steps: float, formats: Formats) -> float:
        """The value some steps on: from one round number of the chosen unit to the next.

        Args:
            steps: How many steps, to lower values if negative. [-]
            formats: The chosen units.
        Returns:
            A value, which may lie outside the slider's range. [SI]
        """
        step, number = self.parameter.step, self.value
        warmth = self.parameter in (OUTDOOR, INDOOR)
        if warmth:
            step = 1.0 if formats.temperature_unit == "F" else step
            number = formats.temperature_number(number)
        places = number / step
        whole = floor(places + CLOSE) if steps > 0.0 else ceil(places - CLOSE)
        return formats.kelvin((whole + steps) * step) if warmth else (whole + steps) * step


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

    def named(self, name: str | None) -> Control | None:
        """A control by a name that may be of none.

        Args:
            name: What may be its name.
        Returns:
            The control, None where there is none.
        """
        return next((c for c in self.controls if c.name == name), None)

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
