"""Target or result: what a question wants, and what a value is."""

from enum import StrEnum
from functools import lru_cache

from service.answering.constraints.aim_words import (
    AIMED,
    AIMS,
    ASKED_RESULT,
    ASKED_TARGET,
    CEILING,
    COMES_OF,
    COMPARED,
    DONE,
    HEADS,
    LIST_OF_AIMS,
    MEASURED,
    MEASURING,
    NAMED_TARGET,
    SAID_OF_BOTH,
)
from service.answering.constraints.folding import fold
from service.answering.constraints.periods import LONGEST_HEADING
from service.answering.constraints.spot import Spot
from service.answering.constraints.verdict import Verdict
from service.answering.standing import Standing


class Aim(StrEnum):
    """What is wanted, or what has come of it."""

    TARGET = "target"
    RESULT = "result"


def asked_aim(text: str) -> Aim | None:
    """Of a question; None where it wants either."""
    folded = fold(text)
    plain = MEASURED.sub("", folded)
    result, target = ASKED_RESULT.search(plain), ASKED_TARGET.search(plain)
    if target and plain == folded:
        return None if result and not SAID_OF_BOTH.match(result[0]) else Aim.TARGET
    return Aim.RESULT if result or plain != folded else None


def aim_of(standing: Standing, spot: Spot) -> Aim | None:
    """Of a value: by its clause, the sentence up to it, the headings, and at last by verbs that go with both."""
    return _of_clause(spot) or _of_sentence(spot) or _of_headings(standing.headings) or _by_verb(spot)


def aim_verdict(asked: Aim | None, own: Aim | None, *, figure: bool) -> Verdict:
    """NONE for a neutral question; only of a figure a contradiction is certain."""
    if asked is None:
        return Verdict.NONE
    if own is None:
        return Verdict.SILENT
    if asked is own:
        return Verdict.AGREES
    return Verdict.CONTRADICTS if figure else Verdict.SILENT


def _of_clause(spot: Spot) -> Aim | None:
    before, after = spot.before, spot.after
    if NAMED_TARGET.search(before):
        return Aim.TARGET
    if AIMED.search(after):
        return Aim.TARGET
    if MEASURING.match(after) and not AIMS.search(before):
        return Aim.RESULT
    if COMES_OF.search(before) or COMPARED.search(after):
        return None if AIMS.search(before) else Aim.RESULT
    return Aim.TARGET if AIMS.search(before) else None


def _of_sentence(spot: Spot) -> Aim | None:
    """ "phấn đấu hoàn thành các chỉ tiêu: …; …; …" governs all that follows."""
    ahead = spot.folded[spot.start : spot.clause]
    aims = [match.start() for match in LIST_OF_AIMS.finditer(ahead)]
    return Aim.TARGET if aims and not COMES_OF.search(ahead, aims[-1]) else None


@lru_cache(maxsize=10_000)
def _of_headings(headings: tuple[str, ...]) -> Aim | None:
    """The innermost that says it, by its first word that does: "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ" tells of results."""
    for heading in headings:
        match = HEADS.search(fold(heading)) if len(heading) <= LONGEST_HEADING else None
        if match:
            return Aim.RESULT if match["result"] else Aim.TARGET
    return None


def _by_verb(spot: Spot) -> Aim | None:
    if CEILING.search(spot.before):
        return Aim.TARGET
    return Aim.RESULT if DONE.search(spot.before) else None
