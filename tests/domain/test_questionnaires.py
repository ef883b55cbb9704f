"""Questionnaires under a licence: added by a lead alone, a version never changes; asked seldom, read by whom it is for."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.base.clock import new_id, today
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.actions.questionnaires import add_questionnaire, retire_questionnaire
from alongside.checkins.models import CheckIn, Questionnaire
from alongside.core.instruments.own import slot_text
from alongside.repair.actions.asked import ask_five, ask_questionnaire
from alongside.repair.actions.ruptures import notice_rupture
from tests.core.test_instruments import INVENTED
from tests.domain.test_checkins import FIVE, day, met, take_back
from tests.world import World

OURS = {"granted_by": "The authors", "reference": "A-17"}
BOTH = {"a": 3, "b": 1}


def add(world: World, text: str = INVENTED, **more: object) -> Questionnaire:
    by = world.maya.as_viewer()
    with acting_for(by):
        return add_questionnaire(by, **{"id": new_id(), "text": text, **OURS, **more})


def ask(world: World, row: Questionnaire, answers: dict | None = None, **how: object) -> CheckIn:
    given = {"id": new_id(), "answers": BOTH if answers is None else answers, **how}
    return ask_questionnaire(world.owner, world.with_dean, questionnaire=row, **given)


@pytest.fixture
def row(world: World, as_owner: object) -> Questionnaire:
    """One that may be asked today: three contacts lie behind."""
    met(world, 1, 2, 3)
    return add(world)


def test_only_a_lead_adds_and_the_same_form_twice_is_once(world: World, as_owner: object) -> None:
    id = new_id()
    rows = [add(world, id=id) for _ in range(2)]
    assert rows[0] == rows[1] == Questionnaire.objects.get()
    assert (rows[0].version, rows[0].made_by) == (1, world.maya)
    event = Event.objects.get(verb="questionnaire.added")
    assert event.detail == {"instrument": "invented", "version": 1}
    with acting_for(world.owner), pytest.raises(NotThere):
        add_questionnaire(world.owner, id=new_id(), text=INVENTED, **OURS)


@pytest.mark.parametrize(
    ("text", "licence", "field", "says"),
    [
        (INVENTED.replace("rater =", "raterr ="), {}, "text", "Line 4"),
        (slot_text("wai-sr"), {}, "text", "Wording is missing for: 1, 2"),
        (INVENTED.replace('"invented"', '"own-client"'), {}, "text", "own-"),
        (INVENTED, {"of": "wai-sr"}, "text", "another questionnaire"),
        (INVENTED, {"granted_by": "  "}, "granted_by", "Nothing is added without it"),
        (INVENTED, {"valid_until": dt.date(2020, 1, 1)}, "valid_until", "has run out"),
    ],
)
def test_nothing_is_added_without_wording_and_a_licence(
    world: World, text: str, licence: dict, field: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as refused:
        add(world, text, **licence)
    assert refused.value.field == field
    assert not Questionnaire.objects.exists()


def test_a_change_is_a_new_version_and_answers_keep_theirs(world: World, row: Questionnaire) -> None:
    check_in = ask(world, row)
    second = add(world, INVENTED.replace("my pace", "a good pace"), of="invented")
    assert (second.version, queries.questionnaires(world.owner)) == (2, [second])
    assert check_in.version == "1"
    assert queries.answered_with(world.owner, check_in) == row
    CheckIn.objects.update(on=day(91))
    with pytest.raises(Refused, match="newer version"):
        ask(world, row)
    assert ask(world, second).version == "2"


def test_an_expired_licence_stops_new_answers_and_keeps_the_old(world: World, row: Questionnaire) -> None:
    check_in = ask(world, row)
    CheckIn.objects.update(on=day(100))
    Questionnaire.objects.update(valid_until=day(1))
    with pytest.raises(Refused, match="licence for this questionnaire has run out"):
        ask(world, row)
    assert queries.in_use(world.owner, day(0)) == []
    assert queries.answered(world.owner, world.with_dean) == [check_in]


def test_one_that_is_put_away_is_not_asked_until_it_is_added_again(world: World, row: Questionnaire) -> None:
    maya = world.maya.as_viewer()
    with acting_for(maya):
        for _twice in range(2):
            retire_questionnaire(maya, row)
    assert Event.objects.filter(verb="questionnaire.retired").count() == 1
    with pytest.raises(Refused, match="any more"):
        ask(world, row)
    assert ask(world, add(world)).version == "1"


def test_a_new_licence_leaves_the_version_as_it_is(world: World) -> None:
    first, id = add(world), new_id()
    for _twice in range(2):
        more = add(world, INVENTED + "# a remark\n", granted_by="B", reference="B-2", id=id)
        assert (more.pk, more.version, more.granted_by, more.reference) == (first.pk, 1, "B", "B-2")
    assert Event.objects.filter(verb="questionnaire.renewed").count() == 1


def test_quarterly_whichever_it_is_and_whichever_was_written_down_first(
    world: World, row: Questionnaire
) -> None:
    other = add(world, INVENTED.replace('"invented"', '"another"'))
    world.with_dean.since = day(700)
    world.with_dean.save()
    with pytest.raises(Refused, match="first three contacts"):
        ask(world, row, on=day(500))
    met(world, 600, 590, 580)
    assert ask(world, row, medium="paper", on=day(200)).on == day(200)
    for ago in (290, 110):
        with pytest.raises(Refused, match="Once in three months") as refused:
            ask(world, other, on=day(ago))
        assert refused.value.field == "on"
    ask(world, other, medium="paper", on=day(291))
    ask(world, row, on=day(109))
    take_back(world, CheckIn.objects.get(on=day(200)))
    answered = queries.answered(world.owner, world.with_dean)
    assert [check_in.on for check_in in answered] == [day(109), day(291)]


def test_in_a_hard_patch_theirs_is_not_asked_and_mine_is_mine_alone(world: World, row: Questionnaire) -> None:
    notice_rupture(world.owner, world.with_dean)
    with pytest.raises(Refused, match="hard patch"):
        ask(world, row)
    own = add(
        world, INVENTED.replace('rater = "client"', 'rater = "practitioner"').replace("invented", "my-own")
    )
    check_in = ask(world, own, mode="with_help", helper="Tunde", medium="paper")
    about = (check_in.rater, check_in.mode, check_in.audience, check_in.helper)
    assert about == ("my_form", "alone", "mine", "")
    assert Event.objects.filter(verb="check_in.my_form", records="C").count() == 1
    assert queries.last_answered(world.owner, world.with_dean, "client", day(0)) is None
    with pytest.raises(Refused, match="Once in three months"):
        ask(world, own)


def test_after_a_form_it_is_asked_aloud_and_it_is_a_form_itself(world: World, row: Questionnaire) -> None:
    ask_five(world.owner, world.with_dean, answers=FIVE, medium="paper")
    for medium in ("paper", "device"):
        with pytest.raises(Refused, match="aloud") as refused:
            ask(world, row, medium=medium)
        assert refused.value.field == "medium"
    with pytest.raises(Refused):
        ask(world, row, mode="with_help")
    CheckIn.objects.all().update(on=day(28))
    ask(world, row, medium="device", mode="with_help", helper="Tunde")
    assert queries.last_form(world.owner, world.with_dean, day(0)) == day(0)


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_one_that_is_kept_from_the_worker_is_not_told_of(
    world: World, row: Questionnaire, audience: str
) -> None:
    CheckIn.objects.filter(pk=ask(world, row).id).update(audience=audience, medium="link")
    assert queries.answered(world.owner, world.with_dean) == []
    assert queries.last_answered(world.owner, world.with_dean, "client", today("Europe/London")) is None
    ask(world, row)


def test_the_command_adds_and_lists(world: World, tmp_path, capsys) -> None:
    file = tmp_path / "invented.toml"
    for text in (INVENTED, INVENTED.replace("my pace", "a good pace")):
        file.write_text(text, "utf-8")
        call_command("instrument", "add", str(file), "--organisation", "harbour", "--licence", "The authors")
    call_command("instrument", "list", "--organisation", "Harbour")
    out = capsys.readouterr().out
    assert "version 2, licence from The authors, in use" in out
    assert "wai-sr: Working Alliance Inventory" in out
    assert {(row.version, row.made_by_id) for row in Questionnaire.objects.all()} == {(1, None), (2, None)}
    assert Event.objects.filter(org_id=world.org.id, verb="questionnaire.added").count() == 2
    assert not [fault for fault in check(world.org.id).faults if "questionnaire" in fault]


def test_the_command_names_the_line_at_fault_and_adds_nothing(world: World, tmp_path, capsys) -> None:
    file = tmp_path / "invented.toml"
    file.write_text(INVENTED, "utf-8")
    call_command("instrument", "check", str(file))
    assert "is sound" in capsys.readouterr().out
    file.write_text(INVENTED.replace('items = ["a", "b"]', "items = 3"), "utf-8")
    at, licensed = ("--organisation", "harbour"), ("--licence", "A")
    for match, command in {
        "line 6": ("check", str(file)),
        "Line 6": ("add", str(file), *licensed, *at),
        "there are: harbour, elsewhere": ("add", str(file), *licensed, "--organisation", "nowhere"),
        "no file": ("check", "nothing.toml"),
        "licence": ("add", str(file), *at),
    }.items():
        with pytest.raises(CommandError, match=match):
            call_command("instrument", *command)
    assert not Questionnaire.objects.exists()
