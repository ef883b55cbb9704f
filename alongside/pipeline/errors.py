"""What a run over a file can not do, said so that somebody knows what to do next."""


class CannotAnalyse(Exception):
    """The run stops before anything is written."""


class MissingExtra(CannotAnalyse):
    """An engine is not installed; the message says what brings it: run.py by itself, or the extra."""

    def __init__(self, engine: str, extra: str) -> None:
        command = "analyse ... --on-spark local[2]" if extra == "spark" else "analyse ..."
        super().__init__(
            f"{engine} is not installed here. In Alongside's folder, python3 run.py {command} installs it by itself; "
            f"in an environment of your own: pip install '.[{extra}]'"
        )


class MissingJava(CannotAnalyse):
    """Spark is there, and no Java to run it on."""
