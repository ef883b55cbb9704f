"""Every form of every page, posted as a browser would: afterwards each row is as the trail says that an act left it.

An action that saves behind its event, or past it, is found here: the row it left is then in no event.
"""

import pytest
from django.test import Client

from alongside.audit.chain import check
from alongside.audit.record import record
from alongside.people.models import Person
from tests.attack.sweep import forms
from tests.web.client import signed_in_again
from tests.web.samples import everybody
from tests.web.swept import at_the_door, rows_written, undone
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

AWAY = {"sign-in", "password"}  # after these it is another session


@pytest.mark.parametrize("actor", ["owner", "lead"])
def test_whatever_is_posted_the_trail_speaks_of_every_row(begun: World, actor: str) -> None:
    client = at_the_door(begun, actor, Client)
    if actor == "lead":
        signed_in_again(client)
    done = set()
    for form in forms(begun, everybody(begun)["owner"], actor):
        if form.page in AWAY:
            continue
        with undone():
            before = rows_written()
            answer = client.post(form.posted.path, form.posted.data)
            assert check(begun.org.id).faults == (), f"{form.page}: {form.posted.path}"
            if answer.status_code < 400 and rows_written() != before:
                done.add(form.posted.path)
    assert len(done) > {"owner": 60, "lead": 9}[actor]


def test_an_action_that_saves_behind_its_event_is_found(
    begun: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def record_first(by, verb, subjects, *args, **detail):
        record(by, verb, subjects, *args, **detail)
        Person.objects.create(org_id=by.org_id, name="Somebody", made_by_id=by.id)

    monkeypatch.setattr("alongside.base.action.record_event", record_first)
    client = at_the_door(begun, "owner", Client)
    mine = forms(begun, everybody(begun)["owner"])
    form = next(form.posted for form in mine if form.page == "good-to-know-add")
    client.post(form.path, form.data)
    assert ["no act has written it" in one for one in check(begun.org.id).faults] == [True]
