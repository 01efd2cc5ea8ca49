"""What header, opening and signature say: kind, number, issuer, place, dates, title, signer, recipients."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.dates import DATE, date_of
from corpus.kinds import kind_by_number
from corpus.model import Fields, Source
from corpus.parse.issuer import issuer_in_title, issuer_of_letterhead
from corpus.parse.kind_line import kind_of_line
from corpus.parse.lines import Line
from corpus.parse.regions import ADDRESSEES, SUBJECT, Regions, is_letterhead
from corpus.parse.signature import read_signature
from corpus.parse.tail import RECIPIENTS
from corpus.text import DIRECTIVE_NUMBER

_OWN_NUMBER = re.compile(rf"(?:^|\|\s*)Số\s*:?\s*(?P<number>{DIRECTIVE_NUMBER.pattern})")
_PLACED = re.compile(r"(?:^|\|\s*)(?P<place>[^\d,|.]{2,40}),\s*ngày\b[^|]*?tháng[^|]*?năm", re.IGNORECASE)
_PLACED_DATE = re.compile(rf"ngày\s+{DATE.format('')}", re.IGNORECASE)
_EVENT = re.compile(rf"^(?:(?:Sáng |Chiều )?ngày|[^.;]{{0,120}}?\bngày)\s+{DATE.format('')}", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:hội nghị|họp|phiên|buổi làm việc|làm việc với|đã nghe)\b", re.IGNORECASE)
_CITES = re.compile(rf"\bsố\s*$|{DIRECTIVE_NUMBER.pattern}", re.IGNORECASE)
_SECRECY = re.compile(r"^(TUYỆT MẬT|TỐI MẬT|MẬT)$")
_URGENCY = re.compile(r"^(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?:\s.*)?$")
_ITEM = re.compile(r"^[-–+•*]\s*")


def read_fields(lines: Sequence[Line], regions: Regions, source: Source) -> Fields:
    """Everything that is printed; what isn't stays None."""
    header = lines[slice(*regions.header)]
    opening = lines[regions.body[0] : regions.body[0] + 3]
    number = _number(header)
    kind = _kind(lines, regions, header, number)
    title_lines = _title_lines(header, regions)
    issuer, title = issuer_in_title([line.plain for line in title_lines])
    place, issued_on = _place_and_date(header)
    signature = read_signature(lines[slice(*regions.signature)])
    return Fields(
        kind=kind,
        number=number,
        title=title or source.title,
        issuer=issuer_of_letterhead(header, regions.kind_line) or issuer,
        place=place,
        issued_on=issued_on,
        event_on=_event(opening),
        signer=signature.name,
        signer_position=signature.position,
        signing_authority=signature.authority,
        addressees=_items(lines[slice(*regions.addressees)], ADDRESSEES),
        recipients=_items(lines[slice(*regions.recipients)], RECIPIENTS),
        secrecy=_stamp(header, _SECRECY),
        urgency=_stamp(header, _URGENCY),
    )


def _number(header: Sequence[Line]) -> str | None:
    for line in header:
        if match := _OWN_NUMBER.search(line.plain):
            return match["number"]
    return None


def _kind(lines: Sequence[Line], regions: Regions, header: Sequence[Line], number: str | None) -> str | None:
    if regions.kind_line is not None:
        return kind_of_line(lines[regions.kind_line])
    has_subject = any(SUBJECT.match(line.plain) for line in header)
    if has_subject or regions.addressees[1] > regions.addressees[0]:
        return "Công văn"  # a công văn prints no kind (NĐ 30/2020, Phụ lục I, 5b)
    return kind_by_number(number) if number else None


def _title_lines(header: Sequence[Line], regions: Regions) -> list[Line]:
    if regions.kind_line is not None:
        first = header[regions.kind_line]
        own = [first] if len(first.plain) > 30 else []
        return own + [line for line in header[regions.kind_line + 1 :] if not line.is_rule]
    start = next((index for index, line in enumerate(header) if SUBJECT.match(line.plain)), None)
    if start is None:
        return []
    end = start + 1
    while end < len(header) and not header[end].after_blank and not is_letterhead(header[end]):
        end += 1
    return [line for line in header[start:end] if not _PLACED.search(line.plain)]


def _place_and_date(header: Sequence[Line]) -> tuple[str | None, date | None]:
    text = "\n".join(line.plain for line in header)
    for joined in (text, text.replace("\n", " ")):
        for line in joined.split("\n"):
            if match := _PLACED.search(line):
                dated = _PLACED_DATE.search(line, match.start())
                return match["place"].strip(" *|"), date_of(dated) if dated else None
        if "tháng" not in joined:
            break
    return None, None


def _event(opening: Sequence[Line]) -> date | None:
    """The day of the meeting that the text concludes, from its opening sentence."""
    for line in opening:
        sentence = line.plain[:300]
        match = _EVENT.search(sentence)
        if match and _MEETING.search(sentence) and not _CITES.search(sentence[: match.end()]):
            return date_of(match)
    return None


def _stamp(header: Sequence[Line], pattern: re.Pattern[str]) -> str | None:
    return next((line.plain for line in header if pattern.match(line.plain)), None)


def _items(lines: Sequence[Line], opening: re.Pattern[str]) -> tuple[str, ...]:
    """Addressees or recipients, one an item, a line broken in two put together again."""
    items: list[str] = []
    for line in lines:
        text = opening.sub("", line.plain).strip()
        if not text or line.is_rule:
            continue
        starts = bool(_ITEM.match(text)) or not items
        finished = bool(items) and items[-1].endswith((";", "."))
        if starts or finished:
            items.append(_ITEM.sub("", text))
        else:
            items[-1] = f"{items[-1]} {text}"
    return tuple(item.rstrip(" ,;.") for item in items if item.strip(" ,;."))
