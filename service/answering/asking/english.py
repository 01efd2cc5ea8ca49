"""What a question in English asks for."""

import re

from service.answer import Kind
from service.answering.asking.nouns import Kinds

_OFFICES = "office|agency|body|department|committee|unit|authority|ministry|hospital|school|institute|board"
_PLACES = "communes?|wards?|provinces?|town|districts?|places?|rivers?|roads?|country"
_RULES: tuple[tuple[str, Kinds], ...] = (
    (r"(?:what|which) (?:percent|percentage|share|rate)|what is the (?:\w+ ){0,3}rate", (Kind.PERCENTAGE, Kind.COUNT)),
    (r"how much (?:money|funding)", (Kind.AMOUNT,)),
    (r"how much", (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT)),
    (r"how many (?:working )?(?:days|months|years|weeks|hours)|how long|how often", (Kind.PERIOD, Kind.COUNT)),
    (r"how many", (Kind.COUNT, Kind.PERCENTAGE)),
    (r"by when|when|(?:what|which) (?:date|day|month|year|deadline)", (Kind.DATE,)),
    (rf"(?:what|which) (?:\w+ )?(?:{_OFFICES})", (Kind.OFFICE,)),
    (rf"(?:what|which) (?:{_PLACES})|where", (Kind.PLACE,)),
    (r"(?:what|which) (?:\w+ )?(?:resolution|directive|plan|decision|decree|document)", (Kind.DOCUMENT_NUMBER,)),
    (r"who(?:se|m)?", (Kind.PERSON, Kind.OFFICE)),
    (r"why", (Kind.REASON,)),
    (r"(?<!at )(?<!in )(?<!by )(?<!to )(?<!for )(?<!of )which|what|how", (Kind.TEXT, Kind.LIST)),
)  # fmt: skip
_HEADS: tuple[tuple[str, Kinds], ...] = (
    (r"rate|share|percentage|proportion|growth", (Kind.PERCENTAGE, Kind.COUNT)),
    (r"allowance|fee|budget|funding|subsidy|support per|cost|salary|revenue", (Kind.AMOUNT, Kind.PERCENTAGE)),
    (r"deadline|date", (Kind.DATE, Kind.PERIOD)),
    (r"number of", (Kind.COUNT,)),
    (r"notice|period|term|validity|duration|interval", (Kind.PERIOD, Kind.DATE, Kind.TEXT, Kind.COUNT)),
    (r"age|level|threshold|scale|coefficient|size", (Kind.COUNT, Kind.TEXT)),
    (r"reasons? for|cause", (Kind.REASON,)),
    (r"(?:lead|responsible|standing) (?:agency|office|body)", (Kind.OFFICE,)),
)
_YES_OR_NO = re.compile(r"(?:must|is|are|was|were|does|do|did|can|may|has|have|should|will) (?!not )\w")
_WHAT = re.compile(r" (?:(?:is|was|are|were) (?:[^\s?,]+ ?){1,7}|[^\s?,]+(?: [^\s?,]+)?)")
_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b"), kinds) for pattern, kinds in _RULES)
_HEAD_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b"), kinds) for pattern, kinds in _HEADS)


def read_english(text: str) -> tuple[Kinds, int, int] | None:
    """Kinds, and where the first interrogative stands; None where nothing is asked outright."""
    if _YES_OR_NO.match(text):
        return (Kind.YES_NO,), 0, len(text.split()[0])
    found = [(match.start(), row) for row, (pattern, _) in enumerate(_PATTERNS) if (match := pattern.search(text))]
    if not found:
        return None
    _, row = min(found)
    pattern, kinds = _PATTERNS[row]
    match = pattern.search(text)
    if not match:
        return None
    return (_of_what(text[match.end() :]) if kinds[0] is Kind.TEXT else None) or kinds, match.start(), match.end()


def _of_what(after: str) -> Kinds | None:
    """Kinds by the noun that "what" belongs to: "what is the maximum validity of", "what scale must"."""
    noun = _WHAT.match(after)
    kinds = english_head(noun.group()) if noun else None
    return tuple(dict.fromkeys((*kinds, Kind.TEXT))) if kinds else None


def english_head(text: str) -> Kinds | None:
    """Kinds by the first noun that says what is looked for."""
    found = [(match.start(), kinds) for pattern, kinds in _HEAD_PATTERNS if (match := pattern.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else None
