"""Text: one family, cached by string, size, weight and colour."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import pygame

from game.content.theme import Colour
from game.draw.vector import Point

SMALL, BODY, HEAD, HERO = 15.0, 17.0, 21.0, 70.0  # the four sizes, in layout units
_FILES = {"regular": "Roboto-Regular.ttf", "medium": "Roboto-Medium.ttf", "bold": "Roboto-Bold.ttf"}


@cache
def _font(weight: str, pixels: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    file = resources.files("font_roboto") / "files" / _FILES[weight]
    with resources.as_file(file) as path:
        return pygame.font.Font(path, pixels)


@lru_cache(maxsize=3000)
def rendered(text: str, pixels: int, weight: str, colour: Colour) -> pygame.Surface:
    """Text as a surface.

    Args:
        text: What to write, one line.
        pixels: Size of the font. [px]
        weight: "regular", "medium" or "bold".
        colour: Of the letters.
    Returns:
        A surface with alpha.
    """
    return _font(weight, pixels).render(text, True, colour)


@lru_cache(maxsize=3000)
def measured(text: str, pixels: int, weight: str = "regular", colour: Colour | None = None) -> tuple[int, int]:
    """Size of a line of text, which takes as long to find out as to write it.

    Args:
        text: What would be written.
        pixels: Size of the font. [px]
        weight: "regular", "medium" or "bold".
        colour: In which it is going to be written next, if that is known.
    Returns:
        Width and height. [px]
    """
    if colour:
        return rendered(text, pixels, weight, colour).get_size()
    return _font(weight, pixels).size(text)


def pixel_size(size: float, scale: float) -> int:
    """Size of the font for one of the four sizes.

    Args:
        size: In layout units.
        scale: Pixels for each layout unit. [px]
    Returns:
        At least 12. [px]
    """
    return max(12, round(size * scale))


def draw_text(
    surface: pygame.Surface,
    text: str,
    place: Point,
    pixels: int,
    colour: Colour,
    weight: str = "regular",
    anchor: Point = (0.0, 0.5),
) -> pygame.Rect:
    """Write one line.

    Args:
        surface: Where to draw.
        text: What to write.
        place: Where the anchor comes to lie. [px]
        pixels: Size of the font. [px]
        colour: Of the letters.
        weight: "regular", "medium" or "bold".
        anchor: Which point of the text's box is meant, each 0..1.
    Returns:
        The box that was drawn on.
    """
    image = rendered(text, pixels, weight, colour)
    width, height = image.get_size()
    return surface.blit(image, (round(place[0] - width * anchor[0]), round(place[1] - height * anchor[1])))


@lru_cache(maxsize=500)
def wrapped(text: str, width: float, pixels: int, weight: str = "regular") -> tuple[str, ...]:
    """Text broken into lines at spaces.

    Args:
        text: What to write.
        width: Widest line. [px]
        pixels: Size of the font. [px]
        weight: Of the font.
    Returns:
        The lines.
    """
    if measured(text, pixels, weight)[0] <= width:
        return (text,)
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measured(longer, pixels, weight)[0] <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
