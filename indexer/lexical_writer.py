"""Writing the lexical index: what Tantivy keeps of each passage."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from indexer.terms import Layer, Terms

_HEAP_BYTES = 1_000_000_000  # one segment for some 400,000 passages: fewer segments, faster queries
_TERMS = "terms"


class LexicalDocument(NamedTuple):
    """One passage on its way into the index."""

    ordinal: int
    directive: int
    terms: Terms


def build_lexical(folder: Path, documents: Iterable[LexicalDocument]) -> None:
    """Write a new index into a folder, which is made."""
    folder.mkdir(parents=True)
    index = registered(tantivy.Index(_schema(), path=str(folder)))
    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    try:
        for document in documents:
            writer.add_document(_to_tantivy(document))
        writer.commit()
    finally:
        writer.wait_merging_threads()  # its threads would write on when an interrupted run's folder is gone
    _drop_lock_files(folder)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("ordinal", fast=True)
    builder.add_unsigned_field("directive", indexed=True)
    for layer in Layer:
        builder.add_text_field(layer.value, tokenizer_name=_TERMS, index_option="position")
    for bag in ("tone_bag", "folded_bag"):
        builder.add_text_field(bag, tokenizer_name=_TERMS, index_option="freq")
    return builder.build()


def registered(index: Any) -> Any:
    """Terms are split at blanks and otherwise taken as they are: they are keys already."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TERMS, analyzer)
    return index


def _to_tantivy(document: LexicalDocument) -> Any:
    made, terms = tantivy.Document(), document.terms
    made.add_unsigned("ordinal", document.ordinal)
    made.add_unsigned("directive", document.directive)
    for field, text in (
        ("exact", terms.exact),
        ("tone", terms.tone),
        ("folded", terms.folded),
        ("tone_bag", terms.tone),  # a bag takes syllables, pairs and headings as three values of one field
        ("tone_bag", terms.tone_pairs),
        ("tone_bag", " ".join(terms.tone_heads)),
        ("folded_bag", terms.folded),
        ("folded_bag", terms.folded_pairs),
        ("folded_bag", " ".join(terms.folded_heads)),
    ):
        made.add_text(field, text)
    return made


def _drop_lock_files(folder: Path) -> None:
    for lock in folder.glob(".tantivy-*.lock"):
        if lock.is_dir():
            shutil.rmtree(lock)
        else:
            lock.unlink()
