"""Forms of an open record with ids of other records in their place, in the address and in the body.

First each form is sent as it is, and has to be taken: otherwise a refusal would say nothing. Then the same with an id of a
record that is closed to this worker, that is a colleague's, or that is of another organisation.
"""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client

from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.people.models import Assignment, Person
from alongside.people.queries import people as queries
from alongside.web.held import AGAIN
from tests.attack.doors import closed
from tests.attack.sweep import NOT_OF_A_CLIENT, Form
from tests.web.forms import Posted
from tests.web.samples import Whose, everybody
from tests.web.swept import at_the_door, harm, rows_written, state, undone
from tests.world import PASSWORD, World

pytestmark = pytest.mark.usefixtures("attack_stands")

#: Pages whose form can not be taken as it is, or writes nothing: a file and a password that nobody typed, a contact that is
#: over, a questionnaire that is not asked at a first meeting, and looking for somebody.
NOT_AS_IT_IS = {"people", "bring-in", "me-photo", "password", "contact-move", "questionnaire-answer"}
#: Buttons of a day that may hurt: the moment of the last press counts.
AGAIN_IS_THE_SAME = {"rang", "drop"}
OTHERS = ("owner", "colleague", "stranger")


def door(world: World) -> Client:
    """Sam, to whom Dean is closed and Ana is open; the forms are those of a page that was opened before."""
    closed(world)
    client = at_the_door(world, "owner", Client)
    client.raise_request_exception = False
    return client


def test_every_form_is_taken_as_it_is_and_sent_twice_it_is_saved_once(world: World) -> None:
    client, refused, saved_again = door(world), set(), []
    for form in world.forms["second"]:
        with undone():
            written = rows_written()
            answer = client.post(form.posted.path, form.posted.data)
            if answer.status_code != 302 or rows_written() == written:
                refused.add(form.page)
                continue
            before = state()
            client.post(form.posted.path, form.posted.data)
            if state() != before:
                saved_again.append(form.posted.path)
    assert refused == NOT_AS_IT_IS
    assert {path.split("/")[-2] for path in saved_again} == AGAIN_IS_THE_SAME
    assert len(world.forms["second"]) > 80


def swapped(form: Form, mine: Whose, theirs: Whose) -> Iterator[tuple[str, Posted]]:
    """The form with each id of mine in turn, in the address and in the body, replaced by theirs of the same kind."""
    same = NOT_OF_A_CLIENT if theirs.worker == mine.worker else set()
    kinds = {
        id: kind for kind, id in mine.made.items() if theirs.made.get(kind, id) != id and kind not in same
    }
    for id, kind in kinds.items():
        if str(id) in form.posted.path:
            other = form.posted.path.replace(str(id), str(theirs.made[kind]))
            yield f"address {kind}", Posted(other, form.posted.data)
    for field, place in form.posted.ids():
        kind = kinds.get(UUID(form.posted.data[field][place]))
        rest = {id for kind, id in theirs.made.items() if kind not in same} - set(mine.made.values())
        others = [theirs.made[kind]] if kind else sorted(rest)
        for other in others if field != "id" else ():
            yield f"body {field}", Posted(form.posted.path, form.posted.instead(field, place, str(other)))


def entries(world: World) -> tuple[list[str], int]:
    """What was written or shown under an id of others, and how many were tried."""
    client, all_of_them = door(world), everybody(world)
    mine, before, faults, tried = all_of_them["second"], state(), [], 0
    for name in OTHERS:
        words = {all_of_them[name].word, all_of_them[name].around}
        for form in world.forms["second"]:
            for what, posted in swapped(form, mine, all_of_them[name]):
                tried += 1
                fault = harm(client, "POST", posted.path, posted.data, words, before)
                faults += [f"{form.page} with {name}’s {what}: {fault}"] if fault else []
    return faults, tried


def test_no_id_of_others_is_believed(world: World) -> None:
    faults, tried = entries(world)
    assert faults == []
    assert tried > 300, "the sweep has lost its way"


def test_an_id_that_is_believed_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a page that puts whoever it is told into a circle."""

    monkeypatch.setattr(queries, "might_join", lambda viewer, alliance: list(Person.objects.all()))
    faults, _tried = entries(world)
    assert {one.partition(" with ")[0] for one in faults} >= {"circle-add"}


def test_whoever_is_assigned_stands_in_the_trail_whatever_page_did_it(world: World) -> None:
    """Every form there is: where an assignment was made, an event of the same act says with whom, and to whom."""
    sent = [("owner", form.page, form.posted) for form in world.forms["second"]]
    sent.append(("lead", "assignment-add", _assign(world)))
    made_by = set()
    for actor, page, posted in sent:
        client = at_the_door(world, actor, Client)
        with undone():
            stood = set(Assignment.objects.values_list("pk", flat=True))
            told = Event.objects.count()
            client.post(posted.path, posted.data)
            events = Event.objects.order_by("at", "n")[told:]
            named = [one.subjects for one in events if one.verb == "assignment.made"]
            for made in Assignment.objects.exclude(pk__in=stood):
                made_by.add(page)
                both = [["person", made.client_id.hex], ["practitioner", made.practitioner_id.hex]]
                assert any(all(one in subjects for one in both) for subjects in named), page
    assert made_by == {"person-add", "bring-in-file", "assignment-add"}


def _assign(world: World) -> Posted:
    data = {
        "id": [str(new_id())],
        "practitioner": [str(world.priya.id)],
        "client": [str(world.dean.id)],
        "since": ["2026-03-02"],
        AGAIN: [PASSWORD],  # a day that is over
    }
    return Posted("/team/assignments/add/", data)
