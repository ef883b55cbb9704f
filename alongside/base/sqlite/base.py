"""Django's SQLite, with a queue for the one writer: first come, first served.

SQLite's own waiting looks again after 1, 2, 5 and up to 100 milliseconds, so that whoever came last goes first, and of
32 writers the unlucky waited 15 seconds. Here threads queue in their process, and the first of each process queues for
a lock on a file beside the database: the kernel hands it on in the order in which it was asked for, and takes it from
a process that dies. What SQLite guarantees does not hang on this: it is only about whose turn it is.
"""

import os
import threading
from collections import defaultdict, deque

from django.db.backends.sqlite3 import base

try:
    import fcntl
except ImportError:  # Windows, where one process serves
    fcntl = None  # type: ignore[assignment]


class Queue:
    """The threads of this process that want to write."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.taken = False
        self.waiting: deque[threading.Event] = deque()

    def wait(self, seconds: float) -> bool:
        """Whether it became this thread's turn in time."""
        with self.guard:
            if not self.taken:
                self.taken = True
                return True
            turn = threading.Event()
            self.waiting.append(turn)
        if turn.wait(seconds):
            return True
        with self.guard:
            if not turn.is_set():
                self.waiting.remove(turn)
            return turn.is_set()

    def next(self) -> None:
        """Whoever waited longest."""
        with self.guard:
            if self.waiting:
                self.waiting.popleft().set()
            else:
                self.taken = False


QUEUES: defaultdict[str, Queue] = defaultdict(Queue)  # by the file of the database


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, but a transaction begins in its turn. Without one in time SQLite is asked, and says that it is busy."""

    _turn: Queue | None = None
    _file: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        try:
            self._take_turn()
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_back()
            raise

    def _take_turn(self) -> None:
        queue = QUEUES[str(self.settings_dict["NAME"])]
        if not self.is_in_memory_db() and queue.wait(self.settings_dict["OPTIONS"].get("timeout", 5.0)):
            self._turn = queue
            if fcntl:
                if self._file is None:
                    beside = f"{self.settings_dict['NAME']}-turn"
                    self._file = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._file, fcntl.LOCK_EX)

    def _give_back(self) -> None:
        if self._turn:
            if self._file is not None:
                fcntl.flock(self._file, fcntl.LOCK_UN)
            self._turn.next()
            self._turn = None

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        self._give_back()

    def _close(self) -> None:
        super()._close()  # type: ignore[misc]
        self._give_back()
        if self._file is not None:
            os.close(self._file)
            self._file = None
