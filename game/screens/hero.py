"""The outdoor-temperature slider under the picture, with the zones that automatic mode follows."""

from __future__ import annotations

import pygame

from game.draw import text
from game.draw.kept import Kept, Part, stroke
from game.draw.marks import draw_line
from game.model import selectors
from game.model.parameters import OUTDOOR
from game.screens.frame import Frame
from game.ui import widgets
from game.ui.controls import Layout, Slide
from physics.operating_point import Mode

TICKS = {"C": tuple(range(-30, 51, 10)), "F": tuple(range(-20, 121, 20))}


def scale_ticks(frame: Frame) -> list[tuple[float, str]]:
    """Round outdoor temperatures in the chosen unit.

    Args:
        frame: What is to be seen.
    Returns:
        Temperatures [K] and their labels.
    """
    values = [frame.formats.kelvin(number) for number in TICKS[frame.state.temperature_unit]]
    return [(value, frame.formats.degrees(value)) for value in values]


def overhangs(places: Layout) -> bool:
    """Whether the knob reaches beyond its region, as it does at the hot end.

    Args:
        places: Regions and controls.
    Returns:
        True or False.
    """
    control = places.control(OUTDOOR.name)
    assert control.slide is not None
    knob = widgets.knob_box(control.slide, control.value, places.scale, shadow=True)
    return not places.regions["slider"].contains(knob)


class Hero:
    """Draws the slider; its scale is kept while it does not change."""

    def __init__(self) -> None:
        self._kept = Kept()

    def draw(self, surface: pygame.Surface, frame: Frame, places: Layout) -> None:
        """Draw the slider with its scale.

        Args:
            surface: The window.
            frame: What is to be seen.
            places: Regions and controls.
        """
        state, theme, s = frame.state, frame.theme, places.scale
        region, control = places.regions["slider"], places.control(OUTDOOR.name)
        assert control.slide is not None
        slide = control.slide
        zones = selectors.zone_ends(state)
        pinned = state.pinned.shown.outdoor_temperature if state.pinned else None
        key = (theme, frame.strings.language, state.temperature_unit, slide.allowed, zones, pinned)
        knob = Part(
            widgets.knob_box(slide, control.value, s, shadow=True),
            [stroke(widgets.draw_hero_knob, slide, control.value, s, theme)],
        )
        self._kept.draw(
            surface,
            region,
            key,
            lambda: _draw_scale(surface, frame, places, control.label, slide),
            lambda: [knob],
            frame.standing,
        )


def _draw_scale(surface: pygame.Surface, frame: Frame, places: Layout, name: str, slide: Slide) -> None:
    _, theme, s, region = frame.strings, frame.theme, places.scale, places.regions["slider"]
    surface.fill(theme.card, region)
    left, level = region.left + 18 * s, slide.track.centery
    body, small = text.pixel_size(text.BODY, s), text.pixel_size(text.SMALL, s)
    text.draw_text(surface, name, (left, level - 9 * s), body, theme.ink, "bold")
    text.draw_text(surface, _("drag me"), (left, level + 13 * s), small, theme.muted)
    _draw_zones(surface, frame, slide, region.top + 12 * s, s)
    for value, label in scale_ticks(frame):
        place = (slide.place(value), slide.track.bottom + 21 * s)
        text.draw_text(surface, label, place, small, theme.muted, anchor=(0.5, 0.5))
    widgets.draw_hero_track(surface, slide, theme)
    if frame.state.pinned is not None:
        widgets.draw_mark(surface, slide, frame.state.pinned.shown.outdoor_temperature, s, theme)


def _draw_zones(surface: pygame.Surface, frame: Frame, slide: Slide, top: float, s: float) -> None:
    """Where it heats, rests and cools; a season that is chosen by hand does its work in all of its weather."""
    _, theme, season = frame.strings, frame.theme, frame.state.season
    small = text.pixel_size(text.SMALL, s)
    if season is not None:
        low, high = map(slide.place, slide.allowed)
        spans = [(_("only in winter"), slide.place(slide.parameter.low), low), (_("cooling"), low, high)]
        if season is Mode.WINTER:
            spans = [(_("heating"), low, high), (_("only in summer"), high, slide.place(slide.parameter.high))]
        for label, start, end in spans:
            text.draw_text(surface, label, ((start + end) / 2.0, top), small, theme.muted, anchor=(0.5, 0.5))
        return
    heating, cooling = selectors.zone_ends(frame.state)
    for edge in (heating, cooling):
        x = round(slide.place(edge))
        span = slide.track.top - round(7 * s), slide.track.bottom + round(7 * s)
        draw_line(surface, theme.ink, (x, span[0]), (x, span[1]), 1.4 * s)
    rest, room = pygame.Rect(slide.place(heating), top, 0, 0), 8 * s
    if cooling > heating:
        place = (slide.place((heating + cooling) / 2.0), top)
        rest = text.draw_text(surface, _("nothing to do"), place, small, theme.muted, anchor=(0.5, 0.5))
    for label, start, end in (
        (_("heating"), slide.place(slide.parameter.low), min(slide.place(heating), rest.left - room)),
        (_("cooling"), max(slide.place(cooling), rest.right + room), slide.place(slide.parameter.high)),
    ):
        if end - start > text.measured(label, small)[0]:
            text.draw_text(surface, label, ((start + end) / 2.0, top), small, theme.muted, anchor=(0.5, 0.5))
