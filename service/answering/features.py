"""What is known of a candidate: the columns by which candidates are ranked, by name."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from corpus.model import Role, Span
from corpus.text import Token, tokens
from service.answer import Kind
from service.answering.asking import Asked, limits_in
from service.answering.candidates import CLAUSES, Candidate
from service.answering.met import Met, Words, find_met
from service.answering.reading import Reading
from service.answering.wanted import Wanted

Column = NDArray[np.float32]  # (candidates,)
_FADE = 8.0  # words over which nearness falls to a third
_FORMAL = (Role.HEADER, Role.ADDRESSEES, Role.RECIPIENTS, Role.SIGNATURE, Role.CLOSING)
_COMPARED = (
    "confidence", "local_union", "union_words", "sentence_words", "clause_words", "local_nearness", "order_right",
    "closest", "unit", "limited", "agreed",
)  # fmt: skip
_CAUSES = ("do", "vì", "bởi", "nhờ")


def features(asked: Asked, wanted: Wanted, found: Sequence[Candidate]) -> dict[str, Column]:
    """Every column, a row a candidate in the order given; candidates of one passage follow one another."""
    blocks = [
        _of_passage(asked, wanted, group[0].reading, group)
        for group in (list(of) for _, of in groupby(found, key=lambda one: id(one.reading)))
    ]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]} if blocks else {}


def against_best(columns: Mapping[str, Column]) -> dict[str, Column]:
    """How far each candidate falls behind the best of all in what tells most, (candidates,)."""
    return {f"{name}_behind": columns[name].max() - columns[name] for name in _COMPARED}


def _of_passage(asked: Asked, wanted: Wanted, reading: Reading, found: Sequence[Candidate]) -> dict[str, Column]:
    places = _Places.of(reading, found)
    met = find_met(wanted, reading.words)
    hit, count = reading.hit, len(found)
    columns = {
        **_of_words(wanted, met, places, reading),
        **_of_shape(asked, wanted, places, found),
        "rank": np.full(count, hit.rank),
        "confidence": np.full(count, hit.confidence or 0.0),
        "ranker": np.full(count, hit.legs.get("ranker", 0.0)),
        "cosine": np.full(count, hit.legs.get("dense", 0.0)),
        "named": np.full(count, hit.legs.get("named", 0.0)),
        "formal": np.full(count, hit.section.role in _FORMAL),
        "table": np.full(count, hit.section.role is Role.TABLE),
        "footnote": np.full(count, hit.section.role is Role.FOOTNOTE),
        "asked_words": np.full(count, len(wanted.words)),
        "unknown": np.full(count, wanted.unknown),
        "outright": np.full(count, asked.outright),
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}


class _Places:
    """Where candidates stand, counted in words of the passage; each (candidates,)."""

    def __init__(self, starts: NDArray[np.int64], edges: NDArray[np.int64], sentences: list[Span], clauses: list[Span]):
        self.starts = starts
        self.first, self.core, self.last = np.searchsorted(starts, edges).T
        self.sentence = np.array([np.searchsorted(starts, (one.start, one.end)) for one in sentences]).T
        self.clause = np.array([np.searchsorted(starts, (one.start, one.end)) for one in clauses]).T

    @classmethod
    def of(cls, reading: Reading, found: Sequence[Candidate]) -> "_Places":
        starts = np.array([word.start for word in reading.words], dtype=np.int64)
        edges = np.array([[one.start, one.core, one.end] for one in found], dtype=np.int64)
        sentences = [reading.sentence_at(one.core) for one in found]
        return cls(starts, edges, sentences, [reading.clause_at(one.core) for one in found])


def _of_words(wanted: Wanted, met: Met, places: _Places, reading: Reading) -> dict[str, Column]:
    """Which of the question's words stand where, and how near."""
    first, last, at = places.first[:, None], places.last[:, None], met.at[None]
    outside = (at < places.core[:, None]) | (at >= last)
    in_sentence = outside & (at >= places.sentence[0][:, None]) & (at < places.sentence[1][:, None])
    in_clause = outside & (at >= places.clause[0][:, None]) & (at < places.clause[1][:, None])
    far = np.maximum(np.maximum(first - at, at - last + 1), 0)
    near = np.exp(-far / _FADE) * outside
    whole, sentence, clause = (met.best(mask.astype(np.float32)) for mask in (outside, in_sentence, in_clause))
    lead_end = np.searchsorted(places.starts, reading.sentences[0].end)
    lead = met.best(np.broadcast_to((at < lead_end).astype(np.float32), outside.shape))
    above = _above(wanted, reading, len(first))
    preceding, following = met.best(near * in_sentence * (at < first)), met.best(near * in_sentence * (at >= last))
    before, after = wanted.before.astype(np.float32), (~wanted.before).astype(np.float32)
    share = wanted.share
    return {
        "passage_words": share(whole),
        "sentence_words": share(sentence),
        "clause_words": share(clause),
        "heading_words": share(above),
        "union_words": share(np.maximum(whole, above)),
        "local_union": share(np.maximum(np.maximum(sentence, above), lead)),
        "nearness": share(met.best(near)),
        "local_nearness": share(met.best(near * in_sentence)),
        "order_right": share(preceding * before + following * after),
        "order_wrong": share(following * before + preceding * after),
        "closest": _closest(far, in_sentence, wanted.weights[met.slots]),
        "left_met": _beside(met, places.first - 1) + 0.5 * _beside(met, places.first - 2),
        "right_met": _beside(met, places.last) + 0.5 * _beside(met, places.last + 1),
        "own_words": (~outside).sum(axis=1) / np.maximum(places.last - places.core, 1),
        "own_weight": share(met.best((~outside).astype(np.float32))),
    }


