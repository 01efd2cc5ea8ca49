"""Target or result: what a question wants, and what a value is."""

import re
from enum import StrEnum
from functools import lru_cache

from service.answering.constraints.folding import fold
from service.answering.constraints.periods import LONGEST_HEADING
from service.answering.constraints.spot import Spot
from service.answering.constraints.verdict import Verdict
from service.answering.standing import Standing


class Aim(StrEnum):
    """What is wanted, or what has come of it."""

    TARGET = "target"
    RESULT = "result"


_MEASURED = re.compile(  # "bao nhiêu % chỉ tiêu", "so với kế hoạch": a result in terms of a target
    r"(?:%|phan tram|\bso voi|\bbang|\bco (?:hoan thanh|dat|vuot))(?: (?:bao nhieu|so voi|cua|cac|may))* (?:chi tieu|muc tieu|ke hoach|du toan|kh|nghi quyet)\b"
)
_ASKED_RESULT = re.compile(
    r"\b(?:dat duoc|(?:(?:bao nhieu|may) \w+(?: \w+)? |(?<!toi )(?<!hien )(?<!\bho )(?<!nguoi ))da(?! so| dang)|thuc hien duoc|ket qua|con bao nhieu|con lai|uoc dat|thuc te|giam con|"
    r"(?:giai ngan|ket nap|thu|ban giao|hoan thanh|xay dung|dat|tang|giam|chi tra|thanh lap|lam|huy dong) duoc)\b"
    r"|\b(?:achieved|reached|actual|result|disbursed|collected|admitted|was|were|did|had|has|have)\b"
)
_SAID_OF_BOTH = re.compile(
    r"(?:.*\b)?(?:da|ket qua|con bao nhieu|con lai|giam con|was|did|had|has|have|were)$"
)  # "chỉ tiêu đã đề ra"
_ASKED_TARGET = re.compile(
    r"\b(?:phan dau|chi tieu|muc tieu|(?:ke hoach |nghi quyet )?de ra|dat ra|du toan|phai (?:dat|giai ngan|thu|hoan thanh|ban giao|ket nap)|"
    r"du kien|can dat|duoc giao|giao chi tieu|ke hoach giao|trong ke hoach)\b|\b(?:targets?|goals?|planned|aim(?:s|ed)?|should|must)\b"
)
_TARGET_WORD = r"(?:chi tieu|muc tieu|ke hoach|du toan|dinh muc|yeu cau)"
_NAMED_TARGET = re.compile(
    rf"\b{_TARGET_WORD}(?: (?!dat\b|bang\b|tang\b)[^\s,;:]+){{0,5}}[ (]*$"
)  # right before the value
_MEASURING = re.compile(rf"^[\d.,/%]*(?: ?%| phan tram)?(?: so voi)? (?:so voi )?{_TARGET_WORD}")
_AIMS = re.compile(
    r"\b(?:phan dau|it nhat|toi thieu|phai|du kien|se|quyet tam|bao dam dat|dua|nang|hoan thanh (?:chi tieu|muc tieu)|lap day|dat muc tieu)\b"
)
_AIMED = re.compile(r"\btro len\b|\btrong (?:thang|quy) \S+ toi\b")
_CEILING = re.compile(r"\b(?:con duoi|dat tren|tren|duoi|khong qua|tu) $")
_COMES_OF = re.compile(
    r"\b(?:(?<!toi )(?<!hien )da(?! so| dang)|uoc(?: dat)?|moi(?: dat)?|dat duoc|chua dat|khong dat|duoc cong nhan|bi|thap hon|cao hon)\b"
)
_COMPARED = re.compile(r"\b(?:so (?:voi )?(?:cung ky|nam truoc)|cung ky)\b")
_DONE = re.compile(r"\b(?:dat|tang|giam|bang|con|ket nap|duoc|hoan thanh|ban giao|chi tra|xep)\b")
_HEADS = re.compile(
    r"\b(?:(?P<result>ket qua|tinh hinh|danh gia|han che|ton tai|khuyet diem|uu diem|thuc trang|nguyen nhan|da dat)"
    r"|(?P<target>nhiem vu|muc tieu|chi tieu|phuong huong|giai phap|to chuc thuc hien|ke hoach|yeu cau|muc dich|thoi gian toi|phan cong|tien do))\b"
)


def asked_aim(text: str) -> Aim | None:
    """Of a question; None where it wants either."""
    folded = fold(text)
    plain = _MEASURED.sub("", folded)
    result, target = _ASKED_RESULT.search(plain), _ASKED_TARGET.search(plain)
    if target and plain == folded:
        return None if result and not _SAID_OF_BOTH.match(result[0]) else Aim.TARGET
    return Aim.RESULT if result or plain != folded else None


def aim_of(standing: Standing, spot: Spot) -> Aim | None:
    """Of a value: by its clause, the sentence up to it, the headings, and at last by verbs that go with both."""
    return _of_clause(spot) or _of_sentence(spot) or _of_headings(standing.headings) or _by_verb(spot)


def aim_verdict(asked: Aim | None, own: Aim | None, *, figure: bool) -> Verdict:
    """NONE for a neutral question; only of a figure a contradiction is certain."""
    if asked is None:
        return Verdict.NONE
    if own is None:
        return Verdict.SILENT
    if asked is own:
        return Verdict.AGREES
    return Verdict.CONTRADICTS if figure else Verdict.SILENT


def _of_clause(spot: Spot) -> Aim | None:
    before, after = spot.before, spot.after
    if _NAMED_TARGET.search(before):
        return Aim.TARGET
    if _AIMED.search(after):
        return Aim.TARGET
    if _MEASURING.match(after) and not _AIMS.search(before):
        return Aim.RESULT
    if _COMES_OF.search(before) or _COMPARED.search(after):
        return None if _AIMS.search(before) else Aim.RESULT
    return Aim.TARGET if _AIMS.search(before) else None


def _of_sentence(spot: Spot) -> Aim | None:
    """ "phấn đấu hoàn thành các chỉ tiêu: …; …; …" governs all that follows."""
    ahead = spot.sentence[: spot.clause]
    aims = [match.start() for match in re.finditer(r"\b(?:phan dau|chi tieu chu yeu)\b", ahead)]
    return Aim.TARGET if aims and not _COMES_OF.search(ahead, aims[-1]) else None


@lru_cache(maxsize=10_000)
def _of_headings(headings: tuple[str, ...]) -> Aim | None:
    """The innermost that says it, by its first word that does: "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ" tells of results."""
    for heading in headings:
        match = _HEADS.search(fold(heading)) if len(heading) <= LONGEST_HEADING else None
        if match:
            return Aim.RESULT if match["result"] else Aim.TARGET
    return None


def _by_verb(spot: Spot) -> Aim | None:
    if _CEILING.search(spot.before):
        return Aim.TARGET
    return Aim.RESULT if _DONE.search(spot.before) else None
