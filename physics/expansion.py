"""The expansion valve: liquid at high pressure goes in, a cold mixture at low pressure comes out."""

from __future__ import annotations

from physics.states import Saturation, State, mixture


def throttle(liquid_enthalpy: float, evaporating: Saturation) -> State:
    """State behind the valve: no work and no heat, so the enthalpy stays and part of the liquid flashes.

    Args:
        liquid_enthalpy: Specific enthalpy of the liquid before the valve. [J/kg]
        evaporating: Saturated states at the evaporator's pressure.
    Returns:
        The mixture that enters the evaporator.
    Raises:
        OutOfRange: The liquid is so cold that none of it would flash.
    """
    return mixture(evaporating, liquid_enthalpy)


def held_difference(setting: float, available: float, closest_approach: float) -> float:
    """Superheat or subcooling that is reached when the air leaves less room than the setting asks for.

    Args:
        setting: Superheat or subcooling that the control aims at. [K]
        available: Temperature difference between air and saturated refrigerant. [K]
        closest_approach: Share of that difference that may be used up. [-]
    Returns:
        Superheat or subcooling, never negative. [K]
    """
    reached = closest_approach * available
    return setting if reached > setting else reached if reached > 0.0 else 0.0
