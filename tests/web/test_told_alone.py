"""Answers for the supervisor alone: the supervisor of today reads them and replies (risks 2, 4, 8)."""

from django.urls import reverse

from alongside.audit.models import Event
from alongside.checkins.models import Answer, CheckIn, Reply
from tests.noticed import check_in
from tests.told import CANARY
from tests.web.client import signed_in
from tests.world import World


def tell(world: World, audience: str = "supervisor", ago: int = 8) -> CheckIn:
    """Dean says the lowest there is, that it is hard, and what of it, to somebody who is not Sam."""
    alone = {"audience": audience, "mode": "alone", "medium": "link"}
    row = check_in(world.with_dean, ago, 0, **alone)
    said = {"org": world.org, "check_in": row, "key_of": world.dean.id}
    Answer.objects.create(item="listens", step=0, **said)
    Answer.objects.create(item="hard", choice="yes", **said)
    for item in ("hard_words", "easier", "made_it_work"):
        Answer.objects.create(item=item, words=f"{CANARY} {item}", **said)
    return row


def test_the_supervisor_of_today_reads_it_by_a_day_and_replies(world: World) -> None:
    row, olu = tell(world, ago=3), signed_in(world.olu)
    today, page = olu.get(reverse("today")).text, reverse("answers-for-me", args=[row.id])
    assert "Somebody whom Sam works with answered for you alone." in today
    assert page in today
    assert "Dean" not in today, "whose it is stands on its own page alone"
    read = olu.get(page).text
    for said in ("Dean, to you alone", "Sam is not told", f"“{CANARY} hard_words”", "on a link, alone"):
        assert said in read
    assert "Thank you for telling me. " in read
    assert "Olu’s reply" in olu.post(page, {"words": "Thank you. I ring you tomorrow."}, follow=True).text
    assert page not in olu.get(reverse("today")).text
    assert Reply.objects.get().made_by_id == world.olu.id
    kinds = set(Event.objects.filter(actor_id=world.olu.id).values_list("verb", flat=True))
    assert {"read:answers-for-me", "reply.kept"} <= kinds
    opened = signed_in(world.sam).get(reverse("opened", args=[world.with_dean.id])).text
    assert "Olu" not in opened
    for row in (tell(world, "nobody"), tell(world, "worker")):
        assert olu.get(reverse("answers-for-me", args=[row.id])).status_code == 404
