"""The forms of my own lines."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.documents import boundaries as wording
from alongside.web import fields
from alongside.web.forms import AboutForm, Form


class StatementForm(Form):
    """My statement, with the prompts of my profession. Nothing is needed."""

    profession = fields.chips(
        _("What is your work?"), [(code.value, label) for code, label in wording.PROFESSIONS.items()]
    )

    def __init__(self, *args: Any, profession: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (question, prompt) in wording.questions(profession).items():
            self.fields[name] = fields.words(question, prompt)


class AnsweredForm(AboutForm):
    """What happened at a line, and what I answered."""

    words = fields.words(_("What was it?"), _("In a few words: facts belong in the visit note."))
    answered = fields.words(_("What did I answer?"), _("Left empty, it stands in Get ready until you have."))


class MomentForm(AnsweredForm):
    """Something that happened at a line, in either direction."""

    layout = ("kind", "words", "answered", "on")

    kind = fields.chips(_("What happened?"), wording.KINDS.items(), needed=True)
    on = fields.day(_("On which day, if not today?"))
