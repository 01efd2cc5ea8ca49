"""Addressees ("Kính gửi") and recipients ("Nơi nhận"): one an item, broken lines put together again."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.names import CAPITAL

_MARK = re.compile(r"^[-–—+•*·]\s*")
_RUN_TOGETHER = re.compile(rf"(?:(?<=[;,.)])|(?<=\):))\s+[-–+]\s*(?=[{CAPITAL}])")
_CLOSED = re.compile(r"[;,.:]\s*(?:\([^()]*\)\s*[;,.]?\s*)?$")  # "…; (để b/c)" too
_PERSON = re.compile(r"^(?:Đ/c|Đ/C|đ/c|Đồng chí|Ông|Bà)\s")
_SENTENCE = re.compile(r"^(?:Thực hiện|Căn cứ|Để|Theo|Ngày \d|Tại|Sau khi|Phúc đáp|Tiếp theo|Trả lời|Xét)(?!\w)")
_FILED = re.compile(r"^Lưu\b", re.IGNORECASE)
_NOTE = re.compile(r"^(?:\[\d+\]|[⁽⁰¹²³⁴-⁹]|[-–_*=]{3,})")


def addressees(lines: Sequence[str]) -> tuple[str, ...]:
    """To whom it is sent; names in one line are parted at their semicolons."""
    items = _items(list(takewhile(lambda line: not _SENTENCE.match(line), lines)))
    if len(items) == 1:
        items = items[0].split(";")
    return _trimmed(items)


def recipients(lines: Sequence[str]) -> tuple[str, ...]:
    """Who gets a copy, as printed, with notes like (b/c); what follows the archive's own copy ("Lưu") is left."""
    return _trimmed(_items(lines))


def _items(lines: Sequence[str]) -> list[str]:
    texts = [text for line in lines for text in _parted(line)]
    closes = sum(bool(_CLOSED.search(text)) for text in texts) * 2 >= len(texts)  # whether items end in ; or , here
    items: list[str] = []
    for text in texts:
        starts, words = bool(_MARK.match(text)), _MARK.sub("", text)
        if items and (_NOTE.match(text) or (_FILED.match(items[-1]) and not starts and not items[-1].endswith(","))):
            break
        if items and (_goes_on(items[-1], words) if closes and starts else not starts and items[-1][-1:] not in ";."):
            items[-1] = f"{items[-1]} {words}"
        elif words:
            items.append(words)
    return items


def _goes_on(item: str, words: str) -> bool:
    """Whether the office of a person was broken over two lines with a list mark each, the first left open:
    "- Đ/c Tạ Văn Lâm- UVBTV" / "- Tỉnh ủy, Chủ tịch UBND tỉnh,"."""
    return bool(_PERSON.match(item)) and not _CLOSED.search(item) and not _PERSON.match(words)


def _parted(line: str) -> Iterator[str]:
    """A line as the items that it runs together, each but the first with a list mark again."""
    first, *others = _RUN_TOGETHER.split(line.strip())
    if first:
        yield first
    yield from (f"- {other}" for other in others)


def _trimmed(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(words for item in items if (words := item.strip(" ,;.:-–*_")))
