"""The window and its calculation, with the other process in this one."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from game.app.calculator import Calculator
from game.app.window import App
from game.content.strings import strings
from game.model import actions as a
from game.model import selectors
from game.model.answer import answer
from game.model.parameters import DEFAULT_OUTDOOR, OUTDOOR
from game.model.start import Start
from physics.operating_point import Mode, kelvin
from tests.states import settled

ROUNDS = 200  # more than all that the window wants at a time


class Pool:
    """Does at once what it is given, or breaks down over it."""

    def __init__(self, breaks: Exception | None) -> None:
        self.breaks = breaks

    def submit(self, work: Callable[..., Any], *words: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        if self.breaks:
            future.set_exception(self.breaks)
        else:
            future.set_result(work(*words))
        return future

    def shutdown(self, **_: Any) -> None:
        pass


class Here(Calculator):
    """A calculator whose first pools break down, as many as it is told."""

    breaking = 0
    over: Exception = BrokenProcessPool()

    def _new_pool(self) -> Any:  # type: ignore[override]
        self.breaking -= 1
        return Pool(self.over if self.breaking >= 0 else None)


@pytest.fixture
def app() -> Iterator[App]:
    app = App(settled(), strings("en"), Start(), (1024, 640))
    app.calculator = Here()
    calculated(app)
    yield app
    app.window.destroy()


def calculated(app: App) -> None:
    """Let the window calculate until it has all that it wants."""
    for _ in range(ROUNDS):
        app.calculate()
    assert app.state.answered


@pytest.mark.parametrize(
    "action",
    [
        a.SeasonChosen(Mode.WINTER),
        a.RefrigerantChosen("R32"),
        a.ParameterMoved(OUTDOOR.name, DEFAULT_OUTDOOR[Mode.WINTER]),
        a.ParameterMoved(OUTDOOR.name, kelvin(-12.0)),
        a.MachineChosen("older_single_speed"),
        a.SeasonChosen(Mode.SUMMER),
    ],
    ids=lambda action: type(action).__name__,
)
def test_every_input_is_answered_whether_it_changes_anything_or_not(app: App, action: a.Action) -> None:
    for again in (action, action):
        app.act(again)
        calculated(app)


def test_of_several_questions_the_latest_is_answered(app: App) -> None:
    for celsius in (-6.0, -7.0, -6.0):
        app.act(a.ParameterMoved(OUTDOOR.name, kelvin(celsius)))
        app.calculate()
    calculated(app)
    assert app.state.winter_target.outdoor_temperature == kelvin(-6.0)


@pytest.mark.parametrize("trouble", [BrokenProcessPool(), ImportError("CoolProp"), ValueError("no solution")])
def test_a_calculation_that_breaks_off_is_started_anew_and_said(app: App, trouble: Exception) -> None:
    class Fragile(Here):
        breaking = 3
        over = trouble

    app.act(a.MachineChosen("standard_inverter"))  # whose figures are not shipped
    calculated(app)
    app.calculator = Fragile()
    app.act(a.ParameterMoved(OUTDOOR.name, kelvin(-8.0)))
    said = []
    for _ in range(ROUNDS):
        app.calculate()
        said.append(app.state.restarted)
    assert any(said)
    assert app.state.answered
    assert not app.state.restarted
    assert app.state.winter_target.outdoor_temperature == kelvin(-8.0)


def test_an_answer_that_shipped_figures_have_overtaken_is_dropped(app: App) -> None:
    late = answer(selectors.question(app.state))
    app.act(a.ParameterMoved(OUTDOOR.name, kelvin(-20.0)))
    app.act(a.Answered(answer(selectors.question(app.state))))
    app.act(a.Answered(late))
    assert app.state.answered
    assert app.state.winter_target.outdoor_temperature == kelvin(-20.0)
