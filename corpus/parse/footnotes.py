"""Footnotes: their marks in running text and at the start of the note."""

import re

_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPT, "0123456789")
_MARK = re.compile(rf"(?<![mM])⁽?(?P<number>[{_SUPERSCRIPT}]+)⁾?|(?<=[^\s\[])\s?\[(?P<bracketed>\d{{1,3}})\]")
_START = re.compile(rf"^\s*(?:⁽?(?P<number>[{_SUPERSCRIPT}]+)⁾?|\[(?P<bracketed>\d{{1,3}})\])\s*\S")


def footnote_of(line: str) -> str | None:
    """The number of the footnote that a line begins, or None."""
    match = _START.match(line)
    return _number(match) if match else None


def marks(text: str) -> list[str]:
    """The numbers of the footnotes that a text points at, in order; a note's own mark among them."""
    return [_number(match) for match in _MARK.finditer(text)]


def _number(match: re.Match[str]) -> str:
    return match["bracketed"] or match["number"].translate(_DIGITS)
