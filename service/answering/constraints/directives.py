"""The verdict on the directives that a question names: a value must come from one of them, or be said of it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.citations.relations import CARRIES_OUT, REVIEWS
from corpus.model import Citation, Fields
from corpus.names import same_issuer
from corpus.text import DIRECTIVE_NUMBER, number_key
from service.answering.constraints.folding import fold
from service.answering.constraints.verdict import Verdict, best
from service.answering.standing import Standing
from service.lookup import Status
from service.question import Named

_CARRIED_OUT = (CARRIES_OUT, REVIEWS)  # "thực hiện Kết luận 131 …" asks for what others say of it
_DIGITS = re.compile(r"\s*(?P<number>\d+)(?:\s*/\s*(?P<year>\d{4}))?")


def directive_verdict(named: Sequence[Named], standing: Standing) -> Verdict:
    """NONE where none is named."""
    return best(_of_one(one, one.citation, standing) for one in named if one.citation)


def _of_one(named: Named, citation: Citation, standing: Standing) -> Verdict:
    own = _is_same(citation, standing.directive.fields)
    if own:
        return Verdict.AGREES
    held = named.status is Status.FOUND
    if citation.number is None or (own is None and not held):
        return Verdict.SILENT
    if _cites(citation.number, standing.sentence):
        return Verdict.SILENT if held else Verdict.AGREES
    if held and citation.relation not in _CARRIED_OUT:
        return Verdict.CONTRADICTS
    around = (standing.passage, *standing.headings, standing.directive.fields.title or "")
    return Verdict.SILENT if any(_cites(citation.number, text) for text in around) else Verdict.CONTRADICTS


def _is_same(citation: Citation, fields: Fields) -> bool | None:
    """None where one of them has no number."""
    if citation.number is None or fields.number is None:
        return None
    if citation.kind and fields.kind and fold(citation.kind) != fold(fields.kind):
        return False
    if citation.issued_on and fields.issued_on and citation.issued_on != fields.issued_on:
        return False
    if citation.issuer and fields.issuer and not same_issuer(citation.issuer, fields.issuer):
        return False
    return _is_number(citation.number, fields.number)


def _cites(number: str, text: str) -> bool:
    return any(_is_number(number, other) for other in _numbers(text))


def _is_number(number: str, other: str) -> bool:
    """Whether a number, or its digits alone ("kết luận 131", "nghị quyết 14/2023"), is another one."""
    if any(sign.isalpha() for sign in number):
        return number_key(number) == number_key(other)
    short, long = _DIGITS.match(number), _DIGITS.match(other)
    same = short is not None and long is not None and int(short["number"]) == int(long["number"])
    return (
        same and (None in (short["year"], long["year"]) or short["year"] == long["year"]) if short and long else False
    )


@lru_cache(maxsize=20_000)
def _numbers(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in DIRECTIVE_NUMBER.finditer(text))
