"""Every sentence, through gettext: English is the source, other languages are catalogues in assets/lang."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parents[2] / "assets" / "lang"
DOMAIN = "heat_pump_lab"


class Strings:
    """Translations into one language; call it with an English sentence, and with what stands in its braces."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translated = cache(gettext.translation(DOMAIN, CATALOGUES, [language]).gettext)

    def __call__(self, message: str, **values: str) -> str:
        """A sentence in this language.

        Args:
            message: English sentence, the key of its translation.
            values: What stands in its braces.
        Returns:
            The sentence.
        """
        sentence = self._translated(message)
        return sentence.format(**values) if values else sentence


def languages() -> list[str]:
    """Languages that have a catalogue.

    Returns:
        Their codes in order.
    """
    return sorted(path.parent.parent.name for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))


@cache
def strings(language: str) -> Strings:
    """The strings of a language.

    Args:
        language: Code of a language that has a catalogue.
    Returns:
        Its strings.
    """
    return Strings(language)


def marked(message: str) -> str:
    """A message that is to be translated later; only marks it for extraction.

    Args:
        message: English text.
    Returns:
        The same text.
    """
    return message
