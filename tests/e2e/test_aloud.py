"""A sentence is recorded in the browser; a page of a link is read aloud from here alone, at three rates, and stops at once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.test_check_in_link import choose, look, press
from tests.e2e.test_door import links
from tests.e2e.ways import MICROPHONE

#: What plays, and when it stopped after the button was pressed.
HEARD = """window.heard = []; window.playing = null;
const play = Audio.prototype.play;
Audio.prototype.play = function () {
  playing = this;
  document.documentElement.dataset.heard = heard.push(this.playbackRate);
  return play.call(this);
};
addEventListener("click", () => { window.pressed = performance.now(); }, true);
addEventListener("click", () => { window.after = performance.now() - pressed; window.silent = playing?.paused; });"""
#: The same recording for every sentence that Sam's people can be read.
ALL = """
from alongside.checkins.models import SpokenSentence
from alongside.documents.aloud import sentences
first = SpokenSentence.objects.get()
for mark in sentences("Sam", "Olu"):
    if mark != first.sentence:
        same = {"org_id": first.org_id, "practitioner_id": first.practitioner_id, "sound": first.sound, "kind": first.kind}
        SpokenSentence.objects.create(sentence=mark, milliseconds=4000, **same)
print(len(first.sound), first.kind, first.milliseconds)
SpokenSentence.objects.update(milliseconds=4000)  # eleven words in four seconds
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("aloud")) as site:
        yield site


def record_a_sentence(here: Standing, sam: Page, axe: Callable[[Page], None]) -> None:
    sam.add_init_script(MICROPHONE)
    here.sign_in(sam)
    sam.goto(f"{here.url}/me/voice/")
    axe(sam)
    sam.get_by_role("link", name="Sam would like to know").click()
    press(sam, "Record")
    sam.wait_for_timeout(1500)  # somebody speaks
    press(sam, "Stop")
    expect(sam.get_by_role("button", name="Listen to it")).to_be_visible()
    axe(sam)
    press(sam, "Keep it")
    expect(sam.locator("main strong").first).to_have_text("How much is right for you today?")
    size, kind, milliseconds = here.ask(ALL).split()
    assert 0 < int(size) <= 20 * 1024
    assert (kind, 1000 < int(milliseconds) < 4000) == ("webm", True)


def rates_heard(dean: Page) -> list[float]:
    """How fast it is read, from slow to fast."""
    rates = []
    for rate in ("Slow", "Not so slow", "Fast"):
        choose(dean, rate)
        count = dean.evaluate("heard.length")
        press(dean, "Read it to me")
        expect(dean.locator("html")).to_have_attribute("data-heard", str(count + 1))
        rates.append(dean.evaluate("heard.at(-1)"))
        press(dean, "Stop")
    return rates


def test_a_sentence_is_recorded_and_a_page_is_read_from_here_alone(
    here: Standing, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    record_a_sentence(here, page_at(390), axe)
    dean = page_at(390)
    asked: list[str] = []
    dean.add_init_script(HEARD)
    [link] = links(here, 1)
    dean.goto(f"{here.url}/c/{link}/")
    press(dean, "Open it")
    expect(dean.locator("#read")).to_be_visible()
    dean.on("request", lambda request: asked.append(request.url))
    press(dean, "Read it to me")
    expect(dean.locator("html")).to_have_attribute("data-heard", "2")
    press(dean, "Stop")
    assert dean.evaluate("silent")
    assert dean.evaluate("after") < 200
    assert asked
    assert all(url.startswith(here.url) for url in asked), asked
    dean.get_by_text("How it is read").click()
    look(dean, axe)
    rates = rates_heard(dean)
    assert rates == sorted(rates)
    assert len(set(rates)) > 1
    choose(dean, "Show me where")
    choose(dean, "Wait until I am done")
    press(dean, "Read it to me")
    expect(dean.locator(".read")).to_have_text("Sam would like to know how it is for you.")
    press(dean, "Go on reading")
    expect(dean.locator(".read")).to_have_text("How much is right for you today?")
    dean.keyboard.press("Escape")
    expect(dean.locator("#read")).to_have_text("Read it to me")
