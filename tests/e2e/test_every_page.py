"""Every page that people can come to by links, in every state, through axe (C1, C3).

A walk over the demo as each role: each route is looked at once, unfolded, at a desk in light, at 320 px in dark and, where it
has a form, narrow with the error it shows when a form is sent with something wrong. A route of the permission table that no
walk came to must be named below with the reason, so that a page without a way to reach it is found here. How many
presses each is from Today is printed.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from alongside.access.table import TABLE
from tests.e2e.site import Site
from tests.e2e.walk import Stop, look, walked
from tests.e2e.watch import Watch

#: Pages that no link of the demo leads to, and why.
NO_LINK = {
    "sign-in": "looked at before anybody is signed in",
    "again": "before files, keys and accounts; looked at in tests/web/test_again.py",
    "screen-back": "while somebody else holds the screen: looked at in test_five.py",
    "sign-in-elsewhere": "where an organisation has a sign-in of its own; looked at in test_story_o.py",
    "sign-in-back": "from there",
    "health": "for machines",
    "offline": "looked at in test_connection.py",
    "worker": "a script",
    "shared": "where what another app shared arrives; looked at in test_connection.py",
    "security-txt": "for those who look for holes",
    "notices": "before another page, while something waits to be seen; looked at in tests/web/test_notices.py",
    "search-found": "after a search; looked at in test_story_m.py",
    "welcome": "by a link that is handed over; looked at in tests/web/test_team.py",
    "welcome-link": "the same",
    "practitioner-photo": "a picture",
    **dict.fromkeys(("spoken-sentence", "clip", "clip-for-me"), "a sound"),
    **dict.fromkeys(("calendar-file", "take-out-people", "take-out-promises", "take-out-book"), "a file"),
    "calendar-feed": "for calendar programs",
    "bring-reflection": "one press on a thought: looked at in tests/web/test_supervision.py",
    "brought-hand-on": "after a change of supervisor; looked at in test_story_q.py",
    "answers-for-me": "from Today, while an answer for the supervisor alone waits: test_story_q.py",
    "check-in-differently": "after a low or hard answer: looked at in test_story_j.py",
    "contact-correct": "within an hour of recording; looked at in tests/web/test_recorded.py",
    "contact-promise": "after a promise that was ticked and not written; looked at in tests/web/test_recorded.py",
    "leave": "while one's own leave stands: looked at in test_story_k.py",
    "together-shown": "while they hold the screen: looked at in test_five.py",
    "together-question": "while a hard patch is open; looked at in tests/web",
    **dict.fromkeys(
        ("rupture-back", "rupture-mended", "rupture-tried", "rupture-when"),
        "while a hard patch is open: looked at in test_story_c.py",
    ),
    **dict.fromkeys(
        ("hard-conversation-change", "hard-conversation-rupture"),
        "before it was said, or when it hurt: test_story_c.py",
    ),
    **dict.fromkeys(("opening", "opening-read"), "after an order: looked at in tests/web/test_thinking.py"),
    "learned-file": "a file",
    "pencil-room": "behind a code that somebody opened: looked at in test_pencil_devices.py",
    "sheet-of-rupture": "while a hard patch is open: looked at in tests/web/test_outside.py",
    "bring-in-file": "after a file was chosen: looked at in test_story_g.py",
}
PRESSES = 3  # at most, from Today, of a link or of a fold
#: Pages that are further for somebody, and why they are no nearer.
FURTHER = {
    "check-in-retract": "an older look, which is found on the line and read before it is taken back; the newest is three",
    **dict.fromkeys(
        ("paper-looked", "paper-looked-of"),
        "it names colleagues: its page, which is three presses away, is read before the file is given",
    ),
}


def send_it_wrong(page: Page) -> bool:
    """Send the page's form with a day that is none; True where it came back with errors."""
    form = page.locator("main form[novalidate]")
    if form.count() != 1:
        return False
    page.evaluate(
        "for (const f of document.querySelectorAll('main form [type=date], main form [type=time]')) "
        "{ f.type = 'text'; f.value = 'no day'; }"
    )
    form.locator("button[type=submit], button:not([type])").first.click()
    page.wait_for_load_state()
    return page.locator(".errors, [aria-invalid=true]").count() > 0


@pytest.fixture(scope="module")
def seen() -> dict[str, str]:
    return {}


@pytest.mark.parametrize("who", ["sam", "olu", "maya"])
def test_every_page_in_the_demo(
    site: Site,
    page_at: Callable[..., Page],
    axe: Callable[[Page], None],
    watch: Watch,
    seen: dict[str, str],
    who: str,
) -> None:
    watch.expect("status of 422")
    page, wrong, erring, stops = page_at(1280), [], 0, list[Stop]()
    site.sign_in(page, who)
    for stop in walked(page, site.url):
        stops.append(stop)
        if stop.name in seen or not stop.is_page:
            seen.setdefault(stop.name, stop.path)
            continue
        seen[stop.name] = stop.path
        page.goto(site.url + stop.path)
        wrong += look(page, axe)
        if TABLE[stop.name].post is not None and send_it_wrong(page):
            erring += 1
            wrong += look(page, axe, ("320 px, dark",))
    assert not wrong, "\n\n".join(wrong)
    nearest = {stop.name: stop for stop in reversed(stops)}
    far = [stop for name, stop in nearest.items() if stop.presses > PRESSES and name not in FURTHER]
    print(who, *(f"{stop.presses} {name}" for name, stop in sorted(nearest.items())), sep="\n")
    assert not far, "more than three presses from Today"
    alone = [stop for stop in stops if stop.is_page and not stop.leads_on]
    assert not [stop for stop in alone if stop.presses], "the only link leads back"
    assert who != "sam" or erring >= 15


def test_no_page_is_without_a_way_to_it(seen: dict[str, str]) -> None:
    """Runs after the walks: what they did not come to has its reason, and no reason is out of date."""
    pages = {name for name, route in TABLE.items() if route.get is not None}
    assert not (missed := sorted(pages - set(seen) - set(NO_LINK))), (
        f"no walk came to {', '.join(missed)}: link to it in a template, or say why not in NO_LINK here"
    )
    assert not {*NO_LINK, *FURTHER} - pages


def test_the_page_before_anybody_is_signed_in(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None], watch: Watch
) -> None:
    watch.expect("status of 4")
    page = page_at(1280)
    page.goto(f"{site.url}/sign-in/")
    wrong = look(page, axe)
    page.fill("input[name=password]", "no")
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    assert re.search("error", page.content(), re.IGNORECASE)
    assert not wrong + look(page, axe)
