"""What the solved machine looks like at one moment: the only thing that leaves the physics."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from physics.machine import Machine
from physics.moist_air import dew_point
from physics.operating_point import Limit, OperatingPoint
from physics.refrigerant import State


class Process(StrEnum):
    """What happens to the refrigerant in a stage."""

    ABSORB = "absorb"
    COMPRESS = "compress"
    REDIRECT = "redirect"
    RELEASE = "release"
    EXPAND = "expand"


class Component(StrEnum):
    """The part of the machine where a stage takes place."""

    OUTDOOR_COIL = "outdoor_coil"
    COMPRESSOR = "compressor"
    REVERSING_VALVE = "reversing_valve"
    INDOOR_COIL = "indoor_coil"
    EXPANSION_DEVICE = "expansion_device"


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

    @property
    def dew_point(self) -> float:
        """Dew point of the entering air, or frost point below 0 °C. [K]"""
        return dew_point(self.entering_temperature, self.humidity)


class Snapshot(NamedTuple):
    """Everything that is known of the machine at one operating point.

    Attributes:
        point: The inputs.
        machine: The heat pump.
        stages: The five stages in order.
        evaporating_temperature: Dew temperature in the evaporator. [K]
        condensing_temperature: Dew temperature in the condenser. [K]
        mass_flow: Refrigerant through evaporator and compressor. [kg/s]
        injection_flow: Liquid injected behind the compressor to cool the discharge gas. [kg/s]
        compressor_speed: Speed. [Hz]
        heat_absorbed: Refrigerant side of the evaporator. [W]
        heat_released: Refrigerant side of the condenser. [W]
        compressor_power: Electricity at the compressor's terminals, all of which heats the gas. [W]
        drive_loss: Inverter and electronics, lost outdoors. [W]
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

    point: OperatingPoint
    machine: Machine
    stages: tuple[Stage, Stage, Stage, Stage, Stage]
    evaporating_temperature: float
    condensing_temperature: float
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

    @property
    def pressure_ratio(self) -> float:
        """Discharge over suction pressure. [-]"""
        return self.stages[1].state.pressure / self.stages[0].state.pressure

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
    def shortfall(self) -> float:
        """House load that the machine cannot meet. [W]"""
        return max(0.0, self.house_load - self.capacity)

    def stage_at(self, component: Component) -> Stage:
        """The stage that takes place in a component.

        Args:
            component: Part of the machine.
        Returns:
            Its stage.
        """
        return next(stage for stage in self.stages if stage.component is component)
