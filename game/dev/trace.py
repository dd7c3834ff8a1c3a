"""Runs the real window for a few seconds and notes when each frame was seen, for the benchmark."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

from game.app.window import App
from game.content.strings import strings
from game.model import actions as a
from game.model.start import Start

SIZE = (1280, 720)  # as the window of a small laptop
SETTLED = 0.5  # of the run, after which idling is measured


def _processes() -> list[Path]:
    """This process and those it started."""
    here = Path("/proc") / str(os.getpid())
    children = (here / "task" / str(os.getpid()) / "children").read_text().split()
    return [here, *(Path("/proc") / child for child in children)]


def _memory() -> float:
    """Peak memory of all of them. [MB]"""
    total = 0.0
    for process in _processes():
        for line in (process / "status").read_text().splitlines():
            if line.startswith("VmHWM"):
                total += float(line.split()[1]) / 1024.0
    return total


def _processor_time() -> float:
    """Processor time of all of them. [s]"""
    ticks = 0
    for process in _processes():
        fields = (process / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main(words: Sequence[str]) -> int:
    """Run and write the notes as JSON.

    Args:
        words: File, and options.
    Returns:
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="game.dev trace")
    parser.add_argument("file", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--paused", action="store_true")
    options = parser.parse_args(words)
    start = Start()
    app = App(start.state(), strings("en"), start, SIZE)
    frames: list[float] = []
    noted: dict[str, float] = {}

    def note(now: float) -> None:
        frames.append(now)
        elapsed = now - frames[0]
        if options.paused and elapsed > 1.0 and app.state.playing:
            app.act(a.PlayToggled())
        if options.paused and "from" not in noted and elapsed > SETTLED * options.seconds:
            noted.update({"from": now, "spent": _processor_time()})
        if "to" not in noted and elapsed > options.seconds - 1.0:
            noted.update({"to": now, "memory_mb": _memory()})
            if options.paused:
                share = (_processor_time() - noted["spent"]) / (now - noted["from"])
                noted["paused_cpu_percent"] = 100.0 * share

    app.run(note, options.seconds)
    options.file.write_text(json.dumps({**noted, "frames": frames}), encoding="utf-8")
    return 0
