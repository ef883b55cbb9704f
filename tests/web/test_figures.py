"""What is this figure? and what the evidence says: for everybody who is signed in, and about nobody."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.core.detection.signal import Severity
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.documents.evidence import TABLE
from alongside.documents.figures import FIGURES
from alongside.web.templatetags.figures import source, sourced, what_is
from research import synthetic
from tests.world import World


def test_every_figure_has_a_page_and_stands_in_the_list(sam: Client) -> None:
    listed = sam.get(reverse("figures")).text
    assert sam.get(reverse("figure", args=["unheard-of"])).status_code == 404
    for key in FIGURES:
        address = reverse("figure", args=[key])
        assert f'href="{address}"' in listed
        body = sam.get(address).text
        for part in ("How it is worked out", "What it can not say", "How often it is wrong"):
            assert part in body, key
        for id in FIGURES[key].sources:
            assert f"[{id}]" in body, key


@pytest.mark.parametrize("key", ["unusual", "possible"])
def test_how_often_it_is_wrong_is_the_share_of_the_simulation(sam: Client, key: str) -> None:
    share = within_a_year(synthetic.FIVE_ITEMS, Severity(key))
    share_in_words = f"about {in_a_hundred(share)} show this within a year"
    assert share_in_words in sam.get(reverse("figure", args=[key])).text


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


def test_a_source_is_a_link_to_its_row_and_must_exist() -> None:
    assert source("E1") == '<a href="/figures/evidence/#E1">[E1]</a>'
    assert sourced("<b> & [M7], [X1], [E99]") == (
        '&lt;b&gt; &amp; <a href="/figures/evidence/#M7">[M7]</a>, [X1], [E99]'
    )
    with pytest.raises(KeyError):
        source("E99")
    with pytest.raises(KeyError):
        what_is("unheard-of")
    assert 'href="/figures/unusual/"' in what_is("unusual")
