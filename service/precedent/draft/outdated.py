"""What has become of a cited directive since: replaced, repealed, amended, with the sentence that says so."""

import re
from collections.abc import Collection, Iterator

from corpus.citations.relations import AMENDS, OTHER, REPEALS, REPLACES, REVIEWS
from corpus.kinds import kind_pattern
from corpus.model import Citation
from service.precedent.draft.model import Finding, Level
from service.precedent.validity.model import Fact, Standing, Validity

_SPOKEN_OF = (AMENDS, REPLACES, REPEALS, REVIEWS)  # a draft may well do this with what is no longer in force
_LOOKS_BACK = re.compile(  # "Qua gần hai năm thực hiện Chỉ thị số …"
    r"(?i)(?<!\w)(?:qua|sau|kết quả)(?:\s+\w+){1,4}\s+năm\s+(?:\w+\s+){0,4}(?:thực\s+hiện|thi\s+hành|triển\s+khai)\s*$"
)
_BY = rf"(?:(?:{kind_pattern()})\s[^.;,]{{1,150}}?\s)?"  # "đã được Kế hoạch số 158-KH/TU thay thế"
_KNOWN = re.compile(  # the draft says so itself
    rf"(?i)(?:được|bị)\s+{_BY}(?:thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ)|hết\s+hiệu\s+lực|không\s+còn\s+(?:hiệu\s+lực|giá\s+trị)"
)
_SENTENCE_END = re.compile(r"[.;](?=\s)|\n\s*\n")
_REST = 300  # characters of a sentence behind a mention
_LONGEST = 80  # characters of such words
_LEVELS = {
    Standing.REPEALED: Level.ERROR,
    Standing.REPLACED: Level.ERROR,
    Standing.AMENDED: Level.DOUBT,
    Standing.PERIOD_OVER: Level.NOTE,
    Standing.ISSUER_DISSOLVED: Level.NOTE,
}


def outdated(text: str, citation: Citation, validity: Validity, cited: Collection[str]) -> Iterator[Finding]:
    """One finding for the fact that counts; `text` is the draft's, `cited` are ids of held directives named in it."""
    fact = validity.facts[0] if validity.facts else None
    if fact is not None and fact.value in _LEVELS:
        message = f"{fact.short}: {fact.evidence}"
        yield Finding("validity", _level(text, citation, fact, cited), message, None, fact.by)


def _level(text: str, citation: Citation, fact: Fact, cited: Collection[str]) -> Level:
    start = citation.spans[0].start if citation.spans else 0
    spoken_of = citation.relation in _SPOKEN_OF or _LOOKS_BACK.search(text, max(0, start - _LONGEST), start)
    if spoken_of or _says_so(text, citation) or (fact.value is Standing.AMENDED and fact.by in cited):
        return Level.NOTE
    level = _LEVELS[fact.value]
    return Level.DOUBT if level is Level.ERROR and citation.relation == OTHER and fact.by in cited else level


def _says_so(text: str, citation: Citation) -> bool:
    """Whether the rest of the sentence says that the directive is out of force."""
    start = citation.spans[-1].end if citation.spans else 0
    rest = text[start : start + _REST]
    end = _SENTENCE_END.search(rest)
    return bool(_KNOWN.search(rest[: end.start()] if end else rest))
