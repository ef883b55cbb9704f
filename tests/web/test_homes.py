"""The first Today of a lead, and the Today of a supervisor."""

import datetime as dt

from django.urls import reverse

from alongside.base.clock import today
from tests.noticed import contact
from tests.web.client import PageClient
from tests.world import World, client_of, practitioner

BEGIN = "Three things to begin with"
SUPERVISE = "People you supervise"


def today_of(who) -> tuple[str, list[bool]]:
    browser = PageClient()
    browser.force_login(who)
    page = browser.get("/")
    return page.text, [step["done"] for step in page.context["first_steps"]]


def test_a_lead_begins_with_three_things_until_the_first_visit_is_recorded(world: World) -> None:
    new = practitioner(type(world.org).objects.create(name="New"), "newcomer", is_lead=True)
    text, done = today_of(new)
    assert done == [False, False, False]
    for page in ("practitioner-add", "person-add", "bring-in", "supervision-add"):
        assert f'href="{reverse(page)}"' in text
    assert text.count('class="btn "') == 1, "one main button"
    colleague = practitioner(new.org, "colleague")
    assert today_of(new)[1] == [True, False, False]
    _person, alliance = client_of(colleague, "Ada", new.made_at.date())
    assert today_of(new)[1] == [True, True, False]
    assert today_of(world.maya)[1] == [True, True, True], "of their own organisation alone"
    contact(alliance, -1, state="happened")
    assert today_of(new)[1] == []
    assert BEGIN not in today_of(colleague)[0]
    contact(world.with_dean, -1, state="happened")
    assert reverse("bring-in") in today_of(world.maya)[0], "who works with nobody can still bring in a list"


def test_a_supervisor_reads_whom_they_supervise_and_what_they_may_read(world: World) -> None:
    text, done = today_of(world.olu)
    assert SUPERVISE in text
    assert "Dean" not in text, "nobody’s record is opened by coming here"
    assert done == []
    for other in (world.sam, world.priya, world.maya, world.kit):
        assert SUPERVISE not in today_of(other)[0]
    olu = PageClient()
    olu.force_login(world.olu)
    home = olu.get(reverse("supervision")).text
    assert "Sam Test" in home
    assert "theirs alone" in home
    assert "Priya" not in home
    assert "Dean" not in home
    world.olu.supervises.update(since=today("UTC") + dt.timedelta(days=2))
    assert "once a lead has said who they are" in olu.get(reverse("supervision")).text
