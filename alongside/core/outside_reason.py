"""Does "Why I think this could help you" name only somebody outside?

The source asks for a reason that is theirs, not "because the solicitor says". This looks for a sentence
that leans on an authority and for no word of what the person would have from it. It is a hint for a kind
remark and never blocks: a text in doubt passes. English only; another language passes.
"""

import re
from enum import StrEnum


class Authority(StrEnum):
    """Whose wish or rule the reason names."""

    LEGAL_TEAM = "legal_team"
    INSURER = "insurer"
    COURT = "court"
    EXPERT = "expert"
    DEPUTY = "deputy"
    REGULATOR = "regulator"
    FUNDER = "funder"
    EMPLOYER = "employer"
    TIMETABLE = "timetable"
    CLAIM = "claim"
    PAPER = "paper"
    HAVE_TO = "have_to"


#: What an authority does in such a reason, within three words of being named.
ASKS = (
    r"(?:say|says|said|saying|want|wants|wanted|need|needs|needed|ask(?! after)|asks(?! after)|asked(?! after)|asking(?! after)|require|requires|required"
    r"|insist|insists|insisted|expect|expects|expected|demand|demands|demanded|tell|tells|told(?! \w+ off)|instructed|instructs"
    r"|recommend|recommends|recommended|advise|advises|advised|order|orders|ordered|request|requests|requested"
    r"|think|thinks|pushing|chasing|waiting|pressing|directed|directs|suggested|suggests|won't pay|will not pay"
    r"|won't fund|will not fund|covers|only covers|has to|have to|would like|is keen|are keen|has to have|have to have"
    r"|complain|complains|is coming|are coming|keeps? paying|stops? paying)"
)
#: How an authority is named as the ground: because of, for, required by.
GROUND = (
    r"(?:because of|due to|for|on account of|to satisfy|to please|to keep|to show|update to|updates to|report to|required by|requested by|asked by|ordered by"
    r"|instructed by|recommended by|advised by|demanded by|needed by|wanted by|as per|according to|on the advice of"
    r"|at the request of|in line with|to comply with|to meet|as agreed with)"
)
THE = r"(?:the |our |my |his |her |their |your |a |an |this |that )?(?:next |latest |quarterly |annual )?"


def _who(names: str) -> re.Pattern[str]:
    """An authority that asks, or one that is the ground."""
    near = r"(?:'s)?(?: [\w'-]+){0,3}? "
    return re.compile(rf"\b(?:{GROUND} {THE}(?:{names})\b|(?:{names})\b{near}{ASKS}\b)", re.IGNORECASE)


