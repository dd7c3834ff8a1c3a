"""Everything that the app knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from game.model import running_cost
from game.model.answer import Question, Shown
from game.model.curves import WITH_BACKUP, Curve
from game.model.parameters import DEFAULT_INDOOR, DEFAULT_OUTDOOR, SPEED
from physics.chart import Chart
from physics.machine import COLD_CLIMATE
from physics.operating_point import INDOOR_HUMIDITY, Limit, Mode, OutsideEnvelope, Speed

TRACED = 120.0  # s, how far back traces go
VIEWS = (("ph", "ts"), ("ladder", "balance"), ("curves", "traces"))  # diagrams by their place in the strip
FIGURE_GROUPS = {  # what the curves can show, each a group of `FIGURES`
    "cop": ("cop",),
    "backed": (WITH_BACKUP,),
    "capacity": ("capacity", "house_load"),
    "power": ("total_power",),
    "pressures": ("suction_pressure", "discharge_pressure"),
}
RATES = (0.25, 0.5, 1.0, 2.0)
TEMPERATURE_UNITS = ("C", "F")
PRESSURE_UNITS = ("bar", "kPa", "psi")


@dataclass(frozen=True, eq=False)
class Pin:
    """A state that is kept to compare with.

    Attributes:
        shown: Its figures.
        question: What they answer; it has the inputs.
        older_cop: COP of the older machine in that weather, 0 where it stops, None where that was not known. [-]
    """

    shown: Shown
    question: Question
    older_cop: float | None


@dataclass(frozen=True, eq=False)
class AppState:
    """The whole state; the next one comes from `reduce` alone.

    Attributes:
        winter: What is shown of the machine in winter; in the middle of a mode change both seasons count.
        summer: The same in summer.
        winter_target: What the winter's figures ease towards.
        summer_target: The same in summer.
        season: Mode chosen by hand, None for automatic.
        mode: Where the reversing valve stands or is sliding to.
        running: Whether the machine runs; in automatic it rests when the house balances by itself.
        slide: Where the valve's cup is, 0 for winter to 1 for summer. [-]
        air: How far the air has come from winter's to summer's, 0 to 1, when the valve turns. [-]
        halt: Where it waits while time stands still; None if it is to get to where it is bound for. [-]
        outdoor: Outdoor temperature on the slider. [K]
        remembered: Outdoor temperature to come back to, by mode. [K]
        indoor: Room set-point by mode. [K]
        wished: The same as they were last set; one may push the other. [K]
        outdoor_humidity: Of outdoor air; None for what usually goes with its temperature. [-]
        indoor_humidity: Of room air. [-]
        machine: Key of `MACHINES`.
        refrigerant: Key of `REFRIGERANTS`.
        automatic_speed: Whether the thermostat sets the speed.
        hand_speed: Speed while it does not. [Hz]
        playing: Whether time runs in the picture.
        rate: How fast. [-]
        clock: Time in the picture. [s]
        moment: How long something has moved, in real time: a pause counts while figures change, the rate does not. [s]
        drift: How far the refrigerant has come, in rounds of the loop. [-]
        spin: How far the compressor has turned. [-]
        breeze: How far the air has come, outdoors and indoors, as time at full flow. [s]
        frost: How thick the frost on the outdoor coil is, 0..1. [-]
        stage: Stage picked out, if any.
        temperature_unit: Key of the unit.
        pressure_unit: Key of the unit.
        tab: Card of the panel that is in front, "conditions" or "machine".
        views: Diagram in front in each of the strip's three places.
        view: Diagram in front where there is room for one only.
        large: Diagram that stands in the picture's place, if any.
        figure: What the curves show, key of `FIGURE_GROUPS`.
        depth: How deeply a stage is explained, 0 to 2.
        drop: How far the marked drop has come, None while none is followed.
        leap: How far it is to come after a step, and how fast it goes there [1/s], while it is on its way.
        pinned: What is kept to compare with, if anything.
        traces: Samples of the last two minutes, oldest first: moment [s], outdoor temperature [K], COP (nan at
            rest) [-], power [W].
        chart: Ground of the diagrams of one refrigerant, as far as known.
        electricity_price: Of electricity. [USD/kWh]
        gas_price: Of gas. [USD/kWh]
        oil_price: Of heating oil. [USD/kWh]
        grid_emission: CO2 of electricity. [g/kWh]
        hovered: Control under the pointer.
        pointer: Place of the pointer in the window. [px]
        pressed: Control held.
        grip: How far right of its knob's middle it is held. [px]
        focused: Control with the keyboard's focus.
        help: Page of help that covers the picture, if any.
        behind: Control that had the keyboard's focus before that.
        full_screen: Whether the window fills the screen.
        closed: Whether the window is to close.
        waiting: Time since a question was put that has no answer yet. [s]
        answered: Whether the shown figures belong to the inputs.
        limits: What holds the machine back.
        problem: What stops it, if anything.
        curve: Figures over outdoor temperature, as far as known.
        others: The same of the other machines.
        restarted: Whether the calculation broke off and was started anew, until it answers.
        failed: Whether it broke off so often that it was given up, until it answers.
    """

    winter: Shown
    summer: Shown
    winter_target: Shown
    summer_target: Shown
    season: Mode | None = None
    mode: Mode = Mode.WINTER
    running: bool = True
    slide: float = 0.0
    air: float = 0.0
    halt: float | None = None
    outdoor: float = DEFAULT_OUTDOOR[Mode.WINTER]
    remembered: tuple[float, float] = (DEFAULT_OUTDOOR[Mode.WINTER], DEFAULT_OUTDOOR[Mode.SUMMER])
    indoor: tuple[float, float] = (DEFAULT_INDOOR[Mode.WINTER], DEFAULT_INDOOR[Mode.SUMMER])
    wished: tuple[float, float] = (DEFAULT_INDOOR[Mode.WINTER], DEFAULT_INDOOR[Mode.SUMMER])
    outdoor_humidity: float | None = None
    indoor_humidity: float = INDOOR_HUMIDITY
    machine: str = COLD_CLIMATE.name
    refrigerant: str = COLD_CLIMATE.refrigerant
    automatic_speed: bool = True
    hand_speed: float = SPEED.low
    playing: bool = True
    rate: float = 1.0
    clock: float = 0.0
    moment: float = 0.0
    drift: float = 0.0
    spin: float = 0.0
    breeze: tuple[float, float] = (0.0, 0.0)
    frost: float = 0.0
    stage: int | None = None
    temperature_unit: str = "C"
    pressure_unit: str = "bar"
    tab: str = "conditions"
    views: tuple[str, str, str] = ("ph", "ladder", "curves")
    view: str = "ph"
    large: str | None = None
    figure: str = "cop"
    depth: int = 0
    drop: float | None = None
    leap: tuple[float, float] | None = None
    pinned: Pin | None = None
    traces: tuple[tuple[float, float, float, float], ...] = ()
    chart: Chart | None = None
    electricity_price: float = running_cost.ELECTRICITY_PRICE
    gas_price: float = running_cost.GAS_PRICE
    oil_price: float = running_cost.OIL_PRICE
    grid_emission: float = running_cost.GRID_EMISSION
    hovered: str | None = None
    pointer: tuple[float, float] | None = None
    pressed: str | None = None
    grip: float = 0.0
    focused: str | None = None
    help: str | None = None
    behind: str | None = None
    full_screen: bool = False
    closed: bool = False
    waiting: float = 0.0
    answered: bool = True
    limits: tuple[Limit, ...] = ()
    problem: OutsideEnvelope | None = None
    curve: Curve | None = None
    others: tuple[Curve, ...] = ()
    restarted: bool = False
    failed: bool = False

    def figures(self, mode: Mode) -> Shown:
        """A mode's figures as they ease towards their target."""
        return self.summer if mode is Mode.SUMMER else self.winter

    def target(self, mode: Mode) -> Shown:
        """What a mode's figures ease towards."""
        return self.summer_target if mode is Mode.SUMMER else self.winter_target

    @property
    def bound(self) -> float:
        """Where the valve's cup is bound for: 0 for winter, 1 for summer. [-]"""
        return float(self.mode is Mode.SUMMER)

    @property
    def goal(self) -> float:
        """How far the valve's cup gets on its way as things are. [-]"""
        return self.bound if self.playing or self.halt is None else self.halt

    @property
    def sliding(self) -> bool:
        """Whether the valve's cup is on its way, so that two machines are mixed in what is shown."""
        return 0.0 < self.slide < 1.0

    @property
    def speed(self) -> Speed:
        """Speed as the physics takes it."""
        return "auto" if self.automatic_speed else self.hand_speed
