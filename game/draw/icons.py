"""Icons for buttons: drawn, because the font has none of these signs."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

import pygame

from game.content.theme import Colour
from game.draw import vector

SIDE = 18.0  # design units


def _rays(count: int, inner: float, outer: float) -> str:
    turns = [(cos(k * 2.0 * pi / count), sin(k * 2.0 * pi / count)) for k in range(count)]
    return " ".join(
        f"M{9 + inner * c:.2f} {9 + inner * s:.2f} L{9 + outer * c:.2f} {9 + outer * s:.2f}" for c, s in turns
    )


# lines are stroked, shapes are filled
_LINES = {
    "snow": _rays(6, 0.0, 8.0),
    "sun": _rays(8, 6.0, 8.2),
    "left": "M11.5 3.5 L6 9 L11.5 14.5",
    "right": "M6.5 3.5 L12 9 L6.5 14.5",
    "close": "M3.5 3.5 L14.5 14.5 M14.5 3.5 L3.5 14.5",
    "grow": "M2.5 6.5 V2.5 H6.5 M11.5 2.5 H15.5 V6.5 M15.5 11.5 V15.5 H11.5 M6.5 15.5 H2.5 V11.5",
    "question": "M5.6 6.4 C5.6 2.2 12.6 2.2 12.4 6.4 C12.3 8.8 9 8.8 9 11.4",
}
_SHAPES = {
    "sun": "M12.6 9 A3.6 3.6 0 1 1 5.4 9 A3.6 3.6 0 1 1 12.6 9 Z",
    "pause": "M4 3 H7.6 V15 H4 Z M10.4 3 H14 V15 H10.4 Z",
    "play": "M5 2.5 L15 9 L5 15.5 Z",
    "drop": "M9 1.8 C11.4 5.6 13.8 8.4 13.8 11.4 A4.8 4.8 0 1 1 4.2 11.4 C4.2 8.4 6.6 5.6 9 1.8 Z",
    "pin": "M6 2 H12 V3.8 L11 4.6 V8 L13.6 10.4 V12 H10 V17 H8 V12 H4.4 V10.4 L7 8 V4.6 L6 3.8 Z",
    "question": "M10.3 15 A1.3 1.3 0 1 1 7.7 15 A1.3 1.3 0 1 1 10.3 15 Z",
}


@lru_cache(maxsize=64)
def icon(name: str, pixels: int, colour: Colour) -> pygame.Surface:
    """An icon as a surface.

    Args:
        name: Key of one of the tables above.
        pixels: Width and height. [px]
        colour: Of the icon.
    Returns:
        A surface with alpha.
    """
    body = ""
    if name in _LINES:
        body += vector.path(_LINES[name], stroke=colour, width=1.9)
    if name in _SHAPES:
        body += vector.path(_SHAPES[name], fill=colour)
    return vector.paint(body, (pixels, pixels), pixels / SIDE)
