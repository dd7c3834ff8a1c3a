"""Every corner of the inputs: solved, or stopped by a limit that has a name; and nothing jumps."""

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest

from physics.balance import solve
from physics.curves import sweep
from physics.machine import MACHINES, STANDARD_INVERTER, Machine
from physics.moist_air import FREEZING, TRIPLE_POINT
from physics.operating_point import OUTDOOR_RANGE, Limit, Mode, OperatingPoint, OutsideEnvelope, Speed, kelvin
from physics.refrigerant import REFRIGERANTS
from physics.search import lowest
from physics.snapshot import Snapshot

LOAD_TOLERANCE = 1e-4
LARGEST_CHANGE = {  # of each figure, for a tenth of a kelvin outdoors
    "cop": 0.02,  # relative
    "capacity": 250.0,  # W
    "power": 170.0,  # W
    "temperature": 2.1,  # K; most where a limit slows the compressor to speeds at which it leaks
    "pressure": 0.015,  # relative
    "speed": 4.0,  # Hz
}
FOLDING = 2.0  # times as much where gas gets too hot: the speed that just holds it changes as a root, until none does


def outdoors(mode: Mode, step: float, indoor: float, name: str, speed: Speed = "auto") -> list[OperatingPoint]:
    low, high = OUTDOOR_RANGE[mode]
    places = np.linspace(low, high, round((high - low) / step) + 1)
    return [OperatingPoint(mode, float(t), indoor, name, speed) for t in places]


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("name", REFRIGERANTS)
def test_the_whole_grid_solves_or_names_its_limit(name: str, machine: Machine) -> None:
    slowest, fastest = machine.speeds
    speeds: tuple[Speed, ...] = ("auto", "min", "max", 0.5 * (slowest + fastest))
    for mode in Mode:
        for indoor in (15.0, 20.0, 25.0, 30.0):
            for speed in speeds if slowest < fastest else ("auto",):
                for found in sweep(outdoors(mode, 0.5, kelvin(indoor), name, speed), machine):
                    if isinstance(found, OutsideEnvelope):
                        low = found.limit is Limit.SUCTION_PRESSURE
                        assert found.value < found.bound if low else found.value > found.bound
                    else:
                        _is_sound(found)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("name", REFRIGERANTS)
def test_where_the_machine_stops_no_speed_would_do(name: str, machine: Machine) -> None:
    def stops(outdoor: float, speed: Speed = "auto") -> bool:
        try:
            solve(replace(point, outdoor_temperature=outdoor, speed=speed), machine)
        except OutsideEnvelope:
            return True
        return False

    speeds = np.linspace(*machine.speeds, 9).tolist()
    for mode, celsius in product(Mode, (15.0, 22.0, 30.0)):
        low, high = OUTDOOR_RANGE[mode]
        point = OperatingPoint(mode, high, kelvin(celsius), name)
        places = np.linspace(low, high, round(high - low) + 1).tolist()
        for here, there in pairwise(places):
            runs, stopped = (here, there) if stops(there) else (there, here)
            if stops(runs) is stops(stopped):
                continue
            for _ in range(30):  # to within a nanokelvin: the search itself must not fail there
                middle = 0.5 * (runs + stopped)
                runs, stopped = (runs, middle) if stops(middle) else (middle, stopped)
            beyond = stopped + (0.002 if stopped > runs else -0.002)
            assert all(stops(beyond, speed) for speed in speeds), f"{mode} {beyond}"


def test_gas_that_is_too_hot_at_the_speed_for_the_load_lets_it_go_on_and_off_at_a_faster_one() -> None:
    wasteful, seen = replace(STANDARD_INVERTER.compressor, minimum_speed=15.0, slow_loss=2.0), 0
    hot = replace(STANDARD_INVERTER, compressor=wasteful, highest_injection=0.0, injection_temperature=kelvin(95.0))
    for celsius in (7.0, 9.0, 10.0, 10.5, 11.0):
        point = OperatingPoint(Mode.WINTER, kelvin(celsius), kelvin(15.0))
        try:
            found = solve(point, hot)
        except OutsideEnvelope:
            for speed in np.linspace(*hot.speeds, 12).tolist():
                with pytest.raises(OutsideEnvelope):
                    solve(replace(point, speed=speed), hot)
        else:
            assert found.limits == (Limit.DISCHARGE_TEMPERATURE,)
            assert found.running_share * found.capacity == pytest.approx(found.house_load)
            seen += 1
    assert 0 < seen < 5


