"""Writing the wording of all directives.

FOLDER/
  words.tsv           exact, tone and folded key of each word; the number of its line is the word's id
  words.npy           (words,) int32: all directives in a row
  places.npy          (words,) int32: the places of every word, ids in order; place_starts.npy (ids + 1,) int64
  sections.npy        (sections + 1,) int64: where each section's words begin, in the order of the catalogue
  directives.npy      (directives + 1,) int64: the first section of each directive
  sentences.npy       (sentences + 1,) int64: where each sentence begins
  forms.npy           (sentences,) int32: the form of each sentence, -1 of short and formal ones
  families.npy        (forms,) int32: the form that leads the family of each form
  compared.npz        what forms were compared and how like they are, for the next generation; see `Compared`
"""

from array import array
from itertools import accumulate, islice
from pathlib import Path

import numpy as np

from corpus.text import keys
from indexer.numbering import Numbering
from indexer.wording.clauses import Words
from indexer.wording.compared import read_compared, save_compared
from indexer.wording.families import find_families
from indexer.wording.forms import find_forms, masked_ids
from indexer.wording.running import Running
from indexer.wording.standing import Stands

STARTS = ("sections", "directives", "sentences")
_COMPARED = "compared.npz"


class WordingWriter:
    """Collects directives in the order of their ordinals and writes them at the end."""

    def __init__(self) -> None:
        self._ids = Numbering()
        self._words = array("i")
        self._stands, self._cited, self._opens = bytearray(), bytearray(), bytearray()
        self._starts = {name: array("q", [0]) for name in STARTS}

    def add(self, directive: Running) -> None:
        """The next directive."""
        first = len(self._words)
        self._words.extend(map(self._ids.__getitem__, directive.words.split()))
        _go_on(self._starts["sections"], first, directive.sections)
        _go_on(self._starts["sentences"], first, directive.sentences)
        self._stands += directive.stands
        self._cited += directive.cited
        self._opens += directive.opens
        self._starts["directives"].append(len(self._starts["sections"]) - 1)

    def save(self, folder: Path, before: Path | None = None) -> None:
        """Write the folder, which is made; `before` is that of the live generation, of which families are used."""
        folder.mkdir(parents=True)
        words = np.asarray(self._words, dtype=np.int32)
        counts = np.bincount(words, minlength=len(self._ids))
        np.save(folder / "words.npy", words)
        np.save(folder / "places.npy", np.argsort(words, kind="stable").astype(np.int32))
        np.save(folder / "place_starts.npy", np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))
        for name, starts in self._starts.items():
            np.save(folder / f"{name}.npy", np.asarray(starts, dtype=np.int64))
        layers = [keys(word) for word in self._ids]
        (folder / "words.tsv").write_text("".join("\t".join(one) + "\n" for one in layers), encoding="utf-8")
        tone_keys = [tone for _, tone, _ in layers]
        sentences = np.asarray(self._starts["sentences"], dtype=np.int64)
        stands = np.frombuffer(self._stands, dtype=np.uint8)
        forms = find_forms(masked_ids(tone_keys)[words], sentences, stands == Stands.NOWHERE)
        np.save(folder / "forms.npy", forms.of_sentence)
        cited, opens = (np.frombuffer(flags, dtype=bool) for flags in (self._cited, self._opens))
        known = read_compared((before or folder) / _COMPARED)
        families, compared = find_families(Words(words, tone_keys, cited, opens), sentences, stands, forms, known)
        np.save(folder / "families.npy", families)
        save_compared(folder / _COMPARED, compared)


def _go_on(starts: "array[int]", place: int, lengths: tuple[int, ...]) -> None:
    starts.extend(islice(accumulate(lengths, initial=place), 1, None))
