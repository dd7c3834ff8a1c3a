"""The compressor: how much refrigerant it moves and how much electricity that takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import pow

LEAST_VOLUMETRIC_EFFICIENCY = LEAST_TIGHTNESS = 0.05  # far beyond every limit, where only searches may pass


@dataclass(frozen=True)
class Compressor:
    """A hermetic compressor, as far as its power reaches the gas; what its shell loses counts with the drive's loss.

    Efficiency is built from losses, so that power always rises with the pressure ratio:
    `1 / efficiency = (a + b (π − 1)ⁿ + c / (π − 1)) · (1 + slow · N_min / N + fast · (N / N_max)²) / (1 − leakage)`.
    The term in c is friction and over-compression, which weigh most when there is little lift; the term
    in b is re-compression and the motor's heat in the suction gas, which grow with lift; `slow` is the motor at
    part load, `fast` gas friction at high speed. Gas that leaks back is compressed in vain: the share
    `leakage = l (60 Hz / N) (π − 1)` is missing from the flow and from the efficiency alike.

    Attributes:
        displacement: Volume swept by each turn. [m³]
        minimum_speed: Slowest speed it can keep up. [Hz]
        maximum_speed: Fastest speed. [Hz]
        constant_loss: a above: losses in proportion to the work. [-]
        lift_loss: b above. [-]
        lift_exponent: n above: 2 for a scroll of fixed built-in ratio without discharge valves, less with valves. [-]
        friction_loss: c above. [-]
        slow_loss: Further share lost at the slowest speed. [-]
        fast_loss: Further share lost at the fastest speed. [-]
        clearance_loss: Share of the swept volume lost for each unit of pressure ratio above 1, to gas that expands
            anew and to warmth, which costs capacity but no work. [-]
        leakage_loss: l above: the share that leaks back at 60 Hz for each unit of pressure ratio above 1, which costs
            both. [-]
        throttling_loss: Share of the swept volume lost to the suction port's resistance at the fastest speed. [-]
    """

    displacement: float
    minimum_speed: float
    maximum_speed: float
    constant_loss: float
    lift_loss: float
    lift_exponent: float
    friction_loss: float
    slow_loss: float
    fast_loss: float
    clearance_loss: float
    leakage_loss: float
    throttling_loss: float

    def efficiencies(self, pressure_ratio: float, speed: float) -> tuple[float, float]:
        """How much gas it moves, and how much of its power goes into compression without loss.

        Args:
            pressure_ratio: Discharge over suction pressure, above 1. [-]
            speed: Compressor speed. [Hz]
        Returns:
            Volumetric efficiency, refrigerant moved over what the swept volume would hold at suction density,
            `LEAST_VOLUMETRIC_EFFICIENCY`..1 [-]; overall efficiency, isentropic work over all the power that reaches
            the gas, 0..1 [-].
        Source: volumetric, linear in pressure ratio, as measured for scrolls and rotaries (Winandy et al. 2002).
            Overall, the form meets a fixed-speed scroll's 0.69, 0.71, 0.58, 0.43 and 0.32 of its electricity at
            ratios 2, 3, 5, 7 and 9 within 0.01 with a = 1.14, b = 0.032, n = 2, c = 0.27; speed terms in the manner
            of Cuevas & Lebrun 2009, Testing and modelling of a variable speed scroll compressor.
        """
        lift, fast = pressure_ratio - 1.0, speed / self.maximum_speed
        fast *= fast
        leakage = self.leakage_loss * 60.0 / speed * lift
        volumetric = 1.0 - self.clearance_loss * lift - leakage - self.throttling_loss * fast
        by_lift = self.constant_loss + self.lift_loss * pow(lift, self.lift_exponent) + self.friction_loss / lift
        by_speed = 1.0 + self.slow_loss * self.minimum_speed / speed + self.fast_loss * fast
        tight = 1.0 - leakage
        overall = (tight if tight > LEAST_TIGHTNESS else LEAST_TIGHTNESS) / (by_lift * by_speed)
        return volumetric if volumetric > LEAST_VOLUMETRIC_EFFICIENCY else LEAST_VOLUMETRIC_EFFICIENCY, overall
