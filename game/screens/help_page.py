"""Help over the dimmed screen: what the marks mean, the keys, and how we know what we show."""

from __future__ import annotations

import pygame

from game.content.strings import Strings
from game.draw import text
from game.draw.plate import draw_plate
from game.screens.frame import Frame
from game.ui import widgets
from game.ui.controls import Layout

KEYS = 24.5  # layout units from line to line of the list


def draw_help(surface: pygame.Surface, frame: Frame, places: Layout) -> None:
    """Draw the open page.

    Args:
        surface: The window.
        frame: What is to be seen.
        places: Regions and controls.
    """
    theme, s, box = frame.theme, places.scale, places.regions["help"]
    veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    veil.fill((*theme.ink, 150))
    surface.blit(veil, (0, 0))
    widgets.draw_card(surface, box, s, theme)
    for control in places.controls:
        widgets.draw_choice(surface, control, s, theme)
        if control.name == frame.state.focused:
            widgets.draw_focus(surface, control.box, s, theme)
    page = {"picture": _reading, "words": _words, "model": _knowing}[frame.state.help or "picture"](frame.strings)
    _draw_page(surface, frame, box, s, *page)


def _draw_page(
    surface: pygame.Surface, frame: Frame, box: pygame.Rect, s: float, marks: list[str], keys: list[tuple[str, str]]
) -> None:
    theme, body = frame.theme, text.pixel_size(text.BODY, s)
    left, y = box.left + 30 * s, box.top + 92 * s
    for mark in marks:
        draw_plate(surface, pygame.Rect(round(left), round(y - 4 * s), round(8 * s), round(8 * s)), 4 * s, theme.accent)
        for line in text.wrapped(mark, box.width - 84 * s, body):
            text.draw_text(surface, line, (left + 22 * s, y), body, theme.ink)
            y += 23 * s
        y += 8 * s
    y += 6 * s
    for name, what in keys:
        text.draw_text(surface, name, (left + 22 * s, y), body, theme.ink, "bold")
        text.draw_text(surface, what, (left + 330 * s, y), body, theme.muted)
        y += KEYS * s


def _reading(_: Strings) -> tuple[list[str], list[tuple[str, str]]]:
    marks = [
        _(
            "Colour of a pipe: the refrigerant's temperature, on the scale at the top of the picture. Gas is drawn "
            "paler."
        ),
        _(
            "Large drops that nearly touch are liquid, small dots are gas; boiling and condensing show both, in their "
            "true share by mass."
        ),
        _(
            "As many drops pass one place as another. Their spacing is compressed: real liquid is some fifty times "
            "denser than the gas."
        ),
        _(
            "Wavy crimson arrows are heat, which always flows from warmer to colder. Violet is electricity. Waves "
            "without a tip are air, in the colour of its temperature."
        ),
        _(
            "The river in the ground only adds up power; heat does not flow that way. Its width is kilowatts, and what "
            "comes in is what goes out."
        ),
        _(
            "All pressures are absolute. COP, coefficient of performance: heat delivered in winter, or removed in "
            "summer, divided by the machine's electricity."
        ),
    ]
    keys = [
        (_("Arrows, Page, Home, End"), _("outdoor air, or the slider in focus")),
        (_("A, W, U"), _("automatic, winter, summer")),
        (_("Space, S"), _("pause, one step")),
        (_("1 … 5, D, P"), _("pick out a stage, follow a drop, pin")),
        (_("Tab, Enter"), _("next control, press it")),
        (_("R, F11, F1 or ?"), _("reset, full screen, help")),
        (_("Esc, Ctrl+Q"), _("close what is open, quit")),
    ]
    return marks, keys


def _words(_: Strings) -> tuple[list[str], list[tuple[str, str]]]:
    marks = [
        _(
            "P–h and T–s: the refrigerant's states on a map. Under the dome it is part liquid, part gas; left of it "
            "all liquid, right of it all gas. The cycle runs round through its five stages."
        ),
        _(
            "Ladder: heat only steps down. Between boiling and condensing the compressor must lift it: that is the "
            "climb."
        ),
        _("Balance: what comes in, one bar behind the other, until it is what goes out, and what the heat costs."),
        _("Pin keeps this moment as a grey ghost, and every figure says how far it has moved since."),
        _("Follow a drop marks one drop of refrigerant in the picture and in both maps; Step takes it on."),
    ]
    keys = [
        (_("Refrigerant"), _("the fluid in the pipes; in the open it boils far below 0 °C")),
        (_("Evaporator, condenser"), _("the coil where it boils, and that where it turns liquid")),
        (_("bar, K"), _("1 bar: the pressure of the air around us; 1 K: a step of 1 °C")),
        (_("Enthalpy h"), _("heat content of each kilogram, with the work of pushing it along")),
        (_("Entropy s"), _("never falls by itself; stays level in a compressor without loss")),
        (_("Quality x"), _("share of gas in a mixture, by mass")),
        (_("Superheat, subcooling"), _("how far gas is above its boiling point, liquid below")),
        (_("Carnot limit"), _("COP of the best machine that nature allows between two airs")),
        (_("Balance point"), _("the coldest weather that needs no backup heat")),
        (_("A1, A2L, A3"), _("does not burn, burns weakly, burns well; all of lower toxicity")),
        (_("GWP"), _("warming by a kilogram in 100 years, next to one of CO₂ (IPCC AR4)")),
    ]
    return marks, keys


def _knowing(_: Strings) -> tuple[list[str], list[tuple[str, str]]]:
    marks = [
        _(
            "Every figure comes from one solve of the whole machine: the two temperatures at which each coil passes on "
            "exactly the heat that the refrigerant brings, and the speed that meets the house's load."
        ),
        _(
            "Properties of the refrigerants are CoolProp's. Coils: effectiveness and NTU. Compressor: an efficiency, "
            "fitted to real machines, that falls with the pressure ratio, at low speed and at hardly any lift. Moist "
            "air: ASHRAE."
        ),
        _(
            "Against 330 real cold-climate heat pumps, to which the compressor is fitted: our COP lies within "
            "10\N{NO-BREAK SPACE}% of their median at full, rated and lowest speed, down to −15 °C."
        ),
        _(
            "Against other software and textbooks: the bare cycle agrees with TESPy within 0.2\N{NO-BREAK SPACE}%, "
            "with published examples within 1\N{NO-BREAK SPACE}%."
        ),
        _(
            "At 100,000 random operating points energy closes, entropy never falls, heat flows only downhill and COP "
            "stays below Carnot's limit."
        ),
        _(
            "Simplified: steady state, so no start-up and no defrosting, which can cost a tenth of COP in damp air "
            "near 0 °C; no pressure loss in coils and pipes but the reversing valve's."
        ),
        _(
            "Where a limit holds the machine back, the panel names it; where no speed is allowed, the machine stops "
            "and says why."
        ),
    ]
    keys = [
        (_("physics/model.md"), _("every equation, constant and comparison")),
        (_("main.py solve, sweep, cycle"), _("the same figures as JSON and CSV")),
    ]
    return marks, keys
