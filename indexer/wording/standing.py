"""Where a sentence stands tells whether it says what was done or what shall be: "hoàn thành chỉ tiêu giao quân"
is a result under "Tình hình" and an aim under "Nhiệm vụ"."""

import re
from collections.abc import Sequence
from enum import IntFlag

from corpus.model import Role, Section


class Stands(IntFlag):
    """As what a sentence may stand; two that share nothing of it are no family."""

    NOWHERE = 0  # what each directive has of its own: a letterhead is a variant of nothing
    HEADING = 1
    RESULT = 2
    AIM = 4
    ANYWHERE = RESULT | AIM  # in running text that isn't known as either


_FORMAL = frozenset((Role.HEADER, Role.ADDRESSEES, Role.RECIPIENTS, Role.SIGNATURE))
# The first one in a heading counts: "Tình hình thực hiện nhiệm vụ" is about results.
_NAMES = {
    Stands.RESULT: "tình hình|kết quả|đánh giá|ưu điểm|hạn chế|tồn tại|khuyết điểm|nguyên nhân|bài học",
    Stands.AIM: "nhiệm vụ|mục tiêu|mục đích|chỉ tiêu|giải pháp|phương hướng|yêu cầu|tổ chức thực hiện|biện pháp",
}
_SUBJECT = re.compile("|".join(f"(?P<{kind.name}>{names})" for kind, names in _NAMES.items()))


def standings(sections: Sequence[Section]) -> list[Stands]:
    """Of the text under each section's heading: that of the nearest heading that tells, its own or one above it."""
    found: dict[tuple[str, ...], Stands] = {}
    for section in sections:
        above = found.get(section.path[:-1], Stands.ANYWHERE)
        told = _SUBJECT.search((section.heading or "").lower())
        found[section.path] = Stands[told.lastgroup] if told and told.lastgroup else above
    return [Stands.NOWHERE if one.role in _FORMAL else found[one.path] for one in sections]
