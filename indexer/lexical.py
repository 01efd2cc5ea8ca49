"""The lexical index: Tantivy over exact, tone and folded terms."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import tantivy
from numpy.typing import NDArray

from corpus.text import Token
from indexer.errors import GenerationError
from indexer.lexical_writer import registered
from indexer.terms import Layer
from indexer.vectors import Ids

# Terms in a greater share of all passages are left out of a query: at .2 nDCG@10 is the same and queries are faster.
_COMMON_SHARE = 0.2
# Places of rarer terms for each passage that is asked for: nDCG@10 is the same to the fourth digit from 25 on.
_RARE_FOR_EACH = 50
_LARGE = 20_000  # passages; below, nothing is slow, and a collection on one subject shares its words
_LAYERS = tuple(Layer)  # the closest first
_CLOSER = 1_000.0  # more than any phrase's BM25: a closer layer always comes first
Weighted = tuple[Layer, str, float]  # layer TONE or FOLDED, term, weight


class Found(NamedTuple):
    """Passages and their BM25 scores, best first; ties by ordinal."""

    ordinals: NDArray[np.int64]
    scores: NDArray[np.float32]


class LexicalIndex:
    """Search over a built index; many threads may share it."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "meta.json").is_file():
            raise GenerationError(f"{folder}: no lexical index there; index again")
        try:
            self._index = registered(tantivy.Index.open(str(folder)))
        except ValueError as error:
            raise GenerationError(f"{folder}: Tantivy can't read it ({str(error)[:80]}); index again") from error
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def count(self, layer: Layer, term: str) -> int:
        """In how many passages a term stands, in text or headings; the layer is TONE or FOLDED."""
        return int(self._searcher.doc_freq(f"{layer.value}_bag", term))

    def ranked(self, layer: Layer, terms: Sequence[str], k: int, directives: Ids | None = None) -> Found:
        """The k best passages by BM25 over any of the terms, in text or headings; the layer is TONE or FOLDED."""
        return self.weighted([(layer, term, 1.0) for term in dict.fromkeys(terms)], k, directives)

    def weighted(self, terms: Sequence[Weighted], k: int, directives: Ids | None = None) -> Found:
        """The same over terms of either layer, the score of each times its weight; each term is given once."""
        wanted = self._telling(terms)
        if not wanted or k < 1:
            return _nothing()
        anyone = self._any_of(wanted) if directives is not None else self._rare_first(wanted, k)
        return self._search(anyone, k, directives)

    def phrase(self, words: Sequence[Token], layer: Layer, k: int, directives: Ids | None = None) -> Found:
        """The k best passages that hold words side by side, as the layer compares them.

        Those that agree more closely than the layer asks come first, then by BM25.
        """
        if not words or k < 1:
            return _nothing()
        wanted = [(tantivy.Occur.Must, self._phrase(words, layer))]
        for other in _LAYERS[: _LAYERS.index(layer)]:
            agrees = tantivy.Query.const_score_query(self._phrase(words, other), _CLOSER)
            wanted.append((tantivy.Occur.Should, agrees))
        return self._search(tantivy.Query.boolean_query(wanted), k, directives)

    def _any_of(self, terms: Sequence[Weighted]) -> Any:
        queries = [(weight, self._term(f"{layer.value}_bag", term)) for layer, term, weight in terms]
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, query if weight == 1.0 else tantivy.Query.boost_query(query, weight))
                for weight, query in queries
            ]
        )

    def _phrase(self, words: Sequence[Token], layer: Layer) -> Any:
        keys = [getattr(word, layer.value) for word in words]
        if len(keys) == 1:
            return self._term(layer.value, keys[0])
        return tantivy.Query.phrase_query(self._schema, layer.value, keys)

    def _rare_first(self, terms: Sequence[Weighted], k: int) -> Any:
        """Passages that hold one of the rarer terms, by BM25 over all terms.

        Others are found by common terms alone and don't reach the first places; they are what makes a query slow.
        """
        enough = k * max(_RARE_FOR_EACH, len(terms))  # so many places in all: k different passages at least
        rare, places = list[Weighted](), 0
        for count, at in sorted((self._frequency(term), at) for at, term in enumerate(terms)):
            if places < enough:
                rare.append(terms[at])
                places += count
        common = [term for term in terms if term not in rare]
        if not common:
            return self._any_of(terms)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, self._any_of(rare)), (tantivy.Occur.Should, self._any_of(common))]
        )

    def _frequency(self, term: Weighted) -> int:
        return int(self._searcher.doc_freq(f"{term[0].value}_bag", term[1]))

    def _telling(self, terms: Sequence[Weighted]) -> list[Weighted]:
        """The terms that tell passages apart; all of them where none does."""
        most = _COMMON_SHARE * len(self) if len(self) > _LARGE else len(self)
        return [term for term in terms if self._frequency(term) <= most] or list(terms)

    def _term(self, field: str, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, field, term, "freq")

    def _search(self, query: Any, k: int, directives: Ids | None) -> Found:
        if directives is not None:
            allowed = tantivy.Query.term_set_query(self._schema, "directive", directives.tolist())
            query = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, query),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(allowed, 0.0)),
                ]
            )
        hits = self._searcher.search(query, limit=k, count=False).hits
        if not hits:
            return _nothing()
        addresses = [address for _, address in hits]
        ordinals = np.asarray(self._searcher.fast_field_values("ordinal", addresses), dtype=np.int64).ravel()
        scores = np.asarray([score for score, _ in hits], dtype=np.float32)
        order = np.lexsort((ordinals, -scores))
        return Found(ordinals[order], scores[order])


def _nothing() -> Found:
    return Found(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
