"""The machine in balance: saturation temperatures and speed at which every heat flow meets its coil."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import exp
from operator import sub
from typing import NamedTuple

from physics import moist_air
from physics.cycle import SpecificCycle, discharged, specific_cycle
from physics.expansion import held_difference
from physics.heat_exchanger import Exchange, log_mean
from physics.house import HOUSE, House
from physics.machine import COLD_CLIMATE, Machine
from physics.operating_point import Limit, Mode, OperatingPoint, OutOfRange, OutsideEnvelope
from physics.refrigerant import boiling_temperature, refrigerant
from physics.reversing_valve import inlet_pressure
from physics.search import Matrix, NoSignChange, Vector, broyden_update, clamped, find_zero, inverse, product
from physics.snapshot import AirStream, Snapshot
from physics.trail import Trail

TOLERANCE = 1e-7  # of the heat released, between the refrigerant's and the air's side of a coil
WITHIN_SATURATION = 1.5  # K by which every condenser stays below the end of its fluid's saturation line
SMALLEST_LIFT = 2.0  # K between evaporating and condensing temperature, kept while searching
LARGEST_STEP = 10.0  # K in one Newton step
ISENTROPIC_STEP = 3.0  # K; it shrinks with the search, and its error with its square
DIFFERENCE = 0.01  # K, and 0.1 Hz, for the numerical derivatives
SLACK = 0.98  # how far the search for a load may stray beyond the slowest and fastest speed
BEYOND = 1.05  # how far beyond an end of the speeds the guessed one must be for that end to be tried first
SPEED_UNIT = 10.0  # Hz that count as much as 1 K in the search
GUESSED_DROP, GUESSED_RISE = 7.0, 14.0  # K between air and refrigerant to begin with
GUESSED_DENSITY = 0.97  # of suction gas over saturated gas
GUESSED_GLIDE = 0.37  # of a glide between dew and mean temperature; boiling begins with some gas
GUESSED_FLASH, GUESSED_EXCESS = 0.0052, 0.0058  # for each kelvin of lift: of h_fg lost, of Carnot's work added
GUESSED_WETNESS = {Mode.WINTER: 1.0, Mode.SUMMER: 1.2}  # total over sensible heat in the evaporator
HEAD_PRESSURE_RATIOS = (1.2, 1.5)  # the condenser's fan eases off below the second, to keep some lift
SLOWEST_HEAD_FAN = 0.08


class _Flows(NamedTuple):
    """Energy and mass flows of one trial at one speed."""

    cycle: SpecificCycle
    speed: float
    mass_flow: float
    absorbed: float
    work: float
    released: float
    evaporator: Exchange
    condenser: Exchange
    evaporator_fan: float
    condenser_fan: float


class _Excess(NamedTuple):
    """How far a quantity lies beyond its bound, as a share of it; negative inside."""

    share: float
    limit: Limit
    value: float
    bound: float


Aim = Callable[[_Flows], float]


class _Balance:
    """Equations of one machine at one operating point; speed and saturation temperatures are the unknowns."""

    def __init__(self, point: OperatingPoint, machine: Machine, house: House, trail: Trail, tolerance: float) -> None:
        self.point, self.machine, self.trail, self.tolerance = point, machine, trail, tolerance
        self.fluid = refrigerant(point.refrigerant)
        self.winter = point.mode is Mode.WINTER
        outdoor, indoor = point.outdoor_temperature, point.indoor_temperature
        self.load = house.load(point.mode, outdoor, indoor)
        coils = (machine.outdoor_coil, machine.indoor_coil)
        self.evaporator, self.condenser = coils if self.winter else coils[::-1]
        self.cold_air, self.warm_air = (outdoor, indoor) if self.winter else (indoor, outdoor)
        humidity = point.humidity_outdoors if self.winter else point.indoor_humidity
        self.moisture = moist_air.humidity_ratio(self.cold_air, humidity)
        self.displacement = machine.compressor.displacement * machine.displacement_factor[point.refrigerant]
        hottest = min(machine.highest_condensing_temperature, self.fluid.warmest - WITHIN_SATURATION)
        self.highest_pressure = inlet_pressure(_pressure(point.refrigerant, hottest), machine.valve_pressure_loss)
        coldest = _pressure(point.refrigerant, machine.lowest_evaporating_temperature)
        self.lowest_pressure = max(moist_air.ATMOSPHERIC_PRESSURE, coldest)
        self._guess: float | None = None  # temperature of the isentropic step, from trial to trial
        self._held = (0.0, 0.0)  # discharge pressure, and enthalpy of gas there that is as hot as injection lets it be
        self._start: list[float] = []  # both saturation temperatures, from search to search
        self._wanted = 0.0  # speed that the load seems to need [Hz]; 0 while none has been guessed
        self._fast = False  # whether the last search for a load left the range of speeds at its fast end

    def corners(self, evaporating_temperature: float, condensing_temperature: float) -> SpecificCycle:
        """What the refrigerant does per kilogram between two saturation temperatures, at any speed."""
        machine, fluid = self.machine, self.fluid
        evaporating = fluid.saturation(evaporating_temperature)
        condensing = fluid.saturation(condensing_temperature)
        share, liquid_at = machine.closest_approach, condensing.bubble_temperature
        superheat = held_difference(machine.superheat, self.cold_air - evaporating_temperature, share)
        room = min(liquid_at - self.warm_air, liquid_at - evaporating_temperature)
        subcooling = held_difference(machine.subcooling, room, share)
        discharge = inlet_pressure(condensing.pressure, machine.valve_pressure_loss)
        cycle = specific_cycle(
            fluid, evaporating, condensing, discharge, superheat, subcooling, self._guess, ISENTROPIC_STEP
        )
        self._guess = cycle.isentropic.temperature
        return cycle

    def flows(self, cycle: SpecificCycle, speed: float) -> _Flows:
        """Mass flow, heat flows on the refrigerant's side and on the air's."""
        compressor, ratio = self.machine.compressor, cycle.pressure_ratio
        swept = self.displacement * speed * cycle.suction.density
        mass_flow = swept * compressor.volumetric_efficiency(ratio, speed)
        absorbed = mass_flow * cycle.cooling_effect
        work = mass_flow * cycle.isentropic_work / compressor.overall_efficiency(ratio, speed)
        released = absorbed + work
        fan = self.machine.fan_share(speed)
        low, high = HEAD_PRESSURE_RATIOS
        condenser_fan = fan * clamped((ratio - low) / (high - low), SLOWEST_HEAD_FAN, 1.0)
        evaporating, condensing = cycle.evaporating, cycle.condensing
        boiling, condensed = evaporating.dew_temperature, condensing.dew_temperature
        if evaporating.bubble_temperature != boiling:  # a blend glides: the coil's ends differ
            inlet = boiling_temperature(evaporating, cycle.liquid.enthalpy)
            boiling = self.cold_air - log_mean(self.cold_air - inlet, self.cold_air - boiling)
            condensed = self.warm_air + log_mean(
                condensed - self.warm_air, condensing.bubble_temperature - self.warm_air
            )
        return _Flows(
            cycle,
            speed,
            mass_flow,
            absorbed,
            work,
            released,
            self.evaporator.exchange(self.cold_air, self.moisture, boiling, fan, absorbed),
            self.condenser.exchange(self.warm_air, None, condensed, condenser_fan, released),
            fan,
            condenser_fan,
        )

    def capacity(self, flows: _Flows) -> float:
        """Heat delivered to the room, or taken from it net of the fan. [W]"""
        fan = self.machine.indoor_coil.fan_power
        if self.winter:
            return flows.released + fan * flows.condenser_fan**3
        return flows.absorbed - fan * flows.evaporator_fan**3

    def beyond_load(self, flows: _Flows) -> float:
        """Capacity that the house does not need. [W]"""
        return self.capacity(flows) - self.load

    def beyond_limit(self, flows: _Flows) -> float:
        """How far the nearest limit is overstepped, weighed like a heat flow. [W]"""
        return self.worst_limit(flows).share * flows.released

    def residuals(self, flows: _Flows, aim: Aim | None) -> Vector:
        """What does not match yet: each coil's two sides and, where the speed is open, what it aims at. [W]"""
        at_aim = aim(flows) if aim else 0.0
        return flows.absorbed - flows.evaporator.heat, flows.released + flows.condenser.heat, at_aim

    def inverse_slopes(self, flows: _Flows, misses: Vector, aim: Aim | None) -> Matrix:
        """Inverse derivatives of the residuals by evaporating and condensing temperature and speed."""
        cycle, speed = flows.cycle, flows.speed

        def slope(cycle: SpecificCycle, speed: float, by: float) -> Vector:
            a, b, c = self.residuals(self.flows(cycle, speed), aim)
            return (a - misses[0]) / by, (b - misses[1]) / by, (c - misses[2]) / by

        columns = (
            slope(cycle.nudged(-DIFFERENCE, 0.0), speed, -DIFFERENCE),
            slope(cycle.nudged(0.0, DIFFERENCE), speed, DIFFERENCE),
            slope(cycle, speed + DIFFERENCE * SPEED_UNIT, DIFFERENCE) if aim else (0.0, 0.0, 1.0),
        )
        return inverse(columns)

    def first_guess(self, speed: float | None) -> list[float]:
        """Saturation temperatures and speed that are plausible for the heat flow, or for the load if speed is None.

        Results do not hang on them.
        """
        machine, compressor = self.machine, self.machine.compressor
        open_speed, speed = speed is None, speed or machine.rated_speed
        slowest, fastest = machine.speeds
        if self._start and (self._wanted or not open_speed):
            return [*self._start, (clamped(self._wanted, slowest, fastest) if open_speed else speed) / SPEED_UNIT]
        cold, warm = self.cold_air - GUESSED_DROP, self.warm_air + GUESSED_RISE
        for _ in range(2):
            ends, lift = self.fluid.saturation(cold), warm - cold
            glide = GUESSED_GLIDE * (ends.dew_temperature - ends.bubble_temperature)
            growth = ends.steepness
            ratio = inlet_pressure(exp(growth * lift * cold / warm), machine.valve_pressure_loss)
            effect = (ends.vapour_enthalpy - ends.liquid_enthalpy) * (1.0 - GUESSED_FLASH * lift)
            work = lift / cold * (1.0 + GUESSED_EXCESS * lift) / compressor.overall_efficiency(ratio, speed)
            swept = self.displacement * compressor.volumetric_efficiency(ratio, speed)
            each_hertz = swept * GUESSED_DENSITY * ends.vapour_density * effect
            if open_speed:
                self._wanted = self.load / (1.0 + work if self.winter else 1.0) / each_hertz
                speed = clamped(self._wanted, slowest, fastest)
            absorbed = each_hertz * speed
            if open_speed and speed == self._wanted:
                growth = 0.0  # the load holds it, whatever the temperature
            fan = machine.fan_share(speed)
            resistance = self.evaporator.resistance(fan, absorbed) / GUESSED_WETNESS[self.point.mode]
            drop = self.cold_air - cold + glide
            cold += (drop - absorbed * resistance) / (1.0 + growth * absorbed * resistance)  # a step of Newton's
            cold = clamped(cold, self.fluid.coldest + 1.0, self.cold_air - 0.01)
            released = absorbed * (1.0 + work)
            warm = self.warm_air + glide + released * self.condenser.resistance(fan, released)
        warm = clamped(warm, cold + 10.0, machine.highest_condensing_temperature)
        self._start = [cold, warm]
        return [cold, warm, speed / SPEED_UNIT]

    def likely_end(self) -> float | None:
        """The end of the range of speeds beyond which the load seems to lie, if it does; searches are quicker there."""
        slowest, fastest = self.machine.speeds
        self.first_guess(None)
        return slowest if self._wanted < slowest / BEYOND else fastest if self._wanted > fastest * BEYOND else None

    def allowed(self, x: list[float]) -> list[float]:
        """The unknowns, kept where there is a cycle between them."""
        cold = clamped(x[0], self.fluid.coldest + 1.0, self.cold_air - 0.01)
        return [cold, clamped(x[1], cold + SMALLEST_LIFT, self.fluid.warmest - 1.0), x[2]]

    def newton(self, kind: float | str, aim: Aim | None = None, start: _Flows | None = None) -> _Flows | None:
        """Balance at a speed or, with an aim, at the speed that meets it; None where the search fails.

        The first derivatives come from thermodynamic relations, later ones from Broyden's update, so that
        each step costs one set of refrigerant properties.

        Args:
            kind: The speed [Hz], or a name for the aim, under which the trail keeps the end.
            aim: What is to become zero. [W]
            start: Where to start when the trail knows of nothing better.
        """
        slowest, fastest = self.machine.speeds
        speed = 0.0 if isinstance(kind, str) else kind
        x, slopes = self.trail.start(kind)
        if x:
            *x, self._guess = x
        elif start:
            cycle = start.cycle
            ends = cycle.evaporating.dew_temperature, cycle.condensing.dew_temperature
            x = [*ends, start.speed / SPEED_UNIT]
        x = self.allowed(x or self.first_guess(None if aim else speed))
        misses, step = (0.0, 0.0, 0.0), None
        for _ in range(40):
            if aim:
                speed = x[2] * SPEED_UNIT
                if not SLACK * slowest < speed < fastest / SLACK:
                    self._fast = speed > fastest
                    return None
            flows = self.flows(self.corners(x[0], x[1]), speed)
            a, b, c = misses
            misses = u, v, w = self.residuals(flows, aim)
            if max(abs(u), abs(v), abs(w)) < self.tolerance * flows.released:
                better = list(map(sub, x, product(slopes, misses))) if slopes else x
                self.trail.note(kind, [*better, flows.cycle.isentropic.temperature], slopes)
                return flows
            try:
                if not slopes:
                    slopes = self.inverse_slopes(flows, misses, aim)
                elif step:
                    slopes = broyden_update(slopes, step, (u - a, v - b, w - c))
            except ZeroDivisionError:
                return None
            a, b, c = product(slopes, misses)
            shrink = min(1.0, LARGEST_STEP / max(abs(a), abs(b), abs(c)))
            new = self.allowed([x[0] - shrink * a, x[1] - shrink * b, x[2] - shrink * c])
            step, x = (new[0] - x[0], new[1] - x[1], new[2] - x[2]), new
            self._start = x[:2]
        self._start = []  # it went astray
        return None

    def at(self, speed: float) -> _Flows | None:
        """Balance at a given speed; None where the condenser would have to go beyond the saturation line."""
        return self.newton(speed) or self.bracketed(speed)

    def bracketed(self, speed: float) -> _Flows | None:
        """Balance by two nested brackets: each coil's mismatch rises with its own temperature."""

        def condensing(evaporating_temperature: float) -> _Flows:
            def miss(condensing_temperature: float) -> tuple[float, _Flows]:
                flows = self.flows(self.corners(evaporating_temperature, condensing_temperature), speed)
                return -flows.released - flows.condenser.heat, flows

            return find_zero(miss, evaporating_temperature + SMALLEST_LIFT, self.fluid.warmest)

        def evaporating(evaporating_temperature: float) -> tuple[float, _Flows]:
            flows = condensing(evaporating_temperature)
            return flows.absorbed - flows.evaporator.heat, flows

        try:
            return find_zero(evaporating, self.cold_air - 40.0, self.cold_air - 0.001)
        except NoSignChange:
            return None

    def for_load(self) -> tuple[_Flows, tuple[Limit, ...]]:
        """Balance at the speed that meets the load, or as near as speed range and limits allow."""
        slowest, fastest = self.machine.speeds
        if self.trail.stopped:
            self.inside_limits(self.machine.compressor.minimum_speed)
            self.trail.stopped = False
        limited, self.trail.limited = self.trail.limited, False
        held = self.held(fastest) if limited else None
        if held and self.trail.limited and self.beyond_load(held) <= 0.0:
            return held, (self.worst_limit(held).limit,)
        end = self.trail.kept_at or self.likely_end()
        if end and (found := self.at(end)) and self.worst_limit(found).share <= 0.0 and (limit := self.kept(found)):
            return found, (limit,)
        self.trail.kept_at = None
        wanted = self.newton("load", self.beyond_load) if self.load > 0.0 else None
        if wanted and slowest <= wanted.speed <= fastest:
            return self.inside_limits(wanted.speed, wanted)
        ends = (slowest, fastest)
        for end in ends[::-1] if self._fast else ends:
            found, limits = self.inside_limits(end)
            if limits and self.beyond_load(found) <= 0.0:
                return found, limits
            if limit := self.kept(found):
                self.trail.kept_at = end
                return found, (limit,)

        def miss(speed: float) -> tuple[float, _Flows]:
            flows, _ = self.inside_limits(speed)
            return self.beyond_load(flows), flows

        return find_zero(miss, slowest, self.inside_limits(fastest)[0].speed), ()

    def kept(self, flows: _Flows) -> Limit | None:
        """Which end of the range of speeds holds the machine back, if one does."""
        over, (slowest, fastest) = self.beyond_load(flows), self.machine.speeds
        if flows.speed == slowest and over >= 0.0:
            return Limit.MINIMUM_SPEED
        return Limit.MAXIMUM_SPEED if flows.speed == fastest and over <= 0.0 else None

    def injection(self, flows: _Flows) -> float:
        """Liquid to inject behind the compressor, over the suction flow, to hold the discharge temperature."""
        cycle, pressure = flows.cycle, flows.cycle.isentropic.pressure
        if pressure != self._held[0]:
            self._held = pressure, self.fluid.gas(self.machine.injection_temperature, pressure).enthalpy
        held = self._held[1]
        unheld = cycle.suction.enthalpy + flows.work / flows.mass_flow
        return max(0.0, (unheld - held) / (held - cycle.liquid.enthalpy))

    def worst_limit(self, flows: _Flows) -> _Excess:
        """The limit that is nearest, or overstepped most."""
        machine, cycle = self.machine, flows.cycle
        suction, discharge, injection = cycle.evaporating.pressure, cycle.isentropic.pressure, self.injection(flows)
        lowest, highest = self.lowest_pressure * machine.suction_margin(flows.speed), self.highest_pressure
        most = machine.highest_injection
        return max(
            _Excess(lowest / suction - 1.0, Limit.SUCTION_PRESSURE, suction, lowest),
            _Excess(discharge / highest - 1.0, Limit.DISCHARGE_PRESSURE, discharge, highest),
            _Excess(injection - most, Limit.DISCHARGE_TEMPERATURE, injection, most),
        )

    def held(self, speed: float, start: _Flows | None = None) -> _Flows | None:
        """Balance where a limit is just kept, at a given speed or below; None where Newton's method finds none.

        The gas may get hotter towards the slowest speed, but pressures only ease off.

        Args:
            speed: Highest speed. [Hz]
            start: The balance there, where it is known.
        """
        held = self.newton("limit", self.beyond_limit, start)
        if not held or not self.machine.compressor.minimum_speed <= held.speed <= speed:
            return None
        self.trail.limited = self.worst_limit(held).limit is not Limit.DISCHARGE_TEMPERATURE
        return held

    def inside_limits(self, speed: float, flows: _Flows | None = None) -> tuple[_Flows, tuple[Limit, ...]]:
        """Balance at a speed or, where that oversteps a limit, at the highest speed that does not.

        Args:
            speed: Speed. [Hz]
            flows: The balance at that speed, where it is known.
        Raises:
            OutsideEnvelope: Even the slowest speed oversteps a limit.
        """
        flows = flows or self.at(speed)
        if flows and self.worst_limit(flows).share <= 0.0:
            return flows, ()
        slowest = self.machine.compressor.minimum_speed
        held = self.held(speed, flows) if flows and speed > slowest else None
        if held and self.trail.limited:
            return held, (self.worst_limit(held).limit,)

        def excess(speed: float) -> tuple[float, _Flows | None]:
            flows = self.at(speed)
            return (self.worst_limit(flows).share if flows else 1.0), flows

        share, slow = excess(slowest)
        if not slow or share > 0.0:
            self.trail.stopped = True
            beyond = inlet_pressure(
                _pressure(self.point.refrigerant, self.fluid.warmest), self.machine.valve_pressure_loss
            )
            if not slow:
                raise OutsideEnvelope(Limit.DISCHARGE_PRESSURE, beyond, self.highest_pressure, at_least=True)
            worst = self.worst_limit(slow)
            if worst.limit is Limit.DISCHARGE_TEMPERATURE:
                work, most = slow.work / slow.mass_flow, self.machine.highest_injection
                hottest = discharged(self.fluid, slow.cycle, work, most).temperature
                raise OutsideEnvelope(worst.limit, hottest, self.machine.injection_temperature)
            raise OutsideEnvelope(worst.limit, worst.value, worst.bound)
        held = held or find_zero(excess, slowest, speed)
        assert held is not None  # the excess is zero there, and it is 1 where no balance exists
        return held, (self.worst_limit(held).limit,)


