"""The bar at the top: mode, time, units, and the name of what is under the pointer."""

from __future__ import annotations

import pygame

from game.content.theme import Colour
from game.draw import text
from game.draw.icons import icon
from game.draw.kept import Kept
from game.draw.marks import draw_line
from game.draw.plate import draw_plate
from game.screens.frame import Frame, looks
from game.ui import widgets
from game.ui.controls import Control, Layout

ICONS = {
    "season-winter": "snow",
    "season-summer": "sun",
    "play": "play",
    "full-screen": "grow",
    "help": "question",
    "follow": "drop",
    "pin": "pin",
}
BUTTONS = ("season-", "play", "step", "rate-", "follow", "pin", "unit-", "reset", "full-screen", "help")  # names begin
UNNAMED = "enlarge-"  # how the names of buttons begin that show a sign and have no key
HOVERED: Colour = (0x35, 0x52, 0x70)
FOLLOWED: Colour = (0x6F, 0xB1, 0xFF)


class Bar:
    """Draws the bar; it is kept while nothing on it changes."""

    def __init__(self) -> None:
        self._kept = Kept()

    def draw(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw the bar with its buttons.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        region, state = places.regions["bar"], frame.state

        def paint() -> None:
            surface.fill(frame.theme.bar, region)
            title, pixels = places.regions["title"], text.pixel_size(text.HEAD, places.scale)
            place = (title.left, title.centery)
            text.draw_text(surface, "Heat Pump Lab", place, pixels, frame.theme.bar_text, "bold")
            for control in places.controls:
                if control.name.startswith(BUTTONS):
                    _draw_button(surface, frame, places, control)

        key = (frame.theme, looks(frame, places, BUTTONS), state.mode, state.running)
        self._kept.draw(surface, region, key, paint, standing=frame.standing)


def _draw_button(surface: pygame.Surface, frame: Frame, places: Layout, control: Control) -> None:
    theme, state, s = frame.theme, frame.state, places.scale
    ground = theme.bar_button
    if control.chosen:
        ground = {"season-winter": theme.winter, "season-summer": theme.summer}.get(control.name, theme.accent)
    elif state.hovered == control.name:
        ground = HOVERED
    name = ICONS.get(control.name)
    widgets.draw_button(surface, control, s, ground, theme.bar_text, "" if name else None)
    if name is None:
        return
    size, pixels, gap = round(18 * s), text.pixel_size(text.SMALL, s), round(6 * s)
    worded = control.name.startswith("season-") or control.box.width > 60 * s
    label = control.label if worded else ""
    width = size + (gap + text.measured(label, pixels, "medium")[0] if label else 0)
    x = control.box.centerx - width // 2
    picture = icon("pause" if name == "play" and state.playing else name, size, theme.bar_text)
    surface.blit(picture, (x, control.box.centery - size // 2))
    if label:
        text.draw_text(surface, label, (x + size + gap, control.box.centery), pixels, theme.bar_text, "medium")
    if control.name == f"season-{state.mode.value}" and state.season is None and state.running:
        line = control.box.inflate(-round(24 * s), 0)  # the mode that automatic has chosen
        draw_line(surface, FOLLOWED, line.bottomleft, line.bottomright, max(3, 3.4 * s))


def explained(frame: Frame, places: Layout) -> Control | None:
    """The button under the pointer that is to be named; one that is chosen has just been pressed, or is known.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
    Returns:
        The button, None where there is none.
    """
    control = places.named(frame.state.hovered)
    if control is None or control.chosen or control.role == "stage":
        return None
    return control if control.key or control.name.startswith(UNNAMED) else None


def draw_tooltip(surface: pygame.Surface, frame: Frame, places: Layout) -> None:
    """Draw the name of the button under the pointer, and its key if it has one.

    Args:
        surface: The window.
        frame: What is to be seen.
        places: Regions and controls.
    """
    control = explained(frame, places)
    if control is None:
        return
    theme, s = frame.theme, places.scale
    words = frame.strings("{name} (key {key})", name=control.label, key=control.key) if control.key else control.label
    pixels = text.pixel_size(text.SMALL, s)
    width, height = text.measured(words, pixels)
    box = pygame.Rect(0, 0, width + round(18 * s), height + round(8 * s))
    box.midtop = (control.box.centerx, control.box.bottom + round(8 * s))
    box.clamp_ip(surface.get_rect())
    draw_plate(surface, box, 7 * s, theme.ink)
    text.draw_text(surface, words, box.center, pixels, theme.bar_text, anchor=(0.5, 0.5))
