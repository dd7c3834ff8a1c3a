"""Places that look random and are the same every time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# multiples of these modulo 1 fill it evenly; one for each direction, as those of one ratio lie in rows
GOLDEN, PLASTIC = 0.6180339887, 0.7548776662  # 1 over the golden ratio, and over the plastic number
PLASTIC_SQUARE = PLASTIC**2


def scattered(numbers: NDArray[Any], ratio: float = GOLDEN) -> NDArray[np.float64]:
    """Places of some things in 0..1.

    Args:
        numbers: Which things, whole numbers, shape (n,).
        ratio: One of those above. [-]
    Returns:
        Places, shape (n,).
    Source: Weyl's equidistribution; Roberts 2018 for the ratios in the plane.
    """
    return (numbers * ratio) % 1.0
