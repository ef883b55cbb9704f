"""A passkey made and used in a real browser on a phone, and one code sent many times at once (issue 16)."""

import http.client
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pyotp
from playwright.sync_api import Page, expect

from bench.parallel import cookies_of, token_of
from tests.e2e.standing import standing
from tests.e2e.ways import PHONE
from tests.world import PASSWORD

DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
SECRET, TIMES = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 50
WITH_APP = f"""
from alongside.people.models import Practitioner, SecondFactor
priya = Practitioner.objects.called("priya").get()
SecondFactor.objects.create(org=priya.org, made_by=priya, practitioner=priya, secret="{SECRET}", last_step=1)
"""


def test_a_passkey_on_a_phone_and_one_code_sent_fifty_times_at_once(
    tmp_path: Path, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    with standing(tmp_path) as site:
        page = page_at(PHONE)
        browser = page.context.new_cdp_session(page)
        browser.send("WebAuthn.enable")
        browser.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        site.sign_in(page)
        page.goto(f"{site.url}/me/")
        page.get_by_role("link", name="Your second step").click()
        axe(page)
        page.get_by_role("link", name="Make a passkey").click()
        axe(page)
        page.get_by_role("button", name="Make it on this device").click()
        expect(page.get_by_role("heading", name="Codes on paper")).to_be_visible()
        axe(page)
        page.get_by_role("link", name="I have them").click()
        page.goto(f"{site.url}/me/sessions/")
        axe(page)
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Use a passkey").click()
        axe(page)
        page.get_by_role("button", name="Show the passkey").click()
        expect(page.get_by_role("link", name="Signed in as Sam")).to_be_visible()

        site.ask(WITH_APP)
        assert at_once(int(site.url.rsplit(":", 1)[1]), "priya") == [302]


def at_once(port: int, who: str) -> list[int]:
    """The answers that let somebody in, of fifty that send the same code of the app."""
    page, cookies = send(port, "GET", "/sign-in/", {}, "")[1:]
    token = token_of(page)
    password = {"username": who, "password": PASSWORD, "csrfmiddlewaretoken": token}
    page = send(port, "POST", "/sign-in/", password, cookies)[1]
    half = page.split('name="half" value="')[1].split('"')[0]
    if (left := 30 - time.time() % 30) < 10:
        time.sleep(left)  # the code has to be good for as long as the fifty take
    fields = {"half": half, "code": pyotp.TOTP(SECRET).now(), "csrfmiddlewaretoken": token}
    with ThreadPoolExecutor(TIMES) as pool:
        sent = pool.map(
            lambda _time: send(port, "POST", "/sign-in/second/", fields, cookies)[0], range(TIMES)
        )
        return [status for status in sent if status == 302]


def send(port: int, method: str, path: str, fields: dict[str, str], cookies: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("localhost", port, timeout=120)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
    connection.request(method, path, urlencode(fields), kind)
    answer = connection.getresponse()
    page, kept = answer.read().decode(), cookies_of(answer)
    connection.close()
    return answer.status, page, kept
