"""What the core raises."""


class PracticeError(Exception):
    """Something was asked that the practice, or the data in hand, does not allow."""


class NotEnough(PracticeError):
    """Too few looks, pairs or people for a figure; `had` and `needed` say how far it is."""

    def __init__(self, what: str, had: int, needed: int) -> None:
        self.what, self.had, self.needed = what, had, needed
        super().__init__(f"{what}: {needed} are needed and there are {had}, too few to say")


class NotEnoughAnswers(NotEnough):
    """A questionnaire with too few answers to be scored."""


class NotOnScale(PracticeError):
    """A value that the scale does not have."""


class FaultyInstrument(PracticeError):
    """A data file of an instrument that says something impossible; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"line {line}: {reason}")
