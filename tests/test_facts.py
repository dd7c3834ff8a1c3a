"""Facts that the app ships, against the tables of where they come from."""

from pathlib import Path

import pytest

from game.model import running_cost
from physics.balance import solve
from physics.heat_exchanger import Coil
from physics.machine import MACHINES, Machine
from physics.moist_air import (
    FREEZING,
    TRIPLE_POINT,
    humidity_ratio,
    pressure_over_water,
    saturation_pressure,
    typical_outdoor_humidity,
)
from physics.operating_point import Mode, OperatingPoint, celsius, kelvin
from physics.refrigerant import REFRIGERANTS
from tests.reference import rows

MODEL = Path(__file__).resolve().parents[1] / "physics" / "model.md"
KILOGRAMS = 0.45359237  # in a pound
THERM, GALLON = 29.3, 40.6  # kWh in a therm of gas and in a gallon of no. 2 oil
WELL_FILLED = 100.0  # hours in a bin of weather, below which its mean says little


def test_vapour_pressures_over_ice_and_over_water_meet() -> None:
    for edge in (FREEZING, TRIPLE_POINT):
        below, above = saturation_pressure(edge - 1e-9), saturation_pressure(edge)
        assert above == pytest.approx(below, rel=1e-8)  # where it jumped there would be no balance
    assert saturation_pressure(TRIPLE_POINT) == pytest.approx(611.657, rel=1e-6)  # Guildner et al. 1976


def test_refrigerants_have_their_warming_and_safety_class() -> None:
    found = {
        row["refrigerant"]: (float(row["GWP100_AR4"]), row["ASHRAE34_class"]) for row in rows("refrigerant_facts.csv")
    }
    for name, facts in REFRIGERANTS.items():
        assert (facts.gwp, facts.safety_class) == found[name]


def test_prices_and_emissions_are_those_of_their_sources() -> None:
    found = {row["item"]: float(row["value"]) for row in rows("emission_price_facts.csv")}
    expected = {
        "GRID_EMISSION": found["grid CO2 NEWE (New England) total output"] * KILOGRAMS,
        "GAS_EMISSION": found["natural gas combustion"] * 1e3 / (10.0 * THERM),
        "OIL_EMISSION": found["fuel oil no. 2 combustion"] * 1e3 / GALLON,
        "ELECTRICITY_PRICE": found["Boston electricity retail"],
        "GAS_PRICE": found["Boston piped gas retail"] / THERM,
        "OIL_PRICE": found["Massachusetts heating oil winter"] / GALLON,
    }
    assert {name: getattr(running_cost, name) for name in expected} == pytest.approx(expected, rel=0.001)


def test_typical_humidity_follows_the_hours_of_a_year() -> None:
    bins = [row for row in rows("weather_bins_boston.csv") if float(row["hours"]) >= WELL_FILLED]
    assert len(bins) > 30
    for row in bins:
        temperature = float(row["T_bin_center_C"]) + FREEZING
        ours = typical_outdoor_humidity(temperature)
        over_water = ours * saturation_pressure(temperature) / pressure_over_water(temperature)
        assert over_water == pytest.approx(float(row["mean_RH_pct"]) / 100.0, abs=0.06)
        moisture = humidity_ratio(temperature, ours)
        assert moisture * 1e3 == pytest.approx(float(row["mean_humidity_ratio_g_kg"]), rel=0.12)


def machine_facts(machine: Machine) -> dict[str, str]:
    """Constants of a machine as the model's description writes them."""
    outdoors, indoors, c = machine.outdoor_coil, machine.indoor_coil, machine.compressor
    slowest, fastest = machine.speeds

    def conductances(coil: Coil) -> str:
        return f"{coil.air_conductance:.0f} / {coil.refrigerant_conductance:.0f}"

    def written(temperature: float) -> str:
        return f"{celsius(temperature):g} °C".replace("-", "\N{MINUS SIGN}")

    points = (
        OperatingPoint(Mode.WINTER, kelvin(outdoor), kelvin(21.11), machine.refrigerant, speed)
        for outdoor, speed in ((8.33, "rated"), (-8.33, "max"))
    )
    mild, cold = (solve(point, machine) for point in points)
    return {
        "built for": REFRIGERANTS[machine.refrigerant].label,
        "compressor": (f"{slowest:.0f} to {fastest:.0f} Hz" if slowest < fastest else f"{slowest:.0f} Hz")
        + f", {machine.displacement(machine.refrigerant) * 1e6:.1f} cm³",
        "outdoor coil UA / K at 10 kW [W/K]": conductances(outdoors),
        "indoor coil UA / K at 10 kW [W/K]": conductances(indoors),
        "fans outdoors / indoors [W]": f"{outdoors.fan_power:.0f} / {indoors.fan_power:.0f}",
        "air outdoors / indoors [kg/s]": f"{outdoors.air_flow:.2f} / {indoors.air_flow:.2f}",
        "rated speed [Hz], slowest fans": f"{machine.rated_speed:.0f}, {machine.slow_fan:.1f}",
        "a, b, n, c": f"{c.constant_loss:.3f}, {c.lift_loss:.3f}, {c.lift_exponent:.1f}, {c.friction_loss:.3f}",
        "slow, fast": f"{c.slow_loss:.2f}, {c.fast_loss:.2f}",
        "c_v, l, t": f"{c.clearance_loss:.3f}, {c.leakage_loss:.4f}, {c.throttling_loss:.2f}",
        "low-pressure switch, as evaporating temperature": written(machine.lowest_evaporating_temperature),
        "high-pressure switch, as condensing temperature": written(machine.highest_condensing_temperature),
        "superheat, subcooling [K]": f"{machine.superheat:g}, {machine.subcooling:g}",
        "drive loss of W, electronics (`drive_loss_kw` is both)": (
            f"{100.0 * machine.drive_loss:.0f} %, {machine.standby_power:.0f} W"
        ),
        "hottest gas, injection": f"{written(machine.injection_temperature)}, "
        + (f"up to {machine.highest_injection:.2f}" if machine.highest_injection else "none"),
        "COP at 8.33 °C, rated speed": f"{mild.cop:.2f}",
        "COP at −8.33 °C, full speed": f"{cold.cop:.2f}",
        "capacity at −8.33 °C and full speed over that at 8.33 °C, rated": f"{cold.capacity / mild.capacity:.2f}",
    }


def test_the_description_states_the_machines_as_they_are() -> None:
    written = MODEL.read_text(encoding="utf-8")
    by_machine = [machine_facts(machine) for machine in MACHINES.values()]
    for name in by_machine[0]:
        assert f"| {name} | {' | '.join(facts[name] for facts in by_machine)} |" in written
    assert {machine.closest_approach for machine in MACHINES.values()} == {0.7}
    assert {machine.standby_power for machine in MACHINES.values()} == {40.0}
