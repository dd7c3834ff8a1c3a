"""A few small pictures of the whole window, as they were when somebody last looked at them and found them right."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app import still
from game.content.strings import strings
from game.model import actions as a
from game.model.state import AppState
from physics.operating_point import Mode, kelvin
from tests.states import after, settled

HERE = Path(__file__).parent
GOLDEN, FAILURES = HERE / "golden", HERE / "failures"
SIZE, SMALL = (1024, 640), (512, 320)
TOLERANCE = 2  # of 255, for each channel of a pixel
MOST_DIFFERENT = 0.002  # of all pixels


def outdoors(celsius: float) -> a.Action:
    return a.ParameterMoved("outdoor_temperature", kelvin(celsius))


VIEWS: dict[str, Callable[[], AppState]] = {
    "winter": settled,
    "summer": lambda: settled(a.SeasonChosen(Mode.SUMMER)),
    "coldest": lambda: settled(outdoors(-30.0), a.StageChosen(5)),
    "valve-slides": lambda: still.later(still.answered(after(a.SeasonChosen(Mode.SUMMER))), 1.0),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_window_looks_as_it_did(name: str) -> None:
    still.without_screen()
    picture = pygame.transform.smoothscale(still.picture(VIEWS[name](), strings("en"), SIZE), SMALL)
    file = GOLDEN / f"{name}.png"
    expected = pygame.image.load(file) if file.exists() else pygame.Surface(SMALL)
    computed_pixels = pygame.surfarray.array3d(picture).astype(int)
    difference = np.abs(computed_pixels - pygame.surfarray.array3d(expected)).max(axis=2)
    different = float((difference > TOLERANCE).mean())
    if different > MOST_DIFFERENT:
        FAILURES.mkdir(exist_ok=True)
        pygame.image.save(picture, FAILURES / f"{name}.png")
        beside = pygame.Surface((3 * SMALL[0], SMALL[1]))
        marked = pygame.surfarray.make_surface(np.repeat(np.minimum(255, 4 * difference)[:, :, None], 3, axis=2))
        for k, part in enumerate((picture, expected, marked)):
            beside.blit(part, (k * SMALL[0], 0))
        pygame.image.save(beside, FAILURES / f"{name} computed-expected-difference.png")
        pytest.fail(
            f"{different:.2%} of the pixels of {name!r} differ: look at tests/failures; "
            f"if the new picture is right, move tests/failures/{name}.png to tests/golden"
        )
