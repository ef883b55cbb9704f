"""What came of what they said: with that the next check-in begins, on the staff's pages and on a link."""

from dataclasses import dataclass

from django.db.models import Q

from alongside.access.identities import Viewer
from alongside.base.models import COUNTS
from alongside.base.request_context import saw
from alongside.checkins import queries
from alongside.checkins.models import Answer, CheckIn, PromisedAfter, Rater, Reply
from alongside.core.low_answers import HARD_WORDS
from alongside.people.models import Alliance


@dataclass(frozen=True)
class CameOfIt:
    """What they said in a check-in, in their words or their voice, what was answered, and what was promised after it, as it
    stands today."""

    check_in: CheckIn
    said: tuple[Answer, ...]
    replies: list[Reply]
    promised: list[PromisedAfter]


def answered_before(viewer: Viewer, alliance: Alliance) -> list[CheckIn]:
    """All that they answered in an alliance, the newest first, whoever may read it: for whoever holds a link of it."""
    rows = CheckIn.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id, rater=Rater.CLIENT)
    return list(rows.order_by("-on", "-seq"))


def what_came_of_it(viewer: Viewer, alliance: Alliance) -> CameOfIt | None:
    """Of their newest check-in that had a reply or led to a promise, in an alliance fetched for this viewer: of those that the
    practitioner may read; for whoever holds a link of it, of all of theirs. None where nothing came of any yet."""
    if viewer.signed_in:
        check_ins = queries.own_check_ins(viewer, alliance)
    else:
        check_ins = CheckIn.objects.filter(COUNTS, org_id=viewer.org_id, alliance_id=alliance.id)
    led = Q(replies__isnull=False) | Q(promised__isnull=False)
    check_in = check_ins.filter(led, rater=Rater.CLIENT).order_by("-on", "-seq").first()
    if check_in is None:
        return None
    saw("person", [check_in.person_id])
    said = tuple(answer for answer in queries.answers(viewer, check_in).rows if answer.item in HARD_WORDS)
    replies, promised = queries.replies(viewer, check_in), queries.promised_after(viewer, check_in)
    return CameOfIt(check_in, said, replies, promised)
