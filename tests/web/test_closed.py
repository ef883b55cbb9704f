"""After a lead gave somebody a new password, what is that practitioner's alone stays closed (issue 12, mend 6)."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.base.clock import new_id, now
from alongside.base.errors import NotThere, Refused
from alongside.base.models import Draft
from alongside.base.request_context import acting_for
from alongside.checkins.models import CheckIn
from alongside.contacts.models import Contact, ContactPlan
from alongside.core.noticing import rules
from alongside.core.noticing.notice import Notice, Rule
from alongside.insight.queries import today
from alongside.people.actions.accounts import add_practitioner, open_again, set_delay
from alongside.people.actions.passwords import make_link, use_link, way_back_in
from alongside.people.models import AccountNotice, Organisation, OwnValue, Practitioner
from tests.domain.papers.reading import read
from tests.web.client import all_seen, signed_in, what_is_wrong
from tests.web.samples import everybody
from tests.web.swept import addresses, undone
from tests.world import PASSWORD, World, practitioner

GOOD = "a stone a river a lamp"
CLOSED = "This is closed for now"


def reset(world: World, by: Practitioner | None = None) -> Client:
    """A lead makes a link for Sam, who signs in with the password that was set with it and has seen the notice."""
    lead = (by or world.maya).as_viewer()
    with acting_for(lead):
        _link, secret = make_link(lead, sams(world))
    use_link(secret, password=GOOD)
    return sam_signed_in(world)


def sam_signed_in(world: World) -> Client:
    all_seen()
    client = Client()
    client.force_login(Practitioner.objects.get(pk=world.sam.pk))
    return client


def sams(world: World) -> Practitioner:
    return Practitioner.objects.select_related("org").get(pk=world.sam.pk)


def ines(world: World, **more: object) -> Practitioner:
    return practitioner(world.org, "ines", is_worker=False, is_lead=True, **more)


# ------------------------------------------------------------- what is closed


@pytest.mark.usefixtures("records_stand")
def test_every_page_of_what_is_theirs_alone_is_closed_and_takes_nothing(world: World) -> None:
    sam, owner = reset(world), everybody(world)["owner"]
    theirs = {name for name, route in TABLE.items() if set(route.records) & set("CD") and route.get != "lead"}
    own = [address for address in addresses() if address.name in theirs]
    assert len(own) >= 40
    for address in own:
        for method in ("GET", "POST"):
            if TABLE[address.name].scope(method):
                answer = sam.generic(method, address.of(owner))
                assert (answer.status_code, CLOSED in answer.text) == (403, True), address.name
                assert owner.word not in answer.text


@pytest.mark.usefixtures("records_stand")
def test_no_other_page_leads_to_any_of_it(world: World) -> None:
    """The ids of what is hard, and of looks, are on their page before."""
    owner = everybody(world)["owner"]
    own = {name: str(owner.id(name)) for name in ("rupture", "conversation", "slip", "hard_day")}
    own |= {f"look {look.rater}": str(look.id) for look in CheckIn.objects.filter(alliance=world.with_dean)}
    page, room = (reverse(name, args=[world.with_dean.id]) for name in ("alliance", "alliance-between"))
    before = sam_signed_in(world).get(room).text
    assert any(id in before for id in own.values()), "the walk would find them"
    after = reset(world)
    for shown in others(world, after):
        assert not [name for name in own if own[name] in shown]
    shown = after.get(page).text
    for said in ("When it is hard", "line-card", "How I think it is"):
        assert said not in shown
    assert "closed to you for now" in shown


def others(world: World, client: Client) -> list[str]:
    owner, found = everybody(world)["owner"], []
    for address in addresses():
        route = TABLE[address.name]
        if route.get in (None, "lead", "supervisor") or set(route.records) & set("CD"):
            continue
        if address.name.startswith("paper-"):  # a PDF of what these pages show
            continue
        with undone():
            answer = client.get(address.of(owner))
        if "text/html" in answer.get("Content-Type", ""):
            found.append(answer.text)
    return found


def test_today_says_nothing_of_it_and_goes_on_with_care_facts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever could be noticed is."""
    same = {
        "about": world.with_dean.id,
        "since": dt.date(2026, 3, 2),
        "n": 1,
        "weight": 1,
        "ways": (),
        "facts": {},
    }
    everything = [Notice(rule=rule, **same) for rule in Rule]
    monkeypatch.setattr(today, "facts_of", lambda _caseload: [None])
    monkeypatch.setattr(rules, "notice_all", lambda *_facts: everything)
    monkeypatch.setattr(rules, "rank", lambda notices, *_more, **_others: list(notices))
    monkeypatch.setattr(rules, "is_signal", lambda _notice: False)

    def said() -> set[Rule]:
        viewer = sams(world).as_viewer()
        with acting_for(viewer):
            return {notice.rule for notice, _alliance in today.today_of(viewer).notices}

    assert said() >= {Rule.HARD_PATCH, Rule.UNUSUAL}
    reset(world)
    assert said() == set(rules.FROM_CARE_FACTS)


