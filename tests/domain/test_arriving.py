"""Where a request ends, whatever the pieces it comes in; and how long the how-to says that one may take."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given, strategies as st

from alongside.ops import worker
from alongside.ops.worker import CLOSE, Arriving

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"


def taken(*pieces: bytes) -> Arriving:
    made = Arriving()
    for piece in pieces:
        made.take(piece)
    return made


@given(st.lists(st.integers(0, len(HEAD) + 5), max_size=6))
def test_it_is_whole_with_its_last_byte_however_it_is_cut(cuts: list[int]) -> None:
    message = HEAD + b"words"
    places = [0, *sorted(cuts), len(message)]
    pieces = [message[a:b] for a, b in zip(places, places[1:], strict=False)]
    assert not taken(*pieces[:-1], pieces[-1][:-1]).whole or not pieces[-1]
    whole = taken(*pieces)
    assert (whole.whole, whole.request()) == (True, message)


def test_what_is_too_large_is_read_past_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == worker.LARGEST_BODY, (
        "what the server keeps, a page accepts"
    )
    monkeypatch.setattr(worker, "LARGEST_BODY", 4)
    made = taken(HEAD + b"wor")
    assert (made.whole, bytes(made.held)) == (False, HEAD)
    made.take(b"ds")
    assert (made.whole, made.request()) == (True, HEAD.replace(b"\r\n", CLOSE, 1))
    assert taken(b"GET / HTTP/1.1\r\n" + b"a" * worker.LARGEST_HEAD).whole, (
        "the server refuses a head without end"
    )


def test_the_how_to_says_when_slow_ones_are_hung_up_on() -> None:
    text = (ROOT / "docs/how-to/set-up.md").read_text("utf-8")
    said = re.search(
        r"head is not there within (\d+) seconds, or that is not whole within (\d+),", " ".join(text.split())
    )
    assert said, "it says so"
    assert [int(number) for number in said.groups()] == [worker.HEAD, worker.SENT]
