"""Where everything stands in the picture, in design units: 1130 wide, 640 high, y downwards.

The refrigerant's way is two tracks. The *core* never changes direction: from the reversing valve's suction
port through accumulator and compressor to its discharge port. The *ring* joins the valve's two coil ports:
gas line, indoor coil, liquid line, expansion valve, outdoor coil and back; winter runs it forwards, summer
backwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.draw.track import Track, joined

WIDTH, HEIGHT = 1130.0, 640.0
GROUND = 524.0
RIVER = 592.0

GAS_PIPE, LIQUID_PIPE, COIL_PIPE = 20.0, 14.0, 18.0  # inner widths
WALL = 2.6  # of a pipe

CABINET = (104.0, 66.0, 476.0, 452.0)  # x, y, width, height
COIL_BAY = (114.0, 76.0, 232.0, 432.0)
FAN = (272.0, 88.0, 66.0)  # middle and reach of its blades
VALVE = (456.0, 152.0)  # middle of the reversing valve
VALVE_PORT_PITCH = 37.0
VALVE_HALF = (66.0, 27.0)
COMPRESSOR = (486.0, 398.0)
COMPRESSOR_HALF = (52.0, 70.0)
ACCUMULATOR = (388.0, 330.0)
EXPANSION = (312.0, 488.0)
EXPANSION_HALF = 12.0  # of the way through its body

# number of a stage and the part it belongs to
COIL_BADGES = (((80.0, 153.0), (150.0, 168.0)), ((1089.0, 152.0), (1060.0, 182.0)))  # outdoors, indoors
BADGES = {
    2: ((561.0, 350.0), (534.0, 372.0)),
    3: ((392.0, 108.0), (399.0, 138.0)),
    5: ((345.0, 434.0), (326.0, 450.0)),
}


def badge_places(summer: bool) -> dict[int, tuple[float, float]]:
    """Where the stages' numbers stand; those of the two coils change places with the mode.

    Args:
        summer: Whether the coils have the parts that they have in summer.
    Returns:
        Middles in design units, by stage.
    """
    first, fourth = (place for place, _part in (COIL_BADGES[::-1] if summer else COIL_BADGES))
    return {1: first, 4: fourth, **{number: place for number, (place, _part) in BADGES.items()}}


HOUSE = (654.0, 120.0, 462.0, 404.0)
INDOOR_FAN = (913.0, 302.0)
THROUGH_WALL = ((661.0, 172.0), (661.0, 265.0))  # where gas and liquid line are half way through it

_X, _Y = VALVE
_PORTS = _Y + VALVE_HALF[1]
SUCTION = Track(
    [
        (_X, _PORTS - 8),
        (_X, 246.0),
        (ACCUMULATOR[0], 246.0),
        (ACCUMULATOR[0], 432.0),
        (COMPRESSOR[0] - 20.0, 432.0),
    ],
    20.0,
)
DISCHARGE = Track(
    [
        (COMPRESSOR[0] + 14.0, COMPRESSOR[1] - 40.0),
        (COMPRESSOR[0] + 14.0, 288.0),
        (548.0, 288.0),
        (548.0, 98.0),
        (_X, 98.0),
        (_X, _Y - VALVE_HALF[1] + 8),
    ],
    20.0,
)
_FLOOR = _PORTS - 8.0
UNDER_CUP = Track([(-VALVE_PORT_PITCH, _FLOOR), (-VALVE_PORT_PITCH, _Y + 5.0), (0.0, _Y + 5.0), (0.0, _FLOOR)], 14.0)
BESIDE_CUP = Track(
    [(0.0, _Y - VALVE_HALF[1] + 8), (0.0, _Y - 7.0), (VALVE_PORT_PITCH, _Y - 7.0), (VALVE_PORT_PITCH, _FLOOR)], 14.0
)  # ways through the valve as it stands in winter, across from its middle
COMPRESSION = Track([(COMPRESSOR[0] - 20.0, 432.0), (COMPRESSOR[0] + 14.0, COMPRESSOR[1] - 40.0)])
GAS_LINE = Track(
    [
        (_X + VALVE_PORT_PITCH, _PORTS - 8),
        (_X + VALVE_PORT_PITCH, 232.0),
        (604.0, 232.0),
        (604.0, 172.0),
        (772.0, 172.0),
    ],
    20.0,
)
INDOOR_COIL = Track(
    [
        (772.0, 172.0),
        (1050.0, 172.0),
        (1050.0, 203.0),
        (786.0, 203.0),
        (786.0, 234.0),
        (1050.0, 234.0),
        (1050.0, 265.0),
        (772.0, 265.0),
    ],
    15.5,
)
LIQUID_LINE = Track([(772.0, 265.0), (632.0, 265.0), (632.0, 488.0), (EXPANSION[0], 488.0)], 18.0)
OUTDOOR_LIQUID = Track([(EXPANSION[0], 488.0), (276.0, 488.0), (276.0, 444.0), (232.0, 444.0)], 16.0)
_PASSES = [444.0 - 42.0 * k for k in range(8)]
_ENDS = (232.0, 158.0), (158.0, 232.0)  # of the passes, by turns
OUTDOOR_COIL = Track([(x, y) for k, y in enumerate(_PASSES) for x in _ENDS[k % 2]], 21.0)
OUTDOOR_GAS = Track(
    [
        (232.0, _PASSES[-1]),
        (371.0, _PASSES[-1]),
        (371.0, 214.0),
        (_X - VALVE_PORT_PITCH, 214.0),
        (_X - VALVE_PORT_PITCH, _PORTS - 8),
    ],
    18.0,
)

CROSSING_POINT = (548.0, 232.0)  # where the discharge pipe passes over the gas line
_CROSSED = DISCHARGE.nearest([CROSSING_POINT])[0]
CROSSING = (_CROSSED - GAS_PIPE / 2.0 - WALL, _CROSSED + GAS_PIPE / 2.0 + WALL)

CORE = joined(SUCTION, COMPRESSION, DISCHARGE)
RING = joined(GAS_LINE, INDOOR_COIL, LIQUID_LINE, OUTDOOR_LIQUID, OUTDOOR_COIL, OUTDOOR_GAS)


@dataclass(frozen=True)
class Section:
    """A stretch of pipe with one name, from `start` to `end` along core or ring."""

    name: str
    track: Track
    width: float
    start: float

    @property
    def end(self) -> float:
        """Where it ends along core or ring."""
        return self.start + self.track.length


def _sections(*parts: tuple[str, Track, float]) -> dict[str, Section]:
    found, start = {}, 0.0
    for name, track, width in parts:
        found[name] = Section(name, track, width, start)
        start += track.length
    return found


CORE_SECTIONS = _sections(
    ("suction", SUCTION, GAS_PIPE), ("compression", COMPRESSION, 0.0), ("discharge", DISCHARGE, GAS_PIPE)
)
RING_SECTIONS = _sections(
    ("gas_line", GAS_LINE, GAS_PIPE),
    ("indoor_coil", INDOOR_COIL, COIL_PIPE),
    ("liquid_line", LIQUID_LINE, LIQUID_PIPE),
    ("outdoor_liquid", OUTDOOR_LIQUID, LIQUID_PIPE),
    ("outdoor_coil", OUTDOOR_COIL, COIL_PIPE),
    ("outdoor_gas", OUTDOOR_GAS, GAS_PIPE),
)
EXPANSION_PLACE = RING_SECTIONS["liquid_line"].end  # along the ring
