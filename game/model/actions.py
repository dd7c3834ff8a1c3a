"""Everything that can happen, in the past tense."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.answer import Answer
from game.model.curves import Curve
from physics.chart import Chart
from physics.operating_point import Mode


@dataclass(frozen=True)
class Ticked:
    """Real time went by.

    Attributes:
        seconds: How much. [s]
    """

    seconds: float


@dataclass(frozen=True)
class ParameterMoved:
    """A parameter was set; the reducer keeps it within its range.

    Attributes:
        name: Key of `PARAMETERS`.
        value: New value. [SI]
    """

    name: str
    value: float


@dataclass(frozen=True)
class SeasonChosen:
    """The mode was set by hand, or left to the weather.

    Attributes:
        season: A mode, or None for automatic.
    """

    season: Mode | None


@dataclass(frozen=True)
class RefrigerantChosen:
    """Another refrigerant was filled in.

    Attributes:
        name: Key of `REFRIGERANTS`.
    """

    name: str


@dataclass(frozen=True)
class MachineChosen:
    """Another machine was chosen, with the refrigerant that it was built for.

    Attributes:
        name: Key of `MACHINES`.
    """

    name: str


@dataclass(frozen=True)
class HumidityAutomated:
    """The humidity outdoors was left to the weather, or taken in hand.

    Attributes:
        automatic: Whether it goes with the temperature.
    """

    automatic: bool


@dataclass(frozen=True)
class SpeedAutomated:
    """The compressor's speed was left to the thermostat, or taken by hand.

    Attributes:
        automatic: Which.
    """

    automatic: bool


@dataclass(frozen=True)
class PlayToggled:
    """Time was stopped or let run."""


@dataclass(frozen=True)
class Stepped:
    """One stage further, with time stopped."""


@dataclass(frozen=True)
class RateChosen:
    """Time runs slower or faster.

    Attributes:
        rate: Seconds in the picture for each real one. [-]
    """

    rate: float


@dataclass(frozen=True)
class UnitChosen:
    """Figures of one kind are written in another unit.

    Attributes:
        quantity: "temperature" or "pressure".
        unit: Key of the unit.
    """

    quantity: str
    unit: str


@dataclass(frozen=True)
class StageChosen:
    """A stage was picked out, or none.

    Attributes:
        number: 1 to 5, or None.
    """

    number: int | None


@dataclass(frozen=True)
class Hovered:
    """The pointer moved.

    Attributes:
        control: Control under it, if any.
        place: Where it is in the window, None outside. [px]
    """

    control: str | None
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Pressed:
    """A control was taken hold of.

    Attributes:
        control: Its name.
        grip: How far right of a knob's middle it was taken hold of. [px]
    """

    control: str
    grip: float = 0.0


@dataclass(frozen=True)
class Released:
    """The control was let go."""


@dataclass(frozen=True)
class Focused:
    """The keyboard's focus came to a control, or to none.

    Attributes:
        control: Its name, or None.
    """

    control: str | None


@dataclass(frozen=True)
class TabChosen:
    """Another card of the panel was brought to the front.

    Attributes:
        tab: Its name.
    """

    tab: str


@dataclass(frozen=True)
class ViewChosen:
    """Another diagram was brought to the front.

    Attributes:
        view: Its name, one of `VIEWS`.
    """

    view: str


@dataclass(frozen=True)
class Enlarged:
    """A diagram took the picture's place, or gave it back.

    Attributes:
        view: Its name, None to give the place back.
    """

    view: str | None


@dataclass(frozen=True)
class FigureChosen:
    """The curves were to show something else.

    Attributes:
        figure: Key of `FIGURE_GROUPS`.
    """

    figure: str


@dataclass(frozen=True)
class DepthChosen:
    """Stages were to be explained more or less deeply.

    Attributes:
        depth: 0 for a sentence, 1 for what happens inside, 2 for numbers and the equation.
    """

    depth: int


@dataclass(frozen=True)
class DropToggled:
    """One drop was marked to be followed, or let go."""


@dataclass(frozen=True)
class PinToggled:
    """The present figures were kept to compare with, or let go."""


@dataclass(frozen=True, eq=False)
class ChartDrawn:
    """The ground of a refrigerant's diagrams is known.

    Attributes:
        chart: The ground.
    """

    chart: Chart


@dataclass(frozen=True)
class HelpOpened:
    """A page of help was opened, or help was closed.

    Attributes:
        page: "picture", "words" or "model", None to close.
    """

    page: str | None


@dataclass(frozen=True)
class FullScreenToggled:
    """The window was made to fill the screen, or back."""


@dataclass(frozen=True)
class Reset:
    """Everything was set back to the start."""


@dataclass(frozen=True)
class Closed:
    """The window was closed."""


@dataclass(frozen=True, eq=False)
class Answered:
    """The physics answered.

    Attributes:
        answer: What it said.
    """

    answer: Answer


@dataclass(frozen=True, eq=False)
class CurveDrawn:
    """A curve over outdoor temperature is known.

    Attributes:
        curve: The whole of it.
    """

    curve: Curve


@dataclass(frozen=True)
class CalculationRestarted:
    """The process that calculates had stopped and was started anew."""


@dataclass(frozen=True)
class CalculationFailed:
    """The process that calculates stops each time over these inputs, and is asked no more."""


Action = (
    Ticked
    | ParameterMoved
    | SeasonChosen
    | RefrigerantChosen
    | SpeedAutomated
    | MachineChosen
    | HumidityAutomated
    | PlayToggled
    | Stepped
    | RateChosen
    | UnitChosen
    | StageChosen
    | Hovered
    | Pressed
    | Released
    | Focused
    | TabChosen
    | HelpOpened
    | ViewChosen
    | Enlarged
    | FigureChosen
    | DepthChosen
    | DropToggled
    | PinToggled
    | ChartDrawn
    | FullScreenToggled
    | Reset
    | Closed
    | Answered
    | CurveDrawn
    | CalculationRestarted
    | CalculationFailed
)
