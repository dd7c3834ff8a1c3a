"""Curves over outdoor temperature, computed a few points at a time so that nothing waits for them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from physics.operating_point import OUTDOOR_RANGE, Mode, OperatingPoint, OutsideEnvelope, kelvin

STEP = 1.0  # K between points


@dataclass(frozen=True)
class CurveQuestion:
    """What a curve depends on besides outdoor temperature.

    Attributes:
        winter: Operating point whose other inputs hold for heating.
        summer: The same for cooling.
    """

    winter: OperatingPoint
    summer: OperatingPoint


@dataclass(frozen=True)
class Curve:
    """COP over outdoor temperature in both modes.

    Attributes:
        question: What it belongs to.
        winter: Pairs of outdoor temperature [K] and COP [-].
        summer: The same for cooling.
    """

    question: CurveQuestion
    winter: tuple[tuple[float, float], ...]
    summer: tuple[tuple[float, float], ...]


def curve_question(winter: OperatingPoint, summer: OperatingPoint) -> CurveQuestion:
    """The question for the curve that belongs to two operating points.

    Args:
        winter: Any heating point.
        summer: Any cooling point.
    Returns:
        The question, the same for every outdoor temperature.
    """
    return CurveQuestion(
        replace(winter, outdoor_temperature=kelvin(0.0)), replace(summer, outdoor_temperature=kelvin(30.0))
    )


def points(question: CurveQuestion) -> tuple[OperatingPoint, ...]:
    """Every operating point of a curve.

    Args:
        question: What it belongs to.
    Returns:
        Heating points, then cooling points.
    """
    return tuple(
        replace(base, outdoor_temperature=low + i * STEP)
        for base in (question.winter, question.summer)
        for low, high in (OUTDOOR_RANGE[base.mode],)
        for i in range(int((high - low) / STEP) + 1)
    )


def cops(chosen: tuple[OperatingPoint, ...]) -> tuple[float | None, ...]:
    """COP at some operating points.

    Args:
        chosen: The points.
    Returns:
        Their COPs; None where a limit stops the machine. [-]
    """
    return tuple(_cop(point) for point in chosen)


def _cop(point: OperatingPoint) -> float | None:
    from physics.balance import solve

    try:
        return solve(point).cop
    except OutsideEnvelope:
        return None


def assembled(question: CurveQuestion, found: tuple[float | None, ...]) -> Curve:
    """The curve from the COPs of all its points.

    Args:
        question: What it belongs to.
        found: COPs in the order of `points`. [-]
    Returns:
        The curve; points outside the machine's limits are left out.
    """
    known = [
        (p.mode, p.outdoor_temperature, cop) for p, cop in zip(points(question), found, strict=True) if cop is not None
    ]
    halves = (tuple((t, cop) for m, t, cop in known if m is mode) for mode in Mode)
    return Curve(question, *halves)
