"""Phrases counted without an index: regular expressions over the stored texts, letters folded by Unicode alone."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from corpus.model import join_spans
from indexer.terms import Layer
from service.engine import Engine

_NO_LETTER = r"(?<![^\W\d_])"
_Y = re.compile(rf"(?:(?<={_NO_LETTER}[hklmstv])|(?<={_NO_LETTER}qu))y(?![^\W\d_])")  # written i as well
_LIKE_D = str.maketrans("ðɖ", "đđ")  # letters of other alphabets that stand for đ in many files
_TONES = dict(zip("\u0300\u0301\u0303\u0309\u0323", "αβγδε", strict=True))  # written as letters that no directive has
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = r"(?:\d+(?:[.,]\d+)*(?![.,]?\d)|[%‰]|[^\W\d_]+(?![^\W\d_]))"
_BREAK = "\0"  # between sections
_APART, _APART_INSIDE = r"(?:[^\w%‰]|_)*", rf"(?:[^\w%‰{_BREAK}]|_)*"
_GAP = re.compile(r" (?:\*|/(\d+)) ")
_STAR = "10"  # words that * may stand for


class ByHand:
    """All directives' sections in reading order, page breaks joined; folded once for each layer."""

    def __init__(self, engine: Engine) -> None:
        stored = [_BREAK.join(_sections(engine, at)) for at in range(engine.catalogue.count("directive"))]
        self.texts = [text.replace(_BREAK, "\n\n") for text in stored]
        self._on = cache(lambda layer: [_folded(text, layer) for text in stored])

    def counts(self, phrase: str, layer: Layer) -> list[int]:
        """How often a phrase, which may have gaps, stands in each directive: one place for each first word."""
        first, *others = _patterns(_folded(phrase, layer))
        return [len({at for pattern in (first, *others) for at in _starts(pattern, text)}) for text in self._on(layer)]


def _sections(engine: Engine, ordinal: int) -> Iterator[str]:
    text = engine.catalogue.text(ordinal)
    rows = engine.catalogue.rows("SELECT position FROM section WHERE directive = ? ORDER BY position", (ordinal,))
    for row in rows:
        yield join_spans(text, engine.catalogue.section(ordinal, row[0]).spans)


def _folded(text: str, layer: Layer) -> str:
    """Small letters; on TONE each word's tone stands behind it, on FOLDED nothing has a mark."""
    small = unicodedata.normalize("NFC", text).lower().translate(_LIKE_D)
    if layer is Layer.EXACT:
        return small
    if layer is Layer.TONE:
        return _LETTERS.sub(lambda word: _toned(word.group()), small)
    bare = "".join(one for one in unicodedata.normalize("NFD", small) if not unicodedata.combining(one))
    return _Y.sub("i", bare.replace("đ", "d"))


def _toned(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
    return _Y.sub("i", letters) + "".join(_TONES[one] for one in parts if one in _TONES)


def _patterns(phrase: str) -> Iterator[re.Pattern[str]]:
    """All words side by side, over the end of a section, too; and, where there are gaps, inside a section.

    A pattern begins with letters, or it takes ten times as long."""
    pieces = _GAP.split(phrase)
    words = [re.findall(_WORD, piece) for piece in pieces[::2]]
    first, *others = [re.escape(word) for piece in words for word in piece]
    yield re.compile(first + _ends(f"{_APART}{word}" for word in others))
    if pieces[1:]:
        parts = [f"{_APART_INSIDE}{re.escape(word)}" for word in words[0][1:]]
        for most, piece in zip(pieces[1::2], words[1:], strict=True):
            parts.append(f"(?:{_APART_INSIDE}{_WORD}){{0,{most or _STAR}}}?")
            parts += [f"{_APART_INSIDE}{re.escape(word)}" for word in piece]
        yield re.compile(first + _ends(parts))


def _ends(parts: Iterator[str] | list[str]) -> str:
    """What must follow the first word, each part ending where its word does."""
    end = r"(?![^\W\d_])(?<!\d)|(?<=\d)(?![.,]?\d)"
    return f"(?:{end})(?={''.join(f'{part}(?:{end})' for part in parts)})"


def _starts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for match in pattern.finditer(text):
        before = text[max(match.start() - 2, 0) : match.start()]
        if match.group()[0].isdigit():
            torn = bool(re.search(r"\d[.,]?$", before))
        else:
            torn = match.group()[0].isalpha() and before[-1:].isalpha()
        if not torn:
            yield match.start()
