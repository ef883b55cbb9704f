"""Questionnaires under a licence: the lead's shelf, and asking somebody with one: how, when not, and what its score says."""

import datetime as dt

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.formats import date_format

from alongside.base.clock import new_id, today
from alongside.base.request_context import acting_for
from alongside.checkins.actions.questionnaires import add_questionnaire
from alongside.checkins.models import Answer, CheckIn, Questionnaire
from alongside.core.instruments.datafile import parse
from alongside.web.questionnaires.views import EXAMPLE
from tests.core.test_instruments import INVENTED
from tests.domain.test_checkins import met
from tests.web.client import PageClient
from tests.web.test_wrong_input import LICENCE, WAI
from tests.world import World

HOW = {"medium": "aloud", "mode": "together"}


def added(world: World, text: str = INVENTED, **licence: object) -> Questionnaire:
    by = world.maya.as_viewer()
    with acting_for(by):
        return add_questionnaire(by, id=new_id(), text=text, granted_by="The authors", **licence)


def text_of(client: PageClient, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status, name
    return answer.text


def offered(world: World, text: str = INVENTED, before: int = 3) -> str:
    """Where Sam asks Dean with it, after so many contacts."""
    met(world, *range(1, before + 1))
    return reverse("questionnaire-answer", args=[world.with_dean.id, added(world, text).id])


def test_a_slot_is_filled_item_by_item_and_a_file_is_taken_whole(maya: PageClient) -> None:
    text_of(maya, "questionnaire-add", "no-such-slot", status=404)
    assert "to be confirmed against the licensed copy" in text_of(maya, "questionnaire-add", "wai-s")
    more = WAI | {"id": str(new_id()), "introduction": "Think of {worker}."}
    answers = [maya.post(reverse("questionnaire-add", args=["wai-s"]), more) for _ in range(2)]
    row = Questionnaire.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("questionnaire", args=[row.id])}
    assert [item.key for item in row.instrument.items if item.reversed] == ["4"]
    assert row.instrument.labels == ("never", "", "", "", "", "", "always")
    assert parse(row.text).item("3").text == "kept 3 for {worker}"
    assert "wai-s/" not in text_of(maya, "questionnaires")
    assert "to be confirmed" not in text_of(maya, "questionnaire", row.id), "the box that was ticked says so"
    file = SimpleUploadedFile("ours.toml", INVENTED.encode())
    assert maya.post(reverse("questionnaire-file"), LICENCE | {"file": file}).status_code == 302
    assert Questionnaire.objects.get(key="invented").text == INVENTED


def test_the_next_version_and_putting_away(maya: PageClient, world: World) -> None:
    row = added(world)
    where = reverse("questionnaire-change", args=[row.id])
    assert "We go at my pace." in maya.get(where).text
    more = {"item_a": "Our pace", "item_b": "Left out", "lowest": "1", "highest": "5", "step": "1", **LICENCE}
    assert "Version 2" in maya.post(where, {**more, "turned": ["b"]}, follow=True).text
    assert "This is an earlier version" in text_of(maya, "questionnaire", row.id)
    newest = Questionnaire.objects.get(version=2)
    away = maya.post(reverse("questionnaire-retire", args=[newest.id]), follow=True).text
    assert "Put away: it is not used any more" in away
    assert "put away" in text_of(maya, "questionnaires")


def test_the_example_of_the_page_is_sound_and_the_same_as_that_of_the_how_to() -> None:
    assert parse(EXAMPLE).key == "side-by-side"
    assert f"```\n{EXAMPLE}```\n" in (settings.ROOT / "docs/how-to/add-a-questionnaire.md").read_text()


def test_sent_twice_it_is_one_and_it_says_when_it_can_be_asked_again(sam: PageClient, world: World) -> None:
    where = offered(world, INVENTED.replace("citation =", 'caveats = ["Mind this."]\ncitation ='))
    assert "Dean answers it, with you" in text_of(sam, "questionnaires-with", world.with_dean.id)
    typed = {"item_a": "3", "item_b": "1", "id": str(new_id()), **HOW}
    pages = [sam.post(where, typed, follow=True).text for _ in range(2)]
    assert CheckIn.objects.count() == 1
    assert "You also wrote" not in pages[1]
    other = sam.post(where, typed | {"item_b": "0"}, follow=True).text
    assert "1 · never" in other[other.index("You also wrote") :], "the same page with another answer"
    for words in ("2 to 10", "4.0", "reversed", "Mind this.", "asked aloud"):
        assert words in pages[0]
    table = text_of(sam, "questionnaires-with", world.with_dean.id)
    again = date_format(today("Europe/London") + dt.timedelta(days=91), "j F Y")
    for words in ("8 (2 to 10)", f"It can be asked again from {again}", "Keep one from an earlier day"):
        assert words in table
    assert "answered by Dean" in table
    lately = "another one lies less than that away. One that was answered on an earlier day"
    assert lately in sam.get(where).text


