"""What the refrigerant is like at every place along a coil."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from physics.refrigerant import Refrigerant, Saturation, State, mixture

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
        Rows of temperature [K], quality (0 for liquid, 1 for gas) [-], density [kg/m³] and enthalpy [J/kg],
        shape (4, count), from inlet to outlet.
    """
    nodes = _nodes(fluid, saturation, inlet, outlet)
    table = np.array([(s.temperature, _vapour_share(s), s.density, s.enthalpy) for s in nodes]).T
    middle = 0.5 * (table[0, 1:] + table[0, :-1])
    tube = np.abs(np.diff(table[3])) / np.maximum(np.abs(air_temperature - middle), 0.05)
    places = np.concatenate([[0.0], np.cumsum(tube)])
    wanted = np.linspace(0.0, places[-1], count)
    rows = [np.interp(wanted, places, row) for row in table]
    rows[2] = 1.0 / np.interp(wanted, places, 1.0 / table[2])  # volumes add up, densities do not
    return np.array(rows)


def _vapour_share(state: State) -> float:
    if state.quality is not None:
        return state.quality
    return 1.0 if state.phase == "vapour" else 0.0


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
