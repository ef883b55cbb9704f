"""What people know me by: a photo or a symbol, for the papers that I leave with them."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.documents.faces import SYMBOLS
from alongside.people import faces
from alongside.people.models import Practitioner
from alongside.people.team import practitioners
from alongside.web.formpage import FormPage
from alongside.web.forms import Form
from alongside.web.request import StaffRequest
from alongside.web.templatetags.words import symbol


class SymbolForm(Form):
    """One of a few simple shapes, or none."""

    symbol = forms.ChoiceField(label=gettext_lazy("Your symbol"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drawn = [(code, format_html("{} {}", symbol(code), one.name)) for code, one in SYMBOLS.items()]
        self.offer("symbol", [*drawn, ("", _("None"))])


class PhotoForm(Form):
    """A photo of myself."""

    photo = forms.FileField(
        label=gettext_lazy("The photo"),
        help_text=gettext_lazy(
            "JPEG or PNG, at most 5 MB. It is made small, and what the camera wrote into it goes."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )


class _Mine(FormPage):
    template = "team/form.html"
    draft = False

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Practitioner:
        return practitioners.mine(viewer)

    def after(self, viewer: Viewer, subject: Practitioner, saved: Any) -> str:
        messages.success(self.request, _("Saved."))
        return reverse("me")


class ChooseSymbol(_Mine):
    """A symbol for those who find a shape before they find a name."""

    form_class = SymbolForm

    def initial(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        return {"symbol": subject.symbol}

    def save(self, viewer: Viewer, subject: Practitioner, id: uuid.UUID, data: dict[str, Any]) -> None:
        faces.choose_symbol(data["symbol"], by=viewer)

    def context(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        intro = _("It stands on the papers that you leave with people, unless there is a photo.")
        return {"heading": _("Choose your symbol"), "intro": intro, "back": (reverse("me"), _("You"))}


class SendPhoto(_Mine):
    """A photo in place of the one before."""

    form_class = PhotoForm

    def save(self, viewer: Viewer, subject: Practitioner, id: uuid.UUID, data: dict[str, Any]) -> None:
        faces.keep_photo(data["photo"].read(faces.MOST_BYTES + 1), by=viewer)

    def context(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        intro = _("It stands on the papers that you leave with people. Your colleagues can see it.")
        return {"heading": _("Your photo"), "intro": intro, "back": (reverse("me"), _("You"))}


def take_photo_away(request: StaffRequest) -> HttpResponse:
    """No photo any more."""
    faces.take_photo_away(by=request.viewer)
    messages.success(request, _("Your photo is taken away."))
    return redirect("me")


def photo(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """The photo of a colleague, to those of the same organisation. Raises NotThere; no photo is not there either."""
    found = faces.photo(request.viewer, practitioner)
    if not found:
        raise NotThere
    return HttpResponse(found, content_type="image/jpeg")
