"""What a question states and a directive contradicts."""

import re
from collections.abc import Callable

from corpus.dates import DATE, date_of
from corpus.names import read_body, territory
from service.answering.fields.heads import Head, Heads, words_of
from service.answering.fields.issuing import ORGAN
from service.answering.fields.sessions import meetings_in, periods_in
from service.answering.fields.told import Told
from service.issuers import may_be_same

_DAY = re.compile(DATE.format(""))
SAID_OF = {  # in Vietnamese
    "kind": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "place": "địa danh",
    "year": "năm",
    "day": "ngày",
    "meeting": "lần họp",
    "period": "kỳ",
}


def differs(head: Head, told: Told, heads: Heads, *, beside_name: bool = False) -> list[str]:
    """What is contradicted, as the keys of SAID_OF; of a directive named by number its kind isn't asked again."""
    checks = _CHECKS if not beside_name else [check for check in _CHECKS if check[0] != "kind"]
    return [name for name, contradicts in checks if contradicts(head, told, heads)]


def agrees(head: Head, told: Told, heads: Heads) -> bool:
    """Whether nothing is contradicted."""
    return not any(contradicts(head, told, heads) for _, contradicts in _CHECKS)


def _other_day(head: Head, told: Told, _: Heads) -> bool:
    fields = head.directive.fields
    days = {day for day in (fields.issued_on, fields.event_on) if day}
    titled = {date_of(match) for match in _DAY.finditer(fields.title or "")}
    return bool(told.day and days) and told.day not in days | titled


def _other_meeting(head: Head, told: Told, heads: Heads) -> bool:
    return bool(told.meeting) and told.meeting not in meetings_in(heads.openings([head.ordinal])[head.ordinal])


def _other_period(head: Head, told: Told, _: Heads) -> bool:
    return bool(told.months) and told.months not in periods_in(head.directive.fields.title or "")


def _same_kind(told: str, own: str | None) -> bool:
    return own is not None and (own.startswith(told) or told.startswith(own))


def _issuer_agrees(head: Head, told: Told) -> bool:
    """The issuer itself, or one that the title names ("kế hoạch thực hiện Chỉ thị … của Ban Thường vụ Tỉnh ủy")."""
    own = head.directive.fields.issuer
    if told.unit and own and (where := territory(read_body(own).name)) and where.unit != told.unit:
        return f" {' '.join(words_of(told.unit))} " in f" {' '.join(words_of(head.directive.fields.title or ''))} "
    if told.issuer is None or may_be_same(told.issuer, own) or _same_folded(told.issuer, own):
        return True
    of_another = rf"cua (?:{ORGAN} )?{' '.join(words_of(told.issuer))}(?!\w)"
    return bool(re.search(of_another, " ".join(words_of(head.directive.fields.title or ""))))


def _same_folded(told: str, own: str | None) -> bool:
    """Blind to marks: places are misread in print (Đức Phố for Đức Phổ), and typed without them."""
    said, printed = (" ".join(words_of(read_body(name).name)) for name in (told, own or ""))
    return f"{printed} ".startswith(f"{said} ")


def _places_agree(head: Head, told: Told) -> bool:
    fields = head.directive.fields
    own = f" {' '.join(words_of(' '.join(filter(None, (fields.issuer, fields.place, fields.title)))))} "
    placed = fields.place or (fields.issuer and (where := territory(read_body(fields.issuer).name)) and where.place)
    return not placed or all(f" {place} " in own for place in told.places)


def _years(head: Head) -> set[int]:
    fields = head.directive.fields
    days = [day.year for day in (fields.issued_on, fields.event_on) if day]
    return {*days, *(int(word) for word in head.words if len(word) == 4 and word.isdigit())}


_CHECKS: tuple[tuple[str, Callable[[Head, Told, Heads], bool]], ...] = (  # the slow one last
    ("kind", lambda head, told, _: bool(told.kind and not _same_kind(told.kind, head.directive.fields.kind))),
    ("issuer", lambda head, told, _: not _issuer_agrees(head, told)),
    ("place", lambda head, told, _: not _places_agree(head, told)),
    ("year", lambda head, told, _: bool(_years(head)) and not told.years <= _years(head)),
    ("day", _other_day),
    ("period", _other_period),
    ("meeting", _other_meeting),
)
