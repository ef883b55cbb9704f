"""The one permission table: every route of the product, and who may come in.

A route that has no row here is refused, and a test that walks the URL resolver fails. Whether this
viewer may see this very record is decided by the query the view asks; a refusal there and a refusal
here look like a page that does not exist.
"""

from dataclasses import dataclass
from enum import StrEnum

from alongside.access.identities import Role, Viewer


class Scope(StrEnum):
    """Who a route is for. The actors each lets in stand in `tests/web/test_matrix.py` as well."""

    PUBLIC = "public"  # anybody, signed in or not
    STAFF = "staff"  # anybody signed in: they are shown what is theirs
    TEAM = "team"  # anybody signed in of the same organisation: what colleagues may see of each other
    WORKER = "worker"  # whoever has people of their own
    LEAD = "lead"
    OWN = "own"  # the practitioner whose alliance, contact, item or promise it is
    BRING = "bring"  # workers for themselves, leads for their workers; a file is its bringer's alone
    READ = "read"  # the same, and a supervisor linked to them today


class Nav(StrEnum):
    """The entries of the navigation, by the route that each leads to."""

    TODAY = "today"
    PEOPLE = "people"
    SEARCH = "search"
    TEAM = "team"
    ADD = "add"


ROLES: dict[Scope, frozenset[Role]] = {
    Scope.STAFF: frozenset(Role),
    Scope.TEAM: frozenset(Role),
    Scope.WORKER: frozenset({Role.WORKER}),
    Scope.LEAD: frozenset({Role.LEAD}),
    Scope.BRING: frozenset({Role.WORKER, Role.LEAD}),
    Scope.OWN: frozenset({Role.WORKER}),
    Scope.READ: frozenset({Role.WORKER, Role.SUPERVISOR}),
}


@dataclass(frozen=True)
class Route:
    """One route: who may GET it, who may POST to it (None: nobody), the record classes it shows, and which entry of the
    navigation it stands under."""

    get: Scope | None = None
    post: Scope | None = None
    records: str = ""
    nav: Nav | None = None

    def scope(self, method: str) -> Scope | None:
        """The scope that this HTTP method needs; None where the method does not exist here."""
        return {"GET": self.get, "HEAD": self.get, "POST": self.post}.get(method)


def may_enter(viewer: Viewer, scope: Scope | None) -> bool:
    """True when the viewer's roles open this scope. Which records they then find is the query's answer.

    None is a method that the route does not have: nobody may.
    """
    return scope is Scope.PUBLIC or (scope is not None and bool(viewer.roles & ROLES[scope]))


OWN_CLASSES = frozenset("CD")  # records that are a practitioner's alone


def is_closed(viewer: Viewer, route: Route) -> bool:
    """Whether what this route shows is closed to the viewer, who has a new password by a lead's link."""
    return viewer.closed and bool(OWN_CLASSES & set(route.records))


