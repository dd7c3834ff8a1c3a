"""The words of the command line: what may be typed, and what each of it means."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NoReturn

from game.content.strings import languages
from game.content.units import MINUS
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
from physics.machine import COLD_CLIMATE, MACHINES, Machine
from physics.operating_point import INDOOR_HUMIDITY as DEFAULT_INDOOR_HUMIDITY
from physics.operating_point import OUTDOOR_RANGE, SPEED_WORDS, Mode, OperatingPoint, Speed, celsius, kelvin
from physics.refrigerant import REFRIGERANTS
from physics.search import clamped

LARGEST = (7680, 4320)  # px, of a window or picture
LONGEST = 60  # letters of a value that a message repeats
ROUNDING = 1e-5  # of a number, by which it may miss the end of its range, which is printed rounded
MEANINGLESS = {  # start options by verb
    "solve": ("size",),
    "sweep": ("outdoor", "size"),
    "cycle": ("mode", "outdoor", "indoor", "machine", OUTDOOR_HUMIDITY.name, INDOOR_HUMIDITY.name, "speed", "size"),
}
HELD = {  # what an expert may set, by field of the machine
    "superheat": "that the expansion valve holds",
    "subcooling": "of the liquid that leaves the condenser",
}
HELD_RANGE = (0.0, 20.0)  # K
NEGATIVE = re.compile(r"-(\d|\.\d|inf|nan)", re.IGNORECASE)  # how a number begins that is no option


class UsageError(Exception):
    """What was asked for cannot be done; the message is one sentence for the user."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in which options must have a value, although the parser lets it be missed to say so itself."""

    def _format_args(self, action: argparse.Action, default_metavar: str) -> str:
        return super()._format_args(action, default_metavar).strip("[]")


