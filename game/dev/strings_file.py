"""Extracts the strings from the code and compiles the catalogues in assets/lang."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from game.content.strings import CATALOGUES, DOMAIN, languages

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = CATALOGUES / f"{DOMAIN}.pot"
KEYWORDS = {"_": None, "marked": None, "strings": None}
FOLDERS = ("game/model", "game/screens", "game/ui")


def template() -> Catalog:
    """Every string in the code.

    Returns:
        A catalogue without translations.
    """
    catalogue = Catalog(project="Heat Pump Lab", version="1", copyright_holder="Heat Pump Lab", fuzzy=False)
    for folder in FOLDERS:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for file, _line, message, _comments, _context in sorted(found, key=lambda item: (item[0], item[1])):
            catalogue.add(message, locations=[(f"{folder}/{file}", 0)])
    return catalogue


def _po(catalogue: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalogue, width=100, omit_header=catalogue.locale is None, include_lineno=False)
    return text.getvalue()


def _mo(catalogue: Catalog) -> bytes:
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def _catalogue(language: str, source: Catalog) -> Catalog:
    """A language's catalogue with every string of the code, translated as far as it was."""
    path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    catalogue = Catalog(locale=language, project="Heat Pump Lab", version="1", copyright_holder="Heat Pump Lab")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(source, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def stale() -> list[str]:
    """What no longer matches the code; headers and order do not count.

    Returns:
        A sentence for each file.
    """
    wanted = {message.id for message in template() if message.id}
    found = []
    with TEMPLATE.open("rb") as file:
        if {message.id for message in read_po(file) if message.id} != wanted:
            found.append(f"{TEMPLATE.name} does not hold the strings of the code")
    for language in languages():
        path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        with path.open("rb") as file:
            known = {message.id: message.string for message in read_po(file, locale=language) if message.id}
        if known.keys() != wanted:
            found.append(f"{language}/{path.name} does not hold the strings of the code")
        with path.with_suffix(".mo").open("rb") as file:
            compiled = {message.id: message.string for message in read_mo(file) if message.id}
        if compiled != {key: string for key, string in known.items() if string}:
            found.append(f"{language}/{path.with_suffix('.mo').name} was not compiled from its .po")
    return found


def main(words: Sequence[str]) -> int:
    """Write the catalogues or, with --check, say whether they are up to date.

    Args:
        words: Options.
    Returns:
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="dev.py strings")
    parser.add_argument("--check", action="store_true", help="only say whether they are up to date")
    if parser.parse_args(words).check:
        complaints = stale()
        for complaint in complaints:
            print(f"{complaint}: run python3 dev.py strings")
        return 1 if complaints else 0
    source = template()
    TEMPLATE.write_bytes(_po(source))
    for language in languages():
        catalogue = _catalogue(language, source)
        path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        path.write_bytes(_po(catalogue))
        path.with_suffix(".mo").write_bytes(_mo(catalogue))
    print(f"{len(source)} strings, languages: {', '.join(languages())}")
    return 0
