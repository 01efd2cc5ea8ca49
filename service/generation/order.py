"""Figures and times of a sentence stand to each other as they do in its quote."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from service.generation.numbers import Number, numbers, parts

_TIMES = frozenset(("date", "day", "month", "year", "quarter"))
_BREAK = re.compile(r"[.,;:](?!\d)")


def keeps_order(sentence: str, quote: str) -> bool:
    """Whether figures and times follow each other as in the quote, and none is given to another's time.

    A quote with one figure and one time may be told in any order.
    """
    said, quoted = (unicodedata.normalize("NFC", text) for text in (sentence, quote))
    told, held = numbers(said), numbers(quoted)
    if max(Counter(_sort(number) for number in held).values(), default=0) < 2:
        return True
    places = _places(told, held)
    return places is not None and all(
        _belongs((said, told[at], told[at + 1]), (quoted, held, places[at], places[at + 1]))
        for at in range(len(told) - 1)
    )


def keeps_asked_times(sentence: str, quote: str, question: str) -> bool:
    """Whether a time that is asked about stands in the sentence where the quote speaks of others, too."""
    told, held, asked = (numbers(unicodedata.normalize("NFC", text)) for text in (sentence, quote, question))
    times = [number for number in held if _sort(number) == "time"]
    meant = [time for time in times if any(_same(one, time) or _same(time, one) for one in asked)]
    return len(times) < 2 or all(any(_same(number, time) for number in told) for time in meant)


def _sort(number: Number) -> str:
    return "time" if number.kind in _TIMES else number.kind


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


def _same(number: Number, held: Number) -> bool:
    return any((number.kind, number.value) == (part.kind, part.value) for part in parts(held))


def _belongs(said: tuple[str, Number, Number], quoted: tuple[str, Sequence[Number], int, int]) -> bool:
    """Whether a time and the figure beside it in a sentence belong together in the quote, too."""
    sentence, one, other = said
    quote, held, first, second = quoted
    if (_sort(one) == "time") == (_sort(other) == "time"):
        return True
    if any(_sort(number) == "time" for number in held[first + 1 : second]):
        return False
    is_apart = _BREAK.search(quote[held[first].end : held[second].start])
    return _sort(one) == "time" or not is_apart or bool(_BREAK.search(sentence[one.end : other.start]))
