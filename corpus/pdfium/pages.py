"""The pages of a file, each with all that PDFium and pdfplumber find on it."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.pdfium.letters import letters_on
from corpus.pdfium.notes import note_texts
from corpus.pdfium.pictures import pictures
from corpus.pdfium.rules import is_ruled
from corpus.pdfium.sheet import Sheet, Table
from corpus.pdfium.words import words

_TABLES_S = 30.0  # for the tables of all pages together; later pages give their cells as plain lines
_LONGEST_STAMP = 200  # letters; a page of which most letters lie on their side is as good as a picture


def sheets(document: Any, path: str) -> Iterator[Sheet]:
    """Every page in order."""
    deadline = time.monotonic() + _TABLES_S
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            yield Sheet(0, 0, drawn=False)
            continue
        yield _sheet(page, _tables(path, number) if time.monotonic() < deadline and is_ruled(page) else [])
        page.close()


def _sheet(page: Any, tables: Sequence[Table]) -> Sheet:
    width, height = page.get_size()
    letters = list(letters_on(page))
    slanted = "".join(letter.character for letter in letters if letter.slanted).strip()
    lying = len(slanted) > max(_LONGEST_STAMP, len(letters) / 2)
    return Sheet(
        width,
        height,
        lying or any(shape.type != raw.FPDF_PAGEOBJ_TEXT for shape in page.get_objects(max_depth=3)),
        list(words(letters)),
        tables,
        list(pictures(page)),
        [*note_texts(page), slanted] if slanted else note_texts(page),
    )


def _tables(path: str, number: int) -> list[Table]:
    from corpus.pdfium.plumber import tables  # imported here: it loads pdfminer, which most files don't need

    return tables(path, number)
