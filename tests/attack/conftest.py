from __future__ import annotations

from tests.fixtures import (  # noqa: F401
    attack_stands,
    no_remembered_keys,
    people_stand,
    standing,
    stands,
    world,
)
