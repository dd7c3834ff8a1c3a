"""Measures what the app costs: frames, solves, the start, memory, and idling."""

from __future__ import annotations

import argparse
import compileall
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
from dataclasses import replace
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from game.app import still
from game.content.strings import strings
from game.model import actions as a
from game.model import selectors
from game.model.answer import answer
from game.model.curves import CurveQuestion
from game.model.curves import figures as computed
from game.model.curves import points as curve_points
from game.model.reducer import reduce
from game.model.start import Start, default_point
from game.screens.frame import Frame
from game.screens.lab import Lab
from physics.balance import solve
from physics.curves import sweep
from physics.machine import COLD_CLIMATE
from physics.operating_point import OUTDOOR_RANGE, Mode, OperatingPoint, OutsideEnvelope, kelvin
from physics.refrigerant import REFRIGERANTS, refrigerant

HERE = Path(__file__).resolve().parents[2]
SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
FRAMES = 960  # of one sweep of the slider, slow enough for the valve to be at rest most of the time
ROUNDS = 3  # of solves
RUN_UP = 60  # frames before the sweep
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

    The picture has run for a second by then; what its first frame takes is told by `window_figures`.

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
        state = still.answered(Start().state())
        for _ in range(RUN_UP):
            state = still.later(state, 1 / 60)
            lab.draw(surface, Frame(state, english))
        for moved, answered in sweep:
            begun = time.perf_counter()
            for action in (moved, a.Answered(answered), a.Ticked(1 / 60)):
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
    """Warm solves by refrigerant, beside the bare CoolProp calls that they make, and whole curves.

    Returns:
        Milliseconds: `median` and `p95` of a solve with its five stages that knows nothing of any other, `following`
        as the median of one that follows its neighbour half a kelvin away, `bare_calls` and `overhead` of the first
        as medians of time and of ratio, `curve` for both modes at 1 K.
    """
    found = {}
    for name in REFRIGERANTS:
        samples, bare, shares = [], [], []
        for number in range(ROUNDS + 1):
            for point in points(name):
                try:
                    calls = recorded_calls(point)
                except OutsideEnvelope:
                    continue
                if number:  # the first round warms up
                    samples.append(timed(lambda point=point: solve(point).stages))  # type: ignore[misc]
                    bare.append(timed(lambda calls=calls: [call(*words) for call, words in calls]))  # type: ignore[misc]
                    shares.append(samples[-1] / bare[-1])
        winter, summer = (replace(default_point(mode), refrigerant=name) for mode in Mode)
        wanted = CurveQuestion(winter, summer, COLD_CLIMATE.name)
        curves = [timed(lambda: computed(curve_points(wanted), wanted.machine)) for _ in range(4 * ROUNDS)]  # noqa: B023
        slider = (replace(p, outdoor_temperature=kelvin(t / 2)) for p, t in _slider(name))
        following = sweep(tuple(slider))
        steps = [timed(lambda: getattr(next(following), "stages", None)) for _ in _slider(name)]  # noqa: B023
        found[name] = figures(samples) | {
            "following": round(median(steps) * 1e3, 4),
            "bare_calls": round(median(bare) * 1e3, 4),
            "overhead": round(median(shares), 2),
            "curve": round(median(curves) * 1e3, 1),
        }
    return found


def _slider(name: str) -> list[tuple[OperatingPoint, int]]:
    """Operating points with every place of their slider, in half degrees Celsius."""
    winter, summer = (next(p for p in points(name) if p.mode is mode) for mode in Mode)
    return [(winter, t) for t in range(-60, 41)] + [(summer, t) for t in range(30, 101)]


def recorded_calls(point: OperatingPoint) -> list[tuple[Callable[..., Any], tuple[Any, ...]]]:
    """Every call to CoolProp that a solve makes.

    Args:
        point: What to solve.
    Returns:
        The calls in order, each a method with its arguments.
    """
    calls: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []

    class Recorder:
        def __init__(self, source: Any) -> None:
            self.source = source

        def __getattr__(self, name: str) -> Callable[..., Any]:
            method = getattr(self.source, name)

            def noted(*words: Any) -> Any:
                calls.append((method, words))
                return method(*words)

            return noted

    fluid = refrigerant(point.refrigerant)
    sources = {name: getattr(fluid, name) for name in ("_gas", "_liquid", "_saturated")}
    for name, source in sources.items():
        setattr(fluid, name, Recorder(source))
    try:
        _ = solve(point).stages
    finally:
        for name, source in sources.items():
            setattr(fluid, name, source)
    return calls


def tespy_times() -> dict[str, float]:
    """TESPy's warm solve of the bare R-32 cycle between given saturation temperatures, where it is installed.

    Each but the first starts where the one before it ended, as those that `solve_times` calls `following` do.

    Returns:
        Milliseconds; empty without TESPy.
    """
    if find_spec("tespy") is None:
        return {}
    from tespy.components import Compressor, CycleCloser, SimpleHeatExchanger, Valve
    from tespy.connections import Connection
    from tespy.networks import Network

    network = Network(iterinfo=False)
    network.units.set_defaults(temperature="degC", pressure="bar")
    closer, compressor, valve = CycleCloser("closer"), Compressor("compressor"), Valve("valve")
    evaporator, condenser = SimpleHeatExchanger("evaporator"), SimpleHeatExchanger("condenser")
    way = (closer, compressor, condenser, valve, evaporator, closer)
    links = [Connection(one, "out1", other, "in1") for one, other in pairwise(way)]
    network.add_conns(*links)
    compressor.set_attr(eta_s=0.7)
    condenser.set_attr(pr=1, Q=-1e4)
    evaporator.set_attr(pr=1)
    links[0].set_attr(fluid={"R32": 1}, T_dew=-10, td_dew=5)
    links[2].set_attr(T_bubble=40, td_bubble=5)
    samples = []
    for k in range(60):
        links[0].set_attr(T_dew=-12.0 + 0.1 * k)
        samples.append(timed(lambda: network.solve("design")))
    return figures(samples[5:])


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
    try:
        yield {**environment, "DISPLAY": f":{server.stdout.readline().decode().strip()}"}
    finally:
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
        Figures by name: medians of some starts, with the 95th percentiles of what differs from start to start.
    """
    for folder in ("game", "physics"):  # as Python keeps them after a first start
        compileall.compile_dir(str(HERE / folder), quiet=1)
    with screen() as environment:
        runs = [watched(environment, "--seconds", str(WATCHED)) for _ in range(STARTS)]
        paused = watched(environment, "--seconds", str(3 * WATCHED), "--paused")
    gap = figures([max(b - a for a, b in pairwise(run["frames"])) for run in runs])
    first = figures([run["frames"][0] - run["begun"] for run in runs], 1.0)
    return {
        "first_frame_s": first["median"],
        "first_frame_p95_s": first["p95"],
        "longest_gap_ms": gap["median"],
        "longest_gap_p95_ms": gap["p95"],
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
    if tespy := tespy_times():
        ours = found["solve_ms"]["R32"]
        shares = {f"over_{name}": round(tespy["median"] / ours[name], 1) for name in ("median", "following")}
        found["tespy_ms"] = tespy | shares
        print(json.dumps({"tespy_ms": found["tespy_ms"]}, indent=2), flush=True)
    if Path("/proc/self/stat").exists():
        window = window_figures()
        print(json.dumps(window, indent=2))
        found |= window
    else:
        print("Start, memory and idling are measured on Linux only, from what /proc tells of a process.")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0
