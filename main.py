"""Heat Pump Lab: `python main.py` opens the window, `python main.py --help` lists the rest."""

import sys

if __name__ == "__main__":
    from game.cli import main

    sys.exit(main(sys.argv[1:]))
