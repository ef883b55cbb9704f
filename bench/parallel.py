"""One form posted many times at once, many forms: each is one record, and every answer names it (A6).

Against the real server, signed in as a practitioner, with real connections.

    python -m bench.parallel [--forms 1000] [--times 20]
"""

import argparse
import http.client
import os
import re
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import django

from alongside.base.clock import new_id

BETWEEN = 100  # forms between two signings in: a session rests for a quarter of an hour at most
FORM = {
    "on_their_mind": "The white van was in my space again.",
    "their_item": "new",
    "did": "promised",
    "promise": "Ring the building manager",
    "mine_came_up": "not_today",
    "ease": "4",
}


@dataclass(frozen=True)
class Found:
    """What came of it: forms, posts, posts that were not answered with a contact, forms with several answers."""

    forms: int
    posts: int
    refused: int
    several: int
    seconds: float


@dataclass(frozen=True)
class Signed:
    """A session with its guard against forged forms."""

    port: int
    cookies: str
    token: str

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """The status, and where the answer leads."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=120)
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookies}
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.headers.get("Location", "")


def sign_in(port: int, username: str, password: str) -> Signed:
    """Sign in as a browser does."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.request("GET", "/sign-in/")
    first = connection.getresponse()
    page = first.read().decode()
    visitor = Signed(port, cookies_of(first), token_of(page))
    body = urlencode({"username": username, "password": password, "csrfmiddlewaretoken": visitor.token})
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": visitor.cookies}
    connection.request("POST", "/sign-in/", body, kind)
    second = connection.getresponse()
    second.read()
    connection.close()
    assert second.status == 302, f"Signing in was answered {second.status}."
    cookies = cookies_of(second)
    secret = re.search(r"csrf=([^;]+)", cookies)
    assert secret, cookies
    return Signed(port, cookies, secret.group(1))


def cookies_of(answer: http.client.HTTPResponse) -> str:
    given = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(one.split(";")[0] for one in given)


def token_of(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page[:500]
    return found.group(1)


def run(sign: Callable[[], Signed], path: str, forms: int, times: int) -> Found:
    """Post each form `times` at once, signing in anew long before a session that nobody renews is over."""
    began, refused, several = time.perf_counter(), 0, 0
    with ThreadPoolExecutor(times) as pool:
        for number in range(forms):
            if number % BETWEEN == 0:
                post = sign().post
            fields = {**FORM, "id": str(new_id()), "note": f"Form {number}"}
            answers = list(pool.map(lambda _each, same=fields, post=post: post(path, same), range(times)))
            refused += sum(status != 302 or not where.startswith("/contacts/") for status, where in answers)
            several += len(set(answers)) > 1
    return Found(forms, forms * times, refused, several, time.perf_counter() - began)


COUNTS = """
from alongside.agenda.models import AgendaItem, Promise
from alongside.audit.models import Event
from alongside.base.models import Revision
from alongside.contacts.models import Contact, PrivateNote, PromisedIn, Touch
print(*(model.objects.count() for model in (Contact, Touch, PromisedIn, Promise, AgendaItem, PrivateNote)),
      Event.objects.filter(verb="contact.recorded").count(), Revision.objects.count())
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=1000)
    parser.add_argument("--times", type=int, default=20)
    said = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"  # the standing people are models
    django.setup()
    from tests.e2e.standing import standing
    from tests.world import PASSWORD

    with tempfile.TemporaryDirectory() as folder, standing(Path(folder)) as site:
        person = site.person("Dean Parallel")
        port = int(site.url.rsplit(":", 1)[1])
        found = run(
            lambda: sign_in(port, "sam", PASSWORD),
            f"/alliances/{person}/contacts/new/",
            said.forms,
            said.times,
        )
        print(
            f"{found.forms} forms, each posted {said.times} times at once: {found.posts} posts in {found.seconds:.0f} s"
        )
        print(f"{found.refused} refused, {found.several} forms with different answers")
        print(
            f"contacts, touches, promised in, promises, items, for me, audit events, kept versions: {site.ask(COUNTS)}"
        )


if __name__ == "__main__":
    main()
