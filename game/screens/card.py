"""The card of a stage: one sentence, what happens inside, or the numbers put into the equation."""

from __future__ import annotations

import pygame

from game.content.strings import Strings, marked
from game.content.units import NO_BREAK, Formats, bare, compared
from game.draw import text
from game.draw.icons import icon
from game.draw.kept import Stroke, stroke
from game.model import changeover, selectors
from game.model.answer import Shown
from game.screens import story
from game.screens.frame import Frame, picked_stage
from game.ui import widgets
from game.ui.controls import Layout
from game.ui.panel_controls import STAGE_NAMES

INSIDE = {
    1: marked(
        "Cold mist enters the tubes, mostly liquid. The air around them is warmer, so the liquid boils; boiling takes "
        "much heat, yet hardly changes the temperature. At the end only gas is left, a little warmer, so that "
        "no drop reaches the compressor."
    ),
    2: marked(
        "The compressor traps the gas and pushes it into an ever smaller space. The work goes into the gas: its "
        "molecules fly faster, it gets hot. It must get hotter than where the heat is to go, and that is what the "
        "electricity is for."
    ),
    3: marked(
        "A sliding cup joins the suction port with one coil and leaves the other to the hot gas. Moved over, it "
        "swaps the coils: nothing else has to change between winter and summer. A little pressure is lost."
    ),
    4: marked(
        "Hot gas first cools down, then it condenses: under high pressure it turns liquid while it is still warm. "
        "Drops form on the walls and give back all the heat that boiling took, and the compressor's work besides."
    ),
    5: marked(
        "A needle leaves only a narrow gap. Behind it the pressure is low, and the lower the pressure, the colder a "
        "liquid boils, as water does on a high mountain. So part of it flashes to gas at once, which takes heat from "
        "the rest: it gets very cold though no heat leaves it."
    ),
}

NUMBERS = {  # by stage: its equation, the same with values, and what leaves it
    1: (
        "Q = ṁ · (h₁ − h₅)",
        "{absorbed} = {flow} · ({h1} − {h5}) kJ/kg",
        marked("Leaves at {t1}, {p1}; boiled at {boiling}."),
    ),
    2: (
        "W = ṁ · (h₂ₛ − h₁) / η",
        "{work} = {flow} · ({ideal} − {h1}) kJ/kg / {efficiency}",
        marked("Pressure ratio {ratio}; leaves at {t2}, {p2}."),
    ),
    3: (
        "h₃ = h₂",
        "{h3} kJ/kg = {h2} kJ/kg",
        marked("Pressure falls from {p2} to {p3}, temperature from {t2} to {t3}."),
    ),
    4: (
        "Q = ṁ · (h₃ − h₄)",
        "{released} = {wet} · ({h3} − {h4}) kJ/kg",
        marked("Condensed at {condensing}, leaves as liquid at {t4}."),
    ),
    5: (
        "h₅ = h₄",
        "{h5} kJ/kg = {h4} kJ/kg",
        marked("From {p4} to {p5}: {flashed} of it has flashed to gas, at {t5}."),
    ),
}


def card_strokes(frame: Frame, places: Layout, box: pygame.Rect) -> list[Stroke]:
    """The card of the stage that is picked out, or of another while that is pointed at.

    Args:
        frame: What is to be seen.
        places: Regions and controls.
        box: The card. [px]
    Returns:
        What is drawn on it.
    """
    theme, s, _ = frame.theme, places.scale, frame.strings
    stage, strokes = picked_stage(frame), []
    assert stage is not None
    body, small = text.pixel_size(text.BODY, s), text.pixel_size(text.SMALL, s)
    lowest = box.top + 46 * s
    for control in places.controls:
        if control.name.startswith("depth-"):
            strokes.append(stroke(widgets.draw_choice, control, s, theme))
            lowest = control.box.bottom
        elif control.name == "card-close":
            size = round(14 * s)
            place = control.box.centerx - size // 2, control.box.centery - size // 2
            strokes.append(stroke(pygame.Surface.blit, icon("close", size, theme.muted), place))
    heading = box.left + 18 * s, box.top + 26 * s
    strokes.append(stroke(text.draw_text, f"{stage} · {_(STAGE_NAMES[stage])}", heading, body, theme.ink, "bold"))
    y = lowest + 24 * s
    lines = _lines(frame, stage)
    ways = [(lines, body, 23 * s), (lines, small, 20 * s), (lines[:-1] or lines, small, 20 * s)]
    for said, pixels, step in ways[frame.state.depth > 0 :]:  # all stages alike
        wrapped = [part for line in said for part in text.wrapped(line, box.width - 36 * s, pixels)]
        if y + step * len(wrapped) <= box.bottom:
            break
    for line in wrapped:
        strokes.append(stroke(text.draw_text, line, (box.left + 18 * s, y), pixels, theme.ink))
        y += step
    return strokes


