"""What is happening now in words, with live figures: of the machine, or of the stage picked out; what holds it back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.content.strings import marked
from game.content.units import bare
from game.model import changeover, drop, powers, selectors
from game.model.answer import Shown
from game.model.state import AppState
from game.screens.frame import Frame
from physics.machine import MACHINES
from physics.operating_point import Limit, Mode

SEEN_FROST = 0.05  # of its full thickness
LEAST_GLIDE = 0.4  # K between both ends of a coil worth saying
LEAST_LATENT = 50.0  # W of moisture that is worth telling
LEAST_SHARE = 0.01  # of the time that is written

SENTENCES = {  # by stage, None for the whole machine: in winter and in summer, or one for both
    None: (
        marked(
            "Air at {outdoor} heats refrigerant boiling at {boiling}; squeezed, it condenses at {condensing} and heats "
            "the room."
        ),
        marked(
            "The room at {indoor} heats refrigerant boiling at {boiling}; squeezed, it condenses at {condensing} and "
            "heats outdoor air."
        ),
    ),
    1: (
        marked("At {low} the refrigerant boils at {boiling} and takes {absorbed} from {source}."),
        marked(
            "At {low} the refrigerant boils at {boiling} and takes {absorbed} from {source}, its fan's heat included."
        ),
    ),
    2: (
        marked(
            "Of {total} of electricity, {work} squeezes the gas from {low} to {high}; that alone makes it {hot} hot."
        ),
    ),
    3: (
        marked("The gas, {hot} hot at {high}, goes indoors; in summer the cup slides over and sends it outdoors."),
        marked("The gas, {hot} hot at {high}, goes outdoors; in winter the cup slides over and sends it indoors."),
    ),
    4: (
        marked(
            "At {behind_valve} the refrigerant condenses at {condensing}, gives {released} to {sink}, not counting the "
            "fan's heat, and leaves as liquid at {liquid}."
        ),
        marked(
            "At {behind_valve} the refrigerant condenses at {condensing}, gives {released} to {sink}, not counting fan "
            "and losses, and leaves as liquid at {liquid}."
        ),
    ),
    5: (
        marked(
            "Through a needle's gap pressure falls from {behind_valve} to {low}: part flashes to gas, all is chilled "
            "to {cold}."
        ),
    ),
}
INJECTED = marked(
    "Of {total} of electricity, {work} squeezes the gas from {low} to {high}; injected liquid keeps it from "
    "getting hotter than {hot}."
)


def sentence(frame: Frame, stage: int | None) -> str:
    """What happens, with the figures of this moment.

    Args:
        frame: What is to be seen.
        stage: Stage picked out, if any.
    Returns:
        One or two sentences.
    """
    _, state = frame.strings, frame.state
    shown, winter = changeover.shown(state), changeover.seen_mode(state) is Mode.WINTER
    if state.sliding:
        return _turn(frame)
    values = _values(frame, shown, winter)
    if shown.mass_flow == 0.0:
        if winter and powers.backup(shown):
            return _(
                "Nothing flows: the refrigerant rests at {low} everywhere, and only backup heat warms the room.",
                **values,
            )
        return _("Nothing flows: the refrigerant rests at {low} everywhere, and no heat is pumped.", **values)
    cooled = stage == 2 and shown.injection_flow > 0.0
    return _(INJECTED if cooled else SENTENCES[stage][0 if winter else -1], **values)


def _turn(frame: Frame) -> str:
    """What happens while the valve slides."""
    _, state = frame.strings, frame.state
    if state.slide == state.goal and state.slide in (changeover.FLOW_STOPS, changeover.FLOW_STARTS):
        if changeover.cup(state) != state.bound:
            return _(
                "Nothing flows now, pressures and temperatures are even: the valve's cup can slide over. Step goes on."
            )
        if state.running and not state.problem:
            return _("The valve's cup is in place, and each coil has its part. Step starts the compressor.")
        return _("The valve's cup is in place, and each coil has its part. Step goes on.")
    if not starting(state) and state.figures(changeover.seen_mode(state)).mass_flow == 0.0:
        return _("The valve's cup slides over, and the two coils swap their parts.")
    if not starting(state):
        return _("The valve's cup slides over: flow stops, the pressures even out, and the two coils swap their parts.")
    if state.mode is Mode.WINTER:
        return _("The compressor starts again and builds up the pressures; then the indoor coil condenses.")
    return _("The compressor starts again and builds up the pressures; then the outdoor coil condenses.")


def rest(frame: Frame) -> str:
    """What a machine is that moves no heat, in a word: at rest or, while the valve slides, on its way to or from there.

    Args:
        frame: What is to be seen.
    Returns:
        The word.
    """
    _, state = frame.strings, frame.state
    if not changeover.turning(state):
        return _("at rest")
    return _("starting") if starting(state) else _("stopping")


def starting(state: AppState) -> bool:
    """Whether the flow has begun to run as the valve, which still slides, has it.

    Args:
        state: The state.
    Returns:
        True or False.
    """
    return changeover.turning(state) and changeover.seen_mode(state) is state.mode


def doing(frame: Frame) -> str:
    """What the drop that is followed is doing where it is, beside what it is like.

    Args:
        frame: What is to be seen; a drop is followed.
    Returns:
        A short sentence.
    """
    _, state = frame.strings, frame.state
    shown, mode = changeover.shown(state), changeover.seen_mode(state)
    if state.sliding:
        return _turn(frame)
    if shown.mass_flow == 0.0:
        return _("Nothing flows: it rests where it is.")
    assert state.drop is not None
    where, found = drop.place(state.drop, mode), selectors.followed(state)
    values, here = _values(frame, shown, mode is Mode.WINTER), frame.formats.temperature(found.temperature)
    values |= {"boiling": here, "condensing": here}  # a blend glides
    return _(_deed(where, found.quality, mode is Mode.WINTER, shown.injection_flow > 0.0), **values)


def _deed(where: drop.Place, quality: float, winter: bool, cooled: bool) -> str:
    """What happens to the refrigerant at a place, marked for translation."""
    if where.stage == 1:
        if quality < 1.0:
            return marked("It boils at {boiling}, and {source} gives it the heat.")
        return marked("All gas now, it warms up a little more: no drop may reach the compressor.")
    if where.part == "compression" and cooled:
        return marked("It is squeezed from {low} to {high}; injected liquid keeps it from getting hotter than {hot}.")
    if where.part == "compression":
        return marked("It is squeezed from {low} to {high}: that makes it {hot} hot.")
    if where.stage == 2:
        return marked("As cold gas it is drawn to the compressor.")
    if where.part == "discharge":
        return marked("As hot gas it goes to the reversing valve.")
    if where.stage == 3:
        return marked("The valve has sent it indoors.") if winter else marked("The valve has sent it outdoors.")
    if where.stage == 4 and quality >= 1.0:
        return marked("Hot gas gives its first heat to {sink}, and cools.")
    if where.stage == 4 and quality > 0.0:
        return marked("It condenses at {condensing}, and gives its heat to {sink}.")
    if where.stage == 4:
        return marked("All liquid now, it gives off a little more heat, and cools to {liquid}.")
    if where.part == "expansion":
        return marked("Through a needle's gap it comes to {low}; part flashes to gas, the rest chills to {cold}.")
    if quality <= 0.0:
        return marked("As liquid under pressure it goes to the expansion valve.")
    return marked("As cold liquid with some gas it goes to the coil that boils it.")


def _values(frame: Frame, shown: Shown, winter: bool) -> dict[str, str]:
    """Every figure that a sentence may want."""
    _, formats = frame.strings, frame.formats
    temperatures = [formats.temperature(float(t)) for t in shown.temperatures]
    pressures = [formats.pressure(float(p)) for p in shown.pressures]
    outdoor, indoor = formats.air(shown.outdoor_temperature), formats.air(shown.indoor_temperature)
    outdoor_air, room_air = _("outdoor air at {t}", t=outdoor), _("room air at {t}", t=indoor)
    figures = powers.written(shown, Mode.WINTER if winter else Mode.SUMMER)
    boiling, condensing = plateaus(frame, shown)
    return {
        "outdoor": outdoor,
        "indoor": indoor,
        "boiling": boiling,
        "condensing": condensing,
        "low": pressures[0],
        "high": pressures[1],
        "behind_valve": pressures[3],
        "hot": temperatures[1],
        "liquid": temperatures[3],
        "cold": temperatures[4],
        "absorbed": formats.kilowatts(figures["heat_absorbed"]),
        "released": formats.kilowatts(figures["heat_released"]),
        "work": formats.kilowatts(figures["compressor_power"]),
        "total": formats.kilowatts(shown.total_power),
        "source": outdoor_air if winter else room_air,
        "sink": room_air if winter else outdoor_air,
    }


def plateaus(frame: Frame, shown: Shown) -> tuple[str, str]:
    """Temperatures of boiling and of condensing; of a blend, which glides, from where to where.

    Args:
        frame: What is to be seen.
        shown: All figures.
    Returns:
        One temperature each, or both ends in the order of the refrigerant's way.
    """
    dews = shown.evaporating_temperature, shown.condensing_temperature
    gliding = abs(shown.evaporator[0, 0] - dews[0]) > LEAST_GLIDE
    if not gliding or frame.state.sliding:  # in between, two machines are mixed
        boiling, condensing = map(frame.formats.temperature, dews)
    else:
        paths = shown.evaporator, shown.condenser
        boiling, condensing = (_glide(frame, *coil) for coil in zip(paths, dews, strict=True))
    return boiling, condensing


def _glide(frame: Frame, path: NDArray[np.float64], dew: float) -> str:
    """Both ends of a blend's boiling or condensing, in the order of its way; that of the gas is its dew point."""
    liquid = path[0][path[1] <= 0.0]  # its first sample is at the bubble point
    ends = (path[0, 0], dew) if path[1, 0] < 1.0 else (dew, liquid[0] if len(liquid) else path[0, -1])
    first, last = (frame.formats.temperature(float(end)) for end in ends)
    if first == last:
        return first
    return frame.strings("{first} to {last}", first=bare(first), last=last)


