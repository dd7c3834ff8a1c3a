"""The bare cycle against other software, textbooks and the states of a like machine."""

import pytest
from CoolProp.CoolProp import PQ_INPUTS, QT_INPUTS, AbstractState

from physics.cycle import BareCycle, bare_cycle
from physics.operating_point import OutOfRange, celsius, kelvin
from physics.refrigerant import REFRIGERANTS, Refrigerant, refrigerant
from tests.reference import rows

TEMPERATURE_TOLERANCE_K = 0.2
ENTHALPY_TOLERANCE_J_KG = 300.0
TESPY_TOLERANCES = {"cop": 2e-5, "kelvin": 1e-3, "joules": 1.0, "quality": 1e-4}  # it has the same properties
TEXTBOOK_COP_TOLERANCE = 0.01
LIKE_ENTHALPY_TOLERANCE = 0.015


def _tespy_id(row: dict[str, str]) -> str:
    return f"{row['refrigerant']} {row['T_evap_dew_C']}/{row['T_cond_dew_C']}"


@pytest.mark.parametrize("row", rows("tespy_cycle_states.csv"), ids=_tespy_id)
def test_cycle_meets_tespy(row: dict[str, str]) -> None:
    fluid = refrigerant(row["refrigerant"])
    found = bare_cycle(
        fluid,
        fluid.saturation(kelvin(float(row["T_evap_dew_C"]))),
        fluid.saturation(kelvin(float(row["T_cond_dew_C"]))),
        float(row["superheat_K"]),
        float(row["subcool_below_bubble_K"]),
        float(row["eta_isentropic"]),
        float(row["pressure_ratio_each_HX"]),
    )
    most = TESPY_TOLERANCES
    assert found.cop_heating == pytest.approx(float(row["COP_heating_TESPy"]), rel=most["cop"])
    for state, number, place in (
        (found.suction, 1, "suction"),
        (found.discharge, 2, "discharge"),
        (found.liquid, 3, "liquid"),
    ):
        temperature = float(row[f"T{number}_{place}_C"])
        assert celsius(state.temperature) == pytest.approx(temperature, abs=most["kelvin"])
        assert state.enthalpy == pytest.approx(float(row[f"h{number}_kJ_kg"]) * 1e3, abs=most["joules"])
    assert celsius(found.mixture.temperature) == pytest.approx(float(row["T4_C"]), abs=most["kelvin"])
    assert found.mixture.quality == pytest.approx(float(row["x4"]), abs=most["quality"])


def _ideal(example: str, fluid: Refrigerant) -> BareCycle:
    if "Cengel" in example:
        return bare_cycle(fluid, fluid.saturation_at(1.4e5), fluid.saturation_at(8e5))
    if "10.1" in example:
        return bare_cycle(fluid, fluid.saturation(kelvin(0)), fluid.saturation(kelvin(26)))
    if "10.2" in example:
        return bare_cycle(fluid, fluid.saturation(kelvin(-10)), fluid.saturation_at(9e5))
    return bare_cycle(fluid, fluid.saturation(kelvin(-5)), fluid.saturation(kelvin(35)))


@pytest.mark.parametrize("row", rows("textbook_cycle_examples.csv"), ids=lambda row: row["example"][:24])
def test_cycle_meets_textbooks(row: dict[str, str]) -> None:
    found = _ideal(row["example"], refrigerant(row["refrigerant"]))
    assert found.cop_cooling == pytest.approx(float(row["COP_cooling"]), rel=TEXTBOOK_COP_TOLERANCE)
    assert found.cop_heating == pytest.approx(float(row["COP_heating"]), rel=TEXTBOOK_COP_TOLERANCE)
    work = float(row["h2_kJ_kg"]) - float(row["h1_kJ_kg"])
    assert (found.discharge.enthalpy - found.suction.enthalpy) / 1e3 == pytest.approx(work, abs=0.3)
    cooling = found.suction.enthalpy - found.mixture.enthalpy  # books' tables of it are older than today's equations
    assert cooling == pytest.approx(float(row["CoolProp8_q_evap_kJ_kg"]) * 1e3, abs=ENTHALPY_TOLERANCE_J_KG)
    assert cooling / 1e3 == pytest.approx(float(row["h1_kJ_kg"]) - float(row["h3_kJ_kg"]), rel=0.008)
    hot = celsius(found.discharge.temperature)
    assert hot == pytest.approx(float(row["CoolProp8_T_discharge_C"]), abs=TEMPERATURE_TOLERANCE_K)


