"""Where a stage can be pointed at besides its controls: parts in the picture, corners, rungs and lines of diagrams."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.diagrams import balance, ladder
from game.diagrams.chart_ground import KINDS, plot_of
from game.diagrams.cycle_chart import corner_boxes
from game.model import changeover, powers, selectors
from game.model.state import AppState
from game.scene import plan
from game.ui.controls import Layout
from game.ui.diagram_controls import balance_box
from physics.operating_point import Mode

_OUTDOOR_COIL = (144.0, 136.0, 106.0, 322.0)  # x, y, width, height in design units
_INDOOR_COIL = (772.0, 156.0, 296.0, 124.0)


def _around(middle: tuple[float, float], half: tuple[float, float]) -> tuple[float, float, float, float]:
    return middle[0] - half[0], middle[1] - half[1], 2.0 * half[0], 2.0 * half[1]


_PARTS = {
    2: _around(plan.COMPRESSOR, plan.COMPRESSOR_HALF),
    3: _around(plan.VALVE, plan.VALVE_HALF),
    5: _around(plan.EXPANSION, (26.0, 30.0)),
}


def spot_at(x: float, y: float, state: AppState, places: Layout) -> tuple[str, int] | None:
    """The stage that is shown at a place in the window.

    Args:
        x: Horizontal place. [px]
        y: Vertical place. [px]
        state: The state.
        places: Regions and controls of this frame.
    Returns:
        Name of the place and the stage, None where none is shown.
    """
    if state.help:
        return None
    for name, number, box in _spots(state, places):
        if box.collidepoint(x, y):
            return f"spot-{name}-{number}", number
    return None


def _spots(state: AppState, places: Layout) -> Iterator[tuple[str, int, pygame.Rect]]:
    shown, mode = changeover.shown(state), changeover.seen_mode(state)
    for name, region in places.regions.items():
        view = state.large if name == "large" else name.removeprefix("slot-") if name.startswith("slot-") else None
        scale = places.large_scale if name == "large" else places.scale
        if view in KINDS and changeover.cycle_seen(state) and (chart := selectors.own_chart(state)):
            kind = KINDS[view]
            plot = plot_of(kind, chart, region, scale)
            corners = selectors.corners(shown)[:, [kind.across, kind.up]]
            for number, box in corner_boxes(plot, plot.places(corners)).items():
                yield view, number, box
        elif view == "ladder" and changeover.lifting(shown):
            for number, box in ladder.spots(region, scale, *selectors.ladder(state), large=name == "large").items():
                yield view, number, box
        elif view == "balance":
            figures, upper = selectors.balance_lines(state), balance_box(region, scale, name == "large")
            for figure, row in zip(figures, balance.rows(upper, scale, len(figures)), strict=True):
                if figure in powers.BALANCE_STAGES:
                    yield view, powers.BALANCE_STAGES[figure], row
    if not state.large:
        corner, coils = places.regions["stage"].topleft, (_OUTDOOR_COIL, _INDOOR_COIL)
        first, fourth = coils if mode is Mode.WINTER else coils[::-1]
        for number, part in {1: first, 4: fourth, **_PARTS}.items():
            yield "part", number, places.view.box(*part).move(corner)
