"""What the refrigerant is like on its way: along a coil, through the compressor, through the expansion device."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from physics.refrigerant import Refrigerant
from physics.search import find_zero
from physics.snapshot import Snapshot
from physics.states import Saturation, State, mixture

SINGLE_PHASE_STEPS = 5
TWO_PHASE_STEPS = 12


def coil_path(
    fluid: Refrigerant, saturation: Saturation, inlet: State, outlet: State, air_temperature: float, count: int
) -> NDArray[np.float64]:
    """States at equal steps along a coil's tube.

    Each kilojoule takes the more tube the closer refrigerant and entering air are in temperature, so that
    superheating takes a long stretch and cooling the hot discharge gas a short one.

    Args:
        fluid: Property source.
        saturation: Saturated states at the coil's pressure.
        inlet: Refrigerant entering the coil.
        outlet: Refrigerant leaving it.
        air_temperature: Air entering the coil, warmer than all of the refrigerant or colder. [K]
        count: How many places, 2 or more.
    Returns:
        Rows of temperature [K], quality (0 for liquid, 1 for gas) [-], density [kg/m³], enthalpy [J/kg] and
        entropy [J/(kg K)], shape (5, count), from inlet to outlet.
    """
    nodes = _nodes(fluid, saturation, inlet, outlet)
    table = np.array([(s.temperature, s.vapour, s.density, s.enthalpy, s.entropy) for s in nodes]).T
    middle = 0.5 * (table[0, 1:] + table[0, :-1])
    tube = np.abs(np.diff(table[3])) / np.maximum(np.abs(air_temperature - middle), 0.05)
    places = np.concatenate([[0.0], np.cumsum(tube)])
    wanted = np.linspace(0.0, places[-1], count)
    inside = (table[1] > 0.0) & (table[1] < 1.0)
    for place in places[1:-1][~inside[1:-1] & (inside[:-2] | inside[2:])]:  # boiling begins or ends on a sample,
        wanted[1 + np.argmin(np.abs(wanted[1:-1] - place))] = place  # so that no step cuts the corner
    rows = [np.interp(wanted, places, row) for row in table]
    rows[2] = 1.0 / np.interp(wanted, places, 1.0 / table[2])  # volumes add up, densities do not
    return np.array(rows)


def compression_path(fluid: Refrigerant, snapshot: Snapshot, count: int) -> NDArray[np.float64]:
    """States on the way through the compressor.

    All losses go into the gas, and entropy is taken to change in equal steps of the logarithm of pressure; where
    liquid is injected, it evaporates in equal steps, too, so that the mean of gas and liquid is shown.

    Args:
        fluid: Property source.
        snapshot: The solved machine.
        count: How many places, 2 or more.
    Returns:
        Rows of temperature [K], pressure [Pa], enthalpy [J/kg], entropy [J/(kg K)] and quality [-], shape (5, count).
    """
    suction, discharge = snapshot.stages[0].state, snapshot.stages[1].state
    rows = [(suction.temperature, suction.pressure, suction.enthalpy, suction.entropy, 1.0)]
    for share in (k / (count - 1) for k in range(1, count - 1)):
        pressure = suction.pressure * (discharge.pressure / suction.pressure) ** share
        entropy = suction.entropy + (discharge.entropy - suction.entropy) * share
        guess = suction.temperature + (discharge.temperature - suction.temperature) * share
        gas = fluid.isentropic(entropy, pressure, suction.temperature, guess)
        rows.append((gas.temperature, pressure, gas.enthalpy, entropy, 1.0))
    rows.append((discharge.temperature, discharge.pressure, discharge.enthalpy, discharge.entropy, 1.0))
    return np.array(rows).T


def expansion_path(fluid: Refrigerant, snapshot: Snapshot, count: int) -> NDArray[np.float64]:
    """States on the way through the expansion device, at constant enthalpy.

    Args:
        fluid: Property source.
        snapshot: The solved machine.
        count: How many places, 2 or more.
    Returns:
        Rows of temperature [K], pressure [Pa], enthalpy [J/kg], entropy [J/(kg K)] and quality [-], shape (5, count).
    """
    liquid, mixed = snapshot.stages[3].state, snapshot.stages[4].state
    states, temperature = [liquid], liquid.temperature
    pressures = np.geomspace(liquid.pressure, mixed.pressure, count)
    flashing = _flashing(fluid, snapshot.cycle.evaporating, snapshot.cycle.condensing, liquid.enthalpy)
    pressures[1 + np.argmin(np.abs(np.log(pressures[1:-1] / flashing)))] = flashing  # so that no step cuts the corner
    for pressure in pressures[1:-1].tolist():
        ends = fluid.saturation_at(pressure)
        if liquid.enthalpy > ends.liquid_enthalpy:
            states.append(mixture(ends, liquid.enthalpy))
        else:  # still liquid, which throttling hardly cools
            for _ in range(2):
                there = fluid.liquid(temperature, ends.pressure)
                temperature += (liquid.enthalpy - there.enthalpy) / there.heat_capacity
            states.append(fluid.liquid(temperature, ends.pressure).state("liquid"))
    states.append(mixed)
    return np.array([(s.temperature, s.pressure, liquid.enthalpy, s.entropy, s.vapour) for s in states]).T


def _flashing(fluid: Refrigerant, low: Saturation, high: Saturation, enthalpy: float) -> float:
    """Pressure at which liquid of an enthalpy begins to flash. [Pa]"""

    def beyond(dew_temperature: float) -> tuple[float, Saturation]:
        ends = fluid.saturation(dew_temperature)
        return ends.liquid_enthalpy - enthalpy, ends

    if high.liquid_enthalpy <= enthalpy:  # without subcooling, or but for rounding
        return high.pressure
    return find_zero(beyond, low.dew_temperature, high.dew_temperature).pressure


def _nodes(fluid: Refrigerant, saturation: Saturation, inlet: State, outlet: State) -> list[State]:
    """States from inlet to outlet: equal temperature steps in gas and liquid, equal enthalpy steps between."""
    low, high = sorted((inlet, outlet), key=lambda state: state.enthalpy)
    nodes = [low]
    if low.phase == "liquid":
        temperatures = np.linspace(low.temperature, saturation.bubble_temperature, SINGLE_PHASE_STEPS + 1)
        nodes += [fluid.liquid(float(t), low.pressure).state("liquid") for t in temperatures[1:]]
    start = max(low.enthalpy, saturation.liquid_enthalpy)
    end = min(high.enthalpy, saturation.vapour_enthalpy)
    nodes += [mixture(saturation, float(h)) for h in np.linspace(start, end, TWO_PHASE_STEPS + 1)]
    if high.phase == "vapour":
        temperatures = np.linspace(saturation.dew_temperature, high.temperature, SINGLE_PHASE_STEPS + 1)
        nodes += [fluid.gas(float(t), high.pressure).state("vapour") for t in temperatures[1:-1]]
    nodes.append(high)
    ordered = nodes if inlet is low else nodes[::-1]
    return [ordered[0]] + [b for a, b in pairwise(ordered) if abs(b.enthalpy - a.enthalpy) > 1e-6]
