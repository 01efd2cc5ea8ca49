"""Hits and outlines as text for a terminal."""

from collections.abc import Iterator

from corpus.model import Directive, Role
from corpus.parse.lines import plain
from corpus.reference import reference
from service.cite import citation, normal_form
from service.engine import Found

_INDENT = "  "
_PREVIEW = 100


def hits_as_text(found: Found) -> Iterator[str]:
    """A block a hit: rank, place, passage, citation."""
    if not found.hits:
        yield f"Không tìm thấy đoạn nào cho “{found.question.text}”."
        return
    for hit in found.hits:
        yield f"{hit.rank}. [{hit.score:.3f}] {hit.directive.id} · {reference(hit.section.path)}"
        headings = [heading for heading in hit.passage.breadcrumb if heading != hit.directive.fields.title]
        if headings:
            yield f"   {' › '.join(headings)}"
        yield f"   {plain(hit.passage.text)}"
        yield f"   — {hit.citation}"
        yield ""


def directive_as_text(directive: Directive) -> Iterator[str]:
    """Fields, then the outline as a tree with the beginning of each section."""
    fields = directive.fields
    yield citation(fields)
    rows = (
        ("cơ quan ban hành", fields.issuer),
        ("địa danh", fields.place),
        ("ngày ban hành", fields.issued_on),
        ("ngày họp", fields.event_on),
        ("người ký", fields.signer),
        ("chức vụ", fields.signer_position),
        ("thẩm quyền ký", fields.signing_authority),
        ("kính gửi", "; ".join(fields.addressees)),
        ("nơi nhận", "; ".join(fields.recipients)),
    )
    for name, value in rows:
        yield f"{_INDENT}{name}: {value or '—'}"
    for section in directive.sections:
        text = " ".join(plain(span.of(directive.text)) for span in section.spans)
        preview = text if len(text) <= _PREVIEW else f"{text[:_PREVIEW].rstrip()}…"
        depth = len(section.path) if section.role not in (Role.HEADER, Role.PREAMBLE) else 1
        yield f"{_INDENT * depth}{'/'.join(section.path)}  {preview}"
    for found in directive.citations:
        yield f"{_INDENT}→ {found.relation}: {normal_form(found)}"
    for warning in directive.warnings:
        yield f"{_INDENT}! {warning}"
