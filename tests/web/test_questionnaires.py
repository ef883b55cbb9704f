"""The lead's shelf of questionnaires under a licence: put there item by item or as a file, renewed, put away."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.actions.questionnaires import add_questionnaire
from alongside.checkins.models import Questionnaire
from alongside.core.instruments.datafile import parse
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


def added(world: World, text: str = INVENTED, **licence: object) -> Questionnaire:
    by = world.maya.as_viewer()
    with acting_for(by):
        return add_questionnaire(by, id=new_id(), text=text, granted_by="The authors", **licence)


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


def test_the_example_of_the_page_is_sound_and_the_same_as_that_of_the_how_to() -> None:
    assert parse(EXAMPLE).key == "side-by-side"
    assert f"```\n{EXAMPLE}```\n" in (settings.ROOT / "docs/how-to/add-a-questionnaire.md").read_text()
