"""The check-in on a link, one question a screen. What is answered is put by with every press, and kept with the last one."""

import datetime as dt
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.base.sounds import sound
from alongside.checkins.actions.invitations import put_by
from alongside.checkins.actions.voices import clip_of
from alongside.checkins.came_of_it import what_came_of_it
from alongside.checkins.models import Audience, Mode
from alongside.checkins.queries import audiences
from alongside.contacts.queries import last_seen
from alongside.core.check_in_path import ASIDES, IN_WORDS, ITEMS, SORTED, SPOKEN, STEPS, WHO, Unfinished
from alongside.core.instruments.own import CLIENT, YES_NO
from alongside.documents import check_in_words as wording, checkins
from alongside.documents.own_words import beneath
from alongside.documents.words import Spoken, spoken
from alongside.people.models import Alliance
from alongside.people.queries.people import good_to_know
from alongside.people.queries.team import supervisors_of
from alongside.portal.door import COOKIE, PortalRequest
from alongside.repair.actions.on_link import answer_on_link

RADIUS = 19  # of a full circle in a picture 48 wide: it never touches its ring


def screen(request: PortalRequest, at: int) -> HttpResponse:
    """One screen: shown, or answered. Without the choice of how much, or of who reads it, that comes first."""
    begun = Unfinished.read(request.invitation.unfinished)
    place = begun.nearest(at if begun.audience else 1)
    if place != at:
        return redirect("screen", place) if place else redirect("hello")
    if request.method == "POST":
        return _answered(request, begun, at)
    return _shown(request, begun, at)


def _answered(request: PortalRequest, begun: Unfinished, at: int) -> HttpResponse:
    sent, viewer, alliance = request.POST, request.acting.viewer, request.invitation.alliance
    begun, wrong = _with_clips(request, begun.answered(at, sent), at)
    if sent.get(WHO) in audiences(viewer, alliance):
        begun = replace(begun, audience=sent[WHO])
    put_by(request.invitation, begun)
    if wrong:
        return _shown(request, begun, at, wrong=wrong)
    go = sent.get("go")
    if go in SWITCHES:
        put_by(request.invitation, replace(begun, cards=go == CARDS))
        return redirect("screen", at)
    if go == "back":
        return redirect("screen", at - 1) if at > 1 else redirect("hello")
    if go == "pause":
        return redirect("paused")
    if not begun.audience:
        return _shown(request, begun, at, _("Please choose one first."))
    if at < len(begun.screens):
        wanted = sent.get("then", "")
        return redirect("screen", begun.nearest(int(wanted) if wanted in STEPS_ON else at + 1))
    try:
        answer_on_link(request.invitation)
    except Refused as refused:
        return _shown(request, begun, 1 if refused.field == "audience" else at, str(refused.message))
    response = redirect("thanks")
    response.delete_cookie(COOKIE)
    return response


def _with_clips(request: PortalRequest, begun: Unfinished, at: int) -> tuple[Unfinished, dict[str, str]]:
    """With what was said on a screen, or thrown away again; and why a recording was not taken, by question."""
    wrong = {}
    for key in set(SPOKEN).intersection(begun.screens[at - 1]):
        if request.POST.get(f"away-{key}"):
            begun = begun.said(key, None)
        if file := request.FILES.get(f"say-{key}"):
            try:
                clip = clip_of(file.read(), str(wording.CLIP_TOO_LONG), str(wording.NO_CLIP))
                begun = begun.said(key, clip)
            except Refused as refused:
                wrong[key] = str(refused.message)
    return begun, wrong


def said(request: PortalRequest, question: str) -> HttpResponse:
    """What they said to a question, until it is sent."""
    clip: Any = there(Unfinished.read(request.invitation.unfinished).clips.get(question))
    saw("person", [request.invitation.person_id])
    return HttpResponse(**sound(b64decode(clip["sound"]), clip["kind"], request.headers.get("Range", "")))


def last_clip(request: PortalRequest, clip: UUID) -> HttpResponse:
    """What they said last, or what somebody said in reply, once they have begun. Raises NotThere."""
    if not Unfinished.read(request.invitation.unfinished).much:
        raise NotThere
    last = there(what_came_of_it(request.acting.viewer, request.invitation.alliance))
    clips = [row.clip for row in (*last.said, *last.replies) if hasattr(row, "clip")]
    row = there(next((one for one in clips if one.pk == clip), None))
    return HttpResponse(**sound(row.recording, row.kind, request.headers.get("Range", "")))


#: On the screen about what went well: cards to sort, or words.
SWITCHES = CARDS, WORDS = "cards", "words"
#: Numbers of screens, as they are sent.
STEPS_ON = tuple(str(at) for at in range(2, 9))


