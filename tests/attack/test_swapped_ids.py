"""Forms of an open record with ids of other records in their place, in the address and in the body.

First each form is sent as it is, and has to be taken: otherwise a refusal would say nothing. Then the same with an id of a
record that is closed to this worker, that is a colleague's, or that is of another organisation. An address that names one
record is not asked here: `test_closed_records` asks each of whom it is closed to, and `test_matrix` of everybody else.
"""

from collections.abc import Iterator
from uuid import UUID
from zlib import crc32

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.people.models import Alliance, Assignment, Person
from alongside.people.queries import people as queries
from alongside.web.held import AGAIN
from tests.attack.conditions import put_back
from tests.attack.doors import closed
from tests.attack.sweep import NOT_OF_A_CLIENT, Form, ids_in
from tests.conftest import WHOLE
from tests.web.client import signed_in_again
from tests.web.forms import Posted
from tests.web.samples import Whose, everybody
from tests.web.swept import at_the_door, harm, rows_written, state, undone
from tests.world import PASSWORD, World

pytestmark = pytest.mark.usefixtures("attack_stands")

#: Pages whose form cannot be taken as it is, or writes nothing: a file and a password that nobody typed, a contact that is
#: over, a questionnaire and a form that are not asked at a first meeting, which columns a list has, addresses that are shown once,
#: whom + is for, and looking for somebody.
NOT_AS_IT_IS = {
    *(
        "add",
        "bring-in",
        "bring-in-file",
        "calendar",
        "check-in-link",
        "contact-move",
        "thinking",
        "thinking-about",
    ),
    *(
        "me-photo",
        "me-voice-sentence",
        "passkey-add",
        "password",
        "pencil-room",
        "pencil-turns",
        "people",
        "questionnaire-answer",
        "second-step-app",
        "session",
        "sheet-make",
        "sheet-of-brought",
        "sheet-of-rupture",
        "together-device",
    ),
}
OTHERS = ("owner", "colleague", "stranger")
#: Nobody's record but the worker's own; sent under its id, my leave is changed.
OWN = NOT_OF_A_CLIENT | {"leave"}


def door(world: World, actor: str = "owner") -> Client:
    """Sam, to whom Dean is closed and Ana is open, or the lead; the forms are those of pages that were opened before."""
    closed(world)
    client = at_the_door(world, actor, Client)
    client.raise_request_exception = False
    if actor == "lead":
        signed_in_again(client)
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
    assert saved_again == []
    assert len(world.forms["second"]) > 80


def swapped(form: Form, mine: Whose, theirs: Whose) -> Iterator[tuple[str, str, Posted]]:
    """The form with each id of mine in turn, in the address and in the body, replaced by theirs of the same kind and, in
    the body, by another of theirs.

    An address that is opened too is opened with it. Under their id for what the page will make stands one of theirs. With
    ALONGSIDE_TEST_WHOLE set every id in a body is replaced by each of theirs, of whatever kind.
    """
    same = OWN if theirs.worker == mine.worker else set()
    kinds = {
        id: kind for kind, id in mine.made.items() if theirs.made.get(kind, id) != id and kind not in same
    }
    for id, kind in kinds.items():
        if str(id) in form.posted.path and len(ids_in(form.posted.path)) > 1:
            other = form.posted.path.replace(str(id), str(theirs.made[kind]))
            for method in ("GET", "POST"):
                if TABLE[form.route].scope(method):
                    yield f"address {kind}", method, Posted(other, form.posted.data)
    rest = sorted({id for kind, id in theirs.made.items() if kind not in same} - set(mine.made.values()))
    for field, place in form.posted.ids():
        kind = kinds.get(UUID(form.posted.data[field][place]))
        of_every_kind = rest[crc32(form.page.encode()) % len(rest) :][:3] if field == "id" else rest
        others = [theirs.made[kind], *of_every_kind[:1]] if kind else of_every_kind
        for other in rest if WHOLE else others:
            yield (
                f"body {field}",
                "POST",
                Posted(form.posted.path, form.posted.instead(field, place, str(other))),
            )


#: who sends the forms, those of which pages, whose records are theirs, and whose ids are put into them
SENDERS = {"owner": ("second", "second", OTHERS), "lead": ("lead", "owner", ("stranger",))}


def entries(world: World, actor: str, only: str = "") -> tuple[list[str], int]:
    """What was written or shown under an id of others, and how many were tried; of all pages, or of `only` one."""
    client, all_of_them, (pages, whose, others) = door(world, actor), everybody(world), SENDERS[actor]
    before, faults, tried = state(), [], 0
    for name in others:
        theirs = all_of_them[name]
        words = {theirs.word, theirs.around}
        ids = [id.hex for id in {*theirs.made.values()} - {*all_of_them[whose].made.values()}]
        for form in world.forms[pages]:
            for what, method, posted in swapped(form, all_of_them[whose], theirs):
                if only not in ("", form.page):
                    continue
                tried += 1
                touched = ids if what == "body id" else None  # under their id something of mine may be made
                elsewhere = what.startswith("address")
                fault = harm(client, method, posted.path, posted.data, words, before, touched, elsewhere)
                faults += [f"{form.page} with {name}’s {what}: {fault}"] if fault else []
    return faults, tried


@pytest.mark.parametrize(("actor", "least"), [("owner", 1600), ("lead", 300)])
def test_no_id_of_others_is_believed(
    world: World,
    actor: str,
    least: int,
    caplog: pytest.LogCaptureFixture,
    mailoutbox: list[EmailMessage],
) -> None:
    """Nor told of in a log or a mail."""
    faults, tried = entries(world, actor)
    print(f"{actor}: {tried} ids of others")
    assert faults == []
    assert tried > least, "the sweep has lost its way"
    told = caplog.text + "".join(str(mail.message()) for mail in mailoutbox)
    everybodys = everybody(world)
    assert [name for name in SENDERS[actor][2] if everybodys[name].word in told] == []


def test_an_id_that_is_believed_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a page that puts whoever it is told into a circle, and one that opens whatever it is asked for."""
    monkeypatch.setattr(queries, "might_join", lambda viewer, alliance: list(Person.objects.all()))
    assert any("circle-add with" in fault for fault in entries(world, "owner", "circle-add")[0])
    put_back(monkeypatch, "_open", lambda _viewer, _whose: Alliance.objects.all())
    assert any(": let in" in fault for fault in entries(world, "owner", "questionnaire-answer")[0])


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
