"""Bringing a caseload in: every row's fate first, all or nothing, twice changes nothing, however a program wrote it.

That nobody comes to a client by their reference is shown in tests/attack/test_files.py.
"""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem
from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.base.revisions import revisions
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import Fate
from alongside.exchange.models import Brought
from alongside.people.models import Alliance, Assignment, CircleLink, Person
from tests.domain.hostile import book
from tests.opened import the, those
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")
HEAD = "Client,Known as,Reference,Since,Referral,Circle,Case manager,Phone"
ROWS = [
    'Ann Lee,Annie,R1,01/02/2026,"Support worker; Neuro-physio","Jo Lee (mother); J Patel (solicitor)",,0123',
    "Bo Day,,R2,2026-02-28,Housing,J Patel (solicitor),Sam,",
]


def text(*rows: str) -> str:
    return "\r\n".join([HEAD, *rows]) + "\r\n"


def bring(by: Viewer, content: str | bytes) -> Brought:
    content = content.encode() if isinstance(content, str) else content
    return actions.bring(by, id=new_id(), kind="caseload", name="list.csv", content=content)


def fates(by: Viewer, content: str | bytes) -> list[str]:
    return [row.fate.value for row in queries.dry_run(by, bring(by, content)).rows]


def wrong(by: Viewer, content: str | bytes) -> list[tuple[int, str, str]]:
    """Line, column and reason of each problem."""
    rows = queries.dry_run(by, bring(by, content)).of(Fate.WRONG)
    return [(row.line, column, reason) for row in rows for column, reason in row.problems]


def take_in(by: Viewer, content: str | bytes) -> None:
    actions.take_in(by, bring(by, content))


def everything() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Person, Alliance, Assignment, CircleLink, AgendaItem))


def test_a_dry_run_changes_nothing_then_all_is_in_its_place_and_again_changes_nothing(world: World) -> None:
    before = everything()
    assert fates(world.owner, text(*ROWS)) == ["add", "add"]
    assert everything() == before
    take_in(world.owner, text(*ROWS))
    ann = the(Person, name="Ann Lee")
    assert (ann.called, ann.outside_ref, ann.phone) == ("Annie", "R1", "0123")
    alliance = Alliance.objects.get(person=ann, practitioner=world.sam)
    assert str(alliance.since) == "2026-02-01"
    needs = AgendaItem.objects.filter(alliance=alliance)
    assert {(need.words, need.side, need.origin) for need in needs} == {
        ("Support worker", "mine", "referral"), ("Neuro-physio", "mine", "referral"),
    }  # fmt: skip
    links = CircleLink.objects.filter(client=ann).select_related("person")
    assert {(link.person.name, link.place, link.role) for link in links} == {
        ("Jo Lee", "family", "mother"), ("J Patel", "solicitor", "solicitor"),
    }  # fmt: skip
    assert len(those(Person, name="J Patel")) == 1  # one solicitor around two clients
    before = everything()
    assert fates(world.owner, text(*ROWS)) == ["same", "same"]
    take_in(world.owner, text(*ROWS))
    assert everything() == before


def test_a_new_need_and_a_new_phone_are_a_change_and_what_stood_before_is_kept(world: World) -> None:
    take_in(world.owner, text(*ROWS))
    changed = "Bo Day,,R2,2026-02-28,Housing; Benefits,J Patel (solicitor),Sam,999"
    assert fates(world.owner, text(ROWS[0], changed)) == ["same", "change"]
    take_in(world.owner, text(ROWS[0], changed))
    bo = the(Person, outside_ref="R2")
    assert (bo.phone, len(those(AgendaItem, words="Benefits"))) == ("999", 1)
    assert revisions(world.owner, bo.id) == [], "a number where none was is no correction"
    take_in(world.owner, text(ROWS[0], changed.replace(",999", ",888")))
    [earlier] = revisions(world.owner, bo.id)
    assert (earlier.words, earlier.made_by.name) == ({"phone": "999"}, "Sam Test")


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",,R9,,,,,", "client", "There is no name"),
        ("Cy Fox,,R9,31/02/2026,,,,", "since", "is not a day"),
        ("Cy Fox,,R9,2126-01-01,,,,", "since", "still to come"),
        ("Cy Fox,,R9,,,,Priya,", "case manager", "Check the name, or leave it empty."),
        ("Cy Fox,,R1,,,,,", "reference", "The same client stands in line 2"),
        ('Cy Fox,,R9,,,"(mother)",,', "circle", "write a name"),
        ("Cy Fox,,R9,,,,," + "1" * 60, "phone", "longer than 40"),
        ("\"=cmd|' /C calc'!A0\",,R9,,,,,", "client", "is a formula"),
        ("Cy Fox,,R9,,,,,#REF!", "phone", "is a formula"),
        ("Cy, Fox,,R9,,,,,0123", "row", "“0123” stands beyond the last column"),
    ],
)
def test_a_wrong_row_is_named_by_line_column_and_reason_and_nothing_goes_in(
    world: World, row: str, column: str, reason: str
) -> None:
    before = everything()
    line, named, told = wrong(world.owner, text(*ROWS, row))[0]
    assert (line, named) == (4, column)
    assert reason in told
    with pytest.raises(Refused):
        take_in(world.owner, text(*ROWS, row))
    assert everything() == before


