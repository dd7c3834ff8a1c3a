"""What an event means: pygame's events and the controls of this frame become actions."""

from __future__ import annotations

import pygame

from game.content.units import Formats
from game.model import actions as a
from game.model.parameters import OUTDOOR, OUTDOOR_HUMIDITY, PRICES, SPEED
from game.model.state import AppState
from game.ui import widgets
from game.ui.controls import Control, Layout
from game.ui.layout import HELP_NAMES
from game.ui.spots import spot_at
from physics.operating_point import Mode

KEYS: dict[int, a.Action] = {
    pygame.K_SPACE: a.PlayToggled(),
    pygame.K_s: a.Stepped(),
    pygame.K_a: a.SeasonChosen(None),
    pygame.K_w: a.SeasonChosen(Mode.WINTER),
    pygame.K_u: a.SeasonChosen(Mode.SUMMER),
    pygame.K_r: a.Reset(),
    pygame.K_d: a.DropToggled(),
    pygame.K_p: a.PinToggled(),
    pygame.K_F1: a.HelpOpened("picture"),
    pygame.K_h: a.HelpOpened("picture"),
    pygame.K_f: a.FullScreenToggled(),
}
STAGE_KEYS = {getattr(pygame, f"K_{pad}{number}"): number for pad in ("", "KP") for number in range(1, 6)}
PRESS_KEYS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
SLIDER_KEYS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_DOWN: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (1, 0),
    pygame.K_PAGEDOWN: (0, -1),
    pygame.K_PAGEUP: (0, 1),
}
REPEATED_KEYS = (*SLIDER_KEYS, pygame.K_TAB, pygame.K_s)  # which act again and again while they are held down


def actions(event: pygame.event.Event, state: AppState, layout: Layout, density: float = 1.0) -> list[a.Action]:
    """What an event means.

    Args:
        event: What pygame reports.
        state: The state.
        layout: Regions and controls of this frame.
        density: Pixels for each of the pointer's units, which a dense screen has more of. [px]
    Returns:
        Actions in order.
    """
    if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
        return [a.Closed()]
    if event.type == pygame.KEYDOWN:
        return _key(event, state, layout)
    if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
        return [a.Released()] if state.pressed else []
    if event.type == pygame.WINDOWLEAVE and not state.pressed:
        return [a.Hovered(None)]
    if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
        x, y = event.pos[0] * density, event.pos[1] * density
        if event.type == pygame.MOUSEMOTION:
            return _moved(x, y, state, layout)
        return _pressed(x, y, state, layout) if event.button == 1 else []
    if event.type == pygame.MOUSEWHEEL:
        return _wheel(event, state, layout)
    return []


def _set(control: Control, value: float) -> a.Action:
    return a.ParameterMoved(control.name, value)  # which the reducer keeps within its range


def _stepped(control: Control, steps: float, state: AppState) -> a.Action:
    assert control.slide is not None
    return _set(control, control.slide.stepped(steps, Formats(state.temperature_unit)))


def _moved(x: float, y: float, state: AppState, layout: Layout) -> list[a.Action]:
    if state.pressed:
        held = layout.named(state.pressed)
        if not (held and held.slide) or abs(x - state.grip - held.slide.place(held.slide.value)) < 1.0:
            return []  # a hand that shakes moves nothing
        return [_set(held, held.slide.value_at(x - state.grip))]
    under, spot = layout.at(x, y), spot_at(x, y, state, layout)
    return [a.Hovered(under.name if under else spot[0] if spot else None, (x, y))]


def _pressed(x: float, y: float, state: AppState, layout: Layout) -> list[a.Action]:
    control = layout.at(x, y)
    if control is None:
        if state.help:
            return [] if layout.regions["help"].collidepoint(x, y) else [a.HelpOpened(None)]
        spot = spot_at(x, y, state, layout)
        return [_stage(state, spot[1])] if spot else [a.Focused(None)]
    if control.slide is not None:
        focus = None if control.name == OUTDOOR.name else control.name  # which the keys move without it
        scale = layout.large_scale if control.slide.parameter in PRICES else layout.scale
        value, grip = _gripped(control, x, y, state, scale)
        return [a.Pressed(control.name, grip), a.Focused(focus), *([] if value is None else [_set(control, value)])]
    assert control.action is not None
    return [a.Pressed(control.name), control.action]


