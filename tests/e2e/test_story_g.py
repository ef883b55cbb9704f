"""Story G: sixty people and forty visits are brought in; five wrong rows are refused together, mended, and taken in.

Again changes nothing. By page, with and without JavaScript, and by the command.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import bringing
from tests.e2e.site import alongside
from tests.e2e.standing import Standing, standing
from tests.e2e.watch import Watch
from tests.e2e.ways import AT_A_DESK, ON_A_PHONE

COUNTS = """
from alongside.agenda.models import AgendaItem
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, Person
marked = [one for one in Person.objects.all() if one.name.endswith("-{mark}")]
theirs = [one for one in Alliance.objects.filter(person__in=marked) if one.practitioner.username == "sam"]
print(
    len(theirs),
    Contact.objects.filter(alliance__person__in=marked, state="planned").count(),
    AgendaItem.objects.filter(alliance__person__in=marked, side="mine", origin="referral").count(),
    AgendaItem.objects.filter(alliance__person__in=marked, side="theirs").count(),
    sum(one.name.startswith("Zoë") for one in marked),
)
"""
TO_MEND = "Put these rows right first"
NOBODY, EVERYBODY = "0 0 0 0 0", "60 40 100 0 15"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-g")) as running:
        yield running


def counts(here: Standing, mark: str) -> str:
    """Alliances, planned contacts, items of mine, items of theirs, mothers."""
    return here.ask(COUNTS.format(mark=mark))


def bring(
    here: Standing, page: Page, what: str, name: str, content: bytes, says: str = "This is what will happen"
) -> None:
    page.goto(f"{here.url}/people/")
    page.get_by_role("link", name="Bring in a list").click()
    page.get_by_label(what, exact=True).check()
    page.get_by_label("The file").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(says)


def refused_together(here: Standing, page: Page, mark: str) -> None:
    bring(here, page, "people", "caseload.csv", bringing.caseload(mark, wrong=True), TO_MEND)
    expect(page.get_by_text("5 rows are wrong. Nothing goes in until they are put right.")).to_be_visible()
    to_mend = page.locator("h2", has_text="To put right").locator("+ ul > li")
    expect(to_mend).to_have_count(5)
    for place, (line, (column, _stands, reason)) in enumerate(bringing.WRONG.items()):
        expect(to_mend.nth(place)).to_contain_text(f"line {line}")
        expect(to_mend.nth(place).locator(".tag")).to_have_text(column, ignore_case=True)
        expect(to_mend.nth(place)).to_contain_text(reason)
    expect(page.get_by_role("button", name="Bring it all in")).to_have_count(0)
    assert counts(here, mark) == NOBODY


def taken_in(here: Standing, page: Page, mark: str) -> None:
    bring(here, page, "people", "caseload.csv", bringing.caseload(mark, wrong=False))
    page.get_by_role("button", name="Bring it all in").click()
    expect(page.get_by_text("Taken in: 60 new, 0 changed.")).to_be_visible()
    expect(page.get_by_role("link", name=f"Ada Ashdown-{mark}").first).to_be_visible()
    bring(here, page, "visits, from a calendar", "visits.ics", bringing.calendar(mark))
    expect(page.locator("summary", has_text="Left out")).to_be_visible()
    page.get_by_role("button", name="Bring it all in").click()
    expect(page.get_by_text("Taken in: 40 new, 0 changed.")).to_be_visible()
    assert counts(here, mark) == EVERYBODY


def again_changes_nothing(here: Standing, page: Page, mark: str) -> None:
    bring(here, page, "people", "caseload.csv", bringing.caseload(mark, wrong=False))
    expect(page.get_by_text("Everything in it is here already.")).to_be_visible()
    bring(here, page, "visits, from a calendar", "visits.ics", bringing.calendar(mark))
    expect(page.get_by_text("Everything in it is here already.")).to_be_visible()
    page.get_by_role("button", name="Forget this file").click()
    expect(page.get_by_text("Nothing was taken in, and the file is forgotten.")).to_be_visible()
    assert counts(here, mark) == EVERYBODY


def live_the_story(here: Standing, page: Page, mark: str) -> None:
    here.sign_in(page)
    refused_together(here, page, mark)
    taken_in(here, page, mark)
    again_changes_nothing(here, page, mark)


@AT_A_DESK
def test_sixty_people_and_forty_visits_by_page(here: Standing, page: Page, width: int) -> None:
    live_the_story(here, page, f"js{width}")


def test_the_same_without_javascript(here: Standing, no_js: Page) -> None:
    live_the_story(here, no_js, "plain")


def test_each_page_of_it_is_sound(here: Standing, page: Page, width: int, axe, watch: Watch) -> None:
    watch.expect("status of 422")
    here.sign_in(page)
    page.goto(f"{here.url}/bring-in/")
    axe(page)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_text("Please choose a file.").first).to_be_visible()
    axe(page)
    bring(here, page, "people", "caseload.csv", bringing.caseload(f"axe{width}", wrong=True), TO_MEND)
    axe(page)
    bring(here, page, "people", "caseload.csv", bringing.caseload(f"axe{width}", wrong=False))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_same_by_the_command(here: Standing, tmp_path: Path) -> None:
    mark, files = "shell", {}
    for name, content in {
        "wrong.csv": bringing.caseload(mark, wrong=True),
        "mended.csv": bringing.caseload(mark, wrong=False),
        "visits.ics": bringing.calendar(mark),
    }.items():
        files[name] = tmp_path / name
        files[name].write_bytes(content)

    def run(name: str, *words: str):
        return alongside("bring_in", str(files[name]), "--as", "sam", *words, data=here.home.data)

    refused = run("wrong.csv", "--yes")
    assert refused.returncode == 1
    assert "Nothing was taken in. Rows to put right first: 5." in refused.stderr
    for line, (column, _stands, reason) in bringing.WRONG.items():
        assert f"line {line}: wrong\n    {column.lower()}: " in refused.stdout
        assert reason in refused.stdout
    assert counts(here, mark) == NOBODY

    looked = run("mended.csv")
    assert looked.stdout.endswith("Nothing was taken in. Add --yes to take it in.\n")
    assert counts(here, mark) == NOBODY

    assert "Taken in: 60 new, 0 changed." in run("mended.csv", "--yes").stdout
    assert "Taken in: 40 new, 0 changed." in run("visits.ics", "--yes").stdout
    assert counts(here, mark) == EVERYBODY
    for name in ("mended.csv", "visits.ics"):
        assert "Taken in: 0 new, 0 changed." in run(name, "--yes").stdout
    assert counts(here, mark) == EVERYBODY


@ON_A_PHONE
def test_what_is_planned_reaches_ones_own_calendar_until_it_is_stopped(
    here: Standing, page: Page, width: int, axe, watch: Watch
) -> None:
    watch.expect("status of 410")
    here.sign_in(page)
    page.goto(f"{here.url}/me/")
    page.get_by_role("link", name="Visits in your calendar").click()
    axe(page)
    expect(page.get_by_label("With the place")).not_to_be_checked()
    page.get_by_role("button", name="Make the address").click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    address = page.locator("#address").inner_text()
    answer = page.request.get(address)
    assert (answer.status, answer.text().startswith("BEGIN:VCALENDAR")) == (200, True)
    page.get_by_role("link", name="I have it").click()
    page.get_by_role("button", name="Stop it").click()
    expect(page.get_by_text("The address is stopped.")).to_be_visible()
    assert page.request.get(address).status == 410


@AT_A_DESK
def test_columns_that_nobody_knows_are_matched_by_hand(
    here: Standing, page: Page, width: int, axe, watch: Watch
) -> None:
    here.sign_in(page)
    content = f"Who,Town\nAda Byron-{width},Leeds\n".encode()
    bring(here, page, "people", "towns.csv", content, "Which column holds the names?")
    axe(page)
    page.get_by_label("Client").select_option("who")
    page.get_by_role("button", name="Show it like this").click()
    expect(page.get_by_text("Not read: town")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Bring it all in").click()
    expect(page.get_by_text("Taken in: 1 new, 0 changed.")).to_be_visible()


@AT_A_DESK
def test_my_list_is_taken_along(here: Standing, page: Page, width: int, axe) -> None:
    here.sign_in(page)
    page.goto(f"{here.url}/people/")
    page.get_by_role("link", name="Download your list").click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as download:
        page.get_by_role("link", name="People, as .csv").click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfClient,")