def test_a_lead_says_whose_each_is_and_the_trail_says_who_was_assigned(world: World) -> None:
    world.amir.outside_ref = "A1"
    world.amir.save(update_fields=["outside_ref"])
    with acting_for(lead := world.maya.as_viewer()):
        [(line, column, reason)] = wrong(lead, text("Cy Fox,,R9,,,,,"))
        assert (line, column) == (2, "case manager")
        assert wrong(lead, text("Cy Fox,,R9,,,,Nobody,"))[0][2].endswith("Check the name.")
        rows = ("Ann Lee,,,,,,sam,", "Bo Day,,,,,,sam,", "Cy Fox,,,,,,priya,", "Amir Aziz,,A1,,,,priya,999")
        assert fates(lead, text(*rows)) == ["add", "add", "add", "change"]
        take_in(lead, text(*rows))
    ids = {person.name: person.id.hex for person in Person.objects.all()}
    subjects = [event.subjects for event in Event.objects.filter(verb="assignment.made").order_by("n")]
    assert subjects == [
        [["person", ids["Ann Lee"]], ["person", ids["Bo Day"]], ["practitioner", world.sam.id.hex]],
        [["person", ids["Cy Fox"]], ["practitioner", world.priya.id.hex]],
    ]
    assert the(Alliance, person__name="Cy Fox").practitioner == world.priya
    assert Person.objects.get(pk=world.amir.pk).phone == "999"


def test_a_file_is_whoevers_who_brought_it_and_gone_once_it_is_in_or_given_up(
    world: World,
) -> None:
    brought, other = bring(world.owner, text(*ROWS)), bring(world.owner, text(*ROWS))
    with acting_for(world.colleague), pytest.raises(NotThere):
        actions.take_in(world.colleague, brought)
    actions.take_in(world.owner, brought)
    actions.give_up(world.owner, other)
    assert [row.content for row in Brought.objects.all()] == [""]
    assert Event.objects.filter(verb="file.taken_in").count() == 1
    with pytest.raises(NotThere):
        actions.take_in(world.owner, brought)


def test_many_take_the_writer_for_a_time_that_hardly_grows(world: World) -> None:
    def queries_for(count: int, mark: str) -> int:
        rows = [
            f'{mark} {n},,,,"Physio; Housing","Jo {n} (mother); J Patel (solicitor)",,' for n in range(count)
        ]
        brought = bring(world.owner, text(*rows))
        with CaptureQueriesContext(connection) as captured:
            actions.take_in(world.owner, brought)
        return len(captured)

    assert queries_for(100, "B") <= queries_for(2, "A") + 12


def test_a_list_as_windows_writes_it_is_read(world: World) -> None:
    take_in(world.owner, text("Zoë O’Neil,,R9,,,,,").encode("cp1252"))
    assert those(Person, name="Zoë O’Neil")


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\r\nClient;Needs\r\nAnn Lee;Physio, housing\r\n",
        "Client\tNeeds\r\nAnn Lee\tPhysio, housing\r\n".encode("utf-16-le"),
        "Client;Needs\r\nAnn Lee;Physio, housing\r\n".encode("utf-16-be"),
        b"List, of, people\r\n\r\nClient;Needs\r\nAnn Lee;Physio, housing\r\n",
        b"Client;Needs\r\nAnn Lee;Physio, housing;;\r\n",
    ],
)
def test_what_programs_put_before_and_around_a_list(world: World, content: bytes) -> None:
    take_in(world.owner, content)
    assert the(AgendaItem, alliance__person__name="Ann Lee").words == "Physio, housing"


