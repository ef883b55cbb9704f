"""Heads and bodies sent drop by drop, to the real server without a proxy."""

import contextlib
import http.client
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.ops import worker
from tests.e2e.site import answers, free_port, running
from tests.installation import Installation, prepared

HEAD = b"GET /health/ HTTP/1.1\r\nHost: loc"
BODY = b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 60\r\n\r\nuser"
WHOLE = b"GET /health/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return prepared(tmp_path_factory.mktemp("slow") / "data")


@contextlib.contextmanager
def served(home: Installation, folder: Path, *words: str) -> Iterator[int]:
    port = free_port()
    command = [*(words or ("env",)), sys.executable, "-m", "alongside", "serve", "--port", str(port)]
    with running(command, port, home.data, folder / "log"):
        yield port


@pytest.fixture(scope="module")
def port(home: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with served(home, tmp_path_factory.mktemp("served")) as port:
        yield port


@contextlib.contextmanager
def sent(port: int, what: bytes, times: int = 1) -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as held:
        yield [held.enter_context(_sent(port, what)) for _ in range(times)]


def _sent(port: int, what: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), 30)
    made.sendall(what)
    return made


def is_held(one: socket.socket) -> bool:
    """Whether the server still waits for the rest: it has neither answered nor hung up."""
    one.setblocking(False)
    try:
        return one.recv(1) is None
    except BlockingIOError:
        return True


@pytest.mark.parametrize("what", [HEAD, BODY], ids=["heads", "bodies"])
def test_a_hundred_half_sent_ones_hold_up_nobody(port: int, what: bytes) -> None:
    with sent(port, what, 100) as held:
        assert [answers(port, path="/health/") for _ in range(20)] == [200] * 20
        assert [*map(is_held, held)] == [True] * 100, "and all the while they were waited for"


def test_whoever_never_goes_on_is_hung_up_on(home: Installation, tmp_path: Path) -> None:
    hurried = ("env", "DJANGO_SETTINGS_MODULE=tests.e2e.hurried_settings")
    with served(home, tmp_path, *hurried) as port, sent(port, HEAD) as head, sent(port, BODY) as body:
        assert head[0].recv(1) == b""
        assert is_held(body[0]), "a body has longer: a file over a slow line"
        body[0].settimeout(30)
        assert body[0].recv(1) == b""


def test_more_half_sent_ones_than_there_are_places_shut_nobody_out(port: int) -> None:
    with sent(port, HEAD, 900):
        assert answers(port, path="/health/") == 200


def test_a_request_in_drops_is_answered_and_so_is_the_next_on_the_same_connection(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 30) as made:
        for _each in range(2):
            for place in range(len(WHOLE)):
                made.sendall(WHOLE[place : place + 1])
            answer = http.client.HTTPResponse(made)
            answer.begin()
            assert (answer.status, answer.read(), answer.will_close) == (200, b"ok", False)


def test_what_is_sent_behind_a_request_is_not_taken_for_another(port: int) -> None:
    with sent(port, WHOLE * 3) as made:
        answer = b"".join(iter(lambda: made[0].recv(9000), b""))
    assert (answer.count(b"HTTP/1.1"), b"Connection: close" in answer) == (1, True)


@pytest.mark.parametrize(
    ("framing", "status"),
    [
        ("Transfer-Encoding: chunked", 411),
        ("Content-Length: 1\r\nContent-Length: 2", 400),
        ("Content-Length: +1", 400),
        ("Content-Length: 3\r\ntransfer-encoding : chunked", 411),
    ],
)
def test_a_request_whose_end_can_not_be_known_is_refused(port: int, framing: str, status: int) -> None:
    with sent(port, f"POST / HTTP/1.1\r\n{framing}\r\n\r\n".encode()) as made:
        answer = b"".join(iter(lambda: made[0].recv(9000), b""))
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"default-src 'none'" in answer


def test_what_is_far_too_large_is_answered_with_the_page_that_says_so(port: int) -> None:
    asked = http.client.HTTPConnection("localhost", port, timeout=60)
    asked.request("POST", "/sign-in/", b"a" * (worker.LARGEST_BODY + 1))
    answer = asked.getresponse()
    assert (answer.status, answer.will_close, b"</html>" in answer.read()) == (413, True, True)
