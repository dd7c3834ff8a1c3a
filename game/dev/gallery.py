"""Draws every view in several weathers and sizes, as contact sheets to look at before a change is called done."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame

from game.app import still
from game.content.strings import strings
from game.content.theme import WHITE
from game.draw import text
from game.model import actions as a
from game.model.reducer import reduce
from game.model.start import Start
from game.model.state import VIEWS, AppState
from game.screens.lab import Lab
from physics.operating_point import Mode, kelvin

SIZES = ((1024, 640), (1280, 720), (1280, 960), (1920, 1080), (2560, 1080))
WEATHERS = (-30.0, -5.0, 2.0, 18.0, 35.0, 50.0)  # °C outdoors, automatic mode
SECOND_TABS = tuple(a.ViewChosen(view) for view in ("traces", "balance", "ts"))
MOVES: dict[str, tuple[a.Action, ...]] = {
    "help": (a.HelpOpened("picture"),),
    "words": (a.HelpOpened("words"),),
    "how-we-know": (a.HelpOpened("model"),),
    "stage-2-inside": (a.StageChosen(2), a.DepthChosen(1)),
    "stage-4-numbers": (a.StageChosen(4), a.DepthChosen(2)),
    "us-units": (a.UnitChosen("temperature", "F"), a.UnitChosen("pressure", "psi")),
    "propane": (a.RefrigerantChosen("R290"),),
    "blend": (a.RefrigerantChosen("R454B"),),
    "machine-tab": (a.TabChosen("machine"), a.MachineChosen("older_single_speed")),
    "full-speed": (a.ParameterMoved("compressor_speed", 120.0),),
    "stopped": (a.RefrigerantChosen("R134a"), a.ParameterMoved("outdoor_temperature", kelvin(-30.0))),
    "focus": (a.Focused("season-winter"),),
    "second-tabs": SECOND_TABS,
    "drop": (a.DropToggled(),),
    "pinned": (a.PinToggled(), a.ParameterMoved("outdoor_temperature", kelvin(-20.0))),
}
VIEW_SIZES = ((1024, 640), (1280, 800), (1920, 1080))
VIEW_WEATHERS = (-20.0, -5.0, 30.0, 45.0)
MOTION_FRAMES, MOTION_STEP = 12, 0.1  # s
THUMB = 640


def opened(*actions: a.Action) -> AppState:
    """A state after some actions, with everything computed and the valve at rest.

    Args:
        actions: What happened.
    Returns:
        The state.
    """
    state = Start().state()
    for action in actions:
        state = reduce(state, action)
    return still.settled(state)


def views() -> Iterator[tuple[str, AppState]]:
    """Every view by name."""
    for celsius in WEATHERS:
        yield f"{celsius:+.0f} °C", opened(a.ParameterMoved("outdoor_temperature", kelvin(celsius)))
    for name, actions in MOVES.items():
        yield name, opened(*actions)


def diagrams() -> Iterator[tuple[str, AppState]]:
    """Every diagram in large, in weathers of both modes."""
    for celsius in VIEW_WEATHERS:
        state = opened(a.ParameterMoved("outdoor_temperature", kelvin(celsius - 12.0)))
        for step in range(1, 13):  # a drag, which leaves its mark in the traces
            state = reduce(state, a.ParameterMoved("outdoor_temperature", kelvin(celsius - 12.0 + step)))
            state = still.later(still.answered(state), 2.0 if step < 12 else 40.0)
        for view in (view for group in VIEWS for view in group):
            yield f"{view} {celsius:+.0f} °C", reduce(state, a.Enlarged(view))


def motion() -> Iterator[tuple[str, AppState]]:
    """Frames a tenth of a second apart: the machine running, then the change of mode."""
    state = opened()
    for k in range(MOTION_FRAMES):
        yield f"running {k * MOTION_STEP:.1f} s", state
        state = still.later(state, MOTION_STEP)
    state = still.answered(reduce(state, a.SeasonChosen(Mode.SUMMER)))
    for k in range(2 * MOTION_FRAMES):
        yield f"to summer {k * MOTION_STEP:.1f} s", state
        state = still.later(state, MOTION_STEP)


def sheet(pictures: Sequence[tuple[str, pygame.Surface]], columns: int) -> pygame.Surface:
    """A contact sheet.

    Args:
        pictures: Captions and pictures of one size.
        columns: How many beside one another.
    Returns:
        The sheet.
    """
    width, height = pictures[0][1].get_size()
    small = (THUMB, round(THUMB * height / width))
    rows = -(-len(pictures) // columns)
    whole = pygame.Surface((columns * (small[0] + 8) + 8, rows * (small[1] + 30) + 8))
    whole.fill((40, 44, 52))
    for k, (caption, picture) in enumerate(pictures):
        row, column = divmod(k, columns)
        x, y = 8 + column * (small[0] + 8), 8 + row * (small[1] + 30)
        whole.blit(pygame.transform.smoothscale(picture, small), (x, y))
        text.draw_text(whole, caption, (x, y + small[1] + 11), 14, WHITE)
    return whole


def main(words: Sequence[str]) -> int:
    """Draw all sheets and single pictures.

    Args:
        words: Options.
    Returns:
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="dev.py gallery")
    parser.add_argument("--out", type=Path, default=Path("build/gallery"), metavar="FOLDER")
    options = parser.parse_args(words)
    options.out.mkdir(parents=True, exist_ok=True)
    still.without_screen()
    english, found = strings("en"), list(views())
    for size in SIZES:
        lab = Lab()
        pictures = [(name, still.picture(state, english, size, lab)) for name, state in found]
        pygame.image.save(sheet(pictures, 3), options.out / f"views-{size[0]}x{size[1]}.png")
        for name, picture in pictures:
            file = f"{name.replace(' °C', 'C')}-{size[0]}x{size[1]}.png"
            pygame.image.save(picture, options.out / file)
    large = list(diagrams())
    for size in VIEW_SIZES:
        lab = Lab()
        pictures = [(name, still.picture(state, english, size, lab)) for name, state in large]
        pygame.image.save(sheet(pictures, len(VIEWS) * 2), options.out / f"diagrams-{size[0]}x{size[1]}.png")
    lab = Lab()
    frames = [(name, still.picture(state, english, (1280, 720), lab)) for name, state in motion()]
    pygame.image.save(sheet(frames, 4), options.out / "motion.png")
    print(f"{len(found)} views at {len(SIZES)} sizes, {len(large)} diagrams at {len(VIEW_SIZES)} sizes")
    print(f"and {len(frames)} frames of motion in {options.out}")
    return 0