# ------------------------------------------------------------- when it is not


def test_neither_the_first_password_nor_one_of_ones_own_closes_anything_nor_opens_it_again(
    world: World,
) -> None:
    lead = world.maya.as_viewer()
    about = {"username": "noor", "name": "Noor Ali", "first_name": "Noor", "roles": ["worker"]}
    with acting_for(lead):
        _link, secret = make_link(lead, add_practitioner(lead, id=new_id(), **about))
    assert not use_link(secret, password=GOOD).is_locked
    sam = sam_signed_in(world)
    sam.post("/me/password/", {"password": PASSWORD, "new": GOOD, "again": GOOD})
    assert sam.get(reverse("ruptures", args=[world.with_dean.id])).status_code == 200
    new = {"password": GOOD, "new": "three grey herons", "again": "three grey herons"}
    reset(world).post("/me/password/", new)
    assert sams(world).is_locked


def test_the_way_back_in_from_the_machine_closes_nothing_and_is_told(world: World) -> None:
    assert not use_link(way_back_in("maya"), password=GOOD).is_locked
    maya = signed_in(Practitioner.objects.get(pk=world.maya.pk))
    assert "on the machine that holds" in maya.get("/team/", follow=True).text


# ------------------------------------------------------------- how it opens


def test_it_opens_when_the_time_is_over(world: World) -> None:
    with time_machine.travel(now().replace(hour=9, minute=0), tick=False) as clock:
        sam, path = reset(world), reverse("ruptures", args=[world.with_dean.id])
        answer = sam.get(path)
        told = Event.objects.get(org_id=world.org.id, verb="refused:ruptures")
        assert (told.actor_id, told.subjects) == (world.sam.id, [["asked", world.with_dean.id.hex]])
        assert list(what_is_wrong(answer, path)) == []
        until = date_format(localtime(now() + dt.timedelta(days=3)), "l j F, H:i")
        for words in ("Maya Test", until, "Nobody else leads here"):  # with one lead the time is the only way
            assert words in answer.text
        for hours, status in ((71, 403), (1, 200)):
            clock.shift(dt.timedelta(hours=hours))
            sam = sam_signed_in(world)
            assert sam.get(path).status_code == status


def test_who_made_the_link_can_not_nor_the_one_it_was_for_nor_a_lead_of_their_making(world: World) -> None:
    world.sam.is_lead = True
    world.sam.save()
    reset(world)
    new = ines(world, lead_since=now())
    for who in (world.maya, sams(world), new):
        with acting_for(who.as_viewer()), pytest.raises(Refused):
            open_again(who.as_viewer(), sams(world))
    for who in (world.priya, world.lena):
        with acting_for(who.as_viewer()), pytest.raises(NotThere):
            open_again(who.as_viewer(), sams(world))
    assert sams(world).is_locked
    new.lead_since = None  # she led before
    new.save()
    with acting_for(new.as_viewer()):
        open_again(new.as_viewer(), sams(world))
    assert not sams(world).is_locked


