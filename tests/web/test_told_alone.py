"""Answers for the supervisor alone: no page of the worker's is another one for them, and the supervisor replies (risks 2, 4, 8)."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.checkins.models import Answer, CheckIn, Reply
from tests.noticed import check_in, check_ins
from tests.web.client import bare, signed_in
from tests.web.samples import everybody
from tests.web.swept import addresses, at_the_door, undone
from tests.world import World

CANARY = "kingfisher"
#: New each time a page is shown: the id of what it will make, whom it was made for, and when a calendar was written.
FRESH = re.compile(r'name="(?:id|_for)" value="[^"]*"|DTSTAMP:\w+')


#: About nobody, and another page each time: a secret for a second step, a question to a passkey.
NEW = ("second-step-app", "passkey-add")


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


def shown_to_the_worker(world: World) -> Iterator[tuple[str, str]]:
    """Every page and file of Sam's, without what differs each time."""
    owner = everybody(world)["owner"]
    for address in addresses():
        if TABLE[address.name].get not in (None, Scope.LEAD, Scope.PUBLIC) and address.name not in NEW:
            yield address.name, _shown(world, "GET", address.of(owner), {})
    for word in (CANARY, "dean"):
        yield f"search for {word}", _shown(world, "POST", reverse("search"), {"q": word})


def _shown(world: World, method: str, path: str, data: dict[str, str]) -> str:
    with undone():
        client = at_the_door(world, "owner", Client)
        answer = client.generic(method, path) if method == "GET" else client.post(path, data, follow=True)
        return f"{answer.status_code} {FRESH.sub('', _inside(answer.content))}"


def _inside(content: bytes) -> str:
    """What a page or file shows, without when it was made: the drawing of each page of a paper, the parts of a workbook."""
    if content.startswith(b"%PDF"):
        return "\f".join(str(page.get_contents().get_data()) for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(content))
        return "\f".join(parts.read(name).decode() for name in parts.namelist() if "docProps" not in name)
    return bare(content.decode(errors="replace"))


@pytest.mark.usefixtures("records_stand")
def test_every_page_of_the_worker_is_the_same_whether_they_told_somebody_else_or_nobody(
    world: World,
) -> None:
    check_ins(world.with_dean, *((14 * n, 17) for n in range(2, 10)), mode="alone", medium="link")
    check_in(world.with_dean, 20, 12, rater="mirror")
    before = dict(shown_to_the_worker(world))
    assert len(before) > 120
    row = tell(world)
    tell(world, "nobody")
    reply = {"words": f"{CANARY} thanks"}
    assert signed_in(world.olu).post(reverse("answers-for-me", args=[row.id]), reply).status_code == 302
    after = dict(shown_to_the_worker(world))
    assert [name for name in before if before[name] != after[name]] == []
    assert [name for name, page in after.items() if CANARY in page and name != f"search for {CANARY}"] == []


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