def _enthalpy(fluid: Refrigerant, row: dict[str, str]) -> float:
    """Enthalpy at the table's pressure and superheat, subcooling or quality. [J/kg]

    Not at its bare temperature: the table's own property routine saturates 0.08 K off CoolProp's, which
    next to saturation is worth more than the tolerance.
    """
    pressure = float(row["p_abs_kPa"]) * 1e3
    ends, superheat, subcooling = fluid.saturation_at(pressure), float(row["superheat_K"]), float(row["subcooling_K"])
    if superheat > 0.0:
        return fluid.gas(ends.dew_temperature + superheat, pressure).enthalpy
    if subcooling > 0.0:
        return fluid.liquid(ends.bubble_temperature - subcooling, pressure).enthalpy
    return ends.liquid_enthalpy + float(row["quality"]) * (ends.vapour_enthalpy - ends.liquid_enthalpy)


def test_a_like_machine_replays() -> None:
    fluid = refrigerant("R410A")
    states = {row["point"]: row for row in rows("measured_like_machine_cooling_states.csv")}

    def difference(hot: str, cold: str) -> tuple[float, float]:
        ours = _enthalpy(fluid, states[hot]) - _enthalpy(fluid, states[cold])
        theirs = float(states[hot]["h_kJ_kg_HPSim_ref"]) - float(states[cold]["h_kJ_kg_HPSim_ref"])
        return ours / 1e3, theirs

    for hot, cold in (
        ("compressor discharge", "compressor suction"),
        ("outdoor coil inlet", "outdoor coil outlet"),
        ("indoor coil outlet", "indoor coil inlet"),
    ):
        ours, theirs = difference(hot, cold)
        assert ours == pytest.approx(theirs, rel=LIKE_ENTHALPY_TOLERANCE), f"{hot} − {cold}"


@pytest.mark.parametrize("celsius", [-39.45, -21.85, 10.55, 27.95, 45.25])
@pytest.mark.parametrize("name", ["R454B", "R407C"])
def test_a_blends_saturation_line_is_coolprops(name: str, celsius: float) -> None:
    fluid, source = refrigerant(name), AbstractState("HEOS", REFRIGERANTS[name].fluid)
    ours = fluid.saturation(kelvin(celsius))
    source.update(QT_INPUTS, 1.0, kelvin(celsius))
    assert ours.pressure == pytest.approx(source.p(), rel=1e-6)
    assert ours.vapour_enthalpy == pytest.approx(source.hmass(), abs=3.0)
    source.update(PQ_INPUTS, source.p(), 0.0)
    assert ours.bubble_temperature == pytest.approx(source.T(), abs=1e-4)
    assert ours.liquid_enthalpy == pytest.approx(source.hmass(), abs=3.0)


def test_cycle_refuses_what_cannot_be() -> None:
    fluid = refrigerant("R32")
    cold, warm = fluid.saturation(kelvin(0)), fluid.saturation(kelvin(40))
    with pytest.raises(OutOfRange, match="evaporating pressure"):
        bare_cycle(fluid, warm, cold)
    with pytest.raises(OutOfRange, match="subcooling"):
        bare_cycle(fluid, cold, warm, subcooling=45.0)
    with pytest.raises(OutOfRange, match="saturation temperature"):
        fluid.saturation(kelvin(90))


@pytest.mark.parametrize("name", ["R32", "R410A"])
def test_saturation_by_pressure_and_by_temperature_agree(name: str) -> None:
    fluid = refrigerant(name)
    for dew in (-60.0, -20.0, 17.3, 60.0):
        state = fluid.saturation(kelvin(dew))
        assert fluid.saturation_at(state.pressure).dew_temperature == pytest.approx(state.dew_temperature, abs=1e-8)
