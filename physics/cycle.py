"""The vapour-compression cycle per kilogram of refrigerant, bare of coils and machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from physics.expansion import throttle
from physics.operating_point import Mode, OutOfRange
from physics.refrigerant import Refrigerant
from physics.states import Saturation, SinglePhase, State, dew_temperature_near, record


class SpecificCycle(NamedTuple):
    """The corners of a cycle between two pressures, before any efficiency is applied.

    Attributes:
        evaporating: Saturated states in the evaporator.
        condensing: Saturated states in the condenser.
        suction: Gas that the compressor draws in.
        isentropic: Gas after compression without loss.
        liquid: Liquid that leaves the condenser.
    """

    evaporating: Saturation
    condensing: Saturation
    suction: SinglePhase
    isentropic: SinglePhase
    liquid: SinglePhase

    @property
    def isentropic_work(self) -> float:
        """Work of compression without loss. [J/kg]"""
        return self.isentropic.enthalpy - self.suction.enthalpy


def specific_cycle(
    fluid: Refrigerant,
    evaporating: Saturation,
    condensing: Saturation,
    discharge_pressure: float,
    superheat: float,
    subcooling: float,
    guess: float | None = None,
    within: float = 0.01,
) -> SpecificCycle:
    """Corners of the cycle between two saturation states.

    Args:
        fluid: Property source.
        evaporating: Saturated states in the evaporator.
        condensing: Saturated states in the condenser.
        discharge_pressure: At the compressor's outlet, at least the condenser's. [Pa]
        superheat: Of the suction gas above its dew temperature. [K]
        subcooling: Of the liquid below its bubble temperature. [K]
        guess: Temperature to start the isentropic step from. [K]
        within: Largest last step of the isentropic search. [K]
    Returns:
        The corners.
    """
    suction = fluid.gas(evaporating.dew_temperature + superheat, evaporating.pressure)
    dew = dew_temperature_near(condensing, discharge_pressure)
    isentropic = fluid.isentropic(suction.entropy, discharge_pressure, dew, guess or dew + 30.0, within)
    liquid = fluid.liquid(condensing.bubble_temperature - subcooling, condensing.pressure)
    return record(SpecificCycle, (evaporating, condensing, suction, isentropic, liquid))


def discharged(fluid: Refrigerant, cycle: SpecificCycle, work: float, injection: float) -> SinglePhase:
    """Gas behind the compressor, once the liquid that is injected there has evaporated in it.

    Args:
        fluid: Property source.
        cycle: The corners.
        work: Of real compression, for each kilogram drawn in. [J/kg]
        injection: Liquid injected, over the flow drawn in. [-]
    Returns:
        The gas.
    """
    enthalpy = (cycle.suction.enthalpy + work + injection * cycle.liquid.enthalpy) / (1.0 + injection)
    start = cycle.isentropic
    guess = start.temperature + (enthalpy - start.enthalpy) / start.heat_capacity
    return fluid.gas_at_enthalpy(
        enthalpy, start.pressure, dew_temperature_near(cycle.condensing, start.pressure), guess
    )


@dataclass(frozen=True)
class BareCycle:
    """The textbook cycle: four states and the two coefficients of performance.

    Attributes:
        suction: Gas entering the compressor.
        discharge: Gas leaving it.
        liquid: Liquid leaving the condenser.
        mixture: Liquid and gas entering the evaporator.
    """

    suction: State
    discharge: State
    liquid: State
    mixture: State

    @property
    def cop_cooling(self) -> float:
        """Heat absorbed over work. [-]"""
        return (self.suction.enthalpy - self.mixture.enthalpy) / (self.discharge.enthalpy - self.suction.enthalpy)

    @property
    def cop_heating(self) -> float:
        """Heat released over work. [-]"""
        return (self.discharge.enthalpy - self.liquid.enthalpy) / (self.discharge.enthalpy - self.suction.enthalpy)


def bare_cycle(
    fluid: Refrigerant,
    evaporating: Saturation,
    condensing: Saturation,
    superheat: float = 0.0,
    subcooling: float = 0.0,
    isentropic_efficiency: float = 1.0,
    coil_pressure_ratio: float = 1.0,
) -> BareCycle:
    """The textbook cycle between two saturation states.

    Args:
        fluid: Property source.
        evaporating: Saturated states in the evaporator.
        condensing: Saturated states in the condenser.
        superheat: Of the suction gas above its dew temperature, 0 or more. [K]
        subcooling: Of the liquid below its bubble temperature, 0 or more. [K]
        isentropic_efficiency: Isentropic over real work, above 0 up to 1. [-]
        coil_pressure_ratio: Outlet over inlet pressure of each coil; saturation is meant at the outlets. [-]
    Returns:
        The cycle.
    Raises:
        OutOfRange: Condensing lies not above evaporating, or the liquid is so cold that none of it would flash.
    """
    if not evaporating.pressure < condensing.pressure:
        raise OutOfRange("evaporating pressure", evaporating.pressure, 0.0, condensing.pressure)
    inlet = evaporating
    if coil_pressure_ratio != 1.0:
        inlet = fluid.saturation_at(evaporating.pressure / coil_pressure_ratio)
    most = _most_subcooling(fluid, condensing, inlet)
    if not 0.0 <= subcooling <= most:
        raise OutOfRange("subcooling", subcooling, 0.0, most)
    discharge_pressure = condensing.pressure / coil_pressure_ratio
    corners = specific_cycle(fluid, evaporating, condensing, discharge_pressure, superheat, subcooling)
    discharge = fluid.gas_at_enthalpy(
        corners.suction.enthalpy + corners.isentropic_work / isentropic_efficiency,
        discharge_pressure,
        condensing.dew_temperature,
        corners.isentropic.temperature,
    )
    suction, liquid = corners.suction.state("vapour"), corners.liquid.state("liquid")
    return BareCycle(
        suction=suction._replace(quality=1.0) if superheat == 0.0 else suction,
        discharge=discharge.state("vapour"),
        liquid=liquid._replace(quality=0.0) if subcooling == 0.0 else liquid,
        mixture=throttle(corners.liquid.enthalpy, inlet),
    )


def _most_subcooling(fluid: Refrigerant, condensing: Saturation, inlet: Saturation) -> float:
    """At which liquid of the condenser's pressure has the enthalpy of that which boils in the evaporator. [K]"""
    temperature = inlet.bubble_temperature
    for _ in range(5):
        liquid = fluid.liquid(temperature, condensing.pressure)
        temperature += (inlet.liquid_enthalpy - liquid.enthalpy) / liquid.heat_capacity
    return condensing.bubble_temperature - temperature - 1e-6  # so that rounding leaves none of it colder


def carnot_limit(mode: Mode, outdoor: float, indoor: float) -> float | None:
    """Best possible COP of a machine between outdoor and room air.

    Args:
        mode: Whether it heats or cools the room.
        outdoor: Outdoor air. [K]
        indoor: Room air. [K]
    Returns:
        The limit, None where heat would flow by itself. [-]
    Source: Carnot 1824; W = Q (1 − T_cold / T_warm).
    """
    lift = indoor - outdoor if mode is Mode.WINTER else outdoor - indoor
    return indoor / lift if lift > 0.0 else None
