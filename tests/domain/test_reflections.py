"""What a worker thought: theirs alone, kept for a time, destroyed with a certificate, opened by an order only (S10, S21)."""

import datetime as dt

import pytest
import time_machine
from django.db.transaction import atomic

from alongside.access.identities import Viewer
from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.audit.record import record
from alongside.base.clock import new_id, now
from alongside.base.errors import NotThere, Refused
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.core import retention
from alongside.people.models import AccountNotice, Organisation, Practitioner, SupervisionLink
from alongside.reflection import queries
from alongside.reflection.actions import keeping, opening, thinking
from alongside.reflection.models import BoundaryStatement, LegalHold, Opening, Reflection
from tests.web.samples import everybody
from tests.world import World, client_of, practitioner

WORDS = {"felt": ["tired", "pulled"], "mine": "I said yes too fast", "watch_for": "the next call"}
DAY = dt.timedelta(days=1)


def thought(world: World, **more: object) -> Reflection:
    with acting_for(world.owner):
        return thinking.think(world.owner, world.with_dean, id=new_id(), **WORDS | more)


def work_goes_on(world: World, start: dt.datetime, days: int) -> None:
    """Something is recorded now and then until that day: a clock that jumps is not believed."""
    for day in range(0, days, 80):
        with time_machine.travel(start + day * DAY, tick=False), acting_for(world.owner), atomic():
            record(world.owner, "worked", [])


def read(viewer: Viewer, reflection: Reflection) -> Reflection:
    with acting_for(viewer):
        return queries.reflection(viewer, reflection.id)


def lead(one: Practitioner) -> Viewer:
    return Practitioner.objects.select_related("org").get(pk=one.pk).as_viewer()


# ---------------------------------------------------------------- mine alone


