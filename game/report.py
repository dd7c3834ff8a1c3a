"""Solved figures for machines to read: the JSON object and the flat CSV row of the command line."""

from __future__ import annotations

from typing import Any

from game.model.parameters import INDOOR, INDOOR_HUMIDITY, OUTDOOR, OUTDOOR_HUMIDITY, SPEED
from physics import moist_air
from physics.cycle import BareCycle, carnot_limit
from physics.house import HOUSE
from physics.machine import Machine
from physics.operating_point import Limit, Mode, OperatingPoint, celsius
from physics.snapshot import Snapshot
from physics.states import State


def _state(state: State) -> dict[str, Any]:
    return {
        "temperature_c": round(celsius(state.temperature), 4),
        "pressure_bar": round(state.pressure / 1e5, 6),
        "enthalpy_kj_kg": round(state.enthalpy / 1e3, 6),
        "entropy_kj_kg_k": round(state.entropy / 1e3, 8),
        "quality": None if state.quality is None else round(state.quality, 6),
    }


def inputs(point: OperatingPoint, machine: Machine) -> dict[str, Any]:
    """The inputs as they were given, the humidity outdoors as it was taken.

    Args:
        point: The operating point.
        machine: The heat pump.
    Returns:
        Keys `mode`, `outdoor_c`, `indoor_c`, `machine`, `refrigerant`, `speed`, both humidities, and the superheat and
        the subcooling that the machine is to hold where the air leaves room.
    """
    return {
        "mode": point.mode.value,
        OUTDOOR.column: round(celsius(point.outdoor_temperature), 6),
        INDOOR.column: round(celsius(point.indoor_temperature), 6),
        "refrigerant": point.refrigerant,
        SPEED.column: point.speed,
        "machine": machine.name,
        OUTDOOR_HUMIDITY.column: round(point.humidity_outdoors * 100.0, 2),
        INDOOR_HUMIDITY.column: round(point.indoor_humidity * 100.0, 2),
        "superheat_set_k": machine.superheat,
        "subcooling_set_k": machine.subcooling,
    }


def figures(snapshot: Snapshot) -> dict[str, Any]:
    """Everything solved, without inputs and stages.

    Args:
        snapshot: The solved machine.
    Returns:
        Figures by name with unit, in the order of the columns.
    """
    point = snapshot.point
    carnot = carnot_limit(point.mode, point.outdoor_temperature, point.indoor_temperature)
    dew_point = moist_air.dew_point(point.outdoor_temperature, point.humidity_outdoors)
    winter = point.mode is Mode.WINTER
    shortfall = round(snapshot.shortfall / 1e3, 9)
    kilowatts = {
        "heat_absorbed_kw": snapshot.heat_absorbed,
        "heat_released_kw": snapshot.heat_released,
        "compressor_power_kw": snapshot.compressor_power,
        "drive_loss_kw": snapshot.drive_loss,
        "outdoor_fan_kw": snapshot.outdoor_fan_power,
        "indoor_fan_kw": snapshot.indoor_fan_power,
        "fan_power_kw": snapshot.fan_power,
        "total_power_kw": snapshot.total_power,
        "capacity_kw": snapshot.capacity,
    }
    found: dict[str, Any] = {
        "evaporating_temperature_c": round(celsius(snapshot.evaporating_temperature), 4),
        "condensing_temperature_c": round(celsius(snapshot.condensing_temperature), 4),
        "evaporating_bubble_c": round(celsius(snapshot.cycle.evaporating.bubble_temperature), 4),
        "condensing_bubble_c": round(celsius(snapshot.cycle.condensing.bubble_temperature), 4),
        "superheat_k": round(snapshot.superheat, 4),
        "subcooling_k": round(snapshot.subcooling, 4),
        "pressure_ratio": round(snapshot.pressure_ratio, 6),
        "isentropic_efficiency": round(snapshot.isentropic_efficiency, 6),
        "volumetric_efficiency": round(snapshot.volumetric_efficiency, 6),
        "mass_flow_kg_s": round(snapshot.mass_flow, 8),
        "injection_flow_kg_s": round(snapshot.injection_flow, 8),
        "compressor_speed_hz": round(snapshot.compressor_speed, 4),
        **{name: round(value / 1e3, 9) for name, value in kilowatts.items()},
        "cop": round(snapshot.cop, 6),
        "carnot_cop": None if carnot is None else round(carnot, 6),
        "house_load_kw": round(snapshot.house_load / 1e3, 9),
        "shortfall_kw": shortfall,
        "backup_heat_kw": shortfall if winter else 0.0,
        "running_share": round(snapshot.running_share, 6),
        "outdoor_dew_point_c": round(celsius(dew_point), 4),
        "outdoor_coil_surface_c": round(celsius(snapshot.outdoor_air.surface_temperature), 4),
        "indoor_coil_surface_c": round(celsius(snapshot.indoor_air.surface_temperature), 4),
        "outdoor_air_leaving_c": round(celsius(snapshot.outdoor_air.leaving_temperature), 4),
        "indoor_air_leaving_c": round(celsius(snapshot.indoor_air.leaving_temperature), 4),
        "supply_air_c": round(celsius(snapshot.supply_air_temperature), 4),
    }
    if winter:
        found["cop_with_backup"] = round(snapshot.cop_with_backup, 6)
        found["outdoor_latent_kw"] = round(snapshot.latent / 1e3, 9)
        found["outdoor_moisture_kg_h"] = round(snapshot.condensate * 3600.0, 6)
    else:
        found["sensible_kw"] = round((snapshot.capacity - snapshot.latent) / 1e3, 9)
        found["latent_kw"] = round(snapshot.latent / 1e3, 9)
        found["condensate_l_h"] = round(snapshot.condensate * 3600.0, 6)
    found["limits"] = [limit.value for limit in snapshot.limits]
    return found


