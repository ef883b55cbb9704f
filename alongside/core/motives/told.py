"""What is somebody else's word, or denied, or one's own reason, and so no guess of the writer at somebody else."""

from __future__ import annotations

import re

#: Quotations of every usual kind. One that is not closed lasts to the end of its paragraph.
_OPEN_END = r"(?=\n\s*\n)|\Z"
_QUOTED = re.compile(
    rf"“[^”]*?(?:”|{_OPEN_END})|„[^“”]*?(?:[“”]|{_OPEN_END})|«[^»]*?(?:»|{_OPEN_END})|\"[^\"]*?(?:\"|{_OPEN_END})"
    r"|(?<!\w)[‘'](?=\S)(?:(?!\n\s*\n).)+?(?<=\S)[’'](?!\w)",
    re.DOTALL,
)
_ENDS = re.compile(r"[.!?;\n]")
FAR = 300  # characters of a sentence that are looked back at
_SOMEBODY = (
    r"he|she|they|you|who|mother|mum|father|dad|brother|sister|wife|husband|partner|son|daughter|family|solicitor|client"
    r"|staff|team|carers?|workers?|agency|manager"
)
#: Who did something. A name behind one of the small words is not the one who did.
_WHO = re.compile(
    rf"\b(?:(?P<own>I|[Ww]e)|{_SOMEBODY}|(?<!\bon )(?<!\bin )(?<!\bat )(?<!\bto )(?<!\bof )(?<!\bby )(?<!\bfor )(?<!\bwith )"
    r"(?<!\bfrom )[A-Z][a-z]+|(?:feel|felt|think|thought|believe|believed|sure|suspect|suspected|guess|know|knew)(?: that)? it)\b"
)
_DENIED = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|without)|n't)(?: +\w+){0,3} +\Z|(?:\bnot|n't|\bnever) (?:think|believe|know|say|said)\b",
    re.IGNORECASE,
)
_VERB = r"(?:said|says|say|thinks?|thought|believes?|believed|feels?|felt|fears?|feared|claims?|claimed|told \w+|tells \w+|worried|worries)"
#: Somebody else says or believes it, which is what was said. "She said it on purpose" is none.
_TOLD = re.compile(
    rf"\b(?!(?:I|we)\b)\w+ (?:has |had |have |also |then )?(?:{_VERB}|asked(?: \w+)?|wrote|shouted|wondered)"
    r" (?:that|whether|if|why)\b"
    rf"|\b(?!(?:I|we)\b)\w+ (?:has |had |have |also |then )?{_VERB}"
    r" (?:I|we|he|she|they|you|it(?= (?:is|was|has|had|would))|the \w+|his \w+|her \w+|my \w+|our \w+|staff|people|(?-i:[A-Z])\w+) (?:\S|\Z)"
    r"|\baccording to\b|\baccused \w+ of\b|\bcalled \w+ \w*\s*\Z",
    re.IGNORECASE,
)


def without_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked, letter for letter, so that places stay."""
    blank = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    return re.sub(r"[^\S\n]", " ", blank.replace("’", "'"))


def passes(plain: str, start: int) -> bool:
    """Whether what begins at `start` is denied, told by somebody else, or the writer's own reason."""
    ends = [end.end() for end in _ENDS.finditer(plain, max(0, start - FAR), start)]
    sentence = plain[max([start - FAR, 0, *ends]) : start]
    if _DENIED.search(sentence) or _TOLD.search(sentence):
        return True
    # the last who did anything before it is the writer: "I did it on purpose"
    word = plain[start : start + 40].split(" ", 1)[0]
    owned = [who.group("own") is not None for who in _WHO.finditer(sentence + word)]
    return owned[-1:] == [True]
