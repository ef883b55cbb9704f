"""Names taken out of a text that goes to somebody outside, and what still looks like one.

Every known name goes, whole or in part, in any capitals, with or without its accents, with a title before it or a
possessive after it. A name that is a word as well ("Will", "May") goes where it has a capital. A reader of words can be
wrong: so whoever wrote the text sees it beside what is left, and it is their sheet. English words only; names of any
language.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True)
class Known:
    """What somebody, or something, is called, and what stands there instead. `is_phrase`: its words are no names one by one."""

    names: tuple[str, ...]
    stand_in: str
    is_phrase: bool = False


@dataclass(frozen=True)
class Piece:
    """A part of the text that is left. `original`: what this stands in for; `looks`: it still looks like a name."""

    text: str
    original: str = ""
    looks: bool = False


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    stand_in: str


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", text))


#: Names that are words as well: with a small letter they are the word.
WORDS = _words(
    """
    a able about after all also am an and any are art as ash at august autumn basil bath be best bill
    bird black bond born both brown bud buck bush but by can care carol case chance charity chase
    christian church clay cliff coast come cook cross daisy dale dawn day dean dell do don down drew
    drive dusk each early earnest east ebony eve ever faith fern few field first fleet flora ford forest
    fox frank free from gale gay gene ginger glen go good grace grant gray green grey guy hale hall hand
    happy harmony has have hazel he heath heather her here hill him his holly home hope house how hunt
    hunter i if in iris is it its ivy jack jade jay jean jet job joy june just king kit lake lamb lance
    land lane laurel law lee lily little long love luck major man many mark mason mat may me mercy miles
    mill miner mo more my myrtle nash new next nick no noble norm north not now oak of off oh olive on
    one opal or our out over own page park pat patience patient pearl penny per pitt plain pleasant plum
    pole pool poppy power price pride prudence rain ray read reading real reed rich right rob robin rock
    rose rosemary rowan ruby rush rusty safe sage same saw say see set shaw she shore so some sharp
    short singer sky small smart so sons south spring star stern still stone storm strong such sue
    summer sunny swift temple that the their them then there they thin this thy time to too town trinity
    true two up us vale verity very violet wade walker ward was way we well were west wheeler when white
    who why wild will willow winter wise with wolf wood wren yes york you young your
    """
)
#: Small words inside a name, which alone are none.
PARTICLES = _words(
    """
    al bin da das de del den der di do dos du el ibn la le mac of san st te ten the van von y zu
    """
)
#: Words with a capital that are nobody's name.
CAPITALS = _words(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december easter christmas ramadan eid diwali british english
    scottish welsh irish european muslim christian jewish hindu sikh catholic
    """
)
#: Places as people write them in a record, which are no names.
PLAIN_PLACES = _words(
    """
    a an and at by café cafe centre center clinic community court day flat garden gym her here his home
    hospital house in kitchen library my near of office on online or our park phone pub room school shop
    support team teams the their theirs to unit video ward with work zoom your
    """
)
#: Words of an organisation's name that name no one.
PLAIN_NAMES = _words(
    """
    and associates brain care case cic client clients community company consulting co group health
    injury limited llp ltd management of partners partnership plc practice rehab rehabilitation service
    services solutions support the therapy trust uk
    """
)
_LETTER = r"[^\W\d_]"
_TITLE = r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|nurse|auntie|aunt|uncle)\b\.?[ \t]+)?"
_INITIALS = r"(?:[a-z]\.[ \t]*)*"
_BETWEEN = re.compile(rf"-|[ \t]+(?:(?:{_LETTER}\.?|{'|'.join(sorted(PARTICLES))})[ \t]+)*")
_START = re.compile(r"(?:\A|[.!?…:\n][\"”’')\]]*)[\s\"“‘'(\[•*–-]*\Z")
_OWNED = re.compile(r"(?i)\b(?:the|a|an|my|our|his|her|their|your|this|that)[ \t]+\Z")
_ARTICLE = re.compile(r"(?i)\A(?:the|an?)[ ]")
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|['’-](?={_LETTER}))*")
#: What names somebody without being a name.
_TELLING = (
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "[an email address]"),
    (r"(?:https?://|www\.)\S+", "[a web address]"),
    (r"(?<!\w)\+?\(?\d(?:[ ().-]*\d){6,}(?!\w)", "[a number]"),
    (r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", "[a postcode]"),
    (r"\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b", "[a number]"),
)


def pieces(text: str, known: Sequence[Known], given: Collection[str] = ()) -> list[Piece]:
    """The text with every known name replaced, the first that has a name counting, and what looks like one marked.

    `given` are first names, in small letters, that people often have.
    """
    text = text.replace("\u200b", " ")  # it parts words, unseen
    text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf"))
    left: list[Piece] = []
    at = 0
    for replacement in _replacements(text, known):
        left.extend(_looked_at(text, at, replacement.start, given))
        left.append(
            Piece(
                _fitting(replacement.stand_in, text[: replacement.start]),
                text[replacement.start : replacement.end],
            )
        )
        at = replacement.end
    left.extend(_looked_at(text, at, len(text), given))
    return left


def replaced(text: str, known: Sequence[Known]) -> str:
    """The same as one text."""
    return "".join(piece.text for piece in pieces(text, known))


def place_names(text: str) -> list[str]:
    """What in the words for a place, such as an address, names it: words with capitals that stand together."""
    runs = re.findall(r"[^\W\d_a-z][\w'’-]*(?:[ \t]+[^\W\d_a-z][\w'’-]*)*", text)
    names = (" ".join(_without_plain(run.split())) for run in runs)
    return [name for name in names if len(re.findall(_LETTER, name)) > 2]


def _without_plain(words: list[str]) -> list[str]:
    """Without the words at either end that every such place is called by: "Café Molinari" is Molinari."""
    named = [place for place, word in enumerate(words) if folded(word) not in PLAIN_PLACES]
    return words[named[0] : named[-1] + 1] if named else []


def name_of_organisation(name: str) -> list[str]:
    """The whole name, and how it is called for short: its words up to the first that names no one."""
    plain = [folded(word) in PLAIN_NAMES for word in name.split()]
    short = name.split()[: plain.index(True)] if True in plain else []
    return [name, " ".join(short)] if short else [name]


def folded(text: str) -> str:
    """In small letters, without accents and without what is not seen."""
    return "".join(map(_folded, text))


def _folded(sign: str) -> str:
    if sign in "’‘ʼ＇`´":
        return "'"
    if sign in "‐‑‒–":
        return "-"
    plain = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(part for part in plain if not unicodedata.combining(part))


class _Skeleton:
    """A text as it is searched: small letters without accents, and where each of them stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        signs = [(part, place) for place, sign in enumerate(text) for part in _folded(sign)]
        self.plain = "".join(part for part, _place in signs)
        self.places = [place for _part, place in signs]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these signs stand in the text itself, with the accents that follow the last."""
        first, last = self.places[start], self.places[end - 1] + 1
        while last < len(self.text) and not _folded(self.text[last]):
            last += 1
        return first, last


def _replacements(text: str, known: Sequence[Known]) -> Iterator[_Found]:
    """What is replaced, in the order of the text; nothing twice."""
    skeleton = _Skeleton(text)
    if not skeleton.plain.strip():
        return
    replacements = [*_telling(skeleton), *_wholes(skeleton, known), *_people(skeleton, known)]
    at = 0
    for replacement in sorted(replacements, key=lambda replacement: (replacement.start, -replacement.end)):
        if replacement.start >= at:
            yield replacement
            at = replacement.end
        elif (
            replacement.end > at
        ):  # what two of them share went with the first; the rest of the second goes as well
            yield _Found(at, replacement.end, replacement.stand_in)
            at = replacement.end


def _telling(skeleton: _Skeleton) -> Iterator[_Found]:
    for pattern, stand_in in _TELLING:
        for match in re.finditer(pattern, skeleton.plain):
            yield _Found(*skeleton.span(*match.span()), stand_in)


def _wholes(skeleton: _Skeleton, known: Sequence[Known]) -> Iterator[_Found]:
    for thing in known:
        for name in sorted(thing.names if thing.is_phrase else (), key=len, reverse=True):
            parts = folded(name).split()
            if not parts or not any(map(str.isalnum, "".join(parts))):
                continue
            phrase = r"\s+".join(map(re.escape, parts))
            pattern = rf"(?<!{_LETTER}){phrase}(?!{_LETTER})"
            for match in re.finditer(pattern, skeleton.plain):
                start, end = skeleton.span(*match.span())
                if len(parts) > 1 or parts[0] not in WORDS or skeleton.text[start].isupper():
                    yield _Found(start, end, thing.stand_in)


def _parts(name: str) -> Iterator[str]:
    """The whole name, and the words of it that are names by themselves."""
    if " " in (full_name := " ".join(folded(name).split())):
        yield full_name
    for place, word in enumerate(full_name.split()):
        bare = word.strip(".,;:()[]\"“”'")
        parts = [bare, *(part for part in bare.split("-") if "-" in bare), bare.replace("'", "")]
        alone = (part for part in parts if len(part) > 1 and part[0].isalpha())
        yield from (part for part in alone if not place or part not in PARTICLES)  # "Di" may be a first name


def _people(skeleton: _Skeleton, known: Sequence[Known]) -> Iterator[_Found]:
    """Names of people: those that stand together are one where one person has them all."""
    bearers: dict[str, list[int]] = {}
    for place, person in enumerate(known):
        for part in dict.fromkeys(chain.from_iterable(map(_parts, () if person.is_phrase else person.names))):
            bearers.setdefault(part, []).append(place)
    if not bearers:
        return
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(bearers, key=len, reverse=True)
    )
    pattern = rf"(?<!{_LETTER})(?P<title>{_TITLE}){_INITIALS}(?P<name>{names})(?!{_LETTER})"
    run: tuple[int, int, list[int]] | None = None
    for match in re.finditer(pattern, skeleton.plain):
        start, end = skeleton.span(*match.span())
        is_capital = skeleton.text[skeleton.places[match.start("name")]].isupper()
        name = " ".join(match["name"].split())
        if name in WORDS | PARTICLES and not is_capital:
            continue
        own = bearers[name]
        shared = [place for place in run[2] if place in own] if run else []
        if run and shared and not match["title"] and _joins(skeleton.text[run[1] : start]):
            run = (run[0], end, shared)
            continue
        if run:
            yield _Found(run[0], run[1], known[run[2][0]].stand_in)
        run = (start, end, own)
    if run:
        yield _Found(run[0], run[1], known[run[2][0]].stand_in)


