"""Names of offices, places and people in a sentence, and whether a text holds them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ENDS = '.;:!?"“(-–'  # a capital after one of these may be that of a sentence
# First syllables of names of offices, which go on in small letters: Sở Tài chính, Tỉnh ủy, Bộ Nội vụ.
_OFFICES = frozenset(
    "sở bộ ban cục vụ viện phòng hội đoàn đảng chi tỉnh thành thị huyện quận xã phường ủy uỷ chính quốc thủ trung văn "
    "công tòa toà tổng đội trường đài trạm liên mặt chủ phó bí thường giám chánh trưởng ông bà".split()
)
# Of these, what follows a verb at the beginning of a sentence and is no part of a person's name: Giao Sở Tài chính.
_AFTER_VERB = frozenset("sở bộ ban cục phòng hội tỉnh huyện ủy uỷ".split())


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    adjoins: bool  # only white space stands between it and the word before
    begins: bool  # a sentence, or a part of one

    @property
    def is_short_form(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_office(self) -> bool:
        return self.text.lower() in _OFFICES


def names_alike(sentence: str, quote: str, known: Sequence[str]) -> bool:
    """Whether a sentence names only what its quote names, and no name more often.

    A name may also come from what else is known, but only beside all that the quote names: in the place of one of
    these it would tell of another office. Upper and lower case are one.
    """
    said, quoted = _spaced(sentence), _spaced(quote)
    named = set(map(_spaced, names(sentence)))
    added = [name for name in named if said.count(name) > quoted.count(name)]
    if any(not any(name in _spaced(text) for text in known) for name in added):
        return False
    return not added or all(said.count(name) >= quoted.count(name) for name in map(_spaced, names(quote)))


def names(sentence: str) -> list[str]:
    """Runs of capitalised words; a name of one word, or of an office, with the small word that goes on with it.

    The first word of the sentence counts where a capital follows, where it is an abbreviation, or begins an office.
    """
    text = unicodedata.normalize("NFC", sentence)
    words = list(_words(text))
    return [text[words[start].start : words[end - 1].end] for start, end in _runs(words)]


def _words(text: str) -> Iterator[_Word]:
    last = 0
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip()
        yield _Word(match[0], *match.span(), text[last : match.start()].isspace(), not before or before[-1] in _ENDS)
        last = match.end()


def _runs(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Where each name begins and ends."""
    at = 0
    while at < len(words):
        end = _run_end(words, at)
        start = at + 1 if end - at > 1 and words[at].begins and words[at + 1].text.lower() in _AFTER_VERB else at
        if end > at and not _is_plain_beginning(words[start:end]):
            yield start, _with_small(words, start, end)
        at = max(end, at + 1)


def _run_end(words: Sequence[_Word], at: int) -> int:
    """Where a run of capitalised words ends, `at` where there is none; an abbreviation is a run of its own."""
    if not words[at].is_capital or words[at].is_short_form:
        return at + words[at].is_short_form
    end = at + 1
    while end < len(words) and words[end].adjoins and words[end].is_capital and not words[end].is_short_form:
        end += 1
    return end


def _is_plain_beginning(run: Sequence[_Word]) -> bool:
    """Whether a capital is only that of a sentence: "Các đồng chí", "Trong năm"."""
    first = run[0]
    return len(run) == 1 and first.begins and not first.is_short_form and not first.is_office


def _with_small(words: Sequence[_Word], start: int, end: int) -> int:
    """The end of a run with the small word that belongs to it."""
    takes = words[start].is_office or (end - start == 1 and not words[start].is_short_form)
    goes_on = end < len(words) and words[end].adjoins and words[end].text.islower()
    return end + 1 if takes and goes_on else end


def _spaced(text: str) -> str:
    """The words and signs of a text in small letters with blanks around each."""
    normal = unicodedata.normalize("NFC", text).lower()
    return f" {' '.join(_PIECE.findall(normal))} "
