"""What the same heat costs and emits, by the heat pump and by what it replaces."""

from __future__ import annotations

from dataclasses import dataclass

REGION = "New England"
ELECTRICITY_PRICE = 0.305  # USD/kWh, Boston, residential, December 2024 (BLS)
GAS_PRICE = 0.0857  # USD/kWh of fuel: 2.510 USD/therm, Boston, residential, December 2024 (BLS)
OIL_PRICE = 0.0764  # USD/kWh of fuel: 3.10 USD/gallon, Massachusetts, winter 2025-26 (DOER forecast)
GRID_EMISSION = 244.6  # g/kWh: New England's grid, 2023 (EPA eGRID2023)
GAS_EMISSION = 181.1  # g/kWh of fuel, burning natural gas (EPA Emission Factors Hub 2024)
OIL_EMISSION = 251.5  # g/kWh of fuel, burning no. 2 oil (EPA Emission Factors Hub 2024)
GAS_FURNACE, OIL_BOILER, BASEBOARD = 0.95, 0.85, 1.0  # heat over the energy bought


@dataclass(frozen=True)
class Cost:
    """What one kilowatt-hour of heat takes.

    Attributes:
        energy: Energy bought. [kWh]
        price: Its price. [USD]
        emission: CO2 that it emits. [g]
    """

    energy: float
    price: float
    emission: float


def cost(yield_: float, price: float, emission: float) -> Cost:
    """What one kilowatt-hour of heat takes.

    Args:
        yield_: Heat over the energy bought, such as a COP. [-]
        price: Of the energy. [USD/kWh]
        emission: Of the energy. [g/kWh]
    Returns:
        Energy, price and emission.
    """
    return Cost(1.0 / yield_, price / yield_, emission / yield_)
