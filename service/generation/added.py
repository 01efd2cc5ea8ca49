"""Words that a sentence adds to its quote: only known ones, and only beside the quote's own."""

import re
import unicodedata

from corpus.text import tokens, tone_key
from service.generation.numbers import numbers

# Words that say nothing by themselves, and verbs of saying.
_FREE = frozenset(
    map(
        tone_key,
        "là của theo được có nêu quy định ghi rõ ở tại trong vào và với các những này đó thì mà để do bởi rằng như "
        "bằng về việc số mức gồm bao khi cũng văn bản đoạn sau đây cụ thể nội dung xác ngày tháng năm quý thuộc phần "
        "trăm tỉ tỷ ngàn nghìn".split(),
    )
)
_LEVELS = frozenset(map(tone_key, "tỉnh huyện thị xã thành phố quận phường trấn".split()))
_CLAUSE = re.compile(r"[.,;:](?!\d)")


def adds_only_known(sentence: str, quote: str, names: str, known: str) -> bool:
    """Whether every word comes from the quote, the names at the document's head, or else what is known.

    Words that are known only otherwise, as from the question, stand beside those of a clause of the quote, of every
    one whose number is told; in their place they would give its number to something else.
    """
    said = _words(sentence)
    added = said - _words(quote) - _words(names) - _FREE
    if not added <= _words(known):
        return False
    return not added - _LEVELS or _keeps_a_clause(said | _words(names) | _FREE | _LEVELS, sentence, quote)


def _keeps_a_clause(said: set[str], sentence: str, quote: str) -> bool:
    told = {number.value for number in numbers(_normal(sentence)) if not number.kind}
    clauses = _CLAUSE.split(_normal(quote))
    of_numbers = [before for clause in clauses if (before := _before_number(clause, told)) is not None]
    if of_numbers:
        return all(_words(before) <= said for before in of_numbers)
    return any(words - _FREE and words <= said for words in map(_words, clauses))


def _before_number(clause: str, told: set[str]) -> str | None:
    """What stands before the last number of a clause that is told; None where none is."""
    starts = [number.start for number in numbers(clause) if not number.kind and number.value in told]
    return clause[: max(starts)] if starts else None


def _words(text: str) -> set[str]:
    """Words on the tone layer without those of numbers, which are compared as values."""
    normal = _normal(text)
    for number in reversed(numbers(normal)):
        normal = f"{normal[: number.start]} {normal[number.end :]}"
    return {word.tone for word in tokens(normal) if word.exact.isalpha()}


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)
