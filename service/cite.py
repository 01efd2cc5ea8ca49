"""A directive cited as the rules want a first mention (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6b):
kind, number, date, issuer and subject, here with the section in front.
"""

from collections.abc import Sequence

from corpus.model import Citation, Fields, Form
from corpus.numerals import roman
from corpus.reference import reference

_JOINERS = ("về", "v/v", "quy định", "thực hiện", "triển khai", "kết luận", "của", "ban hành", "phê duyệt")


def citation(fields: Fields, path: Sequence[str] = ()) -> str:
    """ "mục 2 phần II Kết luận số 96-KL/TU ngày 18/7/2022 của Thị ủy về tình hình…"; what is unknown is left out."""
    parts = [reference(path)] if path else []
    parts.append(fields.kind or "Văn bản")
    if fields.number:
        parts.append(f"số {fields.number}")
    if fields.issued_on:
        parts.append(f"ngày {fields.issued_on.day:02d}/{fields.issued_on.month}/{fields.issued_on.year}")
    if fields.issuer:
        parts.append(f"của {fields.issuer}")
    if fields.title:
        parts.append(_subject(fields.title))
    return " ".join(parts)


def normal_form(mention: Citation) -> str:
    """A mention written out the same way: by its number where it states one, else in its own words."""
    if mention.number is None:
        return _plenum(mention) or " ".join(mention.text.split())
    fields = Fields(mention.kind, mention.number, issued_on=mention.issued_on, issuer=mention.issuer)
    return citation(fields, mention.section)


def _plenum(mention: Citation) -> str | None:
    """A central plenum's resolution; in "Nghị quyết Trung ương 8, 9" the second mention is the bare "9"."""
    if mention.form is not Form.PLENUM or not mention.key or "trung uong" not in mention.key:
        return None
    *_, term, ordinal = mention.key.split(":")
    of_term = f" khóa {roman(int(term))}" if term.isdecimal() else ""
    return f"{mention.kind or 'Nghị quyết'} Trung ương {ordinal}{of_term}"


def _subject(title: str) -> str:
    """The subject joined on: "về …", unless it brings its own word."""
    small = title[:1].lower() + title[1:] if not title.isupper() else title
    return small if small.lower().startswith(_JOINERS) else f"về {small}"
