"""Laws of physics that hold at every operating point, and real machines' figures that the model must meet."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.report import carnot_cop
from physics import moist_air
from physics.balance import solve
from physics.machine import COLD_CLIMATE
from physics.operating_point import (
    INDOOR_RANGE,
    OUTDOOR_RANGE,
    SPEED_RANGE,
    Limit,
    Mode,
    OperatingPoint,
    OutOfRange,
    OutsideEnvelope,
    kelvin,
)
from physics.refrigerant import REFRIGERANTS
from physics.snapshot import AirStream, Snapshot
from tests.reference import rows

COP_TOLERANCE_TO_MEDIAN = 0.10

speeds = st.one_of(st.sampled_from(["auto", "rated", "max", "min"]), st.floats(*SPEED_RANGE))


@st.composite
def points(draw: st.DrawFn) -> OperatingPoint:
    mode = draw(st.sampled_from(list(Mode)))
    return OperatingPoint(
        mode,
        draw(st.floats(*OUTDOOR_RANGE[mode])),
        draw(st.floats(*INDOOR_RANGE)),
        draw(st.sampled_from(list(REFRIGERANTS))),
        draw(speeds),
    )


def solved(point: OperatingPoint) -> Snapshot:
    try:
        return solve(point)
    except OutsideEnvelope:  # the only other outcome, and it names its limit
        assume(False)
        raise


def airs(snapshot: Snapshot) -> tuple[AirStream, AirStream]:
    """Air of the evaporator and of the condenser."""
    pair = snapshot.outdoor_air, snapshot.indoor_air
    return pair if snapshot.point.mode is Mode.WINTER else pair[::-1]


@given(points())
def test_energy_closes(point: OperatingPoint) -> None:
    found = solved(point)
    released = found.heat_released
    assert abs(released - found.heat_absorbed - found.compressor_power) < 1e-6 * released
    states = [stage.state for stage in found.stages]
    condenser_flow = found.mass_flow + found.injection_flow
    assert condenser_flow * (states[2].enthalpy - states[3].enthalpy) == pytest.approx(released, rel=1e-6)
    assert found.mass_flow * (states[0].enthalpy - states[4].enthalpy) == pytest.approx(found.heat_absorbed, rel=1e-6)
    if point.mode is Mode.WINTER:
        arriving = found.compressor_power + found.indoor_fan_power
        assert found.heat_absorbed + arriving == pytest.approx(found.capacity, rel=1e-9)
    else:
        assert found.heat_absorbed - found.indoor_fan_power == pytest.approx(found.capacity, rel=1e-9)


@given(points())
def test_air_carries_what_the_refrigerant_exchanges(point: OperatingPoint) -> None:
    found = solved(point)
    for air, heat in zip(airs(found), (found.heat_absorbed - found.latent, -found.heat_released), strict=True):
        moisture = 0.0
        if point.mode is Mode.SUMMER and heat > 0.0:
            moisture = moist_air.humidity_ratio(air.entering_temperature, 0.5)
        rate = air.flow * moist_air.heat_capacity(moisture)
        assert rate * (air.entering_temperature - air.leaving_temperature) == pytest.approx(heat, rel=1e-6)


@given(points())
def test_entropy_never_falls(point: OperatingPoint) -> None:
    found = solved(point)
    absorbed, compressed, redirected, released, expanded = (stage.state for stage in found.stages)
    cold_air, warm_air = airs(found)
    flow, injected = found.mass_flow, found.injection_flow
    produced = {
        "absorb": flow * (absorbed.entropy - expanded.entropy) - found.heat_absorbed / cold_air.entering_temperature,
        "compress": (flow + injected) * compressed.entropy - flow * absorbed.entropy - injected * released.entropy,
        "redirect": redirected.entropy - compressed.entropy,
        "release": (flow + injected) * (released.entropy - redirected.entropy)
        + found.heat_released / warm_air.entering_temperature,
        "expand": expanded.entropy - released.entropy,
    }
    for process, entropy in produced.items():
        assert entropy >= 0.0, process


@given(points())
def test_heat_flows_only_downhill(point: OperatingPoint) -> None:
    found = solved(point)
    cold_air, warm_air = airs(found)
    states = [stage.state for stage in found.stages]
    assert states[0].temperature < cold_air.entering_temperature
    assert states[4].temperature < cold_air.leaving_temperature <= cold_air.entering_temperature
    assert warm_air.entering_temperature <= warm_air.leaving_temperature < found.condensing_temperature
    assert states[3].temperature > warm_air.entering_temperature


@given(points())
def test_pressures_are_ordered_and_throttling_keeps_enthalpy(point: OperatingPoint) -> None:
    p = [stage.state.pressure for stage in solved(point).stages]
    assert p[1] > p[2] == p[3] > p[4]
    assert p[4] == pytest.approx(p[0], rel=1e-12)
    found = solved(point)
    assert found.stages[4].state.enthalpy == found.stages[3].state.enthalpy
    assert found.stages[2].state.enthalpy == pytest.approx(found.stages[1].state.enthalpy, rel=1e-9)


@given(points())
def test_cop_stays_below_carnot(point: OperatingPoint) -> None:
    limit = carnot_cop(point)
    assume(limit is not None)
    assert limit is not None
    assert 0.0 < solved(point).cop < limit


@given(points(), st.floats(0.1, 5.0))
def test_cop_falls_with_harder_weather_at_fixed_speed(point: OperatingPoint, harder: float) -> None:
    assume(point.speed != "auto")
    sign = -1.0 if point.mode is Mode.WINTER else 1.0
    outdoor = point.outdoor_temperature + sign * harder
    low, high = OUTDOOR_RANGE[point.mode]
    assume(low <= outdoor <= high)
    mild, hard = solved(point), solved(replace(point, outdoor_temperature=outdoor))
    assume(mild.compressor_speed == hard.compressor_speed)  # not where a limit slows it down
    assert hard.cop < mild.cop


@given(points())
def test_a_tenth_of_a_kelvin_never_jumps(point: OperatingPoint) -> None:
    low, high = OUTDOOR_RANGE[point.mode]
    assume(low + 0.1 <= point.outdoor_temperature <= high)
    here, there = solved(point), solved(replace(point, outdoor_temperature=point.outdoor_temperature - 0.1))
    rated = 10_500.0
    assert abs(here.capacity - there.capacity) < 0.02 * rated
    assert abs(here.total_power - there.total_power) < 0.02 * rated
    assert abs(here.cop - there.cop) < 0.04 * here.cop
    for one, other in zip(here.stages, there.stages, strict=True):
        assert abs(one.state.temperature - other.state.temperature) < 1.5
        assert abs(one.state.pressure - other.state.pressure) < 0.02 * one.state.pressure


@given(points())
def test_automatic_speed_meets_the_load_or_says_why_not(point: OperatingPoint) -> None:
    found = solved(replace(point, speed="auto"))
    if not set(found.limits) - {Limit.INJECTION}:
        assert found.capacity == pytest.approx(found.house_load, rel=1e-5)
        assert found.running_share == pytest.approx(1.0, rel=1e-5)
    elif Limit.MINIMUM_SPEED in found.limits:
        assert found.capacity >= found.house_load
        assert found.running_share * found.capacity == pytest.approx(found.house_load)
    else:
        assert found.capacity <= found.house_load * (1.0 + 1e-5)
        assert found.shortfall == pytest.approx(found.house_load - found.capacity, abs=0.1)


@given(points())
def test_discharge_is_held_by_injection(point: OperatingPoint) -> None:
    found = solved(point)
    discharge = found.stages[1].state.temperature
    assert discharge < COLD_CLIMATE.injection_temperature + 0.01
    assert (found.injection_flow > 0.0) == (Limit.INJECTION in found.limits)
    if found.injection_flow > 0.0:
        assert discharge == pytest.approx(COLD_CLIMATE.injection_temperature, abs=0.01)


def test_limits_are_named() -> None:
    with pytest.raises(OutsideEnvelope) as stopped:
        solve(OperatingPoint(Mode.WINTER, kelvin(-30), kelvin(20), "R134a"))
    assert stopped.value.limit is Limit.SUCTION_PRESSURE
    assert stopped.value.value < stopped.value.bound
    hot = solve(OperatingPoint(Mode.SUMMER, kelvin(50), kelvin(25), speed="max"))
    assert hot.limits[0] is Limit.DISCHARGE_PRESSURE
    assert hot.compressor_speed < 120.0


@pytest.mark.parametrize(
    "bad",
    [{"outdoor_temperature": kelvin(35)}, {"indoor_temperature": kelvin(40)}, {"speed": 10.0}, {"speed": float("nan")}],
)
def test_inputs_outside_their_range_are_refused(bad: dict[str, float]) -> None:
    with pytest.raises(OutOfRange):
        replace(OperatingPoint(Mode.WINTER, kelvin(-5), kelvin(20)), **bad)


def _market(row: dict[str, str]) -> Snapshot:
    outdoor, stage = float(row["t_outdoor_C"]), row["stage"]
    assert stage in ("rated", "max", "min")
    return solve(OperatingPoint(Mode.WINTER, kelvin(outdoor), kelvin(21.1), speed=stage))  # type: ignore[arg-type]


@pytest.mark.parametrize("row", rows("market_cop_quantiles.csv"), ids=lambda r: f"{r['stage']} {r['t_outdoor_C']}")
def test_cop_lies_among_real_machines(row: dict[str, str]) -> None:
    cop = _market(row).cop
    low, median, high = (float(row[f"COP_p{q}"]) for q in (10, 50, 90))
    place = f"{row['stage']:>5} {row['t_outdoor_C']:>6} °C"
    print(f"{place}  ours {cop:.2f}  p10 {low:.2f}  median {median:.2f}  p90 {high:.2f}")
    assert low <= cop <= high
    assert cop == pytest.approx(median, rel=COP_TOLERANCE_TO_MEDIAN)


@pytest.mark.parametrize("row", rows("market_capacity_ratio_quantiles.csv"), ids=lambda r: r["ratio"])
def test_capacity_ratios_lie_among_real_machines(row: dict[str, str]) -> None:
    celsius = {"47": 8.33, "5": -15.0}

    def capacity(word: str) -> float:
        stage = word.rstrip("0123456789")
        outdoor = celsius[word.removeprefix(stage)]
        return _market({"stage": stage, "t_outdoor_C": str(outdoor)}).capacity

    above, below = row["ratio"].split("/")
    ratio = capacity(above) / capacity(below)
    print(f"{row['ratio']:>14}  ours {ratio:.3f}  p25 {row['p25']}  median {row['p50']}  p75 {row['p75']}")
    assert float(row["p25"]) <= ratio <= float(row["p75"])


@pytest.mark.parametrize("name", list(REFRIGERANTS))
def test_each_refrigerant_gives_the_rated_capacity(name: str) -> None:
    found = solve(OperatingPoint(Mode.WINTER, kelvin(8.3), kelvin(21.1), name, "rated"))
    assert found.capacity == pytest.approx(10_500.0, rel=0.01)
