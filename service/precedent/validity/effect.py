"""A directive's own clause on when it takes effect: "Nghị quyết này có hiệu lực từ ngày 01/8/2023"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import DATE, date_of
from indexer.catalogue import Placed
from service.precedent.validity.heads import Head
from service.precedent.validity.model import Fact, Standing
from service.precedent.validity.own import ITSELF, own_clauses
from service.precedent.validity.told import Told, printed

_FORCE = r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*"
_FROM = r"(?:kể\s+)?từ\s+(?:ngày\s+)?"
_UNTIL = r"đến\s+(?:hết\s+)?(?:ngày\s+)?"
_CLAUSE = re.compile(
    rf"{ITSELF}{_FORCE}(?:"
    rf"sau\s+(?P<days>\d{{1,3}})\s+(?:\([^)]*\)\s+)?ngày\s*,?\s+{_FROM}(?:ký|ban\s+hành)(?!\w)"
    rf"|{_FROM}(?:(?P<signed>ký|ban\s+hành)(?!\w)|{DATE.format('')})(?:[^.;]{{0,20}}?\s+{_UNTIL}{DATE.format('2')})?"
    rf"|(?:cho\s+)?{_UNTIL}{DATE.format('3')})",
    re.IGNORECASE,
)
_FOR_A_YEAR = re.compile(r"áp\s+dụng\s+(?:trong|cho)\s+năm\s+(?P<year>20\d\d)(?!\d|\s*[-–,])", re.IGNORECASE)
_NEAR = re.compile(rf"{_FORCE}(?:kể\s+|cho\s+)?(?:từ|sau|đến)\s", re.IGNORECASE)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Effect:
    """When a directive takes effect, by its own words."""

    since: date | None  # None where no day is known, but the end, or that it was signed
    until: date | None  # the last day, where they name it
    told: Told


def may_tell(text: str) -> bool:
    """Whether a passage may hold such a clause; far quicker than `effect_of`."""
    return bool(_NEAR.search(text))


def effect_of(head: Head, placed: Placed) -> Effect | None:
    """What a passage says of the effect of its own directive; None where it says nothing, or of another kind, or a
    day of signing of which nothing is known."""
    for match, sentence in own_clauses(_CLAUSE, head, placed):
        since = _since(head, match)
        until = date_of(match, "2") or date_of(match, "3") or _end_of_year(sentence.text)
        if since or until or (match["signed"] and head.earliest):
            return Effect(since, until, sentence)
    return None


def facts_of(head: Head, effect: Effect) -> Iterator[Fact]:
    """In force since a day, and over after another."""
    words = effect.told
    proof = (words.evidence(head.fields), head.id, words.section, words.spans)
    short = f"Văn bản tự nêu có hiệu lực {_when(effect)}; chỉ mục không có văn bản nào thay thế, bãi bỏ"
    yield Fact(Standing.IN_FORCE, effect.since, short, *proof)
    if effect.until is not None:
        yield Fact(Standing.PERIOD_OVER, effect.until + _DAY, f"Hết thời kỳ: đến {printed(effect.until)}", *proof)


def _since(head: Head, match: re.Match[str]) -> date | None:
    """The day stated, or reckoned from the day of issue."""
    issued = head.fields.issued_on
    if match["days"]:
        return issued + int(match["days"]) * _DAY if issued else None
    return issued if match["signed"] else date_of(match)


def _when(effect: Effect) -> str:
    if effect.since:
        return f"từ {printed(effect.since)}"
    return f"đến hết {printed(effect.until)}" if effect.until else "từ ngày ký"


def _end_of_year(sentence: str) -> date | None:
    """ "Nghị quyết này áp dụng trong năm 2026 và có hiệu lực từ …"."""
    match = _FOR_A_YEAR.search(sentence)
    return date(int(match["year"]), 12, 31) if match else None
