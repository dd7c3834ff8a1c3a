"""Colours and sizes, each with the one thing it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from physics.operating_point import kelvin

Colour = tuple[int, int, int]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
INK: Colour = (0x10, 0x2A, 0x43)
MUTED: Colour = (0x48, 0x65, 0x81)
HEAT: Colour = (0xC2, 0x25, 0x5C)
ELECTRICITY: Colour = (0x70, 0x48, 0xE8)
ACCENT: Colour = (0x1C, 0x6F, 0xD1)

# ColorBrewer's colour-blind-safe RdYlBu, reversed and stretched so that its straw sits at room temperature
_RAMP = (
    (-40.0, (0x2B, 0x2F, 0x8F)),
    (-25.0, (0x3B, 0x63, 0xB3)),
    (-10.0, (0x5B, 0x9B, 0xCF)),
    (5.0, (0x9C, 0xCD, 0xE4)),
    (20.0, (0xF4, 0xEE, 0xC2)),
    (35.0, (0xFD, 0xC2, 0x71)),
    (50.0, (0xF8, 0x8D, 0x52)),
    (70.0, (0xE2, 0x4B, 0x35)),
    (100.0, (0xA5, 0x00, 0x26)),
    (115.0, (0x80, 0x00, 0x22)),
)
_RAMP_KELVIN = np.array([kelvin(celsius) for celsius, _ in _RAMP])
_RAMP_COLOURS = np.array([colour for _, colour in _RAMP], dtype=float)


def temperature_colours(temperatures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Colours of temperatures, deep blue through straw at room temperature to dark red.

    Args:
        temperatures: Any number of temperatures, shape (n,). [K]
    Returns:
        Red, green and blue 0..255, shape (n, 3).
    """
    return np.column_stack([np.interp(temperatures, _RAMP_KELVIN, channel) for channel in _RAMP_COLOURS.T])


def temperature_colour(temperature: float, step: float = 1.0) -> Colour:
    """Colour of one temperature, in steps so fine that nobody sees them and pictures can be kept.

    Args:
        temperature: Temperature. [K]
        step: How far apart temperatures with another colour are. [K]
    Returns:
        Red, green and blue, 0..255.
    """
    return _stepped_colour(round(temperature / step) * step)


@lru_cache(maxsize=1024)
def _stepped_colour(temperature: float) -> Colour:
    red, green, blue = temperature_colours(np.array([temperature]))[0]
    return int(red), int(green), int(blue)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two others.

    Args:
        one: Colour at share 0.
        other: Colour at share 1.
        share: 0..1. [-]
    Returns:
        The mixture.
    """
    return (
        int(one[0] + (other[0] - one[0]) * share),
        int(one[1] + (other[1] - one[1]) * share),
        int(one[2] + (other[2] - one[2]) * share),
    )


def deepened(colour: Colour, share: float) -> Colour:
    """A darker shade of the same hue.

    Args:
        colour: Colour at share 0.
        share: 0..1, black at 1. [-]
    Returns:
        The shade.
    """
    return mix(colour, BLACK, share)


def luminance(colour: Colour) -> float:
    """Relative luminance of a colour.

    Args:
        colour: Red, green and blue, 0..255.
    Returns:
        0 for black to 1 for white. [-]
    Source: WCAG 2.2, definition of relative luminance.
    """
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255.0 for v in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours.

    Args:
        one: A colour.
        other: Another.
    Returns:
        1 for the same colour to 21 for black on white. [-]
    Source: WCAG 2.2, definition of contrast ratio.
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Theme:
    """One set of colours.

    Attributes:
        ink: Text and outlines.
        muted: Secondary text.
        faint: Hairlines and tracks.
        paper: Ground of the window.
        card: Ground of cards and labels.
        bar: Ground of the top bar.
        bar_button: Buttons on it.
        bar_text: Text on it.
        accent: What can be moved or is chosen.
        lit: Ground of what belongs to the stage that is picked out.
        lit_line: The same beneath a line.
        winter: The chosen winter mode.
        summer: The chosen summer mode.
        heat: Heat that flows, and nothing else.
        electricity: Electricity, and nothing else.
        good: The heat pump's own figure.
        other: What it is compared with.
        marked: The drop that is followed.
        warning: Something holds the machine back.
    """

    ink: Colour = INK
    muted: Colour = MUTED
    faint: Colour = (0xD2, 0xDD, 0xE8)
    paper: Colour = (0xF5, 0xF7, 0xFA)
    card: Colour = WHITE
    bar: Colour = INK
    bar_button: Colour = (0x24, 0x3F, 0x5C)
    bar_text: Colour = WHITE
    accent: Colour = ACCENT
    lit: Colour = (0xE3, 0xEE, 0xFB)
    lit_line: Colour = (0x82, 0xAF, 0xE5)
    winter: Colour = ACCENT
    summer: Colour = (0xC2, 0x4A, 0x08)
    heat: Colour = HEAT
    electricity: Colour = ELECTRICITY
    good: Colour = (0x23, 0x7A, 0x35)
    other: Colour = (0x86, 0x8E, 0x96)
    marked: Colour = (0xD9, 0x48, 0x0F)
    warning: Colour = (0xA6, 0x5A, 0x00)


LIGHT = Theme()