def test_in_a_spreadsheet_the_sheet_with_the_people_is_found_and_days_and_numbers_are_read(
    world: World,
) -> None:
    since = dt.datetime(2026, 2, 1)  # noqa: DTZ001 - the days of a spreadsheet have no zone
    heading = ["Client", "Reference", "Since", "Phone"]
    content = book(
        [["Caseload of Sam"], ["March 2026"]],
        [["Our people"], [], heading, [], ["Ann Lee", 17, since, 1234], ["Bo Day", None, 46054]],
    )
    rows = queries.dry_run(world.owner, bring(world.owner, content)).rows
    assert [(row.line, row.about, row.fate.value) for row in rows] == [
        (5, "Ann Lee", "add"), (6, "Bo Day", "add"),
    ]  # fmt: skip
    assert all(row.changes == ("since 1 February 2026",) for row in rows), "a day not formatted as one, too"
    take_in(world.owner, content)
    ann = the(Person, name="Ann Lee")
    assert (ann.outside_ref, ann.phone) == ("17", "1234")


def test_a_formula_that_nobody_worked_out_is_named_and_not_taken_for_an_empty_cell(world: World) -> None:
    content = book([["Client", "Phone"], ["=A1&A2", ""], ["Bo Day", '=HYPERLINK("http://x","y")']])
    problems = wrong(world.owner, content)
    assert [(line, column) for line, column, _reason in problems] == [(2, "client"), (3, "phone")]
    assert all("is a formula" in reason for _line, _column, reason in problems)


def test_a_list_of_nobody_is_refused_beside_the_file(world: World) -> None:
    with pytest.raises(Refused) as refused:
        bring(world.owner, b"Client\n")
    assert refused.value.field == "file"


def test_columns_are_matched_by_hand_and_it_is_said_which_are_read(world: World) -> None:
    brought = bring(world.owner, "Who,Town,Tel\nAnn Lee,Leeds,0123\n")
    dry_run = queries.dry_run(world.owner, brought)
    assert (dry_run.question, dry_run.may_go, dry_run.rows) == ("Which column holds the names?", False, ())
    with pytest.raises(Refused, match="Which column holds the names"):
        actions.take_in(world.owner, brought)
    chosen = {"client": "who", "phone": "tel", "email": "a heading that it has not", "made up": "town"}
    columns = queries.dry_run(world.owner, brought, chosen).columns
    assert columns is not None
    assert (columns.used, columns.unused) == ({"client": "who", "phone": "tel"}, ["town"])
    actions.take_in(world.owner, brought, chosen)
    assert the(Person, name="Ann Lee").phone == "0123"


def test_what_was_chosen_stands_instead_of_what_a_heading_is_called(world: World) -> None:
    brought = bring(world.owner, "Name,Client\nAnn Lee,0123\n")
    actions.take_in(world.owner, brought, {"client": "name", "phone": "client"})
    assert the(Person, name="Ann Lee").phone == "0123"


def test_cases_as_iinsight_exports_them_are_known(world: World) -> None:
    head = "case_n,case_status_color,client_name,assigned_to,phones,client_email,date_opened,condition,lat,lng,privileged"
    row = f'ACB1,#fff,Ann Lee,{world.sam.name},"0123 4; 0567",ann@example.org,01/02/2026,Spinal injury,51.5,-0.1,yes'
    dry_run = queries.dry_run(world.owner, brought := bring(world.owner, f"{head}\n{row}\n"))
    assert dry_run.columns is not None
    assert dry_run.columns.unused == ["case status color", "condition", "lat", "lng", "privileged"]
    actions.take_in(world.owner, brought)
    ann = the(Person, name="Ann Lee")
    assert (ann.outside_ref, ann.phone, ann.email) == ("ACB1", "0123 4", "ann@example.org")
    assert str(Alliance.objects.get(person=ann, practitioner=world.sam).since) == "2026-02-01"


def test_a_name_in_two_parts_is_read_before_a_whole_one_with_a_title(world: World) -> None:
    """As the pages of iinsight's interface write both."""
    head = "case_n,client_name,client_first_name,client_last_name,assigned_to,client_phone1,case_type"
    rows = [
        f'A1,"Lee Ann, Ms",Ann,Lee,{world.sam.name},0123,client',
        f"A2,Bob Cox,,,{world.sam.name},,client",
    ]
    actions.take_in(world.owner, bring(world.owner, "\n".join([head, *rows])))
    assert (the(Person, outside_ref="A1").name, the(Person, outside_ref="A2").name) == ("Ann Lee", "Bob Cox")
    actions.take_in(world.owner, bring(world.owner, "Surname,First name\nDay,Eva\n"))
    assert the(Person, name="Eva Day")
