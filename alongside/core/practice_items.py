"""Which form of the five is right for somebody: five steps, or yes and no. Two practice items show whether the steps are clear."""

from alongside.core.instruments.own import CLIENT

FIVE_STEPS, YES_NO = "steps", "yes_no"
TOP = CLIENT.answers.top


def follows_five_steps(certain: int | None, between: int | None) -> bool | None:
    """Whether both practice items were answered as somebody does to whom the steps are clear: what always happens with the
    highest, what sometimes happens with one between. None where one of them was not asked."""
    if certain is None or between is None:
        return None
    return certain == TOP and 0 < between < TOP
