"""Reading what is trained on: documents as the index cuts them, translations and judged questions.

A source is whatever can be indexed: a folder or file of documents, or a BEIR corpus (its folder, too). A file of
pairs is `qrels/SPLIT.tsv` of a BEIR folder (its `queries.jsonl` lies one folder above) or `.jsonl[.gz]` with rows
of `en` and `vi`. Questions lying beside a corpus are never read unasked: they may be somebody's test.
"""

import gzip
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.model import Source
from corpus.parse import parse
from corpus.sources import FileRef, find_sources, read_source
from corpus.split import split
from indexer.budget import telling_headings
from indexer.prepare import in_processes
from indexer.train.errors import NoTextError, UnreadableSourceError

_CLAUSE = re.compile(r"^\s*(\d{1,2})\.\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A passage of the index: its title and headings, outermost first, those that the index encodes, and its text."""

    headings: tuple[str, ...]
    telling: tuple[str, ...]
    text: str

    @property
    def whole(self) -> str:
        """Headings and text, as the encoder reads them."""
        return "\n".join((*self.telling, self.text))


@dataclass(frozen=True, slots=True)
class Document:
    """A document cut into its passages."""

    id: str
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence or article in both languages."""

    en: str
    vi: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one document that answers it."""

    id: str
    text: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that is trained on; documents are kept apart by source, so that small ones can be given weight."""

    sources: tuple[tuple[Document, ...], ...]
    translations: tuple[Translation, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out: tuple[CorpusError, ...] = ()  # documents that can't or mustn't be read

    @property
    def documents(self) -> Iterator[Document]:
        """Those of all sources, in order."""
        return (document for source in self.sources for document in source)


def read_material(
    sources: Sequence[Path], pairs: Sequence[Path] = (), exclude_queries: Collection[str] = ()
) -> Material:
    """Everything under the paths, in their order, without the questions excluded by id."""
    left_out: list[CorpusError] = []
    documents = tuple(tuple(_documents(source, left_out)) for source in sources)
    if not any(document.clauses for source in documents for document in source):
        names = ", ".join(str(source) for source in sources) or "no source at all"
        reasons = "".join(f"\n  {error}" for error in left_out[:5])
        raise NoTextError(f"No usable text in {names}. Name documents, a folder of them or a BEIR corpus.{reasons}")
    translations: list[Translation] = []
    questions: list[Question] = []
    for path in pairs:
        if path.suffix == ".tsv":
            questions.extend(q for q in _questions(path) if q.id not in exclude_queries)
        else:
            translations.extend(_translations(path))
    return Material(documents, tuple(translations), tuple(questions), tuple(left_out))


def _documents(source: Path, left_out: list[CorpusError]) -> Iterator[Document]:
    found = find_sources([_beir_corpus(source) or source])
    for document in in_processes(_document, found):
        if isinstance(document, CorpusError):
            left_out.append(document)
        else:
            yield document


def _beir_corpus(source: Path) -> Path | None:
    candidates = (source / "corpus.jsonl", source / "corpus.jsonl.gz")
    return next((path for path in candidates if path.is_file()), None)


def _document(item: FileRef | Source | CorpusError) -> Document | CorpusError:
    if isinstance(item, CorpusError):
        return item
    try:
        directive = parse(read_source(item))
    except CorpusError as error:
        return error
    passages = split(directive)
    telling = telling_headings([passage.breadcrumb for passage in passages])
    clauses = (
        Clause(passage.breadcrumb, headings, " ".join(passage.text.split()))
        for passage, headings in zip(passages, telling, strict=True)
    )
    return Document(directive.id, directive.fields.title or "", tuple(clauses))


def _translations(path: Path) -> Iterator[Translation]:
    for row in _rows(path):
        if "en" not in row or "vi" not in row:
            raise UnreadableSourceError(f"{path} has a row without `en` and `vi`: {sorted(row)}.")
        yield from aligned(Translation(row["en"], row["vi"]))


def aligned(translation: Translation) -> list[Translation]:
    """An article clause by clause, where both sides number the same clauses; else as it is."""
    en, vi = (_CLAUSE.split(text) for text in (translation.en, translation.vi))
    if len(en) < 3 or en[1::2] != vi[1::2]:
        return [translation]
    sides = zip(en[::2], vi[::2], strict=True)
    return [Translation(" ".join(one.split()), " ".join(other.split())) for one, other in sides if one and other]


def _questions(qrels: Path) -> Iterator[Question]:
    queries = qrels.parent.parent / "queries.jsonl"
    if not queries.is_file():
        raise UnreadableSourceError(f"{qrels} needs {queries} for the wording of its questions.")
    wording = {row["_id"]: row["text"] for row in _rows(queries)}
    for line in qrels.read_text(encoding="utf-8").splitlines()[1:]:
        query_id, document_id, score = line.split("\t")
        if float(score) > 0 and query_id in wording:
            yield Question(query_id, wording[query_id], document_id)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise UnreadableSourceError(f"{path} does not exist.")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
