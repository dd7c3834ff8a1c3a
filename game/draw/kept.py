"""What stands still is drawn once, and laid down as one picture from then on."""

from __future__ import annotations

from collections.abc import Callable

import pygame


class Kept:
    """A region that is painted anew only when what it depends on has changed."""

    def __init__(self) -> None:
        self._key: object = None
        self._picture = pygame.Surface((1, 1))

    def draw(self, surface: pygame.Surface, box: pygame.Rect, key: object, paint: Callable[[], object]) -> None:
        """Draw the region.

        Args:
            surface: Where to draw.
            box: The region, inside the surface. [px]
            key: Everything that the picture depends on.
            paint: Covers all of the region on the surface.
        """
        key = (box.size, key)
        if key == self._key:
            surface.blit(self._picture, box)
            return
        paint()
        self._key, self._picture = key, surface.subsurface(box).copy()
