"""Whether a directive has the parts that a draft names, however it numbers them."""

import pytest

from corpus.model import Directive, Role, Section
from service.engine import Engine
from service.precedent.draft.cited_parts import parts_before
from service.precedent.draft.model import Finding
from service.precedent.draft.outline import lacking_parts
from service.precedent.draft.read import read_text

DRAFT = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. Theo {}.\n"
_LABELS = ("I", "II", "Phần III", "Chương I", "Chương II", "Phụ lục I", "Phụ lục II", "Phụ lục 03")
HELD = Directive("", "", "", sections=tuple(Section((label,), Role.SECTION, (), label=label) for label in _LABELS))


@pytest.mark.parametrize(
    ("named", "is_there"),
    [
        ("Phụ lục 2", True),
        ("Phụ lục II", True),
        ("Phụ lục III", True),
        ("phụ lục số 02", True),
        ("Chương 2", True),
        ("phần 2", True),
        ("phần III", True),
        ("Phụ lục 4", False),
        ("Chương 3", False),
        ("phần 4", False),
        ("mục 2", False),  # is no phần II
        ("Điều 2", False),
        ("khoản 1", False),
    ],
)
def test_arabic_and_roman_numbers_of_the_large_parts_name_the_same_place(named: str, is_there: bool) -> None:
    (part,) = parts_before(f"tại {named} ")
    assert (lacking_parts(HELD, [part]) == []) is is_there


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("điểm 9 mục 1 Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy", "điểm 9 mục 1"),
        ("điểm q khoản 1 Điều 3 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023", "điểm q khoản 1 Điều 3"),
        ("khoản 8, 9 Điều 3 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023", "khoản 8 Điều 3; khoản 9 Điều 3"),
    ],
)
def test_a_part_that_is_lacking_is_written_as_people_write_it(engine: Engine, said: str, shown: str) -> None:
    found: list[Finding] = []
    for check in engine.precedents.check_draft(read_text(DRAFT.format(said))).citations:
        found += [one for one in check.findings if one.field == "section"]
    assert [one.stated for one in found] == [shown]
    assert found[0].message == f"Văn bản trong kho không có phần được dẫn ({shown})."
