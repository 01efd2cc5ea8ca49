"""PDFium in a process of its own: a program that prints what is on the pages of a file.

A native crash, a hang or a memory bomb ends this process alone, and PDFium, which is not thread-safe, has it for
itself. It is started by its path and imports nothing of this project, so that it starts fast. Commands:

- `text FILE MOST_PAGES`: one JSON object a page (see `_sheet`), or `{"failure": "…"}` (see `_failure`);
- `plumber FILE PAGE`: the same for one page, read by pdfplumber;
- `render FILE PAGE DPI [LEFT TOP RIGHT BOTTOM]`: the page, or a part of it in points, as a grey PGM image.
"""

import ctypes
import json
import math
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST_CHARACTERS = 60_000  # of one page; a printed page has 3,000
_MOST_RULES = 4_000  # thin shapes of one page; more is a drawing
_MOST_PICTURES, _MOST_NOTES = 100, 200  # of one page
_LONGEST_NOTE = 20_000  # bytes
_TABLES_S = 30.0  # for the tables of all pages together; later pages give their cells as plain lines
_THIN = 2.0  # points; a shape that is thinner is a ruled line
_SMALLEST = 1.0  # points; no type is printed smaller
_TOUCHES = 0.1  # of the type's size
_WORD_GAP = 1.0  # of the type's size; letters so far apart are no word, whatever stands between


class _Letter(NamedTuple):
    character: str
    font: str
    size: float
    left: float
    right: float
    baseline: float
    slanted: bool
    guessed: bool = False  # a blank that PDFium puts where letters stand apart


def main(arguments: list[str]) -> None:
    """Carry out one command."""
    command, path, *rest = arguments
    if command == "plumber":
        _print(_plumbed(path, int(rest[0])))
        return
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        _print({"failure": _failure()})
        return
    if command == "render":
        _render(document[int(rest[0])], int(rest[1]), tuple(map(float, rest[2:])))
    elif len(document) > int(rest[0]):
        _print({"failure": "long"})
    else:
        for page in _pages(document, path):
            _print(page)


def _failure() -> str:
    """Why the last file could not be opened."""
    return "encrypted" if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else "damaged"


def _print(row: object) -> None:
    sys.stdout.write(json.dumps(row) + "\n")


def _pages(document: Any, path: str) -> Iterator[dict[str, object]]:
    deadline = time.monotonic() + _TABLES_S
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            yield _sheet(0, 0, [], drawn=False)  # a broken page among whole ones has no size
            continue
        tables = _tables(path, number) if time.monotonic() < deadline and _is_ruled(page) else []
        yield _page(page, tables)
        page.close()


def _page(page: Any, tables: list[Any]) -> dict[str, object]:
    width, height = page.get_size()
    letters = list(_letters(page))
    words = list(_words([letter for letter in letters if not letter.slanted]))
    slanted = "".join(letter.character for letter in letters if letter.slanted).strip()
    notes = [*_annotations(page), slanted] if slanted else _annotations(page)
    drawn = any(shape.type != raw.FPDF_PAGEOBJ_TEXT for shape in page.get_objects(max_depth=3))
    return _sheet(width, height, words, tables, list(_pictures(page)), notes, drawn=drawn)


def _sheet(
    width: float,
    height: float,
    words: Sequence[object],
    tables: Sequence[object] = (),
    pictures: Sequence[object] = (),
    notes: Sequence[str] = (),
    *,
    drawn: bool,
) -> dict[str, object]:
    """What is printed of a page: words (text, font, size, left, right, baseline, glued), tables as rows of cell boxes,
    pictures (box, dots per inch), whether anything is drawn, and notes: annotations and slanted letters, which no line
    of the text holds.
    """
    return {
        "width": width, "height": height, "words": words, "tables": tables, "pictures": pictures, "notes": notes,
        "drawn": drawn,
    }  # fmt: skip


