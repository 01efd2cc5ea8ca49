"""Reading what is trained on: documents, translations and judged questions.

A source is a BEIR folder or its `corpus.jsonl[.gz]` (rows of `_id`, `title`, `text`), or a folder of `.txt`
files (titles from `index.jsonl` rows of `id`, `title` where there is one). A file of pairs is
`qrels/SPLIT.tsv` of a BEIR folder (its `queries.jsonl` lies one folder above) or `.jsonl[.gz]` with rows of
`en` and `vi`. Questions lying beside a corpus are never read unasked: they may be somebody's test.
"""

import gzip
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.train.clauses import Clause, split_clauses, without_label
from indexer.train.errors import NoTextError, UnreadableSourceError

_TITLE_LENGTH = 300  # characters; titles filled in by machine may run on into the text
_LAST_PART = re.compile(r" - (?=Điều \d)")


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut into clauses; an article of a law has its own heading after the law's title."""

    id: str
    title: str
    heading: str
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


def read_material(
    sources: Sequence[Path], pairs: Sequence[Path] = (), exclude_queries: Collection[str] = ()
) -> Material:
    """Everything under the paths, in their order, without the questions excluded by id."""
    documents = tuple(tuple(_documents(source)) for source in sources)
    if not any(document.clauses for source in documents for document in source):
        names = ", ".join(str(source) for source in sources) or "no source at all"
        raise NoTextError(f"No usable text in {names}. Name a BEIR corpus or a folder of .txt files.")
    translations: list[Translation] = []
    questions: list[Question] = []
    for path in pairs:
        if path.suffix == ".tsv":
            questions.extend(q for q in _questions(path) if q.id not in exclude_queries)
        else:
            translations.extend(_translations(path))
    return Material(documents, tuple(translations), tuple(questions))


def _documents(source: Path) -> Iterator[Document]:
    corpus = _beir_corpus(source)
    if corpus is not None:
        for row in _rows(corpus):
            yield _document(row["_id"], row.get("title") or "", row["text"])
    elif source.is_dir():
        titles = _titles(source / "index.jsonl")
        for path in sorted(source.glob("**/*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield _document(path.stem, titles.get(path.stem, ""), text)
    else:
        raise UnreadableSourceError(
            f"{source} is neither a folder of .txt files nor a BEIR corpus (corpus.jsonl[.gz] or its folder)."
        )


def _beir_corpus(source: Path) -> Path | None:
    if source.is_file() and source.name.endswith((".jsonl", ".jsonl.gz")):
        return source
    candidates = (source / "corpus.jsonl", source / "corpus.jsonl.gz")
    return next((path for path in candidates if path.is_file()), None)


def _document(document_id: str, title: str, text: str) -> Document:
    heading = without_label(_LAST_PART.split(title)[-1])
    return Document(document_id, title[:_TITLE_LENGTH], heading[:_TITLE_LENGTH], tuple(split_clauses(text)))


def _titles(index: Path) -> Mapping[str, str]:
    return {row["id"]: row.get("title") or "" for row in _rows(index)} if index.is_file() else {}


def _translations(path: Path) -> Iterator[Translation]:
    for row in _rows(path):
        if "en" not in row or "vi" not in row:
            raise UnreadableSourceError(f"{path} has a row without `en` and `vi`: {sorted(row)}.")
        yield Translation(row["en"], row["vi"])


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
