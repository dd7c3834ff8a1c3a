"""Solves many random operating points, checks the laws at each, and counts how each ends."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from game.dev import how_many
from physics.balance import solve
from physics.laws import LAWS
from physics.machine import MACHINES, Machine
from physics.operating_point import (
    HUMIDITY_RANGE,
    INDOOR_RANGE,
    OUTDOOR_RANGE,
    SPEED_WORDS,
    Mode,
    OperatingPoint,
    OutsideEnvelope,
    Speed,
)
from physics.refrigerant import REFRIGERANTS

Case = tuple[OperatingPoint, Machine]


def cases(seed: int) -> Iterator[Case]:
    """Random operating points without end.

    Args:
        seed: The same seed gives the same points.
    Returns:
        Points, each with its machine.
    """
    dice = random.Random(seed)
    while True:
        mode, machine = dice.choice(list(Mode)), dice.choice(list(MACHINES.values()))
        speeds: tuple[Speed, ...] = (*SPEED_WORDS, dice.uniform(*machine.speeds))
        point = OperatingPoint(
            mode,
            dice.uniform(*OUTDOOR_RANGE[mode]),
            dice.uniform(*INDOOR_RANGE),
            dice.choice(list(REFRIGERANTS)),
            dice.choice(speeds),
            dice.choice((None, dice.uniform(*HUMIDITY_RANGE))),
            dice.uniform(*HUMIDITY_RANGE),
        )
        yield point, machine


def outcome(point: OperatingPoint, machine: Machine) -> tuple[str, list[str]]:
    """How a point ends.

    Args:
        point: The operating point.
        machine: The heat pump.
    Returns:
        The outcome in words, and the names of the laws that it breaks.
    """
    try:
        found = solve(point, machine)
    except OutsideEnvelope as stopped:
        return f"stopped by {stopped.limit.value}", []
    held = " and ".join(limit.value for limit in found.limits)
    broken = [law.__name__ for law in LAWS if not law(found)]
    return f"solved at {held}" if held else "solved", broken


def main(words: Sequence[str]) -> int:
    """Run and print the counts.

    Args:
        words: Options.
    Returns:
        Exit code: 1 where a law is broken.
    """
    parser = argparse.ArgumentParser(prog="dev.py points")
    parser.add_argument("--count", type=how_many, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    counts: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    begun = time.perf_counter()
    for _, (point, machine) in zip(range(options.count), cases(options.seed), strict=False):
        how, wrong = outcome(point, machine)
        counts[how] += 1
        for law in wrong:
            broken[law] += 1
            print(f"{law}: {machine.name} {point}")
    for how, count in counts.most_common():
        print(f"{count:>8}  {how}")
    print(f"{counts.total():>8}  points in {time.perf_counter() - begun:.0f} s, laws broken: {broken.total()}")
    return 1 if broken else 0
