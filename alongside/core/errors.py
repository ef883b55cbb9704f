"""What the core raises."""


class PracticeError(Exception):
    """Something was asked that the practice, or the data in hand, does not allow."""
