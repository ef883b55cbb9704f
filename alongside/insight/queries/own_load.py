"""My own load, from what I put down myself: marks, hard patches that I noted, my leave, what helped, my own answers.

Nothing here reads sign-ins, the trail or the hours of a day; `tests/domain/test_own_load.py` holds that.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.contacts.models import Absence
from alongside.contacts.queries import own_leaves
from alongside.core import own_load as rules
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances
from alongside.reflection.models import LoadAnswers, LoadMark, WhatHelped
from alongside.repair.models import Rupture
from alongside.repair.queries import open_ruptures

KEPT_MARKS = 200  # the newest that a page looks at


@dataclass(frozen=True)
class LoadWith:
    """How it is with one of my people: my marks, the newest first, and their hard patches that are open."""

    alliance: Alliance
    marks: Sequence[LoadMark] = ()
    ruptures: Sequence[Rupture] = ()


@dataclass(frozen=True)
class OwnLoad:
    """All of it. `strained` are those with whom it is hard now, and `several` whether to say first that it is a lot."""

    people: Sequence[LoadWith] = ()
    leaves: Sequence[Absence] = ()
    helped: Sequence[WhatHelped] = ()
    answers: Sequence[LoadAnswers] = ()
    strained: Sequence[Alliance] = ()
    several: bool = False

    @property
    def next_step(self) -> rules.NextStep:
        """The one thing to do next."""
        has = {"helped": bool(self.helped), "leave": bool(self.leaves)}
        return rules.next_step(len(self.strained), several=self.several, **has)


def own_load(viewer: Viewer) -> OwnLoad:
    """Of the viewer, for the viewer. Nothing while what is theirs is closed to them."""
    if viewer.closed:
        return OwnLoad()
    rows = LoadMark.objects.filter(
        org_id=viewer.org_id, made_by_id=viewer.id, alliance__in=own_alliances(viewer)
    )
    marks = list(rows.order_by("-on", "-seq")[:KEPT_MARKS])
    alliances = list(own_alliances(viewer).select_related("person").order_by("since", "seq"))
    ruptures = open_ruptures(viewer)
    saw("person", [alliance.person_id for alliance in alliances])
    people = [
        LoadWith(
            alliance,
            [mark for mark in marks if mark.alliance_id == alliance.id],
            [rupture for rupture in ruptures if rupture.alliance_id == alliance.id],
        )
        for alliance in alliances
    ]
    people.sort(key=lambda one: not (one.marks or one.ruptures))  # of whom something is said first
    hard, known = _strains(viewer, ruptures, marks), {alliance.id: alliance for alliance in alliances}
    answers = LoadAnswers.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id)
    return OwnLoad(
        people,
        own_leaves(viewer),
        what_helped(viewer),
        list(answers.select_related("questionnaire").order_by("-on", "-seq")),
        [known[strain.alliance] for strain in hard],
        rules.several_at_once(hard, today(viewer.zone)),
    )


def several_hard(viewer: Viewer, ruptures: Iterable[Rupture]) -> list[uuid.UUID]:
    """With whom it is hard, where that is several at once and new; else nobody. For Today, which has read the open hard
    patches already; one query."""
    if viewer.closed:
        return []
    day = today(viewer.zone)
    marks = LoadMark.objects.filter(
        org_id=viewer.org_id,
        made_by_id=viewer.id,
        alliance__in=own_alliances(viewer),
        on__gte=day - rules.MARK_LASTS,
    )
    hard = _strains(viewer, ruptures, marks.order_by("-on", "-seq"))
    return [strain.alliance for strain in hard] if rules.several_at_once(hard, day) else []


def _strains(viewer: Viewer, ruptures: Iterable[Rupture], marks: Iterable[LoadMark]) -> list[rules.Strain]:
    """`marks` with the newest first: of each alliance it alone counts."""
    newest: dict[uuid.UUID, LoadMark] = {}
    for mark in marks:
        newest.setdefault(mark.alliance_id, mark)
    taking = [rules.Strain(id, mark.on) for id, mark in newest.items() if mark.balance == rules.Balance.TAKES]
    hard = [rules.Strain(rupture.alliance_id, rupture.began_on) for rupture in ruptures]
    return rules.strains(hard, taking, today(viewer.zone))


def what_helped(viewer: Viewer) -> list[WhatHelped]:
    """What has helped me before, the newest first."""
    rows = WhatHelped.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id, retired_at__isnull=True)
    return list(rows.order_by("-seq"))


def own_what_helped(viewer: Viewer, id: uuid.UUID) -> WhatHelped:
    """One of them. Raises NotThere."""
    rows = WhatHelped.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id)
    return there(rows.filter(pk=id).first())