class Parser(argparse.ArgumentParser):
    """Argument parser that answers bad input with one sentence instead of its usage."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named, formatter_class=_Formatter)
        self._negative_number_matcher = NEGATIVE  # argparse's own does not know -5. or -3e1

    def add_argument(self, *names: Any, **named: Any) -> argparse.Action:
        """Add an argument as argparse does; an option without its value gets an empty one, which is refused later.

        Args:
            names: What it is called.
            named: As argparse has them.
        Returns:
            The argument.
        """
        if names[0].startswith("--"):
            named = {"nargs": "?", "const": "", **named}
        return super().add_argument(*names, **named)

    def error(self, message: str) -> NoReturn:
        """Raise the message as a `UsageError`.

        Args:
            message: What argparse found wrong.
        """
        if verb := re.match(r"argument verb: invalid choice: (['\"])(.*?)\1", message):
            *verbs, last = (name for action in self._actions if action.dest == "verb" for name in action.choices or ())
            message = f"'{shortened(verb[2])}' is no verb; give {', '.join(verbs)} or {last}, its own options behind it"
        raise UsageError(f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.")


def refused(option: str, text: str, why: str) -> str:
    """What is wrong with a value.

    Args:
        option: Option as typed.
        text: Value as typed, which may be missing.
        why: What is wrong if it is not.
    Returns:
        The beginning of a sentence.
    """
    return f"{option} {shortened(text)} {why}" if text else f"{option} needs a value"


def shortened(text: str) -> str:
    """A value for a message, which is to stay a sentence however long that is.

    Args:
        text: As typed.
    Returns:
        The same, or its beginning.
    """
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


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
        value = float(text.replace("_", "no digit").replace(MINUS, "-"))  # as the app writes it
    except ValueError:
        raise UsageError(f"{refused(option, text, 'is not a number')}; give {low:g} to {high:g} {unit}.") from None
    nearest = clamped(value, low, high)
    value = nearest if abs(value - nearest) <= ROUNDING * abs(nearest) else value
    if not low <= value <= high:
        allowed = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        raise UsageError(f"{refused(option, text, 'is outside its range')}; give {allowed} {unit}.")
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
            return word
    return number("--speed", text, *built.speeds, f"Hz, or one of {', '.join(SPEED_WORDS)}")


def temperature(parameter: Parameter, text: str, low: float, high: float, season: str = "") -> float:
    """A temperature typed in °C.

    Args:
        parameter: What it sets.
        text: Value as typed. [°C]
        low: Smallest allowed value. [K]
        high: Largest allowed value. [K]
        season: For which season, if that matters.
    Returns:
        Temperature. [K]
    """
    return kelvin(number(parameter.option, text, celsius(low), celsius(high), f"°C{season}"))


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
        if re.sub("[-_]", "", text.strip()).lower() == re.sub("[-_]", "", word).lower():
            return word
    raise UsageError(f"{refused(option, text, 'is unknown')}; give one of {', '.join(words)}.")


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
        bounds, season = _outdoor_range(found.get("mode"), automatic)
        found[OUTDOOR.name] = temperature(OUTDOOR, options.outdoor, *bounds, season)
    if options.indoor is not None:
        found[INDOOR.name] = temperature(INDOOR, options.indoor, INDOOR.low, INDOOR.high)
    if options.refrigerant is not None:
        found["refrigerant"] = one_of("--refrigerant", options.refrigerant, list(REFRIGERANTS))
    if options.speed is not None:
        found[SPEED.name] = speed(options.speed, machine(options))
    for parameter in (OUTDOOR_HUMIDITY, INDOOR_HUMIDITY):
        if (text := getattr(options, parameter.name)) is not None:
            low, high = parameter.low * 100.0, parameter.high * 100.0
            found[parameter.name] = number(parameter.option, text, low, high, "%") / 100.0
    return found


def _outdoor_range(mode: Mode | None, automatic: bool) -> tuple[tuple[float, float], str]:
    """Allowed outdoor temperatures [K], and what to say of when they hold and how to get the others."""
    if mode is not None:
        return OUTDOOR_RANGE[mode], f" in {mode.value}"
    if automatic:
        return (OUTDOOR.low, OUTDOOR.high), ""
    low, high = (celsius(bound) for bound in OUTDOOR_RANGE[Mode.SUMMER])
    return OUTDOOR_RANGE[Mode.WINTER], f" in winter, {low:g} to {high:g} °C with --mode summer"


def machine(options: argparse.Namespace) -> Machine:
    """The machine that the start options name, with the superheat and subcooling that are asked for.

    Args:
        options: Parsed options.
    Returns:
        The machine.
    Raises:
        UsageError: There is none of that name, or a value lies outside its range.
    """
    name = COLD_CLIMATE.name if options.machine is None else options.machine
    held: dict[str, Any] = {
        field: number(f"--{field}", text, *HELD_RANGE, "K")
        for field in HELD
        if (text := getattr(options, field, None)) is not None
    }
    return replace(MACHINES[one_of("--machine", name, list(MACHINES))], **held)


def window_size(text: str) -> tuple[int, int]:
    """A size such as 1600x1000.

    Args:
        text: Value of `--size`.
    Returns:
        Width and height. [px]
    Raises:
        UsageError: It is no size, or too small or too large to draw.
    """
    from game.ui.controls import SMALLEST

    allowed = " to ".join(f"{across}x{down}" for across, down in (SMALLEST, LARGEST))
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if not found:
        why = refused("--size", text, "is not a size")
        raise UsageError(f"{why}; give width and height such as 1600x1000, {allowed}.")
    size = width, height = int(found[1]), int(found[2])
    if not all(low <= side <= high for low, side, high in zip(SMALLEST, size, LARGEST, strict=True)):
        raise UsageError(f"--size {text} is outside its range; give {allowed}.")
    return width, height


def manner_options(absent: str | None = argparse.SUPPRESS) -> Parser:
    """The options that every verb takes, before it or behind it.

    Args:
        absent: What an option becomes that is not given; as it is, it stays what it was before the verb.
    Returns:
        A parser of them.
    """
    manner = Parser(add_help=False, argument_default=absent)
    manner.add_argument("--lang", metavar="LANG", help=f"language: {', '.join(languages())}")
    manner.add_argument(
        "--units", metavar="si|us", help="of the picture, si: °C and bar; us: °F and psi (JSON and CSV name theirs)"
    )
    return manner


def start_options(absent: str | None = argparse.SUPPRESS) -> Parser:
    """The options that set the start, which may stand before a verb or behind it.

    Args:
        absent: What an option becomes that is not given; as it is, it stays what it was before the verb.
    Returns:
        A parser of them.
    """
    start = Parser(add_help=False, argument_default=absent, parents=[manner_options(absent)])
    start.add_argument(
        "--mode",
        metavar="winter|summer",
        help="heating or cooling; as the weather is in the window and pictures, winter elsewhere",
    )
    start.add_argument("--outdoor", metavar="C", help="outdoor air, °C")
    start.add_argument("--indoor", metavar="C", help="room set-point, °C")
    start.add_argument("--machine", metavar="NAME", help=", ".join(MACHINES))
    start.add_argument(
        "--refrigerant", metavar="NAME", help=f"what the machine was built for, or {', '.join(REFRIGERANTS)}"
    )
    for parameter in (OUTDOOR_HUMIDITY, INDOOR_HUMIDITY):
        start.add_argument(
            parameter.option, metavar="PERCENT", help=f"{parameter.label.lower()}, relative (over ice below 0 °C), %%"
        )
    start.add_argument("--speed", metavar="auto|rated|max|min|HZ", help="compressor speed")
    start.add_argument("--size", metavar="WxH", help="size of the window or picture, such as 1600x1000")
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
    )
    main_parser.set_defaults(lang="en", units="si")
    verbs = main_parser.add_subparsers(dest="verb", parser_class=Parser, metavar="verb")
    solve = verbs.add_parser("solve", parents=[start_options()], help="print one operating point as JSON")
    sweep = verbs.add_parser("sweep", parents=[start_options()], help="write one CSV row for each outdoor temperature")
    for verb in (solve, sweep):
        verb.epilog = "All figures are those while the machine runs; where it cycles, multiply powers by running_share."
        for name, what in HELD.items():
            verb.add_argument(f"--{name}", metavar="K", help=f"{what}, K; the machine's own if it is not given")
    sweep.add_argument("--from", dest="start", metavar="C", help="coldest outdoor temperature, °C")
    sweep.add_argument("--to", dest="end", metavar="C", help="warmest outdoor temperature, °C")
    sweep.add_argument("--step", default="1", metavar="K", help="step, K")
    sweep.add_argument("--csv", default="-", metavar="FILE|-", help="file to write, - for the terminal")
    shot = verbs.add_parser(
        "screenshot", parents=[start_options()], help="draw the window into a file without a screen"
    )
    shot.add_argument("file", metavar="OUT.png")
    shot.add_argument("--seconds", default="2", metavar="S", help="how long the picture has run, s")
    cycle = verbs.add_parser("cycle", parents=[manner_options()], help="print the bare textbook cycle as JSON")
    cycle.add_argument("--refrigerant", metavar="NAME", default=argparse.SUPPRESS, help=", ".join(REFRIGERANTS))
    for side in ("evaporating", "condensing"):
        cycle.add_argument(f"--{side}", metavar="C", help=f"{side} (dew) temperature, °C")
        cycle.add_argument(f"--{side}-pressure", metavar="BAR", help=f"{side} pressure, bar absolute")
    cycle.add_argument("--superheat", default="0", metavar="K", help="of the suction gas, K")
    cycle.add_argument("--subcooling", default="0", metavar="K", help="of the liquid, K")
    cycle.add_argument("--isentropic-efficiency", default="1", metavar="X", help="isentropic over real work")
    for name, verb in verbs.choices.items():
        for action in verb._actions:
            if action.dest in MEANINGLESS.get(name, ()):
                action.help = argparse.SUPPRESS
    return main_parser


def reject_meaningless(options: argparse.Namespace) -> None:
    """Refuse start options that a verb has no use for.

    Args:
        options: Parsed options.
    Raises:
        UsageError: One of them was given.
    """
    for name in MEANINGLESS.get(options.verb, ()):
        if getattr(options, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} means nothing to {options.verb}; leave it out.")
