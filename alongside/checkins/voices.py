"""Whose voice reads the fixed sentences of the client's pages. The first argument is the viewer."""

import uuid

from django.db.models import F, Q, QuerySet

from alongside.access.identities import Viewer
from alongside.base.models import there
from alongside.checkins.models import SpokenSentence


def _spoken(viewer: Viewer, practitioner_id: uuid.UUID | None) -> QuerySet[SpokenSentence]:
    """Those of the organisation, and of this practitioner; the latter last."""
    whose = Q(practitioner_id=practitioner_id) | Q(practitioner__isnull=True)
    rows = SpokenSentence.objects.filter(whose, org_id=viewer.org_id)
    return rows.order_by(F("practitioner_id").asc(nulls_first=True))


def milliseconds(viewer: Viewer, practitioner_id: uuid.UUID | None) -> dict[str, int]:
    """The sentences that can be heard, by their mark, and how long each takes: a practitioner's own voice before the
    organisation's; without a practitioner the organisation's alone."""
    return dict(_spoken(viewer, practitioner_id).values_list("sentence", "milliseconds"))


def sentence(viewer: Viewer, practitioner_id: uuid.UUID | None, mark: str) -> SpokenSentence:
    """One of them. Raises NotThere."""
    return there(newest(viewer, practitioner_id, mark))


def newest(viewer: Viewer, practitioner_id: uuid.UUID | None, mark: str) -> SpokenSentence | None:
    """The same, or None where nobody said it."""
    return _spoken(viewer, practitioner_id).filter(sentence=mark).last()


def recording(viewer: Viewer, id: uuid.UUID) -> SpokenSentence:
    """One of the viewer's organisation, whoever said it. Raises NotThere."""
    return there(SpokenSentence.objects.filter(org_id=viewer.org_id, pk=id).first())