def _gripped(control: Control, x: float, y: float, state: AppState, scale: float) -> tuple[float | None, float]:
    """The value that a press on a slider sets, if any, and how far right of the knob's middle that takes hold. [px]

    A knob keeps its value and stays under the pointer as it was taken hold of; the arrows on the outdoor slider's knob
    are steps.
    """
    slide = control.slide
    assert slide is not None
    knob = widgets.knob_box(slide, control.value, scale)
    if not knob.collidepoint(x, y):
        return slide.value_at(x), 0.0
    aside = x - slide.place(slide.value)
    if control.name != OUTDOOR.name or abs(aside) < 0.5 * knob.width - widgets.ARROW * scale:
        return None, aside
    value = slide.stepped(1.0 if aside > 0.0 else -1.0, Formats(state.temperature_unit))
    return value, x - slide.place(value)


def _stage(state: AppState, number: int) -> a.Action:
    return a.StageChosen(None if state.stage == number else number)


def _wheel(event: pygame.event.Event, state: AppState, layout: Layout) -> list[a.Action]:
    turned = event.y or event.x
    if state.help or not turned:  # a touchpad reports turns of less than a step, too
        return []
    control = layout.named(state.hovered)
    automatic = {SPEED.name: state.automatic_speed, OUTDOOR_HUMIDITY.name: state.outdoor_humidity is None}
    if control and automatic.get(control.name):
        return []  # it is taken in hand by a press alone
    if not (control and control.slide):  # over the weather or its slider the wheel moves that
        weather = (layout.regions["stage"], layout.regions["slider"])
        if state.large or (state.pointer and not any(region.collidepoint(state.pointer) for region in weather)):
            return []
        control = layout.control(OUTDOOR.name)
    return [_stepped(control, turned, state)]


def _key(event: pygame.event.Event, state: AppState, layout: Layout) -> list[a.Action]:
    key = pygame.K_F1 if event.unicode == "?" else event.key  # which is on another key on each keyboard
    if key == pygame.K_q and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return [a.Closed()]
    if key == pygame.K_F11:
        return [a.FullScreenToggled()]
    if state.help:
        return _help_key(key, event.mod, state, layout)
    if key == pygame.K_ESCAPE:
        if state.large:
            return [a.Enlarged(None)]
        if state.stage is not None or state.focused:
            return [a.Focused(None), a.StageChosen(None)]
        return [a.FullScreenToggled()] if state.full_screen else []
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
        return []
    if key == pygame.K_TAB:
        return [_next_focus(state, layout, backwards=bool(event.mod & pygame.KMOD_SHIFT))]
    focused = layout.named(state.focused)
    slider = focused if focused and focused.slide else layout.control(OUTDOOR.name)
    assert slider.slide is not None
    parameter = slider.slide.parameter
    if key in SLIDER_KEYS:
        steps, pages = SLIDER_KEYS[key]
        return [_stepped(slider, steps + pages * parameter.page / parameter.step, state)]
    if key in (pygame.K_HOME, pygame.K_END):
        return [_set(slider, slider.slide.allowed[key == pygame.K_END])]
    if focused and focused.action and key in PRESS_KEYS:
        return [focused.action]
    if key in STAGE_KEYS:
        return [_stage(state, STAGE_KEYS[key])]
    return [KEYS[key]] if key in KEYS else []


def _help_key(key: int, mod: int, state: AppState, layout: Layout) -> list[a.Action]:
    """Keys while help is open: they turn its pages and close it."""
    if key == pygame.K_TAB:
        return [_next_focus(state, layout, backwards=bool(mod & pygame.KMOD_SHIFT))]
    if key in (pygame.K_LEFT, pygame.K_RIGHT):
        pages = list(HELP_NAMES)
        here = pages.index(state.help or pages[0]) + (1 if key == pygame.K_RIGHT else -1)
        return [a.HelpOpened(pages[here % len(pages)])]
    focused = layout.named(state.focused)
    if focused and focused.action and key in PRESS_KEYS:
        return [focused.action]
    closing = (*PRESS_KEYS, pygame.K_ESCAPE, pygame.K_F1, pygame.K_h)
    return [a.HelpOpened(None)] if key in closing else []


def _next_focus(state: AppState, layout: Layout, backwards: bool) -> a.Action:
    names = [c.name for c in layout.controls]
    here = names.index(state.focused) if state.focused in names else -1 if not backwards else 0
    return a.Focused(names[(here + (-1 if backwards else 1)) % len(names)])
