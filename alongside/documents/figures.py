"""What a figure on a page is: in two sentences, how it is worked out, what it cannot say, how often it is wrong.

Nothing here is stronger than the table of evidence; the ids of its rows stand in `sources`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.detection.settings import OWN_SCALE
from alongside.core.detection.signal import Severity
from alongside.core.detection.usual import WITHIN
from alongside.core.false_signals import History, within_a_year


def unknown() -> str:
    return _("Nobody knows yet how often it is wrong. It is an invitation to look, never a verdict.")


@dataclass(frozen=True)
class Explained:
    """One kind of figure. `wrong` says how often it is wrong, as far as that is known."""

    title: str | Promise
    what: str | Promise
    how: str | Promise
    cannot: str | Promise
    sources: tuple[str, ...]
    wrong: Callable[[], str] = unknown


#: Rhythms that are spoken of, in looks a year.
RHYTHMS = (
    (gettext_lazy("every six weeks"), 9),
    (gettext_lazy("every month"), 12),
    (gettext_lazy("every two weeks"), 26),
)


def false_share(severity: Severity) -> Callable[[], str]:
    """How many steady relationships show it by chance, in several rhythms, as the simulation of the own check-in gave it."""

    def sentence() -> str:
        parts = []
        for rhythm, looks in RHYTHMS:
            years = [within_a_year(OWN_SCALE, severity, History(looks, before)) for before in (0, 2 * looks)]
            fill = {"rhythm": rhythm} | {
                name: round(1000 * figure.value)
                for name, figure in zip(("first", "third"), years, strict=True)
            }
            fill["most"] = round(1000 * max(figure.interval.high for figure in years if figure.interval))
            parts.append(_("asked %(rhythm)s, %(first)s and %(third)s (at most %(most)s)") % fill)
        share = _(
            "Of 1,000 steady relationships, about so many show this by chance alone in the first year and in the third: %(parts)s. At most is where answers fall far below the usual more often than above it, and people differ much in their ups and downs. Where a relationship drifts slowly, where one answer is much like the last, or where people are much less steady than is usual in the service, it is more. A service with 200 relationships or more can work out its own from its answers in another order, which does not show what comes of one answer being like the last. How often one was right here is not known before your own service has said so."
        )
        return share % {"parts": "; ".join(parts)}

    return sentence


def by_its_interval() -> str:
    return _("The range beside it holds the true figure in 95 of 100 such workings-out, so 5 of 100 miss it.")


def outside_the_band() -> str:
    inside = round(100 * WITHIN)
    share = _(
        "Of 100 next answers of a steady person about %(n)s lie inside, and so %(out)s outside by chance."
    )
    return share % {"n": inside, "out": 100 - inside}


FIGURES: dict[str, Explained] = {
    "unusual": Explained(
        gettext_lazy("Unusually low for this person"),
        gettext_lazy(
            "This answer, with the one or two before it, lies lower than one would expect from this person’s own earlier answers. It asks you to look, and to ask; it does not say that something is wrong."
        ),
        gettext_lazy(
            "“No drop” is compared with “a drop that began at this look, one or two looks ago”, each from where this person was before. A drop that lasts counts more than one odd day. There are three earlier looks at least, and while there are few, what is usual in the service is leaned on."
        ),
        gettext_lazy(
            "It cannot say why, nor who did what, nor whether there is a hard patch. It says nothing about anybody’s competence, honesty, effort or capacity. Scores alone miss many strained days, so what they say when asked comes first."
        ),
        ("O1", "M10", "M11", "M12", "M13", "M16", "E17"),
        false_share(Severity.UNUSUAL),
    ),
    "slow": Explained(
        gettext_lazy("A little lower for some time"),
        gettext_lazy(
            "Several answers, no one of which stands out, lie lower together than one would expect from this person’s earlier ones. It asks you to look, and to ask; it does not say that something is wrong."
        ),
        gettext_lazy(
            "What each answer says for a small drop is added up from look to look, and begins again at nought when nothing is left of it. No one answer counts for much, so that it takes four or more. It is not said where the newest answer is no step below where this person was before."
        ),
        gettext_lazy(
            "It cannot say when it began, nor why, and slow ups and downs of any life show it too. A small drop is found less often than not."
        ),
        ("O1", "M10", "M13"),
        false_share(Severity.SLOW),
    ),
    "possible": Explained(
        gettext_lazy("Possibly lower than usual"),
        gettext_lazy(
            "The same as “unusually low”, with less to go by. It is worth a second look when you next meet, and no more."
        ),
        gettext_lazy("It is worked out in the same way, with a lower bar."),
        gettext_lazy("It cannot say what “unusually low” cannot say, and it is chance more often."),
        ("O1", "M10", "M11", "M12", "M13", "M16"),
        false_share(Severity.POSSIBLE),
    ),
    "band": Explained(
        gettext_lazy("What is usual for this person"),
        gettext_lazy(
            "The range in which this person’s next answer would lie most times if nothing had changed. It is drawn from three earlier looks on."
        ),
        gettext_lazy(
            "From this person’s own level and ups and downs before that look, leaning on what is usual in the service while there are few. Only looks by the same person, with the same questions, asked in the same way; what was told in a hard patch is not taken as usual."
        ),
        gettext_lazy(
            "A range is no aim. Inside it something can be very wrong, and outside it nothing need be: it is where answers lay, not where they should lie."
        ),
        ("O1", "M9"),
        outside_the_band,
    ),
    "calmer": Explained(
        gettext_lazy("Calmer"),
        gettext_lazy(
            "After an unusually low answer, one of the next three came back to where this person was before. It is what the answers show, and not the same as mended."
        ),
        gettext_lazy(
            "The level before is kept as it was. Calmer is said when an answer by the same person within the next three looks is back at that level, less half of the usual ups and downs."
        ),
        gettext_lazy(
            "It cannot say that anything was mended. Mended is their word, or both sides’ word; time alone never says it, and nobody is chased for it."
        ),
        ("E2", "E14"),
    ),
    "flat": Explained(
        gettext_lazy("Answers that cannot tell us anything"),
        gettext_lazy(
            "The same answer to every question, several looks in a row. It may be true, or kind, or quick; these answers cannot tell which, so ask in another way."
        ),
        gettext_lazy("The last four looks are the same in every item."),  # core.interpretation.IN_A_ROW
        gettext_lazy(
            "It cannot say that somebody is hiding something or does not care. High answers that are all alike are common on such scales, whoever is asked."
        ),
        ("E12", "E11"),
    ),
    "gap": Explained(
        gettext_lazy("The gap between the two sides"),
        gettext_lazy(
            "How much higher or lower your guess of how it is for them lies than what they said about the same time. It is something to be curious about, and no verdict on either of you."
        ),
        gettext_lazy(
            "Each guess is paired with their nearest answers of up to two weeks before or after. From three pairs on: the mean difference with its range, and between which differences most pairs lie."
        ),
        gettext_lazy(
            "It cannot say who is right. Studies differ on whether professionals see it lower than their clients, and none of them is about guesses like yours; clients keep things back, often to be polite."
        ),
        ("M3", "E9", "E18", "E11"),
        by_its_interval,
    ),
    "tracking": Explained(
        gettext_lazy("Whether your guesses move with their answers"),
        gettext_lazy(
            "Whether you notice when it goes up or down for them, whatever the level you guess. One step for each of theirs would be moving together; nought would be no link."
        ),
        gettext_lazy(
            "Your guesses against their answers, around their usual answer. It needs eight pairs, and answers that differ."
        ),
        gettext_lazy(
            "It cannot say why, and with few pairs the range is wide. It is seen by you alone, and compared with nobody’s."
        ),
        ("M4",),
        by_its_interval,
    ),
    "reliability": Explained(
        gettext_lazy("How far the check-in can be relied on"),
        gettext_lazy(
            "How much of what differs in the answers is between relationships, and how much goes up and down from look to look. The more lies between, the more one look tells."
        ),
        gettext_lazy(
            "From the service’s own looks, when a lead asks for it: the spread between and within relationships, the share that lies between, and how first and second looks go together. Not below ten people and three workers."
        ),
        gettext_lazy(
            "It cannot say that the questions ask the right thing: the check-in is a conversation aid, not a validated scale. It says nothing about one person or one worker."
        ),
        ("M2", "M3", "M8"),
        by_its_interval,
    ),
    "question": Explained(
        gettext_lazy("Whether alliances go with what is reached"),
        gettext_lazy(
            "Whether, when somebody’s answers about their worker are above their own usual, something else they are asked is above its usual a quarter later. What differs between people is kept apart from what goes up and down within one."
        ),
        gettext_lazy(
            "From the last answers of each quarter, for people with both in six quarters or more and at most eight; not below a hundred people. A panel with a level for each person is fitted, and the range comes from drawing the people again. A second way stands beside it."
        ),
        gettext_lazy(
            "It cannot say why, nor what will become of anybody, nor anything about one person or one worker. In a hard patch nothing is asked, so the worst times are missing."
        ),
        ("M8", "M17", "M18", "O2"),
        by_its_interval,
    ),
    "chance-signals": Explained(
        gettext_lazy("How many notices chance alone would show"),
        gettext_lazy(
            "If all your relationships were steady, some would still show a notice within a year. Seeing about as many as chance would show means that each may well be nothing."
        ),
        gettext_lazy(
            "The share of steady relationships that show it within a year, for each of yours by how many answers there were in the last twelve months and before, and added up. What there is counts as more than chance only where it is more than 97 of 100 such caseloads would show by chance, with the most uneven ups and downs that were simulated."
        ),
        gettext_lazy(
            "It cannot say which of them are chance. Where one answer is much like the last, or a relationship drifts slowly, chance shows more than that."
        ),
        ("O1", "M16"),
        false_share(Severity.SLOW),
    ),
    "priors": Explained(
        gettext_lazy("What is usual in the service"),
        gettext_lazy(
            "Where answers lie in this service, how far relationships lie apart, and how far one person’s answers go up and down. A new answer leans on it while that person has few of their own."
        ),
        gettext_lazy(
            "Worked out from the service’s own looks (from twenty relationships with three looks each), entered by hand, or a safe default. The ups and downs within a person are taken from looks three apart."
        ),
        gettext_lazy(
            "It cannot say how answers should be. Where people are much steadier or less steady than it says, notices come too seldom or too often."
        ),
        ("M5", "M8"),
        by_its_interval,
    ),
}
