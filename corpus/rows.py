"""Tables cut into packs of rows."""

from collections.abc import Sequence

from corpus.model import Span
from corpus.parse.tables import read_rows

_TOGETHER = 600  # characters of a table's rows in one passage, its head not counted


def pack_rows(text: str, spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The rows of a table's section in packs of a passage each, the head row before every pack."""
    head, rows = read_rows(text, spans)
    packs: list[list[Span]] = [[]]
    length = 0
    for row in rows:
        size = sum(span.end - span.start for span in row)
        if packs[-1] and length + size > _TOGETHER:
            packs.append([])
            length = 0
        packs[-1].extend(row)
        length += size
    return [(*head, *_adjoined(text, pack)) for pack in packs if pack or head]


def _adjoined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbours with nothing but white space between them made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
