"""Questionnaires under a licence: added by a lead alone, a version never changes, asked seldom, scored or named as too few."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from alongside.audit.models import Event
from alongside.base.acting import acting_for
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.checkins import actions, queries
from alongside.checkins.models import Look, Questionnaire
from alongside.checkins.queries import questionnaires as held
from alongside.contacts.models import Contact
from alongside.core.instruments import CLIENT, Aside, slot_text
from alongside.insight.line import line_of
from alongside.repair.actions import notice_strain
from alongside.repair.actions.asked import ask_five, ask_questionnaire
from tests.core.test_instruments import INVENTED
from tests.world import World

OURS = actions.Licence("The authors", "A-17")
FIVE = {"listens": 3, "safe": 4, "on_my_side": 3, "helps": 2, "can_tell": 3}
BOTH = {"a": 3, "b": 1}


def add(world: World, text: str = INVENTED, **more: object) -> Questionnaire:
    by, licence = world.maya.as_viewer(), more.pop("licence", OURS)
    with acting_for(by):
        return actions.add_questionnaire(text, licence, by=by, id=more.pop("id", new_id()), **more)


def met(world: World, times: int) -> None:
    for ago in range(times):
        Contact.objects.create(
            org=world.org, alliance=world.with_dean, state="happened", at=now() - dt.timedelta(days=ago + 1)
        )


def ask(world: World, row: Questionnaire, answers: dict | None = None, **how: object) -> Look:
    given = {"id": new_id(), "answers": BOTH if answers is None else answers, **how}
    return ask_questionnaire(world.with_dean.id, row.id, by=world.owner, **given)


def test_only_a_lead_adds_and_the_same_form_twice_is_once(world: World, as_owner: object) -> None:
    id = new_id()
    rows = [add(world, id=id) for _ in range(2)]
    assert rows[0] == rows[1] == Questionnaire.objects.get()
    assert (rows[0].version, rows[0].made_by) == (1, world.maya)
    event = Event.objects.get(verb="questionnaire.added")
    assert event.detail == {"instrument": "invented", "version": 1}
    for viewer in (world.owner, world.supervisor):
        with acting_for(viewer), pytest.raises(NotThere):
            actions.add_questionnaire(INVENTED, OURS, by=viewer, id=new_id())
        with acting_for(viewer), pytest.raises(NotThere):
            actions.retire_questionnaire(rows[0].id, by=viewer)


def test_another_organisation_knows_nothing_of_it(world: World, as_owner: object) -> None:
    row, lena = add(world), world.lena.as_viewer()
    with acting_for(lena):
        assert held.questionnaires(lena) == []
        for act in (
            lambda: held.questionnaire(lena, row.id),
            lambda: actions.retire_questionnaire(row.id, by=lena),
        ):
            with pytest.raises(NotThere):
                act()
    with acting_for(world.stranger), pytest.raises(NotThere):
        ask_questionnaire(world.with_far.id, row.id, by=world.stranger, id=new_id(), answers=BOTH)
    assert held.scale_of(world.elsewhere.id, "invented") is None


@pytest.mark.parametrize(
    ("text", "licence", "field", "says"),
    [
        (INVENTED.replace("rater =", "raterr ="), OURS, "text", "Line 4"),
        (slot_text("wai-sr"), OURS, "text", "Wording is missing for: 1, 2"),
        (INVENTED.replace('"invented"', '"own-client"'), OURS, "text", "own-"),
        (INVENTED, actions.Licence("  "), "granted_by", "Nothing is added without it"),
        (INVENTED, actions.Licence("A", "", dt.date(2020, 1, 1)), "valid_until", "has run out"),
    ],
)
def test_nothing_is_added_without_wording_and_a_licence(
    world: World, text: str, licence: actions.Licence, field: str, says: str
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
    assert (second.version, held.questionnaires(world.owner)) == (2, [second])
    assert look.version == "1"
    assert held.answered_with(world.owner, look) == first
    with pytest.raises(Refused, match="another questionnaire"):
        add(world, INVENTED, of="wai-sr")
    Look.objects.update(on=today("Europe/London") - dt.timedelta(days=91))
    with pytest.raises(Refused, match="newer version"):
        ask(world, first)
    assert ask(world, second).version == "2"


def test_answers_are_scored_once_reversed_items_turned(world: World, as_owner: object) -> None:
    met(world, 3)
    row, id = add(world), new_id()
    looks = [ask(world, row, id=id) for _ in range(2)]
    assert looks[0] == looks[1] == Look.objects.get()
    look = looks[0]
    assert (look.rater, look.score, look.top, look.answered) == ("client", 3 + 4 - 1, 8, 2)
    assert (look.instrument, look.audience, look.medium, look.mode) == (
        "invented",
        "talk",
        "aloud",
        "together",
    )
    assert queries.answers(world.owner, look).step("b") == 1  # as answered
    assert Event.objects.filter(verb="look.client", records="B").count() == 1


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
    assert not Look.objects.exists()


def test_a_long_scale_is_kept_in_its_own_steps(world: World, as_owner: object) -> None:
    met(world, 3)
    text = INVENTED.replace("1:5:1", "0:10:0.1").replace('["never", "", "", "", "always"]', "[]")
    look = ask(world, add(world, text), {"a": 73, "b": 0})
    assert (look.score, look.top) == (173, 200)
    assert held.scale_of(world.org.id, "invented").points(look.score) == pytest.approx(17.3)


def test_quarterly_not_early_and_not_in_a_hard_patch(world: World, as_owner: object) -> None:
    row = add(world)
    with pytest.raises(Refused, match="first three contacts"):
        ask(world, row)
    met(world, 3)
    ask(world, row)
    with pytest.raises(Refused, match="Once in three months"):
        ask(world, row)
    Look.objects.update(on=today("Europe/London") - dt.timedelta(days=91))
    other = add(world, INVENTED.replace('"invented"', '"another"'))
    ask(world, other)
    with pytest.raises(Refused, match="Once in three months"):  # whichever it is
        ask(world, row)
    Look.objects.update(on=today("Europe/London") - dt.timedelta(days=91))
    notice_strain(world.with_dean.id, by=world.owner, id=new_id())
    with pytest.raises(Refused, match="hard patch"):
        ask(world, row)


def test_after_a_form_it_is_asked_aloud_and_it_is_a_form_itself(world: World, as_owner: object) -> None:
    met(world, 3)
    row = add(world)
    ask_five(world.with_dean.id, by=world.owner, id=new_id(), answers=FIVE, medium="paper")
    for medium in ("paper", "device"):
        with pytest.raises(Refused, match="aloud") as no:
            ask(world, row, medium=medium)
        assert no.value.field == "medium"
    with pytest.raises(Refused):
        ask(world, row, mode="with_help")
    Look.objects.all().update(on=today("Europe/London") - dt.timedelta(days=28))
    ask(world, row, medium="device", mode="with_help", helper="Tunde")
    assert queries.last_form(world.owner, world.with_dean, today("Europe/London")) == today("Europe/London")


def test_an_expired_licence_stops_new_answers_and_keeps_the_old(world: World, as_owner: object) -> None:
    met(world, 3)
    until = today("Europe/London")
    row = add(world, licence=actions.Licence("A", "", until))
    look = ask(world, row)
    Look.objects.update(on=until - dt.timedelta(days=100))
    Questionnaire.objects.update(valid_until=until - dt.timedelta(days=1))
    with pytest.raises(Refused, match="licence for this questionnaire has run out"):
        ask(world, row)
    assert held.in_use(world.owner, until) == []
    assert held.answered(world.owner, world.with_dean) == [look]


def test_one_that_is_put_away_is_not_asked_until_its_next_version(world: World, as_owner: object) -> None:
    met(world, 3)
    row, maya = add(world), world.maya.as_viewer()
    with acting_for(maya):
        for _twice in range(2):
            actions.retire_questionnaire(row.id, by=maya)
    assert Event.objects.filter(verb="questionnaire.retired").count() == 1
    with pytest.raises(Refused, match="any more"):
        ask(world, row)
    assert ask(world, add(world)).version == "1"  # taken up again as it was


def test_a_new_licence_leaves_the_version_as_it_is(world: World) -> None:
    row, id = add(world), new_id()
    for _twice in range(2):
        more = add(world, INVENTED + "# a remark\n", licence=actions.Licence("B", "B-2"), id=id)
        assert (more.pk, more.version, more.granted_by, more.reference) == (row.pk, 1, "B", "B-2")
    assert Event.objects.filter(verb="questionnaire.renewed").count() == 1


def test_what_i_answer_is_mine_alone_and_never_merged_with_theirs(world: World, as_owner: object) -> None:
    row = add(world, INVENTED.replace('rater = "client"', 'rater = "practitioner"'))
    notice_strain(world.with_dean.id, by=world.owner, id=new_id())  # it asks nothing of them
    look = ask(world, row, mode="with_help", helper="Tunde", medium="paper")
    assert (look.rater, look.mode, look.audience, look.helper) == ("my_form", "alone", "mine", "")
    assert Event.objects.filter(verb="look.my_form", records="C").count() == 1
    assert held.last_answered(world.owner, world.with_dean, "client", today("Europe/London")) is None
    with pytest.raises(Refused, match="Once in three months"):
        ask(world, row)
    line = line_of(world.owner, world.with_dean)
    assert (line.theirs, line.mirror, line.ease) == ((), (), ())


def test_the_line_has_none_of_it_and_nobody_else_reads_it(world: World, as_owner: object) -> None:
    met(world, 3)
    look = ask(world, add(world))
    assert line_of(world.owner, world.with_dean).theirs == ()
    assert queries.latest_theirs(world.owner, world.with_dean) is None
    for viewer in (world.colleague, world.stranger, world.supervisor, world.maya.as_viewer()):
        with acting_for(viewer):
            assert held.answered(viewer, world.with_dean) == []
            with pytest.raises(NotThere):
                queries.own_look(viewer, look.id)


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_one_that_is_kept_from_the_worker_is_not_told_of(
    world: World, as_owner: object, audience: str
) -> None:
    met(world, 3)
    row = add(world)
    Look.objects.filter(pk=ask(world, row).id).update(audience=audience, medium="link")
    assert held.answered(world.owner, world.with_dean) == []
    assert held.last_answered(world.owner, world.with_dean, "client", today("Europe/London")) is None
    ask(world, row)


def test_the_scale_of_a_total_says_nothing_of_anybody(world: World) -> None:
    add(world)
    assert str(held.scale_of(world.org.id, "invented")) == "2:10:1"
    assert held.scale_of(world.org.id, CLIENT.key).top == CLIENT.top
    assert held.scale_of(world.org.id, "own-for-me") is None


# ------------------------------------------------------------------------------------------ the command


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "invented.toml"
    path.write_text(INVENTED, "utf-8")
    return path


def test_the_command_adds_and_lists(world: World, file, capsys) -> None:
    for text in (INVENTED, INVENTED.replace("my pace", "a good pace")):
        file.write_text(text, "utf-8")
        call_command("instrument", "add", str(file), "--organisation", "harbour", "--licence", "The authors")
    call_command("instrument", "list", "--organisation", "Harbour")
    said = capsys.readouterr().out
    assert "version 2, licence from The authors, in use" in said
    assert "wai-sr: Working Alliance Inventory" in said
    assert {(row.version, row.made_by_id) for row in Questionnaire.objects.all()} == {(1, None), (2, None)}
    assert Event.objects.filter(org_id=world.org.id, verb="questionnaire.added").count() == 2


def test_the_command_names_the_line_at_fault_and_adds_nothing(world: World, file, capsys) -> None:
    call_command("instrument", "check", str(file))
    assert "is sound" in capsys.readouterr().out
    file.write_text(INVENTED.replace('items = ["a", "b"]', "items = 3"), "utf-8")
    with pytest.raises(CommandError, match="line 6"):
        call_command("instrument", "check", str(file))
    add_it = ("instrument", "add", str(file), "--licence", "A", "--organisation")
    with pytest.raises(CommandError, match="Line 6"):
        call_command(*add_it, "harbour")
    with pytest.raises(CommandError, match="there are: harbour, elsewhere"):
        call_command(*add_it, "nowhere")
    with pytest.raises(CommandError, match="no file"):
        call_command("instrument", "check", "nothing.toml")
    with pytest.raises(CommandError, match="licence"):
        call_command("instrument", "add", str(file), "--organisation", "harbour")
    assert not Questionnaire.objects.exists()
