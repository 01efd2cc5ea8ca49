"""A section's place as a person writes it: "điểm 2.1 mục 2 phần II", "khoản 1 Điều 5"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.kinds import kind_by_name

_REGIONS = {
    "header": "phần đầu văn bản",
    "addressees": "phần Kính gửi",
    "preamble": "phần mở đầu",
    "closing": "phần kết",
    "recipients": "phần Nơi nhận",
    "signature": "phần ký",
}
_NAMED = re.compile(r"^(?:Phụ lục|Phần|Chương|Mục|Tiểu mục|Điều)(?:\s|$)")  # keep their capital: "Phụ lục II"
_COUNTED = {
    "¶": "đoạn {}",
    "-": "gạch đầu dòng thứ {}",
    "+": "dấu cộng thứ {}",
    "bảng": "bảng {}",
    "fn": "chú thích {}",
}


def reference(path: Sequence[str]) -> str:
    """The reference of a path, smallest part first, by the shape of each label."""
    return _reference(tuple(path))


@lru_cache(maxsize=10_000)
def _reference(path: tuple[str, ...]) -> str:
    words: list[str] = []
    for index, label in enumerate(path):
        words.append(_word(label.partition("~")[0], _levels(words), in_article=_in_article(path[: index + 1])))
    return " ".join(reversed(words))


def _in_article(path: Sequence[str]) -> bool:
    return any(label.startswith("Điều") for label in path)


def _levels(words: Sequence[str]) -> set[str]:
    """The words for levels that stand above; an article begins anew, in one that it amends, too."""
    levels: set[str] = set()
    for word in words:
        level = word.partition(" ")[0]
        levels = {level} if level == "Điều" else levels | {level}
    return levels


def _word(label: str, above: set[str], *, in_article: bool) -> str:
    if label in _REGIONS:
        return _REGIONS[label]
    if len(label) > 3 and kind_by_name(label):
        return f"{label} kèm theo"  # a document of its own that is attached
    if _NAMED.match(label):
        return label
    for mark, word in _COUNTED.items():
        if label.startswith(mark):
            return word.format(label.removeprefix(mark))
    if re.fullmatch(r"[IVX]+|[A-HĐ]", label):
        return f"{'mục' if 'phần' in above else 'phần'} {label}"
    if "." in label or label[:1].isalpha():
        return f"điểm {label}"
    level = "khoản" if in_article else "mục"
    return f"{'điểm' if level in above else level} {label}"