def _joins(between: str) -> bool:
    """Whether what stands between two names makes them one: spaces, initials, small words of a name; a hyphen."""
    return bool(_BETWEEN.fullmatch(folded(between)))


def _fitting(stand_in: str, before: str) -> str:
    """As it is written where it stands: no second article, and a capital where a sentence begins."""
    if _OWNED.search(before):
        stand_in = _ARTICLE.sub("", stand_in)
    return stand_in[:1].upper() + stand_in[1:] if _START.search(before) else stand_in


def _looked_at(text: str, start: int, end: int, given: Collection[str]) -> Iterator[Piece]:
    """What is left between two names, with what looks like one apart."""
    at = start
    for match in _WORD.finditer(text, start, end):
        if _looks(match[0], text[: match.start()], given):
            yield from _plain(text[at : match.start()])
            yield Piece(match[0], looks=True)
            at = match.end()
    yield from _plain(text[at:end])


def _plain(text: str) -> Iterable[Piece]:
    return [Piece(text)] if text else []


def _looks(word: str, before: str, given: Collection[str]) -> bool:
    """A first name that people often have; or a word with a capital inside a sentence, but for short capitals ("OT")."""
    plain = re.sub(r"'s?\Z", "", folded(word))
    if plain in CAPITALS or plain.split("'")[0] == "i" or len(plain) < 2:
        return False
    if plain in given and (word[0].isupper() or plain not in WORDS):
        return True
    is_short_capitals = word.isupper() and len(word) <= 5
    return word[0].isupper() and not is_short_capitals and not _START.search(before)
