"""Passages that say something else than the best one about the very same: both are shown, neither is chosen."""

from collections.abc import Sequence
from datetime import date

from corpus.issuers import LEVELS, issuer_of
from corpus.model import Directive
from service.answer import Kind
from service.answering.candidates import Candidate
from service.answering.clauses import CLAUSES
from service.answering.evidence import Ordered, same_value
from service.answering.extract import Extracted

_MOST = 3  # values that are shown
_LOOKED_AT = 15
_CLOSE = 1.6  # how far behind in score
_SAME_WORDS = 0.5  # of two clauses without their values, the share of words that they have together
_EQUAL = ("agreed", "unit", "limited")  # nothing that the question demands tells them apart


def differing(found: Extracted, order: Ordered) -> list[int]:
    """The places of candidates of other directives that put another value in the same words, best first; of one place
    and level, since a province's figure doesn't differ from a town's, but a province's time limit binds the town."""
    best = order.allowed[0]
    one = found.candidates[best]
    if one.kind in CLAUSES:
        return []
    differ: list[int] = []
    for at in order.allowed[1:_LOOKED_AT]:
        others = [one, *(found.candidates[place] for place in differ)]
        if _rivals(found, order, best, at) and not any(same_value(found.candidates[at], other) for other in others):
            differ.append(at)
    return differ[: _MOST - 1]


def newest_first(quoted: Sequence[Candidate]) -> list[Candidate]:
    """By date, then by the level of who issued it, the highest first."""
    return sorted(quoted, key=lambda one: _age(one.reading.hit.directive))


def _rivals(found: Extracted, order: Ordered, best: int, at: int) -> bool:
    one, other = found.candidates[best], found.candidates[at]
    first, second = one.reading.hit.directive, other.reading.hit.directive
    return (
        one.kind is other.kind
        and first.id != second.id
        and float(order.scores[best] - order.scores[at]) < _CLOSE
        and all(found.columns[name][best] == found.columns[name][at] for name in _EQUAL)
        and (one.kind is Kind.PERIOD or _territory(first) == _territory(second))
        and _likeness(one, other) >= _SAME_WORDS
    )


def _likeness(one: Candidate, other: Candidate) -> float:
    """Jaccard of the words of their clauses."""
    first, second = _around(one), _around(other)
    return len(first & second) / max(len(first | second), 1)


def _around(one: Candidate) -> set[str]:
    clause = one.reading.clause_at(one.core)
    words = one.reading.words
    return {words.tone[at] for at in words.within(clause) if not one.start <= words.starts[at] < one.end}


def _territory(directive: Directive) -> tuple[str | None, str | None]:
    """Level and place of who issued it."""
    issuer = issuer_of(directive.fields)
    return (issuer.level, issuer.place or directive.fields.place) if issuer else (None, directive.fields.place)


def _level(directive: Directive) -> str | None:
    issuer = issuer_of(directive.fields)
    return issuer.level if issuer else None


def _age(directive: Directive) -> tuple[int, int]:
    day = directive.fields.issued_on or directive.fields.event_on or date.min
    level = _level(directive)
    return -day.toordinal(), LEVELS.index(level) if level in LEVELS else len(LEVELS)
