"""The first account of an organisation, and the way back in for whoever leads it: both from the machine itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.audit.record import record
from alongside.base.errors import NotThere, Refused
from alongside.people.models import Organisation, Practitioner
from alongside.people.team.passwords import make_link


@transaction.atomic
def found(name: str, *, zone: str, username: str, lead: str) -> str:
    """A new organisation with its first lead; the secret of the link to choose a password. Raises Refused."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Refused(
            _("“%(zone)s” is not a time zone. Write it like Europe/London.") % {"zone": zone}
        ) from error
    if not name.strip() or not username.strip():
        raise Refused(_("An organisation needs a name, and its lead a sign-in name."))
    org = Organisation.objects.create(name=name.strip(), zone=zone)
    full = lead.strip() or username
    person = Practitioner(org=org, username=username, name=full, first_name=full.split()[0], is_lead=True)
    person.set_unusable_password()
    person.save()
    record(person.as_viewer(), "organisation.made", [("organisation", org.id), ("practitioner", person.id)])
    return make_link(person.id, by=person.as_viewer())[1]


@transaction.atomic
def way_back_in(username: str, organisation: str = "") -> str:
    """A new link for somebody who leads, where nobody is left to make one for them. Raises NotThere, and Refused
    where the name leads in several organisations and none is named."""
    leads = Practitioner.objects.called(username).filter(is_lead=True, is_active=True).select_related("org")
    found = [one for one in leads if organisation in ("", one.org.name)]
    if not found:
        raise NotThere
    if len(found) > 1:
        raise Refused(
            _("This name leads in more than one organisation. Write the organisation’s name as well.")
        )
    return make_link(found[0].id, by=found[0].as_viewer())[1]
