"""A questionnaire under a licence is asked seldom, scored or named as too few, and read by whom it is for."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.models import CheckIn
from alongside.core.instruments.model import Aside
from alongside.insight.queries.line import drawn_line
from alongside.repair.actions.asked import ask_five
from alongside.repair.actions.ruptures import notice_rupture
from tests.core.test_instruments import INVENTED
from tests.domain.test_questionnaires import add, ask, met
from tests.world import World

FIVE = {"listens": 3, "safe": 4, "on_my_side": 3, "helps": 2, "can_tell": 3}


def test_answers_are_scored_once_reversed_items_turned(world: World, as_owner: object) -> None:
    met(world, 3)
    row, id = add(world), new_id()
    looks = [ask(world, row, id=id) for _ in range(2)]
    assert looks[0] == looks[1] == CheckIn.objects.get()
    look = looks[0]
    assert (look.rater, look.score, look.top, look.answered) == ("client", 3 + 4 - 1, 8, 2)
    assert (look.instrument, look.audience, look.medium, look.mode) == (
        "invented",
        "talk",
        "aloud",
        "together",
    )
    assert queries.answers(world.owner, look).step("b") == 1  # as answered
    assert Event.objects.filter(verb="check_in.client", records="B").count() == 1


def test_too_few_answers_are_no_silent_number(world: World, as_owner: object) -> None:
    met(world, 3)
    look = ask(world, add(world), {"a": 3, "b": Aside.RATHER_NOT_SAY})
    assert (look.score, look.answered) == (None, 1)
    assert queries.answers(world.owner, look).choice("b") == "rather_not_say"


@pytest.mark.parametrize("answers", [{"a": 5}, {"a": -1}, {"c": 1}, {}])
def test_an_answer_outside_the_range_is_refused(world: World, as_owner: object, answers: dict) -> None:
    met(world, 3)
    with pytest.raises(Refused):
        ask(world, add(world), answers)
    assert not CheckIn.objects.exists()


def test_a_long_scale_is_kept_in_its_own_steps(world: World, as_owner: object) -> None:
    met(world, 3)
    text = INVENTED.replace("1:5:1", "0:10:0.1").replace('["never", "", "", "", "always"]', "[]")
    questionnaire = add(world, text)
    look = ask(world, questionnaire, {"a": 73, "b": 0})
    assert (look.score, look.top) == (173, 200)
    assert questionnaire.instrument.total.points(look.score) == pytest.approx(17.3)


def test_quarterly_not_early_and_not_in_a_hard_patch(world: World, as_owner: object) -> None:
    row = add(world)
    with pytest.raises(Refused, match="first three contacts"):
        ask(world, row)
    met(world, 3)
    ask(world, row)
    with pytest.raises(Refused, match="Once in three months"):
        ask(world, row)
    CheckIn.objects.update(on=today("Europe/London") - dt.timedelta(days=91))
    other = add(world, INVENTED.replace('"invented"', '"another"'))
    ask(world, other)
    with pytest.raises(Refused, match="Once in three months"):  # whichever it is
        ask(world, row)
    CheckIn.objects.update(on=today("Europe/London") - dt.timedelta(days=91))
    notice_rupture(world.owner, world.with_dean)
    with pytest.raises(Refused, match="hard patch"):
        ask(world, row)


def test_after_a_form_it_is_asked_aloud_and_it_is_a_form_itself(world: World, as_owner: object) -> None:
    met(world, 3)
    row = add(world)
    ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE, medium="paper")
    for medium in ("paper", "device"):
        with pytest.raises(Refused, match="aloud") as no:
            ask(world, row, medium=medium)
        assert no.value.field == "medium"
    with pytest.raises(Refused):
        ask(world, row, mode="with_help")
    CheckIn.objects.all().update(on=today("Europe/London") - dt.timedelta(days=28))
    ask(world, row, medium="device", mode="with_help", helper="Tunde")
    assert queries.last_form(world.owner, world.with_dean, today("Europe/London")) == today("Europe/London")


def test_what_i_answer_is_mine_alone_and_never_merged_with_theirs(world: World, as_owner: object) -> None:
    row = add(world, INVENTED.replace('rater = "client"', 'rater = "practitioner"'))
    notice_rupture(world.owner, world.with_dean)  # it asks nothing of them
    look = ask(world, row, mode="with_help", helper="Tunde", medium="paper")
    assert (look.rater, look.mode, look.audience, look.helper) == ("my_form", "alone", "mine", "")
    assert Event.objects.filter(verb="check_in.my_form", records="C").count() == 1
    assert queries.last_answered(world.owner, world.with_dean, "client", today("Europe/London")) is None
    with pytest.raises(Refused, match="Once in three months"):
        ask(world, row)
    line = drawn_line(world.owner, world.with_dean).line
    assert (line.theirs, line.mirror, line.ease) == ((), (), ())


def test_the_line_has_none_of_it_and_nobody_else_reads_it(world: World, as_owner: object) -> None:
    met(world, 3)
    look = ask(world, add(world))
    assert drawn_line(world.owner, world.with_dean).line.theirs == ()
    assert queries.latest_theirs(world.owner, world.with_dean) is None
    for viewer in (world.colleague, world.stranger, world.supervisor, world.maya.as_viewer()):
        with acting_for(viewer):
            assert queries.answered(viewer, world.with_dean) == []
            with pytest.raises(NotThere):
                queries.own_check_in(viewer, look.id)


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_one_that_is_kept_from_the_worker_is_not_told_of(
    world: World, as_owner: object, audience: str
) -> None:
    met(world, 3)
    row = add(world)
    CheckIn.objects.filter(pk=ask(world, row).id).update(audience=audience, medium="link")
    assert queries.answered(world.owner, world.with_dean) == []
    assert queries.last_answered(world.owner, world.with_dean, "client", today("Europe/London")) is None
    ask(world, row)
