"""Abbreviations that the index writes out, or that nobody has explained."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from corpus.abbreviations import Abbreviation, by_short_form
from corpus.model import Span
from corpus.text import DIRECTIVE_NUMBER, Token
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Segment, find
from indexer.wording.words import words as words_of
from service.precedent.draft.forms.alone import Alone
from service.precedent.draft.forms.majority import FEWEST, SHARE, found_in_index
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.model import FormFinding, Level

_CAPITAL = "A-ZĐƯƠÂĂÊÔ"
_SHORT = re.compile(rf"(?<![\w/&.-])[{_CAPITAL}][{_CAPITAL}a-zđ]?[{_CAPITAL}]+(?:[&-][{_CAPITAL}]{{2,}})*(?![\w/-])")
_ROMAN = re.compile(r"[IVXLC]+")
_INTRODUCED = re.compile(r"(?:viết|gọi)\s+(?:tắt|chung)[^.;()]{0,20}? ?[“\"‘']? *$|[(“\"] *$")
_KNOWN = frozenset(  # in every newspaper
    "AIDS APEC ASEAN ASEM BOT BT COVID EU EUR FAO FDI FTA GDP GIS GPS GRDP HACCP HIV ICT ILO IMF IOT ISO LED OCOP ODA "
    "PAPI PCI PDF PPP QR SARS SMS STT UNDP UNESCO UNICEF USB USD VAT VND WB WHO WTO".split()
)
_ENDED = re.compile(r" *[)”\"’']")
_MOST = 300  # different ones of a draft
_SHORTEST = 3  # letters; two may be anything
_SHOUTED = 0.5  # share of a section's letters in capitals from which it is a heading


class _Use(NamedTuple):
    """An abbreviation at one place."""

    short: str
    spans: tuple[Span, ...]
    introduced: bool


def abbreviation_findings(wording: WordingIndex, alone: Alone, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for each short form; one that is explained in brackets before its first use is none."""
    uses: dict[str, list[_Use]] = {}
    for stretch in stretches:
        for use in _uses(stretch):
            uses.setdefault(use.short, []).append(use)
    for short, found in islice(uses.items(), _MOST):
        if not found[0].introduced and (finding := _finding(wording, alone, short, found)):
            yield finding


def _uses(stretch: Stretch) -> Iterator[_Use]:
    text = stretch.text
    letters = [one for one in text if one.isalpha()]
    if sum(map(str.isupper, letters)) > _SHOUTED * len(letters):
        return
    numbers = [match.span() for match in DIRECTIVE_NUMBER.finditer(text)]
    firsts = [first for first, _ in numbers]
    for match in _SHORT.finditer(text):
        start, end = match.span()
        if (
            len(match.group()) < _SHORTEST
            or _ROMAN.fullmatch(match.group())
            or match.group() in _KNOWN
            or ((at := bisect_right(firsts, start)) and start < numbers[at - 1][1])
        ):
            continue
        introduced = bool(_INTRODUCED.search(text, max(0, start - 40), start) and _ENDED.match(text, end))
        yield _Use(match.group(), stretch.at(start, end), introduced)


def _finding(wording: WordingIndex, alone: Alone, short: str, uses: Sequence[_Use]) -> FormFinding | None:
    spans = tuple(span for use in uses if not use.introduced for span in use.spans)
    own = alone.count(short)
    if any(use.introduced for use in uses):
        if own >= FEWEST:  # everybody knows it
            return None
        message = f"“{short}” được dùng trước chỗ giải thích chữ viết tắt."
        return FormFinding("abbreviation", Level.DOUBT, short, spans, message)
    written = {one.reading: _count(wording, tuple(words_of(one.reading))) for one in _readings(short)}
    if not written:
        return None if own else _unexplained(short, spans)
    reading = max(written, key=lambda one: (written[one], one))
    counts: Mapping[str, int] = {short: own, reading: written[reading]}
    if sum(counts.values()) < FEWEST or written[reading] < SHARE * sum(counts.values()):
        return None
    message = f"Viết tắt mà kho thường viết đầy đủ: {found_in_index(counts)}."
    return FormFinding("abbreviation", Level.DOUBT, short, spans, message, reading, counts)


def _unexplained(short: str, spans: tuple[Span, ...]) -> FormFinding:
    message = f"Chữ viết tắt “{short}” chưa được giải thích, trong kho cũng không có."
    return FormFinding("abbreviation", Level.DOUBT, short, spans, message)


def _readings(short: str) -> Sequence[Abbreviation]:
    key = tuple(word.folded for word in words_of(short))
    return [one for one in by_short_form().get(key, ()) if one.short == short]


def _count(wording: WordingIndex, words: tuple[Token, ...]) -> int:
    return len(find(wording, [Segment(words)], Layer.TONE)) if words else 0
