"""What stands in the database before a test begins: nobody, the standing people, or more of them.

To make the people anew for each test costs more than most tests do. So a lot of rows is made once, in a transaction
that stays open while one test after another asks for the same lot; each test's own changes go back to the savepoint
that `db` sets, and each is given its own copy of the objects, so that nothing one test did reaches the next.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

from django.db import transaction

Make = Callable[[], Any]


class Standing:
    """One lot of rows at a time."""

    def __init__(self) -> None:
        self._make: Make | None = None
        self._open: transaction.Atomic | None = None
        self._made = b""

    def want(self, make: Make) -> None:
        """Have what this makes stand there, and nothing else."""
        if self._make is make:
            return
        self.clear()
        self._open = transaction.atomic()
        self._open.__enter__()
        self._make = make
        self._made = pickle.dumps(make())

    def clear(self) -> None:
        """Nobody stands there any more: each table is empty."""
        opened, self._open, self._make = self._open, None, None
        if opened is not None:
            transaction.set_rollback(True)
            opened.__exit__(None, None, None)

    def copy(self) -> Any:
        """What was made, as objects of this test's own."""
        return pickle.loads(self._made)
