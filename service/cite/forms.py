"""The two forms: full where a draft names a directive first, short where it names it again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Fields
from corpus.reference import reference
from service.cite.bodies import body_of
from service.cite.days import written_day
from service.cite.laws import law_name, law_year
from service.cite.subject import joined_subject
from service.cite.titled import cited

_MEETINGS = ("Đại hội ", "Hội nghị ")


def citation(fields: Fields, path: Sequence[str] = ()) -> str:
    """ "mục 2 phần II Kết luận số 96-KL/TU ngày 18/7/2022 của Thị ủy về tình hình…"; what is unknown is left out,
    and where nothing tells it from others, its file is named.

    The day of a meeting is called that, never the day of issue.
    """
    whole, place = cited(fields, path)
    return _with_place(place, " ".join(_whole(whole)))


def later(fields: Fields, path: Sequence[str] = ()) -> str:
    """ "mục 2 phần II Kết luận số 96-KL/TU"; without a number what tells it from others."""
    whole, place = cited(fields, path)
    return _with_place(place, " ".join(_again(whole)))


def numbered(fields: Fields) -> str:
    """Kind, number, date and issuer, whatever the kind, as they are given."""
    return " ".join((_kind(fields), *_number(fields), *_date(fields), *_issuer(fields)))


def _with_place(place: Sequence[str], whole: str) -> str:
    return f"{reference(place)} {whole}" if place else whole


def _whole(fields: Fields) -> Iterator[str]:
    name, year = law_name(fields), law_year(fields)
    if name:
        yield f"{name} năm {year}" if year and not name.endswith(str(year)) else name
    elif fields.title and fields.title.startswith(_MEETINGS):
        yield from (_kind(fields), *_number(fields), fields.title, *_date(fields))
    elif not (fields.kind or fields.number or fields.issuer) and fields.title:
        yield f"văn bản “{fields.title}”"
    else:
        named = numbered(replace(fields, issuer=body_of(fields)))
        yield from (named, *_meeting(fields), *filter(None, [joined_subject(fields)]), *_file(fields))


def _again(fields: Fields) -> Iterator[str]:
    if name := law_name(fields):
        yield name
    elif fields.number:
        yield from (_kind(fields), *_number(fields))
    elif fields.kind and fields.issuer and (fields.issued_on or fields.event_on):
        yield from (numbered(replace(fields, issuer=body_of(fields))), *_meeting(fields))
    else:
        yield from _whole(fields)


def _kind(fields: Fields) -> str:
    return fields.kind or "Văn bản"


def _number(fields: Fields) -> Iterator[str]:
    if fields.number:
        yield f"số {fields.number}"


def _date(fields: Fields) -> Iterator[str]:
    if fields.issued_on:
        yield f"ngày {written_day(fields.issued_on)}"


def _issuer(fields: Fields) -> Iterator[str]:
    if fields.issuer:
        yield f"của {fields.issuer}"


def _file(fields: Fields) -> Iterator[str]:
    """All that is left to find a directive by that has neither number, subject nor day."""
    if fields.file:
        yield f"(tệp {fields.file})"


def _meeting(fields: Fields) -> Iterator[str]:
    """The day of the meeting where none of issue is known."""
    if fields.event_on and not fields.issued_on:
        yield f"(họp ngày {written_day(fields.event_on)})"
