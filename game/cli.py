"""The command line: start options, and the verbs that compute without a window."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from math import ceil, inf
from pathlib import Path
from shutil import copymode
from typing import Any, TextIO

from game.content.strings import languages, strings
from game.model import actions as a
from game.model import selectors
from game.model.parameters import INDOOR, INDOOR_HUMIDITY, OUTDOOR, OUTDOOR_HUMIDITY, SPEED
from game.model.record import changed
from game.model.reducer import arrived, reduce
from game.model.start import Start, default_point
from game.model.state import AppState
from game.options import (
    UsageError,
    given,
    machine,
    number,
    one_of,
    operating_point,
    parser,
    refused,
    reject_meaningless,
    shortened,
    window_size,
)
from physics.machine import COLD_CLIMATE, Machine
from physics.operating_point import (
    OUTDOOR_RANGE,
    Limit,
    OperatingPoint,
    OutOfRange,
    OutsideEnvelope,
    celsius,
    kelvin,
)
from physics.refrigerant import Refrigerant, refrigerant
from physics.search import NoSignChange, clamped
from physics.states import Saturation

MOST_SWEEP_ROWS = 10_000
PRINTING = ("solve", "sweep", "cycle")  # verbs that write to the output
INTERRUPTED = 130  # exit code after Ctrl+C, as shells have it
SEARCH_FAILED = "No balance was found, which is this program's fault; try a value a little beside those given."
NO_SCREEN = "There is no screen to open a window on; python3 dev.py run screenshot picture.png draws it into a file."


def why_stopped(point: OperatingPoint, built: Machine, problem: OutsideEnvelope) -> str:
    """Which limit stops the machine, in one sentence.

    Args:
        point: The operating point.
        built: The machine.
        problem: What the physics said.
    Returns:
        The sentence.
    """
    slowest, fastest = built.speeds
    most = fastest if point.speed == "auto" else built.speed(point.speed)
    place = f"{point.refrigerant} at {celsius(point.outdoor_temperature):g} °C outdoors: "
    if slowest == fastest:
        place += "at its one speed"
    elif most == fastest:
        place += "even at the speed that suits it best"
    else:
        place += f"at {most:g} Hz" if most == slowest else f"even at the best speed up to {most:g} Hz"
    if problem.limit is Limit.DISCHARGE_TEMPERATURE:
        return (
            f"The machine stops with {place} the discharge temperature would be "
            f"{celsius(problem.value):.1f} °C, it must be at most {celsius(problem.bound):.0f} °C."
        )
    side = "at least" if problem.limit is Limit.SUCTION_PRESSURE else "at most"
    more = " or more" if problem.at_least else ""
    return (
        f"The machine stops with {place} the {problem.limit.value} would be "
        f"{problem.value / 1e5:.2f} bar{more}, it must be {side} {problem.bound / 1e5:.2f} bar."
    )


def command_solve(options: argparse.Namespace, out: TextIO) -> None:
    """Print one operating point as JSON."""
    from game import report  # here as below: the window starts sooner without what only the other verbs need
    from physics.balance import solve

    point, built = operating_point(options), machine(options)
    try:
        snapshot = solve(point, built)
    except OutsideEnvelope as problem:
        raise UsageError(why_stopped(point, built, problem)) from None
    json.dump(report.solved(snapshot), out, indent=2, ensure_ascii=False)
    out.write("\n")


def command_sweep(options: argparse.Namespace, out: TextIO) -> None:
    """Print one CSV row for each outdoor temperature; a row that a limit stops says so and has no figures."""
    from game import report
    from physics.balance import solve

    if not options.csv:
        raise UsageError(f"{refused('--csv', options.csv, '')}; give a file to write, or - for the terminal.")
    base, built = operating_point(options), machine(options)
    low, high = (celsius(value) for value in OUTDOOR_RANGE[base.mode])
    unit = f"°C in {base.mode.value}"
    start = number("--from", options.start if options.start is not None else f"{low:g}", low, high, unit)
    end = number("--to", options.end if options.end is not None else f"{high:g}", low, high, unit)
    if end < start:
        raise UsageError(f"--to {end:g} lies below --from {start:g}; give {start:g} to {high:g} {unit}.")
    finest = max(1.0, ceil((end - start) / (MOST_SWEEP_ROWS - 1) * 1e3)) / 1e3
    step = number("--step", options.step, finest, high - low, "K")
    count = int((end - start) / step + 1e-9) + 1
    rows: list[dict[str, Any]] = []
    for i in range(count):
        point = replace(base, outdoor_temperature=kelvin(min(start + i * step, end)))
        try:
            rows.append(report.row(solve(point, built)))
        except OutsideEnvelope as problem:
            rows.append(report.stopped(point, built, problem.limit))
    full = report.row(solve(default_point(base.mode)))  # has all columns, whatever stops the rows asked for
    columns = list(full)
    if options.csv == "-":
        write_rows(out, columns, rows)
        return
    table = StringIO(newline="")
    write_rows(table, columns, rows)
    save(Path(options.csv), table.getvalue().encode(), f"--csv {shortened(options.csv)}")


def save(path: Path, content: bytes, name: str) -> None:
    """Write a file whole or not at all: what is there already stays until the new one is complete.

    Args:
        path: The file.
        content: What is to be in it.
        name: What a message calls it.
    Raises:
        UsageError: It cannot be written.
    """
    try:
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            path.write_bytes(content)  # a device, or refused
            return
        path = Path(os.path.realpath(path))  # what a link leads to
        new = path.with_name(f".{os.getpid()}.part")
        try:
            new.write_bytes(content)
            if path.exists():
                copymode(path, new)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{name} cannot be written: {error.strerror}.") from None


def write_rows(out: TextIO, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """Write CSV with a header line.

    Args:
        out: Open text stream.
        columns: Column names in order.
        rows: Values by column name; missing ones stay empty.
    """
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _side(options: argparse.Namespace, fluid: Refrigerant, side: str) -> tuple[str, str, Saturation]:
    """The option that sets a side of the cycle, "evaporating" or "condensing", as typed, and what it gives."""
    temperature, pressure = getattr(options, side), getattr(options, f"{side}_pressure")
    cold, warm = (celsius(t) for t in (fluid.coldest, fluid.warmest))
    low, high = (fluid.saturation(t).pressure for t in (fluid.coldest, fluid.warmest))
    option, other = f"--{side}", f"--{side}-pressure"
    if (temperature is None) == (pressure is None):
        ways = f"{option} ({cold:g} to {warm:g} °C) and {other} ({low / 1e5:g} to {high / 1e5:g} bar)"
        typed = "" if temperature is None else f"{option} {temperature} and {other} {pressure} exclude each other; "
        raise UsageError(f"{typed}{'give' if typed else 'Give'} one of {ways}.")
    if temperature is not None:
        return option, temperature, fluid.saturation(kelvin(number(option, temperature, cold, warm, "°C")))
    bar = number(other, pressure, low / 1e5, high / 1e5, "bar")
    pascal = clamped(bar * 1e5, low, high)  # at an end they may miss each other
    return other, pressure, fluid.saturation_at(pascal)


def command_cycle(options: argparse.Namespace, out: TextIO) -> None:
    """Print the bare textbook cycle as JSON."""
    from game import report
    from physics.cycle import bare_cycle

    fluid = refrigerant(given(options).get("refrigerant", COLD_CLIMATE.refrigerant))
    cold, low_typed, evaporating = _side(options, fluid, "evaporating")
    warm, high_typed, condensing = _side(options, fluid, "condensing")
    superheat = number("--superheat", options.superheat, 0.0, 60.0, "K")
    subcooling = number("--subcooling", options.subcooling, 0.0, 60.0, "K")
    efficiency = number("--isentropic-efficiency", options.isentropic_efficiency, 0.05, 1.0, "(a share)")
    if condensing.pressure <= evaporating.pressure:
        ends = evaporating, fluid.saturation(fluid.warmest)
        above = "{:g}, up to {:g} °C".format(*(celsius(end.dew_temperature) for end in ends))
        if options.condensing is None:
            above = "{:g}, up to {:g} bar".format(*(end.pressure / 1e5 for end in ends))
        room = evaporating.dew_temperature < fluid.warmest - 0.1
        give = f"give more than {above}" if room else f"give a lower {cold}"
        raise UsageError(f"{warm} {high_typed} must lie above {cold} {low_typed}; {give}.")
    try:
        found = bare_cycle(fluid, evaporating, condensing, superheat, subcooling, efficiency)
    except OutOfRange as problem:
        if problem.name != "subcooling":
            liquid, low = celsius(condensing.bubble_temperature - subcooling), evaporating.pressure / 1e5
            raise UsageError(
                f"Liquid of {liquid:.1f} °C would all turn to gas at {low:.2f} bar behind the expansion valve; "
                f"give a lower {warm}, a higher {cold} or more --subcooling."
            ) from None
        most = int(problem.high * 10.0) / 10.0
        raise UsageError(
            f"--subcooling {options.subcooling} is outside its range; give 0 to {most:.1f} K here."
        ) from None
    hottest = max(state.temperature for state in (found.suction, found.discharge))
    if hottest > fluid.hottest:
        raise UsageError(
            f"The gas would be {celsius(hottest):.0f} °C hot, where {fluid.facts.name}'s properties are known up "
            f"to {celsius(fluid.hottest):.0f} °C; give a higher --isentropic-efficiency or a lower --superheat."
        )
    json.dump(report.cycle(found), out, indent=2)
    out.write("\n")


def opened(options: argparse.Namespace, start: Start) -> AppState:
    """The state that the start options describe.

    Args:
        options: Parsed options.
        start: The shipped start.
    Returns:
        The state; automatic mode where no mode was given.
    """
    asked, built = given(options, automatic=True), machine(options)
    state = start.state()
    happened: list[a.Action] = [a.MachineChosen(built.name)]
    if "mode" in asked:
        happened.append(a.SeasonChosen(asked["mode"]))
    if "refrigerant" in asked:
        happened.append(a.RefrigerantChosen(asked["refrigerant"]))
    if asked.get(SPEED.name, "auto") != "auto":
        asked[SPEED.name] = built.speed(asked[SPEED.name])
        happened.append(a.ParameterMoved(SPEED.name, asked[SPEED.name]))
    for parameter in (OUTDOOR, INDOOR, OUTDOOR_HUMIDITY, INDOOR_HUMIDITY):  # the weather before what it chooses
        if parameter.name in asked:
            happened.append(a.ParameterMoved(parameter.name, asked[parameter.name]))
    if options.units == "us":
        happened += [a.UnitChosen("temperature", "F"), a.UnitChosen("pressure", "psi")]
    for action in happened:
        state = reduce(state, action)
    shipped = start.answer(selectors.question(state))
    state = reduce(state, a.Answered(shipped)) if shipped else changed(state, waiting=inf)
    return arrived(state)  # where nothing was shipped, with figures of other inputs, which are not written


def command_window(options: argparse.Namespace, _: TextIO) -> None:
    """Open the window."""
    start = Start()
    state, chosen = opened(options, start), strings(options.lang)
    size = None if options.size is None else window_size(options.size)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"} & os.environ.keys():
        raise UsageError(NO_SCREEN)
    from game.app.window import App, NoScreen

    try:
        app = App(state, chosen, start, size)
    except NoScreen:
        raise UsageError(NO_SCREEN) from None
    app.run()


def command_screenshot(options: argparse.Namespace, _: TextIO) -> None:
    """Draw one picture into a file."""
    size = window_size("1600x1000" if options.size is None else options.size)
    seconds = number("--seconds", options.seconds, 0.0, 600.0, "s")
    state, chosen = opened(options, Start()), strings(options.lang)
    path = Path(options.file)
    if path.suffix.lower() not in (".png", ".jpg", ".jpeg", ".bmp"):
        raise UsageError(
            f"{shortened(options.file) or 'An empty name'} has no picture's ending; give one that ends in .png."
        )
    try:
        folder = path.absolute().parent.is_dir()
    except OSError as error:
        raise UsageError(f"{shortened(options.file)} cannot be written: {error.strerror}.") from None
    if not folder:
        raise UsageError(
            f"{shortened(options.file)} cannot be written: there is no folder {shortened(str(path.parent))}."
        )
    from game.app import still

    still.without_screen()
    import pygame

    picture = still.picture(still.later(arrived(still.answered(state)), seconds), chosen, size)
    content = BytesIO()
    pygame.image.save(picture, content, path.suffix)
    save(path, content.getvalue(), shortened(options.file))


COMMANDS = {
    None: command_window,
    "solve": command_solve,
    "sweep": command_sweep,
    "cycle": command_cycle,
    "screenshot": command_screenshot,
}


def main(arguments: Sequence[str]) -> int:
    """Run the command line.

    Args:
        arguments: Words after the program's name.
    Returns:
        Exit code: 0, 1 where the system or the search failed, 2 where the input was wrong, or 130 after Ctrl+C.
    """
    try:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # what the terminal's encoding has not got
        options, unknown = parser().parse_known_args(arguments)
        if unknown:
            place = f"main.py {options.verb}" if options.verb else "main.py"
            raise UsageError(f"Unrecognized arguments: {shortened(' '.join(unknown))}; see {place} --help.")
        options.lang = one_of("--lang", options.lang, languages())
        options.units = one_of("--units", options.units, ("si", "us"))
        if sys.stdout is None and options.verb in PRINTING:
            raise UsageError("There is no output to write to.")
        reject_meaningless(options)
        COMMANDS[options.verb](options, sys.stdout)
        if sys.stdout:  # a program without a console has none
            sys.stdout.flush()
    except UsageError as error:
        print(" ".join(str(error).splitlines()), file=sys.stderr)  # a value may hold the end of a line
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except NoSignChange:
        print(SEARCH_FAILED, file=sys.stderr)
        return 1
    except OSError as error:
        if error.filename is not None:  # it is not the output
            print(f"{error.filename} cannot be used: {error.strerror}.", file=sys.stderr)
            return 2
        if options.verb not in PRINTING:
            print(f"The app cannot go on: {error.strerror}.", file=sys.stderr)
            return 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it does not fail again
        if not isinstance(error, BrokenPipeError):  # else whoever was reading has had enough
            print(f"The output cannot be written: {error.strerror}.", file=sys.stderr)
            return 2
    return 0
