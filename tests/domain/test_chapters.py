"""What a save looks at again is enough: each chapter's facts, and no others, come from its rows."""

from __future__ import annotations

import pytest

from alongside.base.changed import Chapter
from alongside.insight import collect
from tests.chapters import held_to_the_whole
from tests.domain.agenda import made
from tests.domain.agenda.standing import pages_world
from tests.world import World


def test_what_is_kept_after_each_step_of_the_agendas_is_what_a_look_at_everything_finds(db: None) -> None:
    """Every form of every page is held to the same by tests/web/test_idor.py."""
    with held_to_the_whole() as seen:
        pages_world()
    assert seen.count(Chapter.AGENDA) > 5


def test_a_chapter_that_looks_at_too_little_is_found(
    world: World, as_owner: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.theirs(world)
    monkeypatch.setitem(collect.OF, Chapter.AGENDA, ())
    with pytest.raises(AssertionError, match="'theirs'"), held_to_the_whole():
        made.theirs(world, "The parking space")
