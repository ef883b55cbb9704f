"""The voices that read the client's pages: which sentences there are, and each as a sound."""

import re

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from alongside.checkins import voices
from alongside.documents.aloud import sentences
from alongside.people.queries.team import supervisors_of
from alongside.portal.door import PortalRequest


def voice(request: PortalRequest) -> HttpResponse:
    """By its words, where each sentence that was recorded can be heard, and how long it takes in milliseconds."""
    viewer, practitioner = request.acting.viewer, request.invitation.alliance.practitioner
    recorded = voices.milliseconds(viewer, practitioner.id)
    supervisor = " and ".join(person.first_name for person in supervisors_of(viewer, practitioner))
    spoken = {
        text: {"at": reverse("voice-sentence", args=[mark]), "ms": recorded[mark]}
        for mark, text in sentences(practitioner.first_name, supervisor).items()
        if mark in recorded
    }
    return JsonResponse(spoken)


def voice_sentence(request: PortalRequest, mark: str) -> HttpResponse:
    """One sentence. Some browsers play only what they can ask for in parts."""
    row = voices.sentence(request.acting.viewer, request.invitation.alliance.practitioner_id, mark)
    return sound(bytes(row.sound), row.kind, request.headers.get("Range", ""))


def sound(whole: bytes, kind: str, asked: str = "") -> HttpResponse:
    """A recording, or the one part of it that a Range header asks for."""
    part = re.fullmatch(r"bytes=(\d+)-(\d*)", asked)
    first = int(part[1]) if part else 0
    last = min(int(part[2] or len(whole)), len(whole) - 1) if part else len(whole) - 1
    is_part = part is not None and first <= last
    response = HttpResponse(whole[first : last + 1] if is_part else whole, content_type=f"audio/{kind}")
    response.headers["Accept-Ranges"] = "bytes"
    if is_part:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{last}/{len(whole)}"
    return response
