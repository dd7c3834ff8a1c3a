"""Design units to pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.draw import vector
from game.draw.vector import Point

ROUGH = 8  # how much smaller a drawing is painted to find out where it is


@dataclass(frozen=True)
class Picture:
    """What a drawing covers, and where that belongs."""

    surface: pygame.Surface
    corner: tuple[int, int]

    def draw(self, target: pygame.Surface) -> None:
        """Draw it.

        Args:
            target: Where to draw.
        """
        target.blit(self.surface, self.corner)


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
        """SVG elements in design units, painted where they cover anything.

        Args:
            body: SVG elements.
        Returns:
            What is to be drawn.
        """
        width, height = self.size
        rough = vector.paint(body, (width // ROUGH + 1, height // ROUGH + 1), self.scale / ROUGH, self.origin)
        found = rough.get_bounding_rect().inflate(2, 2)
        box = pygame.Rect(*(ROUGH * side for side in found)).clip((0, 0, width, height))
        origin = self.origin[0] + box.x / self.scale, self.origin[1] + box.y / self.scale
        return Picture(vector.quick(vector.paint(body, box.size, self.scale, origin)), box.topleft)

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
