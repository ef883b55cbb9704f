"""Hashing passwords: one after another in each process of the server, so two at once at most, in bounded memory.

Hashing is slow and takes memory on purpose. Sixty sign-ins at once took 892 MB and every thread; now a few wait for
their turn, and whoever comes when these are waiting is told so at once.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils.translation import gettext_lazy as _

from alongside.base.errors import Refused

WAITING = 3  # beside the one whose turn it is: half of a process's threads stay free for everybody else
LONGEST = 5  # seconds that somebody waits
MANY = _("Many people are signing in just now. Please try again in a moment.")


class ManyAtOnce(Refused):
    """No password was looked at, because too many were. It eases within seconds."""


class Turns:
    """One at a time, and a bounded queue for it."""

    def __init__(self) -> None:
        self.places = threading.Semaphore(1 + WAITING)
        self.turn = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn. Raises ManyAtOnce at once where too many wait already, and after LONGEST seconds."""
        if not self.places.acquire(blocking=False):
            raise ManyAtOnce(MANY)
        try:
            if not self.turn.acquire(timeout=LONGEST):
                raise ManyAtOnce(MANY)
            try:
                yield
            finally:
                self.turn.release()
        finally:
            self.places.release()

    def check(self) -> None:
        """Raises ManyAtOnce where nobody would get a place now: before anything is written for them."""
        if self.places.acquire(blocking=False):
            self.places.release()
        else:
            raise ManyAtOnce(MANY)


turns = Turns()


class Argon2(Argon2PasswordHasher):
    """Argon2id with 64 MiB in three passes (RFC 9106, for where memory is bounded), on one core, each in its turn."""

    time_cost, memory_cost, parallelism = 3, 64 * 1024, 1

    def encode(self, password: str, salt: str) -> str:
        with turns.taken():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with turns.taken():
            return super().verify(password, encoded)
