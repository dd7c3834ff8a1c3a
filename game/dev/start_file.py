"""Makes assets/start.npy and assets/chart.npz."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np

from game.model import start
from physics.chart import chart
from physics.machine import COLD_CLIMATE


def main(words: Sequence[str]) -> int:
    """Solve and write every row.

    Args:
        words: Options, of which there are none.
    Returns:
        Exit code.
    """
    argparse.ArgumentParser(prog="dev.py start").parse_args(words)
    rows = start.computed()
    np.save(start.FILE, rows.astype(np.float32))
    lines = chart(COLD_CLIMATE.refrigerant)
    np.savez_compressed(start.CHART_FILE, **{n: getattr(lines, n).astype(np.float32) for n in start.CHART_PARTS})
    print(f"{start.FILE.name}: {rows.shape[0]} rows of {rows.shape[1]} figures")
    return 0
