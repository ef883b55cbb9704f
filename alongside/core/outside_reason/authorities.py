"""The ways in which a reason leans on somebody outside: an authority that says, wants, requires."""

from __future__ import annotations

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
