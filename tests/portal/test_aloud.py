"""Reading aloud: sentences recorded once by somebody here, played to clients from this installation, and nothing of anybody's."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from alongside.checkins.models import SpokenSentence
from alongside.documents.aloud import mark, sentences, without_names
from tests.portal.answering import begin
from tests.portal.client import PortalClient
from tests.web.client import PageClient, signed_in
from tests.world import World

WEBM = b"\x1aE\xdf\xa3" + bytes(2000)
HOW_MUCH, LISTENS = "How much is right for you today?", "Sam listens to what matters to me."


def recorded(client: PageClient, page: str, sentence: str, sound: bytes = WEBM) -> HttpResponse:
    file = SimpleUploadedFile("recording", sound, "audio/webm")
    return client.post(reverse(page, args=[mark(sentence)]), {"sound": file, "milliseconds": "1800"})


def test_every_fixed_sentence_of_the_screens_can_be_recorded(link: str, portal: PortalClient) -> None:
    known = set(sentences("Sam", "Olu").values())
    begin(portal, link)
    for path in ("hello", *map(str, range(1, 9))):
        said = re.findall(r"<(\w+)[^>]* data-say>\s*([^<]*?)\s*</\1>", portal.get(f"/c/{path}/").text)
        assert len(said) > 3
        assert {words for _tag, words in said} <= known


def test_a_workers_own_voice_goes_before_that_of_the_organisation(
    world: World, link: str, portal: PortalClient
) -> None:
    portal.open(link)
    assert portal.get("/c/voice/").json() == {}
    maya, sam, priya, lena = (signed_in(who) for who in (world.maya, world.sam, world.priya, world.lena))
    recorded(maya, "team-voice-sentence", HOW_MUCH)
    recorded(sam, "me-voice-sentence", LISTENS, WEBM + b"sam")
    at = f"/c/voice/{mark(HOW_MUCH)}/"
    heard = portal.get("/c/voice/").json()
    assert heard.keys() == {HOW_MUCH, LISTENS}
    assert heard[HOW_MUCH] == {"at": at, "ms": 1800}
    assert portal.get(at).content == WEBM
    assert recorded(sam, "me-voice-sentence", HOW_MUCH, WEBM + b"sam").status_code == 302
    assert portal.get(at).content == WEBM + b"sam"
    part = portal.get(at, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, bytes(4), "bytes 4-7/2007")
    assert portal.get(f"/c/voice/{mark('Yes')}/").status_code == 404
    assert PortalClient().get(at).status_code == 404, "without a link"
    sound = reverse("spoken-sentence", args=[SpokenSentence.objects.get(sentence=mark(LISTENS)).id])
    assert f'src="{sound}"' in sam.get(reverse("me-voice-sentence", args=[mark(LISTENS)])).text
    assert [client.get(sound).status_code for client in (sam, priya, lena)] == [200, 200, 404]
    recorded(sam, "me-voice-sentence", HOW_MUCH, WEBM)
    assert SpokenSentence.objects.count() == 3, "said anew, the one before is gone"


def test_who_records_for_all_leads_and_says_no_name(world: World) -> None:
    maya, sam = signed_in(world.maya), signed_in(world.sam)
    assert LISTENS not in without_names().values()
    assert recorded(maya, "team-voice-sentence", LISTENS).status_code == 404
    assert recorded(sam, "team-voice-sentence", HOW_MUCH).status_code == 404
    assert recorded(maya, "team-voice-sentence", HOW_MUCH)["Location"] != reverse("team-voice")
    assert "recorded</p>" in maya.get(reverse("team-voice")).text
    page = maya.get(reverse("team-voice-sentence", args=[mark(HOW_MUCH)])).text
    assert HOW_MUCH in page
    assert f'src="{reverse("spoken-sentence", args=[SpokenSentence.objects.get().id])}"' in page


@pytest.mark.parametrize(
    ("sound", "words"),
    [(WEBM + bytes(20 * 1024), "too long"), (b"GIF89a", "no recording")],
    ids=["long", "none"],
)
def test_what_is_too_long_or_no_recording_is_refused(world: World, sound: bytes, words: str) -> None:
    answer = recorded(signed_in(world.sam), "me-voice-sentence", LISTENS, sound)
    assert (answer.status_code, words in answer.text) == (422, True)
