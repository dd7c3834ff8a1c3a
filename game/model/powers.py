"""Powers as they are written, so that whatever is read adds up; and backup heat."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import numpy as np

from game.content.units import rounded
from game.model.answer import Shown
from physics.house import with_backup
from physics.operating_point import Mode

LEAST_BACKUP = 50.0  # W of backup heat worth showing
DELIVERED, REJECTED, BACKUP = "delivered", "rejected", "backup"  # lines of the balance that are no figure of `Shown`
ADDED = "added"  # electricity that becomes heat of the river
SUMS = DELIVERED, REJECTED
BALANCE_STAGES = {"heat_absorbed": 1, "capacity": 1, "compressor_power": 2, DELIVERED: 4, REJECTED: 4}
_PARTS = {  # of the heat that comes in, and of where electricity goes
    "compressor_power": (0, 1, 0, 0, 0),
    "indoor_fan_power": (0, 0, 1, 0, 0),
    "outdoor_fan_power": (0, 0, 0, 1, 0),
    "drive_loss": (0, 0, 0, 0, 1),
}
_ADDED_UP = {  # what they make, by mode; the first two are written as near as can be
    Mode.WINTER: {
        "capacity": (1, 1, 1, 0, 0),
        "total_power": (0, 1, 1, 1, 1),
        "heat_absorbed": (1, 0, 0, 0, 0),
        "heat_released": (1, 1, 0, 0, 0),
        ADDED: (0, 1, 1, 0, 0),
    },
    Mode.SUMMER: {
        "capacity": (1, 0, 0, 0, 0),
        "total_power": (0, 1, 1, 1, 1),
        "heat_absorbed": (1, 0, 1, 0, 0),
        "heat_released": (1, 1, 1, 0, 0),
        ADDED: (0, 1, 1, 1, 1),
    },
}
_MADE = {mode: np.array([*sums.values(), *_PARTS.values()], float) for mode, sums in _ADDED_UP.items()}
_UP_OR_DOWN = np.array(list(product((0.0, 1.0), repeat=5)))
_WEIGHTS = np.array((1e3, 1e3, 30.0, 30.0, 1.0, 30.0, 1.0, 1.0, 1.0))  # stages' heats and work count more than the rest


def backup(found: Shown) -> float:
    """Backup heat that is called for, in winter.

    Args:
        found: All figures.
    Returns:
        Power; 0 where it is too little to be worth showing. [W]
    """
    return found.shortfall if found.shortfall > LEAST_BACKUP else 0.0


def backed(found: Shown, mode: Mode) -> float | None:
    """Heat over electricity of a machine and, in winter, its backup heat together.

    Args:
        found: All figures.
        mode: Winter or summer.
    Returns:
        Their COP; the machine's own where it needs no backup heat, None where nothing runs. [-]
    """
    if mode is Mode.SUMMER or not backup(found):
        return found.cop
    return with_backup(found.capacity, found.total_power, found.shortfall)


@lru_cache(maxsize=8)
def written(found: Shown, mode: Mode) -> dict[str, float]:
    """Powers as they are written, to ten watts, so that whatever is read adds up.

    Capacity and all the electricity are rounded; heat that comes in and what the electricity does are rounded up or
    down so that all sums hold and the figures and their sums miss as little as can be, those of the stages first.

    Args:
        found: All figures.
        mode: Winter or summer.
    Returns:
        Powers by the names of figures and of the balance's lines; the shortfall is negative where heat is left. [W]
    """

    def tens(power: float) -> float:
        return rounded(power, -1)

    total, capacity = tens(found.total_power), tens(found.capacity)
    work, *fans = found.compressor_power, found.indoor_fan_power, found.outdoor_fan_power
    comes_in = found.capacity - work - fans[0] if mode is Mode.WINTER else found.capacity
    parts = np.array([comes_in, work, *fans, found.total_power - work - sum(fans)]) / 10.0
    made, tries = _MADE[mode], np.floor(parts) + _UP_OR_DOWN
    wanted = made @ parts
    wanted[:2] = capacity / 10.0, total / 10.0
    best = tries[((tries @ made.T - wanted) ** 2 @ _WEIGHTS).argmin()]
    powers = dict(zip((*_ADDED_UP[mode], *_PARTS), (10.0 * (made @ best)).tolist(), strict=True))
    short = tens(found.house_load) - capacity
    lacking = short if mode is Mode.WINTER and backup(found) else 0.0
    return powers | {
        "latent": tens(found.latent),
        "shortfall": short,
        BACKUP: lacking,
        DELIVERED: capacity + lacking,
        REJECTED: capacity + total,
    }
