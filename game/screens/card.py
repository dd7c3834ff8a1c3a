"""The card of a stage: one sentence, what happens inside, or the numbers put into the equation."""

from __future__ import annotations

import pygame

from game.content.strings import Strings, marked
from game.content.units import NO_BREAK, Formats
from game.draw import text
from game.draw.icons import icon
from game.draw.kept import Stroke, stroke
from game.model import selectors
from game.model.answer import Shown
from game.screens import story
from game.screens.frame import Frame, picked_stage
from game.ui import widgets
from game.ui.controls import Layout
from game.ui.panel_controls import STAGE_NAMES
from physics.operating_point import Mode

INSIDE = {
    1: marked(
        "Cold mist enters the tubes, mostly liquid. The air around them is warmer, so the liquid boils; boiling takes "
        "much heat, yet hardly changes the temperature. At the end only gas is left, a few kelvin warmer, so that "
        "no drop reaches the compressor."
    ),
    2: marked(
        "The compressor traps the gas and pushes it into an ever smaller space. The work goes into the gas: its "
        "molecules fly faster, it gets hot. It must get hotter than the place that is to be heated, and that is "
        "what the electricity is for."
    ),
    3: marked(
        "A sliding cup joins the suction port with one coil and leaves the other to the hot gas. Moved over, it "
        "swaps the coils: nothing else has to change between winter and summer. A little pressure is lost."
    ),
    4: marked(
        "Hot gas first cools down, then it condenses: drops form on the walls, at hardly changing temperature, and "
        "give back all the heat that boiling took, and the compressor's work besides. The liquid leaves a few kelvin "
        "colder."
    ),
    5: marked(
        "A needle leaves only a narrow gap. Behind it the pressure is low, and the liquid is too warm for that: part "
        "of it flashes to gas at once, which takes heat from the rest. So it gets very cold though no heat leaves it."
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
    for pixels, step in ((body, 23 * s), (small, 20 * s)):
        wrapped = [part for line in lines for part in text.wrapped(line, box.width - 36 * s, pixels)]
        if y + step * len(wrapped) <= box.bottom:
            break
    for line in wrapped:
        strokes.append(stroke(text.draw_text, line, (box.left + 18 * s, y), pixels, theme.ink))
        y += step
    return strokes


def _lines(frame: Frame, stage: int) -> list[str]:
    state, _ = frame.state, frame.strings
    shown = selectors.shown(state)
    if state.depth == 1:
        return [_(INSIDE[stage])]
    if state.depth == 0 or shown.mass_flow == 0.0 or state.sliding:
        return [story.sentence(frame, stage)]
    return _numbers(shown, selectors.seen_mode(state), stage, frame.formats, _)


def _numbers(shown: Shown, mode: Mode, stage: int, formats: Formats, _: Strings) -> list[str]:
    """The stage's equation, the same with the present values put in, and what leaves the stage."""
    powers = selectors.written(shown, mode)
    efficiency = shown.mass_flow * (shown.ideal[1] - shown.enthalpies[0]) / shown.compressor_power
    values = {
        "flow": formats.flow(shown.mass_flow),
        "wet": formats.flow(shown.mass_flow + shown.injection_flow),
        "absorbed": formats.kilowatts(powers["heat_absorbed"]),
        "released": formats.kilowatts(powers["heat_released"]),
        "work": formats.kilowatts(powers["compressor_power"]),
        "ideal": formats.number(shown.ideal[1] / 1e3, 1),
        "efficiency": formats.number(efficiency, 3),
        "ratio": formats.ratio(shown.pressures[1] / shown.pressures[0]),
        "boiling": formats.temperature(shown.evaporating_temperature, 1),
        "condensing": formats.temperature(shown.condensing_temperature, 1),
        "flashed": formats.share(float(shown.evaporator[1, 0])),
    }
    for k in range(5):
        values[f"h{k + 1}"] = formats.number(float(shown.enthalpies[k]) / 1e3, 1)
        values[f"t{k + 1}"] = formats.temperature(float(shown.temperatures[k]), 1)
        values[f"p{k + 1}"] = formats.pressure(float(shown.pressures[k]))
    equation, numbers, words = NUMBERS[stage]
    said = _(words, **values)
    if shown.injection_flow > 0.0 and stage == 2:
        share = formats.share(shown.injection_flow / shown.mass_flow)
        said += " " + _(
            "{flow} of liquid is injected behind it, {share} of the gas; without it the gas would be far hotter.",
            flow=formats.flow(shown.injection_flow),
            share=share,
        )
    if shown.injection_flow > 0.0 and stage == 4:
        said += " " + _("The flow includes the injected liquid.")
    factors = [factor.replace(" ", NO_BREAK) for factor in numbers.split(" · ")]  # a line may end between them
    return [equation, " · ".join(factors).format(**values), said]