def _plainly(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_LEGAL = (
    r"solicitors?|lawyers?|barristers?|legal team|legal side|counsel|litigation team|litigators?|law firm"
    r"|legal(?= (?:asks?|asked|have asked|wants?|says?|said|needs?)\b)"
)
_INSURER = r"insurers?|insurance(?: company)?|insurance people|defendants?|other side|third party|loss adjuster|paying party"
_COURT = r"court(?! timetable)|judge|tribunal|coroner"
_EXPERT = (
    r"experts?|medico-legal expert|consultant|neuropsychologist|psychiatrist|professor|ot expert|care expert"
)
_DEPUTY = r"deput(?:y|ies)|trustees?|litigation friend|attorney|appointee"
_REGULATOR = r"cqc|care quality commission|ofsted|regulators?|inspectors?|hcpc|nmc|hse|auditors?|audit|(?<!in-)(?<!in )law"
_FUNDER = r"funders?|funding|funding panel|commissioners?|icb|ccg|local authority|council(?! flat| house| tax)|social services|nhs|continuing healthcare"
_EMPLOYER = r"(?<!case )manager|my boss|director|supervisor|agency|office|company|head office|governance|mdt|team meeting"
_TIMETABLE = r"court timetable|litigation timetable|timetable|deadline|directions|trial date|trial(?! basis| run| week| day| period)|hearing|jsm|cmc|settlement meeting"
_CLAIM = r"(?<!to )claim|(?<!in )case(?! manager)|litigation|settlement|schedule of loss|quantum|evidence"
_PAPER = (
    r"care plan|rehab plan|rehabilitation plan|support plan|(?<!your )(?<!her )(?<!his )(?<!their )plan|report|ina|immediate needs assessment|assessment"
    r"|referral|contract|policy|policies|procedure|protocol|guidelines?|risk assessment|checklist|paperwork"
)

AUTHORITIES: tuple[tuple[Authority, re.Pattern[str]], ...] = (
    (Authority.LEGAL_TEAM, _who(_LEGAL)),
    (Authority.INSURER, _who(_INSURER)),
    (Authority.COURT, _who(_COURT)),
    (Authority.EXPERT, _who(_EXPERT)),
    (Authority.DEPUTY, _who(_DEPUTY)),
    (Authority.REGULATOR, _who(_REGULATOR)),
    (Authority.FUNDER, _who(_FUNDER)),
    (Authority.EMPLOYER, _who(_EMPLOYER)),
    (Authority.TIMETABLE, _who(_TIMETABLE)),
    (Authority.CLAIM, _who(_CLAIM)),
    (Authority.PAPER, _who(_PAPER)),
    (
        Authority.TIMETABLE,
        _plainly(
            rf"(?:on|in|by|before|ahead of) {THE}(?:{_TIMETABLE})|deadline is|deadline's|is overdue|due by|due this month"
        ),
    ),
    (
        Authority.PAPER,
        _plainly(
            rf"(?:in|on|part of|under) {THE}(?:{_PAPER})|it's policy|it is policy|is our policy|is a requirement"
            r"|(?:statutory|legal|contractual|regulatory) requirement|one of the recommendations|is mandatory|is compulsory|a box to tick|tick the box"
            rf"|on the list (?:from|in|of|with) {THE}(?:{_PAPER})|^mandatory|^compulsory"
        ),
    ),
    (
        Authority.CLAIM,
        _plainly(
            rf"(?:helps?|strengthens?|supports?|good for|part of|affects?|damages?|hurts?) {THE}(?:{_CLAIM})"
            rf"|{THE}(?:{_CLAIM}) depends|looks? (?:bad|good|better|worse) (?:in|to|for) {THE}(?:{_COURT}|{_INSURER}|{_LEGAL}|{_CLAIM})"
        ),
    ),
    (
        Authority.HAVE_TO,
        _plainly(
            r"we have to|i have to|we've got to|i've got to|we've been told|i've been told|i was told|we were told"
            r"|i (?:was|am|have been) instructed|i've been instructed|i am told|we must|i must(?! say| admit)|has to be done|have to be done|must be done|needs to be done|need to get (?:it|this) done"
            r"|i was asked|i've been asked|i have been asked|we were asked|we've been asked|we are obliged|i am obliged"
            r"|we're supposed to|i'm supposed to|it's required|it is required|is required|legally required"
            r"|(?:^|(?<=[.;:,] )|(?<=because ))(?:he|she|they|you) (?:has to|have to|must)|we are expected|i am expected"
        ),
    ),
)


_OUTSIDE = f"{_LEGAL}|{_INSURER}|{_COURT}|{_EXPERT}|{_DEPUTY}|{_CLAIM}|us|me|process|file|records?"

#: "It helps the claim", "for his claim", "so the court can": help, but for somebody else.
SERVES_AUTHORITY = re.compile(
    rf"\b(?:helps?|helping|help with|better for|good for|useful for|easier for|safer for|support for) {THE}(?:{_OUTSIDE})\b"
    rf"|\bfor (?:his|her|their|your) (?:{_OUTSIDE}|report|file|assessment|plan|appointment)\b"
    r"|\bso (?:that )?(?:he|she|they|you) (?:can|could|will|may) be (?:assessed|examined|interviewed|seen by)\b",
    re.IGNORECASE,
)

_THEY = r"(?:he|she|they|you|we both|mum|dad|[A-Z][a-z]+)"
_THEM = r"(?:him|her|them|you|his|hers|your|their|himself|herself|themselves|yourself)"

_FELT = (
    r"sleep|slept|rest|rested|pain|painful|hurts?|sore|tired|tiredness|fatigue|energy|strength|stronger|confiden\w+"
    r"|independen\w+|freedom|free|choice|choose|choosing|enjoy\w*|friends?|friendship|(?<!insurance )(?<!the )company|lonely|alone|calm\w*"
    r"|relief|relax\w*|worry|worries|worried|afraid|fear|scared|frighten\w+|anxious|anxiety|stress\w*|comfort\w*"
    r"|safer|safe|safely|dignity|private|privacy|quiet|peace|hope\w*|proud|fun|laugh|garden|walk|walking|swim\w*"
    r"|football|music|holiday|weekend|evening|evenings|morning|mornings|nights?|break|breathe|breather|own|himself|herself"
    r"|themselves|yourself|easier|easy|simpler|faster|quicker|lighter|happy|happier|nicer|kinder|feel|feels|feeling"
    r"|heard|listened|control|in charge|say in|grandchildren|children|kids|daughter|son|wife|husband|partner|mates"
    r"|job|college|school|cook\w*|kitchen|bath|shower|stairs|out and about|get out|go out|going out|outside more"
    r"|matters to|important to (?:him|her|them|you)|what matters|worth it|treat|fits?|trust|understand|well again|recover\w*"
)

#: Read with the case kept only where a name may stand; everything else in either case.
BENEFIT = re.compile(
    rf"(?i:\bhelp(?:s|ing|ed|ful)?\b)"
    rf"|(?i:\b(?:{_FELT})\b)"
    rf"|(?i:\bso (?:that )?)(?:(?i:he|she|they|you|we both|mum|dad)|[A-Z][a-z]+)(?i: (?:can|could|gets?|won't|doesn't|don't"
    r"|will not|does not|do not|has|have|is|are|may|might|will|would)\b)"
    r"|(?i:\b(?:he|she|they|you)(?:'d| would)? (?:wants?|wanted|likes?|liked|loves?|loved|misses|miss|hopes?|asked"
    r"|told me|said|says|chose|mentioned|could|can|dreams?|wishes|wished|raised|gets?|keeps?|deserves?)\b)"
    rf"|(?i:\b(?:gives?|giving|lets?|allows?|saves?|spares?|frees?|protects?|keeps?|gets?|takes?) {_THEM}\b)"
    rf"|(?i:\b(?:good|better|best|useful|nice|right|kind) for {_THEM}\b)"
    rf"|(?i:\b(?:lose|loses|losing|without losing|protect|protects) (?:his|her|their|your)\b)"
    r"|(?i:\b(?:avoids?|prevents?|stops?|less|fewer|without) (?:having|being|waiting|hospital|falls?|falling|infections?"
    r"|strangers|forms|travel|travelling|trips|people|arguments?|calls|appointments)\b)"
    r"|(?i:\bmore (?:time|hours|help|say|control|space|support|nights|days|people around|money|room|equipment)\b)"
    r"|(?i:\bnot (?:just |only |simply |merely )?because\b)"
)


#: Text beyond this many characters is not read; a reason is a sentence or two.
READ_AT_MOST = 2_000


def outside_reason(text: str) -> Authority | None:
    """The authority that a reason leans on when it names no benefit to the person, else None."""
    plain = re.sub(r"\s+", " ", text[:READ_AT_MOST].replace("\u2019", "'")).strip()
    hits = [(m.start(), kind) for kind, rule in AUTHORITIES if (m := rule.search(plain))]
    if not hits or BENEFIT.search(SERVES_AUTHORITY.sub(" ", plain)):
        return None
    # the authority named first; of two at the same place the one that stands first in the table
    return min(hits, key=lambda hit: hit[0])[1]
