"""A questionnaire that was made up for the demo, and some answers to it: nobody's wording, and nobody's licence."""

from __future__ import annotations

from alongside.checkins.models import Mode, Questionnaire
from alongside.ops.demo.looks import Looks
from alongside.ops.demo.stage import Stage

TEXT = """key = "side-by-side"
version = "1"
name = "Side by side (invented for this demo)"
rater = "client"
range = "1:5:1"
items = ["pace", "words", "wonder", "plan", "say", "word_kept"]
reversed = ["wonder"]
minimum = 6
prorate = false
validated = false
licence = "Made up for this demo. Nobody has tested it, and it measures nothing."
citation = "Alongside, an invented example"
labels = ["never", "", "sometimes", "", "always"]
caveats = ["An invented example: use one that your organisation holds a licence for."]
introduction = "Think of the last month with {worker}."

[subscales]
pace = ["pace", "wonder"]
say = ["words", "plan", "say", "word_kept"]

[wording]
pace = "We go at a pace that suits me."
words = "{worker} uses words that I would use."
wonder = "I am left to wonder what comes next."
plan = "The plan has my own things in it."
say = "When I say no, it is heard."
word_kept = "What was promised has happened."
"""


def tell(stage: Stage) -> None:
    """Added by the lead a year ago; Dean answered it twice, June once with Ray's help."""
    lead = next(one for one in stage.practitioners if one.is_lead)
    row = stage.add(
        Questionnaire,
        lead,
        stage.moment(400),
        key="side-by-side",
        version=1,
        text=TEXT,
        granted_by="Nobody: it is invented",
        reference="demo",
    )
    dean, june = _with(stage, "Dean Whitlock"), _with(stage, "June Ashby")
    dean.questionnaire(215, row, (2, 3, 2, 2, 3, 3))
    dean.questionnaire(110, row, (3, 3, 1, 3, 3, 4))
    june.questionnaire(120, row, (3, 4, 1, None, 4, 4), mode=Mode.WITH_HELP, helper="Ray")


def _with(stage: Stage, name: str) -> Looks:
    return Looks(stage, next(one for one in stage.alliances if one.person.name.startswith(name)))
