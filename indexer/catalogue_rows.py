"""How nouns become rows of the catalogue's tables, column by column as `indexer.catalogue_schema` has them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from corpus.model import Citation, Directive, Passage, Section, Span
from corpus.text import number_key
from indexer.catalogue import name_key

_json = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode  # `json.dumps` would make one each time


def directive_row(ordinal: int, directive: Directive, first: int, count: int) -> tuple[object, ...]:
    """Of `directive`."""
    fields = directive.fields
    return (
        ordinal,
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
        first,
        count,
        directive.text,
    )


def section_row(directive: int, position: int, section: Section) -> tuple[object, ...]:
    """Of `section`."""
    return (
        directive,
        position,
        _json(section.path),
        section.role.value,
        section.label,
        section.heading,
        _spans(section.spans),
        section.parent,
    )


def passage_row(ordinal: int, directive: int, passage: Passage, digest: str, likeness: int) -> tuple[object, ...]:
    """Of `passage`."""
    return (
        ordinal,
        passage.id,
        directive,
        passage.section,
        _spans(passage.spans),
        passage.text,
        _json(passage.breadcrumb),
        digest,
        likeness,
    )


def citation_row(directive: int, position: int, citation: Citation) -> tuple[object, ...]:
    """Of `citation`."""
    issued_on = citation.issued_on.isoformat() if citation.issued_on else None
    return (
        directive,
        position,
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
