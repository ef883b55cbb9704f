"""A practitioner with one person, and how the records of an address's parts are made of them."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from alongside.base import clock
from alongside.base.revisions import keep_replaced
from alongside.documents.aloud import mark
from alongside.documents.check_in_words import HOW_MUCH
from alongside.people.models import (
    Alliance,
    CircleLink,
    Person,
    Practitioner,
)
from alongside.web.people.views.good_to_know import BY_MARK

Maker = Callable[["Whose"], uuid.UUID]
MAKERS: dict[str, Maker] = {}
#: Where a route means something narrower than its part is called: (route, part) -> the maker.
NARROWER: dict[tuple[str, str], str] = {
    ("getting-in-change", "entry"): "door",
    ("practitioner-photo", "practitioner"): "pictured",
    ("clip-for-me", "clip"): "clip_for_me",
    ("paper-plan", "contact"): "planned",
}
#: Parts that are nobody's, such as a chapter or a kind: a value that exists.
FIXED: dict[str, str] = {
    "part": "my_part",
    "kind": "begin",
    "rule": "crowded_out",
    "mark": next(iter(BY_MARK)),
    "secret": "x" * 43,
    "instrument": "own-client",
    "slot": "wai-sr",
    "outcome": "goals",
    "key": "unusual",
    "round": "my_way",
    "code": "abc234",
    "sentence": mark(str(HOW_MUCH)),
    "exercise": "role-in-three-sentences",
}


@dataclass
class Whose:
    """A practitioner with one person, and the records made of them so far.

    `word` marks every word about the person, `around` those about a relative, `mine` what is the practitioner's own.
    """

    worker: Practitioner
    person: Person
    alliance: Alliance
    lead: Practitioner
    supervisor: Practitioner
    word: str
    around: str
    mine: str
    made: dict[str, uuid.UUID] = field(default_factory=dict)

    def id(self, name: str) -> uuid.UUID:
        """The id of their record of this kind, made at the first asking."""
        if name not in MAKERS:
            raise LookupError(f"Say in tests/web/samples/ how to make a {name!r}: an address names one.")
        if name not in self.made:
            self.made[name] = MAKERS[name](self)
        return self.made[name]

    def parts(self, route: str, names: Iterable[str]) -> dict[str, str]:
        """What fills the parts of an address for their records."""
        return {
            name: FIXED[name] if name in FIXED else str(self.id(NARROWER.get((route, name), name)))
            for name in names
        }

    def words(self, about: str) -> str:
        """Words that nobody else's records hold."""
        return f"{about} {self.word}"

    def own_words(self, about: str) -> str:
        """The practitioner's own words: about nobody."""
        return f"{about} {self.mine}"

    def canaries(self) -> dict[str, uuid.UUID]:
        """Whose record it is that was shown where this word stands on a page."""
        relative = CircleLink.objects.get(pk=self.id("link")).person_id
        return {self.word: self.person.id, self.around: relative}

    def before(self, kind: str, of_id: uuid.UUID, was: dict[str, str]) -> None:
        """What stood there before it was written over."""
        keep_replaced(self.worker.as_viewer(), kind, of_id, self.person.id, was)

    def add(self, kind: type[Model], /, **fields: object) -> Any:
        """A row of theirs, and of the alliance where its kind has one."""
        same: dict[str, object] = {"org_id": self.worker.org_id, "made_by": self.worker}
        if any(field.name == "alliance" for field in kind._meta.get_fields()):
            same["alliance"] = self.alliance
        return kind._default_manager.create(**same | fields)

    @property
    def day(self) -> dt.date:
        return clock.now().date()


def maker(make: Maker) -> Maker:
    """Use this function for the part of an address that is called like it."""
    MAKERS[make.__name__] = make
    return make
