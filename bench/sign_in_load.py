"""Sixty people sign in at once: the memory of the server above rest, and how long `/health/` takes meanwhile.

From sixty addresses and with sixty names, so that no count of tries stops them. Against the real server.

    python -m bench.sign_in_load [--at-once 60] [--rounds 3]
"""

import argparse
import http.client
import os
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode


def ask(port: int, method: str, path: str, body: str = "", source: str = "127.0.0.1", **headers: str):
    """The answer and its text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def sign_in(port: int, number: int) -> int:
    """The status that somebody with a name of nobody's gets: the work is that of a known one."""
    source = f"127.0.1.{number + 1}"
    first, page = ask(port, "GET", "/sign-in/", source=source)
    cookie = (first.headers["Set-Cookie"] or "").split(";")[0]
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page).group(1)
    fields = {"username": f"somebody {number}", "password": "a guess", "csrfmiddlewaretoken": token}
    answer, _text = ask(port, "POST", "/sign-in/", urlencode(fields), source, Cookie=cookie)
    return answer.status


def family(process: int) -> list[int]:
    """This process and all that it started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(one for child in children for one in family(int(child)))]


def memory(process: int) -> float:
    """Megabytes of a server, what its processes share counted once."""
    found = 0
    for one in family(process):
        try:
            told = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found += int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE).group(1))
    return found / 1024


@contextmanager
def watched(port: int, process: int) -> Iterator[dict[str, float]]:
    """The most memory and the slowest `/health/` while this is open."""
    most = {"memory": 0.0, "health": 0.0, "unwell": 0.0}
    over = threading.Event()

    def health() -> None:
        while not over.is_set():
            began = time.perf_counter()
            answer, _text = ask(port, "GET", "/health/")
            most["health"] = max(most["health"], time.perf_counter() - began)
            most["unwell"] += answer.status != 200
            over.wait(0.02)

    def weigh() -> None:
        while not over.is_set():
            most["memory"] = max(most["memory"], memory(process))
            over.wait(0.02)

    watching = [threading.Thread(target=one) for one in (health, weigh)]
    for one in watching:
        one.start()
    try:
        yield most
    finally:
        over.set()
        for one in watching:
            one.join()


def server_on(port: int) -> int:
    """The process that serves on this port: of those that share its words, the first that was there."""
    return min(
        int(folder.name)
        for folder in Path("/proc").glob("[0-9]*")
        if {b"serve", str(port).encode()} <= set((folder / "cmdline").read_bytes().split(b"\0"))
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at-once", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    said = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from tests.e2e.standing import standing

    with tempfile.TemporaryDirectory() as folder, standing(Path(folder)) as site:
        port = int(site.url.rsplit(":", 1)[1])
        server = server_on(port)
        sign_in(port, 200)
        for number in range(40):  # at rest is after pages were shown, in both processes
            ask(port, "GET", "/sign-in/", source=f"127.0.2.{number + 1}")
        rest = memory(server)
        print(f"at rest: {rest:.0f} MB")
        for _each in range(said.rounds):
            with watched(port, server) as most, ThreadPoolExecutor(said.at_once) as pool:
                began = time.perf_counter()
                statuses = Counter(pool.map(lambda n: sign_in(port, n), range(said.at_once)))
                took = time.perf_counter() - began
            print(
                f"{said.at_once} at once in {took:.1f} s, answered {dict(statuses)}: {most['memory'] - rest:.0f} MB above "
                f"rest, slowest /health/ {most['health']:.2f} s, {most['unwell']:.0f} unwell"
            )


if __name__ == "__main__":
    main()
