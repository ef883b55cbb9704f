"""A phone without a connection: what cannot be sent stays and says so, a page that cannot be opened says so, and nothing that
was read can be read there. And what another app on the phone shares.

What a phone does when something is shared (no site causes the request, and cookies come along) is done here by turning a
typed address into a POST; chromium's webapk_post_share_target_navigator.cc opens it as such a request.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.site import Site
from tests.e2e.watch import Watch
from tests.e2e.ways import DESK, PHONE, beyond_the_edge, see

WORDS = "The white van was in my space again"
KEPT = """async () => { const kept = []; for (const name of await caches.keys())
  for (const {url} of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname); return kept }"""
BESIDE = 200  # pixels from the words to the button that was pressed, at most


@pytest.fixture
def phone(site: Site, page_at: Callable[..., Page], watch: Watch) -> Page:
    """Signed in, and the phone has what it shows without a connection."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = page_at(PHONE, service_workers="allow")
    site.sign_in(page, "sam")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def writing(site: Site, page: Page, name: str) -> None:
    """A contact form about somebody with words in it."""
    page.goto(f"{site.url}/people/")
    page.get_by_role("link", name=name).first.click()
    page.goto(f"{page.url}contacts/new/")
    page.get_by_label("mind?").fill(WORDS)


def is_saved_once(page: Page) -> None:
    """Pressing Done leads on from the form, and among the contacts with them it stands once."""
    contacts = page.url.partition("new/")[0]
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Visit")
    page.goto(contacts)
    expect(page.get_by_text(WORDS)).to_have_count(1)


def is_said_beside_the_button(page: Page) -> None:
    notice, button = page.get_by_role("alert"), page.get_by_role("button", name="Done")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("Not sent")
    expect(notice).to_be_in_viewport(ratio=1)
    said, pressed = notice.bounding_box(), button.bounding_box()
    assert said
    assert pressed
    assert 0 <= pressed["y"] - said["y"] < BESIDE
    expect(page.get_by_label("mind?")).to_have_value(WORDS)


def test_what_can_not_be_sent_is_said_beside_the_button_and_sent_again_once(
    site: Site, phone: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    writing(site, phone, "Kayleigh")
    phone.context.set_offline(True)
    for _press in range(2):
        phone.get_by_role("button", name="Done").click()
        is_said_beside_the_button(phone)
    axe(phone)
    shot(phone, "not-sent")
    see(phone, "320 px, dark")
    is_said_beside_the_button(phone)
    shot(phone, "not-sent-dark")
    phone.context.set_offline(False)
    is_saved_once(phone)


def test_a_server_that_is_gone_is_noticed_though_the_phone_believes_in_its_connection(
    site: Site, page_at: Callable[..., Page], watch: Watch
) -> None:
    watch.expect("ERR_FAILED")
    page = page_at(PHONE)
    page.clock.install()
    site.sign_in(page, "sam")
    writing(site, page, "Tunde")
    page.route("**/health/", lambda route: route.abort())
    page.clock.fast_forward(10_000)
    page.get_by_role("button", name="Done").click()
    is_said_beside_the_button(page)
    page.unroute("**/health/")
    is_saved_once(page)


def test_without_a_connection_a_page_says_so_and_nobodys_words_are_there(
    site: Site, phone: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    phone.goto(f"{site.url}/people/")
    assert "Kayleigh" in phone.content()
    kept = phone.evaluate(KEPT)
    assert [path for path in kept if not path.startswith("/static/")] == ["/offline/"]
    phone.context.set_offline(True)
    phone.goto(f"{site.url}/people/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("No connection")
    assert "Kayleigh" not in phone.content()
    for way in ("phone", "320 px, dark"):
        see(phone, way)
        axe(phone)
        shot(phone, f"offline {way}")
        assert beyond_the_edge(phone) <= 0
    phone.context.set_offline(False)
    phone.get_by_role("link", name="Try again").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("People")
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.get_by_text("You are signed out.")).to_be_visible()
    assert [path for path in phone.evaluate(KEPT) if not path.startswith(("/static/", "/offline/"))] == []


def elsewhere(page: Page, site: Site) -> str:
    """A page of another site with a link to Today, and a form that is sent to us as if something were shared."""
    address = site.url.replace("localhost", "127.0.0.1") + "/elsewhere/"
    body = f'<a href="{site.url}/">in</a><form method=post action="{site.url}/share/"><input name=text value=x><button>go</button></form>'
    page.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))
    return address


def test_another_site_leads_to_us_as_ever_and_sends_nothing_in_somebodys_name(
    site: Site, phone: Page
) -> None:
    """With the script that keeps the page for later in between: what it sent on itself would carry cookies."""
    address = elsewhere(phone, site)
    phone.goto(address)
    phone.get_by_role("link", name="in").click()
    expect(phone.get_by_role("button", name="Sign out")).to_be_visible()
    phone.goto(address)
    phone.get_by_role("button", name="go").click()
    expect(phone.get_by_text("Not sent: you are not signed in.")).to_be_visible()


def as_a_share(route: Route) -> None:
    body = urlencode({"title": "", "text": WORDS, "url": ""})
    headers = {**route.request.headers, "content-type": "application/x-www-form-urlencoded", "origin": "null"}
    route.continue_(method="POST", post_data=body, headers=headers)


def test_words_of_another_app_become_a_note_about_whoever_is_typed(
    site: Site,
    page: Page,
    width: int,
    axe: Callable[[Page], None],
    shot: Callable[[Page, str], None],
) -> None:
    site.sign_in(page, "sam")
    page.route("**/share/", as_a_share)
    page.goto(f"{site.url}/share/")
    expect(page.get_by_label("What you shared")).to_have_value(WORDS)
    axe(page)
    shot(page, "shared")
    assert beyond_the_edge(page) <= 0
    page.get_by_label("A visit", exact=True).check()
    name = {PHONE: "Rosa", DESK: "Maureen"}[width]
    page.get_by_label("With whom?").fill(name.lower())
    page.locator("#people button:visible").click()
    expect(page.get_by_label("mind?")).to_have_value(WORDS)
    assert page.url.endswith("/contacts/new/?way=visit")
    expect(page.get_by_role("link", name=name).first).to_be_visible()
    is_saved_once(page)
    assert "van" not in site.log.read_text()
