"""The machine in balance: the speed that the house and the limits ask for, at which every heat flow meets its coil."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import NamedTuple

from physics import moist_air
from physics.cycle import discharged
from physics.equations import SPEED_UNIT, Flows
from physics.heat_exchanger import Coil, EnteringAir
from physics.machine import COLD_CLIMATE, Machine
from physics.operating_point import Limit, OperatingPoint, OutOfRange, OutsideEnvelope
from physics.refrigerant import refrigerant
from physics.reversing_valve import inlet_pressure
from physics.search import NoSignChange, find_zero, lowest
from physics.snapshot import AirStream, Snapshot
from physics.solver import Solver
from physics.trail import Trail

TOLERANCE = 1e-7  # of the heat released, between the refrigerant's and the air's side of a coil
BEYOND = 1.05  # how far beyond an end of the speeds the guessed one must be for that end to be tried first
NARROW = 0.5  # Hz between tries for the speed at which the gas gets least hot


class _Excess(NamedTuple):
    """How far a quantity lies beyond its bound, as a share of it; negative inside."""

    share: float
    limit: Limit
    value: float
    bound: float


class _Control(Solver):
    """What chooses the compressor's speed: the house's load, and the limits that must not be overstepped."""

    def __init__(self, point: OperatingPoint, machine: Machine, trail: Trail, tolerance: float) -> None:
        super().__init__(point, machine, trail, tolerance)
        highest = _pressure(point.refrigerant, machine.highest_condensing_temperature)
        self.highest_pressure = inlet_pressure(highest, machine.valve_pressure_loss)
        coldest = _pressure(point.refrigerant, machine.lowest_evaporating_temperature)
        self.lowest_pressure = max(moist_air.ATMOSPHERIC_PRESSURE, coldest)
        self._held = (0.0, 0.0)  # discharge pressure, and enthalpy of gas there that is as hot as injection lets it be

    def capacity(self, flows: Flows) -> float:
        """Heat delivered to the room, or taken from it net of the fan. [W]"""
        fan = self.machine.indoor_coil.fan_power
        if self.winter:
            return flows.released + fan * flows.condenser_fan**3
        return flows.absorbed - fan * flows.evaporator_fan**3

    def beyond_load(self, flows: Flows) -> float:
        """Capacity that the house does not need. [W]"""
        return self.capacity(flows) - self.load

    def beyond_limit(self, flows: Flows) -> float:
        """How far the nearest limit is overstepped, weighed like a heat flow. [W]"""
        return self.worst_limit(flows).share * flows.released

    def for_load(self) -> tuple[Flows, tuple[Limit, ...]]:
        """Balance at the speed that meets the load, or as near as speed range and limits allow."""
        slowest, fastest = self.machine.speeds
        if self.trail.stopped:  # as it was at the point before
            self.easiest(fastest)
        end = self.trail.kept_at or self.likely_end()
        if end and (found := self.at(end)) and self.worst_limit(found).share <= 0.0 and (limit := self.kept(found)):
            return found, (limit,)
        self.trail.kept_at = None
        met = self.newton("load", self.beyond_load) if self.load > 0.0 else None
        if met and slowest <= met.speed <= fastest:
            try:
                return self.inside_limits(met.speed, met)
            except OutsideEnvelope:  # it goes on and off at a faster speed, if one would do
                return self.easiest(fastest), (Limit.DISCHARGE_TEMPERATURE,)
        fast, limits = self.inside_limits(fastest)
        if limits and self.beyond_load(fast) <= 0.0:
            return fast, limits
        found = fast if self.kept(fast) else self.easiest(fastest)
        if limit := self.kept(found):
            self.trail.kept_at = found.speed
            return found, (limit,)
        if self.beyond_load(found) >= 0.0:
            return found, (Limit.DISCHARGE_TEMPERATURE,)

        def miss(speed: float) -> tuple[float, Flows]:
            flows, _ = self.inside_limits(speed)
            return self.beyond_load(flows), flows

        return find_zero(miss, found.speed, fast.speed), ()

    def likely_end(self) -> float | None:
        """The end of the range of speeds beyond which the load seems to lie, if it does; searches are quicker there."""
        (slowest, fastest), wanted = self.machine.speeds, self.first_guess(None)[2] * SPEED_UNIT
        return slowest if wanted < slowest / BEYOND else fastest if wanted > fastest * BEYOND else None

    def kept(self, flows: Flows) -> Limit | None:
        """Which end of the range of speeds holds the machine back, if one does."""
        over, (slowest, fastest) = self.beyond_load(flows), self.machine.speeds
        if flows.speed == slowest and over >= 0.0:
            return Limit.MINIMUM_SPEED
        return Limit.MAXIMUM_SPEED if flows.speed == fastest and over <= 0.0 else None

    def injection(self, flows: Flows) -> float:
        """Liquid to inject behind the compressor, over the suction flow, to hold the discharge temperature."""
        drive = flows.drive
        pressure = drive.discharge_pressure
        if pressure != self._held[0]:
            self._held = pressure, self.fluid.gas(self.machine.injection_temperature, pressure).enthalpy
        held = self._held[1]
        excess = drive.suction_enthalpy + flows.work / flows.mass_flow - held
        return excess / (held - drive.liquid_enthalpy) if excess > 0.0 else 0.0

    def worst_limit(self, flows: Flows) -> _Excess:
        """The limit that is nearest, or overstepped most."""
        machine, drive = self.machine, flows.drive
        suction, discharge, injection = drive.suction_pressure, drive.discharge_pressure, self.injection(flows)
        lowest, highest = self.lowest_pressure * machine.suction_margin(flows.speed), self.highest_pressure
        most = machine.highest_injection
        thin, dense, hot = lowest / suction - 1.0, discharge / highest - 1.0, injection - most
        if thin >= dense and thin >= hot:
            return _Excess(thin, Limit.SUCTION_PRESSURE, suction, lowest)
        if dense >= hot:
            return _Excess(dense, Limit.DISCHARGE_PRESSURE, discharge, highest)
        return _Excess(hot, Limit.DISCHARGE_TEMPERATURE, injection, most)

    def inside_limits(self, speed: float, known: Flows | None = None) -> tuple[Flows, tuple[Limit, ...]]:
        """Balance at a speed or, where that oversteps a limit, at the highest speed below that does not.

        Args:
            speed: Speed. [Hz]
            known: The balance at that speed, where it is known.
        Raises:
            OutsideEnvelope: All speeds up to there overstep a limit.
        """
        if known:
            self._balances[speed] = known
        share, flows = self.excess(speed)
        if flows and share <= 0.0:
            return flows, ()
        slowest, _ = self.machine.speeds
        held = self.newton("limit", self.beyond_limit, flows) if flows and speed > slowest else None
        if held and slowest <= held.speed <= speed:
            limit = self.worst_limit(held).limit
            if limit is not Limit.DISCHARGE_TEMPERATURE:  # which may rise to either side
                return held, (limit,)
        else:
            held = None
        easy = self.easiest(speed)
        if not held or held.speed < easy.speed:
            held = find_zero(self.excess, easy.speed, speed)
        if held is None:  # the excess is zero there, and it is 1 where no balance exists
            raise NoSignChange
        return held, (self.worst_limit(held).limit,)

    def excess(self, speed: float) -> tuple[float, Flows | None]:
        """Share by which the nearest limit is overstepped at a speed, and the balance, if there is one."""
        flows = self.at(speed)
        return (self.worst_limit(flows).share if flows else 1.0), flows

    def easiest(self, fastest: float) -> Flows:
        """A balance inside all limits: at the slowest speed, or the first found where the compressor works better.

        Args:
            fastest: The highest speed that counts. [Hz]
        Raises:
            OutsideEnvelope: All speeds up to there overstep a limit.
        """
        slowest, _ = self.machine.speeds
        share, easy = self.excess(slowest)
        if easy and share > 0.0 and fastest > slowest and self.worst_limit(easy).limit is Limit.DISCHARGE_TEMPERATURE:
            between = lowest(self.excess, slowest, fastest, NARROW)
            share, easy = min((share, easy), between, self.excess(fastest), key=itemgetter(0))
        self.trail.stopped = share > 0.0
        if easy and share <= 0.0:
            return easy
        if not easy:
            end = _pressure(self.point.refrigerant, self.fluid.warmest)
            beyond = inlet_pressure(end, self.machine.valve_pressure_loss)
            raise OutsideEnvelope(Limit.DISCHARGE_PRESSURE, beyond, self.highest_pressure, at_least=True)
        worst = self.worst_limit(easy)
        if worst.limit is Limit.DISCHARGE_TEMPERATURE:
            work, most = easy.work / easy.mass_flow, self.machine.highest_injection
            hottest = discharged(self.fluid, easy.cycle, work, most).temperature
            raise OutsideEnvelope(worst.limit, hottest, self.machine.injection_temperature)
        raise OutsideEnvelope(worst.limit, worst.value, worst.bound)


@cache
def _pressure(name: str, dew_temperature: float) -> float:
    return refrigerant(name).saturation(dew_temperature).pressure


def solve(
    point: OperatingPoint,
    machine: Machine = COLD_CLIMATE,
    trail: Trail | None = None,
    tolerance: float = TOLERANCE,
) -> Snapshot:
    """The machine in steady state at an operating point.

    Args:
        point: The inputs.
        machine: The heat pump.
        trail: What the same machine's searches at neighbouring points have left; the result does not hang on it.
        tolerance: Of the heat released, between the refrigerant's and the air's side of a coil. [-]
    Returns:
        Everything that is known of it.
    Raises:
        OutsideEnvelope: No speed, up to the one that is asked for, keeps the machine inside its limits.
        OutOfRange: The machine has not got the speed.
        NoSignChange: The search for the balance failed, which no point is known to make it do.
    """
    trail = trail or Trail()
    trail.next_point()
    balance = _Control(point, machine, trail, tolerance)
    if point.speed == "auto":
        flows, limits = balance.for_load()
    else:
        speed, (slowest, fastest) = machine.speed(point.speed), machine.speeds
        if not slowest <= speed <= fastest:
            raise OutOfRange("compressor speed", speed, slowest, fastest)
        flows, limits = balance.inside_limits(speed)
    return _snapshot(balance, flows, limits)


def _snapshot(balance: _Control, flows: Flows, limits: tuple[Limit, ...]) -> Snapshot:
    machine, injection, capacity = balance.machine, balance.injection(flows), balance.capacity(flows)
    sensible = flows.evaporator_heat - flows.latent
    cold, warm = flows.evaporator_surface, flows.condenser_surface
    coils = (
        _air(balance.evaporator, balance.giving, balance.humidities[0], flows.evaporator_fan, sensible, cold),
        _air(balance.condenser, balance.taking, balance.humidities[1], flows.condenser_fan, flows.condenser_heat, warm),
    )
    (outdoor_air, outdoor_fan), (indoor_air, indoor_fan) = coils if balance.winter else coils[::-1]
    return Snapshot(
        point=balance.point,
        machine=machine,
        cycle=flows.cycle,
        mass_flow=flows.mass_flow,
        injection_flow=injection * flows.mass_flow,
        compressor_speed=flows.speed,
        heat_absorbed=flows.absorbed,
        heat_released=flows.released,
        compressor_power=flows.work,
        drive_loss=machine.standby_power + machine.drive_loss * flows.work,
        outdoor_fan_power=outdoor_fan,
        indoor_fan_power=indoor_fan,
        capacity=capacity,
        latent=flows.latent,
        condensate=flows.latent / moist_air.condensation_heat(cold),
        house_load=balance.load,
        running_share=min(1.0, balance.load / capacity),
        outdoor_air=outdoor_air,
        indoor_air=indoor_air,
        limits=limits + ((Limit.INJECTION,) if injection > 0.0 else ()),
    )


def _air(
    coil: Coil, air: EnteringAir, humidity: float, fan: float, sensible: float, surface: float
) -> tuple[AirStream, float]:
    """Air on its way through a coil, and the power of its fan. [W]"""
    leaving = coil.leaving(air, fan, sensible)
    return AirStream(air.temperature, leaving, surface, humidity, coil.air_flow * fan), coil.fan_power * fan**3
