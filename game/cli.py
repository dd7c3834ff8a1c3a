"""The command line: start options, and the verbs that compute without a window."""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, TextIO

from game.content.strings import languages, strings
from game.model import actions as a
from game.model.parameters import (
    DEFAULT_INDOOR,
    DEFAULT_OUTDOOR,
    INDOOR,
    INDOOR_HUMIDITY,
    OUTDOOR,
    OUTDOOR_HUMIDITY,
    SPEED,
    Parameter,
)
from game.model.reducer import reduce
from game.model.start import Start, default_point
from game.model.state import AppState
from physics.machine import COLD_CLIMATE, MACHINES, Machine
from physics.operating_point import (
    CELSIUS_ZERO,
    OUTDOOR_RANGE,
    Limit,
    Mode,
    OperatingPoint,
    OutOfRange,
    OutsideEnvelope,
    Speed,
    kelvin,
)
from physics.operating_point import INDOOR_HUMIDITY as DEFAULT_INDOOR_HUMIDITY
from physics.refrigerant import REFRIGERANTS, Saturation, refrigerant

SPEED_WORDS = ("auto", "rated", "max", "min")
MOST_SWEEP_ROWS = 10_000
ROUNDING = 1e-6  # by which a number may miss the end of its range, which is printed rounded
NEGATIVE = re.compile(r"-(\d|\.\d|inf|nan)", re.IGNORECASE)  # how a number begins that is no option
LARGEST = (7680, 4320)  # px, of a window or picture
INTERRUPTED = 130  # exit code after Ctrl+C, as shells have it
NO_SCREEN = "There is no screen to open a window on; python main.py screenshot picture.png draws it into a file."


class UsageError(Exception):
    """What was asked for cannot be done; the message is one sentence for the user."""


