"""One marked drop of refrigerant: where it is on its way, and what it is like there.

Its place is told by the part it is in and how far through it. Lengths are those of the picture, in design units, so
that it keeps pace with the drops around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from game.model.answer import Shown
from physics.operating_point import Mode

SPACING_EXPONENT = 0.3  # of the density, in the number of drops along a length
AT_WORK = {2: (2, 0.5), 3: (1, 0.1), 5: (1, 0.5)}  # which of a stage's parts is its machine, and where in it
LENGTHS = {  # of the picture's parts, with the ways through both valves; a test compares them with the drawing
    "suction": 440.2,
    "compression": 81.4,
    "discharge": 468.4,
    "gas_line": 374.2,
    "indoor_coil": 1137.0,
    "liquid_line": 655.5,
    "expansion": 24.0,
    "outdoor_liquid": 98.2,
    "outdoor_coil": 759.4,
    "outdoor_gas": 270.7,
}
OUTLETS = {  # of each line the stage whose outlet it carries, in winter and in summer, counted from 0
    "suction": (0, 0),
    "discharge": (1, 1),
    "outdoor_gas": (0, 2),
    "gas_line": (2, 0),
    "liquid_line": (3, 4),
    "outdoor_liquid": (4, 3),
}
INDOORS = ("gas_line", "indoor_coil", "liquid_line")
RING = ("gas_line", "indoor_coil", "liquid_line", "expansion", "outdoor_liquid", "outdoor_coil", "outdoor_gas")
_WINTER = {
    1: ("outdoor_coil",),
    2: ("outdoor_gas", "suction", "compression"),
    3: ("discharge", "gas_line"),
    4: ("indoor_coil",),
    5: ("liquid_line", "expansion", "outdoor_liquid"),
}
_SUMMER = {
    1: ("indoor_coil",),
    2: ("gas_line", "suction", "compression"),
    3: ("discharge", "outdoor_gas"),
    4: ("outdoor_coil",),
    5: ("outdoor_liquid", "expansion", "liquid_line"),
}


@dataclass(frozen=True)
class Place:
    """Where the drop is.

    Attributes:
        stage: Stage whose work is being done on it, 1 to 5.
        part: Key of `LENGTHS`.
        share: How far through the part, along the flow, 0..1.
    """

    stage: int
    part: str
    share: float


@dataclass(frozen=True)
class Reading:
    """What the drop is like.

    Attributes:
        temperature: Temperature. [K]
        pressure: Absolute pressure. [Pa]
        enthalpy: Specific enthalpy. [J/kg]
        entropy: Specific entropy. [J/(kg K)]
        quality: Share of vapour, 0 for liquid to 1 for gas. [-]
    """

    temperature: float
    pressure: float
    enthalpy: float
    entropy: float
    quality: float


def parts(mode: Mode) -> tuple[tuple[int, str], ...]:
    """Stage and name of every part in the order of flow, from the inlet of stage 1.

    Args:
        mode: Where the valve stands.
    Returns:
        Pairs of stage and part.
    """
    stages = _SUMMER if mode is Mode.SUMMER else _WINTER
    return tuple((stage, part) for stage, names in stages.items() for part in names)


def place(way: float, mode: Mode) -> Place:
    """Where the drop is after a way from the inlet of stage 1.

    Args:
        way: Whole number: how many parts it has passed; fraction: how far through the next.
        mode: Where the valve stands.
    Returns:
        The place.
    """
    found = parts(mode)
    number = int(way) % len(found)
    stage, part = found[number]
    return Place(stage, part, way % 1.0)


def turned(way: float, old: Mode, new: Mode) -> float:
    """The way to the same place once the flow has turned round.

    Args:
        way: As in `place`, before.
        old: Where the valve stood.
        new: Where it stands now.
    Returns:
        The way to the place now.
    """
    here = place(way, old)
    names = [part for _stage, part in parts(new)]
    share = 1.0 - here.share if here.part in RING else here.share
    return names.index(here.part) + min(share, 0.999)


def stage_inlet(stage: int, mode: Mode) -> float:
    """The way to the inlet of a stage.

    Args:
        stage: 1 to 5.
        mode: Where the valve stands.
    Returns:
        The way, a whole number.
    """
    return float([number for number, _part in parts(mode)].index(stage))


def next_stage(way: float, mode: Mode) -> float:
    """The way on to where the next stage does its work: half through it, or just behind the reversing valve.

    Args:
        way: As in `place`.
        mode: Where the valve stands.
    Returns:
        The way there, beyond the one given.
    """
    stages, stage = [number for number, _part in parts(mode)], place(way, mode).stage % 5 + 1
    part, share = AT_WORK.get(stage, (0, 0.5))
    there = stages.index(stage) + part + share
    return there + len(stages) * ceil((way - there) / len(stages))


def reading(shown: Shown, where: Place, mode: Mode) -> Reading:
    """What the drop is like at a place.

    Args:
        shown: All figures, not those while the valve slides, which mix two machines.
        where: The place.
        mode: Where the valve stands.
    Returns:
        State of the refrigerant there, interpolated along the process.
    """
    resting = shown.mass_flow == 0.0  # then it is like what is around it
    if where.part in ("compression", "expansion") or (resting and where.part not in INDOORS):
        path = shown.expansion if where.part == "expansion" else shown.compression
        return Reading(*(_along(row, where.share) for row in path))
    if where.part in ("outdoor_coil", "indoor_coil") or resting:
        evaporates = (where.part == "outdoor_coil") is (mode is Mode.WINTER)
        path = shown.evaporator if evaporates else shown.condenser
        t, quality, _density, h, s = (_along(row, where.share) for row in path)
        return Reading(t, float(shown.pressures[0 if evaporates else 2]), h, s, quality)
    stage = OUTLETS[where.part][mode is Mode.SUMMER]
    figures = (shown.temperatures, shown.pressures, shown.enthalpies, shown.entropies)
    t, p, h, s = (float(row[stage]) for row in figures)
    quality = {3: 0.0, 4: float(shown.evaporator[1, 0])}.get(stage, 1.0)
    return Reading(t, p, h, s, quality)


def _along(row: NDArray[np.float64], share: float) -> float:
    return float(np.interp(share * (len(row) - 1), np.arange(len(row)), row))


def pace(shown: Shown, where: Place, mode: Mode) -> float:
    """How much of a part the drop passes for each round of the loop that all drops make.

    Args:
        shown: All figures.
        where: The place.
        mode: Where the valve stands.
    Returns:
        Shares of the part for a round. [-]
    """
    crowding = _crowding(shown, mode)
    here = crowding[where.part]
    whole = sum(LENGTHS[part] * value for part, value in crowding.items())
    return whole / (LENGTHS[where.part] * here)


@lru_cache(maxsize=8)
def _crowding(shown: Shown, mode: Mode) -> dict[str, float]:
    """How close drops follow one another in each part, on the mean of the part."""
    gas, hot, behind, liquid, mixed = (float(d) ** SPACING_EXPONENT for d in shown.densities)
    evaporator, condenser = (float(np.mean(p[2] ** SPACING_EXPONENT)) for p in (shown.evaporator, shown.condenser))
    lines, found = (gas, hot, behind, liquid, mixed), {}
    for stage, part in parts(mode):
        if part in ("outdoor_coil", "indoor_coil"):
            found[part] = evaporator if stage == 1 else condenser
        elif part == "compression":
            found[part] = 0.5 * (gas + hot)
        elif part == "expansion":
            found[part] = 0.5 * (liquid + mixed)
        else:
            found[part] = lines[OUTLETS[part][mode is Mode.SUMMER]]
    return found
