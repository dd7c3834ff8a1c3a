"""The equations of one machine at one operating point, and how they change with their unknowns."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from physics.cycle import SpecificCycle, specific_cycle
from physics.expansion import held_difference
from physics.heat_exchanger import entering, log_mean
from physics.house import HOUSE
from physics.machine import Machine
from physics.operating_point import Mode, OperatingPoint
from physics.refrigerant import refrigerant
from physics.reversing_valve import inlet_pressure
from physics.search import Matrix, Vector, inverse
from physics.states import Saturation, boiling_temperature, record

ISENTROPIC_STEP = 3.0  # K; it shrinks with the search, and its error with its square
DIFFERENCE = 0.01  # K, and 0.1 Hz, for the numerical derivatives
SPEED_UNIT = 10.0  # Hz that count as much as 1 K in the search
HEAD_PRESSURE_RATIOS = (1.2, 1.5)  # the condenser's fan eases off below the second, to keep some lift
SLOWEST_HEAD_FAN = 0.08


class Drive(NamedTuple):
    """The numbers of a cycle on which the heat flows hang.

    Attributes:
        suction_pressure: Before the compressor. [Pa]
        density: Of the gas there. [kg/m³]
        suction_enthalpy: The same. [J/kg]
        discharge_pressure: Behind the compressor. [Pa]
        isentropic_enthalpy: Of the gas there after compression without loss. [J/kg]
        liquid_enthalpy: Before the expansion valve. [J/kg]
        boiling: Mean temperature in the evaporator. [K]
        condensing: Mean temperature in the condenser. [K]
    """

    suction_pressure: float
    density: float
    suction_enthalpy: float
    discharge_pressure: float
    isentropic_enthalpy: float
    liquid_enthalpy: float
    boiling: float
    condensing: float


class Flows(NamedTuple):
    """Energy and mass flows of one trial at one speed.

    Attributes:
        cycle: Corners of the refrigerant's cycle.
        drive: The numbers of it that matter here.
        speed: Compressor speed. [Hz]
        mass_flow: Refrigerant through evaporator and compressor. [kg/s]
        absorbed: Heat on the refrigerant's side of the evaporator. [W]
        work: Power that reaches the gas. [W]
        released: Heat on the refrigerant's side of the condenser. [W]
        evaporator_heat: Heat that air gives to the evaporator. [W]
        latent: Part of it that the air's moisture gives as it settles. [W]
        evaporator_surface: Mean temperature of its fins and tubes. [K]
        evaporator_fan: Share of full air flow there. [-]
        condenser_heat: Heat that air gives to the condenser, which is negative. [W]
        condenser_surface: Mean temperature of its fins and tubes. [K]
        condenser_fan: Share of full air flow there. [-]
    """

    cycle: SpecificCycle
    drive: Drive
    speed: float
    mass_flow: float
    absorbed: float
    work: float
    released: float
    evaporator_heat: float
    latent: float
    evaporator_surface: float
    evaporator_fan: float
    condenser_heat: float
    condenser_surface: float
    condenser_fan: float


Aim = Callable[[Flows], float]


class Equations:
    """Equations of one machine at one operating point; speed and saturation temperatures are the unknowns.

    Attributes:
        point: The inputs.
        machine: The heat pump.
        fluid: Property source.
        winter: Whether the machine heats the room.
        load: What the house needs. [W]
        evaporator: The coil that takes heat from the air.
        condenser: The coil that gives it.
        cold_air: Air that gives heat. [K]
        warm_air: Air that takes it. [K]
        humidities: Relative humidity of the air that gives heat, and of that which takes it. [-]
        giving: The air that gives heat, with its moisture.
        taking: The air that takes it, from which no water settles.
        displacement: Of the compressor, as it suits the refrigerant. [m³]
    """

    def __init__(self, point: OperatingPoint, machine: Machine) -> None:
        self.point, self.machine = point, machine
        self.fluid = refrigerant(point.refrigerant)
        self.winter = point.mode is Mode.WINTER
        outdoor, indoor = point.outdoor_temperature, point.indoor_temperature
        self.load = HOUSE.load(point.mode, outdoor, indoor)
        coils = (machine.outdoor_coil, machine.indoor_coil)
        self.evaporator, self.condenser = coils if self.winter else coils[::-1]
        self.cold_air, self.warm_air = (outdoor, indoor) if self.winter else (indoor, outdoor)
        humidities = (point.humidity_outdoors, point.indoor_humidity)
        self.humidities = humidities if self.winter else humidities[::-1]
        self.giving, self.taking = entering(self.cold_air, self.humidities[0]), entering(self.warm_air)
        self.displacement = machine.displacement(point.refrigerant)
        self._guess: float | None = None  # temperature of the isentropic step, from trial to trial

    def corners(self, evaporating_temperature: float, condensing_temperature: float) -> SpecificCycle:
        """What the refrigerant does per kilogram between two saturation temperatures, at any speed.

        Args:
            evaporating_temperature: Dew temperature in the evaporator. [K]
            condensing_temperature: Dew temperature in the condenser. [K]
        Returns:
            Corners of the cycle.
        """
        machine, fluid = self.machine, self.fluid
        evaporating = fluid.saturation(evaporating_temperature)
        condensing = fluid.saturation(condensing_temperature)
        share, liquid_at, warm = machine.closest_approach, condensing.bubble_temperature, self.warm_air
        room = liquid_at - (warm if warm > evaporating_temperature else evaporating_temperature)
        cycle = specific_cycle(
            fluid,
            evaporating,
            condensing,
            inlet_pressure(condensing.pressure, machine.valve_pressure_loss),
            held_difference(machine.superheat, self.cold_air - evaporating_temperature, share),
            held_difference(machine.subcooling, room, share),
            self._guess,
            ISENTROPIC_STEP,
        )
        self._guess = cycle.isentropic.temperature
        return cycle

    def drive(self, cycle: SpecificCycle) -> Drive:
        """The numbers of a cycle on which the heat flows hang.

        Args:
            cycle: Corners of the cycle.
        Returns:
            The numbers.
        """
        evaporating, condensing, suction, isentropic, liquid = cycle
        _, pressure, enthalpy, _, density, _ = suction
        ends = self.boiling(evaporating, liquid.enthalpy), self.condensing(condensing)
        high, arrival, cool = isentropic.pressure, isentropic.enthalpy, liquid.enthalpy
        return record(Drive, (pressure, density, enthalpy, high, arrival, cool, *ends))

    def flows(self, cycle: SpecificCycle, drive: Drive, speed: float) -> Flows:
        """Mass flow, heat flows on the refrigerant's side and on the air's.

        Args:
            cycle: Corners of the cycle.
            drive: Its numbers that matter, which may be shifted a little.
            speed: Compressor speed. [Hz]
        Returns:
            The flows.
        """
        suction_pressure, density, suction, discharge_pressure, isentropic, liquid, boiling, condensing = drive
        machine, ratio = self.machine, discharge_pressure / suction_pressure
        volumetric, overall = machine.compressor.efficiencies(ratio, speed)
        mass_flow = volumetric * self.displacement * speed * density
        absorbed = mass_flow * (suction - liquid)
        work = mass_flow * (isentropic - suction) / overall
        released = absorbed + work
        fan = condenser_fan = machine.fan_share(speed)
        low, high = HEAD_PRESSURE_RATIOS
        if ratio < high:
            condenser_fan *= max(SLOWEST_HEAD_FAN, (ratio - low) / (high - low))
        given, cold, latent = self.evaporator.exchange(self.giving, boiling, fan, absorbed)
        taken, warm, _ = self.condenser.exchange(self.taking, condensing, condenser_fan, released)
        sides = given, latent, cold, fan, taken, warm, condenser_fan
        return record(Flows, (cycle, drive, speed, mass_flow, absorbed, work, released, *sides))

    def boiling(self, evaporating: Saturation, liquid_enthalpy: float, warmer: float = 0.0) -> float:
        """Mean temperature of the refrigerant in the evaporator, between whose ends a blend glides.

        Args:
            evaporating: Saturated states there.
            liquid_enthalpy: Before the expansion valve. [J/kg]
            warmer: How much warmer than these states all of it is. [K]
        Returns:
            The temperature that drives the heat. [K]
        """
        outlet = evaporating.dew_temperature
        if evaporating.bubble_temperature == outlet:
            return outlet + warmer
        air, inlet = self.cold_air - warmer, boiling_temperature(evaporating, liquid_enthalpy)
        return self.cold_air - log_mean(air - inlet, air - outlet)

    def condensing(self, condensing: Saturation, warmer: float = 0.0) -> float:
        """Mean temperature of the refrigerant in the condenser, between whose ends a blend glides.

        Args:
            condensing: Saturated states there.
            warmer: How much warmer than these states all of it is. [K]
        Returns:
            The temperature that drives the heat. [K]
        """
        inlet, outlet = condensing.dew_temperature, condensing.bubble_temperature
        if inlet == outlet:
            return inlet + warmer
        air = self.warm_air - warmer
        return self.warm_air + log_mean(inlet - air, outlet - air)

    def residuals(self, flows: Flows, aim: Aim | None) -> Vector:
        """What does not match yet.

        Args:
            flows: A trial.
            aim: What is to become zero where the speed is open.
        Returns:
            Evaporator, condenser, and the aim. [W]
        """
        at_aim = aim(flows) if aim else 0.0
        return flows.absorbed - flows.evaporator_heat, flows.released + flows.condenser_heat, at_aim

    def inverse_slopes(self, flows: Flows, misses: Vector, aim: Aim | None) -> Matrix:
        """Inverse derivatives of the residuals by evaporating and condensing temperature and speed.

        Args:
            flows: A trial.
            misses: Its residuals, 3 numbers. [W]
            aim: What is to become zero where the speed is open.
        Returns:
            Rows of the inverse, 3 by 3.
        Raises:
            ZeroDivisionError: There is none.
        """
        cycle, drive, speed = flows[:3]
        low, high, gas, hot, liquid = cycle
        p, rho, h, hot_p, hot_h, liquid_h, _boiling, condensing = drive

        def slope(drive: Drive, speed: float, by: float) -> Vector:
            a, b, c = self.residuals(self.flows(cycle, drive, speed), aim)
            return (a - misses[0]) / by, (b - misses[1]) / by, (c - misses[2]) / by

        # Pressures follow Clausius and Clapeyron, enthalpies dh = T ds + v dp; superheat and subcooling stay.
        by = -DIFFERENCE
        rise, warmth = low.steepness * by, gas.heat_capacity * by
        thinned = rho * (1.0 + rise) * (1.0 - by / gas.temperature)
        lifted = hot_h + hot.temperature * (warmth - p * rise / rho) / gas.temperature  # (∂v/∂T)_p ≈ v / T
        near = self.boiling(low, liquid_h, by)
        shifted = Drive(p * (1.0 + rise), thinned, h + warmth, hot_p, lifted, liquid_h, near, condensing)
        by_evaporating = slope(shifted, speed, by)
        by = DIFFERENCE
        rise, warm_h = high.steepness * by, liquid_h + liquid.heat_capacity * by
        lifted = hot_h + hot_p * rise / hot.density
        near = self.condensing(high, by)
        shifted = Drive(p, rho, h, hot_p * (1.0 + rise), lifted, warm_h, self.boiling(low, warm_h), near)
        by_condensing = slope(shifted, speed, by)
        by_speed = slope(drive, speed + by * SPEED_UNIT, by) if aim else (0.0, 0.0, 1.0)
        return inverse((by_evaporating, by_condensing, by_speed))
