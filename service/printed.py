"""Hits as text for a terminal."""

from collections.abc import Iterator
from dataclasses import astuple

from corpus.parse.lines import plain
from corpus.reference import reference
from service.found import Found
from service.precedent.order import Factors
from service.question import Question

FACTORS = ("liên quan", "hiệu lực", "cơ quan mình", "cấp", "mới", "dùng lại")


def hits_as_text(found: Found) -> Iterator[str]:
    """How the query was read, where that says anything; then a block a hit: rank, place, passage, citation."""
    yield from reading_as_text(found.question)
    for wish in found.question.wishes:
        yield f"Ưu tiên: {wish.value} (bỏ bằng --ignore {wish.key})"
    if not found.hits:
        yield f"Không tìm thấy đoạn nào cho “{found.question.text}”."
        return
    if found.relevant is False:
        yield "Có lẽ không có đoạn nào trả lời đúng câu này. Gần nhất là:"
    for hit in found.hits:
        yield f"{hit.rank}. [{hit.score:.3f}] {hit.directive.id} · {reference(hit.section.path)}"
        headings = [heading for heading in hit.passage.breadcrumb if heading != hit.directive.fields.title]
        if headings:
            yield f"   {' › '.join(headings)}"
        yield f"   {plain(hit.passage.text)}"
        yield f"   — {hit.citation}"
        if hit.validity.facts:
            yield f"   {hit.validity.facts[0].short}."
        if hit.factors:
            yield f"   {factors_as_text(hit.factors)}"
        yield ""


def factors_as_text(factors: Factors) -> str:
    """What makes a hit a good precedent, from 0 to 1 each, and what they come to."""
    each = ", ".join(f"{name} {value:.2f}" for name, value in zip(FACTORS, astuple(factors), strict=True))
    return f"{each}; chung {factors.value:.3f}"


def reading_as_text(question: Question) -> Iterator[str]:
    """How a query was read: what was restored, what isn't there."""
    if question.restored:
        yield f"Tìm theo: {question.restored}"
    for name in question.unknown:
        yield f"Không có văn bản {name} trong chỉ mục."
    for part in question.absent:
        yield f"Không thấy {part} trong văn bản được nêu."
