"""The real server with the standing people of `tests.world` in it, and fresh people to work with."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.e2e.asking import asking
from tests.e2e.site import Door, free_port, running
from tests.installation import Installation, prepared
from tests.world import PASSWORD

NEW_PERSON = """
import datetime as dt, json
from alongside.agenda.actions.items import add_item
from alongside.base.request_context import acting_for
from alongside.base.clock import new_id
from alongside.people.models import Practitioner
from tests.world import client_of
given = json.loads({given!r})
sam = Practitioner.objects.called("sam").select_related("org").get()
_person, alliance = client_of(sam, given["name"], dt.date.today() - dt.timedelta(days=60))
with acting_for(sam.as_viewer()):
    for side, words in given["items"]:
        add_item(sam.as_viewer(), alliance, id=new_id(), side=side, words=words)
print(alliance.id)
"""


@dataclass(frozen=True)
class Standing:
    """A running installation: its address, its data, and what some lines of Python print in it."""

    url: str
    home: Installation
    ask: Callable[[str], str]
    door: Door

    def sign_in(self, page: Page, username: str = "sam") -> None:
        """Sign in; the page ends where the sign-in leads."""
        self.door.sign_in(page, username, PASSWORD)

    def person(self, name: str, *items: tuple[str, str]) -> str:
        """A client of Sam's with (side, words) on the lists; the id of the alliance."""
        return self.ask(NEW_PERSON.format(given=json.dumps({"name": name, "items": items})))


@contextlib.contextmanager
def standing(folder: Path, *words: str) -> Iterator[Standing]:
    """The server on data of its own, started behind these words: `env` and what it should find there."""
    home, port = prepared(folder / "data"), free_port()
    command = [*words, sys.executable, "-m", "alongside", "serve", "--port", str(port)]
    url = f"http://localhost:{port}"
    with running(command, port, home.data, folder / "log"), asking(home) as ask:
        yield Standing(url, home, ask, Door(url))


@dataclass
class Hand:
    """One hand on one page, which counts what it does: a tap, or a field filled in."""

    page: Page
    count: int = 0

    def tap(self, what: Locator) -> None:
        what.click()
        self.count += 1

    def fill(self, what: Locator, words: str) -> None:
        what.fill(words)
        self.count += 1
