"""The places that a question asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.data import rows
from corpus.names import CAPITAL
from service.answering.constraints.folding import fold
from service.answering.constraints.territories import LEVELS, Place, read_places, read_scopes
from service.question import Question

_AT = r"(?i:của|ở|tại|thuộc|cho|trên địa bàn|trong|in|of|at)"
_SYLLABLE = rf"[{CAPITAL}][^\W\d_]+"
_BARE = re.compile(
    rf"(?:(?<!\w){_AT} (?P<at>{_SYLLABLE}(?: {_SYLLABLE}){{1,2}})|^(?P<first>{_SYLLABLE} {_SYLLABLE}))"
    rf"(?![\w-]| [{CAPITAL}])"
)
_NO_PLACE = frozenset(  # first words of what else is written with capitals after "của", "tại": offices, posts, works
    (
        "ban bao bo chi chinh chu cong cuc dai dang dao doan du duong giam hoi hop ke ket khu lien luat mat nghi nha "
        "nhan phong pho quoc quyet quy so the thong thu thuong to tong trung truong uy van vien viet xa thi tinh thanh "
        "huyen ho bien song nui cum dap cang kenh chua dinh den theo giao"
    ).split()
)
_OFFICE = re.compile(  # the unit in an office's name is no scope: "UBND thị xã"
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|dang bo|mat tran to quoc|mttq|cong an|quan su|van phong"
    r"|phong \w+|so \w+|cac|nhung|moi|nao) $"
)
_TOWN = re.compile(
    r"\b(?:the )?(?P<unit>town|province|ward|commune|district)\b"
    r"|(?:^|\b(?:cua |toan |tren dia ban |o |tai ))(?P<vi>tinh|thi xa|thanh pho|huyen)\b(?! uy)"
)
_RANKED = re.compile(
    r"\b(?:thu|hang|vi tri)(?: hang| thu)? (?:may|bao nhieu|nao|\d+)(?: cua| trong| o)? ?(?:toan |ca )?$"
)  # among others
_UNIT = "thi xa|thanh pho|huyen|quan|phuong|xa|tinh|thi tran"
_ENGLISH = {"town": "thi xa", "province": "tinh", "ward": "phuong", "commune": "xa", "district": "huyen"}

_ENDS = re.compile(r" (?:la|co|nam|dau|giua|cuoi|trong|thang|quy|sau|\d)\b| *[?.,]| *$")  # what follows a name
_COMPOUNDS = frozenset("luan nghi thi thuong uy truong nhan dang hoi ke quyet ket thu chinh vien tich".split())


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """A place; sure where capitals show where its name ends, or the index knows it."""

    level: int | None
    name: str | None
    sure: bool = True


def asked_places(question: Question) -> tuple[AskedPlace, ...]:
    """Each once: named ones, then units said without a name where no place of that height is named."""
    text = question.read_text.lower() if question.read_text.isupper() else question.read_text
    named = {one.name: AskedPlace(one.level, one.name) for one in read_places(text)}
    for name in (*_wished(question), *_bare(text)):
        named.setdefault(name, AskedPlace(_level_of(name, fold(text)), name))
    for one in _provinces(fold(text)):
        named.setdefault(str(one.name), one)
    for one in _typed_small(text) if not named else ():
        named.setdefault(one.name, one)
    levels = {one.level for one in named.values()}
    units = [AskedPlace(one.level, None) for one in _units(fold(text)) if one.level not in levels]
    return (*named.values(), *(dict.fromkeys(units) if None not in levels else ()))


def _level_of(name: str, folded: str) -> int | None:
    """By the unit before it, in a question typed without capitals, or the English one after it."""
    key = re.escape(name)
    match = re.search(rf"\b({_UNIT}|(?:tinh|thanh|thi|huyen|quan) uy) {key}\b|\b{key} ({'|'.join(_ENGLISH)})\b", folded)
    return LEVELS[match[1] or _ENGLISH[match[2]]] if match else None


def _wished(question: Question) -> list[str]:
    return [fold(wish.value) for wish in question.wishes if wish.key == "place"]


def _bare(text: str) -> list[str]:
    names = [fold(match["at"] or match["first"]) for match in _BARE.finditer(text)]
    return [name for name in names if name.split()[0] not in _NO_PLACE and name.split()[1] not in _COMPOUNDS]


def _typed_small(text: str) -> list[AskedPlace]:
    """ "phuong cau may": where a name ends can't be seen, most have two syllables."""
    if text != text.lower():
        return []
    folded = fold(text)
    small: list[AskedPlace] = []
    for match in re.finditer(rf"\b(?P<unit>{_UNIT}) (?P<name>[a-z]+ (?P<last>[a-z]+))", folded):
        ends = _ENDS.match(folded, match.end()) is not None and match["last"] not in _COMMON
        if ends or _COMMON.isdisjoint(match["name"].split()):
            small.append(AskedPlace(LEVELS[match["unit"]], match["name"], sure=ends))
    return small


def _provinces(folded: str) -> Iterator[AskedPlace]:
    """Those that the table of territories knows, however they are typed: "grdp cua ha noi"."""
    for unit, name in provinces():
        if re.search(rf"\b(?:cua|o|tai|tren dia ban|tinh|thanh pho|tp) {name}\b", folded):
            yield AskedPlace(LEVELS[unit], name)


@cache
def provinces() -> tuple[tuple[str, str], ...]:
    """Unit and folded name of the provinces and cities with names of two syllables and more."""
    rows_of = (fold(row["name"]) for row in rows("issuers.tsv"))
    found = (re.fullmatch(r"(tinh|thanh pho) ([a-z]+(?: [a-z]+)+)", name) for name in rows_of)
    return tuple((match[1], match[2]) for match in found if match)


def _units(folded: str) -> list[Place]:
    scopes = [one for one in read_scopes(folded) if not _OFFICE.search(folded[: one.start])]
    scopes = [one for one in scopes if not _RANKED.search(folded[: one.start])]
    for match in _TOWN.finditer(folded):
        unit = match["vi"] or _ENGLISH[match["unit"]]
        scopes.append(Place(LEVELS[unit], None, match.start(), match.end()))
    return scopes


_COMMON = frozenset(  # words that a name of two syllables seldom holds
    (
        "la bao nhieu nao nam trong dat duoc se phai den ve thuc hien da con co cua va cac nhung hoi uy tinh xa phuong "
        "thi thang giai ngan thu chi tang giam khi ai gi dau day cho voi theo tu moi ke hoach ket luan"
    ).split()
)
