"""Answering on a link, press by press."""

from alongside.core.check_in_path import ITEMS
from alongside.core.instruments.model import Aside
from tests.portal.client import PortalClient

FIVE = dict(zip(ITEMS, ("3", "4", "dont_know", "4", "1"), strict=True))
STEPS = {item: int(given) if given.isdigit() else Aside(given) for item, given in FIVE.items()}
WORDS = {"went_well": "The van", "made_it_work": "She rang first", "easier": "Ring before noon"}


def sent(portal: PortalClient, path: str, **fields: str) -> str:
    """Press a button of a page, and where it leads."""
    answer = portal.post(path, fields)
    assert answer.status_code == 302, answer.text
    return answer["Location"]


def begin(portal: PortalClient, link: str, much: str = "five", who: str = "talk", **company: str) -> None:
    portal.open(link)
    assert sent(portal, "/c/hello/", much=much, **company) == "/c/1/"
    assert sent(portal, "/c/1/", who=who, go="on") == "/c/2/"


def answer_five(portal: PortalClient, hard: str = "no") -> str:
    for at, (item, answer) in enumerate(FIVE.items(), 2):
        assert sent(portal, f"/c/{at}/", **{item: answer}, go="on") == f"/c/{at + 1}/"
    sent(portal, "/c/7/", went_well=WORDS["went_well"], made_it_work=WORDS["made_it_work"], go="on")
    return sent(portal, "/c/8/", hard=hard, talk="not_now", easier=WORDS["easier"], go="on")