def stop_reason(frame: Frame) -> str:
    """Why the machine stands still although it is wanted, in a sentence; empty where nothing stops it.

    Args:
        frame: What is to be seen.
    Returns:
        The sentence.
    """
    _, formats, problem = frame.strings, frame.formats, frame.state.problem
    if problem is None:
        return ""
    if problem.limit is Limit.DISCHARGE_TEMPERATURE:
        hottest = {"value": formats.temperature(problem.value, 1), "bound": formats.temperature(problem.bound)}
        return _("Discharge gas would get {value} hot; {bound} is the most it may have.", **hottest)
    for more in (1, 2, 3):  # until they are seen to differ
        values = {"value": formats.pressure(problem.value, more), "bound": formats.pressure(problem.bound, more)}
        if values["value"] != values["bound"]:
            break
    if problem.limit is Limit.SUCTION_PRESSURE:
        return _("Suction pressure would fall to {value}; {bound} is the least it may have.", **values)
    if problem.at_least:
        return _("Discharge pressure would rise beyond {value}; {bound} is the most it may have.", **values)
    return _("Discharge pressure would rise to {value}; {bound} is the most it may have.", **values)


def _lacking(frame: Frame, shown: Shown) -> str:
    """What slows the machine down or keeps it from meeting the load, and what makes up for it; empty where nothing."""
    _, formats, limits = frame.strings, frame.formats, frame.state.limits
    slowed = {
        Limit.SUCTION_PRESSURE: _("suction pressure"),
        Limit.DISCHARGE_PRESSURE: _("discharge pressure"),
        Limit.DISCHARGE_TEMPERATURE: _("discharge temperature"),
    }
    missing = formats.kilowatts(powers.written(shown, changeover.seen_mode(frame.state))["shortfall"])
    backed, short = selectors.backup_seen(frame.state) > 0.0, powers.backup(shown) > 0.0
    for limit, words in slowed.items():
        if limit in limits and backed:
            return _("Slowed by {limit}; backup {power}", limit=words, power=missing)
        if limit in limits and short:
            return _("Slowed by {limit}; {power} short", limit=words, power=missing)
        if limit in limits:
            return _("Slowed by {limit}", limit=words)
    slowest, fastest = selectors.speed_range(frame.state)
    full = Limit.MAXIMUM_SPEED in limits and slowest < fastest
    if backed:
        words = _("Full speed; backup adds {power}", power=missing)
        return words if full else _("Backup adds {power}", power=missing)
    if short or full:
        words = _("At full speed; {power} short of the load", power=missing)
        return words if full else _("{power} short of the load", power=missing)
    return ""


