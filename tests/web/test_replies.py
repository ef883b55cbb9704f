"""Somebody answers: what was said with nobody there gets a reply, and is waited for on Today until it does."""

import pytest
from django.urls import reverse

from alongside.access.identities import NO_ID, Viewer
from alongside.agenda.models import Promise
from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.came_of_it import what_came_of_it
from alongside.checkins.models import Answer, CheckIn, Reply
from tests.noticed import check_in
from tests.web.client import PageClient
from tests.world import World

APART = {"medium": "paper", "mode": "alone"}
UNANSWERED = "Dean’s answers of"


def reply_page(row: CheckIn) -> str:
    return reverse("check-in-reply", args=[row.id])


def test_a_reply_begins_with_thanks_stands_with_the_answers_and_ends_the_waiting(
    sam: PageClient, world: World
) -> None:
    check_in(world.with_dean, 8, 12, rater="mirror")
    row = check_in(world.with_dean, 8, 12, **APART)
    today = sam.get(reverse("today")).text
    assert UNANSWERED in today
    assert reply_page(row) in today
    assert "Thank you for telling me. </textarea>" in sam.get(reply_page(row)).text
    assert "Please write your reply, or say it." in sam.post(reply_page(row), {"words": " "}).text
    sent = {"id": new_id(), "words": "Thank you, Dean. I will ring first."}
    for _twice in range(2):
        page = sam.post(reply_page(row), sent, follow=True).text
    assert "Sam’s reply," in page
    assert "Thank you, Dean. I will ring first." in page
    assert UNANSWERED not in sam.get(reverse("today")).text
    reply = Reply.objects.get()
    assert (reply.key_of, reply.made_by_id) == (world.dean.id, world.sam.id)
    event = Event.objects.filter(verb="reply.kept").get()
    assert event.records == "B"


@pytest.mark.parametrize(
    ("how", "waits"),
    [
        (APART, True),
        ({"medium": "link", "mode": "with_help"}, True),
        ({"medium": "device", "mode": "for_them"}, True),
        ({"medium": "paper", "mode": "together"}, False),  # answered in the room
        ({"medium": "aloud", "mode": "together"}, False),
        ({"rater": "mirror"}, False),
        (APART | {"audience": "supervisor"}, False),
        (APART | {"audience": "nobody"}, False),
        (APART | {"ago": 6}, False),
    ],
)
def test_only_what_was_said_apart_and_may_be_read_waits_for_a_reply(
    sam: PageClient, world: World, how: dict[str, object], waits: bool
) -> None:
    check_in(world.with_dean, **{"ago": 8, "score": 12} | how)
    assert (UNANSWERED in sam.get(reverse("today")).text) is waits


def test_the_next_time_they_are_asked_begins_with_what_they_said_and_what_came_of_it(
    sam: PageClient, world: World
) -> None:
    row = check_in(world.with_dean, 9, None)
    said = {"org": world.org, "check_in": row, "key_of": world.dean.id}
    Answer.objects.create(item="easier", words="Ring before you come", **said)
    together = reverse("together", args=[world.with_dean.id])
    assert "Begin with last time" not in sam.get(together).text, "nothing came of it yet"
    sam.post(reply_page(row), {"words": "Thank you. I will ring."})
    sam.post(reverse("check-in-differently", args=[row.id]), {"words": "Ring from the car"})
    alone = check_in(world.with_dean, 2, None, audience="supervisor")
    Reply.objects.create(org=world.org, check_in=alone, key_of=world.dean.id, words="Olu rang you")
    for name in ("together", "together-five", "together-directly"):
        page = sam.get(reverse(name, args=[world.with_dean.id])).text
        places = [
            page.index(part) for part in ("“Ring before you come”", "I will ring.", "Ring from the car")
        ]
        assert places == sorted(places)
        assert "Olu rang" not in page
    guest = Viewer(NO_ID, world.org.id)
    with acting_for(guest):
        came = what_came_of_it(guest, world.with_dean)
    assert came is not None
    assert came.replies[0].words == "Olu rang you", "on a link they read what anybody answered them"
    with acting_for(world.owner):
        assert what_came_of_it(world.owner, world.with_amir) is None


def test_nothing_is_replied_to_what_does_not_count_or_is_mine(sam: PageClient, world: World) -> None:
    mine, _another = (check_in(world.with_dean, 3, 12, rater="mirror") for _twice in range(2))
    for row in (mine, check_in(world.with_dean, 3, 12, **APART)):
        sam.post(reverse("check-in-retract", args=[row.id]), {"why": "twice"})
        assert sam.get(reply_page(row)).status_code == 302
        assert "nothing to reply to" in sam.post(reply_page(row), {"words": "Thanks"}).text
    assert not Reply.objects.exists()


def test_what_could_be_done_differently_is_promised_in_one_tap(sam: PageClient, world: World) -> None:
    row = check_in(world.with_dean, 1, None)
    Answer.objects.create(
        org=world.org, check_in=row, item="easier", key_of=world.dean.id, words="Ring before you come"
    )
    page = sam.get(reverse("check-in", args=[row.id]))
    assert "Promise “Ring before you come”" in page.text
    tapped = {"id": new_id(), "words": "Ring before you come"}
    after = sam.post(reverse("check-in-differently", args=[row.id]), tapped, follow=True).text
    assert "Promise “Ring before you come”" not in after
    assert Promise.objects.get().words == "Ring before you come"
