"""Story N: a lead brings in what iinsight exported. First the people, shared out to those who work with them; then their
appointments; and a worker who signs in finds the visit planned. On a phone and at a desk."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.domain.hostile import book
from tests.e2e.standing import Standing, standing
from tests.e2e.ways import beyond_the_edge

NEW_SERVICE = """
from alongside.people.models import Organisation
from tests.world import practitioner
service = Organisation.objects.create(name="Harbour {mark}")
practitioner(service, "ines{mark}", is_worker=False, is_lead=True)
practitioner(service, "una{mark}")
practitioner(service, "ben{mark}")
"""
HEAD = "case_n,case_status_color,client_name,assigned_to,phones,what we call them,condition,lat,lng"
TOMORROW = dt.date.today() + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-n")) as running:
        yield running


def look_at(page: Page, name: str, content: bytes, axe: Callable[[Page], None]) -> None:
    """Choose the file, look at what will happen, and be able to read it."""
    page.get_by_label("The file").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is what will happen")
    axe(page)
    assert beyond_the_edge(page) <= 0


def cases(mark: int) -> bytes:
    rows = (
        f'H{mark}-1,#59ba57,Ann Lee,Una{mark} Test,"0123 4; 0567",Annie,Spinal injury,51.5,-0.1',
        f"H{mark}-2,#59ba57,Bo Day,Ben{mark} Test,,,Head injury,51.5,-0.1",
    )
    return "\n".join([HEAD, *rows]).encode()


def appointments(mark: int) -> bytes:
    hour = dt.datetime.combine(TOMORROW, dt.time(10, 30))
    head = [
        "appointment_id",
        "case",
        "client_name",
        "appointment_name",
        "appointment_start",
        "appointment_address",
    ]
    return book(
        [
            [*head, "latitude", "status", "assigned_to"],
            [1, f"H{mark}-1", "Ann Lee", "Home visit", hour, "her garden", 51.5, "Confirmed", f"Una{mark} Test"],
            [2, f"H{mark}-2", "Bo Day", "Phone call", dt.datetime(2025, 3, 4, 9), "", 51.5, "Completed", f"Ben{mark} Test"],  # noqa: DTZ001
            [3, "H9", "Cy Fox", "Home visit", hour, "", 51.5, "Confirmed", f"Ben{mark} Test"],
        ]
    )  # fmt: skip


def test_a_lead_brings_in_people_and_appointments_and_a_worker_finds_the_visit_planned(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None]
) -> None:
    here.ask(NEW_SERVICE.format(mark=width))
    main = page.get_by_role("main")

    # the first Today says where to begin
    here.sign_in(page, f"ines{width}")
    expect(main).to_contain_text("Three things to begin with")
    main.get_by_role("link", name="Bring in a list").first.click()

    # the cases: what is read and what is not, and one column that only a person can match
    look_at(page, "cases.csv", cases(width), axe)
    expect(main).to_contain_text("case n as reference")
    expect(main).to_contain_text("Not read: case status color, what we call them, condition, lat, lng")
    page.get_by_text("Say which column holds what").click()
    page.get_by_label("Preferred name").select_option("what we call them")
    page.get_by_role("button", name="Show it like this").click()
    expect(main).to_contain_text("what we call them as preferred name")
    expect(main).to_contain_text(f"with Una{width} Test")
    page.get_by_role("button", name="Bring it all in").click()
    expect(main).to_contain_text("Taken in: 2 new, 0 changed.")

    # who works with whom is shared out
    main.get_by_role("link", name="Who works with whom").click()
    expect(main).to_contain_text(f"Ann Lee and Una{width} Test")
    expect(main).to_contain_text(f"Bo Day and Ben{width} Test")

    # the appointments: planned, past, and with somebody who is not here
    page.goto(f"{here.url}/team/")
    main.get_by_role("link", name="Bring in a list").click()
    look_at(page, "appointments.xlsx", appointments(width), axe)
    expect(main).to_contain_text("2 new · 1 not known here yet")
    expect(main).to_contain_text("Not read: latitude")
    expect(main.locator("h2", has_text="Not known here yet").locator("+ ul")).to_contain_text("Cy Fox")
    page.get_by_role("button", name="Bring it all in").click()
    expect(main).to_contain_text("Taken in: 2 new, 0 changed.")

    # the worker's own Today has the visit, and her page what she likes to be called, and nothing of her condition
    page.context.clear_cookies()
    here.sign_in(page, f"una{width}")
    expect(main).to_contain_text("Annie 10:30")
    expect(main).to_contain_text("her garden")
    main.get_by_role("link", name="Annie").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Annie")
    assert not {"injury", "51.5"} & set(main.inner_text().split())
