"""What they answered before is taken back on the next link, by whoever it was read."""

from django.urls import reverse

from alongside.audit.models import Event
from alongside.checkins.models import Answer, CheckIn, WhatWorks
from tests.noticed import check_in, day
from tests.portal.client import PortalClient
from tests.told import CANARY
from tests.web.client import signed_in
from tests.world import World


def test_what_they_said_before_is_taken_back_on_the_next_link(
    world: World, portal: PortalClient, link: str
) -> None:
    paper = check_in(world.with_dean, 40, 20, audience="worker", mode="together", medium="paper")
    told = check_in(world.with_dean, 30, 0, audience="supervisor", mode="alone", medium="link")
    theirs = check_in(world.with_amir, 30, 20, audience="worker", mode="alone", medium="link")
    works = {"org": world.org, "alliance": world.with_dean, "person": world.dean, "on": day(-40)}
    unread = check_in(world.with_dean, 20, 20, audience="talk", mode="alone", medium="link")
    for row in (paper, unread):
        said = {"org": world.org, "check_in": row, "key_of": world.dean.id}
        Answer.objects.create(item="easier", words=CANARY, **said)
    WhatWorks.objects.create(**works, check_in=paper, words="Tea first")
    assert portal.get("/c/before/").status_code == 404, "no link was opened"
    portal.open(link)
    assert portal.get("/c/before/")["Location"] == "/c/hello/", "it may have reached somebody else"
    portal.post("/c/hello/", {"much": "one"})
    assert 'href="/c/before/"' in portal.get("/c/hello/").text
    page = portal.get("/c/before/").text
    assert page.count("Take it back") == 4
    assert page.index("Only Olu can read this.") < page.rindex("Sam can read this.")
    for id in (theirs.id, world.dean.id, "x"):
        assert portal.post("/c/before/", {"answers": str(id)}).status_code == 404
    for row in (paper, told, unread):
        for _pressed in range(2):
            assert portal.post("/c/before/", {"answers": str(row.id)})["Location"] == "/c/before/"
    page = portal.get("/c/before/").text
    assert (page.count("You took this back."), page.count("Take it back")) == (3, 1)
    gone = CheckIn.objects.filter(retracted_at__isnull=False)
    assert set(gone.values_list("retracted_by", "retracted_why")) == {(None, "link")}
    assert Event.objects.filter(verb="link.answers.taken_back").count() == 3
    assert WhatWorks.objects.get().retired_at
    assert signed_in(world.olu).get(reverse("answers-for-me", args=[told.id])).status_code == 404
    sam = signed_in(world.sam)
    for row in (paper, unread):
        own = sam.get(reverse("check-in", args=[row.id])).text
        assert "They took it back themselves, on a link" in own
        assert CANARY not in own
        assert "That was a mistake" not in own
        assert sam.post(reverse("check-in-put-back", args=[row.id])).status_code == 404
    portal.post("/c/before/", {"answers": str(paper.id), "go": "stands"})
    assert WhatWorks.objects.get().retired_at is None
    assert CANARY in sam.get(reverse("check-in", args=[paper.id])).text
    by_sam = {"retracted_why": "asked", "retracted_at": told.made_at, "retracted_by": world.sam}
    asked = check_in(world.with_dean, 9, 20, **by_sam)
    assert portal.post("/c/before/", {"answers": str(asked.id), "go": "stands"}).status_code == 404
    offered = sam.get(reverse("check-in-retract", args=[check_in(world.with_dean, 2, 20).id])).text
    assert "They took it back themselves" not in offered