def _above(wanted: Wanted, reading: Reading, count: int) -> Words:
    """The question's words that stand in the headings or the title, the same for every candidate."""
    met = find_met(wanted, [word for heading in reading.hit.passage.breadcrumb for word in words_of(heading)])
    here = np.zeros(len(wanted.words), np.float32)
    here[met.slots] = 1.0
    return np.broadcast_to(here, (count, len(here)))


@lru_cache(maxsize=4_096)
def words_of(heading: str) -> tuple[Token, ...]:
    """The words of a heading; the same ones come up again and again."""
    return tuple(tokens(heading))


def _closest(far: NDArray[np.int64], within: NDArray[np.bool_], weights: NDArray[np.float32]) -> Column:
    """The share of the words in its sentence that stand closer to a candidate than to any other."""
    distance = np.where(within, far, np.iinfo(np.int64).max)
    if not distance.size:
        return np.zeros(len(far), np.float32)
    mine = (distance == distance.min(axis=0)[None]) & within
    total = float(weights.sum())
    return np.asarray((mine * weights).sum(axis=1) / max(total, 1e-6), dtype=np.float32)


def _beside(met: Met, at: NDArray[np.int64]) -> Column:
    """Whether a word of the question stands there."""
    return np.isin(at, met.at).astype(np.float32)


def _of_shape(
    asked: Asked, wanted: Wanted, places: _Places, found: Sequence[Candidate]
) -> dict[str, Column | list[float]]:
    """What a candidate is by itself and among its like."""
    kinds = list(Kind)
    together = places.sentence[0][:, None] == places.sentence[0][None]
    return {
        "length": places.last - places.first,
        "limits": places.core - places.first,
        "clause_left": places.first - places.clause[0],
        "clause_right": places.clause[1] - places.last,
        "sentence_left": places.first - places.sentence[0],
        "sentence_length": places.sentence[1] - places.sentence[0],
        "position": places.first / max(len(places.starts), 1),
        "alike": together.sum(axis=1),
        "alike_before": (together & (places.core[None] < places.core[:, None])).sum(axis=1),
        "unit": [_unit(wanted, one) for one in found],
        "limited": [_limited(asked, one) for one in found],
        "kind_order": [asked.kinds.index(one.kind) for one in found],
        "is_clause": [one.kind in CLAUSES for one in found],
        "kind": [kinds.index(one.kind) for one in found],
        "cause": [_led_by(one, _CAUSES) for one in found],
        "then": [_led_by(one, ("thì",)) for one in found],
    }


def _unit(wanted: Wanted, one: Candidate) -> float:
    """How far what is counted agrees with what was asked for: 1 where the first word does, more for the next ones;
    -1 where another thing is counted."""
    if not wanted.unit:
        return 0.0
    layer = wanted.layer.value
    words = one.reading.words
    at = bisect_left(words, one.core, key=lambda word: word.start)
    own = [getattr(word, layer) for word in words[at + 1 : at + 6]]
    if wanted.unit[0] not in own[:4]:
        return -1.0
    return 1.0 + sum(word in own for word in wanted.unit[1:])


def _limited(asked: Asked, one: Candidate) -> float:
    """Whether it is limited as the question asks: 1, another way: -1, or the question doesn't care: 0."""
    if not asked.limits or one.kind in CLAUSES:
        return 0.0
    return 1.0 if asked.limits & limits_in(one.reading.text[max(one.start - 12, 0) : one.end]) else -1.0


def _led_by(one: Candidate, words: Sequence[str]) -> float:
    """Whether such a word opens it or stands before it."""
    text = one.reading.text
    before = text[max(one.start - 12, 0) : one.start].split()[-1:]
    opening = text[one.start : one.end].split(maxsplit=1)[:1]
    return float(any(word.strip(",;:(").lower() in words for word in (*before, *opening)))
