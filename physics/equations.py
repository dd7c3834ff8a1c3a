"""The equations of one machine at one operating point, and the search for where they hold."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import NamedTuple

from physics.cycle import SpecificCycle, specific_cycle
from physics.expansion import held_difference
from physics.heat_exchanger import entering, log_mean
from physics.house import HOUSE
from physics.machine import Machine
from physics.operating_point import Mode, OperatingPoint
from physics.refrigerant import refrigerant
from physics.reversing_valve import inlet_pressure
from physics.search import Matrix, NoSignChange, Vector, broyden_update, clamped, inverse, nearest_zero, product
from physics.states import Saturation, boiling_temperature, record
from physics.trail import Trail

SMALLEST_LIFT = 2.0  # K between evaporating and condensing temperature, kept while searching
LARGEST_STEP = 10.0  # K in one Newton step
ISENTROPIC_STEP = 3.0  # K; it shrinks with the search, and its error with its square
DIFFERENCE = 0.01  # K, and 0.1 Hz, for the numerical derivatives
WALK = 2.0  # K of the first stride of a walk towards a bracket
NO_BALANCE = 1e-6  # of the heat released, which a search that ends in a zero comes far below
TOO_WARM = 1e3  # W too much, where an evaporator is so warm that no condenser goes with it
SLACK = 0.98  # how far the search for a load may stray beyond the slowest and fastest speed
SPEED_UNIT = 10.0  # Hz that count as much as 1 K in the search
GUESSED_DROP_WINTER, GUESSED_DROP_SUMMER, GUESSED_RISE = 7.0, 15.0, 14.0  # K of air to refrigerant, to begin with
GUESSED_DENSITY = 0.97  # of suction gas over saturated gas
GUESSED_GLIDE = 0.37  # of a glide between dew and mean temperature; boiling begins with some gas
GUESSED_FLASH, GUESSED_EXCESS = 0.0052, 0.0058  # for each kelvin of lift: of h_fg lost, of Carnot's work added
HEAD_PRESSURE_RATIOS = (1.2, 1.5)  # the condenser's fan eases off below the second, to keep some lift
SLOWEST_HEAD_FAN = 0.08


class Flows(NamedTuple):
    """Energy and mass flows of one trial at one speed.

    Attributes:
        cycle: Corners of the refrigerant's cycle.
        speed: Compressor speed. [Hz]
        suction_pressure: Before the compressor. [Pa]
        discharge_pressure: Behind it. [Pa]
        discharge_enthalpy: Of the gas there, before any liquid is injected. [J/kg]
        liquid_enthalpy: Before the expansion valve. [J/kg]
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
    speed: float
    suction_pressure: float
    discharge_pressure: float
    discharge_enthalpy: float
    liquid_enthalpy: float
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
        trail: What searches at neighbouring points have left.
        tolerance: Of the heat released, between the refrigerant's and the air's side of a coil. [-]
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

    def __init__(self, point: OperatingPoint, machine: Machine, trail: Trail, tolerance: float) -> None:
        self.point, self.machine, self.trail, self.tolerance = point, machine, trail, tolerance
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
        self._balances: dict[float, Flows | None] = {}  # by speed [Hz], each of which has one
        self._start: list[float] = []  # both saturation temperatures, from search to search
        self._wanted = 0.0  # speed that the load seems to need [Hz]; 0 while none has been guessed

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

    def flows(self, cycle: SpecificCycle, speed: float) -> Flows:
        """Mass flow, heat flows on the refrigerant's side and on the air's.

        Args:
            cycle: Corners of the cycle.
            speed: Compressor speed. [Hz]
        Returns:
            The flows.
        """
        evaporating, condensing, suction, isentropic, liquid = cycle
        return self.driven(
            cycle,
            speed,
            suction.pressure,
            suction.density,
            suction.enthalpy,
            isentropic.pressure,
            isentropic.enthalpy,
            liquid.enthalpy,
            self.boiling(evaporating, liquid.enthalpy),
            self.condensing(condensing),
        )

    def driven(
        self,
        cycle: SpecificCycle,
        speed: float,
        suction_pressure: float,
        density: float,
        suction_enthalpy: float,
        discharge_pressure: float,
        isentropic_enthalpy: float,
        liquid_enthalpy: float,
        boiling: float,
        condensing: float,
    ) -> Flows:
        """The same from the numbers that matter, which may be shifted a little from the cycle that they belong to.

        Args:
            cycle: Corners of the cycle.
            speed: Compressor speed. [Hz]
            suction_pressure: Before the compressor. [Pa]
            density: Of the gas there. [kg/m³]
            suction_enthalpy: The same. [J/kg]
            discharge_pressure: Behind the compressor. [Pa]
            isentropic_enthalpy: Of the gas there after compression without loss. [J/kg]
            liquid_enthalpy: Before the expansion valve. [J/kg]
            boiling: Mean temperature in the evaporator. [K]
            condensing: Mean temperature in the condenser. [K]
        Returns:
            The flows.
        """
        machine, ratio = self.machine, discharge_pressure / suction_pressure
        volumetric, overall = machine.compressor.efficiencies(ratio, speed)
        mass_flow = volumetric * self.displacement * speed * density
        absorbed = mass_flow * (suction_enthalpy - liquid_enthalpy)
        specific_work = (isentropic_enthalpy - suction_enthalpy) / overall
        work = mass_flow * specific_work
        released = absorbed + work
        fan = condenser_fan = machine.fan_share(speed)
        low, high = HEAD_PRESSURE_RATIOS
        if ratio < high:
            condenser_fan *= max(SLOWEST_HEAD_FAN, (ratio - low) / (high - low))
        given, cold, latent = self.evaporator.exchange(self.giving, boiling, fan, absorbed)
        taken, warm, _ = self.condenser.exchange(self.taking, condensing, condenser_fan, released)
        return record(
            Flows,
            (
                cycle,
                speed,
                suction_pressure,
                discharge_pressure,
                suction_enthalpy + specific_work,
                liquid_enthalpy,
                mass_flow,
                absorbed,
                work,
                released,
                given,
                latent,
                cold,
                fan,
                taken,
                warm,
                condenser_fan,
            ),
        )

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
        low, high, gas, hot, liquid = cycle = flows.cycle
        speed, (temperature, p, h, _, rho, _), (hot_temperature, hot_p, hot_h, _, hot_rho, _) = flows.speed, gas, hot
        cool_h, boiling, condensing = liquid.enthalpy, self.boiling(low, liquid.enthalpy), self.condensing(high)

        def slope(flows: Flows, by: float) -> Vector:
            a, b, c = self.residuals(flows, aim)
            return (a - misses[0]) / by, (b - misses[1]) / by, (c - misses[2]) / by

        # Pressures follow Clausius and Clapeyron, enthalpies dh = T ds + v dp; superheat and subcooling stay.
        by = -DIFFERENCE
        rise, warmth = low.steepness * by, gas.heat_capacity * by
        thinned = rho * (1.0 + rise) * (1.0 - by / temperature)
        heat = hot_temperature * (warmth - p * rise / rho) / temperature  # (∂v/∂T)_p ≈ v / T
        near = self.boiling(low, cool_h, by)
        at_low = slope(
            self.driven(
                cycle, speed, p * (1.0 + rise), thinned, h + warmth, hot_p, hot_h + heat, cool_h, near, condensing
            ),
            by,
        )
        by = DIFFERENCE
        rise, warm_h = high.steepness * by, cool_h + liquid.heat_capacity * by
        lifted, near = hot_h + hot_p * rise / hot_rho, self.boiling(low, warm_h)
        at_high = slope(
            self.driven(cycle, speed, p, rho, h, hot_p * (1.0 + rise), lifted, warm_h, near, self.condensing(high, by)),
            by,
        )
        if not aim:
            return inverse((at_low, at_high, (0.0, 0.0, 1.0)))
        faster = self.driven(cycle, speed + by * SPEED_UNIT, p, rho, h, hot_p, hot_h, cool_h, boiling, condensing)
        return inverse((at_low, at_high, slope(faster, by)))

    def first_guess(self, speed: float | None) -> list[float]:
        """Saturation temperatures and speed that are plausible; results do not hang on them.

        Args:
            speed: Compressor speed, None for the one that the load needs, be it within reach or not. [Hz]
        Returns:
            The unknowns: both temperatures [K] and the speed [10 Hz].
        """
        machine = self.machine
        open_speed, speed = speed is None, speed or machine.rated_speed
        if self._start and (self._wanted or not open_speed):
            return [*self._start, (self._wanted if open_speed else speed) / SPEED_UNIT]
        cold = self.cold_air - (GUESSED_DROP_WINTER if self.winter else GUESSED_DROP_SUMMER)
        warm = self.warm_air + GUESSED_RISE
        for _ in range(2):
            ends, lift = self.fluid.saturation(cold), max(SMALLEST_LIFT, warm - cold)
            glide = GUESSED_GLIDE * (ends.dew_temperature - ends.bubble_temperature)
            growth = ends.steepness
            ratio = inlet_pressure(exp(growth * lift * cold / warm), machine.valve_pressure_loss)
            effect = (ends.vapour_enthalpy - ends.liquid_enthalpy) * (1.0 - GUESSED_FLASH * lift)
            volumetric, overall = machine.compressor.efficiencies(ratio, speed)
            work = lift / cold * (1.0 + GUESSED_EXCESS * lift) / overall
            each_hertz = volumetric * self.displacement * GUESSED_DENSITY * ends.vapour_density * effect
            if open_speed:
                self._wanted = self.load / (1.0 + work if self.winter else 1.0) / each_hertz
                speed = clamped(self._wanted, *machine.speeds)
            absorbed = each_hertz * speed
            if open_speed and speed == self._wanted:
                growth = 0.0  # the load holds it, whatever the temperature
            fan = machine.fan_share(speed)
            boiling = cold - glide
            heat, _, _ = self.evaporator.exchange(self.giving, boiling, fan, absorbed)
            cold += (heat - absorbed) / (heat / (self.cold_air - boiling) + growth * absorbed)  # a step of Newton's
            cold = clamped(cold, self.fluid.coldest + 1.0, self.cold_air - 0.01)
            released = absorbed * (1.0 + work)
            each_kelvin, _, _ = self.condenser.exchange(self.taking, self.warm_air - 1.0, fan, released)
            warm = self.warm_air + glide + released / each_kelvin
        warm = clamped(warm, cold + 10.0, machine.highest_condensing_temperature)
        self._start = [cold, warm]
        return [cold, warm, (self._wanted if open_speed else speed) / SPEED_UNIT]

    def allowed(self, cold: float, warm: float) -> tuple[float, float]:
        """Saturation temperatures, kept where there is a cycle between them.

        Args:
            cold: Evaporating temperature. [K]
            warm: Condensing temperature. [K]
        Returns:
            The same within reach. [K]
        """
        cold = clamped(cold, self.fluid.coldest + 1.0, self.cold_air - 0.01)
        return cold, clamped(warm, cold + SMALLEST_LIFT, self.fluid.warmest)

    def newton(self, kind: float | str, aim: Aim | None = None, start: Flows | None = None) -> Flows | None:
        """Balance at a speed or, with an aim, at the speed that meets it; None where the search fails.

        The first derivatives come from thermodynamic relations, later ones from Broyden's update, so that
        each step costs one set of refrigerant properties.

        Args:
            kind: The speed [Hz], or a name for the aim, under which the trail keeps the end.
            aim: What is to become zero. [W]
            start: Where to start when the trail knows of nothing better.
        Returns:
            The balance, or None.
        """
        slowest, fastest = self.machine.speeds
        speed = 0.0 if isinstance(kind, str) else kind
        x, slopes = self.trail.start(kind)
        if x:
            *x, self._guess = x
        elif start:
            cycle = start.cycle
            x = [cycle.evaporating.dew_temperature, cycle.condensing.dew_temperature, start.speed / SPEED_UNIT]
        else:
            x = self.first_guess(None if aim else speed)
            x[2] = clamped(x[2], slowest / SPEED_UNIT, fastest / SPEED_UNIT)
        cold, warm, pace = x
        cold, warm = self.allowed(cold, warm)
        misses, step = (0.0, 0.0, 0.0), None
        for _ in range(40):
            if aim:
                speed = pace * SPEED_UNIT
                if not SLACK * slowest < speed < fastest / SLACK:
                    return None
            flows = self.flows(self.corners(cold, warm), speed)
            a, b, c = misses
            misses = u, v, w = self.residuals(flows, aim)
            most = self.tolerance * flows.released
            if -most < u < most and -most < v < most and -most < w < most:
                a, b, c = product(slopes, misses) if slopes else (0.0, 0.0, 0.0)
                self.trail.note(kind, [cold - a, warm - b, pace - c, flows.cycle.isentropic.temperature], slopes)
                return flows
            try:
                if not slopes:
                    slopes = self.inverse_slopes(flows, misses, aim)
                elif step:
                    slopes = broyden_update(slopes, step, (u - a, v - b, w - c))
            except ZeroDivisionError:
                return None
            a, b, c = product(slopes, misses)
            if a * a + b * b + c * c > LARGEST_STEP * LARGEST_STEP:  # or else none of them is too large
                shrink = LARGEST_STEP / max(LARGEST_STEP, abs(a), abs(b), abs(c))
                a, b, c = shrink * a, shrink * b, shrink * c
            new_cold, new_warm = self.allowed(cold - a, warm - b)
            step = new_cold - cold, new_warm - warm, -c
            cold, warm, pace = new_cold, new_warm, pace - c
            self._start = [cold, warm]
        self._start = []  # it went astray
        return None

    def at(self, speed: float) -> Flows | None:
        """Balance at a given speed.

        Args:
            speed: Compressor speed. [Hz]
        Returns:
            The balance; None where the condenser would have to go beyond the saturation line.
        """
        if speed not in self._balances:
            self._balances[speed] = self.newton(speed) or self.bracketed(speed)
        return self._balances[speed]

    def bracketed(self, speed: float) -> Flows | None:
        """Balance by two nested brackets, each found by walking away from where a coil cannot keep up.

        A condenser hardly warmer than the evaporator passes on less heat than it gets, and an evaporator hardly
        colder than its air brings less than is taken. Far beyond the balance either may turn round again, as a
        compressor heats the more the worse it works; so the first zero on the way is the balance.

        Args:
            speed: Compressor speed. [Hz]
        Returns:
            The balance; None where there is none.
        """

        def condensing(evaporating_temperature: float) -> Flows:
            def miss(condensing_temperature: float) -> tuple[float, Flows]:
                flows = self.flows(self.corners(evaporating_temperature, condensing_temperature), speed)
                return -flows.released - flows.condenser_heat, flows

            return nearest_zero(miss, evaporating_temperature + SMALLEST_LIFT, WALK, self.fluid.warmest)

        def evaporating(evaporating_temperature: float) -> tuple[float, Flows | None]:
            try:
                flows = condensing(evaporating_temperature)
            except NoSignChange:  # more heat than any could pass on, or less than the coolest one would
                return TOO_WARM, None
            return flows.absorbed - flows.evaporator_heat, flows

        try:
            found = nearest_zero(evaporating, self.cold_air - 0.001, WALK, self.fluid.coldest + 1.0)
        except NoSignChange:
            return None
        if found and abs(found.absorbed - found.evaporator_heat) > NO_BALANCE * found.released:
            return None  # where condensers come within reach the sign may jump, which is no zero
        return found
