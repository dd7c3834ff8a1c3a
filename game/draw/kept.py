"""What stands still is drawn once and laid down as one picture from then on; what changes on it, when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Concatenate, NamedTuple, ParamSpec

import pygame

P = ParamSpec("P")


class Stroke(NamedTuple):
    """Something yet to be drawn; two strokes are alike if they would draw the same.

    Attributes:
        draw: What draws it.
        args: All that this is given besides the surface.
        kwargs: The same, by name.
    """

    draw: Callable[..., object]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def stroke(draw: Callable[Concatenate[pygame.Surface, P], object], *args: P.args, **kwargs: P.kwargs) -> Stroke:
    """Something to be drawn later, if it is not there yet.

    Args:
        draw: Draws on a surface.
        args: All that it is given besides, which can be compared.
        kwargs: The same, by name.
    Returns:
        The stroke.
    """
    return Stroke(draw, args, kwargs)


def draw_strokes(surface: pygame.Surface, strokes: Iterable[Stroke]) -> None:
    """Draw strokes over one another.

    Args:
        surface: Where to draw.
        strokes: From below.
    """
    for each in strokes:
        each.draw(surface, *each.args, **each.kwargs)


class Part(NamedTuple):
    """A part of a kept region that changes more often than the rest; no two overlap.

    Attributes:
        box: Where it is; nothing of it is seen beyond. [px]
        strokes: What is drawn there.
    """

    box: pygame.Rect
    strokes: Sequence[Stroke]


def opaque(size: tuple[int, int]) -> pygame.Surface:
    """A surface without alpha that is laid down quickly.

    SDL copies rows that all begin at multiples of 16 bytes past the cache, which takes up to six times as long; in
    a surface of odd width they do not.

    Args:
        size: Width and height that are needed. [px]
    Returns:
        A surface, a column wider where the width is even: it is to be laid down with its area.
    """
    return pygame.Surface((size[0] | 1, size[1]))


class Kept:
    """A region that is painted anew only when what it depends on has changed."""

    def __init__(self) -> None:
        self._key: object = None
        self._size, self._picture = (0, 0), opaque((0, 0))
        self._parts: Sequence[Part] = ()

    def draw(
        self,
        surface: pygame.Surface,
        box: pygame.Rect,
        key: object,
        paint: Callable[[], object],
        parts: Callable[[], Sequence[Part]] = tuple,
        standing: bool = False,
    ) -> None:
        """Draw the region.

        Args:
            surface: Where to draw.
            box: The region, inside the surface. [px]
            key: Everything that the picture depends on.
            paint: Covers all of the region on the surface.
            parts: Gives what is drawn over the picture, once that is painted.
            standing: Whether the surface still shows there what was drawn last.
        """
        key, last = (tuple(box), key), self._parts
        if painted := key != self._key:
            paint()
            self._key, last = key, ()
            if box.size != self._size:  # a new one takes longer than what is painted on it
                self._size, self._picture = box.size, opaque(box.size)
            self._picture.blit(surface, (0, 0), box)
        now = parts()
        if not painted and (not standing or len(now) != len(last)):
            self._lay(surface, box, box)
            last = ()
        for k, part in enumerate(now):
            if last and part == last[k]:
                continue
            if last:
                self._lay(surface, box, last[k].box)
                if part.box != last[k].box:
                    self._lay(surface, box, part.box)
            _draw_part(surface, part)
        self._parts = now

    def _lay(self, surface: pygame.Surface, box: pygame.Rect, part: pygame.Rect) -> None:
        """Lay down a part of the picture, which belongs to a box."""
        surface.blit(self._picture, part, part.move(-box.x, -box.y))


def _draw_part(surface: pygame.Surface, part: Part) -> None:
    clip = surface.get_clip()
    surface.set_clip(part.box.clip(clip))
    draw_strokes(surface, part.strokes)
    surface.set_clip(clip)
