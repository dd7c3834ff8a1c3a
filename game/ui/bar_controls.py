"""Controls of the bar at the top: mode, time, units and the window itself."""

from __future__ import annotations

from game.model import actions as a
from game.model.state import PRESSURE_UNITS, RATES, TEMPERATURE_UNITS
from game.ui.builder import NARROW_BELOW, Builder
from physics.operating_point import Mode

RATE_NAMES = {0.25: "¼×", 0.5: "½×", 1.0: "1×", 2.0: "2×"}


def place_bar(b: Builder) -> None:
    """Place the bar and its controls.

    Args:
        b: Knows how wide the window is.
    """
    _, inputs = b.strings, b.inputs
    y, height = 10.0, 36.0
    b.regions["title"] = b.rect(18.0, y, 150.0, height)
    x = 178.0
    for name, label, season, width, key in (
        ("auto", _("Auto"), None, 76.0, "A"),
        ("winter", _("Winter"), Mode.WINTER, 100.0, "W"),
        ("summer", _("Summer"), Mode.SUMMER, 110.0, "U"),
    ):
        box = b.rect(x, y, width, height)
        b.choice(f"season-{name}", label, box, a.SeasonChosen(season), inputs.season is season, key)
        x += width
    x += 12.0
    play = _("Pause") if inputs.playing else _("Play")
    b.button("play", play, b.rect(x, y, 44.0, height), a.PlayToggled(), _("Space"))
    b.button("step", _("Step"), b.rect(x + 50.0, y, 58.0, height), a.Stepped(), "S")
    x += 116.0
    for k, rate in enumerate(RATES):
        box = b.rect(x + 36.0 * k, y, 36.0, height)
        b.choice(f"rate-{rate:g}", RATE_NAMES[rate], box, a.RateChosen(rate), inputs.rate == rate)
    x += 36.0 * len(RATES) + 10.0
    wide = b.width >= NARROW_BELOW
    for name, label, action, chosen, key in (
        ("follow", _("Follow a drop"), a.DropToggled(), inputs.following, "D"),
        ("pin", _("Pin"), a.PinToggled(), inputs.pinning, "P"),
    ):
        width = (136.0 if name == "follow" else 72.0) if wide else 40.0
        b.choice(name, label, b.rect(x, y, width, height), action, chosen, key)
        x += width + 6.0
    _place_bar_end(b, y, height)


def _place_bar_end(b: Builder, y: float, height: float) -> None:
    """Units and the last buttons, against the right edge."""
    _, inputs, before = b.strings, b.inputs, len(b.controls)
    right = b.width - 12.0
    for name, label, width, action, key in (
        ("help", _("Help"), 40.0, a.HelpOpened("picture"), _("F1 or ?")),
        ("full-screen", _("Full screen"), 40.0, a.FullScreenToggled(), "F11"),
        ("reset", _("Reset"), 66.0, a.Reset(), "R"),
    ):
        right -= width
        b.button(name, label, b.rect(right, y, width, height), action, key)
        right -= 8.0
    right -= 6.0
    for quantity, units, width, present in (
        ("pressure", PRESSURE_UNITS, 46.0, inputs.pressure_unit),
        ("temperature", TEMPERATURE_UNITS, 42.0, inputs.temperature_unit),
    ):
        right -= width * len(units)
        for k, unit in enumerate(units):
            label = f"°{unit}" if quantity == "temperature" else unit
            box = b.rect(right + k * width, y, width, height)
            b.choice(f"unit-{unit}", label, box, a.UnitChosen(quantity, unit), unit == present)
        right -= 14.0
    b.controls[before:] = sorted(b.controls[before:], key=lambda control: control.box.x)
