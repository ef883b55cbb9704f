"""The pages of the agendas, and what they say."""

from __future__ import annotations

from typing import Any

from tests.web.client import PageClient

READ = ["agenda/", "agenda/show/", "expect/", "expect/show/"]
WRITE = ["agenda/theirs/", "agenda/mine/", "agenda/referral/", "promises/add/", "goals/add/", "expect/write/"]
OUTSIDE = "Because the solicitor says so"


def paths(here: dict[str, Any]) -> dict[str, list[str]]:
    item, mine = f"/items/{here['item'].id}/", f"/items/{here['mine'].id}/"
    promise, goal = f"/promises/{here['promise'].id}/", f"/goals/{here['goal'].id}/"
    return {
        "read": [*(here["base"] + one for one in READ), item, mine, promise, goal],
        "write": [
            *(here["base"] + one for one in WRITE),
            *(item + one for one in ("happened/", "instead/", "change/", "promise/")),
            *(mine + one for one in ("happened/", "instead/", "change/")),
            *(promise + one for one in ("day/", "said/")),
            *(goal + one for one in ("change/", "agreed/")),
        ],
        "post": [item + "step/", item + "move/", promise + "step/", here["base"] + "expect/given/"],
    }


def body(client: PageClient, path: str) -> str:
    return client.get(path).content.decode()
