"""My own lines and my own load: theirs alone who put them down, sealed, and derived from nothing else (S18, S27)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.identities import Viewer
from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.checkins.models import Questionnaire
from alongside.contacts.actions.recording import record_contact, write_private_note
from alongside.insight.queries.own_load import own_load, own_what_helped, several_hard
from alongside.people.models import Person
from alongside.reflection import boundaries
from alongside.reflection.actions import boundaries as lines, load
from alongside.reflection.models import BoundaryMoment, BoundaryStatement, LoadMark
from alongside.repair.actions.ruptures import notice_rupture
from alongside.repair.queries import open_ruptures
from tests.web.samples import everybody
from tests.world import World, alliance

CANARY = "heronsbill"
STATEMENT = dict.fromkeys(BoundaryStatement.WORDS, CANARY)


def mine(world: World) -> BoundaryMoment:
    """Something of every kind, with the canary in every word."""
    sam = world.owner
    with acting_for(sam):
        lines.write_statement(sam, profession="nurse", **STATEMENT)
        load.add_what_helped(sam, words=CANARY)
        load.mark_load(sam, world.with_dean, feeling="dread", balance="takes")
        contact = record_contact(sam, world.with_dean, shared=CANARY, ease=2)
        write_private_note(sam, contact, why_shared=CANARY, whose_need="mine", landed=CANARY)
        return lines.note_moment(sam, world.with_dean, kind="role_request", words=CANARY)


def nobody_else(world: World) -> list[Viewer]:
    return [world.colleague, world.supervisor, world.maya.as_viewer(), world.stranger]


def test_each_reads_their_own_and_nobody_elses(world: World) -> None:
    moment = mine(world)
    with acting_for(world.owner):
        between = boundaries.between(world.owner, world.with_dean)
        assert [note.why_shared for note in between.shared] == [CANARY], "what came later took nothing away"
        assert between.shared[0].shared == CANARY
        assert between.open == [moment]
        assert own_load(world.owner).people[0].marks[0].balance == "takes"
    for other in nobody_else(world):
        with acting_for(other):
            assert boundaries.statement(other) is None
            assert boundaries.between(other, world.with_dean).moments == []
            assert not own_load(other).helped
            for read in (boundaries.moment, own_what_helped):
                with pytest.raises(NotThere):
                    read(other, moment.id)
            with pytest.raises(NotThere):
                lines.note_moment(other, world.with_dean, kind="too_much")


def test_nothing_of_it_stands_in_clear_and_no_mark_either(world: World) -> None:
    mine(world)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("reflection_", "contacts_", "audit_", "base_")):
                cursor.execute(f'SELECT * FROM "{table}"')
                clear = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])
                assert not [word for word in (CANARY, "dread", "takes", "role_request") if word in clear], (
                    table
                )
    assert LoadMark.objects.get().feeling == "dread"


def test_what_stood_in_a_statement_and_a_moment_is_kept(world: World) -> None:
    moment = mine(world)
    with acting_for(world.owner):
        lines.write_statement(world.owner, profession="nurse", **STATEMENT | {"share": "Less than before"})
        lines.change_moment(world.owner, moment, words=CANARY, answered="Thank you, and no")
        assert boundaries.between(world.owner, world.with_dean).open == []
    assert {row.kind for row in Revision.objects.all()} >= {"boundaries", "boundary"}
    verbs = set(Event.objects.filter(verb__startswith="bound").values_list("verb", flat=True))
    assert verbs == {"boundaries.written", "boundary.noted", "boundary.changed"}


@pytest.mark.parametrize(
    ("kind", "words", "why"),
    [
        ("gift", " ", "in a few words"),
        ("nothing", "", "choose what it was"),
        ("role_request", "", "in a few words"),
    ],
)
def test_a_moment_says_what_it_was(world: World, kind: str, words: str, why: str) -> None:
    with acting_for(world.owner), pytest.raises(Refused, match=why):
        lines.note_moment(world.owner, world.with_dean, kind=kind, words=words)


def test_three_hard_patches_at_once_are_several_and_seen_by_me_alone(world: World) -> None:
    june = Person.objects.create(org=world.org, name="June Frost", is_client=False, made_by=world.sam)
    world.dean.circle.create(org=world.org, person=june, place="family", made_by=world.sam)
    three = [world.with_dean, world.with_rosa, alliance(world.sam, june, dt.date(2026, 1, 5))]
    with acting_for(world.owner):
        for n, between in enumerate(three):
            assert several_hard(world.owner, open_ruptures(world.owner)) == []
            notice_rupture(world.owner, between, id=new_id(), their_side=f"Hard {n}")
        assert {*several_hard(world.owner, open_ruptures(world.owner))} == {one.id for one in three}
        assert own_load(world.owner).several
    for other in nobody_else(world):
        with acting_for(other):
            assert several_hard(other, open_ruptures(other)) == []


def test_it_reads_nothing_of_sign_ins_of_the_trail_or_of_the_hours_of_a_day(world: World) -> None:
    """Every table and column it asks for is one that its practitioner wrote into."""
    everybody(world)
    with (
        acting_for(world.owner),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        own_load(world.owner)
    said = " ".join(query["sql"] for query in asked)
    assert "reflection_loadmark" in said
    for never in (
        "audit_",
        "session",
        "last_login",
        'made_at" >',
        'contacts_contact"',
        "base_",
        "EXTRACT",
        "strftime",
    ):
        assert never not in said, never


def test_a_questionnaire_about_oneself_is_answered_by_oneself(world: World) -> None:
    everybody(world)
    about_me, theirs = (Questionnaire.objects.get(org=world.org, key=key) for key in ("about-me", "invented"))
    with acting_for(world.owner):
        load.answer_about_oneself(world.owner, about_me, answers={"a": 1, "b": 4})
        assert [row.questionnaire.key for row in own_load(world.owner).answers] == ["about-me"] * 2
        with pytest.raises(NotThere):
            load.answer_about_oneself(world.owner, theirs, answers={"a": 1})
        with pytest.raises(Refused):
            load.answer_about_oneself(world.owner, about_me, answers={})
