"""What another app on the phone shared: shown, and put into the form of what it is once somebody says so, and of whom.

It arrives in a POST, so that it stands in no address or log, from the phone itself and without the guard of our forms. So
arriving writes nothing, and a form of another site is refused: its browser says which it is, and sends no cookie along.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from alongside.base import drafts
from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.core.alphabet import Search
from alongside.people.models import Alliance
from alongside.people.queries import people as queries
from alongside.web import fields, held
from alongside.web.errors import refused
from alongside.web.forms import Form
from alongside.web.pages import Page, StaffRequest
from alongside.web.today.add import ADDABLE

#: What another app hands over, by the names in static/manifest.webmanifest.
PARTS = ("title", "text", "url")
#: What a browser says of a request that no other site caused (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header).
OF_NO_OTHER_SITE = {"none", "same-origin"}
NAME = {
    "placeholder": _("The beginning of a name"),
    "autocomplete": "off",
    "type": "search",
    "data-narrows": "people",
}


class SharedForm(Form):
    """The words, what they are, and of whom: by a button, or by the beginning of a name that only one of mine has."""

    words = fields.words(_("What you shared"), needed=_("Please write what it is about."))
    kind = fields.chips(
        _("What is it?"),
        [(kind, addable.label) for kind, addable in ADDABLE.items() if addable.field],
        needed=True,
    )
    name = forms.CharField(label=_("With whom?"), required=False, widget=forms.TextInput(NAME))

    def __init__(self, *args: Any, people: Sequence[Alliance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def marks_needed(self) -> bool:
        return False  # both are there already

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        looking = Search(data.get("name", ""))
        pressed = [alliance for alliance in self.people if str(alliance.id) == self.data.get("alliance")]
        named = [alliance for alliance in self.people if looking.finds(alliance.person.names)]
        if len(chosen := pressed or named) == 1:
            return data | {"alliance": chosen[0]}
        self.people = named or self.people
        self.add_error("name", _("Press the name of whom it is about."))
        return data


class Shared(Page):
    form_class, template = SharedForm, "today/shared.html"

    def initial(self) -> dict[str, Any]:
        return {"kind": "message"}

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": queries.alliances(self.viewer)}

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> str:
        """Put the words into the draft of that page, below what was typed there before; its address."""
        addable, alliance = ADDABLE[cleaned["kind"]], cleaned["alliance"]
        path = addable.path(alliance)
        draft = drafts.kept(self.viewer, path)
        typed = drafts.fields_of(draft) if draft else {}
        typed[addable.field] = [below("".join(typed.get(addable.field, [])), cleaned["words"])]
        if not held.bring_back(self.request, self.viewer, path, typed):
            raise Refused(_("This cannot be kept there: it is too much, or the page is closed now."), "words")
        return addable.url(alliance)

    def go_on(self, saved: str) -> HttpResponse:
        return redirect(saved)


@csrf_exempt
def arrive(request: StaffRequest) -> HttpResponse:
    """The page with what was shared in it, below what of an earlier share waits there. Kept once one types or presses."""
    if request.headers.get("Sec-Fetch-Site", "none") not in OF_NO_OTHER_SITE:
        return refused(request)
    page = Shared()
    page.setup(request)
    page.open(request.viewer)
    parts = dict.fromkeys(request.POST.get(part, "").strip() for part in PARTS)
    draft = drafts.kept(request.viewer, reverse("shared"))
    waiting = "".join(drafts.fields_of(draft).get("words", [])) if draft else ""
    text = below(waiting, "\n".join(filter(None, parts)))
    form = SharedForm(initial=page.initial() | {"words": text}, **page.form_kwargs())
    return page.show(form, new_id())


def below(typed: str, shared: str) -> str:
    """Both, one below the other; once where it stands there already."""
    return typed if shared in typed else "\n\n".join(filter(None, [typed, shared]))
