"""The methods behind the figures, and what our own simulation gave."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.documents.evidence_row import METHOD, OWN, Source

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
