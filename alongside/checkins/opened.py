"""Two looks, each without the other: what they answered apart opens to the practitioner once their own side is kept.

A guess of about the same time opens it, and so does a later one, so that nothing stays shut for good. What was said in the room was
heard; a yes to "was anything hard?" waits for nothing; and a licensed questionnaire has no guess of mine to stand beside it.
"""

import datetime as dt

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from alongside.base.models import COUNTS
from alongside.checkins.models import APART, READABLE, Answer, CheckIn, Rater
from alongside.core.dyad import DAYS_APART

_guesses = CheckIn.objects.filter(
    COUNTS,
    org_id=OuterRef("org_id"),
    alliance_id=OuterRef("alliance_id"),
    rater=Rater.MIRROR,
    on__gte=Cast(OuterRef("on") - dt.timedelta(days=DAYS_APART), DateField()),
)
_said_hard = Answer.objects.filter(
    org_id=OuterRef("org_id"), check_in_id=OuterRef("pk"), item="hard", choice="yes"
)
SEALED = APART & Q(instrument__startswith="own-") & ~Exists(_guesses) & ~Exists(_said_hard)


def opened(check_ins: QuerySet[CheckIn]) -> QuerySet[CheckIn]:
    """Those of these that are open to their practitioner."""
    return check_ins.exclude(SEALED)


#: Of what works: heard in no check-in, or in one that its practitioner may read and that is open.
HEARD = Q(check_in__isnull=True) | Q(check_in__in=opened(CheckIn.objects.filter(audience__in=READABLE)))
