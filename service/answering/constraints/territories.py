"""Places in a text: a unit of administration with its name, "phường Cầu Mây", or the unit alone, "toàn tỉnh"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.names import CAPITAL
from service.answering.constraints.folding import fold

COUNTRY, PROVINCE, DISTRICT, COMMUNE, HAMLET = 4, 3, 2, 1, 0
LEVELS = {  # how high a unit stands
    "tinh": PROVINCE, "tinh uy": PROVINCE,
    "thanh pho": DISTRICT, "tp": DISTRICT, "thi xa": DISTRICT, "tx": DISTRICT, "huyen": DISTRICT, "quan": DISTRICT,
    "thanh uy": DISTRICT, "thi uy": DISTRICT, "huyen uy": DISTRICT, "quan uy": DISTRICT,
    "phuong": COMMUNE, "xa": COMMUNE, "thi tran": COMMUNE, "dac khu": COMMUNE,
    "thon": HAMLET, "khu pho": HAMLET, "to dan pho": HAMLET, "ap": HAMLET,
}  # fmt: skip
_UNITS = (
    "(?:(?:[Tt]ỉnh|[Tt]hành|[Tt]hị|[Hh]uyện|[Qq]uận) (?:ủy|uỷ)|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn"
    "|[Đđ]ặc khu|[Kk]hu phố|[Tt]ổ dân phố|TP\\.?|TX\\.?|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Tt]hôn|[Ấấ]p)"
)
_NAME = rf"[{CAPITAL}][^\W\d_]*(?:(?: | - )[{CAPITAL}][^\W\d_]*)*"
_NAMES = rf"(?:{_NAME}(?:(?:, | và |; )[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)+)*|\d{{1,2}}(?![\d.,/%\w]))"
_NAMED = re.compile(rf"\b(?=[TtXxPpHhQqĐđKkẤấ])(?P<unit>{_UNITS}) ?(?P<names>{_NAMES})")
_ONE_NAME = re.compile(rf"{_NAME}|\d+")
_NUMBERED = frozenset(("quan", "phuong", "khu pho", "to dan pho", "thon", "ap"))  # units that a number may name
_NO_NAMES = frozenset(  # what else may follow a unit, or a name after a comma
    (
        "ban bi cac chi chu cong cum cuc dang doan du duong giam hoi khu kho kinh mat nha nhan phong pho quan quy so "
        "tai thanh thi thuong tinh toi tong trung truong uy van"
    ).split()
)
_UNNAMED = re.compile(
    r"\b(?=cua |toan |tren dia|ca |cap |trong |chung |khap )(?:cua|toan|tren dia ban|ca|cap|trong|chung|khap)"
    r"(?: toan| ca)? (?P<unit>tinh|thi xa|thanh pho|huyen|quan|phuong|xa|nuoc|quoc)\b(?! hoi| uy)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a text; the name is folded, None where only the unit is said."""

    level: int
    name: str | None
    start: int = 0
    end: int = 0


@lru_cache(maxsize=20_000)
def read_places(text: str) -> tuple[Place, ...]:
    """Places named with their unit, in order; of "các phường Bến Mới, Đông Khê" both are phường.

    Of a text in capitals none: its names can't be told from other words.
    """
    found: list[Place] = []
    for match in _NAMED.finditer(text):
        if match["names"].isupper() and not match["names"][-1].isdigit():
            continue
        unit = fold(match["unit"]).rstrip(".")
        if match["names"].isdigit() and unit not in _NUMBERED:
            continue  # "của tỉnh 6 tháng đầu năm"
        level = LEVELS[unit]
        for one in _ONE_NAME.finditer(match["names"]):
            name = fold(one[0])
            if name.split()[0] not in _NO_NAMES:
                found.append(Place(level, name, match.start("names") + one.start(), match.start("names") + one.end()))
    return tuple(found)


@lru_cache(maxsize=20_000)
def read_scopes(folded: str) -> tuple[Place, ...]:
    """Units without a name of which something is said: "của tỉnh", "toàn thị xã", "cả nước"."""
    return tuple(
        Place(LEVELS.get(match["unit"], COUNTRY), None, match.start(), match.end())
        for match in _UNNAMED.finditer(folded)
    )
