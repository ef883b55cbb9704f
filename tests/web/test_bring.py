"""Bringing a file by page: what it is, its name says; a file that was refused has to be chosen again, and that is said."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.exchange.models import Brought
from alongside.people.models import Person
from tests.e2e.bringing import calendar
from tests.world import World

CSV = "Client;Known as;Since\nÉdith Crâne;Edie;01.03.2026\n".encode("cp1252")


def workbook() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Client", "Known as", "Since"])
    book.active.append(["Edith Crane", "Edie", "01/03/2026"])
    book.save(file)
    return file.getvalue()


def bring(client: Client, name: str, content: bytes, **more: str):
    data = {"id": str(new_id()), "file": SimpleUploadedFile(name, content), **more}
    return client.post(reverse("bring-in"), data, follow=True)


@pytest.mark.parametrize(("name", "content"), [("people.csv", CSV), ("People.XLSX", workbook())])
def test_a_list_says_by_its_name_that_it_is_one(
    world: World, client: Client, name: str, content: bytes
) -> None:
    client.force_login(world.sam)
    page = bring(client, name, content)
    assert "Edie" in page.text or "Edith" in page.text or "Édith" in page.text
    client.post(page.request["PATH_INFO"])
    assert Person.objects.filter(preferred_name="Edie").count() == 1


def test_a_calendar_says_so_too_and_a_lead_without_people_brings_none(world: World, client: Client) -> None:
    client.force_login(world.sam)
    assert bring(client, "visits.ics", calendar("x")).status_code == 200
    assert Brought.objects.get().kind == "calendar"
    client.force_login(world.maya)
    assert bring(client, "visits.ics", calendar("x")).status_code == 422


def test_a_refused_file_is_to_be_chosen_again_and_that_is_said(world: World, client: Client) -> None:
    client.force_login(world.sam)
    page = client.post(reverse("bring-in"), {"id": str(new_id())})
    assert page.status_code == 422
    assert "A file has to be chosen again." in page.text
    assert "chosen again" not in client.post(reverse("person-add"), {"id": str(new_id())}).text
