"""Thinking something through, as its author and the leads meet it (S10, S21)."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.clock import new_id, now
from alongside.base.encrypted import is_written
from alongside.base.models import Draft, Revision, Submission
from alongside.base.request_context import acting_for
from alongside.contacts.actions.recording import record_contact
from alongside.people.models import AccountNotice
from alongside.reflection.actions import thinking
from alongside.reflection.actions.boundaries import note_moment
from alongside.reflection.models import Destruction, LegalHold, Opening, Reflection
from alongside.repair.actions.ruptures import notice_rupture
from alongside.supervision.models import SupervisionItem
from tests.web.client import PageClient, page_of, signed_in, signed_in_again
from tests.world import World, practitioner

DAY = dt.timedelta(days=1)
TYPED = {"felt": ["tired", "unreal"], "asked": ["safe"], "mine": "zebrafinch", "watch_for": "the next call"}


def think(client: PageClient, world: World, **more: object) -> Reflection:
    path = reverse("think-about", args=[world.with_dean.id])
    answer = client.post(path, TYPED | {"id": str(new_id())} | more)
    assert answer.status_code == 302, answer.text
    return Reflection.objects.latest("seq")


def test_what_is_kept_is_shown_and_a_guess_is_not_kept_unless_they_say_so(
    sam: PageClient, world: World
) -> None:
    assert "A court or Dean may be able to obtain" in page_of(sam, "think-about", world.with_dean.id)
    kept = think(sam, world)
    page = page_of(sam, "reflection", kept.id)
    assert "tired, not sure it is real" in page
    assert "zebrafinch" in page
    assert not is_written(kept, "asked")
    assert "am I safe with you?" not in page
    kept = think(sam, world, keep_asked="on")
    assert "am I safe with you?" in page_of(sam, "reflection", kept.id)


def test_only_thinking_keeps_no_word_and_no_draft(sam: PageClient, world: World) -> None:
    path, id = reverse("think-about", args=[world.with_dean.id]), str(new_id())
    answer = sam.post(path, TYPED | {"id": id, "only": "1"}, follow=True)
    assert "Nothing of it was kept" in answer.text
    done = Reflection.objects.get()
    assert (done.only_thought, done.pk.hex) == (True, id.replace("-", ""))
    assert not any(is_written(done, name) for name in Reflection.WORDS)
    assert sam.post(reverse("draft"), TYPED | {"id": str(new_id()), "_path": path}).status_code == 404
    assert not Draft.objects.exists()
    assert not Revision.objects.exists()
    assert Submission.objects.get().kind == "reflection.thought"
    assert Event.objects.get(verb="reflection.thought").detail == {}
    client = PageClient()  # whose session is over: nothing is held through the sign-in
    assert (
        "zebrafinch" not in client.post(path, TYPED | {"id": id, "only": "1"}, follow=True).content.decode()
    )


def test_kept_and_brought_is_one_page_more_which_shows_what_is_shared(sam: PageClient, world: World) -> None:
    path = reverse("think-about", args=[world.with_dean.id])
    assert "Keep, and bring it" in sam.get(path).text
    answer = sam.post(path, TYPED | {"id": str(new_id()), "bring": "1"})
    kept = Reflection.objects.get()
    assert answer.url == reverse("bring-reflection", args=[kept.id])
    page = sam.get(answer.url).text
    assert "zebrafinch" in page
    assert "am I safe with you?" not in page
    assert not SupervisionItem.objects.exists(), "shared by the next press alone"


def test_kept_first_and_sent_again_as_only_thought_it_stays_what_it_was(
    sam: PageClient, world: World
) -> None:
    kept = think(sam, world)
    path = reverse("think-about", args=[world.with_dean.id])
    answer = sam.post(path, {"id": str(kept.pk), "only": "1"})
    assert answer.url == reverse("reflection", args=[kept.id])


def test_it_begins_at_today_a_person_a_contact_a_hard_patch_and_the_plus(
    sam: PageClient, world: World
) -> None:
    with acting_for(world.owner):
        contact = record_contact(world.owner, world.with_dean, way="call", on_their_mind="The van")
        rupture = notice_rupture(world.owner, world.with_dean)
    about = reverse("think-about", args=[world.with_dean.id])
    for page, link in (
        (reverse("today"), reverse("think")),
        (reverse("think"), about),
        (reverse("alliance-between", args=[world.with_dean.id]), about),
        (reverse("contact", args=[contact.id]), reverse("think-contact", args=[contact.id])),
        (reverse("rupture", args=[rupture.id]), reverse("think-rupture", args=[rupture.id])),
    ):
        assert f'href="{link}"' in sam.get(page).text, page
    answer = sam.post(reverse("add"), {"kind": "think", "alliance": str(world.with_dean.id)})
    assert answer.url == about
    sam.post(reverse("think-contact", args=[contact.id]), TYPED | {"id": str(new_id())})
    assert Reflection.objects.latest("seq").contact_id == contact.id
    sam.post(reverse("think-rupture", args=[rupture.id]), TYPED | {"id": str(new_id())})
    assert Reflection.objects.latest("seq").rupture_id == rupture.id
    assert "after this contact" in page_of(sam, "reflection", Reflection.objects.earliest("seq").id)


def test_the_day_to_look_again_is_on_today_by_the_name_alone(sam: PageClient, world: World) -> None:
    kept = think(sam, world, look_again_on=(now() + 2 * DAY).date().isoformat())
    assert "To look at again" not in page_of(sam, "today")
    with time_machine.travel(now() + 3 * DAY, tick=False):
        sam.force_login(world.sam)
        page = page_of(sam, "today")
        assert "To look at again" in page
        assert "zebrafinch" not in page
        again = reverse("reflection-again", args=[kept.id])
        answer = sam.post(again, {"id": str(new_id()), "learned": "Dean needs a day"}, follow=True)
        assert answer.status_code == 422, "a name is remarked on once"
        assert "Dean" in answer.text
        sam.post(again, {"id": str(new_id()), "learned": "Wait a day", "heard": "1"})
        assert "To look at again" not in page_of(sam, "today")
    assert "Wait a day" in page_of(sam, "learned")
    file = sam.get(reverse("learned-file"))
    assert file["Content-Type"].startswith("text/plain")
    assert "Wait a day" in file.content.decode()
    assert "Dean" not in file.content.decode()


def test_the_timeline_is_searched_without_a_word_in_an_address(sam: PageClient, world: World) -> None:
    kept = think(sam, world)
    link = reverse("reflection", args=[kept.id])
    for path in (reverse("thinking"), reverse("thinking-about", args=[world.with_dean.id])):
        assert link in sam.get(path).text
        assert link in sam.post(path, {"q": "Zebra"}).text
        assert link not in sam.post(path, {"q": "nothing of it"}).text
    assert link not in page_of(sam, "thinking-about", world.with_rosa.id)


def test_what_came_of_it_stands_beside_it(sam: PageClient, world: World) -> None:
    with time_machine.travel(now() - 5 * DAY, tick=False):
        kept = think(sam, world)
    with acting_for(world.owner):
        record_contact(world.owner, world.with_dean, way="call", on_their_mind="The van is gone")
        notice_rupture(world.owner, world.with_dean)
    page = page_of(sam, "reflection", kept.id)
    assert "The van is gone" in page
    assert "a hard patch begins" in page


def test_today_reminds_before_it_is_destroyed(sam: PageClient, world: World) -> None:
    with time_machine.travel(now() - 340 * DAY, tick=False), acting_for(world.owner):
        thinking.think(world.owner, world.with_dean, id=new_id(), mine="zebrafinch")
        note_moment(world.owner, world.with_dean, kind="gift", words="A scarf", answered="")
    Reflection.objects.update(look_again_on=now() - 300 * DAY, looked_again_at=now() - 299 * DAY)
    page = page_of(sam, "today")
    assert "Some of what is your own is destroyed from" in page
    assert "To look at again" not in page
    page = page_of(sam, "thinking")
    assert "destroyed on" in page
    assert "What you noted at a line: one is destroyed on" in page


# ---------------------------------------------------------------- leads


@pytest.fixture
def ines(world: World) -> PageClient:
    """Leads beside Maya."""
    client = signed_in(practitioner(world.org, "ines", is_worker=False, is_lead=True))
    signed_in_again(client)
    return client


def asked(client: PageClient, world: World) -> Opening:
    order = {"order": "court", "order_on": now().date().isoformat(), "reason": "Case 12"}
    about = {"practitioner": str(world.sam.id), "person": str(world.dean.id), "id": str(new_id())}
    answer = client.post(reverse("opening-add"), order | about)
    assert answer.status_code == 302, answer.text
    return Opening.objects.get()


def test_two_leads_open_it_and_the_author_is_told_before_every_page(
    sam: PageClient, maya: PageClient, ines: PageClient, world: World
) -> None:
    think(sam, world)
    row = asked(maya, world)
    page, read = (reverse(name, args=[row.id]) for name in ("opening", "opening-read"))
    assert "zebrafinch" not in ines.get(page).text
    ines.post(reverse("opening-confirm", args=[row.id]))
    for client in (maya, ines):
        assert "zebrafinch" in client.get(read).text
    assert Event.objects.filter(verb="read:opening-read").count() == 2
    assert sam.get(reverse("today")).url.startswith(reverse("notices"))
    assert "opened some of what you thought" in page_of(sam, "notices")
    AccountNotice.objects.update(seen_at=now())
    page = page_of(sam, "thinking")
    assert "Case 12" in page
    assert "Maya Test, Ines Test" in page
    world.with_dean.ended_on, world.with_dean.ended_by = now().date(), world.sam
    world.with_dean.save()
    page = page_of(sam, "thinking")
    assert "about somebody you no longer work with" in page
    assert "Case 12" not in page


def test_its_author_destroys_it_unless_a_hold_keeps_it_and_nobody_else_does(
    sam: PageClient, maya: PageClient, world: World
) -> None:
    kept = think(sam, world)
    page, gone, sent = reverse("reflection", args=[kept.id]), "reflection-destroy", {"id": str(new_id())}
    sam.post(reverse("reflection-again", args=[kept.id]), {"learned": "First", "id": str(new_id())})
    sam.post(reverse("reflection-again", args=[kept.id]), {"learned": "Then", "id": str(new_id())})
    assert Revision.objects.exists()
    for client in (maya, signed_in(world.olu), signed_in(world.priya), signed_in(world.kit)):
        assert client.post(reverse(gone, args=[kept.id]), {"id": str(new_id())}).status_code == 404
    maya.post(reverse("hold-add"), {"why": "order", "person": str(world.dean.id), "id": str(new_id())})
    assert reverse(gone, args=[kept.id]) not in sam.get(page).text
    held = sam.post(reverse(gone, args=[kept.id]), {"id": str(new_id())}, follow=True)
    assert "A hold keeps this until it is lifted" in held.text
    maya.post(reverse("hold-lift", args=[LegalHold.objects.get().id]))
    assert reverse(gone, args=[kept.id]) in sam.get(page).text
    for _press in range(2):
        assert "1 in all" in sam.post(reverse(gone, args=[kept.id]), sent, follow=True).text
    assert not Reflection.objects.exists()
    assert not Revision.objects.exists()
    assert (Destruction.objects.get().practitioner, Destruction.objects.get().made_by) == (world.sam,) * 2
    assert sam.get(page).status_code == 404
    assert Event.objects.get(verb="reflection.destroyed").detail == {}


def test_a_hold_and_its_lifting_and_the_months(sam: PageClient, maya: PageClient, world: World) -> None:
    kept = think(sam, world)
    maya.post(reverse("hold-add"), {"why": "claim", "person": str(world.dean.id), "id": str(new_id())})
    assert "A hold keeps it" in page_of(sam, "reflection", kept.id)
    assert "A claim, or one that is to be expected" in page_of(maya, "thinking-kept")
    maya.post(reverse("hold-lift", args=[LegalHold.objects.get().id]))
    assert "Kept until" in page_of(sam, "reflection", kept.id)
    maya.post(reverse("thinking-months"), {"months": "18", "id": str(new_id())})
    assert "18 months, then it is destroyed" in page_of(sam, "thinking")
