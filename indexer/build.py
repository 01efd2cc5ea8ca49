"""The offline main path: sources in, a published generation out."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError, RefusedError
from corpus.sources import find_sources
from indexer.beside import beside
from indexer.budget import Budget
from indexer.catalogue_writer import CatalogueWriter
from indexer.embedding import Embedding, Stored, known_vectors
from indexer.encoder import Encoder
from indexer.errors import GenerationError, NothingToIndexError
from indexer.faiss_index import FaissIndex
from indexer.forward_writer import ForwardWriter
from indexer.generation import Manifest, new_generation, open_generation, publish
from indexer.language_counter import LanguageCounter
from indexer.lexical_writer import LexicalDocument, build_lexical
from indexer.prepare import Prepared, prepare_all
from indexer.purge import purge_refused
from indexer.wording.passages import PassageWriter
from indexer.wording.writer import WordingWriter

CATALOGUE, VECTORS, LEXICAL, EMBEDDINGS = "catalogue.sqlite", "vectors.faiss", "lexical", "embeddings.npy"
FORWARD, LANGUAGE, WORDING, PLACES = "forward", "language.npz", "wording", "places"
_REFUSED = "refused.jsonl"
Progress = Callable[[str, int], None]  # what was done, and how many more of it


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    manifest: Manifest
    refused: tuple[CorpusError, ...]
    encoded: int  # passages that were not in the index before


def build(
    sources: Sequence[Path],
    index: Path,
    encoder: Encoder,
    *,
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Index the sources as a new generation; what can't be read is left out and reported.

    Raises:
        NothingToIndexError: no source gave a passage, or `strict` and one was refused.
        GenerationError: the index folder can't be written.
    """
    known = _known_vectors(index, encoder)
    tell = progress or (lambda _what, _more: None)
    with new_generation(index) as folder, beside() as thread:
        work = _Work(folder, encoder, known, thread, tell, _live_wording(index))
        build_lexical(folder / LEXICAL, work.documents(prepare_all(find_sources(sources), Budget(encoder))))
        work.finish()
        _record_refusals(index, work.refused)
        if strict and work.refused:
            first = work.refused[0]
            raise NothingToIndexError(f"{len(work.refused)} sources refused, nothing published (--strict): {first}")
        if not work.counts["passages"]:
            raise NothingToIndexError(_nothing(sources, work.refused))
        manifest = publish(
            index,
            folder,
            encoder=encoder.name,
            fingerprint=encoder.fingerprint,
            dim=encoder.dim,
            counts=work.counts,
        )
    if classified := [error.name for error in work.refused if isinstance(error, RefusedError)]:
        purge_refused(index, CATALOGUE, classified)
    return Report(manifest, tuple(work.refused), work.embedding.encoded)


class _Work:
    """One pass over the prepared sources, feeding catalogue, lexical index, wording and vectors side by side."""

    def __init__(
        self,
        folder: Path,
        encoder: Encoder,
        known: dict[str, Stored],
        thread: Executor,
        tell: Progress,
        wording_before: Path | None,
    ) -> None:
        self.embedding = Embedding(encoder, known, thread, partial(tell, "passages"))
        self._folder, self._thread, self._tell = folder, thread, tell
        self._catalogue = CatalogueWriter(folder / CATALOGUE)
        self._forward = ForwardWriter()
        self._language = LanguageCounter()
        self._wording, self._places = WordingWriter(), PassageWriter()
        self._wording_before = wording_before
        self.counts = self._catalogue.counts
        self.refused: list[CorpusError] = []

    def documents(self, prepared: Iterator[Prepared | CorpusError]) -> Iterator[LexicalDocument]:
        """Catalogue each directive and hand its passages on to the lexical index."""
        for item in prepared:
            if isinstance(item, CorpusError):
                self.refused.append(item)
                continue
            first = self.counts["passages"]
            ordinal = self._catalogue.add(item.rows)
            self.embedding.add(item.digests, item.texts)
            self._wording.add(item.running)
            self._places.add(item.stretches, len(item.texts))
            for at, (terms, role) in enumerate(zip(item.terms, item.roles, strict=True)):
                self._forward.add(ordinal, terms, role)
                self._language.add(terms.exact)
                yield LexicalDocument(first + at, ordinal, terms)
            self._tell("directives", 1)
        self.embedding.flush()  # which is done while the lexical index is written to its end

    def finish(self) -> None:
        """Write what the lexical index isn't: the wording, which takes longest, beside the rest."""
        wording = self._thread.submit(self._wording.save, self._folder / WORDING, self._wording_before)
        self._language.save(self._folder / LANGUAGE)
        self._catalogue.close()
        self._forward.save(self._folder / FORWARD)
        self._places.save(self._folder / PLACES)
        stored = self.embedding.vectors()
        np.save(self._folder / EMBEDDINGS, stored)
        FaissIndex.build(np.arange(len(stored), dtype=np.int64), stored).save(self._folder / VECTORS)
        wording.result()


def _known_vectors(index: Path, encoder: Encoder) -> dict[str, Stored]:
    """Vectors of the live generation by digest, where the same encoder made them."""
    try:
        folder, manifest = open_generation(index)
    except (GenerationError, OSError):
        return {}  # no index yet, or one that can't be read: everything is encoded again
    if manifest.fingerprint != encoder.fingerprint or manifest.dim != encoder.dim:
        return {}
    return known_vectors(folder / CATALOGUE, folder / EMBEDDINGS)


def _live_wording(index: Path) -> Path | None:
    """The wording of the live generation, of which what was compared is used again."""
    try:
        return open_generation(index)[0] / WORDING
    except (GenerationError, OSError):
        return None


def _record_refusals(index: Path, refused: Sequence[CorpusError]) -> None:
    lines = [json.dumps({"name": error.name, "reason": error.reason}, ensure_ascii=False) for error in refused]
    (index / _REFUSED).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _nothing(sources: Sequence[Path], refused: Sequence[CorpusError]) -> str:
    if refused:
        more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
        return f"nothing to index: {refused[0]}{more}"
    named = ", ".join(map(str, sources))
    return f"nothing to index: no readable document in {named}"