@pytest.mark.parametrize(("at", "tries"), [(0.0, 12), (3.3, 12), (10.0, 12), (5.5, 2)])
def test_the_lowest_place_of_a_valley_is_found(at: float, tries: int) -> None:
    count = 0

    def valley(x: float) -> tuple[float, float]:
        nonlocal count
        count += 1
        return (x - at) ** 2 + (1.0 if tries > 2 else -9.0), x

    value, place = lowest(valley, 0.0, 10.0, 0.1)
    assert value == valley(place)[0]
    assert count - 1 <= tries
    assert abs(place - at) < 0.2 or value < 0.0


def _is_sound(found: Snapshot) -> None:
    figures = (found.cop, found.capacity, found.total_power, found.mass_flow, *(s.state.entropy for s in found.stages))
    assert np.isfinite(figures).all()
    assert found.cop > 0.5
    stopped = set(found.limits) - {Limit.INJECTION}
    if found.point.speed == "auto" and not stopped:
        assert found.capacity == pytest.approx(found.house_load, rel=LOAD_TOLERANCE)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("name", REFRIGERANTS)
def test_no_figure_jumps(name: str, machine: Machine) -> None:
    for mode, indoor in ((Mode.WINTER, 20.0), (Mode.WINTER, 25.0), (Mode.SUMMER, 25.0)):
        for one, other in pairwise(sweep(outdoors(mode, 0.1, kelvin(indoor), name), machine)):
            if isinstance(one, Snapshot) and isinstance(other, Snapshot):
                folding = FOLDING if Limit.DISCHARGE_TEMPERATURE in one.limits + other.limits else 1.0
                for figure, change in _changes(one, other).items():
                    assert change < folding * LARGEST_CHANGE[figure], f"{figure} at {other.point}"


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("name", REFRIGERANTS)
def test_a_sweep_tells_what_each_point_tells_alone(name: str, machine: Machine) -> None:
    for mode, indoor in ((Mode.WINTER, 22.0), (Mode.SUMMER, 24.0)):
        points = outdoors(mode, 2.5, kelvin(indoor), name)
        for point, found in zip(points, sweep(points, machine), strict=True):
            try:
                alone: Snapshot | OutsideEnvelope = solve(point, machine)
            except OutsideEnvelope as problem:
                alone = problem
            if isinstance(found, Snapshot) and isinstance(alone, Snapshot):
                assert found.limits == alone.limits, point
                assert max(_changes(alone, found).values()) < 1e-2, point  # W, K, Hz
                assert found.cop == pytest.approx(alone.cop, rel=1e-5), point
            else:
                assert isinstance(found, OutsideEnvelope), point
                assert isinstance(alone, OutsideEnvelope), point
                assert found.limit is alone.limit, point


def _changes(one: Snapshot, other: Snapshot) -> dict[str, float]:
    states = [(a.state, b.state) for a, b in zip(one.stages, other.stages, strict=True)]
    return {
        "cop": abs(other.cop / one.cop - 1.0),
        "capacity": abs(other.capacity - one.capacity),
        "power": abs(other.total_power - one.total_power),
        "temperature": max(abs(b.temperature - a.temperature) for a, b in states),
        "pressure": max(abs(b.pressure / a.pressure - 1.0) for a, b in states),
        "speed": abs(other.compressor_speed - one.compressor_speed),
    }


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
def test_a_wet_coil_freezes_without_a_gap(machine: Machine) -> None:
    def solved(outdoor: float) -> Snapshot:
        return solve(OperatingPoint(Mode.WINTER, outdoor, kelvin(20.0), machine.refrigerant, "max", 0.9), machine)

    cold, warm = kelvin(0.0), kelvin(10.0)
    while warm - cold > 1e-3:
        middle = 0.5 * (cold + warm)
        frozen = solved(middle).outdoor_air.surface_temperature < 0.5 * (FREEZING + TRIPLE_POINT)
        cold, warm = (middle, warm) if frozen else (cold, middle)
    near = [solved(float(t)) for t in np.linspace(cold - 0.02, cold + 0.02, 401)]
    assert near[0].outdoor_air.surface_temperature < FREEZING < TRIPLE_POINT < near[-1].outdoor_air.surface_temperature
    assert all(found.condensate > 0.0 for found in near)
    assert max(abs(b.cop - a.cop) for a, b in pairwise(near)) < 1e-4
