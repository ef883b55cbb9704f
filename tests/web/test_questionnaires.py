"""The pages of questionnaires under a licence: the lead's shelf, asking one, and reading its score."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from alongside.base.acting import acting_for
from alongside.base.clock import now, today
from alongside.base.ids import new_id
from alongside.checkins import actions
from alongside.checkins.models import Answer, Look, Questionnaire
from alongside.contacts.models import Contact
from alongside.core.instruments import parse
from alongside.repair.actions import notice_strain
from alongside.web.questionnaires.views import EXAMPLE
from tests.core.test_instruments import INVENTED
from tests.web.client import PageClient
from tests.world import World

MOST = 12  # SELECTs of a page
LICENCE = {"granted_by": "The authors", "held": "on", "checked": "on"}
WAI = {
    **{f"item_{n}": f"Wording {n} for {{worker}}" for n in range(1, 13)},
    "lowest": "1",
    "highest": "7",
    "step": "1",
    "labels": "never\nalways",
    "turned": ["4", "10"],
    "subscales": "task: 1, 2, 8, 12\nbond: 3, 5, 7, 9\ngoal: 4, 6, 10, 11",
    **LICENCE,
}


@pytest.fixture
def maya(world: World) -> PageClient:
    client = PageClient()
    client.force_login(world.maya)
    return client


@pytest.fixture
def sam(client: PageClient, world: World) -> PageClient:
    client.force_login(world.sam)
    return client


def added(world: World, text: str = INVENTED, **licence: object) -> Questionnaire:
    by = world.maya.as_viewer()
    with acting_for(by):
        return actions.add_questionnaire(text, actions.Licence("The authors", **licence), by=by, id=new_id())


def met(world: World) -> None:
    for ago in range(3):
        at = now() - dt.timedelta(days=ago + 1)
        Contact.objects.create(org=world.org, alliance=world.with_dean, state="happened", at=at)


def text_of_page(client: PageClient, where: str) -> str:
    return client.get(where).content.decode()


def text_of(client: PageClient, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def test_the_shelf_shows_what_ships_without_wording_and_what_was_added(
    maya: PageClient, world: World
) -> None:
    page = text_of(maya, "questionnaires")
    assert "No wording ships with Alongside" in page
    assert "Scale To Assess the Therapeutic Relationship, clinician version" in page
    added(world, valid_until=today("Europe/London"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = text_of(maya, "questionnaires")
    assert len(asked) <= MOST
    assert page.index("Invented") < page.index("version 1") < page.index("Known, without their wording")
    assert "licence from The authors" in page


def test_a_slot_is_filled_item_by_item_and_put_right_after_the_licensed_copy(
    maya: PageClient, world: World
) -> None:
    page = text_of(maya, "questionnaire-add", "wai-s")
    assert "to be confirmed against the licensed copy" in page
    assert page.count("Item 12") == 1
    more = {**WAI, "id": str(new_id()), "turned": ["4"], "introduction": "Think of {worker}."}
    where = reverse("questionnaire-add", args=["wai-s"])
    answers = [maya.post(where, more) for _ in range(2)]
    row = Questionnaire.objects.get()
    assert {one["Location"] for one in answers} == {reverse("questionnaire", args=[row.id])}
    assert [item.key for item in row.instrument.items if item.reversed] == ["4"]
    assert row.instrument.labels == ("never", "", "", "", "", "", "always")
    assert parse(row.text).item("3").text == "Wording 3 for {worker}"
    assert "wai-s/" not in text_of(maya, "questionnaires")
    page = text_of(maya, "questionnaire", row.id)
    assert "Wording 12" in page
    assert "to be confirmed" not in page  # the box that was ticked says so


def test_nothing_goes_in_without_wording_licence_and_a_look_at_the_copy(
    maya: PageClient, world: World
) -> None:
    where = reverse("questionnaire-add", args=["wai-s"])
    answer = maya.post(where, {**WAI, "item_7": "", "granted_by": "", "held": "", "checked": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    for says in (
        "Please write what this item says.",
        "Nothing is added without a licence.",
        "Please tick this if it is so.",
        "Please look at your copy first",
        "Wording 8 for {worker}",  # every word is kept
    ):
        assert says in page
    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"highest": "six"}, "Please write a number"),
        ({"highest": "1"}, "whole steps"),
        ({"labels": "never\nsometimes\nalways"}, "There are 3 lines for 7 answers"),
        ({"subscales": "task: 1, 2\nbond 3"}, "Line 2"),
        ({"subscales": "task: 1, 99"}, "Line 1"),
        ({"valid_until": "2020-01-01"}, "has run out"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    maya: PageClient, world: World, wrong: dict[str, str], says: str
) -> None:
    answer = maya.post(reverse("questionnaire-add", args=["wai-s"]), {**WAI, **wrong})
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert not Questionnaire.objects.exists()


def test_a_whole_file_is_taken_or_its_line_at_fault_named_with_every_word_kept(
    maya: PageClient, world: World
) -> None:
    where, broken = reverse("questionnaire-file"), INVENTED.replace("minimum = 2", "minimum = 9")
    sent = SimpleUploadedFile("ours.toml", broken.encode())
    for data in ({"text": broken, **LICENCE}, {"file": sent, **LICENCE}):
        answer = maya.post(where, data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Line 8: minimum" in page
        assert "We go at my pace." in page
    assert maya.post(where, LICENCE).status_code == 422
    picture = SimpleUploadedFile("ours.toml", b"\xff\xfe\x00")
    assert "no text in UTF-8" in maya.post(where, {"file": picture, **LICENCE}).content.decode()
    assert not Questionnaire.objects.exists()
    assert maya.post(where, {"text": INVENTED, **LICENCE}).status_code == 302
    assert Questionnaire.objects.get().text == INVENTED


def test_the_next_version_and_putting_away(maya: PageClient, world: World) -> None:
    row = added(world)
    where = reverse("questionnaire-change", args=[row.id])
    page = maya.get(where).content.decode()
    assert "We go at my pace." in page
    more = {"item_a": "Our pace", "item_b": "Left out", "lowest": "1", "highest": "5", "step": "1", **LICENCE}
    new = maya.post(where, {**more, "turned": ["b"]}, follow=True).content.decode()
    assert "Version 2" in new
    assert "This is an earlier version" in text_of(maya, "questionnaire", row.id)
    newest = Questionnaire.objects.get(version=2)
    put = maya.post(reverse("questionnaire-retire", args=[newest.id]), follow=True).content.decode()
    assert "Put away: nobody is asked with it" in put
    assert "put away" in text_of(maya, "questionnaires")


def test_lead_worker_and_stranger(maya: PageClient, sam: PageClient, world: World) -> None:
    row = added(world)
    kit, lena = PageClient(), PageClient()
    kit.force_login(world.kit)
    lena.force_login(world.lena)
    for one, name, args in (
        (sam, "questionnaires", []),
        (sam, "questionnaire", [row.id]),
        (lena, "questionnaire", [row.id]),
        (lena, "questionnaire-change", [row.id]),
        (maya, "questionnaires-with", [world.with_dean.id]),
        (kit, "questionnaires-with", [world.with_dean.id]),
        (kit, "questionnaire-answer", [world.with_far.id, row.id]),
        (maya, "questionnaire-add", ["no-such-slot"]),
    ):
        text_of(one, name, *args, status=404)


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
    assert Look.objects.count() == 1
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
        "I don&#x27;t know",
        "I&#x27;d rather not say",
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
    assert not Look.objects.exists()


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
        notice_strain(world.with_dean.id, by=world.owner, id=new_id())
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
        Look.objects.update(on=today("Europe/London") - dt.timedelta(days=100))
    paths = [
        reverse("questionnaires-with", args=[world.with_dean.id]),
        where,
        reverse("look-read", args=[Look.objects.first().id]),
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
        for look in Look.objects.order_by("seq"):
            Look.objects.filter(pk=look.pk).update(on=look.on - dt.timedelta(days=91))
    assert "Below what is usual for Dean, once." in page
    assert "This time 2 of 10; usual was 8 to 10" in page
    theirs = text_of(sam, "alliance", world.with_dean.id)
    assert "what is usual for Dean, once" not in theirs
    assert "Too few looks" not in theirs


def test_the_example_of_the_page_is_sound_and_the_same_as_that_of_the_how_to() -> None:
    assert parse(EXAMPLE).key == "side-by-side"
    assert f"```\n{EXAMPLE}```\n" in (settings.ROOT / "docs/how-to/add-a-questionnaire.md").read_text()
