"""The standing people of every test: an owner, a colleague, a stranger, and those around them.

Sam works with Dean and with Dean's mother Rosa. Priya is in the same organisation with people of her
own. Olu supervises Sam. Maya leads the organisation. Kit and Lena work elsewhere. Alex is suspended.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.base import clock
from alongside.people.models import (
    Alliance,
    Assignment,
    CircleLink,
    Organisation,
    Person,
    Practitioner,
    SupervisionLink,
)

PASSWORD = "correct horse battery"
LATER = dt.datetime(2200, 1, 1, tzinfo=dt.UTC)  # when a second step is asked of the standing people


@dataclass
class World:
    """One organisation with people in it, and another one."""

    org: Organisation
    elsewhere: Organisation
    sam: Practitioner  # the owner
    priya: Practitioner  # the colleague
    olu: Practitioner  # the supervisor
    maya: Practitioner  # the lead
    kit: Practitioner  # the stranger
    lena: Practitioner  # the lead elsewhere
    alex: Practitioner  # suspended
    dean: Person
    rosa: Person
    amir: Person  # Priya's
    far: Person  # Kit's
    with_dean: Alliance
    with_rosa: Alliance
    with_amir: Alliance
    with_far: Alliance

    @property
    def owner(self) -> Viewer:
        return self.sam.as_viewer()

    @property
    def colleague(self) -> Viewer:
        return self.priya.as_viewer()

    @property
    def stranger(self) -> Viewer:
        return self.kit.as_viewer()

    @property
    def supervisor(self) -> Viewer:
        return self.olu.as_viewer()


def practitioner(org: Organisation, username: str, **more: object) -> Practitioner:
    """A practitioner with the test password."""
    name = username.capitalize()
    one = Practitioner(org=org, username=username, name=f"{name} Test", first_name=name, **more)
    one.set_password(PASSWORD)
    one.save()
    return one


def client_of(worker: Practitioner, name: str, since: dt.date) -> tuple[Person, Alliance]:
    """A client assigned to this worker, with an alliance."""
    person = Person.objects.create(org=worker.org, name=name, is_client=True, pronoun="he", made_by=worker)
    Assignment.objects.create(org=worker.org, practitioner=worker, client=person, since=since, made_by=worker)
    return person, alliance(worker, person, since)


def alliance(worker: Practitioner, person: Person, since: dt.date) -> Alliance:
    """An alliance between the two."""
    return Alliance.objects.create(
        org=worker.org, practitioner=worker, person=person, since=since, made_by=worker
    )


@transaction.atomic
def make_world() -> World:
    """Everybody, in an empty database."""
    since = clock.now().date() - dt.timedelta(days=90)
    org, elsewhere = (
        Organisation.objects.create(name="Harbour", second_step_from=LATER),
        Organisation.objects.create(name="Elsewhere", second_step_from=LATER),
    )
    sam, priya = practitioner(org, "sam"), practitioner(org, "priya")
    olu = practitioner(org, "olu", is_worker=False, is_supervisor=True)
    maya = practitioner(org, "maya", is_worker=False, is_lead=True)
    kit = practitioner(elsewhere, "kit")
    lena = practitioner(elsewhere, "lena", is_worker=False, is_lead=True)
    alex = practitioner(org, "alex", is_active=False, suspended_at=clock.now(), suspended_by=maya)
    SupervisionLink.objects.create(org=org, supervisor=olu, practitioner=sam, since=since, made_by=maya)
    dean, with_dean = client_of(sam, "Dean Walker", since)
    amir, with_amir = client_of(priya, "Amir Aziz", since)
    far, with_far = client_of(kit, "Far Away", since)
    rosa = Person.objects.create(org=org, name="Rosa Walker", pronoun="she", made_by=sam)
    CircleLink.objects.create(
        org=org, client=dean, person=rosa, place="family", role="mother", since=since, made_by=sam
    )
    with_rosa = alliance(sam, rosa, since)
    return World(
        org, elsewhere, sam, priya, olu, maya, kit, lena, alex, dean, rosa, amir, far,
        with_dean, with_rosa, with_amir, with_far,
    )  # fmt: skip
