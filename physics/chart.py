"""The ground of pressure–enthalpy and temperature–entropy diagrams: dome, quality lines, isotherms, isentropes.

Everything comes from the same property source as the cycle, so that points on the dome lie on it. Besides the lines a
chart holds rows of states at equal pressures and at equal temperatures, from which a reading at any place of a diagram
is interpolated without another call.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physics.operating_point import kelvin
from physics.refrigerant import Refrigerant, refrigerant
from physics.search import clamped
from physics.states import Saturation, heat_share, part_boiled, share_between

Array = NDArray[np.float64]

COLDEST, HOTTEST = kelvin(-50.0), kelvin(150.0)
QUALITIES = (0.2, 0.4, 0.6, 0.8)
_ROUND = {*range(-40, 141, 20), *((fahrenheit - 32) / 1.8 for fahrenheit in range(-40, 281, 40))}  # °C
ISOTHERMS = tuple(sorted(map(kelvin, _ROUND)))  # round in °C or in °F
ISENTROPE_STEP = 100.0  # J/(kg K), between round entropies
DOME_STEPS, LINE_STEPS, ROWS = 60, 10, 28
T, P, H, S, X = range(5)  # columns of a state: temperature [K], ln p, enthalpy [J/kg], entropy [J/(kg K)], quality [-]


@dataclass(frozen=True, eq=False)
class Chart:
    """Lines and rows of states of one refrigerant; a state is a row of columns `T`, `P`, `H`, `S` and `X`.

    Attributes:
        name: Key of `REFRIGERANTS`.
        dome: Bubble line upwards, then dew line downwards, shape (n, 5).
        qualities: Lines of equal quality, shape (4, m, 5).
        isotherms: Lines of equal temperature, those of `ISOTHERMS`, from liquid to gas; nan fills what a line has not,
            shape (k, j, 5).
        isentropes: Lines of equal entropy in the gas, at multiples of `ISENTROPE_STEP`, shape (i, j, 5).
        isobars: States at equal steps of ln p, from liquid to gas, shape (ROWS, w, 5).
        thermal_rows: States at equal steps of temperature, from liquid to gas, shape (ROWS, w, 5); rows of gas alone
            begin with nan, so that gas stands beneath gas.
    """

    name: str
    dome: Array
    qualities: Array
    isotherms: Array
    isentropes: Array
    isobars: Array
    thermal_rows: Array

    @property
    def bubble(self) -> Array:
        """Boiling liquid, from the coldest, shape (n / 2, 5)."""
        return self.dome[: len(self.dome) // 2]

    @property
    def dew(self) -> Array:
        """Saturated gas, from the hottest, shape (n / 2, 5)."""
        return self.dome[len(self.dome) // 2 :]

    @property
    def pressures(self) -> tuple[float, float]:
        """Lowest and highest pressure that the chart knows. [Pa]"""
        return float(np.exp(self.isobars[0, 0, 1])), float(np.exp(self.isobars[-1, 0, 1]))

    def at_pressure_enthalpy(self, pressure: float, enthalpy: float) -> Array | None:
        """State at a place of the pressure–enthalpy diagram.

        Args:
            pressure: Absolute pressure. [Pa]
            enthalpy: Specific enthalpy. [J/kg]
        Returns:
            The state, shape (5,); None outside the chart.
        """
        return _read(self.isobars, P, float(np.log(pressure)), H, enthalpy)

    def at_temperature_entropy(self, temperature: float, entropy: float) -> Array | None:
        """State at a place of the temperature–entropy diagram.

        Args:
            temperature: Temperature. [K]
            entropy: Specific entropy. [J/(kg K)]
        Returns:
            The state, shape (5,); None outside the chart.
        """
        return _read(self.thermal_rows, T, temperature, S, entropy)


def _read(rows: Array, along: int, level: float, across: int, value: float) -> Array | None:
    """Between two rows of equal level, at a value of another column."""
    levels = rows[:, -1, along]
    if not levels[0] <= level <= levels[-1]:
        return None
    row = row_at(rows, levels, level)
    known = row[~np.isnan(row[:, across])]
    if not known[0, across] <= value <= known[-1, across]:
        return None
    result: Array = np.array([np.interp(value, known[:, across], column) for column in known.T])
    return result


def row_at(rows: Array, levels: Array, level: float) -> Array:
    """The row at a level, between its neighbours: liquid with liquid, mixture with mixture, gas with gas.

    Args:
        rows: Rows of states, the same phase in the same places, at least two, shape (n, w, k).
        levels: Rising, shape (n,). [any]
        level: Inside them. [any]
    Returns:
        States, shape (w, k).
    """
    above = min(max(int(np.searchsorted(levels, level)), 1), len(levels) - 1)
    share = (level - levels[above - 1]) / (levels[above] - levels[above - 1])
    found: Array = rows[above - 1] * (1.0 - share) + rows[above] * share
    return found


def chart(name: str) -> Chart:
    """Compute the chart of a refrigerant.

    Args:
        name: Key of `REFRIGERANTS`.
    Returns:
        The chart.
    """
    fluid = refrigerant(name)
    temperatures = np.linspace(COLDEST, fluid.warmest, DOME_STEPS)
    ends = [fluid.saturation(float(t)) for t in temperatures]
    line = ends + fluid.near_critical()
    bubble = [_row(e.bubble_temperature, e.pressure, e.liquid_enthalpy, e.liquid_entropy, 0.0) for e in line]
    dew = [_row(e.dew_temperature, e.pressure, e.vapour_enthalpy, e.vapour_entropy, 1.0) for e in line]
    qualities = [[_wet(e, x) for e in ends] for x in QUALITIES]
    levels = np.linspace(np.log(ends[0].pressure) + 1e-6, np.log(ends[-1].pressure) - 1e-6, ROWS)
    isobars = [_isobar(fluid, float(np.exp(level))) for level in levels]
    # rows of equal temperature reach from the coldest to the hottest gas
    thermal = [_isotherm(fluid, float(t))[::-1] for t in np.linspace(COLDEST, HOTTEST, ROWS)]
    return Chart(
        name,
        np.array(bubble + dew[::-1]),
        np.array(qualities),
        _padded([_isotherm(fluid, t) for t in ISOTHERMS]),
        _padded(_isentropes(fluid, ends)),
        _padded(isobars),
        _padded(thermal)[:, ::-1],
    )


def _row(t: float, p: float, h: float, s: float, x: float) -> list[float]:
    return [t, float(np.log(p)), h, s, x]


def _wet(ends: Saturation, quality: float) -> list[float]:
    """State of a given quality; a blend's enthalpy is a little bent against it."""
    state = part_boiled(ends, heat_share(quality, ends.quality_bend))
    return _row(state.temperature, ends.pressure, state.enthalpy, state.entropy, quality)


