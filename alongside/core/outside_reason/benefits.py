"""Words that tell what the person would have from it. Wide on purpose: in doubt, no remark."""

from __future__ import annotations

import re

from alongside.core.outside_reason.authorities import _CLAIM, _COURT, _DEPUTY, _EXPERT, _INSURER, _LEGAL, THE

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
