"""What every action has from its decorator: saved twice is saved once, one event, and only what is one's own."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import Model

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import add_promise, reword_goal, step_promise
from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Promise
from alongside.audit.models import Event
from alongside.base.action import action
from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.models import Revision
from alongside.people.models import Alliance
from tests.domain.agenda import made
from tests.domain.test_people import verbs
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")


def test_the_same_page_is_one_record_and_other_words_are_a_conflict(world: World) -> None:
    id = new_id()
    for words in ("one", "one", "two", "two"):
        promise = add_promise(world.owner, world.with_dean, id=id, words=words)
        assert (promise.id, promise.words) == (id, "one")
    assert verbs() == ["promise.made", "version.kept"]
    conflict = Revision.objects.get()
    assert (conflict.reason, conflict.of_id, conflict.words["words"]) == ("conflict", id, "two")


def test_a_step_sent_again_gives_back_its_subject_and_what_came_is_shown_with_it(world: World) -> None:
    promise, id = made.promise(world), new_id()
    for words in ("", "", "On Monday"):
        promise = step_promise(world.owner, promise, id=id, event="kept", words=words)
        assert promise.state == "kept"
    assert verbs() == ["promise.made", "promise.kept", "version.kept"]
    assert Revision.objects.get().of_id == promise.id


def test_an_action_that_puts_right_keeps_a_conflict_only_where_it_saved_nothing(world: World) -> None:
    goal, id = made.goal(world), new_id()
    for words in ("Drive there", "Drive far", goal.words):
        goal = reword_goal(world.owner, goal, id=id, words=words)
        assert goal.words == words
    assert verbs() == ["goal.added", "goal.changed", "goal.changed", "goal.changed"]
    reword_goal(world.owner, goal, id=id, words=f" {goal.words} ")
    assert Revision.objects.count() == 1, "it says what stands already"


def test_a_step_begins_from_what_stands_and_what_is_refused_changes_nothing(world: World) -> None:
    first = made.promise(world)
    second = Promise.objects.get()
    step_promise(world.owner, first, event="kept")
    with pytest.raises(Refused):
        step_promise(world.owner, second, event="kept")
    assert (second.state, verbs()) == ("open", ["promise.made", "promise.kept"])


def acts() -> Iterator[tuple[Callable[..., Any], type[Model]]]:
    """Every act of an alliance, or of what belongs to one, and what it is an act of."""
    for config in apps.get_app_configs():
        package = f"{config.name}.actions"
        if not config.name.startswith("alongside.") or not find_spec(package):
            continue
        names = [one.name for one in iter_modules(getattr(import_module(package), "__path__", []))]
        for module in [package, *(f"{package}.{name}" for name in names)]:
            for act in vars(import_module(module)).values():
                if hasattr(act, "__wrapped__") and act.__module__ == module and "by" in get_type_hints(act):
                    subject = list(get_type_hints(act).values())[1]
                    if subject is Alliance or hasattr(subject, "alliance"):
                        yield act, subject


def test_every_act_with_somebody_is_refused_to_all_but_their_practitioner(world: World) -> None:
    """Before anything of it is looked at: whatever it would take, nobody else's page can have asked for it."""
    tried = [*acts()]
    for act, subject in tried:
        theirs = world.with_dean if subject is Alliance else subject(alliance=world.with_dean)
        for viewer in (world.colleague, world.stranger, world.supervisor):
            with pytest.raises(NotThere):
                act(viewer, theirs)
    assert len(tried) > 40
    assert not Event.objects.exists()


@action("item.spoken_of", of="item", records="A")
def speak_of(by: Viewer, item: AgendaItem, *, id: UUID | None = None) -> AgendaItem:
    item.why = "He said so"
    item.save()
    add_promise(by, item.alliance, words="Ring the garage")
    return item


def test_an_action_that_ends_with_another_has_its_own_event_too(world: World) -> None:
    speak_of(world.owner, add_item(world.owner, world.with_dean, side="theirs", words="The van"))
    assert verbs() == ["item.added", "promise.made", "item.spoken_of"]