def status(frame: Frame) -> list[tuple[str, bool]]:
    """What holds the machine back and what else is worth knowing of how it runs, in a few words each.

    Args:
        frame: What is to be seen.
    Returns:
        The words, and whether they are a warning, the weightiest first.
    """
    _, formats, state, shown = frame.strings, frame.formats, frame.state, changeover.shown(frame.state)
    if not formats.known:
        if state.failed:
            return [(_("These inputs cannot be calculated; try others"), True)]
        broken = _("The calculation broke off; it starts anew …")
        return [(broken if state.restarted else _("Computing …"), False)]
    if state.sliding:
        return []  # what holds it back belongs to the mode to come
    limits, winter = state.limits, changeover.seen_mode(state) is Mode.WINTER
    if Limit.MINIMUM_SPEED in limits and shown.house_load == 0.0:
        return [(_("The house needs nothing now; shown as if it ran"), False)]
    notes = []
    if lacking := _lacking(frame, shown):
        notes.append((lacking, True))
    spare = -powers.written(shown, changeover.seen_mode(state))["shortfall"]
    if not state.automatic_speed and spare > powers.LEAST_BACKUP:
        notes.append((_("{power} more than the house needs", power=formats.kilowatts(spare)), False))
    if winter and min(selectors.frost_wanted(shown), state.frost) > SEEN_FROST:  # not while what is there melts
        notes.append((_("{ice} of frost forms; thawing it is not counted", ice=formats.ice(shown.condensate)), False))
    if Limit.INJECTION in limits:
        held = formats.temperature(MACHINES[state.machine].injection_temperature)
        notes.append((_("Injected liquid keeps the hot gas at {held}", held=held), False))
    if Limit.MINIMUM_SPEED in limits:
        share = formats.share(max(shown.running_share, LEAST_SHARE))
        if shown.running_share < LEAST_SHARE:
            share = _("less than {share}", share=share)
        notes.append((_("Runs {share} of the time, on and off; shown running", share=share), False))
    if not winter and shown.latent > LEAST_LATENT:
        figures = powers.written(shown, Mode.SUMMER)
        cools, dries = map(formats.kilowatts, (figures["capacity"] - figures["latent"], figures["latent"]))
        water = formats.water(shown.condensate)
        notes.append((_("{cools} cools the room, {dries} dries it: {w}", cools=cools, dries=dries, w=water), False))
    return notes
