"""A directive's own clause on when its effect ends: "Chỉ thị này hết hiệu lực từ ngày 31/12/2024"."""

import re
from datetime import date, timedelta

from corpus.dates import DATE, date_of
from indexer.catalogue import Placed
from service.precedent.validity.heads import Head
from service.precedent.validity.model import Fact, Standing
from service.precedent.validity.own import ITSELF, own_clauses
from service.precedent.validity.told import printed

ENDINGS = ("hết hiệu lực", "ngưng hiệu lực", "ngừng hiệu lực", "chấm dứt hiệu lực", "không còn hiệu lực")
_VERBS = "|".join(ending.replace(" ", r"\s+") for ending in ENDINGS)
_ENDING = re.compile(
    rf"{ITSELF}(?:sẽ\s+)?(?P<verb>(?:tạm\s+)?(?:{_VERBS}))(?:\s+thi\s+hành)?\s*,?\s*"
    rf"(?:(?P<after>sau\s|vào\s|(?=ngày))|(?:kể\s+)?từ\s)\s*(?:(?:hết|cuối)\s+)?(?:ngày\s+)?{DATE.format('')}"
    rf"(?:\s*(?:,|cho)?\s*đến\s+(?:hết\s+)?(?:ngày\s+)?{DATE.format('2')})?",
    re.IGNORECASE,
)
_OWN_BEGINNING = re.compile(
    r"\s*(?:được\s+(?:phổ\s+biến|ban\s+hành)[^,;]{0,60}(?:,|và)\s*)?"
    rf"(?:có\s+hiệu\s+lực(?:\s+thi\s+hành)?,?\s+(?:kể\s+)?từ\s+(?:ngày\s+)?"
    rf"(?:ký(?:\s+ban\s+hành)?|ban\s+hành|{DATE.format('')})\s*(?:,|và)\s*)?",
    re.IGNORECASE,
)
_DAY = timedelta(days=1)


def ending_of(head: Head, placed: Placed) -> Fact | None:
    """That its time is over from a day on, as a passage says of its own directive; None where it says no such day."""
    for match, words in own_clauses(_ENDING, head, placed):
        day = date_of(match)
        if day is not None and not _is_of_others(match["words"]):
            last = date_of(match, "2")
            short = f"Văn bản tự nêu {' '.join(match['verb'].lower().split())} từ {printed(_first(match, day))}"
            short += f" đến {printed(last)}" if last else ""
            proof = (words.evidence(head.fields), head.id, words.section, words.spans)
            return Fact(Standing.PERIOD_OVER, _first(match, day), short, *proof, until=last)
    return None


def _first(match: re.Match[str], day: date) -> date:
    """The day after the one named, where that one is the last."""
    return day + _DAY if match["after"] is not None else day


def _is_of_others(words: str) -> bool:
    """ "Chỉ thị này có hiệu lực từ ngày ký, các quy định trước đây hết hiệu lực": anything but its own beginning."""
    return not _OWN_BEGINNING.fullmatch(words)
