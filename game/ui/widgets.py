"""How controls look; what they do is said in `layout`."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.content.theme import BLACK, WHITE, Colour, Theme, contrast, temperature_colours
from game.draw import text, vector
from game.draw.icons import icon
from game.draw.marks import draw_area, draw_ring
from game.draw.plate import draw_plate, draw_stretched
from game.model.parameters import OUTDOOR
from game.ui.controls import Control, Slide

CARD_PAD, KNOB_PAD = 8, 7  # px round a card and round a knob, for its shadow
KNOB, ARROW = 22.0, 22.0  # across a plain knob, and of the outdoor slider's from each end to where its arrow ends
LEAST_CONTRAST = 4.5


@lru_cache(maxsize=8)
def _card(radius: int, theme: Theme) -> pygame.Surface:
    """The smallest card."""
    pad, side = CARD_PAD, 2 * radius + 9
    body = vector.shadowed(pad, pad, side, side, radius, pad)
    body += vector.rect(pad, pad, side, side, radius, fill=theme.card, stroke=theme.faint, width=1.0)
    return vector.paint(body, (side + 2 * pad, side + 2 * pad))


@lru_cache(maxsize=32)
def _knob(width: int, height: int, fill: Colour, ring: Colour) -> pygame.Surface:
    pad = KNOB_PAD
    body = vector.shadowed(pad, pad, width, height, height / 2, pad)
    body += vector.rect(pad, pad, width, height, height / 2, fill=fill, stroke=ring, width=max(2.0, height * 0.1))
    return vector.paint(body, (width + 2 * pad, height + 2 * pad))


@lru_cache(maxsize=8)
def _ramp(width: int, height: int, low: float, high: float) -> pygame.Surface:
    colours = temperature_colours(np.linspace(low, high, width))
    strip = np.repeat(colours[:, None, :], height, axis=1).astype(np.uint8)
    surface = pygame.surfarray.make_surface(strip).convert_alpha()
    mask = vector.paint(vector.rect(0, 0, width, height, height / 2, fill=WHITE), (width, height))
    surface.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return surface


def draw_card(surface: pygame.Surface, box: pygame.Rect, scale: float, theme: Theme) -> None:
    """Draw the ground of a card with its shadow.

    Args:
        surface: Where to draw.
        box: The card. [px]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
    """
    draw_stretched(surface, _card(round(12 * scale), theme), box.inflate(2 * CARD_PAD, 2 * CARD_PAD))


def draw_focus(surface: pygame.Surface, box: pygame.Rect, scale: float, theme: Theme) -> None:
    """Draw the ring of the keyboard's focus.

    Args:
        surface: Where to draw.
        box: What has the focus. [px]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
    """
    grown = box.inflate(round(6 * scale), round(6 * scale))
    draw_ring(surface, WHITE, grown.inflate(2, 2), max(1, round(4 * scale)), round(11 * scale))
    draw_ring(surface, theme.accent, grown, max(2, round(2.4 * scale)), round(10 * scale))


def draw_button(
    surface: pygame.Surface,
    control: Control,
    scale: float,
    ground: Colour,
    ink: Colour,
    label: str | None = None,
    edge: Colour | None = None,
) -> None:
    """Draw something to press.

    Args:
        surface: Where to draw.
        control: The control.
        scale: Pixels for each layout unit. [px]
        ground: Its colour.
        ink: Colour of its label.
        label: What stands on it; the control's label by default.
        edge: Colour of its outline, None for none.
    """
    draw_plate(surface, control.box, 9 * scale, ground, edge)
    words = control.label if label is None else label
    pixels = text.pixel_size(text.SMALL, scale)
    text.draw_text(surface, words, control.box.center, pixels, ink, "medium", (0.5, 0.5))


def draw_choice(surface: pygame.Surface, control: Control, scale: float, theme: Theme) -> None:
    """Draw one of several things to choose from.

    Args:
        surface: Where to draw.
        control: The control.
        scale: Pixels for each layout unit. [px]
        theme: Colours.
    """
    ground, ink = (theme.ink, theme.bar_text) if control.chosen else (theme.paper, theme.ink)
    draw_button(surface, control, scale, ground, ink, edge=theme.faint)


@lru_cache(maxsize=512)
def readable_on(ground: Colour, theme: Theme) -> Colour:
    """Ink, white or black: the first that reads well on a colour.

    Args:
        ground: The colour behind the text.
        theme: Colours.
    Returns:
        Colour for the text.
    """
    return next(c for c in (theme.ink, WHITE, BLACK) if c == BLACK or contrast(c, ground) >= LEAST_CONTRAST)


def knob_box(slide: Slide, value: str, scale: float, shadow: bool = False) -> pygame.Rect:
    """Where a slider's knob is; that of the outdoor temperature's carries its value.

    Args:
        slide: What it sets.
        value: The value in words.
        scale: Pixels for each layout unit. [px]
        shadow: Whether its shadow counts, too.
    Returns:
        Its box. [px]
    """
    width = height = round(KNOB * scale)
    if slide.parameter is OUTDOOR:
        words = text.measured(value, text.pixel_size(text.BODY, scale), "bold", WHITE)[0]
        width, height = max(round(112 * scale), words + round(50 * scale)), round(36 * scale)
    left, top = slide.place(slide.value) - width / 2, slide.track.centery - height / 2
    around = 2 * KNOB_PAD * shadow
    return pygame.Rect(round(left), round(top), width, height).inflate(around, around)


def draw_slider(surface: pygame.Surface, slide: Slide, scale: float, theme: Theme, live: bool) -> None:
    """Draw a plain slider: line, filled part and knob.

    Args:
        surface: Where to draw.
        slide: What it sets.
        scale: Pixels for each layout unit. [px]
        theme: Colours.
        live: Whether it sets its value, or only shows what the machine does.
    """
    track, colour = slide.track, theme.accent if live else theme.other
    draw_plate(surface, track, track.height / 2.0, theme.faint)
    x = slide.place(slide.value)
    filled = pygame.Rect(track.left, track.top, max(track.height, round(x) - track.left), track.height)
    draw_plate(surface, filled, track.height / 2.0, colour)
    surface.blit(_knob(*knob_box(slide, "", scale).size, WHITE, colour), knob_box(slide, "", scale, shadow=True))


def draw_mark(
    surface: pygame.Surface, slide: Slide, value: float, scale: float, theme: Theme, beneath: bool = False
) -> None:
    """Draw where a value lies that is kept to compare with.

    Args:
        surface: Where to draw.
        slide: What it sets.
        value: The value. [SI]
        scale: Pixels for each layout unit. [px]
        theme: Colours.
        beneath: Whether it stands beneath the track instead of over it.
    """
    x, away, wing = round(slide.place(value)), round(3 * scale), round(6 * scale)
    tip, back = slide.track.top - away, -wing - 2
    if beneath:
        tip, back = slide.track.bottom + away, wing + 2
    draw_area(surface, theme.ink, [(x, tip), (x - wing, tip + back), (x + wing, tip + back)])


def draw_hero_track(surface: pygame.Surface, slide: Slide, theme: Theme) -> None:
    """Draw the outdoor-temperature slider's ramp of temperatures.

    Args:
        surface: Where to draw.
        slide: What it sets.
        theme: Colours.
    """
    track = slide.track
    surface.blit(_ramp(track.width, track.height, slide.parameter.low, slide.parameter.high), track.topleft)
    for start, end in ((slide.parameter.low, slide.allowed[0]), (slide.allowed[1], slide.parameter.high)):
        left, right = slide.place(start), slide.place(end)
        if right - left > 1.0:
            veil = pygame.Surface((round(right - left), track.height), pygame.SRCALPHA)
            veil.fill((*theme.card, 215))
            surface.blit(veil, (round(left), track.top))


def draw_hero_knob(surface: pygame.Surface, slide: Slide, value: str, scale: float, theme: Theme) -> None:
    """Draw the outdoor-temperature slider's knob, which carries the value.

    Args:
        surface: Where to draw.
        slide: What it sets.
        value: The value in words.
        scale: Pixels for each layout unit. [px]
        theme: Colours.
    """
    track = slide.track
    width, height = knob_box(slide, value, scale).size
    x = slide.place(slide.value)
    surface.blit(_knob(width, height, theme.ink, WHITE), knob_box(slide, value, scale, shadow=True))
    pixels = text.pixel_size(text.BODY, scale)
    text.draw_text(surface, value, (x, track.centery), pixels, WHITE, "bold", (0.5, 0.5))
    size = round(13 * scale)
    for name, aside in (("left", -width / 2.0 + 7 * scale), ("right", width / 2.0 - 7 * scale - size)):
        surface.blit(icon(name, size, WHITE), (round(x + aside), track.centery - size // 2))
