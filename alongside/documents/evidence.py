"""The one table of what research says, and of the methods behind a figure. Every claim of the product names a row of it.

`E` rows are research, `M` rows methods, `O` rows what our own simulation gave. A row is said in no stronger words than
here: "goes with", never "makes". `docs/reference/evidence.md` is this table; a check finds claims without a row.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Source:
    """One row. `is_found`: the figure was read in a public source; otherwise it is recalled, to be confirmed."""

    id: str
    statement: str | Promise
    figure: str
    reference: str
    strength: str | Promise
    is_found: bool = True


MANY = _("many studies taken together")
ONE = _("one study")
FEW = _("a few studies; they differ")
EXPERTS = _("what experienced people agree on")
METHOD = _("a method")
OWN = _("our own simulation")

EVIDENCE = (
    Source(
        "E1",
        _("How strong the alliance is goes with how therapy turns out."),
        "r = .278 [.256, .299]; 295 studies, more than 30,000 people",
        "Flückiger C, Del Re AC, Wampold BE, Horvath AO (2018). The alliance in adult psychotherapy: a meta-analytic synthesis. Psychotherapy 55(4), 316–340.",
        MANY,
    ),
    Source(
        "E2",
        _("Ruptures that were repaired go with a better course than those that were not."),
        "r = .29 [.10, .47]; 11 studies, 1,314 people",
        "Eubanks CF, Muran JC, Safran JD (2018). Alliance rupture repair: a meta-analysis. Psychotherapy 55(4), 508–519.",
        MANY,
    ),
    Source(
        "E3",
        _("Whether training professionals in repair helps is not settled."),
        "r = .11 [-.09, .30], not significant",
        "Eubanks CF, Muran JC, Safran JD (2018). Alliance rupture repair: a meta-analysis. Psychotherapy 55(4), 508–519.",
        MANY,
    ),
    Source(
        "E4",
        _("Agreeing on goals goes with how it turns out, and so does working together on them."),
        "goals r = .24 [.19, .28]; collaborating r = .29 [.24, .34]",
        "Tryon GS, Birch SE, Verkuilen J (2018). Meta-analyses of the relation of goal consensus and collaboration to psychotherapy outcome. Psychotherapy 55(4), 372–383.",
        MANY,
    ),
    Source(
        "E5",
        _("Showing professionals the scores that clients give goes with slightly better results."),
        "d = .15 [.10, .20]; drop-out odds ratio 1.19; 58 studies, 21,699 people",
        "de Jong K, Conijn JM, Gallagher RAV, Reshetnikova AS, Heij M, Lutz MC (2021). Using progress feedback to improve outcomes and reduce drop-out, treatment duration, and deterioration: a multilevel meta-analysis. Clinical Psychology Review 85, 102002.",
        MANY,
    ),
    Source(
        "E6",
        _(
            "In case management the alliance stood between how it was done and quality of life, hope and daily life."
        ),
        "n = 311; r .19 to .32",
        "Roebuck M, Aubry T and others (2022). Psychiatric Services, doi 10.1176/appi.ps.202100387.",
        ONE,
    ),
    Source(
        "E7",
        _(
            "In case management hardly any link with the outcome was found either; practical help may matter more."
        ),
        "n about 456",
        "Tsai J, Lapidos A, Rosenheck RA, Harpaz-Rotem I (2013). Longitudinal association of therapeutic alliance and clinical outcomes in supported housing for chronically homeless adults. Community Mental Health Journal 49, 438–443.",
        ONE,
    ),
    Source(
        "E8",
        _(
            "After brain injury two professionals rate the alliance with the same person differently; what they rated went with later work."
        ),
        "n = 98",
        "Schönberger M, Humle F, Zeeman P, Teasdale TW (2006). Working alliance and patient compliance in brain injury rehabilitation and their relation to psychosocial outcome. Neuropsychological Rehabilitation 16(3), 298–314.",
        ONE,
    ),
    Source(
        "E9",
        _(
            "Professionals rate the alliance lower than their clients do, and the two go together only in part."
        ),
        "d = -.46, 22 studies; r .36 to .56 between the two",
        "Igra L, Lavidor M, Atzil-Slonim D and others (2020). A meta-analysis of client-therapist perspectives on the therapeutic alliance. European Psychiatry 63(1), e67.",
        MANY,
    ),
    Source(
        "E10",
        _(
            "How curious and humble about culture a professional is goes with the alliance, both told by the same person."
        ),
        "r = .66 [.64, .68]; 13 studies",
        "Orlowski E and others. The effects of cultural humility on therapeutic alliance and psychotherapy outcomes: a systematic review and meta-analysis.",
        MANY,
    ),
    Source(
        "E11",
        _("Many clients keep something about the help itself from their professional, often to be polite."),
        "72.6 % of 547",
        "Blanchard M, Farber BA (2016). Lying in psychotherapy: why and what clients don't tell their therapist about therapy and their relationship. Counselling Psychology Quarterly 29(1), 90–112.",
        ONE,
    ),
    Source(
        "E12",
        _("Most people tick the top of an alliance scale, so that there is little room above."),
        "92 estimates, 37 studies, 6,439 people",
        "Meier ST, Feeley TH (2022). Ceiling effects indicate a possible threshold structure for working alliance. Journal of Counseling Psychology 69(2), 235–245.",
        MANY,
    ),
    Source(
        "E13",
        _(
            "Answering in front of the professional did not raise the answers in one trial; another team found that it does. So how it was asked is kept."
        ),
        "randomised, n = 102",
        "Reese RJ, Gillaspy JA, Owen JJ and others (2013). The influence of demand characteristics and social desirability on clients' ratings of the therapeutic alliance. Journal of Clinical Psychology 69(7), 696–709.",
        FEW,
    ),
    Source(
        "E14",
        _("At a rupture: acknowledge it and explore it now, and leave talk of change for later."),
        "134 experts",
        "Eubanks CF, Burckell LA, Goldfried MR (2017). Clinical consensus strategies to repair ruptures in the therapeutic alliance. Journal of Psychotherapy Integration.",
        EXPERTS,
    ),
    Source(
        "E15",
        _("How common ruptures are depends on how one looks for them."),
        "by scores 14.7 % repaired and 10.7 % unrepaired of 605; 46 % of 116; in interviews 30 of 38",
        "Larsson MH, Falkenström F, Andersson G, Holmqvist R (2018). Psychotherapy Research 28(1), 123–136. McLaughlin AA, Keller SM, Feeny NC, Youngstrom EA, Zoellner LA (2014). Journal of Consulting and Clinical Psychology 82(1), 112–121.",
        FEW,
    ),
    Source(
        "E16",
        _("After moderate or severe brain injury some people find it hard to read faces."),
        "13 to 39 %",
        "Babbage DR, Yim J, Zupan B, Neumann D, Tomita MR, Willer B (2011). Meta-analysis of facial affect recognition difficulties after traumatic brain injury. Neuropsychology 25(3), 277–285.",
        MANY,
    ),
    Source(
        "E17",
        _("Scores alone miss most strained days: so the direct question comes first."),
        "103 couples on 14 days: good rules point at 5 to 8 % of days and find 23 to 29 % of the strained ones",
        "Computed from a public file of two-sided daily ratings.",
        ONE,
    ),
)

METHODS = (
    Source("M1", _("Two looks compared with what chance alone would do: reliable change."), "",
           "Jacobson NS, Truax P (1991). Clinical significance: a statistical approach to defining meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology 59(1), 12–19.", METHOD),
    Source("M2", _("How much of what differs is between people rather than within: intraclass correlation."), "",
           "Shrout PE, Fleiss JL (1979). Intraclass correlations: uses in assessing rater reliability. Psychological Bulletin 86(2), 420–428.", METHOD, False),
    Source("M3", _("Between which differences most pairs lie: limits of agreement."), "",
           "Bland JM, Altman DG (1986). Statistical methods for assessing agreement between two methods of clinical measurement. The Lancet 327(8476), 307–310.", METHOD),
    Source("M4", _("How far guesses lie above the answers, and whether they move with them: truth and bias."), "",
           "West TV, Kenny DA (2011). The truth and bias model of judgment. Psychological Review 118(2), 357–378.", METHOD),
    Source("M5", _("The spread within a person from each look to the next, which a slow change hardly moves."), "",
           "von Neumann J (1941). Distribution of the ratio of the mean square successive difference to the variance. Annals of Mathematical Statistics 12(4), 367–395.", METHOD, False),
    Source("M6", _("An interval for a share of a few."), "",
           "Wilson EB (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22(158), 209–212.", METHOD),
    Source("M7", _("How often a run turns up by chance."), "",
           "Feller W. An Introduction to Probability Theory and Its Applications, volume 1, chapter XIII.7.", METHOD, False),
    Source("M8", _("Intervals from drawing the people again, with some of them twice: the bootstrap."), "",
           "Efron B (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7(1), 1–26.", METHOD, False),
    Source("M9", _("A spread that leans on the service while a person has few looks: Student’s t with a prior."), "",
           "Student (1908). The probable error of a mean. Biometrika 6(1), 1–25. The leaning: Gelman A and others, Bayesian Data Analysis, chapter 3.", METHOD, False),
)  # fmt: skip

SIMULATED = (
    Source(
        "O1",
        _("How often a steady relationship shows a notice by chance."),
        "six runs of 20,000 steady relationships of each kind, 26 looks each",
        "Alongside: docs/reference/operating-characteristics.md, written by python3 run.py evidence",
        OWN,
    ),
)

TABLE = {row.id: row for row in (*EVIDENCE, *METHODS, *SIMULATED)}
