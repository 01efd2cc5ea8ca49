"""The commands, each with the file it works on.

- `text FILE MOST_PAGES`: a JSON object for each page (see `sheet`), or one `{"failure": "…"}`;
- `plumber FILE PAGE`: the same for one page, read by pdfplumber;
- `render FILE PAGE DPI [LEFT TOP RIGHT BOTTOM]`: the page, or a part of it in points, as a grey PGM image.
"""

import json
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.pdfium.pages import sheets
from corpus.pdfium.render import render


def main(command: str, path: str, *rest: str) -> None:
    """Carry out one command."""
    if command == "plumber":
        from corpus.pdfium.plumber import plumbed  # imported here: the other commands mostly don't need it

        _print(plumbed(path, int(rest[0]))._asdict())
        return
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        _print({"failure": _failure()})
        return
    if command == "render":
        render(document[int(rest[0])], int(rest[1]), tuple(map(float, rest[2:])), sys.stdout.buffer)
    elif len(document) > int(rest[0]):
        _print({"failure": "long"})
    else:
        for sheet in sheets(document, path):
            _print(sheet._asdict())


def _failure() -> str:
    """Why the last file could not be opened."""
    return "encrypted" if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else "damaged"


def _print(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
