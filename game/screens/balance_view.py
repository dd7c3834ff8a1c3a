"""The energy balance: its lines, the sum written out, and what the same heat costs."""

from __future__ import annotations

import pygame

from game.content.units import DASH, bare, compared
from game.diagrams import balance
from game.draw import text
from game.model import changeover, powers, running_cost, selectors
from game.model.parameters import PRICES
from game.screens.frame import Frame, picked_stage
from game.ui.diagram_controls import PRICES_WIDE, balance_box
from physics.operating_point import Mode

HEAT_LINES = ("heat_absorbed", "capacity", *powers.SUMS)  # others are electricity
COLUMNS = (0.0, 236.0, 306.0, 378.0)  # left edge of names, then right edges of figures, in layout units


def draw(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, large: bool) -> None:
    """Draw the balance and, where it is large, what the same heat costs.

    Args:
        surface: The window.
        frame: What is to be seen.
        box: Its region. [px]
        s: Pixels for each layout unit. [px]
        large: Whether it stands in the picture's place.
    """
    upper = balance_box(box, s, large)
    entries, audit, electricity = _entries(frame)
    if large and electricity:
        together = f"{audit}   ·   {electricity}"
        width = text.measured(together, text.pixel_size(text.SMALL, s), "medium")[0]
        audit = together if width <= upper.width - balance.LEFT * s else audit
    balance.draw_balance(surface, upper, s, frame.theme, entries, audit)
    if large:
        _draw_costs(surface, frame, pygame.Rect(upper.bottomleft, (box.width, box.bottom - upper.bottom)), s)


def _entries(frame: Frame) -> tuple[list[balance.Entry], str, str]:
    """The lines of the balance, and the sums written out: of heat, and of the machine's electricity if it runs."""
    state, formats, theme, _ = frame.state, frame.formats, frame.theme, frame.strings
    shown, same = changeover.shown(state), selectors.pinned_alike(state)
    names = {
        "heat_absorbed": _("From outdoor air"),
        "capacity": _("From the room"),
        "compressor_power": _("Compressor"),
        "indoor_fan_power": _("Indoor fan"),
        "outdoor_fan_power": _("Outdoor fan"),
        "drive_loss": _("Losses outdoors"),
        powers.BACKUP: _("Backup heat"),
        powers.DELIVERED: _("Into the room"),
        powers.REJECTED: _("To outdoor air"),
    }
    picked = picked_stage(frame)
    now = powers.written(shown, changeover.seen_mode(state))
    then = powers.written(same, changeover.seen_mode(state)) if same else {}
    lines = selectors.balance_lines(state)
    summed = next(k for k, figure in enumerate(lines) if figure in powers.SUMS)
    entries = []
    for k, figure in enumerate(lines):
        start = sum(now[before] for before in lines[:k]) if k < summed else 0.0  # what follows the sum is lost aside
        words, kept = formats.kilowatts(now[figure]), then.get(figure)
        if kept is not None:
            words = compared(words, formats.power_change(now[figure], kept))
        colour = theme.heat if figure in HEAT_LINES else theme.electricity
        lit = picked is not None and powers.BALANCE_STAGES.get(figure) == picked
        line = balance.Entry(names[figure], start, now[figure], words, colour, kept, lit, figure in powers.SUMS)
        entries.append(line)
    used = [now[figure] for figure in lines if figure not in HEAT_LINES]
    electricity = ""
    if shown.mass_flow > 0.0:
        electricity = _("electricity {sum}", sum=_sum(frame, used, sum(used)))
    return entries, _sum(frame, [now[figure] for figure in lines[:summed]], now[lines[summed]]), electricity


def _sum(frame: Frame, terms: list[float], total: float) -> str:
    """A sum of powers written out."""
    written = " + ".join(bare(frame.formats.kilowatts(power)) for power in terms)
    return f"{written} = {frame.formats.kilowatts(total)}"


def _draw_costs(surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float) -> None:
    """What a kilowatt-hour of the same heat takes, by the heat pump and by what it replaces."""
    state, theme, formats, _ = frame.state, frame.theme, frame.formats, frame.strings
    shown, winter = changeover.shown(state), changeover.seen_mode(state) is Mode.WINTER
    small = text.pixel_size(text.SMALL, s)
    electricity = state.electricity_price, state.grid_emission

    def found(cost: running_cost.Cost) -> tuple[str, ...]:
        return f"{formats.number(cost.energy, 2)} kWh", formats.money(cost.price), formats.grams(cost.emission)

    backed, was = selectors.backed_cop(state), selectors.pinned_backed_cop(state)
    name, own = _("With backup heat") if backed else _("This heat pump"), backed or shown.cop
    rows = [(name, found(running_cost.cost(own, *electricity)) if own else (DASH,) * 3, theme.ink)]
    if own and was and not state.sliding:
        now, then = running_cost.cost(own, *electricity), running_cost.cost(was, *electricity)
        changes = (
            formats.change(now.energy, then.energy, 2),
            formats.money_change(now.price, then.price),
            formats.change(now.emission, then.emission, 0),
        )
        if any(moved := tuple(compared("", change) for change in changes)):
            rows.append((_("by COP since pinned"), moved, theme.muted))
    others: list[tuple[str, tuple[float, float, float]]] = []
    if winter:
        others = [
            (_("Electric baseboard"), (running_cost.BASEBOARD, *electricity)),
            (_("Gas furnace"), (running_cost.GAS_FURNACE, state.gas_price, running_cost.GAS_EMISSION)),
            (_("Oil boiler"), (running_cost.OIL_BOILER, state.oil_price, running_cost.OIL_EMISSION)),
        ]
    elif older := selectors.older_cop(state):
        others = [(_("Older air conditioner"), (older, *electricity))]
    rows += [(name, found(running_cost.cost(*what)), theme.ink) for name, what in others]
    heads = (_("For 1 kWh of heat") if winter else _("For 1 kWh of cooling"), _("energy"), _("cost"), _("CO₂"))
    table = [(heads, theme.muted), *(((name, *written), colour) for name, written, colour in rows)]
    step = min(30.0, 150.0 / len(table))  # above what stands beneath them
    for k, (words, colour) in enumerate(table):
        y = box.top + (28 + step * k) * s
        for x, word in zip(COLUMNS, words, strict=True):  # figures stand beneath one another by their ends
            weight = "medium" if k and x else "regular"
            place = box.left + (balance.LEFT + x) * s, y
            text.draw_text(surface, word, place, small, colour, weight, (1.0 if x else 0.0, 0.5))
    source = _("{region}: prices of 2024–26, grid of 2023", region=running_cost.REGION)
    if any(getattr(state, p.name) != getattr(running_cost, p.name.upper()) for p in PRICES):
        source = _("{region}: prices of 2024–26, grid of 2023, but for what is set here", region=running_cost.REGION)
    left = box.left + balance.LEFT * s
    lines = text.wrapped(source, box.right - (PRICES_WIDE + 16.0) * s - left, small)
    for k, line in enumerate(reversed(lines)):
        text.draw_text(surface, line, (left, box.bottom - (18 + 20 * k) * s), small, theme.muted)
