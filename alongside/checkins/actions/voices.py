"""Recording the fixed sentences of the client's pages; and what is said in place of being written, as it is kept."""

import uuid
from base64 import b64encode

from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.base.action import action, stamp
from alongside.base.errors import NotThere
from alongside.base.sounds import kind_of
from alongside.checkins.models import SpokenSentence
from alongside.people.models import Practitioner

LARGEST = 20 * 1024  # bytes of one sentence
LARGEST_CLIP = 500 * 1024  # about a minute as a telephone records it


def clip_of(sound: bytes, too_large: str, unknown: str) -> dict[str, str]:
    """What a Clip holds of a recording. Raises Refused, in these words."""
    return {"kind": kind_of(sound, LARGEST_CLIP, too_large, unknown), "sound": b64encode(sound).decode()}


@action("sentence.recorded", again=True)
def record_sentence(
    by: Viewer,
    me: Practitioner,
    *,
    id: uuid.UUID | None = None,
    sentence: str,
    sound: bytes,
    milliseconds: int = 0,
    for_all: bool = False,
) -> SpokenSentence:
    """Keep a sentence in my voice, in the place of an earlier recording: for the people I work with, or, by a lead, for all.
    Raises Refused, NotThere."""
    if for_all and not by.is_(Role.LEAD):
        raise NotThere
    kind = kind_of(
        sound,
        LARGEST,
        _("This recording is too long. Please say it again, a little faster."),
        _("This is no recording. Please record it here."),
    )
    whose = None if for_all else me
    SpokenSentence.objects.filter(org_id=by.org_id, practitioner=whose, sentence=sentence).delete()
    return SpokenSentence.objects.create(
        **stamp(by, id),
        practitioner=whose,
        sentence=sentence,
        sound=sound,
        kind=kind,
        milliseconds=milliseconds,
    )
