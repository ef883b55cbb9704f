"""Published figures of the published rules, reproduced to the digits given. Each test names its source."""

import numpy as np
import pytest

from alongside.core.results import NotEnough
from research.comparators import cusum, ewma, individuals, reliable_change, sudden_loss
from research.hindsight import lasting_change

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


def test_nothing_changes_in_a_line_that_never_moves():
    assert lasting_change([5] * 20) is None
    assert lasting_change([5] * 10 + [3] * 10).after == 10


def test_seven_points_are_too_few_for_a_change_in_hindsight():
    with pytest.raises(NotEnough, match="8 are needed and there are 7"):
        lasting_change([1, 2, 3, 4, 5, 6, 7])
