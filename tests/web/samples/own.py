"""Samples of what is a practitioner's own or a lead's: check-ins, what is hard, the team, a file that was brought."""

import json
import uuid

from alongside.agenda.models import Promise
from alongside.base.clock import new_id, now
from alongside.base.request_context import acting_for
from alongside.base.revisions import keep_replaced
from alongside.checkins.models import (
    Answer,
    CheckIn,
    Clip,
    Invitation,
    PromisedAfter,
    Questionnaire,
    Reply,
    WhatWorks,
)
from alongside.checkins.models.invitations import LIFE
from alongside.exchange import actions as exchange
from alongside.people.models import Assignment, OwnRequest, SupervisionLink
from alongside.reflection.models import Destruction, LegalHold, Opening, Reflection
from alongside.repair.models import (
    HardConversation,
    HardDay,
    RepairAttempt,
    Rupture,
    RuptureAddendum,
    RuptureNote,
    RupturePart,
    Slip,
)
from alongside.supervision.outside.models import OutsideHelper, SessionLook, SheetMade, SupervisionHours
from tests.core.test_instruments import INVENTED
from tests.web.samples.whose import Whose, maker
from tests.world import practitioner


def invented(a: str, b: str) -> str:
    """The questionnaire of the tests, in words of somebody's own."""
    text = INVENTED
    for was, words in (("We go at my pace.", a), ("I am left out.", b)):
        text = text.replace(f'"{was}"', json.dumps(words))
    return text


@maker
def check_in(whose: Whose) -> uuid.UUID:
    made = _look(whose, "client", whose.person.id, audience="talk")
    mine = _look(whose, "for_me", whose.worker.id, audience="mine")
    whose.add(Answer, check_in=mine, item="stuck", key_of=whose.worker.id, words=whose.words("Stuck"))
    whose.add(Answer, check_in=made, item="easier", key_of=whose.person.id, words=whose.words("Ring first"))
    promise = whose.add(Promise, words=whose.words("I ring first"), made_on=whose.day)
    whose.add(PromisedAfter, check_in=made, promise=promise)
    whose.add(Reply, check_in=made, key_of=whose.person.id, words=whose.words("Thank you. I will ring"))
    return made.id


@maker
def clip(whose: Whose) -> uuid.UUID:
    return _clip(whose, Answer.objects.get(check_in_id=whose.id("check_in"), item="easier"))


@maker
def clip_for_me(whose: Whose) -> uuid.UUID:
    """Heard by the supervisor alone."""
    return _clip(whose, Answer.objects.filter(check_in_id=whose.id("answers"))[0])


def _clip(whose: Whose, answer: Answer) -> uuid.UUID:
    return whose.add(Clip, answer=answer, key_of=whose.person.id, kind="ogg", sound="T2dnUw==").id


@maker
def answers(whose: Whose) -> uuid.UUID:
    """For the supervisor alone."""
    return _look(whose, "client", whose.person.id, audience="supervisor").id


@maker
def questionnaire(whose: Whose) -> uuid.UUID:
    """The organisation's: colleagues share it."""
    found = Questionnaire.objects.filter(org_id=whose.worker.org_id).first()
    if found is None:
        text = invented(whose.own_words("We go at my pace"), whose.own_words("I am heard"))
        about = {"key": "invented", "version": 1, "text": text, "granted_by": whose.own_words("Ours")}
        found = whose.add(Questionnaire, **about)
    return found.id


def _look(whose: Whose, rater: str, key_of: uuid.UUID, **more: object) -> CheckIn:
    """A look with one step and some words."""
    made = whose.add(
        CheckIn,
        person=whose.person,
        rater=rater,
        instrument="own-client",
        version="1",
        mode="together" if rater == "client" else "alone",
        medium="aloud",
        on=whose.day,
        score=16,
        top=20,
        answered=5,
        **more,
    )
    whose.add(Answer, check_in=made, item="listens", step=3, key_of=key_of)
    whose.add(Answer, check_in=made, item="went_well", key_of=key_of, words=whose.words("Well"))
    return made


@maker
def invitation(whose: Whose) -> uuid.UUID:
    return whose.add(Invitation, person=whose.person, secret_hash=whose.word, until=now() + LIFE).id


@maker
def what_works(whose: Whose) -> uuid.UUID:
    return whose.add(WhatWorks, person=whose.person, words=whose.words("Tea first"), on=whose.day).id


