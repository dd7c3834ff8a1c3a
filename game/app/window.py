"""The window: events in, frames out, sixty times a second."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.app.full_screen import set_full_screen
from game.content.strings import Strings
from game.draw import vector
from game.model import actions as a
from game.model import selectors
from game.model.reducer import reduce
from game.model.start import Start
from game.model.state import AppState
from game.screens.frame import Frame
from game.screens.lab import Lab
from game.ui.controls import SMALLEST
from game.ui.input import REPEATED_KEYS, actions
from game.ui.layout import layout

if TYPE_CHECKING:
    from game.app.calculator import Calculator

FRAMES_PER_SECOND = 60
TICK = 1.0 / 120.0  # s; time moves on by whole steps of the clock
LONGEST_CATCH_UP = 0.1  # s; a longer pause is not made up for
IDLE_WAIT = 0.03  # s between looks at input and calculation while nothing moves
ICON = (64, 64)  # px, as in its file
RESIZE_SETTLES = 0.15  # s without another change of size before the picture is painted anew
TITLE = "Heat Pump Lab"
OFFSCREEN = "offscreen"  # SDL's driver where no display can be reached


class NoScreen(Exception):
    """There is no screen to open a window on."""


def fitting_size(desktop: tuple[int, int]) -> tuple[int, int]:
    """A window that leaves room round it on the desktop.

    Args:
        desktop: Size of the desktop. [px]
    Returns:
        Size of the window. [px]
    """
    width = min(1600, int(desktop[0] * 0.9))
    height = min(1000, int(desktop[1] * 0.86), int(width / 1.55))
    return max(SMALLEST[0], width), max(SMALLEST[1], height)


def give_back_memory() -> None:
    """Free old skins, whose parts refer to one another, and let the system have what Linux's C library would keep."""
    gc.collect()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


