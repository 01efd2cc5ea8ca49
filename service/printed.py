"""Hits as text for a terminal."""

from collections.abc import Iterator

from corpus.parse.lines import plain
from corpus.reference import reference
from service.engine import Found


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
