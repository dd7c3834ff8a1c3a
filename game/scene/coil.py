"""Water on the coils: frost on the outdoor one in winter, drops under the indoor one in summer."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.content.theme import WHITE
from game.draw import vector
from game.draw.viewport import Picture, Viewport
from game.scene import plan
from game.scene.scatter import PLASTIC, PLASTIC_SQUARE, scattered

FIRST_GAP, GAP_PITCH, GAPS = 145.5, 5.0, 21  # between the outdoor coil's fins
FIN_ENDS = 134.0, 460.0
GRAINS = 520
RIM = (0x8F, 0xB4, 0xD8)
DROP_FALL = 76.0  # design units from the hose to the ground
DRIPS_PER_LITRE = 0.9  # drops a second for each litre an hour
DRAIN = (1122.0, 436.0)  # end of the drain hose, outside the house


class Frost:
    """Frost on the outdoor coil at one size; it is laid on in four coats."""

    COATS = 4
    STEPS = 32  # of thickness

    def __init__(self, view: Viewport) -> None:
        self._view = view
        self._coat = lru_cache(maxsize=self.COATS)(self._painted_coat)  # each when it is needed, lest one frame be long
        self._laid = lru_cache(maxsize=2)(self._laid_on)
        self._rime = lru_cache(maxsize=GAPS)(self._painted_rime)

    def _painted_coat(self, coat: int) -> pygame.Surface:
        numbers = np.arange(coat, GRAINS, self.COATS, dtype=np.float64)
        places = scattered(numbers) * plan.OUTDOOR_COIL.length
        points = plan.OUTDOOR_COIL.at(places)
        headings = plan.OUTDOOR_COIL.headings(places)
        radii = 1.6 + 2.2 * scattered(numbers, PLASTIC_SQUARE)
        off = plan.COIL_PIPE / 2.0 + 0.5 * plan.WALL + 0.6 * radii + 2.5 * scattered(numbers, PLASTIC) ** 2
        sides = np.where(numbers // self.COATS % 2 == 0, off, -off)
        spots = points + np.column_stack([-headings[:, 1], headings[:, 0]]) * sides[:, None]
        grains = list(zip(spots.tolist(), radii.tolist(), strict=True))
        rims = "".join(vector.circle(x, y, r + 0.8, fill=RIM) for (x, y), r in grains)
        rime = "".join(vector.circle(x, y, r, fill=WHITE) for (x, y), r in grains)  # grains run together
        return self._view.sprite(rims + rime, *plan.COIL_BAY)

    def _painted_rime(self, gaps: int) -> Picture:
        lines = "".join(f"M{FIRST_GAP + GAP_PITCH * k:g} {FIN_ENDS[0]:g} V{FIN_ENDS[1]:g}" for k in range(gaps))
        return self._view.picture(vector.path(lines, stroke=WHITE, width=GAP_PITCH - 0.6, stroke_opacity=0.92))

    def draw_between_fins(self, surface: pygame.Surface, thickness: float) -> None:
        """Draw the frost behind the pipes, which closes the coil from the side where air comes in.

        Args:
            surface: Where to draw.
            thickness: 0 for a bare coil to 1. [-]
        """
        if gaps := round(thickness * GAPS):
            self._rime(gaps).draw(surface)

    def draw(self, surface: pygame.Surface, thickness: float) -> None:
        """Draw the frost on the pipes.

        Args:
            surface: Where to draw.
            thickness: 0 for a bare coil to 1. [-]
        """
        if step := round(thickness * self.STEPS):
            left, top = self._view.pixel(plan.COIL_BAY[:2])
            surface.blit(self._laid(step), (round(left), round(top)))

    def _laid_on(self, step: int) -> pygame.Surface:
        """All coats of one thickness as one picture."""
        amounts = [min(1.0, step / self.STEPS * self.COATS - coat) for coat in range(self.COATS)]
        whole = pygame.Surface(self._coat(0).get_size(), pygame.SRCALPHA)
        for coat, amount in enumerate(amounts):
            if amount > 0.0:
                picture = self._coat(coat)
                picture.set_alpha(round(255 * amount))
                whole.blit(picture, (0, 0))
        return vector.quick(whole)


class Drips:
    """Condensate running off the indoor coil at one size."""

    def __init__(self, view: Viewport) -> None:
        self._view = view
        drop = "M6 0 C8 4 11 7 11 10.5 A5 5 0 0 1 1 10.5 C1 7 4 4 6 0 Z"
        self._drop = view.sprite(
            vector.path(drop, fill=(0x3B, 0x8E, 0xD6), stroke=(0x1B, 0x5A, 0x96), width=1.0), 0.0, -1.0, 12.0, 18.0
        )

    def draw(self, surface: pygame.Surface, clock: float, litres_per_hour: float) -> None:
        """Draw the drops.

        Args:
            surface: Where to draw.
            clock: Time in the picture. [s]
            litres_per_hour: Water. [L/h]
        """
        if litres_per_hour < 0.05:
            return
        x, y = DRAIN
        for k in range(3):
            fallen = (clock * 0.55 + k / 3.0) % 1.0
            if k >= 1 + int(litres_per_hour * DRIPS_PER_LITRE):
                break
            left, top = self._view.pixel((x - 6.0, y + DROP_FALL * fallen * fallen))
            surface.blit(self._drop, (round(left), round(top)))
