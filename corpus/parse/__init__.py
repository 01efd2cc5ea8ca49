"""Taking a directive apart: `parse(source)` gives its fields, outline and citations, and never raises."""

import re
from collections.abc import Sequence

from corpus.citations import find_citations
from corpus.model import Directive, Role, Section, Source, Span
from corpus.parse.fields import read_fields
from corpus.parse.footnotes import footnote_of
from corpus.parse.headings import heads
from corpus.parse.kind_line import kind_of_line
from corpus.parse.lines import Layout, Line, read_layout, read_lines, spans_of
from corpus.parse.misread import mend_romans
from corpus.parse.outline import Outline
from corpus.parse.paragraphs import Paragraph, read_paragraphs
from corpus.parse.regions import Regions, find_regions, head_start
from corpus.parse.tables import without_tables

_BASIS = re.compile(
    r"^(?:[-–+]\s*)?(?:Căn cứ|Xét|Theo đề nghị)\b|^(?:Theo|Thực hiện)\b"
)  # what a directive rests on, often with dashes


def parse(source: Source) -> Directive:
    """The directive in a source; odd structure falls back to plain paragraphs, with a warning."""
    lines = read_lines(source.text)
    start = head_start(lines)
    preface, lines = lines[:start], lines[start:]
    regions = find_regions(lines)
    sections, warnings = _sections(preface, lines, regions)
    fields = read_fields(lines, regions, source)
    citations = find_citations(source.text, sections)
    return Directive(
        source.id,
        source.name,
        source.text,
        fields,
        tuple(sections),
        tuple(citations),
        (*source.warnings, *warnings),
        source.pages,
    )


def _sections(preface: list[Line], lines: list[Line], regions: Regions) -> tuple[list[Section], list[str]]:
    layout = read_layout(without_tables(lines))
    body, misread = mend_romans(read_paragraphs(lines[slice(*regions.body)], layout))
    attached = lines[slice(*regions.appendix)]
    outline = Outline({number for line in lines if (number := footnote_of(line.plain))})
    outline.add_body(read_paragraphs(preface, layout))
    outline.add_region(Role.HEADER, spans_of(lines[slice(*regions.header)]))
    outline.add_region(Role.ADDRESSEES, spans_of(lines[slice(*regions.addressees)]))
    opening, body = _split_preamble(body)
    outline.add_region(Role.PREAMBLE, *_together(opening))
    closing = _add_body(outline, body)
    outline.add_region(Role.CLOSING, *_together(closing))
    for region, role in sorted([(regions.recipients, Role.RECIPIENTS), (regions.signature, Role.SIGNATURE)]):
        outline.add_region(role, spans_of(lines[slice(*region)]))
    _add_appendices(outline, attached, layout)
    return outline.in_reading_order(), [*misread, *outline.warnings]


def _together(paragraphs: Sequence[Paragraph]) -> tuple[list[Span], str]:
    return [span for one in paragraphs for span in one.spans], " ".join(one.plain for one in paragraphs)


def _split_preamble(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What comes before the first label, or before the first lead-in where nothing is labelled."""
    for position, paragraph in enumerate(paragraphs):
        if _BASIS.match(paragraph.plain):
            continue
        if paragraph.label is not None or paragraph.footnote is not None or paragraph.is_table:
            start = position - 1 if position and heads(paragraphs[position - 1]) else position
            return paragraphs[:start], paragraphs[start:]
    for position, paragraph in enumerate(paragraphs):
        if paragraph.plain.endswith(":"):
            return paragraphs[: position + 1], paragraphs[position + 1 :]
    return [], paragraphs


def _add_body(outline: Outline, body: list[Paragraph]) -> list[Paragraph]:
    """Put the body into the outline; give back the closing paragraphs, which stand apart."""
    last = max((position for position, item in enumerate(body) if item.label is not None), default=0)
    outline.add_body(body[: last + 1])
    rest = body[last + 1 :]
    closing = [item for item in rest if item.footnote is None and outline.is_closing(item)]
    outline.add_body([item for item in rest if item not in closing])
    return closing


def _add_appendices(outline: Outline, lines: list[Line], layout: Layout) -> None:
    """What follows the signature: attached documents and appendices, each with its own outline."""
    outline.leave_body()
    start = 0
    for index, line in enumerate(lines):
        kind = kind_of_line(line) if line.after_blank or line.plain.isupper() else None
        if kind is None or len(line.plain) > 200:
            continue
        outline.add_body(read_paragraphs(lines[start:index], layout))
        outline.add_appendix(kind, Paragraph((line.span,), line.plain))
        start = index + 1
    outline.add_body(read_paragraphs(lines[start:], layout))
