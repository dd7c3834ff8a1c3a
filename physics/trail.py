"""Searches that leave a trail: what is known at one operating point helps at the next."""

from __future__ import annotations

from itertools import pairwise
from operator import add, sub

from physics.search import Matrix

Ended = dict[float | str, tuple[list[list[float]], Matrix | None]]  # ends of up to three points in a row, and slopes


class Trail:
    """Where the searches at one point after another ended, so that the next starts close and with known slopes."""

    def __init__(self) -> None:
        self._before: Ended = {}
        self._now: Ended = {}
        self.kept_at: float | None = None  # the end of the range of speeds [Hz] where the last search for a load ended
        self.stopped = False  # whether a limit stopped the machine there

    def next_point(self) -> None:
        """From here on, what is asked and noted belongs to another point."""
        self._before, self._now = self._now, {}

    def start(self, kind: float | str) -> tuple[list[float], Matrix | None]:
        """The unknowns as they will be if they go on as they did, and slopes; nothing where nothing is known.

        Args:
            kind: Speed [Hz], or the name of an aim.
        Returns:
            Saturation temperatures [K], speed [10 Hz], and the temperature of the isentropic step [K]; inverse of
            the derivatives.
        """
        if kind in self._now:
            ends, slopes = self._now[kind]
            return ends[-1], slopes
        rows, slopes = self._before.get(kind, ([], None))
        guess = rows[-1] if rows else []
        while len(rows) > 1:  # first and second differences stay
            rows = [list(map(sub, b, a)) for a, b in pairwise(rows)]
            guess = list(map(add, guess, rows[-1]))
        return guess, slopes

    def note(self, kind: float | str, end: list[float], slopes: Matrix | None) -> None:
        """Keep where a search ended.

        Args:
            kind: Speed [Hz], or the name of an aim.
            end: The unknowns, and the temperature of the isentropic step.
            slopes: Inverse of the derivatives, as they were last.
        """
        ends, _ = self._before.get(kind, ([], None))
        self._now[kind] = [*ends[-2:], end], slopes
