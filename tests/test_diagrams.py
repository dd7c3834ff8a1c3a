"""The ground of the diagrams against fluprodia, and the followed drop against the cycle."""

import re
import warnings
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pygame
import pytest
from CoolProp.CoolProp import PQ_INPUTS, QT_INPUTS, AbstractState, HmassP_INPUTS
from hypothesis import example, given
from hypothesis import strategies as st

from game.content.strings import strings
from game.content.units import Formats
from game.diagrams.chart_ground import PH, TS, Kind, isobar, plot_of
from game.draw import marks
from game.model import actions as a
from game.model import changeover, drop, selectors
from game.model.start import default_point
from game.model.state import PRESSURE_UNITS, AppState
from game.scene import plan
from game.scene.glow import drop_place
from game.screens import cycle_view, story
from game.screens.cycle_view import cycle_of, ticks
from game.screens.frame import Frame
from game.ui.layout import layout
from game.ui.spots import spot_at
from physics.balance import solve
from physics.chart import ISOTHERMS, QUALITIES, Chart, H, P, S, T, X, chart
from physics.operating_point import Mode, kelvin
from physics.refrigerant import REFRIGERANTS, refrigerant
from physics.states import State, mixture
from tests.states import after, settled

ENTHALPY_TOLERANCE_J_KG = 600.0
ENTROPY_TOLERANCE_J_KG_K = 3.0
MODES = {Mode.WINTER: (), Mode.SUMMER: (a.SeasonChosen(Mode.SUMMER),)}


@pytest.fixture(scope="module")
def fluprodia() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("fluprodia", reason="needs fluprodia from requirements-dev.txt")
        diagram = package.FluidPropertyDiagram("R32")
        diagram.set_unit_system(T="K", p="Pa", h="J/kg", s="J/kgK")
        entropies = np.array([line[0, S] for line in r32().isentropes])
        diagram.set_isolines(T=np.array(ISOTHERMS), Q=np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0]), s=entropies)
        diagram.calc_isolines()
    return diagram


def r32() -> Chart:
    return chart("R32")


def theirs(diagram: Any, kind: str, value: float) -> dict[str, Any]:
    lines = getattr(diagram, kind)
    number = min(lines["isolines"], key=lambda k: abs(lines["isolines"][k] - value))
    assert lines["isolines"][number] == pytest.approx(value, rel=1e-6)
    return dict(lines["isoline_data"][number])


def apart(ours: np.ndarray[Any, Any], line: dict[str, Any], column: int, key: str) -> float:
    """Largest distance of our states from their line at the same pressure."""
    order = np.argsort(line["p"])
    pressures, values = np.asarray(line["p"])[order], np.asarray(line[key])[order]
    inside = (np.exp(ours[:, P]) > pressures[0] * 1.01) & (np.exp(ours[:, P]) < pressures[-1] * 0.99)
    chosen = ours[inside]
    assert len(chosen) > 2
    there = np.interp(chosen[:, P], np.log(pressures), values)
    return float(np.abs(there - chosen[:, column]).max())


def test_dome_and_quality_lines_meet_fluprodia(fluprodia: Any) -> None:
    ground = r32()
    half = len(ground.dome) // 2
    lines = [
        (0.0, ground.dome[:half]),
        (1.0, ground.dome[half:]),
        *zip((0.2, 0.4, 0.6, 0.8), ground.qualities, strict=True),
    ]
    for quality, ours in lines:
        line = theirs(fluprodia, "quality", quality)
        below = ours[ours[:, T] < kelvin(70.0)]  # nearer the critical point their steps are too coarse to compare
        assert apart(below, line, H, "h") < ENTHALPY_TOLERANCE_J_KG, quality
        assert apart(below, line, S, "s") < ENTROPY_TOLERANCE_J_KG_K, quality


