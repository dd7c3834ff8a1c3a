"""Rounded boxes of any size and colour, cut from a small stock."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import pygame

from game.content.theme import WHITE, Colour
from game.draw import vector

STOCK = 128  # px


@lru_cache(maxsize=64)
def _shape(width: int, height: int, radius: int) -> pygame.Surface:
    body = vector.rect(0.6, 0.6, width - 1.2, height - 1.2, radius, fill=WHITE)
    return vector.paint(body, (width, height))


@lru_cache(maxsize=64)
def _edge(width: int, height: int, radius: int, colour: Colour) -> pygame.Surface:
    body = vector.rect(0.6, 0.6, width - 1.2, height - 1.2, radius, stroke=colour, width=1.2)
    return vector.paint(body, (width, height))


@lru_cache(maxsize=512)
def _plate(width: int, height: int, radius: int, fill: Colour, edge: Colour | None) -> pygame.Surface:
    layers: list[tuple[pygame.Surface, Colour | None]] = [(_shape(width, height, radius), fill)]
    if edge:
        layers.append((_edge(width, height, radius, edge), None))
    return vector.stacked(*layers)


def draw_stretched(surface: pygame.Surface, stock: pygame.Surface, box: pygame.Rect) -> None:
    """Draw a box of any size from a small one: its corners as they are, its middle row and column drawn out.

    Args:
        surface: Where to draw.
        stock: A square box of an odd side, of one opaque colour in its middle.
        box: Where, not smaller than the stock. [px]
    """
    cap = stock.get_width() // 2
    across, down = (((0, 0, cap), (cap, cap, side - 2 * cap), (cap + 1, side - cap, cap)) for side in box.size)
    for (x, left, width), (y, top, height) in product(across, down):
        place = pygame.Rect(box.left + left, box.top + top, width, height)
        if x == y == cap:
            surface.fill(stock.get_at((x, y)), place)
        else:
            piece = stock.subsurface((x, y, 1 if x == cap else cap, 1 if y == cap else cap))
            surface.blit(pygame.transform.scale(piece, place.size), place)


def draw_plate(
    surface: pygame.Surface, box: pygame.Rect, radius: float, fill: Colour, edge: Colour | None = None
) -> None:
    """Draw a rounded box.

    Args:
        surface: Where to draw.
        box: The box. [px]
        radius: Of its corners. [px]
        fill: Its colour.
        edge: Colour of its outline, None for none.
    """
    cap = round(radius) + 2
    if box.width <= 2 * cap:
        surface.blit(_plate(box.width, box.height, round(radius), fill, edge), box.topleft)
        return
    stock = STOCK * -(-box.width // STOCK)  # bars of any length are cut from a few long plates
    plate = _plate(stock, box.height, round(radius), fill, edge)
    surface.blit(plate, box.topleft, (0, 0, box.width - cap, box.height))
    surface.blit(plate, (box.right - cap, box.y), (stock - cap, 0, cap, box.height))
