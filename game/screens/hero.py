"""The outdoor-temperature slider under the picture, with the zones that automatic mode follows."""

from __future__ import annotations

import pygame

from game.diagrams.plot import draw_dot
from game.draw import text
from game.draw.kept import Kept
from game.model import drop, selectors
from game.model.parameters import OUTDOOR
from game.screens import story
from game.screens.frame import Frame, picked_stage
from game.ui import widgets
from game.ui.layout import Layout, Slide
from physics.operating_point import kelvin

DROP = 262.0  # of the caption's width, for what the drop that is followed is like
TICKS = {"C": tuple(range(-30, 51, 10)), "F": tuple(range(-20, 121, 20))}


def scale_ticks(frame: Frame) -> list[tuple[float, str]]:
    """Round outdoor temperatures in the chosen unit.

    Args:
        frame: What is to be seen.
    Returns:
        Temperatures [K] and their labels.
    """
    unit = frame.state.temperature_unit
    numbers = [kelvin((n - 32.0) / 1.8 if unit == "F" else float(n)) for n in TICKS[unit]]
    return [(value, frame.formats.degrees(value)) for value in numbers]


def draw_caption(surface: pygame.Surface, frame: Frame, places: Layout) -> None:
    """Draw what is happening, in a sentence under the picture.

    Args:
        surface: The window.
        frame: What is to be seen.
        places: Regions and controls.
    """
    region, theme, s = places.regions["caption"], frame.theme, places.scale
    surface.fill(theme.ink, region)
    stage = picked_stage(frame)
    if frame.state.drop is not None:
        stage = stage or drop.place(frame.state.drop, selectors.seen_mode(frame.state)).stage
        region = _draw_drop(surface, frame, region, s)
    words = story.sentence(frame, stage)
    wide = region.width - 36 * s
    pixels = text.pixel_size(text.BODY, s)
    lines = text.wrapped(words, wide, pixels)
    if len(lines) * 24 * s > region.height:
        pixels = text.pixel_size(text.SMALL, s)
        lines = text.wrapped(words, wide, pixels)
    step = 20 * s
    top = region.centery - step * (len(lines) - 1) / 2.0
    for k, line in enumerate(lines):
        place = (region.centerx, top + step * k)
        text.draw_text(surface, line, place, pixels, theme.bar_text, anchor=(0.5, 0.5))


def _draw_drop(surface: pygame.Surface, frame: Frame, region: pygame.Rect, s: float) -> pygame.Rect:
    """What the drop that is followed is like; gives back the rest of the caption."""
    found, formats, theme, _ = selectors.followed(frame.state), frame.formats, frame.theme, frame.strings
    quality = _("gas") if found.quality >= 1.0 else _("liquid") if found.quality <= 0.0 else ""
    quality = quality or _("{share} gas", share=formats.share(found.quality))
    words = f"{formats.temperature(found.temperature, 1)} · {formats.pressure(found.pressure)} · {quality}"
    pixels = text.pixel_size(text.BODY, s)
    draw_dot(surface, (region.left + 24 * s, region.centery), 7.0 * s, theme.marked)
    text.draw_text(surface, words, (region.left + 40 * s, region.centery), pixels, theme.bar_text, "bold")
    taken = round(DROP * s)
    return pygame.Rect(region.left + taken, region.top, region.width - taken, region.height)


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
        key = (theme, frame.strings.language, state.temperature_unit, slide.allowed, zones)
        self._kept.draw(surface, region, key, lambda: _draw_scale(surface, frame, places, control.label, slide))
        if state.pinned is not None:
            widgets.draw_mark(surface, slide, state.pinned.outdoor_temperature, s, theme)
        widgets.draw_hero_knob(surface, slide, control.value, s, theme)


def _draw_scale(surface: pygame.Surface, frame: Frame, places: Layout, name: str, slide: Slide) -> None:
    _, theme, s, region = frame.strings, frame.theme, places.scale, places.regions["slider"]
    surface.fill(theme.card, region)
    left, level = region.left + 18 * s, slide.track.centery
    body, small = text.pixel_size(text.BODY, s), text.pixel_size(text.SMALL, s)
    text.draw_text(surface, name, (left, level - 9 * s), body, theme.ink, "bold")
    text.draw_text(surface, _("drag me"), (left, level + 13 * s), small, theme.muted)
    _draw_zones(surface, frame, slide, region.top + 13 * s, s)
    for value, label in scale_ticks(frame):
        place = (slide.place(value), slide.track.bottom + 23 * s)
        text.draw_text(surface, label, place, small, theme.muted, anchor=(0.5, 0.5))
    widgets.draw_hero_track(surface, slide, theme)


def _draw_zones(surface: pygame.Surface, frame: Frame, slide: Slide, top: float, s: float) -> None:
    """Where it heats, rests and cools."""
    _, theme = frame.strings, frame.theme
    small = text.pixel_size(text.SMALL, s)
    heating, cooling = selectors.zone_ends(frame.state)
    for edge in (heating, cooling):
        x = round(slide.place(edge))
        span = slide.track.top - round(7 * s), slide.track.bottom + round(7 * s)
        pygame.draw.line(surface, theme.ink, (x, span[0]), (x, span[1]), max(1, round(1.4 * s)))
    middle = text.draw_text(
        surface,
        _("nothing to do"),
        (slide.place((heating + cooling) / 2.0), top),
        small,
        theme.muted,
        anchor=(0.5, 0.5),
    )
    room = 8 * s
    for label, start, end in (
        (_("heating"), slide.place(slide.low), min(slide.place(heating), middle.left - room)),
        (_("cooling"), max(slide.place(cooling), middle.right + room), slide.place(slide.high)),
    ):
        if end - start > text.measured(label, small)[0]:
            text.draw_text(surface, label, ((start + end) / 2.0, top), small, theme.muted, anchor=(0.5, 0.5))
