"""The real window on a virtual screen: dragged, typed at and closed as a person would."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.content.strings import strings
from game.ui.controls import Layout
from game.ui.layout import layout
from physics.operating_point import kelvin
from tests.states import start

ROOT = Path(__file__).parent.parent
SIZE = (1280, 720)
PATIENCE = 60.0  # s; loading CoolProp takes seconds, on a busy machine many
MISSING = [tool for tool in ("Xvfb", "xdotool", "import") if not shutil.which(tool)]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)} (Debian: xvfb xdotool imagemagick)")

Pixel = tuple[int, int, int]
OUTDOOR_COIL = (180.0, 234.0)  # inside a pass of the outdoor coil, away from chevrons


class Person:
    """Sits before the window."""

    def __init__(self, environment: dict[str, str], process: subprocess.Popen[bytes], folder: Path) -> None:
        self.environment, self.process, self.folder = environment, process, folder
        self.window = self.until(self._found, "no window appears")
        self.places: Layout = layout(start(), strings("en"), SIZE)

    def do(self, *words: object) -> str:
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.stdout.strip()

    def _found(self) -> str:
        assert self.process.poll() is None, "the app ended"
        return self.do("search", "--onlyvisible", "--pid", self.process.pid).split("\n")[0]

    def until(self, look: Callable[[], Any], complaint: str) -> Any:
        """Look again and again until there is something to see."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := look():
                return found
            time.sleep(0.1)
        raise AssertionError(complaint)

    def picture(self) -> pygame.Surface:
        file = self.folder / "window.png"
        command = ["import", "-silent", "-window", self.window, str(file)]
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE)
        return pygame.image.load(file)

    def at(self, design: tuple[float, float]) -> Pixel:
        x, y = self.places.view.pixel(design)
        stage = self.places.regions["stage"]
        red, green, blue, _ = self.picture().get_at((round(stage.x + x), round(stage.y + y)))
        return red, green, blue

    def coil_is_warm(self) -> bool:
        """Whether the outdoor coil's upper passes glow red rather than blue."""
        red, _, blue = self.at(OUTDOOR_COIL)
        return red > blue + 20

    def coil_is_cold(self) -> bool:
        red, _, blue = self.at(OUTDOOR_COIL)
        return blue > red + 20

    def hero(self, celsius: float) -> tuple[int, int]:
        slide = self.places.control("outdoor_temperature").slide
        assert slide is not None
        return round(slide.place(kelvin(celsius))), slide.track.centery


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """Environment of a program on a virtual screen of its own."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    environment = {**os.environ, "DISPLAY": f":{server.stdout.readline().decode().strip()}"}
    environment.pop("SDL_VIDEODRIVER", None)
    yield environment
    server.terminate()
    server.communicate()


@pytest.fixture
def manager(screen: dict[str, str]) -> Iterator[None]:
    """A window manager on the screen."""
    process = subprocess.Popen(["openbox"], env=screen, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while subprocess.run(["xdotool", "get_num_desktops"], env=screen, capture_output=True, check=False).returncode:
        assert process.poll() is None, "openbox ended"
        time.sleep(0.1)
    yield
    process.kill()
    process.communicate()


@pytest.fixture
def person(screen: dict[str, str], tmp_path: Path) -> Iterator[Person]:
    command = [sys.executable, "main.py", "--size", f"{SIZE[0]}x{SIZE[1]}"]
    process = subprocess.Popen(command, cwd=ROOT, env=screen, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        yield Person(screen, process, tmp_path)
    finally:
        process.kill()
        process.communicate()


def test_a_person_drags_the_slider_and_the_machine_turns_round(person: Person) -> None:
    person.until(person.coil_is_cold, "the picture never shows a cold outdoor coil")
    before = person.picture()
    assert before.get_size() == SIZE
    person.do("mousemove", "--window", person.window, *person.hero(-5.0))
    person.do("mousedown", 1)
    for celsius in range(-4, 37, 4):
        person.do("mousemove", "--window", person.window, *person.hero(celsius))
    person.do("mouseup", 1)
    person.until(person.coil_is_warm, "the coils never swap in summer weather")
    person.do("key", "--window", person.window, "w")
    person.until(person.coil_is_cold, "the key for winter does nothing")
    for key in ("Home", "Prior", "space", "F1", "Escape", "space", "r"):
        person.do("key", "--window", person.window, key)
    person.until(person.coil_is_cold, "reset does not bring the start back")
    person.do("key", "--window", person.window, "ctrl+q")
    out, errors = person.process.communicate(timeout=PATIENCE)
    assert person.process.returncode == 0, errors.decode()
    assert b"Traceback" not in errors, errors.decode()
    assert out == b""


@pytest.mark.skipif(not shutil.which("openbox"), reason="needs openbox (Debian: openbox)")
def test_the_window_fills_the_screen_and_comes_back_to_its_place(manager: None, person: Person) -> None:
    def geometry() -> str:
        return person.do("getwindowgeometry", person.window)

    person.until(person.coil_is_cold, "the picture never shows a cold outdoor coil")
    before = geometry()
    person.do("mousemove", "--window", person.window, *person.hero(-5.0), "click", 1)  # keys go where that was
    person.do("key", "--window", person.window, "F11")
    person.until(lambda: "1400x900" in geometry(), "it does not fill the screen")
    person.do("key", "--window", person.window, "F11")
    person.until(lambda: geometry() == before, f"it does not come back to {before}")
