import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Role
from alongside.base.errors import NotThere, Refused
from alongside.exchange import actions, appointments, queries
from alongside.exchange.caseload import COLUMNS
from alongside.exchange.dry_run import Fate
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.models import Brought, FileKind
from alongside.web.exchange.forms import KINDS, BringForm, MatchForm
from alongside.web.pages import Page, StaffRequest

# what happens, its heading, and whether it is folded away: nothing happens to these
GROUPS = [
    (Fate.WRONG, gettext_lazy("To put right"), False),
    (Fate.CALLED_OFF, gettext_lazy("Called off there, still planned here"), False),
    (Fate.ADD, gettext_lazy("New"), False),
    (Fate.CHANGE, gettext_lazy("Will change"), False),
    (Fate.UNKNOWN, gettext_lazy("Not known here yet, so left out"), False),
    (Fate.SAME, gettext_lazy("Here already"), True),
    (Fate.LEFT_OUT, gettext_lazy("Left out"), True),
]


class BringView(Page):
    form_class, template, then = BringForm, "exchange/bring.html", "bring-in-file"
    draft = False
    save = staticmethod(actions.bring)

    def form_kwargs(self) -> dict[str, Any]:
        return {"calendars": self.viewer.is_(Role.WORKER)}

    def context(self) -> dict[str, Any]:
        return {
            "columns": [names[0] for names in COLUMNS.values()],
            "meanings": [names[0] for names in appointments.COLUMNS.values()],
        }


def brought_file(request: StaffRequest, file: uuid.UUID) -> HttpResponse:
    """What will happen, row by row; then the yes. Pressed twice it is in once, and both presses hear so."""
    viewer, chosen = request.viewer, _chosen(request)
    try:
        brought = queries.brought_file(viewer, file)
        if request.method != "POST" or "match" in request.POST:
            return _dry_run(request, brought, chosen)
        counts = actions.take_in(viewer, brought, chosen)
    except NotThere:
        if not queries.is_taken_in(viewer, file):
            raise
        messages.success(request, _("It is all in."))
    except (Refused, UnreadableFile) as refused:
        messages.error(request, str(refused))
        return _dry_run(request, brought, chosen, status=422)
    else:
        messages.success(request, _("Taken in: %(add)s new, %(change)s changed.") % counts)
    return redirect("people" if viewer.is_(Role.WORKER) else "team")


def _chosen(request: StaffRequest) -> dict[str, str] | None:
    """The columns as they were matched by hand, by meaning; None where nobody did. It stands in the page and not in the
    address: where a list has no headings, they are its first row."""
    begin = f"{MatchForm.prefix}-"
    chosen = {
        name.removeprefix(begin): str(request.POST[name]) for name in request.POST if name.startswith(begin)
    }
    return chosen or None


def _dry_run(
    request: StaffRequest, brought: Brought, chosen: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    dry_run = queries.dry_run(request.viewer, brought, chosen)
    columns = dry_run.columns
    wrong = dry_run.of(Fate.WRONG)
    groups = [
        (label, rows, folded or bool(wrong and fate is not Fate.WRONG))  # what is to mend stands alone
        for fate, label, folded in GROUPS
        if (rows := dry_run.of(fate))
    ]
    context = {
        "brought": brought,
        "may_go": dry_run.may_go,
        "groups": groups,
        "wrong": wrong,
        "unknown": dry_run.of(Fate.UNKNOWN),
        "is_calendar": brought.kind == FileKind.CALENDAR,
        "columns": columns,
        "used": columns
        and [_read_as(heading, columns.known[meaning][0]) for meaning, heading in columns.used.items()],
        "chosen": chosen,
        "question": dry_run.question,
        "read_as": dict(KINDS)[FileKind(brought.kind)],
        "match": columns and MatchForm(columns=columns),
    }
    return render(request, "exchange/file.html", context, status=status)


def _read_as(heading: str, meaning: str) -> str:
    matched = _("%(heading)s as %(meaning)s") % {"heading": heading, "meaning": meaning}
    return heading if heading == meaning else matched


def give_up(request: StaffRequest, file: uuid.UUID) -> HttpResponse:
    actions.give_up(request.viewer, queries.brought_file(request.viewer, file))
    messages.success(request, _("Nothing was taken in, and the file is forgotten."))
    return redirect("bring-in")
