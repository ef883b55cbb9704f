"""Check-ins: kept once, whose words under whose key, on which day, who sees them, what a yes opens (S23, S24)."""

import datetime as dt

import pytest
from django.db import connection

from alongside.audit.models import Event
from alongside.base.clock import new_id, now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.models import DataKey
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.actions import beside
from alongside.checkins.actions.check_ins import check_in_for_me, check_in_mirror
from alongside.checkins.models import CheckIn, CheckInAddendum
from alongside.contacts.models import Contact
from alongside.core.instruments.model import Aside
from alongside.insight.queries.line import chance_of, two_sides
from alongside.insight.queries.service import scores_of
from alongside.repair.actions.asked import ask_five, asked_about, look_together
from alongside.repair.actions.ruptures import notice_rupture, say_mended
from alongside.repair.models import Rupture, RuptureNote
from tests.noticed import facts, interpretations
from tests.world import World

FIVE = {"listens": 3, "safe": 4, "on_my_side": 3, "helps": 2, "can_tell": 3}


def day(ago: int) -> dt.date:
    return today("Europe/London") - dt.timedelta(days=ago)


def met(world: World, *ago: int) -> None:
    for days in ago:
        at = now() - dt.timedelta(days=days)
        Contact.objects.create(org=world.org, alliance=world.with_dean, state="happened", at=at)


def five(world: World, ago: int | None = None, listens: int = 3, **more: object) -> CheckIn:
    answers, on = {**FIVE, "listens": listens}, None if ago is None else day(ago)
    return ask_five(world.owner, world.with_dean, **{"id": new_id(), "answers": answers, "on": on, **more})


def mirror(world: World, id: object = None, answers: object = None) -> CheckIn:
    answers = FIVE if answers is None else answers
    return check_in_mirror(world.owner, world.with_dean, id=id or new_id(), answers=answers)


def for_me(world: World, **words: object) -> CheckIn:
    return check_in_for_me(world.owner, world.with_dean, id=new_id(), **{"answers": {}, **words})


def talk(world: World, id: object = None, **more: object) -> CheckIn:
    given = {"words": {"went_well": "You were on time"}, **more}
    return look_together(world.owner, world.with_dean, id=id or new_id(), **given)


def take_back(world: World, check_in: CheckIn, **more: object) -> CheckIn:
    return beside.retract_check_in(world.owner, check_in, **{"id": new_id(), "why": "twice", **more})


@pytest.fixture
def long_together(world: World, as_owner: object) -> None:
    world.with_dean.since = day(700)
    world.with_dean.save()
    met(world, *range(690, 0, -30))


def test_it_is_scored_in_whole_steps_and_not_at_all_from_too_few_or_for_me(
    world: World, as_owner: object
) -> None:
    check_in = mirror(world)
    assert (check_in.score, check_in.top, check_in.answered) == (15, 20, 5)
    assert (check_in.rater, check_in.mode, check_in.audience) == ("mirror", "alone", "mine")
    assert Event.objects.filter(verb="check_in.mirror", records="C").count() == 1
    few = {"listens": 4, "safe": Aside.DONT_KNOW, "helps": Aside.RATHER_NOT_SAY}
    check_in = mirror(world, answers=few)
    assert (check_in.score, check_in.answered) == (None, 1)
    answers = queries.answers(world.owner, check_in)
    assert [answers.step(item) for item in few] == [4, None, None], "not knowing is not never"
    assert [answers.choice(item) for item in few] == ["", "dont_know", "rather_not_say"]
    check_in = for_me(world, answers={"at_ease": 1, "raise_hard": 4, "bring_problems": 4})
    assert (check_in.score, check_in.top) == (1, 4)
    assert for_me(world, stuck="The housing form").score is None


@pytest.mark.parametrize("answers", [{}, {"listens": 5}, {"listens": -1}, {"kindness": 2}])
def test_nothing_said_or_what_is_not_on_offer_is_refused(
    world: World, as_owner: object, answers: dict
) -> None:
    for act in (lambda: mirror(world, answers=answers), lambda: for_me(world, answers=answers)):
        with pytest.raises(Refused):
            act()
    with pytest.raises(Refused, match="name who helped"):
        five(world, mode="alone", helper="Tunde")
    assert not CheckIn.objects.exists()
    assert not Event.objects.filter(verb__startswith="check_in.").exists()


