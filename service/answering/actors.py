"""Passages whose heading says who acts: "4. Sở Tài chính" over "- Thẩm định dự toán …".

Who asks which office does it is answered by the heading, so the heading is read as the beginning of the passage.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Span, join_spans
from indexer.catalogue import Catalogue
from service.answer import Kind
from service.answering.asking import Asked
from service.answering.values.find import find_values
from service.hits import Hit

ACTORS = (Kind.OFFICE, Kind.PERSON, Kind.POSITION)
_LONGEST = 200  # characters of a heading
_OPENS = 15  # characters within which it names who acts: "2.1. Các đồng chí …"
_LEVELS = 3  # headings above a passage that are looked at, the innermost first
_ABOVE = """
SELECT asked.key AS at, s.spans, s.parent, d.text FROM json_each(?) asked
JOIN directive d ON d.id = json_extract(asked.value, '$[0]')
JOIN section s ON s.directive = d.ordinal AND s.position = json_extract(asked.value, '$[1]')
"""


def with_actors(asked: Asked, hits: Sequence[Hit], catalogue: Catalogue) -> list[tuple[Hit, int]]:
    """The hits in order, each with how many characters of a heading its passage now begins with, mostly 0.

    Only where an office, a person or a position is asked for.
    """
    if not set(ACTORS) & set(asked.kinds):
        return [(hit, 0) for hit in hits]
    headings = _headings(hits, catalogue)
    return [_headed(hit, headings[at]) if at in headings else (hit, 0) for at, hit in enumerate(hits)]


def _headings(hits: Sequence[Hit], catalogue: Catalogue) -> dict[int, tuple[tuple[Span, ...], str]]:
    """Spans and text of the innermost heading that names an actor, by place among the hits."""
    found: dict[int, tuple[tuple[Span, ...], str]] = {}
    parents = {at: hit.section.parent for at, hit in enumerate(hits) if hit.section.parent is not None}
    for _ in range(_LEVELS):
        above = _sections([(at, hits[at].directive.id, parent) for at, parent in parents.items()], catalogue)
        found |= {at: (spans, text) for at, (spans, text, _) in above.items() if _names_actor(text)}
        parents = {at: parent for at, (*_, parent) in above.items() if at not in found and parent is not None}
        if not parents:
            break
    return found


def _sections(
    wanted: Sequence[tuple[int, str, int]], catalogue: Catalogue
) -> dict[int, tuple[tuple[Span, ...], str, int | None]]:
    """Spans, text and parent of some sections, by the place that asks for each."""
    rows = catalogue.rows(_ABOVE, (json.dumps([[id_, position] for _, id_, position in wanted]),))
    found = {}
    for row in rows:
        spans = tuple(Span(start, end) for start, end in json.loads(row["spans"]))
        found[wanted[row["at"]][0]] = (spans, join_spans(row["text"], spans), row["parent"])
    return found


def _names_actor(heading: str) -> bool:
    """Whether it begins with one, a label aside."""
    if len(heading) > _LONGEST:
        return False
    return any(one.start <= _OPENS for kind in (Kind.OFFICE, Kind.POSITION) for one in find_values(heading, kind))


def _headed(hit: Hit, heading: tuple[tuple[Span, ...], str]) -> tuple[Hit, int]:
    """The hit with the heading before its text, and how long that is with the blank after it."""
    spans, text = heading
    if spans[0].start >= hit.passage.spans[0].start:
        return hit, 0  # the passage holds it already
    passage = replace(hit.passage, spans=(*spans, *hit.passage.spans), text=f"{text} {hit.passage.text}")
    return replace(hit, passage=passage), len(text) + 1
