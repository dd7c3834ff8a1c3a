"""The physics in a process of its own, because loading CoolProp would freeze the picture for seconds."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from game.model import actions as a
from game.model.answer import Answer, Question, answer
from game.model.curves import CurveQuestion, assembled, cops, points

CURVE_PIECE = 8  # points of a curve between two questions, some milliseconds' work


class Calculator:
    """Asks the physics one thing at a time; of several questions the latest wins."""

    def __init__(self) -> None:
        self._pool = self._new_pool()
        self._asked: Question | None = None  # what the last question was
        self._waiting: Question | None = None  # a newer one that has not been sent
        self._running: Future[Any] | None = None
        self._runs_curve = False
        self._curve: CurveQuestion | None = None
        self._found: tuple[float | None, ...] = ()

    @staticmethod
    def _new_pool() -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(1, mp_context=context, initializer=end_with_parent)
        pool.submit(int)  # starts the process
        return pool

    def ask(self, question: Question) -> None:
        """Put a question, unless it is the one that was put last.

        Args:
            question: What the app wants to know.
        """
        if question != self._asked:
            self._asked = self._waiting = question

    def ask_curve(self, question: CurveQuestion) -> None:
        """Have a curve computed in the pauses between questions.

        Args:
            question: Which curve.
        """
        if question != self._curve:
            self._curve, self._found = question, ()

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
            if self._running is None:
                self._send()
        except BrokenProcessPool:
            self._restart()
            happened.append(a.CalculationRestarted())
        return happened

    def _taken(self, result: Any) -> list[a.Action]:
        if isinstance(result, Answer):
            return [a.Answered(result)]
        question, piece = result
        if question != self._curve or self._curve is None:
            return []
        self._found += piece
        if len(self._found) < len(points(self._curve)):
            return []
        return [a.CurveDrawn(assembled(self._curve, self._found))]

    def _send(self) -> None:
        if self._waiting is not None:
            question, self._waiting = self._waiting, None
            self._running = self._pool.submit(answer, question)
        elif self._curve is not None and len(self._found) < len(points(self._curve)):
            start = len(self._found)
            self._running = self._pool.submit(curve_piece, self._curve, start, start + CURVE_PIECE)

    def _restart(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool()
        self._running, self._waiting = None, self._asked

    def close(self) -> None:
        """End the process, without waiting for what it is doing."""
        processes = list(getattr(self._pool, "_processes", {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


def end_with_parent() -> None:
    """In the other process: end as soon as the window's process has ended, however that came about."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def curve_piece(question: CurveQuestion, start: int, end: int) -> tuple[CurveQuestion, tuple[float | None, ...]]:
    """Some points of a curve, in the other process.

    Args:
        question: Which curve.
        start: First point.
        end: Point after the last.
    Returns:
        The question, and the COPs. [-]
    """
    return question, cops(points(question)[start:end])
