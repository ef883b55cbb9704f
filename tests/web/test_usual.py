"""The lead's page of what is usual: worked out, by hand, and back; in words that give nobody away."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins import actions
from alongside.core.scale import Scale
from alongside.insight.models import OrgPrior
from alongside.insight.queries.usual import prior_for
from tests.core.test_instruments import INVENTED
from tests.service import service
from tests.world import World

BY_HAND = {"mean": "4.1", "between": "0.4", "within": "0.3", "weight": "5"}


def page(client: Client) -> str:
    return client.get(reverse("usual")).text


def test_the_default_is_shown_with_its_source_and_how_far_it_is(world: World, maya: Client) -> None:
    service(world, relationships=6, looks=3)
    body = page(maya)
    assert "4.18" in body
    assert "the safe default, for a service without figures of its own" in body
    assert "fewer than 8 of 20 relationships" in body
    assert "Zelkova" not in body
    answer = maya.post(reverse("usual-ours", args=["own-client"]), follow=True).text
    assert "Too few to say" in answer
    assert not OrgPrior.objects.exists()


def test_it_never_says_about_20_of_20(world: World, maya: Client) -> None:
    service(world, relationships=19, looks=3)
    assert "about 15 of 20" in page(maya)


def test_a_service_with_enough_works_it_out_and_goes_back(world: World, maya: Client) -> None:
    service(world, relationships=21, looks=4)
    maya.post(reverse("usual-ours", args=["own-client"]))
    body = page(maya)
    assert "worked out from about 20 relationships of this service" in body
    assert "in 95 of 100 such workings-out" in body
    maya.post(reverse("usual-default", args=["own-client"]))
    assert "the safe default again" in page(maya)
    assert "What was used before" in page(maya)


def test_by_hand_with_words_beside_the_field_that_is_out_of_bounds(world: World, maya: Client) -> None:
    there = reverse("usual-by-hand", args=["own-client"])
    wrong = maya.post(there, {"id": str(new_id()), **BY_HAND, "mean": "7", "between": "x", "weight": "31"})
    assert wrong.status_code == 422
    assert wrong.context["form"].errors == {
        "mean": ["Please give a figure from 1 to 5."],
        "between": ["Please write a number, like 0.4."],
        "weight": ["Please give a figure from 1 to 30."],
    }
    assert 'value="0.3"' in wrong.text
    assert maya.post(there, {"id": str(new_id()), **BY_HAND}).status_code == 302
    assert "4.10" in page(maya)
    assert "entered by hand" in page(maya)


def test_the_figures_are_read_in_few_questions_whatever_the_service(
    world: World, maya: Client, django_assert_max_num_queries
) -> None:
    service(world, relationships=30, looks=4)
    with django_assert_max_num_queries(12):
        page(maya)


def test_a_licensed_questionnaire_is_read_in_its_own_points(world: World, maya: Client) -> None:
    by = world.maya.as_viewer()
    with acting_for(by):
        added = actions.add_questionnaire(INVENTED, actions.Licence("The authors"), by=by, id=new_id())
    scale = added.instrument.total
    body = page(maya)
    assert added.instrument.name in body
    assert f"Points from {scale.low} to {scale.high}." in body
    middle = float(scale.low + scale.high) / 2
    given = {**BY_HAND, "mean": str(middle), "between": "1", "within": "1"}
    there = reverse("usual-by-hand", args=[added.key])
    assert maya.post(there, {"id": str(new_id()), **given}).status_code == 302
    assert f"{middle:.2f}" in page(maya)
    whole_steps = Scale.parse(f"0:{scale.top}:1")
    assert prior_for(world.org.id, added.key, whole_steps).mean == pytest.approx(scale.top / 2)