def test_isotherms_and_isentropes_meet_fluprodia(fluprodia: Any) -> None:
    ground = r32()
    for temperature, ours in zip(ISOTHERMS, ground.isotherms, strict=True):
        known = ours[~np.isnan(ours[:, T])]
        wet = np.flatnonzero(known[:, X] == 1.0)
        gas = known[wet[0] + 1 :] if len(wet) else known
        line = theirs(fluprodia, "temperature", temperature)
        saturated = float(np.exp(gas[0, P]))
        keep = np.asarray(line["p"]) <= saturated * 1.0001
        if len(wet):
            keep &= np.asarray(line["h"]) > gas[0, H] - 2_000.0
        line = {key: np.asarray(line[key])[keep] for key in ("p", "h", "s")}
        assert apart(gas, line, H, "h") < 2.0 * ENTHALPY_TOLERANCE_J_KG, temperature
    for ours in ground.isentropes:
        known = ours[~np.isnan(ours[:, T])]
        line = theirs(fluprodia, "entropy", known[0, S])
        assert apart(known, line, H, "h") < ENTHALPY_TOLERANCE_J_KG


@pytest.mark.parametrize("name", REFRIGERANTS)
def test_isentropes_are_at_round_entropies(name: str) -> None:
    entropies = [float(line[0, S]) / 1e3 for line in chart(name).isentropes]
    assert len(entropies) >= 4
    assert entropies == pytest.approx([round(entropies[0], 1) + 0.1 * k for k in range(len(entropies))], abs=1e-9)


@pytest.mark.parametrize("name", REFRIGERANTS)
@pytest.mark.parametrize("bar", [2.0, 5.0, 10.0, 20.0])
def test_an_isobar_between_those_of_the_chart_is_that_of_the_refrigerant(name: str, bar: float) -> None:
    fluid, line = refrigerant(name), isobar(chart(name), float(np.log(bar * 1e5)))
    assert line[:, P] == pytest.approx(np.log(bar * 1e5))
    ends = fluid.saturation_at(bar * 1e5)
    for t, _p, _h, s, x in line[10:]:
        if np.isnan(x):
            theirs = fluid.gas(max(t, ends.dew_temperature), bar * 1e5)
            assert s == pytest.approx(theirs.entropy, abs=ENTROPY_TOLERANCE_J_KG_K)
        else:
            wet = mixture(ends, ends.liquid_enthalpy + x * (ends.vapour_enthalpy - ends.liquid_enthalpy))
            assert t == pytest.approx(wet.temperature, abs=0.1)


@pytest.mark.parametrize("name", REFRIGERANTS)
def test_isobars_lie_inside_the_chart(name: str) -> None:
    ground = chart(name)
    state = settled(a.RefrigerantChosen(name))
    for unit in PRESSURE_UNITS:
        found = ticks(Frame(after(a.UnitChosen("pressure", unit), state=state), strings("en")), TS, ground).pressures
        assert len(found) >= 3
        assert all(np.log(ground.pressures[0]) < level < np.log(ground.pressures[1]) for level, _label in found)


@pytest.mark.parametrize("name", REFRIGERANTS)
def test_readings_of_the_chart_are_the_refrigerants_states(name: str) -> None:
    ground, fluid = chart(name), refrigerant(name)
    gas = fluid.gas(kelvin(60.0), 8e5)
    by_pressure = ground.at_pressure_enthalpy(8e5, gas.enthalpy)
    by_temperature = ground.at_temperature_entropy(kelvin(60.0), gas.entropy)
    assert by_pressure is not None
    assert by_temperature is not None
    assert by_pressure[T] == pytest.approx(kelvin(60.0), abs=0.2)
    assert by_temperature[H] == pytest.approx(gas.enthalpy, abs=300.0)
    assert np.isnan(by_pressure[X])
    ends = fluid.saturation(kelvin(5.0))
    wet = ground.at_pressure_enthalpy(ends.pressure, 0.5 * (ends.liquid_enthalpy + ends.vapour_enthalpy))
    assert wet is not None
    assert wet[X] == pytest.approx(0.5, abs=0.06)
    assert wet[T] == pytest.approx(ends.mean_temperature, abs=0.4)
    assert ground.at_pressure_enthalpy(1.0, 4e5) is None


def boiling(name: str, row: np.ndarray[Any, Any]) -> State:
    """The mixture of a state's pressure and enthalpy, which another test compares with the property source's."""
    return mixture(refrigerant(name).saturation_at(float(np.exp(row[P]))), float(row[H]))


