"""Asking with a questionnaire under a licence, and reading its score, on their pages."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from alongside.base.clock import now, today
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer, CheckIn, Questionnaire
from alongside.contacts.models import Contact
from alongside.repair.actions.ruptures import notice_rupture
from tests.core.test_instruments import INVENTED
from tests.web.client import PageClient
from tests.web.test_questionnaires import MOST, added, text_of
from tests.world import World


def met(world: World) -> None:
    for ago in range(3):
        at = now() - dt.timedelta(days=ago + 1)
        Contact.objects.create(org=world.org, alliance=world.with_dean, state="happened", at=at)


def text_of_page(client: PageClient, where: str) -> str:
    return client.get(where).text


def test_asked_aloud_and_read_again(sam: PageClient, world: World) -> None:
    met(world)
    row = added(world, INVENTED.replace("citation =", 'caveats = ["Mind this."]\ncitation ='))
    assert "A questionnaire your organisation holds" in text_of(sam, "together", world.with_dean.id)
    listed = text_of(sam, "questionnaires-with", world.with_dean.id)
    where = reverse("questionnaire-answer", args=[world.with_dean.id, row.id])
    assert where in listed
    form = sam.get(where).content.decode()
    assert form.index("A court might ask") < form.index("Think of Sam") < form.index("We go at my pace.")
    assert "checked" not in form
    assert "1 · never" in form
    said = {"item_a": "3", "item_b": "1", "medium": "aloud", "mode": "together", "id": str(new_id())}
    pages = [sam.post(where, said, follow=True).content.decode() for _ in range(2)]
    assert CheckIn.objects.count() == 1
    assert "You also wrote" not in pages[1]
    other = sam.post(where, said | {"item_b": "0"}, follow=True).content.decode()
    assert "You also wrote" in other, "the same page with another answer"
    assert "1 · never" in other[other.index("You also wrote") :]
    page = pages[0]
    for shown in ("2 to 10", "4.0", "reversed", "No source was found for them", "Mind this.", "asked aloud"):
        assert shown in page
    table = text_of(sam, "questionnaires-with", world.with_dean.id)
    assert "8 (2 to 10)" in table
    again = date_format(today("Europe/London") + dt.timedelta(days=91), "j F Y")
    assert f"It can be asked again from {again}" in table
    assert "Keep one from an earlier day" in table
    assert "another one lies less than that away. One that was answered on an earlier day" in text_of_page(
        sam, where
    )


def test_too_few_answers_are_named(sam: PageClient, world: World) -> None:
    met(world)
    row = added(world)
    where = reverse("questionnaire-answer", args=[world.with_dean.id, row.id])
    said = {"item_a": "dont_know", "item_b": "rather_not_say", "medium": "aloud", "mode": "together"}
    page = sam.post(where, said, follow=True).content.decode()
    for shown in (
        "Not enough answers for a total.",
        "0 of 2",
        "I don’t know",
        "I’d rather not say",
    ):
        assert shown in page
    assert "not enough answers" in text_of(sam, "questionnaires-with", world.with_dean.id)
    assert {one.choice for one in Answer.objects.all()} == {"dont_know", "rather_not_say"}


def test_nothing_said_is_refused_and_words_are_kept(sam: PageClient, world: World) -> None:
    met(world)
    where = reverse("questionnaire-answer", args=[world.with_dean.id, added(world).id])
    answer = sam.post(where, {"medium": "aloud", "mode": "with_help", "item_a": "2"})
    assert (answer.status_code, "Please name who helped" in answer.content.decode()) == (422, True)
    assert sam.post(where, {"medium": "aloud", "mode": "together"}).status_code == 422
    assert sam.post(where, {"medium": "aloud", "mode": "together", "item_a": "5"}).status_code == 422
    assert not CheckIn.objects.exists()


def test_a_line_that_is_measured_is_written_as_a_number(sam: PageClient, world: World) -> None:
    met(world)
    text = INVENTED.replace("1:5:1", "0:10:0.1").replace('["never", "", "", "", "always"]', "[]")
    where = reverse("questionnaire-answer", args=[world.with_dean.id, added(world, text).id])
    assert "not at all – wholly" in sam.get(where).content.decode()
    how = {"medium": "paper", "mode": "together"}
    for wrong in ({"item_a": "10.1"}, {"item_a": "much"}, {"item_a": "3", "apart_a": "dont_know"}):
        assert sam.post(where, {**how, **wrong}).status_code == 422
    page = sam.post(where, {**how, "item_a": "7.3", "item_b": "0,5"}, follow=True).content.decode()
    assert "16.8" in page
    assert "0 to 20" in page
    assert {one.step for one in Answer.objects.all()} == {73, 5}


def test_norms_stand_with_their_citation_and_equal_answers_are_named(sam: PageClient, world: World) -> None:
    met(world)
    norm = '\n[[norms]]\nname = "mean of a made-up group"\nvalue = 7.5\nn = 12\ncitation = "Nobody 2026"\n'
    text = INVENTED.replace('reversed = ["b"]', "reversed = []") + norm
    where = reverse("questionnaire-answer", args=[world.with_dean.id, added(world, text).id])
    said = {"item_a": "4", "item_b": "4", "medium": "aloud", "mode": "together"}
    page = sam.post(where, said, follow=True).content.decode()
    assert page.index("mean of a made-up group: 7.5") < page.index("Nobody 2026")
    assert "Every answer is the same." in page


def test_what_i_answer_myself(sam: PageClient, world: World) -> None:
    row = added(world, INVENTED.replace('rater = "client"', 'rater = "practitioner"'))
    where = reverse("questionnaire-answer", args=[world.with_dean.id, row.id])
    form = sam.get(where).content.decode()
    assert "A court or the client may be able to obtain it." in form
    assert "How did you ask?" not in form
    page = sam.post(where, {"item_a": "2", "item_b": "2"}, follow=True).content.decode()
    assert "answered by you" in page
    assert "by yourself" in text_of(sam, "questionnaires-with", world.with_dean.id)


def test_a_hard_patch_and_a_licence_that_ran_out_are_said(sam: PageClient, world: World) -> None:
    met(world)
    row = added(world)
    where = reverse("questionnaire-answer", args=[world.with_dean.id, row.id])
    with acting_for(world.owner):
        notice_rupture(world.owner, world.with_dean)
    assert "one spoken question is enough" in text_of(sam, "questionnaires-with", world.with_dean.id)
    assert "one spoken question is enough" in text_of_page(sam, where)
    assert sam.post(where, {"item_a": "1", "medium": "aloud", "mode": "together"}).status_code == 422
    Questionnaire.objects.update(valid_until=dt.date(2020, 1, 1))
    assert sam.get(where).status_code == 302
    page = sam.post(where, {"item_a": "1", "medium": "aloud", "mode": "together"}).content.decode()
    assert "The licence for this questionnaire has run out" in page
    assert "no questionnaire in use" in text_of(sam, "questionnaires-with", world.with_dean.id)


def test_no_page_asks_the_database_too_often(sam: PageClient, world: World) -> None:
    met(world)
    rows = [added(world, INVENTED.replace('"invented"', f'"invented-{n}"')) for n in range(4)]
    for row in rows:
        where = reverse("questionnaire-answer", args=[world.with_dean.id, row.id])
        sam.post(
            where, {"item_a": "1", "item_b": "2", "medium": "aloud", "mode": "with_help", "helper": "Tunde"}
        )
        CheckIn.objects.update(on=today("Europe/London") - dt.timedelta(days=100))
    paths = [
        reverse("questionnaires-with", args=[world.with_dean.id]),
        where,
        reverse("check-in", args=[CheckIn.objects.first().id]),
    ]
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            assert sam.get(path).status_code == 200
        selects = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
        assert len(selects) <= MOST, (path, selects)


def test_what_a_total_says_of_itself_is_in_points_and_stays_off_the_line(
    sam: PageClient, world: World
) -> None:
    met(world)
    row = added(world)
    where = reverse("questionnaire-answer", args=[world.with_dean.id, row.id])
    how = {"medium": "aloud", "mode": "together"}
    for turn, (a, b) in enumerate([(4, 0), (4, 1), (4, 0), (4, 0), (0, 4)]):
        page = sam.post(where, {"item_a": str(a), "item_b": str(b), **how}, follow=True).content.decode()
        assert ("Too few looks to say what is usual for Dean" in page) is (turn < 3)
        for look in CheckIn.objects.order_by("seq"):
            CheckIn.objects.filter(pk=look.pk).update(on=look.on - dt.timedelta(days=91))
    assert "Below what is usual for Dean, once." in page
    assert "This time 2 of 10; usual was 8 to 10" in page
    theirs = text_of(sam, "alliance", world.with_dean.id)
    assert "what is usual for Dean, once" not in theirs
    assert "Too few looks" not in theirs
