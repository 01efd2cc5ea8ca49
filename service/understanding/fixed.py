"""Words whose reading the words around them fix: codes of a number ("17 kl tu"), units of a section ("muc 2")."""

import re
from collections.abc import Sequence

from corpus.text import Token
from service.typed_words import fold_letters, numbered
from service.understanding.sections import find_references
from service.understanding.typed_numbers import TypedNumber

_UNITS = {
    "diem": "điểm", "khoan": "khoản", "muc": "mục", "tieu": "tiểu", "phan": "phần", "chuong": "chương", "dieu": "điều",
    "tiet": "tiết", "phu": "phụ", "luc": "lục", "gach": "gạch", "dau": "đầu", "dong": "dòng", "doan": "đoạn", "y": "ý",
    "thu": "thứ", "nhat": "nhất", "ba": "ba", "bon": "bốn", "tu": "tư", "nam": "năm", "sau": "sáu", "bay": "bảy",
    "tam": "tám", "chin": "chín", "muoi": "mười", "cua": "của", "thuoc": "thuộc", "va": "và",
}  # fmt: skip
_CODES = ("code", "body", "unit")
_LONGEST_CODE = 10  # letters; "ket luan" is a code written out, and takes its marks as other words do


def fixed_forms(words: Sequence[Token], text: str, numbers: Sequence[TypedNumber] = ()) -> dict[int, str]:
    """The forms of such words by position, as they are to stand; only those typed without marks.

    `numbers` are stretches known to be numbers.
    """
    if not any(letter.isdigit() for letter in text) and " thu " not in fold_letters(text):
        return {}
    codes = [*_code_spans(fold_letters(text)), *((one.start, one.end) for one in numbers)]
    sections = [(one.start, one.end) for one in find_references(text) if one.telling]
    forms: dict[int, str] = {}
    for at, word in enumerate(words):
        typed = text[word.start : word.end]
        if any(start <= word.start and word.end <= end for start, end in codes):
            forms[at] = typed
        elif any(start <= word.start < end for start, end in sections) and typed.isascii():
            forms[at] = _UNITS.get(typed, typed)
    return forms


def _code_spans(folded: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for pattern in numbered():
        for match in pattern.finditer(folded):
            named = [match.span(group) for group in _CODES if match.groupdict().get(group)]
            spans += [(start, end) for start, end in named if re.fullmatch(r"[a-z]+", folded[start:end])]
    return [(start, end) for start, end in spans if end - start <= _LONGEST_CODE]
