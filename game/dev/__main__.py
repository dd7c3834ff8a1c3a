"""`python -m game.dev VERB`, called by `dev.py`."""

import gc
import os
import sys
from importlib import import_module

VERBS = {
    "bench": "bench",
    "fuzz": "fuzz",
    "gallery": "gallery",
    "points": "points",
    "start": "start_file",
    "strings": "strings_file",
    "trace": "trace",
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        print(f"Give one of {', '.join(VERBS)}.", file=sys.stderr)
        sys.exit(2)
    if sys.argv[1] == "trace":
        gc.disable()  # as in main.py
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # as in main.py
    try:
        sys.exit(import_module(f"game.dev.{VERBS[sys.argv[1]]}").main(sys.argv[2:]))
    except OSError as error:
        if error.filename is None:
            raise
        print(f"{error.filename} cannot be used: {error.strerror}.", file=sys.stderr)
        sys.exit(2)
