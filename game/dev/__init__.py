"""What developers run: benchmarks, galleries, fuzzing and the making of shipped files."""

from __future__ import annotations

from argparse import ArgumentTypeError


def how_many(word: str) -> int:
    """A number of things to do, as an option gives it.

    Args:
        word: What was typed.
    Returns:
        The number, 1 or more.
    Raises:
        ArgumentTypeError: It is none.
    """
    if not word.isdecimal() or int(word) < 1:
        raise ArgumentTypeError(f"{word} is no number of them; give 1 or more")
    return int(word)
