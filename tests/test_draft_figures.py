"""A sentence of a draft that differs from a stored one in a figure or a sign alone."""

import pytest

from service.engine import Engine
from service.precedent.draft.model import Found, SentenceCheck
from service.precedent.draft.read import read_text
from service.precedent.draft.remarks import near_text
from service.precedent.draft.sentences import sentences_of

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. "
POVERTY = "Tỷ lệ hộ nghèo giảm còn 3,52%."
SPENT = "Tỷ lệ giải ngân vốn đầu tư công đạt 44,1% kế hoạch, cao hơn cùng kỳ năm 2023 là 5,2 điểm phần trăm."
GROWN = (
    "Kinh tế - xã hội của tỉnh phục hồi rõ nét hơn sau một năm thực hiện Kết luận số 341-KL/TU ngày 11/7/2023 của "
    "Tỉnh ủy; hầu hết các chỉ tiêu chủ yếu cao hơn cùng kỳ."
)


def _check(engine: Engine, said: str) -> SentenceCheck:
    return engine.precedents.check_draft(read_text(f"{HEAD}{said}\n\n2. Giao Văn phòng theo dõi.\n")).sentences[0]


@pytest.mark.parametrize(
    "said",
    [
        POVERTY,
        POVERTY.replace("3,52%.", "3,52 %"),
        "“Tỷ lệ hộ nghèo” giảm còn: 3,52%;",
        GROWN,
        GROWN.replace("Kinh tế - xã hội", "Kinh tế – xã hội").replace("341-KL", "341 – KL"),
        GROWN.replace("Tỉnh ủy;", "Tỉnh ủy,"),
        GROWN.replace("341-KL/TU", "341/KL-TU"),  # said among the forms
        SPENT,
    ],
)
def test_marks_that_say_nothing_leave_a_sentence_word_for_word(engine: Engine, said: str) -> None:
    assert _check(engine, said).found is Found.EXACT


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (POVERTY.replace("3,52", "-3,52"), "-"),
        (POVERTY.replace("3,52", "–3,52"), "–"),
        (POVERTY.replace("3,52", "+3,52"), "+"),
        (POVERTY.replace("3,52", "< 3,52"), "<"),
        (POVERTY.replace("3,52", "≥3,52"), "≥"),
        (POVERTY.replace("3,52", "3.52"), "3.52"),
        (POVERTY.replace("%", "‰"), "‰"),
        (POVERTY.replace("%", ""), "%"),
        (SPENT.replace("44,1%", "44,1"), "%"),
        (SPENT.replace("5,2", "-5,2"), "-"),
        (GROWN.replace("11/7/2023", "11/7-2023"), "-"),
    ],
)
def test_a_sign_at_a_figure_makes_it_another_sentence_and_the_difference_shows_it(
    engine: Engine, said: str, shown: str
) -> None:
    check = _check(engine, said)
    assert check.near
    told = near_text(check.near, check.sentence.text).partition("Khác: ")[2]
    assert shown in told
    assert "thêm “.”" not in told


def test_a_short_sentence_is_near_only_by_its_figures(engine: Engine) -> None:
    assert _check(engine, "Tỷ lệ hộ nghèo giảm còn 2,91%.").found is Found.NEAR
    assert _check(engine, "Tỷ lệ hộ nghèo giảm tới 3,52%.").found is Found.NONE


def test_a_sentence_of_few_words_is_near_with_other_figures(engine: Engine) -> None:
    stored = [
        sentence
        for row in engine.catalogue.rows("SELECT id FROM directive ORDER BY id")
        for sentence in sentences_of(engine.catalogue.directive(row["id"]).directive)  # type: ignore[union-attr]
        if len(sentence.words) in (5, 6) and any(word.tone.isdigit() for word in sentence.words)
    ]
    assert stored
    said = "".join("9" if one.isdecimal() else one for one in stored[0].text)
    check = _check(engine, said)
    assert check.found is Found.NEAR
    assert check.near
    assert 0 < check.near.similarity < 1
