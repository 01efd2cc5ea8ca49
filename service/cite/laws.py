"""Laws, which the rules want cited by kind and name alone; of several with one name the year tells which."""

import re

from corpus.citations.laws import law_of_number
from corpus.model import Fields

LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_NO_NAME = re.compile(r"(?:của|về|sửa đổi|quy định|\W|$)", re.IGNORECASE)


def law_name(fields: Fields) -> str | None:
    """ "Luật Đất đai"; None where it is no law, or its name isn't known."""
    if fields.kind not in LAWS:
        return None
    if known := law_of_number((fields.number or "").replace(" ", "")):
        return " ".join(known)
    title = re.sub(rf"^{fields.kind}\s+", "", fields.subject or fields.title or "", flags=re.IGNORECASE)
    return None if _NO_NAME.match(title) or title.isupper() else f"{fields.kind} {title[:1].upper()}{title[1:]}"


def law_year(fields: Fields) -> int | None:
    """The year in its number, else of its date."""
    in_number = _YEAR.search(fields.number or "")
    return int(in_number[1]) if in_number else fields.issued_on.year if fields.issued_on else None
