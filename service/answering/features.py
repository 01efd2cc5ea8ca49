"""What is known of a candidate: the columns by which candidates are ranked, by name."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import Role
from service.answering.asking import Asked
from service.answering.candidates import Candidate
from service.answering.met import Best, Met, find_met
from service.answering.places import Ids, Places, lay
from service.answering.shape import of_shape
from service.answering.wanted import Wanted
from service.answering.words import read_words

Column = NDArray[np.float32]  # (candidates,)
_FADE = 8.0  # words over which nearness falls to a third
_FORMAL = (Role.HEADER, Role.ADDRESSEES, Role.RECIPIENTS, Role.SIGNATURE, Role.CLOSING)
_COMPARED = (
    "confidence", "local_union", "union_words", "sentence_words", "clause_words", "local_nearness", "order_right",
    "closest", "unit", "limited", "agreed",
)  # fmt: skip


def features(asked: Asked, wanted: Wanted, found: Sequence[Candidate]) -> dict[str, Column]:
    """Every column, a row a candidate in the order given."""
    if not found:
        return {}
    places = lay(found)
    columns = {
        **_of_words(wanted, find_met(wanted, places), places),
        **of_shape(asked, wanted, places, found),
        **_of_passages(places),
        "asked_words": np.full(len(found), len(wanted.words)),
        "unknown": np.full(len(found), wanted.unknown),
        "outright": np.full(len(found), asked.outright),
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}


def against_best(columns: Mapping[str, Column]) -> dict[str, Column]:
    """How far each candidate falls behind the best of all in what tells most, (candidates,)."""
    return {f"{name}_behind": columns[name].max() - columns[name] for name in _COMPARED}


def _of_words(wanted: Wanted, met: Met, places: Places) -> dict[str, Column]:
    """Which of the question's words stand where, and how near."""
    one, at, share = met.candidate, met.at, wanted.share
    first, last = places.first[one], places.last[one]
    outside = (at < places.core[one]) | (at >= last)
    in_sentence, in_clause = (
        outside & (at >= begin[one]) & (at < end[one]) for begin, end in (places.sentence, places.clause)
    )
    far = np.maximum(np.maximum(first - at, at - last + 1), 0)
    near = np.exp(-far / _FADE) * outside
    whole, sentence, above = met.best(outside), met.best(in_sentence), _above(wanted, places)
    lead = met.best(at < places.lead_ends[places.of[one]])
    preceding, following = met.best(near * in_sentence * (at < first)), met.best(near * in_sentence * (at >= last))
    before, after = wanted.before.astype(np.float32), (~wanted.before).astype(np.float32)
    met_at = np.zeros(places.words, dtype=np.float32)  # its last words are none: there what is before the first falls
    met_at[at] = 1.0
    return {
        "passage_words": share(whole),
        "sentence_words": share(sentence),
        "clause_words": share(met.best(in_clause)),
        "heading_words": share(above),
        "union_words": share(np.maximum(whole, above)),
        "local_union": share(np.maximum(np.maximum(sentence, above), lead)),
        "nearness": share(met.best(near)),
        "local_nearness": share(met.best(near * in_sentence)),
        "order_right": share(preceding * before + following * after),
        "order_wrong": share(following * before + preceding * after),
        "closest": _closest(met, far, in_sentence, wanted.weights),
        "left_met": met_at[places.first - 1] + 0.5 * met_at[places.first - 2],
        "right_met": met_at[places.last] + 0.5 * met_at[places.last + 1],
        "own_words": met.total(~outside) / np.maximum(places.last - places.core, 1),
        "own_weight": share(met.best(~outside)),
    }


def _of_passages(places: Places) -> dict[str, Column]:
    """What is known of the passages in which they stand."""
    hits = [reading.hit for reading in places.readings]
    columns = {
        "rank": [hit.rank for hit in hits],
        "confidence": [hit.confidence or 0.0 for hit in hits],
        "ranker": [hit.legs.get("ranker", 0.0) for hit in hits],
        "cosine": [hit.legs.get("dense", 0.0) for hit in hits],
        "named": [hit.legs.get("named", 0.0) for hit in hits],
        "formal": [hit.section.role in _FORMAL for hit in hits],
        "table": [hit.section.role is Role.TABLE for hit in hits],
        "footnote": [hit.section.role is Role.FOOTNOTE for hit in hits],
    }
    return {name: np.array(column, dtype=np.float32)[places.of] for name, column in columns.items()}


def _above(wanted: Wanted, places: Places) -> Best:
    """The question's words that stand in the headings or the title above each candidate."""
    met = np.zeros((len(places.readings), len(wanted.words)), np.float32)
    for row, reading in zip(met, places.readings, strict=True):
        words = (word for heading in reading.hit.passage.breadcrumb for word in read_words(heading).on(wanted.layer))
        row[[slot for word in words for slot in wanted.slots.get(word, ())]] = 1.0
    return met[places.of]


def _closest(met: Met, far: Ids, within: NDArray[np.bool_], weights: Column) -> Column:
    """The share of the words in its sentence that stand closer to a candidate than to any other."""
    nearest = np.full(int(met.occurrence.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(nearest, met.occurrence[within], far[within])
    mine = within & (far == nearest[met.occurrence])
    each = weights[met.slot]
    return np.asarray(met.total(mine * each) / np.maximum(met.total(each), 1e-6), dtype=np.float32)
