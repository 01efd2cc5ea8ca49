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
_NAMED = re.compile(r"^(Phụ lục|Phần|Chương|Mục|Tiểu mục|Điều)(?:\s|$)")


def reference(path: Sequence[str]) -> str:
    """The reference of a path, smallest part first, by the shape of each label."""
    if len(path) == 1 and path[0] in _REGIONS:
        return _REGIONS[path[0]]
    in_article = any(label.startswith("Điều") for label in path)
    return " ".join(_word(label.partition("~")[0], in_article) for label in reversed(path))


@lru_cache(maxsize=10_000)
def _word(label: str, in_article: bool) -> str:
    if len(label) > 3 and kind_by_name(label):
        return f"{label} kèm theo"  # a document of its own that is attached
    if _NAMED.match(label):
        return label if label.startswith("Điều") else label[0].lower() + label[1:]
    if label.startswith("¶"):
        return f"đoạn {label[1:]}"
    if label.startswith("-"):
        return f"gạch đầu dòng thứ {label[1:]}"
    if label.startswith("+"):
        return f"dấu cộng thứ {label[1:]}"
    if label.startswith("bảng"):
        return f"bảng {label[4:]}"
    if label.startswith("fn"):
        return f"chú thích {label[2:]}"
    if re.fullmatch(r"[IVX]+|[A-HĐ]", label):
        return f"phần {label}"
    if "." in label or label[:1].isalpha():
        return f"điểm {label}"
    return f"khoản {label}" if in_article else f"mục {label}"
