"""Which passages cite under which key: what a query by number asks for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.model import Citation, Passage


def citing_passages(citations: Sequence[Citation], passages: Sequence[Passage]) -> Iterator[tuple[str, int]]:
    """Key and position among the passages, each pair once; a citation lies where its first characters do."""
    pieces = sorted((span.end, span.start, at) for at, passage in enumerate(passages) for span in passage.spans)
    ends = [end for end, _, _ in pieces]
    seen: set[tuple[str, int]] = set()
    for citation in citations:
        if not (citation.key and citation.spans):
            continue
        start = citation.spans[0].start
        place = bisect_left(ends, start + 1)
        if place < len(pieces) and pieces[place][1] <= start and (pair := (citation.key, pieces[place][2])) not in seen:
            seen.add(pair)
            yield pair
