"""Published figures, reproduced to the digits given. Each test names its source."""

import numpy as np
import pytest

from alongside.core.detection.comparators import cusum, ewma, individuals, reliable_change, sudden_loss
from alongside.core.detection.hindsight import lasting_change
from alongside.core.dyad import gap
from alongside.core.expectation import Prior, Sums, compare, expect
from alongside.core.reliability import analysis, correlation, icc1, wilson
from tests.core.acitelli import COUPLES

EWMA_DATA = [52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]  # fmt: skip
CUSUM_DATA = [324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625, 325.150, 328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350]  # fmt: skip


def test_individuals_chart_of_the_nist_handbook_6_3_2_2():
    chart = individuals.limits(np.array([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]))
    assert (chart.mean, chart.moving_range) == (pytest.approx(50.81), pytest.approx(1.8778, abs=5e-5))
    assert (chart.upper, chart.lower) == (pytest.approx(55.8041, abs=1e-3), pytest.approx(45.8159, abs=1e-3))


def test_ewma_of_the_nist_handbook_6_3_2_4():
    assert ewma.average(np.array(EWMA_DATA), 50.0, 0.3)[-1] == pytest.approx(51.99, abs=5e-3)
    reach = ewma.reach(2.0539, 0.3, 3.0)
    assert (50 + reach, 50 - reach) == (pytest.approx(52.5884, abs=5e-5), pytest.approx(47.4116, abs=5e-5))


def test_cusum_of_the_nist_handbook_6_3_2_3():
    upper = cusum.upper(np.array(CUSUM_DATA), 325.0, 0.3175)
    lower = cusum.lower(np.array(CUSUM_DATA), 325.0, 0.3175)
    assert upper[[12, 13, 19]] == pytest.approx([3.01, 4.94, 19.04], abs=5e-3)
    assert int(np.argmax(upper > 4.1959)) + 1 == 14
    assert lower.max() < 4.1959


def test_reliable_change_of_jacobson_and_truax_1991():
    assert reliable_change.sem(7.5, 0.80) == pytest.approx(3.3541, abs=5e-5)
    assert reliable_change.s_diff(7.5, 0.80) == pytest.approx(4.7434, abs=5e-5)
    assert reliable_change.reliable_change(32.5, 47.5, 7.5, 0.80) == pytest.approx(3.162, abs=5e-4)
    assert 1.96 * reliable_change.s_diff(10.5, 0.961) == pytest.approx(5.747681, abs=5e-7)


@pytest.mark.parametrize(
    ("scores", "after"), [([10, 11, 12, 30, 28, 33], [3]), ([35, 37, 34, 23, 24, 21], [])]
)
def test_sudden_losses_of_the_r_package_suddengains(scores, after):
    assert sudden_loss.sudden_losses(scores, cutoff=7, higher_is_worse=True) == after


NILE = [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740]  # fmt: skip


def test_the_nile_broke_after_its_28th_year_in_1898():
    change = lasting_change(NILE)
    assert change is not None
    assert change.after == 28
    assert change.before_mean == pytest.approx(1097.75)
    assert change.after_mean == pytest.approx(849.97, abs=5e-3)


def test_wilson_interval_of_89_in_154():
    share = wilson(89, 154)
    assert (share.value, share.interval.low, share.interval.high) == pytest.approx(
        (0.578, 0.499, 0.653), abs=5e-4
    )


def test_limits_of_agreement_of_bland_and_altman_1986_two_peak_flow_meters():
    large = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
    mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]
    found = gap(mini, large)
    between = found.mean.interval
    assert round(found.mean.value, 1) == -2.1
    assert (round(between.low, 1), round(between.high, 1)) == (-22.0, 17.8)
    assert round((found.limits.high - found.limits.low) / (2 * 1.96), 1) == 38.8


def test_icc_of_shrout_and_fleiss_1979_table_2():
    """Six targets, four judges: ICC(1,1) = .17 (their Table 4)."""
    ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    found = analysis([np.array(row, float) for row in ratings])
    assert found.mean_square_between == pytest.approx(11.24, abs=5e-3)
    assert found.mean_square_within == pytest.approx(6.26, abs=5e-3)
    assert found.icc.value == pytest.approx(0.17, abs=5e-3)


def test_the_couples_of_acitelli_1997_as_in_the_r_package_dyadr():
    """Husbands and wives are alike in their satisfaction: r and ICC(1), as worked out from the package's data."""
    assert len(COUPLES) == 148
    assert round(correlation(*zip(*COUPLES, strict=True)).value, 4) == 0.6234
    assert round(icc1(COUPLES).icc.value, 4) == 0.6185


def test_the_shrunken_t_example_of_the_evidence():
    expected = expect(Sums.of([8, 8, 9, 8, 7]), Prior(8, 1, 1, 4))
    assert expected.spread**2 == pytest.approx(0.75)
    low, usual = compare(expected, 5), compare(expected, 7)
    assert (low.t, low.p) == (pytest.approx(-3.162, abs=5e-4), pytest.approx(0.0067, abs=5e-5))
    assert usual.p == pytest.approx(0.161, abs=5e-4)
    assert (low.verdict, usual.verdict) == ("unusual", "none")
