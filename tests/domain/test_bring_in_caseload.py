"""Bringing a caseload in (stage 1, item 8): every row's fate first, all or nothing, twice changes nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem
from alongside.audit.models import Event
from alongside.base.acting import acting_for
from alongside.base.before import stood_before
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import Fate
from alongside.exchange.models import Brought
from alongside.people.models import Alliance, Assignment, CircleLink, Person
from alongside.people.team import assignments
from tests.opened import the, those
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")
DAY = today("Europe/London")
HEAD = "Client,Known as,Reference,Since,Referral,Circle,Case manager,Phone"
ROWS = [
    'Ann Lee,Annie,R1,01/02/2026,"Support worker; Neuro-physio","Jo Lee (mother); J Patel (solicitor)",,0123',
    "Bo Day,,R2,2026-02-28,Housing,J Patel (solicitor),Sam,",
]


def bring(by: Viewer, content: str | bytes, name: str = "list.csv", kind: str = "caseload") -> Brought:
    raw = content.encode() if isinstance(content, str) else content
    return actions.bring(by, id=new_id(), kind=kind, name=name, content=raw)


def fates(by: Viewer, content: str | bytes, name: str = "list.csv") -> list[str]:
    checked = queries.dry_run(by, bring(by, content, name))
    return [one.fate.value for one in checked.rows]


def text(*rows: str) -> str:
    return "\r\n".join([HEAD, *rows]) + "\r\n"


def everything() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Person, Alliance, Assignment, CircleLink, AgendaItem))


def test_a_dry_run_says_what_will_happen_and_changes_nothing(world: World) -> None:
    before = everything()
    assert fates(world.owner, text(*ROWS)) == ["add", "add"]
    assert everything() == before


def test_taken_in_it_is_all_there_in_its_place(world: World) -> None:
    actions.take_in(world.owner, bring(world.owner, text(*ROWS)))
    ann = the(Person, name="Ann Lee")
    assert (ann.called, ann.outside_ref, ann.phone) == ("Annie", "R1", "0123")
    alliance = Alliance.objects.get(person=ann, practitioner=world.sam)
    assert str(alliance.since) == "2026-02-01"
    needs = AgendaItem.objects.filter(alliance=alliance)
    assert {(one.words, one.side, one.origin) for one in needs} == {
        ("Support worker", "mine", "referral"), ("Neuro-physio", "mine", "referral"),
    }  # fmt: skip
    links = CircleLink.objects.filter(client=ann).select_related("person")
    assert {(one.person.name, one.place, one.role) for one in links} == {
        ("Jo Lee", "family", "mother"), ("J Patel", "solicitor", "solicitor"),
    }  # fmt: skip
    assert len(those(Person, name="J Patel")) == 1  # one solicitor around two clients


def test_again_changes_nothing(world: World) -> None:
    actions.take_in(world.owner, bring(world.owner, text(*ROWS)))
    before = everything()
    assert fates(world.owner, text(*ROWS)) == ["same", "same"]
    actions.take_in(world.owner, bring(world.owner, text(*ROWS)))
    assert everything() == before


def test_a_new_need_and_a_new_phone_are_a_change(world: World) -> None:
    actions.take_in(world.owner, bring(world.owner, text(*ROWS)))
    changed = [ROWS[0], "Bo Day,,R2,2026-02-28,Housing; Benefits,J Patel (solicitor),Sam,999"]
    assert fates(world.owner, text(*changed)) == ["same", "change"]
    actions.take_in(world.owner, bring(world.owner, text(*changed)))
    bo = the(Person, outside_ref="R2")
    assert bo.phone == "999"
    assert [one.words for one in stood_before(world.owner, bo.id)] == [], (
        "a number where none was is no correction"
    )
    again = [changed[0], changed[1].replace(",999", ",888")]
    actions.take_in(world.owner, bring(world.owner, text(*again)))
    [earlier] = stood_before(world.owner, bo.id)
    assert (earlier.words, earlier.by) == ({"phone": "999"}, "Sam Test")
    assert len(those(AgendaItem, words="Benefits")) == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",,R9,,,,,", "client"),
        ("Cy Fox,,R9,31/02/2026,,,,", "since"),
        ("Cy Fox,,R9,2126-01-01,,,,", "since"),
        ("Cy Fox,,R9,,,,Priya,", "case manager"),
        ("Cy Fox,,R1,,,,,", "reference"),
        ('Cy Fox,,R9,,,"(mother)",,', "circle"),
        ("Cy Fox,,R9,,,,," + "1" * 60, "phone"),
    ],
)
def test_a_wrong_row_is_named_by_line_column_and_reason_and_nothing_goes_in(
    world: World, row: str, column: str
) -> None:
    before = everything()
    brought = bring(world.owner, text(*ROWS, row))
    (wrong,) = queries.dry_run(world.owner, brought).of(Fate.WRONG)
    assert wrong.line == 4
    assert wrong.problems[0][0] == column
    assert wrong.problems[0][1]
    with pytest.raises(Refused):
        actions.take_in(world.owner, brought)
    assert everything() == before


def test_a_reference_of_another_workers_client_is_not_taken_over(world: World) -> None:
    with acting_for(world.colleague):
        actions.take_in(world.colleague, bring(world.colleague, text("Ann Lee,,R1,,,,,")))
    assert fates(world.owner, text("Ann Lee,,R1,,,,,")) == ["wrong"]


def referred(person: Person, ref: str) -> None:
    """This person has a reference of an outside system."""
    person.outside_ref = ref
    person.save(update_fields=["outside_ref"])


def refused_reference(by: Viewer, row: str) -> str:
    """Why a row with a reference can not go in."""
    with acting_for(by):
        (wrong,) = queries.dry_run(by, bring(by, text(row))).of(Fate.WRONG)
    ((column, reason),) = wrong.problems
    assert column == "reference"
    return reason


def test_a_reference_of_nobody_of_mine_is_refused_in_the_same_words_whatever_the_cause(world: World) -> None:
    """Ended, never mine, nobody's now, mine under another name: what is said tells nothing of who is here."""
    for person, ref in ((world.dean, "MINE"), (world.amir, "NEVER")):
        referred(person, ref)
    actions.take_in(world.owner, bring(world.owner, text("Ann Lee,,ENDED,,,,,", "Bo Day,,CLOSED,,,,,")))
    ended = Assignment.objects.filter(client=the(Person, outside_ref="ENDED"))
    ended.update(since=DAY - dt.timedelta(days=9), until=DAY - dt.timedelta(days=1))
    with acting_for(lead := world.maya.as_viewer()):
        closed = the(Assignment, client__outside_ref="CLOSED")
        assignments.end_assignment(closed.id, by=lead, by_mistake=True)
    said = {
        refused_reference(world.owner, row)
        for row in (
            "Ann Lee,,ENDED,,,,,99",
            "Bo Day,,CLOSED,,,,,99",
            "Somebody,,ENDED,,,,,",
            "Amir Aziz,,NEVER,,,,,99",
            "Somebody,,NEVER,,,,,",
            "Somebody,,MINE,,,,,",
        )
    }
    assert len({one.encode() for one in said}) == 1
    assert fates(world.owner, text("Dean Walker,,MINE,,,,,99")) == ["change"]