def test_what_matters_to_them_is_not_offered_for_a_new_goal(world: World) -> None:
    made = {"org": world.org, "made_by": world.sam, "practitioner": world.sam}
    OwnValue.objects.create(words="Nobody tells their story twice", **made)
    path = reverse("goal-add", args=[world.with_dean.id])
    assert "their story twice" in sam_signed_in(world).get(path).text
    assert "their story twice" not in reset(world).get(path).text


def test_what_they_prepared_to_say_openly_is_on_no_page_to_show(world: World) -> None:
    made = {"org": world.org, "made_by": world.sam}
    contact = Contact.objects.create(alliance=world.with_dean, at=now(), **made)
    ContactPlan.objects.create(contact=contact, like_for_me="I am worn out", openly=["like_for_me"], **made)
    path = reverse("contact-shown", args=[contact.id])
    assert "worn out" in sam_signed_in(world).get(path).text
    sam = reset(world)
    assert "worn out" not in sam.get(path).text
    assert "worn out" not in read(sam.get(reverse("paper-plan", args=[contact.id])).content).text


def test_nothing_written_over_what_they_were_typing_there(world: World) -> None:
    path = reverse("rupture-note", args=[world.with_dean.id])
    before = sam_signed_in(world)
    assert before.post("/drafts/", {"_path": path, "words": "Mine"}).status_code == 204
    assert reset(world).post("/drafts/", {"_path": path, "words": "Not mine"}).status_code == 404
    sam = Client(enforce_csrf_checks=True)
    sam.force_login(sams(world))
    plan = sam.get(reverse("contact-plan", args=[world.with_dean.id])).text
    mark = re.findall(r'name="_for" value="([^"]*)"', plan)[0]
    guard = {"csrfmiddlewaretoken": "x" * 64}  # one that does not fit: the words would come back as a draft
    assert sam.post(path, {**guard, "_for": mark, "words": "Not mine"}).status_code == 403
    assert "Not mine" not in Draft.objects.get(author=world.sam, path=path).fields


def test_what_they_were_typing_about_themselves_is_closed_on_a_page_of_care_facts_too(world: World) -> None:
    path = reverse("contact-new", args=[world.with_dean.id])
    typed = {"_path": path, "id": str(new_id()), "shared": "About my brother"}
    assert sam_signed_in(world).post("/drafts/", typed).status_code == 204
    sam = reset(world)
    assert "About my brother" not in sam.get(path).text
    assert sam.post("/drafts/", {**typed, "shared": "Not mine"}).status_code == 404
    assert sam.post(path, {"id": str(new_id()), "note": "Written while it is closed"}).status_code == 302
    assert "About my brother" in Draft.objects.get(author=world.sam, path=path).fields


# ------------------------------------------------------------- how long


def test_the_delay_changes_after_the_present_one_and_every_lead_is_told(world: World) -> None:
    other, lead = ines(world), world.maya.as_viewer()
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        with acting_for(lead):
            set_delay(lead, world.org, hours=24)
        assert [one.practitioner_id for one in AccountNotice.objects.filter(told="delay", hours=24)] == [
            other.id
        ]
        reset(world)
        assert sams(world).locked_until == now() + dt.timedelta(hours=72), "it does not count yet"
        clock.shift(dt.timedelta(hours=72))
        reset(world)
        assert sams(world).locked_until == now() + dt.timedelta(hours=24)
        with acting_for(lead):
            set_delay(lead, world.org, hours=100)
        org = Organisation.objects.get(pk=world.org.pk)
        assert (org.reset_hours_now, org.reset_changes_at) == (24, now() + dt.timedelta(hours=24))


# ------------------------------------------------------------- the rows themselves


@pytest.mark.parametrize(
    "half",
    [
        {"locked_until": True},
        {"reset_by": "maya"},
        {"confirmed_by": "olu"},
        {"locked_until": True, "reset_by": "maya", "confirmed_by": "maya"},
        {"locked_until": True, "reset_by": "maya", "confirmed_by": "sam"},
    ],
)
def test_half_of_it_can_not_be_written(world: World, half: dict) -> None:
    given = {name: now() if value is True else getattr(world, value) for name, value in half.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Practitioner.objects.filter(pk=world.sam.pk).update(**given)
