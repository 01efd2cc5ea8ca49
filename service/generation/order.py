"""Figures of a sentence belong to the times and levels to which they belong in its quote."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from service.generation.levels import levels
from service.generation.numbers import Number, numbers, parts

_TIMES = frozenset(("date", "day", "month", "year", "quarter"))
_BREAK = re.compile(r"[.,;:](?!\d)")
_OWNERS = frozenset(("time", "level"))  # what a figure belongs to


def keeps_order(sentence: str, quote: str) -> bool:
    """Whether figures, times and levels follow each other as in the quote, and no figure is given to another's.

    A quote with one figure, one time and one level may be told in any order.
    """
    said, quoted = _normal(sentence), _normal(quote)
    told, held = numbers(said), numbers(quoted)
    if len({level.value for level in levels(quoted)}) > 1:
        told, held = sorted(told + levels(said)), sorted(held + levels(quoted))
    kinds = Counter(_sort(number) for number in held)
    if max(kinds.values(), default=0) < 2:
        return True
    places = _places(told, held)
    if places is None or _skips_an_owner(told, held, places):
        return False
    return not any(_joins_parted(said, quoted, told[at : at + 2], held, places[at : at + 2]) for at in range(len(told)))


def keeps_asked_times(sentence: str, quote: str, question: str) -> bool:
    """Whether a time that is asked about stands in the sentence where the quote speaks of others, too."""
    told, held, asked = (numbers(_normal(text)) for text in (sentence, quote, question))
    times = [number for number in held if _sort(number) == "time"]
    meant = [time for time in times if any(_same(one, time) or _same(time, one) for one in asked)]
    return len(times) < 2 or all(any(_same(number, time) for number in told) for time in meant)


def _places(told: Sequence[Number], held: Sequence[Number]) -> list[int] | None:
    """Where each number stands in the quote's row, first come first taken; None where the order is another."""
    places: list[int] = []
    for number in told:
        start = places[-1] + 1 if places else 0
        place = next((at for at in range(start, len(held)) if _same(number, held[at])), None)
        if place is None:
            return None
        places.append(place)
    return places


def _skips_an_owner(told: Sequence[Number], held: Sequence[Number], places: Sequence[int]) -> bool:
    """Whether a figure stands behind a time or level of its sentence though another comes between in the quote."""
    last: dict[str, int] = {}
    for number, place in zip(told, places, strict=True):
        for sort, owner in last.items():
            between = held[owner + 1 : place] if sort != _sort(number) and _sort(number) not in _OWNERS else ()
            if any(_sort(other) == sort and other.value != held[owner].value for other in between):
                return True
        if _sort(number) in _OWNERS:
            last[_sort(number)] = place
    return False


def _joins_parted(
    sentence: str, quote: str, told: Sequence[Number], held: Sequence[Number], places: Sequence[int]
) -> bool:
    """Whether a figure goes straight on to a time or level that in the quote is another clause's, or not the next."""
    if len(told) < 2 or _sort(told[0]) in _OWNERS or (sort := _sort(told[1])) not in _OWNERS:
        return False
    first, second = places
    if any(_sort(other) == sort for other in held[first + 1 : second]):
        return True
    is_parted = _BREAK.search(quote[held[first].end : held[second].start])
    return bool(is_parted) and not _BREAK.search(sentence[told[0].end : told[1].start])


def _same(number: Number, held: Number) -> bool:
    return any((number.kind, number.value) == (part.kind, part.value) for part in parts(held))


def _sort(number: Number) -> str:
    return "time" if number.kind in _TIMES else number.kind


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)
