"""Whether an answer is right: equal to a gold answer, or saying the same value in a few words more or less."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import apart, keys
from eval.answers import squad
from eval.answers.sameness import contradicts, same_list, says_the_same

_EDGE = re.compile(r"^(?:[-–—+•](?!\d)|[\s.,;:!?\"'“”‘’()\[\]…*])+|(?:[-–—]|[\s.,;:!?\"'“”‘’()\[\]…*])+$")


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
    """Exact, or the same as an answer (`says_the_same`), or as a list the same items; and none that contradicts."""
    return is_exact(said, answers) or (
        not contradicts(said, answers)
        and any(says_the_same(said, answer) or same_list(said, answer) for answer in answers)
    )


def comparable(text: str) -> str:
    """NFC, lower case, tone marks in one place, single blanks, no marks of bold type, no punctuation at the edges."""
    pieces = apart(unicodedata.normalize("NFC", text))
    pieces[1::2] = [keys(word)[1] for word in pieces[1::2]]
    return _EDGE.sub("", " ".join("".join(pieces).lower().replace("*", "").split()))
