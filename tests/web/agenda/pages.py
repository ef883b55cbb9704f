"""The pages of the agendas, and what they say."""

from __future__ import annotations

from tests.web.client import PageClient

OUTSIDE = "Because the solicitor says so"


def body(client: PageClient, path: str) -> str:
    return client.get(path).content.decode()
