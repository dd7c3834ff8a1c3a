"""The picture: outdoors, the opened machine, the house, and the energy river."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame

from game.content.theme import LIGHT, temperature_colour
from game.content.units import bare, compared
from game.draw import vector
from game.draw.vector import Point
from game.draw.viewport import Viewport
from game.model import changeover, drop, powers, selectors
from game.model.answer import Shown
from game.model.state import AppState
from game.scene import labels, plan, river
from game.scene.air import Fans, Streams, Waves
from game.scene.backdrop import Backdrop
from game.scene.chevrons import Chevrons
from game.scene.coil import Drips, Frost
from game.scene.compressor import CompressorWindow, Injection
from game.scene.dots import Dots
from game.scene.glow import Glow
from game.scene.key import COLDEST, HOTTEST, Key
from game.scene.pipes import Pipes, fillings, spread
from game.scene.valve import Valve
from game.scene.weather import Weather
from game.screens import story
from game.screens.frame import Frame, picked_stage
from physics.operating_point import Mode, celsius

TURNING = 0.12  # share of the valve's slide over which dots fade away, and come back
VALVE_STEP = 2.0  # K between shades of the valve's filling
ROOMY = 0.79  # layout units for each design unit, below which tags and chips say less
BANK, RIGHT_BANK = 56.0, 1068.0  # where words on the river's outdoor end begin and on the other end, in design units
UNDER, NAME = 541.0, 15.0  # height of the labels under the unit and the house, in design units, and half of theirs

# place of the tag, which point of its box that is, and the ring on the pipe
_TAGS: dict[str, tuple[Point, Point, Point]] = {
    "discharge": ((502.0, 58.0), (0.7, 1.0), (502.0, 98.0)),
    "outdoor_gas": ((298.0, 172.0), (0.5, 0.0), (298.0, 150.0)),
    "gas_line": ((707.0, 194.0), (0.5, 0.0), (707.0, 172.0)),
    "liquid_line": ((707.0, 285.0), (0.5, 0.0), (707.0, 265.0)),
    "outdoor_liquid": ((252.0, 489.0), (1.0, 0.5), (276.0, 464.0)),
}
_PINNED_ANCHORS = {  # of tags that need another when they are wider by two changes
    "discharge": (0.85, 1.0),
    "gas_line": (0.62, 0.0),
    "liquid_line": (0.42, 0.0),
}


class Stage:
    """The picture at one size; all that stands still is painted once."""

    def __init__(self, view: Viewport) -> None:
        self.view, self.roomy = view, view.scale / view.text_scale > ROOMY
        self.backdrop, self.weather = Backdrop(view), Weather(view)
        self.pipes, self.dots, self.chevrons = Pipes(view), Dots(view), Chevrons(view)
        self.streams, self.fans, self.waves = Streams(view), Fans(view), Waves(view)
        self.valve, self.window, self.injection = Valve(view), CompressorWindow(view), Injection(view)
        self.frost, self.drips, self.key = Frost(view), Drips(view), Key(view)
        self.glow = Glow(view, LIGHT.accent, LIGHT.marked)
        self.front = view.picture(vector.art("compressor") + vector.art("expansion") + river.cable())
        self.heater = view.picture(vector.art("heater"))
        tags = (labels.leader(view, at, ring, ring=True) for at, _, ring in _TAGS.values())
        badges = (labels.leader(view, *ends, ring=False) for ends in plan.BADGES.values())
        self.leaders = view.picture("".join((*tags, *badges)))
        self.coil_leaders = view.picture("".join(labels.leader(view, *ends, ring=False) for ends in plan.COIL_BADGES))

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """Draw the whole picture.

        Args:
            surface: Where to draw, as large as the viewport.
            frame: What is to be seen.
        """
        state = frame.state
        shown, winter = changeover.shown(state), changeover.seen_mode(state) is Mode.WINTER
        outdoors = celsius(shown.outdoor_temperature)
        self.backdrop.draw(surface, outdoors)
        self.weather.draw(surface, state.clock, outdoors)
        if shown.outdoor_flow > 0.0 and changeover.direction(state):
            outdoor = (shown.outdoor_temperature, shown.outdoor_leaving)
            self.streams.draw(surface, state.breeze, outdoor, (shown.indoor_temperature, shown.indoor_leaving))
        self._draw_refrigerant(surface, frame, shown)
        self.front.draw(surface)
        ends = shown.temperatures[[_drawn_in(state), 1]]
        cold, hot = fillings(np.rint(ends / VALVE_STEP) * VALVE_STEP, np.ones(2))
        self.valve.draw(surface, changeover.cup(state), hot, cold, shown.mass_flow > 0.0)
        if shown.injection_flow > 0.0:
            self.injection.draw(surface, float(shown.temperatures[3]), not winter)
        self.window.draw(surface, state.spin, *ends.tolist())
        self.fans.draw(surface, state.breeze)
        self.drips.draw(surface, state.clock, state.summer.condensate * 3600.0 * (state.slide == 1.0))
        if shown.mass_flow > 0.0 and abs(changeover.direction(state)) > 0.5:
            self.waves.draw(surface, state.clock, into_outdoor_coil=winter)
        if shown.capacity > 0.0 or selectors.backup_seen(state):
            self._draw_river(surface, frame, shown, winter)
        self._draw_names(surface, frame, shown, winter)
        self._draw_air_tags(surface, frame, shown, winter)
        self._draw_tags_and_badges(surface, frame)
        if state.drop is not None:
            mode = changeover.seen_mode(state)
            where = drop.place(state.drop, mode)
            self.glow.draw_drop(surface, where.part, where.share, mode is Mode.SUMMER, changeover.cup(state))

    def _draw_refrigerant(self, surface: pygame.Surface, frame: Frame, shown: Shown) -> None:
        state = frame.state
        outdoor, indoor = changeover.coils_by_place(state)
        drawn_in = _drawn_in(state)
        suction = np.array([shown.temperatures[drawn_in], 1.0, shown.densities[drawn_in]])
        discharge = np.array([shown.temperatures[1], 1.0, shown.densities[1]])
        bins = spread(suction, discharge, outdoor, indoor, resting=shown.mass_flow == 0.0 and not state.sliding)
        if lit := picked_stage(frame):
            self.glow.draw(surface, lit, changeover.seen_mode(state) is Mode.SUMMER)
        self.frost.draw_between_fins(surface, state.frost)
        self.pipes.draw_filling(surface, fillings(bins[0], bins[1]))
        way, flowing = changeover.direction(state), shown.mass_flow > 0.0
        visible = abs(2.0 * state.slide - 1.0) / TURNING  # they find their places on the new way out of sight
        self.dots.draw(surface, bins, state.drift, state.slide < 0.5, visible)
        self.pipes.draw_walls(surface)
        if flowing:
            self.chevrons.draw(surface, way)
        self.frost.draw(surface, state.frost)

    def _draw_river(self, surface: pygame.Surface, frame: Frame, shown: Shown, winter: bool) -> None:
        mode, kept = changeover.seen_mode(frame.state), selectors.pinned_alike(frame.state)
        flows = _flows(shown, winter)
        figures = powers.written(shown, mode)
        were = powers.written(kept, mode) if kept else {}
        outdoor, indoor = ("heat_absorbed", powers.DELIVERED) if winter else (powers.REJECTED, "capacity")

        def watts(name: str) -> str:
            return frame.formats.kilowatts(figures[name])

        def moved(name: str) -> str:
            """How far a power has moved from where it is pinned."""
            return frame.formats.power_change(figures[name], were[name])

        words = _river_words(frame, winter, flows.backup > 0.0, self.roomy)
        power = f"+ {watts(powers.ADDED)}"
        added = compared("", moved(powers.ADDED)) if were else ""
        joined, side = (river.JUNCTION + 26.0, 0.0) if winter else (river.JUNCTION - 26.0, 1.0)
        if flows.backup:  # whose arm is near: what is added stands over the other arm
            joined, side = joined + labels.bead_width(self.view, "", power) / self.view.scale, 1.0
        if were:  # in little room the arrows alone say whence and whither
            bead = labels.bead_width(self.view, added, power)
            rooms = {
                outdoor: (joined - BANK) * self.view.scale - side * bead,
                indoor: (RIGHT_BANK - joined) * self.view.scale - (1.0 - side) * bead,
            }

            def fits(said: str, name: str) -> bool:
                return labels.bead_width(self.view, said, watts(name)) <= rooms[name]

            short = _river_words(frame, winter, flows.backup > 0.0, roomy=False)
            for pair in (*((words, short) if self.roomy else ()), ("", "")):
                changed = [compared(said, moved(name)) for said, name in zip(pair, rooms, strict=True)]
                if all(map(fits, changed, rooms)):
                    break
            words = (changed[0], changed[1]) if any(changed) else short
        left, right = words
        begin, end = river.draw_river(surface, self.view, flows)
        if not winter:
            begin, end = end, begin
        clear = UNDER + NAME * self.view.text_scale / self.view.scale  # of a river so wide that names stand in it
        begin, end = ((max(axis, axis + 0.5 * (clear - bank)), max(bank, clear)) for axis, bank in (begin, end))
        inside = [labels.writable(self.view, heights) for heights in (begin, end)]
        if not flows.backup:  # both ends alike
            inside = [all(inside)] * 2
        boxes = [labels.draw_beside(surface, self.view, right, end, RIGHT_BANK, 1.0, watts(indoor), inside[1])]
        if shown.capacity > 0.0:
            boxes.append(labels.draw_beside(surface, self.view, left, begin, BANK, 0.0, watts(outdoor), inside[0]))
            place, violet = (joined, plan.RIVER), frame.theme.electricity
            boxes.append(labels.draw_bead(surface, self.view, added, place, side, power, violet))
        river.draw_chevrons(surface, self.view, flows, frame.state.clock, boxes)

    def _draw_names(self, surface: pygame.Surface, frame: Frame, shown: Shown, winter: bool) -> None:
        """What each coil is and does, the key, where electricity comes in, and backup heat."""
        view, _, formats = self.view, frame.strings, frame.formats
        fixed = replace(formats, known=True)  # what is still being computed does not touch the scale
        ends = fixed.temperature(COLDEST), fixed.temperature(HOTTEST)
        key = self.key.draw(surface, (_("gas"), _("liquid + gas"), _("liquid")), ends)
        roles = _roles(frame, shown, winter)
        low = key.bottom / view.scale + view.origin[1] + 14.0 * view.text_scale / view.scale
        half = labels.chip_width(view, roles[0], _("Outdoor coil"), None) / view.scale / 2.0
        middle = (max(230.0 if self.roomy else 180.0, view.origin[0] + half + 4.0), max(UNDER, low))
        coil = labels.draw_chip(surface, view, roles[0], middle, (0.5, 0.5), _("Outdoor coil"))
        labels.draw_chip(surface, view, roles[1], (885.0, 101.0), (0.5, 0.5), _("Indoor coil"))
        right = float(surface.get_width())
        if backup := selectors.backup_seen(frame.state):
            right = view.pixel((river.BACKUP_JUNCTION - river.half_width(backup), 0.0))[0]  # its arm comes down there
            self._draw_backup(surface, frame, backup, middle[1])
        self._draw_electricity(surface, frame, shown, winter, (coil.right, right), middle[1])

    def _draw_electricity(
        self, surface: pygame.Surface, frame: Frame, shown: Shown, winter: bool, room: tuple[float, float], y: float
    ) -> None:
        """What the machine takes, in as many words as there is room for between two places [px], at a height."""
        view, _, formats, violet = self.view, frame.strings, frame.formats, frame.theme.electricity
        if shown.mass_flow == 0.0 and changeover.turning(frame.state):
            return  # the motor runs, but no balance tells yet, or any more, what it takes
        wordings = [_("electricity")]
        if winter and shown.capacity > 0.0:
            figures = powers.written(shown, Mode.WINTER)
            stays = formats.kilowatts(figures["outdoor_fan_power"] + figures["drive_loss"])
            wordings = [
                _("electricity, {lost} stays outdoors", lost=stays),
                _("electricity, {lost} stays out", lost=stays),
                _("· {lost} stays out", lost=stays),
            ]
        if shown.mass_flow == 0.0:
            wordings = [_("standby")]
        if same := selectors.pinned_alike(frame.state):
            change = formats.power_change(shown.total_power, same.total_power)
            word = _("electricity") if shown.mass_flow > 0.0 else _("standby")
            changed, bracketed = compared(word, change), compared("", change)
            lost = wordings[-1] if len(wordings) > 1 else ""
            both = [f"{words} {lost}".lstrip() for words in (changed, bracketed)] if lost else []
            wordings = [*both, changed, bracketed or wordings[-1]]
        power, gap = formats.kilowatts(shown.total_power), 6.0 * view.text_scale
        left, right, middle = room[0] + gap, room[1] - gap, view.pixel((river.JUNCTION, 0.0))[0]
        if not self.roomy and middle + gap + labels.chip_width(view, wordings[-1], power, violet) <= right:
            left = middle + gap  # beside the cable, whose bend is right beneath
        fitting = (w for w in wordings if labels.chip_width(view, w, power, violet) <= right - left)
        words = next(fitting, wordings[-1])
        width = labels.chip_width(view, words, power, violet)
        start = max(left, min(middle - width / 2.0, right - width))
        place = (start / view.scale + view.origin[0], y)
        labels.draw_chip(surface, view, words, place, (0.0, 0.5), power, violet)

    def _draw_backup(self, surface: pygame.Surface, frame: Frame, backup: float, y: float) -> None:
        """The heater, and its power beside the arm of the river that comes from it, at a height."""
        view = self.view
        self.heater.draw(surface)
        beside = river.BACKUP_JUNCTION + river.half_width(backup) + 6.0 * view.text_scale / view.scale
        now = powers.written(changeover.shown(frame.state), Mode.WINTER)[powers.BACKUP]
        words, power = frame.strings("backup heat"), f"+ {frame.formats.kilowatts(now)}"
        if same := selectors.pinned_alike(frame.state):
            then = powers.written(same, Mode.WINTER)[powers.BACKUP]
            words = compared(words, frame.formats.power_change(now, then))
        labels.draw_chip(surface, view, words, (beside, y), (0.0, 0.5), power, frame.theme.electricity)

    def _draw_air_tags(self, surface: pygame.Surface, frame: Frame, shown: Shown, winter: bool) -> None:
        """Temperatures of the air before and behind each coil."""
        view, _, formats = self.view, frame.strings, frame.formats
        tags = [
            ("outdoor_temperature", _("outdoor air"), (plan.CABINET[0] - 8.0, 90.0), (1.0, 0.5)),
            ("indoor_temperature", _("room"), (676.0, 376.0), (0.0, 0.5)),
        ]
        if shown.mass_flow > 0.0:
            tags.append(("outdoor_leaving", _("air out"), (272.0, 50.0), (0.5, 1.0)))
            tags.append(("indoor_leaving", _("supply air"), (1094.0, 336.0), (1.0, 0.0)))
        then = selectors.pinned_alike(frame.state)
        for name, words, at, anchor in tags:
            temperature, (warmth, warmth_change) = getattr(shown, name), formats.writing(name.endswith("temperature"))
            lines = (warmth(temperature), words)
            if then:
                moved = warmth_change(temperature, getattr(then, name))
                between = name == "outdoor_leaving" and not winter  # heat's arrows on both sides
                if name == "indoor_temperature" and self.roomy:  # an arrow at its right
                    lines = (lines[0], compared(words, moved))
                elif between and not self.roomy:
                    lines = (lines[0], compared("", bare(moved)) or words)
                else:
                    lines = (compared(lines[0], moved if self.roomy and not between else bare(moved)), words)
            labels.draw_tag(surface, view, lines, temperature_colour(temperature), at, anchor)

    def _draw_tags_and_badges(self, surface: pygame.Surface, frame: Frame) -> None:
        view, state, formats = self.view, frame.state, frame.formats
        self.leaders.draw(surface)
        visible = changeover.badge_visibility(state)
        if visible == 1.0:  # the two coils' badges are not changing places
            self.coil_leaders.draw(surface)
        kept = selectors.pinned_tags(state) if selectors.pinned_alike(state) else {}
        warmth, warmth_change = formats.writing(changeover.at_rest(state))
        for place, (temperature, pressure) in changeover.tags_by_place(state).items():
            at, anchor, _ring = _TAGS[place]
            lines = (warmth(temperature), formats.pressure(pressure))[: 1 + self.roomy]
            if kept:
                warmer = bare(warmth_change(temperature, kept[place][0]))
                higher = bare(formats.pressure_change(pressure, kept[place][1]))
                if self.roomy and place == "outdoor_gas":  # between bends of pipe
                    lines = tuple(filter(None, (lines[0], compared("", warmer), lines[1], compared("", higher))))
                elif self.roomy:
                    lines = (compared(lines[0], warmer), compared(lines[1], higher))
                elif place == "liquid_line":  # the room's tag is beneath it
                    lines = (compared(lines[0], warmer),)
                elif changed := compared("", warmer):  # beside the temperature it would cover pipes
                    lines = (lines[0], changed)
                if self.roomy or place == "liquid_line":
                    anchor = _PINNED_ANCHORS.get(place, anchor)
            labels.draw_tag(surface, view, lines, temperature_colour(temperature), at, anchor)
        for number, at in plan.badge_places(changeover.seen_mode(state) is Mode.SUMMER).items():
            seen = visible if number in (1, 4) else 1.0
            labels.draw_badge(surface, view, number, at, picked_stage(frame) == number, seen)


def _drawn_in(state: AppState) -> int:
    """Whose outlet the suction line is like: the first stage's or, at rest, the compressor's, beside which it is."""
    return 1 if changeover.at_rest(state) else 0


def _roles(frame: Frame, shown: Shown, winter: bool) -> tuple[str, str]:
    """What the outdoor and the indoor coil do."""
    _ = frame.strings
    if shown.mass_flow == 0.0:
        return f"· {story.rest(frame)}", f"· {story.rest(frame)}"
    boiling, condensing = story.plateaus(frame, shown)
    if then := selectors.pinned_alike(frame.state):
        were = then.evaporating_temperature, then.condensing_temperature
        now = shown.evaporating_temperature, shown.condensing_temperature
        changes = map(frame.formats.temperature_change, now, were)
        boiling, condensing = map(compared, (boiling, condensing), changes)
    boils, condenses = _("· evaporator, {t}", t=boiling), _("· condenser, {t}", t=condensing)
    return (boils, condenses) if winter else (condenses, boils)


def _river_words(frame: Frame, winter: bool, backed_up: bool, roomy: bool) -> tuple[str, str]:
    """What the heat at the river's outdoor and at its indoor end is."""
    _ = frame.strings
    if not roomy:
        return (_("from outdoors"), _("indoors")) if winter else (_("to outdoors"), _("from the room"))
    if winter:
        return _("of heat from outdoor air"), _("into the room") if backed_up else _("of heat into the room")
    return _("of heat to outdoor air"), _("of heat from the room")


def _flows(shown: Shown, winter: bool) -> river.Flows:
    """The energy river: what comes in is what goes out."""
    if winter:
        joining, added = shown.compressor_power + shown.indoor_fan_power, powers.backup(shown)
        return river.Flows(shown.heat_absorbed, joining, shown.capacity + added, winter, added)
    return river.Flows(shown.capacity + shown.total_power, shown.total_power, shown.capacity, winter)
