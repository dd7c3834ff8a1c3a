"""Searching for zeros: a bracket that is never lost, and Broyden's update that spares derivatives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add, mul, sub
from typing import TypeVar

T = TypeVar("T")


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
        value, found = function(middle)
        if value == 0.0 or abs(high - low) < 1e-12 * width:
            break
        if value * value_high < 0.0:
            low, value_low = high, value_high
        else:
            value_low *= 0.5
        high, value_high = middle, value
    return found


def matrix_vector(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """Product of a small matrix and a vector, quicker in plain Python than in numpy below size 5.

    Args:
        matrix: Rows, n by n.
        vector: n numbers.
    Returns:
        n numbers.
    """
    return [sum(map(mul, row, vector)) for row in matrix]


def inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Inverse of a matrix of two or three rows, by cross products.

    Args:
        matrix: Rows, n by n, n = 2 or 3.
    Returns:
        Rows of the inverse, n by n.
    Raises:
        ZeroDivisionError: It has none.
    """
    if len(matrix) == 2:
        (a, b), (c, d) = matrix
        size = a * d - b * c
        return [[d / size, -b / size], [-c / size, a / size]]
    (a, b, c), (d, e, f), (g, h, i) = matrix
    u, v, w = e * i - f * h, f * g - d * i, d * h - e * g
    size = a * u + b * v + c * w
    return [
        [u / size, (c * h - b * i) / size, (b * f - c * e) / size],
        [v / size, (a * i - c * g) / size, (c * d - a * f) / size],
        [w / size, (b * g - a * h) / size, (a * e - b * d) / size],
    ]


def broyden_update(
    inverse: Sequence[Sequence[float]], step: Sequence[float], change: Sequence[float]
) -> list[list[float]]:
    """Inverse of the derivatives, brought in line with what the last step has shown.

    Args:
        inverse: Inverse of the matrix of derivatives so far, n by n.
        step: Change of the unknowns, n numbers, not all 0.
        change: Change of the residuals that came of it, n numbers.
    Returns:
        The updated inverse, n by n.
    Raises:
        ZeroDivisionError: The residuals did not change.
    Source: Broyden 1965, good update, inverted after Sherman & Morrison.
    """
    predicted = matrix_vector(inverse, change)
    row = [sum(map(mul, step, column)) for column in zip(*inverse, strict=True)]
    scale = sum(map(mul, row, change))
    misses = [miss / scale for miss in map(sub, step, predicted)]
    return [list(map(add, line, [miss * r for r in row])) for line, miss in zip(inverse, misses, strict=True)]
