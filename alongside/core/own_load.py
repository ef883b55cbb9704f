"""How much is hard at once for one practitioner, from what they put down themselves. No score and no cut-off: what is several
is told kindly, once it has become several."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID


class Feeling(StrEnum):
    """ "When this phone rings I feel …": five plain feelings, none of them better."""

    GLAD = "glad"
    CALM = "calm"
    TIRED = "tired"
    TENSE = "tense"
    DREAD = "dread"


class Balance(StrEnum):
    """What a relationship does, by the practitioner's own word."""

    GIVES = "gives"
    EVEN = "even"
    TAKES = "takes"


@dataclass(frozen=True)
class Strain:
    """Something hard with one person, and since when: a hard patch that is open, or that it takes."""

    alliance: UUID
    since: date


#: Two hard things belong to most weeks; with a third there is rarely somebody left to lean on.
SEVERAL = 3
#: Said on Today for a fortnight after the newest began: longer would be one more thing to carry.
SAID_FOR = timedelta(days=14)
#: A mark says how it was; after so long it says nothing of now.
MARK_LASTS = timedelta(days=28)


def strains(hard: Iterable[Strain], taking: Iterable[Strain], today: date) -> list[Strain]:
    """What is hard now, the newest of each alliance, the oldest first: hard patches, and what takes by a mark of the last weeks."""
    marked = [strain for strain in taking if today - strain.since <= MARK_LASTS]
    newest: dict[UUID, Strain] = {}
    for strain in sorted([*hard, *marked], key=lambda strain: strain.since):
        if strain.since <= today:
            newest[strain.alliance] = strain
    return sorted(newest.values(), key=lambda strain: (strain.since, strain.alliance))


class NextStep(StrEnum):
    """The one thing to do next."""

    BRING = "bring"  # several are hard: somebody to think with
    AGAIN = "again"  # something is hard: what has helped before
    WRITE = "write"  # the same, and nothing is written yet that helps
    LEAVE = "leave"  # nothing is hard, and no time off is set
    NOTHING = "nothing"


def next_step(strained: int, *, several: bool, helped: bool, leave: bool) -> NextStep:
    """One, and never a list: how many are hard, whether anything is written that helped, whether time off is set."""
    if several:
        return NextStep.BRING
    if strained:
        return NextStep.AGAIN if helped else NextStep.WRITE
    return NextStep.NOTHING if leave else NextStep.LEAVE


def several_at_once(strains: list[Strain], today: date) -> bool:
    """Whether to say first that it is a lot."""
    return len(strains) >= SEVERAL and today - strains[-1].since <= SAID_FOR
