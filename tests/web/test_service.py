"""Figures: what is usual in a service and how far its check-in can be relied on, for its leads; what each figure is, for everybody."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.actions.questionnaires import add_questionnaire
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import History, within_a_year
from alongside.core.scale import Scale
from alongside.documents.evidence import TABLE
from alongside.documents.figures import FIGURES
from alongside.insight.models import OrgPrior, ServiceReport
from alongside.insight.queries.service import prior_for
from research import synthetic
from tests.core.test_instruments import INVENTED
from tests.installation import ROOT
from tests.service import answer, by_quarter, service
from tests.world import World

BY_HAND = {"mean": "4.1", "between": "0.4", "within": "0.3", "weight": "5"}


def usual(client: Client) -> str:
    return client.get(reverse("usual")).text


def relied_again(client: Client) -> str:
    return client.post(reverse("relied-again"), follow=True).text


def test_the_default_is_shown_with_its_source_and_how_far_it_is(world: World, maya: Client) -> None:
    service(world, relationships=6, looks=3)
    body = usual(maya)
    assert "4.18" in body
    assert "the safe default, for a service without figures of its own" in body
    assert "it takes 20 relationships with three looks, and so far there are fewer than 8." in body
    assert "Zelkova" not in body
    answer = maya.post(reverse("usual-ours", args=["own-client"]), follow=True).text
    assert "Too few to say" in answer
    assert not OrgPrior.objects.exists()
    service(world, relationships=13, looks=3)
    assert "so far there are about 15." in usual(maya), "never about 20 of 20"


def test_two_hundred_relationships_say_how_often_a_notice_is_chance_and_what_that_does_not_show(
    world: World, maya: Client
) -> None:
    assert "Once you have 200 relationships with six looks" in usual(maya)
    service(world, relationships=200, looks=8)
    maya.post(reverse("usual-ours", args=["own-client"]))
    body = usual(maya)
    assert re.search(r"in another order, \d\.\d of 100 relationships here show “lower than usual”", body)
    assert re.search(r"from about 200 relationships\). So it takes (more|less|as much)", body)
    assert "Where one answer is much like the last" in body
    assert "Zelkova" not in body


def test_by_hand(maya: Client) -> None:
    there = reverse("usual-by-hand", args=["own-client"])
    assert maya.post(there, {"id": str(new_id()), **BY_HAND}).status_code == 302
    assert "4.10" in usual(maya)
    assert "entered by hand" in usual(maya)


def test_a_licensed_questionnaire_is_read_in_its_own_points(world: World, maya: Client) -> None:
    by = world.maya.as_viewer()
    with acting_for(by):
        added = add_questionnaire(by, id=new_id(), text=INVENTED, granted_by="The authors")
    scale = added.instrument.total
    body = usual(maya)
    assert added.instrument.name in body
    assert f"Points from {scale.low} to {scale.high}." in body
    middle = float(scale.low + scale.high) / 2
    given = {**BY_HAND, "mean": str(middle), "between": "1", "within": "1"}
    there = reverse("usual-by-hand", args=[added.key])
    assert maya.post(there, {"id": str(new_id()), **given}).status_code == 302
    assert f"{middle:.2f}" in usual(maya)
    whole_steps = Scale.parse(f"0:{scale.top}:1")
    assert prior_for(world.org.id, added.key, whole_steps).mean == pytest.approx(scale.top / 2)


@pytest.mark.parametrize(
    ("relationships", "workers", "looks", "said"),
    [
        (0, 1, 3, "it takes 10 people with two looks, and so far there are none."),
        (7, 3, 3, "so far there are fewer than 8."),
        (9, 3, 3, "it takes 10 people with two looks"),
        (30, 3, 1, "so far there are none."),
        (12, 2, 3, "it takes people of at least 3 workers"),
    ],
)
def test_too_few_are_not_worked_out(
    world: World, maya: Client, relationships: int, workers: int, looks: int, said: str
) -> None:
    service(world, relationships=relationships, looks=looks, workers=workers)
    assert said in maya.get(reverse("relied")).text
    assert "Nothing was worked out" in relied_again(maya)
    assert not ServiceReport.objects.exists()


def test_enough_give_every_figure_with_its_range(world: World, maya: Client) -> None:
    service(world, relationships=30, looks=5)
    body = relied_again(maya)
    assert len(re.findall(r"in 95 of 100 such workings-out", body)) == 5
    assert "from about 30 relationships" in body
    assert "Zelkova" not in body
    assert "Worker" not in body


def test_a_second_report_waits_for_eight_relationships(world: World, maya: Client) -> None:
    alliances = service(world, relationships=30, looks=5)
    first = relied_again(maya)
    for alliance in alliances[:7]:
        answer(alliance, [0, 0])
    same = relied_again(maya)
    assert "Fewer than eight relationships have new looks" in same
    assert re.findall(r"<dd>[.\d-]+", same) == re.findall(r"<dd>[.\d-]+", first)
    answer(alliances[7], [0, 0])
    assert re.findall(r"<dd>[.\d-]+", relied_again(maya)) != re.findall(r"<dd>[.\d-]+", first)
    assert ServiceReport.objects.count() == 2


@pytest.mark.parametrize(
    ("quarters", "said"),
    [
        (6, "about 10 of 100 people have answered both in 6 quarters; about 90 are missing"),
        (5, "none of 100 people"),
    ],
)
def test_the_question_says_how_many_are_missing_and_what_is_not_installed(
    world: World, maya: Client, monkeypatch: pytest.MonkeyPatch, quarters: int, said: str
) -> None:
    monkeypatch.setattr("alongside.core.question.find_spec", lambda name: None)
    by_quarter(service(world, relationships=12, looks=0), quarters)
    page = maya.get(reverse("question")).text
    for words in (said, "not installed on this server", "python3 run.py --question"):
        assert words in page
    assert "Zelkova" not in page
    assert "Work it out" not in page
    assert "Too few to say" in maya.post(reverse("question-again", args=["goals"]), follow=True).text
    monkeypatch.setattr("alongside.core.question.FEWEST_PEOPLE", 10)
    sent = maya.post(reverse("question-again", args=["goals"]), follow=True).text
    assert ("installed on this server. Nothing was worked out" if quarters == 6 else "Too few to say") in sent


def test_what_the_page_says_of_small_services_is_what_was_simulated(maya: Client) -> None:
    page = maya.get(reverse("question")).text
    told = {}
    for line in (ROOT / "docs" / "reference" / "the-question.md").read_text("utf-8").splitlines():
        if re.match(r"\| [^|]+\| \d+ \|", line):
            truth, people, _waves, _lag, _found, share = (cell.strip() for cell in line.split("|")[1:7])
            told[truth, people] = 100 * float(share.split()[0])
    for people, words in (("120", "about 70 of 100"), ("100", "about 35 of 100")):
        share = told["the alliance is followed by the outcome (.10)", people]
        assert f"about {5 * round(share / 5)} of 100" == words
        assert words in " ".join(page.split())
    assert "where nothing followed, at most 7" in " ".join(page.split())
    assert max(share for (truth, _people), share in told.items() if "followed" not in truth) <= 7


def test_the_question_offers_their_goals_and_what_says_something_else_than_the_alliance(
    world: World, maya: Client
) -> None:
    with acting_for(world.maya.as_viewer()):
        for key in ("srs", "our-own"):
            text = INVENTED.replace('key = "invented"', f'key = "{key}"')
            add_questionnaire(world.maya.as_viewer(), id=new_id(), text=text, granted_by="Its author")
    page = maya.get(reverse("question")).text
    assert "How far along their goals are" in page
    assert page.count('<section class="card">') == 2, "an alliance scale is not set beside the alliance"
    for key, status in (("our-own", 302), ("srs", 404), ("own-client", 404)):
        assert maya.post(reverse("question-again", args=[key])).status_code == status


def test_every_figure_has_a_page_and_stands_in_the_list(sam: Client) -> None:
    listed = sam.get(reverse("figures")).text
    assert sam.get(reverse("figure", args=["unheard-of"])).status_code == 404
    for key in FIGURES:
        address = reverse("figure", args=[key])
        assert f'href="{address}"' in listed
        body = sam.get(address).text
        for part in ("How it is worked out", "What it cannot say", "How often it is wrong"):
            assert part in body, key
        for id in FIGURES[key].sources:
            assert f"[{id}]" in body, key


@pytest.mark.parametrize("key", ["unusual", "slow", "possible"])
def test_how_often_it_is_wrong_is_the_share_of_the_simulation(sam: Client, key: str) -> None:
    body = sam.get(reverse("figure", args=[key])).text
    for rhythm, looks in (("every six weeks", 9), ("every month", 12), ("every two weeks", 26)):
        first, third = (
            round(1000 * within_a_year(synthetic.FIVE_ITEMS, Severity(key), History(looks, before)).value)
            for before in (0, 2 * looks)
        )
        assert f"asked {rhythm}, {first} and {third} (at most" in body


def test_the_way_back_is_where_one_came_from_and_never_out_of_the_house(world: World, sam: Client) -> None:
    page, line = reverse("figure", args=["band"]), reverse("line", args=[world.with_dean.id])
    back = '<a href="{}">Back</a>'
    for referer, leads in (
        (f"http://testserver{line}?until=2026-01-01", line),
        ("http://testserver/figures/gap/", "/figures/"),
        ("https://elsewhere.example/today/", "/figures/"),
        ("http://testserver/nowhere-at-all/", "/figures/"),
        ("", "/figures/"),
    ):
        assert back.format(leads) in sam.get(page, headers={"referer": referer}).text, referer


def test_the_page_of_the_evidence_shows_every_row_once(sam: Client) -> None:
    body = sam.get(reverse("evidence")).text
    for id in TABLE:
        assert body.count(f'<li id="{id}">') == 1
    assert "no forecast for anybody" in body
