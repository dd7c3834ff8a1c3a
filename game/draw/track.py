"""Tracks: paths with round corners, measured along their length."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, hypot, tan

import numpy as np
from numpy.typing import NDArray

from game.draw.vector import Point
from physics.search import clamped

ARC_STEPS = 10


class Track:
    """A polyline with rounded corners; places on it are lengths from its start, in design units."""

    def __init__(self, corners: Sequence[Point], radius: float = 0.0) -> None:
        points: list[Point] = [corners[0]]
        data = f"M{corners[0][0]:g} {corners[0][1]:g}"
        for before, here, after in zip(corners, corners[1:], corners[2:], strict=False):
            start, end, control, r = _fillet(before, here, after, radius)
            data += f" L{start[0]:.3f} {start[1]:.3f}"
            points.append(start)
            if r > 0.0:
                data += f" C{_cubic(start, control, end)}"
                points.extend(_bezier(start, control, end))
        data += f" L{corners[-1][0]:g} {corners[-1][1]:g}"
        points.append(corners[-1])
        self.data = data
        self.points: NDArray[np.float64] = np.array(points)
        steps = np.hypot(*np.diff(self.points, axis=0).T)
        keep = np.concatenate([[True], steps > 1e-9])
        self.points = self.points[keep]
        self.lengths: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(steps[steps > 1e-9])])

    @property
    def length(self) -> float:
        """Whole length."""
        return float(self.lengths[-1])

    def at(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points at lengths along the track.

        Args:
            places: Lengths, shape (n,); beyond the ends the end points are meant.
        Returns:
            Points, shape (n, 2).
        """
        x = np.interp(places, self.lengths, self.points[:, 0])
        y = np.interp(places, self.lengths, self.points[:, 1])
        return np.column_stack([x, y])

    def headings(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Unit vectors along the track.

        Args:
            places: Lengths, shape (n,).
        Returns:
            Directions, shape (n, 2).
        """
        ahead = self.at(np.minimum(places + 0.5, self.length)) - self.at(np.maximum(places - 0.5, 0.0))
        return ahead / np.maximum(np.hypot(ahead[:, 0], ahead[:, 1])[:, None], 1e-9)

    def nearest(self, places: Sequence[Point]) -> NDArray[np.float64]:
        """Lengths along the track at which it passes closest to given points.

        Args:
            places: Points, in design units.
        Returns:
            Lengths, shape (n,).
        """
        lengths = np.linspace(0.0, self.length, int(self.length * 2.0) + 2)
        points = self.at(lengths)
        return np.array([lengths[np.argmin(np.hypot(*(points - place).T))] for place in places])

    def part(self, start: float, end: float) -> str:
        """SVG path data of a part of the track."""
        inner = self.lengths[(self.lengths > start) & (self.lengths < end)]
        points = self.at(np.concatenate([[start], inner, [end]]))
        return "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in points)


class Table:
    """Points and directions of a track (or of several) at fine equal steps, to be looked up by index."""

    STEP = 0.25

    def __init__(self, *tracks: Track) -> None:
        longest = max(track.length for track in tracks)
        self.lengths: NDArray[np.float64] = np.arange(0.0, longest + self.STEP, self.STEP)
        self.points: NDArray[np.float64] = np.stack([track.at(self.lengths) for track in tracks])
        self.headings: NDArray[np.float64] = np.stack([track.headings(self.lengths) for track in tracks])
        self._last = len(self.lengths) - 1

    def index(self, places: NDArray[np.float64]) -> NDArray[np.int64]:
        """Index of the step nearest to each length.

        Args:
            places: Lengths along a track, any shape.
        Returns:
            Indices into the second axis of `points` and `headings`.
        """
        found: NDArray[np.int64] = (places / self.STEP + 0.5).astype(np.int64)
        return np.minimum(np.maximum(found, 0), self._last)  # a third of what np.clip takes


def joined(*tracks: Track) -> Track:
    """One track out of several that follow one another end to start.

    Args:
        tracks: Tracks in order.
    Returns:
        The whole.
    """
    points = [tracks[0].points] + [track.points[1:] for track in tracks[1:]]
    return Track([(float(x), float(y)) for x, y in np.concatenate(points)])


def _fillet(before: Point, here: Point, after: Point, radius: float) -> tuple[Point, Point, Point, float]:
    """Where a corner's arc starts and ends, its control corner, and how far it reaches, 0 if it is none."""
    a, b = (before[0] - here[0], before[1] - here[1]), (after[0] - here[0], after[1] - here[1])
    la, lb = hypot(*a), hypot(*b)
    if radius <= 0.0:
        return here, here, here, 0.0
    angle = acos(clamped((a[0] * b[0] + a[1] * b[1]) / (la * lb), -1.0, 1.0))
    if angle > 3.13:
        return here, here, here, 0.0
    reach = min(radius / tan(angle / 2.0), la / 2.0, lb / 2.0)
    start = (here[0] + a[0] / la * reach, here[1] + a[1] / la * reach)
    end = (here[0] + b[0] / lb * reach, here[1] + b[1] / lb * reach)
    return start, end, here, reach


def _handles(start: Point, control: Point, end: Point) -> tuple[Point, Point]:
    k = 0.5523  # a quarter circle as one cubic
    first = (start[0] + (control[0] - start[0]) * k, start[1] + (control[1] - start[1]) * k)
    second = (end[0] + (control[0] - end[0]) * k, end[1] + (control[1] - end[1]) * k)
    return first, second


def _cubic(start: Point, control: Point, end: Point) -> str:
    first, second = _handles(start, control, end)
    return " ".join(f"{x:.3f} {y:.3f}" for x, y in (first, second, end))


def _bezier(start: Point, control: Point, end: Point) -> list[Point]:
    first, second = _handles(start, control, end)
    points = []
    for i in range(1, ARC_STEPS + 1):
        t = i / ARC_STEPS
        u = 1.0 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        points.append(
            (
                sum(w * p[0] for w, p in zip(weights, (start, first, second, end), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (start, first, second, end), strict=True)),
            )
        )
    return points
