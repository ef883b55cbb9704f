"""My own face: a photo is given, shown to colleagues and taken away, and an odd file is refused in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.people.models import Practitioner
from tests.pictures import picture
from tests.world import World


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
