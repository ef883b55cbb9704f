"""Who a page is for, and which roles open it. What each page says of itself stands in `access/table.py` and `access/care.py`."""

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
    TOLD = "told"  # a supervisor of whoever it is about, linked to them today; never they themselves
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
    Scope.TOLD: frozenset({Role.SUPERVISOR}),
    Scope.READ: frozenset({Role.WORKER, Role.SUPERVISOR}),
}


@dataclass(frozen=True)
class Route:
    """One route: who may GET it, who may POST to it (None: nobody), the record classes it shows, and which entry of the
    navigation it stands under. `again`: whoever opens it shows first that it is still they."""

    get: Scope | None = None
    post: Scope | None = None
    records: str = ""
    nav: Nav | None = None
    again: bool = False

    def scope(self, method: str) -> Scope | None:
        """The scope that this HTTP method needs; None where the method does not exist here."""
        return {"GET": self.get, "HEAD": self.get, "POST": self.post}.get(method)


def may_enter(viewer: Viewer, scope: Scope | None) -> bool:
    """True when the viewer's roles open this scope. Which records they then find is the query's answer.

    None is a method that the route does not have: nobody may.
    """
    return scope is Scope.PUBLIC or (scope is not None and bool(viewer.roles & ROLES[scope]))


OWN_CLASSES = frozenset("CDE")  # records that are a practitioner's alone, or of them and their supervisor


def is_closed(viewer: Viewer, route: Route) -> bool:
    """Whether what this route shows is closed to the viewer, who has a new password by a lead's link."""
    return viewer.closed and bool(OWN_CLASSES & set(route.records))
