"""What an event means: pygame's events and the controls of this frame become actions."""

from __future__ import annotations

import pygame

from game.model import actions as a
from game.model.parameters import OUTDOOR
from game.model.state import AppState
from game.ui.controls import Control, Layout
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
    assert control.slide is not None
    low, high = control.slide.allowed
    return a.ParameterMoved(control.slide.parameter.name, min(max(value, low), high))


def _moved(x: float, y: float, state: AppState, layout: Layout) -> list[a.Action]:
    if state.pressed:
        held = layout.named(state.pressed)
        return [_set(held, held.slide.value_at(x))] if held and held.slide else []
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
        return [a.Pressed(control.name), a.Focused(focus), _set(control, control.slide.value_at(x))]
    assert control.action is not None
    return [a.Pressed(control.name), control.action]


def _stage(state: AppState, number: int) -> a.Action:
    return a.StageChosen(None if state.stage == number else number)


def _wheel(event: pygame.event.Event, state: AppState, layout: Layout) -> list[a.Action]:
    turned = event.y or event.x
    if state.help or not turned:  # a touchpad reports turns of less than a step, too
        return []
    hovered = layout.named(state.hovered)
    control = hovered if hovered and hovered.slide else layout.control(OUTDOOR.name)
    assert control.slide is not None
    return [_set(control, control.slide.value + turned * control.slide.parameter.step)]


def _key(event: pygame.event.Event, state: AppState, layout: Layout) -> list[a.Action]:
    key = event.key
    if key == pygame.K_q and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return [a.Closed()]
    if key == pygame.K_F11:
        return [a.FullScreenToggled()]
    if state.help:
        return _help_key(event, state, layout)
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
        return [_set(slider, slider.slide.value + steps * parameter.step + pages * parameter.page)]
    if key in (pygame.K_HOME, pygame.K_END):
        return [_set(slider, slider.slide.allowed[key == pygame.K_END])]
    if focused and focused.action and key in PRESS_KEYS:
        return [focused.action]
    if pygame.K_1 <= key <= pygame.K_5:
        return [_stage(state, key - pygame.K_0)]
    return [KEYS[key]] if key in KEYS else []


def _help_key(event: pygame.event.Event, state: AppState, layout: Layout) -> list[a.Action]:
    """Keys while help is open: they turn its pages and close it."""
    if event.key == pygame.K_TAB:
        return [_next_focus(state, layout, backwards=bool(event.mod & pygame.KMOD_SHIFT))]
    if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
        return [a.HelpOpened("model" if state.help == "picture" else "picture")]
    focused = layout.named(state.focused)
    if focused and focused.action and event.key in PRESS_KEYS:
        return [focused.action]
    closing = (*PRESS_KEYS, pygame.K_ESCAPE, pygame.K_F1, pygame.K_h)
    return [a.HelpOpened(None)] if event.key in closing else []


def _next_focus(state: AppState, layout: Layout, backwards: bool) -> a.Action:
    names = [c.name for c in layout.controls]
    here = names.index(state.focused) if state.focused in names else -1 if not backwards else 0
    return a.Focused(names[(here + (-1 if backwards else 1)) % len(names)])
