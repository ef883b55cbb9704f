"""The two agendas as the rows that `components/agenda.html` shows."""

import datetime as dt
from typing import Any

from django.urls import reverse

from alongside.agenda.queries.items import TwoAgendas
from alongside.core.ordering import Mark
from alongside.documents.agenda import my_note, my_tag, their_note, their_tag
from alongside.documents.words import spoken
from alongside.people.models import Alliance

Rows = list[dict[str, Any]]


def both(two: TwoAgendas, alliance: Alliance, today: dt.date) -> dict[str, Rows]:
    person = spoken(alliance)
    return {
        "theirs": [
            {
                "id": item.id,
                "text": item.words,
                "quoted": item.in_their_words,
                "url": reverse("item", args=[item.id]),
                "kind": kind,
                "tag": tag,
                "note": their_note(item),
            }
            for item in two.theirs
            for kind, tag in [their_tag(item, today)]
        ],
        "mine": [
            {
                "id": item.id,
                "text": item.words,
                "url": reverse("item", args=[item.id]),
                "safe": item.mark is Mark.CANNOT_WAIT,
                "kind": "mine",
                "tag": my_tag(item),
                "note": my_note(item, person, today),
            }
            for item in two.mine
        ],
    }
