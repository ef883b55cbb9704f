"""Writing something down from anywhere: what it is and with whom, and on to its page.

The name is posted, so that it stands in no address. Without a script it is looked for with "Find"; a script narrows the
list as one types.
"""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import parse_id
from alongside.base.models import there
from alongside.core.alphabet import Search
from alongside.people.models import Alliance
from alongside.people.queries import people as queries
from alongside.web.pages import StaffRequest


class Addable(NamedTuple):
    """Something that is written down on a page of its own: what it is called, that page, and which of its fields takes what
    somebody brings along."""

    label: Promise
    route: str
    query: str = ""
    field: str = "words"  # "" where nothing is brought along: it may not be kept

    def path(self, alliance: Alliance) -> str:
        return reverse(self.route, args=[alliance.id])

    def url(self, alliance: Alliance) -> str:
        return self.path(alliance) + self.query


ADDABLE = {
    "visit": Addable(_("A visit"), "contact-new", "?way=visit", "on_their_mind"),
    "call": Addable(_("A call"), "contact-new", "?way=call", "on_their_mind"),
    "message": Addable(_("A message"), "message"),
    "promise": Addable(_("A promise"), "promise-add"),
    "said": Addable(_("Something they said"), "theirs-add"),
    "think": Addable(_("A feeling to think through"), "think-about", field=""),
}


def add(request: StaffRequest) -> HttpResponse:
    """What, and with whom; the page of it once there is one answer to both."""
    kind, name = request.POST.get("kind", "call"), request.POST.get("name", "").strip()
    addable = there(ADDABLE.get(kind))
    if "alliance" in request.POST:
        chosen = queries.own_alliance(request.viewer, there(parse_id(request.POST["alliance"])))
        return redirect(addable.url(chosen))
    everybody = queries.alliances(request.viewer)
    looking = Search(name)
    people = [alliance for alliance in everybody if not name or looking.finds(alliance.person.names)]
    if name and len(people) == 1:
        return redirect(addable.url(people[0]))
    context = {"addable": ADDABLE, "kind": kind, "name": name, "people": people, "nobody": not everybody}
    return render(request, "today/add.html", context)
