"""The machine on the wall and outdoors: what it is built from, and what it must not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from physics.compressor import Compressor
from physics.heat_exchanger import Coil
from physics.operating_point import kelvin

# Displacement over that for R-32 at which each machine keeps its rated capacity
DISPLACEMENT_FACTOR = {
    "cold_climate": {
        "R32": 1.0,
        "R410A": 1.097,
        "R454B": 1.128,
        "R290": 1.893,
        "R134a": 2.603,
        "R407C": 1.629,
        "R22": 1.618,
    },
    "standard_inverter": {
        "R32": 1.0,
        "R410A": 1.095,
        "R454B": 1.128,
        "R290": 1.888,
        "R134a": 2.624,
        "R407C": 1.636,
        "R22": 1.62,
    },
    "older_single_speed": {
        "R32": 1.0,
        "R410A": 1.101,
        "R454B": 1.131,
        "R290": 1.882,
        "R134a": 2.715,
        "R407C": 1.675,
        "R22": 1.628,
    },
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
        drive_loss: What inverter and compressor shell give off outdoors for each watt that reaches the gas. [-]
        lowest_evaporating_temperature: Where the low-pressure switch opens, as saturation temperature; bound at
            minimum speed, but never below the atmosphere's pressure, lest a leak draw in air. [K]
        suction_band: Share by which that pressure lies higher at maximum speed, so that the protection slows
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
    lowest_evaporating_temperature: float
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
        Raises:
            KeyError: The word stands for no speed.
        """
        if not isinstance(asked, str):
            return asked
        slowest, fastest = self.speeds
        return {"rated": self.rated_speed, "max": fastest, "min": slowest}[asked]

    def displacement(self, refrigerant: str) -> float:
        """What the compressor sweeps in a turn, built for a refrigerant.

        Args:
            refrigerant: Key of `REFRIGERANTS`.
        Returns:
            Swept volume. [m³]
        """
        return self.compressor.displacement * self.displacement_factor[refrigerant]

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
        share = (speed - slowest) / (self.rated_speed - slowest)
        return 1.0 if share > 1.0 else self.slow_fan + (1.0 - self.slow_fan) * share

    def suction_margin(self, speed: float) -> float:
        """How much higher than at minimum speed the suction pressure is held.

        Args:
            speed: Compressor speed. [Hz]
        Returns:
            Bound at that speed over the bound at minimum speed, 1 or more. [-]
        """
        slowest, fastest = self.speeds
        share = (speed - slowest) / (fastest - slowest) if fastest > slowest else 0.0
        return 1.0 + self.suction_band * share


# Today's machine for cold climates. What is marked * was fitted, within what such machines are built with, to the
# quantiles of 330 of them (NEEP list of 2018), and to how makers' tables change: at a fixed speed an eighth less power
# at -15 °C than at 8.3 °C, and still less at -25 °C; capacity that falls a little as the room gets warmer; a COP in
# summer at 27.8 °C of 1.25 times that at 35 °C. The rest is typical practice.
COLD_CLIMATE = Machine(
    name="cold_climate",
    refrigerant="R32",
    # large coil for a 3-ton unit, 85 m³/min of air; * conductances give 6 K below −5 °C air at part load; two fifths
    # of the fan's electricity move that against 35 Pa
    outdoor_coil=Coil(air_flow=1.70, air_conductance=3700.0, refrigerant_conductance=2750.0, fan_power=120.0),
    # 31 m³/min through a ductless or short-ducted unit; * conductances give 37 °C condensing at 6.8 kW; the fan as
    # above, by the 105 Pa of filter, coil and short ducts
    indoor_coil=Coil(air_flow=0.63, air_conductance=1560.0, refrigerant_conductance=1800.0, fan_power=140.0),
    compressor=Compressor(
        displacement=23.6e-6,  # * 10.5 kW at 8.3 °C and 78 Hz; twin rotaries of this class sweep 18 to 30 cm³
        minimum_speed=15.0,  # * with the maximum: 0.25 to 1.33 times the rated capacity, inside the quartiles
        maximum_speed=120.0,
        constant_loss=0.69,  # * with the next three, of all electricity at rated speed: 0.77 at ratio 2, 0.75 at 3,
        lift_loss=0.082,  # 0.59 at 5, 0.46 at 7 and 0.37 at 9, above the fixed scroll of the older machine
        lift_exponent=1.3,
        friction_loss=0.19,
        slow_loss=0.66,  # * at 15 Hz and ratio 2 three tenths of the efficiency at rated speed are gone
        fast_loss=0.13,  # * gas friction; at 120 Hz efficiency is 2 % lower than at rated speed
        clearance_loss=0.031,  # * a rotary's: 6 % of the swept volume at ratio 3, 22 % at 8
        leakage_loss=0.005,  # at 15 Hz and ratio 3 another 4 % of the swept volume, and of the power
        throttling_loss=0.14,  # * capacity at 120 Hz is 1.33 times that at 78 Hz
    ),
    displacement_factor=DISPLACEMENT_FACTOR["cold_climate"],
    rated_speed=78.0,  # * two thirds of the fastest: what is left is for the cold
    slow_fan=0.6,  # a fifth of the fan's power, by its cube
    superheat=5.0,  # about the least that an electronic valve holds steadily, so that no liquid reaches the compressor
    subcooling=5.0,  # usual charge: enough to bring liquid, not bubbles, to the valve
    closest_approach=0.7,  # gas cannot get warmer than the air, and the last third would take ever more surface
    valve_pressure_loss=0.015,  # 0.35 bar in the default weather, a usual valve's few tenths
    standby_power=40.0,  # controls, electronic valve, crankcase heating by the windings
    drive_loss=0.14,  # inverters are 94 to 97 % efficient; a shell in outdoor air loses about a tenth of its input
    lowest_evaporating_temperature=kelvin(-52.0),  # R-32 boils there at one atmosphere
    suction_band=0.3,  # some kelvin of evaporating temperature, over which control slows down instead of stopping
    highest_condensing_temperature=kelvin(63.0),  # R-32 at 42 bar, a usual high-pressure switch
    injection_temperature=kelvin(110.0),  # what oil and motor bear for years, a typical bound
    highest_injection=0.7,  # R-32 takes 0.38 at full speed at -30 °C; more is for hotter rooms
)

