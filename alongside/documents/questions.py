"""Questions and prompts: open, curious, short enough to say aloud; never statuses, never boxes to tick.

Nothing here says that a question was asked, or was not answered: only what they said, in their words, is ever kept.
"""

from django.utils.translation import gettext_lazy as _

#: "What should I know so that I get this right?": questions by the code that an answer is kept under.
TO_KNOW = {
    "where_home_is": _("When you say home, where and who do you think of?"),
    "what_visitors_get_wrong": _("What do people who come here tend to get wrong?"),
    "faith_in_your_days": _("Is there a faith or belief that has a place in your days?"),
    "faith_in_this_plan": _("Is there anything in it that our plans should fit around?"),
    "language_for_hard_things": _("Which language do you like best when something is hard to say?"),
    "interpreter_or_family": _("Who should put it into words for us, and who should not?"),
    "customs_in_this_house": _("How are things done in this house, so that I fit in?"),
    "what_would_be_rude": _("What would be rude here that I might not notice?"),
    "food_and_sharing": _("If you offer me something to eat or drink, what would be right for me to do?"),
    "food_to_leave_out": _("Is there food or drink that does not belong in this house?"),
    "work_before": _("What work did you do, and what did you like about it?"),
    "work_and_who_you_are": _("What does work mean to you now?"),
    "who_is_family": _("Who counts as family for you?"),
    "who_should_hear_this": _("Who should hear about what we talk about, and who should not?"),
    "who_may_help_with_what": _("Who may help you with what?"),
    "woman_or_man": _("Are there things where it matters whether a woman or a man helps?"),
    "days_that_matter": _("Which days of the year matter most to you?"),
    "days_to_leave_alone": _("On which days should I leave you in peace?"),
    "how_decisions_are_made": _("When something big is decided at home, how does that go?"),
    "whose_word_counts": _("Whom would you like to ask before you decide?"),
    "how_to_greet": _("How do you like to be greeted?"),
    "shoes_and_where_to_sit": _("Shoes on or off, and where would you like me to sit?"),
    "touch": _("A hand on the arm: is that all right, or rather not?"),
    "words_that_fit": _("Which words do you use for what happened, and for how it is now?"),
    "name_of_what_happened": _("What do you call what happened to you, in a word or two?"),
    "words_that_grate": _("Which words of ours would you rather not hear?"),
    "name_and_how_to_say_it": _("What shall I call you, and am I saying it right?"),
    "talking_about_money": _("How is it for you to talk about money with me?"),
    "judged_before": _("Has somebody in a job like mine ever made you feel judged?"),
    "what_people_assume": _("What do people assume about you that is not so?"),
    "never_going_to_work": _("What in this plan is never going to work for you?"),
    "what_would_work_instead": _("What would work instead?"),
}
#: The same by area.
AREAS = (
    (_("Where you come from"), ("where_home_is", "what_visitors_get_wrong")),
    (_("Faith and belief"), ("faith_in_your_days", "faith_in_this_plan")),
    (_("Language"), ("language_for_hard_things", "interpreter_or_family")),
    (_("How things are done here"), ("customs_in_this_house", "what_would_be_rude")),
    (_("Food and drink"), ("food_and_sharing", "food_to_leave_out")),
    (_("Work"), ("work_before", "work_and_who_you_are")),
    (_("Family"), ("who_is_family", "who_should_hear_this")),
    (_("Who may help"), ("who_may_help_with_what", "woman_or_man")),
    (_("Days that matter"), ("days_that_matter", "days_to_leave_alone")),
    (_("How things are decided"), ("how_decisions_are_made", "whose_word_counts")),
    (_("Greeting, shoes, touch"), ("how_to_greet", "shoes_and_where_to_sit", "touch")),
    (
        _("Words"),
        ("words_that_fit", "name_of_what_happened", "words_that_grate", "name_and_how_to_say_it"),
    ),
    (_("Money"), ("talking_about_money",)),
    (_("What it has been like with people like me"), ("judged_before", "what_people_assume")),
    (_("What will never work for you"), ("never_going_to_work", "what_would_work_instead")),
)
#: Naming what is in the room; asking how the list of tasks feels.
NAMING = (
    _("I notice that there is a lot of feeling in the room."),
    _("I wonder what is going on for you right now?"),
    _("I come with a list of things. How does that feel for you?"),
    _("What is it like for you that I come and ask all this?"),
    _("Is this too much for today?"),
    _("I have the feeling that we have not moved for a while. How do you see it?"),
    _("There is something that I need too. May I say it?"),
    _("Did I get that wrong just now?"),
    _("What have I not asked that I should have?"),
)
