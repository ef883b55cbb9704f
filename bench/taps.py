"""How many taps and texts it takes, counted on the real screens: a browser on the demo, 390 x 844, from Today.

Every tap and every text goes through one hand that counts it, and each way ends with a look at what came of it. A question
of a check-in counts as seen whole when its words and all its answers stand in view, and nothing scrolls while it is answered.

The seconds are a model, not a measurement of people. A tap, and one more into each text: 1.3 s, the 1.1 s to point and 0.2 s to
press of the keystroke-level model (Card, Moran and Newell 1980). Typing: 3 characters a second, the 36.2 words a minute that
37,370 people typed on phones (Palin et al. 2019, https://www.repository.cam.ac.uk/handle/1810/302037). 4 s to read each page
on the way is an assumption. What somebody thinks meanwhile is left out.

    python -m bench.taps [--width 390]
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.e2e import chromium
from tests.e2e.site import Door, Site, alongside, free_port, running

HEIGHT = 844
TAP, PAGE, TYPED = 1.3, 4.0, 3.0  # seconds, seconds, characters a second
ELSEWHERE = ("/people/", "/search/", "/me/", "/figures/", "/promises/")
QUESTIONS = ("listen", "safe", "side", "help", "wrong"), ("at ease", "raised", "problems")
#: Whether the words of a question and all its answers are in view, and nothing lies over them.
SEEN = """parts => parts.filter(part => part.checkVisibility({visibilityProperty: true})).every(part => {
  const box = part.getBoundingClientRect(), x = box.left + box.width / 2
  return [box.top + 2, box.bottom - 2].every(y => part.parentElement.contains(document.elementFromPoint(x, y)))
})"""


@dataclass
class Hand:
    """One hand on one page, which counts what it does."""

    page: Page
    taps: int = 0
    texts: int = 0
    questions: int = 0  # that were answered
    whole: int = 0  # of them in view with all their answers, without a scroll
    typed: int = 0  # characters
    pages: int = 0  # on which something was tapped
    tapped_on: str = ""  # the address of the newest of them

    def tap(self, what: Locator) -> None:
        self.pages += self.page.url != self.tapped_on
        self.tapped_on = self.page.url
        what.click()
        self.taps += 1

    def type(self, what: Locator, words: str) -> None:
        what.fill(words)
        self.texts += 1
        self.typed += len(words)

    @property
    def seconds(self) -> float:
        return TAP * (self.taps + self.texts) + PAGE * self.pages + self.typed / TYPED

    def answer(self, words: str, said: str) -> None:
        """A question is brought into view as a thumb would, then answered."""
        question = self.page.locator("fieldset:not(.group)", has_text=words)
        question.scroll_into_view_if_needed()
        question.evaluate("question => question.scrollIntoView({block: 'nearest'})")
        seen = question.locator("legend, label").evaluate_all(SEEN)
        before = self.page.evaluate("scrollY")
        self.tap(question.get_by_label(said, exact=True))
        self.questions += 1
        self.whole += seen and self.page.evaluate("scrollY") == before

    def __str__(self) -> str:
        whole = f", {self.whole} of {self.questions} questions whole in view" if self.questions else ""
        return f"{self.taps} + {self.texts} texts, {self.seconds:.0f} s{whole}"


def ring(hand: Hand) -> None:
    """Ring Dean, from his card on Today."""
    call = hand.page.get_by_role("link", name="Call Dean")
    hand.page.evaluate(
        "addEventListener('click', e => window.rung = !e.defaultPrevented && e.target.closest('a').href)"
    )
    hand.tap(call)
    assert hand.page.evaluate("window.rung").startswith("tel:0")


def record_a_call(hand: Hand) -> None:
    """A call that nobody planned, with what Dean said."""
    to_a_call(hand)
    hand.type(hand.page.get_by_label("What was on his mind?"), "The van is gone")
    hand.tap(hand.page.get_by_role("button", name="Done"))
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("Call")
    expect(hand.page.get_by_text("The van is gone").first).to_be_visible()


def feel(hand: Hand) -> None:
    """Two chips and one text about Rosa."""
    hand.tap(hand.page.get_by_role("link", name="Think it through"))
    hand.tap(hand.page.get_by_role("link", name="Rosa Moretti"))
    hand.tap(hand.page.get_by_label("tired", exact=True))
    hand.tap(hand.page.get_by_label("pulled", exact=True))
    hand.type(hand.page.get_by_label("What of this is mine?"), "I said I would not ring after six")


def think(hand: Hand) -> None:
    """From a feeling to kept."""
    feel(hand)
    hand.tap(hand.page.get_by_role("button", name="Keep", exact=True))
    expect(hand.page.get_by_text("You alone see it here.")).to_be_visible()


def think_and_bring(hand: Hand) -> None:
    """The same, and shared with the one who supervises: what is read is looked at first."""
    feel(hand)
    hand.tap(hand.page.get_by_role("button", name="Keep, and bring it"))
    hand.tap(hand.page.get_by_role("button", name="Bring it to"))
    expect(hand.page.get_by_text("You can take it back")).to_be_visible()


def keep_a_promise(hand: Hand) -> None:
    """The late one on top of Today; what comes next is offered."""
    hand.tap(hand.page.get_by_role("link", name="I did it, or I’ll be late").first)
    hand.tap(hand.page.get_by_role("button", name="I kept it"))
    expect(hand.page.get_by_role("heading", name="know?")).to_be_visible()
    expect(hand.page.get_by_role("link", name="I told")).to_be_visible()


def look(hand: Hand) -> None:
    """How I think it is for them, and how it is for me: from the notice on Today that asks for it."""
    page = hand.page
    hand.tap(page.locator("main a[href$='/check-in/']").first)
    answer_both(hand)


def look_from_the_person(hand: Hand) -> None:
    """The same from Dean's card on Today, by way of the room Between us."""
    hand.tap(hand.page.get_by_role("link", name="Dean", exact=True).first)
    hand.tap(hand.page.get_by_role("link", name="Between us", exact=True))
    hand.tap(hand.page.get_by_role("link", name="How I think it is"))
    answer_both(hand)


