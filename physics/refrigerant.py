"""Refrigerants: every property of every refrigerant comes from CoolProp, through this module alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log, prod
from typing import Any

import numpy as np

from physics.operating_point import OutOfRange
from physics.search import clamped
from physics.states import Saturation, SinglePhase, record, share_between

COLDEST_SATURATION = 200.0  # K; no machine here boils its refrigerant below -52 °C
CRITICAL_MARGIN = 2.0  # K below the critical temperature, where a fluid's saturation data end
MIXTURE_MARGIN = 6.0  # the same for what CoolProp mixes of several, whose flash fails sooner
BEYOND_EQUATION = 1.5  # times the highest temperature of its equation of state, up to which CoolProp lets it be used
SAMPLE_STEP = 2.0  # K between sampled saturation states
NEAR_CRITICAL = (0.3, 0.55, 0.75, 0.9, 0.97, 0.995)  # of the way from there to the critical point, for drawing
CRITICAL_EXPONENT = 0.36  # 0.33 next to the critical point, a little more over the last kelvins


@dataclass(frozen=True)
class RefrigerantFacts:
    """What a catalogue says of a refrigerant.

    Attributes:
        name: Designation without hyphen, the key used on the command line.
        label: Designation as written on screen.
        fluid: CoolProp's name of the fluid or of its predefined mixture.
        safety_class: ASHRAE 34 safety group.
        gwp: Global warming potential over 100 years, IPCC AR4, on which US and EU limits are based. [-]
        sampled: Whether saturation flashes are slow (blends), so that the line is sampled once.
    """

    name: str
    label: str
    fluid: str
    safety_class: str
    gwp: float
    sampled: bool = False


REFRIGERANTS: dict[str, RefrigerantFacts] = {
    facts.name: facts
    for facts in (
        RefrigerantFacts("R32", "R-32", "R32", "A2L", 675),
        RefrigerantFacts("R410A", "R-410A", "R410A", "A1", 2088, sampled=True),
        RefrigerantFacts("R454B", "R-454B", "R454B.mix", "A2L", 466, sampled=True),
        RefrigerantFacts("R290", "R-290 (propane)", "R290", "A3", 3),
        RefrigerantFacts("R134a", "R-134a", "R134a", "A1", 1430),
        RefrigerantFacts("R407C", "R-407C", "R407C", "A1", 1774, sampled=True),
        RefrigerantFacts("R22", "R-22", "R22", "A1", 1810),
    )
}


class Refrigerant:
    """Property calls for one refrigerant; build with `refrigerant(name)`, which keeps one of each."""

    def __init__(self, facts: RefrigerantFacts) -> None:
        from CoolProp import CoolProp as coolprop  # takes 2 to 3 s: only when a property is first wanted

        self.facts = facts
        self._saturated: Any = coolprop.AbstractState("HEOS", facts.fluid)
        self._gas: Any = coolprop.AbstractState("HEOS", facts.fluid)
        self._gas.specify_phase(coolprop.iphase_gas)
        self._liquid: Any = coolprop.AbstractState("HEOS", facts.fluid)
        self._liquid.specify_phase(coolprop.iphase_liquid)
        self._mixed = len(self._saturated.fluid_names()) > 1  # or else known as if it were one, as R-410A is
        self._pt: int = coolprop.PT_INPUTS
        self._pq: int = coolprop.PQ_INPUTS
        self._qt: int = coolprop.QT_INPUTS
        self._density: int = coolprop.DmolarT_INPUTS
        self.coldest = COLDEST_SATURATION
        margin = MIXTURE_MARGIN if self._mixed else CRITICAL_MARGIN
        self.warmest: float = self._saturated.T_reducing() - margin
        self.hottest: float = BEYOND_EQUATION * self._gas.Tmax()
        rows: Any = self._sample() if facts.sampled else np.empty((0, 8))
        self._bends = (0.0,) * (len(Saturation._fields) - 1 - rows.shape[1])  # those that no row has
        self._cubics = [_cubics(rows, i) for i in range(len(rows))]

    def saturation(self, dew_temperature: float) -> Saturation:
        """Saturated states at the pressure that belongs to a dew temperature.

        Args:
            dew_temperature: Temperature of saturated vapour, `coldest` to `warmest`. [K]
        Returns:
            Both saturated states.
        Raises:
            OutOfRange: The temperature lies outside the fluid's saturation line.
        """
        if not self.coldest <= dew_temperature <= self.warmest:
            raise OutOfRange("saturation temperature", dew_temperature, self.coldest, self.warmest)
        cubics = self._cubics
        if not cubics:
            return self._flash(dew_temperature)
        place = (dew_temperature - self.coldest) / SAMPLE_STEP
        x = place - (row := int(place))
        log_p, *values = [a + x * (b + x * (c + x * d)) for a, b, c, d in cubics[row]]
        return record(Saturation, (exp(log_p), dew_temperature, *values, *self._bends))

    def _flash(self, dew_temperature: float) -> Saturation:
        fluid = self._saturated
        fluid.update(self._qt, 1.0, dew_temperature)
        p, h_v, s_v, rho_v = fluid.p(), fluid.hmass(), fluid.smass(), fluid.rhomass()
        fluid.update(self._qt, 0.0, dew_temperature)
        h_l, s_l, rho_l = fluid.hmass(), fluid.smass(), fluid.rhomass()
        return record(Saturation, (p, dew_temperature, dew_temperature, h_l, h_v, s_l, s_v, rho_l, rho_v, *self._bends))

    def near_critical(self) -> list[Saturation]:
        """Saturated states from `warmest` up to the critical point, or just below it, for drawing.

        Returns:
            States by rising temperature.
        """
        if self._mixed:
            return self._closing()
        fluid, left = self._saturated, self._saturated.T_reducing() - self.warmest
        shares = NEAR_CRITICAL[:4] if self.facts.sampled else NEAR_CRITICAL  # its flash at a pressure soon fails
        states = [self._flash(self.warmest + left * share) for share in shares]
        if not self.facts.sampled:
            return states
        for k, dew in enumerate(states):  # liquid boils at another temperature, under the same pressure
            fluid.update(self._pq, dew.pressure, 0.0)
            liquid = {
                "liquid_enthalpy": fluid.hmass(),
                "liquid_entropy": fluid.smass(),
                "liquid_density": fluid.rhomass(),
            }
            states[k] = dew._replace(bubble_temperature=fluid.T(), **liquid)
        h, s, rho = self._critical(fluid.rhomolar_critical(), fluid.T_critical())
        return [*states, Saturation(fluid.p_critical(), *2 * (fluid.T_critical(),), h, h, s, s, rho, rho)]

    def _critical(self, density: float, temperature: float) -> tuple[float, float, float]:
        """Enthalpy [J/kg], entropy [J/(kg K)] and density [kg/m³] at the critical point, from molar density."""
        gas = self._gas
        gas.update(self._density, density, temperature)
        return gas.hmass(), gas.smass(), gas.rhomass()

    def _closing(self) -> list[Saturation]:
        """States above `warmest` of a mixture, whose flash fails there.

        They close in on the critical point as those of all fluids do, the difference between liquid and vapour in
        proportion to a power of the distance from it.
        """
        point, top = self._saturated.all_critical_points()[0], self.saturation(self.warmest)
        h, s, rho = self._critical(point.rhomolar, point.T)
        states = []
        for share in (*NEAR_CRITICAL, 0.999, 1.0):
            rest, width = 1.0 - share, (1.0 - share) ** CRITICAL_EXPONENT
            pressure = exp(log(point.p) + rest * log(top.pressure / point.p))
            dew, bubble = (point.T + rest * (t - point.T) for t in (top.dew_temperature, top.bubble_temperature))
            ends = zip(top[3:9], (h, h, s, s, rho, rho), strict=True)
            states.append(Saturation(pressure, dew, bubble, *(c + width * (end - c) for end, c in ends)))
        return states

    def _sample(self) -> Any:
        """Rows of ln p, bubble temperature and the rest of `Saturation` at equal steps of dew temperature."""
        bubble, middle, dew = (self._line(quality) for quality in (0.0, 0.5, 1.0))
        dew = dew[dew[:, 1] < min(bubble[-1, 1], middle[-1, 1] if len(middle) else np.inf)]
        count = int((dew[-1, 0] - self.coldest) / SAMPLE_STEP) + 1
        self.warmest = self.coldest + (count - 1) * SAMPLE_STEP
        rows = []
        for i in range(count):
            _t, log_p, h_v, s_v, rho_v, _x = v = _between(dew, 0, self.coldest + i * SAMPLE_STEP)
            t_l, _p, h_l, s_l, rho_l, _x = _between(bubble, 1, log_p)
            bends: list[float] = []
            if len(middle):
                t, _p, h, s, rho, x = _between(middle, 1, log_p)
                y = share_between(h, h_l, h_v)
                volume = share_between(1.0 / rho, 1.0 / rho_l, 1.0 / rho_v)
                off = share_between(t, t_l, v[0]) - y, x - y, share_between(s, s_l, s_v) - y, volume - y
                bends = [d / (4.0 * y * (1.0 - y)) for d in off]
            rows.append((log_p, t_l, h_l, h_v, s_l, s_v, rho_l, rho_v, *bends))
        return np.array(rows)

    def _line(self, quality: float) -> Any:
        """Temperature, ln p, enthalpy, entropy, density and quality by mass along a line of constant molar quality.

        A blend's flash fails at odd temperatures, and a little beside them it does not. A pseudo-pure fluid has no
        states between its bubble and dew line: its rows are empty, and it counts as straight between them.
        """
        fluid, rows = self._saturated, []
        for t in np.arange(self.coldest, self.warmest + 0.01, SAMPLE_STEP):
            for aside in (0.0, 0.4, -0.4, 0.7, -0.7):
                try:
                    fluid.update(self._qt, quality, float(t) + aside)
                except ValueError:
                    continue
                rows.append((fluid.T(), log(fluid.p()), fluid.hmass(), fluid.smass(), fluid.rhomass(), fluid.Qmass()))
                break
        return np.array(rows)

    def saturation_at(self, pressure: float) -> Saturation:
        """Saturated states at a pressure.

        Args:
            pressure: Absolute pressure. [Pa]
        Returns:
            Both saturated states.
        Raises:
            OutOfRange: The pressure lies outside the fluid's saturation line.
        """
        low, high = self.saturation(self.coldest), self.saturation(self.warmest)
        if not low.pressure <= pressure <= high.pressure:
            raise OutOfRange("saturation pressure", pressure, low.pressure, high.pressure)
        # ln p is nearly straight in 1/T: the secant through the last two tries closes in a few steps
        last, state = low, high
        while abs(error := log(state.pressure / pressure)) > 1e-13 and state.pressure != last.pressure:
            slope = log(state.pressure / last.pressure) / (1.0 / state.dew_temperature - 1.0 / last.dew_temperature)
            inverse = 1.0 / state.dew_temperature - error / slope
            last, state = state, self.saturation(clamped(1.0 / inverse, self.coldest, self.warmest))
        return state

    def gas(self, temperature: float, pressure: float) -> SinglePhase:
        """Superheated, or just saturated, vapour.

        Args:
            temperature: Temperature, at or above the dew temperature. [K]
            pressure: Absolute pressure. [Pa]
        Returns:
            Properties of the gas.
        """
        return self._single_phase(self._gas, temperature, pressure)

    def liquid(self, temperature: float, pressure: float) -> SinglePhase:
        """Subcooled, or just saturated, liquid.

        Args:
            temperature: Temperature, at or below the bubble temperature. [K]
            pressure: Absolute pressure. [Pa]
        Returns:
            Properties of the liquid.
        """
        return self._single_phase(self._liquid, temperature, pressure)

    def _single_phase(self, fluid: Any, temperature: float, pressure: float) -> SinglePhase:
        fluid.update(self._pt, pressure, temperature)
        h, s, rho, c_p = fluid.hmass(), fluid.smass(), fluid.rhomass(), fluid.cpmass()
        return record(SinglePhase, (temperature, pressure, h, s, rho, c_p))

    def isentropic(
        self, entropy: float, pressure: float, floor: float, guess: float, within: float = 0.01
    ) -> SinglePhase:
        """Where a gas arrives that is compressed without loss, by Newton's method in temperature.

        Args:
            entropy: Entropy to keep. [J/(kg K)]
            pressure: Absolute pressure to reach. [Pa]
            floor: Temperature below which this is no longer gas. [K]
            guess: First guess of the final temperature. [K]
            within: Largest last step, over which the heat capacity is held constant. [K]
        Returns:
            Properties of the gas; density and heat capacity as they are at the start of the last step.
        """
        gas, temperature = self._gas, guess if guess > floor else floor
        for _ in range(20):
            gas.update(self._pt, pressure, temperature)
            heat_capacity = gas.cpmass()
            # along an isobar dh = T ds = c_p dT
            arrival = temperature * exp((entropy - gas.smass()) / heat_capacity)
            arrival = arrival if arrival > floor else floor
            step = arrival - temperature
            if -within < step < within:
                break
            temperature = arrival
        enthalpy = gas.hmass() + heat_capacity * step
        return record(SinglePhase, (arrival, pressure, enthalpy, entropy, gas.rhomass(), heat_capacity))

    def gas_at_enthalpy(self, enthalpy: float, pressure: float, floor: float, guess: float) -> SinglePhase:
        """Gas of a given enthalpy, by Newton's method in temperature.

        Args:
            enthalpy: Specific enthalpy, that of the dew point or more. [J/kg]
            pressure: Absolute pressure. [Pa]
            floor: Temperature below which this is no longer gas. [K]
            guess: First guess of the temperature. [K]
        Returns:
            Properties of the gas.
        """
        gas, temperature = self._gas, guess if guess > floor else floor
        for _ in range(20):
            gas.update(self._pt, pressure, temperature)
            heat_capacity = gas.cpmass()
            arrival = temperature + (enthalpy - gas.hmass()) / heat_capacity
            arrival = arrival if arrival > floor else floor
            step = arrival - temperature
            if -0.02 < step < 0.02:  # the last step to first order: exact to a microkelvin
                break
            temperature = arrival
        entropy = gas.smass() + heat_capacity * step / temperature
        density = gas.rhomass() * (1.0 - step / temperature)
        return record(SinglePhase, (arrival, pressure, enthalpy, entropy, density, heat_capacity))


def _cubics(rows: Any, start: int) -> list[list[float]]:
    """Coefficients by rising power for each column, from a row of a table on, through four neighbours."""
    first = min(max(start - 1, 0), len(rows) - 4)
    powers = np.vander(np.arange(4.0) + (first - start), increasing=True)
    columns: list[list[float]] = np.linalg.solve(powers, rows[first : first + 4]).T.tolist()
    return columns


def _between(rows: Any, column: int, value: float) -> list[float]:
    """A row of a table where one of its columns has a given value, by a cubic through four neighbours."""
    first = min(max(int(np.searchsorted(rows[:, column], value)) - 2, 0), len(rows) - 4)
    near = rows[first : first + 4]
    nodes = near[:, column].tolist()
    weights = [prod((value - b) / (a - b) for b in nodes if b is not a) for a in nodes]
    found: list[float] = np.dot(weights, near).tolist()
    return found


@cache
def refrigerant(name: str) -> Refrigerant:
    """The property source of a refrigerant; the first call of all loads CoolProp.

    Args:
        name: Key of `REFRIGERANTS`.
    Returns:
        The one property source of that refrigerant in this process.
    Raises:
        KeyError: The name is unknown.
    """
    return Refrigerant(REFRIGERANTS[name])
