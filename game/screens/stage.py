"""The picture: outdoors, the opened machine, the house, and the energy river."""

from __future__ import annotations

import numpy as np
import pygame

from game.content.theme import mix, temperature_colour, temperature_colours
from game.draw import vector
from game.draw.viewport import Point, Viewport
from game.model import selectors
from game.model.answer import Shown
from game.scene import labels, river
from game.scene.air import Fans, Streams, Waves
from game.scene.backdrop import Backdrop
from game.scene.chevrons import Chevrons
from game.scene.coil import Drips, Frost
from game.scene.compressor import CompressorWindow
from game.scene.dots import Dots
from game.scene.key import Key
from game.scene.pipes import Pipes, spread
from game.scene.valve import Valve
from game.scene.weather import Weather
from game.screens.frame import Frame
from physics.operating_point import CELSIUS_ZERO, Mode

PALE_GAS, PALE_LIQUID = 0.36, 0.04  # how much white is in the filling of a pipe
VALVE_STEP = 4.0  # K between shades of the valve's filling
ROOM_FOR_PRESSURE = 0.84  # of a layout unit for each design unit; below it tags give the temperature alone

# place of the tag, which point of its box that is, and the ring on the pipe
_TAGS: dict[str, tuple[Point, Point, Point]] = {
    "discharge": ((566.0, 98.0), (0.0, 0.5), (548.0, 118.0)),
    "outdoor_gas": ((298.0, 172.0), (0.5, 0.0), (298.0, 150.0)),
    "gas_line": ((707.0, 194.0), (0.5, 0.0), (707.0, 172.0)),
    "liquid_line": ((707.0, 285.0), (0.5, 0.0), (707.0, 265.0)),
    "outdoor_liquid": ((252.0, 489.0), (1.0, 0.5), (276.0, 464.0)),
}
_COIL_BADGES = (((80.0, 138.0), (150.0, 165.0)), ((1089.0, 152.0), (1060.0, 182.0)))  # outdoors, indoors
_BADGES = {
    2: ((404.0, 466.0), (440.0, 446.0)),
    3: ((392.0, 108.0), (399.0, 138.0)),
    5: ((345.0, 434.0), (326.0, 450.0)),
}


