"""Bringing a file by page: what it is, it says itself; a file that was refused has to be chosen again, and that is said."""

import io

import openpyxl
import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.base.clock import new_id
from alongside.exchange.models import Brought
from alongside.people.models import Person
from tests.e2e.bringing import calendar
from tests.opened import those
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


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("people.csv", CSV, "caseload"),
        ("People.XLSX", workbook(), "caseload"),
        ("visits.ics", calendar("x"), "calendar"),
        ("export.txt", calendar("x"), "calendar"),
    ],
)
def test_a_file_says_itself_what_it_is(sam: Client, name: str, content: bytes, kind: str) -> None:
    page = bring(sam, name, content)
    assert page.status_code == 200
    assert Brought.objects.get().kind == kind
    sam.post(page.request["PATH_INFO"])
    assert len(those(Person, preferred_name="Edie")) == (kind == "caseload")


def test_a_calendar_called_a_list_and_one_of_a_lead_without_people_are_refused(
    world: World, sam: Client
) -> None:
    answer = bring(sam, "export.csv", calendar("x"), kind="caseload")
    assert (answer.status_code, "This is a calendar, not a list of people." in answer.text) == (422, True)
    sam.force_login(world.maya)
    assert bring(sam, "visits.ics", calendar("x")).status_code == 422


def test_a_refused_file_is_to_be_chosen_again_and_that_is_said(sam: Client) -> None:
    page = sam.post(reverse("bring-in"), {"id": str(new_id())})
    assert page.status_code == 422
    assert "A file has to be chosen again." in page.text
    assert "chosen again" not in sam.post(reverse("person-add"), {"id": str(new_id())}).text


def test_pressed_twice_it_is_in_once_and_both_presses_hear_so(sam: Client) -> None:
    look = bring(sam, "people.csv", CSV).request["PATH_INFO"]
    first, second = (sam.post(look, follow=True) for _ in range(2))
    assert "Taken in: 1 new, 0 changed." in first.text
    assert (second.status_code, "It is all in." in second.text) == (200, True)
    assert "It is all in." in sam.get(look, follow=True).text
    assert len(those(Person, preferred_name="Edie")) == 1


def test_another_file_from_the_same_page_is_the_one_that_is_looked_at(sam: Client) -> None:
    same = {"id": str(new_id())}
    first = bring(sam, "wrong.csv", b"Client\nSomebody Else\n", **same)
    assert bring(sam, "wrong.csv", b"Client\nSomebody Else\n", **same).request == first.request
    second = bring(sam, "right.csv", CSV, **same)
    assert ("Édith" in second.text, "Somebody Else" in second.text) == (True, False)
    assert Brought.objects.count() == 2


def test_a_file_too_large_is_refused_beside_its_field_and_a_flood_before_it_is_kept(sam: Client) -> None:
    answer = bring(sam, "people.csv", b"Client\n" + b"Ada\n" * 1_300_000)
    assert (answer.status_code, "The file is larger than 5 MB." in answer.text) == (422, True)
    assert bring(sam, "people.csv", b"Client\n" + b"Ada\n" * 2_200_000).status_code == 413


def test_a_large_file_lies_nowhere_in_clear_while_it_is_read(
    sam: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django's own way lays a file of over 2.5 MB down in the folder for temporary files."""
    laid_down: list[object] = []
    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", lambda *given: laid_down.append(given))
    rows = "name,reference\n" + "x\n" * 1_500_000
    answer = sam.post(reverse("bring-in"), {"file": SimpleUploadedFile("list.csv", rows.encode())})
    assert answer.status_code == 422
    assert laid_down == []


def test_a_list_whose_names_nobody_knows_is_asked_about_and_taken_in_as_it_was_matched(sam: Client) -> None:
    page = bring(sam, "people.csv", b"Who,Town\nEdith Crane,Leeds\n")
    path = page.request["PATH_INFO"]
    assert ("Which column holds the names?" in page.text, "Bring it all in" in page.text) == (True, False)
    assert "Which column holds the names? Say it first" in sam.post(path).text
    looked = sam.post(path, {"match": "1", "column-client": "who", "column-circle": ""})
    assert (looked.status_code, "Bring it all in" in looked.text, "Not read: town" in looked.text) == (
        200,
        True,
        True,
    )
    assert not those(Person, name="Edith Crane")
    taken = sam.post(path, {"column-client": "who"}, follow=True)
    assert "Taken in: 1 new, 0 changed." in taken.text
    assert len(those(Person, name="Edith Crane")) == 1


def test_a_lead_without_people_brings_appointments_and_hears_who_is_not_known(
    world: World, sam: Client
) -> None:
    rows = b"client_name,appointment_start\nDean Walker,01/12/2125 10:30\nUna Known,01/12/2125 11:30\n"
    sam.force_login(world.maya)
    page = bring(sam, "export.csv", rows)
    assert "with Sam Test" in page.text
    assert "1 appointment is with somebody who is not known here." in page.text
    assert "Taken in: 1 new" in sam.post(page.request["PATH_INFO"], follow=True).text
    again = bring(sam, "export.csv", rows)
    assert ("Bring it all in" in again.text, "Nothing in it can go in yet." in again.text) == (False, True)
    assert Brought.objects.filter(kind="appointments").count() == 2