def test_their_words_are_under_their_key_and_mine_under_mine_and_none_in_the_trail(
    world: World, as_owner: object
) -> None:
    talk(world, words={"hard_words": "zebrafinch"}, choices={"hard": "yes"})
    for_me(world, stuck="zebrafinch")
    keys = {row.id.bytes: row.owner_id for row in DataKey.objects.all()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT item, words FROM checkins_answer")
        owners = {item: keys[bytes(words)[:16]] for item, words in cursor.fetchall() if item != "hard"}
    assert owners == {"hard_words": world.dean.id, "stuck": world.sam.id}
    assert not any("zebrafinch" in str(vars(event)) for event in Event.objects.all())


@pytest.mark.parametrize("who", ["priya", "kit", "olu", "maya"])
def test_nobody_else_sees_any_of_it_not_even_the_supervisor(world: World, as_owner: object, who: str) -> None:
    check_in, dean, by = mirror(world), world.with_dean, getattr(world, who).as_viewer()
    beside.keep_what_works(world.owner, dean, words="Tea first")
    with acting_for(by):
        assert not queries.own_check_ins(by, dean)
        assert queries.what_works(by, dean) == []
        assert queries.latest_theirs(by, dean) is None
        with pytest.raises(NotThere):
            queries.own_check_in(by, check_in.id)


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_what_they_keep_from_the_worker_is_as_if_it_were_not_there(
    world: World, as_owner: object, audience: str
) -> None:
    check_in = five(world)
    CheckIn.objects.filter(pk=check_in.id).update(audience=audience, medium="link")
    assert not queries.own_check_ins(world.owner, world.with_dean)
    assert queries.latest_theirs(world.owner, world.with_dean) is None
    assert queries.last_form(world.owner, world.with_dean, day(0)) is None
    with pytest.raises(NotThere):
        queries.own_check_in(world.owner, check_in.id)


def test_paper_is_monthly_whichever_was_written_down_first(world: World, long_together: None) -> None:
    check_in = five(world, 100, medium="paper")
    assert check_in.contact is not None
    assert day(131) < check_in.contact.at.date() <= day(100), "the last time they had seen each other"
    for ago in (127, 100, 73):
        with pytest.raises(Refused, match="within four weeks of a form") as refused:
            five(world, ago, medium="paper")
        assert refused.value.field == "medium"
    for ago in (128, 72):
        five(world, ago, medium="paper")
    with pytest.raises(Refused, match="first three contacts"):
        five(world, 660, medium="paper")


def test_a_yes_alone_opens_one_hard_patch_however_often_it_is_saved(world: World, as_owner: object) -> None:
    for answer in ("no", "dont_know", "rather_not_say", ""):
        talk(world, choices={"hard": answer})
    assert not Rupture.objects.exists()
    id, yes = new_id(), {"hard": "yes", "talk": "not_now"}
    for _twice in range(2):
        check_in = talk(world, id, words={"hard_words": "You were late"}, choices=yes)
    rupture = Rupture.objects.get()
    assert (rupture.came, rupture.state) == ("asked", "noticed")
    note = RuptureNote.objects.get()
    assert (note.words, note.in_their_words, note.part) == ("You were late", True, "their_side")
    again = talk(world, words={"hard_words": "And again"}, choices={"hard": "yes"})
    assert asked_about(world.owner, again) == asked_about(world.owner, check_in) == rupture
    assert RuptureNote.objects.count() == 2


def test_in_a_hard_patch_only_what_was_answered_before_it(world: World, long_together: None) -> None:
    rupture = notice_rupture(world.owner, world.with_dean, on=day(20))
    for ago in (None, 20, 5):
        with pytest.raises(Refused, match="hard patch"):
            five(world, ago)
    assert five(world, 21).on == day(21)
    mirror(world)
    talk(world, words={"one_question": "Ring first."})
    say_mended(world.owner, rupture, words="All right")
    assert five(world, 4).score == 15
    yes = {"choices": {"hard": "yes"}, "words": {"hard_words": "You wrote it down first"}}
    assert asked_about(world.owner, talk(world, on=day(10), **yes)) == rupture, "the patch of those days"
    earlier = asked_about(world.owner, talk(world, on=day(300), **yes))
    assert earlier is not None
    assert earlier.began_on == day(300)


def test_what_is_taken_back_counts_nowhere_and_stays_on_record(world: World, long_together: None) -> None:
    def counted() -> list[object]:
        score = scores_of(world.org.id, ["own-client"])["own-client"]
        pairs = two_sides(world.owner, world.with_dean).pairs
        own = world.with_dean
        return [interpretations(own), facts(own), pairs, chance_of(world.owner), score]

    for ago in (200, 160, 120):
        five(world, ago)
        mirror(world)
        CheckIn.objects.filter(on=day(0)).update(on=day(ago))
    before = counted()
    check_in = five(world, 1, 0, medium="paper")
    back = take_back(world, check_in, why="person", words="This was Amir.")
    assert counted() == before
    assert queries.last_form(world.owner, world.with_dean, day(0)) is None
    assert queries.latest_theirs(world.owner, world.with_dean).check_in != check_in  # type: ignore[union-attr]
    assert back.retracted_by_id == world.sam.id
    assert len(queries.answers(world.owner, check_in).rows) == 5, "what was said stays"
    assert [one.words for one in queries.addenda(world.owner, check_in)] == ["This was Amir."]
    assert queries.retracted(world.owner, world.with_dean) == [check_in]
    assert Event.objects.filter(verb="check_in.retracted", records="B").count() == 1
    assert not any("Amir" in str(vars(event)) for event in Event.objects.all())
    for _twice in range(2):
        beside.put_back_check_in(world.owner, queries.own_check_in(world.owner, check_in.id))
    assert Event.objects.filter(verb="check_in.put_back").count() == 1
    assert "together paper" in {key.way for key in interpretations(world.with_dean)}
    assert CheckInAddendum.objects.count() == 1, "an addendum is never taken away"


def test_what_it_said_works_is_not_offered_and_the_patch_it_opened_stays(
    world: World, as_owner: object
) -> None:
    check_in = talk(world, words={"made_it_work": "Tea first"}, choices={"hard": "yes"})
    gone = take_back(world, check_in)
    assert queries.what_works(world.owner, world.with_dean) == []
    assert Rupture.objects.count() == 1
    beside.put_back_check_in(world.owner, gone)
    assert [works.words for works in queries.what_works(world.owner, world.with_dean)] == ["Tea first"]


def test_taken_back_once_with_a_reason(world: World, as_owner: object) -> None:
    check_in = five(world)
    for given, field in (({"why": "mood"}, "why"), ({"why": "other", "words": " "}, "words")):
        with pytest.raises(Refused) as refused:
            take_back(world, check_in, **given)
        assert refused.value.field == field
    take_back(world, check_in, why="other", words="It was a try-out.")
    with pytest.raises(Refused, match="already"):
        take_back(world, check_in)
