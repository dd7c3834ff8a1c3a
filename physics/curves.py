"""Sweeps over outdoor temperature, each point started from its neighbour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from physics.balance import TOLERANCE, solve
from physics.machine import COLD_CLIMATE, Machine
from physics.operating_point import Mode, OperatingPoint, OutsideEnvelope
from physics.snapshot import Snapshot
from physics.trail import Trail


def sweep(
    points: Iterable[OperatingPoint],
    machine: Machine = COLD_CLIMATE,
    tolerance: float = TOLERANCE,
) -> Iterator[Snapshot | OutsideEnvelope]:
    """The machine at one operating point after another.

    Args:
        points: Operating points, each close to the one before it.
        machine: The heat pump.
        tolerance: As `solve` takes it. [-]
    Returns:
        The solved machine at each point, or what stops it.
    """
    trails = {mode: Trail() for mode in Mode}
    for point in points:
        try:
            yield solve(point, machine, trails[point.mode], tolerance)
        except OutsideEnvelope as problem:
            yield problem
