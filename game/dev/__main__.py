"""`python -m game.dev VERB`, called by `dev.py`."""

import sys
from importlib import import_module

VERBS = {"start": "start_file", "strings": "strings_file", "bench": "bench", "trace": "trace"}

if __name__ == "__main__":
    sys.exit(import_module(f"game.dev.{VERBS[sys.argv[1]]}").main(sys.argv[2:]))