@cache
def _pressure(name: str, dew_temperature: float) -> float:
    return refrigerant(name).saturation(dew_temperature).pressure


def solve(
    point: OperatingPoint,
    machine: Machine = COLD_CLIMATE,
    house: House = HOUSE,
    trail: Trail | None = None,
    tolerance: float = TOLERANCE,
) -> Snapshot:
    """The machine in steady state at an operating point.

    Args:
        point: The inputs.
        machine: The heat pump.
        house: The house that it heats or cools.
        trail: What the same machine's searches at neighbouring points have left; the result does not hang on it.
        tolerance: Of the heat released, between the refrigerant's and the air's side of a coil. [-]
    Returns:
        Everything that is known of it.
    Raises:
        OutsideEnvelope: No speed keeps the machine inside its limits.
        OutOfRange: The machine has not got the speed.
    """
    trail = trail or Trail()
    trail.next_point()
    balance = _Balance(point, machine, house, trail, tolerance)
    if point.speed == "auto":
        flows, limits = balance.for_load()
    else:
        speed, (slowest, fastest) = machine.speed(point.speed), machine.speeds
        if not slowest <= speed <= fastest:
            raise OutOfRange("compressor speed", speed, slowest, fastest)
        flows, limits = balance.inside_limits(speed)
    return _snapshot(balance, flows, limits)


