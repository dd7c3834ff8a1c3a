"""State, actions and reducer: what the app knows and how it changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import still
from game.content.strings import strings
from game.content.units import Formats, rounded
from game.model import actions as a
from game.model import changeover, drop, powers, selectors
from game.model.answer import Answer, Question, answer, blend, flattened, restored
from game.model.curves import FIGURES, WITH_BACKUP, Curve, CurveQuestion, _bent, balance_point, row
from game.model.parameters import DEFAULT_INDOOR, DEFAULT_OUTDOOR, INDOOR, OUTDOOR, PARAMETERS, PRICES, SPEED
from game.model.reducer import FROST_GROWS, FROST_MELTS, LASTING, SAMPLING, SLIDE_TIME, reduce
from game.model.selectors import frost_wanted
from game.model.start import CHART_PARTS, FILE, Start, computed, default_point
from game.model.state import PRESSURE_UNITS, RATES, TEMPERATURE_UNITS, TRACED, AppState
from game.scene.glow import drop_place
from game.screens import story
from game.screens.frame import LONGEST_SILENCE, Frame, picked_stage
from game.ui.layout import layout
from physics.balance import solve
from physics.chart import chart
from physics.house import HOUSE
from physics.machine import MACHINES, Machine
from physics.moist_air import typical_outdoor_humidity
from physics.operating_point import OUTDOOR_RANGE, Limit, Mode, OperatingPoint, kelvin
from physics.refrigerant import REFRIGERANTS, refrigerant
from tests.states import after, settled, start

Rows = Sequence[tuple[float, Mapping[str, float]]]
moves = st.one_of(
    st.builds(a.Ticked, st.floats(0.0, 0.1)),
    *(
        st.builds(a.ParameterMoved, st.just(p.name), st.floats(p.low - 50.0, p.high + 50.0))
        for p in PARAMETERS.values()
    ),
    st.builds(a.SeasonChosen, st.sampled_from([None, *Mode])),
    st.builds(a.RefrigerantChosen, st.sampled_from(list(REFRIGERANTS))),
    st.builds(a.SpeedAutomated, st.booleans()),
    st.builds(a.RateChosen, st.sampled_from(RATES)),
    st.builds(a.UnitChosen, st.just("temperature"), st.sampled_from(TEMPERATURE_UNITS)),
    st.builds(a.UnitChosen, st.just("pressure"), st.sampled_from(PRESSURE_UNITS)),
    st.builds(a.StageChosen, st.sampled_from([None, 1, 2, 3, 4, 5])),
    st.sampled_from(
        [
            a.PlayToggled(),
            a.Stepped(),
            a.Reset(),
            a.HelpOpened("picture"),
            a.HelpOpened(None),
            a.HumidityAutomated(False),
            a.Released(),
            a.FullScreenToggled(),
        ]
    ),
    st.builds(a.MachineChosen, st.sampled_from(list(MACHINES))),
)


def showing(**figures: float) -> AppState:
    """The start with some of its figures in winter replaced."""
    shown = replace(start().winter, **figures)  # type: ignore[arg-type]
    return replace(start(), winter=shown, winter_target=shown)


def drawn(rows: Rows, machine: str = "cold_climate", indoor: float = 20.0) -> Curve:
    """A curve whose winter is made by hand: temperatures [°C] and figures."""
    point = replace(default_point(Mode.WINTER), indoor_temperature=kelvin(indoor))
    winter = np.array([(kelvin(celsius), *(figures[name] for name in FIGURES)) for celsius, figures in rows])
    nothing = np.empty((0, 1 + len(FIGURES)))
    return Curve(CurveQuestion(point, default_point(Mode.SUMMER), machine), winter, nothing)


@given(st.lists(moves, max_size=40))
def test_any_sequence_of_actions_leaves_a_state_that_can_be_asked_about(happened: list[a.Action]) -> None:
    state = after(*happened)
    question = selectors.question(state)  # raises where an input lies outside its range
    assert question.valve is state.mode
    low, high = selectors.outdoor_range(state)
    assert low <= state.outdoor <= high
    assert all(INDOOR.low <= t <= INDOOR.high for t in state.indoor)
    slowest, fastest = MACHINES[state.machine].speeds
    assert slowest <= state.hand_speed <= fastest
    assert 0.0 <= state.slide <= 1.0
    assert -1.0 <= changeover.direction(state) <= 1.0
    assert 0.0 <= state.drift < 1.0
    assert 0.0 <= state.frost <= 1.0
    assert state.rate in RATES


def test_every_action_is_reduced() -> None:
    from game.model.reducer import _REDUCERS

    assert set(_REDUCERS) == set(a.Action.__args__)


def test_automatic_mode_follows_the_house() -> None:
    indoor = start().indoor
    for celsius, expected in (
        (-30, Mode.WINTER),
        (15.9, Mode.WINTER),
        (18, None),
        (19.8, Mode.SUMMER),
        (50, Mode.SUMMER),
    ):
        mode, running = selectors.operation(None, kelvin(celsius), indoor, Mode.WINTER)
        assert (mode if running else None) is expected
    heating, cooling = selectors.zone_ends(start())
    assert HOUSE.load(Mode.WINTER, heating, indoor[0]) == pytest.approx(0.0, abs=1e-6)
    assert HOUSE.load(Mode.SUMMER, cooling, indoor[1]) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("indoor", [(15.0, 15.0), (20.0, 25.0), (25.0, 20.0), (30.0, 30.0)])
def test_the_sliders_zones_end_where_the_machine_changes_what_it_does(indoor: tuple[float, float]) -> None:
    rooms = kelvin(indoor[0]), kelvin(indoor[1])
    heating, cooling = selectors.zone_ends(replace(start(), indoor=rooms))

    def doing(outdoor: float) -> Mode | None:
        mode, running = selectors.operation(None, outdoor, rooms, Mode.WINTER)
        return mode if running else None

    assert doing(heating - 0.01) is Mode.WINTER
    assert doing(heating + 0.01) is (Mode.SUMMER if heating == cooling else None)
    assert doing(cooling + 0.01) is Mode.SUMMER
    assert doing(cooling - 0.01) is (Mode.WINTER if heating == cooling else None)


def test_choosing_a_season_goes_to_its_weather_and_back() -> None:
    state = after(a.ParameterMoved("outdoor_temperature", kelvin(-12.0)), a.SeasonChosen(Mode.SUMMER))
    assert state.outdoor == DEFAULT_OUTDOOR[Mode.SUMMER]
    assert state.mode is Mode.SUMMER
    state = after(a.SeasonChosen(Mode.WINTER), state=state)
    assert state.outdoor == kelvin(-12.0)
    state = after(a.ParameterMoved("outdoor_temperature", kelvin(40.0)), state=state)
    assert state.outdoor == OUTDOOR_RANGE[Mode.WINTER][1]


def test_a_season_that_is_not_to_be_seen_yet_does_not_ease() -> None:
    state = after(a.SeasonChosen(Mode.SUMMER), a.ParameterMoved(OUTDOOR.name, kelvin(45.0)), state=settled())
    state = still.answered(state)
    assert state.slide == 0.0
    assert state.summer is state.summer_target
    assert state.summer.outdoor_temperature == kelvin(45.0)


def test_mode_change_takes_its_time_and_turns_the_flow() -> None:
    state = still.answered(after(a.SeasonChosen(Mode.SUMMER)))
    directions, cups = [], []
    for _ in range(round(SLIDE_TIME / 0.1)):
        directions.append(changeover.direction(state))
        cups.append(changeover.cup(state))
        state = still.later(state, 0.1)
    assert directions[0] == 1.0
    assert changeover.direction(state) == -1.0
    assert directions == sorted(directions, reverse=True)
    assert cups == sorted(cups)
    middle = len(directions) // 2
    assert directions[middle] == 0.0, "flow stops while the cup slides"
    assert state.slide == 1.0


def test_pressures_even_out_half_way_through_the_slide() -> None:
    state = still.later(still.answered(after(a.SeasonChosen(Mode.SUMMER))), SLIDE_TIME / 2.0)
    tags = changeover.tags_by_place(state)
    low, high = sorted((tags["outdoor_gas"][1], tags["gas_line"][1]))
    settled_tags = changeover.tags_by_place(settled())
    assert high - low < 0.3 * (settled_tags["gas_line"][1] - settled_tags["outdoor_gas"][1])
    assert changeover.shown(state).capacity == 0.0


def test_pause_stops_everything_that_moves() -> None:
    state = after(a.PlayToggled(), state=settled())
    later = still.later(state, 1.0)
    assert {name for name, value in vars(state).items() if getattr(later, name) is not value} == set()


def test_a_season_chosen_while_time_stands_still_comes_in_steps() -> None:
    state = after(a.RateChosen(0.25), a.PlayToggled(), a.SeasonChosen(Mode.SUMMER), state=settled())
    before, said, places = still.answered(state), [], []
    for _ in range(3):
        state = still.later(still.answered(state), SLIDE_TIME)
        places.append(state.slide)
        said.append(story.sentence(Frame(state, strings("en")), None))
        state = after(a.Stepped(), state=state)
    assert places == pytest.approx([changeover.FLOW_STOPS, changeover.FLOW_STARTS, 1.0])
    assert "cup can slide over" in said[0]
    assert "Step starts the compressor" in said[1]
    assert "Step" not in said[2]
    assert (state.stage, state.playing) == (1, False), "the next step is to the first stage"
    assert still.later(state, SLIDE_TIME).slide == 1.0
    back = after(a.SeasonChosen(Mode.WINTER), state=replace(before, slide=0.2))
    assert still.later(back, SLIDE_TIME).slide == 0.0
    assert still.later(after(a.PlayToggled(), state=before), 4.1 * SLIDE_TIME).slide == 1.0, "playing goes on"


@pytest.mark.parametrize("slid", [0.05, 0.25, 0.45, 0.55, 0.9])
def test_a_valve_held_between_its_stops_is_not_said_to_be_at_one(slid: float) -> None:
    held = after(a.PlayToggled(), state=replace(settled(a.SeasonChosen(Mode.SUMMER)), slide=slid))
    assert "Step" not in story.sentence(Frame(held, strings("en")), None)


def test_a_step_counts_from_where_the_valve_is_and_one_under_way_is_not_lost() -> None:
    playing = still.later(after(a.SeasonChosen(Mode.SUMMER), state=settled()), 0.1)
    stepped = after(a.Stepped(), state=playing)
    assert (stepped.playing, stepped.goal) == (False, changeover.FLOW_STOPS)
    assert after(a.Stepped(), state=stepped).goal == changeover.FLOW_STARTS
    there = still.later(stepped, SLIDE_TIME)
    assert after(a.SeasonChosen(Mode.SUMMER), state=there).goal == changeover.FLOW_STOPS, "it is chosen already"
    stopped = replace(still.later(after(a.Stepped(), state=there), SLIDE_TIME), running=False)
    assert "starts the compressor" not in story.sentence(Frame(stopped, strings("en")), None)


@pytest.mark.parametrize("mode", Mode)
def test_a_stopped_valve_finds_one_temperature_and_one_pressure(mode: Mode) -> None:
    other = Mode.WINTER if mode is Mode.SUMMER else Mode.SUMMER
    state = replace(after(a.SeasonChosen(mode), state=settled(a.SeasonChosen(other))), slide=0.5)
    found = changeover.shown(state)
    coils = changeover.coils_by_place(state)
    mild = np.concatenate([found.temperatures, *(coil[0] for coil in coils), changeover.ladder_of(found, mode)[1:3]])
    assert np.ptp(mild) < 1e-9
    assert np.ptp(found.pressures) < 1e-3
    assert found.pressures.min() > max(state.winter.pressures[0], state.summer.pressures[0])
    assert found.pressures.max() < min(state.winter.pressures[2], state.summer.pressures[2])


@pytest.mark.parametrize("mode", Mode)
def test_while_the_valve_slides_the_compressor_is_said_to_stop_and_to_start(mode: Mode) -> None:
    other = Mode.WINTER if mode is Mode.SUMMER else Mode.SUMMER
    state = still.answered(after(a.SeasonChosen(mode), state=settled(a.SeasonChosen(other))))
    said = list[str]()
    while state.sliding or not said:
        state = still.later(state, 0.05)
        found = changeover.shown(state)
        assert (found.compressor_speed > 0.0) == (changeover.direction(state) != 0.0)
        if found.mass_flow == 0.0:
            said.append(story.rest(Frame(state, strings("en"))))
    assert [word for k, word in enumerate(said) if not k or said[k - 1] != word] == ["stopping", "at rest", "starting"]


@pytest.mark.parametrize("seconds", [0.3, 0.9, 1.7])
@pytest.mark.parametrize("mode", Mode)
def test_air_does_not_jump_when_the_change_of_modes_is_called_off(mode: Mode, seconds: float) -> None:
    other = Mode.WINTER if mode is Mode.SUMMER else Mode.SUMMER
    state = still.answered(after(a.SeasonChosen(mode), state=settled(a.SeasonChosen(other))))
    state = still.later(state, seconds)
    airs = []
    for _ in range(60):
        airs.append(changeover.shown(state).outdoor_temperature)
        if len(airs) == 20:
            state = still.answered(after(a.SeasonChosen(other), state=state))
        state = still.later(state, 0.02)
    assert np.abs(np.diff(airs)).max() < 3.0
    assert airs[-1] == pytest.approx(state.outdoor, abs=0.1)


@pytest.mark.parametrize(("slide", "mode"), [(0.1, Mode.WINTER), (0.2, Mode.WINTER), (0.8, Mode.SUMMER)])
def test_each_half_of_the_valves_slide_has_its_own_seasons_warmth(slide: float, mode: Mode) -> None:
    state = replace(after(a.SeasonChosen(Mode.SUMMER), state=settled(a.SeasonChosen(Mode.WINTER))), slide=slide)
    stopped, season = replace(state, slide=0.5), state.figures(mode)
    even = 1.0 - abs(2.0 * changeover.summer_share(state) - 1.0)
    assert 0.1 < even < 0.9

    def between(own: float, mild: float) -> float:
        return own * (1.0 - even) + mild * even

    found, mild = changeover.shown(state), changeover.shown(stopped)
    for name in ("evaporating_temperature", "condensing_temperature"):
        assert getattr(found, name) == pytest.approx(between(getattr(season, name), getattr(mild, name)))
    ways = season.evaporator[0, ::-1], season.condenser[0], season.condenser[0], season.evaporator[0, ::-1]
    own = ways[::2] if mode is Mode.WINTER else ways[1::2]
    for coil, even_coil, way in zip(*map(changeover.coils_by_place, (state, stopped)), own, strict=True):
        assert coil[0] == pytest.approx(between(way, even_coil[0]))
    for place, (_temperature, pressure) in changeover.tags_by_place(state).items():
        stage = changeover.tagged_stage(place, season, mode)
        assert pressure == pytest.approx(between(season.pressures[stage], mild.pressures[0]))


def test_air_that_has_farther_to_go_than_the_valve_does_not_jump() -> None:
    state = still.later(after(a.SeasonChosen(Mode.SUMMER), state=settled()), 1.0 / 60.0)
    state = still.later(still.answered(after(a.PlayToggled(), state=state)), 1.0)
    assert state.air == 1.0
    state, airs = still.answered(after(a.SeasonChosen(Mode.WINTER), a.PlayToggled(), state=state)), []
    for _ in range(60):
        airs.append(changeover.shown(state).outdoor_temperature)
        state = still.later(state, 1.0 / 60.0)
    assert np.abs(np.diff(airs)).max() < 3.0
    assert state.slide == 0.0


def test_no_backup_heat_is_told_of_a_machine_that_comes_to_rest() -> None:
    state, said = settled(a.ParameterMoved(OUTDOOR.name, kelvin(-25.0))), list[str]()
    state = still.answered(after(a.ParameterMoved(OUTDOOR.name, kelvin(18.0)), state=state))
    for _ in range(60):
        state = still.later(state, 1.0 / 60.0)
        if changeover.at_rest(state):
            said.append(story.sentence(Frame(state, strings("en")), None))
    assert said
    assert not [words for words in said if "backup" in words]


def test_traces_have_no_cop_of_a_machine_on_its_way_to_rest() -> None:
    state = still.later(settled(), 2.0)
    state = still.answered(after(a.ParameterMoved(OUTDOOR.name, kelvin(18.0)), state=state))
    before = len(state.traces)
    for _ in range(30):
        state = still.later(state, 0.1)
    cops = [cop for _, _, cop, _ in state.traces]
    assert cops[0] > 3.0
    assert np.isnan(cops[before:]).all()


@pytest.mark.parametrize("refrigerant", ["R32", "R454B", "R134a", "R407C"])
def test_a_load_that_is_met_is_what_is_delivered(refrigerant: str) -> None:
    found = changeover.shown(settled(a.RefrigerantChosen(refrigerant)))
    assert found.capacity == found.house_load


def test_gas_would_leave_hotter_if_no_liquid_were_injected() -> None:
    cold, mild = (changeover.shown(settled(a.ParameterMoved(OUTDOOR.name, kelvin(t)))) for t in (-30.0, 5.0))
    worked = cold.enthalpies[0] + cold.compressor_power / cold.mass_flow
    gas = refrigerant("R32").gas(cold.uncooled_temperature, float(cold.pressures[1]))
    assert gas.enthalpy == pytest.approx(worked, abs=5.0)
    assert cold.uncooled_temperature > cold.temperatures[1] + 100.0
    assert mild.uncooled_temperature == mild.temperatures[1]


@pytest.mark.parametrize(("mode", "celsius"), [(Mode.SUMMER, 41.0), (Mode.WINTER, -12.0)])
def test_while_a_held_valve_waits_the_air_is_what_its_slider_says(mode: Mode, celsius: float) -> None:
    other = Mode.WINTER if mode is Mode.SUMMER else Mode.SUMMER
    state = after(a.PlayToggled(), state=settled(a.SeasonChosen(other)))
    state = still.later(still.answered(after(a.SeasonChosen(mode), state=state)), SLIDE_TIME)
    state = still.answered(after(a.ParameterMoved(OUTDOOR.name, kelvin(celsius)), state=state))
    for _ in range(2):
        state = still.settled(state)
        assert state.sliding
        found = changeover.shown(state)
        assert found.outdoor_temperature == pytest.approx(state.outdoor) == kelvin(celsius)
        assert found.indoor_temperature == pytest.approx(state.indoor[mode is Mode.SUMMER])
        state = after(a.Stepped(), state=state)


def test_electronics_stay_on_while_the_valve_slides() -> None:
    state = replace(settled(a.SeasonChosen(Mode.SUMMER)), slide=0.5)
    assert changeover.shown(state).total_power == pytest.approx(MACHINES[state.machine].standby_power)


def test_what_is_under_the_pointer_stays_so_when_a_knob_or_a_stage_is_pressed() -> None:
    for name, kept in (("indoor_temperature", True), ("stage-2", True), ("step", False)):
        over = after(a.Hovered(name, (5.0, 5.0)), a.Pressed(name))
        assert (over.hovered == name) == kept, "the wheel turns what is under it"


def test_a_pause_holds_the_valve_and_weather_moves_it_all_the_same() -> None:
    held = after(a.PlayToggled(), state=still.later(after(a.SeasonChosen(Mode.SUMMER), state=settled()), 0.9))
    assert 0.0 < held.slide < 1.0
    assert still.later(held, 2.0 * SLIDE_TIME).slide == held.slide
    assert still.later(after(a.Stepped(), state=held), SLIDE_TIME).slide == pytest.approx(changeover.FLOW_STARTS)
    paused = after(a.PlayToggled(), state=settled())
    warmed = after(a.ParameterMoved(OUTDOOR.name, kelvin(35.0)), state=paused)
    assert still.later(still.answered(warmed), 1.01 * SLIDE_TIME).slide == 1.0
    running = after(a.SeasonChosen(Mode.SUMMER), state=settled())
    there = still.later(still.answered(running), 1.01 * SLIDE_TIME)
    assert still.later(after(a.Stepped(), state=there), SLIDE_TIME).slide == 1.0, "no stop is left over"


@pytest.mark.parametrize("rate", RATES)
def test_a_rate_is_that_of_everything_that_moves(rate: float) -> None:
    before, seconds = showing(outdoor_surface=kelvin(-10.0), outdoor_dew_point=kelvin(-5.0)), 0.5
    plain, paced = (still.later(after(a.RateChosen(chosen), state=before), seconds) for chosen in (1.0, rate))
    assert paced.clock == pytest.approx(rate * seconds)
    assert paced.moment == pytest.approx(seconds), "real time"
    assert paced.drift == pytest.approx(rate * plain.drift)
    assert paced.breeze == pytest.approx((rate * plain.breeze[0], rate * plain.breeze[1]))
    assert paced.frost == pytest.approx(rate * plain.frost)
    assert plain.drift * plain.breeze[0] * plain.breeze[1] * plain.frost > 0.0


@pytest.mark.parametrize(("still_place", "moving"), [(0, "indoor_flow"), (1, "outdoor_flow")])
def test_air_moves_where_its_fan_runs(still_place: int, moving: str) -> None:
    flows = {"indoor_flow": 0.0, "outdoor_flow": 0.0, moving: 0.5}
    breeze = still.later(showing(**flows), 1.0).breeze
    assert breeze[still_place] == 0.0
    assert breeze[1 - still_place] > 0.0


def test_frost_melts_while_the_coil_gives_off_heat() -> None:
    frosty = showing(outdoor_surface=kelvin(-10.0), outdoor_dew_point=kelvin(-5.0))
    state = after(a.SeasonChosen(Mode.SUMMER), state=replace(frosty, frost=1.0))
    assert still.later(state, SLIDE_TIME + FROST_MELTS + 0.1).frost == 0.0


def test_a_tab_beside_a_large_diagram_opens_large_and_others_close_it() -> None:
    large = after(a.Enlarged("ph"))
    assert after(a.ViewChosen("ladder"), state=large).large == "ladder"
    assert after(a.ViewChosen("ts")).large is None


def test_a_price_is_no_question_to_the_physics() -> None:
    assert after(a.ParameterMoved("gas_price", 0.2), state=settled()).answered


@pytest.mark.parametrize("mode", Mode)
def test_a_drop_at_rest_is_like_what_its_tag_says(mode: Mode) -> None:
    mild = a.ParameterMoved("outdoor_temperature", kelvin(18.0))
    state = settled(a.SeasonChosen(mode), a.SeasonChosen(None), mild)
    shown = changeover.shown(state)
    assert shown.mass_flow == 0.0
    for place, (temperature, pressure) in changeover.tags_by_place(state).items():
        found = drop.reading(shown, drop.Place(next(s for s, p in drop.parts(mode) if p == place), place, 0.5), mode)
        assert (found.temperature, found.pressure) == pytest.approx((temperature, pressure), abs=0.01), place
        assert (found.quality == 1.0) == (place in drop.INDOORS), "gas in the warm house, a mixture in the cold"


def test_frost_takes_longer_to_grow_than_to_melt() -> None:
    freezing = showing(outdoor_surface=kelvin(-10.0), outdoor_dew_point=kelvin(-5.0))
    mild = replace(showing(outdoor_surface=kelvin(5.0)), frost=1.0)
    assert frost_wanted(freezing.winter) == 1.0
    grown, melted = still.later(freezing, 1.0).frost, 1.0 - still.later(mild, 1.0).frost
    assert 0.0 < grown < melted < 1.0
    assert (grown, melted) == pytest.approx((1.0 / FROST_GROWS, 1.0 / FROST_MELTS))


@pytest.mark.parametrize("slid", [0.0, 0.3, 0.45])
def test_the_marked_drop_stays_where_it_is_when_a_paused_machine_changes_its_mode(slid: float) -> None:
    marked = after(a.StageChosen(1), a.DropToggled(), a.PlayToggled(), state=settled())
    turned = after(a.SeasonChosen(Mode.SUMMER), state=replace(marked, slide=slid))
    while turned.slide < 1.0:
        turned = still.later(after(a.Stepped(), state=turned), SLIDE_TIME)
    assert marked.drop is not None
    assert turned.drop is not None
    assert drop.place(turned.drop, Mode.SUMMER).part == drop.place(marked.drop, Mode.WINTER).part == "outdoor_coil"
    stepped = still.later(after(a.Stepped(), state=turned), 1.0)
    assert stepped.drop is not None
    assert drop.place(stepped.drop, Mode.SUMMER).stage == stepped.stage == 5  # the outdoor coil's is 4 now


def test_the_stage_that_was_picked_last_is_the_one() -> None:
    def lit(*actions: a.Action) -> tuple[int | None, str | None]:
        state = after(*actions, state=settled())
        return picked_stage(Frame(state, strings("en"))), state.focused

    pointed, focused = a.Hovered("stage-1", (5.0, 5.0)), a.Focused("stage-1")
    assert lit(a.StageChosen(2), pointed) == (1, None)
    assert lit(pointed, a.StageChosen(1), a.Stepped()) == (2, None)
    assert lit(pointed, a.StageChosen(3)) == (3, None)
    assert lit(focused, a.StageChosen(1), a.Stepped()) == (2, "stage-2")  # the keyboard's focus goes along
    assert lit(a.StageChosen(1), focused, a.StageChosen(4)) == (4, "stage-4")
    assert lit(a.Focused("pin"), a.StageChosen(4)) == (4, "pin")
    assert lit(focused, a.StageChosen(None)) == (1, "stage-1")


@pytest.mark.parametrize("then", [a.DropToggled(), a.PlayToggled(), a.SeasonChosen(Mode.SUMMER)])
def test_a_step_is_forgotten_once_something_else_moves_the_drop(then: a.Action) -> None:
    state = after(a.DropToggled(), a.Stepped(), then, state=settled())
    assert still.later(state, 1.5 * SLIDE_TIME).leap is None
    assert after(a.DropToggled(), a.Stepped(), a.DropToggled(), a.DropToggled(), state=settled()).leap is None


def test_a_drop_that_rests_is_not_moved_by_a_step() -> None:
    resting = after(a.DropToggled(), state=settled(a.ParameterMoved(OUTDOOR.name, kelvin(18.0))))
    stepped = still.later(after(a.Stepped(), a.Stepped(), state=resting), 2.0)
    assert stepped.drop == resting.drop
    assert stepped.stage == 2, "the stages can be gone through all the same"


def test_a_stage_that_is_picked_out_goes_with_the_marked_drop() -> None:
    state = after(a.StageChosen(2), a.DropToggled(), a.RateChosen(2.0), state=settled())
    picked = []
    for _ in range(600):
        state = after(a.Ticked(0.1), state=state)
        assert state.drop is not None
        assert state.stage == drop.place(state.drop, Mode.WINTER).stage
        picked.append(state.stage)
    assert set(picked) == {1, 2, 3, 4, 5}
    elsewhere = after(a.StageChosen(3), a.Ticked(0.01), state=after(a.StageChosen(2), a.DropToggled(), state=settled()))
    assert elsewhere.stage == 3  # until the drop comes into another
    away = after(a.StageChosen(1), *[a.Ticked(0.1)] * 100, state=elsewhere)
    assert away.drop is not None
    assert drop.place(away.drop, Mode.WINTER).stage != 2
    assert away.stage == 1  # the card that is read stays while the drop passes elsewhere
    alone = after(a.StageChosen(None), a.Ticked(0.1), state=state)
    assert alone.stage is None
    warm = a.ParameterMoved(OUTDOOR.name, kelvin(35.0))
    paused = after(a.StageChosen(1), a.DropToggled(), a.PlayToggled(), warm, state=settled())
    assert paused.stage == 1
    assert still.later(paused, SLIDE_TIME).stage == 4  # the outdoor coil, where the drop is, condenses now


@pytest.mark.parametrize("mode", Mode)
def test_a_drop_is_the_slower_the_denser_it_is_and_makes_its_round_with_the_others(mode: Mode) -> None:
    shown, parts = changeover.shown(settled(a.SeasonChosen(mode))), drop.parts(mode)
    paces = {part: drop.pace(shown, drop.Place(stage, part, 0.0), mode) for stage, part in parts}
    assert sum(1.0 / pace for pace in paces.values()) == pytest.approx(1.0), "rounds for once through every part"
    speeds = {part: pace * drop.LENGTHS[part] for part, pace in paces.items()}
    liquid = "liquid_line" if mode is Mode.WINTER else "outdoor_liquid"
    boiling, condensing = ("outdoor_coil", "indoor_coil") if mode is Mode.WINTER else ("indoor_coil", "outdoor_coil")
    order = ("suction", "compression", "discharge", condensing, liquid)
    assert [speeds[part] for part in order] == sorted((speeds[part] for part in order), reverse=True)
    assert speeds[liquid] < speeds[boiling] < speeds["suction"]


def test_a_drop_that_is_marked_while_the_valve_slides_is_where_its_stage_is_seen() -> None:
    sliding = after(a.SeasonChosen(Mode.SUMMER), a.StageChosen(1), a.DropToggled(), state=settled())
    assert changeover.seen_mode(sliding) is Mode.WINTER
    assert sliding.drop is not None
    assert drop.place(sliding.drop, Mode.WINTER).part == "outdoor_coil"


@pytest.mark.parametrize(("before", "after_that"), [(-30.0, 50.0), (50.0, -30.0), (-5.0, 35.0)])
def test_heat_flows_downhill_or_not_at_all_while_modes_and_weather_change(before: float, after_that: float) -> None:
    state = settled(a.ParameterMoved(OUTDOOR.name, kelvin(before)))
    state = still.answered(after(a.ParameterMoved(OUTDOOR.name, kelvin(after_that)), state=state))
    seen: list[bool] = []
    while state.sliding or not seen:
        state = still.later(state, 0.02)
        flows = changeover.shown(state).capacity > 0.0
        (giving, boiling, condensing, taking), _pinned = selectors.ladder(state)
        found = changeover.shown(state)
        leaving, liquid = found.temperatures[0], found.temperatures[3]
        assert flows is (found.mass_flow > 0.0) is (found.cop is not None)
        assert not flows or (giving > max(boiling, leaving) and min(condensing, liquid) > taking)
        assert not flows or changeover.lifting(found)
        seen.append(flows)
    assert seen[0]
    assert seen[-1]
    assert not all(seen)


def test_a_pin_is_compared_with_its_own_mode_alone() -> None:
    pinned = after(a.PinToggled(), state=settled())
    turned = still.later(still.answered(after(a.SeasonChosen(Mode.SUMMER), state=pinned)), 4.0)
    assert turned.pinned is pinned.pinned is not None
    assert selectors.pinned_alike(turned) is None
    assert selectors.ladder(turned)[1] == ()
    assert len(selectors.ladder(pinned)[1]) == 4
    assert turned.pinned.question == selectors.question(pinned)
    resting = settled(a.MachineChosen("older_single_speed"), a.ParameterMoved(OUTDOOR.name, kelvin(-30.0)))
    running = still.later(still.answered(after(a.PinToggled(), a.MachineChosen("cold_climate"), state=resting)), 4.0)
    assert running.pinned is not None
    assert running.pinned.shown.mass_flow == 0.0
    assert selectors.pinned_alike(running) is None
    assert after(a.RefrigerantChosen("R290"), state=pinned).pinned is pinned.pinned


@pytest.mark.parametrize("rate", [RATES[0], RATES[-1]])
def test_traces_hold_the_last_two_minutes_at_any_rate(rate: float) -> None:
    state = still.later(after(a.RateChosen(rate), state=settled()), TRACED + 30.0)
    samples = [moment for moment, *_ in state.traces]
    assert state.moment - samples[0] == pytest.approx(TRACED, abs=1.0)
    assert np.diff(samples) == pytest.approx(SAMPLING, abs=0.02)


def test_a_drag_leaves_its_mark_in_the_traces_of_a_paused_picture() -> None:
    paused = after(a.PlayToggled(), state=settled())
    assert still.later(paused, 5.0).traces is paused.traces, "nothing moves"
    dragged = still.answered(after(a.ParameterMoved(OUTDOOR.name, kelvin(-20.0)), state=paused))
    stepped = after(a.SeasonChosen(Mode.SUMMER), a.Stepped(), state=paused)
    assert len(still.later(stepped, 1.0).traces) > len(paused.traces), "the valve moves"
    later = still.later(dragged, 3.0)
    assert len(later.traces) > len(paused.traces)
    assert later.traces[-1][1] == pytest.approx(kelvin(-20.0), abs=0.1)


@pytest.mark.parametrize("celsius", [-10.0, 18.0, 35.0])
def test_what_has_just_been_pinned_has_not_moved(celsius: float) -> None:
    pinned = after(a.PinToggled(), state=settled(a.ParameterMoved(OUTDOOR.name, kelvin(celsius))))
    assert selectors.pinned_tags(pinned) == changeover.tags_by_place(pinned)


def test_a_pin_keeps_the_figures_that_belong_to_the_inputs_and_not_those_on_their_way() -> None:
    state = still.answered(after(a.ParameterMoved(OUTDOOR.name, kelvin(-20.0)), state=settled()))
    assert state.winter is not state.winter_target
    pinned = after(a.PinToggled(), state=state).pinned
    assert pinned is not None
    assert pinned.shown is state.winter_target


def test_a_step_moves_what_flows_and_then_holds_it() -> None:
    state = settled()
    stepped = after(a.Stepped(), state=state)
    assert stepped.clock > state.clock
    assert stepped.drift != state.drift
    assert stepped.breeze[0] > state.breeze[0]
    assert still.later(stepped, 1.0).drift == stepped.drift


def test_steps_go_round_the_five_stages() -> None:
    state = start()
    seen = []
    for _ in range(6):
        state = reduce(state, a.Stepped())
        seen.append(state.stage)
    assert seen == [1, 2, 3, 4, 5, 1]
    assert not state.playing


def test_values_ease_to_their_target_within_three_tenths_of_a_second() -> None:
    state = still.answered(after(a.ParameterMoved("outdoor_temperature", kelvin(-20.0)), state=settled()))
    assert state.winter is not state.winter_target
    first = still.later(state, 0.05)
    between = sorted((state.winter.pressures[0], first.winter.pressures[0], state.winter_target.pressures[0]))
    assert between[1] == first.winter.pressures[0], "on the way, not past it"
    done = still.later(state, 0.3)
    assert np.allclose(done.winter.pressures, done.winter_target.pressures, rtol=0.01)
    assert still.later(state, 0.8).winter is state.winter_target


def test_an_answer_from_before_a_mode_change_is_dropped() -> None:
    old = answer(selectors.question(start()))
    state = after(a.SeasonChosen(Mode.SUMMER), a.Answered(old))
    assert state.winter_target is start().winter_target
    assert not state.answered


def test_the_latest_answer_counts_only_for_its_own_question() -> None:
    state = after(a.ParameterMoved("outdoor_temperature", kelvin(-7.0)))
    early = answer(selectors.question(state))
    state = after(a.ParameterMoved("outdoor_temperature", kelvin(-9.0)), a.Answered(early), state=state)
    assert not state.answered
    assert after(a.Answered(answer(selectors.question(state))), state=state).answered


def test_figures_stay_known_while_the_slider_is_dragged() -> None:
    state = settled()
    for k in range(60):  # each answer comes when the slider has already moved on
        asked = selectors.question(state)
        state = after(a.ParameterMoved(OUTDOOR.name, kelvin(-5.0 - 0.1 * (k + 1))), state=state)
        state = after(a.Answered(answer(asked)), a.Ticked(1 / 60), state=state)
        assert state.waiting < LONGEST_SILENCE
    assert not state.answered
    assert still.later(state, 1.0).waiting > LONGEST_SILENCE, "without an answer they do not"


@pytest.mark.parametrize("mode", Mode)
def test_a_speed_taken_in_hand_starts_where_the_thermostat_had_it(mode: Mode) -> None:
    state = settled(a.SeasonChosen(mode))
    taken = after(a.SpeedAutomated(False), state=state)
    assert selectors.question(taken).point.speed == pytest.approx(changeover.shown(state).compressor_speed, abs=0.5)
    assert selectors.question(after(a.SpeedAutomated(True), state=taken)).point.speed == "auto"


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
@pytest.mark.parametrize("asked", [SPEED.low, SPEED.high])
def test_a_speed_in_hand_is_one_that_the_chosen_machine_has(machine: Machine, asked: float) -> None:
    state = after(a.ParameterMoved(SPEED.name, asked), a.MachineChosen(machine.name))
    assert state.hand_speed == min(max(asked, machine.speeds[0]), machine.speeds[1])


@pytest.mark.parametrize("before", [(), (a.SpeedAutomated(False),)], ids=["auto", "by-hand"])
@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda m: m.name)
def test_only_a_machine_of_several_speeds_is_taken_in_hand(machine: Machine, before: tuple[a.Action, ...]) -> None:
    single = machine.speeds[0] == machine.speeds[1]
    chosen = after(*before, a.MachineChosen(machine.name))
    assert chosen.automatic_speed is (single or not before)
    for action in (a.SpeedAutomated(False), a.ParameterMoved(SPEED.name, 60.0)):
        assert after(action, state=chosen).automatic_speed is single
    places = layout(chosen, strings("en"), (1280, 720))
    assert {name for name in (SPEED.name, "speed-auto") if places.named(name)} == (
        set() if single else {SPEED.name, "speed-auto"}
    )


@pytest.mark.parametrize("celsius", [-20.0, 10.0, 35.0])
def test_a_humidity_taken_in_hand_starts_where_the_weather_had_it(celsius: float) -> None:
    taken = after(a.ParameterMoved(OUTDOOR.name, kelvin(celsius)), a.HumidityAutomated(False))
    assert taken.outdoor_humidity == pytest.approx(typical_outdoor_humidity(kelvin(celsius)), abs=0.005)
    assert after(a.HumidityAutomated(True), state=taken).outdoor_humidity is None


def test_backup_heat_counts_as_heat_and_as_electricity() -> None:
    fans = {"indoor_fan_power": 0.0, "outdoor_fan_power": 0.0}
    short = showing(capacity=8000.0, house_load=10_000.0, compressor_power=3500.0, drive_loss=500.0, **fans)
    assert selectors.backed_cop(short) == pytest.approx((8000.0 + 2000.0) / (4000.0 + 2000.0))
    assert selectors.backed_cop(showing(capacity=8000.0, house_load=8000.0)) is None


def test_the_balance_point_is_where_the_load_meets_what_the_machine_can_deliver() -> None:
    def rows(most: float) -> Rows:
        loads = {celsius: 400.0 * (17.0 - celsius) for celsius in (-20.0, -10.0, 0.0, 10.0)}
        rest = dict.fromkeys(FIGURES, 0.0)
        return [(t, {**rest, "house_load": load, "capacity": min(load, most)}) for t, load in loads.items()]

    for most in (8000.0, 14_500.0):
        assert balance_point(drawn(rows(most))) == pytest.approx(kelvin(17.0 - most / 400.0))
    assert balance_point(drawn(rows(20_000.0))) is None, "it can everywhere"
    assert balance_point(drawn(rows(1000.0))) is None, "it can nowhere"


@pytest.mark.parametrize("figure", FIGURES)
def test_a_curve_is_read_in_its_own_column(figure: str) -> None:
    cold, mild = ({name: level + k for k, name in enumerate(FIGURES)} for level in (10.0, 30.0))
    curve = drawn([(-10.0, cold), (10.0, mild)])
    assert curve.at(Mode.WINTER, kelvin(0.0), figure) == pytest.approx(20.0 + FIGURES.index(figure))
    assert curve.at(Mode.WINTER, kelvin(10.5), figure) is None
    assert curve.at(Mode.SUMMER, kelvin(30.0), figure) is None


@pytest.mark.parametrize("mode", Mode)
def test_a_curve_tells_what_its_points_tell_alone(mode: Mode) -> None:
    outdoor = DEFAULT_OUTDOOR[mode]
    found = solve(default_point(mode, outdoor))
    low, high = (found.stages[k].state.pressure for k in (0, 1))
    alone = dict(zip(FIGURES, (found.cop, found.capacity, found.house_load, found.total_power, low, high), strict=True))
    shipped, computed_anew = Start().curve(), still.curve(selectors.curve_wanted(start()))
    for curve in (shipped, computed_anew):
        assert {name: curve.at(mode, outdoor, name) for name in FIGURES} == pytest.approx(alone, rel=1e-3)
        backed = solve(default_point(Mode.WINTER, kelvin(-25.0))).cop_with_backup
        assert curve.at(Mode.WINTER, kelvin(-25.0), WITH_BACKUP) == pytest.approx(backed, rel=1e-3)
        assert curve.at(Mode.SUMMER, kelvin(40.0), WITH_BACKUP) == curve.at(Mode.SUMMER, kelvin(40.0), "cop")


def test_a_curve_bends_only_where_one_limit_gives_way_to_another() -> None:
    def bent(
        places: Sequence[float], held: Sequence[frozenset[Limit]], capacity: Callable[[float], float]
    ) -> list[float]:
        rows = [(t, *(capacity(t) if name == "capacity" else 2.0 for name in FIGURES)) for t in places]
        found: list[float] = _bent(rows, list(held))[:, 0].tolist()
        return found

    def roof(t: float) -> float:
        return min(10.0 * t, 34.5 - 5.0 * t)

    full, free, six = frozenset({Limit.MAXIMUM_SPEED}), frozenset[Limit](), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert bent(six, [full] * 3 + [free] * 3, roof) == pytest.approx([0.0, 1.0, 2.0, 2.3, 3.0, 4.0, 5.0])
    assert bent(six, [full] * 3 + [free, full, full], roof) == six, "within a kelvin it is not known where"
    assert bent(six, [full] * 3 + [free] * 3, lambda t: 10.0 * t if t < 2.5 else 100.0 - t) == six, "they do not meet"
    gap = [0.0, 1.0, 2.0, 4.0, 5.0]
    assert bent(gap, [full] * 3 + [free] * 2, roof) == gap, "the machine stops in between"


def test_injection_bends_no_curve() -> None:
    found = row(changeover.shown(settled()), (Limit.INJECTION, Limit.MAXIMUM_SPEED))
    assert found
    assert found[0] == {Limit.MAXIMUM_SPEED}


def test_the_drop_keeps_its_pace_from_part_to_part() -> None:
    state = after(a.DropToggled(), state=settled(a.SeasonChosen(Mode.WINTER), a.ParameterMoved(SPEED.name, 120.0)))
    for number in range(1, 11):
        moving, points = replace(state, drop=number - 0.005), []
        for _ in range(6):
            assert moving.drop is not None
            where = drop.place(moving.drop, Mode.WINTER)
            points.append(drop_place(where.part, where.share, summer=False, cup=0.0))
            moving = still.later(moving, 1 / 60)
        assert np.hypot(*np.diff(points, axis=0).T).max() < 8.0, number


@pytest.mark.parametrize("control", ["enlarge-ph", "pin", None])
def test_the_focus_is_on_something_after_a_reset(control: str | None) -> None:
    state = after(a.Focused(control), a.Enlarged("ph"), a.Reset(), state=settled())
    assert (layout(state, strings("en"), (1280, 720)).named(state.focused) is not None) is (control is not None)


@pytest.mark.parametrize(("mode", "celsius"), [(Mode.WINTER, (-11.6, -11.3, 7.6)), (Mode.SUMMER, (27.3, 45.2, 48.3))])
def test_a_curve_bends_where_a_limit_begins_to_hold(mode: Mode, celsius: tuple[float, ...]) -> None:
    curves = Start().curve(), still.curve(selectors.curve_wanted(start()))
    for outdoor in (kelvin(t) for t in celsius):
        alone = solve(default_point(mode, outdoor))
        for curve in curves:
            assert curve.at(mode, outdoor, "capacity") == pytest.approx(alone.capacity, abs=30.0)
            assert curve.at(mode, outdoor, "cop") == pytest.approx(alone.cop, rel=3e-3)
            assert (np.diff(curve.of(mode)[:, 0]) > 0.0).all()


def test_the_older_machine_is_compared_by_its_cop_in_the_same_weather() -> None:
    older = MACHINES["older_single_speed"]
    alone = solve(replace(default_point(Mode.WINTER), refrigerant=older.refrigerant), older)
    assert selectors.older_cop(settled()) == pytest.approx(alone.cop, rel=1e-3)
    assert selectors.older_cop(settled(a.MachineChosen(older.name))) is None


def test_each_other_machine_has_one_curve_the_latest() -> None:
    state = start()
    for indoor in (19.0, 20.0, 21.0):
        for machine in ("standard_inverter", "older_single_speed"):
            latest = drawn([], machine, indoor)
            state = after(a.CurveDrawn(latest), state=state)
    assert [curve.question.machine for curve in state.others] == ["standard_inverter", "older_single_speed"]
    assert state.others[-1] is latest


def test_the_last_curve_is_not_taken_for_that_of_other_inputs() -> None:
    state = start()
    assert selectors.own_curve(state) is state.curve is not None
    assert selectors.own_curve(after(a.RefrigerantChosen("R407C"))) is None


def test_sliders_of_a_season_are_not_compared_with_what_was_pinned_in_the_other() -> None:
    pinned = settled(a.PinToggled())
    warmer = after(a.ParameterMoved("indoor_temperature", kelvin(23.0)), state=pinned)
    assert selectors.pinned_inputs(warmer)["indoor_temperature"] == kelvin(20.0)
    turning = after(a.SeasonChosen(Mode.SUMMER), a.PlayToggled(), state=pinned)
    assert selectors.pinned_alike(turning), "or there is nothing to see"
    assert selectors.pinned_inputs(turning) == {}


def test_what_is_pinned_on_its_way_has_the_weather_that_it_goes_to() -> None:
    hot = a.ParameterMoved(OUTDOOR.name, kelvin(40.0))
    there = settled(a.SeasonChosen(Mode.SUMMER), hot)
    on_its_way = still.answered(after(hot, state=settled(a.SeasonChosen(Mode.SUMMER))))
    assert selectors.older_cop(on_its_way) != selectors.older_cop(there)
    pinned = after(a.PinToggled(), state=on_its_way).pinned
    assert pinned is not None
    assert pinned.older_cop == pytest.approx(selectors.older_cop(there), rel=1e-9)
    assert pinned.shown.outdoor_temperature == kelvin(40.0)


def test_nothing_is_pinned_before_its_figures_are_there() -> None:
    waiting = after(a.RefrigerantChosen("R290"), state=settled())
    assert not waiting.answered
    assert after(a.PinToggled(), state=waiting).pinned is None
    pinned = after(a.PinToggled(), state=still.answered(waiting))
    assert pinned.pinned is not None
    assert pinned.pinned.question.point.refrigerant == "R290"


def test_a_chart_that_comes_late_does_not_replace_the_right_one() -> None:
    state = settled(a.RefrigerantChosen("R290"))
    assert after(a.ChartDrawn(chart("R32")), state=state).chart is state.chart


def test_no_room_is_heated_to_more_than_it_is_cooled_to() -> None:
    hot = settled(a.ParameterMoved("indoor_temperature", kelvin(28.0)))
    assert hot.indoor == (kelvin(28.0), kelvin(28.0))
    cool = settled(a.SeasonChosen(Mode.SUMMER), a.ParameterMoved("indoor_temperature", kelvin(18.0)))
    assert cool.indoor == (kelvin(18.0), kelvin(18.0))
    assert settled(a.ParameterMoved("indoor_temperature", kelvin(22.0))).indoor == (kelvin(22.0), kelvin(25.0))
    moved = (a.ParameterMoved("indoor_temperature", kelvin(celsius)) for celsius in (28.0, 19.0))
    assert settled(*moved).indoor == (kelvin(19.0), kelvin(25.0)), "what was pushed comes back"
    moved = (a.ParameterMoved("indoor_temperature", kelvin(celsius)) for celsius in (17.0, 26.0))
    assert settled(a.SeasonChosen(Mode.SUMMER), *moved).indoor == (kelvin(20.0), kelvin(26.0)), "so in summer"


RESET = {field.name for field in fields(AppState)} - set(LASTING)


def test_reset_brings_back_the_start() -> None:
    state = settled(
        a.ParameterMoved("outdoor_temperature", kelvin(-12.0)),
        a.SeasonChosen(Mode.SUMMER),
        a.RefrigerantChosen("R290"),
        a.ParameterMoved("compressor_speed", 100.0),
        a.UnitChosen("pressure", "psi"),
        a.UnitChosen("temperature", "F"),
        *(a.ParameterMoved(price.name, price.high) for price in PRICES),
        a.ParameterMoved("indoor_temperature", kelvin(27.0)),
        a.ParameterMoved("outdoor_humidity", 0.9),
        a.ParameterMoved("indoor_humidity", 0.7),
        a.MachineChosen("standard_inverter"),
        a.TabChosen("machine"),
        a.StageChosen(2),
        a.DepthChosen(2),
        a.ViewChosen("ts"),
        a.FigureChosen("power"),
        a.Enlarged("curves"),
        a.DropToggled(),
        a.RateChosen(2.0),
        a.PlayToggled(),
        a.Focused("pin"),
        a.HelpOpened("model"),
        a.Focused(None),
    )
    state = after(a.PinToggled(), a.SeasonChosen(Mode.WINTER), state=still.answered(state))
    same = {name for name in RESET if getattr(state, name) == getattr(start(), name)}
    assert same == {"focused", "closed", "leap"}, "the test would not notice"
    state = after(a.Reset(), state=state)
    assert selectors.question(state) == selectors.question(start())
    for name in RESET:
        assert getattr(state, name) == getattr(start(), name), name
    assert (state.temperature_unit, state.pressure_unit) == ("F", "psi"), "what someone is used to stays"


def test_limits_reach_the_state() -> None:
    cold = settled(a.ParameterMoved("outdoor_temperature", kelvin(-30.0)))
    assert Limit.MAXIMUM_SPEED in cold.limits
    stopped = settled(a.RefrigerantChosen("R134a"), a.ParameterMoved("outdoor_temperature", kelvin(-30.0)))
    assert stopped.problem is not None
    assert stopped.problem.limit is Limit.SUCTION_PRESSURE
    assert changeover.shown(stopped).mass_flow == 0.0
    assert changeover.shown(stopped).cop is None


def test_the_machine_rests_under_one_pressure() -> None:
    resting = settled(a.ParameterMoved("outdoor_temperature", kelvin(18.0)))
    shown = changeover.shown(resting)
    assert not resting.running
    assert np.ptp(shown.pressures) == 0.0
    assert shown.indoor_temperature == pytest.approx(HOUSE.floating_temperature(kelvin(18.0)))
    assert (shown.capacity, shown.cop) == (0.0, None)


def test_frost_needs_cold_and_moisture() -> None:
    def surface(celsius: float, dew: float) -> float:
        shown = blend(start().winter, start().winter, 0.0)
        return frost_wanted(replace(shown, outdoor_surface=kelvin(celsius), outdoor_dew_point=kelvin(dew)))

    assert surface(2.0, 3.0) == 0.0, "wet, but above freezing"
    assert surface(-5.0, -8.0) == 0.0, "cold, but above the frost point"
    assert 0.0 < surface(-5.0, -3.0) <= 1.0


def test_figures_survive_flattening() -> None:
    shown = start().winter
    again = restored(flattened(shown))
    assert np.array_equal(again.evaporator, shown.evaporator)
    assert again.cop == shown.cop


def test_the_shipped_start_is_up_to_date() -> None:
    shipped, fresh = np.load(FILE), computed()
    assert shipped.shape == fresh.shape
    assert np.allclose(shipped, fresh, rtol=2e-5, atol=1e-3), "run python3 dev.py start"


def test_the_shipped_chart_is_up_to_date() -> None:
    shipped, fresh = Start().chart(), chart("R32")
    assert shipped.name == fresh.name
    for part in CHART_PARTS:
        ours, theirs = getattr(shipped, part), getattr(fresh, part)
        assert ours.shape == theirs.shape
        assert np.allclose(ours, theirs, rtol=2e-5, atol=1e-3, equal_nan=True), "run python3 dev.py start"


def test_the_shipped_start_answers_any_weather() -> None:
    shipped = Start()
    winters, summers = (-12.3, -8.6, -6.9, 7.2, 8.6, 20.0), (15.2, 33.3, 50.0)
    for celsius, mode in (*((t, Mode.WINTER) for t in winters), *((t, Mode.SUMMER) for t in summers)):
        question = Question(OperatingPoint(mode, kelvin(celsius), DEFAULT_INDOOR[mode]), mode)
        quick, exact = shipped.answer(question), answer(question)
        assert isinstance(quick, Answer)
        assert quick.shown.cop == pytest.approx(exact.shown.cop, rel=0.01)
        assert quick.limits == exact.limits
        assert np.allclose(quick.shown.temperatures, exact.shown.temperatures, atol=1.0)
    other = Question(OperatingPoint(Mode.WINTER, kelvin(-5.0), kelvin(22.0)), Mode.WINTER)
    assert shipped.answer(other) is None


def test_a_reset_gives_the_arrows_back_to_outdoor_air_and_leaves_a_button_in_focus() -> None:
    assert after(a.Focused("outdoor_humidity"), a.Reset()).focused is None
    assert after(a.Focused("reset"), a.Reset()).focused == "reset"


def test_a_tab_comes_to_the_front_of_a_stage_that_is_explained() -> None:
    state = after(a.StageChosen(2), a.TabChosen("machine"))
    assert (state.stage, state.tab) == (None, "machine")


def test_what_is_under_the_pointer_is_forgotten_when_the_coils_swap_their_parts() -> None:
    state = still.answered(after(a.Hovered("spot-part-1", (200.0, 300.0)), a.SeasonChosen(Mode.SUMMER)))
    assert still.later(state, 0.3 * SLIDE_TIME).hovered == "spot-part-1"
    assert still.later(state, 0.7 * SLIDE_TIME).hovered is None


@pytest.mark.parametrize(("celsius", "words"), [(-4.5, "5"), (-5.5, "6"), (18.5, "19"), (0.5, "1"), (-0.4, "0")])
def test_halves_are_rounded_away_from_zero(celsius: float, words: str) -> None:
    assert Formats().temperature(kelvin(celsius)).removeprefix("\N{MINUS SIGN}") == f"{words}\N{NO-BREAK SPACE}°C"
    higher, lower = kelvin(20.0), kelvin(celsius)
    written = float(words) if celsius > 0.0 else -float(words)
    assert Formats().apart(higher, lower) == 20.0 - written, "subtracting what is written gives the difference"


def test_backup_heat_goes_with_the_flow_when_modes_change() -> None:
    state = settled(a.ParameterMoved(OUTDOOR.name, kelvin(-25.0)))
    figures = powers.written(state.winter, Mode.WINTER)
    assert figures[powers.DELIVERED] == figures["capacity"] + figures[powers.BACKUP] > figures["capacity"]
    state, found = still.answered(after(a.SeasonChosen(Mode.SUMMER), state=state)), [figures[powers.BACKUP]]
    while changeover.seen_mode(state) is Mode.WINTER:
        state = still.later(state, 0.02)
        found.append(selectors.backup_seen(state))
    assert found[0] > 5000.0
    assert found[-1] == 0.0
    assert np.abs(np.diff(found)).max() < 0.15 * found[0], "it does not jump"


def test_what_is_on_its_way_to_rest_is_not_said_to_run() -> None:
    state = settled(a.ParameterMoved(OUTDOOR.name, kelvin(14.0)))
    flows = list[float]()
    for k in range(200):  # a steady drag over all the weather in which there is nothing to do
        moved = after(a.ParameterMoved(OUTDOOR.name, kelvin(14.0 + 0.03 * k)), state=state)
        state = still.later(still.answered(moved), 0.03)
        if not state.running:
            flows.append(changeover.shown(state).mass_flow)
    assert flows[-1] == 0.0
    assert flows.count(0.0) > len(flows) - 20
    assert all(flow == 0.0 or flow > 1e-5 for flow in flows)


@pytest.mark.parametrize("there", Mode)
def test_a_machine_that_stands_still_neither_stops_nor_starts_as_modes_change(there: Mode) -> None:
    state = settled(a.RefrigerantChosen("R134a"), a.ParameterMoved(OUTDOOR.name, kelvin(-30.0)))
    assert state.problem
    if there is Mode.WINTER:
        state = still.settled(after(a.SeasonChosen(Mode.SUMMER), state=state))
    state, seen = still.answered(after(a.SeasonChosen(there), state=state)), 0
    for _ in range(60):
        state = still.later(state, 0.04)
        if state.sliding and changeover.seen_mode(state) is Mode.WINTER:
            seen += 1
            assert story.rest(Frame(state, strings("en"))) == "at rest"
            said = story.sentence(Frame(state, strings("en")), None)
            assert "starts" not in said
            assert "stops" not in said
            assert np.ptp(changeover.shown(state).pressures) < 1.0
    assert seen > 10


def test_an_older_machine_is_not_said_to_stop_while_the_valve_slides() -> None:
    warm, cold = (a.ParameterMoved(OUTDOOR.name, kelvin(celsius)) for celsius in (15.0, -30.0))
    state = settled(a.SeasonChosen(Mode.SUMMER), warm, a.SeasonChosen(Mode.WINTER), cold)
    state = still.answered(after(a.SeasonChosen(Mode.SUMMER), state=state))
    while state.slide < 1.0:
        assert changeover.seen_mode(state) is Mode.WINTER or selectors.older_cop(state)
        state = still.later(state, 0.02)
    hot = a.ParameterMoved(OUTDOOR.name, kelvin(50.0)), a.ParameterMoved("indoor_humidity", 0.9)
    assert selectors.older_cop(settled(*hot)) == 0.0


STAGES = "heat_absorbed", "compressor_power", "heat_released"


@pytest.mark.parametrize("mode", Mode)
def test_powers_add_up_as_they_are_written(mode: Mode) -> None:
    (low, high), nearest = OUTDOOR_RANGE[mode], 0
    for outdoor in np.linspace(low, high, 60):
        found = answer(Question(replace(default_point(mode), outdoor_temperature=float(outdoor)), mode)).shown
        figures = powers.written(found, mode)
        assert all(power == rounded(power, -1) for power in figures.values())
        for name in ("total_power", "capacity"):
            assert figures[name] == rounded(getattr(found, name), -1), "as it is written elsewhere"
        for name in ("heat_absorbed", "heat_released", "compressor_power", "indoor_fan_power", "drive_loss"):
            assert figures[name] == pytest.approx(getattr(found, name), abs=10.0), name
        nearest += all(figures[name] == rounded(getattr(found, name), -1) for name in STAGES)
        work, fan = figures["compressor_power"], figures["indoor_fan_power"]
        outdoors = figures["outdoor_fan_power"] + figures["drive_loss"]
        assert figures["total_power"] == pytest.approx(work + fan + outdoors)
        assert figures["heat_released"] == pytest.approx(figures["heat_absorbed"] + work)
        if mode is Mode.WINTER:
            assert figures["heat_absorbed"] + figures[powers.ADDED] == pytest.approx(figures["capacity"])
            assert work + fan == pytest.approx(figures[powers.ADDED])
            assert figures["shortfall"] == pytest.approx(rounded(found.house_load, -1) - figures["capacity"])
        else:
            assert figures["capacity"] + fan == pytest.approx(figures["heat_absorbed"])
            assert figures[powers.REJECTED] == pytest.approx(figures["capacity"] + work + fan + outdoors)
    assert nearest > 35, "heats and work of the stages are rounded wherever that closes"
