"""Yes and no where five steps are too many: chosen by the worker after two practice items, and a form of its own."""

import re

import pytest
from django.urls import reverse

from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.checkins.actions.beside import choose_form
from alongside.checkins.actions.check_ins import check_in_mirror
from alongside.checkins.models import Answer, CheckIn, FormChoice
from alongside.core.check_in_path import ITEMS
from alongside.core.instruments.own import YesNo, follows_five_steps
from alongside.insight.queries.line import drawn_line
from alongside.repair.actions.asked import ask_five
from tests.noticed import met_enough
from tests.portal.answering import begin, sent
from tests.portal.client import PortalClient
from tests.web.client import PageClient, signed_in
from tests.web.swept import at_the_door
from tests.world import World


@pytest.fixture
def yes_no(world: World) -> None:
    with acting_for(world.owner):
        choose_form(world.owner, world.with_dean, form="yes_no")


@pytest.mark.parametrize(
    ("certain", "between", "clear"),
    [(4, 2, True), (4, 1, True), (4, 3, True), (4, 4, False), (4, 0, False), (3, 2, False), (None, 2, None), (4, None, None)],
)  # fmt: skip
def test_both_practice_items_show_whether_five_steps_are_clear(certain, between, clear) -> None:
    assert follows_five_steps(certain, between) is clear


def test_it_is_chosen_with_what_the_practice_showed(world: World, link: str) -> None:
    sam = at_the_door(world, "owner")
    page = reverse("check-in-form", args=[world.with_dean.id])
    for where in ("check-in-link", "together-device"):
        text = sam.get(reverse(where, args=[world.with_dean.id])).text
        assert "Dean answers in five steps." in text
        assert f'href="{page}"' in text
    assert sam.post(page, {"certain": "4", "between": "4", "form": "yes_no"}).status_code == 302
    choice = FormChoice.objects.get()
    assert (choice.form, choice.certain, choice.between) == ("yes_no", 4, 4)
    text = sam.get(reverse("check-in-link", args=[world.with_dean.id])).text
    assert re.search("Dean answers yes or no.\\s+The steps were not clear in practice on", text)


@pytest.mark.usefixtures("yes_no")
def test_on_a_link_it_is_kept_as_a_form_of_its_own_that_is_never_added_up(
    world: World, link: str, portal: PortalClient
) -> None:
    before = drawn_line(world.owner, world.with_dean)[0].answers
    begin(portal, link)
    page = portal.get("/c/2/").text
    assert re.findall(r'name="listens"\s+value="(\w+)"', page) == ["yes", "no", "dont_know", "rather_not_say"]
    sent(portal, "/c/2/", listens="4", go="on")
    for at, (item, answer) in enumerate(zip(ITEMS, ("yes", "yes", "dont_know", "yes", "no"), strict=True), 2):
        sent(portal, f"/c/{at}/", **{item: answer}, go="on")
    with acting_for(world.owner):
        choose_form(world.owner, world.with_dean, form="steps")  # while it is being answered
    assert sent(portal, "/c/8/", hard="no", go="on") == "/c/thanks/"
    check_in = CheckIn.objects.get(medium="link")
    assert (check_in.instrument, check_in.score, check_in.answered) == ("own-yes-no", None, 4)
    rows = dict(Answer.objects.filter(check_in=check_in, step=None).values_list("item", "choice"))
    assert (rows["listens"], rows["helps"], rows["safe"]) == ("yes", "dont_know", "no")
    with acting_for(world.owner):
        check_in_mirror(world.owner, world.with_dean, answers={"listens": 4})
        assert drawn_line(world.owner, world.with_dean)[0].answers == before
    text = signed_in(world.sam).get(reverse("check-in", args=[check_in.id])).text
    assert "<strong>No</strong>: I feel safe with Sam." in text


@pytest.mark.usefixtures("yes_no")
def test_on_my_device_yes_and_no_are_offered_and_kept(world: World, link: str) -> None:
    met_enough(world.with_dean)
    sam: PageClient = signed_in(world.sam)
    device, shown = (reverse(f"together-{name}", args=[world.with_dean.id]) for name in ("device", "shown"))
    assert sam.post(device, {"mode": "together"})["Location"] == shown
    sent = {"at": "1", "mode": "together", "listens": "", "safe": "no", "go": "on"}
    page = sam.get(sam.post(shown, {**sent, "at": "0"})["Location"]).text
    assert re.findall(r'name="listens"\s+value="(\w+)"', page) == ["yes", "no", "dont_know", "rather_not_say"]
    assert sam.post(shown, {**sent, "at": "6", "listens": "yes", "go": "keep"}).status_code == 302
    check_in = CheckIn.objects.get(medium="device")
    assert (check_in.instrument, check_in.score, check_in.answered) == ("own-yes-no", None, 2)


def test_answers_of_the_other_form_are_refused(world: World) -> None:
    for form, answers in (
        ("steps", {"listens": YesNo.YES}),
        ("yes_no", {"listens": 4}),
        ("yes_no", {"x": YesNo.NO}),
    ):
        with pytest.raises(Refused):
            ask_five(world.owner, world.with_dean, answers=answers, form=form)
