"""Every kind of tampering with rows and chain is found with the anchor, and all but one without it.

`python -m bench.tampering` does a thousand of them.
"""

from __future__ import annotations

import random

import pytest
from django.db import transaction

from alongside.audit import chain
from alongside.audit.record import hash_everything
from alongside.audit.verifying import check
from tests.tampering import KINDS, Kept, stage, unguard
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

EACH = 4
#: An old head together with the old tail is the past as it was: nothing inside can tell.
BY_THE_ANCHOR_ALONE = {"cut_and_put_an_old_head_back"}
OF_ROWS = {"edit_row", "promise_kept", "score", "role", "delete_row", "add_row", "move_row"}


@pytest.fixture
def staged(world: World) -> tuple[Kept, str]:
    hash_everything(world.org.id), hash_everything(world.elsewhere.id)
    kept = stage(world)
    unguard()
    return kept


@pytest.mark.parametrize("kind", KINDS)
def test_a_tampering_is_found(world: World, staged: tuple[Kept, str], kind: str) -> None:
    kept, anchor = staged
    for seed in range(EACH):
        with transaction.atomic():
            KINDS[kind](world, random.Random(f"{kind} {seed}"), kept)
            assert check(world.org.id, anchor).faults, seed
            assert bool(check(world.org.id).faults) == (kind not in BY_THE_ANCHOR_ALONE), seed
            chain_sees = not chain.verify(world.org.id, anchor).whole
            assert chain_sees == (kind not in OF_ROWS), "without the hashes nothing sees a row"
            transaction.set_rollback(True)  # each begins from what is whole
    assert check(world.org.id, anchor).faults == ()
