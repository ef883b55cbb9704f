"""The pencil on two devices: a room is opened or joined here; what happens in it goes past these pages (ops/rooms)."""

import json
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from alongside.base import rooms
from alongside.base.site import site
from alongside.core.pencil.rounds import PLACES, START, Round
from alongside.documents import pencil as wording
from alongside.people.second_step import picture
from alongside.web import fields
from alongside.web.forms import Form
from alongside.web.pages import StaffRequest
from alongside.web.pencil.forms import AccountForm

REFUSED = {
    "unknown": _("There is no room with this code just now. Ask for the code again."),
    "taken": _("There are two in this room already."),
    "full": _("There are too many rooms just now. One screen for two still works; try again in a while."),
}
KINDS = [(kind.value, title) for kind, (title, _task) in wording.ROUNDS.items()]


class OpenRoomForm(Form):
    """The round that a new room begins with."""

    open = fields.chips(_("Which round first?"), KINDS, needed=True, initial=Round.MY_WAY)


class JoinRoomForm(Form):
    """The code of a room that somebody opened."""

    join = forms.CharField(
        label=_("The code of the room"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def clean_join(self) -> str:
        """However it was typed."""
        return "".join(letter for letter in self.cleaned_data["join"].lower() if letter.isalnum())


def two(request: StaffRequest) -> HttpResponse:
    """Open a room, or join one."""
    joins = "join" in request.POST
    opening, joining = (
        OpenRoomForm(None if joins else request.POST or None),
        JoinRoomForm(request.POST if joins else None),
    )
    form: Form = joining if joins else opening
    try:
        if form.is_valid():
            answer = rooms.ask(**form.cleaned_data)
            if "ticket" in answer:
                # what follows # is sent to no server, and stands in no log
                return redirect(f"{reverse('pencil-room', args=[answer['code']])}#{answer['ticket']}")
            form.add_error("join" if joins else None, REFUSED[answer["refused"]])
        else:
            rooms.ask()
        is_there = True
    except rooms.NoRooms:
        is_there = False
    context = {"form": form, "opening": opening, "joining": joining, "is_there": is_there}
    return render(request, "pencil/two.html", context, status=422 if form.errors else 200)


def room(request: StaffRequest, code: str) -> HttpResponse:
    """A room. Whoever has a ticket plays; whoever has none is asked whether to join, as the picture of its address leads here."""
    address = site() + reverse("pencil-room", args=[code])
    context: dict[str, Any] = {
        "code": code,
        "address": address,
        "picture": mark_safe(picture(address)),  # noqa: S308, drawn by the library
        "told": json.dumps(_told(code), cls=DjangoJSONEncoder),
        "form": AccountForm(initial={"room": code}),
        "rounds": KINDS,
    }
    return render(request, "pencil/room.html", context)


def _told(code: str) -> dict[str, Any]:
    """What the script of the page says, and where things are."""
    rounds = {
        kind: (title, task, reverse("pencil-talk", args=[kind]))
        for kind, (title, task) in wording.ROUNDS.items()
    }
    return {
        "code": code,
        "places": PLACES,
        "start": START,
        "rounds": rounds,
        **wording.live(),
        **wording.together(),
    }
