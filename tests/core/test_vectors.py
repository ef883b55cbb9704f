"""Published figures, reproduced to the digits given. Each test names its source."""

import numpy as np
import pytest

from alongside.core.dyad import gap
from alongside.core.priors import Prior
from alongside.core.service_figures import analysis, correlation, icc1
from research.characteristics import wilson
from tests.core.acitelli import COUPLES
from tests.oracle.expectation import compare, expect


def test_wilson_interval_of_89_in_154():
    share = wilson(89, 154)
    assert (share.value, share.interval.low, share.interval.high) == pytest.approx(
        (0.578, 0.499, 0.653), abs=5e-4
    )


def test_limits_of_agreement_of_bland_and_altman_1986_two_peak_flow_meters():
    large = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
    mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]
    agreement = gap(mini, large)
    between = agreement.mean.interval
    assert round(agreement.mean.value, 1) == -2.1
    assert (round(between.low, 1), round(between.high, 1)) == (-22.0, 17.8)
    assert round((agreement.limits.high - agreement.limits.low) / (2 * 1.96), 1) == 38.8


def test_icc_of_shrout_and_fleiss_1979_table_2():
    """Six targets, four judges: ICC(1,1) = .17 (their Table 4)."""
    ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    variances = analysis([np.array(row, float) for row in ratings])
    assert variances.mean_square_between == pytest.approx(11.24, abs=5e-3)
    assert variances.mean_square_within == pytest.approx(6.26, abs=5e-3)
    assert variances.icc.value == pytest.approx(0.17, abs=5e-3)


def test_the_couples_of_acitelli_1997_as_in_the_r_package_dyadr():
    """Husbands and wives are alike in their satisfaction: r and ICC(1), as worked out from the package's data."""
    assert len(COUPLES) == 148
    assert round(correlation(*zip(*COUPLES, strict=True)).value, 4) == 0.6234
    assert round(icc1(COUPLES).icc.value, 4) == 0.6185


def test_the_shrunken_t_example_of_the_evidence():
    expected = expect([8, 8, 9, 8, 7], Prior(8, 1, 1, 4))
    assert expected.spread**2 == pytest.approx(0.75)
    t, p = compare(expected, 5)
    assert (t, p) == (pytest.approx(-3.162, abs=5e-4), pytest.approx(0.0067, abs=5e-5))
    assert compare(expected, 7)[1] == pytest.approx(0.161, abs=5e-4)
