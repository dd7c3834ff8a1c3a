"""Curves over outdoor temperature, computed a few points at a time so that nothing waits for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from physics.house import with_backup
from physics.machine import MACHINES
from physics.operating_point import OUTDOOR_RANGE, Limit, Mode, OperatingPoint, OutsideEnvelope

if TYPE_CHECKING:
    from game.model.answer import Shown
    from physics.snapshot import Snapshot

STEP = 1.0  # K between points
DRAWN = 1e-4  # of the heat, how well the coils of a point must agree: less than a tenth of a pixel
LEAST_LACK = 1.0  # W by which capacity falls short, more than a search may leave
FIGURES = (
    "cop",
    "capacity",
    "house_load",
    "total_power",
    "suction_pressure",
    "discharge_pressure",
)  # of a point, in SI units
WITH_BACKUP = "cop_with_backup"  # which follows from these
CURVE_STAGES = {"total_power": (2,), "suction_pressure": (5, 1), "discharge_pressure": (2, 3, 4)}
# what holds the machine back at one point, and its figures; None where a limit stops it
Row = tuple[frozenset[Limit], tuple[float, ...]] | None


@dataclass(frozen=True)
class CurveQuestion:
    """What a curve depends on besides outdoor temperature.

    Attributes:
        winter: Operating point whose other inputs hold for heating.
        summer: The same for cooling.
        machine: Key of `MACHINES`.
    """

    winter: OperatingPoint
    summer: OperatingPoint
    machine: str


@dataclass(frozen=True, eq=False)
class Curve:
    """Figures over outdoor temperature in both modes.

    Attributes:
        question: What it belongs to.
        winter: Outdoor temperature [K] and `FIGURES` of each point and of each bend between them, shape (n, 7).
        summer: The same for cooling.
    """

    question: CurveQuestion
    winter: NDArray[np.float64]
    summer: NDArray[np.float64]

    def of(self, mode: Mode) -> NDArray[np.float64]:
        """The half that belongs to a mode.

        Args:
            mode: Winter or summer.
        Returns:
            Rows, shape (n, 7).
        """
        return self.summer if mode is Mode.SUMMER else self.winter

    def at(self, mode: Mode, outdoor: float, figure: str) -> float | None:
        """A figure at any outdoor temperature.

        Args:
            mode: Winter or summer.
            outdoor: Outdoor air. [K]
            figure: One of `FIGURES`, or `WITH_BACKUP`.
        Returns:
            Its value by interpolation, None beyond the ends of the curve.
        """
        rows = self.of(mode)
        if not len(rows) or not rows[0, 0] <= outdoor <= rows[-1, 0]:
            return None
        return float(np.interp(outdoor, rows[:, 0], self.values(mode, figure)))

    def values(self, mode: Mode, figure: str) -> NDArray[np.float64]:
        """A figure in each row.

        Args:
            mode: Winter or summer.
            figure: One of `FIGURES`, or `WITH_BACKUP`, which in summer is the machine's own COP.
        Returns:
            Values, shape (n,).
        """
        columns: dict[str, NDArray[np.float64]] = dict(zip(FIGURES, self.of(mode)[:, 1:].T, strict=True))
        if figure != WITH_BACKUP:
            return columns[figure]
        if mode is Mode.SUMMER:
            return columns["cop"]
        shortfall = np.maximum(columns["house_load"] - columns["capacity"], 0.0)
        return with_backup(columns["capacity"], columns["total_power"], shortfall)


def points(question: CurveQuestion) -> tuple[OperatingPoint, ...]:
    """Every operating point of a curve.

    Args:
        question: What it belongs to.
    Returns:
        Heating points, then cooling points.
    """
    return tuple(
        replace(base, outdoor_temperature=outdoor)
        for base in (question.winter, question.summer)
        for outdoor in temperatures(base.mode)
    )


def temperatures(mode: Mode) -> list[float]:
    """Outdoor temperatures of a curve's points, from the coldest.

    Args:
        mode: Winter or summer.
    Returns:
        The temperatures, `STEP` apart. [K]
    """
    low, high = OUTDOOR_RANGE[mode]
    return [low + i * STEP for i in range(int((high - low) / STEP) + 1)]


def figures(chosen: tuple[OperatingPoint, ...], machine: str) -> tuple[Row, ...]:
    """Figures at some operating points.

    Args:
        chosen: The points, neighbours beside one another.
        machine: Key of `MACHINES`.
    Returns:
        One row for each.
    """
    from physics.curves import sweep

    found = sweep(chosen, MACHINES[machine], tolerance=DRAWN)
    return tuple(None if isinstance(each, OutsideEnvelope) else row(each, each.limits) for each in found)


def row(found: Snapshot | Shown, limits: tuple[Limit, ...]) -> Row:
    """The figures of one point.

    Args:
        found: The solved machine, or all that is shown of it.
        limits: What holds it back.
    Returns:
        The limits that bend a curve where they begin to hold, which injection does not, and `FIGURES`; None where the
        machine does not run.
    """
    if found.cop is None:
        return None
    return frozenset(limits) - {Limit.INJECTION}, tuple(getattr(found, name) for name in FIGURES)


def assembled(question: CurveQuestion, found: tuple[Row, ...]) -> Curve:
    """The curve from the figures of all its points.

    Args:
        question: What it belongs to.
        found: Rows in the order of `points`.
    Returns:
        The curve, with its bends; points outside the machine's limits are left out.
    """
    halves: dict[Mode, list[tuple[frozenset[Limit], tuple[float, ...]]]] = {mode: [] for mode in Mode}
    for point, row in zip(points(question), found, strict=True):
        if row is not None:
            held, values = row
            halves[point.mode].append((held, (point.outdoor_temperature, *values)))
    winter, summer = (_bent([values for _held, values in half], [held for held, _ in half]) for half in halves.values())
    return Curve(question, winter, summer)


def _bent(rows: list[tuple[float, ...]], held: list[frozenset[Limit]]) -> NDArray[np.float64]:
    """Rows of a curve, with another where one limit gives way to another: there both sides, drawn on, meet."""
    table = np.array(rows).reshape(-1, 1 + len(FIGURES))
    bends, capacity = [], 1 + FIGURES.index("capacity")
    for k in range(1, len(table) - 2):
        before, last, first, behind = table[k - 1 : k + 3]
        if held[k - 1] == held[k] != held[k + 1] == held[k + 2] and behind[0] - before[0] < 3.5 * STEP:
            there, back = last - before, behind - first
            turn = (there - back)[capacity]
            x = (first - back - last)[capacity] / turn if turn else 0.0
            if 0.0 < x < 1.0:
                bends.append(0.5 * (last + x * there + first - (1.0 - x) * back))
    whole = np.vstack([table, *bends])
    return whole[np.argsort(whole[:, 0])]


def curve_stages(figure: str, mode: Mode) -> tuple[int, ...]:
    """The stages that a curve tells of.

    Args:
        figure: What the curve shows.
        mode: In which mode.
    Returns:
        Numbers of the stages; none for a curve that tells of the machine as a whole.
    """
    if figure == "capacity":  # what the indoor coil does
        return (4,) if mode is Mode.WINTER else (1,)
    return CURVE_STAGES.get(figure, ())


def balance_point(curve: Curve) -> float | None:
    """The outdoor temperature below which the machine alone can no longer heat the house.

    Args:
        curve: Figures over outdoor temperature.
    Returns:
        The temperature, None where it can everywhere, or nowhere. [K]
    """
    rows = curve.winter
    load = rows[:, 1 + FIGURES.index("house_load")]
    short = load - rows[:, 1 + FIGURES.index("capacity")]
    lacking = np.flatnonzero(short > LEAST_LACK)
    if not len(lacking) or lacking[-1] + 1 >= len(rows):
        return None
    last = lacking[-1]
    falling, one = (short, last - 1) if last else (load, 0)  # the shortfall shrinks evenly up to the point
    slope = (falling[one + 1] - falling[one]) / (rows[one + 1, 0] - rows[one, 0])
    return float(min(rows[last, 0] - short[last] / slope, rows[last + 1, 0])) if slope < 0.0 else float(rows[last, 0])
