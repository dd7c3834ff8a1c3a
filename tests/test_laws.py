"""Laws of physics that hold at every operating point, and real machines' figures that the model must meet."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from CoolProp.CoolProp import AbstractState, HmassP_INPUTS, PropsSI
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from game.report import row
from physics import laws
from physics.balance import TOLERANCE, solve
from physics.curves import sweep
from physics.cycle import discharged
from physics.laws import LAWS
from physics.machine import COLD_CLIMATE, MACHINES, Machine
from physics.moist_air import dew_point, dew_point_at_most
from physics.operating_point import (
    HUMIDITY_RANGE,
    INDOOR_RANGE,
    OUTDOOR_RANGE,
    SPEED_WORDS,
    Limit,
    Mode,
    OperatingPoint,
    OutOfRange,
    OutsideEnvelope,
    kelvin,
)
from physics.paths import compression_path, expansion_path
from physics.refrigerant import REFRIGERANTS, refrigerant
from physics.rest import at_rest
from physics.snapshot import Snapshot
from physics.solver import Solver
from physics.states import mixture
from physics.trail import Trail
from tests.reference import rows

COP_TOLERANCE_TO_MEDIAN = 0.10
OLDER, STANDARD_INVERTER = MACHINES["older_single_speed"], MACHINES["standard_inverter"]
Record = Callable[[str, object], None]


@st.composite
def cases(draw: st.DrawFn) -> tuple[OperatingPoint, Machine]:
    mode, machine = draw(st.sampled_from(list(Mode))), draw(st.sampled_from(list(MACHINES.values())))
    point = OperatingPoint(
        mode,
        draw(st.floats(*OUTDOOR_RANGE[mode])),
        draw(st.floats(*INDOOR_RANGE)),
        draw(st.sampled_from(list(REFRIGERANTS))),
        draw(st.one_of(st.sampled_from(SPEED_WORDS), st.floats(*machine.speeds))),
        draw(st.one_of(st.none(), st.floats(*HUMIDITY_RANGE))),
        draw(st.floats(*HUMIDITY_RANGE)),
    )
    return point, machine


def solved(point: OperatingPoint, machine: Machine = COLD_CLIMATE) -> Snapshot:
    try:
        return solve(point, machine)
    except OutsideEnvelope:  # the only other outcome, and it names its limit
        assume(False)
        raise


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@given(case=cases())
def test_laws_hold_everywhere(law: Callable[[Snapshot], bool], case: tuple[OperatingPoint, Machine]) -> None:
    assert law(solved(*case))


def test_laws_notice_what_is_wrong() -> None:
    right = solve(OperatingPoint(Mode.WINTER, kelvin(-5), kelvin(20)))
    states = [stage.state for stage in right.stages]
    outdoors, indoors = right.outdoor_air, right.indoor_air

    def off(stages: str, **by: float) -> Snapshot:
        """The machine with the states behind some stages off by what is given."""
        changed = right._replace()
        changed.stages = tuple(  # type: ignore[assignment]
            stage._replace(state=stage.state._replace(**{k: getattr(stage.state, k) + v for k, v in by.items()}))
            if str(stage.number) in stages
            else stage
            for stage in right.stages
        )
        return changed

    above_air, above_leaving = (t + 0.01 for t in (outdoors.entering_temperature, outdoors.leaving_temperature))
    wrong = {  # each clause of each law by itself
        laws.energy_closes: [
            right._replace(compressor_power=right.compressor_power + 1.0, capacity=right.capacity + 1.0),
            right._replace(capacity=right.capacity + 1.0),
            off("4", enthalpy=10.0),
            off("5", enthalpy=10.0),
        ],
        laws.air_carries_the_heat: [
            right._replace(heat_absorbed=right.heat_absorbed * 1.001),
            right._replace(heat_released=right.heat_released * 1.001),
        ],
        laws.entropy_never_falls: [off(stage, entropy=-500.0) for stage in "12345"],
        laws.heat_flows_downhill: [
            off("1", temperature=above_air - states[0].temperature),
            off("5", temperature=above_leaving - states[4].temperature),
            right._replace(outdoor_air=outdoors._replace(leaving_temperature=above_air)),
            right._replace(indoor_air=indoors._replace(leaving_temperature=indoors.entering_temperature - 0.01)),
            right._replace(indoor_air=indoors._replace(leaving_temperature=right.condensing_temperature + 0.01)),
            off("4", temperature=indoors.entering_temperature - 0.01 - states[3].temperature),
        ],
        laws.pressures_are_ordered: [
            off("2", pressure=states[2].pressure - states[1].pressure),
            off("3", pressure=1.0),
            off("15", pressure=states[3].pressure - states[4].pressure),
            off("1", pressure=1.0),
            off("5", enthalpy=1.0),
            off("3", enthalpy=1.0),
        ],
        laws.cop_stays_below_carnot: [
            right._replace(capacity=right.capacity * 5.0),
            right._replace(capacity=-1.0),
        ],
    }
    assert wrong.keys() == set(LAWS)
    for law, machines in wrong.items():
        assert law(right)
        for number, machine in enumerate(machines):
            assert not law(machine), (law.__name__, number)


@given(cases(), st.floats(0.1, 5.0))
def test_cop_falls_with_harder_weather_at_fixed_speed(case: tuple[OperatingPoint, Machine], harder: float) -> None:
    point, machine = case
    assume(point.speed != "auto")
    sign = -1.0 if point.mode is Mode.WINTER else 1.0
    outdoor = point.outdoor_temperature + sign * harder
    low, high = OUTDOOR_RANGE[point.mode]
    assume(low <= outdoor <= high)
    mild, hard = solved(point, machine), solved(replace(point, outdoor_temperature=outdoor), machine)
    assume(mild.compressor_speed == hard.compressor_speed)  # not where a limit slows it down
    assert hard.cop < mild.cop


LARGEST_SHARES = {  # by the end of a figure's name
    "_bar": 0.02,
    "_kg_m3": 0.02,
    "pressure_ratio": 0.02,
    "cop": 0.04,
    "_backup": 0.08,  # electric heat begins at a kink
}
LARGEST_CHANGES = {  # the first three where the suction pressure slows R-134a down to speeds at which much leaks
    "_c": 2.2,
    "_kj_kg": 2.3,
    "_kj_kg_k": 0.0065,
    "superheat_k": 0.3,
    "subcooling_k": 0.3,
    "_quality": 0.005,
    "_efficiency": 0.012,
    "_flow_kg_s": 0.0025,
    "_hz": 4.0,
    "total_power_kw": 0.21,
    "capacity_kw": 0.3,
    "_kw": 0.4,
    "running_share": 0.025,
    "_l_h": 0.35,
    "_kg_h": 0.35,
    "_percent": 0.5,
    "speed": 0.1,  # an input, as are the next
    "_set_k": 0.1,
}


FOLDING = 2.0  # times as much where gas gets too hot: the speed that just holds it changes as a root, until none does


def largest_change(name: str, value: float) -> float:
    """What a figure may change by within a tenth of a kelvin."""
    ends = {**{end: share * value for end, share in LARGEST_SHARES.items()}, **LARGEST_CHANGES}
    return next(most for end, most in ends.items() if name.endswith(end))


@given(cases())
@example((OperatingPoint(Mode.WINTER, kelvin(-25.9), kelvin(30), "R410A", "max", 1.0, 1.0), STANDARD_INVERTER))
@example((OperatingPoint(Mode.SUMMER, kelvin(43.8), kelvin(30), "R407C", "max", 1.0, 1.0), STANDARD_INVERTER))
@example((OperatingPoint(Mode.WINTER, kelvin(0.0), kelvin(20)), COLD_CLIMATE))
@example((OperatingPoint(Mode.WINTER, kelvin(-29.0), kelvin(23), "R407C"), STANDARD_INVERTER))
def test_a_tenth_of_a_kelvin_never_jumps(case: tuple[OperatingPoint, Machine]) -> None:
    point, machine = case
    low, high = OUTDOOR_RANGE[point.mode]
    assume(low + 0.1 <= point.outdoor_temperature <= high)
    colder = replace(point, outdoor_temperature=point.outdoor_temperature - 0.1)
    found = [solved(each, machine) for each in (point, colder)]
    folding = FOLDING if any(Limit.DISCHARGE_TEMPERATURE in each.limits for each in found) else 1.0
    here, there = map(row, found)
    assert here.keys() == there.keys()
    for name, value in here.items():
        other = there[name]
        if isinstance(value, str) or value is None or other is None:
            assert type(value) is type(other) or name == "carnot_cop", name
        elif name == "carnot_cop":  # beyond any bound where both airs meet, so that of 1 over it counts
            assert abs(1.0 / value - 1.0 / other) < 0.0005
        else:
            assert abs(value - other) < folding * largest_change(name, value), name


@given(cases())
@example((OperatingPoint(Mode.WINTER, kelvin(-19.3), kelvin(20), "R134a"), OLDER))
@example((OperatingPoint(Mode.SUMMER, kelvin(43.76), kelvin(28.625), "R410A", "auto", None, 0.9907), OLDER))
@example((OperatingPoint(Mode.SUMMER, kelvin(48.17), kelvin(29.05), "R410A", 96.29), COLD_CLIMATE))
@example((OperatingPoint(Mode.WINTER, kelvin(-29.0), kelvin(23.0), "R407C"), STANDARD_INVERTER))
@settings(max_examples=25)
def test_brackets_find_what_newton_finds(case: tuple[OperatingPoint, Machine]) -> None:
    def outcome() -> tuple[str, float, float, float]:
        try:
            found = solve(*case)
        except OutsideEnvelope as problem:
            return problem.limit, problem.value, problem.bound, problem.at_least
        return " ".join(found.limits), found.cop, found.evaporating_temperature, found.condensing_temperature

    quick = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Solver, "newton", lambda *_args, **_keywords: None)
        safe = outcome()
    assert safe[0] == quick[0]
    assert safe[1:] == pytest.approx(quick[1:], rel=1e-6)


@given(cases())
def test_automatic_speed_meets_the_load_or_says_why_not(case: tuple[OperatingPoint, Machine]) -> None:
    point, machine = case
    found = solved(replace(point, speed="auto"), machine)
    if not set(found.limits) - {Limit.INJECTION}:
        assert found.capacity == pytest.approx(found.house_load, rel=1e-5)
        assert found.running_share == pytest.approx(1.0, rel=1e-5)
    elif Limit.MINIMUM_SPEED in found.limits:
        assert found.capacity >= found.house_load
        assert found.running_share * found.capacity == pytest.approx(found.house_load)
    else:
        assert found.capacity <= found.house_load * (1.0 + 1e-5)
        assert found.shortfall == pytest.approx(found.house_load - found.capacity, abs=0.1)


@given(cases())
@example(
    (OperatingPoint(Mode.SUMMER, 322.7820800252869, 300.4184646101997, "R410A", "auto", None, 1.0), STANDARD_INVERTER)
)
def test_discharge_is_held_by_injection(case: tuple[OperatingPoint, Machine]) -> None:
    point, machine = case
    found = solved(point, machine)
    discharge = found.stages[1].state.temperature
    assert discharge < machine.injection_temperature + 0.01
    assert (found.injection_flow > 0.0) == (Limit.INJECTION in found.limits)
    assert found.injection_flow <= machine.highest_injection * found.mass_flow * (1.0 + 1e-6)
    if found.injection_flow > 0.0:
        assert discharge == pytest.approx(machine.injection_temperature, abs=0.01)


@given(cases())
@example((OperatingPoint(Mode.SUMMER, kelvin(45), kelvin(25), "R410A"), STANDARD_INVERTER))
def test_entropy_never_falls_on_the_way_through_a_machine(case: tuple[OperatingPoint, Machine]) -> None:
    found, fluid = solved(*case), refrigerant(case[0].refrigerant)
    throttled = expansion_path(fluid, found, 9)
    if not found.injection_flow:  # which cools the gas
        assert np.diff(compression_path(fluid, found, 9)[3]).min() > -1e-9
    assert np.diff(throttled[3]).min() > -0.01, "J/(kg K)"
    for t, p, h, s, x in throttled.T[throttled[4] == 0.0]:
        there = fluid.liquid(t, p)
        assert (there.enthalpy, there.entropy) == (pytest.approx(h, abs=1.0), pytest.approx(s, abs=0.01)), x


@pytest.mark.parametrize("hertz", [25.0, 26.0, 27.1, 40.0, 85.0])
def test_a_stop_says_how_hot_gas_gets_at_the_speed_that_suits_it_best(hertz: float) -> None:
    point = OperatingPoint(Mode.WINTER, kelvin(-29.3), kelvin(28.7), "R407C", hertz, 0.5)
    with pytest.raises(OutsideEnvelope) as stopped:
        solve(point, STANDARD_INVERTER)
    assert stopped.value.limit is Limit.DISCHARGE_TEMPERATURE
    bold, best = replace(STANDARD_INVERTER, injection_temperature=kelvin(300.0)), 1000.0
    for speed in np.linspace(STANDARD_INVERTER.speeds[0], hertz, 30).tolist():
        found = solve(replace(point, speed=speed), bold)
        work = found.compressor_power / found.mass_flow
        gas = discharged(refrigerant("R407C"), found.cycle, work, STANDARD_INVERTER.highest_injection)
        best = min(best, gas.temperature)
    assert stopped.value.value == pytest.approx(best, abs=0.05)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("name", REFRIGERANTS)
def test_no_high_pressure_switch_lies_near_the_end_of_a_saturation_line(name: str, machine: Machine) -> None:
    assert machine.highest_condensing_temperature < refrigerant(name).warmest - 1.5


def test_limits_are_named() -> None:
    with pytest.raises(OutsideEnvelope) as stopped:
        solve(OperatingPoint(Mode.WINTER, kelvin(-30), kelvin(20), "R134a"))
    assert stopped.value.limit is Limit.SUCTION_PRESSURE
    assert stopped.value.value < stopped.value.bound
    with pytest.raises(OutsideEnvelope) as stopped:
        solve(OperatingPoint(Mode.WINTER, kelvin(-28), kelvin(20), "R22"), MACHINES["older_single_speed"])
    assert stopped.value.limit is Limit.DISCHARGE_TEMPERATURE
    assert stopped.value.value > stopped.value.bound == MACHINES["older_single_speed"].injection_temperature
    hot = solve(OperatingPoint(Mode.SUMMER, kelvin(50), kelvin(25), speed="max"))
    assert hot.limits[0] is Limit.DISCHARGE_PRESSURE
    assert hot.compressor_speed < 120.0


@pytest.mark.parametrize(
    "bad",
    [
        {"outdoor_temperature": kelvin(35)},
        {"indoor_temperature": kelvin(40)},
        {"speed": 10.0},
        {"speed": float("nan")},
        {"outdoor_humidity": 0.04},
        {"outdoor_humidity": 1.01},
        {"indoor_humidity": 0.04},
        {"indoor_humidity": 1.01},
    ],
    ids=str,
)
def test_inputs_outside_their_range_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(OutOfRange):
        replace(OperatingPoint(Mode.WINTER, kelvin(-5), kelvin(20)), **bad)


def test_a_speed_that_the_machine_has_not_got_is_refused() -> None:
    with pytest.raises(OutOfRange, match="compressor speed"):
        solve(OperatingPoint(Mode.WINTER, kelvin(0), kelvin(20), speed=50.0), MACHINES["older_single_speed"])


@given(st.floats(243.15, 323.15), st.floats(0.05, 1.0))
def test_no_surface_that_counts_as_dry_is_below_the_dew_point(temperature: float, humidity: float) -> None:
    settles, most = dew_point(temperature, humidity), dew_point_at_most(temperature, humidity)
    assert settles <= most + 1e-9
    assert most < settles + 9.0, "and hardly any that is far above it is asked for its vapour pressure"


def test_moist_air_matters() -> None:
    humid, dry = (
        solve(OperatingPoint(Mode.SUMMER, kelvin(33), kelvin(26), speed="rated", indoor_humidity=share))
        for share in (0.65, 0.1)
    )
    assert dry.latent == dry.condensate == 0.0
    assert humid.latent > 0.2 * humid.heat_absorbed
    assert humid.condensate * 2.45e6 == pytest.approx(humid.latent, rel=0.02)
    assert humid.indoor_air.surface_temperature < dew_point(kelvin(26), 0.65)
    frosty, bare = (
        solve(OperatingPoint(Mode.WINTER, kelvin(0), kelvin(20), speed="rated", outdoor_humidity=share))
        for share in (0.95, 0.2)
    )
    assert bare.condensate == 0.0 < frosty.condensate
    assert dew_point(kelvin(0), 0.95) > frosty.outdoor_air.surface_temperature > dew_point(kelvin(0), 0.2)
    assert frosty.evaporating_temperature > bare.evaporating_temperature


@pytest.mark.parametrize("lift", [3.0, 5.0, 12.0])
def test_liquid_is_no_colder_than_the_air_and_the_evaporator_let_it_be(lift: float) -> None:
    """Air that is colder than the evaporator leaves less room than it seems."""
    outdoor, evaporating = kelvin(15.0), kelvin(22.0)
    point = OperatingPoint(Mode.SUMMER, outdoor, kelvin(30.0))
    cycle = Solver(point, COLD_CLIMATE, Trail(), TOLERANCE).corners(evaporating, evaporating + lift)
    most = COLD_CLIMATE.closest_approach * lift
    assert evaporating + lift - cycle.liquid.temperature == pytest.approx(min(most, COLD_CLIMATE.subcooling))


@pytest.mark.parametrize("name", REFRIGERANTS)
@pytest.mark.parametrize(("outdoor", "indoor"), [(-10.0, 20.0), (20.0, 15.0), (18.0, 19.0), (18.0, 18.0)])
def test_resting_refrigerant_gathers_in_the_colder_place(name: str, outdoor: float, indoor: float) -> None:
    rest = at_rest(name, kelvin(outdoor), kelvin(indoor))
    cold, warm = (rest.outdoor, rest.indoor) if outdoor <= indoor else (rest.indoor, rest.outdoor)
    assert (cold.temperature, warm.temperature) == pytest.approx(
        (kelvin(min(outdoor, indoor)), kelvin(max(outdoor, indoor)))
    )
    assert cold.quality is not None
    assert 0.2 < cold.quality < 0.4
    fluid = refrigerant(name)
    ends = fluid.saturation_at(cold.pressure)
    assert ends.bubble_temperature - 1e-6 <= cold.temperature <= ends.dew_temperature + 1e-6
    if warm.quality is None:
        assert warm.temperature > ends.dew_temperature - 1e-6
    else:  # hardly warmer than the other place, within the glide
        assert cold.quality <= warm.quality + 1e-9
        assert warm.temperature < ends.dew_temperature + 1e-6
    assert cold.pressure == warm.pressure
    if not REFRIGERANTS[name].sampled:
        assert cold.pressure == pytest.approx(PropsSI("P", "T", cold.temperature, "Q", 1.0, REFRIGERANTS[name].fluid))


@pytest.mark.parametrize("name", [name for name, facts in REFRIGERANTS.items() if facts.sampled])
@pytest.mark.parametrize("apart", [0.0, 0.05, 0.5, 2.0])
def test_a_blend_rests_in_any_two_airs(name: str, apart: float) -> None:
    for tenths in range(-300, 301, 3):
        rest = at_rest(name, kelvin(0.1 * tenths), kelvin(0.1 * tenths + apart))
        assert rest.outdoor.temperature == pytest.approx(kelvin(0.1 * tenths), abs=1e-6)
        assert rest.indoor.temperature == pytest.approx(kelvin(0.1 * tenths + apart), abs=1e-6)


def test_a_blend_glides() -> None:
    found = solve(OperatingPoint(Mode.WINTER, kelvin(0), kelvin(20), "R454B"))
    entering, leaving = found.stages[4].state.temperature, found.evaporating_temperature
    assert 0.5 < leaving - entering < 1.6
    assert found.condensing_temperature > found.stages[3].state.temperature + 5.0


@pytest.mark.parametrize("name", ["R32", "R454B"])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.8])
def test_the_mixture_is_what_a_flash_finds(name: str, share: float) -> None:
    fluid = refrigerant(name)
    ends = fluid.saturation(kelvin(-10.0))
    found = mixture(ends, ends.liquid_enthalpy + share * (ends.vapour_enthalpy - ends.liquid_enthalpy))
    flash = AbstractState("HEOS", fluid.facts.fluid)
    flash.update(HmassP_INPUTS, found.enthalpy, found.pressure)
    assert found.temperature == pytest.approx(flash.T(), abs=0.08)
    assert found.density == pytest.approx(flash.rhomass(), rel=0.002)
    assert found.entropy == pytest.approx(flash.smass(), abs=0.5)
    assert found.quality == pytest.approx(flash.Qmass(), abs=0.005)


def test_starting_nearby_leads_to_the_same_place() -> None:
    here = solve(OperatingPoint(Mode.WINTER, kelvin(-3), kelvin(20)))
    again = list(sweep([replace(here.point, outdoor_temperature=kelvin(t)) for t in (-6.0, -5.0, -4.0, -3.0)]))[-1]
    assert isinstance(again, Snapshot)
    assert again.cop == pytest.approx(here.cop, rel=1e-6)
    assert again.evaporating_temperature == pytest.approx(here.evaporating_temperature, abs=1e-4)


def _market(row: dict[str, str]) -> Snapshot:
    outdoor, stage = float(row["t_outdoor_C"]), row["stage"]
    assert stage in ("rated", "max", "min")
    return solve(OperatingPoint(Mode.WINTER, kelvin(outdoor), kelvin(21.1), speed=stage))  # type: ignore[arg-type]


@pytest.mark.parametrize("row", rows("market_cop_quantiles.csv"), ids=lambda r: f"{r['stage']} {r['t_outdoor_C']}")
def test_cop_lies_among_real_machines(row: dict[str, str], record_property: Record) -> None:
    cop = _market(row).cop
    low, median, high = (float(row[f"COP_p{q}"]) for q in (10, 50, 90))
    place = f"{row['stage']:>5} {row['t_outdoor_C']:>6} °C"
    record_property("table", f"COP {place}  ours {cop:.2f}  p10 {low:.2f}  median {median:.2f}  p90 {high:.2f}")
    assert low <= cop <= high
    assert cop == pytest.approx(median, rel=COP_TOLERANCE_TO_MEDIAN)


@pytest.mark.parametrize("row", rows("market_capacity_ratio_quantiles.csv"), ids=lambda r: r["ratio"])
def test_capacity_ratios_lie_among_real_machines(row: dict[str, str], record_property: Record) -> None:
    celsius = {"47": 8.33, "5": -15.0}

    def capacity(word: str) -> float:
        stage = word.rstrip("0123456789")
        outdoor = celsius[word.removeprefix(stage)]
        return _market({"stage": stage, "t_outdoor_C": str(outdoor)}).capacity

    above, below = row["ratio"].split("/")
    ratio = capacity(above) / capacity(below)
    quartiles = f"p25 {row['p25']}  median {row['p50']}  p75 {row['p75']}"
    record_property("table", f"capacity {row['ratio']:>11}  ours {ratio:.3f}  {quartiles}")
    assert float(row["p25"]) <= ratio <= float(row["p75"])


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("name", list(REFRIGERANTS))
def test_each_refrigerant_gives_the_rated_capacity(name: str, machine: Machine) -> None:
    def rated(refrigerant: str) -> float:
        return solve(OperatingPoint(Mode.WINTER, kelvin(8.3), kelvin(21.1), refrigerant, "rated"), machine).capacity

    assert rated(name) == pytest.approx(rated(machine.refrigerant), rel=0.002)
    assert rated(name) == pytest.approx(10_500.0, rel=0.03)


def test_machines_answer_the_weather_as_makers_tables_do() -> None:
    """Power at a fixed speed falls in the cold, heating capacity hardly feels the room, cooling eases off in heat."""

    def rated(mode: Mode, outdoor: float, indoor: float) -> Snapshot:
        return solve(OperatingPoint(mode, kelvin(outdoor), kelvin(indoor), speed="rated"))

    mild, cold = (rated(Mode.WINTER, t, 21.1) for t in (8.33, -15.0))
    assert 0.86 < cold.total_power / mild.total_power < 0.95
    cool_room, warm_room = (rated(Mode.WINTER, 0.0, t) for t in (15.0, 25.0))
    assert 0.92 < warm_room.capacity / cool_room.capacity < 1.01
    summer = {t: rated(Mode.SUMMER, t, 26.7).cop for t in (27.8, 35.0, 45.0)}
    assert 1.18 < summer[27.8] / summer[35.0] < 1.28
    assert 0.72 < summer[45.0] / summer[35.0] < 0.80


@pytest.mark.parametrize(("outdoor", "balances"), [(48.0, True), (49.5, False), (50.0, False)])
def test_where_no_condenser_is_warm_enough_there_is_no_balance(outdoor: float, balances: bool) -> None:
    machine = MACHINES["older_single_speed"]
    point = OperatingPoint(Mode.SUMMER, kelvin(outdoor), kelvin(30), "R410A", indoor_humidity=1.0)
    equations = Solver(point, machine, Trail(), TOLERANCE)
    found = equations.bracketed(machine.rated_speed)
    assert (found is not None) is balances
    if found:
        misses = equations.residuals(found, None)
        assert max(map(abs, misses)) < 1e-6 * found.released
