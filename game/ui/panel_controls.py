"""Controls of the panel at the right: conditions, machine, stages and the card of the one picked out."""

from __future__ import annotations

import pygame

from game.content.strings import marked
from game.draw import text
from game.model import actions as a
from game.model.parameters import INDOOR, INDOOR_HUMIDITY, OUTDOOR_HUMIDITY, SPEED
from game.ui.builder import Builder, Inputs
from physics.machine import MACHINES
from physics.refrigerant import REFRIGERANTS

STAGES_HEAD = 41.0  # height of the title of the five stages
DEPTH_NAMES = (marked("In a sentence"), marked("Inside"), marked("In numbers"))
TAB_NAMES = {
    "conditions": marked("Conditions"),
    "machine": marked("Machine"),
}
MACHINE_NAMES = {
    "cold_climate": marked("Cold-climate"),
    "standard_inverter": marked("Inverter"),
    "older_single_speed": marked("Older, on/off"),
}
STAGE_NAMES = {
    1: marked("Absorb heat"),
    2: marked("Compress"),
    3: marked("Redirect"),
    4: marked("Release heat"),
    5: marked("Expand"),
}


def front_card(inputs: Inputs) -> str:
    """Which card stands between efficiency and stages.

    Args:
        inputs: What decides it.
    Returns:
        Name of its region.
    """
    return inputs.tab if inputs.stage is None else "card"


def place_panel(b: Builder) -> None:
    """Place all controls of the panel.

    Args:
        b: Has the regions of its cards.
    """
    _place_tabs(b)
    _place_conditions(b)
    _place_machine(b)
    _place_stages(b)


def _place_tabs(b: Builder) -> None:
    row, front = b.regions["tabs"], front_card(b.inputs)
    edges = [row.left + round(row.width * k / len(TAB_NAMES)) for k in range(len(TAB_NAMES) + 1)]
    for (tab, label), left, right in zip(TAB_NAMES.items(), edges, edges[1:], strict=False):
        box = pygame.Rect(left, row.top, right - left, row.height)
        b.choice(f"tab-{tab}", b.strings(label), box, a.TabChosen(tab), tab == front)
    if front == "card":
        _place_card(b, b.regions["card"])


def _place_card(b: Builder, card: pygame.Rect) -> None:
    """How deeply the stage that is picked out is explained."""
    s, inputs = b.scale, b.inputs
    width = round((card.width - 36 * s - 12 * s) / 3)
    top = card.top + round(46 * s)
    close = pygame.Rect(card.right - round(48 * s), card.top + round(10 * s), round(36 * s), round(30 * s))
    b.button("card-close", b.strings("Close"), close, a.StageChosen(None), b.strings("Esc"))
    for depth, label in enumerate(DEPTH_NAMES):
        box = pygame.Rect(card.left + round(18 * s) + depth * (width + round(6 * s)), top, width, round(30 * s))
        b.choice(f"depth-{depth}", b.strings(label), box, a.DepthChosen(depth), inputs.depth == depth)


def _place_conditions(b: Builder) -> None:
    if "conditions" not in b.regions:
        return
    card, s, inputs = b.regions["conditions"], b.scale, b.inputs
    left, width = card.left + 18 * s, card.width - 36 * s
    outdoors = 0.57 * (width - 26 * s)  # the wider one, which has a button
    by_load, by_weather = inputs.automatic_speed, inputs.weather_humidity
    buttons: dict[str, tuple[str, str, bool, a.Action]] = {
        SPEED.name: ("speed-auto", "Compressor", by_load, a.SpeedAutomated(not by_load)),
        OUTDOOR_HUMIDITY.name: ("humidity-auto", "Outdoors", by_weather, a.HumidityAutomated(not by_weather)),
    }
    slowest, fastest = MACHINES[inputs.machine].speeds
    for parameter, x, top, wide in (
        (INDOOR, left, 24.0, width),
        (SPEED, left, 86.0, width),
        (OUTDOOR_HUMIDITY, left, 172.0, outdoors),
        (INDOOR_HUMIDITY, left + outdoors + 26 * s, 172.0, width - outdoors - 26 * s),
    ):
        if parameter is SPEED and slowest == fastest:
            continue
        track = (round(x + 10 * s), round(card.top + (top + 22) * s), round(wide - 20 * s), round(6 * s))
        box = (round(x), round(card.top + (top + 13) * s), round(wide), round(24 * s))
        if parameter.name in buttons:
            name, beside, chosen, action = buttons[parameter.name]
            label, pixels = b.strings("Auto"), text.pixel_size(text.SMALL, s)
            start = left + text.measured(b.strings(beside), pixels)[0] + 10 * s
            across = text.measured(label, pixels, "medium")[0] + round(18 * s)
            button = pygame.Rect(round(start), round(card.top + (top - 13.0) * s), across, round(24 * s))
            b.choice(name, label, button, action, chosen)
        b.slider(parameter, pygame.Rect(box), pygame.Rect(track))


def _place_machine(b: Builder) -> None:
    if "machine" not in b.regions:
        return
    card, s, inputs = b.regions["machine"], b.scale, b.inputs
    left, width, gap = card.left + 18 * s, card.width - 36 * s, 6 * s

    def row(count: int, k: int, top: float) -> pygame.Rect:
        cell = (width - gap * (count - 1)) / count
        place = (left + k * (cell + gap), card.top + top * s, cell, 34 * s)
        return pygame.Rect(*(round(edge) for edge in place))

    for k, name in enumerate(MACHINES):
        box, chosen = row(len(MACHINES), k, 18.0), inputs.machine == name
        b.choice(f"machine-{name}", b.strings(MACHINE_NAMES[name]), box, a.MachineChosen(name), chosen)
    for k, facts in enumerate(REFRIGERANTS.values()):
        box = row(4, k % 4, 134.0 + 40.0 * (k // 4))
        label, chosen = facts.label.split(" ")[0], inputs.refrigerant == facts.name
        b.choice(f"refrigerant-{facts.name}", label, box, a.RefrigerantChosen(facts.name), chosen)


def _place_stages(b: Builder) -> None:
    card, s = b.regions["stages"], b.scale
    top, edge = card.top + round(STAGES_HEAD * s), round(8 * s)
    height = (card.bottom - round(4 * s) - top) / 5.0
    for number, name in STAGE_NAMES.items():
        place = round(top + (number - 1) * height)
        box = pygame.Rect(card.left + edge, place, card.width - 2 * edge, round(height) - 2)
        chosen = b.inputs.stage == number
        action = a.StageChosen(None if chosen else number)
        b.choice(f"stage-{number}", b.strings(name), box, action, chosen, str(number), "stage")
