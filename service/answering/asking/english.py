"""What a question in English asks for."""

import re

from service.answer import Kind
from service.answering.asking.nouns import Kinds

_RULES: tuple[tuple[str, Kinds], ...] = (
    (r"(?:what|which) (?:percent|percentage|share|rate)|what is the (?:\w+ ){0,3}rate", (Kind.PERCENTAGE, Kind.COUNT)),
    (r"how much (?:money|funding)", (Kind.AMOUNT,)),
    (r"how much", (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT)),
    (r"how many (?:working )?(?:days|months|years|weeks|hours)|how long|how often", (Kind.PERIOD, Kind.COUNT)),
    (r"how many", (Kind.COUNT, Kind.PERCENTAGE)),
    (r"by when|when|(?:what|which) (?:date|day|month|year|deadline)", (Kind.DATE,)),
    (r"(?:what|which) (?:office|agency|body|department|committee|unit|authority)", (Kind.OFFICE,)),
    (r"(?:what|which) (?:commune|ward|province|town|district|places?)|where", (Kind.PLACE,)),
    (r"(?:what|which) (?:\w+ )?(?:resolution|directive|plan|decision|decree|document)", (Kind.DOCUMENT_NUMBER,)),
    (r"who(?:se|m)?", (Kind.PERSON, Kind.OFFICE)),
    (r"why", (Kind.REASON,)),
    (r"(?<!at )(?<!in )(?<!by )(?<!to )(?<!for )(?<!of )which|what|how", (Kind.TEXT, Kind.LIST)),
)  # fmt: skip
_HEADS: tuple[tuple[str, Kinds], ...] = (
    (r"rate|share|percentage|proportion", (Kind.PERCENTAGE, Kind.COUNT)),
    (r"allowance|fee|budget|funding|subsidy|support per|cost|salary|revenue", (Kind.AMOUNT, Kind.PERCENTAGE)),
    (r"deadline|date", (Kind.DATE, Kind.PERIOD)),
    (r"number of", (Kind.COUNT,)),
    (r"notice|period|term", (Kind.PERIOD, Kind.DATE, Kind.TEXT, Kind.COUNT)),
    (r"age|level|threshold", (Kind.COUNT, Kind.TEXT)),
    (r"reasons? for|cause", (Kind.REASON,)),
    (r"(?:lead|responsible|standing) (?:agency|office|body)", (Kind.OFFICE,)),
)
_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b"), kinds) for pattern, kinds in _RULES)
_HEAD_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b"), kinds) for pattern, kinds in _HEADS)


def read_english(text: str) -> tuple[Kinds, int, int] | None:
    """Kinds, and where the first interrogative stands; None where nothing is asked outright."""
    found = [(match.start(), row) for row, (pattern, _) in enumerate(_PATTERNS) if (match := pattern.search(text))]
    if not found:
        return None
    _, row = min(found)
    pattern, kinds = _PATTERNS[row]
    match = pattern.search(text)
    return (kinds, match.start(), match.end()) if match else None


def english_head(text: str) -> Kinds | None:
    """Kinds by the first noun that says what is looked for."""
    found = [(match.start(), kinds) for pattern, kinds in _HEAD_PATTERNS if (match := pattern.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else None
