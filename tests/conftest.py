"""Nothing here needs a screen, a sound card or a network."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pytest
from hypothesis import settings

settings.register_profile("lab", deadline=None, max_examples=150)
settings.load_profile("lab")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the comparison with real machines, which passing tests would keep to themselves."""
    lines = [
        str(value)
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, value in report.user_properties
        if name == "table" and report.when == "call"
    ]
    if lines:
        terminalreporter.section("against 330 real cold-climate machines")
        for line in lines:
            terminalreporter.write_line(line)