@pytest.mark.parametrize("name", ["R32", "R454B", "R407C"])
@pytest.mark.parametrize("celsius", [-40.0, 0.0, 40.0])
def test_an_isotherm_goes_evenly_from_liquid_to_gas(name: str, celsius: float) -> None:
    line = chart(name).isotherms[ISOTHERMS.index(kelvin(celsius))]
    wet = line[~np.isnan(line[:, X])]
    assert (wet[0, X], wet[-1, X]) == pytest.approx((0.0, 1.0), abs=1e-3)
    for column in (H, S, X):
        assert (np.diff(wet[:, column]) > 0.0).all()
    for row in wet[1:-1]:
        found = boiling(name, row)
        assert found.temperature == pytest.approx(kelvin(celsius), abs=0.01)
        assert found.quality == pytest.approx(row[X], abs=1e-3)


@pytest.mark.parametrize("name", ["R32", "R454B", "R407C"])
def test_a_line_of_equal_quality_has_that_quality(name: str) -> None:
    for quality, line in zip(QUALITIES, chart(name).qualities, strict=True):
        for row in line[::5]:
            assert boiling(name, row).quality == pytest.approx(quality, abs=1e-3)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", ["R32", "R454B", "R290"])
def test_the_cycle_lies_on_the_ground(name: str, mode: Mode) -> None:
    state = settled(*MODES[mode], a.RefrigerantChosen(name))
    cycle, ground = cycle_of(changeover.shown(state)), chart(name)
    suction, discharge, redirected, liquid, mixed = cycle.corners
    assert mixed[H] == pytest.approx(liquid[H])
    assert discharge[H] == pytest.approx(redirected[H], rel=1e-9)
    assert cycle.way[0] == pytest.approx([*suction[:4], 1.0])
    assert cycle.way[-1, H] == pytest.approx(suction[H])
    assert cycle.ideal[1, H] < discharge[H]
    corners = dict(enumerate(cycle.corners, start=1))
    for number, (first, end) in cycle.legs.items():  # each from where the stage before it ends to its own end
        for row, corner in ((first, corners[number - 1 or 5]), (end - 1, corners[number])):
            assert cycle.way[row, :4] == pytest.approx(corner[:4], rel=1e-6), number
    for corner in (suction, liquid, mixed):
        found = ground.at_pressure_enthalpy(float(np.exp(corner[P])), float(corner[H]))
        assert found is not None
        assert found[T] == pytest.approx(corner[T], abs=0.6)


def test_the_pictures_parts_are_as_long_as_the_drop_thinks() -> None:
    lengths = {name: each.track.length for name, each in (plan.CORE_SECTIONS | plan.RING_SECTIONS).items()}
    lengths["suction"] += plan.UNDER_CUP.length
    lengths["discharge"] += plan.BESIDE_CUP.length
    lengths["expansion"] = 2.0 * plan.EXPANSION_HALF
    for name in ("liquid_line", "outdoor_liquid"):
        lengths[name] -= plan.EXPANSION_HALF
    assert {name: pytest.approx(length, abs=0.5) for name, length in lengths.items()} == drop.LENGTHS


@given(st.floats(0.0, 9.999), st.sampled_from(Mode))
def test_the_drop_is_what_the_cycle_says(way: float, mode: Mode) -> None:
    shown = changeover.shown(_standard(mode))
    where = drop.place(way, mode)
    found = drop.reading(shown, where, mode)
    _is_on_the_cycle(found, where, shown)