def _snapshot(balance: _Balance, flows: _Flows, limits: tuple[Limit, ...]) -> Snapshot:
    point, machine = balance.point, balance.machine
    injection = balance.injection(flows)
    capacity = balance.capacity(flows)
    fans = [flows.evaporator_fan, flows.condenser_fan]
    outdoor, indoor = (flows.evaporator, flows.condenser) if balance.winter else (flows.condenser, flows.evaporator)
    outdoor_fan, indoor_fan = fans if balance.winter else fans[::-1]
    return Snapshot(
        point=point,
        machine=machine,
        cycle=flows.cycle,
        mass_flow=flows.mass_flow,
        injection_flow=injection * flows.mass_flow,
        compressor_speed=flows.speed,
        heat_absorbed=flows.absorbed,
        heat_released=flows.released,
        compressor_power=flows.work,
        drive_loss=machine.standby_power + machine.drive_loss * flows.work,
        outdoor_fan_power=machine.outdoor_coil.fan_power * outdoor_fan**3,
        indoor_fan_power=machine.indoor_coil.fan_power * indoor_fan**3,
        capacity=capacity,
        latent=flows.evaporator.latent,
        condensate=flows.evaporator.condensate,
        house_load=balance.load,
        running_share=min(1.0, balance.load / capacity),
        outdoor_air=_air(
            outdoor,
            machine.outdoor_coil.air_flow * outdoor_fan,
            point.outdoor_temperature,
            point.humidity_outdoors,
        ),
        indoor_air=_air(
            indoor,
            machine.indoor_coil.air_flow * indoor_fan,
            point.indoor_temperature,
            point.indoor_humidity,
        ),
        limits=limits + ((Limit.INJECTION,) if injection > 0.0 else ()),
    )


def _air(exchange: Exchange, flow: float, entering: float, relative_humidity: float) -> AirStream:
    return AirStream(
        entering_temperature=entering,
        leaving_temperature=exchange.leaving_air_temperature,
        surface_temperature=exchange.surface_temperature,
        humidity=relative_humidity,
        flow=flow,
    )
