"""Throws random input at the app, most of it at its controls; a failure saves what was done, to be played again."""

from __future__ import annotations

import argparse
import json
import random
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pygame

from game.app import still
from game.content.strings import strings
from game.dev import how_many
from game.model import actions as a
from game.model import selectors
from game.model.answer import answer
from game.model.reducer import reduce
from game.model.start import Start
from game.model.state import AppState
from game.screens.frame import Frame
from game.screens.lab import Lab
from game.ui.input import KEYS, SLIDER_KEYS, actions
from game.ui.layout import layout

SIZES = ((1024, 640), (1280, 720), (1920, 1080))
KEY_CODES = (
    *KEYS,
    *SLIDER_KEYS,
    pygame.K_TAB,
    pygame.K_RETURN,
    pygame.K_ESCAPE,
    pygame.K_HOME,
    pygame.K_END,
    pygame.K_3,
)
FAILURES = Path("build/fuzz")

# An event is told by its kind and numbers alone, so that a log of them can be saved and read.
Told = dict[str, Any]
Run = tuple[int, list[Told], tuple[int, int]]  # seed, events, size of the window


def random_events(seed: int, count: int) -> list[Told]:
    """Random input.

    Args:
        seed: The same seed gives the same input.
        count: How many events.
    Returns:
        Events; places are shares of a control's box, chosen by a number.
    """
    dice = random.Random(seed)
    events: list[Told] = []
    for _ in range(count):
        kind = dice.choices(("press", "move", "release", "wheel", "key", "wait"), (5, 6, 4, 2, 5, 4))[0]
        told: Told = {"kind": kind}
        if kind in ("press", "move"):
            told |= {
                "control": dice.randrange(1000),
                "x": round(dice.uniform(-0.1, 1.1), 3),
                "y": round(dice.random(), 3),
            }
        elif kind == "wheel":
            told["turned"] = dice.choice((-3, -1, 1, 3))
        elif kind == "key":
            told |= {
                "key": dice.choice(KEY_CODES),
                "mod": dice.choice((0, 0, 0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL)),
            }
        elif kind == "wait":
            told["seconds"] = round(dice.uniform(0.0, 1.5), 3)
        events.append(told)
    return events


def _event(told: Told, state: AppState, size: tuple[int, int]) -> pygame.event.Event:
    """The pygame event that is meant, with the controls as they stand now."""
    if told["kind"] in ("press", "move"):
        controls = layout(state, strings("en"), size).controls
        box = controls[told["control"] % len(controls)].box
        place = (box.x + told["x"] * box.width, box.y + told["y"] * box.height)
        if told["kind"] == "press":
            return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1)
        return pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(1, 0, 0))
    if told["kind"] == "wheel":
        return pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=told["turned"], flipped=False)
    if told["kind"] == "key":
        return pygame.event.Event(pygame.KEYDOWN, key=told["key"], mod=told["mod"], unicode="")
    return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(0, 0), button=1)


def played(events: Iterable[Told], size: tuple[int, int], seen: Callable[[AppState], object] | None = None) -> AppState:
    """Play input, with the physics answering after every event.

    Args:
        events: What happens.
        size: Of the window. [px]
        seen: Called with the state after every event.
    Returns:
        The state at the end.
    """
    state = Start().state()
    for told in events:
        happened: list[a.Action] = []
        if told["kind"] == "wait":
            happened = [a.Ticked(1.0 / 60.0)] * round(told["seconds"] * 60.0)
        else:
            happened = actions(_event(told, state, size), state, layout(state, strings("en"), size))
        for action in happened:
            state = reduce(state, action)
        if not state.answered:
            state = reduce(state, a.Answered(answer(selectors.question(state))))
        assert state.answered
        if seen:
            seen(state)
    return state


def _runs(first: int, count: int) -> Iterator[Run]:
    for seed in range(first, first + count):
        yield seed, random_events(seed, 200), SIZES[seed % len(SIZES)]


def main(words: Sequence[str]) -> int:
    """Play many random runs and draw a frame after every event, or play a saved one again.

    Args:
        words: Options.
    Returns:
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="dev.py fuzz")
    parser.add_argument("--runs", type=how_many, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--replay", type=Path, metavar="FILE", help="play a saved failure again")
    options = parser.parse_args(words)
    still.without_screen()
    labs = {size: Lab() for size in SIZES}
    if options.replay:
        try:
            saved = json.loads(options.replay.read_text(encoding="utf-8"))
            runs: Iterable[Run] = [(saved["seed"], saved["events"], tuple(saved["size"]))]
        except (ValueError, KeyError, TypeError):
            parser.error(f"{options.replay} is no saved failure; give a file of {FAILURES}")
    else:
        runs = _runs(options.seed, options.runs)
    failures = 0
    for seed, events, size in runs:
        try:
            surface, lab = pygame.Surface(size), labs[size]
            played(events, size, lambda state: lab.draw(surface, Frame(state, strings("en"))))  # noqa: B023
        except Exception:  # whatever breaks is what is looked for
            failures += 1
            traceback.print_exc()
            FAILURES.mkdir(parents=True, exist_ok=True)
            file = FAILURES / f"seed-{seed}.json"
            file.write_text(json.dumps({"seed": seed, "size": size, "events": events}), encoding="utf-8")
            print(f"seed {seed} failed: python3 dev.py fuzz --replay {file}")
    print(f"{options.runs if not options.replay else 1} runs, {failures} failed")
    return 1 if failures else 0
