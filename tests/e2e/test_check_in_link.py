"""A link is given, and answered on a phone: alone, one thing with help, for the supervisor alone, burnt; all of it without a
script and on a page that says nothing of itself until its button is pressed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.test_door import links
from tests.e2e.watch import Watch
from tests.e2e.ways import MICROPHONE, see
from tests.installation import ROOT

MET = """
from alongside.base.request_context import acting_for
from alongside.people.actions.reached import keep_safe_ways
from alongside.people.models import Alliance, Practitioner
from alongside.repair.actions.asked import ask_five
from tests.noticed import contact
sam = Practitioner.objects.called("sam").select_related("org").get().as_viewer()
[dean] = [one for one in Alliance.objects.filter(practitioner_id=sam.id) if one.person.called == "Dean"]
for ago in (2, 5, 9):
    contact(dean, -ago, state="happened", way="visit", on_their_mind="the van", in_their_words=True)
with acting_for(sam):
    ask_five(sam, dean, answers={"listens": 3})
    keep_safe_ways(sam, dean, ways=["text"])
print(dean.id)
"""
WITH_DEAN = """
from alongside.checkins.models import CheckIn
newest = CheckIn.objects.order_by("seq").last()
print(newest.alliance_id, newest.id)
"""
MET_OFTEN = """
from alongside.people.models import Alliance
from tests.noticed import contact
for ago in (2, 5, 9):
    contact(Alliance.objects.get(pk="{alliance}"), -ago, state="happened", way="visit", on_their_mind="the van")
"""
ON_PAPER = """
from alongside.checkins.models import CheckIn
print(*CheckIn.objects.filter(medium="paper").values_list("medium", "mode", "audience").get())
"""
CAME = """
from alongside.checkins.models import CheckIn
for one in CheckIn.objects.filter(medium="link").order_by("seq"):
    print(one.audience, one.mode, one.helper or "-", one.score)
