"""States to test with, built once: CoolProp takes seconds to load."""

from functools import cache

from game.app import still
from game.model import actions as a
from game.model.reducer import reduce
from game.model.start import Start
from game.model.state import AppState

SIZES = ((1024, 640), (1024, 768), (1280, 720), (1280, 960), (1920, 1080), (2560, 1080))


@cache
def start() -> AppState:
    """The state that the app opens with."""
    return Start().state()


def after(*actions: a.Action, state: AppState | None = None) -> AppState:
    """The state after some actions, before anything is computed."""
    state = state or start()
    for action in actions:
        state = reduce(state, action)
    return state


def settled(*actions: a.Action, seconds: float = 3.0) -> AppState:
    """The state after some actions, with everything computed, the valve at rest and the figures eased."""
    return still.settled(after(*actions), seconds)
