"""A directive taken apart, as a tree that people read in a terminal."""

from collections import defaultdict
from collections.abc import Iterator

from corpus.model import Citation, Directive, Fields, Role, Section, join_spans
from corpus.parse.lines import plain
from service.cite import citation, normal_form

_PREVIEW = 90
_REGIONS = {
    Role.HEADER: "Phần đầu",
    Role.ADDRESSEES: "Kính gửi",
    Role.PREAMBLE: "Mở đầu",
    Role.CLOSING: "Kết",
    Role.RECIPIENTS: "Nơi nhận",
    Role.SIGNATURE: "Ký",
}
_MARKS = {Role.PARAGRAPH: "¶", Role.TABLE: "bảng", Role.FOOTNOTE: "chú thích"}


def directive_as_text(directive: Directive) -> Iterator[str]:
    """The citation, the fields, the outline as a tree, the directives it names, what the reader doubts."""
    yield citation(directive.fields)
    yield from _fields(directive.fields)
    yield ""
    yield from _tree(directive)
    if directive.citations:
        yield ""
        yield "Văn bản được viện dẫn:"
        yield from map(_cited, directive.citations)
    for warning in directive.warnings:
        yield f"Lưu ý: {warning}"


def _fields(fields: Fields) -> Iterator[str]:
    rows = (
        ("Cơ quan ban hành", fields.issuer),
        ("Nhiệm kỳ", fields.term),
        ("Địa danh", fields.place),
        ("Ngày ban hành", f"{fields.issued_on:%d/%m/%Y}" if fields.issued_on else None),
        ("Ngày họp", f"{fields.event_on:%d/%m/%Y}" if fields.event_on else None),
        ("Kính gửi", "; ".join(fields.addressees)),
        ("Người ký", fields.signer),
        ("Chức vụ", fields.signer_position),
        ("Thẩm quyền ký", fields.signing_authority),
        ("Nơi nhận", "; ".join(fields.recipients)),
        ("Độ khẩn", fields.urgency),
        ("Lưu hành", fields.circulation),
    )
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        if value:
            yield f"  {name:<{width}}  {value}"


def _tree(directive: Directive) -> Iterator[str]:
    children: dict[int | None, list[int]] = defaultdict(list)
    for index, section in enumerate(directive.sections):
        children[section.parent].append(index)
    waiting = [(index, "", index == children[None][-1]) for index in children[None]][::-1]
    while waiting:
        index, indent, is_last = waiting.pop()
        yield f"{indent}{'└─ ' if is_last else '├─ '}{_named(directive, directive.sections[index])}"
        below = indent + ("   " if is_last else "│  ")
        own = children[index]
        waiting += [(child, below, child == own[-1]) for child in own[::-1]]


def _named(directive: Directive, section: Section) -> str:
    """A section's label as printed, or what stands for one, with its heading or the beginning of its text."""
    text = plain(join_spans(directive.text, section.spans))
    shown = text if len(text) <= _PREVIEW else f"{text[:_PREVIEW].rstrip()}…"
    page = directive.page_of(section.spans[0].start)
    at = f"  (trang {page})" if page else ""
    if region := _REGIONS.get(section.role):
        return f"{region}: {shown}{at}"
    if mark := _MARKS.get(section.role):
        return f"{mark} {shown}{at}"
    return f"{shown}{at}"


def _cited(found: Citation) -> str:
    return f"  {found.relation or 'khác'}: {normal_form(found)}"
