"""The elements of WordprocessingML under their local names, and what wraps them taken off."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from corpus.read.docx.package import W
from corpus.read.docx.styles import integer, switch, value

# Deleted or moved away, properties, the text of fields' instructions, and what is printed above other letters.
SKIPPED = frozenset("del moveFrom delText sdtPr sdtEndPr rPr pPr tblPr tblGrid trPr tcPr sectPr instrText rt".split())


def name(element: Any) -> str:
    """The name of an element without its namespace."""
    return _local(element.tag)


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(parent: Any) -> Iterator[Any]:
    """The child elements; of a drawing that is held twice, for new programs and for old ones, the first.

    A content control that still shows its prompt ("Click here to enter text") prints nothing.
    """
    for child in parent:
        local = name(child)
        if local == "AlternateContent":
            for form in list(child)[:1]:
                yield from children(form)
        elif local != "sdt" or child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            yield child


def descend(parent: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, out of the content controls and changes that hold them."""
    for child in children(parent):
        if name(child) == wanted:
            yield child
        elif name(child) not in SKIPPED:
            yield from descend(child, wanted)


def runs_on(properties: Any, change: str) -> bool:
    """Whether a paragraph's end is deleted ("del") or hidden ("vanish"), so that the next one goes on in it."""
    letters = properties.find(W + "rPr") if properties is not None else None
    return letters is not None and bool(switch(letters, change))


def is_deleted(row: Any) -> bool:
    """Whether a table's row is deleted."""
    return row.find(f"{W}trPr/{W}del") is not None


def is_covered(cell: Any, merge: str) -> bool:
    """Whether a cell is merged into the one above it ("vMerge") or before it ("hMerge")."""
    properties = cell.find(W + "tcPr")
    return properties is not None and properties.find(W + merge) is not None and value(properties, merge) != "restart"


def columns(cell: Any) -> int:
    """How many columns of the grid a cell takes."""
    properties = cell.find(W + "tcPr")
    return (integer(value(properties, "gridSpan")) if properties is not None else None) or 1