def _shown(
    request: PortalRequest,
    begun: Unfinished,
    at: int,
    refused: str = "",
    wrong: Mapping[str, str] | None = None,
) -> HttpResponse:
    viewer, alliance = request.acting.viewer, request.invitation.alliance
    names, own_words = names_of(viewer, alliance), beneath(good_to_know(viewer, alliance))
    saw("person", [alliance.person_id])
    asked = [_question(key, begun, alliance, names) for key in begun.screens[at - 1] if key != WHO]
    context = {
        "at": at,
        "all": len(begun.screens),
        "is_last": at == len(begun.screens),
        "last_time": _last_time(viewer, alliance) if 1 < at < len(begun.screens) else "",
        "questions": [
            question
            | {
                "hint": own_words.get(question["key"], ""),
                "wrong": (wrong or {}).get(question["key"], ""),
            }
            for question in asked
        ],
        "say": wording.SAY,
        "voice": wording.VOICE,
        "heading": wording.SORT if begun.screens[at - 1] == SORTED else "",
        "switch": {IN_WORDS: CARDS, SORTED: WORDS}.get(begun.screens[at - 1], ""),
        "is_that_right": wording.IS_THAT_RIGHT,
        "care": wording.CARE,
        "then": request.GET.get("then", ""),
        "refused": refused,
        "begun": begun,
        "reads": wording.READS[Audience(begun.audience)] % names if begun.audience else "",
        "beside": wording.BESIDE[Mode(begun.company)] % {"helper": begun.helper} if begun.helper else "",
    }
    if at == 1:
        context |= _who(begun, audiences(viewer, alliance), names)
        context["last"] = what_came_of_it(viewer, alliance)
    return render(request, "portal/screen.html", context, status=422 if refused or wrong else 200)


def names_of(viewer: Viewer, alliance: Alliance) -> dict[str, str]:
    names = [supervisor.first_name for supervisor in supervisors_of(viewer, alliance.practitioner)]
    return {"me": alliance.practitioner.first_name, "supervisor": _(" and ").join(names)}


def _last_time(viewer: Viewer, alliance: Alliance) -> str:
    """What the meeting was about is named in their own words alone: whoever holds the link reads it."""
    seen: Any = last_seen(viewer, alliance)
    if seen is None:
        return ""
    about = seen.about if seen.about_in_their_words else ""
    on = timezone.localtime(seen.at).date()
    return wording.last_time(alliance.practitioner.first_name, on, about, today(viewer.zone))


def _who(begun: Unfinished, offered: tuple[Audience, ...], names: dict[str, str]) -> dict[str, Any]:
    """Who can read it: only choices that are true today, and what is true of all of them."""
    folded: list[tuple[Any, tuple[Any, ...]]] = [wording.WHEN_READ, wording.ADVOCATE]
    if Audience.SUPERVISOR in offered:
        folded.insert(1, wording.SUPERVISOR_DOES)
    options = [_option(code.value, wording.AUDIENCES[code] % names) for code in offered]
    return {
        "questions": [{"key": WHO, "text": wording.WHO, "options": options, "chosen": begun.audience}],
        "true_of_all": wording.TRUE_OF_ALL,
        "folded": [(heading % names, [line % names for line in lines]) for heading, lines in folded],
    }


def _question(key: str, begun: Unfinished, alliance: Alliance, names: dict[str, str]) -> dict[str, Any]:
    """One question: its words, what may be chosen, and what was answered until now."""
    them: Spoken = spoken(alliance)
    question: dict[str, Any] = {
        "key": key,
        "chosen": begun.answers.get(key, ""),
        "words": begun.words.get(key, ""),
        "spoken": key in SPOKEN,
        "said": key in begun.clips,
    }
    if key in ITEMS:
        question["text"] = checkins.item_texts(CLIENT, names["me"], them)[key]
        steps = [_option(step, checkins.step_label(int(step)).capitalize(), step) for step in STEPS]
        yes_no = [_option(code, label) for code, label in checkins.yes_no()]
        question["options"] = yes_no if begun.form == YES_NO else steps
        question["apart"] = [_option(code, checkins.PLAIN_ASIDES[code]) for code in ASIDES]
        return question
    texts = checkins.questions(names["me"], them) | checkins.cards(names["me"])
    choices = dict(checkins.heaps()) if key in SORTED else wording.CHOICES.get(key, {})
    question["text"] = texts[key]
    question["options"] = [_option(code, label) for code, label in choices.items()]
    return question


def _option(code: str, label: Any, step: str = "") -> dict[str, Any]:
    """What may be chosen; of a step, how full its circle is."""
    full = ceil(RADIUS * int(step) / CLIENT.answers.top) if step else None
    return {"code": code, "label": label, "full": full}


def paused(request: PortalRequest) -> HttpResponse:
    begun = Unfinished.read(request.invitation.unfinished)
    return render(
        request, "portal/paused.html", {"until": request.invitation.until, "at": begun.nearest(begun.at)}
    )


def not_today(request: PortalRequest) -> HttpResponse:
    """As good an answer as any: nothing of it is kept, so that nobody can tell it from none."""
    until, day = request.invitation.until, today(request.acting.viewer.zone) + dt.timedelta(days=1)
    last = timezone.localtime(until).date()
    return render(request, "portal/not_today.html", {"until": until, "day": day if day <= last else None})


def stop(request: PortalRequest) -> HttpResponse:
    """Nothing of what was answered stays; the link goes on working, should they want to begin again."""
    if request.method == "POST":
        put_by(request.invitation, None)
        return render(request, "portal/stopped.html")
    begun = Unfinished.read(request.invitation.unfinished)
    return render(request, "portal/stop.html", {"at": begun.nearest(begun.at)})


def thanks(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/thanks.html")
