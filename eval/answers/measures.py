"""Whether an answer is right: equal to a gold answer, or saying the same value in a few words more or less."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import apart, keys, tone_key
from eval.answers import squad
from eval.answers.values import DENIAL, Value, Words, words_of

_MOST_WORDS_APART = 6
_EDGE = re.compile(r"^(?:[-–—+•](?!\d)|[\s.,;:!?\"'“”‘’()\[\]…*])+|(?:[-–—]|[\s.,;:!?\"'“”‘’()\[\]…*])+$")
_ANY_COMMA = re.compile(r";|,(?!\d)|\bvà\b")
_JOINING = frozenset([";", *map(tone_key, "và hoặc hay cùng".split())])


@dataclass(frozen=True, slots=True)
class Scores:
    """One answer against the gold answers of its question; all 0 where nothing was answered."""

    exact: float = 0.0
    right: float = 0.0
    em: float = 0.0
    f1: float = 0.0


def score(said: str | None, answers: Sequence[str]) -> Scores:
    """What was said, against all answers that count as right."""
    if said is None or not answers:
        return Scores()
    return Scores(
        float(is_exact(said, answers)),
        float(is_right(said, answers)),
        squad.exact_match(said, answers),
        squad.f1(said, answers),
    )


def is_exact(said: str, answers: Sequence[str]) -> bool:
    """Equal to an answer but for normal form, case, place of the tone mark, blanks, and punctuation at the edges."""
    return bool(comparable(said)) and comparable(said) in map(comparable, answers)


def is_right(said: str, answers: Sequence[str]) -> bool:
    """Exact, or the same as an answer (`says_the_same`), or as a list the same items as an answer in any order."""
    return is_exact(said, answers) or any(says_the_same(said, answer) or _same_list(said, answer) for answer in answers)


def comparable(text: str) -> str:
    """NFC, lower case, tone marks in one place, single blanks, no marks of bold type, no punctuation at the edges."""
    pieces = apart(unicodedata.normalize("NFC", text))
    pieces[1::2] = [keys(word)[1] for word in pieces[1::2]]
    return _EDGE.sub("", " ".join("".join(pieces).lower().replace("*", "").split()))


def says_the_same(said: str, answer: str) -> bool:
    """Whether one holds the other as whole words, at most six words longer, and both hold the same values.

    Values are numbers, dates, document numbers and denials, so a clause that swallows the answer beside a second figure
    isn't the same, nor is one that the rest turns into its opposite. What is joined on by "và" or ";" is a second
    answer. A shortened answer must keep a value, or half of the words: "tỉnh" isn't "Ủy ban nhân dân tỉnh". Where
    one is a single word ("có"), the other begins with it.
    """
    one, other = words_of(said), words_of(answer)
    if not one.words or not other.words or not _agree(one, other):
        return False
    longer, shorter = (one, other) if len(one.words) >= len(other.words) else (other, one)
    if len(longer.words) - len(shorter.words) > _MOST_WORDS_APART or not _stands_in(shorter.words, longer.words):
        return False
    if _has_figure(one):
        return True
    telling = len(shorter.words) > 1 or longer.words[0] == shorter.words[0]
    return telling and 2 * len(one.words) >= len(other.words)


def _has_figure(words: Words) -> bool:
    return any(value.kind != DENIAL for value in words.values)


def _stands_in(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the words stand there side by side, nothing else joined to them."""
    size = len(shorter)
    for at in range(len(longer) - size + 1):
        around = {*longer[max(at - 1, 0) : at], *longer[at + size : at + size + 1]}
        if longer[at : at + size] == shorter and not around & _JOINING:
            return True
    return False


def _agree(said: Words, answer: Words) -> bool:
    """Each value of one has its like in the other."""
    return all(any(_same(a, b) for b in answer.values) for a in said.values) and all(
        any(_same(a, b) for a in said.values) for b in answer.values
    )


def _same(said: Value, answer: Value) -> bool:
    """A year may be missing; the scale only in the gold answer, whose question names it."""
    if said.kind != answer.kind:
        return False
    if said.kind == "date":
        return said.said[:2] == answer.said[:2] and (
            said.said[2] == answer.said[2] or not (said.said[2] and answer.said[2])
        )
    if said.kind == "number":
        return said.said[0] == answer.said[0] and answer.said[1] in ("", said.said[1])
    return said == answer


def _same_list(said: str, answer: str) -> bool:
    """Whether both list the same items in any order, however parted; parted by semicolons, loosely the same."""
    finely, answered = (sorted(words_of(item).words for item in _ANY_COMMA.split(text)) for text in (said, answer))
    return (len(finely) > 1 and finely == answered) or _same_items(said.split(";"), answer.split(";"))


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
