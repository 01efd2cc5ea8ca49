"""Where a directive prints its fields: each gives the quote that shows the value, or None where none is printed."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from corpus.dates import DATE, date_of
from corpus.model import Fields, Role
from corpus.names import read_body, territory
from service.answer import Quote
from service.answering.fields.asked import Asked, Field
from service.answering.fields.place import ITEM_MARK, Part, find_words, quoted, sentence_at, trimmed, with_role

_DAY = re.compile(rf"(?:(?:ngày|Ngày|NGÀY)\s+)?{DATE.format('')}")
_MONTH_OF = re.compile(r"(?:tháng|THÁNG)\s+\d{1,2}\s*,?\s+(?:năm|NĂM)\s+\d{4}|\d{1,2}\s?[/.-]\s?\d{4}$")
_YEAR_OF = re.compile(r"(?:(?:năm|NĂM)\s+)?\d{4}$")
_LEAD = re.compile(r"[\s*_]*(?:Nơi\s+nhận|NƠI\s+NHẬN|Kính\s+gửi|KÍNH\s+GỬI)[\s*_]*:?[\s*_]*", re.IGNORECASE)
_NUMBER_GAP = r"[^\w]{0,4}"
_EFFECTIVE = re.compile(
    r"hiệu\s+lực(?:\s+thi\s+hành)?\s+(?P<value>(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)\s+(?:ký|\d[^.;]*|[^.;,]{2,60}))"
)
_OWN = re.compile(r"(?:này|nêu\s+trên)(?=[^.;]{0,80}$)")
_STATE_DAY = re.compile(
    r"^(?:(?:kể\s+)?từ\s+)?(?:ngày|khi)\s+(?:ký|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:\s+ban\s+hành)?"
)

Finder = Callable[[Fields, Sequence[Part], Asked], list[Quote]]


def find_printed(field: Field, fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    """The quotes that show a field, its value in each; [] where it isn't printed."""
    return _FINDERS[field](fields, parts, asked)


def _first(parts: Sequence[Part], words: str | None) -> list[Quote]:
    """The first place among the parts where the words stand."""
    if not words:
        return []
    found = ((part, find_words(part.passage.text, words)) for part in parts)
    return next(([quoted(part, at)] for part, at in found if at), [])


