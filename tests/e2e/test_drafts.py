"""What is being typed survives, and never shows in another person's form (A8)."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.watch import Watch
from tests.e2e.ways import PHONE

WORDS = "The white van was in my space again"
KEPT = "kept as you type"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("drafts")) as running:
        yield running


@pytest.fixture
def typing(here: Standing, page_at: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """A contact form of somebody new on a phone, with words typed into it."""
    page = page_at(PHONE)
    here.sign_in(page)
    person = here.person(request.node.name[:40])
    page.goto(f"{here.url}/alliances/{person}/contacts/new/")
    page.get_by_label("promised something").check()
    page.get_by_label("What did you promise?").fill("Ring the manager")
    page.locator("textarea").first.press_sequentially(WORDS)
    return page


def state(page: Page):
    return page.locator("[data-draft-state]")


def all_is_there(page: Page) -> None:
    expect(page.locator("textarea").first).to_have_value(WORDS)
    expect(page.get_by_label("promised something")).to_be_checked()
    expect(page.get_by_label("What did you promise?")).to_have_value("Ring the manager")


def test_words_survive_a_reload(typing: Page) -> None:
    expect(state(typing)).to_have_text(KEPT)
    typing.reload()
    all_is_there(typing)


def test_words_survive_a_tab_that_is_closed_at_once(typing: Page) -> None:
    address, context = typing.url, typing.context
    with typing.expect_event("close"):
        typing.close(run_before_unload=True)
    page = context.new_page()
    page.goto(address)
    # The last words left as the tab closed; whoever is back before them sees them when looking again.
    for _ in range(20):
        if page.locator("textarea").first.input_value():
            break
        page.wait_for_timeout(250)
        page.reload()
    all_is_there(page)


def test_words_survive_a_tab_that_is_closed_while_they_are_on_their_way(typing: Page) -> None:
    expect(state(typing)).to_have_text(KEPT)
    on_their_way: list[Route] = []

    def hold_the_first(route: Route) -> None:
        route.continue_() if on_their_way else on_their_way.append(route)

    typing.route("**/drafts/", hold_the_first)
    with typing.expect_request("**/drafts/"):
        typing.locator("textarea").first.press("End")
        typing.locator("textarea").first.press_sequentially(" today")
    with typing.expect_response("**/drafts/") as answer:
        typing.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert answer.value.status == 204
    typing.unroute_all(behavior="ignoreErrors")
    typing.reload()
    expect(typing.locator("textarea").first).to_have_value(f"{WORDS} today")


def test_words_survive_signing_out_at_once(here: Standing, typing: Page) -> None:
    address = typing.url
    typing.get_by_role("button", name="Sign out").click()
    expect(typing.get_by_text("You are signed out.")).to_be_visible()
    here.sign_in(typing)
    typing.goto(address)
    all_is_there(typing)


def test_whoever_must_leave_can_though_the_words_can_not_be_kept(typing: Page, watch: Watch) -> None:
    watch.expect("status of 500")
    typing.route("**/drafts/", lambda route: route.fulfill(status=500))
    typing.locator("textarea").first.press_sequentially("!")
    asked: list[str] = []
    typing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    typing.get_by_role("button", name="Sign out").click()
    expect(typing.get_by_text("You are signed out.")).to_be_visible()
    assert asked == ["beforeunload"]


def test_words_survive_a_lost_connection(here: Standing, typing: Page, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")
    expect(state(typing)).to_have_text(KEPT)
    typing.context.set_offline(True)
    typing.get_by_label("What did you promise?").fill("Ring the manager")
    typing.locator("textarea").first.press("End")
    typing.locator("textarea").first.press_sequentially(" and again")
    typing.get_by_role("button", name="Done").click()
    expect(typing.get_by_role("alert")).to_contain_text("Not sent")
    expect(typing.locator("textarea").first).to_have_value(f"{WORDS} and again")
    typing.context.set_offline(False)
    expect(state(typing)).to_have_text(KEPT, timeout=20_000)
    typing.reload()
    expect(typing.locator("textarea").first).to_have_value(f"{WORDS} and again")
    typing.get_by_role("button", name="Done").click()
    expect(typing.get_by_role("heading", level=1)).to_contain_text("Visit")
    count = "from alongside.contacts.models import Contact; print(sum('and again' in one.on_their_mind for one in Contact.objects.filter(alliance_id='{}')))"
    person = here.ask(
        "from alongside.contacts.models import Contact; print(Contact.objects.order_by('-seq')[0].alliance_id)"
    )
    assert here.ask(count.format(person)) == "1"


def test_words_never_show_in_another_persons_form_or_to_another_worker(
    here: Standing, typing: Page, page_at: Callable[..., Page], watch: Watch
) -> None:
    expect(state(typing)).to_have_text(KEPT)
    address, other = typing.url, here.person("Somebody else")
    for form in ("contacts/new/", "message/", "contacts/plan/", "ready/"):
        typing.goto(f"{here.url}/alliances/{other}/{form}")
        assert WORDS not in typing.content()
    typing.goto(address.replace("contacts/new/", "message/"))
    assert WORDS not in typing.content(), "nor in another form about the same person"
    watch.expect("status of 404")
    colleague = page_at(PHONE)
    here.sign_in(colleague, "priya")
    answer = colleague.goto(address)
    assert answer is not None
    assert answer.status == 404
    assert WORDS not in colleague.content()


def test_saved_words_are_gone_from_the_empty_form(typing: Page) -> None:
    expect(state(typing)).to_have_text(KEPT)
    address = typing.url
    typing.get_by_role("button", name="Done").click()
    expect(typing.get_by_role("heading", level=1)).to_contain_text("Visit")
    typing.goto(address)
    expect(typing.locator("textarea").first).to_have_value("")


def test_the_time_is_told_in_the_language_of_the_page_and_not_of_the_browser(
    here: Standing, page_at: Callable[..., Page]
) -> None:
    page = page_at(PHONE, locale="en-US")
    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{here.person('An American phone')}/contacts/new/")
    page.locator("textarea").first.fill(WORDS)
    expect(page.locator("[data-draft-time]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
