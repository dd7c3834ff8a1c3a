"""The shipped start: the default machine solved beforehand, so that the first frame need not wait for CoolProp.

`assets/start.npy` holds one row of figures for each whole degree outdoors in winter and in summer, made by
`python3 dev.py start` and compared with fresh ones by a test.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np

from game.model.answer import Answer, Array, Question, answer, flattened, restored
from game.model.curves import STEP, Curve, CurveQuestion, assembled, row, temperatures
from game.model.parameters import DEFAULT_INDOOR, DEFAULT_OUTDOOR
from game.model.state import AppState
from physics.chart import Chart
from physics.machine import COLD_CLIMATE
from physics.operating_point import Limit, Mode, OperatingPoint

FILE = Path(__file__).resolve().parents[2] / "assets" / "start.npy"
CHART_FILE = FILE.with_name("chart.npz")
CHART_PARTS = tuple(field.name for field in fields(Chart))[1:]
LIMITS = tuple(Limit)


def default_point(mode: Mode, outdoor: float | None = None) -> OperatingPoint:
    """The operating point that the app opens with.

    Args:
        mode: Winter or summer.
        outdoor: Another outdoor temperature, None for the default. [K]
    Returns:
        The point.
    """
    return OperatingPoint(mode, DEFAULT_OUTDOOR[mode] if outdoor is None else outdoor, DEFAULT_INDOOR[mode])


def computed() -> Array:
    """Every row, solved anew.

    Returns:
        Figures and, in the last column, which limits hold, shape (rows, n), winter first.
    """
    rows = []
    for mode in Mode:
        for outdoor in temperatures(mode):
            found = answer(Question(default_point(mode, outdoor), mode))
            held = sum(1 << LIMITS.index(limit) for limit in found.limits)
            rows.append(np.append(flattened(found.shown), held))
    return np.array(rows)


def _limits(figures: Array) -> tuple[Limit, ...]:
    """The limits that hold in a row."""
    held = int(figures[-1])
    return tuple(limit for k, limit in enumerate(LIMITS) if held >> k & 1)


class Start:
    """Answers from the shipped rows, for the default inputs and any outdoor temperature."""

    def __init__(self) -> None:
        self._rows: Array = np.load(FILE).astype(float)

    def answer(self, question: Question) -> Answer | None:
        """An answer from the nearest two rows.

        Args:
            question: What the app wants to know.
        Returns:
            The answer; None where the rows belong to other inputs.
        """
        point = question.point
        if question != Question(default_point(point.mode, point.outdoor_temperature), point.mode):
            return None
        first = 0 if point.mode is Mode.WINTER else len(temperatures(Mode.WINTER))
        known = temperatures(point.mode)
        place = (point.outdoor_temperature - known[0]) / STEP
        below = min(int(place), len(known) - 2)
        share = place - below
        one, other = self._rows[first + below], self._rows[first + below + 1]
        limits = _limits(one if share < 0.5 else other)
        return Answer(question, restored((one * (1.0 - share) + other * share)[:-1]), limits)

    def curve(self) -> Curve:
        """Figures over outdoor temperature for the default inputs.

        Returns:
            The curve.
        """
        winter, summer = (default_point(mode, temperatures(mode)[0]) for mode in Mode)
        question = CurveQuestion(winter, summer, COLD_CLIMATE.name)
        return assembled(question, tuple(row(restored(figures[:-1]), _limits(figures)) for figures in self._rows))

    def state(self) -> AppState:
        """The state that the app opens with.

        Returns:
            Automatic mode, at the default inputs.
        """
        found = {mode: self.answer(Question(default_point(mode), mode)) for mode in Mode}
        winter, summer = found[Mode.WINTER], found[Mode.SUMMER]
        assert winter
        assert summer
        return AppState(winter.shown, summer.shown, winter.shown, summer.shown, curve=self.curve(), chart=self.chart())

    def chart(self) -> Chart:
        """Ground of the diagrams of the refrigerant that the app opens with.

        Returns:
            The chart.
        """
        with np.load(CHART_FILE) as parts:
            lines = (parts[name].astype(float) for name in CHART_PARTS)
            return Chart(COLD_CLIMATE.refrigerant, *lines)
