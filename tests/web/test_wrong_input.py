"""What cannot be saved as it is: it is said beside its field, every word is still there, and nothing is written."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from alongside.base.clock import new_id
from tests.core.test_instruments import INVENTED
from tests.web.client import signed_in_again
from tests.web.samples import everybody
from tests.web.swept import addresses, at_the_door, state
from tests.world import PASSWORD, World

GOOD = "a stone a river a lamp"
LONG_AGO, TO_COME = "2020-01-01", "2040-05-01"
MANY = "\n".join(f"kept words {n}" for n in range(61))
NOOR = {"name": "kept", "first_name": "Noor", "roles": ["worker"]}
LICENCE = {"granted_by": "kept", "held": "on", "checked": "on"}
WAI = LICENCE | {f"item_{n}": f"kept {n} for {{worker}}" for n in range(1, 13)}
WAI |= {
    "lowest": "1",
    "highest": "7",
    "step": "1",
    "labels": "never\nalways",
    "subscales": "task: 1, 2",
    "turned": ["4"],
}
BROKEN = INVENTED.replace("minimum = 2", "minimum = 9")
USUAL = {"mean": "4.1", "between": "0.4", "within": "0.3", "weight": "5"}
PATCH = {"words": "kept", "kind": "apology"}
#: a page of the owner's or of the lead's, what is sent, the field at fault, and what is said beside it
WRONG = [
    ("contact-plan", {"place": "kept: the café"}, "day", "Please give a day."),
    ("contact-new", {"on_their_mind": "kept", "day": TO_COME}, "day", "This day is still to come"),
    ("contact-new", {"on_their_mind": "kept", "minutes": "kept"}, "minutes", "Please write a whole number"),
    ("contact-add", {"words": ""}, "words", "Write what should be added."),
    ("contact-retract", {"words": ""}, "words", "what was wrong"),
    ("message", {"words": "kept"}, "started_by", "Press the button that says who wrote."),
    ("absence-new", {}, "why", "Please say what it is."),
    ("absence", {"until": LONG_AGO}, "until", "before it began"),
    ("person-add", {"name": "", "phone": "kept 020"}, "name", "Please write a name."),
    ("circle-add", {"name": "kept"}, "place", "Please choose one."),
    ("circle-add", {"place": "other", "role": "kept"}, "name", "Please write a name"),
    ("circle-add", {"place": "other", "name": "kept", "since": TO_COME, "until": LONG_AGO}, "until", "before the first"),
    ("good-to-know-change", {"words": " "}, "words", "Please write it down in a few words."),
    ("own-values", {}, "words", "Please write it down in a few words."),
    ("theirs-add", {"why": "kept"}, "words", "Please write what it is about."),
    ("mine-add", {"how_to_say": "kept"}, "words", "Please write what it is about."),
    ("mine-add", {"words": "kept", "deadline": "soon"}, "deadline", "Please give a day"),
    ("referral", {"pasted": MANY}, "pasted", "more than 60 lines"),
    ("item-happened", {"event": "together", "words": "kept", "on": TO_COME}, "on", "still to come"),
    ("promise-add", {"words": "kept", "due_on": LONG_AGO}, "due_on", "before the promise was made"),
    ("promise-add", {"words": "kept", "item": "nonsense"}, "item", "Please choose one of these."),
    ("promise-said", {"words": ""}, "words", "Please write what you said."),
    ("promise-day", {"words": "kept"}, "due_on", "Please give the day you agreed on."),
    ("goal-add", {"words": "  "}, "words", "Please write the goal"),
    ("expect-write", {}, "my_role", "Please fill in at least one part."),
    ("rupture-tried", PATCH | {"kind": ""}, "kind", "Please choose what you tried."),
    ("rupture-tried", PATCH | {"follow_up_on": LONG_AGO}, "follow_up_on", "This day is over."),
    ("rupture-mended", {"words": "", "said_by": "both"}, "words", "calmer, not mended"),
    ("rupture-when", {"when": "date"}, "on", "Please give the day they named, from today on."),
    ("rupture-whose", {"whose": "hers"}, "whose", "Please choose one of these."),
    ("rupture-began", {"on": TO_COME, "words": "kept"}, "on", "still to come"),
    ("rupture-retract", {"words": "kept"}, "why", "Please choose why it is taken back."),
    ("hard-conversation-plan", {"about": "", "first": "kept"}, "about", "what it is about"),
    ("hard-day-add", {"kind": "expert", "on": "", "words": "kept"}, "on", "Please give a day."),
    *(
        (page, {}, "__all__", "Nothing is chosen or written yet")
        for page in ("check-in-mirror", "check-in-for-me", "together-directly", "together-question")
    ),
    ("check-in-retract", {"words": "kept"}, "why", "Please choose why it is taken back."),
    ("rhythm", {"mine_weeks": "3", "theirs_weeks": "2", "good_weeks": "10"}, "theirs_weeks", "4 at least"),
    ("password", {"password": PASSWORD, "new": GOOD, "again": GOOD + "x"}, "again", "not the same"),
    ("me-photo", {}, "photo", "Please choose a file."),
    ("me-photo", {"photo": SimpleUploadedFile("me.jpg", b"<script>")}, "photo", "Please choose another"),
    ("me-symbol", {"symbol": "skull"}, "symbol", "Please choose one of these."),
    *(("practitioner-add", NOOR | {"username": taken}, "username", "taken") for taken in ("sam", "SAM", "ＳＡＭ")),
    ("reset-delay", {"hours": "23"}, "hours", "Please write a number that is 24 at least."),
    ("reset-delay", {"hours": "337"}, "hours", "Please write a number that is 336 at most."),
    ("usual-by-hand", USUAL | {"mean": "7"}, "mean", "Please give a figure from 1 to 5."),
    ("usual-by-hand", USUAL | {"between": "kept"}, "between", "Please write a number, like 0.4."),
    ("usual-by-hand", USUAL | {"within": "2.01"}, "within", "Please give a figure from 0.1 to 2."),
    ("usual-by-hand", USUAL | {"weight": "31"}, "weight", "Please give a figure from 1 to 30."),
    ("questionnaire-add", WAI | {"item_7": ""}, "item_7", "Please write what this item says."),
    ("questionnaire-add", WAI | {"granted_by": ""}, "granted_by", "Nothing is added without a licence."),
    ("questionnaire-add", WAI | {"held": ""}, "held", "Please tick this if it is so."),
    ("questionnaire-add", WAI | {"checked": ""}, "checked", "Please look at your copy first"),
    ("questionnaire-add", WAI | {"highest": "six"}, "highest", "Please write a number"),
    ("questionnaire-add", WAI | {"highest": "1"}, "highest", "whole steps"),
    ("questionnaire-add", WAI | {"labels": "never\nkept\nalways"}, "labels", "There are 3 lines for 7 answers"),
    ("questionnaire-add", WAI | {"subscales": "task: 1, 2\nbond 3"}, "subscales", "Line 2"),
    ("questionnaire-add", WAI | {"subscales": "task: 1, 99"}, "subscales", "Line 1"),
    ("questionnaire-add", WAI | {"valid_until": LONG_AGO}, "valid_until", "has run out"),
    ("questionnaire-file", LICENCE, "text", "Please choose a file, or paste its text"),
    ("questionnaire-file", LICENCE | {"text": BROKEN}, "text", "Line 8: minimum"),
    ("questionnaire-file", LICENCE | {"file": SimpleUploadedFile("q.toml", BROKEN.encode())}, "text", "Line 8: minimum"),
    ("questionnaire-file", LICENCE | {"file": SimpleUploadedFile("q.toml", b"\xff\xfe")}, "file", "no text in UTF-8"),
    ("assignment-end", {"how": "day", "until": LONG_AGO}, "until", "before the first"),
    ("assignment-end", {"how": "day"}, "until", "give the last day"),
    ("assignment-end", {"how": "now", "until": TO_COME}, "how", "There is a last day below."),
]  # fmt: skip


@pytest.mark.usefixtures("records_stand")
@pytest.mark.parametrize(("name", "sent", "field", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_said_beside_its_field(
    world: World, name: str, sent: dict, field: str, said: str
) -> None:
    [address] = [address for address in addresses() if address.name == name]
    client = at_the_door(world, "lead" if TABLE[name].post is Scope.LEAD else "owner")
    if TABLE[name].post is Scope.LEAD:
        signed_in_again(client)
    before = state()
    answer = client.post(address.of(everybody(world)["owner"]), {"id": str(new_id()), **sent})
    assert (answer.status_code, state() == before) == (422, True)
    assert said in " ".join(answer.context["form"].errors[field])
    for typed in sent.values():
        assert "kept" not in typed or typed in unescape(answer.text)