@maker
def reflection(whose: Whose) -> uuid.UUID:
    words = {name: whose.words(name) for name in Reflection.WORDS if name not in ("felt", "asked", "learned")}
    days = {"first_on": whose.day, "last_on": whose.day}
    whose.add(Destruction, practitioner=whose.worker, how_many=1, **days)
    words |= {"felt": "tired", "asked": "need", "learned": whose.own_words("Wait")}
    made = whose.add(Reflection, look_again_on=whose.day, **words)
    keep_replaced(
        whose.worker.as_viewer(), "reflection.learned", made.id, whose.worker.id, {"learned": whose.word}
    )
    return made.id


@maker
def hold(whose: Whose) -> uuid.UUID:
    return whose.add(LegalHold, made_by=whose.lead, why="claim", practitioner=whose.worker).id


@maker
def opening(whose: Whose) -> uuid.UUID:
    """Asked for by the lead, and open."""
    second = practitioner(whose.worker.org, f"second-{whose.word[::-1]}", is_worker=False)
    decided = {"decided_at": now(), "decided_by": second, "confirmed": True}
    about = {"practitioner": whose.worker, "person": whose.person, "order": "court", "order_on": whose.day}
    return whose.add(Opening, made_by=whose.lead, reason=whose.words("Case"), **about, **decided).id


@maker
def rupture(whose: Whose) -> uuid.UUID:
    made = whose.add(Rupture, began_on=whose.day, state_on=whose.day)
    said = {"rupture": made, "person": whose.person}
    about = said | {"on": whose.day}
    whose.add(RuptureAddendum, words=whose.words("Later"), earlier_day=whose.day, **said)
    for part in RupturePart:
        whose.add(RuptureNote, part=part, words=whose.words(part), **about)
    whose.add(
        RepairAttempt, kind="conversation", words=whose.words("Rang"), their_words=whose.words("Go"), **about
    )
    return made.id


@maker
def conversation(whose: Whose) -> uuid.UUID:
    parts = {name: whose.words(name) for name in ("about", *HardConversation.WORDS)}
    made = whose.add(HardConversation, contact_id=whose.id("planned"), person=whose.person, **parts)
    whose.before("hard_talk", made.id, {name: whose.words(f"Earlier {name}") for name in parts})
    return made.id


@maker
def slip(whose: Whose) -> uuid.UUID:
    made = whose.add(Slip, person=whose.person, on=whose.day, words=whose.words("Clumsy"))
    whose.before("slip", made.id, {"whose": "theirs", "words": whose.words("Earlier")})
    return made.id


@maker
def hard_day(whose: Whose) -> uuid.UUID:
    return whose.add(HardDay, person=whose.person, kind="expert", on=whose.day, words=whose.words("Ring")).id


@maker
def file(whose: Whose) -> uuid.UUID:
    uncle = whose.own_words("Uncle").replace('"', '""')
    rows = f'name\n"{uncle}"\n'.encode()
    with acting_for(viewer := whose.worker.as_viewer()):
        return exchange.bring(
            viewer, id=new_id(), kind="caseload", name=whose.own_words("People") + ".csv", content=rows
        ).id


@maker
def assignment(whose: Whose) -> uuid.UUID:
    return Assignment.objects.get(practitioner=whose.worker, client=whose.person).id


@maker
def supervision(whose: Whose) -> uuid.UUID:
    found = SupervisionLink.objects.filter(practitioner=whose.worker).first()
    if found is None and whose.supervisor != whose.worker:
        found = whose.add(SupervisionLink, supervisor=whose.lead, practitioner=whose.worker, since=whose.day)
    return found.id if found else whose.worker.id


@maker
def own_request(whose: Whose) -> uuid.UUID:
    """What their lead asks for themselves."""
    given = {"client": whose.person.id.hex, "since": whose.day.isoformat(), "until": None}
    return whose.add(
        OwnRequest, org_id=whose.worker.org_id, made_by=whose.lead, kind="assignment", given=given
    ).id


@maker
def helper(whose: Whose) -> uuid.UUID:
    about = {"name": whose.own_words("Ines"), "what": whose.own_words("A psychologist")}
    return whose.add(OutsideHelper, kind="group", **about).id


@maker
def sheet(whose: Whose) -> uuid.UUID:
    parts = {name: whose.own_words(name) for name in SheetMade.WORDS}
    return whose.add(SheetMade, helper_id=whose.id("helper"), on=whose.day, **parts).id


@maker
def session_look(whose: Whose) -> uuid.UUID:
    """Shared with the supervisor, words and all."""
    words = {"answers": "heard=mostly", "words": whose.own_words("Slower")}
    shared = {"shared_at": now(), "words_shared": True}
    return whose.add(SessionLook, supervisor=whose.supervisor, on=whose.day, **words, **shared).id


@maker
def hours_entry(whose: Whose) -> uuid.UUID:
    return whose.add(SupervisionHours, kind="peer", on=whose.day, minutes=45, theme="repair").id
