"""Guesses at why somebody did it, which have no place in the record of a hard patch.

What one felt and suspects belongs into one's own thinking and to supervision: a record may be read by the person it is
about, and by a court. A reader of words can be wrong, so it reads for little and rather misses than accuses: words in
quotation marks, what somebody is told to have said or to believe, what is denied, and one's own reasons pass. English
only; another language passes.
"""

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


ME = r"(?:me|us)"
STAFF = r"(?:staff|the (?:staff|team))"
ALL = r"(?:people|every(?:one|body))"
THEIR = r"(?:the|his|her|their|my|our)"
CIRCLE = (
    r"(?:team|staff|family|carers?|support workers?|therapists?|mother|mum|father|dad|brother|sister|wife|husband|partner"
    r"|children|solicitor)"
)
#: Those whom somebody might do something to.
SOMEBODY = rf"(?:me|us|him|her|them|{ALL}|(?:{THEIR} )?{CIRCLE})"
HARM = (
    r"(?:punish|hurt|upset|annoy|spite|provoke|humiliate|undermine|sabotage|get back at|get at|control|intimidate|scare|bully"
    r"|blackmail|trick|trap)"
)
BAD_END = r"(?:sacked|fired|suspended|struck off|into trouble|in trouble|arrested|thrown out|off (?:the|his|her|their) case)"
#: How a sentence may go on after the phrase, so that "lying on the floor" is none.
DONE = r"(?= *\Z|[.,;!?\n])"

