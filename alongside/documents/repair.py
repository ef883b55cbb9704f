"""The words of hard patches, hard conversations, forgiven slips and days that may hurt.

To be filled with the forms of `Spoken`. Plain words: many who read them are tired or shaken.
"""

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from alongside.core.states.rupture import RuptureState

#: A day that may hurt, inside a sentence.
DAYS = {
    "expert": _("an expert’s examination"),
    "report": _("a report from the other side"),
    "settlement": _("a settlement meeting"),
    "court": _("a day in court"),
    "anniversary": _("an anniversary"),
    "other": _("a day that may hurt"),
}

STATES = {
    RuptureState.NOTICED: _("not acknowledged yet"),
    RuptureState.ACKNOWLEDGED: _("acknowledged, not talked about yet"),
    RuptureState.WAITING: _("waiting until %(they)s %(want)s to talk"),
    RuptureState.LEFT_ALONE: _("%(they)s would rather not talk about it"),
    RuptureState.TALKED: _("talked about"),
    RuptureState.CALMER: _("calmer"),
    RuptureState.MENDED: _("mended"),
}

#: Who can read it, said above every box (trust, risk 1).
COURT = _(
    "Only you see this here: it is in no record of anybody else’s and your supervisor does not see it. A court, or the "
    "person it is about, may be able to obtain it."
)
#: Where a guess at why goes, and the act that keeps words which are none.
GUESS_GOES = _(
    "Why somebody did it is worth thinking through, away from this record: by yourself with nothing written down, or with your "
    "supervisor. A court or the person it is about may be able to obtain what is written."
)
LET_STAND = _("These are their words, or what was seen")

#: What is asked about a hard patch: (label, the hint beneath it).
PARTS = {
    "their_side": (
        _("What happened, as %(they)s %(tell)s it"),
        _("Listen for it first. The words of %(name)s are best."),
    ),
    "my_side": (_("What happened, as I saw it"), _("What was said and done, when and where.")),
    "my_part": (
        _("My own part"),
        _("What I did or left out, without “but”. Even in a patch that %(they)s began there may be some."),
    ),
    "had_to_say": (
        _("What had to be said"),
        _("A true thing that hurts is no mistake. Write it plainly, so that you need not take it back."),
    ),
    "manner": (
        _("How, when and with what warning I said it"),
        _(
            "This is another question, and it can be looked at: the moment, the place, the words, who was there."
        ),
    ),
    "agreed": (_("What we agreed to change"), _("Small, and something that can be seen.")),
    "stronger": (
        _("What is stronger now"),
        _("Only if %(they)s %(offer)s it. Nobody needs to find good in it."),
    ),
}
#: Whose slip it was, inside a line.
WHOSE = {
    "mine": _("my slip"),
    "theirs": _("%(names)s slip"),
    "both": _("both of us slipped"),
    "nobody": _("nobody’s slip"),
    "": "",
}
#: Where it was theirs: nothing is to be paid back.
THEIRS_TO_FORGIVE = _(
    "%(They)s got something wrong, and it is not held against %(them)s. That the two of you come through it is what helps; an "
    "apology is not owed to you."
)
TWO_QUESTIONS = _(
    "What had to be said, and how it was said, are two questions. The first is no mistake. The second can be looked at."
)
SAYS_MENDED = _(
    "Calmer is what you see. Mended is for %(them)s to say, and nobody needs to be asked for it. It may not improve; sticking "
    "at it still counts."
)

#: The order of help: (title, what it means). The page adds what was written and where to write it.
ORDER = {
    "name": (
        _("Name it gently"),
        _("“I think something I said has hurt you. I would like to understand it, when you want to.”"),
    ),
    "listen": (
        _("Listen, and let it count"),
        _("No “but”, no reasons yet. Say back what you heard, and that it makes sense to feel so."),
    ),
    "own": (_("Own my part"), _("Say what was yours, even if it is small. Then stop.")),
    "explore": (_("Look at it together"), _("Only when there is calm: what happened, from each side.")),
    "change": (
        _("Agree a change"),
        _("One thing that will be different, in %(their)s words if %(they)s %(have)s some."),
    ),
    "follow": (_("Follow up on a date"), _("A day on which you come back, without being asked.")),
}

#: What makes an apology not a defence, as a fold beside every box for one.
APOLOGY = [
    _(
        "Say what you did, not how it was taken: “I said it at the door, with no warning”, not “I am sorry if you felt…”."
    ),
    _("Say what it did, in the words that you were told."),
    _("No “but”, no reasons, no “I only wanted”. Reasons may be asked for later."),
    _("Take back the manner, not the truth: a true thing may stay said."),
    _(
        "Say what you will do differently, if you know it. Ask for nothing: not an answer, not to be forgiven."
    ),
]
APOLOGY_FRAME = _(
    "“I said … on …, and I did it without …. It hurt you, and I see that. I am sorry for how I did it. Next time I will …. You "
    "do not need to answer.”"
)

#: The planner for a hard conversation: field -> (label, hint).
CONVERSATION = {
    "about": (_("What is it about, in a few words?"), ""),
    "believe": (
        _("What %(do)s %(they)s believe will happen?"),
        _("Begin where %(they)s %(are)s: what you say has to reach somebody who believes this."),
    ),
    "affected": (_("Who else is affected?"), _("Such as support workers at night, a sister, a neighbour.")),
    "must_do": (
        _("What must I do in any case?"),
        _("Say this part as it is. It is not for bargaining, and it is fair to know it beforehand."),
    ),
    "warn": (_("How will I warn?"), _("Such as: “There is something hard I need to talk about with you.”")),
    "ask_leave": (
        _("How will I ask leave?"),
        _("Such as: “Is now all right, or after tea?” And what if the answer is no?"),
    ),
    "first": (_("It, in two sentences. The first"), _("The true thing, in plain words.")),
    "second": (_("The second"), _("What it does not mean, or what stays as it was.")),
    "stay": (
        _("How will I stay?"),
        _("What you do after the two sentences: be quiet, listen, make the tea."),
    ),
    "back_on": (_("On which day will I come back?"), _("Say this day before you go.")),
}
ATTEMPT = {
    "acknowledged": _("I acknowledged it"),
    "apology": _("I apologised"),
    "conversation": _("we talked about it"),
    "action": _("I did something about it"),
    "stayed": _("I stayed in touch, with nothing to ask"),
}
LANDED = {
    "well": _("taken well"),
    "mixed": _("taken in part"),
    "too_early": _("too early"),
    "not": pgettext_lazy("how it landed", "did not reach %(them)s"),
    "": "",
}
SAID_WHEN = {
    "date": _("%(They)s named %(day)s."),
    "later": _("Later, %(they)s said. %(They)s will say when."),
    "never": _(
        "%(They)s would rather not talk about it. That is an answer too; acknowledging it and keeping on are still yours."
    ),
}
