"""Posts that people hold, with the office that they belong to: "Phó Chủ tịch Ủy ban nhân dân thị xã"."""

import re
from collections.abc import Iterator

from corpus.names import CAPITAL
from service.answer import Kind
from service.answering.values.people import find_people
from service.answering.values.posts import POSTS
from service.answering.values.runs import name_end
from service.answering.values.value import Value
from service.answering.values.words import flat, matches, opening, openings

_POST = re.compile(
    rf"(?<![\w/-])(?:(?:Quyền|Phó|phó|Nguyên|nguyên) )?(?:{POSTS}|người đứng đầu|UVBTV\w*)(?!\w)".replace(" ", r"\s+")
)
_SHOUTED_POSTS = "CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|CHÁNH"
_SHOUTED = re.compile(
    rf"(?m)^[ \t*|]*((?:(?:KT|TM|TL|TUQ|T/M|T/L|Q)\.?[ \t]+)?[{CAPITAL}. /]*(?:{_SHOUTED_POSTS})(?:["
    rf" \t]+[{CAPITAL}]+)*)[ \t*|]*$"
)
_OPENING = opening(f"{POSTS}|Quyền|Phó|Nguyên|người|UVBTV|UVBTVTU")


def find_positions(text: str) -> Iterator[Value]:
    """Without the names of those who hold them; those of a signature in capitals, a line each."""
    line, position = flat(text), 0
    people = [one.core for one in find_people(text)]
    for head in matches(line, _POST, openings(line, _OPENING)):
        start = head.start()
        if start < position:
            continue
        end = min([name_end(line, start, len(head.group().split())), *(core for core in people if start < core)])
        name = line[start:end].rstrip(" ,–-")
        position = start + len(name)
        yield Value(Kind.POSITION, start, position, start)
    for match in _SHOUTED.finditer(text):
        yield Value(Kind.POSITION, *match.span(1), match.start(1))
