"""What a candidate is by itself and among its like: the columns that don't look at the question's words around it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.answer import Kind
from service.answering.actors import ACTORS
from service.answering.asking import Asked, limits_in
from service.answering.candidates import Candidate
from service.answering.clauses import CLAUSES
from service.answering.places import Ids, Places
from service.answering.wanted import Wanted

_CAUSES, _THEN = frozenset(("do", "vì", "bởi", "nhờ")), frozenset(("thì",))
_DOERS = frozenset("giao do đạo nghị cầu bởi".split())  # giao, do, chỉ đạo, đề nghị, yêu cầu
_OTHERS = frozenset("với của mưu trình cáo cho đến gửi tại thuộc ở vào theo".split())  # tham mưu, báo cáo
_LABEL_WORDS = 2  # a label and what stands behind it
_KINDS = {kind: number for number, kind in enumerate(Kind)}
_AHEAD = 12  # characters before a candidate in which the word stands that leads it or limits it


def of_shape(
    asked: Asked, wanted: Wanted, places: Places, found: Sequence[Candidate]
) -> dict[str, NDArray[np.generic] | list[float]]:
    """Columns by name, each (candidates,)."""
    lengths = np.array([max(len(reading.words), 1) for reading in places.readings])
    leading = [_leading(one) for one in found]
    return {
        "length": places.last - places.first,
        "limits": places.core - places.first,
        "clause_left": places.first - places.clause[0],
        "clause_right": places.clause[1] - places.last,
        "sentence_left": places.first - places.sentence[0],
        "sentence_length": places.sentence[1] - places.sentence[0],
        "position": (places.first - places.begins[places.of]) / lengths[places.of],
        **_of_like(places.sentence[0], places.core),
        "unit": [_unit(wanted, one) for one in found] if wanted.unit else [0.0] * len(found),
        "limited": [_limited(asked, one) for one in found] if asked.limits else [0.0] * len(found),
        "kind_order": [asked.kinds.index(one.kind) for one in found],
        "is_clause": [one.kind in CLAUSES for one in found],
        "kind": [_KINDS[one.kind] for one in found],
        "acts": [_acts(places.first[at] - places.sentence[0][at], one) for at, one in enumerate(found)],
        "asked_first": [asked.outright and asked.start == 0] * len(found),
        "in_heading": [one.core < one.reading.headed for one in found],
        "cause": [not words.isdisjoint(_CAUSES) for words in leading],
        "then": [not words.isdisjoint(_THEN) for words in leading],
    }


def _of_like(sentences: Ids, cores: Ids) -> dict[str, Ids]:
    """How many candidates stand in the same sentence, and how many of them before."""
    size = int(cores.max()) + 1
    ordered = np.sort(sentences * size + cores)
    begin, here, end = (np.searchsorted(ordered, sentences * size + within) for within in (0, cores, size))
    return {"alike": end - begin, "alike_before": here - begin}


def _unit(wanted: Wanted, one: Candidate) -> float:
    """How far what is counted agrees with what was asked for: 1 where the first word does, more for the next ones;
    -1 where another thing is counted."""
    words = one.reading.words
    at = words.first_from(one.core)
    own = words.on(wanted.layer)[at + 1 : at + 6]
    if wanted.unit[0] not in own[:4]:
        return -1.0
    return 1.0 + sum(word in own for word in wanted.unit[1:])


def _limited(asked: Asked, one: Candidate) -> float:
    """Whether it is limited as the question asks: 1, another way: -1; clauses aren't: 0."""
    if one.kind in CLAUSES:
        return 0.0
    return 1.0 if asked.limits & limits_in(one.reading.text[max(one.start - _AHEAD, 0) : one.end]) else -1.0


def _acts(words_before: int, one: Candidate) -> float:
    """Whether an office or a person is who does what the sentence says: 1 at its begin or after "giao", "do"; -1 after
    "với", "của", "trình"; else 0."""
    if one.kind not in ACTORS:
        return 0.0
    before = one.reading.text[max(one.start - _AHEAD, 0) : one.start].lower().split()[-1:]
    if words_before <= _LABEL_WORDS or not _DOERS.isdisjoint(before):
        return 1.0
    return -1.0 if not _OTHERS.isdisjoint(before) else 0.0


def _leading(one: Candidate) -> set[str]:
    """The word that opens it and the one before it."""
    text = one.reading.text
    before = text[max(one.start - _AHEAD, 0) : one.start].split()[-1:]
    opening = text[one.start : one.end].split(maxsplit=1)[:1]
    return {word.strip(",;:(").lower() for word in (*before, *opening)}
