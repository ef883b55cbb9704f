"""What the core raises."""


class PracticeError(Exception):
    """Something was asked that the practice, or the data in hand, does not allow."""


class NotEnough(PracticeError):
    """Too few looks, pairs or people for a figure; `had` and `needed` say how far it is."""

    def __init__(self, what: str, had: int, needed: int) -> None:
        self.what, self.had, self.needed = what, had, needed
        super().__init__(f"{what}: {needed} are needed and there are {had}, too few to say")
