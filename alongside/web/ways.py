"""The ways on from a notice that have a page, each with its address."""

import uuid

from django.urls import reverse

from alongside.core.noticing.notice import Notice
from alongside.documents.reasons.worded import Reason

NO_PAGE_OF_ITS_OWN = (
    "alliance"  # advice without a page begins at the person's own, where its reader mostly is
)
SAID_ITSELF = "bring-notice"  # what is taken along is the notice itself


def ways_on(notice: Notice, reason: Reason, alliance_id: uuid.UUID) -> list[tuple[str, str]]:
    """(address, words) of each way that leads somewhere: what the product has no page for is not offered as one."""
    about = [(way, notice.facts.get(way.about) if way.about else alliance_id) for way in reason.ways]
    return [
        (reverse(way.page, args=[id, notice.rule] if way.page == SAID_ITSELF else [id]), str(way.label))
        for way, id in about
        if id and way.page != NO_PAGE_OF_ITS_OWN
    ]
