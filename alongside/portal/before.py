"""What they answered before, and that they take it back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.base.clock import parse_id
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.checkins.actions.beside import put_back_answers, take_back_answers
from alongside.checkins.came_of_it import answered_before
from alongside.checkins.models import Audience, CheckInRetraction
from alongside.core.check_in_path import Unfinished
from alongside.documents import check_in_words as wording
from alongside.portal.check_in import names_of
from alongside.portal.door import PortalRequest

MOST = 4


def before(request: PortalRequest) -> HttpResponse:
    """The newest days and who reads each, no word of an answer; one button beside each takes it back, and it can stand again.
    Before they have begun, who holds the link may be somebody else, whom it reached by mistake."""
    if not Unfinished.read(request.invitation.unfinished).much:
        return redirect("hello")
    viewer, alliance = request.acting.viewer, request.invitation.alliance
    rows = answered_before(viewer, alliance)
    saw("person", [alliance.person_id])
    if request.method == "POST":
        which = parse_id(request.POST.get("answers", ""))
        check_in = there(next((row for row in rows if row.pk == which), None))
        if request.POST.get("go") == "stands":
            put_back_answers(viewer, check_in=check_in)
        elif not check_in.retracted_at:  # the button may be pressed twice
            take_back_answers(viewer, check_in=check_in)
        return redirect("before")
    shown = [row for row in rows if row.retracted_why in ("", CheckInRetraction.THEMSELVES)][:MOST]
    names = names_of(viewer, alliance)
    reads = {code: text % names for code, text in wording.READS.items()}
    if not names["supervisor"]:
        reads[Audience.SUPERVISOR] = reads[Audience.NOBODY]
    answers = [(row, reads[Audience(row.audience)]) for row in shown]
    return render(request, "portal/before.html", {"answers": answers})