def _is_on_the_cycle(found: drop.Reading, where: drop.Place, shown: Any) -> None:
    fluid = refrigerant("R32")
    if found.quality >= 1.0:
        gas = fluid.gas(found.temperature, found.pressure)
        assert found.enthalpy == pytest.approx(gas.enthalpy, abs=1500.0)
        assert found.entropy == pytest.approx(gas.entropy, abs=6.0)
    elif found.quality > 0.0 and where.part != "expansion":
        ends = fluid.saturation_at(found.pressure)
        enthalpy = ends.liquid_enthalpy + found.quality * (ends.vapour_enthalpy - ends.liquid_enthalpy)
        assert found.enthalpy == pytest.approx(enthalpy, abs=5.0)
        assert found.temperature == pytest.approx(ends.dew_temperature, abs=0.01)
    ends_of_stage = {1: (4, 0), 2: (0, 1), 3: (1, 2), 4: (2, 3), 5: (3, 4)}[where.stage]
    low, high = sorted(float(shown.enthalpies[k]) for k in ends_of_stage)
    if where.part not in ("outdoor_gas", "suction", "gas_line", "compression"):
        assert low - 1.0 <= found.enthalpy <= high + 1.0
    pressures = sorted(float(shown.pressures[k]) for k in ends_of_stage)
    assert pressures[0] * 0.999 <= found.pressure <= pressures[1] * 1.001


_states: dict[Mode, AppState] = {}


def _standard(mode: Mode) -> AppState:
    if mode not in _states:
        _states[mode] = settled(*MODES[mode])
    return _states[mode]


@pytest.mark.parametrize("mode", Mode)
def test_a_step_takes_the_drop_to_where_the_next_stage_does_its_work(mode: Mode) -> None:
    state = settled(*MODES[mode], a.DropToggled())
    assert state.drop is not None
    seen = []
    for _ in range(6):
        state = after(a.Stepped(), state=state)
        way = [state.drop]
        while state.leap is not None:
            state = after(a.Ticked(0.1), state=state)
            way.append(state.drop)
        assert state.drop is not None
        assert len(way) > 5, "it is seen to go there"
        where = drop.place(state.drop, mode)
        seen.append(where.stage)
        assert where.stage == state.stage
        assert where.part in ("outdoor_coil", "indoor_coil", "compression", "expansion") or where.stage == 3
        found, shown = selectors.followed(state), changeover.shown(state)
        inlet, outlet = (
            (float(shown.enthalpies[k]), float(shown.pressures[k])) for k in (where.stage - 2, where.stage - 1)
        )
        if where.stage == 3:  # behind the valve
            assert (found.enthalpy, found.pressure) == pytest.approx(outlet)
        else:
            assert min(inlet[0], outlet[0]) <= found.enthalpy <= max(inlet[0], outlet[0])
            assert min(inlet[1], outlet[1]) * 0.999 <= found.pressure <= max(inlet[1], outlet[1]) * 1.001
    assert [(b - a_) % 5 for a_, b in pairwise(seen)] == [1] * 5


@given(st.floats(0.0, 9.999), st.sampled_from(Mode))
def test_the_drop_stays_where_it_is_when_the_flow_turns_round(way: float, mode: Mode) -> None:
    other = Mode.SUMMER if mode is Mode.WINTER else Mode.WINTER
    here, there = drop.place(way, mode), drop.place(drop.turned(way, mode, other), other)
    assert here.part == there.part
    one = drop_place(here.part, here.share, mode is Mode.SUMMER, 0.5)
    two = drop_place(there.part, there.share, other is Mode.SUMMER, 0.5)
    assert one == pytest.approx(two, abs=2.0)


@pytest.mark.parametrize("mode", Mode)
def test_the_way_of_the_drop_has_no_gaps(mode: Mode) -> None:
    places = [drop.place(float(way), mode) for way in np.arange(0.0, 10.0, 0.001)]
    summer = mode is Mode.SUMMER
    points = np.array([drop_place(place.part, place.share, summer, float(summer)) for place in places])
    steps = np.diff(np.vstack([points, points[:2]]), axis=0)
    assert np.hypot(*steps.T).max() < 1.5
    back = (steps[1:] * steps[:-1]).sum(axis=1)
    assert back.min() > -0.05, "it never turns back"


