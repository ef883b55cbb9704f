"""The fold and the kernel agree over ten thousand looks of one alliance. Apart from the core's tests for its length."""

import numpy as np

from tests.core.test_analysis import agree


def test_kernel_and_fold_agree_over_ten_thousand_looks():
    draw = np.random.default_rng(5)
    agree([list(zip(range(10_000), draw.integers(0, 21, 10_000).tolist(), strict=True)), [], [(0.0, 3)]])