def test_bringing_in_assigns_nobody_who_is_here(world: World) -> None:
    """A client with whom nobody works now does not fall to whoever brings their reference, nor do their details."""
    referred(world.amir, "A1")
    Assignment.objects.filter(client=world.amir).delete()
    for by, worker in ((world.owner, ""), (world.maya.as_viewer(), "sam")):
        refused_reference(by, f"Amir Aziz,,A1,,Housing,Ray Aziz (brother),{worker},999")
    assert not Assignment.objects.filter(client=world.amir).exists()
    assert refused_reference(world.owner, "Amir Aziz,,A1,,,,,") == refused_reference(
        world.maya.as_viewer(), "Amir Aziz,,A1,,,,sam,"
    )


def test_a_lead_brings_a_reference_for_the_worker_who_is_assigned_now(world: World) -> None:
    referred(world.amir, "A1")
    with acting_for(lead := world.maya.as_viewer()):
        assert fates(lead, text("Amir Aziz,,A1,,,,priya,999")) == ["change"]
        actions.take_in(lead, bring(lead, text("Amir Aziz,,A1,,,,priya,999")))
    world.amir.refresh_from_db()
    assert world.amir.phone == "999"


def test_whoever_is_assigned_by_a_file_stands_in_the_trail_with_whom(world: World) -> None:
    with acting_for(lead := world.maya.as_viewer()):
        rows = text("Ann Lee,,,,,,sam,", "Bo Day,,,,,,sam,", "Cy Fox,,,,,,priya,")
        actions.take_in(lead, bring(lead, rows))
    told = [event.subjects for event in Event.objects.filter(verb="assignment.made").order_by("n")]
    by_name = {one.name: one.id for one in Person.objects.all()}
    assert told == [
        [
            ["person", by_name["Ann Lee"].hex],
            ["person", by_name["Bo Day"].hex],
            ["practitioner", world.sam.id.hex],
        ],
        [["person", by_name["Cy Fox"].hex], ["practitioner", world.priya.id.hex]],
    ]


