"""Whether two answers say the same value, one of them in a few words more."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from corpus.text import tone_key
from eval.answers.values import DATE, DENIAL, NUMBER, SHARE, Value, Words, words_of

_MOST_WORDS_APART = 6
_ANY_COMMA = re.compile(r";|,(?!\d)|\bvà\b")
_JOINING = frozenset([";", *map(tone_key, "và hoặc hay cùng".split())])
_CHANGING = frozenset(map(tone_key, "phó nguyên".split()))  # a deputy is another, as is who was it once
_SENSE = re.compile(
    r"\b(?:(?P<up>tăng)|(?P<down>giảm)|(?P<least>ít nhất|tối thiểu|không dưới|không ít hơn|trên(?=\s+\d))"
    r"|(?P<most>nhiều nhất|tối đa|không quá|không vượt|dưới(?=\s+\d)))\b"
)
_OPPOSITES = (("up", "down"), ("down", "up"), ("least", "most"), ("most", "least"))


def says_the_same(said: str, answer: str) -> bool:
    """Whether one holds the other as whole words, at most six words longer, without another value of its kind.

    Values are numbers, shares, years, quarters, dates, document numbers, and denials. All of the shorter one stand in
    the longer, which may add one of a kind that the shorter lacks ("88-KH/TU ngày 20/9/2022"), but no second one of the
    same kind ("tăng 7%, công nghiệp 9%"), nor any to words without. What "không" turns into its opposite isn't the
    same, nor what is joined on by "và" or ";", nor the deputy. A shortened answer must keep a value, or half of the
    words: "tỉnh" isn't "Ủy ban nhân dân tỉnh". Where one is a single word ("có"), the other begins with it.
    """
    one, other = words_of(said), words_of(answer)
    if not one.words or not other.words or not _agree(one, other):
        return False
    shorter, longer = sorted((one.words, other.words), key=len)
    if abs(one.size - other.size) > _MOST_WORDS_APART or not _stands_in(shorter, longer):
        return False
    if _figures(one):
        return True
    telling = len(shorter) > 1 or longer[0] == shorter[0]
    return telling and 2 * one.size >= other.size


def same_list(said: str, answer: str) -> bool:
    """Whether both list the same items in any order, however parted; parted by semicolons, loosely the same."""
    finely, answered = (sorted(words_of(item).words for item in _ANY_COMMA.split(text)) for text in (said, answer))
    return (len(finely) > 1 and finely == answered) or _same_items(said.split(";"), answer.split(";"))


def contradicts(said: str, answers: Iterable[str]) -> bool:
    """Whether it goes the other way than all answers that tell a way: up or down, at least or at most."""
    tells, told = _senses(said), set[str]().union(*map(_senses, answers))
    return any(way in tells - told and opposite in told - tells for way, opposite in _OPPOSITES)


def _senses(text: str) -> set[str]:
    found = _SENSE.finditer(unicodedata.normalize("NFC", text).lower())
    return {match.lastgroup for match in found if match.lastgroup}


def _agree(said: Words, answer: Words) -> bool:
    """Whether each value of the shorter has its like in the longer, and what the longer adds is of other kinds."""
    if _denied(said) != _denied(answer):
        return False
    mine = [value for value in _figures(said) if not any(_same(value, other) for other in _figures(answer))]
    theirs = [value for value in _figures(answer) if not any(_same(other, value) for other in _figures(said))]
    lacking, added = (mine, theirs) if len(said.words) <= len(answer.words) else (theirs, mine)
    kinds = {value.kind for value in _figures(said if lacking is mine else answer)}
    return not lacking and (not added or (bool(kinds) and not kinds & {value.kind for value in added}))


def _same(said: Value, answer: Value) -> bool:
    """A date's year may be missing; a number's scale only in the gold answer, whose question names it."""
    if {said.kind, answer.kind} <= {NUMBER, SHARE}:
        return said.parts[0] == answer.parts[0] and answer.parts[1] in ("", said.parts[1])
    if said.kind == answer.kind == DATE:
        years = {said.parts[2], answer.parts[2]} - {""}
        return said.parts[:2] == answer.parts[:2] and len(years) < 2
    return said == answer


def _figures(words: Words) -> list[Value]:
    return [value for value in words.values if value.kind != DENIAL]


def _denied(words: Words) -> bool:
    return any(value.kind == DENIAL for value in words.values)


def _stands_in(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the words stand there side by side, with nothing that joins another or makes another of them."""
    size = len(shorter)
    for at in range(len(longer) - size + 1):
        before, after = longer[max(at - 1, 0) : at], longer[at + size : at + size + 1]
        if longer[at : at + size] == shorter and _JOINING.isdisjoint(before + after) and _CHANGING.isdisjoint(before):
            return True
    return False


def _same_items(said: Sequence[str], answer: Sequence[str]) -> bool:
    """As many items, each the same as another one of the answer's."""
    if len(said) != len(answer) or len(said) < 2:
        return False
    left = list(answer)
    for item in said:
        like = next((one for one in left if says_the_same(item, one)), None)
        if like is None:
            return False
        left.remove(like)
    return True