class Stage:
    """The picture at one size; all that stands still is painted once."""

    def __init__(self, view: Viewport) -> None:
        self.view = view
        self.backdrop, self.weather = Backdrop(view), Weather(view)
        self.pipes, self.dots, self.chevrons = Pipes(view), Dots(view), Chevrons(view)
        self.streams, self.fans, self.waves = Streams(view), Fans(view), Waves(view)
        self.valve, self.window = Valve(view), CompressorWindow(view)
        self.frost, self.drips = Frost(view), Drips(view)
        self.key = Key(view)
        self.front = view.picture(vector.art("compressor") + vector.art("expansion") + river.cable())
        tags = (labels.leader(view, at, ring, ring=True) for at, _, ring in _TAGS.values())
        badges = (labels.leader(view, *ends, ring=False) for ends in (*_BADGES.values(), *_COIL_BADGES))
        self.leaders = view.picture("".join((*tags, *badges)))

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """Draw the whole picture.

        Args:
            surface: Where to draw, as large as the viewport.
            frame: What is to be seen.
        """
        state = frame.state
        shown = selectors.shown(state)
        celsius = shown.outdoor_temperature - CELSIUS_ZERO
        self.backdrop.draw(surface, celsius)
        self.weather.draw(surface, state.clock, celsius)
        self._draw_air(surface, frame, shown)
        self._draw_refrigerant(surface, frame, shown)
        self.front.draw(surface)
        cold, hot = (temperature_colour(float(t), VALVE_STEP) for t in shown.temperatures[:2])
        flowing = shown.mass_flow > 0.0
        white = (255, 255, 255)
        self.valve.draw(surface, selectors.cup(state), mix(hot, white, 0.3), mix(cold, white, 0.3), flowing)
        self.window.draw(surface, state.spin, float(shown.temperatures[0]), float(shown.temperatures[1]))
        self.fans.draw(surface, state.breeze)
        self.drips.draw(surface, state.clock, state.summer.condensate * 3600.0 * (state.slide == 1.0))
        if flowing and abs(selectors.direction(state)) > 0.5:
            self.waves.draw(surface, state.clock, into_outdoor_coil=selectors.seen_mode(state) is Mode.WINTER)
        self._draw_river(surface, frame, shown)
        self._draw_labels(surface, frame, shown)

    def _draw_air(self, surface: pygame.Surface, frame: Frame, shown: Shown) -> None:
        outdoor = (shown.outdoor_temperature, shown.outdoor_leaving)
        indoor = (shown.indoor_temperature, shown.indoor_leaving)
        if shown.outdoor_flow > 0.0:
            self.streams.draw(surface, frame.state.breeze, outdoor, indoor)

    def _draw_refrigerant(self, surface: pygame.Surface, frame: Frame, shown: Shown) -> None:
        state = frame.state
        outdoor, indoor = selectors.coils_by_place(state)
        suction = np.array([shown.temperatures[0], 1.0, shown.densities[0]])
        discharge = np.array([shown.temperatures[1], 1.0, shown.densities[1]])
        bins = spread(suction, discharge, outdoor, indoor)
        pale = (PALE_LIQUID + (PALE_GAS - PALE_LIQUID) * bins[1])[:, None]
        colours = temperature_colours(bins[0])
        self.pipes.draw_filling(surface, colours + (255.0 - colours) * pale)
        way = selectors.direction(state)
        forwards = state.slide < 0.5
        self.dots.draw(surface, bins, state.drift, forwards, 1.0 if shown.mass_flow == 0.0 else abs(way))
        self.pipes.draw_walls(surface)
        if shown.mass_flow > 0.0:
            self.chevrons.draw(surface, way)
        self.frost.draw(surface, state.frost)

    def _draw_river(self, surface: pygame.Surface, frame: Frame, shown: Shown) -> None:
        winter = selectors.seen_mode(frame.state) is Mode.WINTER
        if shown.capacity <= 0.0:
            return
        _, formats = frame.strings, frame.formats
        if winter:
            joining, outdoor = shown.compressor_power + shown.indoor_fan_power, shown.heat_absorbed
        else:
            joining = shown.total_power
            outdoor = shown.capacity + joining
        flows = river.Flows(outdoor, joining, shown.capacity, winter)
        river.draw_river(surface, self.view, flows, frame.state.clock)
        watts = formats.kilowatts
        if winter:
            words = (_("of heat from outdoor air"), _("of electricity ="), _("of heat into the room"))
            strong = (watts(outdoor), f"+ {watts(joining)}", watts(shown.capacity))
        else:
            words = (_("of heat to outdoor air"), _("of electricity +"), _("of heat from the room"))
            strong = (watts(outdoor), f"= {watts(joining)}", watts(shown.capacity))
        for k, (x, anchor) in enumerate(((26.0, 0.0), (river.JUNCTION, 0.5), (1104.0, 1.0))):
            labels.draw_chip(surface, self.view, words[k], (x, 624.0), (anchor, 0.5), strong[k])

    def _draw_labels(self, surface: pygame.Surface, frame: Frame, shown: Shown) -> None:
        view, state, _, formats = self.view, frame.state, frame.strings, frame.formats
        share = selectors.summer_share(state)
        winter = selectors.seen_mode(state) is Mode.WINTER
        roles = (_("evaporator"), _("condenser")) if winter else (_("condenser"), _("evaporator"))
        labels.draw_chip(surface, view, f"· {roles[0]}", (230.0, 541.0), (0.5, 0.5), _("Outdoor coil"))
        labels.draw_chip(surface, view, f"· {roles[1]}", (885.0, 101.0), (0.5, 0.5), _("Indoor coil"))
        degrees = formats.temperature
        labels.draw_chip(
            surface,
            view,
            _("outdoor air"),
            (12.0, 106.0),
            (0.0, 0.5),
            degrees(shown.outdoor_temperature),
            temperature_colour(shown.outdoor_temperature),
        )
        if shown.outdoor_flow > 0.0:
            labels.draw_chip(
                surface,
                view,
                _("air out"),
                (272.0, 30.0),
                (0.5, 0.5),
                degrees(shown.outdoor_leaving),
                temperature_colour(shown.outdoor_leaving),
            )
            labels.draw_chip(
                surface,
                view,
                _("supply air"),
                (1096.0, 350.0),
                (1.0, 0.5),
                degrees(shown.indoor_leaving),
                temperature_colour(shown.indoor_leaving),
            )
        labels.draw_chip(
            surface,
            view,
            _("room"),
            (676.0, 352.0),
            (0.0, 0.5),
            degrees(shown.indoor_temperature),
            temperature_colour(shown.indoor_temperature),
        )
        labels.draw_chip(
            surface,
            view,
            _("electricity"),
            (river.JUNCTION, 541.0),
            (0.5, 0.5),
            formats.kilowatts(shown.total_power),
            frame.theme.electricity,
        )
        self.key.draw(surface, (_("gas"), _("boiling mix"), _("liquid")))
        self.leaders.draw(surface)
        with_pressure = view.scale / view.text_scale > ROOM_FOR_PRESSURE
        for place, (temperature, pressure) in selectors.tags_by_place(state).items():
            at, anchor, _ring = _TAGS[place]
            lines = (degrees(temperature), formats.pressure(pressure)) if with_pressure else (degrees(temperature),)
            labels.draw_tag(surface, view, lines, temperature_colour(temperature), at, anchor)
        outdoors, indoors = (place for place, _part in _COIL_BADGES)
        places = {number: at for number, (at, _part) in _BADGES.items()}
        places |= {1: _between(outdoors, indoors, share), 4: _between(indoors, outdoors, share)}
        for number, at in places.items():
            labels.draw_badge(surface, view, number, at, state.stage == number)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
