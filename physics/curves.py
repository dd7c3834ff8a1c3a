"""Sweeps over outdoor temperature, each point started from its neighbour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from physics.balance import solve
from physics.house import HOUSE, House
from physics.machine import Machine
from physics.operating_point import OperatingPoint, OutsideEnvelope
from physics.snapshot import Snapshot


def sweep(
    points: Iterable[OperatingPoint], machine: Machine, house: House = HOUSE
) -> Iterator[Snapshot | OutsideEnvelope]:
    """The machine at one operating point after another.

    Args:
        points: Operating points, each close to the one before it.
        machine: The heat pump.
        house: The house that it heats or cools.
    Returns:
        The solved machine at each point, or what stops it.
    """
    last: Snapshot | None = None
    for point in points:
        try:
            last = solve(point, machine, house, last if last and last.point.mode is point.mode else None)
            yield last
        except OutsideEnvelope as problem:
            last = None
            yield problem
