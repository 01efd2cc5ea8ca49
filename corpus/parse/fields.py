"""What header, opening and signature say: kind, number, issuer, place, dates, title, signer, recipients."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.dates import DATE, date_of
from corpus.kinds import kind_by_number
from corpus.model import Fields, Source
from corpus.parse import listed, stamps
from corpus.parse.head import addressees_line, cells, pieces, printed_head
from corpus.parse.head_lines import ADDRESSEES, SUBJECT
from corpus.parse.identity import own_number, place_and_date
from corpus.parse.issuer import read_issuer
from corpus.parse.kind_line import kind_of_line
from corpus.parse.letterhead import issuer_of_letterhead
from corpus.parse.lines import Line, plain
from corpus.parse.numbered_title import read_numbered_title
from corpus.parse.regions import Regions
from corpus.parse.signature import SIGNING, Signature, beside, is_name, read_signature
from corpus.parse.small_letters import in_small_letters
from corpus.parse.tail import RECIPIENTS
from corpus.parse.title import read_title, term_of_vote
from corpus.text import DIRECTIVE_NUMBER

_EVENT = re.compile(rf"^(?:(?:Sáng |Chiều )?ngày|[^.;]{{0,120}}?\bngày)\s+{DATE.format('')}", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:hội nghị|họp|phiên|buổi làm việc|làm việc với|đã nghe)\b", re.IGNORECASE)
_CITES = re.compile(rf"\bsố\s*$|{DIRECTIVE_NUMBER.pattern}", re.IGNORECASE)
_CLOSING = 6  # lines
_COLUMNS = re.compile(r"\s*\|\s*|\s{4,}|\t+")


def read_fields(lines: Sequence[Line], regions: Regions, source: Source) -> Fields:
    """Everything that is printed; what isn't stays None."""
    head = printed_head(lines, regions)
    title = read_title(lines, regions)
    numbered = read_numbered_title(lines, regions)
    number = own_number(head) or (numbered.number if numbered else None)
    place, issued_on = place_and_date(head)
    to = _addressees(lines, regions)
    copied, signature = _foot(lines, regions)
    named = numbered.issuer if numbered else title.issuer
    issuer = read_issuer(issuer_of_letterhead(head), named, signature, lines[slice(*regions.body)])
    printed = (numbered.subject if numbered else title.subject) or source.title
    marks = [piece for line in lines[slice(*regions.header)] for piece in pieces(line)]
    fields = Fields(
        kind=_kind(lines, regions, marks, number, is_letter=addressees_line(lines, regions) is not None),
        number=number,
        title=printed,
        issuer=issuer.name,
        place=place,
        issued_on=issued_on or (numbered.issued_on if numbered else None),
        event_on=_event(lines[title.end : title.end + 6]),
        signer=signature.name,
        signer_position=signature.position,
        signing_authority=signature.authority,
        addressees=to,
        recipients=copied,
        secrecy=stamps.secrecy(marks),
        urgency=stamps.urgency(marks),
        circulation=stamps.circulation((*marks, *(line.plain for line in lines[max(regions.body) :]))),
        term=title.term or term_of_vote(lines[slice(*regions.body)][-_CLOSING:]),
        subject=in_small_letters(printed, source.text) if printed else None,
        issuer_source=issuer.source,
    )
    is_told = fields.number or fields.title or fields.issued_on or fields.event_on
    return fields if is_told else replace(fields, file=source.name or None)


def _kind(
    lines: Sequence[Line], regions: Regions, head: Sequence[str], number: str | None, *, is_letter: bool
) -> str | None:
    if regions.kind_line is not None:
        return kind_of_line(lines[regions.kind_line])
    by_code = kind_by_number(number) if number else None
    if by_code is None and (is_letter or any(map(SUBJECT.match, head))):
        return "Công văn"  # a công văn prints no kind (NĐ 30/2020, Phụ lục I, 5b)
    return by_code


def _addressees(lines: Sequence[Line], regions: Regions) -> tuple[str, ...]:
    start = addressees_line(lines, regions)
    if start is None:
        return ()
    end = max(regions.addressees[1], start + 1)
    texts = [cell for line in lines[start:end] if not line.is_rule for cell in cells(line)]
    return listed.addressees([ADDRESSEES.sub("", text).strip() for text in texts if text])


def _foot(lines: Sequence[Line], regions: Regions) -> tuple[tuple[str, ...], Signature]:
    """Recipients and signature; both may share the rows of a table, or lines where columns were run together."""
    copied = [line for line in lines[slice(*regions.recipients)] if not line.is_rule]
    signed = [piece for line in lines[slice(*regions.signature)] for piece in pieces(line)]
    listed_lines, signing = _told_apart(copied)
    signature = read_signature(signed or signing)
    if signature.name is None:
        right = [part for text in listed_lines if (part := beside(text))]
        after = [line.plain for line in lines[regions.appendix[0] :][:1] if is_name(line.plain)]
        signature = read_signature([*(signed or signing), *right, *after])
        listed_lines = [text.removesuffix(beside(text) or "").rstrip() for text in listed_lines]
    return listed.recipients(listed_lines), signature


def _told_apart(rows: Sequence[Line]) -> tuple[list[str], list[str]]:
    """What stands in the columns of the recipients, and in the one where a signature begins."""
    recipients: list[str] = []
    signing: list[str] = []
    column = 0  # of the signature; it never is the first
    for row in rows:
        for index, cell in enumerate(_COLUMNS.split(row.raw.removeprefix("|").removesuffix("|").rstrip())):
            text = RECIPIENTS.sub("", plain(cell)).strip()
            if index and not column and SIGNING.match(text):
                column = index
            if any(char.isalnum() for char in text):
                (signing if index and index == column else recipients).append(text)
    return recipients, signing


def _event(opening: Sequence[Line]) -> date | None:
    """The day of the meeting that the text concludes, from its opening sentences."""
    paragraphs: list[str] = []
    for line in opening:
        if paragraphs and not line.after_blank:
            paragraphs[-1] = f"{paragraphs[-1]} {line.plain}"
        else:
            paragraphs.append(line.plain)
    for paragraph in paragraphs[:3]:
        sentence = paragraph[:300]
        match = _EVENT.search(sentence)
        if match and _MEETING.search(sentence) and not _CITES.search(sentence[: match.end()]):
            return date_of(match)
    return None
