"""Vector art: SVG text in design units becomes an anti-aliased surface of any size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pygame

from game.content.theme import INK, Colour

Point = tuple[float, float]
ART = Path(__file__).resolve().parents[2] / "assets" / "art"


@cache
def art(name: str) -> str:
    """SVG elements of a file in assets/art, which are in design units.

    Args:
        name: File name without its ending.
    Returns:
        What stands between the outer tags.
    """
    text = (ART / f"{name}.svg").read_text(encoding="utf-8")
    found = re.fullmatch(r"\s*<svg[^>]*>(.*)</svg>\s*", text, re.S)
    assert found, f"{name}.svg is not one svg element"
    return found.group(1)


def hexadecimal(colour: Colour) -> str:
    """A colour as SVG writes it."""
    return f"#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}"


def paint(body: str, size: tuple[int, int], scale: float = 1.0, origin: Point = (0.0, 0.0)) -> pygame.Surface:
    """Rasterise SVG elements.

    Args:
        body: SVG elements in design units.
        size: Width and height of the surface. [px]
        scale: Pixels for each design unit. [px]
        origin: Design point that comes to the surface's upper left corner.
    Returns:
        A surface with alpha.
    """
    width, height = max(1, size[0]), max(1, size[1])
    x, y = -origin[0] * scale, -origin[1] * scale
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g transform="matrix({scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f})">{body}</g></svg>'
    )
    return pygame.image.load_sized_svg(BytesIO(text.encode()), (width, height)).convert_alpha()


def tinted(mask: pygame.Surface, colour: Colour) -> pygame.Surface:
    """A white shape in another colour.

    Args:
        mask: White, with alpha.
        colour: Its new colour.
    Returns:
        A new surface.
    """
    copy = mask.copy()
    copy.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def stacked(*layers: tuple[pygame.Surface, Colour | None]) -> pygame.Surface:
    """Pictures of one size over one another.

    Args:
        layers: From below; a colour turns a white shape into that colour.
    Returns:
        A new surface.
    """
    stack = pygame.Surface(layers[0][0].get_size(), pygame.SRCALPHA)
    for picture, colour in layers:
        stack.blit(tinted(picture, colour) if colour else picture, (0, 0))
    return stack


def quick(surface: pygame.Surface) -> pygame.Surface:
    """Encode a surface of which most is wholly opaque or wholly clear, so that it is drawn twice as fast.

    Args:
        surface: Any surface.
    Returns:
        The same one.
    """
    surface.set_alpha(255, pygame.RLEACCEL)
    return surface


def style(
    fill: Colour | str | None = None,
    opacity: float = 1.0,
    stroke: Colour | None = None,
    width: float = 1.0,
    stroke_opacity: float = 1.0,
) -> str:
    """Attributes for the look of a shape.

    Args:
        fill: Colour, or `url(#name)` of a gradient; None for no fill.
        opacity: Of the fill, 0..1. [-]
        stroke: Colour of the outline; None for none.
        width: Of the outline, in design units.
        stroke_opacity: Of the outline, 0..1. [-]
    Returns:
        SVG attributes.
    """
    paint_with = fill if isinstance(fill, str) else "none" if fill is None else hexadecimal(fill)
    text = f' fill="{paint_with}" fill-opacity="{opacity:g}"'
    if stroke is not None:
        text += (
            f' stroke="{hexadecimal(stroke)}" stroke-width="{width:g}" stroke-opacity="{stroke_opacity:g}"'
            ' stroke-linecap="round" stroke-linejoin="round"'
        )
    return text


def rect(x: float, y: float, w: float, h: float, radius: float = 0.0, **look: object) -> str:
    """A rectangle with round corners; `look` is handed on to `style`."""
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{radius:g}"{style(**look)}/>'  # type: ignore[arg-type]


def circle(x: float, y: float, radius: float, **look: object) -> str:
    """A circle; `look` is handed on to `style`."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"{style(**look)}/>'  # type: ignore[arg-type]


def ellipse(x: float, y: float, rx: float, ry: float, **look: object) -> str:
    """An ellipse; `look` is handed on to `style`."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}"{style(**look)}/>'  # type: ignore[arg-type]


def path(d: str, **look: object) -> str:
    """A path from SVG path data; `look` is handed on to `style`."""
    return f'<path d="{d}"{style(**look)}/>'  # type: ignore[arg-type]


def polygon(points: Sequence[Point], **look: object) -> str:
    """A closed polygon; `look` is handed on to `style`."""
    return path("M" + " L".join(f"{x:g} {y:g}" for x, y in points) + "Z", **look)


def line(points: Sequence[Point], stroke: Colour, width: float, dash: float = 0.0) -> str:
    """An open line of many points, dashed if a length of dashes is given; plain joints are the quickest."""
    d = "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in points)
    dashes = f' stroke-dasharray="{dash:g} {dash:g}"' if dash else ""
    return f'<path d="{d}" fill="none" stroke="{hexadecimal(stroke)}" stroke-width="{width:g}"{dashes}/>'


def gradient(name: str, start: Point, end: Point, *stops: tuple[float, Colour, float]) -> str:
    """A linear gradient in design units, to be used as `url(#name)`.

    Args:
        name: Its name.
        start: Where the first stop lies.
        end: Where the last stop lies.
        stops: Place 0..1, colour and opacity 0..1 of each stop.
    Returns:
        SVG definition.
    """
    inner = "".join(
        f'<stop offset="{at:g}" stop-color="{hexadecimal(colour)}" stop-opacity="{opacity:g}"/>'
        for at, colour, opacity in stops
    )
    return (
        f'<defs><linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{start[0]:g}" y1="{start[1]:g}"'
        f' x2="{end[0]:g}" y2="{end[1]:g}">{inner}</linearGradient></defs>'
    )


def shadowed(x: float, y: float, w: float, h: float, radius: float, depth: float = 6.0) -> str:
    """Soft shadow under a round-cornered rectangle, as a stack of faint ones.

    Args:
        x: Left edge.
        y: Upper edge.
        w: Width.
        h: Height.
        radius: Of the corners.
        depth: How far the shadow reaches, which lies a little lower than the shape.
    Returns:
        SVG elements to lay under the shape.
    """
    steps, lower = 6, depth * 0.26
    return "".join(
        rect(x - out, y - out + lower, w + 2 * out, h + 2 * out, radius + out, fill=INK, opacity=0.022)
        for out in ((depth - lower) * k / steps for k in range(steps, 0, -1))
    )