def _lines(frame: Frame, stage: int) -> list[str]:
    state, _ = frame.state, frame.strings
    shown = changeover.shown(state)
    if state.depth == 1:
        still = [_("Nothing flows now. While it does:")] if shown.mass_flow == 0.0 else []
        return [*still, _(INSIDE[stage])]
    if state.depth == 0 or shown.mass_flow == 0.0 or state.sliding:
        return [story.sentence(frame, stage)]
    then = selectors.pinned_alike(state) or shown
    return _numbers(shown, then, stage, frame.formats, _, story.plateaus(frame, shown))


def _numbers(
    shown: Shown, then: Shown, stage: int, formats: Formats, _: Strings, plateaus: tuple[str, str]
) -> list[str]:
    """The stage's equation, the same with the present values put in, and what leaves the stage.

    Beside each figure stands how far it has moved from what it is compared with, which may be itself; where a blend
    glides, its boiling and condensing have two.
    """
    efficiency = shown.mass_flow * (shown.ideal[1] - shown.enthalpies[0]) / shown.compressor_power

    def power(name: str) -> str:
        """To the watt, as the equation gives it; elsewhere powers are rounded so that they add up."""
        now, before = getattr(shown, name), getattr(then, name)
        return compared(formats.kilowatts(now, 3), formats.power_change(now, before, 3))

    def degrees(now: float, before: float, glide: str = "") -> str:
        if glide not in ("", formats.temperature(now)):
            return glide
        return compared(formats.temperature(now, 1), bare(formats.temperature_change(now, before, 1)))

    ratio = [float(found.pressures[1] / found.pressures[0]) for found in (shown, then)]
    flashed = [float(found.evaporator[1, 0]) for found in (shown, then)]
    values = {
        "flow": formats.flow(shown.mass_flow),
        "wet": formats.flow(shown.mass_flow + shown.injection_flow),
        "absorbed": power("heat_absorbed"),
        "released": power("heat_released"),
        "work": power("compressor_power"),
        "ideal": formats.number(shown.ideal[1] / 1e3, 2),
        "efficiency": formats.number(efficiency, 4),
        "ratio": compared(formats.ratio(ratio[0]), formats.change(ratio[0], ratio[1])),
        "boiling": degrees(shown.evaporating_temperature, then.evaporating_temperature, plateaus[0]),
        "condensing": degrees(shown.condensing_temperature, then.condensing_temperature, plateaus[1]),
        "flashed": compared(formats.share(flashed[0]), formats.share_change(flashed[0], flashed[1])),
    }
    for k in range(5):
        values[f"h{k + 1}"] = formats.number(float(shown.enthalpies[k]) / 1e3, 2)
        values[f"t{k + 1}"] = degrees(float(shown.temperatures[k]), float(then.temperatures[k]))
        now, before = float(shown.pressures[k]), float(then.pressures[k])
        values[f"p{k + 1}"] = compared(formats.pressure(now), bare(formats.pressure_change(now, before)))
    equation, numbers, words = NUMBERS[stage]
    said = _(words, **values)
    if shown.injection_flow > 0.0 and stage == 2:
        share = formats.share(shown.injection_flow / shown.mass_flow)
        said = _(
            "Pressure ratio {ratio}; would leave at {uncooled}. {flow} of liquid, {share} of the gas, is injected: "
            "leaves at {t2}, {p2}.",
            uncooled=formats.temperature(shown.uncooled_temperature, 1),
            flow=formats.flow(shown.injection_flow),
            share=share,
            **{name: values[name] for name in ("ratio", "t2", "p2")},
        )
    if shown.injection_flow > 0.0 and stage == 4:
        said += " " + _("The flow includes the injected liquid.")
    factors = [factor.replace(" ", NO_BREAK) for factor in numbers.split(" · ")]  # a line may end between them
    symbols = _("ṁ: flow, h: enthalpy") if "ṁ" in equation else _("h: enthalpy")
    if "η" in equation:
        symbols = _("ṁ: flow, h: enthalpy, η: efficiency")
    return [equation, " · ".join(factors).format(**values), said, symbols]
