"""Heat Pump Lab: `python main.py` opens the window, `python main.py --help` lists the rest."""

import gc
import os
import sys

if __name__ == "__main__":
    gc.disable()  # the window turns it on after its first frame: nothing that is loaded by then is garbage
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # without a GPU a flip takes ten times as long with it
    os.environ.setdefault("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1")  # a click that brings the window to the front counts
    try:
        from game.cli import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # before `main` could take care of it
        sys.exit(130)
    except ModuleNotFoundError as missing:
        if missing.name not in ("CoolProp", "numpy", "pygame", "font_roboto"):
            raise
        print(
            f"{missing.name} is not installed here; python3 dev.py run installs it and opens the app.", file=sys.stderr
        )
        sys.exit(2)
