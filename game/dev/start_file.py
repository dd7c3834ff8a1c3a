"""Makes assets/start.npy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.model import start


def main(_: Sequence[str]) -> int:
    """Solve and write every row.

    Returns:
        Exit code.
    """
    rows = start.computed()
    np.save(start.FILE, rows.astype(np.float32))
    print(f"{start.FILE.name}: {rows.shape[0]} rows of {rows.shape[1]} figures")
    return 0
