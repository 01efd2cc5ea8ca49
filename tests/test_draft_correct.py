"""What a wrong citation should say, ready to paste."""

import pytest

from service.engine import Engine
from service.precedent.draft.model import CitationCheck
from service.precedent.draft.read import read_text
from service.precedent.draft.remarks import citation_text

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. "
RIGHT = "Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy Phú Khê về "


def _check(engine: Engine, said: str) -> CitationCheck:
    text = f"{HEAD}Tiếp tục thực hiện {said}\n\n2. Giao Văn phòng theo dõi.\n"
    return engine.precedents.check_draft(read_text(text)).citations[0]


def _correct(engine: Engine, said: str) -> list[str]:
    return [one.correct.full for one in _check(engine, said).findings if one.correct]


@pytest.mark.parametrize(
    "said",
    [
        "Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy.",
        "Kết luận số 204-KL/TU ngày 16/7/2024 của Tỉnh ủy.",
        "Kết luận số 240-KL/TU ngày 16/7/2024 của Thị ủy.",
        "Nghị quyết số 204-KL/TU ngày 16/7/2024 của Thị ủy.",
        "Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy về kế hoạch trồng rừng.",
    ],
)
def test_a_wrong_citation_comes_with_the_right_one(engine: Engine, said: str) -> None:
    (full,) = _correct(engine, said)
    assert full.startswith(RIGHT)
    assert citation_text(_check(engine, said)).splitlines()[-1] == f"Viết đúng: {full}."


def test_the_right_one_names_the_part_that_stands_in_it(engine: Engine) -> None:
    (full,) = _correct(engine, "điểm 2.2 mục 2 phần II Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy.")
    assert full.startswith(f"điểm 2.2 mục 2 phần II {RIGHT}")
    (full,) = _correct(engine, "phần IX Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy.")
    assert full.startswith(RIGHT)


@pytest.mark.parametrize(
    "said",
    [
        "Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy.",
        "phần IX Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy.",
        "Kế hoạch số 54-KH/TU ngày 30/4/2022 của Ban Thường vụ Thị ủy.",
        "Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương.",
        "Kết luận số 999-KL/TU ngày 01/01/2001 của Thị ủy.",
    ],
)
def test_nothing_to_paste_where_the_words_are_right_or_none_is_surely_meant(engine: Engine, said: str) -> None:
    assert _correct(engine, said) == []
