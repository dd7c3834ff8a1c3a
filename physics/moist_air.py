"""Moist air: what a coil needs to know about the water vapour in the air around it."""

from __future__ import annotations

from bisect import bisect_left
from math import exp, log

from physics.search import clamped

CELSIUS_ZERO = FREEZING = 273.15
TRIPLE_POINT = 273.16  # where vapour pressures over ice and over water meet; at 0 °C they differ by a ten-thousandth
ATMOSPHERIC_PRESSURE = 101_325.0
DRY_AIR_HEAT_CAPACITY = 1006.0
WATER_VAPOUR_HEAT_CAPACITY = 1860.0
MASS_RATIO = 0.621945  # of a mole of water to a mole of dry air

# Mean relative humidity over water of the hours at each outdoor temperature, Boston Logan TMY3, smoothed over
# neighbouring 1 K bins because the coldest and hottest ones hold only a handful of hours.
_BOSTON_TEMPERATURE_C = (-15.0, -10.0, -5.0, 0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0)
_BOSTON_RELATIVE_HUMIDITY = (0.42, 0.46, 0.52, 0.62, 0.66, 0.72, 0.73, 0.69, 0.60, 0.46, 0.36)


def saturation_pressure(temperature: float) -> float:
    """Vapour pressure of water over ice below the triple point and over liquid water above.

    Args:
        temperature: Temperature of the surface, 200..373. [K]
    Returns:
        Saturation pressure. [Pa]
    Source: Hyland & Wexler 1983, as in ASHRAE Handbook of Fundamentals 2017, ch. 1, eq. 5 and 6.
    """
    t = temperature
    if t >= TRIPLE_POINT:
        return pressure_over_water(t)
    return exp(
        -5674.5359 / t
        + 6.3925247
        + t * (-9.677843e-3 + t * (6.2215701e-7 + t * (2.0747825e-9 - t * 9.484024e-13)))
        + 4.1635019 * log(t)
    )


def pressure_over_water(temperature: float) -> float:
    """Vapour pressure over liquid water, be it undercooled: what weather stations count relative humidity by.

    Args:
        temperature: Temperature of the water, 230..373. [K]
    Returns:
        Saturation pressure. [Pa]
    Source: as `saturation_pressure`, eq. 6, used below 0 °C as well.
    """
    t = temperature
    return exp(
        -5800.2206 / t + 1.3914993 + t * (-4.8640239e-2 + t * (4.1764768e-5 - t * 1.4452093e-8)) + 6.5459673 * log(t)
    )


def saturation_steepness(temperature: float) -> float:
    """By what share the saturation pressure rises with each kelvin.

    Args:
        temperature: Temperature of the surface, 200..373. [K]
    Returns:
        d ln p / dT, within 0.4 % up to 55 °C, which is all that the searches by it need. [1/K]
    Source: Clausius and Clapeyron, with the heat of sublimation or of evaporation over the gas constant of water.
    """
    kelvins = 6140.0 if temperature < TRIPLE_POINT else 6790.0 - 5.02 * temperature
    return kelvins / (temperature * temperature)


def humidity_ratio(temperature: float, relative_humidity: float) -> float:
    """Mass of water vapour per mass of dry air, at atmospheric pressure.

    Args:
        temperature: Dry-bulb temperature. [K]
        relative_humidity: Share of the saturation pressure, 0..1. [-]
    Returns:
        Humidity ratio. [kg/kg]
    Source: ASHRAE Handbook of Fundamentals 2017, ch. 1, eq. 20.
    """
    vapour_pressure = relative_humidity * saturation_pressure(temperature)
    return MASS_RATIO * vapour_pressure / (ATMOSPHERIC_PRESSURE - vapour_pressure)


def saturation_slope(temperature: float, saturated: float) -> float:
    """How fast the humidity ratio of saturated air rises with temperature.

    Args:
        temperature: Temperature of the air. [K]
        saturated: Humidity ratio of saturated air there. [kg/kg]
    Returns:
        Derivative, as near as `saturation_steepness` is. [kg/(kg K)]
    """
    return saturated * (1.0 + saturated / MASS_RATIO) * saturation_steepness(temperature)


def dew_point(temperature: float, relative_humidity: float) -> float:
    """Temperature at which the air's moisture begins to settle as dew, or as frost below 0 °C.

    Args:
        temperature: Dry-bulb temperature. [K]
        relative_humidity: Share of the saturation pressure, above 0 up to 1. [-]
    Returns:
        Dew point, or frost point below 0 °C. [K]
    Source: inverse of `saturation_pressure` by Newton's method on its logarithm.
    """
    target = log(relative_humidity * saturation_pressure(temperature))
    t = temperature
    for _ in range(20):
        step = (target - log(saturation_pressure(t))) / saturation_steepness(t)
        t += step
        if abs(step) < 1e-7:
            break
    return t


def dew_point_at_most(temperature: float, relative_humidity: float) -> float:
    """A temperature that the dew point does not exceed, for much less effort than the dew point takes.

    Args:
        temperature: Dry-bulb temperature. [K]
        relative_humidity: Share of the saturation pressure, above 0 up to 1. [-]
    Returns:
        Temperature, hardly above the dew point where that lies below 0 °C, a few kelvin above it in warm air. [K]
    Source: Clausius and Clapeyron, with more heat than ice takes to become vapour.
    """
    return 1.0 / (1.0 / temperature - log(relative_humidity) / 6155.0)


def condensation_heat(temperature: float) -> float:
    """Heat released by each kilogram of vapour that settles as liquid water.

    Args:
        temperature: Temperature of the wet surface. [K]
    Returns:
        Latent heat of condensation. [J/kg]
    Source: ASHRAE Handbook of Fundamentals 2017, ch. 1, eq. 30, vapour less liquid.
    """
    return 2.501e6 - 2326.0 * (temperature - CELSIUS_ZERO)


def heat_capacity(moisture: float) -> float:
    """Heat capacity of moist air per mass of dry air.

    Args:
        moisture: Humidity ratio. [kg/kg]
    Returns:
        Heat capacity at constant pressure. [J/(kg K)]
    Source: ASHRAE Handbook of Fundamentals 2017, ch. 1, eq. 30.
    """
    return DRY_AIR_HEAT_CAPACITY + WATER_VAPOUR_HEAT_CAPACITY * moisture


def typical_outdoor_humidity(temperature: float) -> float:
    """Relative humidity that usually goes with an outdoor temperature in a temperate coastal climate.

    Args:
        temperature: Outdoor air temperature. [K]
    Returns:
        Relative humidity over ice below 0 °C, as everywhere here, 0..1. [-]
    Source: Boston Logan TMY3 weather file, mean by temperature, constant beyond the ends of the data; the file counts
        over water, as weather stations do.
    """
    knots, shares = _BOSTON_TEMPERATURE_C, _BOSTON_RELATIVE_HUMIDITY
    celsius = clamped(temperature - CELSIUS_ZERO, knots[0], knots[-1])
    i = bisect_left(knots, celsius, 1)
    share = shares[i - 1] + (shares[i] - shares[i - 1]) * (celsius - knots[i - 1]) / (knots[i] - knots[i - 1])
    return share * pressure_over_water(temperature) / saturation_pressure(temperature)
