"""What the doctor says of one thing it looked at."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, by the name of the look. `do` is empty when all is well.

    `advice`: good to do, and nothing is wrong without it. `stops`: words would be lost or leak, or nothing can be done
    at all, so nothing is served until it is mended.
    """

    state: str
    do: str = ""
    advice: bool = False
    stops: bool = False
    about: str = ""

    @classmethod
    def of_error(cls, error: Exception | str, *, stops: bool = False) -> Self:
        """What an error says: its first sentence is what is wrong, and the rest what to do."""
        wrong, _, do = str(error).partition(". ")
        return cls(wrong, do, stops=stops)

    @property
    def status(self) -> int:
        """0 where nothing is wrong, 1 where something is to be done, 2 where it cannot run."""
        if self.stops:
            return 2
        return 1 if self.do and not self.advice else 0

    def __str__(self) -> str:
        mark = "tip " if self.advice and self.do else ("ok  ", "look", "stop")[self.status]
        line = f"{mark}  {self.about}: {self.state}" + (f". {self.do}" if self.do else "")
        return line.replace("\n", " ")
