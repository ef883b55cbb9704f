"""Supervision: who reads what was brought, until when it is taken back, a contract of two, and a change of supervisor."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, now
from alongside.base.errors import NotThere, Refused
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.people.models import Practitioner, SupervisionLink
from alongside.supervision import actions, queries
from alongside.supervision.models import SupervisionItem, SupervisionSession
from tests.world import World, practitioner

SOON = dt.timedelta(days=3)


@pytest.fixture(autouse=True)
def reading(world: World) -> Iterator[None]:
    with acting_for(world.owner):
        yield


def bring(world: World, **more: Any) -> SupervisionItem:
    said = {"kind": "rupture", "source": new_id(), "snapshot": "She said I betrayed her.", "to": world.olu}
    return actions.bring(world.owner, world.with_dean, **said | more)


def session(world: World) -> SupervisionSession:
    link = queries.supervisions(world.owner)[0]
    return actions.plan_session(world.supervisor, link, at=now() + SOON)


def changed_supervisor(world: World) -> Practitioner:
    """Olu no longer supervises Sam; Ada does."""
    SupervisionLink.objects.update(
        closed_at=now(), closed_by=world.maya, until=now().date() - dt.timedelta(days=1)
    )
    ada = practitioner(world.org, "ada", is_worker=False, is_supervisor=True)
    day = now().date() - dt.timedelta(days=1)
    SupervisionLink.objects.create(
        org=world.org, supervisor=ada, practitioner=world.sam, since=day, made_by=world.maya
    )
    return ada


def reads(viewer: Viewer, item: SupervisionItem) -> bool:
    try:
        return queries.brought(viewer, item.id).snapshot == item.snapshot
    except NotThere:
        return False


def test_what_was_brought_is_read_by_the_two_alone_and_by_one_once_it_is_taken_back(world: World) -> None:
    item = bring(world)
    everybody = (world.owner, world.supervisor, world.colleague, world.stranger, world.maya.as_viewer())
    assert [reads(viewer, item) for viewer in everybody] == [True, True, False, False, False]
    assert queries.waiting(world.supervisor) == queries.of_source(world.owner, item.source) == [item]
    actions.take_back(world.owner, item)
    assert [reads(viewer, item) for viewer in everybody] == [True, False, False, False, False]
    assert queries.waiting(world.supervisor) == queries.of_source(world.owner, item.source) == []


def test_what_was_talked_about_is_not_taken_back_and_notes_of_both_stay_apart(world: World) -> None:
    item, met = bring(world), session(world)
    with pytest.raises(NotThere):
        actions.take_back(world.supervisor, item)
    actions.ask(world.owner, item, asks="What do I do meanwhile?", tried="I rang")
    actions.ask(world.owner, item, asks="And now?", tried="I rang")
    assert Revision.objects.get().words["asks"] == "What do I do meanwhile?"
    actions.discuss(world.supervisor, item, session=met)
    for act in (actions.take_back, lambda by, item: actions.ask(by, item, asks="", tried="")):
        with pytest.raises(Refused):
            act(world.owner, item)
    actions.note(world.owner, item, way="them", is_guess=False, words="She left the room")
    actions.note(world.supervisor, item, way="them", is_guess=True, words="She is afraid")
    noted = [(note.made_by_id, note.is_guess, note.words) for note in queries.notes(world.supervisor, item)]
    assert noted == [(world.sam.id, False, "She left the room"), (world.olu.id, True, "She is afraid")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"snapshot": "  "}, "snapshot"),
        ({"to": "priya"}, "to"),
    ],
)
def test_nothing_is_brought_without_words_or_to_somebody_who_does_not_supervise(
    world: World, wrong: dict[str, Any], field: str
) -> None:
    wrong = {"to": world.priya} if "to" in wrong else wrong
    with pytest.raises(Refused) as refused:
        bring(world, **wrong)
    assert refused.value.field == field


def test_a_session_is_of_the_two_is_asked_about_once_and_not_dropped_once_something_was_talked_about(
    world: World,
) -> None:
    item, met = bring(world), session(world)
    for viewer in (world.colleague, world.stranger, world.maya.as_viewer()):
        with pytest.raises(NotThere):
            queries.session(viewer, met.id)
    assert [row.id for row in queries.coming(world.owner)] == [met.id]
    with pytest.raises(NotThere):
        actions.answer_nearly(world.supervisor, met)
    assert actions.answer_nearly(world.owner, met).asked_at
    actions.discuss(world.owner, item, session=met)
    with pytest.raises(Refused):
        actions.step_session(world.owner, met, event="dropped")
    actions.step_session(world.owner, met, event="held")
    other = session(world)
    bring(world)
    assert [
        row.id for row in queries.for_session(world.supervisor, queries.session(world.owner, met.id))
    ] == [item.id]
    assert len(queries.for_session(world.supervisor, other)) == 1
    actions.step_session(world.owner, other, event="dropped")
    assert queries.coming(world.owner) == []
    assert queries.not_mentioned(world.owner, met, [item]) == [world.rosa]


def test_what_was_agreed_stands_with_both_until_its_owner_says_it_is_done(world: World) -> None:
    item, met = bring(world), session(world)
    due_on, viewers = now().date() + SOON, (world.owner, world.supervisor, world.colleague)
    said = {"what": "Ring Dean", "owner": world.sam, "due_on": due_on, "item": item}
    agreed = actions.agree(world.supervisor, met, **said)
    assert [queries.next_up(viewer) for viewer in viewers] == [([met], [agreed])] * 2 + [([], [])]
    assert [queries.agreed_in(viewer, met) for viewer in viewers] == [[agreed], [agreed], []]
    assert queries.agreed_about_person(world.owner, world.with_dean) == [agreed]
    assert queries.agreed_about_person(world.owner, world.with_rosa) == []
    assert queries.agreed_before(world.owner, session(world)) == [agreed]
    assert actions.step_agreed(world.supervisor, agreed, event="done").done_at
    assert queries.next_up(world.owner)[1] == []
    for wrong in ({"owner": world.priya}, {"due_on": now().date() - SOON}, {"what": " "}):
        with pytest.raises(Refused):
            actions.agree(world.owner, met, **said | wrong)


def test_a_contract_is_in_force_once_the_other_one_agreed_and_earlier_ones_stay(world: World) -> None:
    link = queries.supervisions(world.owner)[0]
    words = {"kept": "What we agree", "who_sees": "We two", "passed_on": "Danger to somebody"}
    first = actions.write_contract(world.owner, link, **words)
    with pytest.raises(Refused):
        actions.agree_contract(world.owner, first)
    second = actions.write_contract(world.supervisor, link, **words | {"kept": "Nothing else"})
    with pytest.raises(Refused):
        actions.agree_contract(world.supervisor, first)
    assert actions.agree_contract(world.owner, second).agreed_at
    versions = [contract.id for contract in queries.contracts(world.supervisor, world.sam.id, world.olu.id)]
    assert versions == [second.id, first.id]
    assert queries.contracts(world.maya.as_viewer(), world.sam.id, world.olu.id) == []


def test_a_new_supervisor_reads_what_is_handed_on_and_the_one_before_reads_no_more(world: World) -> None:
    kept, handed, met = bring(world), bring(world), session(world)
    for item in (kept, handed):
        actions.discuss(world.supervisor, item, session=met)
    actions.note(world.supervisor, handed, way="in_me", is_guess=True, words="I wanted to hurry")
    due_on = now().date() + SOON
    agreed = actions.agree(world.owner, met, what="Ring", owner=world.sam, due_on=due_on, item=handed)
    apart = actions.agree(world.owner, met, what="Rest", owner=world.sam, due_on=due_on, item=kept)
    ada = changed_supervisor(world).as_viewer()
    actions.hand_on(world.owner, handed, to=Practitioner.objects.get(pk=ada.id))
    viewers = (world.owner, ada, world.supervisor)
    assert [[reads(viewer, item) for item in (kept, handed)] for viewer in viewers] == [
        [True, True],
        [False, True],
        [False, False],
    ]
    assert [note.words for note in queries.notes(ada, handed)] == ["I wanted to hurry"]
    assert queries.agreed_about(ada, handed) == [agreed]
    anew = actions.plan_session(ada, queries.supervisions(ada)[0], at=now() + SOON)
    assert queries.agreed_before(ada, anew) == [agreed]
    assert queries.agreed_before(world.owner, anew) == [agreed, apart]
    with pytest.raises(NotThere):
        actions.hand_on(ada, handed, to=world.olu)
    with pytest.raises(NotThere):
        queries.agreed(world.supervisor, agreed.id)


def test_a_question_about_nobody_goes_with_the_supervision_too(world: World) -> None:
    """No record of a client closes it, so the supervision alone has to."""
    asked = {"kind": "question", "source": None, "snapshot": "Am I in the right work?", "to": world.olu}
    question = actions.bring(world.owner, None, **asked)
    assert reads(world.supervisor, question)
    changed_supervisor(world)
    assert not reads(world.supervisor, question)
    assert reads(world.owner, question)
