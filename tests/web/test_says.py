"""What a look says of itself, the band behind the line, and a signal on Today (stage 3, item 4)."""

import re

from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.checkins.models import Answer, CheckIn
from alongside.insight.models import SignalShown
from tests.noticed import LOW, check_in, check_ins, day
from tests.web.client import page_of
from tests.world import World

HEAD = "are lower than usual for"


def test_a_look_that_says_nothing_says_so(sam: Client, world: World) -> None:
    few = check_ins(world.with_dean, *LOW[:3])
    assert "Too few looks to say what is usual for Dean: one more." in page_of(sam, "check-in", few.id)
    first = CheckIn.objects.order_by("on")[0]
    assert "Too few looks to say what is usual for Dean: three more." in page_of(sam, "check-in", first.id)
    steady = check_in(world.with_dean, 110, 17)
    said = page_of(sam, "check-in", steady.id)
    assert "Nothing unusual for Dean." in said
    assert "from three earlier looks (asked aloud, together with me)" in said
    assert reverse("figure", args=["band"]) in said
    none = check_in(world.with_dean, 90, None, answered=2)
    assert "Too few questions were answered to add up." in page_of(sam, "check-in", none.id)
    helped = check_in(world.with_dean, 80, 4, mode="with_help", helper="Tunde")
    assert "These answers stand for themselves." in page_of(sam, "check-in", helped.id)
    talked = check_in(world.with_dean, 70, None, instrument="own-asked", top=0, answered=0)
    assert 'class="notice"' not in page_of(sam, "check-in", talked.id)


def test_the_same_answers_four_times_over_ask_for_another_way(sam: Client, world: World) -> None:
    for ago in (100, 70, 40, 10):
        made = check_in(world.with_dean, ago, 20)
        Answer.objects.create(org=world.org, check_in=made, key_of=world.dean.id, item="listens", step=4)
    check_in(world.with_dean, 200, 20, medium="paper")
    CheckIn.objects.filter(pk=made.pk).update(on=day(-9))  # read again
    said = page_of(sam, "check-in", made.id)
    assert "These answers cannot tell us anything." in said
    assert reverse("figure", args=["flat"]) in said


def test_today_says_it_and_keeps_what_it_has_shown(sam: Client, world: World) -> None:
    last = check_ins(world.with_dean, *LOW)
    text = sam.get("/").text
    for words in (f"{HEAD} him.", "usual was", reverse("check-in", args=[last.id])):
        assert words in text
    once = page_of(sam, "check-in", CheckIn.objects.order_by("on")[4].id)
    assert "Below what is usual for Dean, once." in once, "an older look says what it said then"
    row = SignalShown.objects.get()
    assert (row.check_in, row.first_on, row.last_on) == (last.id, day(0), day(0))
    SignalShown.objects.update(first_on=day(-3), last_on=day(-3))
    sam.get("/")
    sam.get("/")
    row.refresh_from_db()
    assert (row.first_on, row.last_on) == (day(-3), day(0))
    assert Event.objects.filter(verb="notice.shown").count() == 1


def test_what_is_kept_from_the_worker_is_on_no_page(sam: Client, world: World) -> None:
    check_ins(world.with_dean, *LOW[:-1])
    urls = [
        "/",
        *(reverse(name, args=[world.with_dean.id]) for name in ("line", "alliance", "alliance-between")),
    ]
    before = [bare(sam.get(url).text) for url in urls]
    for audience in ("supervisor", "nobody"):
        check_in(world.with_dean, 5, 0, audience=audience)
        assert [bare(sam.get(url).text) for url in urls] == before


def bare(page: str) -> str:
    """Without what differs each time a page is made."""
    return re.sub(r'name="(csrfmiddlewaretoken|id)" value="[^"]*"', "", page)


def test_the_band_is_behind_the_line_in_its_legend_words_and_table(sam: Client, world: World) -> None:
    check_ins(world.with_dean, *LOW)
    check_ins(world.with_dean, *LOW, rater="mirror")
    page = sam.get(reverse("line", args=[world.with_dean.id])).text
    assert page.count('class="line-usual"') == 4, (
        "three drawings and the legend; the mirror has none behind it"
    )
    assert "usual for him, from earlier answers" in page
    assert re.search(r"Usual for him before [^:]+: \d\.\d to \d\.\d of 5\.", page)
    assert len(re.findall(r"usual before: \d\.\d to \d\.\d", page)) == 6, "of three looks each, on both sides"
    assert "About nine in ten answers of somebody steady lie in it" in page
