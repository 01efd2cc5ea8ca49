"""Letters set in one type, and the characters that a reader of the page sees in them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from corpus.read.legacy import decode_font
from corpus.read.symbols import decode_symbols, is_symbol_font

_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANKS = " \t\xa0"
_BRACKETED = re.compile(r"\((\d+)\)")


class Type(NamedTuple):
    """How letters are set, so far as it changes what they say."""

    font: str | None = None
    capitals: bool = False
    raised: bool = False


class Run(NamedTuple):
    """Characters as the file holds them, in one type."""

    text: str
    type: Type


def printed(runs: Iterable[Run]) -> str:
    """What the runs say on paper; a letter that is split over neighbours of one type comes out whole."""
    return "".join(part for part, _ in _parts(runs))


def printed_paragraph(runs: Iterable[Run]) -> str:
    """As `printed`; a lone sign of a symbol font that opens the paragraph is a bullet and becomes a dash."""
    parts = list(_parts(runs))
    first = next((index for index, (part, _) in enumerate(parts) if part.strip(_BLANKS)), None)
    text = "".join(part for part, _ in parts)
    if first is None or not _is_bullet(*parts[first]):
        return text
    before = "".join(part for part, _ in parts[:first])
    after = "".join(part for part, _ in parts[first + 1 :])
    spaced = parts[first][0][-1] in _BLANKS or after[:1] in _BLANKS
    return f"{before}- {after.lstrip(_BLANKS)}" if spaced else text


def note_mark(number: int) -> str:
    """The mark of a footnote or endnote, as offices print it: ⁽¹⁾."""
    return f"⁽{str(number).translate(_RAISED_DIGITS)}⁾"


def _parts(runs: Iterable[Run]) -> Iterator[tuple[str, Type]]:
    for type_, group in groupby(runs, lambda run: run.type):
        yield _shown("".join(run.text for run in group), type_), type_


def _is_bullet(part: str, type_: Type) -> bool:
    sign, font = part.strip(_BLANKS), (type_.font or "").lower()
    return len(sign) == 1 and (is_symbol_font(font) or (sign == "o" and font.startswith("courier")))


def _shown(text: str, type_: Type) -> str:
    decoded = decode_font(text, type_.font)
    text = decode_symbols(text, type_.font) if decoded is None else decoded
    if type_.capitals:
        text = text.upper()
    if type_.raised:
        text = _BRACKETED.sub(r"⁽\1⁾", text).translate(_RAISED_DIGITS)
    return text
