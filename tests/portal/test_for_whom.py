"""For whom answers on a link are: those that the worker may not read leave nothing that the worker is shown."""

import pytest
from django.urls import reverse

from alongside.base.request_context import acting_for
from alongside.checkins.actions import invitations
from alongside.checkins.actions.beside import choose_form
from alongside.checkins.actions.check_ins import check_in_mirror
from alongside.checkins.models import CheckIn, WhatWorks
from alongside.core.check_in_path import ITEMS
from alongside.repair.models import Rupture
from tests.noticed import check_ins
from tests.portal.answering import answer_five, begin, sent
from tests.portal.client import PortalClient
from tests.told import CANARY, shown_to_the_worker
from tests.web.client import signed_in
from tests.web.samples import everybody
from tests.web.swept import at_the_door
from tests.world import World


@pytest.mark.parametrize("who", ["supervisor", "nobody", "talk"])
def test_only_answers_that_the_worker_may_read_open_a_hard_patch_or_keep_what_works(
    link: str, portal: PortalClient, who: str
) -> None:
    begin(portal, link, who=who)
    answer_five(portal, hard="yes")
    left = (Rupture.objects.exists(), WhatWorks.objects.exists())
    assert left == ((True, True) if who == "talk" else (False, False))


def test_all_that_the_worker_is_shown_is_the_same_whether_they_answered_for_somebody_else_or_not_at_all(
    world: World, link: str, portal: PortalClient
) -> None:
    begin(portal, link, who="supervisor")
    for_nobody, other = PortalClient(), invitations.give_link(world.owner, world.with_dean)[1]
    with acting_for(world.owner):
        choose_form(world.owner, world.with_dean, form="yes_no")
    begin(for_nobody, other, who="nobody")
    everybody(world)
    check_ins(world.with_dean, *((14 * n, 17) for n in range(2, 10)), mode="alone", medium="link")
    with acting_for(world.owner):  # what opens only once this is kept is open
        check_in_mirror(world.owner, world.with_dean, answers={"listens": 4})
    earlier = set(CheckIn.objects.values_list("id", flat=True))
    before = dict(shown_to_the_worker(world))
    for browser, low in ((portal, "0"), (for_nobody, "no")):
        for at, item in enumerate(ITEMS, 2):
            sent(browser, f"/c/{at}/", **{item: low}, go="on")
        sent(browser, "/c/7/", went_well=CANARY, made_it_work=CANARY, go="on")
        sent(browser, "/c/7/", go="cards" if browser is for_nobody else "words")
        sent(browser, "/c/7/", went_well=CANARY, card_time="not_well", go="on")
        assert sent(browser, "/c/8/", hard="yes", talk="yes", easier=CANARY, go="on") == "/c/thanks/"
    answered = CheckIn.objects.exclude(id__in=earlier)
    assert set(answered.values_list("audience", "instrument")) == {
        ("supervisor", "own-client"),
        ("nobody", "own-yes-no"),
    }
    told, not_told = (
        reverse("answers-for-me", args=[answered.get(audience=who).id]) for who in ("supervisor", "nobody")
    )
    olu = signed_in(world.olu)
    assert CANARY in olu.get(told).text
    assert olu.post(told, {"words": f"{CANARY} thanks"}).status_code == 302
    after = dict(shown_to_the_worker(world))
    assert len(before) > 120
    assert [name for name in before if before[name] != after[name]] == []
    assert [name for name, page in after.items() if CANARY in page and name != f"search for {CANARY}"] == []
    for actor, path in (("supervisor", not_told), ("owner", told), ("lead", told)):
        assert at_the_door(world, actor).get(path).status_code == 404
