"""The page of two strategies: one simulated round to watch, and what ten thousand come to. A toy model, and it says so."""

import json
from functools import lru_cache
from itertools import accumulate
from math import hypot
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.core.pencil.agents import Knowledge, Strategy
from alongside.core.pencil.physics import Pencil
from alongside.core.pencil.rounds import PLACES, START, Round
from alongside.core.pencil.tried import BIN, ROUNDS, Tried, Watched, tried, watched
from alongside.documents import pencil as wording, strategies as words
from alongside.web import fields
from alongside.web.forms import Form
from alongside.web.pages import StaffRequest

#: Half a second to one each; there are 108 of them, and every answer is the same again.
ten_thousand = lru_cache(maxsize=128)(tried)
#: A third of a second each, of which most who come see the first.
one_round = lru_cache(maxsize=16)(watched)


class StrategiesForm(Form):
    """What each does, what both know of each other, and which round is shown."""

    a = fields.chips(_("Left"), words.STRATEGY.items(), needed=True)
    b = fields.chips(_("Right"), words.STRATEGY.items(), needed=True)
    knowledge = fields.chips(_("Of the other each knows"), words.KNOWLEDGE.items(), needed=True)
    number = forms.IntegerField(min_value=1, max_value=999, required=False, widget=forms.HiddenInput)


USUALLY = {"a": Strategy.PUSH, "b": Strategy.FOLLOW_FIRST, "knowledge": Knowledge.PRESSURE}


def strategies(request: StaffRequest) -> HttpResponse:
    form = StrategiesForm({**USUALLY, **request.GET.dict()})
    if not form.is_valid():
        return redirect("pencil-strategies")
    chosen = form.cleaned_data
    pair, knowledge = (Strategy(chosen["a"]), Strategy(chosen["b"])), Knowledge(chosen["knowledge"])
    number = chosen["number"] or 1
    shown = one_round(pair, knowledge, number)
    context = {
        "form": form,
        "chosen": [words.STRATEGY[strategy] for strategy in pair],
        "again": {**chosen, "number": number % 999 + 1},
        "contradicts": words.CONTRADICTS,
        **_round(shown),
        **_many(ten_thousand(pair, knowledge)),
    }
    return render(request, "pencil/strategies.html", context)


def _round(shown: Watched) -> dict[str, Any]:
    places = dict(zip("ab", shown.places, strict=True))
    scene = {
        "places": PLACES,
        "start": START,
        "touches": shown.touches,
        "between": shown.places,
        **wording.live(),
    }
    account = wording.account_of(shown.seen)
    return {
        "told": json.dumps(scene, cls=DjangoJSONEncoder),
        "seconds": round(shown.seen.seconds),
        "happened": wording.told(Round.MY_WAY, account, places),
        "rows": [_row(seconds, pencil, shown.places) for seconds, pencil in shown.moments],
        "names": [wording.PLACE[place] for place in shown.places],
    }


def _row(seconds: float, pencil: Pencil, places: tuple[str, str]) -> tuple[str, str, list[int]]:
    """The second, how it is held, and how many centimetres it is from the place of each."""
    far = [hypot(PLACES[place][0] - pencil.x, PLACES[place][1] - pencil.y) for place in places]
    return f"{seconds:.0f}", wording.held(pencil), [round(100 * metres) for metres in far]


def _many(many: Tried) -> dict[str, Any]:
    """The outcomes side by side, a thousandth of the rounds to a unit, and when both had got there."""
    outcomes = words.outcomes(many)
    starts = accumulate((share for _name, _words, share in outcomes), initial=0.0)
    most = max(*many.when, 0.01)
    return {
        "rounds": f"{ROUNDS:,}",
        "outcomes": [
            (*outcome, f"{10 * start:.0f}", f"{10 * outcome[2]:.0f}")
            for outcome, start in zip(outcomes, starts, strict=False)
        ],
        "also": words.also(many),
        "when": [
            (BIN * number, BIN * (number + 1), round(100 * share, 1), round(100 * share / most))
            for number, share in enumerate(many.when)
        ],
    }
