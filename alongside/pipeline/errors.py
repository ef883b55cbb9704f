"""What a run over a file can not do, said so that somebody knows what to do next."""


class CannotAnalyse(Exception):
    """The run stops before anything is written."""


class MissingExtra(CannotAnalyse):
    """An engine is not installed; the message says which extra brings it."""

    def __init__(self, engine: str, extra: str) -> None:
        super().__init__(f"{engine} is not installed. Install the extra: pip install 'alongside[{extra}]'")
