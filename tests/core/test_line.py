"""What is joined on the line, and which window of it is shown (S19)."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from alongside.core.line import WINDOW, AllianceLine, Dot, RuptureSpan, joined, window
from alongside.core.rhythm import Asking, CheckInRhythm, asking

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def dot(days: int, steps: int | None = 10, **more: object) -> Dot:
    return Dot(str(days), ago(days), steps, 20, **more)


def runs(*dots: Dot, patches: tuple[RuptureSpan, ...] = (), gap: int = 84) -> list[list[str]]:
    line = AllianceLine(ago(400), TODAY, gap, patches=patches)
    return [[dot.id for dot in run] for run in joined(line, dots)]


def test_dots_not_far_apart_are_one_run_and_a_gap_beyond_twice_the_rhythm_is_left() -> None:
    assert runs(dot(200), dot(116), dot(31)) == [["200", "116"], ["31"]]
    assert CheckInRhythm(4, 6, good_weeks=8).gap_days == 84
    assert CheckInRhythm(4, 6).gap_days == 126, "a quarter, and a little late, is no gap"
    assert CheckInRhythm(4, 12).gap_days == 168


def test_no_line_runs_across_a_hard_patch_without_answers() -> None:
    patch = RuptureSpan(ago(50), ago(30))
    assert runs(dot(60), dot(20), patches=(patch,)) == [["60"], ["20"]]
    assert runs(dot(60), dot(40), dot(20), patches=(patch,)) == [["60", "40", "20"]]
    assert runs(dot(60), dot(20), patches=(RuptureSpan(ago(50)),)) == [["60", "20"]]


def test_answers_that_came_in_different_ways_or_with_help_or_without_a_score_are_never_joined() -> None:
    assert runs(dot(60, way="aloud"), dot(40, way="paper"), dot(20, way="paper")) == [["60"], ["40", "20"]]
    assert runs(dot(60), dot(40, apart=True), dot(20)) == [["60", "20"]]
    assert runs(dot(60), dot(40, None), dot(20)) == [["60", "20"]]


looks = st.lists(st.integers(0, 900), max_size=90).map(lambda days: tuple(dot(day) for day in days))


@given(looks, looks, st.none() | st.integers(0, 900))
def test_the_windows_together_hold_every_look_once_and_each_holds_few(
    theirs: tuple[Dot, ...], mirror: tuple[Dot, ...], until: int | None
) -> None:
    every = sorted(look.on for look in theirs + mirror)
    full = AllianceLine(every[0] if every else TODAY, TODAY, 84, theirs, mirror)
    seen: list[date] = []
    shown = window(full)
    for _page in range(len(every) + 1):
        shown_days = [look.on for look in shown.answers + shown.mirror]
        a_day = max((shown_days.count(day) for day in shown_days), default=0)
        assert len(shown_days) < WINDOW + max(1, a_day)
        seen += shown_days
        if shown.older is None:
            break
        shown = window(full, until=shown.older)
    assert sorted(seen) == every
    if until is not None:
        assert all(look.on <= ago(until) for look in window(full, until=ago(until)).answers)


def test_a_hard_patch_that_reaches_into_the_window_is_in_it() -> None:
    full = AllianceLine(
        ago(400),
        TODAY,
        84,
        tuple(dot(n) for n in range(WINDOW + 20)),
        patches=(RuptureSpan(ago(70), ago(10)),),
    )
    shown = window(full)
    assert shown.first == ago(WINDOW - 1)
    assert shown.patches == (RuptureSpan(ago(70), ago(10)),)
    assert shown.older == ago(WINDOW)
    assert window(full, until=ago(300)).patches == ()


def test_mine_comes_closer_in_a_hard_patch_and_no_form_goes_to_them() -> None:
    assert [CheckInRhythm(weeks).mine_days(hard=True) for weeks in (1, 2, 4, 12)] == [7, 7, 14, 14]
    assert CheckInRhythm().mine_days() == 28
    assert asking(9, True, None, TODAY) is Asking.ONE_QUESTION
    assert asking(2, False, None, TODAY) is Asking.ALOUD
    assert asking(3, False, ago(27), TODAY) is Asking.ALOUD
    assert asking(3, False, ago(28), TODAY) is Asking.FORM
