"""The search for where one machine's equations hold."""

from __future__ import annotations

from math import exp

from physics.equations import SPEED_UNIT, Aim, Equations, Flows
from physics.machine import Machine
from physics.operating_point import OperatingPoint
from physics.reversing_valve import inlet_pressure
from physics.search import NoSignChange, broyden_update, clamped, nearest_zero, product
from physics.trail import Trail

SMALLEST_LIFT = 2.0  # K between evaporating and condensing temperature, kept while searching
LARGEST_STEP = 10.0  # K in one Newton step
WALK = 2.0  # K of the first stride of a walk towards a bracket
NO_BALANCE = 1e-6  # of the heat released, which a search that ends in a zero comes far below
TOO_WARM = 1e3  # W too much, where an evaporator is so warm that no condenser goes with it
SLACK = 0.98  # how far the search for a load may stray beyond the slowest and fastest speed
GUESSED_DROP_WINTER, GUESSED_DROP_SUMMER, GUESSED_RISE = 7.0, 15.0, 14.0  # K of air to refrigerant, to begin with
GUESSED_DENSITY = 0.97  # of suction gas over saturated gas
GUESSED_GLIDE = 0.37  # of a glide between dew and mean temperature; boiling begins with some gas
GUESSED_FLASH, GUESSED_EXCESS = 0.0052, 0.0058  # for each kelvin of lift: of h_fg lost, of Carnot's work added


class Solver(Equations):
    """Searches for a balance: by Newton's method, or by brackets where that fails.

    Attributes:
        trail: What searches at neighbouring points have left.
        tolerance: Of the heat released, between the refrigerant's and the air's side of a coil. [-]
    """

    def __init__(self, point: OperatingPoint, machine: Machine, trail: Trail, tolerance: float) -> None:
        super().__init__(point, machine)
        self.trail, self.tolerance = trail, tolerance
        self._balances: dict[float, Flows | None] = {}  # by speed [Hz], each of which has one
        self._start: list[float] = []  # both saturation temperatures, from search to search
        self._wanted = 0.0  # speed that the load seems to need [Hz]; 0 while none has been guessed

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
        ends, speed_held = self.fluid.saturation(cold), True
        glide = GUESSED_GLIDE * (ends.dew_temperature - ends.bubble_temperature)
        growth, boiling_heat = ends.steepness, ends.vapour_enthalpy - ends.liquid_enthalpy
        for _ in range(2):
            lift = max(SMALLEST_LIFT, warm - cold)
            ratio = inlet_pressure(exp(growth * lift * cold / warm), machine.valve_pressure_loss)
            density = GUESSED_DENSITY * ends.vapour_density * exp(growth * (cold - ends.dew_temperature))
            volumetric, overall = machine.compressor.efficiencies(ratio, speed)
            work = lift / cold * (1.0 + GUESSED_EXCESS * lift) / overall
            each_hertz = volumetric * self.displacement * density * boiling_heat * (1.0 - GUESSED_FLASH * lift)
            if open_speed:
                self._wanted = self.load / (1.0 + work if self.winter else 1.0) / each_hertz
                speed = clamped(self._wanted, *machine.speeds)
                speed_held = speed != self._wanted  # or else the load holds the heat, whatever the temperature
            absorbed = each_hertz * speed
            fan = machine.fan_share(speed)
            boiling = cold - glide
            heat, _, _ = self.evaporator.exchange(self.giving, boiling, fan, absorbed)
            steepness = heat / (self.cold_air - boiling) + (growth * absorbed if speed_held else 0.0)
            cold += (heat - absorbed) / steepness  # a step of Newton's
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
            cycle = self.corners(cold, warm)
            flows = self.flows(cycle, self.drive(cycle), speed)
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
                cycle = self.corners(evaporating_temperature, condensing_temperature)
                flows = self.flows(cycle, self.drive(cycle), speed)
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
