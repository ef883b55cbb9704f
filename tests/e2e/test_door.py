"""The door of the client's pages at the real server: programs that read mail, tricks with the path, spoofed hosts, what is logged."""

import http.client
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from alongside.base.headers import FIXED
from tests.e2e.standing import Standing, standing
from tests.portal.test_door import STAFF, TRICKS
from tests.web.samples import FIXED as PARTS
from tests.web.swept import addresses
from tests.world import PASSWORD

LINKS = """
from alongside.base.request_context import acting_for
from alongside.checkins.actions.invitations import give_link
from alongside.checkins.models import CheckIn
from alongside.people.models import Alliance, Practitioner
from alongside.repair.actions.asked import ask_five
sam = Practitioner.objects.called("sam").select_related("org").get().as_viewer()
[dean] = [one for one in Alliance.objects.filter(practitioner_id=sam.id) if one.person.called == "Dean"]
with acting_for(sam):
    if not CheckIn.objects.filter(alliance=dean).exists():
        ask_five(sam, dean, answers={{"listens": 3}})
    print(*[give_link(sam, dean)[1] for _ in range({number})])
"""
TOUCHED = """
from alongside.checkins.models import CheckIn, Invitation
print(Invitation.objects.exclude(opened_at=None).count(), Invitation.objects.exclude(over="").count(), CheckIn.objects.count())
"""
#: What a program does that looks at a page closely: it runs the scripts, passes over everything and lists where it leads.
LOOKED_AT = """() => {
  scrollTo(0, document.body.scrollHeight);
  for (const part of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "pointerenter", "focus"]) part.dispatchEvent(new Event(kind, {bubbles: true}));
  }
  return [...document.querySelectorAll("[href], [src]")].map(part => part.href || part.src).filter(Boolean);
}"""
HTTPS = ("env", "ALONGSIDE_HTTPS=yes", "ALONGSIDE_HOSTS=care.example")
EVIL = "evil.example"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("door")) as site:
        yield site


def links(site: Standing, number: int = 1) -> list[str]:
    return site.ask(LINKS.format(number=number)).split()


def ask(site: Standing, path: str, method: str = "GET", body: str = "", **headers: str):
    """The answer to exactly this path, and its text."""
    said = {"Host": "localhost"} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items())]
    lines += [f"Content-Length: {len(body)}", "Connection: close"]
    with socket.create_connection(("127.0.0.1", urlsplit(site.url).port), 30) as made:
        made.sendall("\r\n".join([*lines, "", body]).encode())
        answer = http.client.HTTPResponse(made, method=method)
        answer.begin()
        return answer, answer.read().decode(errors="replace")


def cookie_of(answer: http.client.HTTPResponse) -> str:
    return (answer.headers["Set-Cookie"] or "").partition(";")[0]


def test_a_hundred_robots_leave_a_link_as_it_is_and_then_a_person_opens_it(
    here: Standing, browser: Browser, page_at: Callable[..., Page]
) -> None:
    [secret] = links(here)
    link, before = f"{here.url}/c/{secret}/", here.ask(TOUCHED)
    for _robot in range(80):
        answer, _text = ask(here, f"/c/{secret}/")
        assert (answer.status, answer.headers["Set-Cookie"]) == (200, None)
    for _robot in range(20):
        with browser.new_context(service_workers="block") as robot:
            page = robot.new_page()
            page.goto(link, wait_until="load")
            followed = {urljoin(link, part) for part in page.evaluate(LOOKED_AT)}
            for part in followed:
                robot.request.get(part)
            assert page.url == link, "nothing submits by itself"
            assert robot.cookies() == []
    assert here.ask(TOUCHED) == before
    person = page_at(390)
    person.goto(link)
    person.locator("main form button").first.click()
    expect(person, "the secret is gone from the address").to_have_url(f"{here.url}/c/hello/")
    [cookie] = person.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("checkin", True, "Strict")
    assert "Sam" in person.locator("h1").inner_text()


def everywhere() -> list[str]:
    """Every address of the staff's, with somebody's id where it names a record."""
    some_id = "0190a0a0-0000-7000-8000-000000000000"
    return [
        reverse(found.name, kwargs={part: PARTS.get(part, some_id) for part in found.parts})
        for found in addresses()
    ]


