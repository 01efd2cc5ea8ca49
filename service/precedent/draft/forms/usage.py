"""Words that offices write in one of two ways: "hằng tháng" or "hàng tháng"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.model import Span
from corpus.text import exact_key
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Segment, find
from indexer.wording.words import words as words_of
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.model import FormFinding, Level

_OTHER = {"hàng": "hằng", "hằng": "hàng"}
_UNITS = ("ngày", "tuần", "tháng", "quý", "năm")
_EVERY = re.compile(rf"(?<!\w)(?P<word>h[àằ]ng)\s+(?:{'|'.join(_UNITS)})(?!\w)", re.IGNORECASE)


def usage_findings(wording: WordingIndex, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One where the index nearly always has the other word, by all its uses before a unit of time."""
    uses: dict[str, list[Span]] = defaultdict(list)
    first: dict[str, str] = {}
    for stretch in stretches:
        for match in _EVERY.finditer(stretch.text):
            word = exact_key(match["word"])
            uses[word] += stretch.at(*match.span())
            first.setdefault(word, match.group())
    counts = {word: sum(_count(wording, f"{word} {unit}") for unit in _UNITS) for word in _OTHER} if uses else {}
    usual = majority(counts)
    for word, spans in uses.items():
        if usual not in (None, word):
            said = " ".join(first[word].split())
            better = f"{_cased(_OTHER[word], said)}{said[len(word) :]}"
            message = f"Cách dùng từ khác kho: {found_in_index(counts)}."
            yield FormFinding("spelling", Level.DOUBT, said, tuple(spans), message, better, counts)


def _count(wording: WordingIndex, phrase: str) -> int:
    return len(find(wording, [Segment(tuple(words_of(phrase)))], Layer.EXACT))


def _cased(word: str, said: str) -> str:
    return word.upper() if said.isupper() else word.capitalize() if said[:1].isupper() else word
