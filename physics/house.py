"""The house: how much heat it needs, and how much must be taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from physics.operating_point import Mode, kelvin

Power = TypeVar("Power", float, NDArray[np.float64])


@dataclass(frozen=True)
class House:
    """A detached house in steady state.

    Attributes:
        conductance: Heat loss through envelope and ventilation for each kelvin. [W/K]
        inner_gain: Heat from people, appliances and winter sun. [W]
        sun_gain: Further heat from the sun, for each kelvin by which it is warmer outdoors than `sun_onset`:
            the hot hours are the sunny ones. [W/K]
        sun_onset: Outdoor temperature above which that counts. [K]
    """

    conductance: float = 322.6  # 10 kW at -15 °C outdoors and 20 °C indoors
    inner_gain: float = 1290.0  # balance at 16 °C outdoors
    sun_gain: float = 110.0  # 6.6 kW to remove at 35 °C outdoors and 25 °C indoors, none below 19.7 °C
    sun_onset: float = kelvin(16.0)

    def gain(self, outdoor_temperature: float) -> float:
        """Heat that the house gets for nothing.

        Args:
            outdoor_temperature: Outdoor air. [K]
        Returns:
            Inner gains and sun. [W]
        """
        return self.inner_gain + self.sun_gain * max(0.0, outdoor_temperature - self.sun_onset)

    def load(self, mode: Mode, outdoor_temperature: float, indoor_temperature: float) -> float:
        """Heat to deliver in winter, or to remove in summer, to hold the room's temperature.

        Args:
            mode: Winter or summer.
            outdoor_temperature: Outdoor air. [K]
            indoor_temperature: Room air. [K]
        Returns:
            The load, 0 where the house balances by itself. [W]
        """
        loss = self.conductance * (indoor_temperature - outdoor_temperature) - self.gain(outdoor_temperature)
        return max(0.0, loss if mode is Mode.WINTER else -loss)

    def floating_temperature(self, outdoor_temperature: float) -> float:
        """Room temperature that the house finds by itself, with neither heating nor cooling.

        Args:
            outdoor_temperature: Outdoor air. [K]
        Returns:
            Room air. [K]
        """
        return outdoor_temperature + self.gain(outdoor_temperature) / self.conductance

    def balance_point(self, indoor_temperature: float) -> float:
        """Outdoor temperature at which the house floats at a given room temperature.

        Args:
            indoor_temperature: Room air. [K]
        Returns:
            Outdoor air. [K]
        """
        without_sun = indoor_temperature - self.inner_gain / self.conductance
        if without_sun <= self.sun_onset:
            return without_sun
        return self.sun_onset + (without_sun - self.sun_onset) * self.conductance / (self.conductance + self.sun_gain)


HOUSE = House()


def with_backup(capacity: Power, power: Power, shortfall: Power) -> Power:
    """Heat over electricity of a machine and of the electric heat that makes up for what it cannot give.

    Args:
        capacity: Heat delivered by the machine, one or an array. [W]
        power: All the electricity it takes. [W]
        shortfall: House load that it cannot meet. [W]
    Returns:
        Their COP, in the same shape. [-]
    """
    return (capacity + shortfall) / (power + shortfall)
