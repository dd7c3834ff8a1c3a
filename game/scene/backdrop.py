"""Sky, land, house and the opened units: all that stands still, and changes only with the weather."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from math import inf
from threading import Thread

import numpy as np
import pygame

from game.content.theme import Colour
from game.draw import vector
from game.draw.kept import opaque
from game.draw.viewport import Picture, Viewport
from game.scene import plan
from physics.search import clamped

# colours of the sky at some outdoor temperatures [°C]
_KNOTS = (-30.0, -10.0, 5.0, 20.0, 35.0, 50.0)
_TOP: tuple[Colour, ...] = (
    (0x6C, 0x83, 0xA3),
    (0x79, 0x9D, 0xCB),
    (0x7F, 0xB0, 0xDF),
    (0x5F, 0xAD, 0xEE),
    (0x3E, 0x97, 0xE6),
    (0x4C, 0x9F, 0xE0),
)
_HORIZON: tuple[Colour, ...] = (
    (0xCF, 0xDA, 0xE6),
    (0xDD, 0xE8, 0xF3),
    (0xE4, 0xF0, 0xF8),
    (0xDA, 0xF0, 0xFB),
    (0xD8, 0xEF, 0xF8),
    (0xFB, 0xE9, 0xC8),
)
SNOW_GONE, SNOW_WHOLE = 4.0, -1.0  # °C, on the land
CAPS_GONE, CAPS_WHOLE = 0.5, -1.0  # °C, on roof and cabinet
SUMMER_CLOTHES = 20.0  # °C
BARE, SNOWY, CAPS = "land", "land_snow", "snow_caps"  # the last on roof and cabinet
PROPS = ("house", "cabinet", "fins", "indoor_unit")
STRIPS = 24  # of the picture, one of which is painted anew in each frame while the weather changes
HURRY = 5.0  # further ones as they come near to being seen apart
KELVIN_STEP = 1.0  # the sky is painted anew when the weather has moved this far: a shade or two
THAW_STEP = 0.25  # K, the same where snow comes and goes
SEAMLESS = 8.0, 0.4, 0.6  # K of weather, shares of snow on land and roof, from which on strips no longer look like one


class _Lands:
    """The land with all that stands on it, by how much snow lies there; each is painted when it is first needed."""

    def __init__(self, view: Viewport, strips: Sequence[pygame.Rect], props: Callable[[], pygame.Surface]) -> None:
        self._view, self._strips, self._props = view, strips, props
        self.whole, self.cut = cache(self._painted), cache(self._painted_strips)

    def _painted(self, art: str) -> pygame.Surface:
        """A land, or the snow on roof and cabinet, ready to be laid on in part."""
        painted = self._view.art(vector.art(art))
        if art != CAPS:
            painted.blit(self._props(), (0, 0))
        return painted

    def _painted_strips(self, art: str) -> list[pygame.Surface]:
        """A land in strips, with all the snow that belongs to it."""
        if art == BARE:
            painted = self._painted(BARE)
        else:
            painted = self.whole(SNOWY).copy()
            painted.blit(self.whole(CAPS), (0, 0))
        return [vector.quick(painted.subsurface(box).copy()) for box in self._strips]


class Backdrop:
    """What stands behind the pipes, at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._painted = opaque(view.size)
        width, height = view.size
        edges = [height * k // STRIPS for k in range(STRIPS + 1)]
        self._strips = [pygame.Rect(0, above, width, below - above) for above, below in pairwise(edges)]
        self._weathers = [inf] * STRIPS  # for which each strip was painted
        self._painter = Thread(target=self._paint_props)  # other parts are painted in the meantime
        self._painter.start()
        self._lands = self._new_lands()
        self._ahead: Thread | None = None  # paints the lands for all weathers

    def _paint_props(self) -> None:
        self._props = self._view.art("".join(vector.art(name) for name in PROPS))

    def _new_lands(self) -> _Lands:
        return _Lands(self._view, self._strips, self._built)

    def _built(self) -> pygame.Surface:
        self._painter.join()
        return self._props

    def _paint_ahead(self) -> None:
        lands = self._new_lands()  # of its own, lest both threads paint on one
        for art in (BARE, SNOWY):
            lands.cut(art)
        self._lands = lands

    @cached_property
    def _people(self) -> tuple[Picture, Picture]:
        return self._view.picture(vector.art("person")), self._view.picture(vector.art("person_summer"))

    def draw(self, surface: pygame.Surface, outdoor_celsius: float) -> None:
        """Draw everything.

        Args:
            surface: Where to draw.
            outdoor_celsius: Outdoor air. [°C]
        """
        if self._ahead is None and inf not in self._weathers:  # more than one frame is drawn: weather may change
            self._ahead = Thread(target=self._paint_ahead)
            self._ahead.start()
        step = THAW_STEP if SNOW_WHOLE < outdoor_celsius < SNOW_GONE else KELVIN_STEP
        weather = round(outdoor_celsius / step) * step
        stale = [k for k, painted in enumerate(self._weathers) if painted != weather]
        if stale and (apart := max(_apart(old, weather) for old in set(self._weathers))) < 1.0:
            stale = sorted(stale, key=lambda k: -abs(self._weathers[k] - weather))[: 1 + int(HURRY * apart)]
        for k in stale:
            self._weathers[k] = weather
            self._paint(k, weather)
        surface.blit(self._painted, (0, 0), (0, 0, *self._view.size))

    def _paint(self, strip: int, celsius: float) -> None:
        surface, box = self._painted, self._strips[strip]
        surface.set_clip(box)
        horizon = max(2, round(self._view.pixel((0.0, plan.GROUND))[1]))
        if above := box.clip((0, 0, box.width, horizon)):
            column = _sky(celsius, horizon).subsurface((0, above.top, 1, above.height))
            pygame.transform.scale(column, above.size, surface.subsurface(above))  # a fill would go past the cache
        (snow, caps), lands = _snow(celsius), self._lands
        if snow == 1.0 and caps == 1.0:
            surface.blit(lands.cut(SNOWY)[strip], box)
        else:
            surface.blit(lands.cut(BARE)[strip], box)
            for art, share in ((SNOWY, snow), (CAPS, caps)):
                if share > 0.0:
                    layer = lands.whole(art)
                    layer.set_alpha(round(255 * share))
                    surface.blit(layer, (0, 0))
                    layer.set_alpha(255)  # as strips need it
        self._people[celsius > SUMMER_CLOTHES].draw(surface)


@lru_cache(maxsize=4)
def _sky(celsius: float, horizon: int) -> pygame.Surface:
    """The sky down to the horizon, one pixel wide."""
    top, low = (
        np.array([np.interp(celsius, _KNOTS, channel) for channel in zip(*colours, strict=True)])
        for colours in (_TOP, _HORIZON)
    )
    column = pygame.Surface((1, horizon))
    shades = top + (low - top) * (np.arange(horizon) / horizon)[:, None]
    pygame.surfarray.blit_array(column, shades[None].astype(int))
    return column


def _apart(one: float, other: float) -> float:
    """How far strips of two weathers look apart; below 1 they may stand side by side for a moment."""
    looks = zip((one, *_snow(one)), (other, *_snow(other)), SEAMLESS, strict=True)
    return max(abs(a - b) / most for a, b, most in looks)


def _snow(celsius: float) -> tuple[float, float]:
    """How much snow lies on the land, and on roof and cabinet."""
    return _share(celsius, SNOW_GONE, SNOW_WHOLE), _share(celsius, CAPS_GONE, CAPS_WHOLE)


def _share(value: float, none: float, whole: float) -> float:
    return clamped((none - value) / (none - whole), 0.0, 1.0)
