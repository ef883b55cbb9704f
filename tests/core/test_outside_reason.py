"""Reasons as people write them: those that lean on somebody outside only, and those that do not."""

import time

from hypothesis import given, strategies as st

from alongside.core.outside_reason import READ_AT_MOST, Authority, outside_reason
from tests.core.examples import examples

OUTSIDE = [tuple(line.split(" | ")) for line in examples("reasons_outside")]
THEIRS = ["", "   ", *examples("reasons_of_theirs")]
MIXED = examples("reasons_mixed")


def test_only_a_reason_of_somebody_outside_is_one_and_every_authority_is_recognised():
    known = [*OUTSIDE, *((text, None) for text in (*THEIRS, *MIXED))]
    assert [(text, found) for text, kind in known if (found := outside_reason(text)) != kind] == []
    assert {kind for _, kind in OUTSIDE} == set(Authority)


@given(st.sampled_from(OUTSIDE), st.sampled_from(THEIRS[3:21]))
def test_a_benefit_added_to_any_outside_reason_makes_it_pass(outside, benefit):
    assert outside_reason(f"{outside[0]}. {benefit}") is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_complaint(text):
    assert outside_reason(text) in {None, *Authority}


def test_a_very_long_text_is_read_quickly():
    text = "the solicitor and then the other thing " * 5_000
    began = time.perf_counter()
    outside_reason(text)
    assert time.perf_counter() - began < 0.5
    assert outside_reason("x " * READ_AT_MOST + "the solicitor says so") is None
