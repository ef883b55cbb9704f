"""Every rule of noticing, by its area: `notice_all` asks each about one alliance; `ranking` chooses what is shown."""

from __future__ import annotations

from datetime import date

from alongside.core.noticing import agenda, check_ins, contacts, hard_day, rupture
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice

#: These read care facts alone, and speak while what is a practitioner's own is closed to them.
FROM_CARE_FACTS = agenda.RULES | contacts.RULES
RULES = FROM_CARE_FACTS | check_ins.RULES | rupture.RULES | hard_day.RULES


def notice_all(facts: AllianceFacts, today: date) -> tuple[Notice, ...]:
    """What every rule has to say about one alliance today, heaviest first, before any choosing."""
    notices = [notice for rule in RULES.values() if (notice := rule(facts, today))]
    return tuple(sorted(notices, key=lambda notice: (-notice.weight, notice.rule.value)))
