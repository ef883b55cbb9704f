"""An exercise on the page of its moment."""

from typing import Any

from alongside.access.identities import Viewer
from alongside.core.practice import Exercise, Here
from alongside.documents.learning import GRADES
from alongside.learning.queries import for_here


def in_words(exercise: Exercise) -> dict[str, Any]:
    """What `learning/_exercise.html` shows."""
    return {"exercise": exercise, "rests_on": GRADES[exercise.grade]}


def at_its_moment(viewer: Viewer, here: Here) -> dict[str, Any]:
    """What `learning/_at_hand.html` shows; nothing where there is no exercise for now."""
    exercise = for_here(viewer, here)
    return in_words(exercise) if exercise else {}
