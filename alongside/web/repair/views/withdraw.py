"""Taking back a hard patch that was noted by mistake, putting it back, and giving it another first day."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.repair import actions
from alongside.repair.models import Rupture
from alongside.web.repair.forms.withdraw import BeganForm, TakeBackStrainForm
from alongside.web.repair.views.write import OfStrain
from alongside.web.request import StaffRequest


class _OfOneThatCounts(OfStrain):
    """Nothing is asked of one that was taken back already."""

    def form_kwargs(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {}

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        found = self.fetch(request.viewer, **ids)
        return redirect("strain", found.id) if found.withdrawn_at else super().get(request, **ids)


class TakeBack(_OfOneThatCounts):
    """Why it should not count."""

    form_class = TakeBackStrainForm
    template = "repair/take_back.html"

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Rupture:
        return actions.withdraw_strain(subject.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Rupture, saved: Rupture) -> str:
        said = _("Taken back. It counts for nothing any more, and stays here with why.")
        messages.success(self.request, said)
        return super().after(viewer, subject, saved)


class Began(_OfOneThatCounts):
    """On which day it became hard."""

    form_class = BeganForm
    template = "repair/began.html"

    def initial(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {"on": subject.began_on}

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Rupture:
        return actions.began_otherwise(subject.id, by=viewer, id=id, **data)


def put_back(request: StaffRequest, strain: uuid.UUID) -> HttpResponse:
    """Taking it back was the mistake."""
    actions.put_back_strain(strain, by=request.viewer)
    messages.success(request, _("It counts again, as it stood."))
    return redirect("strain", strain)
