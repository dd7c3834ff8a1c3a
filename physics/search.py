"""Searching for zeros: a bracket that is never lost, and Broyden's update that spares derivatives."""

from __future__ import annotations

from collections.abc import Callable
from math import copysign, sqrt
from typing import TypeVar

T = TypeVar("T")
GOLDEN = 0.5 * (sqrt(5.0) - 1.0)
STRIDE = 1.5  # how much longer each stride of a walk towards a zero is than the one before


def clamped(value: float, low: float, high: float) -> float:
    """A number, or the end of a range beyond which it lies; by comparisons, which take a quarter of `min` and `max`.

    Args:
        value: The number. [any]
        low: Lower end. [any]
        high: Upper end. [any]
    Returns:
        The number kept in the range. [any]
    """
    return low if value < low else high if value > high else value


class NoSignChange(ArithmeticError):
    """The function has the same sign at both ends of the bracket."""


def find_zero(function: Callable[[float], tuple[float, T]], low: float, high: float) -> T:
    """What a function returns beside its zero, by the Illinois variant of the secant in a bracket.

    Args:
        function: Gives a value and whatever belongs to it; continuous, of different sign at the ends.
        low: One end of the bracket. [any]
        high: The other end. [any]
    Returns:
        What belongs to the zero.
    Raises:
        NoSignChange: The ends have the same sign.
    """
    (value_low, found_low), (value_high, found_high) = function(low), function(high)
    if value_low == 0.0:
        return found_low
    if value_low * value_high > 0.0:
        raise NoSignChange
    found, width = found_high, abs(high - low)
    for turn in range(200):
        if turn % 3 == 2:  # now and then a plain halving, which bounds the number of turns
            middle = 0.5 * (low + high)
        else:
            middle = (low * value_high - high * value_low) / (value_high - value_low)
            middle = clamped(middle, min(low, high), max(low, high))  # which rounding may carry it beyond
        value, found = function(middle)
        if value == 0.0 or abs(high - low) < 1e-12 * width:
            break
        if value * value_high < 0.0:
            low, value_low = high, value_high
        else:
            value_low *= 0.5
        high, value_high = middle, value
    return found


def lowest(function: Callable[[float], tuple[float, T]], low: float, high: float, width: float) -> tuple[float, T]:
    """Least value of a function that falls and then rises, or the first that is not above zero, by golden section.

    Args:
        function: Gives a value and whatever belongs to it.
        low: One end of the range, both of which are left out. [any]
        high: The other end. [any]
        width: How far apart the tries are that end the search. [any]
    Returns:
        The value and what belongs to it.
    Source: Kiefer 1953.
    """
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    here, there = function(left), function(right)
    while min(here[0], there[0]) > 0.0 and right - left > width:
        if here[0] < there[0]:
            high, right, there = right, left, here
            left = high - GOLDEN * (high - low)
            here = function(left)
        else:
            low, left, here = left, right, there
            right = low + GOLDEN * (high - low)
            there = function(right)
    return here if here[0] < there[0] else there


def nearest_zero(function: Callable[[float], tuple[float, T]], start: float, step: float, end: float) -> T:
    """What a function returns beside the zero that comes first on the way from one number to another.

    Args:
        function: Gives a value and whatever belongs to it; continuous up to that zero.
        start: Where the way begins. [any]
        step: Length of its first stride, each later one being half as long again. [any]
        end: Where it ends. [any]
    Returns:
        What belongs to the zero.
    Raises:
        NoSignChange: There is none on the way.
    """
    sign, here = function(start)[0], start
    while here != end:
        there = start + STRIDE * (here - start) + copysign(step, end - start)
        there = clamped(there, min(start, end), max(start, end))
        if sign * function(there)[0] <= 0.0:
            return find_zero(function, here, there)
        here = there
    raise NoSignChange


Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]


def product(matrix: Matrix, vector: Vector) -> Vector:
    """Product of a matrix and a vector; in plain Python, as numpy takes longer for three numbers.

    Args:
        matrix: Rows, 3 by 3.
        vector: 3 numbers.
    Returns:
        3 numbers.
    """
    (a, b, c), (d, e, f), (g, h, i) = matrix
    x, y, z = vector
    return a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z


def inverse(columns: Matrix) -> Matrix:
    """Inverse of a matrix, by cross products.

    Args:
        columns: Its columns, 3 by 3.
    Returns:
        Rows of the inverse, 3 by 3.
    Raises:
        ZeroDivisionError: It has none.
    """
    (a, b, c), (d, e, f), (g, h, i) = columns
    u, v, w = e * i - f * h, f * g - d * i, d * h - e * g
    size = a * u + b * v + c * w
    return (
        (u / size, v / size, w / size),
        ((c * h - b * i) / size, (a * i - c * g) / size, (b * g - a * h) / size),
        ((b * f - c * e) / size, (c * d - a * f) / size, (a * e - b * d) / size),
    )


def broyden_update(inverse: Matrix, step: Vector, change: Vector) -> Matrix:
    """Inverse of the derivatives, brought in line with what the last step has shown.

    Args:
        inverse: Inverse of the matrix of derivatives so far, 3 by 3.
        step: Change of the unknowns, 3 numbers, not all 0.
        change: Change of the residuals that came of it, 3 numbers.
    Returns:
        The updated inverse, 3 by 3.
    Raises:
        ZeroDivisionError: The residuals did not change.
    Source: Broyden 1965, good update, inverted after Sherman & Morrison.
    """
    (a, b, c), (d, e, f), (g, h, i) = inverse
    (x, y, z), (p, q, r) = step, product(inverse, change)
    u, v, w = a * x + d * y + g * z, b * x + e * y + h * z, c * x + f * y + i * z
    scale = u * change[0] + v * change[1] + w * change[2]
    j, k, m = (x - p) / scale, (y - q) / scale, (z - r) / scale
    return (
        (a + j * u, b + j * v, c + j * w),
        (d + k * u, e + k * v, f + k * w),
        (g + m * u, h + m * v, i + m * w),
    )