"""
SAID = """
from alongside.checkins.models import Clip
print(*Clip.objects.values_list("answer__item", "kind").get())
"""
#: In pixels, of what can be pressed and read: the smallest side, gap and text; and whether anything is cut off at the side.
MEASURED = """() => {
  const boxes = [...document.querySelectorAll("button, .tile label, a, summary, textarea")]
    .filter(part => part.checkVisibility({visibilityProperty: true}) && !part.closest("details:not([open]) > :not(summary)"))
    .map(part => part.getBoundingClientRect());
  const gap = (a, b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  const texts = [...document.querySelectorAll("main *")].filter(part => part.innerText);
  return {
    side: Math.min(...boxes.map(box => Math.min(box.height, box.width))),
    gap: Math.min(99, ...boxes.flatMap((a, i) => boxes.slice(i + 1).map(b => gap(a, b)))),
    text: Math.min(...texts.map(part => parseFloat(getComputedStyle(part).fontSize))),
    wide: document.documentElement.scrollWidth > innerWidth,
  };
}"""
SNIFFER = (ROOT / "tests" / "vendor" / "HTMLCS.js").read_text("utf-8")
#: What HTML_CodeSniffer calls an error by WCAG 2.1, level AAA.
SNIFFED = """() => new Promise(done => HTMLCS.process("WCAG2AAA", document, () => done(
  HTMLCS.getMessages().filter(message => message.type === HTMLCS.ERROR).map(({code, msg}) => `${code}: ${msg}`))))"""
NO_SCRIPT = {"java_script_enabled": False}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("links")) as site:
        yield site


def errors(page: Page) -> list[str]:
    if not page.evaluate("'HTMLCS' in window"):
        page.evaluate(SNIFFER)
    return page.evaluate(SNIFFED)


def look(page: Page, axe: Callable[[Page], None]) -> None:
    """What every screen is held to on a phone, and at 400 %."""
    axe(page)
    assert not errors(page), page.url
    measured = page.evaluate(MEASURED)
    assert measured["side"] >= 48, (page.url, measured)
    assert measured["gap"] >= 8, (page.url, measured)
    assert measured["text"] >= 19, (page.url, measured)
    page.set_viewport_size({"width": 320, "height": 256})
    assert not page.evaluate(MEASURED)["wide"], page.url
    page.set_viewport_size({"width": 390, "height": 844})


def choose(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).first.check()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def link_of_sam(here: Standing, sam: Page, axe: Callable[[Page], None]) -> str:
    """Made once, and shown once."""
    here.sign_in(sam)
    sam.goto(f"{here.url}/alliances/{here.ask(MET).strip()}/together/")
    sam.get_by_role("link", name="A check-in link").click()
    press(sam, "Make a link")
    axe(sam)
    return sam.locator("#link").inner_text()


def say_it(page: Page) -> None:
    """Beside the first question that may be said."""
    page.get_by_text("Or say it").first.click()
    press(page, "Record")
    page.wait_for_timeout(500)  # somebody speaks
    press(page, "Stop")
    expect(page.get_by_role("button", name="Listen to it").first).to_be_visible()
    expect(page.locator("input[type=file]").first).to_be_hidden()


def test_a_link_is_given_and_five_things_are_answered_alone(
    here: Standing, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    """Where Dean looks at each screen a script measures it, and the page itself has none."""
    dean = page_at(390, color_scheme="dark")
    dean.add_init_script(MICROPHONE)
    link = link_of_sam(here, page_at(390), axe)
    dean.goto(link)
    look(dean, axe)
    dean.evaluate("document.querySelector('main').append(Object.assign(new Image(), {className: 'face'}))")
    assert errors(dean), "a picture without words is one"
    press(dean, "Open it")
    look(dean, axe)
    choose(dean, "Five things")
    press(dean, "Next")
    look(dean, axe)
    choose(dean, "Sam can read it and talk to me")
    press(dean, "Next")
    assert dean.locator("#aloud").is_hidden(), "nobody has recorded anything"
    look(dean, axe)
    choose(dean, "Most times")
    press(dean, "Next")
    press(dean, "Back")
    expect(dean.get_by_label("Most times")).to_be_checked()
    for step in ("Most times", "Always", "I do not know", "Always", "Not often"):
        choose(dean, step)
        press(dean, "Next")
    look(dean, axe)
    press(dean, "Sort cards instead")
    choose(dean, "So-so")
    look(dean, axe)
    see(dean, "forced colours")
    expect(dean.get_by_label("So-so").first).to_be_checked()
    see(dean, "phone, dark")
    press(dean, "Write it in words")
    dean.get_by_label("What went well").fill("The van")
    say_it(dean)
    look(dean, axe)
    press(dean, "Pause")
    look(dean, axe)
    dean.goto(link)
    press(dean, "Open it")
    dean.get_by_role("link", name="Go on where you stopped").click()
    expect(dean.get_by_text("This is what you said:")).to_be_visible()
    look(dean, axe)
    press(dean, "Next")
    look(dean, axe)
    choose(dean, "No")
    press(dean, "Send it")
    expect(dean.locator("h1")).to_have_text("Thank you.")
    assert here.ask(SAID).split() == ["went_well", "webm"]
    assert here.ask(CAME).split("\n")[0].split() == ["talk", "alone", "-", "15"]


def one_thing(here: Standing, dean: Page, words: str) -> None:
    """Answered on a link of its own, for Sam to read and to talk about."""
    [link] = links(here, 1)
    dean.goto(f"{here.url}/c/{link}/")
    press(dean, "Open it")
    choose(dean, "One thing")
    press(dean, "Next")
    choose(dean, "Sam can read it and talk to me")
    press(dean, "Next")
    choose(dean, "No")
    press(dean, "Next")
    dean.locator("textarea").fill(words)
    press(dean, "Send it")
    expect(dean.locator("h1")).to_have_text("Thank you.")


def test_an_answer_has_a_reply_and_a_promise_that_did_not_happen(
    here: Standing, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    sam, dean = page_at(390), page_at(390, **NO_SCRIPT)
    one_thing(here, dean, "Ring before noon")
    here.sign_in(sam)
    alliance, said = here.ask(WITH_DEAN).split()
    sam.goto(f"{here.url}/alliances/{alliance}/check-in/")
    sam.locator("input[name=listens][value='3']").check(force=True)
    press(sam, "Save it, then see the gap")
    expect(sam.get_by_role("link", name="Read what Dean said")).to_be_visible()
    sam.goto(f"{here.url}/check-ins/{said}/")
    expect(sam.get_by_text("Ring before noon").first).to_be_visible()
    axe(sam)
    press(sam, "Promise “Ring before noon”")
    sam.get_by_role("link", name="Reply to").click()
    sam.get_by_label("Your reply to").fill("Thank you. I did not know that.")
    press(sam, "Done")
    expect(sam.get_by_text("I did not know that.")).to_be_visible()

    [link] = links(here, 1)
    dean.goto(f"{here.url}/c/{link}/")
    press(dean, "Open it")
    choose(dean, "One thing")
    press(dean, "Next")
    expect(dean.get_by_text("You said: “Ring before noon”")).to_be_visible()
    expect(dean.get_by_text("Sam answered: Thank you. I did not know that.")).to_be_visible()
    dean.goto(f"{here.url}/c/promises/")
    press(dean, "This did not happen")
    expect(dean.get_by_text("You said: this did not happen.")).to_be_visible()
    sam.goto(f"{here.url}/alliances/{alliance}/")
    sam.get_by_role("link", name="Ring before noon").first.click()
    expect(sam.get_by_text("Dean says it did not happen").first).to_be_visible()


def test_a_sheet_that_came_back_is_typed_in(
    here: Standing, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    sam, rosa = page_at(390), here.person("Rosa Vale")
    here.ask(MET_OFTEN.format(alliance=rosa))
    here.sign_in(sam)
    sam.goto(f"{here.url}/alliances/{rosa}/show/")
    sam.get_by_role("link", name="Type in a sheet that came back").click()
    axe(sam)
    sam.locator("input[name=listens][value='4']").check(force=True)
    sam.get_by_label("on paper").check(force=True)
    sam.get_by_label("alone", exact=True).check(force=True)
    sam.get_by_label("On which day was it").fill(
        here.ask("from tests.noticed import day; print(day(-1))").strip()
    )
    press(sam, "Done")
    expect(sam.get_by_role("heading", level=1)).to_contain_text("How I think it is for Rosa")
    assert here.ask(ON_PAPER).split() == ["paper", "alone", "talk"]


def test_one_thing_with_help_for_the_supervisor_alone_without_a_script_and_a_burnt_link(
    here: Standing, page_at: Callable[..., Page], watch: Watch
) -> None:
    watch.expect("status of 4")
    first, second = links(here, 2)
    page, other = page_at(390, **NO_SCRIPT), page_at(390, **NO_SCRIPT)
    page.goto(f"{here.url}/c/{first}/")
    press(page, "Open it")
    choose(page, "One thing")
    page.locator("main summary").click()
    choose(page, "Somebody helps me")
    page.get_by_label("The name of who helps").fill("Rosa")
    press(page, "Next")
    choose(page, "Only Olu, not Sam")
    press(page, "Next")
    expect(page.locator("footer")).to_contain_text("Only Olu can read this. Rosa helps you.")
    choose(page, "I would rather not say")
    press(page, "Next")
    page.locator("textarea").fill("Ring before noon")
    press(page, "Send it")
    expect(page.locator("h1")).to_have_text("Thank you.")
    assert here.ask(CAME).strip().split("\n")[-1].split() == ["supervisor", "with_help", "Rosa", "None"]
    other.goto(f"{here.url}/c/{second}/")
    press(other, "Open it")
    press(other, "This is not me")
    expect(other.locator("h1")).to_have_text("Thank you for telling us.")
    other.goto(f"{here.url}/c/hello/")
    expect(other.locator("h1")).to_have_text("This link does not work.")
