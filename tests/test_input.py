"""Mouse, wheel and keys: what they mean to the controls of a frame."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import still
from game.app.window import App
from game.content.strings import strings
from game.dev.fuzz import played, random_events
from game.model import actions as a
from game.model import changeover, selectors
from game.model.parameters import OUTDOOR
from game.model.reducer import reduce
from game.model.start import Start
from game.model.state import AppState
from game.scene import plan
from game.screens.frame import Frame, picked_stage
from game.ui import widgets
from game.ui.input import actions
from game.ui.layout import layout
from game.ui.spots import spot_at
from physics.operating_point import Mode, kelvin
from tests.states import SIZES, after, settled

SIZE = (1280, 720)


@pytest.fixture(autouse=True, scope="module")
def no_screen() -> None:
    still.without_screen()


def handled(state: AppState, *events: pygame.event.Event) -> AppState:
    for event in events:
        for action in actions(event, state, layout(state, strings("en"), SIZE)):
            state = reduce(state, action)
    return state


def key(code: int, mod: int = 0, sign: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=sign)


def press(place: tuple[float, float]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1)


def move(place: tuple[float, float]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(1, 0, 0))


LET_GO = pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(0, 0), button=1)


def middle(state: AppState, name: str) -> tuple[int, int]:
    return layout(state, strings("en"), SIZE).control(name).box.center


def hero_place(state: AppState, celsius: float) -> tuple[float, float]:
    slide = layout(state, strings("en"), SIZE).control("outdoor_temperature").slide
    assert slide is not None
    return slide.place(kelvin(celsius)), slide.track.centery


def test_dragging_the_hero_slider_moves_the_weather() -> None:
    state = handled(settled(), press(hero_place(settled(), -20)), move(hero_place(settled(), 12)))
    assert state.outdoor == pytest.approx(kelvin(12), abs=0.2)
    assert state.pressed == "outdoor_temperature"
    state = handled(state, move((5000, 0)))
    assert state.outdoor == kelvin(50), "the drag holds outside the slider"
    state = handled(state, LET_GO, move(hero_place(state, -10)))
    assert state.outdoor == kelvin(50)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        (pygame.K_RIGHT, 0.5),
        (pygame.K_UP, 0.5),
        (pygame.K_LEFT, -0.5),
        (pygame.K_PAGEUP, 5.0),
        (pygame.K_PAGEDOWN, -5.0),
        (pygame.K_HOME, -25.0),
        (pygame.K_END, 55.0),
    ],
)
def test_keys_move_the_hero_slider(code: int, change: float) -> None:
    state = settled()
    assert handled(state, key(code)).outdoor - state.outdoor == pytest.approx(change)


def test_keys_move_the_slider_in_focus() -> None:
    state = reduce(settled(), a.Focused("indoor_temperature"))
    state = handled(state, key(pygame.K_UP))
    assert state.indoor[0] == pytest.approx(kelvin(20.5))
    assert state.outdoor == settled().outdoor


@pytest.mark.parametrize(("across", "up"), [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_a_wheel_may_turn_either_way(across: int, up: int) -> None:
    turn = pygame.event.Event(pygame.MOUSEWHEEL, x=across, y=up, flipped=False)
    assert handled(settled(), turn).outdoor == pytest.approx(settled().outdoor + 0.5 * (across + up))


def test_the_wheel_moves_what_is_under_the_pointer() -> None:
    turn = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, flipped=False)
    state = settled()
    assert handled(state, turn).outdoor == pytest.approx(state.outdoor + 0.5)
    over = handled(state, move(middle(state, "compressor_speed")), turn)
    assert over.automatic_speed, "what is automatic is not taken in hand by a brush of the wheel"
    over = handled(reduce(over, a.SpeedAutomated(False)), turn)
    assert selectors.question(over).point.speed == pytest.approx(
        changeover.shown(settled()).compressor_speed + 1.0, abs=1.0
    )


@pytest.mark.parametrize("seconds", [0.15, 0.7, 1.9])
def test_a_number_is_pressed_where_it_is_drawn_while_the_modes_change(seconds: float) -> None:
    state = still.later(still.answered(reduce(settled(), a.SeasonChosen(Mode.SUMMER))), seconds)
    places = layout(state, strings("en"), SIZE)
    stage = places.regions["stage"]
    for number, at in plan.badge_places(changeover.seen_mode(state) is Mode.SUMMER).items():
        x, y = places.view.pixel(at)
        assert handled(state, press((stage.x + x, stage.y + y))).stage == number


def test_full_screen_may_be_chosen_over_the_help() -> None:
    state = handled(reduce(settled(), a.HelpOpened("picture")), key(pygame.K_F11))
    assert (state.full_screen, state.help) == (True, "picture")


@pytest.mark.parametrize("size", SIZES)
def test_every_button_can_be_pressed_where_it_stands(size: tuple[int, int]) -> None:
    state = settled()
    for control in layout(state, strings("en"), size).controls:
        if control.action is None:
            continue
        happened = actions(press(control.box.center), state, layout(state, strings("en"), size))
        assert happened == [a.Pressed(control.name), control.action], control.name


def test_choosing_a_season_by_click_and_by_key() -> None:
    clicked = handled(settled(), press(middle(settled(), "season-summer")), LET_GO)
    typed = handled(settled(), key(pygame.K_u))
    assert clicked.season is typed.season is Mode.SUMMER
    assert handled(clicked, key(pygame.K_a)).season is None


def test_tab_walks_through_all_controls_and_back() -> None:
    state, names = settled(), [c.name for c in layout(settled(), strings("en"), SIZE).controls]
    seen = []
    for _ in names:
        state = handled(state, key(pygame.K_TAB))
        seen.append(state.focused)
    assert seen == names
    assert handled(state, key(pygame.K_TAB)).focused == names[0]
    assert handled(state, key(pygame.K_TAB, pygame.KMOD_LSHIFT)).focused == names[-2]
    assert handled(settled(), key(pygame.K_TAB, pygame.KMOD_LSHIFT)).focused == names[-1]


def test_enter_presses_the_control_in_focus() -> None:
    state = reduce(settled(), a.Focused("unit-psi"))
    assert handled(state, key(pygame.K_RETURN)).pressure_unit == "psi"


def test_numbers_pick_out_stages() -> None:
    state = handled(settled(), key(pygame.K_3))
    assert state.stage == 3
    assert handled(state, key(pygame.K_3)).stage is None
    assert handled(settled(), key(pygame.K_KP3)).stage == 3
    assert handled(state, key(pygame.K_ESCAPE)).stage is None


@pytest.mark.parametrize("name", ["pin", "stage-3", "help"])
def test_the_focus_returns_from_help_to_where_it_was(name: str) -> None:
    inside = reduce(reduce(settled(), a.Focused(name)), a.HelpOpened("picture"))
    assert inside.focused == "help-close"
    turned = reduce(inside, a.HelpOpened("model"))
    assert reduce(turned, a.HelpOpened(None)).focused == name


def test_without_the_keyboard_help_leaves_no_focus() -> None:
    inside = reduce(settled(), a.HelpOpened("picture"))
    assert (inside.focused, reduce(inside, a.HelpOpened(None)).focused) == (None, None)
    tabbed = reduce(reduce(inside, a.Focused("help-words")), a.HelpOpened(None))
    assert tabbed.focused == "help"


def test_the_keyboards_focus_goes_into_large_diagrams_and_help_and_back() -> None:
    state = after(a.Focused("enlarge-ph"), state=settled())
    large = handled(state, key(pygame.K_RETURN))
    assert (large.large, large.focused) == ("ph", "large-close")
    assert handled(large, key(pygame.K_RETURN)).focused == "enlarge-ph"
    helped = handled(after(a.Focused("help"), state=settled()), key(pygame.K_RETURN))
    assert (helped.help, helped.focused) == ("picture", "help-close")
    closed = handled(helped, key(pygame.K_RETURN))
    assert (closed.help, closed.focused) == (None, "help")


@pytest.mark.parametrize("code", [pygame.K_SLASH, ord("ß")])
def test_a_question_mark_opens_and_closes_help_whichever_key_it_is_on(code: int) -> None:
    sign = key(code, pygame.KMOD_SHIFT, "?")
    assert handled(settled(), sign).help == "picture"
    assert handled(settled(), sign, sign).help is None


def test_help_opens_turns_its_page_and_closes() -> None:
    state = handled(settled(), key(pygame.K_F1))
    assert state.help == "picture"
    assert handled(state, key(pygame.K_RIGHT)).help == "words"
    assert handled(state, key(pygame.K_RIGHT), key(pygame.K_RIGHT)).help == "model"
    assert handled(state, key(pygame.K_LEFT)).help == "model"
    assert handled(state, press(layout(state, strings("en"), SIZE).control("help-model").box.center)).help == "model"
    assert handled(state, press((5, 300))).help is None
    assert handled(state, press((640, 300))).help == "picture"
    assert handled(state, key(pygame.K_ESCAPE)).help is None
    assert handled(state, key(pygame.K_w)).season is None


def test_shortcuts_of_the_desktop_are_left_alone() -> None:
    assert handled(settled(), key(pygame.K_w, pygame.KMOD_LCTRL)).season is None


def test_a_dense_screen_has_more_pixels_than_pointer_units() -> None:
    state = settled()
    places = layout(state, strings("en"), (2560, 1440))
    x, y = places.control("season-summer").box.center
    happened = actions(press((x / 2, y / 2)), state, places, density=2.0)
    assert a.SeasonChosen(Mode.SUMMER) in happened


def test_closing_the_window_ends_the_app() -> None:
    assert handled(settled(), key(pygame.K_q, pygame.KMOD_LCTRL)).closed
    assert not handled(settled(), key(pygame.K_q)).closed
    assert handled(settled(), pygame.event.Event(pygame.QUIT)).closed


@given(st.integers(0, 2**32 - 1))
def test_random_input_never_breaks_the_state(seed: int) -> None:
    played(random_events(seed, 60), SIZE)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(
    ("view", "stages"),
    [
        (None, {1, 2, 3, 4, 5}),
        ("ph", {1, 2, 3, 4, 5}),
        ("ts", {1, 2, 3, 4, 5}),
        ("ladder", {1, 2, 4}),
        ("balance", {1, 2, 4}),
    ],
)
def test_a_stage_lights_up_wherever_it_is_pointed_at(view: str | None, stages: set[int], mode: Mode) -> None:
    state = settled(a.SeasonChosen(mode), *([a.Enlarged(view)] if view else []))
    places = layout(state, strings("en"), SIZE)
    plain = still.picture(state, strings("en"), SIZE)
    region = places.regions["large" if view else "stage"]
    found: dict[int, list[tuple[int, int]]] = {}
    for x in range(region.left, region.right, 6):
        for y in range(region.top, region.bottom, 6):
            if places.at(x, y) is None and (spot := spot_at(x, y, state, places)):
                found.setdefault(spot[1], []).append((x, y))
    assert found.keys() == stages
    for number, points in found.items():
        place = points[len(points) // 2]
        hovered = handled(state, move(place))
        assert picked_stage(Frame(hovered, strings("en"))) == number
        lit = still.picture(hovered, strings("en"), SIZE)
        (left, top), (right, low) = (tuple(map(edge, zip(*points, strict=True))) for edge in (min, max))
        box = pygame.Rect(left, top, right - left, low - top).inflate(24, 24).clip(region)
        one, other = (pygame.surfarray.array3d(picture.subsurface(box)) for picture in (plain, lit))
        assert (one != other).any(axis=2).mean() > 0.02, f"stage {number} does not light up there"
        assert handled(state, press(place)).stage == number


def test_keys_move_the_slider_that_was_pressed_last() -> None:
    state = settled()
    places = layout(state, strings("en"), SIZE)
    room, hero = (places.control(name) for name in ("indoor_temperature", "outdoor_temperature"))
    pressed = handled(handled(state, press(room.box.center)), key(pygame.K_RIGHT))
    assert pressed.indoor[0] > handled(state, press(room.box.center)).indoor[0]
    assert pressed.outdoor == state.outdoor
    back = handled(pressed, press(hero.box.center))
    assert handled(back, key(pygame.K_RIGHT)).outdoor > back.outdoor
    assert handled(back, key(pygame.K_RIGHT)).indoor == back.indoor


def test_nothing_is_pointed_at_through_help() -> None:
    state = settled(a.HelpOpened("picture"))
    places = layout(state, strings("en"), SIZE)
    outside = (places.regions["help"].left - 30, places.regions["help"].centery)
    assert spot_at(*outside, state, places) is None
    assert handled(state, press(outside)).help is None


def test_a_turn_of_less_than_a_step_sets_nothing() -> None:
    state = settled()
    over = handled(state, move(middle(state, "compressor_speed")))
    over = reduce(over, a.SpeedAutomated(False))
    assert handled(over, pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=0, precise_y=0.3)) == over
    assert handled(over, pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1)) != over


def test_a_key_that_is_held_down_turns_things_on_but_once() -> None:
    app = App(settled(), strings("en"), Start(), SIZE)
    start = app.state.outdoor
    for _ in range(3):
        app.handle(key(pygame.K_p))
        app.handle(key(pygame.K_RIGHT))
    assert app.state.pinned is not None
    assert app.state.outdoor == pytest.approx(start + 3 * OUTDOOR.step)
    app.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_p))
    app.handle(key(pygame.K_p))
    assert app.state.pinned is None
    app.window.destroy()


def test_a_knob_stays_as_it_was_taken_hold_of() -> None:
    state = settled()
    places = layout(state, strings("en"), SIZE)
    hero = places.control("outdoor_temperature")
    assert hero.slide is not None
    x, y = hero_place(state, -5.0)
    aside = 20.0
    held = handled(state, press((x + aside, y)))
    assert held.outdoor == state.outdoor
    there = hero_place(state, 10.0)[0]
    assert handled(held, move((there + aside, y))).outdoor == pytest.approx(kelvin(10.0), abs=0.2)
    assert handled(held, LET_GO, press((there, y))).outdoor == pytest.approx(kelvin(10.0), abs=0.2)
    speed = middle(state, "compressor_speed")[1]
    knob = places.control("compressor_speed").slide
    assert knob is not None
    taken = handled(state, press((knob.place(knob.value) + 5.0, speed)))
    assert handled(taken, move((knob.place(knob.value) + 5.0, speed + 2))).automatic_speed
    assert not handled(taken, move((knob.place(knob.value) + 25.0, speed))).automatic_speed


@pytest.mark.parametrize(("side", "outdoor"), [(-1, -5.5), (1, -4.5)])
def test_the_arrows_on_the_knob_are_steps(side: int, outdoor: float) -> None:
    state = settled()
    hero = layout(state, strings("en"), SIZE).control("outdoor_temperature")
    assert hero.slide is not None
    knob = widgets.knob_box(hero.slide, hero.value, layout(state, strings("en"), SIZE).scale)
    place = (knob.centerx + side * (knob.width / 2 - 8), knob.centery)
    held = handled(state, press(place))
    assert held.outdoor == pytest.approx(kelvin(outdoor))
    assert handled(held, move((place[0], place[1] + 1))).outdoor == held.outdoor, "a hand that shakes moves nothing"


def test_steps_go_from_one_round_number_to_the_next() -> None:
    between = settled(a.ParameterMoved("outdoor_temperature", kelvin(-5.2)))
    assert handled(between, key(pygame.K_RIGHT)).outdoor == pytest.approx(kelvin(-5.0))
    assert handled(between, key(pygame.K_LEFT)).outdoor == pytest.approx(kelvin(-5.5))
    fahrenheit = settled(a.UnitChosen("temperature", "F"))  # at 23 °F
    for _ in range(6):
        fahrenheit = handled(fahrenheit, key(pygame.K_LEFT))
    assert fahrenheit.outdoor == pytest.approx(kelvin(-25.0 / 3.0)), "17 °F, at which machines are rated"
    assert handled(fahrenheit, key(pygame.K_PAGEUP)).outdoor == pytest.approx(kelvin((27.0 - 32.0) / 1.8))


def test_the_wheel_does_nothing_where_it_would_surprise() -> None:
    turn = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1)
    state = settled()
    places = layout(state, strings("en"), SIZE)
    for region in ("efficiency", "strip"):
        assert handled(state, move(places.regions[region].center), turn).outdoor == state.outdoor
    assert handled(state, move(places.regions["stage"].center), turn).outdoor > state.outdoor
    large = reduce(state, a.Enlarged("ph"))
    assert handled(large, move(places.regions["stage"].center), turn).outdoor == state.outdoor
