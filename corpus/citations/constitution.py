"""The constitution (Hiến pháp), which has neither number nor name but its country's."""

import re

from corpus.citations.details import read_details
from corpus.citations.keys import key_of_law
from corpus.citations.mention import Mention
from corpus.citations.parts import read_part
from corpus.citations.words import loose
from corpus.model import Form

CONSTITUTION = "Hiến pháp"
_COUNTRY = "nước Cộng hòa xã hội chủ nghĩa Việt Nam"
_NAMED = re.compile(loose(f" (?i:{_COUNTRY})"))
_YEAR = re.compile(r" *(?:năm +)?(?P<year>(?:19|20)\d\d)(?![\d/])")


def read_constitution(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """ "Hiến pháp năm 2013", "Điều 4 Hiến pháp"; none where neither name, year nor part shows that it is cited."""
    named = _NAMED.match(text, head_end)
    end = named.end() if named else head_end
    year = _YEAR.match(text, end)
    if not (named or year or read_part(text, start)):
        return []
    details = read_details(text, year.end() if year else end)
    stated = int(year["year"]) if year else details.issued_on.year if details.issued_on else None
    key = key_of_law(kind, _COUNTRY, stated)
    return [Mention(start, details.end, Form.LAW, kind, key, issued_on=details.issued_on, issuer=details.issuer)]
