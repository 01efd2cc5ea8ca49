"""Notes and stamps that lie on a page."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

_MOST = 200  # of one page
_LONGEST = 20_000  # bytes


def notes(page: Any) -> Iterator[Any]:
    """The annotations that are no links, each open while it is looked at."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_LINK:
            yield note
        raw.FPDFPage_CloseAnnot(note)


def note_texts(page: Any) -> list[str]:
    """What is written in them, and the names of stamps."""
    return [text for note in notes(page) for key in (b"Contents", b"Name") if (text := _string(note, key))]


def _string(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)  # bytes of UTF-16 with the zero at the end
    if size > _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
