"""Lists attached to an order: "Bãi bỏ 12 văn bản (Danh mục kèm theo)", and in an annex the numbers of the twelve."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.citations.leads import is_item
from corpus.citations.relations import REPEALS
from corpus.citations.words import loose
from corpus.dates import DATE, date_of
from corpus.kinds import kind_pattern
from corpus.model import Citation, Directive, Role, Section, Span, join_spans, slice_spans
from service.answering.fields.place import sentence_at, trimmed
from service.precedent.validity.model import Standing
from service.precedent.validity.orders import Order
from service.precedent.validity.told import Told

_LIST = r"(?:danh mục|phụ lục)"
_END = r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|(?:hết|không còn) hiệu lực)"
_SENTENCE = "[^.;“”]"
_ORDER = re.compile(
    loose(
        rf"(?<!\w)(?:{_END}(?!\w){_SENTENCE}{{0,200}}?(?<!\w){_LIST}(?!\w){_SENTENCE}{{0,60}}?(?:kèm theo|đính kèm)"
        rf"|{_END}(?!\w){_SENTENCE}{{0,200}}?kèm theo{_SENTENCE}{{0,60}}?(?<!\w){_LIST}"
        rf"|(?:kèm theo|công bố){_SENTENCE}{{0,100}}?(?<!\w){_LIST}(?!\w){_SENTENCE}{{0,160}}?(?<!\w){_END}"
        rf"|{_LIST}(?!\w){_SENTENCE}{{0,60}}?kèm theo{_SENTENCE}{{0,60}}?(?<!\w){_END})(?!\w)"
    ),
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"(?<!\w)(?:không|chưa|khi|nếu|sẽ|trường hợp|đề nghị|kiến nghị|đề xuất|trình|rà soát|tổng hợp|dự thảo)(?!\w)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    loose(
        rf"danh mục (?:\d+ )?(?:các )?(?:văn bản|{kind_pattern()})(?!\w)(?:[^.;:()|]{{0,80}} | ){_END}(?!\w)"
        r"[^.;:()|]{0,40}"
    ),
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    loose(r"(?<!\w)(?:một phần|sửa đổi|bổ sung|thay thế|ngưng|còn hiệu lực|đề nghị|kiến nghị|dự kiến)(?!\w)"),
    re.IGNORECASE,
)
_PART = re.compile(
    loose(r"(?<!\w)(?:một phần|(?:khoản|điều|điểm|chương|mục|phụ lục) (?:\d|[IVX]+(?!\w)|[a-zđ](?!\w)))"), re.IGNORECASE
)
_DAY = re.compile(rf"\s*\|\s*(?:ngày\s+)?{DATE.format('')}\s*\|", re.IGNORECASE)  # in the next cell
_ROW_BEGINS = re.compile(rf"\s*\|[\W\d_]*(?:(?:{kind_pattern()})[\W_]*)?(?:số[\W_]*)?", re.IGNORECASE)

Listed = tuple[Citation, Order, Told, Role]


def orders_a_list(text: str) -> bool:
    """Whether a text holds words that end what an attached list names."""
    return next(_orders(text), None) is not None


def listed(directive: Directive) -> Iterator[Listed]:
    """The directives that annexes list as ended, each with what becomes of it, and the order, heading and row.

    A row is of the directive that it names first. Nothing is said of rows and lists that end a part, or may.
    """
    order = _order(directive)
    if order is None:
        return
    for top, section in enumerate(directive.sections):
        heading = _heading(directive, section)
        if heading:
            inside = _below(directive.sections, top)
            for citation in directive.citations:
                yield from _listed(directive, inside, citation, (order, *heading))


def _order(directive: Directive) -> Span | None:
    """The sentence of the body that attaches such a list."""
    for section in directive.sections:
        if section.role in (Role.HEADER, Role.TABLE) or section.path[0].startswith("Phụ lục"):
            continue
        for span in section.spans:
            words = span.of(directive.text)
            for first, last in _orders(words):
                return Span(span.start + first, span.start + last)
    return None


def _orders(words: str) -> Iterator[tuple[int, int]]:
    """The sentences that do it, without a wish, a condition or a denial in them."""
    for found in _ORDER.finditer(words):
        around = trimmed(words, *sentence_at(words, found.start(), found.end()))
        if not _NO_ORDER.search(words, *around):
            yield around


def _heading(directive: Directive, section: Section) -> tuple[Span, ...]:
    """Where an annex's heading says that what it lists is ended in whole; () where it doesn't."""
    if not (section.parent is None and section.path[0].startswith("Phụ lục")):
        return ()
    words = join_spans(directive.text, section.spans)
    found = _HEADING.search(words)
    if found is None or _NOT_ALL.search(found.group()):
        return ()
    return slice_spans(section.spans, *trimmed(words, found.start(), found.end()))


def _below(sections: Sequence[Section], top: int) -> dict[int, Section]:
    """The sections within one, by their place."""
    inside: dict[int, Section] = {}
    for at, section in enumerate(sections):
        if section.parent is not None and (section.parent == top or section.parent in inside):
            inside[at] = section
    return inside


def _listed(
    directive: Directive, inside: dict[int, Section], citation: Citation, lead: tuple[Span, ...]
) -> Iterator[Listed]:
    start = citation.spans[0].start
    section = next((one for one in inside.values() if any(own.start <= start < own.end for own in one.spans)), None)
    if section is None or citation.section or citation.number is None:
        return
    row = _row(directive.text, section, start)
    before, after = directive.text[row.start : start], directive.text[citation.spans[-1].end : row.end]
    is_first = not any(row.start <= one.spans[0].start < start for one in directive.citations)
    in_place = _ROW_BEGINS.fullmatch(before) if section.role is Role.TABLE else is_item(before)
    if not (is_first and in_place) or _PART.search(before) or _PART.search(after):
        return
    day = _DAY.match(after) if citation.issued_on is None else None
    meant = replace(citation, issued_on=date_of(day)) if day else citation
    spans = (*lead, row)
    told = Told(join_spans(directive.text, spans), spans, section.path)
    yield meant, Order(Standing.REPEALED, REPEALS), told, section.role


def _row(text: str, section: Section, start: int) -> Span:
    """The row of a table, or the item, in which an offset lies."""
    own = next(one for one in section.spans if one.start <= start < one.end)
    if section.role is not Role.TABLE:
        return own
    end = text.find("\n", start, own.end)
    return Span(text.rfind("\n", own.start, start) + 1 or own.start, own.end if end < 0 else end)
