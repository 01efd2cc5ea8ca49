"""A directive's own clause on when it takes effect: "Nghị quyết này có hiệu lực từ ngày 01/8/2023"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import DATE, date_of
from corpus.kinds import kind_pattern
from indexer.catalogue import Placed
from service.precedent.validity.heads import Head
from service.precedent.validity.model import Fact, Standing
from service.precedent.validity.told import Told, printed, told

_CLAUSE = re.compile(
    rf"(?P<kind>{kind_pattern()})\s+(?P<this>này(?!\w))?(?P<words>[^.;“”\"]{{0,120}}?)(?<!\w)"
    r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?từ\s+(?:ngày\s+)?"
    rf"(?:(?P<signed>ký|ban\s+hành)(?!\w)|{DATE.format('')})"
    rf"(?:[^.;]{{0,20}}?\s+đến\s+(?:hết\s+)?(?:ngày\s+)?{DATE.format('2')})?",
    re.IGNORECASE,
)
_FOR_A_YEAR = re.compile(r"áp\s+dụng\s+(?:trong|cho)\s+năm\s+(?P<year>20\d\d)(?!\d|\s*[-–,])", re.IGNORECASE)
_NEAR = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?từ\s", re.IGNORECASE)
_NOT_SO = re.compile(r"(?<!\w)(?:không|chưa|sẽ|khi|trước|sau khi|nếu|dự thảo|này)(?!\w)", re.IGNORECASE)
_LED = re.compile(
    r"[\W\d_]*(?:Điều \d+[.:]?\s*)?(?:(?:Hiệu lực|Điều khoản|Tổ chức)[^.]{0,40}?)?[\W\d_]*", re.IGNORECASE
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Effect:
    """When a directive takes effect, by its own words; `until` where they name a last day."""

    since: date
    until: date | None
    told: Told


def may_tell(text: str) -> bool:
    """Whether a passage may hold such a clause; far quicker than `effect_of`."""
    return bool(_NEAR.search(text))


def effect_of(head: Head, placed: Placed) -> Effect | None:
    """What a passage says of the effect of its own directive; None where it says nothing, or of another kind."""
    text = placed.passage.text
    for match in _CLAUSE.finditer(text):
        since = head.fields.issued_on if match["signed"] else date_of(match)
        if since is None or not _is_own(head, match):
            continue
        sentence, start = told(placed.passage, placed.section.path, match.start(), match.end())
        if _LED.fullmatch(text[start : match.start()]):
            return Effect(since, date_of(match, "2") or _end_of_year(sentence.text), sentence)
    return None


def facts_of(head: Head, effect: Effect) -> Iterator[Fact]:
    """In force since a day, and over after another."""
    words = effect.told
    proof = (words.evidence(head.fields), head.id, words.section, words.spans)
    short = f"Văn bản tự nêu có hiệu lực từ {printed(effect.since)}; chỉ mục không có văn bản nào thay thế, bãi bỏ"
    yield Fact(Standing.IN_FORCE, effect.since, short, *proof)
    if effect.until is not None:
        yield Fact(Standing.PERIOD_OVER, effect.until + _DAY, f"Hết thời kỳ: đến {printed(effect.until)}", *proof)


def _end_of_year(sentence: str) -> date | None:
    """ "Nghị quyết này áp dụng trong năm 2026 và có hiệu lực từ …"."""
    match = _FOR_A_YEAR.search(sentence)
    return date(int(match["year"]), 12, 31) if match else None


def _is_own(head: Head, match: re.Match[str]) -> bool:
    """ "Nghị quyết này", or "Nghị quyết" alone, in a resolution."""
    same = " ".join(match["kind"].lower().split()) == (head.fields.kind or "").lower()
    alone = match["this"] or not match["words"].strip()
    return same and bool(alone) and not _NOT_SO.search(match["words"])
