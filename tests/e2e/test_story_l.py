"""Story L: from an empty installation to the first recorded visit, with the words of the README alone; on a phone and at a desk."""

import os
import re
import sys
import time
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, expect

from tests.e2e.site import free_port, running
from tests.e2e.watch import Watch
from tests.installation import empty

NEW = "three grey herons"
#: Runs a command at a terminal of its own, and stops it as Ctrl-C does.
AT_A_TERMINAL = """
import os, pty, signal, sys
child, terminal = pty.fork()
if not child:
    os.execv(sys.argv[1], sys.argv[1:])
signal.signal(signal.SIGTERM, lambda *_: os.write(terminal, b"\\x03"))
pty._copy(terminal)
os.waitpid(child, 0)
"""
ASKED = {
    "What is your organisation called?": "Harbour",
    "Who is its first lead?": "Maya Lindqvist",
    "(empty is maya)": "",
    "A password for maya": "",
}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def go(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).click()


def come_in(page: Page, link: str) -> None:
    """Choose a password, and be on Today."""
    page.goto(link)
    for field in ("Your new password", "The same password again"):
        page.get_by_label(field).fill(NEW)
    press(page, "Set the password")
    expect(page.get_by_role("main")).to_contain_text("Your password is set")


def answer(terminal: int, log: Path, answers: dict[str, str]) -> None:
    """Type each answer once its question stands there."""
    for question, typed in answers.items():
        while question not in log.read_text():
            time.sleep(0.05)
        os.write(terminal, f"{typed}\n".encode())


def test_an_empty_installation_leads_to_the_first_recorded_visit(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("status of 422")  # the page that asks whether it is still her
    port, data, log = free_port(), empty(tmp_path / "data").data, tmp_path / "log"
    start = ["-m", "alongside", "start", "--no-demo", "--port", str(port)]
    typing, terminal = os.pipe()
    log.touch()
    sitting = Thread(target=answer, args=(terminal, log, ASKED), daemon=True)
    sitting.start()
    command = [sys.executable, "-c", AT_A_TERMINAL, sys.executable, *start]
    with running(command, port, data, log, patience=90, stdin=typing):
        sitting.join(60)
        come_in(page, re.findall(r"http://\S+/welcome/\S+", log.read_text())[-1])

        expect(page.get_by_role("main")).to_contain_text("Three things to begin with")
        go(page, "Add somebody")
        page.fill("[name=name]", "Sam Okafor")
        page.fill("[name=first_name]", "Sam")
        page.fill("[name=username]", "sam")
        page.locator("[name=roles][value=worker]").check()
        press(page, "Done")
        press(page, "Make a link")
        link = page.locator("#link").inner_text()

        page.context.clear_cookies()
        come_in(page, link)
        go(page, "Add a person")
        page.fill("[name=name]", "Dean Walker")
        press(page, "Done")
        page.get_by_role("link", name="Record").first.click()
        page.fill("textarea >> nth=0", "The van is in his space again")
        press(page, "Done")
        expect(page.get_by_role("main")).to_contain_text("The van is in his space again")
