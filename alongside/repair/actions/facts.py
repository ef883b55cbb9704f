"""What happened is what was seen, said and done. A guess at why is refused here, and has its place elsewhere."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from alongside.base.errors import Refused
from alongside.core.motives import guesses_in

#: For each field, the phrases of which its author has said that they are their words, or what was seen.
LetStand = Mapping[str, Collection[str]]


def guessed(words: str, let_stand: Collection[str] = ()) -> tuple[str, ...]:
    """The guesses in these words that nobody has let stand: a reader of words can be wrong, so letting stand is theirs."""
    allowed = {phrase.casefold() for phrase in let_stand}
    return tuple(phrase for phrase in guesses_in(words) if phrase.casefold() not in allowed)


def only_facts(let_stand: LetStand | None, **words: str) -> None:
    """Raises Refused for the first field whose words guess at why somebody did it."""
    for field, text in words.items():
        if guessed(text, (let_stand or {}).get(field, ())):
            raise Refused(_("This guesses at why. Please write what was seen, said or done."), field)