@pytest.mark.parametrize("name", ["R32", "R454B"])
def test_the_ideal_line_is_one_of_equal_entropy(name: str) -> None:
    ground, fluid = chart(name), refrigerant(name)
    state = settled(a.RefrigerantChosen(name), a.ParameterMoved("outdoor_temperature", kelvin(-25.0)))
    start, end = cycle_of(changeover.shown(state)).ideal
    way = cycle_view._isentrope(ground, start, end)
    assert len(way) > 5
    for t, log_p, h, s, _x in way:
        gas = fluid.gas(float(t), float(np.exp(log_p)))
        assert gas.enthalpy == pytest.approx(h, abs=600.0)
        assert s == pytest.approx(start[S], abs=0.1)


def test_a_blends_condensing_ends_at_its_bubble_point() -> None:
    state = settled(a.RefrigerantChosen("R407C"))
    found = changeover.shown(state)
    bubble = refrigerant("R407C").saturation(found.condensing_temperature).bubble_temperature
    words = story.plateaus(Frame(state, strings("en")), found)[1]
    assert words.endswith(f" {bubble - 273.15:.0f}\N{NO-BREAK SPACE}°C")


@pytest.mark.parametrize("mode", Mode)
def test_throttled_liquid_begins_to_flash_at_a_sample(mode: Mode) -> None:
    for name in ("R32", "R410A", "R454B"):
        found = changeover.shown(settled(a.SeasonChosen(mode), a.RefrigerantChosen(name)))
        pressures, enthalpy = found.expansion[1], found.expansion[2, 0]
        at = min(refrigerant(name).saturation_at(float(p)).liquid_enthalpy - enthalpy for p in pressures)
        nearest = min(abs(refrigerant(name).saturation_at(float(p)).liquid_enthalpy - enthalpy) for p in pressures)
        assert at < 0.0
        assert nearest < 1.0, "J/kg"


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), min_size=2, max_size=12))
@example([(0, 0), (0, 0), (30, 0), (30, 20)])
@example([(10, 0), (40, 0), (5, 0)])
def test_a_path_comes_by_all_its_points(points: list[tuple[int, int]]) -> None:
    lines: list[tuple[Any, Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks, "draw_line", lambda _surface, _colour, start, end, _width: lines.append((start, end)))
        marks.draw_path(pygame.Surface((1, 1)), [(0, 0, 0)] * (len(points) - 1), points, 1.0)

    def beside(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
        along = np.subtract(end, start)
        length = float(along @ along)
        share = min(1.0, max(0.0, float(np.subtract(point, start) @ along) / length)) if length else 0.0
        return float(np.hypot(*(np.subtract(point, start) - share * along)))

    assert all(min(beside(point, *line) for line in lines) <= 0.4 for point in points)


@pytest.mark.parametrize("kind", [PH, TS])
def test_axes_hold_the_whole_dome_down_to_their_lower_edge(kind: Kind) -> None:
    ground = r32()
    plot = plot_of(kind, ground, pygame.Rect(0, 0, 500, 300), 1.0)
    places = [plot.place(row[kind.across], row[kind.up]) for row in ground.dome]
    seen = [(x, y) for x, y in places if y <= plot.box.bottom]
    assert len(seen) > 0.9 * len(places)
    assert all(plot.box.left <= x <= plot.box.right and y >= plot.box.top for x, y in seen)


@pytest.mark.parametrize(("unit", "step", "count"), [("C", 20, 10), ("F", 40, 9)])
def test_isotherms_are_at_round_temperatures_in_either_unit(unit: str, step: int, count: int) -> None:
    lines = cycle_view._isotherms(Formats(unit, "bar"))
    assert len(lines) == count
    for number, label in lines:
        degrees = int(label.replace("\N{MINUS SIGN}", "-").rstrip("°"))
        assert degrees % step == 0
        assert ISOTHERMS[number] == pytest.approx(Formats(unit, "bar").kelvin(degrees))


def in_weather(outdoor: float) -> AppState:
    return settled(a.ParameterMoved("outdoor_temperature", outdoor))


@pytest.mark.parametrize("number", range(1, 6))
def test_a_reading_at_a_corner_is_the_state_that_leaves_the_stage(number: int) -> None:
    state = settled()
    shown, formats = changeover.shown(state), Formats("C", "bar")
    quality = solve(default_point(Mode.WINTER)).stages[number - 1].state.quality
    frame, places = Frame(state, strings("en")), layout(state, strings("en"), (1600, 1000))
    plot = plot_of(PH, r32(), places.regions["slot-ph"], places.scale)
    corner = plot.place(float(shown.enthalpies[number - 1]), float(np.log(shown.pressures[number - 1])))
    place = corner[0] + (3.0 if number == 3 else -3.0), corner[1]  # both halves of the pill of 2 and 3
    assert spot_at(*place, state, places) == (f"spot-ph-{number}", number)
    for gone in (in_weather(kelvin(18.0)), replace(state, slide=0.5)):
        assert spot_at(*place, gone, places) is None
    words = cycle_view.reading(frame, PH, r32(), (0.0, 0.0), number)
    assert words[0] == f"T = {formats.temperature(shown.temperatures[number - 1], 1)}"
    assert words[2] == f"h = {formats.enthalpy(shown.enthalpies[number - 1])}"
    assert [word for word in words if word.startswith("x")] == ([f"x = {quality:.2f}"] if quality else [])
    waiting = Frame(replace(state, answered=False, waiting=1.0), strings("en"))
    assert not any(re.search(r"= \S*\d", word) for word in cycle_view.reading(waiting, PH, r32(), (0.0, 0.0), number))
    free = cycle_view.reading(waiting, PH, r32(), (350e3, float(np.log(12e5))), None)
    assert len(free) == 5
    assert all(re.search(r"= \S*\d", word) for word in free), "the chart is known"


@pytest.mark.parametrize("name", [name for name in REFRIGERANTS if name != "R454B"])  # whose flashes fail
def test_readings_beside_the_dome_are_the_property_sources(name: str) -> None:
    ground, fluid = chart(name), refrigerant(name)
    source = AbstractState("HEOS", fluid.facts.fluid)
    for level in np.linspace(*np.log(ground.pressures), 40)[1:-1]:
        ends = fluid.saturation_at(float(np.exp(level)))
        heat = ends.vapour_enthalpy - ends.liquid_enthalpy
        for share in (-0.1, -0.03, -0.005, 0.002, 0.01, 0.99, 1.01, 1.1):
            enthalpy = ends.liquid_enthalpy + share * heat
            found = ground.at_pressure_enthalpy(ends.pressure, enthalpy)
            if found is None:
                assert enthalpy < ground.isobars[:, 0, H].max(), "colder liquid than the chart has"
                continue
            source.update(HmassP_INPUTS, enthalpy, ends.pressure)
            assert found[T] == pytest.approx(source.T(), abs=0.6), f"{ends.pressure:.0f} Pa, {share}"


@pytest.mark.parametrize("name", ["R410A", "R407C"])
@pytest.mark.parametrize("below", [1.0, 2.0, 4.0])
def test_a_dome_is_the_property_sources_up_to_the_critical_point(name: str, below: float) -> None:
    ground, source = chart(name), AbstractState("HEOS", name)
    source.update(QT_INPUTS, 1.0, source.T_critical() - below)
    level, gas = np.log(source.p()), source.hmass()
    source.update(PQ_INPUTS, source.p(), 0.0)
    dew = ground.dew[::-1]
    assert np.interp(level, dew[:, P], dew[:, H]) == pytest.approx(gas, abs=1000.0)
    assert np.interp(level, ground.bubble[:, P], ground.bubble[:, H]) == pytest.approx(source.hmass(), abs=1000.0)


@pytest.mark.parametrize("name", [name for name, facts in REFRIGERANTS.items() if facts.sampled])
def test_a_blends_dome_closes_at_its_critical_point(name: str) -> None:
    ground = chart(name)
    bubble, dew = ground.bubble, ground.dew[::-1]
    assert bubble[-1, [T, P, H, S]] == pytest.approx(dew[-1, [T, P, H, S]], rel=1e-9)
    assert (np.diff(bubble[:, [T, P, H, S]], axis=0) > 0.0).all()
    assert (np.diff(dew[:, [T, P]], axis=0) > 0.0).all()
    assert (np.diff(dew[:, H] - bubble[:, H]) < 0.0).all()
