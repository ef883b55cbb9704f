"""What a page is called where it is spoken of: in "who opened what", and where something was begun on it.

Pages of somebody's own check-ins, notes and hard patches are all called the same: which it was is nobody else's.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from alongside.access.table import TABLE

#: By how the name of the route begins; the first that fits.
PAGES: dict[str, Promise] = {
    "today": gettext_lazy("Today"),
    "bring-in": gettext_lazy("a list that was brought in"),
    "take-out": gettext_lazy("the list to download"),
    "calendar": gettext_lazy("their visits for a calendar"),
    "people": gettext_lazy("the list of people"),
    "person": gettext_lazy("the name and details"),
    "alliance-ready": gettext_lazy("the plan"),
    "alliance": gettext_lazy("the person’s page"),
    "show": gettext_lazy("what can be shown"),
    "circle": gettext_lazy("the circle"),
    "good-to-know": gettext_lazy("what is good to know"),
    "access-needs": gettext_lazy("what is good to know"),
    "capacity": gettext_lazy("what is good to know"),
    "safe-ways": gettext_lazy("how to get in touch"),
    "sign": gettext_lazy("the picture and the word"),
    "get-right": gettext_lazy("what is good to know"),
    "getting-in": gettext_lazy("how to get in"),
    "agenda": gettext_lazy("both lists"),
    "theirs": gettext_lazy("both lists"),
    "mine": gettext_lazy("both lists"),
    "referral": gettext_lazy("both lists"),
    "item": gettext_lazy("something on a list"),
    "promise": gettext_lazy("a promise"),
    "goal": gettext_lazy("a goal"),
    "expect": gettext_lazy("what to expect"),
    "contact-plan": gettext_lazy("the plan"),
    "contact-ready": gettext_lazy("the plan"),
    "contact": gettext_lazy("a contact"),
    "add": gettext_lazy("the list of people"),
    "share": gettext_lazy("the list of people"),
    "who-wrote": gettext_lazy("a message"),
    "message": gettext_lazy("a message"),
    "absence": gettext_lazy("time away"),
    "leave": gettext_lazy("time away"),
    "rhythm": gettext_lazy("how often to ask"),
    "paper": gettext_lazy("a page to print"),
    "practitioner": gettext_lazy("a page of the team"),
    "team": gettext_lazy("a page of the team"),
    "assignment": gettext_lazy("who works with whom"),
    "notices": gettext_lazy("what a lead did with their account"),
    "opened": gettext_lazy("the list of who opened what"),
    "thinking-kept": gettext_lazy("what is held, and what an order opens"),
    "think": gettext_lazy("the list of people"),
    "hold": gettext_lazy("what is held, and what an order opens"),
    "opening": gettext_lazy("what is held, and what an order opens"),
}
#: Routes in events of before: how those began that are of somebody's own work, and two that have another name.
FORMER_OWN = (
    "look",
    "what-worked",
    "patches",
    "strain",
    "talk",
    "weather",
    "slip",
    "contact-for-me",
    "contact-talk",
)
FORMER = {"away": "absence", "away-new": "absence-new"}
OWN = gettext_lazy("a page of their own work")
OPENED = gettext_lazy("what a worker thought, by an order")
ELSE = gettext_lazy("a page")


def kind_of_page(route: str) -> Promise:
    """What the page of this route is called; a route of before, that there is no longer, is a page."""
    route = FORMER.get(route, route)
    if route == "opening-read":
        return OPENED
    is_own = route in TABLE and set(TABLE[route].records) - {"A"} and not route.endswith("-ready")
    if is_own or route.startswith(FORMER_OWN):
        return OWN
    return next((kind for begin, kind in PAGES.items() if route.startswith(begin)), ELSE)


#: The same in the words of whoever it is about, on a paper that others may hold; the first that fits.
FOR_THEM: dict[str, Promise] = {
    **dict.fromkeys(
        ("alliance-ready", "contact-plan", "contact-ready"), gettext_lazy("a plan for seeing you")
    ),
    **dict.fromkeys(
        ("today", "people", "bring-in", "take-out", "add", "share", "who-wrote"),
        gettext_lazy("a list with your name"),
    ),
    "alliance": gettext_lazy("your page"),
    "show": gettext_lazy("what can be shown to you"),
    "calendar": gettext_lazy("the calendar"),
    **dict.fromkeys(("person", "safe-ways", "sign"), gettext_lazy("your name and how to reach you")),
    "circle": gettext_lazy("who is around you"),
    **dict.fromkeys(("good-to-know", "get-right"), gettext_lazy("what is good to know about you")),
    "getting-in": gettext_lazy("how to get in"),
    **dict.fromkeys(("agenda", "theirs", "mine", "referral", "item"), gettext_lazy("the two lists")),
    "promise": gettext_lazy("what somebody will do for you"),
    "goal": gettext_lazy("your goals"),
    "expect": gettext_lazy("what to expect"),
    **dict.fromkeys(("contact", "message"), gettext_lazy("a visit, a call or a message")),
    **dict.fromkeys(("absence", "leave"), gettext_lazy("time away")),
    **dict.fromkeys(("opened", "paper-looked"), gettext_lazy("this list")),
    "paper": gettext_lazy("a paper to print"),
    **dict.fromkeys(("practitioner", "team", "assignment"), gettext_lazy("who works with you")),
}
WRITTEN = gettext_lazy("what is written about you")


def for_them(route: str) -> Promise:
    """What the page of this route is called for whoever it is about. What is a practitioner's own is named no closer."""
    if kind_of_page(route) in (OWN, ELSE):
        return WRITTEN
    route = FORMER.get(route, route)
    return next((kind for begin, kind in FOR_THEM.items() if route.startswith(begin)), WRITTEN)


#: What somebody began on a page and has not saved, by how the name of its route begins; the first that fits.
BEGUN: dict[str, Promise] = {
    "private-note": gettext_lazy("A note for you alone, %(name)s"),
    "contact-plan": gettext_lazy("A plan with %(name)s"),
    "contact-ready": gettext_lazy("Getting ready for %(name)s"),
    "alliance-ready": gettext_lazy("Getting ready for %(name)s"),
    "contact": gettext_lazy("A note on %(name)s"),
    "message": gettext_lazy("A message, %(name)s"),
    "promise": gettext_lazy("A promise to %(name)s"),
    "together-shown": gettext_lazy("Five questions that %(name)s began"),
    "theirs": gettext_lazy("Something on the list of %(name)s"),
    "": gettext_lazy("Something about %(name)s"),
}


def begun(route: str, name: str) -> str:
    """What was begun there, and about whom."""
    return str(next(sentence for begin, sentence in BEGUN.items() if route.startswith(begin))) % {
        "name": name
    }
