"""Words in the order of a Vietnamese dictionary."""

import random

import pytest

from service.precedent.collation import collation_key

IN_ORDER = [
    "%", "2", "10", "999", "1.000", "2021", "a", "an", "ao", "ăn", "âm", "ba", "bà", "bả", "bã", "bá", "bạ", "bao",
    "báo", "băn", "bân", "bần", "da", "dân", "đa", "đá", "đạ", "em", "êm", "kế", "kỳ", "ma", "mà", "mạ", "mai", "oan",
    "ông", "ơn", "tu", "tú", "tụ", "tuần", "tư", "tứ", "ủy", "ưu", "vốn", "xã", "ý",
]  # fmt: skip


def test_letters_come_before_tones() -> None:
    shuffled = random.Random(2).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=collation_key) == IN_ORDER


@pytest.mark.parametrize("word", ["", "ß", "я", "́", "1,5", "ⅳ", "٣", "²"])
def test_any_word_has_a_place(word: str) -> None:
    assert collation_key(word) == collation_key(word)
    assert sorted([word, "a"], key=collation_key)
