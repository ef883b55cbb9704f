"""Practice at its moment: twelve exercises, each on its page, one's own log, and files of an organisation."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from alongside.base.request_context import acting_for
from alongside.core.practice import Moment
from alongside.documents.evidence import TABLE
from alongside.learning.actions import keep_practice
from alongside.learning.files import exercises, faulty
from alongside.learning.models import PracticeLog
from alongside.ops.doctor.places import exercises as looked_at
from alongside.people.models import Assignment
from alongside.repair.actions import ruptures
from alongside.repair.models import Rupture
from tests.architecture.claims import never_said, unsourced
from tests.domain.agenda import made
from tests.noticed import contact, day
from tests.web.client import PageClient, page_of, signed_in
from tests.world import World

TRIED = 'name="kind" value="tried"'


def test_there_are_twelve_for_six_moments_and_each_names_its_rows_and_what_it_rests_on() -> None:
    ours = list(exercises().values())
    assert sorted(one.moment for one in ours) == sorted([*Moment, *Moment])
    assert {row for one in ours for row in one.rows} == {"S11", "S12", "S14", "S15", "S25"}
    texts = [text for one in ours for text in (one.title, one.why, *one.steps)]
    assert unsourced(iter(texts)) == never_said(iter(texts)) == []
    assert {source for one in ours for source in one.sources} <= set(TABLE)
    assert not [text for text in texts if "'" in text or '"' in text]


@pytest.fixture
def hard_patch(world: World) -> Rupture:
    with acting_for(world.owner):
        rupture = ruptures.notice_rupture(world.owner, world.with_rosa, their_side="Hurt", on=day(-9))
        ruptures.try_something(world.owner, rupture, kind="conversation", landed="too_early")
    return rupture


def test_each_stands_on_the_page_of_its_moment_and_nowhere_else(
    world: World, sam: PageClient, hard_patch: Rupture
) -> None:
    for n in range(4):
        contact(world.with_dean, 9 * n - 71, state="happened")
    with acting_for(world.owner):
        stuck_item = made.mine(world, "The bank account", on=day(-80))
    pages = {
        "alliance-ready": (world.with_rosa.id, "My role and plan in three sentences"),
        "hard-conversation-plan": (world.with_dean.id, "A reason that is theirs"),
        "rupture": (hard_patch.id, "An apology that is not a defence"),
        "item": (stuck_item.id, "Ask about working together"),
        "alliance-end": (world.with_rosa.id, "What happens after me"),
    }
    for route, (id, title) in pages.items():
        page = page_of(sam, route, id)
        assert title in page, route
        assert page.count(TRIED) == 1, route
    for route in ("alliance", "agenda", "ruptures"):
        assert TRIED not in page_of(sam, route, world.with_dean.id)
    page = page_of(sam, "think-about", world.with_dean.id)
    assert "A limit, said kindly" in page
    assert TRIED not in page  # to leave that page would lose what is typed: nothing of it is a draft
    Assignment.objects.filter(client=world.dean).update(until=day(50))
    assert "What happens after me" in page_of(sam, "alliance-ready", world.with_dean.id)


def test_one_that_is_not_wanted_is_never_shown_again_until_asked_for(world: World, sam: PageClient) -> None:
    ready = reverse("alliance-ready", args=[world.with_dean.id])
    first, second = "role-in-three-sentences", "two-lists-on-the-table"

    def keep(exercise: str, kind: str, page: str = ready) -> str:
        referer = f"http://testserver{page}"
        address = reverse("exercise-keep", args=[exercise])
        return sam.post(address, {"kind": kind}, headers={"Referer": referer}, follow=True).text

    page = keep(first, "not_again")
    assert "Get ready for Dean" in page
    assert "You will not be shown it again" in page
    assert "Both lists on the table" in page
    assert TRIED not in keep(second, "not_again")
    assert "Show me this one again" in page_of(sam, "exercise", first)
    assert exercises()[first].title in keep(first, "again")
    assert TRIED not in keep(first, "tried")
    assert exercises()[first].title in keep(
        first, "again", "/elsewhere/"
    )  # no page of ours: the exercise's own
    assert sam.post(reverse("exercise-keep", args=[first]), {"kind": "x"}).status_code == 302
    assert sam.post(reverse("exercise-keep", args=["none"]), {"kind": "tried"}).status_code == 404


def test_the_log_is_its_authors_alone_and_has_no_words(world: World, sam: PageClient) -> None:
    with acting_for(world.owner):
        keep_practice(world.owner, exercise="what-held", kind="tried")
    PracticeLog.objects.update(exercise="gone-since")
    assert "gone-since" in page_of(sam, "practice-log")
    with acting_for(world.owner):
        keep_practice(world.owner, exercise="what-held", kind="tried")
    assert "What held between us" in page_of(sam, "practice-log")
    for other in (world.priya, world.olu, world.maya, world.kit):
        page = page_of(signed_in(other), "practice-log")
        assert "Nothing yet" in page


OWN = """title = "Zwei Fragen"
moment = "first_meeting"
rows = ["S12"]
grade = "idea"
minutes = 1
why = "<b>Kurz</b> innehalten."
steps = ["Was will ich?"]
"""


def test_an_organisation_adds_and_translates_and_a_file_that_can_not_be_read_breaks_no_page(
    sam: PageClient, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    assert looked_at().do == ""
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "what-held.toml").write_text(OWN)
    (folder / "neu.toml").write_text(
        OWN.replace("Zwei", "Drei").replace('"idea"', '"wisdom"\nsources = ["E999"]')
    )
    (folder / "broken.toml").write_bytes(b"title = \xff")
    (folder / "long.toml").write_text("#" * 30_000)
    (folder / "Bad Name.toml").write_text(OWN)
    (folder / "a-folder.toml").mkdir()
    page = page_of(sam, "learn")
    assert "Drei Fragen" in page
    assert "Zwei Fragen" in page
    assert "What held between us" not in page
    assert "&lt;b&gt;Kurz" in page_of(sam, "exercise", "what-held")
    assert sorted(faulty()) == ["Bad Name.toml", "a-folder.toml", "broken.toml", "long.toml"]
    finding = looked_at()
    assert finding.status == 1
    assert all(name in finding.state for name in (*faulty(), "E999"))
    (folder / "what-held.toml").write_text(OWN.replace("Zwei", "Vier"))
    assert "Vier Fragen" in page_of(sam, "learn")
