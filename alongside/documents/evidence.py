"""The one table of what research says, and of the methods behind a figure. Every claim of the product names a row of it.

`E` rows are research, `M` rows methods, `O` rows what our own simulation gave. A row is said in no stronger words than
here: "goes with", never "makes". `docs/reference/evidence.md` is this table; a check finds claims without a row.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Read(StrEnum):
    """How much of a source was read by whoever wrote its row."""

    ABSTRACT = "abstract"
    PART = "part of the abstract"
    NOT = "not read"
    OWN = "ours"


READ = {
    Read.ABSTRACT: _("read in its abstract"),
    Read.PART: _("read in part of its abstract"),
    Read.NOT: _("not read here"),
    Read.OWN: _("worked out by us"),
}


@dataclass(frozen=True)
class Source:
    """One row. Its figure is what was read, and where nothing was read there is none."""

    id: str
    statement: str | Promise
    figure: str
    reference: str
    strength: str | Promise
    read: Read = Read.ABSTRACT

    @property
    def read_words(self) -> str | Promise:
        return READ[self.read]


MANY = _("many studies taken together")
ONE = _("one study")
FEW = _("a few studies; they differ")
TALKED = _("studies of what people say in interviews")
EXPERTS = _("what experienced people agree on")
METHOD = _("a method")
OWN = _("our own simulation")

EVIDENCE = (
    Source("E1", _("How strong the alliance is goes with how therapy turns out."),
           "r = .278 [.256, .299]; 295 studies, more than 30,000 people",
           "Flückiger C, Del Re AC, Wampold BE, Horvath AO (2018). The alliance in adult psychotherapy: a meta-analytic synthesis. Psychotherapy 55(4), 316–340.", MANY),
    Source("E2", _("Ruptures that were repaired go with a better course than those that were not."),
           "r = .29 [.10, .47]; 11 studies, 1,314 people",
           "Eubanks CF, Muran JC, Safran JD (2018). Alliance rupture repair: a meta-analysis. Psychotherapy 55(4), 508–519.", MANY),
    Source("E3", _("Whether training professionals in repair helps is not settled."),
           "r = .11 [-.09, .30], not significant; 6 studies, 276 trainees",
           "Eubanks CF, Muran JC, Safran JD (2018). Alliance rupture repair: a meta-analysis. Psychotherapy 55(4), 508–519.", MANY),
    Source("E4", _("Agreeing on goals goes with how it turns out, and so does working together on them."),
           "goals r = .24 [.19, .28], 54 studies; collaborating r = .29 [.24, .34], 53 studies",
           "Tryon GS, Birch SE, Verkuilen J (2018). Meta-analyses of the relation of goal consensus and collaboration to psychotherapy outcome. Psychotherapy 55(4), 372–383.", MANY),
    Source("E5", _("Showing professionals the scores that clients give goes with slightly better results, and with fewer who drop out."),
           "d = .15 [.10, .20]; odds of dropping out 1.19 [1.03, 1.38] in its favour; 58 studies, 21,699 people",
           "de Jong K, Conijn JM, Gallagher RAV, Reshetnikova AS, Heij M, Lutz MC (2021). Using progress feedback to improve outcomes and reduce drop-out, treatment duration, and deterioration: a multilevel meta-analysis. Clinical Psychology Review 85, 102002.", MANY),
    Source("E6", _("In case management the alliance stood between how it was done and quality of life, hope and daily life."),
           "n = 311, over 18 months",
           "Roebuck M, Aubry T and others (2022). Psychiatric Services, doi 10.1176/appi.ps.202100387.", ONE),
    Source("E7", _("In supported housing hardly any outcome differed between a high and a low alliance with the case manager, except how people felt about their life and their support; practical help may matter more."),
           "123 high against 128 low, of 456",
           "Tsai J, Lapidos A, Rosenheck RA, Harpaz-Rotem I (2013). Longitudinal association of therapeutic alliance and clinical outcomes in supported housing for chronically homeless adults. Community Mental Health Journal 49, 438–443.", ONE),
    Source("E8", _("After brain injury two professionals rate the alliance with the same person differently; what they rated went with later work, and not with being active."),
           "n = 98, rated looking back",
           "Schönberger M, Humle F, Zeeman P, Teasdale TW (2006). Working alliance and patient compliance in brain injury rehabilitation and their relation to psychosocial outcome. Neuropsychological Rehabilitation 16(3), 298–314.", ONE),
    Source("E9", _("With people in severe mental distress, professionals rate their own view of the alliance lower than their clients rate theirs. It is not about guesses at what a client would say."),
           "d = -.46; 22 studies, which differ much",
           "Igra L, Lavidor M, Atzil-Slonim D and others (2020). A meta-analysis of client-therapist perspectives on the therapeutic alliance: examining the moderating role of type of measurement and diagnosis. European Psychiatry 63(1), e67.", MANY),
    Source("E10", _("How curious and humble about culture a professional is goes with the alliance, both told by the same person."),
           "r = .66 [.64, .68]; 13 studies",
           "Orlowski E and others. The effects of cultural humility on therapeutic alliance and psychotherapy outcomes: a systematic review and meta-analysis.", MANY),
    Source("E11", _("Many clients keep something about the help itself from their professional, often to be polite."),
           "72.6 % of 547",
           "Blanchard M, Farber BA (2016). Lying in psychotherapy: why and what clients don't tell their therapist about therapy and their relationship. Counselling Psychology Quarterly 29(1), 90–112.", ONE),
    Source("E12", _("Where clients answer alliance scales, moderate to large ceiling effects are found: little room is left above."),
           "92 estimates, 37 studies, 6,439 people",
           "Meier ST, Feeley TH (2022). Ceiling effects indicate a possible threshold structure for working alliance. Journal of Counseling Psychology 69(2), 235–245.", MANY),
    Source("E13", _("In one trial with counselling clients, answering in front of the professional did not raise the answers. It is one trial, so how it was asked is kept."),
           "randomised, n = 102, first three sessions",
           "Reese RJ, Gillaspy JA, Owen JJ and others (2013). The influence of demand characteristics and social desirability on clients' ratings of the therapeutic alliance. Journal of Clinical Psychology 69(7), 696–709.", ONE),
    Source("E14", _("At a rupture: acknowledge it and explore it now, and leave talk of change for later."),
           "134 experts",
           "Eubanks CF, Burckell LA, Goldfried MR (2018). Clinical consensus strategies to repair ruptures in the therapeutic alliance. Journal of Psychotherapy Integration 28(1), 60–76.", EXPERTS),
    Source("E15", _("How common ruptures are depends on how one looks for them."),
           "by scores, of 605 therapies 89 repaired and 65 unrepaired; 46 % in a trial of 116, whose tests are of 82; in interviews three years later 30 of 38",
           "Larsson MH, Falkenström F, Andersson G, Holmqvist R (2018). Psychotherapy Research 28(1), 123–136. McLaughlin AA, Keller SM, Feeny NC, Youngstrom EA, Zoellner LA (2014). Journal of Consulting and Clinical Psychology 82(1), 112–121. “Picking up the pieces” (2023). Psychotherapy Research, doi 10.1080/10503307.2023.2245128.", FEW),
    Source("E16", _("After moderate or severe brain injury some people find it hard to read faces."),
           "13 to 39 %, by where the line is drawn; 13 studies, 296 people",
           "Babbage DR, Yim J, Zupan B, Neumann D, Tomita MR, Willer B (2011). Meta-analysis of facial affect recognition difficulties after traumatic brain injury. Neuropsychology 25(3), 277–285.", MANY),
    Source("E17", _("In daily ratings of couples, rules that read scores alone found about a quarter of the strained days: so the direct question comes first."),
           "103 couples on 14 days: good rules point at 5 to 8 % of days and find 23 to 29 % of the strained ones",
           "Computed by us from a public file of two-sided daily ratings, which is not kept here.", ONE, Read.OWN),
    Source("E18", _("In community mental health services no significant difference was found between how professionals and patients rate the relationship."),
           "standardised difference -.39 [-1.03, .24]; 15 studies, 1,127 patients and 963 professionals compared",
           "Marchi M, Venturi G, Visentini C, Pinelli M, Priebe S, Galeazzi GM (2023). The therapeutic relationship in community mental health services: a systematic review of the literature. Social Psychiatry and Psychiatric Epidemiology 58(5), 731–743.", MANY),
    Source("E19", _("The link of alliance and outcome stays about as it is where what people came with, and what else was done, is allowed for."),
           "r from .23 to .31; 60 samples, 6,061 people",
           "Flückiger C, Del Re AC, Wlodasch D, Horvath AO, Solomonov N, Wampold BE (2020). Assessing the alliance–outcome association adjusted for patient characteristics and treatment processes. Journal of Counseling Psychology 67(6), 706–711.", MANY),
    Source("E20", _("Early in therapy, within one person, a better alliance goes with fewer symptoms at the next session, and fewer symptoms with a better alliance: it goes both ways."),
           "17 studies, 5,350 people, sessions 1 to 7",
           "Flückiger C, Rubel J, Del Re AC and others (2020). The reciprocal relationship between alliance and early treatment symptoms: a two-stage individual participant data meta-analysis. Journal of Consulting and Clinical Psychology 88(9), 829–843.", MANY),
    Source("E21", _("What went most reliably with how a session turned out, told by either side, was change within a client’s own ratings of the alliance."),
           "241 pairs, 30 sessions",
           "Zilcha-Mano S, Muran JC, Hungr C, Eubanks CF, Safran JD, Winston A (2016). The relationship between alliance and outcome: analysis of a two-person perspective on alliance and session outcome. Journal of Consulting and Clinical Psychology 84(6), 484–496.", ONE),
    Source("E22", _("In community mental health case management there was little research on whether the alliance goes with the outcome; what there was encourages."),
           "84 articles and two texts, 1986 to 2001",
           "Howgego IM, Yellowlees P, Owen C, Meldrum L, Dark F (2003). The therapeutic alliance: the key to effective patient outcome? A descriptive review of the evidence in community mental health case management. Australian and New Zealand Journal of Psychiatry.", FEW),
    Source("E23", _("In rehabilitation after brain injury the research on the alliance is limited; a strong one is possible where thinking is impaired."),
           "a scoping review",
           "Stagg K, Douglas J, Iacono T (2019). A scoping review of the working alliance in acquired brain injury rehabilitation. Disability and Rehabilitation.", FEW, Read.PART),
    Source("E24", _("After brain injury a stronger alliance of the team went with completing the programme, going back to work or study, and less discord in the family."),
           "104 people: 35 after the team was trained, 69 before",
           "Evans CC, Sherer M, Nakase-Richardson R, Mani T, Irby JW (2008). Evaluation of an interdisciplinary team intervention to improve therapeutic alliance in post-acute brain injury rehabilitation. Journal of Head Trauma Rehabilitation 23(5), 329–338.", ONE),
    Source("E25", _("Over fourteen weeks of brain-injury rehabilitation, the views of clients and of their main therapists drew closer together."),
           "n = 86, rated four times",
           "Schönberger M, Humle F, Teasdale TW (2006). The development of the therapeutic working alliance, patients' awareness and their compliance during the process of brain injury rehabilitation. Brain Injury 20(4), 445–454.", ONE),
    Source("E26", _("Asking regularly and feeding it back goes with slightly better outcomes, more so where help for those who are not on track comes with it; it does not work for everybody."),
           "g about .15, with such help .36 to .53; 11 meta-analyses",
           "Barkham M, De Jong K, Delgadillo J, Lutz W (2023). Routine outcome monitoring (ROM) and feedback: research review and recommendations. Psychotherapy Research 33(7), 841–855.", MANY),
    Source("E27", _("After a stroke, people, families and professionals name being seen as a person, working together, empathy and hope as part of the alliance."),
           "9 studies, 182 people",
           "Heredia-Callejón A, García-Pérez P, Armenta-Peinado JA, Infantes-Rosales MÁ, Rodríguez-Martínez MC (2023). Influence of the therapeutic alliance on the rehabilitation of stroke: a systematic review of qualitative studies. Journal of Clinical Medicine 12(13), 4266.", TALKED),
    Source("E28", _("What goes with a good alliance in severe mental illness has been studied from many sides; clear guidance is still scarce."),
           "53 articles, 2000 to 2022",
           "Tetzlaff M, Bruins J, Castelein S (2025). Associated factors of the quality of therapeutic alliance in people with severe mental illness: a systematic review. European Psychiatry.", FEW, Read.PART),
    Source("E29", _("Two people joined by a spring, each with a goal that the other did not know: the less they were shown of each other, the more slowly they came to work together, and the more they took turns in leading. It says nothing about alliances."), "",
           "Chackochan VT, Sanguineti V (2019). Incomplete information about the partner affects the development of collaborative strategies in joint action. PLoS Computational Biology 15(12), e1006385.", ONE),
)  # fmt: skip

METHODS = (
    Source("M1", _("Two looks compared with what chance alone would do: reliable change."), "",
           "Jacobson NS, Truax P (1991). Clinical significance: a statistical approach to defining meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology 59(1), 12–19.", METHOD),
    Source("M2", _("How much of what differs is between people rather than within: intraclass correlation."), "",
           "Shrout PE, Fleiss JL (1979). Intraclass correlations: uses in assessing rater reliability. Psychological Bulletin 86(2), 420–428.", METHOD, Read.NOT),
    Source("M3", _("Between which differences most pairs lie: limits of agreement."), "",
           "Bland JM, Altman DG (1986). Statistical methods for assessing agreement between two methods of clinical measurement. The Lancet 327(8476), 307–310.", METHOD, Read.NOT),
    Source("M4", _("How far guesses lie above the answers, and whether they move with them: truth and bias."), "",
           "West TV, Kenny DA (2011). The truth and bias model of judgment. Psychological Review 118(2), 357–378.", METHOD),
    Source("M5", _("The spread within a person from differences between looks, which a slow change hardly moves."), "",
           "von Neumann J (1941). Distribution of the ratio of the mean square successive difference to the variance. Annals of Mathematical Statistics 12(4), 367–395.", METHOD, Read.NOT),
    Source("M6", _("An interval for a share of a few."), "",
           "Wilson EB (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22(158), 209–212.", METHOD, Read.NOT),
    Source("M7", _("How often a run turns up by chance."), "",
           "Feller W. An Introduction to Probability Theory and Its Applications, volume 1, chapter XIII.7.", METHOD, Read.NOT),
    Source("M8", _("Intervals from drawing the people again, with some of them twice: the bootstrap."), "",
           "Efron B (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7(1), 1–26.", METHOD, Read.NOT),
    Source("M9", _("A spread that leans on the service while a person has few looks: Student’s t with a prior."), "",
           "Student (1908). The probable error of a mean. Biometrika 6(1), 1–25. The leaning: Gelman A and others, Bayesian Data Analysis, chapter 3.", METHOD, Read.NOT),
    Source("M10", _("Evidence for a change that is added up from look to look: the cumulative sum."), "",
           "Page ES (1954). Continuous inspection schemes. Biometrika 41(1/2), 100–115.", METHOD, Read.NOT),
    Source("M11", _("“No change” compared with a change of unknown size that began at one of the last few looks."), "",
           "Lai TL (1995). Sequential changepoint detection in quality control and dynamical systems. Journal of the Royal Statistical Society B 57(4), 613–658.", METHOD, Read.NOT),
    Source("M12", _("Several accounts of the same series kept side by side, among them a level that changed and one odd look."), "",
           "Harrison PJ, Stevens CF (1976). Bayesian forecasting. Journal of the Royal Statistical Society B 38(3), 205–247.", METHOD, Read.NOT),
    Source("M13", _("A level that may drift, followed through uneven gaps: the state-space filter."), "",
           "Durbin J, Koopman SJ (2012). Time Series Analysis by State Space Methods, second edition. Oxford University Press.", METHOD, Read.NOT),
    Source("M14", _("Charts that watch one person’s ratings for a change: those that add up over time found small changes better than those that judge each point alone."), "",
           "Schat E, Tuerlinckx F, Smit AC, De Ketelaere B, Ceulemans E (2021). Detecting mean changes in experience sampling data in real time: a comparison of univariate and multivariate statistical process control methods. Psychological Methods 28(6).", METHOD),
    Source("M15", _("Such charts for a change in level and in spread."), "",
           "Schat E, Tuerlinckx F, De Ketelaere B, Ceulemans E (2023). Real-time detection of mean and variance changes in experience sampling data: a comparison of existing and novel statistical process control approaches. Behavior Research Methods, 1459–1475.", METHOD, Read.NOT),
    Source("M16", _("What chance gives, from the same answers put in another order: the permutation test."), "",
           "Pitman EJG (1937). Significance tests which may be applied to samples from any populations. Supplement to the Journal of the Royal Statistical Society 4(1), 119–130.", METHOD, Read.NOT),
    Source("M17", _("What goes up and down within a person, kept apart from what differs between people, from wave to wave: the cross-lagged panel with random intercepts."), "",
           "Hamaker EL, Kuiper RM, Grasman RPPP (2015). A critique of the cross-lagged panel model. Psychological Methods 20(1), 102–116.", METHOD),
    Source("M18", _("The same from changes alone, for which earlier levels stand in."), "",
           "Anderson TW, Hsiao C (1981). Estimation of dynamic models with error components. Journal of the American Statistical Association 76(375), 598–606.", METHOD),
)  # fmt: skip

SIMULATED = (
    Source(
        "O1",
        _("How often a steady relationship shows a notice by chance."),
        "40,000 steady relationships of each kind in each of seven rhythms, after eight lengths of history",
        "Alongside: docs/reference/operating-characteristics.md, written by python3 run.py evidence",
        OWN,
        Read.OWN,
    ),
    Source(
        "O2",
        _(
            "How often a service is told that alliances go with what is reached, where that is so and where it is not."
        ),
        "150 services of each kind",
        "Alongside: docs/reference/the-question.md, written by python3 run.py evidence --question",
        OWN,
        Read.OWN,
    ),
    Source(
        "O3",
        _("What comes of six strategies where two simulated agents hold a pencil between them: a toy model."),
        "1,000,000 rounds",
        "Alongside: docs/explanation/the-pencil.md, written with python3 run.py pencil",
        OWN,
        Read.OWN,
    ),
)

TABLE = {row.id: row for row in (*EVIDENCE, *METHODS, *SIMULATED)}
