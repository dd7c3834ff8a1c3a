"""`python -m game.dev VERB`, called by `dev.py`."""

import sys

from game.dev import start_file, strings_file

VERBS = {
    "start": start_file.main,
    "strings": strings_file.main,
}

if __name__ == "__main__":
    sys.exit(VERBS[sys.argv[1]](sys.argv[2:]))
