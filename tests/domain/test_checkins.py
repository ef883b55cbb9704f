"""Looks at the relationship: kept once, whose words under whose key, who sees them, what a yes opens (S23, S24)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from alongside.audit.models import Event
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.models import DataKey
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.actions.beside import keep_what_works, put_what_works_aside, set_rhythm
from alongside.checkins.actions.check_ins import check_in_for_me, check_in_mirror
from alongside.checkins.models import Answer, CheckIn, WhatWorks
from alongside.contacts.models import Contact
from alongside.core.checkin_rhythm import CheckInRhythm
from alongside.core.instruments.model import Aside
from alongside.repair.actions.asked import ask_five, asked_about, look_together
from alongside.repair.actions.ruptures import say_mended
from alongside.repair.models import Rupture, RuptureNote
from tests.world import World

FIVE = {"listens": 3, "safe": 4, "on_my_side": 3, "helps": 2, "can_tell": 3}


def met(world: World, times: int) -> None:
    for ago in range(times):
        Contact.objects.create(
            org=world.org, alliance=world.with_dean, state="happened", at=now() - dt.timedelta(days=ago + 1)
        )


def mirror(world: World, **more: object) -> CheckIn:
    return check_in_mirror(world.owner, world.with_dean, id=new_id(), answers={**FIVE, **more})


def talk(world: World, id: object = None, **more: object) -> tuple[CheckIn, Rupture | None]:
    given = {"words": {"went_well": "You were on time"}, **more}
    check_in = look_together(world.owner, world.with_dean, id=id or new_id(), **given)
    return check_in, asked_about(world.owner, check_in)


def test_a_look_is_scored_in_whole_steps_and_kept_once(world: World, as_owner: object) -> None:
    id = new_id()
    for _twice in range(2):
        look = check_in_mirror(world.owner, world.with_dean, id=id, answers=FIVE)
    assert (look.score, look.top, look.answered) == (15, 20, 5)
    assert (look.rater, look.mode, look.audience) == ("mirror", "alone", "mine")
    assert CheckIn.objects.count() == 1
    assert Event.objects.filter(verb="check_in.mirror", records="C").count() == 1


def test_too_few_answers_are_kept_without_a_score_and_not_knowing_is_not_never(
    world: World, as_owner: object
) -> None:
    few = {"listens": 4, "safe": Aside.DONT_KNOW, "helps": Aside.RATHER_NOT_SAY}
    look = check_in_mirror(world.owner, world.with_dean, id=new_id(), answers=few)
    assert (look.score, look.answered) == (None, 1)
    kept = queries.answers(world.owner, look)
    assert [kept.step(item) for item in few] == [4, None, None]
    assert [kept.choice(item) for item in few] == ["", "dont_know", "rather_not_say"]


def test_nothing_said_is_nothing_kept(world: World, as_owner: object) -> None:
    with pytest.raises(Refused):
        check_in_mirror(world.owner, world.with_dean, id=new_id(), answers={})
    assert not CheckIn.objects.exists()
    assert not Event.objects.filter(verb__startswith="check_in.").exists()


@pytest.mark.parametrize("answers", [{"listens": 5}, {"listens": -1}, {"kindness": 2}])
def test_an_answer_that_is_not_on_offer_is_refused(world: World, as_owner: object, answers: dict) -> None:
    with pytest.raises(Refused):
        check_in_mirror(world.owner, world.with_dean, id=new_id(), answers=answers)
    with pytest.raises(Refused):
        check_in_for_me(world.owner, world.with_dean, id=new_id(), answers=answers)


def test_for_me_is_never_added_up(world: World, as_owner: object) -> None:
    answers = {"at_ease": 1, "raise_hard": 4, "bring_problems": 4}
    look = check_in_for_me(world.owner, world.with_dean, id=new_id(), answers=answers)
    assert (look.score, look.top) == (1, 4)
    without = check_in_for_me(world.owner, world.with_dean, id=new_id(), answers={}, stuck="The housing form")
    assert without.score is None


def test_their_words_are_under_their_key_and_mine_under_mine(world: World, as_owner: object) -> None:
    talk(world)
    check_in_for_me(world.owner, world.with_dean, id=new_id(), answers={}, stuck="The form")
    keys = {row.id.bytes: row.owner_id for row in DataKey.objects.all()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT item, words FROM checkins_answer")
        owners = {item: keys[bytes(words)[:16]] for item, words in cursor.fetchall()}
    assert owners == {"went_well": world.dean.id, "stuck": world.sam.id}


def test_nobody_else_sees_any_of_it_not_even_the_supervisor(world: World, as_owner: object) -> None:
    look = mirror(world)
    row = keep_what_works(world.owner, world.with_dean, id=new_id(), words="Tea first")
    for viewer in (world.colleague, world.stranger, world.supervisor, world.maya.as_viewer()):
        with acting_for(viewer):
            assert not queries.own_check_ins(viewer, world.with_dean)
            assert queries.what_works(viewer, world.with_dean) == []
            assert queries.latest_theirs(viewer, world.with_dean) is None
            with pytest.raises(NotThere):
                queries.own_check_in(viewer, look.id)
            with pytest.raises(NotThere):
                check_in_mirror(viewer, world.with_dean, id=new_id(), answers=FIVE)
            with pytest.raises(NotThere):
                put_what_works_aside(viewer, row)
            with pytest.raises(NotThere):
                set_rhythm(viewer, world.with_dean, mine_weeks=4, theirs_weeks=6, good_weeks=12)


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_what_they_keep_from_the_worker_is_as_if_it_were_not_there(
    world: World, as_owner: object, audience: str
) -> None:
    look = ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE)
    CheckIn.objects.filter(pk=look.id).update(audience=audience, medium="link")
    assert not queries.own_check_ins(world.owner, world.with_dean)
    assert queries.latest_theirs(world.owner, world.with_dean) is None
    assert queries.last_form(world.owner, world.with_dean, today("Europe/London")) is None
    with pytest.raises(NotThere):
        queries.own_check_in(world.owner, look.id)


def test_whoever_helped_is_named_or_nobody_did(world: World, as_owner: object) -> None:
    for how in ({"mode": "with_help"}, {"mode": "for_them"}, {"mode": "alone", "helper": "Tunde"}):
        with pytest.raises(Refused) as no:
            ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE, **how)
        assert no.value.field == "helper"
    look = ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE, mode="with_help", helper="Tunde")
    assert queries.own_check_in(world.owner, look.id).helper == "Tunde"


def test_a_form_comes_after_three_contacts_and_once_in_four_weeks(world: World, as_owner: object) -> None:
    def on_paper() -> CheckIn:
        return ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE, medium="paper")

    met(world, 2)
    with pytest.raises(Refused):
        on_paper()
    met(world, 1)
    form = on_paper()
    with pytest.raises(Refused):
        on_paper()
    CheckIn.objects.filter(pk=form.id).update(on=today("Europe/London") - dt.timedelta(days=28))
    assert on_paper().medium == "paper"


def test_a_yes_opens_one_hard_patch_however_often_it_is_saved(world: World, as_owner: object) -> None:
    id, said = (
        new_id(),
        {"words": {"hard_words": "You were late"}, "choices": {"hard": "yes", "talk": "not_now"}},
    )
    for _twice in range(2):
        _look, rupture = talk(world, id=id, **said)
    assert rupture is not None
    assert (rupture.came, rupture.state) == ("asked", "noticed")
    assert Rupture.objects.count() == RuptureNote.objects.count() == 1
    note = RuptureNote.objects.get()
    assert (note.words, note.in_their_words, note.part) == ("You were late", True, "their_side")
    _look, again = talk(world, choices={"hard": "yes"}, words={"hard_words": "And again"})
    assert again == rupture
    assert RuptureNote.objects.count() == 2


@pytest.mark.parametrize("answer", ["no", "dont_know", "rather_not_say", ""])
def test_no_other_answer_opens_anything(world: World, as_owner: object, answer: str) -> None:
    assert talk(world, choices={"hard": answer})[1] is None
    assert not Rupture.objects.exists()


def test_in_a_hard_patch_there_is_no_list_of_questions_until_it_is_mended(
    world: World, as_owner: object
) -> None:
    _look, rupture = talk(world, choices={"hard": "yes"})
    assert rupture is not None
    with pytest.raises(Refused):
        ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE)
    mirror(world)
    talk(world, words={"one_question": "Ring first."})
    say_mended(world.owner, rupture, words="We are all right")
    assert ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE).score == 15


def test_what_made_it_work_is_kept_and_can_be_put_aside(world: World, as_owner: object) -> None:
    look, _none = talk(world, words={"made_it_work": "You asked before you wrote"})
    (row,) = queries.what_works(world.owner, world.with_dean)
    assert (row.words, row.in_their_words, row.check_in_id) == ("You asked before you wrote", True, look.id)
    put_what_works_aside(world.owner, row)
    put_what_works_aside(world.owner, row)
    assert queries.what_works(world.owner, world.with_dean) == []
    assert WhatWorks.objects.get().words == "You asked before you wrote"
    assert Event.objects.filter(verb="what_works.aside").count() == 1


def test_the_rhythm_is_as_usual_until_it_is_set(world: World, as_owner: object) -> None:
    assert queries.rhythm(world.owner, world.with_dean) == CheckInRhythm()
    for weeks in (6, 2):
        set_rhythm(world.owner, world.with_dean, mine_weeks=weeks, theirs_weeks=8, good_weeks=10)
    assert queries.rhythm(world.owner, world.with_dean) == CheckInRhythm(2, 8, 10)
    with pytest.raises(Refused) as no:
        set_rhythm(world.owner, world.with_dean, mine_weeks=2, theirs_weeks=3, good_weeks=10)
    assert no.value.field == "theirs_weeks"


def test_no_typed_word_stands_in_the_audit_trail(world: World, as_owner: object) -> None:
    talk(world, words={"hard_words": "zebrafinch"}, choices={"hard": "yes"})
    check_in_for_me(world.owner, world.with_dean, id=new_id(), answers={}, stuck="zebrafinch")
    assert Answer.objects.count() == 3
    assert not any("zebrafinch" in str(vars(event)) for event in Event.objects.all())
