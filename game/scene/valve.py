"""The reversing valve: a sliding cup joins the middle port below to one of its neighbours."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.content.theme import INK, WHITE, Colour
from game.draw import vector
from game.draw.viewport import Viewport
from game.scene import plan

CUP_HEIGHT = 29.0
MARGIN = 10.0
PORT_DEPTH = 5.0
PORT_WALL = 0.5 * plan.GAS_PIPE + 0.8  # from a port's middle to that of its wall
OVERLAP = 0.4  # by which one filling covers another, lest its edge shows through


class Valve:
    """The valve at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._body = lru_cache(maxsize=64)(self._coloured_body)
        self._cup = lru_cache(maxsize=64)(self._coloured_cup)
        self._body_parts = lru_cache(maxsize=1)(self._painted_body)
        self._cup_parts = lru_cache(maxsize=4)(self._painted_cup)
        self._arrows = lru_cache(maxsize=2)(self._painted_arrows)

    def draw(self, surface: pygame.Surface, cup: float, hot: Colour, cold: Colour, flowing: bool) -> None:
        """Draw the valve.

        Args:
            surface: Where to draw.
            cup: Where the cup is, 0 as in winter to 1 as in summer. [-]
            hot: Filling of the body, which the compressor feeds.
            cold: Filling under the cup, from which the compressor draws.
            flowing: Whether arrows show the flow.
        """
        x, y = plan.VALVE
        corner = (x - plan.VALVE_HALF[0] - MARGIN, y - plan.VALVE_HALF[1] - MARGIN)
        left, top = self._view.pixel(corner)
        place = round(left), round(top)
        surface.blit(self._body(hot), place)
        across = cup - 0.5  # ports from the middle one
        ports, dome = self._cup(tuple(k for k in (-1, 0, 1) if abs(k - across) < 0.75), cold)
        surface.blit(ports, place)
        surface.blit(dome, (round(left + across * plan.VALVE_PORT_PITCH * self._view.scale), place[1]))
        if flowing and cup in (0.0, 1.0):
            surface.blit(self._arrows(cup == 0.0), place)

    def _sprite(self, body: str) -> pygame.Surface:
        (x, y), (half_width, half_height) = plan.VALVE, plan.VALVE_HALF
        size = (2 * (half_width + MARGIN), 2 * (half_height + MARGIN))
        return self._view.sprite(body, x - half_width - MARGIN, y - half_height - MARGIN, *size)

    def _coloured_body(self, hot: Colour) -> pygame.Surface:
        case, inside, edge, ports = self._body_parts()
        return vector.stacked((case, None), (inside, hot), (edge, None), (ports, hot))

    def _painted_body(self) -> tuple[pygame.Surface, ...]:
        """The case; what is inside it, white; the edge of that; the ports, white."""
        (x, y), (half_width, half_height) = plan.VALVE, plan.VALVE_HALF
        case = vector.gradient(
            "brass",
            (0.0, y - half_height),
            (0.0, y + half_height),
            (0.0, (0xF4, 0xF7, 0xFA), 1.0),
            (1.0, (0x8D, 0xA1, 0xB5), 1.0),
        )
        case += vector.rect(
            x - half_width,
            y - half_height,
            2 * half_width,
            2 * half_height,
            15.0,
            fill="url(#brass)",
            stroke=INK,
            width=2.4,
        )
        chamber = x - half_width + 7, y - half_height + 6, 2 * half_width - 14, 2 * half_height - 11, 9.0
        inside, edge = vector.rect(*chamber, fill=WHITE), vector.rect(*chamber, stroke=INK, width=1.6)
        mouths = [(k * plan.VALVE_PORT_PITCH, y + half_height) for k in (-1, 0, 1)] + [(0.0, y - half_height + 5.0)]
        for aside, low in mouths:  # the pipes' walls go on through that of the case
            for wall in (x + aside - PORT_WALL, x + aside + PORT_WALL):
                edge += vector.path(f"M{wall} {low - 5.0} V{low}", stroke=INK, width=1.6)
        ports = "".join(_port(k) for k in (-1, 0, 1))
        ports += vector.rect(x - 10.0, y - half_height - 2.4, 20.0, 10.4, fill=WHITE)  # from the compressor
        return tuple(self._sprite(part) for part in (case, inside, edge, ports))

    def _coloured_cup(self, covered: tuple[int, ...], cold: Colour) -> tuple[pygame.Surface, pygame.Surface]:
        """The mouths of the ports under the cup, and the cup as it stands in the middle."""
        ports, cup, inside = self._cup_parts(covered)
        return vector.stacked((ports, cold)), vector.stacked((cup, None), (inside, cold))

    def _painted_cup(self, covered: tuple[int, ...]) -> tuple[pygame.Surface, ...]:
        """The ports under the cup, white; the cup; what flows under it, white."""
        x, floor = plan.VALVE[0], plan.VALVE[1] + plan.VALVE_HALF[1] - PORT_DEPTH
        outer, top = plan.VALVE_PORT_PITCH / 2 + 14.0, floor - CUP_HEIGHT
        ports = "".join(_port(k, OVERLAP) for k in covered)
        cup = vector.path(_dome(x, outer, top, floor), fill=(0x2F, 0x4A, 0x66), stroke=INK, width=1.6)
        inside = vector.path(_dome(x, outer - 5.0, top + 5.0, floor + 4.0), fill=WHITE)
        return tuple(self._sprite(part) for part in (ports, cup, inside))

    def _painted_arrows(self, winter: bool) -> pygame.Surface:
        """Arrows of the flow under the cup and beside it."""
        (x, y), half_height, pitch = plan.VALVE, plan.VALVE_HALF[1], plan.VALVE_PORT_PITCH
        floor = y + half_height - PORT_DEPTH
        crown = floor - CUP_HEIGHT + 9.0
        cold_from, hot_to = (x - pitch, x + pitch) if winter else (x + pitch, x - pitch)
        over = f"M{cold_from} {floor - 3} C{cold_from} {crown} {x} {crown} {x} {floor - 8}"
        halfway, roof = x + (hot_to - x) * 0.5, y - half_height
        beside = f"M{x} {roof + 2} C{halfway} {roof + 12} {hot_to} {y - 16} {hot_to} {floor - 8}"
        return self._sprite(_arrow(over, (x, floor)) + _arrow(beside, (hot_to, floor)))


