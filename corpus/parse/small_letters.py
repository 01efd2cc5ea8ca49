"""A subject printed in capitals, written as it reads inside a sentence: in the letters that the document's own text
uses for the same words. Nothing is guessed: where the text shows no such letters, and a word may be a name's, there is
none."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.parse.ordinary_words import ordinary
from corpus.parse.running_words import WORD, running_words
from corpus.text import DIRECTIVE_NUMBER

_ROMAN = re.compile(r"[IVXLC]+")
_LONGEST = 1_000  # characters of a title; what is longer is no subject
_FAR = 20_000  # characters of a text in which its words are looked for
_AGREED = 0.9  # of the places where a word stands by itself
_LOUD = 4  # words in capitals that are no row of abbreviations
_MOST_PLACES = 500  # at which one run of words is looked for


class _Match(NamedTuple):
    """A run of words and a place where the text has it."""

    place: int
    length: int


def in_small_letters(title: str, text: str) -> str | None:
    """The title with its runs of capitals as the text writes these words; None where it has none, or some word of
    them isn't shown in other letters."""
    if len(title) > _LONGEST or not _is_loud(DIRECTIVE_NUMBER.sub(" ", title)):
        return None  # the letters of a number are no words
    words = WORD.findall(title)
    runs = list(_in_capitals(words))
    shown = _Shown(text[:_FAR], frozenset(word.lower() for word in words))
    written: list[str] = []
    for is_loud, run in runs:
        said = shown.write(run) if is_loud else run
        if said is None:
            return None
        written += said
    pieces = iter(written)
    in_small = WORD.sub(lambda _: next(pieces), title)
    return in_small if in_small != title else None


def _is_loud(title: str) -> bool:
    return any(is_loud for is_loud, _ in _in_capitals(WORD.findall(title)))


def _in_capitals(words: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """All words in order, run by run; a single word in capitals is an abbreviation, and figures have no letters."""
    for small, run in groupby(words, lambda word: any(map(str.islower, word))):
        found = list(run)
        yield not small and sum(any(map(str.isalpha, word)) for word in found) > 1, found


class _Shown:
    """The words of a text outside its lines in capitals, and where those of a title stand."""

    def __init__(self, text: str, wanted: frozenset[str]) -> None:
        self._words = list(running_words(text.split("\n")))
        loud = {place for start, end in self._headings() for place in range(start, end)}
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            if word.key in wanted and place not in loud:
                self._places.setdefault(word.key, []).append(place)

    def _headings(self) -> Iterator[tuple[int, int]]:
        """What stands in capitals within a line, where a page's head or a title ran into it."""
        for capitals, run in groupby(enumerate(self._words), lambda pair: pair[1].text.isupper()):
            places = [place for place, _ in run]
            if capitals and len(places) >= _LOUD:
                yield places[0], places[-1] + 1

    def write(self, loud: Sequence[str]) -> list[str] | None:
        """The words in the text's letters, the longest runs that it has first."""
        keys = [word.lower() for word in loud]
        written: list[str] = []
        while (at := len(written)) < len(loud):
            matches = self._longest(keys, at)
            if (small := ordinary(keys, at)) > (matches[0].length if matches else 0):
                written += keys[at : at + small]
                continue
            run = self._letters(matches) if matches else self._unseen(loud[at])
            if run is None:
                return None
            written += run
        return written

    def _longest(self, keys: Sequence[str], at: int) -> list[_Match]:
        found = [
            _Match(place, self._length(keys, at, place)) for place in self._places.get(keys[at], [])[:_MOST_PLACES]
        ]
        longest = max((match.length for match in found), default=0)
        return [match for match in found if match.length == longest]

    def _length(self, keys: Sequence[str], at: int, place: int) -> int:
        length = 0
        while (
            at + length < len(keys)
            and place + length < len(self._words)
            and self._words[place + length].key == keys[at + length]
            and not (length and self._words[place + length].opens)
        ):
            length += 1
        return length

    def _letters(self, matches: Sequence[_Match]) -> list[str] | None:
        """The letters most often used for a run; of a single word, nearly always."""
        inside = [match for match in matches if not self._words[match.place].opens]
        forms = Counter(
            tuple(word.text for word in self._words[match.place : match.place + match.length])
            for match in inside or matches
        )
        form, count = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(form) == 1 and count < _AGREED * forms.total():
            return None
        first = form[0] if inside else self._inside_a_sentence(form[0])
        ends = any(self._ends_name(match) for match in matches)
        return [first, *form[1:]] if first and (form[-1][:1].islower() or ends) else None

    def _inside_a_sentence(self, word: str) -> str | None:
        """A word that opens its sentence, as it is written elsewhere."""
        others = [self._words[place] for place in self._places[word.lower()]]
        forms = Counter(other.text for other in others if not other.opens)
        return forms.most_common(1)[0][0] if forms else word if not word[:1].isupper() else None

    def _ends_name(self, match: _Match) -> bool:
        """Whether a name may end here: "Nguyễn" of "Nguyễn Văn Đoan" may not."""
        after = match.place + match.length
        following = self._words[after] if after < len(self._words) else None
        return following is None or following.opens or following.parted or not following.text[:1].isupper()

    def _unseen(self, word: str) -> list[str] | None:
        """Figures and Roman numbers have no small letters."""
        return [word] if word.isdigit() or _ROMAN.fullmatch(word) else None
