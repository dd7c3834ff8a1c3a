"""The physics in a process of its own, because loading CoolProp would freeze the picture for seconds."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from game.model import actions as a
from game.model.answer import Answer, Question, answer
from game.model.curves import Curve, CurveQuestion, Row, assembled, figures, points
from physics.chart import Chart, chart

CURVE_PIECE = 12  # points of a curve between two questions, some milliseconds' work
CURVES_KEPT = 24
ATTEMPTS = 4  # at one thing, after which it is left alone


class Calculator:
    """Asks the physics one thing at a time; of several questions the latest wins."""

    def __init__(self) -> None:
        self._pool = self._new_pool()
        self._asked: Question | None = None  # the latest question, until it is answered
        self._waiting: Question | None = None  # a newer one that has not been sent
        self._running: Future[Any] | None = None
        self._doing: object = None  # what that is about
        self._broke: Counter[object] = Counter()  # how often it broke off over each thing
        self._wanted: tuple[CurveQuestion, ...] = ()
        self._drawn: dict[CurveQuestion, Curve] = {}  # the latest curves, oldest first
        self._curve: CurveQuestion | None = None  # the one that is being computed
        self._found: tuple[Row, ...] = ()
        self._chart: str | None = None  # the one that is wanted
        self._charts: dict[str, Chart] = {}

    @staticmethod
    def _new_pool() -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(1, mp_context=context, initializer=end_with_parent)
        pool.submit(int)  # starts the process
        return pool

    def ask(self, question: Question) -> None:
        """Put a question, unless it is the one that is being answered.

        Args:
            question: What the app wants to know.
        """
        if question != self._asked:
            self._asked = self._waiting = question

    def ask_curves(self, questions: tuple[CurveQuestion, ...]) -> list[a.Action]:
        """Have curves computed in the pauses between questions, the first one first.

        Args:
            questions: Which curves.
        Returns:
            Those that are known already.
        """
        if questions == self._wanted:
            return []
        self._wanted = questions
        return [a.CurveDrawn(self._drawn[q]) for q in questions if q in self._drawn]

    def ask_chart(self, name: str) -> list[a.Action]:
        """Have the ground of a refrigerant's diagrams computed.

        Args:
            name: Key of `REFRIGERANTS`.
        Returns:
            The chart, if it is known already.
        """
        self._chart = name
        return [a.ChartDrawn(self._charts[name])] if name in self._charts else []

    def poll(self) -> list[a.Action]:
        """Take what has been answered and send what is waiting; never blocks.

        Returns:
            What happened.
        """
        happened: list[a.Action] = []
        try:
            if self._running and self._running.done():
                happened += self._taken(self._running.result())
                self._running = None
            if self._waiting is not None and self._left_alone(self._waiting):
                self._waiting = None
                happened.append(a.CalculationFailed())
            if self._running is None:
                self._send()
        except Exception:  # a process that ended, or whatever went wrong in it: the window goes on
            self._broke[self._doing] += 1
            self._restart()
            happened.append(a.CalculationRestarted())
        return happened

    def _taken(self, result: Any) -> list[a.Action]:
        if isinstance(result, Answer):
            if result.question == self._asked:
                self._asked = None
            return [a.Answered(result)]
        if isinstance(result, Chart):
            self._charts[result.name] = result
            return [a.ChartDrawn(result)] if result.name == self._chart else []
        assert self._curve
        self._found += result
        if len(self._found) < len(points(self._curve)):
            return []
        curve = self._drawn[self._curve] = assembled(self._curve, self._found)
        if len(self._drawn) > CURVES_KEPT:
            del self._drawn[next(iter(self._drawn))]
        return [a.CurveDrawn(curve)] if self._curve in self._wanted else []

    def _send(self) -> None:
        if self._waiting is not None:
            question, self._waiting = self._waiting, None
            self._submit(answer, question, question)
            return
        if self._chart is not None and self._chart not in self._charts and not self._left_alone(self._chart):
            self._submit(chart, self._chart, self._chart)
            return
        missing = next((q for q in self._wanted if q not in self._drawn and not self._left_alone(q)), None)
        if missing is not None:
            if missing != self._curve:
                self._curve, self._found = missing, ()
            start = len(self._found)
            self._submit(figures, missing, points(missing)[start : start + CURVE_PIECE], missing.machine)

    def _submit(self, work: Callable[..., Any], about: object, *words: Any) -> None:
        self._doing = about
        self._running = self._pool.submit(work, *words)

    def _left_alone(self, about: object) -> bool:
        return self._broke[about] >= ATTEMPTS

    def _restart(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool()
        self._running, self._waiting, self._curve = None, self._asked, None

    def close(self) -> None:
        """End the process, whatever it is doing, and wait for the pool's own thread, which must not outlive it."""
        for process in list((getattr(self._pool, "_processes", None) or {}).values()):
            process.kill()  # even one that hangs
        self._pool.shutdown(cancel_futures=True)


def end_with_parent() -> None:
    """In the other process: end as soon as the window's process has ended, however that came about, and only then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal reaches both

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
