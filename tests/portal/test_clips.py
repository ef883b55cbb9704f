"""An answer that is said: with the check-in until it is sent, then heard by whoever may read it, and by nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.actions.beside import put_back_answers, take_back_answers
from alongside.checkins.actions.check_ins import check_in_mirror
from alongside.checkins.actions.invitations import give_link, guest, put_by
from alongside.checkins.models import Clip, Invitation
from tests.portal.answering import begin, sent
from tests.portal.client import PortalClient
from tests.portal.test_aloud import WEBM
from tests.web.client import bare, signed_in
from tests.world import World

REPLY = b"OggS" + bytes(900)
TOO_LONG = WEBM + bytes(500 * 1024)


def say(portal: PortalClient, at: int, question: str, sound: bytes = WEBM, **fields: str) -> HttpResponse:
    file = SimpleUploadedFile("recording", sound, "audio/webm")
    return portal.post(f"/c/{at}/", {"go": "on", **fields, f"say-{question}": file})


def one_thing_said(portal: PortalClient, link: str, who: str = "talk") -> Clip:
    """Only what could be done differently, by a voice."""
    begin(portal, link, much="one", who=who)
    sent(portal, "/c/2/", go="on")
    assert say(portal, 3, "easier")["Location"] == "/c/thanks/"
    return Clip.objects.select_related("answer__check_in").get()


def test_what_is_said_stays_through_a_pause_can_be_thrown_away_and_comes_with_its_answer(
    link: str, portal: PortalClient
) -> None:
    begin(portal, link)
    assert 'name="say-went_well"' in portal.get("/c/7/").text
    assert say(portal, 7, "went_well", go="pause")["Location"] == "/c/paused/"
    assert say(portal, 7, "made_it_work", WEBM + b"2", went_well="The van", go="back")["Location"] == "/c/6/"
    page = portal.get("/c/7/").text
    assert all(
        text in page for text in ("The van", 'src="/c/said/went_well/"', 'src="/c/said/made_it_work/"')
    )
    assert portal.get("/c/said/made_it_work/").content == WEBM + b"2"
    assert portal.get("/c/said/easier/").status_code == 404
    assert PortalClient().get("/c/said/went_well/").status_code == 404, "without a link"
    sent(portal, "/c/7/", went_well="The van", go="on", **{"away-made_it_work": "on"})
    assert portal.get("/c/said/made_it_work/").status_code == 404
    assert sent(portal, "/c/8/", go="on") == "/c/thanks/"
    [clip] = Clip.objects.all()
    assert (clip.answer.item, clip.answer.words, clip.recording) == ("went_well", "The van", WEBM)
    assert Invitation.objects.get().unfinished == ""


def test_what_was_begun_and_stopped_leaves_no_sound(link: str, portal: PortalClient) -> None:
    begin(portal, link)
    say(portal, 7, "went_well", go="pause")
    put_by(Invitation.objects.get(), None)
    assert portal.get("/c/said/went_well/").status_code == 404


@pytest.mark.parametrize(("sound", "why"), [(TOO_LONG, "too long"), (b"GIF89a", "cannot play")])
def test_what_is_too_long_or_no_sound_is_told_beside_its_question_and_the_rest_stays(
    link: str, portal: PortalClient, sound: bytes, why: str
) -> None:
    begin(portal, link)
    answer = say(portal, 7, "made_it_work", sound, went_well="The van")
    assert (answer.status_code, why in answer.text) == (422, True)
    page = portal.get("/c/7/").text
    assert ("The van" in page, "/c/said/" in page) == (True, False)


def test_it_is_heard_by_the_worker_as_it_is_read_and_not_once_it_is_taken_back(
    world: World, link: str, portal: PortalClient
) -> None:
    clip = one_thing_said(portal, link)
    check_in, sam = clip.answer.check_in, signed_in(world.sam)
    at = reverse("clip", args=[check_in.id, clip.id])
    assert sam.get(at).status_code == 404, "not before Sam's own side is kept"
    with acting_for(world.owner):
        check_in_mirror(world.owner, world.with_dean, answers={"listens": 3, "on_my_side": 3, "helps": 3})
    assert f'src="{at}"' in sam.get(reverse("check-in", args=[check_in.id])).text
    heard = sam.get(at)
    assert (heard.content, heard["Content-Type"]) == (WEBM, "audio/webm")
    assert ("no-store" in heard["Cache-Control"], heard["X-Content-Type-Options"]) == (True, "nosniff")
    assert Event.objects.filter(verb="read:clip", records="B", actor_id=world.sam.id).exists()
    others = (world.olu, world.priya, world.maya, world.lena)
    assert {signed_in(who).get(at).status_code for who in others} == {404}
    with acting_for(holder := guest(Invitation.objects.get())):
        take_back_answers(holder, check_in=check_in)
    assert sam.get(at).status_code == 404
    with acting_for(holder):
        put_back_answers(holder, check_in=check_in)
    assert sam.get(at).content == WEBM


def test_what_is_for_the_supervisor_alone_is_heard_by_the_supervisor_alone(
    world: World, link: str, portal: PortalClient
) -> None:
    clip = one_thing_said(portal, link, who="supervisor")
    of = clip.answer.check_in_id
    at = reverse("clip-for-me", args=[of, clip.id])
    olu, sam = signed_in(world.olu), signed_in(world.sam)
    assert f'src="{at}"' in olu.get(reverse("answers-for-me", args=[of])).text
    assert olu.get(at).content == WEBM
    addresses = (at, reverse("clip", args=[of, clip.id]), reverse("clip", args=[world.dean.id, clip.id]))
    answers = [sam.get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {404}
    assert len({bare(answer.content) for answer in answers}) == 1, "as what does not exist"


@pytest.mark.parametrize(
    ("who", "route", "person", "heard"),
    [("talk", "check-in-reply", "sam", "clip"), ("supervisor", "answers-for-me", "olu", "clip-for-me")],
)
def test_a_reply_is_said_and_they_hear_it_on_the_next_link(
    world: World, link: str, portal: PortalClient, who: str, route: str, person: str, heard: str
) -> None:
    check_in = one_thing_said(portal, link, who).answer.check_in
    with acting_for(world.owner):
        check_in_mirror(world.owner, world.with_dean, answers={"listens": 3, "on_my_side": 3, "helps": 3})
    client, page = signed_in(getattr(world, person)), reverse(route, args=[check_in.id])
    assert "data-record" in client.get(page).text
    assert "or say it" in client.post(page, {"words": " "}).text
    for wrong in (b"RIFF", TOO_LONG):
        refused = client.post(page, {"words": "Thank you, Dean", "sound": SimpleUploadedFile("a", wrong)})
        assert (refused.status_code, "Thank you, Dean" in refused.text) == (422, True)
    said_twice = {"id": str(new_id()), "words": ""}
    for _press in range(2):
        file = SimpleUploadedFile("recording", REPLY)
        assert client.post(page, {**said_twice, "sound": file}).status_code == 302
    [clip] = Clip.objects.filter(answer=None)
    at = reverse(heard, args=[check_in.id, clip.id])
    assert client.get(at).content == REPLY
    shown = client.get(reverse("check-in", args=[check_in.id]) if person == "sam" else page).text
    assert f'src="{at}"' in shown
    with acting_for(world.owner):
        secret = give_link(world.owner, world.with_dean)[1]
    portal.open(secret)
    said = f"/c/last/{Clip.objects.get(reply=None).id}/"
    assert portal.get(f"/c/last/{clip.id}/").status_code == 404, "it may have reached somebody else"
    sent(portal, "/c/hello/", much="one")
    last_time = portal.get("/c/1/").text
    assert f'src="/c/last/{clip.id}/"' in last_time
    assert f'src="{said}"' in last_time, "their own words are said again as well"
    assert portal.get(f"/c/last/{clip.id}/").content == REPLY
    assert portal.get(said).status_code == 200
    assert portal.get(f"/c/last/{check_in.id}/").status_code == 404
    if person == "sam":
        together = client.get(reverse("together", args=[world.with_dean.id])).text
        assert all(reverse("clip", args=[check_in.id, row.id]) in together for row in Clip.objects.all())