MEANT = (
    r"on purpose(?![- ](?:built|made))",
    r"(?<!and )deliberately(?! slow)",
    r"(?:is|was|were|been) deliberate\b",
    r"intentionally|maliciously",
    r"out of (?:spite|malice|revenge)",
    rf"(?:meant|intend(?:s|ed)?) to {HARM} {SOMEBODY}",
    r"meant it to hurt",
    r"kn(?:ew|ows) full well (?:that|what)|kn(?:ew|ows) (?:it|this|that) would (?:hurt|upset)",
    rf"kn(?:ew|ows) exactly what (?:he|she|they) (?:was|were|is|are) doing{DONE}",
    rf"(?:just|only|purely|simply|in order) to (?:{HARM} {SOMEBODY}|be difficult|make trouble|get (?:attention|a reaction|a rise))",
    rf"to (?:punish|spite|get back at) {SOMEBODY}|to get at {ME}|set out to {HARM} {SOMEBODY}",
    rf"to teach {SOMEBODY} a lesson|to get {SOMEBODY} (?:sacked|fired|into trouble|in trouble)",
    r"(?:just|only) being (?:difficult|awkward)",
)
WANTED = (
    rf"want(?:s|ed)? to {HARM} {SOMEBODY}",
    r"want(?:s|ed)? revenge",
    rf"want(?:s|ed)? {ME} (?:gone|{BAD_END}|to (?:fail|suffer))|want(?:s|ed)? to (?:see {ME} fail|get rid of {ME}|control everything)",
    r"(?:does not|doesn't|did not|didn't|do not|don't) want to get better",
    r"want(?:s|ed)? (?:his|her|their) own way(?! (?:of|to))",
    r"(?:just|only) want(?:s|ed)? (?:attention|sympathy|trouble|an? (?:fight|row|argument|reaction))",
    r"(?:just|only) want(?:s|ed)? (?:the |more )?(?:money|compensation)(?! for)",
    rf"(?:just|only) want(?:s|ed)? to (?:win|be difficult|(?:cause|make) trouble|make {ME} look|get rid of)",
    r"in it for the money|(?:do|does|did|doing) (?:it|this|that)(?: all)? for the (?:compensation|claim)",
    r"(?:is|are|was|were) (?:only|just|really) after (?:the|his|her|their) (?:money|compensation)",
)
TRIED = tuple(
    rf"(?:try(?:ing)?|tries|tried) to {what}"
    for what in (
        rf"(?:manipulate|punish|guilt[- ]trip|get rid of|provoke|undermine|sabotage|trick|trap|blackmail|intimidate|humiliate"
        rf"|bully|get back at|get at) {SOMEBODY}",
        rf"(?:hurt|control|scare|upset|annoy|test|use) (?:{ME}|{STAFF}|{ALL})",
        rf"wind {SOMEBODY} up",
        rf"(?:divide|split) (?:us|{STAFF}|the family)",
        rf"turn {SOMEBODY} against",
        rf"make {SOMEBODY} (?:look|seem|lose|cry|feel (?:bad|small|guilty|stupid|useless|sorry|responsible))",
        rf"get {SOMEBODY} {BAD_END}",
        r"get (?:attention|sympathy|a reaction|a rise|more money|(?:his|her|their) own way)",
    )
)
PLAYED = (
    r"attention[- ]seek(?:ing|ers?|s)|seek(?:s|ing) attention",
    r"(?:do|does|did|doing|just|only|all) (?:it |this |that )?(?:all |just |only )?for (?:the )?(?:attention|sympathy)(?! of)",
    r"(?:do|does|did|doing) (?:it|this|that) to get (?:attention|a reaction|a rise|sympathy)",
    rf"play(?:s|ed|ing)? games with {SOMEBODY}|mind games|game[- ]playing|power (?:games?|trips?|plays?)",
    rf"play(?:s|ed|ing)? (?:{ME}|them|{ALL}|{STAFF}) off",
    r"play(?:s|ed|ing)? (?:the victim|one of us against|on (?:my|our) (?:guilt|sympathy))",
    rf"splitting (?:us|{STAFF})",
    rf"(?:is|was|are|were|been) testing (?:{ME}\b(?! (?:on|for|with))|(?:my|our|the) (?:limits|boundaries|patience))",
    rf"wind(?:s|ing) (?:{ME}|{ALL}|{STAFF}) up",
    rf"push(?:es|ed|ing)? (?:my|our) buttons|enjoy(?:s|ed) (?:making|seeing|watching) {SOMEBODY} (?:look|suffer|squirm|fail|cry)",
    rf"turn(?:s|ed|ing) {SOMEBODY} against {ME}",
)
MANIPULATED = (
    r"manipulative(?:ly|ness)?|emotional manipulation|manipulators?",
    rf"manipulat(?:es|ed|ing) (?:{ME}|them|{ALL}|him(?! under)|her(?= (?:into|to|so|again|and|with)\b|{DONE})|(?:{THEIR} )?{CIRCLE}"
    r"|the (?:situation|system))",
    rf"(?:is|are|was|were|being) manipulating{DONE}",
    r"guilt[- ]trip\w*|emotional(?:ly)? blackmail\w*|passive[- ]aggressive(?:ly)?|gaslight\w*|weaponi[sz]\w*",
)
FALSE = (
    r"malinger\w*|feign\w*|fak(?:es|ed|ing) (?:it|this|that|his|her|their|being|pain|illness|a)\b",
    rf"(?:is|was|are|were|keeps|been) exaggerating(?:{DONE}| (?:for|to|about|it|how|again)\b)",
    r"exaggerat(?:es|ed|ing) (?:his|her|their) (?:pain|symptoms?|injur(?:y|ies)|problems?|difficulties|complaints?|disabilit(?:y|ies))",
    r"a liar|lied (?:to|about)",
    rf"(?:is|was|are|were|been|keeps) lying to {SOMEBODY}",
    r"(?:is|was|are|were|been|keeps) lying about (?:what|how|where|why|who|having|being|his|her|their|it\b)",
    rf"(?<!where )(?<!how )(?:he|she|they) (?:is|was|are|were) lying{DONE}",
    rf"putting it on for (?:{ME}|show|the|attention|sympathy)",
    r"(?:makes|making) it (?:all )?up(?! (?:to|the|here|there|with|as)\b)|made it all up",
    r"pretend(?:s|ed|ing) not to (?:hear|understand|know|remember|notice)",
    rf"pretend(?:s|ed|ing) to be (?:ill|confused|in pain){DONE}",
    r"pretend(?:s|ed|ing) (?:that )?(?:he|she|they) (?:can ?not|can't|could not|couldn't)",
    r"crocodile tears|put(?:s|ting) on an? (?:act|show)|all an act\b",
    r"milk(?:s|ed|ing) (?:it for|the (?:claim|system|injury))|as an excuse\b",
)
HIDDEN = (
    r"(?:hidden|secret) (?:agenda|motive)s?|ulterior|(?:his|her|their) (?:real|true) (?:motive|intention)s?",
    rf"ha(?:s|ve|d) it in for|(?:is|are|was|were) out to get {ME}|plotting (?:to|against)|scheming",
    r"vindictive(?:ly|ness)?|spiteful(?:ly)?",
    r"stirring (?:things|trouble|it up|up trouble)",
    r"(?:is|are|was|were|still|both|all) in denial(?! of (?:access|service|care|the))",
)


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


GUESSES = _any(*MEANT, *WANTED, *TRIED, *PLAYED, *MANIPULATED, *FALSE, *HIDDEN)
#: Guesses that begin with the writer, and are no reason of the writer's own.
WHOEVER = _any(
    r"(?:I|we) (?:feel|felt|am|was|were|are)(?: (?:being|been|so|really|quite))? manipulated",
    r"(?:I|we) (?:think|believe|am sure|are sure|suspect)(?: that)? (?:he|she|they) (?:is|are|was|were) putting it on",
)


def guesses_in(text: str) -> tuple[str, ...]:
    """The phrases that guess at a motive, each once and as it stands there, in their order."""
    plain = without_quotations(text)
    places = [m.span() for m in WHOEVER.finditer(plain)]
    places += [m.span() for m in GUESSES.finditer(plain) if not passes(plain, m.start())]
    phrases: dict[str, str] = {}
    for start, end in sorted(places):
        phrases.setdefault(text[start:end].casefold(), text[start:end])
    return tuple(phrases.values())
