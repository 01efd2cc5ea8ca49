"""The main path: an open index in, what is known of its directives' validity out."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import numpy as np

from corpus.issuers import Issuers
from corpus.text import tokens
from indexer.catalogue import Catalogue
from indexer.lexical import LexicalIndex
from indexer.terms import Layer
from indexer.vectors import Ids
from service.precedent.validity.annex import orders_a_list
from service.precedent.validity.changes import changes, directives_that_change
from service.precedent.validity.dissolved import dissolved_issuers
from service.precedent.validity.effect import Effect, effect_of, facts_of, may_tell
from service.precedent.validity.ending import ENDINGS, ending_of
from service.precedent.validity.heads import Head, read_heads
from service.precedent.validity.model import Fact, Standing
from service.precedent.validity.periods import period_of
from service.precedent.validity.table import Validities
from service.precedent.validity.told import printed

_EFFECT, _GOES_ON = "có hiệu lực", ("tiếp tục có hiệu lực", "còn hiệu lực", "vẫn có hiệu lực")
_ATTACHED, _ENDED = ("danh mục", "phụ lục"), ("bãi bỏ", "hủy bỏ", "hết hiệu lực", "không còn hiệu lực")
_OWNERS = (
    "SELECT p.directive, p.ordinal, p.text FROM json_each(?) asked CROSS JOIN passage p ON p.ordinal = asked.value "
    "ORDER BY p.ordinal"
)


def gather(catalogue: Catalogue, lexical: LexicalIndex, issuers: Issuers | None = None) -> Validities:
    """Every fact of an index, whatever the day; issuers are looked up in the table given, or the one shipped."""
    heads = {head.ordinal: head for head in read_heads(catalogue)}
    effects = dict(_effects(catalogue, lexical, heads))
    saying = directives_that_change(catalogue)
    for words in _GOES_ON:
        saying |= {directive for directive, _, _ in _holding(catalogue, lexical, words)}
    ending = np.intersect1d(_places(lexical, _ATTACHED), _places(lexical, _ENDED))
    saying |= {directive for directive, _, text in _read(catalogue, ending) if orders_a_list(text)}
    since = {ordinal: effect.since for ordinal, effect in effects.items() if effect.since}
    found: dict[int, list[Fact]] = defaultdict(list)
    for ordinal, fact in changes(catalogue, heads, saying, since, issuers):
        found[ordinal].append(fact)
    for ordinal, fact in dissolved_issuers(heads.values(), issuers):
        found[ordinal].append(fact)
    for ordinal, fact in _periods(heads.values()):
        found[ordinal].append(fact)
    for ordinal, effect in effects.items():
        found[ordinal] += facts_of(heads[ordinal], effect)
    for ordinal, fact in _endings(catalogue, lexical, heads):
        found[ordinal].append(fact)
    years = {ordinal: day.year for ordinal in found if (day := heads[ordinal].dated)}
    return Validities(found, {heads[ordinal].id: ordinal for ordinal in found}, years)


def _effects(catalogue: Catalogue, lexical: LexicalIndex, heads: Mapping[int, Head]) -> Iterator[tuple[int, Effect]]:
    """Each directive's own clause on its effect; of several the first."""
    asked = [
        (directive, at)
        for directive, at, text in _holding(catalogue, lexical, _EFFECT)
        if directive in heads and may_tell(text)
    ]
    seen: set[int] = set()
    for (directive, _), placed in zip(asked, catalogue.placed([at for _, at in asked]), strict=True):
        if directive not in seen and (effect := effect_of(heads[directive], placed)):
            seen.add(directive)
            yield directive, effect


def _endings(catalogue: Catalogue, lexical: LexicalIndex, heads: Mapping[int, Head]) -> Iterator[tuple[int, Fact]]:
    """Each directive's own clauses on its end."""
    asked = {at: directive for words in ENDINGS for directive, at, _ in _holding(catalogue, lexical, words)}
    own = [at for at, directive in sorted(asked.items()) if directive in heads]
    for at, placed in zip(own, catalogue.placed(own), strict=True):
        if fact := ending_of(heads[asked[at]], placed):
            yield asked[at], fact


def _holding(catalogue: Catalogue, lexical: LexicalIndex, words: str) -> list[tuple[int, int, str]]:
    """Directive, ordinal and text of the passages in which words stand side by side, in order."""
    return _read(catalogue, _places(lexical, (words,)))


def _places(lexical: LexicalIndex, phrases: Sequence[str]) -> Ids:
    """Ordinals of the passages in which one of some phrases stands, sorted."""
    found = [lexical.phrase(tuple(tokens(words)), Layer.TONE, len(lexical)).ordinals for words in phrases]
    return np.unique(np.concatenate(found)).astype(np.int64)


def _read(catalogue: Catalogue, ordinals: Ids) -> list[tuple[int, int, str]]:
    return [(row[0], row[1], row[2]) for row in catalogue.rows(_OWNERS, (json.dumps(ordinals.tolist()),))]


def _periods(heads: Iterable[Head]) -> Iterator[tuple[int, Fact]]:
    """Facts of the directives whose title names a period."""
    for head in heads:
        kind, title = head.fields.kind, head.fields.title
        if kind and title and (period := period_of(kind, title, head.earliest)):
            subject = head.fields.subject
            written = subject if subject and len(subject) == len(title) else title  # as citations write it
            words = written[period.start : period.end]
            evidence = f"“{written}” — tên văn bản nêu thời kỳ “{words}”, hết ngày {printed(period.last)}"
            since = period.last + timedelta(days=1)
            yield head.ordinal, Fact(Standing.PERIOD_OVER, since, f"Hết thời kỳ: {words.lower()}", evidence, head.id)
