"""The written wording, memory-mapped; many threads may share it."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import GenerationError
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.forms import NO_FORM, WordIds
from indexer.wording.rank import Rank
from indexer.wording.variants import VariantIndex, mapped
from indexer.wording.writer import STARTS

UNKNOWN = -1  # the id of a word that stands nowhere


class WordingIndex:
    """Words by place. A place is an offset into all words of all directives, in reading order."""

    def __init__(self, folder: Path) -> None:
        try:
            lines = (folder / "words.tsv").read_text(encoding="utf-8").splitlines()
            arrays = {name: mapped(folder / f"{name}.npy") for name in ("words", "places")}
            starts = {name: np.load(folder / f"{name}.npy") for name in (*STARTS, "place_starts")}
        except (OSError, ValueError) as error:
            raise GenerationError(f"{folder}: no readable wording there ({error}); index again") from error
        #: (words,) the exact id of each place
        self.words: WordIds = arrays["words"]
        self._places, self._place_starts = arrays["places"], starts["place_starts"]
        #: where sections and sentences begin, and the first section of each directive; each with one end more
        self.sections, self.directives, self.sentences = (starts[name] for name in STARTS)
        self.variants = VariantIndex(folder)
        self._layers = {layer: _Vocabulary(column) for layer, column in zip(Layer, _columns(lines), strict=True)}

    def __len__(self) -> int:
        return len(self.words)

    def id_of(self, key: str, layer: Layer) -> int:
        """The id of a word on a layer; UNKNOWN where it stands nowhere."""
        return self._layers[layer].ids.get(key, UNKNOWN)

    def ids_on(self, layer: Layer) -> WordIds:
        """(exact ids,) the id on that layer of each word."""
        return self._layers[layer].of_word

    def keys_on(self, layer: Layer) -> list[str]:
        """The keys of a layer by id."""
        return list(self._layers[layer].ids)

    def count(self, id_: int, layer: Layer) -> int:
        """How often a word stands; 0 for UNKNOWN."""
        return sum(int(self._place_starts[one + 1] - self._place_starts[one]) for one in self._members(id_, layer))

    def places(self, id_: int, layer: Layer) -> Ids:
        """Where a word stands, in order."""
        starts = self._place_starts
        found = [self._places[starts[one] : starts[one + 1]] for one in self._members(id_, layer)]
        if not found:
            return np.empty(0, dtype=np.int64)
        return np.sort(np.concatenate(found)) if len(found) > 1 else np.asarray(found[0])

    def section_at(self, places: NDArray[np.int64]) -> Ids:
        """The section, counted over all directives, in which each place lies."""
        return np.searchsorted(self.sections, places, side="right") - 1

    def directive_of(self, sections: NDArray[np.int64]) -> Ids:
        """The directive's ordinal of each section."""
        return np.searchsorted(self.directives, sections, side="right") - 1

    def sentence_at(self, places: NDArray[np.int64]) -> Ids:
        """The sentence, counted over all directives, in which each place lies."""
        return self._sentences.at(places)

    @cached_property
    def _sentences(self) -> Rank:
        return Rank(self.sentences)

    @cached_property
    def clause_lengths(self) -> WordIds:
        """(sentences,) words of each that has a form; 0 of others."""
        lengths = np.where(self.variants.forms == NO_FORM, 0, np.diff(self.sentences))
        return lengths.astype(np.int32)

    def _members(self, id_: int, layer: Layer) -> list[int]:
        return [] if id_ == UNKNOWN else self._layers[layer].members(id_)


class _Vocabulary:
    """The words of one layer, each with the exact words that it stands for."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.ids: dict[str, int] = {}
        self.of_word: WordIds = np.asarray([self.ids.setdefault(key, len(self.ids)) for key in keys], dtype=np.int32)
        self._order = np.argsort(self.of_word, kind="stable")
        self._starts = np.searchsorted(self.of_word[self._order], np.arange(len(self.ids) + 1))

    def members(self, id_: int) -> list[int]:
        members: list[int] = self._order[self._starts[id_] : self._starts[id_ + 1]].tolist()
        return members


def _columns(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    rows = [line.split("\t") for line in lines]
    return tuple(zip(*rows, strict=True)) if rows else ((), (), ())
