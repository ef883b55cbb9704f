"""How long a link that does not work takes to say so: wrong, past its time, used, taken back, and whether they can be told apart.

Against the real server: the same bytes, and the medians of 1,000 tries each, in turn, which must lie within 5 ms.

    python -m bench.link_timing [--tries 1000]
"""

import argparse
import http.client
import os
import statistics
import tempfile
import time
from pathlib import Path

LINKS = """
import datetime as dt, secrets
from alongside.base.request_context import acting_for
from alongside.checkins.actions import invitations
from alongside.people.models import Alliance, Practitioner
from alongside.repair.actions.asked import ask_five
sam = Practitioner.objects.called("sam").select_related("org").get().as_viewer()
dean = Alliance.objects.filter(practitioner_id=sam.id, person__is_client=True).get()
with acting_for(sam):
    ask_five(sam, dean, answers={"listens": 3})
    given = [invitations.give_link(sam, dean) for _ in range(3)]
    given[0][0].until -= dt.timedelta(days=8)
    given[0][0].save()
    invitations.open_link(given[1][1], "")
    invitations.take_back(sam, given[2][0])
print(secrets.token_urlsafe(32), *[secret for _, secret in given])
"""
KINDS = ("wrong", "past its time", "used", "taken back")


def press(connection: http.client.HTTPConnection, secret: str) -> tuple[float, bytes]:
    """Milliseconds until the button of a link was answered, and the answer."""
    began = time.perf_counter()
    connection.request("POST", f"/c/{secret}/")
    answer = connection.getresponse()
    body = bytes([answer.status % 256]) + answer.read()
    return (time.perf_counter() - began) * 1000, body


def main() -> None:
    """Print the medians, how far they lie apart, and how many different answers came."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tries", type=int, default=1000)
    tries = parser.parse_args().tries
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from tests.e2e.standing import standing

    with tempfile.TemporaryDirectory() as folder, standing(Path(folder)) as site:
        links = dict(zip(KINDS, site.ask(LINKS).split(), strict=True))
        connection = http.client.HTTPConnection("localhost", int(site.url.rsplit(":", 1)[1]), timeout=60)
        for secret in links.values():
            press(connection, secret)  # the first is slower, whatever it is
        took: dict[str, list[float]] = {kind: [] for kind in KINDS}
        bodies = set()
        for _each in range(tries):
            for kind, secret in links.items():
                milliseconds, body = press(connection, secret)
                took[kind].append(milliseconds)
                bodies.add(body)
    medians = {kind: statistics.median(times) for kind, times in took.items()}
    for kind, median in medians.items():
        print(f"{kind}: {median:.2f} ms")
    apart = max(medians.values()) - min(medians.values())
    print(f"apart: {apart:.2f} ms over {tries} tries each; different answers: {len(bodies)}")


if __name__ == "__main__":
    main()
