"""Whether a password would soon be guessed: known ones, words about whoever chooses it, keyboard walks, years.

Loaded with the first password that is set: the lists take 14 MB.
"""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from zxcvbn import matching, scoring

from alongside.people.models import Person, Practitioner

ENOUGH = 10**10  # guesses: zxcvbn's highest mark, "strong protection" where a slow hash is stolen
LOOKED_AT = 72  # characters; the work grows with the square of them
PRODUCT = "alongside"
FAMOUS = {"correcthorsebatterystaple"}  # rows of words that everybody knows, and the lists word by word alone
SHORTEST = 3  # letters of a word that somebody would try
SPELT = {"a": "[a4@]", "e": "[e3]", "i": "[i1!]", "l": "[l1]", "o": "[o0]", "s": "[s5$]", "t": "[t7]"}
MESSAGE = _(
    "This one would soon be guessed. Please take another: three or four words that have nothing to do with you, "
    "your work or each other."
)


class HardToGuess:
    """A password validator of Django's. What it found is never said: a client's name may be in it."""

    def validate(self, password: str, user: Practitioner | None = None) -> None:
        """Raises ValidationError where fewer guesses than ENOUGH would do."""
        left = _without(set(_words_about(user)) if user else set(), password)[:LOOKED_AT]
        weak = not left or re.sub(r"[\W_]+", "", password.lower()) in FAMOUS
        if weak or scoring.most_guessable_match_sequence(left, matching.omnimatch(left))["guesses"] < ENOUGH:
            raise ValidationError(str(MESSAGE), code="password_guessable")

    def get_help_text(self) -> str:
        """What Django shows where it asks for a password itself."""
        return str(MESSAGE)


def _without(own: set[str], password: str) -> str:
    """What is left to guess for somebody who knows these words: "Sam" and "D3an" in a row are no secret."""
    longest_first = sorted(own, key=len, reverse=True)
    tried = "|".join(
        "".join(SPELT.get(letter, re.escape(letter)) for letter in word) for word in longest_first
    )
    return re.sub(tried or "$", "", password, flags=re.IGNORECASE)


def _words_about(practitioner: Practitioner) -> Iterator[str]:
    names = ("name", "first_name", "username", "email", "phone", "profession")
    texts = [PRODUCT, practitioner.org.name, *(getattr(practitioner, name) for name in names)]
    people = Person.objects.filter(org_id=practitioner.org_id, alliances__practitioner=practitioner)
    texts += [f"{person.name} {person.preferred_name}" for person in people]
    for text in texts:
        yield from (word for word in re.split(r"[\W_]+", text.lower()) if len(word) >= SHORTEST)
