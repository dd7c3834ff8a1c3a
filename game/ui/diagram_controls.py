"""Controls of the diagrams: tabs in the strip, and all that a large one has beside it."""

from __future__ import annotations

from itertools import pairwise

import pygame

from game.content.strings import marked
from game.draw import text
from game.model import actions as a
from game.model.parameters import GAS_PRICE, OIL_PRICE, PRICES
from game.model.state import VIEWS
from game.ui.builder import Builder
from game.ui.controls import LARGER
from physics.operating_point import Mode

ONE_VIEW_BELOW = 1000.0  # layout units of the strip's width, under which it shows one diagram at a time
PRICES_WIDE = 230.0  # how wide the sliders for prices are
COSTS = 232.0  # high, what the same heat costs, with the sliders for its prices
SLOTS = (0.0, 0.39, 0.68, 1.0)  # where diagrams side by side begin and end, in shares of the strip's width
STRIP_HEAD = 38.0  # height of the tabs over the diagrams
VIEW_NAMES = {
    "ph": marked("P–h"),
    "ts": marked("T–s"),
    "ladder": marked("Ladder"),
    "balance": marked("Balance"),
    "curves": marked("Curves"),
    "traces": marked("Traces"),
}
TITLES = {  # of the one in front, where two share their place
    "ph": marked("Pressure–enthalpy"),
    "ts": marked("Temperature–entropy"),
    "ladder": marked("Temperature ladder"),
    "balance": marked("Energy balance"),
    "curves": marked("Over outdoor air"),
    "traces": marked("Last two minutes"),
}
FIGURE_NAMES = {
    "cop": marked("COP"),
    "backed": marked("COP with backup"),
    "capacity": marked("Capacity and load"),
    "power": marked("Power"),
    "pressures": marked("Pressures"),
}


def balance_box(region: pygame.Rect, scale: float, large: bool) -> pygame.Rect:
    """Where the lines of the energy balance stand, above what the same heat costs.

    Args:
        region: The diagram's region. [px]
        scale: Pixels for each layout unit. [px]
        large: Whether it stands in the picture's place; else there are no costs.
    Returns:
        The upper part of the region. [px]
    """
    return pygame.Rect(region.topleft, (region.width, region.height - round(COSTS * scale) * large))


def place_views(b: Builder) -> None:
    """Place diagrams in the strip with their tabs, or the one in the picture's place.

    Args:
        b: Has the regions of strip and picture.
    """
    if b.inputs.large:
        _place_large(b)
        return
    strip, s, inputs = b.regions["strip"], b.scale, b.inputs
    pixels = text.pixel_size(text.SMALL, s)
    wide = strip.width / s >= ONE_VIEW_BELOW
    groups = VIEWS if wide else (tuple(view for group in VIEWS for view in group),)
    edges = [strip.left + round(strip.width * share) for share in (SLOTS if wide else (0.0, 1.0))]
    for k, (group, (left, end)) in enumerate(zip(groups, pairwise(edges), strict=True)):
        slot = pygame.Rect(left, strip.top, end - left, strip.height)
        front = inputs.views[k] if wide else inputs.view
        right = slot.right - round(34 * s)
        grow = pygame.Rect(right, slot.top + round(7 * s), round(28 * s), round(28 * s))
        beside: list[tuple[str, str, pygame.Rect, a.Action]] = []
        if front == "curves":
            figures = list(FIGURE_NAMES)
            label = b.strings(FIGURE_NAMES[inputs.figure])
            width = text.measured(label, pixels, "medium")[0] + round(16 * s)
            box = pygame.Rect(right - width - round(6 * s), grow.top, width, grow.height)
            after = figures[(figures.index(inputs.figure) + 1) % len(figures)]
            beside.append(("figure-next", label, box, a.FigureChosen(after)))
            right = box.left
        x, gap = slot.left + round(14 * s), round(2 * s)
        for names in (TITLES, VIEW_NAMES) if wide else (VIEW_NAMES,):
            labels = [b.strings((names if view == front else VIEW_NAMES)[view]) for view in group]
            widths = [text.measured(label, pixels, "bold")[0] + round(14 * s) for label in labels]
            if x + sum(widths) + gap * len(group) <= right:
                break
        for view, label, width in zip(group, labels, widths, strict=True):
            box = pygame.Rect(x, grow.top, width, grow.height)
            b.choice(f"view-{view}", label, box, a.ViewChosen(view), view == front)
            x = box.right + gap
        for button in (*beside, (f"enlarge-{front}", b.strings("Large"), grow, a.Enlarged(front))):
            b.button(*button)
        b.regions[f"slot-{front}"] = pygame.Rect(
            slot.left, slot.top + round(STRIP_HEAD * s), slot.width, slot.height - round(STRIP_HEAD * s)
        )


def _place_large(b: Builder) -> None:
    stage, s, inputs = b.regions["stage"], b.scale, b.inputs
    x, y = stage.left + round(18 * s), stage.top + round(12 * s)
    pixels = text.pixel_size(text.SMALL, s)
    for view in (view for group in VIEWS for view in group):
        label = b.strings(VIEW_NAMES[view])
        width = text.measured(label, pixels, "bold")[0] + round(18 * s)
        b.choice(
            f"large-{view}", label, pygame.Rect(x, y, width, round(34 * s)), a.ViewChosen(view), view == inputs.large
        )
        x += width + round(4 * s)
    close = pygame.Rect(stage.right - round(108 * s), y, round(92 * s), round(34 * s))
    b.button("large-close", b.strings("Close"), close, a.Enlarged(None), b.strings("Esc"))
    inner = pygame.Rect(stage.left + round(18 * s), y + round(46 * s), stage.width - round(36 * s), 1)
    inner.height = stage.bottom - inner.top - round(12 * s)
    if inputs.large == "curves":
        _place_figures(b, inner)
        inner = pygame.Rect(inner.left, inner.top + round(38 * s), inner.width, inner.height - round(38 * s))
    if inputs.large == "balance":
        _place_prices(b, inner)
    b.regions["large"] = inner


def _place_figures(b: Builder, inner: pygame.Rect) -> None:
    """What the curves can show, in a row above them."""
    s, x = b.scale, inner.left
    for figure, name in FIGURE_NAMES.items():
        label = b.strings(name)
        width = text.measured(label, text.pixel_size(text.SMALL, s), "medium")[0] + round(22 * s)
        box = pygame.Rect(x, inner.top, width, round(30 * s))
        b.choice(f"figure-{figure}", label, box, a.FigureChosen(figure), figure == b.inputs.figure)
        x += width + round(6 * s)


def _place_prices(b: Builder, inner: pygame.Rect) -> None:
    """Prices and emission, one above the other beside what they make of a kilowatt-hour."""
    s = b.scale * LARGER
    wide = round(PRICES_WIDE * s)
    fuels = (GAS_PRICE, OIL_PRICE) if b.inputs.mode is Mode.SUMMER else ()  # which cool nothing
    for k, parameter in enumerate(p for p in PRICES if p not in fuels):
        top = inner.bottom - round((COSTS - 34.0 - 54.0 * k) * s)
        place = pygame.Rect(inner.right - wide, top, wide, round(26 * s))
        level = place.centery - round(3 * s)
        track = pygame.Rect(place.left + round(10 * s), level, wide - round(20 * s), round(6 * s))
        b.slider(parameter, place, track)
