"""What a page is called in the list of who opened what: which kind it is, and nothing of what stands on it.

Pages of somebody's own looks, notes and patches are all called the same: which of them it was is nobody else's.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.table import TABLE

#: By how the name of the route begins; the first that fits.
KINDS: dict[str, Promise] = {
    "today": _("Today"),
    "bring-in": _("a list that was brought in"),
    "people": _("the list of people"),
    "person": _("the name and details"),
    "alliance-ready": _("the plan"),
    "alliance": _("the person’s page"),
    "circle": _("the circle"),
    "good-to-know": _("what is good to know"),
    "get-right": _("what is good to know"),
    "getting-in": _("how to get in"),
    "agenda": _("both lists"),
    "theirs": _("both lists"),
    "mine": _("both lists"),
    "referral": _("both lists"),
    "item": _("something on a list"),
    "promise": _("a promise"),
    "goal": _("a goal"),
    "expect": _("what to expect"),
    "contact-plan": _("the plan"),
    "contact-ready": _("the plan"),
    "contact": _("a contact"),
    "who-wrote": _("a message"),
    "message": _("a message"),
    "absence": _("time away"),
    "rhythm": _("how often to ask"),
    "paper": _("a page to print"),
    "practitioner": _("a page of the team"),
    "team": _("a page of the team"),
    "assignment": _("who works with whom"),
    "notices": _("what a lead did with their account"),
    "opened": _("who opened what"),
}
#: Names that routes had in events of before.
FORMER = {
    "away": "absence",
    "away-new": "absence-new",
    "contact-for-me": "private-note",
    "contact-withdraw": "contact-retract",
    "look": "check-in-mirror",
    "look-for-me": "check-in-for-me",
    "look-read": "check-in",
    "look-withdraw": "check-in-retract",
    "what-worked": "what-works",
}
OWN = _("a page of their own work")
ELSE = _("a page")


def kind_of(route: str) -> Promise:
    """What the page of this route is called; a route of before, that there is no longer, is a page."""
    route = FORMER.get(route, route)
    if route in TABLE and set(TABLE[route].records) - {"A"} and not route.endswith("-ready"):
        return OWN
    return next((kind for begin, kind in KINDS.items() if route.startswith(begin)), ELSE)
