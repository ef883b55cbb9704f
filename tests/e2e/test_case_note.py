"""The case note of a contact: with a script it is put on the clipboard, without one it can be selected."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing

MAKE = """
from alongside.base.request_context import acting_for
from alongside.base.clock import new_id
from alongside.contacts.actions.recording import record_contact
from alongside.people.models import Alliance, Practitioner
sam = Practitioner.objects.called("sam").select_related("org").get().as_viewer()
with acting_for(sam):
    dean = Alliance.objects.select_related("person").get(pk="{id}")
    words = dict(on_their_mind="The van again", promise="Ring the manager", named="That it makes him angry")
    print(record_contact(sam, dean, id=new_id(), way="call", note="Cold", ease=4, **words).id)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("pages")) as running:
        yield running


@pytest.fixture(scope="module")
def contact(here: Standing) -> str:
    return f"{here.url}/contacts/{here.ask(MAKE.format(id=here.person('Dean Full')))}/"


def test_the_case_note_is_copied(here: Standing, contact: str, page_at: Callable[..., Page]) -> None:
    page = page_at(390, permissions=["clipboard-read", "clipboard-write"])
    here.sign_in(page)
    page.goto(contact)
    page.get_by_role("button", name="Copy as case note").click()
    expect(page.get_by_text("copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "The van again" in copied
    assert "\n" in copied
    assert "at ease" not in copied


def test_without_javascript_the_case_note_can_be_selected(here: Standing, contact: str, no_js: Page) -> None:
    here.sign_in(no_js)
    no_js.goto(contact)
    expect(no_js.get_by_role("button", name="Copy as case note")).to_be_hidden()
    no_js.get_by_text("As a case note, for the other system").click()
    expect(no_js.locator("#note")).to_contain_text("The van again")