def test_it_is_read_by_its_author_and_nobody_else(world: World) -> None:
    kept = thought(world)
    assert [str(felt.label) for felt in read(world.owner, kept).feelings] == ["tired", "pulled"]
    assert read(world.owner, kept).asked == "", "a guess is kept only where its author hands it on"
    for other in (world.colleague, world.stranger, world.supervisor, lead(world.maya)):
        with pytest.raises(NotThere):
            read(other, kept)
        with acting_for(other):
            assert queries.timeline(other) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"felt": [], "mine": " ", "watch_for": ""}, "nothing to keep"),
        ({"felt": ["cross"]}, "choose from these"),
        ({"look_again_on": dt.date(2020, 1, 1)}, "to come"),
    ],
)
def test_what_is_refused(world: World, given: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        thought(world, **given)
    assert not Reflection.objects.exists()


def test_it_is_found_by_its_words_and_read_again(world: World) -> None:
    kept, other = thought(world), thought(world, mine="Something else", watch_for="")
    with acting_for(world.owner):
        assert [row.id for row in queries.timeline(world.owner, search="CALL")] == [kept.id]
        assert [row.id for row in queries.timeline(world.owner, world.with_dean)] == [other.id, kept.id]
        thinking.look_again(world.owner, kept, id=new_id(), learned="Wait a day")
        thinking.look_again(world.owner, kept, id=new_id(), learned="Wait a day, and ask")
        assert [row.learned for row in queries.learned(world.owner)] == ["Wait a day, and ask"]
    assert Revision.objects.get(of_id=kept.id).words == {"learned": "Wait a day"}


# ---------------------------------------------------------------- for a time


@pytest.mark.parametrize(
    ("made", "months", "changed", "end"),
    [
        ("2026-01-31", 12, [], "2027-01-31"),
        ("2024-02-29", 12, [], "2025-02-28"),
        ("2025-03-31", 18, [None], "2026-09-30"),
        ("2026-01-01", 12, ["2027-06-01"], "2027-07-01"),  # a hold that was lifted late
        ("2026-01-01", 12, ["2026-06-01", None], "2027-01-01"),
    ],
)
def test_the_day_of_its_end(made: str, months: int, changed: list[str | None], end: str) -> None:
    days = [day and dt.date.fromisoformat(day) for day in changed]
    assert retention.destroyed_on(dt.date.fromisoformat(made), months, *days) == dt.date.fromisoformat(end)


def test_it_is_destroyed_when_its_time_is_over_with_a_certificate(world: World) -> None:
    start = now()
    kept = thought(world)
    with acting_for(world.owner):
        thinking.look_again(world.owner, kept, id=new_id(), learned="Ask")
        thinking.look_again(world.owner, kept, id=new_id(), learned="Ask twice")
    with time_machine.travel(start + 366 * DAY, tick=False):
        assert keeping.destroy_what_is_over() == 0, "the clock jumped"
    work_goes_on(world, start, 360)
    with time_machine.travel(start + 350 * DAY, tick=False), acting_for(world.owner):
        assert queries.waiting(world.owner).how_many == 1, "reminded first"
        assert keeping.destroy_what_is_over() == 0
    with time_machine.travel(start + 366 * DAY, tick=False), acting_for(world.owner):
        assert keeping.destroy_what_is_over() == 1
        (certificate,) = queries.destructions(world.owner)
        assert (certificate.how_many, certificate.first_on) == (1, start.date())
        assert keeping.destroy_what_is_over() == 0
        assert not check(world.org.id).faults
    assert not Reflection.objects.exists()
    assert not Revision.objects.exists()
    assert Event.objects.filter(verb="reflection.destroyed").count() == 1


@pytest.mark.parametrize(("on", "about"), [("practitioner", "dean"), ("person", "dean"), ("person", "rosa")])
def test_a_hold_stops_it_and_lifting_it_reminds_first(world: World, on: str, about: str) -> None:
    start, by = now(), lead(world.maya)
    with acting_for(world.owner):
        thinking.think(world.owner, getattr(world, f"with_{about}"), id=new_id(), **WORDS)
    given = {"practitioner": world.sam} if on == "practitioner" else {"person": world.dean}
    with acting_for(by):
        held = keeping.hold(by, id=new_id(), why="claim", **given)
    work_goes_on(world, start, 400)
    with time_machine.travel(start + 400 * DAY, tick=False), acting_for(by):
        assert keeping.destroy_what_is_over() == 0
        keeping.lift(by, held, id=new_id())
        assert keeping.destroy_what_is_over() == 0, "not without a reminder"
    with time_machine.travel(start + 431 * DAY, tick=False), acting_for(by):
        assert keeping.destroy_what_is_over() == 1


def test_a_shorter_time_reminds_first(world: World) -> None:
    start, by, org = now(), lead(world.maya), Organisation.objects.get(pk=world.org.pk)
    thought(world)
    with acting_for(by):
        keeping.set_months(by, org, months=24)
        for months in (11, 25):
            with pytest.raises(Refused, match="12 to 24"):
                keeping.set_months(by, org, months=months)
    work_goes_on(world, start, 500)
    with time_machine.travel(start + 500 * DAY, tick=False), acting_for(by):
        assert keeping.destroy_what_is_over() == 0
        keeping.set_months(by, org, months=12)
        assert keeping.destroy_what_is_over() == 0
    with time_machine.travel(start + 531 * DAY, tick=False):
        assert keeping.destroy_what_is_over() == 1


def test_lines_load_and_sheets_end_as_thoughts_do(world: World) -> None:
    """The same time, reminder, hold and certificate for each; what stands, such as a statement, has no end."""
    everybody(world)
    LegalHold.objects.all().delete()
    start, by, kinds = now(), lead(world.maya), queries.kinds()
    own = {kind: kind.objects.filter(made_by=world.sam) for kind in kinds}
    before = {kind.__name__: rows.count() for kind, rows in own.items()}
    assert before.keys() == {"BoundaryMoment", "LoadAnswers", "LoadMark", "Reflection", "SheetMade"}
    assert all(before.values())
    work_goes_on(world, start, 360)
    with time_machine.travel(start + 350 * DAY, tick=False):
        with acting_for(world.owner):
            told = {other.called: other.how_many for other in queries.kept(world.owner).others_ending}
            assert told == {
                str(kind.ENDS_AS): rows.count() for kind, rows in own.items() if kind is not Reflection
            }
            assert queries.waiting(world.owner).how_many == sum(before.values())
        with acting_for(by):
            held = keeping.hold(by, id=new_id(), why="claim", person=world.dean)
    with time_machine.travel(start + 400 * DAY, tick=False), acting_for(by):
        keeping.destroy_what_is_over()
        assert {kind.__name__: rows.count() for kind, rows in own.items()} == before
        keeping.lift(by, held, id=new_id())
    with time_machine.travel(start + 431 * DAY, tick=False):
        keeping.destroy_what_is_over()
    assert not any(rows.exists() for rows in own.values())
    assert BoundaryStatement.objects.filter(practitioner=world.sam).exists()
    assert queries.destructions(world.owner)[0].how_many == sum(before.values())
    told = [event.detail for event in Event.objects.filter(verb="reflection.destroyed")]
    assert {"count": sum(before.values()), **{name.lower(): n for name, n in before.items()}} in told


def test_only_a_lead_holds_and_of_one_thing(world: World) -> None:
    for by in (world.owner, world.supervisor):
        with acting_for(by), pytest.raises(NotThere):
            keeping.hold(by, why="claim", person=world.dean)
    by = lead(world.maya)
    for on in ({}, {"person": world.dean, "practitioner": world.sam}):
        with acting_for(by), pytest.raises(Refused, match="one of the two"):
            keeping.hold(by, why="claim", **on)
    with acting_for(by), pytest.raises(NotThere):
        keeping.hold(by, why="claim", person=world.far)


# ---------------------------------------------------------------- opened by an order


@pytest.fixture
def ines(world: World) -> Practitioner:
    """Leads beside Maya."""
    return practitioner(world.org, "ines", is_worker=False, is_lead=True)


def asked(world: World, by: Viewer, **more: object) -> Opening:
    about = {"practitioner": world.sam, "person": world.dean, "order": "court", "order_on": now().date()}
    with acting_for(by):
        return opening.ask(by, id=new_id(), **about | {"reason": "Case 12, both sides heard"} | more)


def test_two_leads_open_it_for_a_week_and_the_author_is_told(world: World, ines: Practitioner) -> None:
    kept, maya, other = thought(world), lead(world.maya), lead(ines)
    row = asked(world, maya)
    assert LegalHold.objects.get().person_id == world.dean.id, "nothing of it goes while it is asked for"
    with acting_for(maya):
        with pytest.raises(Refused, match="Another lead"):
            opening.confirm(maya, row)
        with pytest.raises(NotThere):
            queries.opened(maya, row)
    assert not AccountNotice.objects.exists()
    with acting_for(other):
        row = opening.confirm(other, row)
    assert AccountNotice.objects.get().practitioner_id == world.sam.id
    for by in (maya, other):
        with acting_for(by) as acting:
            assert queries.opened(by, row) == [kept]
        assert ("person", world.dean.id) in acting.seen, "each read is noted"
    with acting_for(world.owner):
        assert [one.reason for one in queries.openings_of_mine(world.owner)] == ["Case 12, both sides heard"]
    third = lead(practitioner(world.org, "third", is_lead=True))
    for by in (third, world.supervisor, world.owner):
        with acting_for(by), pytest.raises(NotThere):
            queries.opened(by, row)
    with time_machine.travel(now() + 8 * DAY, tick=False), acting_for(maya), pytest.raises(NotThere):
        queries.opened(maya, row)


def test_what_an_opening_shows_is_about_one_client_and_those_around_them(
    world: World, ines: Practitioner
) -> None:
    _other, alliance = client_of(world.sam, "Luca", now().date() - DAY)
    with acting_for(world.owner):
        about_rosa = thinking.think(world.owner, world.with_rosa, id=new_id(), **WORDS)
        thinking.think(world.owner, alliance, id=new_id(), **WORDS)
        thinking.only_think(world.owner, world.with_dean, id=new_id())
    row, other = asked(world, lead(world.maya)), lead(ines)
    with acting_for(other):
        assert queries.opened(other, opening.confirm(other, row)) == [about_rosa]


def test_two_who_both_supervise_the_author_open_nothing(world: World, ines: Practitioner) -> None:
    for one in (world.maya, ines):
        one.is_supervisor = True
        one.save()
        link = {"supervisor": one, "practitioner": world.sam, "since": now().date() - DAY}
        SupervisionLink.objects.create(org=world.org, made_by=world.maya, **link)
    row, other = asked(world, lead(world.maya)), lead(ines)
    with acting_for(other), pytest.raises(Refused, match="both supervise"):
        opening.confirm(other, row)


@pytest.mark.parametrize(
    ("given", "why"), [({"order": ""}, "Without an order"), ({"reason": " "}, "what the order asks for")]
)
def test_an_opening_needs_an_order_and_a_reason(world: World, given: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        asked(world, lead(world.maya), **given)
    assert not LegalHold.objects.exists()


def test_an_author_who_leads_takes_no_part(world: World, ines: Practitioner) -> None:
    world.sam.is_lead = True
    world.sam.save()
    sam = lead(world.sam)
    with pytest.raises(Refused, match="yourself"):
        asked(world, sam)
    row = asked(world, lead(world.maya))
    with acting_for(sam):
        assert queries.openings(sam) == []
        for decide in (opening.confirm, opening.refuse):
            with pytest.raises(NotThere):
                decide(sam, row)
