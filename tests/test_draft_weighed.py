"""Two sentences that cite the same directive are near only if they say the same of it."""

import pytest

from service.engine import Engine
from service.precedent.draft.model import Found
from service.precedent.draft.read import read_text
from service.precedent.draft.weighed import own_likeness

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. "
CITED = "Chỉ thị số 19-CT/TU ngày 09/5/2023 của Ban Thường vụ Thị ủy về phát động Cuộc vận động “Phú Khê sạch từ ngõ”"


def _found(engine: Engine, said: str) -> Found:
    return engine.precedents.check_draft(read_text(f"{HEAD}{said}\n\n2. Giao Văn phòng theo dõi.\n")).sentences[0].found


def test_a_common_citation_is_no_precedent(engine: Engine) -> None:
    assert _found(engine, f"Sổ việc ghi riêng kết quả của {CITED};") is Found.NONE


def test_a_sentence_that_says_the_same_of_its_citation_is_near(engine: Engine) -> None:
    assert _found(engine, f"Tiếp tục thực hiện {CITED}.") is Found.NEAR


def test_words_of_citations_hardly_count() -> None:
    one, other = f"Sổ việc ghi kết quả của {CITED}", f"Ban hành kế hoạch thi đua theo {CITED}"
    assert own_likeness(one, other) < 0.5
    assert own_likeness(one, one) == pytest.approx(1)
    assert own_likeness("Các phường họp giao ban", "Các xã họp giao ban") == pytest.approx(0.8)
    assert own_likeness("", "") == 1