def _letters(page: Any) -> Iterator[_Letter]:
    """The characters in the order of the file, placed from the top left of the page as it is shown."""
    text = page.get_textpage()
    place = _Placer(page)
    fonts: dict[int, str] = {}
    matrix, x, y, box = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        character = _character(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        left, right = sorted((place(box.left, box.top)[0], place(box.right, box.bottom)[0]))
        shown = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(shown, ctypes.c_void_p).value or 0
        if key not in fonts:
            fonts[key] = _font(text, index)
        angle = math.degrees(raw.FPDFText_GetCharAngle(text, index)) - 90 * place.turns
        slanted = abs((angle + 180) % 360 - 180) > 5
        guessed = bool(raw.FPDFText_IsGenerated(text, index))
        baseline = place(x.value, y.value)[1]
        if all(map(math.isfinite, (size, left, right, baseline))):  # a damaged file may say anything
            yield _Letter(character, fonts[key], max(size, _SMALLEST), left, right, baseline, slanted, guessed)


class _Placer:
    """Turns a point of the file into one of the page as it is shown, from its top left."""

    def __init__(self, page: Any) -> None:
        self.turns = page.get_rotation() // 90
        self.left, self.bottom, self.right, self.top = page.get_bbox()

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the file as left, top, right, bottom."""
        (x1, y1), (x2, y2) = self(left, bottom), self(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _character(code: int) -> str:
    """PDFium gives a hyphen at a line's end as U+0002, and what it can't name as U+0000 or U+FFFE."""
    if code == 2:
        return "-"
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000 else " "


def _font(text: Any, index: int) -> str:
    name = ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(text, index, name, 256, ctypes.c_int())
    return name.value.decode("utf-8", "replace")


def _words(letters: list[_Letter]) -> Iterator[tuple[object, ...]]:
    """Runs of letters of one font and size; whether white space parts a run from the one before is told where they
    touch or a blank lies between, and None where the file jumps.
    """
    run: list[_Letter] = []
    glued: bool | None = None
    blank: _Letter | None = None
    for letter in letters:
        if letter.character.isspace():
            blank = letter
            continue
        same = bool(run) and (letter.font, round(letter.size, 1)) == (run[0].font, round(run[0].size, 1))
        adjoins = bool(run) and _adjoins(run[-1], letter)
        if run and (blank or not adjoins or not same):
            yield _word(run, glued)
            glued = _is_glued(blank, letter) if adjoins else None
            run = []
        run.append(letter)
        blank = None
    if run:
        yield _word(run, glued)


def _is_glued(blank: _Letter | None, letter: _Letter) -> bool | None:
    """What the file says of the place before a letter; a blank that PDFium put there, or that lies elsewhere, nothing:
    letters of another font may be drawn between later.
    """
    if blank is None:
        return True
    touches = abs(letter.left - blank.right) < _TOUCHES * letter.size
    return False if touches and not blank.guessed else None


def _adjoins(last: _Letter, letter: _Letter) -> bool:
    size = max(last.size, letter.size)
    near = -size < letter.left - last.right < _WORD_GAP * size
    return near and abs(letter.baseline - last.baseline) < 0.5 * size


def _word(run: list[_Letter], glued: bool | None) -> tuple[object, ...]:
    first = run[0]
    return (
        "".join(letter.character for letter in run), first.font, round(first.size, 2),
        round(min(letter.left for letter in run), 2), round(max(letter.right for letter in run), 2),
        round(first.baseline, 2), glued,
    )  # fmt: skip


def _annotations(page: Any) -> list[str]:
    """What is written in notes and stamps that lie on the page."""
    return [text for note in _notes(page) for key in (b"Contents", b"Name") if (text := _string(note, key))]


def _notes(page: Any) -> Iterator[Any]:
    """The annotations that are no links, each open while it is looked at."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_LINK:
            yield note
        raw.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)  # bytes of UTF-16 with the zero at the end
    if size > _LONGEST_NOTE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _pictures(page: Any) -> Iterator[tuple[tuple[float, float, float, float], float]]:
    """Pictures and stamps: left, top, right, bottom, and the dots of an inch (0 where it has none)."""
    place = _Placer(page)
    for number, shape in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number < _MOST_PICTURES:
            left, bottom, right, top = shape.get_bounds()
            pixels = max(shape.get_px_size())
            yield place.box(left, bottom, right, top), pixels * 72 / max(right - left, top - bottom, 1.0)
    rectangle = raw.FS_RECTF()
    for note in _notes(page):
        if raw.FPDFAnnot_GetRect(note, rectangle):
            yield place.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), 0.0


def _is_ruled(page: Any) -> bool:
    """Whether lines are drawn across and down, as a table has them."""
    across = down = 0
    for number, shape in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > _MOST_RULES:
            return False
        left, bottom, right, top = shape.get_bounds()
        across += right - left > 20 and top - bottom < _THIN
        down += top - bottom > 8 and right - left < _THIN
        boxed = right - left > 20 and top - bottom > 8  # a cell drawn as a whole
        across, down = across + boxed, down + boxed
    return across >= 2 and down >= 2


def _tables(path: str, number: int) -> list[list[list[tuple[float, ...] | None]]]:
    """The tables of a page as rows of cell boxes; a place that a merged cell covers is None."""
    import pdfplumber  # loads pdfminer, which most files don't need

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


def _moved(box: tuple[float, ...], left: float, top: float) -> tuple[float, ...]:
    return box[0] - left, box[1] - top, box[2] - left, box[3] - top


def _plumbed(path: str, number: int) -> dict[str, object]:
    """A page as pdfplumber reads it: it knows other odd fonts than PDFium."""
    import pdfplumber

    with pdfplumber.open(path, pages=[number + 1]) as document:
        page = document.pages[0]
        left, top = page.bbox[:2]
        letters = [
            _Letter(
                one["text"], one["fontname"], max(one["size"], _SMALLEST), one["x0"] - left, one["x1"] - left,
                one["bottom"] - top - 0.22 * one["size"], not one["upright"],
            )
            for one in page.chars[:_MOST_CHARACTERS]
        ]  # fmt: skip
        words = list(_words([letter for letter in letters if not letter.slanted]))
        return _sheet(float(page.width), float(page.height), words, drawn=True)


def _render(page: Any, dpi: int, box: tuple[float, ...]) -> None:
    width, height = page.get_size()
    left, top, right, bottom = box or (0.0, 0.0, width, height)
    crop = (max(0.0, left), max(0.0, height - bottom), max(0.0, width - right), max(0.0, top))
    bitmap = page.render(scale=dpi / 72, crop=crop, grayscale=True)
    out = sys.stdout.buffer
    out.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
    rows = memoryview(bitmap.buffer).cast("B")
    for row in range(bitmap.height):
        out.write(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width])


if __name__ == "__main__":
    main(sys.argv[1:])
