"""Facts that the app ships, against the tables of where they come from."""

import pytest

from game.model import running_cost
from physics.moist_air import FREEZING, typical_outdoor_humidity
from physics.refrigerant import REFRIGERANTS
from tests.reference import rows

KILOGRAMS = 0.45359237  # in a pound
THERM, GALLON = 29.3, 40.6  # kWh in a therm of gas and in a gallon of no. 2 oil
WELL_FILLED = 100.0  # hours in a bin of weather, below which its mean says little


def test_refrigerants_have_their_warming_and_safety_class() -> None:
    found = {
        row["refrigerant"]: (float(row["GWP100_AR4"]), row["ASHRAE34_class"]) for row in rows("refrigerant_facts.csv")
    }
    for name, facts in REFRIGERANTS.items():
        assert (facts.gwp, facts.safety_class) == found[name]


def test_prices_and_emissions_are_those_of_their_sources() -> None:
    found = {row["item"]: float(row["value"]) for row in rows("emission_price_facts.csv")}
    expected = {
        running_cost.GRID_EMISSION: found["grid CO2 NEWE (New England) total output"] * KILOGRAMS,
        running_cost.OIL_EMISSION: found["fuel oil no. 2 combustion"] * 1e3 / GALLON,
        running_cost.ELECTRICITY_PRICE: found["Boston electricity retail"],
        running_cost.GAS_PRICE: found["Boston piped gas retail"] / THERM,
        running_cost.OIL_PRICE: found["Massachusetts heating oil winter"] / GALLON,
    }
    for ours, theirs in expected.items():
        assert ours == pytest.approx(theirs, rel=0.001)
    assert pytest.approx(found["natural gas combustion"] * 1e3 / (10.0 * THERM), rel=0.001) == running_cost.GAS_EMISSION


def test_typical_humidity_follows_the_hours_of_a_year() -> None:
    bins = [row for row in rows("weather_bins_boston.csv") if float(row["hours"]) >= WELL_FILLED]
    assert len(bins) > 30
    for row in bins:
        ours = typical_outdoor_humidity(float(row["T_bin_center_C"]) + FREEZING)
        assert ours == pytest.approx(float(row["mean_RH_pct"]) / 100.0, abs=0.06)
