"""How far our check-in can be relied on: for leads, as a snapshot, and never about one person or worker."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.insight.models import ServiceReport
from tests.service import answer, service
from tests.world import World


def page(client: Client) -> str:
    return client.get(reverse("relied")).text


def again(client: Client) -> str:
    return client.post(reverse("relied-again"), follow=True).text


@pytest.mark.parametrize(
    ("relationships", "workers", "said"),
    [
        (0, 1, "none of 10 people"),
        (7, 3, "fewer than 8 of 10 people"),
        (9, 3, "fewer than 10 of 10 people"),
        (12, 2, "it takes people of at least 3 workers"),
    ],
)
def test_too_few_are_not_worked_out(
    world: World, maya: Client, relationships: int, workers: int, said: str
) -> None:
    service(world, relationships=relationships, looks=3, workers=workers)
    assert said in page(maya)
    assert "Nothing was worked out" in again(maya)
    assert not ServiceReport.objects.exists()


def test_enough_give_every_figure_with_its_range(world: World, maya: Client) -> None:
    service(world, relationships=30, looks=5)
    body = again(maya)
    assert len(re.findall(r"in 95 of 100 such workings-out", body)) == 5
    assert "from about 30 relationships" in body
    assert "Zelkova" not in body
    assert "Worker" not in body


def test_a_second_report_waits_for_eight_relationships(world: World, maya: Client) -> None:
    made = service(world, relationships=30, looks=5)
    first = again(maya)
    for one in made[:7]:
        answer(one, [0, 0])
    told = again(maya)
    assert "Fewer than eight relationships have new looks" in told
    assert re.findall(r"<dd>[.\d-]+", told) == re.findall(r"<dd>[.\d-]+", first)
    answer(made[7], [0, 0])
    assert re.findall(r"<dd>[.\d-]+", again(maya)) != re.findall(r"<dd>[.\d-]+", first)


def test_one_look_each_says_so(world: World, maya: Client) -> None:
    service(world, relationships=30, looks=1)
    assert "none of 10 people with two looks" in page(maya)
