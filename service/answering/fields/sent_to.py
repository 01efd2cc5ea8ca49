"""Whether somebody stands among the recipients, by the line that names them."""

import re
from collections.abc import Sequence

from corpus.model import Role
from service.answer import Quote
from service.answering.fields.heads import words_of
from service.answering.fields.place import ITEM_MARK, Part, after_lead, quoted, trimmed, with_role

_LINE = re.compile(r"[^\n]+")
_JOINED = re.compile(r",|;|(?<!\w)(?:va|and)(?!\w)")
_EMPTY = frozenset("cac nhung cho den toi ve dong chi".split())


def find_line(parts: Sequence[Part], who: str) -> list[Quote]:
    """A quote for each line that names one of those asked for; [] unless all of them are named."""
    lines = [
        (part, *_trimmed(part.passage.text, *match.span()))
        for part in with_role(parts, Role.ADDRESSEES, Role.RECIPIENTS)
        for match in _LINE.finditer(part.passage.text)
    ]
    pieces = [words_of(piece) for piece in _JOINED.split(who) if piece.strip()]
    together = [line for line in lines if all(_names(_text(line), piece) for piece in pieces)]
    apart = [next((line for line in lines if _names(_text(line), piece)), None) for piece in pieces]
    found = together[:1] or [line for line in apart if line]
    return [quoted(part, (start, end)) for part, start, end in dict.fromkeys(found)] if all(apart) else []


def _text(line: tuple[Part, int, int]) -> str:
    part, start, end = line
    return part.passage.text[start:end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without its dash and the mark at its end."""
    start = after_lead(text, start)
    mark = ITEM_MARK.match(text, start, end)
    start, end = trimmed(text, mark.end() if mark else start, end)
    return start, end - (1 if text[start:end].endswith((",", ";", ".")) else 0)


def _names(line: str, wanted: Sequence[str]) -> bool:
    """Whether every word stands in the line, by itself or where either side abbreviates ("Trung tâm PTQĐ")."""
    own = words_of(line)
    words = [word for word in wanted if word not in _EMPTY]
    left = [word not in own and not (len(word) > 2 and word in _initials(own)) for word in words]
    for short in (word for word in own if len(word) > 1 and word in _initials(words)):
        at = _initials(words).find(short)
        left[at : at + len(short)] = [False] * len(short)
    return bool(words) and not any(left)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)