def answer_both(hand: Hand) -> None:
    theirs, mine = QUESTIONS
    for words in theirs:
        hand.answer(words, "most times")
    for words in mine:
        hand.answer(words, "sometimes")
    hand.tap(hand.page.get_by_role("button", name="Save it, then see the gap"))
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("side by side")
    hand.page.get_by_role("link", name="How it is for me").click()  # a look at what was kept, not counted
    expect(hand.page.get_by_role("definition").filter(has_text="sometimes")).to_have_count(len(mine))


def share(hand: Hand) -> None:
    """What I shared about myself, from the record: what, whose need, kept. A typed line takes the longest; 20 seconds in all."""
    hand.tap(hand.page.get_by_role("link", name="I shared something of mine"))
    hand.type(hand.page.get_by_label("What did I share about myself?"), "That I lost my father too")
    hand.tap(hand.page.get_by_label("both", exact=True))
    hand.tap(hand.page.get_by_role("button", name="Done"))
    expect(hand.page.get_by_role("link", name="How it was for me")).to_be_visible()


def from_a_record(hand: Hand) -> None:
    """A call that was recorded; then what I shared in it is counted. Its page was read when it was recorded."""
    record_a_call(Hand(hand.page))
    hand.tapped_on = hand.page.url
    share(hand)


def to_a_call(hand: Hand) -> None:
    """To the form for a call with Dean, by the plus in the navigation."""
    hand.tap(hand.page.get_by_role("navigation").get_by_role("link", name="Write something down"))
    hand.tap(hand.page.get_by_label("A call", exact=True))
    hand.tap(hand.page.get_by_role("button", name="Dean Whitlock"))
    expect(hand.page.locator("input[name=way][value=call]")).to_be_checked()


def to_a_call_from_rosa(hand: Hand) -> None:
    """The plus on a person's page is for that person, and a form has none: by way of People."""
    hand.page.get_by_role("link", name="Rosa", exact=True).first.click()
    hand.page.get_by_role("link", name="Record a contact").click()  # where the counting begins
    hand.tap(hand.page.locator(".crumb").get_by_role("link", name="Rosa"))
    hand.tap(hand.page.get_by_role("navigation").get_by_role("link", name="People"))
    hand.tap(hand.page.get_by_role("link", name="Dean Whitlock").first)
    hand.tap(hand.page.get_by_role("link", name="Record a contact"))
    expect(hand.page.locator("input[name=way][value=call]")).to_have_count(1)


#: What is counted: for whom, how, and what is wanted (taps, texts, and seconds where they are).
WAYS = (
    ("ring Dean", "sam", ring, 1, 0),
    ("an unplanned call recorded", "sam", record_a_call, 5, 1),
    ("what I shared about myself, from the record", "sam", from_a_record, 3, 1, 20),
    ("from a feeling to kept", "sam", think, 5, 1, 60),
    ("from a feeling to brought", "sam", think_and_bring, 6, 1, 60),
    ("keep a promise", "sam", keep_a_promise, 2, 0),
    ("check-in, both halves, from Today’s notice", "maya", look, 12, 0),
    ("check-in, both halves, by the person’s page", "sam", look_from_the_person, 12, 0),
)


@contextmanager
def demo(width: int) -> Iterator[tuple[Site, Callable[[], Page]]]:
    """The product on the demo, and new phones."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data, port = Path(folder) / "data", free_port()
        made = alongside("prepare", "--new", data=data)
        if made.returncode:
            raise SystemExit(made.stderr)
        command = [sys.executable, "-m", "alongside", "serve", "--port", str(port)]
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=chromium.flags())
        options: dict[str, Any] = {"viewport": {"width": width, "height": HEIGHT}, "locale": "en-GB"}
        with running(command, port, data, Path(folder) / "log"):
            url = f"http://localhost:{port}"
            yield (
                Site(url, data, Path(folder) / "log", Door(url)),
                lambda: browser.new_page(has_touch=True, **options),
            )


def main() -> None:
    """Walk each way and print what it took beside what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--width", type=int, default=390)
    with demo(parser.parse_args().width) as (site, new_phone):
        for name, who, way, *wanted in WAYS:
            site.sign_in(page := new_phone(), who)
            way(hand := Hand(page))
            show(name, hand, *wanted)
        show_the_plus(site, page)


def show(name: str, hand: Hand, taps: int, texts: int = 0, seconds: float = 0) -> None:
    """`seconds`: at most so many; 0 where none are asked for."""
    met = hand.taps <= taps and hand.texts <= texts and hand.whole == hand.questions
    met = met and (not seconds or hand.seconds <= seconds)
    wanted = f"{taps} + {texts}" + (f", {seconds:.0f} s" if seconds else "")
    print(f"{name:46} {hand!s:52} wanted {wanted:12} {'yes' if met else 'NO'}")


def show_the_plus(site: Site, page: Page) -> None:
    """Taps to the form for a call: from Today, from other pages, and from a form about somebody else."""
    page.goto(site.url)
    to_a_call(today := Hand(page))
    for path in ELSEWHERE:
        page.goto(site.url + path)
        to_a_call(hand := Hand(page))
        show(f"+ from {path}", hand, today.taps + 1)
    page.goto(site.url)
    to_a_call_from_rosa(hand := Hand(page))
    show("+ from a form about somebody else", hand, today.taps + 1)


if __name__ == "__main__":
    main()
