"""Where a directive prints its fields: each gives the quote that shows the value, or None where none is printed."""

from collections.abc import Callable, Sequence

from corpus.model import Fields, Role
from corpus.names import read_body, territory
from service.answer import Quote
from service.answering.fields import days
from service.answering.fields.asked import Asked, Field
from service.answering.fields.numbers import number_pattern
from service.answering.fields.place import (
    ITEM_MARK,
    Part,
    after_lead,
    find_words,
    quoted,
    trimmed,
    with_role,
)

_LAST = 6  # passages among which a signature stands that wasn't recognised as one

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
    return _first([*with_role(parts, Role.SIGNATURE), *parts[:-_LAST:-1]], fields.signer)


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
    for part in [*with_role(parts, Role.SIGNATURE), *parts[:-_LAST:-1]]:
        text = part.passage.text
        begin = find_words(text, first) if first else None
        end = find_words(text, last, begin[1] if begin else 0) if last else None
        if end:
            return [quoted(part, (begin[0] if begin else end[0], end[1]))]
    return []


def _number(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    if not fields.number:
        return []
    pattern = number_pattern(fields.number)
    for part in with_role(parts, Role.HEADER) or list(parts[:3]):
        if match := pattern.search(part.passage.text):
            return [quoted(part, match.span())]
    return []


def _issuer(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    """The fullest form of its name that stands in one place, the letterhead's before others."""
    if not fields.issuer:
        return []
    body = read_body(fields.issuer)
    acting, whole = (_placeless(name) for name in (fields.issuer, body.name))
    head, rest = with_role(parts, Role.HEADER), with_role(parts, Role.SIGNATURE, Role.PREAMBLE)
    forms = dict.fromkeys((fields.issuer, *([acting] if body.organ else []), body.name, acting, whole))
    tries = (_first(where, name) for where in (head, rest) for name in forms)
    return next((found for found in tries if found), [])


def _placeless(name: str) -> str:
    where = territory(name)
    return name.removesuffix(where.place or "").strip() if where else name


def _place(fields: Fields, parts: Sequence[Part], _: Asked) -> list[Quote]:
    """Before the date, not in the letterhead."""
    for part in with_role(parts, Role.HEADER) if fields.place else ():
        text = part.passage.text
        for match in days.DAY.finditer(text):
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
    start, end = trimmed(text, after_lead(text), len(text))
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
    Field.ISSUED: days.issued,
    Field.EVENT: days.event,
    Field.EFFECTIVE: days.effective,
    Field.ENDS: days.ends,
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
