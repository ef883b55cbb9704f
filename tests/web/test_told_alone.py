"""Answers for the supervisor alone: the supervisor of today reads them and replies (risks 2, 4, 8)."""

from datetime import timedelta

from django.urls import reverse

from alongside.audit.models import Event
from alongside.checkins.models import Answer, CheckIn, Reply, TheirYes
from alongside.repair.models import Rupture
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


def test_their_yes_opens_it_to_the_worker_like_any_other_answer(world: World) -> None:
    row, olu, sam = tell(world, ago=3), signed_in(world.olu), signed_in(world.sam)
    page, yes = (reverse(name, args=[row.id]) for name in ("answers-for-me", "answers-for-me-yes"))
    olu.post(page, {"words": "Between the two of us."})
    assert yes in olu.get(page).text
    given, own = {"audience": "worker", "how": "phone"}, reverse("check-in", args=[row.id])
    assert sam.get(own).status_code == 404
    early = {"on": (row.on - timedelta(days=1)).isoformat()}
    for wrong in (given | {"how": ""}, given | {"audience": "nobody"}, given | early):
        assert olu.post(yes, wrong).status_code == 422
    assert olu.post(yes, given).status_code == 302
    said = TheirYes.objects.get()
    assert (said.how, said.made_by_id) == ("phone", world.olu.id)
    read = sam.get(own).text
    assert f"{CANARY} easier" in read
    assert "Between the two of us" not in read
    assert Rupture.objects.get().alliance_id == world.with_dean.id
    assert f"{CANARY} made_it_work" in sam.get(reverse("what-works", args=[world.with_dean.id])).text
    assert f"{CANARY} hard_words" in sam.get(reverse("rupture", args=[Rupture.objects.get().id])).text
    assert olu.get(page).status_code == 404
    assert "Olu" not in sam.get(reverse("opened", args=[world.with_dean.id])).text


def test_they_take_it_back_by_telling_the_supervisor(world: World) -> None:
    row, olu, sam = tell(world, ago=3), signed_in(world.olu), signed_in(world.sam)
    page, back = (reverse(name, args=[row.id]) for name in ("answers-for-me", "answers-for-me-back"))
    assert back in olu.get(page).text
    assert "Nobody reads it any more" in olu.post(back, follow=True).text
    row.refresh_from_db()
    assert (row.retracted_by_id, row.retracted_why) == (world.olu.id, "asked")
    assert page not in olu.get(reverse("today")).text
    assert {olu.get(page).status_code, olu.post(back).status_code, sam.get(back).status_code} == {404, 405}
    put_back = reverse("check-in-put-back", args=[row.id])
    assert {somebody.post(put_back).status_code for somebody in (olu, sam)} == {404}
    assert Event.objects.filter(actor_id=world.olu.id, verb="answers.taken_back").count() == 1
