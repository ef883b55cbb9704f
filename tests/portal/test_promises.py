"""What came of it, on a link: what was said last begins the page; what was promised, and that it did not happen."""

from django.test import Client
from django.urls import reverse

from alongside.agenda.models import Promise, PromiseStep
from alongside.audit.models import Event
from alongside.checkins.models import Answer, PromisedAfter, Reply
from tests.noticed import check_in, day
from tests.portal.client import PortalClient
from tests.web.client import signed_in
from tests.world import World


def promise(world: World, words: str, **more: object) -> Promise:
    fields = {"made_on": day(-9), "due_on": day(2)} | more
    return Promise.objects.create(org=world.org, alliance=world.with_dean, words=words, **fields)


def test_the_first_screen_begins_with_what_they_said_what_was_answered_and_what_was_done(
    world: World, portal: PortalClient, link: str
) -> None:
    row = check_in(world.with_dean, 30, None, audience="supervisor", mode="alone", medium="link")
    said = {"org": world.org, "check_in": row, "key_of": world.dean.id}
    Answer.objects.create(item="easier", words="Ring before you come", **said)
    Reply.objects.create(made_by=world.olu, words="Thank you. I hear you.", **said)
    done = promise(world, "Ring from the car", state="kept", state_on=day(-3))
    PromisedAfter.objects.create(org=world.org, check_in=row, promise=done)
    portal.open(link)
    assert "Ring before you come" not in portal.get("/c/hello/").text, "it may have reached somebody else"
    portal.post("/c/hello/", {"much": "one"})
    page = portal.get("/c/1/").text
    parts = ("“Ring before you come”", "Olu answered:", "I hear you.", "This is done:", "Ring from the car")
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert page.index("Ring from the car") < page.index("<h1 data-say>Who can read")


def test_this_did_not_happen_is_said_on_the_link_and_is_the_workers_to_own(
    world: World, portal: PortalClient, link: str
) -> None:
    late, kept = (
        promise(world, "Ask about the van"),
        promise(world, "Send it", state="kept", state_on=day(-2)),
    )
    for state in ("withdrawn", "released"):
        promise(world, f"Gone: {state}", state=state)
    theirs = Promise.objects.create(org=world.org, alliance=world.with_amir, words="Amir’s", made_on=day(-1))
    assert portal.get("/c/promises/").status_code == 404, "no link was opened"
    portal.open(link)
    assert portal.get("/c/promises/")["Location"] == "/c/hello/", "it may have reached somebody else"
    portal.post("/c/hello/", {"much": "one"})
    page = portal.get("/c/promises/").text
    assert page.index("Ask about the van") < page.index("Send it")
    assert "Gone" not in page
    assert "Amir" not in page
    for id in (theirs.id, world.dean.id, "x"):
        assert portal.post("/c/promises/", {"promise": str(id)}).status_code == 404
    for row in (late, kept):
        assert portal.post("/c/promises/", {"promise": str(row.id)})["Location"] == "/c/promises/"
    assert portal.post("/c/promises/", {"promise": str(late.id)}).status_code == 404, "it is said already"
    assert portal.get("/c/promises/").text.count("You said: this did not happen.") == 2
    assert set(PromiseStep.objects.values_list("event", "made_by")) == {("did_not_happen", None)}
    assert Event.objects.filter(verb="link.promise.did_not_happen").count() == 2
    sam: Client = signed_in(world.sam)
    assert "“this did not happen”" in sam.get("/").text
    page = sam.get(reverse("promise", args=[late.id])).text
    assert "(on a check-in link)" in page
    assert "That was a mistake" not in page, "it is theirs to take back"
    page = sam.post(reverse("promise-step", args=[late.id]), {"event": "undone"}, follow=True).text
    assert "Own it, or say what you did instead." in page
