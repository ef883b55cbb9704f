"""Why a run over a file stops. The messages say what to do next."""


class CannotAnalyse(Exception):
    """The run stops, and OUT is not written."""


class MissingExtra(CannotAnalyse):
    """An engine is not installed; the message says what brings it: run.py by itself, or the extra."""

    def __init__(self, engine: str, extra: str) -> None:
        command = "analyse ... --on-spark local[2]" if extra == "spark" else "analyse ..."
        super().__init__(
            f"{engine} is not installed here. In Alongside's folder, python3 run.py {command} installs it by itself; "
            f"in an environment of your own: pip install '.[{extra}]'"
        )


class MissingJava(CannotAnalyse):
    """Spark is installed and Java, which it runs on, is not."""
