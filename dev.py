"""Everything a developer types: python3 dev.py run | test | check | bench | gallery | fuzz | strings | start | points.

Needs nothing but the standard library; it makes `.venv`, installs what is required there and works in it.
"""

from __future__ import annotations

import compileall
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
INTERRUPTED = 130  # exit code after Ctrl+C, as shells have it

VERBS = {
    "run": "open the app; what follows is handed on to main.py",
    "test": "run the tests; what follows is handed on to pytest",
    "check": "ruff, formatting, mypy and the catalogue of strings",
    "bench": "measure frames, solves, start, memory and idling (--json FILE writes the figures)",
    "gallery": "draw every view in several weathers and sizes as contact sheets",
    "fuzz": "throw random input at the app",
    "strings": "extract and compile the catalogue of strings",
    "start": "make the answers that are shipped for the first frame anew",
    "points": "solve many random operating points and count how each ends",
}


def install(requirements: str) -> None:
    """Bring `.venv` in line with a requirements file, once for each change of it."""
    if not PYTHON.exists() or not list(VENV.glob("*.installed")):  # never made, half made, or its Python is gone
        print("Making .venv ...", flush=True)
        venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
    text = b"".join((HERE / name).read_bytes() for name in ("requirements.txt", requirements))
    stamp = VENV / f"{requirements}.installed"
    wanted = hashlib.sha256(text).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {requirements} ...", flush=True)
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]
    subprocess.run(command, cwd=HERE, check=True)
    for folder in ("game", "physics"):  # so that the first start is as quick as the next
        compileall.compile_dir(HERE / folder, quiet=1)
    stamp.write_text(wanted)


def python(*arguments: str, folder: Path | None = HERE) -> int:
    """Run Python of `.venv` in the project's folder, or in another, and give back its exit code."""
    return subprocess.run([PYTHON, *arguments], cwd=folder, check=False).returncode


def main(words: list[str]) -> int:
    """Do what the first word says."""
    if sys.version_info < OLDEST:
        print(f"Heat Pump Lab needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
        return 2
    if not words or words[0] not in VERBS:
        if words and words[0] not in ("-h", "--help"):
            print(f"{words[0]!a} is no verb; give one of these.")
        print("python3 dev.py VERB\n" + "\n".join(f"  {verb:8} {what}" for verb, what in VERBS.items()))
        return 0 if not words or words[0] in ("-h", "--help") else 2
    verb, rest = words[0], words[1:]
    try:
        install("requirements.txt" if verb == "run" else "requirements-dev.txt")
    except subprocess.CalledProcessError as error:
        print(f"Setting up .venv failed: {' '.join(map(str, error.cmd))} ended with {error.returncode}.")
        return 1
    except OSError as error:
        print(f"Setting up .venv failed: {error}.")
        return 1
    if verb == "run":
        return python(str(HERE / "main.py"), *rest, folder=None)  # files that it writes go where the user is
    if verb == "test":
        return python("-m", "pytest", *rest)
    if verb == "check":
        commands = (
            ("-m", "ruff", "check", "."),
            ("-m", "ruff", "format", "--check", "."),
            ("-m", "mypy"),
            ("-m", "game.dev", "strings", "--check"),
        )
        codes = {python(*command) for command in commands}
        return int(codes != {0})  # a tool that is killed has a negative one
    return python("-m", "game.dev", verb, *rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
