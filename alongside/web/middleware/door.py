"""The one door: who may enter, on whose behalf, and what they were shown.

Every route is looked up in the permission table; what is not declared there is refused loudly. The
page is rendered outside any transaction; afterwards one audit event says whose records it showed, or what was asked
for in vain.
"""

import uuid
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, IntegrityError
from django.http import HttpResponse
from django.utils import timezone

from alongside.access.identities import NOBODY
from alongside.access.table import TABLE, Route, Scope, is_closed, may_enter
from alongside.audit.record import record_reads
from alongside.base import room
from alongside.base.database import is_busy, is_full
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import id_is_taken
from alongside.base.request_context import RequestContext, acting_for
from alongside.people.refusals import tell_refused
from alongside.web.errors import busy, full, not_done, not_there
from alongside.web.middleware.requests import Middleware
from alongside.web.request import StaffRequest
from alongside.web.sign_in.views import ask_to_sign_in
from alongside.web.team.views.me import closed, first


class Door(Middleware):
    """Opens a route to those the permission table names, and audits what was read."""

    def __call__(self, request: StaffRequest) -> HttpResponse:
        viewer = request.viewer = request.user.as_viewer() if request.user.is_authenticated else NOBODY
        with acting_for(viewer) as acting, timezone.override(viewer.zone):
            request.acting = acting
            response = self.get_response(request)
            try:
                self._audit(request, response, acting)
            except DatabaseError as error:  # what nobody could note down is not shown
                if is_full(error) and room.let_go():
                    self._audit(request, response, acting)
                elif is_busy(error):
                    return busy(request)
                else:
                    raise
        return response

    def process_view(self, request: StaffRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        route = self._route(request)
        scope = route.scope(request.method or "")  # none is refused by Methods; here it would open nothing
        viewer = request.viewer
        if scope is not Scope.PUBLIC and not viewer.signed_in:
            return ask_to_sign_in(request)
        if not may_enter(viewer, scope):
            return not_there(request)
        # looked at for pages that only read as well: it makes room to note who read; signing out takes none
        if room.is_full() and request.method == "POST" and route is not TABLE["sign-out"]:
            return full(request)
        if scope is Scope.PUBLIC:
            return None
        return first(request, request.resolver_match.view_name) or closed(request, route)  # type: ignore[union-attr]

    def process_exception(self, request: StaffRequest, error: Exception) -> HttpResponse | None:
        """Nothing there for them, no turn to write, or a refusal that the view said nowhere; an id that somebody else's
        record has already is answered like a malformed one."""
        if is_busy(error):
            return busy(request)
        if isinstance(error, Refused):
            return not_done(request, str(error.message))
        taken = isinstance(error, IntegrityError) and id_is_taken(error)
        return not_there(request) if taken or isinstance(error, NotThere) else None

    @staticmethod
    def _route(request: StaffRequest) -> Route:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name not in TABLE:
            raise ImproperlyConfigured(f"The route {name!r} has no row in alongside/access/table.py.")
        return TABLE[name]

    def _audit(self, request: StaffRequest, response: HttpResponse, acting: RequestContext) -> None:
        shown = response.status_code < 300 or response.status_code == 422
        match = request.resolver_match
        if match is None:
            return
        shut = response.status_code == 403 and is_closed(acting.viewer, TABLE[match.view_name])
        if (response.status_code == 404 or shut) and acting.viewer.signed_in:
            asked = [id for id in match.kwargs.values() if isinstance(id, uuid.UUID)]
            tell_refused(acting.viewer, match.view_name, asked)
        if shown:
            record_reads(acting, match.view_name, TABLE[match.view_name].records, response.status_code == 422)
