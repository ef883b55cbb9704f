"""Every kind of tampering with rows and chain is found with the anchor, and without it all but an old head put back.

`python -m bench.tampering` does a thousand of them.
"""

import random

import pytest
from django.db import transaction

from alongside.audit import chain
from alongside.audit.chain import check, hash_everything
from tests.tampering import KINDS, Stage, stage, unguard
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

#: An old head together with the old tail is the past as it was: what was kept since can tell, and nothing else.
BY_WHAT_WAS_KEPT = {"cut_and_put_an_old_head_back", "cut_with_an_old_head_and_go_on"}
OF_ROWS = {"edit_row", "promise_kept", "score", "role", "delete_row", "add_row", "move_row"}


@pytest.fixture
def staged(world: World) -> Stage:
    hash_everything(world.org.id), hash_everything(world.elsewhere.id)
    made = stage(world)
    unguard()
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_tampering_is_found(world: World, staged: Stage, kind: str) -> None:
    nights = set()
    for seed in range(4 if kind in BY_WHAT_WAS_KEPT else 2):  # so that each of the two heads is put back
        with transaction.atomic():
            KINDS[kind](world, random.Random(f"{kind} {seed}"), staged.kept)
            assert check(world.org.id, staged.anchor).faults, seed
            assert bool(check(world.org.id).faults) == (kind not in BY_WHAT_WAS_KEPT), seed
            nights.add(bool(check(world.org.id, staged.night).faults))
            chain_sees = not chain.verify(world.org.id, staged.anchor).whole
            assert chain_sees == (kind not in OF_ROWS), "without the hashes nothing sees a row"
            transaction.set_rollback(True)  # each begins from what is whole
    assert nights == ({True, False} if kind in BY_WHAT_WAS_KEPT else {True})
    assert check(world.org.id, staged.anchor).faults == ()
