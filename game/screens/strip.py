"""The strip under the slider: diagrams side by side, or one where there is little room; and the one in large."""

from __future__ import annotations

import pygame

from game.diagrams.chart_ground import KINDS
from game.draw import text
from game.draw.icons import icon
from game.draw.kept import Kept
from game.draw.marks import draw_box, draw_line
from game.draw.plate import draw_plate
from game.model.parameters import PRICES
from game.screens.frame import Frame, looks, picked_stage
from game.screens.views import Views
from game.ui import widgets
from game.ui.controls import Control, Layout
from game.ui.diagram_controls import STRIP_HEAD, TITLES

MOVING = frozenset(  # what changes from frame to frame, or with the pointer, and is not seen in a diagram at rest
    {
        *("clock", "moment", "waiting", "drift", "spin", "breeze"),
        *("frost", "drop", "traces", "hovered", "pointer", "pressed"),
    }
)
READ = (*KINDS, "curves")  # diagrams that can be read at the pointer
BUTTONS = ("view-", "figure-next", "enlarge-")  # how their names begin


def is_read(frame: Frame, places: Layout) -> bool:
    """Whether the pointer is on a diagram that writes beside it what it says there, or on any that stands large.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
    Returns:
        True or False.
    """
    pointer, names = frame.state.pointer, ("large", *(f"slot-{view}" for view in READ))
    found = [places.regions[name] for name in names if name in places.regions]
    return pointer is not None and any(region.collidepoint(pointer) for region in found)


class Strip:
    """Draws the diagrams with their tabs."""

    def __init__(self) -> None:
        self._views, self._kept = Views(), Kept()
        self._seen: object = None  # by the last frame

    def draw(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw the strip.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        region, theme, s = places.regions["strip"], frame.theme, places.scale
        head = pygame.Rect(region.left, region.top, region.width, round(STRIP_HEAD * s))

        def paint() -> None:
            surface.fill(theme.card, head)
            for control in places.controls:
                if control.name.startswith(BUTTONS):
                    _draw_control(surface, frame, control, s)

        self._kept.draw(surface, head, (theme, looks(frame, places, BUTTONS)), paint, standing=frame.standing)
        before, self._seen = self._seen, _seen(frame)
        standing = frame.standing and self._seen == before
        for name, box in places.regions.items():
            if name.startswith("slot-"):
                view = name.removeprefix("slot-")
                moving = view == "traces" or (view in KINDS and frame.state.drop is not None)
                if moving or not standing:
                    self._views.draw(surface, frame, view, box, s, large=False)
                if box.left > region.left:
                    ends = (box.left, region.top + 12 * s), (box.left, region.bottom - 12 * s)
                    draw_line(surface, theme.faint, *ends, 1.0)
        draw_line(surface, theme.faint, region.topleft, region.topright, 1.0)
        for name, box in places.regions.items():
            if name.startswith("slot-"):
                self._views.draw_reading(surface, frame, places, name.removeprefix("slot-"), box, s)

    def draw_large(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw the diagram that has taken the picture's place.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        theme, s, larger, view = frame.theme, places.scale, places.large_scale, frame.state.large
        assert view
        stage, inner = places.regions["stage"], places.regions["large"]
        for region in (stage, places.regions["strip"]):
            surface.fill(theme.card, region)
        for control in places.controls:
            if control.name.startswith("large-") or (control.name.startswith("figure-") and control.role == "choice"):
                widgets.draw_choice(surface, control, s, theme)
        self._views.draw(surface, frame, view, inner, larger, large=True)
        self._views.draw_reading(surface, frame, places, view, inner, larger)
        for control in places.controls:
            if control.slide and control.slide.parameter in PRICES:
                _draw_price(surface, frame, control, larger)
        words = frame.strings(TITLES[view])
        close = places.control("large-close").box
        head = text.pixel_size(text.BODY, s)
        text.draw_text(surface, words, (close.left - 16 * s, close.centery), head, theme.muted, "medium", (1.0, 0.5))


def _seen(frame: Frame) -> object:
    """All that diagrams may depend on, besides time."""
    state = {name: value for name, value in vars(frame.state).items() if name not in MOVING}
    followed = frame.state.drop is not None
    return state, followed, picked_stage(frame), frame.theme, frame.strings.language, frame.formats.known


def _draw_control(surface: pygame.Surface, frame: Frame, control: Control, s: float) -> None:
    theme = frame.theme
    if control.name.startswith("view-"):
        _draw_tab(surface, frame, control, s)
    elif control.name == "figure-next":
        widgets.draw_button(surface, control, s, theme.paper, theme.ink, edge=theme.faint)
    else:
        ground = theme.faint if frame.state.hovered == control.name else theme.card
        draw_plate(surface, control.box, 7 * s, ground)
        size = round(16 * s)
        place = control.box.centerx - size // 2, control.box.centery - size // 2
        surface.blit(icon("grow", size, theme.muted), place)


def _draw_tab(surface: pygame.Surface, frame: Frame, control: Control, s: float) -> None:
    theme = frame.theme
    pixels = text.pixel_size(text.SMALL, s)
    ink, weight = (theme.ink, "bold") if control.chosen else (theme.muted, "regular")
    if frame.state.hovered == control.name:
        draw_plate(surface, control.box, 7 * s, theme.faint)
    text.draw_text(surface, control.label, control.box.center, pixels, ink, weight, (0.5, 0.5))
    if control.chosen:
        low = control.box.inflate(-round(14 * s), 0)
        draw_box(surface, theme.accent, (low.left, low.bottom - round(3 * s), low.width, max(2, round(2.4 * s))))


def _draw_price(surface: pygame.Surface, frame: Frame, control: Control, s: float) -> None:
    theme, pixels = frame.theme, text.pixel_size(text.SMALL, s)
    assert control.slide is not None
    y = control.box.top - 11 * s
    text.draw_text(surface, control.label, (control.box.left, y), pixels, theme.ink)
    words = frame.strings("{figure} per kWh", figure=control.value)
    text.draw_text(surface, words, (control.box.right, y), pixels, theme.ink, "bold", (1.0, 0.5))
    widgets.draw_slider(surface, control.slide, s, theme, live=True)
