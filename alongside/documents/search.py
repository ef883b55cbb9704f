"""Where something was found, in words, and the page that shows it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.documents.words import Spoken
from alongside.insight.queries.search import Where

#: The route of a record's page; of what works, the page of the person's alliance with all of it.
PAGES = {
    Where.THEIRS: "item",
    Where.MINE: "item",
    Where.PROMISE: "promise",
    Where.GOAL: "goal",
    Where.CONTACT: "contact",
    Where.WHAT_WORKS: "what-works",
}
WHERE: dict[Where, Promise] = {
    Where.THEIRS: _("on %(their)s mind"),
    Where.MINE: _("yours"),
    Where.PROMISE: _("promised"),
    Where.GOAL: _("a goal"),
    Where.CONTACT: _("written down"),
    Where.WHAT_WORKS: _("what %(name)s says works"),
}
NOT_MINE = _("the worker’s")


def where(place: Where, person: Spoken, mine: bool) -> str:
    """ "on his mind", "yours"; what is a worker's own list to whoever reads it is "the worker’s"."""
    place_name = WHERE[place] if mine or place is not Where.MINE else NOT_MINE
    return str(place_name) % {"their": person.their, "name": person.name}
