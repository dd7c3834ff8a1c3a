"""The machine on the wall and outdoors: what it is built from, and what it must not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from physics.compressor import Compressor
from physics.heat_exchanger import Coil
from physics.operating_point import kelvin


@dataclass(frozen=True)
class Machine:
    """A residential air-to-air heat pump with one outdoor and one indoor unit.

    Attributes:
        name: Key of `MACHINES`.
        outdoor_coil: Coil and fan of the outdoor unit.
        indoor_coil: Coil and fan of the indoor unit.
        compressor: Compressor with the displacement that suits R-32.
        displacement_factor: Displacement for each refrigerant over that for R-32, so that each gives the
            same rated capacity: a machine is built for its refrigerant, not refilled. [-]
        rated_speed: Speed at which the capacity is rated. [Hz]
        slow_fan: Share of full air flow at minimum compressor speed; full flow from rated speed up. [-]
        superheat: Of the gas that leaves the evaporator, held by the expansion valve. [K]
        subcooling: Of the liquid that leaves the condenser, held by the charge. [K]
        closest_approach: Share of the air-to-refrigerant temperature difference that superheat and
            subcooling may use up at most. [-]
        valve_pressure_loss: Share of the discharge pressure lost in the reversing valve. [-]
        standby_power: Electronics that are always on. [W]
        drive_loss: Inverter loss for each watt at the compressor's terminals. [-]
        lowest_suction_pressure: Below it air would be drawn in at any leak; bound at minimum speed. [Pa]
        suction_band: Share by which that bound lies higher at maximum speed, so that the protection slows
            the compressor gradually. [-]
        highest_condensing_temperature: Where the high-pressure switch opens, as saturation temperature. [K]
        injection_temperature: Discharge temperature that liquid injection holds. [K]
        highest_injection: Most liquid injected, over the suction flow. [-]
    """

    name: str
    outdoor_coil: Coil
    indoor_coil: Coil
    compressor: Compressor
    displacement_factor: Mapping[str, float]
    rated_speed: float
    slow_fan: float
    superheat: float
    subcooling: float
    closest_approach: float
    valve_pressure_loss: float
    standby_power: float
    drive_loss: float
    lowest_suction_pressure: float
    suction_band: float
    highest_condensing_temperature: float
    injection_temperature: float
    highest_injection: float

    def speed(self, asked: float | str) -> float:
        """Compressor speed that a word or a number stands for.

        Args:
            asked: "rated", "max", "min", or the speed itself. [Hz]
        Returns:
            Speed. [Hz]
        """
        if not isinstance(asked, str):
            return asked
        ends = {"max": self.compressor.maximum_speed, "min": self.compressor.minimum_speed}
        return ends.get(asked, self.rated_speed)

    def fan_share(self, speed: float) -> float:
        """Air flow that goes with a compressor speed; both fans ease off together.

        Args:
            speed: Compressor speed. [Hz]
        Returns:
            Share of full air flow, `slow_fan`..1. [-]
        """
        slowest = self.compressor.minimum_speed
        if self.rated_speed <= slowest:
            return 1.0
        return min(1.0, self.slow_fan + (1.0 - self.slow_fan) * (speed - slowest) / (self.rated_speed - slowest))

    def lowest_suction(self, speed: float) -> float:
        """Suction pressure below which the protection slows the compressor.

        Args:
            speed: Compressor speed. [Hz]
        Returns:
            Bound at that speed. [Pa]
        """
        slowest, fastest = self.compressor.minimum_speed, self.compressor.maximum_speed
        share = (speed - slowest) / (fastest - slowest) if fastest > slowest else 0.0
        return self.lowest_suction_pressure * (1.0 + self.suction_band * share)


COLD_CLIMATE = Machine(
    name="cold_climate",
    outdoor_coil=Coil(air_flow=1.70, air_conductance=3100.0, refrigerant_conductance=4000.0, fan_power=120.0),
    indoor_coil=Coil(air_flow=0.63, air_conductance=1350.0, refrigerant_conductance=2800.0, fan_power=140.0),
    compressor=Compressor(
        displacement=21.1e-6,
        minimum_speed=15.0,
        maximum_speed=120.0,
        constant_loss=0.61,
        lift_loss=0.23,
        lift_exponent=1.0,
        friction_loss=0.275,
        slow_loss=0.56,
        fast_loss=0.05,
        clearance_loss=0.010,
        leakage_loss=0.0015,
        throttling_loss=0.16,
    ),
    displacement_factor={"R32": 1.0, "R410A": 1.093, "R290": 1.903, "R134a": 2.539, "R22": 1.616},
    rated_speed=78.0,
    slow_fan=0.6,
    superheat=5.0,
    subcooling=5.0,
    closest_approach=0.7,
    valve_pressure_loss=0.015,
    standby_power=50.0,
    drive_loss=0.06,
    lowest_suction_pressure=101_325.0,
    suction_band=0.3,
    highest_condensing_temperature=kelvin(63.0),
    injection_temperature=kelvin(110.0),
    highest_injection=0.7,
)

MACHINES: dict[str, Machine] = {machine.name: machine for machine in (COLD_CLIMATE,)}
