"""Whether one item of mine has stood still, and ways to go on (S7)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem
from alongside.base.clock import today
from alongside.contacts.models import Contact
from alongside.core.noticing.agenda import stuck_item
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice
from alongside.insight.caseload import latest_contacts
from alongside.insight.facts import contact_fact, my_fact


def stuck(viewer: Viewer, item: AgendaItem) -> Notice | None:
    """The notice about this one item of the viewer's own, fetched for this viewer; None where it moves."""
    contacts = Contact.objects.filter(
        org_id=viewer.org_id, alliance_id=item.alliance_id, alliance__practitioner_id=viewer.id
    )
    zone = ZoneInfo(viewer.zone)
    met = tuple(contact_fact(contact, zone) for contact in latest_contacts(contacts))
    facts = AllianceFacts(about=item.alliance_id.hex, contacts=met, mine=(my_fact(item),))
    return stuck_item(facts, today(viewer.zone))
