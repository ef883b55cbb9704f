"""After what is usual was changed everybody's looks are read again, at once: the same numbers as one by one (stage 3)."""

from __future__ import annotations

import datetime as dt
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base import clock
from alongside.base.acting import acting_for
from alongside.base.changed import changed
from alongside.base.ids import new_id
from alongside.checkins.models import Look
from alongside.core.detection.settings import OWN
from alongside.core.instruments import CLIENT
from alongside.insight import refold, rereading
from alongside.insight.models import AllianceState, OrgPrior, ScoreState
from alongside.insight.setting_priors import enter, use_default
from alongside.people.models import Alliance
from alongside.repair.models import Strain
from tests.close import close
from tests.service import answer, service
from tests.world import World

KEPT = ("audience", "rater", "instrument", "version", "way", "rule", "prior", "top", "state", "told", "n", "mark",
        "look", "last_on", "last_seq", "steps")  # fmt: skip
BY_HAND = {"mean": 3.9, "between": 0.5, "within": 0.3, "weight": 6}


@pytest.fixture(autouse=True)
def lead(world: World):
    with acting_for(world.maya.as_viewer()):
        yield


def states() -> list[dict[str, object]]:
    rows = ScoreState.objects.order_by("alliance_id", "rater", "instrument", "version", "way")
    return [{name: getattr(row, name) for name in KEPT} for row in rows]


def facts() -> list[object]:
    return [one.facts for one in AllianceState.objects.order_by("alliance_id")]


def one_by_one(made: list[Alliance]) -> None:
    ScoreState.objects.all().delete()
    for alliance in made:
        changed(alliance.org_id, alliance.id)


def shapes(world: World, relationships: int = 9) -> list[Alliance]:
    """Series of every kind: long, short, in two ways, with a mirror, with hard patches, kept from the worker, ruptured."""
    made = service(world, relationships=relationships, looks=9)
    answer(made[0], [12])
    answer(made[1], [18, 18, 18, 18, 6, 6])
    answer(made[2], [15, 16, 15, 16, 4], mode="alone")
    answer(made[3], [14, 15, 14, 15, 16], rater="mirror")
    answer(made[4], [1, 1, 1], audience="supervisor")
    answer(made[4], [3, 3, 3], mode="with_help")
    day = clock.now().date()
    for n, alliance in enumerate(made[5:8]):
        over = (
            {"state": "mended", "mended_on": day - dt.timedelta(days=20), "mended_said_by": "they"}
            if n
            else {}
        )
        own = {"org": alliance.org, "alliance": alliance, "state_on": day}
        Strain.objects.create(began_on=day - dt.timedelta(days=60 - 40 * (n == 2)), **own | over)
    for alliance in made:
        changed(alliance.org_id, alliance.id)
    return made


def save(world: World, **more: float) -> OrgPrior:
    return enter(CLIENT.key, by=world.maya.as_viewer(), id=new_id(), **BY_HAND | more)


def test_the_numbers_are_those_of_reading_each_by_itself(world: World) -> None:
    made = shapes(world)
    before = states()
    row = save(world)
    again, today_knows = states(), facts()
    assert row.read_up_to is None
    assert not close(again, before)
    theirs = [one for one in again if one["rater"] == "client"]
    assert {one["prior"]["source"] for one in theirs} == {f"entered by hand on {clock.now():%-d %B %Y}"}  # type: ignore[index]
    assert {one["prior"]["source"] for one in again if one["rater"] == "mirror"} == {OWN.source}  # type: ignore[index]
    one_by_one(made)
    assert close(again, states())
    assert close(today_knows, facts())
    assert {one["told"]["told"]["verdict"] for one in again} >= {"none", "unusual"}  # type: ignore[index]


def test_the_next_look_goes_on_from_there(world: World) -> None:
    made = shapes(world)
    save(world)
    for alliance in made:
        answer(alliance, [11])
        changed(alliance.org_id, alliance.id)
    went_on = states()
    one_by_one(made)
    assert close(went_on, states())


def test_as_many_statements_for_forty_as_for_ten(world: World) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            save(world)
        return len(asked)

    save(world)
    for alliance in service(world, relationships=10, looks=4):
        changed(alliance.org_id, alliance.id)
    few = statements()
    for alliance in service(world, relationships=30, looks=4):
        changed(alliance.org_id, alliance.id)
    assert statements() == few


def test_another_organisation_is_left_alone(world: World) -> None:
    shapes(world)
    answer(world.with_far, [15, 16, 15, 16])
    changed(world.elsewhere.id, world.with_far.id)
    before = ScoreState.objects.get(alliance=world.with_far)
    save(world)
    after = ScoreState.objects.get(alliance=world.with_far)
    assert (after.prior, after.state) == (before.prior, before.state)


def test_a_large_service_is_read_in_parts_after_the_save(
    world: World, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    made = shapes(world)
    monkeypatch.setattr(refold, "PART", 4)
    with django_capture_on_commit_callbacks(execute=True):
        row = save(world)
        assert row.read_up_to is not None
    row.refresh_from_db()
    assert row.read_up_to is None
    again = states()
    one_by_one(made)
    assert close(again, states())


def test_what_was_cut_short_is_said_and_goes_on(world: World, monkeypatch) -> None:
    made = shapes(world)
    monkeypatch.setattr(refold, "PART", 4)
    row = save(world)  # and the process ends before the parts after the save
    sources = {one["prior"]["source"] for one in states() if one["rater"] == "client"}  # type: ignore[index]
    assert len(sources) == 2, "each state says with which figures it was made"
    monkeypatch.setattr(refold, "PART", 3)
    with mock.patch.object(rereading, "_to_the_end", lambda id: rereading._next_part(id)):
        rereading.go_on(world.org.id)
    row.refresh_from_db()
    assert row.read_up_to is not None
    rereading.refold_stale()  # as at the next start
    row.refresh_from_db()
    assert row.read_up_to is None
    again = states()
    one_by_one(made)
    assert close(again, states())


def test_what_was_saved_since_holds(world: World, monkeypatch) -> None:
    made = shapes(world)
    monkeypatch.setattr(refold, "PART", 4)
    first = save(world)
    monkeypatch.undo()
    use_default(CLIENT.key, by=world.maya.as_viewer())
    rereading.go_on()
    first.refresh_from_db()
    assert first.read_up_to is None
    assert {one["prior"]["source"] for one in states()} == {OWN.source}  # type: ignore[index]
    again = states()
    one_by_one(made)
    assert close(again, states())


def test_a_state_that_does_not_fit_its_looks_is_read_by_itself(world: World) -> None:
    made = shapes(world)
    Look.objects.filter(alliance=made[8]).order_by("on").first().delete()  # type: ignore[union-attr]
    answer(made[0], [9], mode="alone")  # a series that nothing was kept of yet
    AllianceState.objects.filter(alliance=made[1]).update(facts={**facts_of(made[1]), "scores": []})
    save(world)
    again, today_knows = states(), facts()
    one_by_one(made)
    assert close(again, states())
    assert close(today_knows, facts())


def facts_of(alliance: Alliance) -> dict[str, object]:
    return AllianceState.objects.get(alliance=alliance).facts


def test_a_failure_half_way_changes_nothing(world: World, monkeypatch) -> None:
    shapes(world)
    before = states()
    monkeypatch.setattr(refold, "_tell_today", mock.Mock(side_effect=RuntimeError))
    with pytest.raises(RuntimeError):
        save(world)
    assert states() == before
    assert not OrgPrior.objects.exists()
