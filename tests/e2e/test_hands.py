"""What the parts let people do in a real browser: by keyboard, by thumb, without a script, without a connection."""

import time

import pytest

# -- keyboard, focus, no script ----------------------------------------------------------------------------------------


def test_the_first_tab_offers_to_skip_to_the_main_part(opened):
    page = opened("parts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#people"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_is_wrong_takes_the_focus(opened, script):
    page = opened("wrong", java_script_enabled=script)
    assert page.locator("#error-summary:focus").count() == 1


def test_a_link_of_the_summary_leads_to_the_field(opened):
    page = opened("wrong")
    page.get_by_role("link", name="How at ease did I feel?").click()
    assert page.evaluate("document.activeElement.id") == "id_ease_0"


def test_every_stop_of_the_keyboard_can_be_seen(opened):
    page = opened("form")
    unseen = []
    for _stop in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, over = e.matches("[type=radio], [type=checkbox]") ? e.nextElementSibling : e;
            return [e.outerHTML.slice(0, 80), getComputedStyle(over).outlineStyle, parseFloat(getComputedStyle(over).outlineWidth)] }"""
        )
        unseen += [seen[0]] if seen[0][:5] != "<body" and (seen[1] == "none" or seen[2] < 3) else []
    assert unseen == []


def test_a_choice_can_be_taken_and_taken_back_with_a_thumb(opened):
    page = opened("form", "phone", java_script_enabled=False)
    back = page.locator("#id_ease_clear")
    assert not back.is_visible()
    page.locator("#id_ease_3").click()
    assert page.locator("#id_ease_3").is_checked()
    back.click()
    assert not page.locator("#id_ease_3").is_checked()


def test_choosing_moves_nothing(opened):
    page = opened("form", "phone")
    places = "[...document.querySelectorAll('.chip, .circle, .bar, summary')].map(e => JSON.stringify(e.getBoundingClientRect()))"
    before = page.evaluate(places)
    for name in ("#id_did_1", "#id_came_up_0", "#id_ease_4"):
        page.locator(name).evaluate("input => input.click()")
    assert page.evaluate(places) == before


# -- keeping what is typed --------------------------------------------------------------------------------------------

STATE = "[data-draft-state]"


def wait_for(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('[data-draft-state]').textContent.includes(words)", arg=words
    )


def test_what_is_typed_is_kept_whole_with_its_page(opened, gallery):
    page = opened("form", "phone")
    page.fill("#id_on_mind", "The van\nagain")
    page.locator("#id_did_1").check()
    wait_for(page, "kept as you type")
    last = gallery.posted[-1]
    assert (last["_path"], last["on_mind"], last["did"]) == (
        ["/form"],
        ["The van\r\nagain"],
        ["promised something"],
    )
    assert last["csrfmiddlewaretoken"][0]


def test_a_state_is_announced_once_and_the_time_is_not(opened, gallery):
    page = opened("form")
    page.evaluate(
        """() => { window.said = 0; new MutationObserver(all => window.said += all.length)
        .observe(document.querySelector("[role=status]"), {childList: true, characterData: true, subtree: true}) }"""
    )
    for words in ("one", "one two", "one two three"):
        with page.expect_response("**/drafts/"):
            page.fill("#id_on_mind", words)
    page.wait_for_function("document.querySelector('[data-draft-time]').textContent.length > 3")
    assert len(gallery.posted) == 3
    assert page.evaluate("window.said") == 1


def test_without_a_connection_nothing_is_lost_and_it_is_sent_when_it_returns(opened, gallery, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = opened("form", "phone")
    page.context.set_offline(True)
    page.fill("#id_on_mind", "The van again")
    wait_for(page, "no connection")
    page.get_by_role("button", name="Done").click()
    page.get_by_text("Not sent").wait_for()
    assert page.input_value("#id_on_mind") == "The van again"
    assert gallery.submitted == []
    page.context.set_offline(False)
    wait_for(page, "kept as you type")
    assert gallery.posted[-1]["on_mind"] == ["The van again"]
    page.get_by_role("button", name="Done").click()
    page.wait_for_selector("h1:has-text('Sign in')")
    assert gallery.submitted[-1]["on_mind"] == ["The van again"]


def test_a_server_that_does_not_keep_it_is_said_so_and_submitting_still_works(opened, gallery, watch):
    watch.expect("status of 500")
    gallery.answer = 500
    page = opened("form")
    page.fill("#id_on_mind", "The van again")
    wait_for(page, "not kept yet")
    page.get_by_role("button", name="Done").click()
    page.wait_for_selector("h1:has-text('Sign in')")
    assert gallery.submitted[-1]["on_mind"] == ["The van again"]


def test_what_is_too_much_is_said_and_not_sent_again_until_it_is_shorter(opened, gallery, watch):
    watch.expect("status of 413")
    gallery.answer = 413
    page = opened("form")
    page.fill("#id_on_mind", "The van again")
    wait_for(page, "too long to be kept while typing")
    page.fill("#id_on_mind", "The van again, and the lift")
    page.wait_for_timeout(2000)
    assert len(gallery.posted) == 1
    gallery.answer = 204
    page.fill("#id_on_mind", "The van")
    wait_for(page, "kept as you type")
    assert gallery.posted[-1]["on_mind"] == ["The van"]


def test_leaving_at_once_keeps_the_last_words(opened, gallery):
    page = opened("form")
    page.fill("#id_on_mind", "quick")
    page.goto(f"{gallery.url}/plain", wait_until="networkidle")
    until = time.monotonic() + 5
    while not gallery.posted and time.monotonic() < until:
        time.sleep(0.02)
    assert gallery.posted[-1]["on_mind"] == ["quick"]


def test_a_text_can_be_copied_and_it_is_said(opened, gallery):
    page = opened("parts")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=gallery.url)
    page.get_by_role("button", name="Copy as case note").click()
    page.get_by_text("copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Dean, home visit, 10:30."


def test_without_a_clipboard_the_text_is_selected(opened):
    page = opened("parts")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.get_by_role("button", name="Copy as case note").click()
    page.get_by_text("selected: now press Ctrl and C").wait_for()
    assert page.evaluate("getSelection().toString()") == "Dean, home visit, 10:30."