def _port(number: int, larger: float = 0.0) -> str:
    """The mouth of a port, -1 to 1 from left to right, white; through the case and a little beyond."""
    x, floor = plan.VALVE[0] + number * plan.VALVE_PORT_PITCH, plan.VALVE[1] + plan.VALVE_HALF[1] - PORT_DEPTH
    return vector.rect(x - 10.0 - larger, floor - 1.0, 20.0 + 2.0 * larger, PORT_DEPTH + 3.4 + larger, fill=WHITE)


def _dome(middle: float, half: float, top: float, floor: float) -> str:
    round_off = min(half, floor - top)
    return (
        f"M{middle - half} {floor} V{top + round_off}"
        f" C{middle - half} {top + round_off * 0.45} {middle - half * 0.55} {top} {middle} {top}"
        f" C{middle + half * 0.55} {top} {middle + half} {top + round_off * 0.45} {middle + half} {top + round_off}"
        f" V{floor} Z"
    )


def _arrow(data: str, tip: tuple[float, float]) -> str:
    """A dark arrow with a white rim that ends pointing downwards, to be seen on any filling."""
    x, y = tip
    head = [(x - 4.6, y - 9.0), (x + 4.6, y - 9.0), (x, y - 1.4)]
    rim = vector.path(data, stroke=WHITE, width=4.8) + vector.polygon(head, fill=WHITE, stroke=WHITE, width=2.8)
    return rim + vector.path(data, stroke=INK, width=2.2) + vector.polygon(head, fill=INK)
