"""How figures are written, in every unit, and what a kilowatt-hour of heat costs."""

import pytest

from game.content.units import Formats
from game.model.running_cost import cost
from physics.operating_point import kelvin

SI, KPA, US = Formats(), Formats(pressure_unit="kPa"), Formats("F", "psi")
ATMOSPHERE = 101_325.0
POUND, GRAVITY, INCH = 0.45359237, 9.80665, 0.0254
PSI = POUND * GRAVITY / INCH**2
SIGNS = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"})


@pytest.mark.parametrize(
    ("celsius", "fahrenheit"), [(-40.0, "-40 °F"), (0.0, "32 °F"), (20.0, "68 °F"), (100.0, "212 °F")]
)
def test_temperatures_are_written_in_both_scales(celsius: float, fahrenheit: str) -> None:
    assert SI.temperature(kelvin(celsius)).translate(SIGNS) == f"{celsius:.0f} °C"
    assert US.temperature(kelvin(celsius)).translate(SIGNS) == fahrenheit
    assert US.degrees(kelvin(celsius)).translate(SIGNS) == fahrenheit.removesuffix(" °F") + "°"


@pytest.mark.parametrize(
    ("formats", "moved", "apart"), [(SI, "+25 K", "25 K"), (US, "+45 °F", "45 °F")], ids=("°C", "°F")
)
def test_a_difference_of_temperatures_has_no_offset(formats: Formats, moved: str, apart: str) -> None:
    warm, cold = kelvin(20.0), kelvin(-5.0)
    assert formats.temperature_change(warm, cold).translate(SIGNS) == moved
    assert formats.temperature_change(cold, warm).translate(SIGNS) == moved.replace("+", "-")
    assert formats.difference(warm, cold).translate(SIGNS) == apart


@pytest.mark.parametrize(
    ("formats", "unit", "decimals", "name", "change"),
    [(SI, 1e5, 1, "bar", "bar"), (KPA, 1e3, 0, "kPa", "kPa"), (US, PSI, 0, "psia", "psi")],
)
def test_pressures_are_written_in_every_unit(
    formats: Formats, unit: float, decimals: int, name: str, change: str
) -> None:
    assert formats.pressure(ATMOSPHERE).translate(SIGNS) == f"{ATMOSPHERE / unit:.{decimals}f} {name}"
    assert formats.pressure(ATMOSPHERE, 2).translate(SIGNS) == f"{ATMOSPHERE / unit:.{decimals + 2}f} {name}"
    assert formats.pascal == pytest.approx(unit, rel=1e-6)
    assert formats.pressure_change(27.0 * unit, 20.0 * unit).translate(SIGNS) == f"+{7:.{decimals}f} {change}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SI.flow(0.0189304), "18.930 g/s"),
        (SI.kilowatts(5310.0), "5.31 kW"),
        (SI.kilowatts(5310.0, 3), "5.310 kW"),
        (SI.power_change(5310.0, 4480.0), "+0.83"),
        (SI.enthalpy(512_000.0), "512.0 kJ/kg"),
        (SI.entropy(2150.0), "2.150 kJ/(kg K)"),
        (SI.share(0.43), "43 %"),
        (SI.money(0.123), "12.3 ¢"),
        (SI.grams(244.6), "245 g"),
        (SI.speed(54.2), "54 Hz"),
        (SI.ratio(3.46), "3.5"),
        (SI.ratio(None), "\N{EN DASH}"),
    ],
)
def test_a_figure_is_written_in_its_unit(words: str, expected: str) -> None:
    assert words.translate(SIGNS) == expected


@pytest.mark.parametrize(
    ("now", "then", "words"), [(1.06, 1.04, "+0.1"), (1.04, 0.96, "0.0"), (0.96, 1.04, "0.0"), (1.04, 1.06, "-0.1")]
)
def test_a_change_is_that_of_the_figures_as_they_are_written(now: float, then: float, words: str) -> None:
    assert SI.change(now, then).translate(SIGNS) == words
    assert SI.pressure_change(now * 1e5, then * 1e5).translate(SIGNS) == f"{words} bar"
    assert (
        SI.temperature_change(kelvin(now * 10.0), kelvin(then * 10.0)).translate(SIGNS)
        == {
            "+0.1": "+1 K",
            "-0.1": "-1 K",
            "0.0": "0 K",
        }[words]
    )


def test_more_heat_for_the_energy_bought_costs_and_emits_less() -> None:
    found = cost(2.5, 0.30, 250.0)
    assert (found.energy, found.price, found.emission) == pytest.approx((0.4, 0.12, 100.0))
