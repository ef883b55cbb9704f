"""All that a worker is shown, to be held beside all that they were shown before somebody answered for others."""

import io
import re
import zipfile
from collections.abc import Iterator

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from tests.web.client import bare
from tests.web.samples import everybody
from tests.web.swept import addresses, at_the_door, undone
from tests.world import World

CANARY = "kingfisher"
#: New each time a page is shown: the id of what it will make, whom it was made for, and when a calendar was written.
FRESH = re.compile(r'name="(?:id|_for)" value="[^"]*"|DTSTAMP:\w+')
NEXT_ID = re.compile(r'name="id" value="([^"]+)"')

#: About nobody, and another page each time: a secret for a second step, a question to a passkey, when this browser came in.
NEW = ("second-step-app", "passkey-add", "sessions")


def shown_to_the_worker(world: World) -> Iterator[tuple[str, str]]:
    """Every page and file of Sam's, without what differs each time."""
    owner = everybody(world)["owner"]
    for address in addresses():
        if TABLE[address.name].get not in (None, Scope.LEAD, Scope.PUBLIC) and address.name not in NEW:
            yield address.name, _shown(world, "GET", address.of(owner), {})
    for word in (CANARY, "dean"):
        yield f"search for {word}", _shown(world, "POST", reverse("search"), {"q": word})


def _shown(world: World, method: str, path: str, data: dict[str, str]) -> str:
    with undone():
        client = at_the_door(world, "owner", Client)
        answer = client.generic(method, path) if method == "GET" else client.post(path, data, follow=True)
        page = _inside(answer.content)
        for fresh in set(NEXT_ID.findall(page)):  # parts of a form may be called after it
            page = page.replace(fresh, "")
        return f"{answer.status_code} {FRESH.sub('', page)}"


def _inside(content: bytes) -> str:
    """What a page or file shows, without when it was made: the drawing of each page of a paper, the parts of a workbook."""
    if content.startswith(b"%PDF"):
        return "\f".join(str(page.get_contents().get_data()) for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(content))
        return "\f".join(parts.read(name).decode() for name in parts.namelist() if "docProps" not in name)
    return bare(content.decode(errors="replace"))
