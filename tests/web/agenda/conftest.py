"""What the tests of the agendas' pages stand on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.world import World


@pytest.fixture
def here(world: World, agenda_pages_stand: None) -> dict[str, Any]:
    """Something of everything between Sam and Dean."""
    return world.here  # type: ignore[attr-defined]
