"""The offline main path: sources in, a published generation out."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import CorpusError, RefusedError
from corpus.sources import find_sources
from indexer.budget import Budget
from indexer.catalogue import Catalogue
from indexer.catalogue_writer import CatalogueWriter
from indexer.encoder import Encoder, Vectors
from indexer.errors import GenerationError, NothingToIndexError
from indexer.faiss_index import FaissIndex
from indexer.forward import ForwardWriter
from indexer.generation import Manifest, new_generation, open_generation, publish
from indexer.language_counter import LanguageCounter
from indexer.lexical_writer import LexicalDocument, build_lexical
from indexer.likeness import likeness
from indexer.prepare import Prepared, prepare_all
from indexer.purge import purge_refused
from indexer.wording.passages import PassageWriter
from indexer.wording.writer import WordingWriter

CATALOGUE, VECTORS, LEXICAL, EMBEDDINGS = "catalogue.sqlite", "vectors.faiss", "lexical", "embeddings.npy"
FORWARD, LANGUAGE, WORDING, PLACES = "forward", "language.npz", "wording", "places"
_REFUSED = "refused.jsonl"
_ENCODE_AT_ONCE = 8_192
Stored = NDArray[np.float16]  # (n, dim): half precision keeps a cosine to the third digit
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
    with new_generation(index) as folder:
        work = _Work(folder, encoder, known, tell)
        build_lexical(folder / LEXICAL, work.documents(prepare_all(find_sources(sources), work.budget.fits)))
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
    return Report(manifest, tuple(work.refused), work.encoded)


class _Work:
    """One pass over the prepared sources, feeding catalogue, lexical index and vectors side by side."""

    def __init__(self, folder: Path, encoder: Encoder, known: dict[str, Stored], tell: Progress) -> None:
        self.budget = Budget(encoder)
        self._folder, self._encoder, self._known, self._tell = folder, encoder, known, tell
        self._catalogue = CatalogueWriter(folder / CATALOGUE)
        self._forward = ForwardWriter()
        self._language = LanguageCounter()
        self._wording, self._places = WordingWriter(), PassageWriter()
        self._waiting: list[tuple[str, str]] = []  # digest and text of passages without a vector yet
        self._vectors: list[Stored] = []
        self.counts = self._catalogue.counts
        self.refused: list[CorpusError] = []
        self.encoded = 0

    def documents(self, prepared: Iterator[Prepared | CorpusError]) -> Iterator[LexicalDocument]:
        """Catalogue each directive and hand its passages on to the lexical index."""
        for item in prepared:
            if isinstance(item, CorpusError):
                self.refused.append(item)
                continue
            first = self.counts["passages"]
            texts = self.budget.texts_of(item.passages)
            digests = [digest(text) for text in texts]
            roles = [item.directive.sections[passage.section].role for passage in item.passages]
            likenesses = [likeness(terms, role) for terms, role in zip(item.terms, roles, strict=True)]
            ordinal = self._catalogue.add(item.directive, item.passages, digests, likenesses)
            self._wording.add(item.running)
            self._places.add(item.stretches, len(item.passages))
            self._encode(list(zip(digests, texts, strict=True)))
            for at, (terms, role) in enumerate(zip(item.terms, roles, strict=True)):
                self._forward.add(ordinal, terms, role)
                self._language.add(terms.exact)
                yield LexicalDocument(first + at, ordinal, terms)
            self._tell("directives", 1)

    def finish(self) -> None:
        """Encode what waits and write catalogue, language and vectors."""
        self._flush()
        self._language.save(self._folder / LANGUAGE)
        self._catalogue.close()
        self._forward.save(self._folder / FORWARD)
        self._wording.save(self._folder / WORDING)
        self._places.save(self._folder / PLACES)
        stored = np.concatenate(self._vectors) if self._vectors else np.empty((0, self._encoder.dim), np.float16)
        np.save(self._folder / EMBEDDINGS, stored)
        ids = np.arange(len(stored), dtype=np.int64)
        FaissIndex.build(ids, stored.astype(np.float32)).save(self._folder / VECTORS)

    def _encode(self, passages: list[tuple[str, str]]) -> None:
        self._waiting.extend(passages)
        if len(self._waiting) >= _ENCODE_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        fresh = {digest: text for digest, text in self._waiting if digest not in self._known}
        vectors: Vectors = self._encoder.encode_passages(list(fresh.values()))
        made = dict(zip(fresh, vectors.astype(np.float16), strict=True))
        self.encoded += len(made)
        if self._waiting:
            self._vectors.append(np.stack([made[key] if key in made else self._known[key] for key, _ in self._waiting]))
        self._tell("passages", len(self._waiting))
        self._waiting.clear()


def digest(text: str) -> str:
    """The key under which a vector is used again, with the encoder's fingerprint beside it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _known_vectors(index: Path, encoder: Encoder) -> dict[str, Stored]:
    """Vectors of the live generation by digest, where the same encoder made them."""
    try:
        folder, manifest = open_generation(index)
    except (GenerationError, OSError):
        return {}  # no index yet, or one that can't be read: everything is encoded again
    if manifest.fingerprint != encoder.fingerprint or manifest.dim != encoder.dim:
        return {}
    catalogue = Catalogue(folder / CATALOGUE)
    vectors: Stored = np.load(folder / EMBEDDINGS, mmap_mode="r")
    known = dict(zip(catalogue.digests(), vectors, strict=True))
    catalogue.close()
    return known


def _record_refusals(index: Path, refused: Sequence[CorpusError]) -> None:
    lines = [json.dumps({"name": error.name, "reason": error.reason}, ensure_ascii=False) for error in refused]
    (index / _REFUSED).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _nothing(sources: Sequence[Path], refused: Sequence[CorpusError]) -> str:
    if refused:
        more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
        return f"nothing to index: {refused[0]}{more}"
    named = ", ".join(map(str, sources))
    return f"nothing to index: no readable document in {named}"
