"""One filled world for a whole file of tests: made once, and each test's own changes are taken back.

Import `db`, `standing` and `world` into the file; `everybody(world)` then hands out what stands there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.web.samples import everybody
from tests.world import World, make_world


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The standing people with all their records."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world()
        everybody(made)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def db(standing: World, django_db_blocker: Any) -> Iterator[None]:
    """In place of the plain `db`: what one test changes is taken back, and what stands there stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world(db: None, standing: World) -> World:
    """The same, as it was made."""
    return standing