class App:
    """One window with its state, its pictures and its calculation."""

    def __init__(self, state: AppState, strings: Strings, start: Start, size: tuple[int, int] | None) -> None:
        self.state, self.strings, self.start = state, strings, start
        self.lab = Lab()
        try:
            pygame.display.init()
            if pygame.display.get_driver() == OFFSCREEN != os.environ.get("SDL_VIDEODRIVER"):
                raise NoScreen("there is no display to connect to")  # SDL would draw where nobody sees it
            desktop = pygame.display.get_desktop_sizes()[0]
            self.window = pygame.Window(TITLE, size or fitting_size(desktop), resizable=True, allow_high_dpi=True)
        except pygame.error as error:
            raise NoScreen(str(error)) from None
        self.window.set_icon(pygame.image.load_sized_svg(vector.ART / "icon.svg", ICON))
        self.window.minimum_size = SMALLEST
        pygame.key.set_repeat(350, 40)
        self.calculator: Calculator | None = None
        self.last_size = self.painted_size = (0, 0)
        self.outgrown: pygame.Surface | None = None  # the last picture, while the window's size changes
        self.fitting: tuple[tuple[int, int], Lab, threading.Thread] | None = None  # a new skin, while it is painted
        self.spare = pygame.Surface((1, 1))  # to draw on where the window is too small
        self.resized_at = -1.0
        self.drawn: AppState | None = None
        self.warm = False  # whether the calculation has answered once
        self.broken: OSError | None = None  # why there is no calculation
        self.held: set[int] = set()  # keys
        self.maximised = False

    def act(self, action: a.Action) -> None:
        """Let an action change the state, and do what lies outside it.

        Args:
            action: What happened.
        """
        self.state = reduce(self.state, action)
        if isinstance(action, a.FullScreenToggled):
            set_full_screen(self.window, self.state.full_screen)
            if self.maximised and not self.state.full_screen:  # SDL gives back the size from before
                self.window.maximize()
            self.repaint()

    @property
    def canvas(self) -> pygame.Surface:
        """What to draw on: the window, or a larger surface where someone made that smaller than it may be."""
        surface = self.window.get_surface()
        width, height = surface.get_size()
        size = max(width, SMALLEST[0]), max(height, SMALLEST[1])
        if size == (width, height):
            return surface
        if self.spare.get_size() != size:
            self.spare = pygame.Surface(size)
        return self.spare

    def repaint(self) -> None:
        """Let the next frame be drawn whole: the window's surface may be another, or have lost its picture."""
        self.drawn = None
        self.lab.forget()

    def handle(self, event: pygame.event.Event) -> None:
        """Turn an event into actions.

        Args:
            event: What pygame reports.
        """
        if event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWRESTORED):
            self.repaint()
        if event.type in (pygame.WINDOWMAXIMIZED, pygame.WINDOWRESTORED) and not self.state.full_screen:
            self.maximised = event.type == pygame.WINDOWMAXIMIZED
        if event.type == pygame.KEYDOWN:
            if event.key in self.held and event.key not in REPEATED_KEYS:
                return  # a key that is held down turns things on and off but once
            self.held.add(event.key)
        elif event.type == pygame.KEYUP:
            self.held.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self.held.clear()
        size = self.canvas.get_size()
        places = layout(self.state, self.strings, size)  # of this moment, not of the last frame
        for action in actions(event, self.state, places, self.window.get_surface().get_width() / self.window.size[0]):
            self.act(action)

    def draw(self, now: float) -> None:
        """Draw a frame, if there is anything new to see.

        Args:
            now: Present time. [s]
        """
        surface = self.canvas
        size = surface.get_size()
        if size != self.last_size:
            first = self.last_size == (0, 0)
            self.last_size, self.resized_at = size, -1.0 if first else now
            if not first:
                self._stretch(surface)
        if size != self.painted_size:
            if self.painted_size != (0, 0) and (now - self.resized_at < RESIZE_SETTLES or not self._fitted(size)):
                return
            self.painted_size = size
            self.repaint()
        elif self.fitting:  # for a size that was left again
            self._fitted(size)
        if self.state is self.drawn:
            return
        self.lab.draw(surface, Frame(self.state, self.strings))
        self._show(surface)
        self.drawn, self.outgrown = self.state, None

    def _fitted(self, size: tuple[int, int]) -> bool:
        """Whether there is a new skin for the window's size; a thread paints it, as it takes longer than a frame."""
        if self.fitting is None:
            lab, picture, frame = Lab(), pygame.Surface(size), Frame(self.state, self.strings)
            painting = threading.Thread(target=lab.draw, args=(picture, frame))
            self.fitting = size, lab, painting
            painting.start()
        fitting, lab, painting = self.fitting
        if painting.is_alive():
            return False
        self.fitting = None
        if fitting == size:
            self.lab = lab
        del lab
        give_back_memory()
        return fitting == size

    def _stretch(self, surface: pygame.Surface) -> None:
        """Fill the window with the last picture until its size settles and a new skin is there."""
        if self.outgrown is None:
            self.outgrown = pygame.Surface(self.painted_size)
            self.lab.forget()
            self.lab.draw(self.outgrown, Frame(self.state, self.strings))
        pygame.transform.scale(self.outgrown, surface.get_size(), surface)
        self._show(surface)
        self.repaint()

    def _show(self, surface: pygame.Surface) -> None:
        """Bring what has been drawn to the screen."""
        if surface is self.spare:
            self.window.get_surface().blit(surface, (0, 0))
        self.window.flip()

    def open_calculator(self) -> None:
        """Load and start what the picture can do without for a moment; runs in a thread of its own."""
        from game.app.calculator import Calculator

        try:
            self.calculator = Calculator()
        except OSError as error:  # no process can be started
            self.broken = error

    def calculate(self) -> None:
        """Put the question that belongs to the state, and take what has been answered."""
        if self.broken:
            raise self.broken
        question = selectors.question(self.state)
        if self.calculator is not None:
            if not (self.state.answered and self.warm):  # shipped figures hold only until the first answer
                self.calculator.ask(question)
            for action in self.calculator.ask_curves(selectors.curves_wanted(self.state)):
                self.act(action)
            if selectors.own_chart(self.state) is None:
                for action in self.calculator.ask_chart(self.state.refrigerant):
                    self.act(action)
            for action in self.calculator.poll():
                self.act(action)
                self.warm |= isinstance(action, a.Answered)
        if not self.state.answered and not self.warm:  # CoolProp is still loading
            shipped = self.start.answer(question)
            if shipped:
                self.act(a.Answered(shipped))

    @property
    def still(self) -> bool:
        """Whether nothing moves and nothing is awaited."""
        s = self.state
        settled = (
            (s.answered or s.failed) and s.leap is None and s.winter is s.winter_target and s.summer is s.summer_target
        )
        return settled and not s.playing and s.slide == s.goal and s.air == s.bound

    def run(self, on_frame: Callable[[float], None] | None = None, seconds: float | None = None) -> None:
        """Run until the window is closed.

        Args:
            on_frame: Called with the time after each frame.
            seconds: Stop after this long. [s]
        """
        gc.freeze()  # what has been loaded stays; the first skin does not
        begun = time.perf_counter()
        self.draw(begun)
        if on_frame:
            on_frame(time.perf_counter())
        gc.enable()
        opening = threading.Thread(target=self.open_calculator)
        opening.start()
        try:
            self._run(begun, on_frame, seconds)
        finally:  # however it ends, Ctrl+C included
            self.window.destroy()  # first, as the rest may take a second
            opening.join()
            if self.calculator:
                self.calculator.close()

    def _run(self, begun: float, on_frame: Callable[[float], None] | None, seconds: float | None) -> None:
        """Take turns of time, drawing, calculation and input until the window is closed."""
        clock, last, owed = pygame.time.Clock(), begun, 0.0
        while not self.state.closed:
            now = time.perf_counter()
            owed = 0.0 if self.still else min(owed + now - last, TICK + LONGEST_CATCH_UP)
            last = now
            if owed >= TICK:
                steps = int(owed / TICK)
                owed -= steps * TICK
                self.act(a.Ticked(steps * TICK))
            self.draw(now)
            if on_frame:
                on_frame(time.perf_counter())
            self.calculate()
            idle = self.still and self.drawn is self.state
            if idle:
                time.sleep(IDLE_WAIT)  # waiting for an event would poll a thousand times a second
            for event in pygame.event.get():
                self.handle(event)
            if seconds is not None and now - begun > seconds:
                break
            if not idle:
                clock.tick(FRAMES_PER_SECOND)
