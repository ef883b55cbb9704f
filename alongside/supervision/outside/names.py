"""Whose names must not stand on a sheet for somebody outside, and what stands in their place."""

import uuid
from collections.abc import Iterator

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.base.request_context import saw
from alongside.contacts.models import Contact
from alongside.core.pseudonyms import Known, folded, name_of_organisation, place_names
from alongside.people.models import Alliance, CircleLink, CirclePlace, Organisation, Person, Practitioner

MOST_PLACES = 500  # of contacts, the newest, that are looked through
#: By what somebody in a circle is called, where that is all there is to it: other words of a role may hold a name.
BY_ROLE: dict[str, Promise] = {
    "mother": gettext_lazy("the mother"),
    "mum": gettext_lazy("the mother"),
    "father": gettext_lazy("the father"),
    "dad": gettext_lazy("the father"),
    "brother": gettext_lazy("the brother"),
    "sister": gettext_lazy("the sister"),
    "wife": gettext_lazy("the wife"),
    "husband": gettext_lazy("the husband"),
    "partner": gettext_lazy("the partner"),
    "son": gettext_lazy("the son"),
    "daughter": gettext_lazy("the daughter"),
}
BY_PLACE: dict[str, Promise] = {
    CirclePlace.FAMILY: gettext_lazy("the relative"),
    CirclePlace.FRIEND: gettext_lazy("the friend"),
    CirclePlace.SOLICITOR: gettext_lazy("the solicitor"),
    CirclePlace.DEPUTY: gettext_lazy("the deputy"),
    CirclePlace.THERAPIST: gettext_lazy("the therapist"),
    CirclePlace.SUPPORT_WORKER: gettext_lazy("the support worker"),
    CirclePlace.OTHER: gettext_lazy("somebody around them"),
}


def known(viewer: Viewer, about: Alliance | None) -> list[Known]:
    """All the names that the viewer's sheet must not hold: those of everybody they have or had an alliance with, of
    everybody in a circle of those, of colleagues, the organisation and places. Where two share a name, the circle that the
    sheet is about comes first."""
    alliances = Alliance.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id)
    persons = {alliance.person_id: alliance.person for alliance in alliances.select_related("person")}
    around = Q(client_id__in=[*persons]) | Q(person_id__in=[*persons])
    links = CircleLink.objects.filter(around, org_id=viewer.org_id).select_related("client", "person")
    persons |= {person.id: person for link in links for person in (link.client, link.person)}
    saw("person", persons)
    own = _circle(persons, list(links), about)
    others = _("another client"), _("somebody else")
    if not own:
        others = _("a client"), _("somebody around a client")
    called = {id: own.get(id) or others[not person.is_client] for id, person in persons.items()}
    people = [
        Known((persons[id].name, persons[id].preferred_name), called[id])
        for id in sorted(persons, key=lambda id: (id not in own, persons[id].seq))
    ]
    return [*people, *_colleagues(viewer), *_things(viewer, [*persons.values()])]


def _circle(
    persons: dict[uuid.UUID, Person], links: list[CircleLink], about: Alliance | None
) -> dict[uuid.UUID, str]:
    """Whom the sheet is about, and who stands around them, by what they are. The only client there is, where it does not
    say."""
    clients = {id for id, person in persons.items() if person.is_client}
    if about is not None:
        clients = {link.client_id for link in links if link.person_id == about.person_id}
        clients = {about.person_id} if about.person.is_client else clients
    elif len(clients) > 1:
        clients = set()
    circle = {
        link.person_id: str(BY_ROLE.get(folded(link.role).strip()) or BY_PLACE[link.place])
        for link in sorted(links, key=lambda link: -link.seq)
        if link.client_id in clients
    }
    return circle | dict.fromkeys(clients, _("the client"))


def _colleagues(viewer: Viewer) -> Iterator[Known]:
    for colleague in Practitioner.objects.filter(org_id=viewer.org_id).defer("photo"):
        stand_in = _("the worker") if colleague.id == viewer.id else _("a colleague")
        yield Known((colleague.name, colleague.first_name), stand_in)


def _things(viewer: Viewer, persons: list[Person]) -> Iterator[Known]:
    """The organisation, places where they are written, and what a person is looked for by elsewhere."""
    name = Organisation.objects.get(pk=viewer.org_id).name
    yield Known(tuple(name_of_organisation(name)), _("the organisation"), is_phrase=True)
    references = [person.outside_ref for person in persons if len(person.outside_ref) > 2]
    yield Known(tuple(references), _("[a number]"), is_phrase=True)
    met = Contact.objects.filter(org_id=viewer.org_id, alliance__practitioner_id=viewer.id)
    places = [contact.place for contact in met.select_related("alliance").order_by("-seq")[:MOST_PLACES]]
    written = {*places, *(person.address for person in persons)}
    names = dict.fromkeys(name for place in sorted(written) for name in place_names(place))
    yield Known(tuple(names), _("a place"), is_phrase=True)
