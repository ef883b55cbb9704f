"""Everybody's own account: who made a link for me, a new password that only I can set, and my own face."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.people.models import Practitioner
from tests.pictures import picture
from tests.web.client import PageClient, all_seen, signed_in
from tests.web.test_team import GOOD, link_for, verbs
from tests.world import PASSWORD, World


def test_my_page_says_who_made_a_link_for_me(world: World, maya: Client) -> None:
    link_for(maya, world.sam)
    sam = signed_in(world.sam)
    all_seen()
    assert "by Maya Test" in sam.get("/me/").content.decode()
    sam.post("/me/change/", {"name": "Sam Grey", "first_name": "Sammy", "profession": "Case manager"})
    world.sam.refresh_from_db()
    assert (world.sam.name, world.sam.first_name) == ("Sam Grey", "Sammy")


def test_a_new_password_signs_out_everywhere_else(world: World) -> None:
    here, there = PageClient(), PageClient()
    for browser in (here, there):
        browser.post("/sign-in/", {"username": "sam", "password": PASSWORD})
    form = {"password": PASSWORD, "new": GOOD, "again": GOOD}
    assert here.post("/me/password/", form)["Location"] == "/me/"
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302
    for _ in range(11):
        PageClient().post("/sign-in/", {"username": "sam", "password": "wrong"})
    here.post("/sign-out/")
    assert here.post("/sign-in/", {"username": "sam", "password": GOOD}).status_code == 302, (
        "still a known browser"
    )
    assert "password.changed" in verbs()


def test_the_present_password_is_asked_for_and_can_not_be_guessed(world: World, sam: Client) -> None:
    form = {"password": "wrong", "new": GOOD, "again": GOOD}
    pages = [sam.post("/me/password/", form).content.decode() for _ in range(11)]
    assert all("not your present password" in page for page in pages[:10])
    assert "too many tries" in pages[10]
    assert sam.post("/me/password/", {**form, "password": PASSWORD}).status_code == 422
    world.sam.refresh_from_db()
    assert world.sam.check_password(PASSWORD)


def test_two_different_new_passwords_are_refused(sam: Client) -> None:
    page = sam.post("/me/password/", {"password": PASSWORD, "new": GOOD, "again": GOOD + "x"})
    assert "again" in page.context["form"].errors


def sent(content: bytes, name: str = "me.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def test_a_photo_is_given_shown_to_colleagues_and_taken_away(world: World, sam: Client) -> None:
    page = sam.post(reverse("me-photo"), {"photo": sent(picture())}, follow=True).text
    shown = reverse("practitioner-photo", args=[world.sam.id])
    assert f'src="{shown}"' in page
    answer = sam.get(shown)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    sam.force_login(world.priya)
    assert sam.get(shown).status_code == 200
    sam.force_login(world.kit)
    assert sam.get(shown).status_code == 404
    sam.force_login(world.sam)
    assert shown not in sam.post(reverse("me-photo-away"), follow=True).text
    assert sam.get(shown).status_code == 404


def test_looking_at_a_photo_is_no_event(world: World, sam: Client) -> None:
    sam.post(reverse("me-photo"), {"photo": sent(picture())})
    before = Event.objects.count()
    sam.get(reverse("practitioner-photo", args=[world.sam.id]))
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Please choose a file."),
        ({"photo": sent(b"<script>alert(1)</script>")}, "Please choose another"),
    ],
)
def test_no_file_and_an_odd_one_are_refused_in_words_beside_the_field(
    world: World, sam: Client, fields: dict, words: str
) -> None:
    answer = sam.post(reverse("me-photo"), fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert Practitioner.objects.get(pk=world.sam.pk).photo is None
