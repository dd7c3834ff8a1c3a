"""The command line, which scripts and classes depend on."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app import still
from game.cli import COMMANDS, main, opened
from game.content.strings import strings
from game.model import actions as a
from game.model.start import Start
from game.model.state import AppState
from game.options import parser
from game.screens.frame import Frame
from game.ui.layout import layout
from physics import balance, moist_air
from physics.machine import COLD_CLIMATE
from physics.operating_point import Mode, kelvin
from physics.refrigerant import REFRIGERANTS
from physics.search import NoSignChange
from tests.states import after

ROOT = Path(__file__).resolve().parent.parent

STAGE_KEYS = {
    "number",
    "process",
    "component",
    "role",
    "temperature_c",
    "pressure_bar",
    "enthalpy_kj_kg",
    "entropy_kj_kg_k",
    "quality",
    "phase",
    "density_kg_m3",
}
FIGURES = {
    "evaporating_temperature_c",
    "condensing_temperature_c",
    "pressure_ratio",
    "mass_flow_kg_s",
    "compressor_speed_hz",
    "heat_absorbed_kw",
    "heat_released_kw",
    "compressor_power_kw",
    "fan_power_kw",
    "total_power_kw",
    "capacity_kw",
    "cop",
    "carnot_cop",
    "house_load_kw",
    "backup_heat_kw",
    "limits",
}
WINTER_FIGURES = {"outdoor_latent_kw", "outdoor_moisture_kg_h", "cop_with_backup"}
SUMMER_FIGURES = {"sensible_kw", "latent_kw", "condensate_l_h"}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


def test_without_its_packages_it_says_how_to_get_them() -> None:
    ended = subprocess.run([sys.executable, "-S", "main.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.endswith("is not installed here; python3 dev.py run installs it and opens the app.\n")


def test_solve_in_winter(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "solve"))
    assert found["inputs"] == {
        "mode": "winter",
        "outdoor_c": -5.0,
        "indoor_c": 20.0,
        "refrigerant": "R32",
        "speed": "auto",
        "machine": "cold_climate",
        "outdoor_humidity_percent": 54.6,
        "indoor_humidity_percent": 50.0,
        "superheat_set_k": 5.0,
        "subcooling_set_k": 5.0,
    }
    assert found.keys() == {"inputs", "stages"} | FIGURES | EXTRA | WINTER_FIGURES
    assert [stage.keys() for stage in found["stages"]] == [STAGE_KEYS] * 5
    assert [stage["process"] for stage in found["stages"]] == ["absorb", "compress", "redirect", "release", "expand"]
    assert [stage["component"] for stage in found["stages"]] == [
        "outdoor_coil",
        "compressor",
        "reversing_valve",
        "indoor_coil",
        "expansion_device",
    ]
    assert [stage["role"] for stage in found["stages"]] == ["evaporator", None, None, "condenser", None]
    assert [stage["quality"] is not None for stage in found["stages"]] == [False, False, False, False, True]
    assert found["cop"] == pytest.approx(found["capacity_kw"] / found["total_power_kw"], rel=1e-5)


EXTRA = {
    "drive_loss_kw",
    "outdoor_fan_kw",
    "indoor_fan_kw",
    "injection_flow_kg_s",
    "running_share",
    "outdoor_air_leaving_c",
    "indoor_air_leaving_c",
    "supply_air_c",
    "evaporating_bubble_c",
    "condensing_bubble_c",
    "superheat_k",
    "subcooling_k",
    "isentropic_efficiency",
    "volumetric_efficiency",
    "outdoor_dew_point_c",
    "outdoor_coil_surface_c",
    "indoor_coil_surface_c",
    "shortfall_kw",
}


def test_the_outdoor_coils_air_gives_the_heat_that_is_absorbed(capsys: pytest.CaptureFixture[str]) -> None:
    words = "solve --outdoor 2 --outdoor-humidity 100 --speed max"
    found = json.loads(run(capsys, *words.split()))
    assert found["outdoor_latent_kw"] > 0.5
    moisture = moist_air.humidity_ratio(kelvin(2.0), 1.0)
    flow = COLD_CLIMATE.outdoor_coil.air_flow * moist_air.heat_capacity(moisture)
    sensible = flow * (2.0 - found["outdoor_air_leaving_c"]) / 1e3  # at full speed the fan runs at full speed
    assert sensible + found["outdoor_latent_kw"] == pytest.approx(found["heat_absorbed_kw"], abs=1e-3)
    heat = found["outdoor_latent_kw"] * 3600.0 / found["outdoor_moisture_kg_h"]
    assert heat == pytest.approx(2510.0, rel=0.01)


@pytest.mark.parametrize("words", ["--outdoor -25", "--outdoor 12", "--mode summer"])
def test_powers_of_solve_add_up(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "solve", *words.split()))
    assert found["fan_power_kw"] == pytest.approx(found["outdoor_fan_kw"] + found["indoor_fan_kw"])
    parts = found["compressor_power_kw"] + found["drive_loss_kw"] + found["fan_power_kw"]
    assert found["total_power_kw"] == pytest.approx(parts)
    assert found["running_share"] == pytest.approx(min(1.0, found["house_load_kw"] / found["capacity_kw"]), abs=1e-6)
    assert found["shortfall_kw"] == pytest.approx(max(0.0, found["house_load_kw"] - found["capacity_kw"]), abs=1e-4)


def test_solve_in_summer_swaps_the_coils(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "solve", "--mode", "summer"))
    assert (found["inputs"]["outdoor_c"], found["inputs"]["indoor_c"]) == (35.0, 25.0)
    assert found.keys() >= SUMMER_FIGURES
    assert found["sensible_kw"] + found["latent_kw"] == pytest.approx(found["capacity_kw"])
    assert [s["component"] for s in found["stages"] if s["role"]] == ["indoor_coil", "outdoor_coil"]


def test_dry_air_gives_no_moisture_and_damp_air_gives_water(capsys: pytest.CaptureFixture[str]) -> None:
    dry, damp = (
        json.loads(run(capsys, "solve", "--mode", "summer", "--indoor-humidity", percent)) for percent in ("5", "90")
    )
    assert (dry["latent_kw"], dry["condensate_l_h"]) == (0.0, 0.0)
    assert dry["sensible_kw"] == dry["capacity_kw"]
    assert damp["latent_kw"] > 1.0
    heat = damp["latent_kw"] * 3600.0 / damp["condensate_l_h"]  # kJ in an hour over kilograms in an hour
    assert heat == pytest.approx(2470.0, rel=0.02), "what a kilogram of water gives as it condenses"


@pytest.mark.parametrize(("outdoor", "short"), [("-30", True), ("-5", False), ("12", False)])
def test_backup_heat_is_what_the_house_needs_beyond_the_machine(
    capsys: pytest.CaptureFixture[str], outdoor: str, short: bool
) -> None:
    found = json.loads(run(capsys, "solve", "--outdoor", outdoor))
    missing = found["house_load_kw"] - found["capacity_kw"]
    assert (missing > 1.0) is short
    assert found["backup_heat_kw"] == found["shortfall_kw"] == (pytest.approx(missing) if short else 0.0)
    whole = (found["capacity_kw"] + found["backup_heat_kw"]) / (found["total_power_kw"] + found["backup_heat_kw"])
    assert found["cop_with_backup"] == pytest.approx(whole)


def test_there_is_no_backup_heat_in_summer(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "solve", "--mode", "summer", "--outdoor", "50", "--speed", "min"))
    assert found["house_load_kw"] > found["capacity_kw"]
    assert found["backup_heat_kw"] == 0.0
    assert found["shortfall_kw"] == pytest.approx(found["house_load_kw"] - found["capacity_kw"])


@pytest.mark.parametrize(("mode", "carnot"), [("winter", 293.15 / (20.0 - -5.0)), ("summer", 298.15 / (35.0 - 25.0))])
def test_carnots_limit_is_the_rooms_temperature_over_the_lift(
    capsys: pytest.CaptureFixture[str], mode: str, carnot: float
) -> None:
    assert json.loads(run(capsys, "solve", "--mode", mode))["carnot_cop"] == pytest.approx(carnot)


def test_solve_takes_every_start_option(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--mode", "winter", "--outdoor", "-12.5", "--indoor", "22", "--refrigerant", "r-290", "--speed", "47"]
    words += ["--machine", "Standard-Inverter", "--outdoor-humidity", "85", "--indoor-humidity", "40"]
    words += ["--superheat", "8", "--subcooling", "2"]
    found = json.loads(run(capsys, "solve", *words))
    assert found["inputs"] == {
        "mode": "winter",
        "outdoor_c": -12.5,
        "indoor_c": 22.0,
        "refrigerant": "R290",
        "speed": 47.0,
        "machine": "standard_inverter",
        "outdoor_humidity_percent": 85.0,
        "indoor_humidity_percent": 40.0,
        "superheat_set_k": 8.0,
        "subcooling_set_k": 2.0,
    }
    assert found["compressor_speed_hz"] == 47.0


def test_sweep_writes_one_row_for_each_temperature(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["sweep", "--from", "-30", "--to", "20", "--step", "10", "--refrigerant", "R134a", "--csv"]
    table = list(csv.DictReader(io.StringIO(run(capsys, *words, "-"))))
    assert [float(row["outdoor_c"]) for row in table] == [-30, -20, -10, 0, 10, 20]
    assert table[0]["limits"] == "stopped: suction pressure"
    assert float(table[0]["backup_heat_kw"]) == float(table[0]["house_load_kw"]) > float(table[-1]["house_load_kw"])
    assert table[0]["cop"] == ""
    assert all(float(row["cop"]) > 1.0 for row in table[1:])
    assert list(table[0])[-1] == "limits"
    cold = run(capsys, *words[:4], "-29", *words[5:], "-").split("\n")[0]
    assert cold == ",".join(table[0]), "columns do not hang on which rows a limit stops"
    file = tmp_path / "sweep.csv"
    run(capsys, *words, str(file))
    assert list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))) == table


def test_cycle_by_temperature_and_by_pressure_agree(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["cycle", "--refrigerant", "R134a", "--superheat", "5", "--subcooling", "5"]
    words += ["--isentropic-efficiency", "0.7"]
    by_temperature = json.loads(run(capsys, *words, "--evaporating", "0", "--condensing", "40"))
    low, high = (str(by_temperature["states"][i]["pressure_bar"]) for i in (0, 1))
    by_pressure = json.loads(run(capsys, *words, "--evaporating-pressure", low, "--condensing-pressure", high))
    assert [state["name"] for state in by_temperature["states"]] == ["suction", "discharge", "liquid", "mixture"]
    assert by_temperature["cop_heating"] == pytest.approx(5.0548, rel=1e-3)
    assert by_pressure["cop_heating"] == pytest.approx(by_temperature["cop_heating"], rel=1e-5)


@pytest.mark.parametrize("name", REFRIGERANTS)
def test_both_ends_of_the_pressures_are_taken_as_they_are_printed(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["cycle", "--refrigerant", name, "--evaporating", "0", "--condensing-pressure", "999"]) == 2
    ends = re.search(r"give (\S+) to (\S+) bar", capsys.readouterr().err)
    assert ends
    for beyond in (0.0, 3e-6):  # printed with six digits, and rounded outwards
        low, high = f"{float(ends[1]) * (1.0 - beyond):.9g}", f"{float(ends[2]) * (1.0 + beyond):.9g}"
        run(capsys, "cycle", "--refrigerant", name, "--evaporating", "0", "--condensing-pressure", high)
        run(capsys, "cycle", "--refrigerant", name, "--evaporating-pressure", low, "--condensing", "-40")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "solve --outdoor 35",
            "--outdoor 35 is outside its range; give -30 to 20 °C in winter, 15 to 50 °C with --mode summer.",
        ),
        ("solve --mode summer --outdoor 5", "--outdoor 5 is outside its range; give 15 to 50 °C in summer."),
        (
            "solve --outdoor nan",
            "--outdoor nan is outside its range; give -30 to 20 °C in winter, 15 to 50 °C with --mode summer.",
        ),
        (
            "solve --outdoor -30,5",
            "--outdoor -30,5 is not a number; give -30 to 20 °C in winter, 15 to 50 °C with --mode summer.",
        ),
        (
            "solve --outdoor -inf",
            "--outdoor -inf is outside its range; give -30 to 20 °C in winter, 15 to 50 °C with --mode summer.",
        ),
        ("solve --indoor warm", "--indoor warm is not a number; give 15 to 30 °C."),
        ("solve --speed 500", "--speed 500 is outside its range; give 15 to 120 Hz, or one of auto, rated, max, min."),
        ("solve --mode autumn", "--mode autumn is unknown; give one of winter, summer."),
        ("solve --refrigerant R12", "--refrigerant R12 is unknown; give one of R32,"),
        ("solve --refrigerant R134a --outdoor -30", "suction pressure would be 0.79 bar, it must be at least 1.01 bar"),
        (
            "solve --mode summer --outdoor 50 --indoor 30 --indoor-humidity 100 --refrigerant R410A "
            "--machine older_single_speed",
            " bar or more, it must be at most ",
        ),
        ("solve --colour red", "--colour red"),
        ("dance", "'dance'"),
        ("sweep --from 5 --to -5", "--to -5 lies below --from 5"),
        ("sweep --step 0", "--step 0 is outside its range"),
        ("sweep --step 0.001", "--step 0.001 is outside its range; give 0.006 to 50 K."),
        ("sweep --from 0 --to 1 --step 0.0001", "give 0.001 to 50 K."),
        ("sweep --csv /no/such/folder/file.csv", "--csv /no/such/folder/file.csv cannot be written"),
        (
            "cycle --evaporating 5",
            "Give one of --condensing (-73.15 to 76.105 °C) and --condensing-pressure (0.295453 to 55.437 bar).",
        ),
        ("cycle --evaporating 76.1 --condensing 5", "must lie above --evaporating 76.1; give a lower --evaporating."),
        (
            "cycle --evaporating 5 --condensing 0",
            "--condensing 0 must lie above --evaporating 5; give more than 5, up to 76.105 °C.",
        ),
        (
            "cycle --evaporating 5 --condensing-pressure 8",
            "--condensing-pressure 8 must lie above --evaporating 5; give more than 9.51448, up to 55.437 bar.",
        ),
        ("sweep --from 10 --to 0", "--to 0 lies below --from 10; give 10 to 20 °C in winter."),
        ("solve --outdoor 1_0", "--outdoor 1_0 is not a number; give -30 to 20 °C in winter"),
        ("screenshot x.png --size abc", "such as 1600x1000, 1024x640 to 7680x4320."),
        ("solve --machine=", "--machine needs a value; give one of cold_climate"),
        ("solve --outdoor 5 --mode", "--mode needs a value; give one of winter, summer."),
        ("solve --outdoor --mode summer", "--outdoor needs a value; give 15 to 50 °C in summer."),
        ("solve --speed", "--speed needs a value; give 15 to 120 Hz, or one of auto, rated, max, min."),
        ("screenshot x.png --size", "--size needs a value; give width and height such as 1600x1000"),
        ("sweep --csv", "--csv needs a value; give a file to write, or - for the terminal."),
        ("--lang", "--lang needs a value; give one of en."),
        (f"solve --outdoor {'9' * 500}", f"--outdoor {'9' * 60}… is outside its range; give -30 to 20 °C"),
        ("it's", "'it's' is no verb; give solve, sweep, screenshot or cycle, its own options behind it; see main.py"),
        (
            "cycle --evaporating 5 --evaporating-pressure 2 --condensing 40",
            "--evaporating 5 and --evaporating-pressure 2 exclude each other; give one of --evaporating (-73.15 to",
        ),
        ("cycle --evaporating 5 --condensing 400", "--condensing 400 is outside its range"),
        ("cycle --evaporating 5 --condensing 40 --isentropic-efficiency 0", "--isentropic-efficiency 0 is outside"),
        (
            "--outdoor 5 cycle --evaporating 5 --condensing 40",
            "--outdoor means nothing to cycle; leave it out.",
        ),
        ("--machine older_single_speed cycle --evaporating 5 --condensing 40", "--machine means nothing to cycle"),
        ("sweep --outdoor 5", "--outdoor means nothing to sweep; leave it out."),
        ("solve --size 1280x720", "--size means nothing to solve; leave it out."),
        (
            "cycle --refrigerant R134a --evaporating -73 --condensing 99",
            "Liquid of 99.0 °C would all turn to gas at 0.06",
        ),
        (
            "cycle --evaporating 5 --condensing 10 --subcooling 8",
            "--subcooling 8 is outside its range; give 0 to 5.0",
        ),
        ("cycle --evaporating 50 --condensing 62 --subcooling 11.9", "give 0 to 11.2"),
        ("solve --steps 1", "Unrecognized arguments: --steps 1; see main.py solve --help."),
        ("--steps 1", "see main.py --help."),
        (
            "cycle --evaporating -70 --condensing 50 --isentropic-efficiency 0.05",
            "properties are known up to 379 °C; give",
        ),
    ],
)
def test_bad_input_gets_one_sentence(capsys: pytest.CaptureFixture[str], words: str, said: str) -> None:
    assert main(words.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("verb", ["solve", "sweep", "cycle", "screenshot"])
def test_help_offers_only_what_the_verb_takes(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    offered = set(re.findall(r"^  (--[a-z-]+)", capsys.readouterr().out, re.MULTILINE)) - {"--help"}
    assert offered >= {"--lang", "--units", "--refrigerant"}
    assert ("--outdoor" in offered) is (verb in ("solve", "screenshot"))
    assert ("--size" in offered) is (verb == "screenshot")
    for option in offered:
        main([verb, *(["x.png"] if verb == "screenshot" else []), option])
        assert f"{option} needs a value" in (said := capsys.readouterr().err) or "Give one of" in said, said


def test_what_a_link_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "rows.csv")
    assert main(["sweep", "--from", "0", "--to", "1", "--csv", str(tmp_path / "link.csv")]) == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "rows.csv").read_text().startswith("mode,")


def test_a_link_that_leads_round_in_a_ring_gives_way(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert main(["sweep", "--from", "0", "--to", "1", "--csv", str(tmp_path / "a.csv")]) == 0
    assert (tmp_path / "a.csv").read_text().startswith("mode,")


@pytest.mark.parametrize("refrigerant", ["R32", "R410A", "R454B", "R22"])
def test_the_most_subcooling_that_is_offered_is_taken(capsys: pytest.CaptureFixture[str], refrigerant: str) -> None:
    words = ["cycle", "--refrigerant", refrigerant, "--evaporating", "34", "--condensing", "62", "--subcooling"]
    assert main([*words, "30"]) == 2
    most = capsys.readouterr().err.split("give 0 to ")[1].split(" K")[0]
    found = json.loads(run(capsys, *words, most))
    assert 0.0 <= found["states"][-1]["quality"] < 0.005, "hardly any of it flashes"


def test_numbers_may_be_written_in_any_way(capsys: pytest.CaptureFixture[str]) -> None:
    plain = run(capsys, "solve", "--outdoor", "-15", "--speed", "max")
    assert run(capsys, "solve", "--outdoor", "-1.5e1", "--speed", "MAX") == plain
    run(capsys, "cycle", "--refrigerant", "R134a", "--evaporating", "-73.15", "--condensing", "40")  # as is printed
    run(capsys, "cycle", "--evaporating", "0", "--condensing-pressure", "55.437")
    rows = run(capsys, "sweep", "--from", "19", "--step", "0.333333333334").splitlines()
    assert rows[-1].split(",")[1] == "20.0", "a rounded step does not lead beyond the end"


def test_without_a_mode_the_weather_chooses_it() -> None:
    def state(*words: str) -> AppState:
        return opened(parser().parse_args(words), Start())

    summer, bare = state("--outdoor", "35"), state()
    assert (summer.season, summer.mode, summer.indoor) == (None, Mode.SUMMER, bare.indoor)
    assert (bare.season, bare.mode) == (None, Mode.WINTER)
    assert state("--outdoor", "32", "--indoor", "23").indoor == (bare.indoor[0], kelvin(23.0))
    assert state("--mode", "summer").outdoor == kelvin(35.0)
    assert state("--mode", "winter", "--indoor", "22").indoor == (kelvin(22.0), bare.indoor[1])
    cold, other = state("--outdoor", "-12"), state("--outdoor", "-12", "--indoor", "22")
    assert cold.winter.outdoor_temperature == pytest.approx(kelvin(-12.0)), "the first picture shows what was asked for"
    assert Frame(cold, strings("en")).formats.known
    assert not Frame(other, strings("en")).formats.known, "or nothing, until that has been computed"


def test_a_picture_without_time_shows_the_weather_that_was_asked_for(tmp_path: Path) -> None:
    at_once, later = tmp_path / "at_once.png", tmp_path / "later.png"
    for file, seconds in ((at_once, "0"), (later, "0.02")):
        words = ["screenshot", str(file), "--outdoor", "-25", "--size", "1024x640", "--seconds", seconds]
        assert main(words) == 0
    places = layout(Start().state(), strings("en"), (1024, 640)).regions
    one, two = (pygame.surfarray.array3d(pygame.image.load(file)).astype(int) for file in (at_once, later))
    panel = places["panel"]
    box = slice(panel.left, panel.right), slice(panel.top, panel.bottom)
    assert (one[box] == two[box]).all()


def test_a_picture_is_drawn_in_the_units_that_were_asked_for(tmp_path: Path) -> None:
    file, units = tmp_path / "us.png", (a.UnitChosen("temperature", "F"), a.UnitChosen("pressure", "psi"))
    assert main(["screenshot", str(file), "--units", "us", "--size", "1024x640", "--seconds", "0"]) == 0
    state = still.answered(after(*units))
    state = replace(state, winter=state.winter_target, summer=state.summer_target)
    expected = still.picture(state, strings("en"), (1024, 640))
    one, two = (pygame.surfarray.array3d(picture).astype(int) for picture in (pygame.image.load(file), expected))
    assert np.abs(one - two).max() <= 2


def test_start_options_stand_before_a_verb_or_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--outdoor", "-10", "--machine", "older_single_speed", "--lang", "en", "--units", "us")
    assert run(capsys, *words, "solve") == run(capsys, "solve", *words)
    assert json.loads(run(capsys, *words, "solve", "--outdoor", "-7"))["inputs"]["outdoor_c"] == -7.0


def test_a_failing_system_is_not_blamed_on_the_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setitem(COMMANDS, "screenshot", failing)
    assert main(["screenshot", "x.png"]) == 1
    assert capsys.readouterr().err == "The app cannot go on: Resource temporarily unavailable.\n"


def test_the_cycle_takes_the_start_options_behind_its_verb(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--evaporating", "5", "--condensing", "40")
    assert run(capsys, "cycle", "--units", "us", *words) == run(capsys, "--units", "us", "cycle", *words)
    assert main(["cycle", "--mode", "winter", *words]) == 2
    assert "--mode" in capsys.readouterr().err


def test_superheat_and_subcooling_count_from_dew_and_bubble(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "solve", "--refrigerant", "R407C"))
    absorbed, *_, released, _expanded = (stage["temperature_c"] for stage in found["stages"])
    assert found["superheat_k"] == pytest.approx(absorbed - found["evaporating_temperature_c"], abs=1e-3)
    assert found["subcooling_k"] == pytest.approx(found["condensing_bubble_c"] - released, abs=1e-3)
    assert 4.0 < found["condensing_temperature_c"] - found["condensing_bubble_c"] < 7.0, "the glide"
    flow = found["indoor_fan_kw"] / (found["supply_air_c"] - found["indoor_air_leaving_c"])
    assert found["capacity_kw"] == pytest.approx(flow * (found["supply_air_c"] - 20.0), rel=1e-3)


def test_superheat_and_subcooling_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    base, dry, cool = (
        json.loads(run(capsys, "solve", "--speed", "rated", *words))
        for words in ((), ("--superheat", "1.5"), ("--subcooling", "9"))
    )
    assert (dry["superheat_k"], dry["subcooling_k"]) == pytest.approx((1.5, base["subcooling_k"]), abs=1e-3)
    assert cool["subcooling_k"] == pytest.approx(9.0, abs=1e-3)
    assert cool["cop"] > base["cop"], "less flashes"
    rows = list(csv.DictReader(io.StringIO(run(capsys, "sweep", "--from", "10", "--to", "10", "--superheat", "1.5"))))
    assert float(rows[0]["superheat_k"]) == pytest.approx(1.5, abs=1e-3)
    for words, said in ((("--superheat", "21"), "give 0 to 20 K"), (("--subcooling",), "--subcooling needs a value")):
        assert main(["solve", *words]) == 2
        assert said in capsys.readouterr().err


def test_efficiencies_and_surfaces_are_those_of_the_machine(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "solve", "--speed", "rated", "--outdoor-humidity", "100"))
    compressor, (ratio, speed) = COLD_CLIMATE.compressor, (found["pressure_ratio"], found["compressor_speed_hz"])
    efficiencies = found["volumetric_efficiency"], found["isentropic_efficiency"]
    assert efficiencies == pytest.approx(compressor.efficiencies(ratio, speed), rel=1e-5)
    assert found["outdoor_dew_point_c"] == pytest.approx(-5.0, abs=1e-3)
    assert json.loads(run(capsys, "solve", "--outdoor-humidity", "50"))["outdoor_dew_point_c"] < -11.0
    assert found["evaporating_temperature_c"] < found["outdoor_coil_surface_c"] < found["outdoor_air_leaving_c"]
    assert found["indoor_air_leaving_c"] < found["indoor_coil_surface_c"] < found["condensing_temperature_c"]


@pytest.mark.parametrize("words", [["solve"], ["sweep", "--csv", "-"]])
def test_a_search_that_fails_is_said_and_not_traced(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise NoSignChange

    monkeypatch.setattr(balance, "solve", failing)
    assert main(words) == 1
    out, errors = capsys.readouterr()
    assert out == ""
    assert errors == "No balance was found, which is this program's fault; try a value a little beside those given.\n"


@pytest.mark.parametrize("words", [("sweep", "--from", "15", "--csv"), ("screenshot", "--size", "1024x640")])
def test_what_cannot_be_written_whole_leaves_the_old_file(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.png"
    file.write_text("old")

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as begun:
            begun.write(content[:10])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert main([*words, str(file)]) == 2
    assert "cannot be written: No space left on device.\n" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["old.png"]
    assert file.read_text() == "old"
    assert main([*words, str(file)]) == 0
    assert file.stat().st_size > 1000
