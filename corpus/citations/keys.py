"""The normal form under which a catalogue is asked for a directive.

=========  ====================================  ==========================================================
number     `28kltu`, `302020ndcp`                `corpus.text.number_key`: letters and digits alone
bare       `kl:28`, `nd:30/2020`                 the kind's code, since QĐ is Quyết định and Quy định
plenum     `hoi nghi:trung uong:13:8`            level, term ("khóa"), ordinal; a part that isn't stated is empty
congress   `dai hoi:thi xa:20`                   level, then ordinal or term of office ("2020-2025")
law        `luat:dat dai`, `luat:dat dai:2024`   kind and name, and the year where it is stated
title      `ke hoach:cong tac can bo nam 2023`   kind and subject
=========  ====================================  ==========================================================

Issuers, places and dates are no part of a key: a mention may leave them out, so they are compared afterwards. A
directive stands under every key by which a mention may ask for it (`corpus.citations.own_keys`).
"""

import re

from corpus.data import rows
from corpus.text import folded_key, number_key

_CODES = {row["name"]: row["code"] for row in rows("kinds.tsv")}
_WORD = re.compile(r"[^\W_]+")


def key_of_number(number: str) -> str:
    """`28-KL/TU` gives `28kltu`."""
    return number_key(number)


def key_of_bare(kind: str, number: str) -> str:
    """`Kết luận`, `28` give `kl:28`; a kind without a code stands in full."""
    digits, slash, year = number.partition("/")
    return f"{fold(_CODES.get(kind, kind))}:{int(digits)}{slash}{year}"


def key_of_plenum(level: str, term: str | None, ordinal: str) -> str:
    """A committee's session; `level` is its name folded: `trung uong`, `tinh`, `thi xa`."""
    return f"hoi nghi:{level}:{term or ''}:{ordinal}"


def key_of_congress(level: str, ordinal: str) -> str:
    """A congress by its ordinal, or by its term of office as "2020-2025"."""
    return f"dai hoi:{level}:{ordinal}"


def key_of_law(kind: str, name: str, year: int | None = None) -> str:
    """A law by its name without its kind."""
    key = f"{fold(kind)}:{fold(name)}"
    return f"{key}:{year}" if year else key


def key_of_title(kind: str, subject: str) -> str:
    """A directive by what it is about, without "về" in front."""
    return f"{fold(kind)}:{re.sub('^(ve viec|ve) ', '', fold(subject))}"


def fold(words: str) -> str:
    """Words in lower case without diacritics and marks, one blank between them."""
    return " ".join(folded_key(word) for word in _WORD.findall(words))
