"""The main screen: bar, picture, slider, panel and strip."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.screens import help_page
from game.screens.bar import Bar, draw_tooltip, explained
from game.screens.caption import Caption
from game.screens.frame import Frame
from game.screens.hero import Hero, overhangs
from game.screens.panel import Panel
from game.screens.stage import Stage
from game.screens.strip import Strip, is_read
from game.ui import widgets
from game.ui.layout import layout


class Lab:
    """Draws frames; keeps what stands still from one frame to the next."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._bar, self._panel, self._caption, self._hero, self._strip = Bar(), Panel(), Caption(), Hero(), Strip()
        self._shown: tuple[pygame.Surface, dict[str, pygame.Rect]] | None = None  # by the last frame, if in full view

    def forget(self) -> None:
        """Let the next frame be drawn whole, as the surface may have lost the last one."""
        self._shown = None

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """Draw one frame.

        Args:
            surface: The window.
            frame: What is to be seen.
        """
        places = layout(frame.state, frame.strings, surface.get_size())
        if frame.state.help:
            beneath = replace(frame, state=replace(frame.state, help=None))
            self.draw(surface, beneath)
            help_page.draw_help(surface, frame, places)
            self.forget()
            return
        showing = surface, places.regions
        frame = replace(frame, standing=self._shown == showing)
        if not frame.state.large and (self._stage is None or self._stage.view != places.view):
            self._stage = Stage(places.view)  # paints on by itself while the panel is drawn
        self._panel.draw(surface, frame, places)
        self._bar.draw(surface, frame, places)
        if frame.state.large:
            self._strip.draw_large(surface, frame, places)
        else:
            assert self._stage
            self._stage.draw(surface.subsurface(places.regions["stage"]), frame)
        self._caption.draw(surface, frame, places)
        self._hero.draw(surface, frame, places)
        if not frame.state.large:
            self._strip.draw(surface, frame, places)
        focused = places.named(frame.state.focused)
        if focused:
            widgets.draw_focus(surface, focused.box, places.scale, frame.theme)
        draw_tooltip(surface, frame, places)
        named = explained(frame, places)
        laid_over = focused or named or is_read(frame, places) or overhangs(places)
        self._shown = None if laid_over else showing