def test_too_few_answers_are_named(sam: PageClient, world: World) -> None:
    page = sam.post(
        offered(world), {"item_a": "dont_know", "item_b": "rather_not_say", **HOW}, follow=True
    ).text
    for words in ("Not enough answers for a total.", "0 of 2", "I don’t know", "I’d rather not say"):
        assert words in page
    assert "not enough answers" in text_of(sam, "questionnaires-with", world.with_dean.id)
    assert {answer.choice for answer in Answer.objects.all()} == {"dont_know", "rather_not_say"}


def test_nothing_said_is_refused_and_words_are_kept(sam: PageClient, world: World) -> None:
    where = offered(world)
    answer = sam.post(where, {"medium": "aloud", "mode": "with_help", "item_a": "2"})
    assert (answer.status_code, "Please name who helped" in answer.text) == (422, True)
    for typed in (HOW, {**HOW, "item_a": "5"}):
        assert sam.post(where, typed).status_code == 422
    assert not CheckIn.objects.exists()


def test_a_line_that_is_measured_is_written_as_a_number(sam: PageClient, world: World) -> None:
    text = INVENTED.replace("1:5:1", "0:10:0.1").replace('["never", "", "", "", "always"]', "[]")
    where, how = offered(world, text), {"medium": "paper", "mode": "together"}
    assert "not at all – wholly" in sam.get(where).text
    for wrong in ({"item_a": "10.1"}, {"item_a": "much"}, {"item_a": "3", "apart_a": "dont_know"}):
        assert sam.post(where, {**how, **wrong}).status_code == 422
    page = sam.post(where, {**how, "item_a": "7.3", "item_b": "0,5"}, follow=True).text
    assert "16.8" in page
    assert "0 to 20" in page
    assert {answer.step for answer in Answer.objects.all()} == {73, 5}


def test_norms_stand_with_their_citation_and_equal_answers_are_named(sam: PageClient, world: World) -> None:
    norm = '\n[[norms]]\nname = "mean of a made-up group"\nvalue = 7.5\nn = 12\ncitation = "Nobody 2026"\n'
    where = offered(world, INVENTED.replace('reversed = ["b"]', "reversed = []") + norm)
    page = sam.post(where, {"item_a": "4", "item_b": "4", **HOW}, follow=True).text
    assert page.index("mean of a made-up group: 7.5") < page.index("Nobody 2026")
    assert "Every answer is the same." in page


def test_what_i_answer_myself(sam: PageClient, world: World) -> None:
    where = offered(world, INVENTED.replace('rater = "client"', 'rater = "practitioner"'), before=0)
    form = sam.get(where).text
    assert "A court or the client may be able to obtain it." in form
    assert "How did you ask?" not in form
    assert "answered by you" in sam.post(where, {"item_a": "2", "item_b": "2"}, follow=True).text
    assert "by yourself" in text_of(sam, "questionnaires-with", world.with_dean.id)


def test_what_a_total_says_of_itself_is_in_points_and_stays_off_the_line(
    sam: PageClient, world: World
) -> None:
    where = offered(world)
    for turn, (a, b) in enumerate([(4, 0), (4, 1), (4, 0), (4, 0), (0, 4)]):
        page = sam.post(where, {"item_a": str(a), "item_b": str(b), **HOW}, follow=True).text
        assert ("Too few looks to say what is usual for Dean" in page) is (turn < 3)
        for check_in in CheckIn.objects.all():
            CheckIn.objects.filter(pk=check_in.pk).update(on=check_in.on - dt.timedelta(days=91))
    assert "Below what is usual for Dean, once." in page
    assert "This time 2 of 10; usual was 8 to 10" in page
    theirs = text_of(sam, "alliance-between", world.with_dean.id)
    assert "what is usual for Dean, once" not in theirs
    assert "Too few looks" not in theirs
