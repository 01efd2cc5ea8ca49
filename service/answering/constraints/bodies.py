"""Offices in a text: committees, councils and their departments, written out and folded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from service.answering.constraints.folding import fold

_SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "btv": "ban thuong vu", "bch": "ban chap hanh", "tp": "thanh pho",
    "mttq": "mat tran to quoc", "tx": "thi xa", "tw": "trung uong", "gddt": "giao duc", "tnmt": "tai nguyen", "ldtbxh": "lao dong",
}  # fmt: skip
_ABBREVIATION = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b\.?")
_COMMITTEE_OF = re.compile(r"\bban chap hanh dang bo (?P<unit>tinh|thanh pho|thi xa|huyen|quan)\b")
_COMMITTEES = {"tinh": "tinh uy", "thanh pho": "thanh uy", "thi xa": "thi uy", "huyen": "huyen uy", "quan": "quan uy"}
_SUBJECTS = (
    "tai chinh|tai nguyen|noi vu|kinh te|van hoa|lao dong|giao duc|y te|cong thuong|xay dung|tu phap|thanh tra|quan ly|"
    "nong nghiep|ke hoach|thong tin|khoa hoc|giao thong|du lich|ngoai vu|dan toc|cong an|quoc phong"
)
_BODY = re.compile(
    r"\b(?=uy ban|hoi dong|tinh uy|thanh uy|thi uy|huyen uy|quan uy|dang uy|bo |ban |thu tuong|chinh phu|quoc hoi|so |phong |chi cuc|van phong|mat tran|trung tam)"
    r"(?:(?P<head>uy ban nhan dan|hoi dong nhan dan|uy ban kiem tra|mat tran to quoc)(?: (?P<unit>tinh|thanh pho|thi xa|huyen|quan|phuong|xa|thi tran))?(?! hoi)"
    r"|(?P<party>tinh uy|thanh uy|thi uy|huyen uy|quan uy|dang uy)"
    r"|(?P<central>bo chinh tri|ban bi thu|thu tuong|chinh phu|quoc hoi|ban chap hanh trung uong)"
    rf"|(?P<kind>so|phong|bo) (?P<subject>{_SUBJECTS})\b"
    r"|(?P<other>ban (?:to chuc|tuyen giao|dan van|quan ly|noi chinh)|chi cuc thue|trung tam phat trien quy dat"
    r"|van phong (?:tinh uy|thi uy|thanh uy|huyen uy|uy ban nhan dan|hoi dong nhan dan)))"
)


@dataclass(frozen=True, slots=True)
class Body:
    """An office as it is mentioned; offsets in the text written out."""

    name: str
    start: int
    end: int

    @property
    def is_department(self) -> bool:
        """Sở, phòng, ban and the like, of which one text names many."""
        return self.name.split()[0] in ("so", "phong", "bo", "ban", "chi", "van", "trung") and self.name not in _CENTRAL


_CENTRAL = ("bo chinh tri", "ban bi thu", "ban chap hanh trung uong")


@lru_cache(maxsize=20_000)
def written_out(text: str) -> str:
    """The folded text with the usual abbreviations of offices written out."""
    whole = _ABBREVIATION.sub(
        lambda match: _SHORT[match[0].rstrip(".")] + (" " if match[0].endswith(".") else ""), fold(text)
    )
    return _COMMITTEE_OF.sub(lambda match: _COMMITTEES[match["unit"]], " ".join(whole.split()))


@lru_cache(maxsize=20_000)
def read_bodies(text: str) -> tuple[Body, ...]:
    """Those mentioned, in order; their organs and places left out."""
    return tuple(Body(match[0], match.start(), match.end()) for match in _BODY.finditer(written_out(text)))
