"""Design units to pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.draw import vector

Point = tuple[float, float]


PATCH = 40  # px


@dataclass(frozen=True)
class Picture:
    """A surface of which only some patches hold anything."""

    surface: pygame.Surface
    patches: tuple[pygame.Rect, ...]

    def draw(self, target: pygame.Surface, corner: tuple[int, int] = (0, 0)) -> None:
        """Draw it.

        Args:
            target: Where to draw.
            corner: Where the surface's upper left corner comes to lie. [px]
        """
        for patch in self.patches:
            target.blit(self.surface, patch.move(corner), patch)


def patched(surface: pygame.Surface) -> Picture:
    """Find the patches of a surface that hold anything.

    Args:
        surface: Any surface; what its alpha or colour key hides counts as empty.
    Returns:
        The surface with its patches, merged into columns where they lie below one another.
    """
    width, height = surface.get_size()
    found: list[pygame.Rect] = []
    for x in range(0, width, PATCH):
        column = surface.subsurface((x, 0, min(PATCH, width - x), height))
        for y in range(0, height, PATCH):
            patch = column.subsurface((0, y, column.get_width(), min(PATCH, height - y)))
            box = patch.get_bounding_rect()
            if not box.width:
                continue
            box = pygame.Rect(x, y, *patch.get_size())
            if found and found[-1].left == x and found[-1].bottom == y:
                found[-1].height += box.height
            else:
                found.append(box)
    return Picture(surface, tuple(found))


@dataclass(frozen=True)
class Viewport:
    """The window onto a drawing.

    Attributes:
        size: Width and height of the surface drawn on. [px]
        scale: Pixels for each design unit. [px]
        origin: Design point in the surface's upper left corner.
        text_scale: Pixels for each layout unit, which sizes text. [px]
    """

    size: tuple[int, int]
    scale: float
    origin: Point
    text_scale: float

    def pixel(self, place: Point) -> Point:
        """Where a design point lies on the surface.

        Args:
            place: In design units.
        Returns:
            In pixels.
        """
        return (place[0] - self.origin[0]) * self.scale, (place[1] - self.origin[1]) * self.scale

    def pixels(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where design points lie on the surface.

        Args:
            places: In design units, shape (n, 2).
        Returns:
            In pixels, shape (n, 2).
        """
        moved: NDArray[np.float64] = (places - np.array(self.origin)) * self.scale
        return moved

    def box(self, x: float, y: float, width: float, height: float) -> pygame.Rect:
        """A design rectangle on the surface.

        Args:
            x: Left edge.
            y: Upper edge.
            width: Its width.
            height: Its height.
        Returns:
            In pixels.
        """
        left, top = self.pixel((x, y))
        return pygame.Rect(round(left), round(top), round(width * self.scale), round(height * self.scale))

    def art(self, body: str) -> pygame.Surface:
        """SVG elements in design units, as large as the surface.

        Args:
            body: SVG elements.
        Returns:
            A surface with alpha.
        """
        return vector.paint(body, self.size, self.scale, self.origin)

    def picture(self, body: str) -> Picture:
        """SVG elements in design units, as large as the surface and drawn where they cover anything.

        Args:
            body: SVG elements.
        Returns:
            What is to be drawn.
        """
        return patched(self.art(body))

    def sprite(self, body: str, x: float, y: float, width: float, height: float) -> pygame.Surface:
        """SVG elements in design units, cut to a design rectangle.

        Args:
            body: SVG elements.
            x: Left edge.
            y: Upper edge.
            width: Its width.
            height: Its height.
        Returns:
            A surface with alpha, to be drawn with its corner at `pixel((x, y))`.
        """
        size = (round(width * self.scale), round(height * self.scale))
        return vector.paint(body, size, self.scale, (x, y))
