"""Reading looks: their practitioner's alone, and of the client's only what the client lets the worker read."""

from alongside.checkins.queries.looks import (
    Answers,
    addenda,
    answers,
    helpers,
    last_form,
    latest_theirs,
    looks,
    own_look,
    own_looks,
    taken_back,
)
from alongside.checkins.queries.worked import own_worked, rhythm, what_worked

__all__ = [
    "Answers",
    "addenda",
    "answers",
    "helpers",
    "last_form",
    "latest_theirs",
    "looks",
    "own_look",
    "own_looks",
    "own_worked",
    "rhythm",
    "taken_back",
    "what_worked",
]