TABLE: dict[str, Route] = {
    "sign-in": Route(get=Scope.PUBLIC, post=Scope.PUBLIC),
    "sign-out": Route(post=Scope.STAFF),
    "screen-back": Route(get=Scope.STAFF, post=Scope.STAFF),
    "health": Route(get=Scope.PUBLIC),
    "security-txt": Route(get=Scope.PUBLIC),
    "welcome": Route(get=Scope.PUBLIC, post=Scope.PUBLIC),
    "welcome-link": Route(get=Scope.PUBLIC),
    # my own account
    "me": Route(get=Scope.STAFF),
    "me-change": Route(get=Scope.STAFF, post=Scope.STAFF),
    "me-symbol": Route(get=Scope.STAFF, post=Scope.STAFF),
    "me-photo": Route(get=Scope.STAFF, post=Scope.STAFF),
    "me-photo-away": Route(post=Scope.STAFF),
    "practitioner-photo": Route(get=Scope.TEAM),  # nobody's care record: no audit event
    "password": Route(get=Scope.STAFF, post=Scope.STAFF),
    "notices": Route(get=Scope.STAFF, post=Scope.STAFF, records="A"),
    # the team
    "team": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "practitioner": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "practitioner-add": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-change": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-link": Route(post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-suspend": Route(post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-restore": Route(post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-signed-out": Route(post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-confirm": Route(post=Scope.LEAD, nav=Nav.TEAM),
    "reset-delay": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "own-request-confirm": Route(post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "own-request-refuse": Route(post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "assignments": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "assignment-add": Route(get=Scope.LEAD, post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "assignment-end": Route(get=Scope.LEAD, post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "supervision": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "supervision-add": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "supervision-end": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    # figures about the service as a whole: nobody's own stand there, and none that gives somebody away
    "usual": Route(get=Scope.LEAD),
    "relied": Route(get=Scope.LEAD),
    "relied-again": Route(post=Scope.LEAD),
    "question": Route(get=Scope.LEAD),
    "question-again": Route(post=Scope.LEAD),
    "usual-ours": Route(post=Scope.LEAD),
    "usual-by-hand": Route(get=Scope.LEAD, post=Scope.LEAD),
    "usual-default": Route(post=Scope.LEAD),
    # questionnaires that the organisation holds a licence for: nobody's care record
    "questionnaires": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-file": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-add": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-change": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-retire": Route(post=Scope.LEAD, nav=Nav.TEAM),
    # what the figures are, and what the evidence says: about nobody
    "figures": Route(get=Scope.STAFF),
    "figure": Route(get=Scope.STAFF),
    "evidence": Route(get=Scope.STAFF),
    "today": Route(get=Scope.STAFF, records="A", nav=Nav.TODAY),
    "not-now": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "not-now-all": Route(post=Scope.WORKER, records="A", nav=Nav.TODAY),
    "add": Route(get=Scope.WORKER, post=Scope.WORKER, records="A", nav=Nav.ADD),
    "share": Route(post=Scope.WORKER, records="A", nav=Nav.ADD),  # sent by a phone
    "shared": Route(get=Scope.WORKER, post=Scope.WORKER, records="A", nav=Nav.ADD),
    "not-now-undo": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "search": Route(get=Scope.STAFF, post=Scope.STAFF, nav=Nav.SEARCH),
    "search-found": Route(get=Scope.STAFF, records="AB", nav=Nav.SEARCH),
    # bringing in and taking out
    "bring-in": Route(get=Scope.BRING, post=Scope.BRING, records="A", nav=Nav.PEOPLE),
    "bring-in-file": Route(get=Scope.BRING, post=Scope.BRING, records="A", nav=Nav.PEOPLE),
    "bring-in-give-up": Route(post=Scope.BRING, records="A", nav=Nav.PEOPLE),
    "take-out": Route(get=Scope.WORKER, nav=Nav.PEOPLE),
    **{f"take-out-{what}": Route(get=Scope.WORKER, records="A") for what in ("people", "promises", "book")},
    # planned contacts for a calendar program, which shows its address's secret in place of signing in
    "calendar": Route(get=Scope.WORKER, post=Scope.WORKER),
    "calendar-stop": Route(post=Scope.WORKER),
    "calendar-file": Route(get=Scope.WORKER, records="A"),
    "calendar-feed": Route(get=Scope.PUBLIC, records="A"),
    # drafts, and what a phone shows without a connection
    "draft": Route(post=Scope.STAFF),
    **dict.fromkeys(("offline", "worker"), Route(get=Scope.PUBLIC)),
    "people": Route(get=Scope.STAFF, records="A", nav=Nav.PEOPLE),
    "person-add": Route(get=Scope.WORKER, post=Scope.WORKER, records="A", nav=Nav.PEOPLE),
    "alliance": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "alliance-between": Route(get=Scope.OWN, records="BCD", nav=Nav.PEOPLE),
    "alliance-time": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "show": Route(get=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "alliance-begin": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "alliance-end": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "person-change": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "opened": Route(get=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "opened-of": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "opened-by": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "circle": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "circle-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "circle-change": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "circle-end": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    # good to know; getting in has routes of its own, so that each look has a verb of its own
    "good-to-know": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "good-to-know-earlier": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "good-to-know-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "good-to-know-change": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "good-to-know-retire": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "get-right": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "get-right-answer": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "getting-in": Route(get=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "getting-in-change": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    # what matters to me
    "own-values": Route(get=Scope.WORKER, post=Scope.WORKER, records="C"),
    "own-value-retire": Route(post=Scope.OWN, records="C"),
    # agenda: both lists, goals, promises, the what-to-expect sheet
    "agenda": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "agenda-show": Route(get=Scope.READ, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "theirs-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "mine-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "referral": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "item": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "item-step": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "item-move": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "item-happened": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "item-instead": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "item-change": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "item-promise": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "promises": Route(get=Scope.WORKER, records="A", nav=Nav.TODAY),
    "promise-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "promise": Route(get=Scope.READ, records="A", nav=Nav.TODAY),
    "promise-step": Route(post=Scope.OWN, records="A", nav=Nav.TODAY),
    "promise-day": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.TODAY),
    "promise-said": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.TODAY),
    "goal-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "goal": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "goal-change": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "goal-agreed": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "expect": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "expect-write": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "expect-show": Route(get=Scope.READ, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "expect-given": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contacts": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "contact-plan": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "who-wrote": Route(get=Scope.WORKER, records="A"),
    "message": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-new": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-record": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "contact-retract": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-put-back": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-correct": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-promise": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-add": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "contact-move": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "alliance-ready": Route(get=Scope.OWN, post=Scope.OWN, records="AD", nav=Nav.PEOPLE),
    "contact-ready": Route(get=Scope.OWN, post=Scope.OWN, records="AD", nav=Nav.PEOPLE),
    "contact-shown": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "absence-new": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "absence": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "absence-drop": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "leave-new": Route(get=Scope.WORKER, post=Scope.WORKER, records="A", nav=Nav.PEOPLE),
    "leave": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "leave-drop": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "private-note": Route(get=Scope.OWN, post=Scope.OWN, records="C", nav=Nav.PEOPLE),
    "contact-mark": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    # looking at the relationship: the practitioner's own alone; a supervisor sees none of it
    "line": Route(get=Scope.OWN, records="BCD", nav=Nav.PEOPLE),
    "two-sides": Route(get=Scope.OWN, records="BC", nav=Nav.PEOPLE),
    "chance": Route(get=Scope.WORKER),  # counts of one's own caseload, and nobody's name
    "check-in-mirror": Route(get=Scope.OWN, post=Scope.OWN, records="C", nav=Nav.PEOPLE),
    "check-in-for-me": Route(get=Scope.OWN, post=Scope.OWN, records="C", nav=Nav.PEOPLE),
    "check-in": Route(get=Scope.OWN, records="BC", nav=Nav.PEOPLE),
    "check-in-differently": Route(get=Scope.OWN, post=Scope.OWN, records="ABD", nav=Nav.PEOPLE),
    "check-in-retract": Route(get=Scope.OWN, post=Scope.OWN, records="BC", nav=Nav.PEOPLE),
    "check-in-put-back": Route(post=Scope.OWN, records="BC", nav=Nav.PEOPLE),
    "together": Route(get=Scope.OWN, records="B", nav=Nav.PEOPLE),
    **dict.fromkeys(
        [f"together-{way}" for way in ("goals", "directly", "five", "device", "shown", "question")],
        Route(get=Scope.OWN, post=Scope.OWN, records="B", nav=Nav.PEOPLE),
    ),
    "questionnaires-with": Route(get=Scope.OWN, records="BC", nav=Nav.PEOPLE),
    "questionnaire-answer": Route(get=Scope.OWN, post=Scope.OWN, records="BC", nav=Nav.PEOPLE),
    "what-works": Route(get=Scope.OWN, post=Scope.OWN, records="B", nav=Nav.PEOPLE),
    "what-works-aside": Route(post=Scope.OWN, records="B", nav=Nav.PEOPLE),
    "rhythm": Route(get=Scope.OWN, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    # papers: the plan for a contact and the line are their author's, as on their pages; the rest is read like what it prints
    "paper-promises": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "paper-promises-show": Route(get=Scope.READ, post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "paper-plan": Route(get=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "paper-expect": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "paper-goals": Route(get=Scope.READ, records="A", nav=Nav.PEOPLE),
    "paper-five": Route(get=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "paper-line": Route(get=Scope.OWN, records="BCD", nav=Nav.PEOPLE),
    # hard patches, hard conversations, forgiven slips, days that may hurt: their practitioner's alone
    "ruptures": Route(get=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-note": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-conversation-rupture": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture": Route(get=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-today": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-step": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-tried": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-back": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-when": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-whose": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-mended": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-began": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-retract": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-put-back": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "rupture-write": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-conversation-plan": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "contact-hard-conversation": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-conversation": Route(get=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-conversation-change": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-conversation-said": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-conversation-back": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "slip": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "contact-slip": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "slip-words": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "slip-retract": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-day-add": Route(get=Scope.OWN, post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-day-rang": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
    "hard-day-drop": Route(post=Scope.OWN, records="D", nav=Nav.PEOPLE),
}
