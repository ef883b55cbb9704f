"""Story Q (S10, S12, S21): held. A bad feeling after a visit comes back as an agreed action; another supervisor; an answer for
the supervisor alone. In the demo, on a phone; what each of them may not read is walked whole in tests/web."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.watch import Watch
from tests.e2e.ways import PHONE, beyond_the_edge

MINE = "I said yes before I had heard him out."
SEEN = "I want to rescue him too."
AGREED = "Ask Dean once, and wait."
TOLD = "Fewer papers. Come and sit at the stall with me."
REPLY = "Thank you. I come to the stall on Monday."

Axe = Callable[[Page], None]


def looked(page: Page, axe: Axe) -> None:
    axe(page)
    assert beyond_the_edge(page) <= 0, page.url


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def to(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name="People").click()
    follow(page, name)


def both(site: Site, page_at: Callable[..., Page], name: str) -> tuple[Page, Page]:
    """Sam, and somebody else, each on their Today."""
    sam, other = page_at(PHONE), page_at(PHONE)
    site.sign_in(sam, "sam")
    site.sign_in(other, name)
    return sam, other


def feel_and_bring(sam: Page, axe: Axe) -> None:
    """After the newest contact with Dean: felt, kept, and brought by one press more."""
    to(sam, "Dean Whitlock")
    sam.locator(".sub a").click()
    follow(sam, "Think it through")
    sam.get_by_label("pulled", exact=True).check()
    sam.get_by_label("What of this is mine?").fill(MINE)
    looked(sam, axe)
    press(sam, "Keep, and bring it")
    looked(sam, axe)
    press(sam, "Bring it to Olu")
    expect(sam.get_by_text("can be taken back until you talk")).to_be_visible()


def talk_and_agree(olu: Page, axe: Axe) -> None:
    """In the session that Today leads to: one of the seven ways, a guess, and what comes of it."""
    follow(olu, "with Sam")
    card = olu.locator("section.card", has_text=MINE)
    looked(olu, axe)
    card.get_by_role("button", name="Talk about this").click()
    expect(olu.locator("dt", has_text="Between us, here")).to_be_visible()
    olu.get_by_label("In me, who listens").check()
    olu.get_by_label("What do you see?").fill(SEEN)
    olu.get_by_label("A guess").check()
    press(olu, "Add")
    expect(olu.get_by_text(SEEN)).to_be_visible()
    looked(olu, axe)
    follow(olu, "Agree what comes of it")
    olu.get_by_label("What will be done?").fill(AGREED)
    olu.get_by_label("Sam", exact=True).check()
    olu.get_by_label("By when?").fill((dt.date.today() + dt.timedelta(days=5)).isoformat())
    olu.get_by_label("Dean: a thought").check()
    press(olu, "Add")
    expect(olu.get_by_role("listitem").filter(has_text=AGREED)).to_be_visible()


def test_a_bad_feeling_comes_back_as_an_agreed_action_in_the_next_get_ready(
    site: Site, page_at: Callable[..., Page], axe: Axe
) -> None:
    sam, olu = both(site, page_at, "olu")
    expect(sam.get_by_role("link", name="with Olu")).to_be_visible()
    feel_and_bring(sam, axe)
    talk_and_agree(olu, axe)
    sam.goto(site.url)
    expect(sam.get_by_text(f"You: {AGREED}")).to_be_visible()
    to(sam, "Dean Whitlock")
    follow(sam, "Get ready")
    expect(sam.get_by_role("heading", level=1)).to_contain_text("Dean")
    expect(sam.get_by_text(AGREED)).to_be_visible()
    looked(sam, axe)


def test_an_answer_for_the_supervisor_alone_is_replied_to_and_unseen_by_the_worker(
    site: Site, page_at: Callable[..., Page], axe: Axe, watch: Watch
) -> None:
    watch.expect("status of 404")
    sam, olu = both(site, page_at, "olu")
    follow(olu, "Read it, and reply by")
    expect(olu.get_by_text(TOLD)).to_be_visible()
    looked(olu, axe)
    answers = olu.url
    olu.locator("textarea").fill(REPLY)
    press(olu, "Done")
    expect(olu.get_by_text("Olu’s reply")).to_be_visible()
    olu.goto(site.url)
    expect(olu.get_by_text("answered for you alone")).to_have_count(0)
    assert sam.goto(answers).status == 404  # type: ignore[union-attr]
    sam.goto(site.url)
    to(sam, "Amir Haddad")
    for page in ("Between us", "Who opened what"):
        if page == "Who opened what":
            sam.locator("summary", has_text="More").last.click()
        follow(sam, page)
        expect(sam.get_by_role("heading", level=1)).to_contain_text("Amir")
        assert not [words for words in (TOLD, REPLY) if words in sam.get_by_role("main").inner_text()]


def another_supervisor(site: Site, olu: Page) -> None:
    """Olu, who leads, lets Priya supervise, and ends it between himself and Sam: who supervises Sam is Priya."""
    olu.goto(f"{site.url}/team/")
    follow(olu, "Priya Nair")
    follow(olu, "Change name and roles")
    olu.get_by_label("Supervises").check()
    press(olu, "Done")
    olu.goto(f"{site.url}/team/supervision/")
    pair = olu.get_by_role("listitem").filter(has_text="Olu Adeyemi").filter(has_text="Sam Okafor")
    pair.get_by_role("link", name="End it").click()
    olu.get_by_label("Now", exact=True).check()
    press(olu, "Done")
    follow(olu, "Say who supervises whom")
    olu.get_by_label("Who supervises?").select_option("Priya Nair")
    olu.get_by_label("Who is supervised?").select_option("Sam Okafor")
    press(olu, "Done")


def hand_on(sam: Page, axe: Axe) -> None:
    """What was brought and noted is all there, and goes to the new one by Sam's act."""
    sam.reload()
    expect(sam.get_by_text(SEEN)).to_be_visible()
    follow(sam, "Hand it on")
    looked(sam, axe)
    sam.get_by_label("Priya Nair").check()
    press(sam, "Done")
    expect(sam.get_by_text("handed on to Priya")).to_be_visible()


def test_a_supervisor_is_changed_and_no_note_is_lost(  # the last: Olu supervises Sam no more
    site: Site, page_at: Callable[..., Page], axe: Axe, watch: Watch
) -> None:
    watch.expect("status of 404")
    sam, olu = both(site, page_at, "olu")
    follow(sam, "Supervision")
    kept = [link.get_attribute("href") for link in sam.locator("a[href*='/brought/']").all()]
    follow(sam, "Rosa: a question")
    sam.get_by_label("In you", exact=True).check()
    sam.get_by_label("What do you see?").fill(SEEN)
    press(sam, "Add")
    another_supervisor(site, olu)
    hand_on(sam, axe)
    handed = sam.url
    priya = page_at(PHONE)
    site.sign_in(priya, "priya")
    press(priya, "I have seen this")
    follow(priya, "People you supervise")
    follow(priya, "Sam Okafor")
    looked(priya, axe)
    follow(priya, "Rosa: a question")
    expect(priya.get_by_text(SEEN)).to_be_visible()
    for path in kept:
        address = f"{site.url}{path}"
        opened = [page.goto(address).status for page in (sam, olu, priya)]  # type: ignore[union-attr]
        assert opened == [200, 404, 200 if address == handed else 404]
