"""Beside supervision: the second door with its sheet, the look at the supervision itself, and hours for registration."""

import pytest
from django.urls import reverse

from alongside.base.models import Draft, Revision
from alongside.base.request_context import acting_for
from alongside.core.pseudonyms import replaced
from alongside.people.models import CircleLink, Person, SupervisionLink
from alongside.repair.actions import ruptures
from alongside.supervision.actions import bring
from alongside.supervision.outside import actions, names
from alongside.supervision.outside.models import OutsideHelper, SessionLook, SheetMade, SupervisionHours
from tests.domain.papers.reading import read
from tests.noticed import contact, day, item
from tests.web.client import PageClient, page_of, send, signed_in
from tests.world import World

TYPED = "Rosa said I betrayed her. Kayleigh heard it at Mill Lane. Dean’s solicitor rang Harbour."
LEFT = "The mother said I betrayed her. Kayleigh heard it at a place. The client’s solicitor rang the organisation."


@pytest.fixture
def helper(world: World) -> OutsideHelper:
    with acting_for(world.owner):
        return actions.add_helper(world.owner, kind="group", name="Ines and the others", what="Peers")


def test_who_is_known_and_what_stands_in_for_them(world: World) -> None:
    frank = Person.objects.create(org=world.org, name="Bruno Falk", is_client=False, made_by=world.sam)
    link = {"org": world.org, "client": world.dean, "since": day(-80), "made_by": world.sam}
    CircleLink.objects.create(**link, person=frank, place="solicitor", role="Rosa’s friend", until=day(-3))
    world.dean.address, world.dean.preferred_name = "12 Mill Lane, Leeds", "Deano"
    world.dean.save()
    contact(world.with_dean, -3, place="Café Molinari")
    text = "Rosa, Deano, Bruno Falk, Priya, Sam, Harbour, Mill Lane, Leeds, Molinari, Amir"
    left = "The mother, the client, the solicitor, a colleague, the worker, the organisation"
    with acting_for(world.owner):
        for about in (world.with_rosa, world.with_dean, None):
            known = names.known(world.owner, about)
            # another worker's client is nobody whose name I could know from here
            assert replaced(text, known) == f"{left}, a place, a place, a place, Amir"
    with acting_for(world.colleague):
        known = names.known(world.colleague, world.with_amir)
    assert replaced("Amir, Rosa and Sam", known) == "The client, Rosa and a colleague"


def test_a_sheet_is_looked_at_before_it_is_made_and_holds_no_name(
    world: World, sam: PageClient, helper: OutsideHelper
) -> None:
    contact(world.with_dean, -3, place="Mill Lane")
    path = reverse("sheet-make", args=[helper.id])
    given = {"about": str(world.with_dean.id), "happened": TYPED, "tried": "", "asks": "Ask Rosa?"}
    page = sam.post(path, given).text
    assert not SheetMade.objects.exists()
    assert TYPED in page
    assert '<mark>The mother</mark> said I betrayed her. <mark class="looks">Kayleigh</mark>' in page
    looked = page.split('name="looked" value="')[1].split('"')[0]
    # other words than those that were looked at are shown first
    other = sam.post(path, {**given, "asks": "Ask Ottilie?", "looked": looked}).text
    assert '<mark class="looks">Ottilie</mark>' in other
    assert not SheetMade.objects.exists()
    sam.post(path, {**given, "looked": looked})
    sheet = SheetMade.objects.get()
    assert (sheet.happened, sheet.asks) == (LEFT, "Ask the mother?")
    assert "Ask the mother?" in page_of(sam, "sheet", sheet.id)
    assert not Draft.objects.filter(path=path).exists()
    assert not Revision.objects.exists()
    paper = read(sam.get(reverse("paper-sheet", args=[sheet.id])).content)
    assert paper.is_accessible
    assert "Ask the mother?" in paper.text
    assert "First turn" in paper.text  # of a group
    assert not [name for name in ("Rosa", "Dean", "Harbour", "Mill", "Sam", "Ines") if name in paper.text]