def solved(snapshot: Snapshot) -> dict[str, Any]:
    """The object that `solve` prints.

    Args:
        snapshot: The solved machine.
    Returns:
        `inputs`, `stages` and all figures, ready for JSON.
    """
    stages = [
        {
            "number": stage.number,
            "process": stage.process.value,
            "component": stage.component.value,
            "role": stage.role,
            **_state(stage.state),
            "phase": stage.state.phase,
            "density_kg_m3": round(stage.state.density, 6),
        }
        for stage in snapshot.stages
    ]
    return {"inputs": inputs(snapshot.point, snapshot.machine), "stages": stages, **figures(snapshot)}


def stopped(point: OperatingPoint, machine: Machine, limit: Limit) -> dict[str, Any]:
    """The row of `sweep` for weather in which the machine stands still: only what the house needs and what meets it.

    Args:
        point: The inputs.
        machine: The machine.
        limit: What stops it.
    Returns:
        Values by column name.
    """
    load = round(HOUSE.load(point.mode, point.outdoor_temperature, point.indoor_temperature) / 1e3, 9)
    return {
        **inputs(point, machine),
        "house_load_kw": load,
        "shortfall_kw": load,
        "backup_heat_kw": load if point.mode is Mode.WINTER else 0.0,
        "limits": f"stopped: {limit.value}",
    }


def row(snapshot: Snapshot) -> dict[str, Any]:
    """The same figures as one flat row of `sweep`.

    Args:
        snapshot: The solved machine.
    Returns:
        Values by column name.
    """
    found = solved(snapshot)
    flat: dict[str, Any] = found.pop("inputs")
    for stage in found.pop("stages"):
        prefix = f"{stage['process']}_"
        flat |= {prefix + key: value for key, value in stage.items() if key not in ("number", "process")}
    return {**flat, **found, "limits": "; ".join(found["limits"])}


def cycle(found: BareCycle) -> dict[str, Any]:
    """The object that `cycle` prints.

    Args:
        found: The textbook cycle.
    Returns:
        `states` (suction, discharge, liquid, mixture), `cop_heating` and `cop_cooling`, ready for JSON.
    """
    names = ("suction", "discharge", "liquid", "mixture")
    return {
        "states": [{"name": name, **_state(getattr(found, name))} for name in names],
        "cop_heating": round(found.cop_heating, 6),
        "cop_cooling": round(found.cop_cooling, 6),
    }
