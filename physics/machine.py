"""The machine on the wall and outdoors: what it is built from, and what it must not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from physics.compressor import Compressor
from physics.heat_exchanger import Coil
from physics.operating_point import kelvin

# Displacement that gives the rated capacity, over that for R-32, solved for the first machine below
DISPLACEMENT_FACTOR = {
    "R32": 1.0,
    "R410A": 1.093,
    "R454B": 1.126,
    "R290": 1.901,
    "R134a": 2.536,
    "R407C": 1.590,
    "R22": 1.614,
}


class Component(StrEnum):
    """The part of the machine where a stage takes place."""

    OUTDOOR_COIL = "outdoor_coil"
    COMPRESSOR = "compressor"
    REVERSING_VALVE = "reversing_valve"
    INDOOR_COIL = "indoor_coil"
    EXPANSION_DEVICE = "expansion_device"


@dataclass(frozen=True)
class Machine:
    """A residential air-to-air heat pump with one outdoor and one indoor unit.

    Attributes:
        name: Key of `MACHINES`.
        refrigerant: What it was built for; key of `REFRIGERANTS`.
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
        injection_temperature: Highest discharge temperature, which liquid injection holds. [K]
        highest_injection: Most liquid injected, over the suction flow; 0 for a machine without injection. [-]
    """

    name: str
    refrigerant: str
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

    @property
    def speeds(self) -> tuple[float, float]:
        """Slowest and fastest compressor speed. [Hz]"""
        return self.compressor.minimum_speed, self.compressor.maximum_speed

    def speed(self, asked: float | str) -> float:
        """Compressor speed that a word or a number stands for.

        Args:
            asked: "rated", "max", "min", or the speed itself. [Hz]
        Returns:
            Speed. [Hz]
        """
        if not isinstance(asked, str):
            return asked
        slowest, fastest = self.speeds
        return {"max": fastest, "min": slowest}.get(asked, self.rated_speed)

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
        slowest, fastest = self.speeds
        share = (speed - slowest) / (fastest - slowest) if fastest > slowest else 0.0
        return self.lowest_suction_pressure * (1.0 + self.suction_band * share)


# Today's machine for cold climates: figures fitted to the quantiles of 330 such machines (NEEP list of 2018), each
# within what such machines are built with. Only what is marked * was fitted; the rest is typical practice.
COLD_CLIMATE = Machine(
    name="cold_climate",
    refrigerant="R32",
    # large coil for a 3-ton unit, 85 m³/min of air; * conductances give 6 K below −5 °C air at part load
    outdoor_coil=Coil(air_flow=1.70, air_conductance=3100.0, refrigerant_conductance=4000.0, fan_power=120.0),
    # 31 m³/min through a ductless or short-ducted unit; * conductances give 36 °C condensing at 6.8 kW
    indoor_coil=Coil(air_flow=0.63, air_conductance=1350.0, refrigerant_conductance=2800.0, fan_power=140.0),
    compressor=Compressor(
        displacement=21.0e-6,  # * 10.5 kW at 8.3 °C and 78 Hz; twin rotaries of this class sweep 18 to 30 cm³
        minimum_speed=15.0,
        maximum_speed=120.0,
        constant_loss=0.61,  # * with the next two, at rated speed: 0.78 at ratio 2.5, 0.55 at 5, 0.36 at 9
        lift_loss=0.23,
        lift_exponent=1.0,  # discharge valves: no loss from a wrong built-in ratio
        friction_loss=0.275,
        slow_loss=0.56,  # * at 15 Hz a quarter of the efficiency at rated speed is gone
        fast_loss=0.05,
        clearance_loss=0.010,  # rotary with next to no clearance
        leakage_loss=0.0015,
        throttling_loss=0.16,  # * capacity at 120 Hz is 1.35 times that at 78 Hz
    ),
    displacement_factor=DISPLACEMENT_FACTOR,
    rated_speed=78.0,
    slow_fan=0.6,
    superheat=5.0,
    subcooling=5.0,
    closest_approach=0.7,
    valve_pressure_loss=0.015,
    standby_power=50.0,  # controls, electronic valve, crankcase heating by the windings
    drive_loss=0.06,  # inverters are 94 to 97 % efficient
    lowest_suction_pressure=101_325.0,
    suction_band=0.3,
    highest_condensing_temperature=kelvin(63.0),
    injection_temperature=kelvin(110.0),
    highest_injection=0.7,
)

# What most homes with a mini-split or inverter unit have: smaller coils and motor, and hardly any liquid to cool its
# gas, so that capacity falls faster in the cold. Chosen so that its figures are those of a catalogue's middle: COP 3.5
# at 8.3 °C and 2.5 at -8.3 °C with 0.75 of the capacity, cooling COP 3.1 at 35 °C.
STANDARD_INVERTER = replace(
    COLD_CLIMATE,
    name="standard_inverter",
    refrigerant="R410A",
    outdoor_coil=Coil(air_flow=1.45, air_conductance=2600.0, refrigerant_conductance=3500.0, fan_power=130.0),
    indoor_coil=Coil(air_flow=0.60, air_conductance=1250.0, refrigerant_conductance=2600.0, fan_power=150.0),
    compressor=replace(
        COLD_CLIMATE.compressor,
        displacement=23.8e-6,
        minimum_speed=25.0,
        maximum_speed=85.0,
        constant_loss=0.64,
        slow_loss=0.35,
        clearance_loss=0.020,
    ),
    rated_speed=75.0,
    lowest_suction_pressure=150_000.0,  # low-pressure switch
    injection_temperature=kelvin(115.0),  # thermistor on the discharge line
    highest_injection=0.15,  # no injection port: the expansion valve lets liquid return when the gas gets too hot
)

# A unit of about 2000: one speed, on or off; scroll of fixed built-in ratio, small coils, strong fans. Chosen so that
# its figures are those of a unit of SEER 10 to 11: COP 3.2 at 8.3 °C and 2.4 at -8.3 °C with 0.66 of the capacity,
# cooling COP 2.6 at 35 °C; it stops near -18 °C.
OLDER_SINGLE_SPEED = replace(
    COLD_CLIMATE,
    name="older_single_speed",
    refrigerant="R22",
    # as the York unit of the reference states: fans 297 W outdoors and 438 W indoors
    outdoor_coil=Coil(air_flow=1.35, air_conductance=1750.0, refrigerant_conductance=2400.0, fan_power=280.0),
    indoor_coil=Coil(air_flow=0.62, air_conductance=900.0, refrigerant_conductance=2000.0, fan_power=380.0),
    compressor=Compressor(
        displacement=32.3e-6,
        minimum_speed=60.0,
        maximum_speed=60.0,
        constant_loss=1.14,  # with the next three: the measured fixed-speed scroll named in `overall_efficiency`
        lift_loss=0.032,
        lift_exponent=2.0,
        friction_loss=0.27,
        slow_loss=0.0,
        fast_loss=0.0,
        clearance_loss=0.055,
        leakage_loss=0.005,
        throttling_loss=0.05,
    ),
    rated_speed=60.0,
    slow_fan=1.0,
    superheat=6.0,
    valve_pressure_loss=0.03,
    standby_power=40.0,
    drive_loss=0.0,  # no inverter
    lowest_suction_pressure=140_000.0,
    suction_band=0.0,
    injection_temperature=kelvin(135.0),  # thermostat on the discharge line
    highest_injection=0.0,
)

MACHINES: dict[str, Machine] = {
    machine.name: machine for machine in (COLD_CLIMATE, STANDARD_INVERTER, OLDER_SINGLE_SPEED)
}
