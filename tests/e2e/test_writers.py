"""Writers at the same moment are never refused and never fork the chain (A3). `bench.writers` runs it whole."""

from pathlib import Path

import pytest

from bench.writers import run
from tests.installation import Installation, prepared

PROCESSES, WRITES = 4, 20
STATE = (
    "from alongside.audit import chain; from alongside.people.models import Organisation\n"
    "v = chain.verify(Organisation.objects.get(name='Harbour').id); print(v.whole, v.events)"
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return prepared(tmp_path_factory.mktemp("template") / "data")


@pytest.mark.parametrize(("mode", "none_refused"), [("IMMEDIATE", True), ("DEFERRED", False)])
def test_read_then_write(template: Installation, tmp_path: Path, mode: str, none_refused: bool) -> None:
    home = template.copy_to(tmp_path / "data")
    stood = events(home)
    found = run(home.data, home.environment, mode, PROCESSES, WRITES)
    assert (found["refused"] == 0) is none_refused
    assert events(home) - stood == found["asked"] - found["refused"]


def events(home: Installation) -> int:
    """How many the chain holds, which is whole."""
    whole, count = home.python(STATE).stdout.split()
    assert whole == "True"
    return int(count)