def test_a_second_door_is_nobody_elses(world: World, sam: PageClient, helper: OutsideHelper) -> None:
    assert "Ines and the others" in page_of(sam, "outside")
    assert "Ines" not in page_of(signed_in(world.priya), "outside")
    for route in ("supervision-looks", "today"):
        assert "Ines" not in page_of(signed_in(world.olu), route)
    assert "Ines" not in send(sam, "helper-end", helper.id).text


def test_a_look_at_the_supervision_is_its_makers_until_it_is_shared(world: World, sam: PageClient) -> None:
    olu, answers = signed_in(world.olu), {"safe": "partly", "left_out": "no"}
    before = page_of(olu, "supervision-looks").partition("<main")[2].partition("</main>")[0]
    assert "can answer five questions" in before
    assert "Please answer one" in send(sam, "supervision-look-add", supervisor=world.olu.id).text
    page = send(sam, "supervision-look-add", supervisor=world.olu.id, words="Slower", **answers).text
    assert "I leave it out" in page
    look = SessionLook.objects.get()
    shown = reverse("supervision-look", args=[look.id])
    assert olu.get(shown).status_code == 404
    assert before in page_of(olu, "supervision-looks"), "whether there is one or not"
    page = send(sam, "supervision-look-share", look.id).text
    assert "without your words" in page
    page = olu.get(shown).text
    assert "I leave it out" in page
    assert "Slower" not in page
    assert signed_in(world.maya).get(shown).status_code == 404
    assert "This is shared already." in send(sam, "supervision-look-share", look.id, with_words="1").text
    SupervisionLink.objects.update(until=day(-1))
    assert olu.get(shown).status_code == 404
    assert sam.get(shown).status_code == 200
    assert "Nobody supervises you here today" in page_of(sam, "supervision-looks")


def test_hours_are_exported_without_a_word_about_anybody(world: World, sam: PageClient) -> None:
    item(world.with_dean, "theirs", "CANARY")
    for kind, minutes, theme in (("clinical", 90, "repair"), ("training", 45, "law")):
        send(sam, "hours", kind=kind, minutes=minutes, theme=theme, on=f"{day(-2):%d/%m/%Y}")
    assert "1440" in send(sam, "hours", kind="peer", minutes=1441, theme="law").text
    mistaken = SupervisionHours.objects.get(kind="training")
    assert "45 min" in page_of(sam, "hours")
    send(sam, "hours-drop", mistaken.id)
    table = sam.get(reverse("hours-csv")).content.decode("utf-8-sig")
    assert table == (
        f"Day,Kind,Theme,Minutes\r\n{day(-2).isoformat()},Clinical supervision,Strain and repair,90\r\n"
    )
    paper = read(sam.get(reverse("paper-hours")).content)
    assert paper.is_accessible
    assert "1 h 30 min" in paper.text
    canaries = ("CANARY", "Dean", "Rosa", "Walker")
    assert not [word for word in canaries if word in paper.text or word in table]
    assert "Clinical" not in signed_in(world.priya).get(reverse("hours-csv")).content.decode()


def test_a_sheet_begins_from_what_is_written_here(
    world: World, sam: PageClient, helper: OutsideHelper
) -> None:
    with acting_for(world.owner):
        rupture = ruptures.notice_rupture(
            world.owner, world.with_rosa, their_side="You betrayed me", on=day(-9)
        )
        item = bring(
            world.owner,
            world.with_dean,
            kind="question",
            source=None,
            snapshot="x" * 2000,
            to=world.olu,
            asks="Why?",
        )
    page = page_of(sam, "sheet-make", helper.id)
    assert reverse("sheet-of-rupture", args=[helper.id, rupture.id]) in page
    assert reverse("sheet-of-brought", args=[helper.id, item.id]) in page
    begun = page_of(sam, "sheet-of-rupture", helper.id, rupture.id)
    assert "You betrayed me" in begun
    assert f'value="{world.with_rosa.id}" id="id_about' in begun.replace(" checked", "")
    begun = page_of(sam, "sheet-of-brought", helper.id, item.id)
    assert "x" * 1499 + "…" in begun
    assert "Why?" in begun
    assert not SheetMade.objects.exists()
