"""The words that tell why somebody did it instead of what happened.

Each is narrow on purpose: "he was lying on the floor", "she was trying to get up", "the physio manipulated her shoulder"
and "she just wants a weekend" are what was seen and what somebody wishes, and stand in many records.
"""

from __future__ import annotations

import re

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
