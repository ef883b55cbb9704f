"""The second door with its sheets, the look at the supervision itself, and hours for registration."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from alongside.access.identities import Role, Viewer
from alongside.base.canonical import fingerprint
from alongside.base.clock import today
from alongside.core.pseudonyms import Piece, pieces
from alongside.documents.brought import of_rupture
from alongside.documents.outside import PARTS, QUESTIONS, answers_to
from alongside.documents.papers import outside as papers
from alongside.exchange import take_out
from alongside.people.models import Practitioner
from alongside.people.queries.people import alliances
from alongside.repair.queries import open_ruptures, whole_rupture
from alongside.supervision.outside import actions, names, queries
from alongside.supervision.outside.models import OutsideHelper, SessionLook
from alongside.supervision.queries import own_brought, own_items, supervisions, supervisors
from alongside.web.exchange.take_out import as_file as as_csv_file
from alongside.web.outside.forms import HelperForm, HoursForm, OutsideSheetForm, SupervisionLookForm
from alongside.web.pages import Page, StaffRequest, Step, id_for
from alongside.web.papers.views import as_file

MOST_BROUGHT = 10  # of what was brought, the newest, that a sheet may begin from
MARK, LOOKS = "<mark>{}</mark>", '<mark class="looks">{}</mark>'
#: First names that people often have, in small letters; none that is a word more often.
FIRST_NAMES = frozenset(FREQUENCY_LISTS["female_names"]) | frozenset(FREQUENCY_LISTS["male_names"])


def show_outside(request: StaffRequest) -> HttpResponse:
    """The second door: whom I chose, and the sheets that I made."""
    viewer = request.viewer
    context = {"helpers": queries.helpers(viewer), "sheets": queries.sheets(viewer)}
    return render(request, "outside/outside.html", context)


class AddHelper(Page):
    form_class, template, then = HelperForm, "outside/helper.html", "outside"
    save = staticmethod(actions.add_helper)
    heading, back = _("Somebody to think with"), ("outside", _("A second door"))


class EndHelper(Step):
    of, fetch, then = "helper", staticmethod(queries.helper), "outside"
    save, message = staticmethod(actions.end_helper), _("Taken off. The sheets stay.")


class MakeSheet(Page):
    """Write, look at it beside what it becomes, and make it."""

    of, fetch = "helper", staticmethod(queries.helper)
    form_class, template, then = OutsideSheetForm, "outside/make.html", "sheet"
    save = staticmethod(actions.make_sheet)
    shown: dict[str, Any] = {}
    heading, back = _("A sheet without names"), ("outside", _("A second door"))

    def form_kwargs(self) -> dict[str, Any]:
        return {"alliances": alliances(self.viewer)}

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        """The words beside what is left of them, until these very words were looked at."""
        print_ = fingerprint(
            {name: str(getattr(value, "pk", value)) for name, value in cleaned.items()}
        ).hex()
        if self.request.POST.get("looked") == print_:
            return None
        known = names.known(self.viewer, cleaned["about"])
        checked = [
            (label, cleaned[name], pieces(cleaned[name], known, FIRST_NAMES))
            for name, label in PARTS.items()
            if cleaned[name]
        ]
        self.template = "outside/check.html"
        self.shown = {
            "checked": [(label, typed, _marked(left)) for label, typed, left in checked],
            "looking": sum(piece.looks for _label, _typed, left in checked for piece in left),
            "print": print_,
        }
        return self.show(self.form_class(self.request.POST, **self.form_kwargs()), id_for(self.request))

    def context(self) -> dict[str, Any]:
        begin = {"ruptures": open_ruptures(self.viewer), "brought": own_items(self.viewer)[:MOST_BROUGHT]}
        return self.shown or {"begin": begin}


class SheetOfRupture(MakeSheet):
    """Begun from a hard patch, as its author sees it."""

    def find(self, **ids: Any) -> OutsideHelper:
        self.whole = whole_rupture(self.viewer, ids["rupture"])
        return super().find(**ids)

    def initial(self) -> dict[str, Any]:
        return _begun(self.whole.rupture.alliance_id, happened=of_rupture(self.whole))


class SheetOfBrought(MakeSheet):
    """Begun from something that was brought to supervision, as it was brought."""

    def find(self, **ids: Any) -> OutsideHelper:
        self.item = own_brought(self.viewer, ids["brought"])
        return super().find(**ids)

    def initial(self) -> dict[str, Any]:
        item = self.item
        about = [alliance.id for alliance in alliances(self.viewer) if alliance.person_id == item.person_id]
        texts = {"happened": item.snapshot, "tried": item.tried, "asks": item.asks}
        return _begun(next(iter(about), None), **texts)


def _begun(about: uuid.UUID | None, **words: str) -> dict[str, Any]:
    """What a sheet opens with, as much as there is room for."""
    fields = OutsideSheetForm.base_fields
    cut = {name: Truncator(text).chars(fields[name].max_length) for name, text in words.items()}  # type: ignore[attr-defined]
    return {"about": about and str(about), **cut}


def _marked(left: list[Piece]) -> SafeString:
    """The words with what stands in for a name marked, and what still looks like one marked otherwise."""
    marks = [
        "{}" if not (piece.original or piece.looks) else MARK if piece.original else LOOKS for piece in left
    ]
    parts = [(format_html(mark, piece.text),) for mark, piece in zip(marks, left, strict=True)]
    return format_html_join("", "{}", parts)


def show_sheet(request: StaffRequest, sheet: uuid.UUID) -> HttpResponse:
    made = queries.sheet(request.viewer, sheet)
    parts = [(label, getattr(made, name)) for name, label in PARTS.items()]
    return render(request, "outside/sheet.html", {"sheet": made, "parts": parts})


def sheet_pdf(request: StaffRequest, sheet: uuid.UUID) -> HttpResponse:
    made, day = queries.sheet(request.viewer, sheet), today(request.viewer.zone)
    return as_file(papers.sheet(made, day), "sheet", day)


# ---------------------------------------------------------------- the supervision itself


def show_looks(request: StaffRequest) -> HttpResponse:
    """My own looks, and those that were shared with me."""
    viewer = request.viewer
    links = supervisions(viewer)
    context = {
        "own": queries.looks(viewer),
        "shared": queries.shared_looks(viewer),
        "supervised": any(link.practitioner_id == viewer.id for link in links),
        "links": links,
        "worker": viewer.is_(Role.WORKER),
    }
    return render(request, "outside/looks.html", context)


class LookAtSupervision(Page):
    form_class, template, then = SupervisionLookForm, "outside/look_at.html", "supervision-look"
    save = staticmethod(actions.keep_look)
    heading, back = _("How is your supervision?"), ("supervision-looks", _("Your supervision itself"))

    def form_kwargs(self) -> dict[str, Any]:
        return {"supervisors": supervisors(self.viewer)}


def show_look(request: StaffRequest, session_look: uuid.UUID) -> HttpResponse:
    look = queries.look(request.viewer, session_look)
    own = look.made_by_id == request.viewer.id
    answered = look.answered
    context = {
        "look": look,
        "own": own,
        "answers": [
            (label, answers_to(question).get(answered.get(question, ""), _("left open")))
            for question, label in QUESTIONS.items()
        ],
        "words": look.words if own or look.words_shared else "",
    }
    return render(request, "outside/look.html", context)


class ShareLook(Step):
    of, fetch, then = "session_look", staticmethod(queries.own_look), "supervision-look"
    fields, message = ("with_words",), _("Shared, as it stands here.")

    def save(self, by: Viewer, look: SessionLook, *, id: uuid.UUID | None, with_words: str) -> SessionLook:
        return actions.share_look(by, look, id=id, with_words=bool(with_words))


# ---------------------------------------------------------------- hours


class Hours(Page):
    form_class, template, then = HoursForm, "outside/hours.html", "hours"
    save = staticmethod(actions.add_hours)
    heading, back = _("Your hours"), ("outside", _("A second door"))
    message, draft = _("Written down."), False

    def context(self) -> dict[str, Any]:
        entries = queries.hours(self.viewer)
        return {"entries": [(entry, papers.length(entry.minutes)) for entry in entries]}


class DropHours(Step):
    of, fetch, then = "hours_entry", staticmethod(queries.entry), "hours"
    save, message = staticmethod(actions.drop_hours), _("Taken off.")


def hours_csv(request: StaffRequest) -> HttpResponse:
    content = take_out.as_csv(take_out.hours(request.viewer))
    return as_csv_file("supervision-hours.csv", "text/csv; charset=utf-8", content)


def hours_pdf(request: StaffRequest) -> HttpResponse:
    viewer, day = request.viewer, today(request.viewer.zone)
    name = Practitioner.objects.get(pk=viewer.id).name
    return as_file(papers.hours(queries.hours(viewer), name, day), "supervision-hours", day)
