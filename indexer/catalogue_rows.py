"""A directive as rows of the catalogue's tables, column by column as `indexer.catalogue_schema` has them.

Rows are made where a directive is prepared, in many processes; only they know no ordinals yet. They also travel between
processes in a tenth of the time that the nouns take.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import NamedTuple

from corpus.citations.own import own_keys
from corpus.model import Citation, Directive, Passage, Section, Span
from corpus.text import number_key
from indexer.catalogue import name_key
from indexer.citing import citing_passages

_json = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode  # `json.dumps` would make one each time


Row = tuple[object, ...]


class Rows(NamedTuple):
    """All rows of a directive; each lacks the ordinals, and the position that is its place in the list."""

    directive: Row  # lacks what follows from the passages, too
    text: str
    keys: list[str]  # of `directive_key`
    sections: list[Row]
    passages: list[Row]
    citations: list[Row]
    citing: list[tuple[str, int]]  # key and position of the passage that cites


def rows_of(
    directive: Directive, passages: Sequence[Passage], digests: Sequence[str], likenesses: Sequence[int]
) -> Rows:
    """The rows of a directive with its passages; digests and likenesses are the passages', in order."""
    return Rows(
        _directive_row(directive),
        directive.text,
        list(own_keys(directive.fields)),
        list(map(_section_row, directive.sections)),
        list(map(_passage_row, passages, digests, likenesses)),
        list(map(_citation_row, directive.citations)),
        list(citing_passages(directive.citations, passages)),
    )


def _directive_row(directive: Directive) -> Row:
    fields = directive.fields
    return (
        directive.id,
        directive.source,
        fields.kind,
        name_key(fields.kind) if fields.kind else None,
        fields.number,
        number_key(fields.number) if fields.number else None,
        fields.title,
        fields.issuer,
        name_key(fields.issuer) if fields.issuer else None,
        fields.place,
        name_key(fields.place) if fields.place else None,
        fields.issued_on.isoformat() if fields.issued_on else None,
        fields.event_on.isoformat() if fields.event_on else None,
        fields.signer,
        name_key(fields.signer) if fields.signer else None,
        _json(asdict(fields)),
        _json(directive.warnings),
        _json(directive.pages),
        hashlib.sha256(directive.text.encode("utf-8", "surrogatepass")).hexdigest()[:32],
    )


def _section_row(section: Section) -> Row:
    return (
        _json(section.path),
        section.role.value,
        section.label,
        section.heading,
        _spans(section.spans),
        section.parent,
    )


def _passage_row(passage: Passage, digest: str, likeness: int) -> Row:
    return (
        passage.id,
        passage.section,
        _spans(passage.spans),
        passage.text,
        _json(passage.breadcrumb),
        digest,
        likeness,
    )


def _citation_row(citation: Citation) -> Row:
    issued_on = citation.issued_on.isoformat() if citation.issued_on else None
    return (
        citation.text,
        _spans(citation.spans),
        citation.kind,
        citation.number,
        citation.key,
        issued_on,
        citation.issuer,
        citation.relation,
        citation.form.value,
        _json(citation.section),
    )


def _spans(spans: Sequence[Span]) -> str:
    """As JSON, [[start, end], …]."""
    return f"[{', '.join([f'[{span.start}, {span.end}]' for span in spans])}]"
