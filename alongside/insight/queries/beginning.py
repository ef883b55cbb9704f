"""How far a new organisation has come, for the first Today of whoever leads it."""

from dataclasses import dataclass

from django.db.models import Q

from alongside.access.identities import Role, Viewer
from alongside.contacts.models import Contact
from alongside.core.states.contact import ContactState
from alongside.people.models import Person, Practitioner, SupervisionLink


@dataclass(frozen=True)
class Beginning:
    """What is done already of the three things that a lead begins with."""

    invited: bool
    has_people: bool
    supervised: bool


def beginning_of(viewer: Viewer) -> Beginning | None:
    """For a lead; None for anybody else, and once a contact was recorded anywhere in the organisation: one that came in a
    file as it had happened was not."""
    written = Q(saved_as__isnull=False) | Q(outside_ref_index="")
    contacts = Contact.objects.filter(written, org_id=viewer.org_id, state=ContactState.HAPPENED)
    if not viewer.is_(Role.LEAD) or contacts.exists():
        return None
    return Beginning(
        invited=Practitioner.objects.filter(org_id=viewer.org_id).exclude(pk=viewer.id).exists(),
        has_people=Person.objects.filter(org_id=viewer.org_id, is_client=True).exists(),
        supervised=SupervisionLink.objects.filter(org_id=viewer.org_id).exists(),
    )
