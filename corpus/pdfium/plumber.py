"""What pdfplumber sees on a page: tables, and the letters of odd fonts that PDFium doesn't know."""

from typing import Any

import pdfplumber

from corpus.pdfium.sheet import Box, Sheet, Table
from corpus.pdfium.words import MOST_LETTERS, SMALLEST, Letter, words

_DESCENT = 0.22  # of the type's size, from the baseline to the lower edge that pdfplumber gives


def tables(path: str, number: int) -> list[Table]:
    """The tables of a page, counted from 0."""
    try:
        with pdfplumber.open(path, pages=[number + 1]) as document:
            page = document.pages[0]
            left, top = page.bbox[:2]
            return [
                [[_moved(cell, left, top) if cell else None for cell in row.cells] for row in table.rows]
                for table in page.find_tables()
            ]
    except Exception:  # noqa: BLE001  pdfminer raises almost anything on odd files; the cells are then plain lines
        return []


def _moved(box: Box, left: float, top: float) -> Box:
    return box[0] - left, box[1] - top, box[2] - left, box[3] - top


def plumbed(path: str, number: int) -> Sheet:
    """The words of a page, counted from 0; raises what pdfplumber raises."""
    with pdfplumber.open(path, pages=[number + 1]) as document:
        page = document.pages[0]
        left, top = page.bbox[:2]
        letters = [_letter(one, left, top) for one in page.chars[:MOST_LETTERS]]
        return Sheet(float(page.width), float(page.height), drawn=True, words=list(words(letters)))


def _letter(one: dict[str, Any], left: float, top: float) -> Letter:
    return Letter(
        one["text"],
        one["fontname"],
        max(one["size"], SMALLEST),
        one["x0"] - left,
        one["x1"] - left,
        one["bottom"] - top - _DESCENT * one["size"],
        slanted=not one["upright"],
    )
