"""Which addresses other computers can reach."""

from __future__ import annotations

import pytest

from alongside.ops.serving import is_everywhere


@pytest.mark.parametrize(
    ("address", "everywhere"),
    [
        ("0.0.0.0", True),
        ("::", True),
        ("[::]", True),
        ("0", True),
        ("0x0", True),
        ("", True),
        ("10.0.0.0", False),
        ("::1", False),
        ("alongside.example.org", False),
    ],
)
def test_what_stands_for_every_network(address: str, everywhere: bool) -> None:
    assert is_everywhere(address) is everywhere
