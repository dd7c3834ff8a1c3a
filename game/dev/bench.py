"""Measures what the app costs: frames, solves, the start, memory, and idling."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from game.app import still
from game.content.strings import strings
from game.model import actions as a
from game.model import selectors
from game.model.answer import answer
from game.model.reducer import reduce
from game.model.start import Start
from game.screens.frame import Frame
from game.screens.lab import Lab
from physics.balance import solve
from physics.operating_point import OUTDOOR_RANGE, Mode, OperatingPoint, OutsideEnvelope, kelvin
from physics.refrigerant import REFRIGERANTS

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
FRAMES = 320
ROUNDS = 3
WATCHED = 5.0  # s of the real window
STARTS = 5


def figures(samples: Sequence[float], unit: float = 1e3) -> dict[str, float]:
    """Median and 95th percentile.

    Args:
        samples: Measured times. [s]
        unit: What to multiply them by.
    Returns:
        `median` and `p95`.
    """
    return {
        "median": round(median(samples) * unit, 4),
        "p95": round(quantiles(samples, n=20, method="inclusive")[18] * unit, 4),
    }


def timed(work: Callable[[], object]) -> float:
    """How long some work takes.

    Args:
        work: What to do.
    Returns:
        Time. [s]
    """
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def frame_times() -> dict[str, dict[str, float]]:
    """Update and draw for each frame while the slider sweeps from end to end, by size.

    Returns:
        Milliseconds.
    """
    import pygame

    still.without_screen()
    english, found = strings("en"), {}
    state = still.answered(Start().state())
    sweep = []
    for k in range(FRAMES):
        state = reduce(state, a.ParameterMoved("outdoor_temperature", kelvin(-30.0 + 80.0 * k / (FRAMES - 1))))
        sweep.append((a.ParameterMoved("outdoor_temperature", state.outdoor), answer(selectors.question(state))))
    for size in SIZES:
        lab, surface, samples = Lab(), pygame.Surface(size), []
        state = still.later(still.answered(Start().state()), 0.5)
        lab.draw(surface, Frame(state, english))
        for _ in range(ROUNDS):
            for moved, answered in sweep:
                begun = time.perf_counter()
                for action in (moved, a.Answered(answered), a.Ticked(1 / 120), a.Ticked(1 / 120)):
                    state = reduce(state, action)
                lab.draw(surface, Frame(state, english))
                samples.append(time.perf_counter() - begun)
        found[f"{size[0]}x{size[1]}"] = figures(samples)
    return found


def points(name: str) -> Iterator[OperatingPoint]:
    """Operating points over both modes at automatic speed.

    Args:
        name: Refrigerant.
    Returns:
        The points.
    """
    for mode, indoor in ((Mode.WINTER, 20.0), (Mode.SUMMER, 25.0)):
        low, high = OUTDOOR_RANGE[mode]
        for k in range(60):
            yield OperatingPoint(mode, low + (high - low) * k / 59, kelvin(indoor), name)


def solve_times() -> dict[str, dict[str, float]]:
    """Warm solves by refrigerant.

    Returns:
        Milliseconds.
    """
    found = {}
    for name in REFRIGERANTS:
        samples = []
        for _ in range(ROUNDS + 1):
            for point in points(name):
                try:
                    samples.append(timed(lambda point=point: solve(point)))  # type: ignore[misc]
                except OutsideEnvelope:
                    continue
        found[name] = figures(samples[len(samples) // (ROUNDS + 1) :])
    return found


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A virtual screen where there is one to be had, or else pygame's dummy.

    Returns:
        Environment for a child process.
    """
    environment = {**os.environ, "SDL_AUDIODRIVER": "dummy"}
    if environment.get("DISPLAY") or not shutil.which("Xvfb"):
        if not environment.get("DISPLAY"):
            environment["SDL_VIDEODRIVER"] = "dummy"
        yield environment
        return
    environment.pop("SDL_VIDEODRIVER", None)
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1200x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout
    yield {**environment, "DISPLAY": f":{server.stdout.readline().decode().strip()}"}
    server.terminate()
    server.wait()


def watched(environment: dict[str, str], *words: str) -> dict[str, Any]:
    """Run the real window for a few seconds and read what it noted.

    Args:
        environment: Of the child process.
        words: Options of `game.dev trace`.
    Returns:
        What it noted, with the time before it was started.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trace.json"
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "game.dev", "trace", str(file), *words], env=environment, check=True)
        noted: dict[str, Any] = json.loads(file.read_text())
    return {**noted, "begun": begun}


def window_figures() -> dict[str, Any]:
    """First frame, longest gap between frames, memory, and the processor's share when paused.

    Returns:
        Figures by name.
    """
    with screen() as environment:
        runs = [watched(environment, "--seconds", str(WATCHED)) for _ in range(STARTS)]
        paused = watched(environment, "--seconds", str(2 * WATCHED), "--paused")
    gaps = [max(b - a for a, b in zip(run["frames"], run["frames"][1:], strict=False)) for run in runs]
    return {
        "first_frame_s": figures([run["frames"][0] - run["begun"] for run in runs], 1.0),
        "longest_gap_ms": figures(gaps),
        "memory_mb": round(max(run["memory_mb"] for run in runs), 1),
        "paused_cpu_percent": round(paused["paused_cpu_percent"], 2),
    }


def main(words: Sequence[str]) -> int:
    """Measure everything, print it, and write it where asked.

    Args:
        words: Options.
    Returns:
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("--json", metavar="FILE", type=Path)
    options = parser.parse_args(words)
    found: dict[str, Any] = {
        "machine": f"{platform.node()} {platform.machine()}, {os.cpu_count()} processors",
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("pygame-ce", "numpy", "CoolProp")},
        },
    }
    for name, measure in (("frame_ms", frame_times), ("solve_ms", solve_times)):
        found[name] = measure()
        print(json.dumps({name: found[name]}, indent=2), flush=True)
    window = window_figures()
    print(json.dumps(window, indent=2))
    found |= window
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0