def _isobar(fluid: Refrigerant, pressure: float) -> list[list[float]]:
    """From cold liquid through boiling to hot gas at one pressure."""
    ends = fluid.saturation_at(pressure)
    rows = []
    for share in np.linspace(1.0, 0.0, LINE_STEPS, endpoint=False) ** 2:  # close together where it begins to boil
        t = ends.bubble_temperature - share * (ends.bubble_temperature - COLDEST + 1.0)
        liquid = fluid.liquid(float(t), pressure)
        rows.append(_row(float(t), pressure, liquid.enthalpy, liquid.entropy, np.nan))
    rows += [_wet(ends, x) for x in np.linspace(0.0, 1.0, LINE_STEPS)]
    for share in np.linspace(0.0, 1.0, 2 * LINE_STEPS + 1)[1:] ** 2:  # close together where the gas is real
        t = ends.dew_temperature + share * (HOTTEST - ends.dew_temperature)
        gas = fluid.gas(float(t), pressure)
        rows.append(_row(float(t), pressure, gas.enthalpy, gas.entropy, np.nan))
    return rows


def _isotherm(fluid: Refrigerant, temperature: float) -> list[list[float]]:
    """From liquid under high pressure through boiling to thin gas at one temperature."""
    highest = fluid.saturation(fluid.warmest).pressure
    lowest = fluid.saturation(COLDEST).pressure
    rows = []
    top = highest
    if temperature < fluid.warmest:
        ends = fluid.saturation(temperature)
        top = ends.pressure
        if ends.bubble_temperature < temperature - 1e-6:
            rows += _gliding(fluid, temperature)
        else:
            for p in np.geomspace(highest, ends.pressure, LINE_STEPS, endpoint=False):
                liquid = fluid.liquid(temperature, float(p))
                rows.append(_row(temperature, float(p), liquid.enthalpy, liquid.entropy, np.nan))
            rows += [_wet(ends, x) for x in np.linspace(0.0, 1.0, LINE_STEPS)]
    # a gas's enthalpy falls short of the ideal one's by a term linear in p, so roots of p bend evenly, but near dew
    for share in np.linspace(0.0, 1.0, 2 * LINE_STEPS + 1)[1:] ** 1.5:
        p = float(top**0.5 + share * ((0.5 * lowest) ** 0.5 - top**0.5)) ** 2
        gas = fluid.gas(temperature, p)
        rows.append(_row(temperature, p, gas.enthalpy, gas.entropy, np.nan))
    return rows


