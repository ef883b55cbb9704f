"""Every form of every page of an installation, filled with marked words and sent: `python -m tests.marked`.

Prints the marks as JSON, with how many of them the rows say afterwards.
"""

import itertools
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import django

#: Ends every mark: one search for it is a search for them all.
MARK = "wortmark"
#: Who fills which pages: the owner of the records, and the lead for what only leads do.
WHO = ("owner", "lead")
#: Signing out, handing the screen over, and what closes the pages that come after it.
HAND_OVER = {"agenda-show", "contact-shown", "expect-show", "paper-promises-show", "together-device"}
NOT_SENT = {"sign-out", "password", "alliance-end", "assignment-end", *HAND_OVER}


def main() -> None:
    """Make the people and their records, send every form, and say what was written."""
    from tests.web.samples import everybody
    from tests.world import make_world

    marks = (f"zq{n:04}{MARK}" for n in itertools.count())
    whose = everybody(world := make_world())
    sent = [mark for actor in WHO for mark in _sent(world, whose["owner"], actor, marks)]
    json.dump({"sent": sent, "stored": _stored(sent)}, sys.stdout)


def _sent(world: Any, whose: Any, actor: str, marks: Iterator[str]) -> Iterator[str]:
    from django.test import Client
    from django.urls import resolve

    from tests.web.forms import forms_of
    from tests.web.swept import ACTORS, addresses

    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(getattr(world, str(ACTORS[actor])))
    for address in addresses():
        answer = client.get(path := address.of(whose))
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        for form in forms_of(answer.content.decode(), path):
            if resolve(form.path).url_name in NOT_SENT:
                continue
            data = {name: list(values) for name, values in form.data.items()}
            yield from _marked(data, marks)
            client.post(form.path, data)


def _marked(data: dict[str, list[str]], marks: Iterator[str]) -> Iterator[str]:
    """Put a mark wherever a text or an address would stand."""
    for values in data.values():
        for place, value in enumerate(values):
            if value in ("Some words", "a@example.org"):
                yield (mark := next(marks))
                values[place] = mark if value == "Some words" else f"{mark}@example.org"


def _stored(marks: list[str]) -> list[str]:
    from tests.releases.make import said as every_row

    said = repr([list(values.values()) for rows in every_row().values() for values in rows.values()])
    return [mark for mark in marks if mark in said]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    main()