def test_a_clients_cookie_is_nothing_to_staff_pages_and_theirs_nothing_to_the_clients(here: Standing) -> None:
    """Every answer is the one that somebody without any cookie gets: 404, or their way to the sign-in."""
    [secret] = links(here)
    held = cookie_of(ask(here, f"/c/{secret}/", "POST")[0])
    assert ask(here, "/c/hello/", Cookie=held)[0].status == 200
    tricks = [trick.format(path) for trick in TRICKS for path in STAFF] + [f"http://{EVIL}//", "//c/../"]
    assert len(tricks) >= 200
    reached = []
    for path in [*tricks, *everywhere()]:
        answer, _text = ask(here, path, Cookie=held, X_HTTP_Method_Override="POST", X_Original_URL="/people/")
        plain, _text = ask(here, path)
        same = (answer.status, answer.headers["Location"]) == (plain.status, plain.headers["Location"])
        if not same or (path.startswith("/c/") and answer.status != 404):
            reached.append((path, answer.status))
    assert not reached
    page, text = ask(here, "/sign-in/")
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', text).group(1)
    fields = f"username=sam&password={PASSWORD.replace(' ', '+')}&csrfmiddlewaretoken={token}"
    form = "application/x-www-form-urlencoded"
    entered, _text = ask(here, "/sign-in/", "POST", fields, Cookie=cookie_of(page), Content_Type=form)
    staff = "; ".join(part.partition(";")[0] for part in entered.headers.get_all("Set-Cookie"))
    assert ask(here, "/people/", Cookie=staff)[0].status == 200
    for path in ("/c/hello/", "/c/not-me/", "/c/people/"):
        assert ask(here, path, Cookie=staff)[0].status == 404
        assert ask(here, path, "POST", Cookie=staff)[0].status == 404


SPOOFED = [
    *({"Host": host} for host in (EVIL, f"{EVIL}:80", f"localhost.{EVIL}", f"{EVIL}#localhost", f"localhost@{EVIL}")),
    *({"Host": "localhost", name: EVIL} for name in ("X-Forwarded-Host", "X-Host", "X-Forwarded-Server", "Forwarded")),
    {"Host": "localhost", "X-Forwarded-Proto": f"https://{EVIL}"},
]  # fmt: skip


def test_a_spoofed_host_is_reflected_nowhere_and_every_answer_carries_the_headers(here: Standing) -> None:
    secrets = links(here, 2 * len(SPOOFED))
    for spoofed in SPOOFED:
        names = {name.replace("-", "_"): value for name, value in spoofed.items()}
        link, other = (f"/c/{secrets.pop()}/" for _each in range(2))
        asked = [
            ("GET", link),
            ("POST", link),
            ("GET", f"http://{EVIL}{other}"),
            ("HEAD", other),
            ("GET", "/c/none/"),
        ]
        for method, path in asked:
            answer, text = ask(here, path, method, **names)
            assert EVIL not in text + str(answer.headers), (spoofed, method, path)
            strict(answer)
    too_large = ask(here, f"/c/{'a' * 43}/", "POST", "a" * 1_100_000)[0]
    for answer in (
        too_large,
        ask(here, "/c/%ff/")[0],
        ask(here, "/c/hello/", "POST", Origin=f"http://{EVIL}")[0],
    ):
        assert answer.status == 404
        strict(answer)


def strict(answer: http.client.HTTPResponse) -> None:
    own = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
    missing = [name for name, value in (FIXED | own).items() if answer.headers[name] != value]
    assert not missing, (answer.status, missing)


def test_no_secret_of_a_link_is_in_a_log(tmp_path: Path) -> None:
    with standing(tmp_path) as site:
        opened, unopened = links(site, 2)
        held = cookie_of(ask(site, f"/c/{opened}/", "POST")[0])
        for secret in (opened, unopened, held.partition("=")[2]):
            for method, path in (
                ("GET", f"/c/{secret}/"),
                ("POST", f"/c/{secret}/?{secret}"),
                ("PUT", f"/people/{secret}/"),
            ):
                ask(site, path, method, Cookie=held)
                ask(site, path, method, Host=f"{secret}.{EVIL}", Referer=f"http://localhost{path}")
            for wrong in (f"GET /c/{secret}/ HTTP/9", f"GET /c/{secret}", f"\0 /c/{secret}/ HTTP/1.1"):
                with socket.create_connection(("127.0.0.1", urlsplit(site.url).port), 30) as made:
                    made.sendall(f"{wrong}\r\n\r\n".encode())
                    made.recv(10)
        ask(site, f"/c/{unopened}/", "POST")
        written = (tmp_path / "log").read_text()
        assert "WARNING" in written or "refused" in written
        assert not [secret for secret in (opened, unopened, held.partition("=")[2]) if secret in written]


def test_over_https_the_cookie_is_of_this_host_alone(tmp_path: Path) -> None:
    with standing(tmp_path, *HTTPS) as site:
        [secret] = links(site)
        of_proxy = {"Host": "care.example", "X_Forwarded_Proto": "https", "X_Forwarded_For": "10.1.1.1"}
        page, _text = ask(site, f"/c/{secret}/", **of_proxy)
        assert page.status == 200
        assert page.headers["Strict-Transport-Security"].startswith("max-age=6")
        strict(page)
        entered, _text = ask(site, f"/c/{secret}/", "POST", Origin="https://care.example", **of_proxy)
        assert (entered.status, entered.headers["Location"]) == (302, "/c/hello/")
        name, *attributes = entered.headers["Set-Cookie"].split("; ")
        assert name.startswith("__Host-checkin=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(attributes)
        assert not [part for part in attributes if part.startswith("Domain")]
        hello, _text = ask(site, "/c/hello/", Cookie=name, **of_proxy)
        assert hello.status == 200
        strict(hello)