# What most homes with a mini-split or inverter unit have: smaller coils and motor, and hardly any liquid to cool its
# gas, so that capacity falls faster in the cold. Chosen so that its figures are those of a catalogue's middle: COP 3.4
# at 8.3 °C and 2.6 at -8.3 °C with 0.71 of the capacity, cooling COP 3.1 at 35 °C.
STANDARD_INVERTER = replace(
    COLD_CLIMATE,
    name="standard_inverter",
    refrigerant="R410A",
    # 0.7 and 0.8 times the fins of the one above, which a seventh and a twentieth less air passes; the tubes' insides
    # and the fans as it takes to meet the figures above
    outdoor_coil=Coil(air_flow=1.45, air_conductance=2600.0, refrigerant_conductance=3500.0, fan_power=130.0),
    indoor_coil=Coil(air_flow=0.60, air_conductance=1250.0, refrigerant_conductance=2600.0, fan_power=150.0),
    compressor=replace(
        COLD_CLIMATE.compressor,
        displacement=25.6e-6,  # 10.4 kW at 8.3 °C and 75 Hz, nearly as much as the one above
        minimum_speed=25.0,  # narrower than above: little is left for the cold, and it cycles sooner in mild weather
        maximum_speed=85.0,
        constant_loss=0.78,  # an eighth more than above
        slow_loss=0.42,  # at 25 Hz about the loss of the one above there
        clearance_loss=0.040,  # more than above, so that capacity falls faster in the cold
    ),
    displacement_factor=DISPLACEMENT_FACTOR["standard_inverter"],
    rated_speed=75.0,  # close to the fastest
    lowest_evaporating_temperature=kelvin(-43.0),  # R-410A at 1.5 bar
    injection_temperature=kelvin(115.0),  # thermistor on the discharge line
    highest_injection=0.15,  # no injection port: the expansion valve lets liquid return when the gas gets too hot
)

# A unit of about 2000: one speed, on or off; scroll of fixed built-in ratio, small coils, strong fans. Chosen so that
# its figures are those of a unit of SEER 10 to 11: COP 3.1 at 8.3 °C and 2.4 at -8.3 °C with 0.65 of the capacity,
# cooling COP 2.6 at 35 °C; it stops near -21 °C.
OLDER_SINGLE_SPEED = replace(
    COLD_CLIMATE,
    name="older_single_speed",
    refrigerant="R22",
    # about half the first machine's fins, so that it boils at -2 °C and condenses at 47 °C in air of 8.3 °C; fans a
    # little below the York unit of the reference, which states 297 W outdoors and 438 W indoors
    outdoor_coil=Coil(air_flow=1.35, air_conductance=1750.0, refrigerant_conductance=2400.0, fan_power=280.0),
    indoor_coil=Coil(air_flow=0.62, air_conductance=900.0, refrigerant_conductance=2000.0, fan_power=380.0),
    compressor=Compressor(
        displacement=33.5e-6,  # with R-22 1.63 times as much: 10.3 kW at 8.3 °C
        minimum_speed=60.0,  # the mains
        maximum_speed=60.0,
        constant_loss=1.14 / 1.1,  # with the next three and what the shell loses: the measured fixed-speed scroll
        lift_loss=0.032 / 1.1,  # named in `efficiencies`
        lift_exponent=2.0,
        friction_loss=0.27 / 1.1,
        slow_loss=0.0,
        fast_loss=0.0,
        clearance_loss=0.065,  # with the next two: capacity at -8.3 °C 0.65 times that at 8.3 °C
        leakage_loss=0.0,  # what leaks is in the two above, as it has one speed
        throttling_loss=0.05,
    ),
    displacement_factor=DISPLACEMENT_FACTOR["older_single_speed"],
    rated_speed=60.0,
    slow_fan=1.0,
    superheat=6.0,  # a thermostatic valve needs more than an electronic one
    valve_pressure_loss=0.03,  # twice that above: small valves and pipes
    drive_loss=0.10,  # no inverter; the shell's loss
    lowest_evaporating_temperature=kelvin(-33.5),  # R-22 at 1.4 bar
    suction_band=0.0,  # it cannot slow down
    highest_condensing_temperature=kelvin(67.0),  # a switch at 28 bar of R-22
    injection_temperature=kelvin(135.0),  # thermostat on the discharge line
    highest_injection=0.0,
)

MACHINES: dict[str, Machine] = {
    machine.name: machine for machine in (COLD_CLIMATE, STANDARD_INVERTER, OLDER_SINGLE_SPEED)
}
