"""Everything that one frame is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.content.strings import Strings
from game.content.theme import LIGHT, Theme
from game.content.units import Formats
from game.model import selectors
from game.model.state import AppState
from game.ui.controls import Layout

LONGEST_SILENCE = 0.4  # s without an answer after which figures of other inputs are no longer shown


@dataclass(frozen=True)
class Frame:
    """A state, and how to say and colour it.

    Attributes:
        state: What is to be seen.
        strings: Its language.
        theme: Its colours.
        standing: Whether the surface still shows the last frame, so that what is the same need not be drawn again.
    """

    state: AppState
    strings: Strings
    theme: Theme = LIGHT
    standing: bool = False

    @cached_property
    def formats(self) -> Formats:
        """Figures in the chosen units."""
        s = self.state
        resting = s.winter is s.winter_target and s.summer is s.summer_target and not s.sliding
        return Formats(s.temperature_unit, s.pressure_unit, s.waiting < LONGEST_SILENCE, resting)


def looks(frame: Frame, places: Layout, buttons: tuple[str, ...]) -> tuple[object, ...]:
    """All that the looks of buttons depend on.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
        buttons: How their names begin.
    Returns:
        A key to keep their picture by.
    """
    hovered = frame.state.hovered
    return places.placed, hovered if hovered and hovered.startswith(buttons) else None


def picked_stage(frame: Frame) -> int | None:
    """The stage under the pointer or the keyboard's focus, or else the one picked out.

    Args:
        frame: What is to be seen.
    Returns:
        1 to 5, or None.
    """
    state = frame.state
    return selectors.stage_named(state.hovered) or selectors.stage_named(state.focused) or state.stage
