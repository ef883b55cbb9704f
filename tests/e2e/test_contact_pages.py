"""The pages about contacts as people meet them: nothing axe objects to, and copying puts the note on the clipboard."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.ways import PHONE, WAYS, see

MAKE = """
import datetime as dt
from alongside.agenda.models import AgendaItem
from alongside.base.request_context import acting_for
from alongside.base.clock import now
from alongside.base.clock import new_id
from alongside.contacts.actions.planning import begin_absence, get_ready, plan_contact
from alongside.contacts.actions.recording import add_to_contact, record_contact
from alongside.people.models import Alliance, Practitioner
sam = Practitioner.objects.called("sam").select_related("org").get().as_viewer()
with acting_for(sam):
    dean = Alliance.objects.select_related("person").get(pk="{id}")
    theirs = AgendaItem.objects.get(alliance=dean, side="theirs")
    account = dict(at=now() - dt.timedelta(days=3), way="call", started_by="them", on_their_mind="The van again",
        item_id=theirs.id, promise="Ring the manager", minutes=12, named="That it makes him angry", note="Cold", ease=4)
    done = record_contact(sam, dean, id=new_id(), **account)
    record_contact(sam, dean, id=done.saved_as, note="Other words")
    add_to_contact(sam, done, words="He rang back")
    planned = plan_contact(sam, dean, at=now(), place="at home")
    get_ready(sam, planned, respect="He fights", my_need="Rest", openly=["my_need"])
    absence = begin_absence(sam, dean, why="silence")
print(done.id, planned.id, absence.id)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("pages")) as running:
        yield running


@pytest.fixture(scope="module")
def addresses(here: Standing) -> list[str]:
    mine = [("theirs", "The parking space"), ("mine", "Support worker"), ("mine", "Pain clinic")]
    full, empty = here.person("Dean Full", *mine), here.person("Noor Empty")
    done, planned, absence = here.ask(MAKE.replace("{id}", full)).split()
    forms = ("contacts/new/", "contacts/plan/", "message/", "absence/", "contacts/", "ready/")
    own = [f"/alliances/{one}/{form}" for one in (full, empty) for form in forms]
    of_done = [f"/contacts/{done}/{page}" for page in ("", "add/", "private-note/")]
    of_planned = [f"/contacts/{planned}/{page}" for page in ("", "move/", "record/", "ready/", "plan/")]
    return [*own, *of_done, *of_planned, f"/absences/{absence}/"]


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    here: Standing, addresses: list[str], page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = page_at(PHONE)
    here.sign_in(page)
    for address in addresses:
        page.goto(here.url + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        for way in ("phone", "light", "phone, dark", "320 px"):
            see(page, way)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= WAYS[way][0], (address, way)


def test_axe_finds_nothing_where_something_is_wrong(
    here: Standing, addresses: list[str], page: Page, axe: Callable[[Page], None], watch
) -> None:
    watch.expect("status of 422")
    here.sign_in(page)
    page.goto(here.url + addresses[0])
    page.get_by_label("promised something").check()
    page.get_by_label("By when?").fill("2040-05-01")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("#error-summary")).to_be_focused()
    axe(page)


def test_the_case_note_is_copied(here: Standing, addresses: list[str], page_at: Callable[..., Page]) -> None:
    page = page_at(390, permissions=["clipboard-read", "clipboard-write"])
    here.sign_in(page)
    page.goto(here.url + next(one for one in addresses if one.startswith("/contacts/")))
    page.get_by_role("button", name="Copy as case note").click()
    expect(page.get_by_text("copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "The van again" in copied
    assert "\n" in copied
    assert "at ease" not in copied


def test_without_javascript_the_case_note_can_be_selected(
    here: Standing, addresses: list[str], no_js: Page
) -> None:
    here.sign_in(no_js)
    no_js.goto(here.url + next(one for one in addresses if one.startswith("/contacts/")))
    expect(no_js.get_by_role("button", name="Copy as case note")).to_be_hidden()
    no_js.get_by_text("As a case note, for the other system").click()
    expect(no_js.locator("#note")).to_contain_text("The van again")