class Parser(argparse.ArgumentParser):
    """Argument parser that answers bad input with one sentence instead of its usage."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self._negative_number_matcher = NEGATIVE  # argparse's own does not know -5. or -3e1

    def error(self, message: str) -> NoReturn:
        """Raise the message as a `UsageError`.

        Args:
            message: What argparse found wrong.
        """
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")


def number(option: str, text: str, low: float, high: float, unit: str) -> float:
    """A number within its range.

    Args:
        option: Option as typed.
        text: Value as typed.
        low: Smallest allowed value.
        high: Largest allowed value.
        unit: Unit for the message.
    Returns:
        The number.
    Raises:
        UsageError: The text is no number, or outside the range.
    """
    try:
        value = float(text)
    except ValueError:
        raise UsageError(f"{option} {text} is not a number; give {low:g} to {high:g} {unit}.") from None
    value = min(max(value, low), high) if abs(value - min(max(value, low), high)) < ROUNDING else value
    if not low <= value <= high:
        allowed = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        raise UsageError(f"{option} {text} is outside its range; give {allowed} {unit}.")
    return value


def speed(text: str, built: Machine) -> Speed:
    """Compressor speed as a word or in hertz.

    Args:
        text: Value of `--speed`.
        built: The machine, which has its own slowest and fastest speed.
    Returns:
        One of the words, or the speed. [Hz]
    Raises:
        UsageError: Neither a word nor a speed within the range.
    """
    for word in SPEED_WORDS:
        if text.lower() == word:
            return word  # type: ignore[return-value]
    try:
        return number("--speed", text, *built.speeds, "Hz")
    except UsageError as error:
        raise UsageError(f"{str(error)[:-1]}, or one of {', '.join(SPEED_WORDS)}.") from None


def celsius(parameter: Parameter, text: str, low: float, high: float) -> float:
    """A temperature typed in °C.

    Args:
        parameter: What it sets.
        text: Value as typed. [°C]
        low: Smallest allowed value. [K]
        high: Largest allowed value. [K]
    Returns:
        Temperature. [K]
    """
    return kelvin(number(parameter.option, text, low - CELSIUS_ZERO, high - CELSIUS_ZERO, "°C"))


def one_of(option: str, text: str, words: Sequence[str]) -> str:
    """A word from a list, whatever its case and hyphens.

    Args:
        option: Option as typed.
        text: Value as typed.
        words: What is allowed.
    Returns:
        The word as it stands in the list.
    Raises:
        UsageError: It is not in the list.
    """
    for word in words:
        if re.sub("[-_]", "", text).lower() == re.sub("[-_]", "", word).lower():
            return word
    raise UsageError(f"{option} {text} is unknown; give one of {', '.join(words)}.")


def operating_point(options: argparse.Namespace) -> OperatingPoint:
    """The operating point that the start options describe.

    Args:
        options: Parsed options.
    Returns:
        The point, with each season's defaults where nothing was given.
    Raises:
        UsageError: A value lies outside its range.
    """
    asked = given(options)
    mode, built = asked.get("mode", Mode.WINTER), machine(options)
    return OperatingPoint(
        mode,
        asked.get(OUTDOOR.name, DEFAULT_OUTDOOR[mode]),
        asked.get(INDOOR.name, DEFAULT_INDOOR[mode]),
        asked.get("refrigerant", built.refrigerant),
        asked.get(SPEED.name, "auto"),
        asked.get(OUTDOOR_HUMIDITY.name),
        asked.get(INDOOR_HUMIDITY.name, DEFAULT_INDOOR_HUMIDITY),
    )


def given(options: argparse.Namespace, automatic: bool = False) -> dict[str, Any]:
    """What the start options ask for.

    Args:
        options: Parsed options.
        automatic: Whether the weather chooses the mode where none is given; it is winter else.
    Returns:
        Values in SI units by name of their parameter, besides `mode` and `refrigerant`; only those that were given.
    Raises:
        UsageError: A value lies outside its range.
    """
    found: dict[str, Any] = {}
    if options.mode is not None:
        found["mode"] = Mode(one_of("--mode", options.mode, [mode.value for mode in Mode]))
    if options.outdoor is not None:
        mode = found.get("mode", Mode.WINTER)
        bounds = (OUTDOOR.low, OUTDOOR.high) if automatic and options.mode is None else OUTDOOR_RANGE[mode]
        try:
            found[OUTDOOR.name] = celsius(OUTDOOR, options.outdoor, *bounds)
        except UsageError as error:
            season = "" if automatic and options.mode is None else f" in {mode.value}"
            raise UsageError(f"{str(error)[:-1]}{season}.") from None
    if options.indoor is not None:
        found[INDOOR.name] = celsius(INDOOR, options.indoor, INDOOR.low, INDOOR.high)
    if options.refrigerant is not None:
        found["refrigerant"] = one_of("--refrigerant", options.refrigerant, list(REFRIGERANTS))
    if options.speed is not None:
        found[SPEED.name] = speed(options.speed, machine(options))
    for parameter in (OUTDOOR_HUMIDITY, INDOOR_HUMIDITY):
        if (text := getattr(options, parameter.name)) is not None:
            low, high = parameter.low * 100.0, parameter.high * 100.0
            found[parameter.name] = number(parameter.option, text, low, high, "%") / 100.0
    return found


def machine(options: argparse.Namespace) -> Machine:
    """The machine that the start options name.

    Args:
        options: Parsed options.
    Returns:
        The machine.
    Raises:
        UsageError: There is none of that name.
    """
    return MACHINES[one_of("--machine", options.machine, list(MACHINES))]


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
    place = f"{point.refrigerant} at {point.outdoor_temperature - CELSIUS_ZERO:g} °C outdoors"
    place += ": even at its slowest speed" if slowest < fastest else ": at its one speed"
    if problem.limit is Limit.DISCHARGE_TEMPERATURE:
        return (
            f"The machine stops with {place} the discharge temperature would be "
            f"{problem.value - CELSIUS_ZERO:.0f} °C, it must be at most {problem.bound - CELSIUS_ZERO:.0f} °C."
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

    base, built = operating_point(options), machine(options)
    low, high = (value - CELSIUS_ZERO for value in OUTDOOR_RANGE[base.mode])
    start = number("--from", options.start if options.start is not None else f"{low:g}", low, high, "°C")
    end = number("--to", options.end if options.end is not None else f"{high:g}", low, high, "°C")
    step = number("--step", options.step, 0.001, high - low, "K")
    if end < start:
        raise UsageError(f"--to {end:g} lies below --from {start:g}; give the colder end first.")
    count = int((end - start) / step + 1e-9) + 1
    if count > MOST_SWEEP_ROWS:
        raise UsageError(f"--step {step:g} makes {count} rows; give a step that makes at most {MOST_SWEEP_ROWS}.")
    rows: list[dict[str, Any]] = []
    for i in range(count):
        point = replace(base, outdoor_temperature=kelvin(start + i * step))
        try:
            rows.append(report.row(solve(point, built)))
        except OutsideEnvelope as problem:
            rows.append({**report.inputs(point, built), "limits": f"stopped: {problem.limit.value}"})
    full = report.row(solve(default_point(base.mode)))  # has all columns, whatever stops the rows asked for
    columns = list(full)
    if options.csv == "-":
        write_rows(out, columns, rows)
        return
    try:
        with Path(options.csv).open("w", newline="", encoding="utf-8") as file:
            write_rows(file, columns, rows)
    except OSError as error:
        raise UsageError(f"--csv {options.csv} cannot be written: {error.strerror}.") from None


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


def command_cycle(options: argparse.Namespace, out: TextIO) -> None:
    """Print the bare textbook cycle as JSON."""
    from game import report
    from physics.cycle import bare_cycle

    fluid = refrigerant(given(options).get("refrigerant", COLD_CLIMATE.refrigerant))

    def saturation(side: str) -> Saturation:
        temperature, pressure = getattr(options, side), getattr(options, f"{side}_pressure")
        if (temperature is None) == (pressure is None):
            raise UsageError(f"Give either --{side} in °C or --{side}-pressure in bar.")
        if temperature is not None:
            low, high = fluid.coldest - CELSIUS_ZERO, fluid.warmest - CELSIUS_ZERO
            return fluid.saturation(kelvin(number(f"--{side}", temperature, low, high, "°C")))
        low, high = (fluid.saturation(t).pressure / 1e5 for t in (fluid.coldest, fluid.warmest))
        return fluid.saturation_at(number(f"--{side}-pressure", pressure, low, high, "bar") * 1e5)

    evaporating, condensing = saturation("evaporating"), saturation("condensing")
    superheat = number("--superheat", options.superheat, 0.0, 60.0, "K")
    subcooling = number("--subcooling", options.subcooling, 0.0, 60.0, "K")
    efficiency = number("--isentropic-efficiency", options.isentropic_efficiency, 0.05, 1.0, "(a share)")
    if condensing.pressure <= evaporating.pressure:
        raise UsageError(
            f"--condensing gives {condensing.pressure / 1e5:.2f} bar; it must lie above the "
            f"{evaporating.pressure / 1e5:.2f} bar of --evaporating."
        )
    try:
        found = bare_cycle(fluid, evaporating, condensing, superheat, subcooling, efficiency)
    except OutOfRange as problem:
        if problem.name != "subcooling":
            liquid, low = condensing.bubble_temperature - subcooling - CELSIUS_ZERO, evaporating.pressure / 1e5
            raise UsageError(
                f"Liquid of {liquid:.1f} °C would all turn to gas at {low:.2f} bar behind the expansion device; "
                "give a lower --condensing or a higher --evaporating."
            ) from None
        raise UsageError(
            f"--subcooling {options.subcooling} is outside its range; give 0 to {problem.high:.1f} K here."
        ) from None
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
    return replace(state, slide=float(state.mode is Mode.SUMMER))


def window_size(text: str) -> tuple[int, int]:
    """A size such as 1600x1000.

    Args:
        text: Value of `--size`.
    Returns:
        Width and height. [px]
    Raises:
        UsageError: It is no size, or too small or too large to draw.
    """
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if not found:
        raise UsageError(f"--size {text} is not a size; give width and height such as 1600x1000.")
    from game.ui.layout import SMALLEST

    size = width, height = int(found[1]), int(found[2])
    if not all(low <= side <= high for low, side, high in zip(SMALLEST, size, LARGEST, strict=True)):
        low, high = (f"{across}x{down}" for across, down in (SMALLEST, LARGEST))
        raise UsageError(f"--size {text} is outside its range; give {low} to {high}.")
    return width, height


def command_window(options: argparse.Namespace, _: TextIO) -> None:
    """Open the window."""
    start = Start()
    state, chosen = opened(options, start), strings(options.lang)
    size = window_size(options.size) if options.size else None
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
    size = window_size(options.size or "1600x1000")
    seconds = number("--seconds", options.seconds, 0.0, 600.0, "s")
    state, chosen = opened(options, Start()), strings(options.lang)
    path = Path(options.file)
    if path.suffix.lower() not in (".png", ".jpg", ".jpeg", ".bmp"):
        raise UsageError(f"{options.file} has no picture's ending; give a name that ends in .png.")
    try:
        folder = path.absolute().parent.is_dir()
    except OSError as error:
        raise UsageError(f"{options.file} cannot be written: {error.strerror}.") from None
    if not folder:
        raise UsageError(f"{options.file} cannot be written: there is no folder {path.parent}.")
    from game.app import still

    still.without_screen()
    import pygame

    state = still.answered(state)
    state = replace(state, winter=state.winter_target, summer=state.summer_target)  # figures need no time to get there
    picture = still.picture(still.later(state, seconds), chosen, size)
    try:
        pygame.image.save(picture, path)
    except (pygame.error, OSError) as error:
        raise UsageError(f"{options.file} cannot be written: {error}.") from None


def start_options(absent: str | None = argparse.SUPPRESS) -> Parser:
    """The options that set the start, which may stand before a verb or behind it.

    Args:
        absent: What an option becomes that is not given; as it is, it stays what it was before the verb.
    Returns:
        A parser of them.
    """
    start = Parser(add_help=False, argument_default=absent)
    start.add_argument("--mode", metavar="winter|summer", help="heating or cooling")
    start.add_argument("--outdoor", metavar="C", help="outdoor air, °C")
    start.add_argument("--indoor", metavar="C", help="room set-point, °C")
    start.add_argument("--machine", metavar="NAME", help=", ".join(MACHINES))
    start.add_argument(
        "--refrigerant", metavar="NAME", help=f"what the machine was built for, or {', '.join(REFRIGERANTS)}"
    )
    for parameter in (OUTDOOR_HUMIDITY, INDOOR_HUMIDITY):
        start.add_argument(parameter.option, metavar="PERCENT", help=f"{parameter.label.lower()}, relative, %%")
    start.add_argument("--speed", metavar="auto|rated|max|min|HZ", help="compressor speed")
    start.add_argument("--size", metavar="WxH", help="size of the window or picture, such as 1600x1000")
    start.add_argument("--lang", metavar="LANG", help=f"language: {', '.join(languages())}")
    start.add_argument(
        "--units", metavar="si|us", help="of the picture, si: °C and bar; us: °F and psi (JSON and CSV name theirs)"
    )
    return start


def parser() -> Parser:
    """The whole command line.

    Returns:
        The parser.
    """
    main_parser = Parser(
        prog="main.py",
        parents=[start_options(None)],
        description="Heat Pump Lab. Without a verb it opens the window.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    main_parser.set_defaults(machine=COLD_CLIMATE.name, lang="en", units="si")
    verbs = main_parser.add_subparsers(dest="verb", parser_class=Parser, metavar="verb")
    verbs.add_parser("solve", parents=[start_options()], help="print one operating point as JSON")
    sweep = verbs.add_parser("sweep", parents=[start_options()], help="write one CSV row for each outdoor temperature")
    sweep.add_argument("--from", dest="start", metavar="C", help="coldest outdoor temperature, °C")
    sweep.add_argument("--to", dest="end", metavar="C", help="warmest outdoor temperature, °C")
    sweep.add_argument("--step", default="1", metavar="K", help="step, K")
    sweep.add_argument("--csv", default="-", metavar="FILE|-", help="file to write, - for the terminal")
    shot = verbs.add_parser(
        "screenshot", parents=[start_options()], help="draw the window into a file without a screen"
    )
    shot.add_argument("file", metavar="OUT.png")
    shot.add_argument("--seconds", default="2", metavar="S", help="how long the picture has run, s")
    cycle = verbs.add_parser("cycle", help="print the bare textbook cycle as JSON")
    cycle.add_argument("--refrigerant", metavar="NAME", default=argparse.SUPPRESS, help=", ".join(REFRIGERANTS))
    for side in ("evaporating", "condensing"):
        cycle.add_argument(f"--{side}", metavar="C", help=f"{side} (dew) temperature, °C")
        cycle.add_argument(f"--{side}-pressure", metavar="BAR", help=f"{side} pressure, bar absolute")
    cycle.add_argument("--superheat", default="0", metavar="K", help="of the suction gas, K")
    cycle.add_argument("--subcooling", default="0", metavar="K", help="of the liquid, K")
    cycle.add_argument("--isentropic-efficiency", default="1", metavar="X", help="isentropic over real work")
    return main_parser


def reject_start_options(options: argparse.Namespace) -> None:
    """Refuse what the bare cycle has no use for.

    Args:
        options: Parsed options of `cycle`.
    Raises:
        UsageError: One of them was given.
    """
    for name in ("mode", "outdoor", "indoor", OUTDOOR_HUMIDITY.name, INDOOR_HUMIDITY.name, "speed", "size"):
        if getattr(options, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} means nothing to the bare cycle; leave it out.")


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
        Exit code: 0, 2 where the input was wrong, or 130 after Ctrl+C.
    """
    try:
        options = parser().parse_args(arguments)
        options.lang = one_of("--lang", options.lang, languages())
        options.units = one_of("--units", options.units, ("si", "us"))
        if sys.stdout is None:
            raise UsageError("There is no output to write to.")
        if options.verb == "cycle":
            reject_start_options(options)
        COMMANDS[options.verb](options, sys.stdout)
        sys.stdout.flush()
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it does not fail again
        if not isinstance(error, BrokenPipeError):  # else whoever was reading has had enough
            print(f"The output cannot be written: {error.strerror}.", file=sys.stderr)
            return 2
    return 0
