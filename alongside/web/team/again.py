"""Signing in once more before a lead changes who can open records: a browser that was left open is not the lead.

The page that asks holds all that was sent, and is sent to the same address. So every word is kept and the id of what
will be made stays the same. It counts for five minutes.
"""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render

from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people.actions.signing_in import check_again
from alongside.people.queries.team import my_account
from alongside.web.errors import GUARD
from alongside.web.held import AGAIN
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.views import STATUS
from alongside.web.team.forms import AgainForm

COUNTS_FOR = dt.timedelta(minutes=5)
AT = "again_at"  # in the session


def ask_again(request: StaffRequest) -> HttpResponse | None:
    """The page that asks for the password; None where it was right just now, or within the last five minutes."""
    form, status = AgainForm(), 422
    if AGAIN in request.POST:
        form = AgainForm(request.POST)
        if form.is_valid():
            try:
                check_again(my_account(request.viewer), form.cleaned_data[AGAIN])
            except Refused as refused:
                form.refuse(Refused(refused.message, AGAIN))
                status = STATUS.get(type(refused), 422)
            else:
                request.session[AT] = now().timestamp()
                return None
    elif now().timestamp() - request.session.get(AT, 0) < COUNTS_FOR.total_seconds():
        return None
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    sent = [pair for pair in pairs if pair[0] not in (GUARD, AGAIN)]
    return render(request, "team/again.html", {"form": form, "sent": sent}, status=status)
