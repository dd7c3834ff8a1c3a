"""The window and its calculation, with the other process in this one."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.app import calculator, still
from game.app.calculator import Calculator
from game.app.window import App
from game.content.strings import strings
from game.model import actions as a
from game.model import selectors
from game.model.answer import Answer, Question, answer
from game.model.curves import CurveQuestion, Row, figures
from game.model.parameters import DEFAULT_OUTDOOR, OUTDOOR
from game.model.start import Start, default_point
from game.screens.frame import Frame
from game.screens.story import status
from physics.machine import MACHINES
from physics.operating_point import OUTDOOR_RANGE, Mode, OperatingPoint, kelvin
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
            try:
                future.set_result(work(*words))
            except Exception as trouble:
                future.set_exception(trouble)
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


def test_charts_and_curves_are_delivered_once_they_are_finished(app: App) -> None:
    for name in ("R290", "R32", "R290"):
        app.act(a.RefrigerantChosen(name))
        calculated(app)
        assert app.state.chart is not None
        assert app.state.chart.name == name
        assert selectors.own_curve(app.state) is app.state.curve is not None
        assert len(selectors.other_curves(app.state)) == len(app.state.others) == len(MACHINES) - 1


def test_a_curve_that_breaks_off_is_computed_anew(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []

    def breaking_once(chosen: tuple[OperatingPoint, ...], machine: str) -> tuple[Row, ...]:
        begun.append(chosen[0].outdoor_temperature)
        if len(begun) == 3:
            raise ValueError("no solution")
        return figures(chosen, machine)

    monkeypatch.setattr(calculator, "figures", breaking_once)
    app.act(a.ParameterMoved("indoor_temperature", kelvin(22.0)))
    calculated(app)
    assert begun[0] < begun[1] < begun[2]
    assert begun[3] == begun[0] == OUTDOOR_RANGE[Mode.WINTER][0], "nothing of what broke off is trusted"
    found = selectors.own_curve(app.state)
    assert found is not None
    whole = still.curve(selectors.curve_wanted(app.state))
    for mode in Mode:
        assert np.allclose(found.of(mode), whole.of(mode), rtol=1e-3)


def test_only_so_many_curves_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(chosen: tuple[OperatingPoint, ...], _machine: str) -> tuple[Row, ...]:
        return (None,) * len(chosen)

    monkeypatch.setattr(calculator, "figures", nothing)
    winter, summer = default_point(Mode.WINTER), default_point(Mode.SUMMER)
    rooms = [kelvin(15.0 + 0.5 * k) for k in range(calculator.CURVES_KEPT + 1)]
    asked = [CurveQuestion(replace(winter, indoor_temperature=room), summer, "cold_climate") for room in rooms]
    here = Here()
    for question in asked:
        assert here.ask_curves((question,)) == []
        for _ in range(ROUNDS):
            here.poll()
    known = [
        happened.curve.question for happened in here.ask_curves(tuple(asked)) if isinstance(happened, a.CurveDrawn)
    ]
    assert known == asked[1:]


def test_an_answer_that_shipped_figures_have_overtaken_is_dropped(app: App) -> None:
    late = answer(selectors.question(app.state))
    app.act(a.ParameterMoved(OUTDOOR.name, kelvin(-20.0)))
    app.act(a.Answered(answer(selectors.question(app.state))))
    app.act(a.Answered(late))
    assert app.state.answered
    assert app.state.winter_target.outdoor_temperature == kelvin(-20.0)


def test_figures_that_are_shipped_hold_only_until_they_are_computed() -> None:
    app = App(Start().state(), strings("en"), Start(), (1024, 640))
    app.act(a.ParameterMoved(OUTDOOR.name, kelvin(-12.5)))
    app.calculate()  # while the other process is not there
    quick = app.state.winter_target
    assert app.state.answered
    app.calculator = Here()
    calculated(app)
    exact = answer(selectors.question(app.state))
    app.window.destroy()
    assert quick.cop != exact.shown.cop
    assert app.state.winter_target.cop == exact.shown.cop
    assert app.state.limits == exact.limits


@pytest.mark.parametrize("work", ["answer", "figures", "chart"])
def test_what_always_breaks_off_is_left_alone(app: App, monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    def breaking(*_: object) -> None:
        raise ValueError("no solution")

    monkeypatch.setattr(calculator, work, breaking)
    app.act(a.RefrigerantChosen("R290"))
    for _ in range(ROUNDS):
        app.calculate()
    assert isinstance(app.calculator, Calculator)
    assert set(app.calculator._broke.values()) == {4}
    assert app.state.answered == (work != "answer")
    assert app.state.failed == (work == "answer")
    if work == "answer":
        silent = still.later(app.state, 1.0)
        assert status(Frame(silent, strings("en"))) == [("These inputs cannot be calculated; try others", True)]
        monkeypatch.setattr(calculator, work, answer)
        app.act(a.RefrigerantChosen("R32"))
        calculated(app)
        assert not app.state.failed


def test_inputs_that_were_given_up_are_told_of_again(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(question: Question) -> Answer:
        if question.point.outdoor_temperature == kelvin(-7.0):
            raise ValueError("no solution")
        return answer(question)

    monkeypatch.setattr(calculator, "answer", breaking)
    for celsius, given_up in ((-7.0, True), (-8.0, False), (-7.0, True)):
        app.act(a.ParameterMoved(OUTDOOR.name, kelvin(celsius)))
        for _ in range(ROUNDS):
            app.calculate()
        assert app.state.failed is given_up
        assert app.state.answered is not given_up


def test_a_calculator_without_a_process_closes_all_the_same() -> None:
    real = Calculator()
    real._pool.shutdown()
    real.close()


def test_a_chart_that_came_too_late_is_there_when_it_is_wanted_again(app: App) -> None:
    app.act(a.RefrigerantChosen("R290"))
    while app.calculator and "R290" not in app.calculator._charts:
        app.calculate()
        if app.calculator._doing == "R290":
            app.act(a.RefrigerantChosen("R32"))
    calculated(app)
    app.act(a.RefrigerantChosen("R290"))
    calculated(app)
    assert selectors.own_chart(app.state) is not None


def test_a_process_that_cannot_be_started_is_said(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(calculator.Calculator, "_new_pool", refused)
    app.open_calculator()
    with pytest.raises(BlockingIOError):
        app.calculate()
