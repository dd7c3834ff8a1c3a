"""Help: what the marks mean, and the keys."""

from __future__ import annotations

import pygame

from game.draw import text
from game.screens.frame import Frame
from game.ui import widgets
from game.ui.layout import Layout

WIDTH = 860.0


def draw_help(surface: pygame.Surface, frame: Frame, places: Layout) -> None:
    """Draw help over a dimmed screen.

    Args:
        surface: The window.
        frame: What is to be seen.
        places: Regions and controls.
    """
    _, theme, s = frame.strings, frame.theme, places.scale
    veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    veil.fill((*theme.ink, 150))
    surface.blit(veil, (0, 0))
    marks = (
        _("Colour of a pipe: the refrigerant's temperature, on the scale of the outdoor slider."),
        _(
            "Large drops that nearly touch are liquid, small dots are gas; boiling and condensing show both, "
            "in their true share by mass."
        ),
        _(
            "As many drops pass one place as another. Their spacing is compressed: real liquid is some fifty "
            "times denser than the gas."
        ),
        _("Crimson waves are heat; they always run from warmer to colder. Violet is electricity."),
        _("The river in the ground is power: its width is kilowatts, and what comes in is what goes out."),
        _("All pressures are absolute. COP: heat moved over all electricity used."),
    )
    keys = (
        (_("Arrows, Page, Home, End"), _("outdoor air, or the slider in focus")),
        (_("A, W, U"), _("automatic, winter, summer")),
        (_("Space, S"), _("pause, one step")),
        (_("1 … 5"), _("pick out a stage")),
        (_("Tab"), _("next control")),
        (_("R, F11, F1"), _("reset, full screen, help")),
    )
    body, small, head = (text.pixel_size(size, s) for size in (text.BODY, text.SMALL, text.HEAD))
    width = round(min(WIDTH * s, surface.get_width() - 40 * s))
    wrapped = [text.wrapped(mark, width - 64 * s, small) for mark in marks]
    height = round((70 + 22 * sum(map(len, wrapped)) + 8 * len(marks) + 40 + 27 * len(keys)) * s)
    box = pygame.Rect(0, 0, width, min(height, surface.get_height() - round(20 * s)))
    box.center = surface.get_rect().center
    widgets.draw_card(surface, box, s, theme)
    y = box.top + 34 * s
    text.draw_text(surface, _("How to read the picture"), (box.left + 26 * s, y), head, theme.ink, "bold")
    y += 36 * s
    for lines in wrapped:
        pygame.draw.circle(surface, theme.accent, (box.left + 32 * s, y), 3.4 * s)
        for line in lines:
            text.draw_text(surface, line, (box.left + 44 * s, y), small, theme.ink)
            y += 22 * s
        y += 8 * s
    y += 10 * s
    text.draw_text(surface, _("Keys"), (box.left + 26 * s, y), body, theme.ink, "bold")
    y += 30 * s
    for name, what in keys:
        text.draw_text(surface, name, (box.left + 44 * s, y), small, theme.ink, "bold")
        text.draw_text(surface, what, (box.left + 300 * s, y), small, theme.muted)
        y += 27 * s
