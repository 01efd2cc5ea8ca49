"""Which sentences of a draft stand in the index, word for word or nearly."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from corpus.model import Directive
from corpus.text import Token
from indexer.catalogue import Catalogue
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Occurrences, Segment, find
from service.precedent.draft.model import Exact, Place, Sentence
from service.precedent.draft.places import heads_of, paths_of
from service.precedent.draft.signs import Signs

_MOST_ISSUERS = 10
_LONGEST = 400  # words; more are no sentence
_NOWHERE = (Token(0, 0, "", "", ""),)


class _Use(NamedTuple):
    """A directive in which a sentence stands, and the section of its first place there."""

    directive: int
    section: int


def exact_precedents(
    catalogue: Catalogue, wording: WordingIndex, sentences: Sequence[Sentence], within: Ids | None = None
) -> list[Exact | None]:
    """How each sentence stands in the index, compared on the tone layer, and by the signs at its figures; `within` are
    the ordinals that count."""
    different = {sentence.text: sentence for sentence in sentences}
    signs = Signs(catalogue, wording)
    stands = {text: signs.agreeing(one, _occurrences(wording, one, within)) for text, one in different.items()}
    found = [stands[sentence.text] for sentence in sentences]
    uses = [_uses(occurrences) for occurrences in found]
    heads = heads_of(catalogue, (use.directive for each in uses for use in each))
    ends = [_ends(each, heads) for each in uses]
    paths = paths_of(catalogue, wording, (use.section for pair in ends for use in pair))
    return [
        _exact(len(occurrences), each, pair, heads, paths) if each else None
        for occurrences, each, pair in zip(found, uses, ends, strict=True)
    ]


def _occurrences(wording: WordingIndex, sentence: Sentence, within: Ids | None) -> Occurrences:
    words = sentence.words if len(sentence.words) <= _LONGEST else _NOWHERE
    occurrences = find(wording, [Segment(words)], Layer.TONE)
    return occurrences if within is None else occurrences.at(np.isin(occurrences.directives, within))


def _uses(occurrences: Occurrences) -> list[_Use]:
    directives, first = np.unique(occurrences.directives, return_index=True)
    sections = occurrences.sections[first]
    return [_Use(*pair) for pair in zip(directives.tolist(), sections.tolist(), strict=True)]


def _ends(uses: Collection[_Use], heads: Mapping[int, Directive]) -> tuple[_Use, ...]:
    """The first and the latest use by day; those without a day come into it only where none has one."""
    dated = [(day, use) for use in uses if (day := _day(heads[use.directive]))]
    if dated:
        return min(dated)[1], max(dated)[1]
    return (min(uses), max(uses)) if uses else ()


def _day(head: Directive) -> date | None:
    return head.fields.issued_on or head.fields.event_on


def _exact(
    count: int,
    uses: Sequence[_Use],
    ends: tuple[_Use, ...],
    heads: Mapping[int, Directive],
    paths: Mapping[int, tuple[str, ...]],
) -> Exact:
    first, latest = (Place(heads[use.directive], paths[use.section]) for use in ends)
    issuers = Counter(name for use in uses if (name := heads[use.directive].fields.issuer))
    ranked = sorted(issuers.items(), key=lambda pair: (-pair[1], pair[0]))
    return Exact(count, len(uses), first, latest, tuple(ranked[:_MOST_ISSUERS]))