def _gliding(fluid: Refrigerant, temperature: float) -> list[list[float]]:
    """Liquid and boiling part of a blend's isotherm, whose pressure falls as it boils."""
    high = fluid.saturation(fluid.warmest)
    rows: list[list[float]] = []
    bubble_at = _dew_for_bubble(fluid, temperature)
    if bubble_at is None:
        return rows
    start = fluid.saturation(bubble_at)
    for p in np.geomspace(high.pressure, start.pressure, LINE_STEPS, endpoint=False):
        liquid = fluid.liquid(temperature, float(p))
        rows.append(_row(temperature, float(p), liquid.enthalpy, liquid.entropy, np.nan))
    for dew in np.linspace(bubble_at, temperature, LINE_STEPS):
        ends = fluid.saturation(float(dew))
        risen = share_between(temperature, ends.bubble_temperature, ends.dew_temperature)
        state = part_boiled(ends, heat_share(clamped(risen, 0.0, 1.0), ends.temperature_bend))
        rows.append(_row(temperature, ends.pressure, state.enthalpy, state.entropy, state.vapour))
    return rows


def _dew_for_bubble(fluid: Refrigerant, bubble: float) -> float | None:
    """Dew temperature of the pressure at which boiling begins at a temperature, None above the chart."""
    dew = bubble
    for _ in range(30):
        if dew > fluid.warmest:
            return None
        dew += bubble - fluid.saturation(dew).bubble_temperature
    return min(dew, fluid.warmest)


def _isentropes(fluid: Refrigerant, ends: list[Saturation]) -> list[list[list[float]]]:
    """Gas compressed without loss, between those lines that leave saturated gas at 40 °C and thin gas at 80 °C."""
    low, high = ends[0], ends[-1]
    first = fluid.saturation(kelvin(40.0)).vapour_entropy
    last = fluid.gas(kelvin(80.0), low.pressure).entropy
    lines = []
    for entropy in np.arange(np.ceil(first / ISENTROPE_STEP) * ISENTROPE_STEP, last, ISENTROPE_STEP):
        rows, guess = [], low.dew_temperature + 5.0
        for p in np.geomspace(low.pressure * 1.000001, high.pressure * 0.999999, 2 * LINE_STEPS):
            end = fluid.saturation_at(float(p))
            if end.vapour_entropy > entropy:
                continue
            gas = fluid.isentropic(float(entropy), float(p), end.dew_temperature, guess)
            guess = gas.temperature + 6.0
            if gas.temperature < HOTTEST + 10.0:
                rows.append(_row(gas.temperature, float(p), gas.enthalpy, float(entropy), np.nan))
        if len(rows) > 1:
            lines.append(rows)
    return lines


def _padded(lines: list[list[list[float]]]) -> Array:
    """Lines of different length in one array, the shorter filled up with nan."""
    longest = max(len(line) for line in lines)
    return np.array([line + [[np.nan] * 5] * (longest - len(line)) for line in lines])
