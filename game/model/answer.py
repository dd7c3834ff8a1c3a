"""What the physics answers to one question of the app, as plain numbers that can be eased and sent about."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from game.model.record import changed
from physics.house import HOUSE
from physics.machine import COLD_CLIMATE, MACHINES
from physics.moist_air import dew_point
from physics.operating_point import Limit, Mode, OperatingPoint, OutsideEnvelope
from physics.refrigerant import refrigerant
from physics.rest import at_rest
from physics.states import State

if TYPE_CHECKING:
    from physics.snapshot import Snapshot

PATH_PLACES = 48
PROCESS_PLACES = 9
RESTING = 50.0  # W of capacity; no machine runs with so little, it is on its way to rest
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Shown:
    """Every figure on the screen, in SI units; what is eased is this.

    Attributes:
        temperatures: Refrigerant leaving each stage, shape (5,). [K]
        pressures: The same. [Pa]
        enthalpies: The same. [J/kg]
        entropies: The same. [J/(kg K)]
        densities: The same. [kg/m³]
        evaporator: Rows of temperature [K], vapour share [-], density [kg/m³], enthalpy [J/kg] and entropy
            [J/(kg K)] from the inlet to the outlet of the coil that absorbs, shape (5, PATH_PLACES).
        condenser: The same for the coil that releases.
        compression: Rows of temperature [K], pressure [Pa], enthalpy [J/kg], entropy [J/(kg K)] and quality [-] from
            suction to discharge, shape (5, PROCESS_PLACES).
        expansion: The same through the expansion device.
        ideal: Temperature [K] and enthalpy [J/kg] at discharge pressure after compression without loss.
        evaporating_temperature: Dew temperature. [K]
        condensing_temperature: Dew temperature. [K]
        uncooled_temperature: At discharge, if no liquid were injected. [K]
        mass_flow: Through evaporator and compressor. [kg/s]
        injection_flow: Liquid into the discharge gas. [kg/s]
        compressor_speed: Speed. [Hz]
        heat_absorbed: In the evaporator. [W]
        heat_released: In the condenser. [W]
        compressor_power: What reaches the gas. [W]
        drive_loss: Electronics and the compressor's shell, lost outdoors. [W]
        outdoor_fan_power: Lost outdoors. [W]
        indoor_fan_power: Ends in the room. [W]
        capacity: Delivered to the room or taken from it. [W]
        latent: Of the heat absorbed, what moisture gives. [W]
        condensate: Water. [kg/s]
        house_load: What the house needs; while the valve slides, what of that is met or made up for by backup heat. [W]
        running_share: Of the time. [-]
        outdoor_temperature: Outdoor air. [K]
        indoor_temperature: Room air. [K]
        outdoor_leaving: Air behind the outdoor coil. [K]
        indoor_leaving: Air that comes out of the indoor unit. [K]
        outdoor_surface: Fins of the outdoor coil. [K]
        outdoor_dew_point: Of outdoor air. [K]
        outdoor_flow: Air mass flow. [kg/s]
        indoor_flow: Air mass flow. [kg/s]
    """

    temperatures: Array
    pressures: Array
    enthalpies: Array
    entropies: Array
    densities: Array
    evaporator: Array
    condenser: Array
    compression: Array
    expansion: Array
    ideal: Array
    evaporating_temperature: float
    condensing_temperature: float
    uncooled_temperature: float
    mass_flow: float
    injection_flow: float
    compressor_speed: float
    heat_absorbed: float
    heat_released: float
    compressor_power: float
    drive_loss: float
    outdoor_fan_power: float
    indoor_fan_power: float
    capacity: float
    latent: float
    condensate: float
    house_load: float
    running_share: float
    outdoor_temperature: float
    indoor_temperature: float
    outdoor_leaving: float
    indoor_leaving: float
    outdoor_surface: float
    outdoor_dew_point: float
    outdoor_flow: float
    indoor_flow: float

    @property
    def total_power(self) -> float:
        """All electricity. [W]"""
        return self.compressor_power + self.drive_loss + self.outdoor_fan_power + self.indoor_fan_power

    @property
    def suction_pressure(self) -> float:
        """Where gas enters the compressor. [Pa]"""
        return float(self.pressures[0])

    @property
    def discharge_pressure(self) -> float:
        """Where it leaves. [Pa]"""
        return float(self.pressures[1])

    @property
    def cop(self) -> float | None:
        """Capacity over electricity, None at rest and where it is all but reached. [-]"""
        return self.capacity / self.total_power if self.capacity > RESTING else None

    @property
    def shortfall(self) -> float:
        """Load that the machine cannot meet. [W]"""
        return max(0.0, self.house_load - self.capacity)


def blend(one: Shown, other: Shown, share: float) -> Shown:
    """Figures on the way from one set to another.

    Args:
        one: Figures at share 0.
        other: Figures at share 1.
        share: 0..1. [-]
    Returns:
        The mixture.
    """
    rest = 1.0 - share
    begin, end = vars(one), vars(other)
    return changed(one, **{name: begin[name] * rest + end[name] * share for name in _FIELDS})


_FIELDS = tuple(field.name for field in fields(Shown))


def flattened(shown: Shown) -> Array:
    """All figures in one row.

    Args:
        shown: Figures.
    Returns:
        Numbers, shape (n,).
    """
    return np.concatenate([np.ravel(getattr(shown, name)) for name in _FIELDS])


def restored(row: Array) -> Shown:
    """Figures from such a row.

    Args:
        row: Numbers, shape (n,).
    Returns:
        The figures.
    """
    values: list[Any] = []
    start = 0
    for name in _FIELDS:
        shape = _SHAPES.get(name, ())
        size = prod(shape)
        part = row[start : start + size]
        values.append(part.reshape(shape) if shape else float(part[0]))
        start += size
    return Shown(*values)


_COLUMN, _PATH, _PROCESS = (5,), (5, PATH_PLACES), (5, PROCESS_PLACES)
_SHAPES = {
    "temperatures": _COLUMN,
    "pressures": _COLUMN,
    "enthalpies": _COLUMN,
    "entropies": _COLUMN,
    "densities": _COLUMN,
    "evaporator": _PATH,
    "condenser": _PATH,
    "compression": _PROCESS,
    "expansion": _PROCESS,
    "ideal": (2,),
}


@dataclass(frozen=True)
class Question:
    """What the app wants to know.

    Attributes:
        point: The operating point; at rest its temperatures and refrigerant count.
        valve: Where the reversing valve stands.
        machine: Key of `MACHINES`.
        running: Whether the machine runs at all.
    """

    point: OperatingPoint
    valve: Mode
    machine: str = COLD_CLIMATE.name
    running: bool = True


@dataclass(frozen=True, eq=False)
class Answer:
    """What the physics says to it.

    Attributes:
        question: The question.
        shown: All figures; those of a machine at rest where a limit stops it.
        limits: What holds the machine back.
        problem: The limit that stops it, if any.
    """

    question: Question
    shown: Shown
    limits: tuple[Limit, ...] = ()
    problem: OutsideEnvelope | None = None


def answer(question: Question) -> Answer:
    """Ask the physics.

    Args:
        question: What the app wants to know.
    Returns:
        The answer; a machine that a limit stops is at rest and says why.
    """
    if not question.running:
        return Answer(question, _at_rest(question))
    from physics.balance import solve  # with all it needs a good part of the start, and the window never calls it

    try:
        snapshot = solve(question.point, MACHINES[question.machine])
    except OutsideEnvelope as problem:
        return Answer(question, _at_rest(question), problem=problem)
    return Answer(question, _running(snapshot), snapshot.limits)


def _running(snapshot: Snapshot) -> Shown:
    from physics.paths import coil_path, compression_path, expansion_path
    from physics.snapshot import LEAST_SHORTFALL

    states = [stage.state for stage in snapshot.stages]
    fluid, cycle, (cold_air, warm_air) = refrigerant(snapshot.point.refrigerant), snapshot.cycle, snapshot.coil_airs
    evaporator = coil_path(fluid, cycle.evaporating, states[4], states[0], cold_air.entering_temperature, PATH_PLACES)
    condenser = coil_path(fluid, cycle.condensing, states[2], states[3], warm_air.entering_temperature, PATH_PLACES)
    copied: dict[str, Any] = {name: getattr(snapshot, name) for name in _FIELDS if hasattr(snapshot, name)}
    copied |= {
        **_columns(states),
        **_air(snapshot.point),
        "evaporator": evaporator,
        "condenser": condenser,
        "compression": compression_path(fluid, snapshot, PROCESS_PLACES),
        "expansion": expansion_path(fluid, snapshot, PROCESS_PLACES),
        "ideal": np.array([cycle.isentropic.temperature, cycle.isentropic.enthalpy]),
        "outdoor_leaving": snapshot.outdoor_air.leaving_temperature,
        "indoor_leaving": snapshot.supply_air_temperature,
        "outdoor_surface": snapshot.outdoor_air.surface_temperature,
        "outdoor_flow": snapshot.outdoor_air.flow,
        "indoor_flow": snapshot.indoor_air.flow,
    }
    if abs(snapshot.capacity - snapshot.house_load) < LEAST_SHORTFALL:  # it meets the load, and is written alike
        copied["capacity"] = snapshot.house_load
    return Shown(**copied)


def _at_rest(question: Question) -> Shown:
    """The machine standing still: nothing flows, and electronics are all that draws power."""
    point = question.point
    outdoor, indoor = point.outdoor_temperature, point.indoor_temperature
    rest = at_rest(point.refrigerant, outdoor, indoor)
    winter = question.valve is Mode.WINTER
    cold, warm = (rest.outdoor, rest.indoor) if winter else (rest.indoor, rest.outdoor)
    states = [cold, rest.outdoor, rest.outdoor, warm, rest.outdoor]
    zeros = dict.fromkeys(_FIELDS, 0.0)
    known = {
        **_columns(states),
        "evaporator": _still(cold),
        "condenser": _still(warm),
        "compression": _unchanged(rest.outdoor),
        "expansion": _unchanged(rest.outdoor),
        "ideal": np.array([rest.outdoor.temperature, rest.outdoor.enthalpy]),
        "evaporating_temperature": cold.temperature,
        "condensing_temperature": warm.temperature,
        "uncooled_temperature": rest.outdoor.temperature,
        "drive_loss": MACHINES[question.machine].standby_power,
        "house_load": HOUSE.load(point.mode, outdoor, indoor),
        **_air(point),
        "outdoor_leaving": outdoor,
        "indoor_leaving": indoor,
        "outdoor_surface": outdoor,
    }
    return Shown(**{**zeros, **known})  # type: ignore[arg-type]


def _columns(states: list[State]) -> dict[str, Array]:
    return {
        "temperatures": np.array([s.temperature for s in states]),
        "pressures": np.array([s.pressure for s in states]),
        "enthalpies": np.array([s.enthalpy for s in states]),
        "entropies": np.array([s.entropy for s in states]),
        "densities": np.array([s.density for s in states]),
    }


def _air(point: OperatingPoint) -> dict[str, float]:
    outdoor = point.outdoor_temperature
    return {
        "outdoor_temperature": outdoor,
        "indoor_temperature": point.indoor_temperature,
        "outdoor_dew_point": dew_point(outdoor, point.humidity_outdoors),
    }


def _still(state: State) -> Array:
    return _same((state.temperature, state.vapour, state.density, state.enthalpy, state.entropy), PATH_PLACES)


def _unchanged(state: State) -> Array:
    return _same((state.temperature, state.pressure, state.enthalpy, state.entropy, state.vapour), PROCESS_PLACES)


def _same(figures: tuple[float, ...], places: int) -> Array:
    return np.tile(np.array(figures)[:, None], places)
