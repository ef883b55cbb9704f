from __future__ import annotations

import pytest

from tests.fixtures import as_owner, no_remembered_keys, world  # noqa: F401
from tests.web.client import PageClient


@pytest.fixture
def client() -> PageClient:
    """A client that looks at every page it fetches."""
    return PageClient()
