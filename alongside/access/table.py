"""The one permission table: every route of the product, and who may come in.

A route that has no row here is refused, and a test that walks the URL resolver fails. Whether this
viewer may see this very record is decided by the query the view asks; a refusal there and a refusal
here look like a page that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alongside.access.identities import Role, Viewer


class Scope(StrEnum):
    """Who a route is for. The actors each lets in stand in `tests/web/test_matrix.py` as well."""

    PUBLIC = "public"  # anybody, signed in or not
    STAFF = "staff"  # anybody signed in: they are shown what is theirs
    TEAM = "team"  # anybody signed in of the same organisation: what colleagues may see of each other
    WORKER = "worker"  # whoever has people of their own
    SUPERVISOR = "supervisor"
    LEAD = "lead"
    OWN = "own"  # the practitioner whose alliance, contact, item or promise it is
    BRING = "bring"  # workers for themselves, leads for their workers; a file is its bringer's alone
    READ = "read"  # the same, and a supervisor linked to them today


ROLES: dict[Scope, frozenset[Role]] = {
    Scope.STAFF: frozenset(Role),
    Scope.TEAM: frozenset(Role),
    Scope.WORKER: frozenset({Role.WORKER}),
    Scope.SUPERVISOR: frozenset({Role.SUPERVISOR}),
    Scope.LEAD: frozenset({Role.LEAD}),
    Scope.BRING: frozenset({Role.WORKER, Role.LEAD}),
    Scope.OWN: frozenset({Role.WORKER}),
    Scope.READ: frozenset({Role.WORKER, Role.SUPERVISOR}),
}


@dataclass(frozen=True)
class Route:
    """One route: who may GET it, who may POST to it (None: nobody), and the record classes it shows."""

    get: Scope | None = None
    post: Scope | None = None
    records: str = ""

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
    # sign-in
    "sign-in": Route(get=Scope.PUBLIC, post=Scope.PUBLIC),
    "sign-out": Route(post=Scope.STAFF),
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
    "team": Route(get=Scope.LEAD, records="A"),
    "practitioner": Route(get=Scope.LEAD, records="A"),
    "practitioner-add": Route(get=Scope.LEAD, post=Scope.LEAD),
    "practitioner-change": Route(get=Scope.LEAD, post=Scope.LEAD),
    "practitioner-link": Route(post=Scope.LEAD),
    "practitioner-suspend": Route(post=Scope.LEAD),
    "practitioner-restore": Route(post=Scope.LEAD),
    "practitioner-signed-out": Route(post=Scope.LEAD),
    "practitioner-confirm": Route(post=Scope.LEAD),
    "reset-delay": Route(get=Scope.LEAD, post=Scope.LEAD),
    "own-request-confirm": Route(post=Scope.LEAD, records="A"),
    "own-request-refuse": Route(post=Scope.LEAD, records="A"),
    "assignments": Route(get=Scope.LEAD, records="A"),
    "assignment-add": Route(get=Scope.LEAD, post=Scope.LEAD, records="A"),
    "assignment-end": Route(get=Scope.LEAD, post=Scope.LEAD, records="A"),
    "supervision": Route(get=Scope.LEAD),
    "supervision-add": Route(get=Scope.LEAD, post=Scope.LEAD),
    "supervision-end": Route(get=Scope.LEAD, post=Scope.LEAD),
    # figures about the service as a whole: nobody's own stand there, and none that gives somebody away
    "usual": Route(get=Scope.LEAD),
    "relied": Route(get=Scope.LEAD),
    "relied-again": Route(post=Scope.LEAD),
    "usual-ours": Route(post=Scope.LEAD),
    "usual-by-hand": Route(get=Scope.LEAD, post=Scope.LEAD),
    "usual-default": Route(post=Scope.LEAD),
    # questionnaires that the organisation holds a licence for: nobody's care record
    "questionnaires": Route(get=Scope.LEAD),
    "questionnaire-file": Route(get=Scope.LEAD, post=Scope.LEAD),
    "questionnaire-add": Route(get=Scope.LEAD, post=Scope.LEAD),
    "questionnaire": Route(get=Scope.LEAD),
    "questionnaire-change": Route(get=Scope.LEAD, post=Scope.LEAD),
    "questionnaire-retire": Route(post=Scope.LEAD),
    # what the figures are, and what the evidence says: about nobody
    "figures": Route(get=Scope.STAFF),
    "figure": Route(get=Scope.STAFF),
    "evidence": Route(get=Scope.STAFF),
    # today
    "today": Route(get=Scope.STAFF, records="A"),
    "not-now": Route(post=Scope.OWN, records="A"),
    # bringing in
    "bring-in": Route(get=Scope.BRING, post=Scope.BRING, records="A"),
    "bring-in-look": Route(get=Scope.BRING, post=Scope.BRING, records="A"),
    "bring-in-give-up": Route(post=Scope.BRING, records="A"),
    # drafts
    "draft": Route(post=Scope.STAFF),
    # people
    "people": Route(get=Scope.STAFF, post=Scope.STAFF, records="A"),
    "people-found": Route(get=Scope.STAFF, records="A"),
    "person-add": Route(get=Scope.WORKER, post=Scope.WORKER, records="A"),
    "alliance": Route(get=Scope.READ, records="A"),
    "alliance-begin": Route(post=Scope.OWN, records="A"),
    "alliance-end": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "person-change": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    # who opened what
    "opened": Route(get=Scope.OWN, records="A"),
    "opened-of": Route(get=Scope.LEAD, records="A"),
    "opened-by": Route(get=Scope.LEAD, records="A"),
    # the circle
    "circle": Route(get=Scope.READ, records="A"),
    "circle-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "circle-change": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "circle-end": Route(post=Scope.OWN, records="A"),
    # good to know; getting in has routes of its own, so that each look has a verb of its own
    "good-to-know": Route(get=Scope.READ, records="A"),
    "good-to-know-earlier": Route(get=Scope.READ, records="A"),
    "good-to-know-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "good-to-know-change": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "good-to-know-retire": Route(post=Scope.OWN, records="A"),
    "get-right": Route(get=Scope.READ, records="A"),
    "get-right-answer": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "getting-in": Route(get=Scope.OWN, records="A"),
    "getting-in-change": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    # what matters to me
    "own-values": Route(get=Scope.WORKER, post=Scope.WORKER, records="C"),
    "own-value-retire": Route(post=Scope.OWN, records="C"),
    # agenda: both lists, goals, promises, the what-to-expect sheet
    "agenda": Route(get=Scope.READ, records="A"),
    "agenda-show": Route(get=Scope.READ, records="A"),
    "theirs-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "mine-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "referral": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "item": Route(get=Scope.READ, records="A"),
    "item-step": Route(post=Scope.OWN, records="A"),
    "item-move": Route(post=Scope.OWN, records="A"),
    "item-happened": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "item-instead": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "item-change": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "item-promise": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "promises": Route(get=Scope.WORKER, records="A"),
    "promise-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "promise": Route(get=Scope.READ, records="A"),
    "promise-step": Route(post=Scope.OWN, records="A"),
    "promise-day": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "promise-said": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "goal-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "goal": Route(get=Scope.READ, records="A"),
    "goal-change": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "goal-agreed": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "expect": Route(get=Scope.READ, records="A"),
    "expect-write": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "expect-show": Route(get=Scope.READ, records="A"),
    "expect-given": Route(post=Scope.OWN, records="A"),
    # contacts
    "contacts": Route(get=Scope.READ, records="A"),
    "contact-plan": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "who-wrote": Route(get=Scope.WORKER, records="A"),
    "message": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "contact-new": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "contact-record": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "contact": Route(get=Scope.READ, records="A"),
    "contact-withdraw": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "contact-put-back": Route(post=Scope.OWN, records="A"),
    "contact-add": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "contact-move": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "alliance-ready": Route(get=Scope.OWN, post=Scope.OWN, records="AD"),
    "contact-ready": Route(get=Scope.OWN, post=Scope.OWN, records="AD"),
    "contact-shown": Route(get=Scope.OWN, records="A"),
    "away-new": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "away": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    "contact-for-me": Route(get=Scope.OWN, post=Scope.OWN, records="C"),
    "contact-mark": Route(post=Scope.OWN, records="A"),
    # looking at the relationship: the practitioner's own alone; a supervisor sees none of it
    "line": Route(get=Scope.OWN, records="BCD"),
    "two-sides": Route(get=Scope.OWN, records="BC"),
    "chance": Route(get=Scope.WORKER),  # counts of one's own caseload, and nobody's name
    "look": Route(get=Scope.OWN, post=Scope.OWN, records="C"),
    "look-for-me": Route(get=Scope.OWN, post=Scope.OWN, records="C"),
    "look-read": Route(get=Scope.OWN, records="BC"),
    "look-withdraw": Route(get=Scope.OWN, post=Scope.OWN, records="BC"),
    "look-put-back": Route(post=Scope.OWN, records="BC"),
    "together": Route(get=Scope.OWN, records="B"),
    "together-goals": Route(get=Scope.OWN, post=Scope.OWN, records="B"),
    "together-directly": Route(get=Scope.OWN, post=Scope.OWN, records="B"),
    "together-five": Route(get=Scope.OWN, post=Scope.OWN, records="B"),
    "together-question": Route(get=Scope.OWN, post=Scope.OWN, records="B"),
    "questionnaires-with": Route(get=Scope.OWN, records="BC"),
    "questionnaire-answer": Route(get=Scope.OWN, post=Scope.OWN, records="BC"),
    "what-worked": Route(get=Scope.OWN, post=Scope.OWN, records="B"),
    "what-worked-aside": Route(post=Scope.OWN, records="B"),
    "rhythm": Route(get=Scope.OWN, post=Scope.OWN, records="A"),
    # papers: the plan for a contact and the line are their author's, as on their pages; the rest is read like what it prints
    "paper-said": Route(get=Scope.READ, records="A"),
    "paper-said-show": Route(get=Scope.READ, records="A"),
    "paper-plan": Route(get=Scope.OWN, records="A"),
    "paper-expect": Route(get=Scope.READ, records="A"),
    "paper-goals": Route(get=Scope.READ, records="A"),
    "paper-line": Route(get=Scope.OWN, records="BCD"),
    # hard patches, hard conversations, forgiven slips, days that may hurt: their practitioner's alone
    "patches": Route(get=Scope.OWN, records="D"),
    "strain-note": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "talk-strain": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain": Route(get=Scope.OWN, records="D"),
    "strain-today": Route(post=Scope.OWN, records="D"),
    "strain-step": Route(post=Scope.OWN, records="D"),
    "strain-tried": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain-when": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain-whose": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain-mended": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain-began": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain-withdraw": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "strain-put-back": Route(post=Scope.OWN, records="D"),
    "strain-write": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "talk-plan": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "contact-talk": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "talk": Route(get=Scope.OWN, records="D"),
    "talk-change": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "talk-said": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "talk-back": Route(post=Scope.OWN, records="D"),
    "slip": Route(post=Scope.OWN, records="D"),
    "contact-slip": Route(post=Scope.OWN, records="D"),
    "slip-words": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "slip-back": Route(post=Scope.OWN, records="D"),
    "weather-add": Route(get=Scope.OWN, post=Scope.OWN, records="D"),
    "weather-rang": Route(post=Scope.OWN, records="D"),
    "weather-drop": Route(post=Scope.OWN, records="D"),
}
