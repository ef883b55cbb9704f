"""The voices that read the client's pages: which sentences there are, and each as a sound."""

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from alongside.base.sounds import sound
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
    """One sentence."""
    row = voices.sentence(request.acting.viewer, request.invitation.alliance.practitioner_id, mark)
    return HttpResponse(**sound(bytes(row.sound), row.kind, request.headers.get("Range", "")))
