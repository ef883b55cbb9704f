"""Questionnaires under a licence: added by a lead alone, a version never changes, what ran out or is put away is not asked."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.actions.questionnaires import add_questionnaire, retire_questionnaire
from alongside.checkins.models import CheckIn, Questionnaire
from alongside.contacts.models import Contact
from alongside.core.instruments.own import slot_text
from alongside.repair.actions.asked import ask_questionnaire
from tests.core.test_instruments import INVENTED
from tests.world import World

OURS = {"granted_by": "The authors", "reference": "A-17"}
BOTH = {"a": 3, "b": 1}


def add(world: World, text: str = INVENTED, **more: object) -> Questionnaire:
    by, licence = world.maya.as_viewer(), more.pop("licence", OURS)
    with acting_for(by):
        return add_questionnaire(by, id=more.pop("id", new_id()), text=text, **licence, **more)


def met(world: World, times: int) -> None:
    for ago in range(times):
        Contact.objects.create(
            org=world.org, alliance=world.with_dean, state="happened", at=now() - dt.timedelta(days=ago + 1)
        )


def ask(world: World, row: Questionnaire, answers: dict | None = None, **how: object) -> CheckIn:
    given = {"id": new_id(), "answers": BOTH if answers is None else answers, **how}
    return ask_questionnaire(world.owner, world.with_dean, questionnaire=row, **given)


def test_only_a_lead_adds_and_the_same_form_twice_is_once(world: World, as_owner: object) -> None:
    id = new_id()
    rows = [add(world, id=id) for _ in range(2)]
    assert rows[0] == rows[1] == Questionnaire.objects.get()
    assert (rows[0].version, rows[0].made_by) == (1, world.maya)
    event = Event.objects.get(verb="questionnaire.added")
    assert event.detail == {"instrument": "invented", "version": 1}
    for viewer in (world.owner, world.supervisor):
        with acting_for(viewer), pytest.raises(NotThere):
            add_questionnaire(viewer, id=new_id(), text=INVENTED, **OURS)
        with acting_for(viewer), pytest.raises(NotThere):
            retire_questionnaire(viewer, rows[0])


def test_another_organisation_knows_nothing_of_it(world: World, as_owner: object) -> None:
    row, lena = add(world), world.lena.as_viewer()
    with acting_for(lena):
        assert queries.questionnaires(lena) == []
        for act in (
            lambda: queries.questionnaire(lena, row.id),
            lambda: retire_questionnaire(lena, row),
        ):
            with pytest.raises(NotThere):
                act()
    with acting_for(world.stranger), pytest.raises(NotThere):
        ask_questionnaire(world.stranger, world.with_far, id=new_id(), questionnaire=row, answers=BOTH)


@pytest.mark.parametrize(
    ("text", "licence", "field", "says"),
    [
        (INVENTED.replace("rater =", "raterr ="), OURS, "text", "Line 4"),
        (slot_text("wai-sr"), OURS, "text", "Wording is missing for: 1, 2"),
        (INVENTED.replace('"invented"', '"own-client"'), OURS, "text", "own-"),
        (INVENTED, {"granted_by": "  "}, "granted_by", "Nothing is added without it"),
        (INVENTED, {"granted_by": "A", "valid_until": dt.date(2020, 1, 1)}, "valid_until", "has run out"),
    ],
)
def test_nothing_is_added_without_wording_and_a_licence(
    world: World, text: str, licence: dict, field: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as no:
        add(world, text, licence=licence)
    assert no.value.field == field
    assert not Questionnaire.objects.exists()


def test_a_change_is_a_new_version_and_answers_keep_theirs(world: World, as_owner: object) -> None:
    met(world, 3)
    first = add(world)
    look = ask(world, first)
    second = add(world, INVENTED.replace("my pace", "a good pace"), of="invented")
    assert (second.version, queries.questionnaires(world.owner)) == (2, [second])
    assert look.version == "1"
    assert queries.answered_with(world.owner, look) == first
    with pytest.raises(Refused, match="another questionnaire"):
        add(world, INVENTED, of="wai-sr")
    CheckIn.objects.update(on=today("Europe/London") - dt.timedelta(days=91))
    with pytest.raises(Refused, match="newer version"):
        ask(world, first)
    assert ask(world, second).version == "2"


def test_an_expired_licence_stops_new_answers_and_keeps_the_old(world: World, as_owner: object) -> None:
    met(world, 3)
    until = today("Europe/London")
    row = add(world, licence={"granted_by": "A", "valid_until": until})
    look = ask(world, row)
    CheckIn.objects.update(on=until - dt.timedelta(days=100))
    Questionnaire.objects.update(valid_until=until - dt.timedelta(days=1))
    with pytest.raises(Refused, match="licence for this questionnaire has run out"):
        ask(world, row)
    assert queries.in_use(world.owner, until) == []
    assert queries.answered(world.owner, world.with_dean) == [look]


def test_one_that_is_put_away_is_not_asked_until_its_next_version(world: World, as_owner: object) -> None:
    met(world, 3)
    row, maya = add(world), world.maya.as_viewer()
    with acting_for(maya):
        for _twice in range(2):
            retire_questionnaire(maya, row)
    assert Event.objects.filter(verb="questionnaire.retired").count() == 1
    with pytest.raises(Refused, match="any more"):
        ask(world, row)
    assert ask(world, add(world)).version == "1"  # taken up again as it was


def test_a_new_licence_leaves_the_version_as_it_is(world: World) -> None:
    row, id = add(world), new_id()
    for _twice in range(2):
        more = add(world, INVENTED + "# a remark\n", licence={"granted_by": "B", "reference": "B-2"}, id=id)
        assert (more.pk, more.version, more.granted_by, more.reference) == (row.pk, 1, "B", "B-2")
    assert Event.objects.filter(verb="questionnaire.renewed").count() == 1
