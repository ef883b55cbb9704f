"""What can be wrong with a file. Each message is for the person who brought it, and says what to do."""


class UnreadableFile(Exception):
    """The file cannot be read at all."""


class Problem(Exception):
    """One thing wrong in one row, and in which column, where the reader of that column does not say it."""

    def __init__(self, reason: str, column: str = ""):
        super().__init__(reason)
        self.reason, self.column = reason, column
