"""Where a quote stands in a passage: to the letter, white space aside, in any normal form of Unicode."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from corpus.model import Passage, Span, slice_spans
from corpus.text import DIRECTIVE_NUMBER

FEWEST_WORDS = 3
_CLAUSE_ENDS = frozenset('.;:,!?…()[]“”"–•-+')
_COMMA = re.compile(r"[.,;:](?!\d)")
_PART = re.compile(r"[.;](?!\d)")
_STOP = re.compile(r"\.(?!\d)")
_IN_NUMBERS = frozenset(".,/-–:")  # between digits they are part of a number, not its end

Plain = tuple[str, tuple[Span, ...]]  # NFC with single blanks, and where each character stands


def locate(quote: str, passage: Passage) -> Span | None:
    """The first place in `Passage.text` where the quote stands as whole words; None where it doesn't, or where it
    is shorter than three words without being a whole clause."""
    wanted = plain(quote)[0].strip()
    text, places = plain(passage.text)
    for start in _occurrences(wanted, text):
        end = start + len(wanted)
        if _is_whole(text, start, end) and (_words(wanted) >= FEWEST_WORDS or _is_clause(text, start, end)):
            return Span(places[start].start, places[end - 1].end)
    return None


def spans_of(passage: Passage, place: Span) -> tuple[Span, ...]:
    """The stretches of the stored text under a place in `Passage.text`; a page break makes two of it."""
    return slice_spans(passage.spans, place.start, place.end)


def clause_around(text: str, place: Span) -> str:
    """A stretch with the rest of its clause; the end of a line ends none, for lines break anywhere."""
    return _around(text, place, _COMMA, _COMMA)


def sentence_around(text: str, place: Span) -> str:
    """A stretch with all of its sentence before it, where it is said what holds for every part, and its own part."""
    return _around(text, place, _STOP, _PART)


def sentence_until(text: str, place: Span) -> str:
    """A stretch with all of its sentence before it."""
    start = max((end.end() for end in _STOP.finditer(text, 0, place.start)), default=0)
    return text[start : place.end]


def _around(text: str, place: Span, before: re.Pattern[str], after: re.Pattern[str]) -> str:
    start = max((end.end() for end in before.finditer(text, 0, place.start)), default=0)
    end = after.search(text, place.end - 1)  # the stretch may hold its own end
    return text[start : end.start() if end else len(text)]


@lru_cache(maxsize=32)
def plain(text: str) -> Plain:
    """A text as quotes are compared, with the place of every character in the text as given."""
    characters, places = [], []
    for start, end in _clusters(text):
        cluster = " " if text[start].isspace() else unicodedata.normalize("NFC", text[start:end])
        characters.append(cluster)
        places.extend([Span(start, end)] * len(cluster))
    return "".join(characters), tuple(places)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Runs of white space, and letters with the marks that follow them."""
    start = 0
    while start < len(text):
        belongs = str.isspace if text[start].isspace() else unicodedata.combining
        end = start + 1
        while end < len(text) and belongs(text[end]):
            end += 1
        yield start, end
        start = end


def _occurrences(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut at either end: "4%" doesn't stand in "7,4%", nor "28" in "28-KL/TU"."""
    cuts = any(found.start() < edge < found.end() for found in DIRECTIVE_NUMBER.finditer(text) for edge in (start, end))
    return not (cuts or _is_cut(text, start) or _is_cut(text, end))


def _is_cut(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if (_in_word(before) and _in_word(after)) or unicodedata.combining(after):
        return True
    if before.isdigit() and after in "%‰":
        return True
    if before in _IN_NUMBERS:
        return after.isdigit() and at > 1 and text[at - 2].isdigit()
    return after in _IN_NUMBERS and before.isdigit() and text[at + 1 : at + 2].isdigit()


def _in_word(character: str) -> bool:
    return character.isalnum() or bool(unicodedata.combining(character))


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _is_clause(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    closed = text[end - 1] in _CLAUSE_ENDS
    opened = not before or before[-1] in _CLAUSE_ENDS
    return opened and (closed or not after or after[0] in _CLAUSE_ENDS)
