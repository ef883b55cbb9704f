"""Everybody's own account: who made a link for me, a new password that only I can set, and my own face."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from tests.pictures import picture
from tests.web.client import PageClient
from tests.web.test_team import GOOD, verbs
from tests.world import PASSWORD, World


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
    assert all("not your current password" in page for page in pages[:10])
    assert "too many tries" in pages[10]
    assert sam.post("/me/password/", {**form, "password": PASSWORD}).status_code == 422
    world.sam.refresh_from_db()
    assert world.sam.check_password(PASSWORD)


def sent(content: bytes, name: str = "me.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def test_a_photo_is_given_shown_and_taken_away(world: World, sam: Client) -> None:
    page = sam.post(reverse("me-photo"), {"photo": sent(picture())}, follow=True).text
    shown = reverse("practitioner-photo", args=[world.sam.id])
    assert f'src="{shown}"' in page
    answer = sam.get(shown)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert shown not in sam.post(reverse("me-photo-away"), follow=True).text
    assert sam.get(shown).status_code == 404


def test_looking_at_a_photo_is_no_event(world: World, sam: Client) -> None:
    sam.post(reverse("me-photo"), {"photo": sent(picture())})
    before = Event.objects.count()
    sam.get(reverse("practitioner-photo", args=[world.sam.id]))
    assert Event.objects.count() == before
