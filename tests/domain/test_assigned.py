"""Who is assigned to whom, told by the database and, beside it, by plain Python from the same rows (B1)."""

import datetime as dt

from hypothesis import HealthCheck, example, given, settings, strategies as st

from alongside.base.clock import today
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Practitioner
from alongside.people.visibility import is_assigned
from tests.world import World

TODAY = today("Europe/London")
days = st.integers(-2, 2)
spells = st.tuples(days, st.none() | days).filter(lambda one: one[1] is None or one[1] >= one[0])
places = st.tuples(st.integers(0, 2), st.integers(0, 2))


def day(ago: int | None) -> dt.date | None:
    return None if ago is None else TODAY + dt.timedelta(days=ago)


def stands(since: int | None, until: int | None) -> bool:
    """A place in a circle may have begun on a day that nobody knows."""
    return (since is None or since <= 0) and (until is None or until >= 0)


class Rows:
    """Two workers and three people in one organisation, each worker with an alliance with each of them."""

    def __init__(self, world: World) -> None:
        self.org = world.org
        self.workers: list[Practitioner] = [world.sam, world.priya]
        self.people: list[Person] = [world.dean, world.rosa, world.amir]
        self.is_client = [person.is_client for person in self.people]
        for model in (CircleLink, Assignment):
            model.objects.filter(org=self.org).delete()
        for worker in self.workers:
            for person in self.people:
                Alliance.objects.get_or_create(
                    org=self.org, practitioner=worker, person=person, defaults={"since": TODAY}
                )

    def assign(self, worker: int, person: int, since: int, until: int | None) -> None:
        found = {"org": self.org, "practitioner": self.workers[worker % 2], "client": self.people[person]}
        Assignment.objects.create(since=day(since), until=day(until), **found)

    def place(self, client: int, person: int, until: int | None) -> None:
        found = {"org": self.org, "client": self.people[client], "person": self.people[person]}
        CircleLink.objects.create(place="family", until=day(until), **found)


def once(links: list) -> list:
    """At most one that has not ended between the same two, as the database has it."""
    seen: set[tuple[int, int]] = set()
    return [
        one
        for one in links
        if one[1][1] is not None or (one[0] not in seen and not seen.add(one[0]))  # type: ignore[func-returns-value]
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(places.map(lambda one: (one[0] % 2, one[1])), spells), max_size=5).map(once),
    st.lists(
        st.tuples(places.filter(lambda one: one[0] != one[1]), st.tuples(st.none(), st.none() | days)),
        max_size=4,
    ).map(once),
)
@example([((0, 0), (-1, 0))], [])  # the last day is one still
@example([((0, 0), (0, None))], [])  # and so is the first
@example([((0, 0), (-1, None))], [((0, 1), (None, 0))])
@example([((0, 0), (0, 0))], [((0, 1), (None, None))])
@example([((0, 0), (0, None))], [((0, 2), (None, None))])  # a client in a client's circle
def test_the_database_says_what_the_rows_say(world: World, assigned: list, circles: list) -> None:
    rows = Rows(world)
    for (worker, person), spell in assigned:
        rows.assign(worker, person, *spell)
    for (client, person), (_since, until) in circles:
        rows.place(client, person, until)
    standing = {pair for pair, spell in assigned if stands(*spell)}
    meant = standing | {
        (worker, person)
        for (client, person), spell in circles
        if stands(*spell) and not rows.is_client[person]
        for worker in range(2)
        if (worker, client) in standing
    }
    found = Alliance.objects.filter(is_assigned(TODAY), org=rows.org)
    assert {(rows.workers.index(one.practitioner), rows.people.index(one.person)) for one in found} == meant


def test_it_means_the_same_inside_another_question(world: World) -> None:
    """As in every question about somebody's rows: the table of alliances has another name there."""
    for one in (world.with_dean, world.with_amir):
        Contact.objects.create(org=one.org, alliance=one, at="2026-03-03T10:00Z", made_by=one.practitioner)
    Assignment.objects.filter(client=world.amir).update(until=TODAY - dt.timedelta(days=1))
    inside = Alliance.objects.filter(is_assigned(TODAY), org=world.org)
    assert Contact.objects.get(alliance__in=inside).alliance == world.with_dean
    assert Contact.objects.exclude(alliance__in=inside).get().alliance == world.with_amir
    twice = Person.objects.filter(alliances__in=inside.filter(pk__in=inside))
    assert set(twice) == {world.dean, world.rosa}


def test_another_organisations_assignment_opens_nothing(world: World) -> None:
    Assignment.objects.filter(client=world.dean).update(org=world.elsewhere)
    found = Alliance.objects.filter(is_assigned(TODAY), org=world.org)
    assert {one.person for one in found} == {world.amir}
