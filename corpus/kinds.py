"""Kinds of directive ("loại văn bản") and the codes that stand for them in a number.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III; Quy định 66-QĐ/TW and 399-QĐ/TW for the Party.
"""

import re
from functools import cache

from corpus.data import rows
from corpus.text import exact_key

_PARTY_BODY = re.compile(r"/\s?(?:[A-ZĐ]*(?:TW|TƯ|TU|HU|QU|ThU|ĐU|ĐUK|VP))")


@cache
def kind_names() -> tuple[str, ...]:
    """Every kind as it is written, the longest first so that patterns prefer it."""
    names = {row["name"] for row in rows("kinds.tsv")} | {"Bộ luật"}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def kind_pattern() -> str:
    """A regular expression alternative over all kinds, blanks loose."""
    return "|".join(name.replace(" ", r"\s+") for name in kind_names())


def kind_by_name(words: str) -> str | None:
    """The kind that the words are, whatever their case and spacing."""
    return _kinds_by_key().get(exact_key(" ".join(words.split())))


@cache
def _kinds_by_key() -> dict[str, str]:
    return {exact_key(name): name for name in reversed(kind_names())}


@cache
def _kinds_by_code() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for row in rows("kinds.tsv"):
        table.setdefault(row["code"], []).append((row["system"], row["name"]))
    return table


def kind_by_number(number: str) -> str | None:
    """The kind that a number's code stands for, where the code has one reading.

    The code comes first after the number; what follows names body and unit ("12/UBND-KH" is no Kế hoạch). In Party
    numbers QĐ is both Quyết định and Quy định, so it gives None there.
    """
    system = "party" if _PARTY_BODY.search(number) else "state"
    code = re.search(r"[^\W\d_]+", number)
    named = {name for of, name in _kinds_by_code().get(code.group() if code else "", []) if of in (system, "both")}
    return named.pop() if len(named) == 1 else None
