"""A kind remark beside a field: said once, after the first Save. A second Save keeps the words as they are."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse

from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest, id_for

HEARD = "heard"  # the hidden field that says the remark was shown


class Advised(FormPage):
    """A page whose words may get a remark. It blocks nothing and needs no JavaScript."""

    def advice(self, data: dict[str, Any]) -> dict[str, str]:
        """The remarks on what was typed, by field; none is the usual case."""
        raise NotImplementedError

    def post(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        if HEARD in request.POST:
            return super().post(request, **ids)
        viewer = request.viewer
        subject = self.fetch(viewer, **ids)
        form = self.form_class(request.POST, **self.form_kwargs(viewer, subject))
        remarks = self.advice(form.cleaned_data) if form.is_valid() else {}
        if not remarks:
            return super().post(request, **ids)
        form.advise(remarks)
        id = id_for(request)
        return self._page(request, viewer, subject, form, id, status=422)
