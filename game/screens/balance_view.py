"""The energy balance: its lines, the sum written out, and what the same heat costs."""

from __future__ import annotations

import pygame

from game.content.theme import Colour
from game.content.units import bare, rounded
from game.diagrams import balance
from game.draw import text
from game.model import running_cost, selectors
from game.model.answer import Shown
from game.model.parameters import PRICES
from game.screens.frame import Frame
from game.ui.diagram_controls import COSTS
from physics.operating_point import Mode

BACKUP = "backup"  # the line of the balance that is no figure of the machine's


def draw(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    """Draw the balance and, where it is large, what the same heat costs.

    Args:
        surface: The window.
        frame: What is to be seen.
        box: Its region. [px]
        s: Pixels for each layout unit. [px]
        large: Whether it stands in the picture's place.
    """
    table = round(COSTS * s) if large else 0
    upper = pygame.Rect(box.left, box.top, box.width, box.height - table)
    entries, audit = _entries(frame)
    balance.draw_balance(surface, upper, s, frame.theme, entries, audit)
    if large:
        _draw_costs(surface, frame, pygame.Rect(box.left, upper.bottom, box.width, table), s)


def _entries(frame: Frame) -> tuple[list[balance.Entry], str]:
    """The lines of the balance, and the sum written out."""
    state, formats, theme, _ = frame.state, frame.formats, frame.theme, frame.strings
    shown, same = selectors.shown(state), selectors.pinned_alike(state)
    winter = selectors.seen_mode(state) is Mode.WINTER
    if winter:
        lines: list[tuple[str, str, Colour]] = [
            (_("From outdoor air"), "heat_absorbed", theme.heat),
            (_("Compressor"), "compressor_power", theme.electricity),
            (_("Indoor fan"), "indoor_fan_power", theme.electricity),
        ]
        if (selectors.backup(shown) or (same and selectors.backup(same))) and state.slide == 0.0:
            lines.append((_("Backup heat"), BACKUP, theme.electricity))
        result = _("Into the room")
        aside = [(_("Outdoor fan"), "outdoor_fan_power"), (_("Losses outdoors"), "drive_loss")]
    else:
        lines = [
            (_("From the room"), "capacity", theme.heat),
            (_("Indoor fan"), "indoor_fan_power", theme.electricity),
            (_("Compressor"), "compressor_power", theme.electricity),
            (_("Outdoor fan"), "outdoor_fan_power", theme.electricity),
            (_("Losses outdoors"), "drive_loss", theme.electricity),
        ]
        result, aside = _("To outdoor air"), []
    entries: list[balance.Entry] = []
    terms, total, total_then, start, then = [], 0.0, 0.0, 0.0, 0.0

    def entry(
        name: str,
        start: float,
        power: float,
        colour: Colour,
        kept: float | None,
        written: tuple[float, float] | None = None,
    ) -> None:
        """A line; a sum is not written as it is, now and then, but as the sum of what is written."""
        now, before = written or (power, kept or 0.0)
        words = formats.power(now)
        if kept is not None:
            words = f"{words} ({formats.change(now / 1e3, before / 1e3, 2)})"
        entries.append(balance.Entry(name, start, power, words, colour, kept))

    for name, figure, colour in lines:
        power, kept = _power(shown, figure), _power(same, figure) if same else None
        entry(name, start, power, colour, kept)
        terms.append(bare(formats.power(power)))
        start, then = start + power, then + (kept or 0.0)
        total, total_then = total + rounded(power, -1), total_then + rounded(kept or 0.0, -1)
    entry(result, 0.0, start, theme.heat, then if same else None, (total, total_then))
    for name, figure in aside:
        power = getattr(shown, figure)
        entry(name, 0.0, power, theme.electricity, getattr(same, figure) if same else None)
    return entries, f"{' + '.join(terms)} = {formats.power(total)}"


def _power(found: Shown, figure: str) -> float:
    """A line of the balance. [W]"""
    power: float = selectors.backup(found) if figure == BACKUP else getattr(found, figure)
    return power


def _draw_costs(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float) -> None:
    """What a kilowatt-hour of the same heat takes, by the heat pump and by what it replaces."""
    state, theme, formats, _ = frame.state, frame.theme, frame.formats, frame.strings
    shown, winter = selectors.shown(state), selectors.seen_mode(state) is Mode.WINTER
    small = text.pixel_size(text.SMALL, s)
    electricity = state.electricity_price, state.grid_emission
    rows: list[tuple[str, running_cost.Cost | None]] = [
        (_("This heat pump"), running_cost.cost(shown.cop, *electricity) if shown.cop else None)
    ]
    if backed := selectors.backed_cop(state):
        rows = [(_("With backup heat"), running_cost.cost(backed, *electricity))]
    if winter:
        rows += [
            (_("Electric baseboard"), running_cost.cost(running_cost.BASEBOARD, *electricity)),
            (_("Gas furnace"), running_cost.cost(running_cost.GAS_FURNACE, state.gas_price, running_cost.GAS_EMISSION)),
            (_("Oil boiler"), running_cost.cost(running_cost.OIL_BOILER, state.oil_price, running_cost.OIL_EMISSION)),
        ]
    elif older := selectors.older_cop(state):
        rows.append((_("Older air conditioner"), running_cost.cost(older, *electricity)))
    columns = (0.0, 166.0, 250.0, 326.0)
    heads = (_("For 1 kWh of heat") if winter else _("For 1 kWh of cooling"), _("energy"), _("cost"), _("CO₂"))
    for x, head in zip(columns, heads, strict=True):
        text.draw_text(surface, head, (box.left + (4 + x) * s, box.top + 28 * s), small, theme.muted)
    for k, (name, found) in enumerate(rows):
        y = box.top + (58 + 30 * k) * s
        figures = ("–",) * 3
        if found is not None:
            figures = (
                f"{formats.number(found.energy, 2)} kWh",
                formats.money(found.price),
                formats.grams(found.emission),
            )
        for x, words in zip(columns, (name, *figures), strict=True):
            text.draw_text(surface, words, (box.left + (4 + x) * s, y), small, theme.ink, "medium" if x else "regular")
    source = _("{region}: prices of 2024–26, grid of 2023", region=running_cost.REGION)
    if any(getattr(state, p.name) != getattr(running_cost, p.name.upper()) for p in PRICES):
        source = _("Prices and grid as set here")
    text.draw_text(surface, source, (box.left + 4 * s, box.bottom - 18 * s), small, theme.muted)
