"""A reply read as it comes: one sentence a line with its passage and its quote, as JSON.

Small models wrap it in code fences, in a list, over several lines, or leave quotation marks inside a quote bare; all
that is read. What isn't such a sentence is passed over.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST = 6_000  # characters that one sentence may take with its quote
_BARE = re.compile(
    r'\{\s*"sentence"\s*:\s*"(?P<sentence>[^\n]*?)"\s*,\s*"passage"\s*:\s*(?P<passage>[^,\n]{1,40}),'
    r'\s*"quote"\s*:\s*"(?P<quote>[^\n]*)"\s*\}\s*,?\s*$'
)
_DIGITS = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a generator gave it; nothing of it is believed."""

    sentence: str
    passage: int | None  # from 1
    quote: str


def read_reply(pieces: Iterable[str]) -> Iterator[Said]:
    """The sentences of a reply, each as soon as its last line is there."""
    pending = ""
    for line in _lines(pieces):
        text = line.strip().lstrip("[").lstrip()
        if not pending and not text.startswith("{"):
            continue
        pending = f"{pending}\n{text}" if pending else text
        if said := _read(pending):
            yield from said
        if said is not None or len(pending) > _LONGEST:
            pending = ""


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Whole lines, the last one too; one that grows too long is cut off."""
    rest = ""
    for piece in pieces:
        *whole, rest = (rest + piece).split("\n")
        yield from whole
        if len(rest) > _LONGEST:
            yield rest
            rest = ""
    yield rest


def _read(text: str) -> list[Said] | None:
    """The sentences of one or more JSON objects; None where they aren't complete."""
    try:
        found = json.loads(f"[{text.rstrip().rstrip(',').rstrip(']')}]", strict=False)
    except (ValueError, RecursionError):
        bare = _BARE.search(text)
        return [Said(bare["sentence"], _number(bare["passage"]), bare["quote"])] if bare else None
    return list(_flat(found))


def _flat(found: object) -> Iterator[Said]:
    if isinstance(found, list):
        for part in found:
            yield from _flat(part)
    elif isinstance(found, dict):
        sentence, quote = found.get("sentence"), found.get("quote")
        if isinstance(sentence, str) and isinstance(quote, str):
            yield Said(sentence, _number(found.get("passage")), quote)
        else:
            yield from _flat([part for part in found.values() if isinstance(part, list)])


def _number(passage: object) -> int | None:
    """2, "2", "[2]" or "Đoạn 2"."""
    digits = _DIGITS.search(str(passage)) if isinstance(passage, (int, str)) else None
    return int(digits[0]) if digits else None