def _signer(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    return _first(with_role(parts, Role.SIGNATURE), fields.signer)


def _authority(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    return _first(with_role(parts, Role.SIGNATURE), fields.signing_authority)


def _position(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    """For whom and as what: "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG" says more than its second line."""
    return _signature(parts, fields.signing_authority, fields.signer_position)


def _signer_and_position(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    both = _signature(parts, fields.signer_position, fields.signer)
    return both or _signer(fields, parts, asked)


def _signature(parts: Sequence[Part], first: str | None, last: str | None) -> list[Quote]:
    """From the first words to the last ones; the last ones must be printed."""
    for part in with_role(parts, Role.SIGNATURE):
        text = part.passage.text
        begin = find_words(text, first) if first else None
        end = find_words(text, last, begin[1] if begin else 0) if last else None
        if end:
            return [quoted(part, (begin[0] if begin else end[0], end[1]))]
    return []


def _issued(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    return _dated(with_role(parts, Role.HEADER, Role.PREAMBLE, Role.SIGNATURE), fields.issued_on, asked)


def _event(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    opening = with_role(parts, Role.PREAMBLE, Role.HEADER) or list(parts[:5])
    return _dated(opening, fields.event_on, asked, in_sentence=True)


def _dated(parts: Sequence[Part], day: date | None, asked: Asked, *, in_sentence: bool = False) -> list[Quote]:
    for part in parts if day else ():
        text = part.passage.text
        for match in _DAY.finditer(text):
            if date_of(match) == day:
                start, end = _asked_part(text, *match.span(), asked.part)
                return [quoted(part, (start, end), sentence_at(text, start, end) if in_sentence else None)]
    return []


def _asked_part(text: str, start: int, end: int, part: str) -> tuple[int, int]:
    """The month or the year of a date alone, where only that is asked for."""
    pattern = {"month": _MONTH_OF, "year": _YEAR_OF}.get(part)
    found = pattern.search(text, start, end) if pattern else None
    return found.span() if found else (start, end)


def _effective(_: Fields, parts: Sequence[Part], __: Asked) -> list[Quote]:
    """Only where the directive says it of itself."""
    for part in reversed(parts):
        text = part.passage.text
        for match in _EFFECTIVE.finditer(text):
            around = sentence_at(text, *match.span())
            if _OWN.search(text, around[0], match.start()):
                start, end = match.span("value")
                day = _STATE_DAY.match(text[start:end])
                return [quoted(part, trimmed(text, start, start + day.end() if day else end), around)]
    return []


def _number(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    if not fields.number:
        return []
    pattern = re.compile(_NUMBER_GAP.join(map(re.escape, re.findall(r"[^\W_]+", fields.number))), re.IGNORECASE)
    for part in with_role(parts, Role.HEADER) or list(parts[:3]):
        if match := pattern.search(part.passage.text):
            return [quoted(part, match.span())]
    return []


def _issuer(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    """The fullest form of its name that stands in one place, the letterhead's before others."""
    if not fields.issuer:
        return []
    body = read_body(fields.issuer)
    where = territory(body.name)
    placeless = fields.issuer.removesuffix(where.place or "").strip() if where and body.organ else fields.issuer
    head, rest = with_role(parts, Role.HEADER), with_role(parts, Role.SIGNATURE, Role.PREAMBLE)
    forms = dict.fromkeys((fields.issuer, placeless, body.name))
    tries = (_first(where, name) for where in (head, rest) for name in forms)
    return next((found for found in tries if found), [])


def _place(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    """Before the date, not in the letterhead."""
    for part in with_role(parts, Role.HEADER) if fields.place else ():
        text = part.passage.text
        for match in _DAY.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            if at := find_words(text[: match.start()], fields.place or "", line):
                return [quoted(part, at)]
    return _first(with_role(parts, Role.HEADER), fields.place)


def _title(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    return _first(with_role(parts, Role.HEADER), fields.title)


def _kind(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    return _first(with_role(parts, Role.HEADER), fields.kind)


def _recipients(_: Fields, parts: Sequence[Part], __: Asked) -> list[Quote]:
    return [_block(part) for part in with_role(parts, Role.RECIPIENTS)]


def _addressees(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    """Who is addressed; of a directive that addresses nobody, who receives it."""
    return [_block(part) for part in with_role(parts, Role.ADDRESSEES)] or _recipients(fields, parts, asked)


def _block(part: Part) -> Quote:
    """All but the words that lead it in."""
    text = part.passage.text
    lead = _LEAD.match(text)
    start, end = trimmed(text, lead.end() if lead else 0, len(text))
    mark = ITEM_MARK.match(text, start)
    return quoted(part, trimmed(text, mark.end() if mark else start, end))


def _mark(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    mark = fields.urgency if asked.field is Field.URGENCY else fields.secrecy or fields.circulation
    return _first(parts, mark)


_FINDERS: dict[Field, Finder] = {
    Field.SIGNER: _signer,
    Field.SIGNER_AND_POSITION: _signer_and_position,
    Field.POSITION: _position,
    Field.AUTHORITY: _authority,
    Field.ISSUED: _issued,
    Field.EVENT: _event,
    Field.EFFECTIVE: _effective,
    Field.NUMBER: _number,
    Field.ISSUER: _issuer,
    Field.PLACE: _place,
    Field.ADDRESSEES: _addressees,
    Field.RECIPIENTS: _recipients,
    Field.TITLE: _title,
    Field.KIND: _kind,
    Field.SECRECY: _mark,
    Field.URGENCY: _mark,
}