def test_a_file_looked_at_before_an_assignment_ended_changes_nothing_after_it(world: World) -> None:
    referred(world.dean, "D1")
    brought = bring(world.owner, text("Dean Walker,,D1,,Housing,Ray Walker (brother),,999"))
    assert queries.dry_run(world.owner, brought).may_go
    with acting_for(lead := world.maya.as_viewer()):
        mine = Assignment.objects.get(client=world.dean)
        assignments.end_assignment(mine.id, by=lead)
    before = everything()
    with pytest.raises(Refused):
        actions.take_in(world.owner, brought)
    world.dean.refresh_from_db()
    assert (everything(), world.dean.phone) == (before, "")


def test_a_lead_brings_people_in_for_workers_and_says_whose(world: World) -> None:
    lead = world.maya.as_viewer()
    with acting_for(lead):
        assert fates(lead, text("Cy Fox,,R9,,,,,", "Di Ray,,R8,,,,priya,")) == ["wrong", "add"]
        actions.take_in(lead, bring(lead, text("Di Ray,,R8,,,,priya,")))
    assert the(Alliance, person__name="Di Ray").practitioner == world.priya


@pytest.mark.parametrize(("who", "way_out"), [("sam", "or leave it empty."), ("maya", "Check the name.")])
def test_only_who_has_people_of_their_own_may_leave_the_worker_out(
    world: World, who: str, way_out: str
) -> None:
    by = getattr(world, who).as_viewer()
    with acting_for(by):
        brought = bring(by, text("Cy Fox,,R9,,,,Nobody Such,"))
    (wrong,) = queries.dry_run(by, brought).of(Fate.WRONG)
    assert wrong.problems[0][1].endswith(way_out)


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_a_file_belongs_to_whoever_brought_it(world: World, who: str) -> None:
    brought = bring(world.owner, text(*ROWS))
    other = getattr(world, who)
    with acting_for(other):
        for act in (actions.take_in, actions.give_up):
            with pytest.raises(NotThere):
                act(other, queries.brought_file(other, brought.id))


def test_once_in_or_given_up_the_file_is_gone_and_it_was_never_readable(world: World) -> None:
    brought, other = bring(world.owner, text(*ROWS)), bring(world.owner, text(*ROWS))
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM exchange_brought")
        assert all(b"Ann" not in bytes(content) for (content,) in cursor.fetchall())
    actions.take_in(world.owner, brought)
    actions.give_up(world.owner, other)
    assert [one.content for one in Brought.objects.all()] == [""]
    assert Event.objects.filter(verb="file.taken_in").count() == 1
    with pytest.raises(NotThere):
        actions.take_in(world.owner, brought)


def test_many_take_the_writer_for_a_time_that_hardly_grows(world: World) -> None:
    def questions(count: int, mark: str) -> int:
        rows = [
            f'{mark} {n},,,,"Physio; Housing","Jo {n} (mother); J Patel (solicitor)",,' for n in range(count)
        ]
        brought = bring(world.owner, text(*rows))
        with CaptureQueriesContext(connection) as asked:
            actions.take_in(world.owner, brought)
        return len(asked)

    assert questions(100, "B") <= questions(2, "A") + 12
