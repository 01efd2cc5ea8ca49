"""Which directive a question means: the one it names, or the one whose title its words describe."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.answer import Why
from service.answering.fields.differing import SAID_OF, agrees, differs
from service.answering.fields.heads import Head, Heads
from service.answering.fields.named_kind import is_other_kind
from service.answering.fields.told import Told
from service.cite import citation
from service.found import Found
from service.question import Named

_FEWEST_SHARE = 0.62  # of the weight of the words told that a title must hold
_CLEARLY = 0.06  # by which the best must lead the second
_PRECISION = 0.15  # weight of the share of the title that was told
_SURE, _SETTLED, _DESCRIBED = 0.96, 0.9, 0.6
_MOST_NOTED = 4
_MOST_COMPARED = 20


@dataclass(frozen=True, slots=True)
class Meant:
    """The directives meant with how sure that is, or why there is none."""

    heads: tuple[Head, ...] = ()
    confidence: float = 0.0
    why: Why | None = None
    notes: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()  # those named by number or title, held or not


def by_name(text: str, told: Told, named: Sequence[Named], heads: Heads) -> Meant:
    """Each name must mean one directive; those that do are meant, and a note says why the others are not.

    The rest of the question, here as folded text, may settle which of several is meant.
    """
    each = [_named(text, told, one, heads) for one in named]
    held = [one for one in each if one.heads]
    notes = tuple(dict.fromkeys(note for one in each for note in one.notes))
    if not held:
        return Meant(why=each[0].why, notes=notes, named=tuple(named))
    chosen = dict.fromkeys(head.ordinal for one in held for head in one.heads)
    sure = min(_SURE if len(held) == len(each) else _SETTLED, *(one.confidence for one in held))
    return Meant(tuple(heads.all[ordinal] for ordinal in chosen), sure, notes=notes, named=tuple(named))


def _named(text: str, told: Told, one: Named, heads: Heads) -> Meant:
    held = [heads.all[ordinal] for ordinal in one.directives]
    if not held:
        return Meant(why=Why.NO_MATCH, notes=(f"Chỉ mục không có {one.said}.",))
    kind = {head.ordinal: is_other_kind(text, one, head.directive.fields.kind) for head in held}
    says = {head.ordinal: ["kind"] * kind[head.ordinal] + differs(head, told, heads, beside_name=True) for head in held}
    left = [head for head in held if not says[head.ordinal]]
    if not left:
        return Meant(
            why=Why.CONSTRAINT_NOT_MET, notes=tuple(_note(head, says[head.ordinal]) for head in held[:_MOST_NOTED])
        )
    if len(left) > 1:
        return Meant(why=Why.AMBIGUOUS, notes=_which(left))
    return Meant((left[0],), _SETTLED if len(held) > 1 else _SURE)


def by_description(found: Found, told: Told, heads: Heads) -> Meant:
    """The directive whose title holds what the question says, clearly more than any other that nothing contradicts."""
    fitting = [one for one in _scored(found, told, heads) if one.recall >= _FEWEST_SHARE]
    agreeing = [one for one in fitting if agrees(one.head, told, heads)]
    if not agreeing:
        return _none(fitting if told.subject else [], told, heads)
    best = agreeing[0]
    rivals = [one.head for one in agreeing[1:] if best.score - one.score < _CLEARLY]
    if rivals:
        return Meant(why=Why.AMBIGUOUS, notes=_which([best.head, *rivals]))
    lead = best.score - (agreeing[1].score if len(agreeing) > 1 else 0.0)
    return Meant((best.head,), min(0.95, _DESCRIBED + 0.35 * best.score * min(1.0, lead / 0.3)))


def _none(fitting: Sequence["_Scored"], told: Told, heads: Heads) -> Meant:
    """Why none is meant: the one that differs least, where the subject fits some."""
    if not fitting:
        return Meant(why=Why.NO_MATCH, notes=("Không có văn bản nào khớp với mô tả trong câu hỏi.",))
    nearest = min((one.head for one in fitting[:_MOST_COMPARED]), key=lambda head: len(differs(head, told, heads)))
    return Meant(why=Why.CONSTRAINT_NOT_MET, notes=_notes([nearest], told, heads))


class _Scored(NamedTuple):
    """A candidate with how much of the words told its title holds, and how much of the title was told as well."""

    head: Head
    recall: float
    precision: float

    @property
    def score(self) -> float:
        return (1 - _PRECISION) * self.recall + _PRECISION * self.precision


def _scored(found: Found, told: Told, heads: Heads) -> list[_Scored]:
    """The candidates that filters leave, best first."""
    candidates = heads.of_ids(hit.directive.id for hit in found.hits)
    candidates |= heads.holding(told.subject) if told.subject else set(heads.all)
    if found.within is not None:
        candidates &= set(found.within.directives.tolist())
    scored = [_score(heads.all[ordinal], told.subject, heads) for ordinal in candidates]
    return sorted(scored, key=lambda one: (-one.score, one.head.directive.id))


def _score(head: Head, subject: Sequence[str], heads: Heads) -> _Scored:
    if not subject:
        return _Scored(head, 1.0, 1.0)
    weights = {word: heads.weight(word) for word in subject}
    told = math.fsum(weight for word, weight in weights.items() if word in head.words or word in head.beside)
    whole = math.fsum(map(heads.weight, head.words)) or 1.0
    shared = math.fsum(weight for word, weight in weights.items() if word in head.words)
    return _Scored(head, told / math.fsum(weights.values()), shared / whole)


def _which(heads: Sequence[Head]) -> tuple[str, ...]:
    named = "; ".join(citation(head.directive.fields) for head in heads[:_MOST_NOTED])
    more = f"; và {len(heads) - _MOST_NOTED} văn bản khác" if len(heads) > _MOST_NOTED else ""
    return (f"Có thể là một trong các văn bản: {named}{more}.",)


def _notes(near: Sequence[Head], told: Told, heads: Heads) -> tuple[str, ...]:
    """What the nearest directive says otherwise."""
    return tuple(_note(head, differs(head, told, heads)) for head in near[:_MOST_NOTED])


def _note(head: Head, names: Sequence[str]) -> str:
    what = ", ".join(SAID_OF[name] for name in names)
    return f"Gần nhất là {citation(head.directive.fields)}, nhưng khác về {what}."
