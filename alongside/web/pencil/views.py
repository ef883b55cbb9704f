"""The pencil for two on one device: at a table that both touch, or turn by turn. Guests play it; nothing is stored."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from secrets import SystemRandom
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.core.pencil.physics import Hold
from alongside.core.pencil.rounds import PLACES, RULES, START, Round
from alongside.core.pencil.turns import MOST, Turn, played
from alongside.documents import pencil as wording
from alongside.documents.papers import pencil as paper
from alongside.web.pages import StaffRequest
from alongside.web.papers.views import as_file
from alongside.web.pencil.forms import LOOKED, AccountForm, LookForm, TurnForm, written


def pencil(request: StaffRequest) -> HttpResponse:
    """What it is, and the five rounds."""
    rounds = [(kind.value, *texts) for kind, texts in wording.ROUNDS.items()]
    return render(request, "pencil/pencil.html", {"rounds": rounds})


def sheet(request: StaffRequest) -> HttpResponse:
    day = today(request.viewer.zone)
    return as_file(paper.paper(day), "pencil", day)


def table(request: StaffRequest, round: str) -> HttpResponse:
    """The room that both touch. The script of the page plays; what was measured it sends to `talk`."""
    kind = _kind(round)
    rule = RULES[kind]
    scene = {"rule": asdict(rule), "places": PLACES, "start": START, **wording.live()}
    drawn = _two_places()
    names = {side: wording.PLACE[name] for side, name in drawn.items()}
    context = {
        "told": json.dumps(scene, cls=DjangoJSONEncoder),
        "rule": rule,
        "form": AccountForm(initial=drawn),
        "names": names,
        **_about(kind),
    }
    return render(request, "pencil/table.html", context)


def talk(request: StaffRequest, round: str) -> HttpResponse:
    """What happened at the table, to talk about."""
    kind, form = _kind(round), AccountForm(request.POST)
    if not form.is_valid():
        return redirect("pencil-round", round)
    return _talk(request, kind, form.account(), form.places, "pencil-round", room=form.cleaned_data["room"])


def turns(request: StaffRequest, round: str) -> HttpResponse:
    """The same in turns, in words; the places and all turns so far come along in the form."""
    kind = _kind(round)
    if request.method != "POST":
        looked = 0 if RULES[kind].places else LOOKED
        return _turn(request, kind, {**_two_places(), "turns": "", "looked": looked})
    stops = "stop" in request.POST
    form = (TurnForm if "left" in request.POST and not stops else LookForm)(request.POST)
    if not form.is_valid():
        return redirect("pencil-turns", round)
    so_far = form.played()
    places = form.places
    seen = played(kind, places["a"], places["b"], so_far)[1]
    if seen.over or len(so_far) == MOST or stops:
        return _talk(request, kind, wording.account_of(seen), places, "pencil-turns")
    looked = form.cleaned_data["looked"]
    return _turn(request, kind, {**places, "turns": written(so_far), "looked": looked}, so_far)


def _turn(
    request: StaffRequest, kind: Round, initial: dict[str, Any], so_far: Sequence[Turn] = ()
) -> HttpResponse:
    """How it is held now, and what is asked next."""
    pencil, looked = played(kind, initial["a"], initial["b"], so_far)[0], initial["looked"]
    side = "a" if looked < LOOKED / 2 else "b"
    context = {
        "form": TurnForm(initial={**initial, "left": "stay", "right": "stay"}),
        "looking": looked < LOOKED,
        "next_look": looked + 1,
        "who": wording.WHO[side],
        "place": wording.PLACE[initial[side]] if looked % 2 else "",
        "described": wording.described(pencil),
        "lies": pencil.hold != Hold.HELD,
        "number_of_turns": len(so_far),
        "most": MOST,
        **_about(kind),
    }
    return render(request, "pencil/turns.html", context)


def _talk(
    request: StaffRequest, kind: Round, account: wording.RoundAccount, places: dict[str, str], way: str,
    room: str = "",
) -> HttpResponse:  # fmt: skip
    context = {
        "told": wording.told(kind, account, places),
        "questions": wording.QUESTIONS,
        "way": way,
        "room": room,
        **_about(kind),
    }
    return render(request, "pencil/talk.html", context)


def _about(kind: Round) -> dict[str, Any]:
    rounds = list(Round)
    number = rounds.index(kind) + 1
    title, task = wording.ROUNDS[kind]
    following = rounds[number].value if number < len(rounds) else ""
    return {"round": kind.value, "number": number, "title": title, "task": task, "following": following}


def _kind(round: str) -> Round:
    if round not in {*Round}:
        raise NotThere
    return Round(round)


def _two_places() -> dict[str, str]:
    a, b = SystemRandom().sample(sorted(PLACES), 2)
    return {"a": a, "b": b}
