"""Laws that hold at every operating point, as predicates of a solved machine: for tests, and for anyone who doubts."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose

from physics import moist_air
from physics.cycle import carnot_limit
from physics.heat_exchanger import log_mean
from physics.operating_point import Mode
from physics.snapshot import AirStream, Snapshot
from physics.states import State

CLOSE = 1e-6  # relative, between two ways to the same figure


def energy_closes(snapshot: Snapshot) -> bool:
    """What comes in goes out: in the refrigerant, in each coil, and as heat of the room.

    Args:
        snapshot: The solved machine.
    Returns:
        Whether it holds.
    """
    s, (absorbed, _c, redirected, released, expanded) = snapshot, _states(snapshot)
    condenser_flow = s.mass_flow + s.injection_flow
    fan = s.indoor_fan_power
    room = s.heat_absorbed + s.compressor_power + fan if s.point.mode is Mode.WINTER else s.heat_absorbed - fan
    return (
        abs(s.heat_released - s.heat_absorbed - s.compressor_power) < CLOSE * s.heat_released
        and isclose(condenser_flow * (redirected.enthalpy - released.enthalpy), s.heat_released, rel_tol=CLOSE)
        and isclose(s.mass_flow * (absorbed.enthalpy - expanded.enthalpy), s.heat_absorbed, rel_tol=CLOSE)
        and isclose(room, s.capacity, rel_tol=1e-9)
    )


def air_carries_the_heat(snapshot: Snapshot) -> bool:
    """Each coil's air warms or cools by what the refrigerant exchanges, less what moisture gives.

    Args:
        snapshot: The solved machine.
    Returns:
        Whether it holds.
    """
    heats = (snapshot.heat_absorbed - snapshot.latent, -snapshot.heat_released)
    for air, heat, moist in zip(snapshot.coil_airs, heats, (True, False), strict=True):
        moisture = moist_air.humidity_ratio(air.entering_temperature, air.humidity) if moist else 0.0
        rate = air.flow * moist_air.heat_capacity(moisture)
        if not isclose(rate * (air.entering_temperature - air.leaving_temperature), heat, rel_tol=CLOSE):
            return False
    return True


def entropy_never_falls(snapshot: Snapshot) -> bool:
    """No stage destroys entropy, that of the air it exchanges heat with included.

    Args:
        snapshot: The solved machine.
    Returns:
        Whether it holds.
    """
    s, (absorbed, compressed, redirected, released, expanded) = snapshot, _states(snapshot)
    cold_air, warm_air = s.coil_airs
    flow, injected = s.mass_flow, s.injection_flow
    produced = (
        flow * (absorbed.entropy - expanded.entropy) - s.heat_absorbed / _mean_temperature(cold_air),
        (flow + injected) * compressed.entropy - flow * absorbed.entropy - injected * released.entropy,
        redirected.entropy - compressed.entropy,
        (flow + injected) * (released.entropy - redirected.entropy) + s.heat_released / _mean_temperature(warm_air),
        expanded.entropy - released.entropy,
    )
    return min(produced) >= 0.0


def _mean_temperature(air: AirStream) -> float:
    """At which air's entropy changes with its heat: the logarithmic mean of before and behind the coil. [K]"""
    return log_mean(air.entering_temperature, air.leaving_temperature)


def heat_flows_downhill(snapshot: Snapshot) -> bool:
    """Refrigerant stays colder than the air that warms it, and warmer than the air it warms.

    A blend glides: the air that leaves the evaporator is compared with the coldest refrigerant in it, at the inlet.

    Args:
        snapshot: The solved machine.
    Returns:
        Whether it holds.
    """
    s, states = snapshot, _states(snapshot)
    cold_air, warm_air = s.coil_airs
    return (
        max(states[0].temperature, states[4].temperature, s.evaporating_temperature) < cold_air.entering_temperature
        and states[4].temperature < cold_air.leaving_temperature <= cold_air.entering_temperature
        and warm_air.entering_temperature <= warm_air.leaving_temperature < s.condensing_temperature
        and states[3].temperature > warm_air.entering_temperature
    )


def pressures_are_ordered(snapshot: Snapshot) -> bool:
    """Compressor over valve, condenser, evaporator; throttling and the reversing valve keep enthalpy.

    Args:
        snapshot: The solved machine.
    Returns:
        Whether it holds.
    """
    states = _states(snapshot)
    absorbed, compressed, redirected, released, expanded = (state.pressure for state in states)
    h = [state.enthalpy for state in states]
    return (
        compressed > redirected == released > expanded
        and isclose(expanded, absorbed, rel_tol=1e-12)
        and h[4] == h[3]
        and isclose(h[2], h[1], rel_tol=1e-9)
    )


def cop_stays_below_carnot(snapshot: Snapshot) -> bool:
    """No machine beats the reversible one between the same two airs.

    Args:
        snapshot: The solved machine.
    Returns:
        Whether it holds; true where heat would flow by itself.
    """
    point = snapshot.point
    limit = carnot_limit(point.mode, point.outdoor_temperature, point.indoor_temperature)
    return snapshot.cop > 0.0 and (limit is None or snapshot.cop < limit)


def _states(snapshot: Snapshot) -> tuple[State, ...]:
    return tuple(stage.state for stage in snapshot.stages)


LAWS: tuple[Callable[[Snapshot], bool], ...] = (
    energy_closes,
    air_carries_the_heat,
    entropy_never_falls,
    heat_flows_downhill,
    pressures_are_ordered,
    cop_stays_below_carnot,
)
