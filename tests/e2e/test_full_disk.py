"""A disk that is really full, under the real server: a small mounted folder (A4)."""

import http.cookiejar
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.site import free_port, running
from tests.installation import Installation, prepared
from tests.world import PASSWORD

SIZE = 20 * 1024 * 1024
WORDS = "Canary: the dog is asleep & the “lift” is broken"
STATE = (
    "from alongside.audit.models import Event; from alongside.people.models import GoodToKnow\n"
    "print(Event.objects.filter(verb='read:alliance').count(), *[one.words for one in GoodToKnow.objects.all()])"
)
WITH_DEAN = (
    "from alongside.people.models import Alliance, Practitioner\n"
    "sam = Practitioner.objects.called('sam').get()\n"
    "print(*[one.pk for one in Alliance.objects.filter(practitioner=sam) if one.person.name == 'Dean Walker'])"
)


class Visitor:
    """Somebody's browser, as far as forms need one."""

    def __init__(self, url: str):
        self.url = url
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), _Stay())

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(path, None)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form with the guard of its page."""
        _status, page = self.get("/sign-in/" if path == "/sign-in/" else "/me/change/")
        guard = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert guard
        sent = urllib.parse.urlencode({"csrfmiddlewaretoken": guard[1], **fields})
        return self._ask(path, sent.encode())

    def _ask(self, path: str, data: bytes | None) -> tuple[int, str]:
        try:
            with self.opener.open(self.url + path, data, timeout=30) as answer:
                return answer.status, unescape(answer.read().decode())
        except urllib.error.HTTPError as answer:
            return answer.code, unescape(answer.read().decode())


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_words: Any) -> None:
        return None


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(folder: Path, name: str = "somebody-elses") -> Path:
    """Until not one byte more goes in."""
    path = folder / name
    with path.open("wb", buffering=0) as file:
        for piece in (1 << 20, 1 << 12, 1):
            try:
                while file.write(bytes(piece)) == piece:
                    pass
            except OSError:
                continue
    return path


def in_a_namespace_of_our_own() -> None:
    """Who is not root may mount in a namespace of their own, and run this test there."""
    again = ["unshare", "-Urm", sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(again, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


if os.geteuid():

    def test_a_full_disk_stops_saving_and_not_reading() -> None:
        in_a_namespace_of_our_own()

else:

    def test_a_full_disk_stops_saving_and_not_reading(disk: Path, tmp_path: Path) -> None:
        home = prepared(tmp_path / "first").copy_to(disk / "data")
        assert home.run("backup").returncode == 0
        keys = {path.name: path.read_bytes() for path in home.keys.iterdir()}
        [good] = (home.data / "backups").glob("*.backup")
        kept = good.read_bytes()
        alliance = home.python(WITH_DEAN).stdout.strip()
        port, log = free_port(), tmp_path / "log"
        command = [sys.executable, "-m", "alongside", "serve", "--port", str(port)]
        with running(command, port, home.data, log):
            _walk(home, disk, f"http://localhost:{port}", alliance)
        assert {path.name: path.read_bytes() for path in home.keys.iterdir()} == keys
        assert good.read_bytes() == kept
        said = home.python(STATE).stdout.strip()
        assert said == f"61 {WORDS}"
        assert home.run("backup").returncode == 0
        assert "Traceback" not in log.read_text()


def _walk(home: Installation, disk: Path, url: str, alliance: str) -> None:
    sam, other = Visitor(url), Visitor(url)
    page, form = f"/alliances/{alliance}/", f"/alliances/{alliance}/good-to-know/add/begin/"
    assert sam.post("/sign-in/", username="sam", password=PASSWORD)[0] == 302
    assert sam.get(page)[0] == 200
    typed = dict(re.findall(r'name="(id|_?for|on)" value="([^"]*)"', sam.get(form)[1])) | {"words": WORDS}
    assert sam.get("/health/") == (200, "ok")
    taken = fill(disk)
    assert sam.get("/health/") == (503, "full")
    assert {sam.get(page)[0] for _ in range(60)} == {200}, "reading goes on, and is noted"
    status, text = sam.post(form, **typed)
    assert (status, "Not saved. Your words are kept here." in text, WORDS in text) == (507, True, True)
    status, text = other.post("/sign-in/", username="priya", password=PASSWORD)
    assert (status, "Nobody can sign in just now" in text) == (507, True)
    more = fill(disk, "what the reserve left")
    done = home.run("backup")
    assert done.returncode == 1
    assert (
        "No backup was made: the disk is full. No half file is left, and the earlier backups" in done.stderr
    )
    left = sorted(one.name for one in (home.data / "backups").iterdir() if one.suffix != ".json")
    assert len(left) == 1, left
    assert home.run("keys", "--renew").returncode == 1
    for path in (taken, more):
        path.unlink()
    until = time.monotonic() + 10
    while sam.get("/health/") != (200, "ok"):
        assert time.monotonic() < until, "saving goes on within ten seconds, without a restart"
        time.sleep(0.2)
    assert sam.post(form, **typed)[0] == 302
