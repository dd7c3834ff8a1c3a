"""What the machine looks like in balance at one operating point."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from physics.cycle import SpecificCycle, discharged
from physics.expansion import throttle
from physics.house import with_backup
from physics.machine import Component, Machine
from physics.moist_air import DRY_AIR_HEAT_CAPACITY
from physics.operating_point import Limit, Mode, OperatingPoint
from physics.refrigerant import refrigerant
from physics.reversing_valve import condenser, evaporator
from physics.states import State


class Process(StrEnum):
    """What happens to the refrigerant in a stage."""

    ABSORB = "absorb"
    COMPRESS = "compress"
    REDIRECT = "redirect"
    RELEASE = "release"
    EXPAND = "expand"


class Stage(NamedTuple):
    """One of the five stages; its state is the refrigerant's as it leaves the stage.

    Attributes:
        number: 1 to 5, in the order in which the refrigerant meets them.
        process: What happens to it.
        component: Where.
        role: "evaporator" or "condenser" for a coil, None otherwise.
        state: Refrigerant leaving the stage.
    """

    number: int
    process: Process
    component: Component
    role: str | None
    state: State


class AirStream(NamedTuple):
    """Air on its way through a coil.

    Attributes:
        entering_temperature: Before the coil. [K]
        leaving_temperature: Behind the coil. [K]
        surface_temperature: Mean temperature of fins and tubes. [K]
        humidity: Relative humidity of the entering air. [-]
        flow: Dry-air mass flow. [kg/s]
    """

    entering_temperature: float
    leaving_temperature: float
    surface_temperature: float
    humidity: float
    flow: float


LEAST_SHORTFALL = 0.1  # W; what is less comes from where the search for the balance ends


class _Solved(NamedTuple):
    """Fields of a snapshot, which says what they mean."""

    point: OperatingPoint
    machine: Machine
    cycle: SpecificCycle
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
    outdoor_air: AirStream
    indoor_air: AirStream
    limits: tuple[Limit, ...]


class Snapshot(_Solved):
    """Everything that is known of the machine at one operating point.

    Attributes:
        point: The inputs.
        machine: The heat pump.
        cycle: Corners of the refrigerant's cycle.
        mass_flow: Refrigerant through evaporator and compressor. [kg/s]
        injection_flow: Liquid injected behind the compressor to cool the discharge gas. [kg/s]
        compressor_speed: Speed. [Hz]
        heat_absorbed: Refrigerant side of the evaporator. [W]
        heat_released: Refrigerant side of the condenser. [W]
        compressor_power: Electricity that the compressor passes on to the gas. [W]
        drive_loss: What inverter, electronics and the compressor's shell give off outdoors. [W]
        outdoor_fan_power: Lost outdoors. [W]
        indoor_fan_power: Ends as heat in the room. [W]
        capacity: Heat delivered to the room, or in summer taken from it net of the fan. [W]
        latent: Part of the heat absorbed that the air's moisture gives as it settles on the evaporator; of frost,
            what it gives as water, because melting it takes the rest. [W]
        condensate: Water or frost that settles on the evaporator. [kg/s]
        house_load: Heat the house needs, or in summer must lose. [W]
        running_share: Share of the time the machine runs to meet the load, 1 unless it cycles. [-]
        outdoor_air: Air through the outdoor coil.
        indoor_air: Air through the indoor coil.
        limits: What holds the machine back.
    """

    @cached_property
    def stages(self) -> tuple[Stage, Stage, Stage, Stage, Stage]:
        """The five stages in order."""
        fluid, mode, cycle = refrigerant(self.point.refrigerant), self.point.mode, self.cycle
        work, injection = self.compressor_power / self.mass_flow, self.injection_flow / self.mass_flow
        discharge, condensing = discharged(fluid, cycle, work, injection), cycle.condensing
        redirected = fluid.gas_at_enthalpy(
            discharge.enthalpy, condensing.pressure, condensing.dew_temperature, discharge.temperature
        )
        expanded = throttle(cycle.liquid.enthalpy, cycle.evaporating)
        return (
            Stage(1, Process.ABSORB, evaporator(mode), "evaporator", cycle.suction.state("vapour")),
            Stage(2, Process.COMPRESS, Component.COMPRESSOR, None, discharge.state("vapour")),
            Stage(3, Process.REDIRECT, Component.REVERSING_VALVE, None, redirected.state("vapour")),
            Stage(4, Process.RELEASE, condenser(mode), "condenser", cycle.liquid.state("liquid")),
            Stage(5, Process.EXPAND, Component.EXPANSION_DEVICE, None, expanded),
        )

    @property
    def coil_airs(self) -> tuple[AirStream, AirStream]:
        """Air of the evaporator and of the condenser."""
        airs = self.outdoor_air, self.indoor_air
        return airs if self.point.mode is Mode.WINTER else airs[::-1]

    @property
    def evaporating_temperature(self) -> float:
        """Dew temperature in the evaporator. [K]"""
        return self.cycle.evaporating.dew_temperature

    @property
    def condensing_temperature(self) -> float:
        """Dew temperature in the condenser. [K]"""
        return self.cycle.condensing.dew_temperature

    @property
    def uncooled_temperature(self) -> float:
        """Of the gas that leaves the compressor, if no liquid were injected. [K]"""
        if not self.injection_flow:
            return self.stages[1].state.temperature
        work = self.compressor_power / self.mass_flow
        return discharged(refrigerant(self.point.refrigerant), self.cycle, work, 0.0).temperature

    @property
    def suction_pressure(self) -> float:
        """Where gas enters the compressor. [Pa]"""
        return self.cycle.suction.pressure

    @property
    def discharge_pressure(self) -> float:
        """Where it leaves. [Pa]"""
        return self.cycle.isentropic.pressure

    @property
    def pressure_ratio(self) -> float:
        """Discharge over suction pressure. [-]"""
        return self.discharge_pressure / self.suction_pressure

    @property
    def isentropic_efficiency(self) -> float:
        """Work of compression without loss over that which the gas gets. [-]"""
        return self.mass_flow * self.cycle.isentropic_work / self.compressor_power

    @property
    def volumetric_efficiency(self) -> float:
        """Gas drawn in over what the swept volume would hold of it. [-]"""
        swept = self.machine.displacement(self.point.refrigerant) * self.compressor_speed
        return self.mass_flow / (swept * self.cycle.suction.density)

    @property
    def fan_power(self) -> float:
        """Both fans. [W]"""
        return self.outdoor_fan_power + self.indoor_fan_power

    @property
    def total_power(self) -> float:
        """All electricity. [W]"""
        return self.compressor_power + self.drive_loss + self.fan_power

    @property
    def cop(self) -> float:
        """Capacity over all electricity, while the machine runs. [-]"""
        return self.capacity / self.total_power

    @property
    def supply_air_temperature(self) -> float:
        """Air that comes out of the indoor unit: behind its coil, warmed by its fan as if it were dry. [K]"""
        capacity_rate = self.indoor_air.flow * DRY_AIR_HEAT_CAPACITY
        return self.indoor_air.leaving_temperature + self.indoor_fan_power / capacity_rate

    @property
    def superheat(self) -> float:
        """Of the gas that leaves the evaporator, above its dew temperature. [K]"""
        return self.cycle.suction.temperature - self.cycle.evaporating.dew_temperature

    @property
    def subcooling(self) -> float:
        """Of the liquid that leaves the condenser, below its bubble temperature. [K]"""
        return self.cycle.condensing.bubble_temperature - self.cycle.liquid.temperature

    @property
    def cop_with_backup(self) -> float:
        """Heat over all electricity, once electric heat has made up for the shortfall. [-]"""
        return with_backup(self.capacity, self.total_power, self.shortfall)

    @property
    def shortfall(self) -> float:
        """House load that the machine cannot meet. [W]"""
        missing = self.house_load - self.capacity
        return missing if missing > LEAST_SHORTFALL else 0.0
