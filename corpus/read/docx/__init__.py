""".docx: the body in reading order, with the numbers, notes and boxes that Word prints and its text doesn't hold."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from corpus.errors import ReadError
from corpus.read.blocks import finish, join_blocks
from corpus.read.docx.body import Body
from corpus.read.docx.notes import Notes
from corpus.read.docx.numbering import Numbering
from corpus.read.docx.package import Package, W
from corpus.read.docx.styles import Styles
from corpus.read.extract import Extract
from corpus.read.html import read_html, read_mht

_OPTIONAL = ("styles", "theme", "numbering", "footnotes", "endnotes")


def read_docx(data: bytes, name: str) -> Extract:
    """Paragraphs apart by a blank line, each with its list number; a table of data gives a line a row.

    Notes and text boxes follow the paragraph or table that holds their mark or anchor. Page heads, page feet,
    hidden text, properties and what pictures say are dropped. Pages are known where Word noted its page breaks.

    Raises:
        ReadError: not a Word file, protected by a password, damaged, or a bomb.
    """
    package = Package(data, name)
    warnings: list[str] = []
    roots = {kind: _optional(package, kind, warnings) for kind in _OPTIONAL}
    styles = Styles(roots["styles"], roots["theme"])
    notes = Notes(roots["footnotes"], roots["endnotes"])
    root = package.root(package.main)
    body = Body(styles, Numbering(roots["numbering"]), notes.of(root))
    try:
        blocks = list(body.blocks(root))
        margins = [_margin(package.root(part), styles) for kind in ("header", "footer") for part in package.parts(kind)]
    except RecursionError as error:
        raise ReadError(name, "its parts lie in one another too deeply; open it in Word and save it again") from error
    found = finish(blocks, (*margins, *body.hidden, *_titles(package), *_picture_texts(package, root)), warnings)
    if not found.text and (chunks := package.parts("aFChunk")):
        return _web_page(package, chunks[0])
    return found if _knows_pages(package, root, found) else replace(found, pages=())


def _web_page(package: Package, part: str) -> Extract:
    """The page that is all there is in files that web programs write, for Word to convert (w:altChunk)."""
    read = read_mht if part.lower().endswith((".mht", ".mhtml")) else read_html
    return read(package.content(part), package.name)


def _titles(package: Package) -> Iterator[str]:
    """Title, subject, key words and what else the file's properties say in words."""
    with suppress(ReadError):
        for element in package.root("docProps/core.xml"):
            yield from re.split("[,;]", element.text or "")


def _picture_texts(package: Package, root: Any) -> Iterator[str]:
    """What stands for pictures where they can't be seen, and what is recognised on them."""
    yield from map(str, root.xpath("//@*[local-name()='descr' or local-name()='alt' or local-name()='title']"))
    if pictures := list(package.pictures()):
        from corpus.read.pictures import picture_stamps  # imported here: it loads Pillow and NumPy

        yield from picture_stamps(pictures, package.name)


def _knows_pages(package: Package, root: Any, found: Extract) -> bool:
    """Whether every page's begin is marked: by Word's notes of its breaks, or by as many typed breaks as pages."""
    if next(root.iter(W + "lastRenderedPageBreak"), None) is not None:
        return True
    try:
        counted = package.root("docProps/app.xml").findtext("{*}Pages")
    except ReadError:
        return False
    return bool(counted == str(len(found.pages)))


def _margin(root: Any, styles: Styles) -> str:
    """A page's head or foot."""
    return join_blocks(Body(styles, Numbering(), Notes()).blocks(root))


def _optional(package: Package, kind: str, warnings: list[str]) -> Any:
    """The root of a part, None where there is none; a damaged one is told of, since the text lacks what it defines."""
    for part in package.parts(kind)[:1]:
        try:
            return package.root(part)
        except ReadError:
            warnings.append(f"phần '{part}' trong tệp bị hỏng: số thứ tự, chú thích hoặc phông chữ có thể thiếu")
    return None
