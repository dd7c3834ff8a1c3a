"""Pictures without a window: the same drawing chain, with the physics asked directly."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache

import pygame

from game.content.strings import Strings
from game.model import actions as a
from game.model import selectors
from game.model.answer import answer
from game.model.curves import Curve, CurveQuestion, assembled, figures, points
from game.model.reducer import reduce
from game.model.state import AppState
from game.screens.frame import Frame
from game.screens.lab import Lab
from physics.chart import chart

TICK = 1.0 / 60.0


def answered(state: AppState) -> AppState:
    """The state with everything computed that belongs to its inputs.

    Args:
        state: Any state.
    Returns:
        The state with figures and curve that have arrived.
    """
    state = reduce(state, a.Answered(answer(selectors.question(state))))
    for wanted in selectors.curves_wanted(state):
        state = reduce(state, a.CurveDrawn(curve(wanted)))
    if selectors.own_chart(state) is None:
        state = reduce(state, a.ChartDrawn(kept_chart(state.refrigerant)))
    return state


kept_chart = lru_cache(maxsize=16)(chart)


@lru_cache(maxsize=64)
def curve(question: CurveQuestion) -> Curve:
    """A whole curve at once.

    Args:
        question: Which curve.
    Returns:
        The curve.
    """
    return assembled(question, figures(points(question), question.machine))


def settled(state: AppState, seconds: float = 3.0) -> AppState:
    """The state with everything computed, the valve at rest and the figures eased.

    Args:
        state: Any state.
        seconds: How much later. [s]
    Returns:
        The later state.
    """
    return later(answered(replace(state, slide=state.bound, air=state.bound)), seconds)


def later(state: AppState, seconds: float) -> AppState:
    """The state after some time.

    Args:
        state: Any state.
        seconds: How much later. [s]
    Returns:
        The later state.
    """
    for _ in range(round(seconds / TICK)):
        state = reduce(state, a.Ticked(TICK))
    return state


def without_screen() -> None:
    """Prepare pygame for drawing to surfaces alone."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((8, 8))


def picture(state: AppState, strings: Strings, size: tuple[int, int], lab: Lab | None = None) -> pygame.Surface:
    """The whole window as a surface.

    Args:
        state: What is to be seen.
        strings: Its language.
        size: Width and height. [px]
        lab: Drawer of an earlier picture, to be used again.
    Returns:
        The picture.
    """
    surface = pygame.Surface(size)
    (lab or Lab()).draw(surface, Frame(state, strings))
    return surface
