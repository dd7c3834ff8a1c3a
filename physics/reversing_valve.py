"""The reversing valve: it decides which coil the hot gas meets first, at the price of a little pressure."""

from __future__ import annotations

from physics.machine import Component
from physics.operating_point import Mode


def condenser(mode: Mode) -> Component:
    """Coil to which the valve sends the discharge gas.

    Args:
        mode: Position of the valve.
    Returns:
        The coil that releases heat.
    """
    return Component.INDOOR_COIL if mode is Mode.WINTER else Component.OUTDOOR_COIL


def evaporator(mode: Mode) -> Component:
    """Coil from which the valve lets the compressor draw.

    Args:
        mode: Position of the valve.
    Returns:
        The coil that absorbs heat.
    """
    return Component.OUTDOOR_COIL if mode is Mode.WINTER else Component.INDOOR_COIL


def inlet_pressure(outlet_pressure: float, pressure_loss: float) -> float:
    """Discharge pressure that leaves a pressure behind the valve; the enthalpy does not change.

    Args:
        outlet_pressure: Pressure behind the valve. [Pa]
        pressure_loss: Share of the inlet pressure that is lost. [-]
    Returns:
        Pressure before the valve. [Pa]
    """
    return outlet_pressure / (1.0 - pressure_loss)
