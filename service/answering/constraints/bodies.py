"""Offices in a text: committees, councils and their departments, each under one name."""

import re
from dataclasses import dataclass
from functools import lru_cache

_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc"}
_FULL = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_COMMITTEES = {"tinh": "tinh uy", "thanh pho": "thanh uy", "thi xa": "thi uy", "huyen": "huyen uy", "quan": "quan uy"}
_CENTRAL = ("bo chinh tri", "ban bi thu", "ban chap hanh trung uong")
_DEPARTMENTS = ("so", "phong", "bo", "ban", "chi", "van", "trung")
_SUBJECTS = (
    "tai chinh|tai nguyen|noi vu|kinh te|van hoa|lao dong|giao duc|y te|cong thuong|xay dung|tu phap|thanh tra|quan ly|"
    "nong nghiep|ke hoach|thong tin|khoa hoc|giao thong|du lich|ngoai vu|dan toc|cong an|quoc phong"
)
_BODY = re.compile(
    r"\b(?=[bcdhmpqstuv])"
    r"(?:(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|uy ban kiem tra|mat tran to quoc|mttq)"
    r"(?: (?:tinh|thanh pho|thi xa|huyen|quan|phuong|xa|thi tran))?(?! hoi)"
    r"|tinh uy|thanh uy|thi uy|huyen uy|quan uy|dang uy"
    r"|(?:ban chap hanh|bch) dang bo (?P<unit>tinh|thanh pho|thi xa|huyen|quan)"
    r"|bo chinh tri|ban bi thu|thu tuong|chinh phu|quoc hoi|ban chap hanh trung uong"
    rf"|(?:so|phong|bo) (?:{_SUBJECTS})"
    r"|ban (?:to chuc|tuyen giao|dan van|quan ly|noi chinh)|chi cuc thue|trung tam phat trien quy dat"
    r"|van phong (?:tinh uy|thi uy|thanh uy|huyen uy|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan))\b"
)


@dataclass(frozen=True, slots=True)
class Body:
    """An office as it is mentioned, without its organ and place; offsets in the folded text."""

    name: str
    start: int
    end: int

    @property
    def is_department(self) -> bool:
        """Sở, phòng, ban and the like, of which one text names many."""
        return self.name.split()[0] in _DEPARTMENTS and self.name not in _CENTRAL


@lru_cache(maxsize=20_000)
def read_bodies(folded: str) -> tuple[Body, ...]:
    """Those mentioned, in order: "UBND thị xã" and "Ủy ban nhân dân thị xã" are one."""
    return tuple(Body(_name(match), match.start(), match.end()) for match in _BODY.finditer(folded))


def _name(match: re.Match[str]) -> str:
    if match["unit"]:
        return _COMMITTEES[match["unit"]]
    return _FULL.sub(lambda short: _SHORT[short[0]], match[0])
