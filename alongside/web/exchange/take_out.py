"""My people and what I promised them, as files to take along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.exchange import take_out
from alongside.web.pages import StaffRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(request: StaffRequest) -> HttpResponse:
    return render(request, "exchange/take_out.html")


def people(request: StaffRequest) -> HttpResponse:
    return as_file("people.csv", "text/csv; charset=utf-8", take_out.as_csv(take_out.people(request.viewer)))


def promises(request: StaffRequest) -> HttpResponse:
    content = take_out.as_csv(take_out.promises(request.viewer))
    return as_file("promises.csv", "text/csv; charset=utf-8", content)


def book(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    tables = {_("People"): take_out.people(viewer), _("Promises"): take_out.promises(viewer)}
    return as_file("alongside.xlsx", XLSX, take_out.as_xlsx(tables))


def as_file(name: str, kind: str, content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
