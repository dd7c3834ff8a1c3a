"""Air on its way through the coils, the fans that drive it, and the heat it brings or takes."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

import numpy as np
import pygame
from numpy.typing import NDArray

from game.content.theme import HEAT, INK, WHITE, deepened, temperature_colour
from game.draw import vector
from game.draw.marks import draw_line
from game.draw.track import Table, Track
from game.draw.viewport import Viewport
from game.scene import plan
from game.scene.scatter import scattered

STREAK = 56.0  # length
SWING, WAVES_IN_STREAK = 2.4, 1.75  # of its wave to either side, and how many waves long it is
CORE, EDGE, EDGE_SHADE = 2.8, 5.0, 0.42  # widths of a streak and of the darker one beneath it, and how dark that is
FADING = ((0.0, 0.0), (0.45, 0.75), (0.8, 1.0), (1.0, 0.0))  # along it
STREAK_GAPS = 130.0, 87.0  # along one path, outdoors and indoors
AIR_SPEED = 90.0  # design units a second at full flow
COIL_ENDS = ((198.0, 272.0), (6.0, 116.0))  # along the path, where air enters and leaves the coil outdoors, indoors
OVER_HEAD = 360.0  # where streaks end that come down on somebody
ANGLES = 32
TEMPERATURE_STEP = 2.0  # K
FADES = 4  # steps in which a streak appears and disappears at the ends of its path
FADE_LENGTH = 60.0
MOST_BENT = 0.3  # one less the cosine between both ends of a streak, from which on it is not to be seen
FAN_FRAMES = 36
WAVE_FRAMES = 16


def _outdoor_paths() -> list[Track]:
    """Air from the left through the coil, up the plenum and out of the top."""
    paths = []
    for k in range(7):
        y = 171.0 + 42.0 * k
        x = 322.0 - 16.0 * k
        paths.append(Track([(-40.0, y), (x, y), (x, -60.0)], 40.0))
    return paths


def _indoor_paths() -> list[Track]:
    """Room air from above through the coil and down into the room."""
    paths = []
    for k in range(6):
        x = 815.0 + 40.0 * k
        paths.append(Track([(x, 138.0), (x, 400.0 if k != 1 else OVER_HEAD)]))
    return paths


class Streams:
    """Streaks of air at one size, on their paths through both coils."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        outdoors, indoors = _outdoor_paths(), _indoor_paths()
        paths = outdoors + indoors
        self._table = Table(*paths)
        gaps = np.repeat(STREAK_GAPS, (len(outdoors), len(indoors)))
        counts = [int(track.length / gap) for track, gap in zip(paths, gaps.tolist(), strict=True)]
        self._path = np.repeat(np.arange(len(paths)), counts)
        self._indoors = (self._path >= len(outdoors)).astype(int)
        self._count = np.repeat(counts, counts)
        self._gap = np.repeat(gaps, counts)
        self._length = self._count * self._gap
        numbers = np.concatenate([np.arange(len(outdoors)), np.arange(len(indoors))])
        offsets = np.repeat(scattered(numbers), counts)
        self._start = np.concatenate([np.arange(count) for count in counts]) + offsets
        headings = self._table.headings
        turns = np.arctan2(headings[..., 1], headings[..., 0]) / (2.0 * pi)
        self._angles = np.rint(turns * ANGLES).astype(int) % ANGLES
        behind, ahead = (self._table.index(self._table.lengths + end) for end in (-STREAK / 2.0, STREAK / 2.0))
        bend = 1.0 - (headings[:, behind] * headings[:, ahead]).sum(axis=2)  # of the path beneath a streak there
        self._straight = np.maximum(1.0 - bend / MOST_BENT, 0.0)
        enter, leave = np.array(COIL_ENDS)[self._indoors].T
        self._enter, self._through = enter, leave - enter
        self._pixels = view.pixels(self._table.points)
        self._shape = lru_cache(maxsize=ANGLES)(self._painted)
        self._sprite = lru_cache(maxsize=None)(self._coloured)

    def _painted(self, angle_step: int) -> tuple[pygame.Surface, pygame.Surface, float, float]:
        """A streak's edge and its core, both white, and where its middle is on them."""
        angle, half, side = angle_step * 2.0 * pi / ANGLES, STREAK / 2.0, STREAK + 8.0
        dx, dy = cos(angle) * half, sin(angle) * half

        def ribbon(width: float) -> str:
            """Of one width, fading out at its tail and, sooner, at its head."""
            tail, head = (half - dx, half - dy), (half + dx, half + dy)
            stops = ((share, WHITE, shade) for share, shade in FADING)
            along = np.linspace(0.0, 1.0, 25)
            swing = SWING * np.sin(2.0 * pi * WAVES_IN_STREAK * along)
            x = tail[0] + (head[0] - tail[0]) * along - dy / half * swing
            y = tail[1] + (head[1] - tail[1]) * along + dx / half * swing
            data = "M" + " L".join(f"{a:.2f} {b:.2f}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
            return (
                vector.gradient("air", tail, head, *stops)
                + f'<path d="{data}" fill="none" stroke="url(#air)" stroke-width="{width}"/>'
            )

        edge = self._view.sprite(ribbon(EDGE), -4.0, -4.0, side, side)
        core = self._view.sprite(ribbon(CORE), -4.0, -4.0, side, side)
        box, middle = edge.get_bounding_rect(), edge.get_width() / 2.0
        return edge.subsurface(box).copy(), core.subsurface(box).copy(), middle - box.x, middle - box.y

    def _coloured(self, angle_step: int, temperature_step: int, fade: int) -> tuple[pygame.Surface, float, float]:
        """A streak of a temperature, and where its middle is on its surface."""
        edge, core, x, y = self._shape(angle_step)
        colour = temperature_colour(temperature_step * TEMPERATURE_STEP)
        streak = vector.stacked((edge, deepened(colour, EDGE_SHADE)), (core, colour))
        streak.fill((255, 255, 255, round(255 * fade / FADES)), special_flags=pygame.BLEND_RGBA_MULT)
        return streak, x, y

    def draw(
        self,
        surface: pygame.Surface,
        breeze: tuple[float, float],
        outdoor: tuple[float, float],
        indoor: tuple[float, float],
    ) -> None:
        """Draw all streaks.

        Args:
            surface: Where to draw.
            breeze: How long the air has moved outdoors and indoors at full flow. [s]
            outdoor: Outdoor air before and behind the coil. [K]
            indoor: Room air before and behind the coil. [K]
        """
        moved = np.array(breeze)[self._indoors]
        entering, leaving = np.array((outdoor, indoor))[self._indoors].T
        places = ((self._start + moved * AIR_SPEED / self._gap) % self._count) * self._gap
        at = self._path, self._table.index(places)
        shares = np.minimum(np.maximum((places - self._enter) / self._through, 0.0), 1.0)
        ends = np.minimum(np.minimum(places, self._length - places) / FADE_LENGTH, self._straight[at])
        fades = np.minimum(np.maximum(np.rint(ends * FADES), 0), FADES).astype(int)
        steps = np.rint((entering + (leaving - entering) * shares) / TEMPERATURE_STEP).astype(int)
        sprites = map(self._sprite, self._angles[at].tolist(), steps.tolist(), fades.tolist())
        middles = self._pixels[at].tolist()
        surface.fblits([(s, (x - dx, y - dy)) for (s, dx, dy), (x, y) in zip(sprites, middles, strict=True)])


class Fans:
    """The outdoor unit's propeller and the indoor unit's long roller, at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._frame = lru_cache(maxsize=FAN_FRAMES)(self._painted)
        x, y = plan.INDOOR_FAN
        drum = vector.rect(x - 118.0, y - 8.0, 236.0, 16.0, 8.0, fill=(0xB4, 0xC4, 0xD3), stroke=INK, width=1.6)
        self._roller = view.picture(drum)

    def _painted(self, step: int) -> pygame.Surface:
        x, y, reach = plan.FAN
        blades = sorted(
            (sin(a), cos(a)) for a in (step * 2.0 * pi / (3.0 * FAN_FRAMES) + k * 2.0 * pi / 3.0 for k in range(3))
        )
        body = ""
        for depth, side in blades:
            tone = int(120 + 40 * depth)
            body += vector.ellipse(
                x + reach * side * 0.5,
                y,
                abs(reach * side * 0.5) + 1.5,
                5.5 + 1.5 * depth,
                fill=(tone - 26, tone, tone + 24),
                stroke=INK,
                width=1.2,
            )
        body += vector.rect(x - 9.0, y - 9.0, 18.0, 19.0, 5.0, fill=(0x5F, 0x73, 0x88), stroke=INK, width=1.6)
        return self._view.sprite(body, x - reach - 4, y - 14, 2 * reach + 8, 28)

    def draw(self, surface: pygame.Surface, breeze: tuple[float, float]) -> None:
        """Draw both fans; they never reverse.

        Args:
            surface: Where to draw.
            breeze: How long the air has moved outdoors and indoors at full flow. [s]
        """
        x, y, reach = plan.FAN
        left, top = self._view.pixel((x - reach - 4, y - 14))
        surface.blit(self._frame(int(breeze[0] * 1.3 * 3 * FAN_FRAMES) % FAN_FRAMES), (round(left), round(top)))
        x, y = plan.INDOOR_FAN
        box = self._view.box(x - 118.0, y - 8.0, 236.0, 16.0)
        ends = box.height // 2
        self._roller.draw(surface)
        for k in range(7):
            angle = (breeze[1] * 1.5 + k / 7.0) % 1.0 * pi
            line = box.top + 2 + (box.height - 4) * (0.5 - 0.5 * cos(angle))
            shade = int(150 - 60 * sin(angle))
            draw_line(surface, (shade - 20, shade, shade + 20), (box.left + ends, line), (box.right - ends, line), 1.0)


class Waves:
    """Waves of heat at one size: always from warmer to colder, in the one colour of heat."""

    INTAKE = ((100.0, 234.0), (100.0, 318.0), (100.0, 402.0))  # between the streaks
    OUTLET = ((194.0, 62.0), (350.0, 62.0))  # beside the tag of the air that carries it
    INDOOR = ((806.0, 366.0), (915.0, 366.0))  # on both sides of who sits there

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._frame = lru_cache(maxsize=4 * WAVE_FRAMES)(self._painted)

    def _painted(self, step: int, heading: int) -> pygame.Surface:
        length, swing, head = 62.0, 5.5, 11.0
        phase = step * 2.0 * pi / WAVE_FRAMES
        along: NDArray[np.float64] = np.linspace(0.0, length - head, 26)
        across = (
            swing * np.sin(along / (length - head) * 3.2 * pi - phase) * np.minimum(1.0, (length - head - along) / 14.0)
        )
        points = np.column_stack([along - length / 2.0, across])
        turn = heading * pi / 2.0
        spin = np.array([[cos(turn), sin(turn)], [-sin(turn), cos(turn)]])
        half = length / 2.0 + 6.0
        moved = points @ spin + half
        tip = np.array([[length / 2 - head, -7.5], [length / 2 - head, 7.5], [length / 2, 0.0]]) @ spin + half
        data = "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in moved.tolist())
        body = vector.path(data, stroke=WHITE, width=7.0, stroke_opacity=0.75)
        body += vector.polygon([(x, y) for x, y in tip.tolist()], fill=HEAT, stroke=WHITE, width=2.0)
        body += vector.path(data, stroke=HEAT, width=4.0)
        body += vector.polygon([(x, y) for x, y in tip.tolist()], fill=HEAT)
        return self._view.sprite(body, 0.0, 0.0, 2 * half, 2 * half)

    def draw(self, surface: pygame.Surface, clock: float, into_outdoor_coil: bool) -> None:
        """Draw the waves at both coils.

        Args:
            surface: Where to draw.
            clock: Time in the picture. [s]
            into_outdoor_coil: Whether heat enters there, as in winter.
        """
        step = int(clock * 0.9 * WAVE_FRAMES) % WAVE_FRAMES
        for places, heading in (
            (self.INTAKE, 0) if into_outdoor_coil else (self.OUTLET, 3),
            (self.INDOOR, 1 if into_outdoor_coil else 3),
        ):
            sprite = self._frame(step, heading)
            for place in places:
                x, y = self._view.pixel(place)
                surface.blit(sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)))
