"""Pairs of sentences marked by hand: the same clause, reworded, or another one that is worded alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import DatasetError
from eval.rows import json_rows
from indexer.terms import Layer
from indexer.wording.forms import NO_FORM
from indexer.wording.index import WordingIndex
from indexer.wording.words import words as words_of
from service.engine import Engine

PAIRS = Path(__file__).parents[1] / "data" / "variants"
_HALVES = {"choosing.jsonl": True, "held-out.jsonl": False}
_EXPECTED = '{"same", "one", "other"} with {"document", "path", "begins"}'


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence by where it stands: its section's path joined by slashes, and its first words."""

    document: str
    path: str
    begins: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of different directives."""

    one: Marked
    other: Marked
    same: bool
    chooses: bool  # whether rules and thresholds may be chosen on it


def read_pairs(folder: Path = PAIRS) -> Iterator[Pair]:
    """The pairs to choose on, then those held out, each in the order of its file.

    Raises:
        DatasetError: a file can't be read, or a row isn't as it should be.
    """
    for name, chooses in _HALVES.items():
        path = folder / name
        for number, row in json_rows(path, _EXPECTED):
            try:
                yield Pair(_marked(row["one"]), _marked(row["other"]), bool(row["same"]), chooses)
            except (KeyError, TypeError) as error:
                raise DatasetError(f"{path}:{number}: expected a row {_EXPECTED}") from error


def _marked(side: dict[str, Any]) -> Marked:
    return Marked(**side)


def sentence_of(engine: Engine, wording: WordingIndex, marked: Marked) -> int:
    """The sentence that is meant, counted over all directives.

    Raises:
        DatasetError: there is none that has a form, or several.
    """
    stored = engine.catalogue.directive(marked.document)
    if stored is None:
        raise DatasetError(f"{marked.document}: not in the index; index the samples")
    paths = ["/".join(section.path) for section in stored.directive.sections]
    if marked.path not in paths:
        raise DatasetError(f"{marked.document}: has no section {marked.path}")
    section = int(wording.directives[stored.ordinal]) + paths.index(marked.path)
    first, last = wording.sentences.searchsorted(wording.sections[section : section + 2]).tolist()
    words = [wording.id_of(word.exact, Layer.EXACT) for word in words_of(marked.begins)]
    forms = wording.variants.forms
    found = [at for at in range(first, last) if forms[at] != NO_FORM and _words(wording, at)[: len(words)] == words]
    if len(found) != 1:
        raise DatasetError(f"{marked.document} {marked.path}: {len(found)} sentences begin “{marked.begins}”")
    return found[0]


def _words(wording: WordingIndex, sentence: int) -> list[int]:
    start, end = wording.sentences[sentence : sentence + 2]
    words: list[int] = wording.words[start:end].tolist()
    return words
