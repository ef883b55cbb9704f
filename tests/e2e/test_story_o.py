"""Story O: Sam signs in with the account that the organisation has anyway. On a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.watch import Watch
from tests.e2e.ways import PHONE, beyond_the_edge
from tests.provider import a_provider

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    folder = tmp_path_factory.mktemp("story-o")
    secret = Path(folder / "secret")
    secret.write_text("hush\n")
    with a_provider({"s.okafor": {"preferred_username": "sam"}}) as issuer:
        given = {"ISSUER": issuer, "CLIENT": "alongside", "SECRET_FILE": str(secret)}
        settings = [f"ALONGSIDE_OIDC_{name}={value}" for name, value in given.items()]
        with standing(folder, "env", *settings) as running:
            yield running


def goes_there(page: Page, name: str) -> None:
    """By the button to the provider, and back with this name."""
    page.get_by_role("link", name="Sign in with your work account").click()
    page.get_by_placeholder("sub").fill(name)
    page.get_by_role("button", name="Authorize").click()


def test_story_o(
    here: Standing, page_at: Callable[..., Page], axe: Callable[[Page], None], watch: Watch
) -> None:
    watch.expect("jsdelivr")  # these two on the provider’s own page
    watch.expect("favicon.ico")
    page = page_at(PHONE)
    page.goto(f"{here.url}/people/")
    axe(page)
    assert beyond_the_edge(page) <= 0
    goes_there(page, "somebody else")
    expect(page.locator(".notice").first).to_contain_text("Signing in with your work account did not work.")
    axe(page)
    goes_there(page, "s.okafor")
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    assert page.url == f"{here.url}/people/", "where they wanted to be, and no code in the address"
    page.goto(f"{here.url}/me/sessions/")
    expect(page.get_by_role("main")).to_contain_text("Chrome")
