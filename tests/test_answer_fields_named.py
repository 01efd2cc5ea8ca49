"""What is answered where a directive is named wrongly, where several are named, and where a number is left blank."""

import pytest

from service.answer import Answer, Kind, Why
from service.answering.fields import answer_field
from service.answering.fields.named_kind import is_other_kind
from service.engine import Engine
from service.question import Named
from service.typed_words import fold_letters


def ask(engine: Engine, text: str) -> Answer:
    """The field's answer; fails where no field was understood."""
    answer = answer_field(engine.search(text, mode="hybrid", top_k=20), engine.catalogue)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ai ký Kết luận số 1367/UBND-TCKH?", "Công văn số 1367/UBND-TCKH"),
        ("Ai ký Chỉ thị số 1367/UBND-TCKH?", "Công văn số 1367/UBND-TCKH"),
        ("Nghị quyết số 215-KL/TU do ai ký?", "Kết luận số 215-KL/TU"),
        ("nghi quyet 215-kl/tu do ai ky", "Kết luận số 215-KL/TU"),
        ("Nghị quyết số 215-KL/TU ban hành ngày nào?", "Kết luận số 215-KL/TU"),
        ("Công văn 1367/UBND-TCKH của thị xã Từ Sơn ban hành ngày nào?", "khác về địa danh"),
    ],
)
def test_a_number_named_under_another_kind_or_place_is_contradicted(engine: Engine, text: str, note: str) -> None:
    answer = ask(engine, text)
    assert answer.why is Why.CONSTRAINT_NOT_MET
    assert note in answer.notes[0]


@pytest.mark.parametrize(
    "text", ["Công văn 1367/UBND-TCKH của thị xã Phú Khê do ai ký?", "ai ký cv 1367/UBND-TCKH", "Ai ký 1367/UBND-TCKH?"]
)
def test_the_right_kind_and_place_or_none_answer(engine: Engine, text: str) -> None:
    assert ask(engine, text).text == "Viên Thành Luận"


@pytest.mark.parametrize(
    ("said", "own", "other"),
    [
        ("Quy định số", "Quyết định", False),
        ("Quyết định", "Quy định", False),
        ("Chỉ thị", "Quyết định", True),
        ("Công văn hướng dẫn", "Công văn", False),
        ("văn bản", "Công văn", False),
        ("Kết luận", None, False),
    ],
)
def test_kinds_that_share_a_code_contradict_nothing(said: str, own: str | None, other: bool) -> None:
    text = fold_letters(f"Ai ký {said} 12-QĐ/TU?")
    assert is_other_kind(text, Named("12-QĐ/TU", None), own) is other


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        (
            "Kết luận số 215-KL/TU và Kết luận số 216-KL/TU ban hành ngày nào?",
            "ngày 12 tháng 7 năm 2022",
            "Chỉ mục không có Kết luận số 216-KL/TU.",
        ),
        (
            "Ai ký Kết luận số 999-KL/TU và Công văn 1367/UBND-TCKH?",
            "Viên Thành Luận",
            "Chỉ mục không có Kết luận số 999-KL/TU.",
        ),
        ("Kết luận 215 và 216 do ai ký?", "Trịnh Đình Vượng", "Chỉ mục không có Kết luận 216."),
    ],
)
def test_what_is_held_answers_and_a_note_names_what_is_not(engine: Engine, text: str, said: str, missing: str) -> None:
    answer = ask(engine, text)
    assert answer.text == said
    assert answer.notes == (missing,)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Kết luận 215 và 468 ban hành ngày nào?", ("12 tháng 7 năm 2022", "10 tháng 7 năm 2024")),
        (
            "Kết luận 215, 204 và 468 ban hành ngày nào?",
            ("12 tháng 7 năm 2022", "16 tháng 7 năm 2024", "10 tháng 7 năm 2024"),
        ),
    ],
)
def test_bare_numbers_go_on_the_kind_before_them(engine: Engine, text: str, dates: tuple[str, ...]) -> None:
    answer = ask(engine, text)
    assert answer.kind is Kind.LIST
    assert answer.text == "; ".join(f"ngày {date}" for date in dates)
    assert len({quote.directive.id for quote in answer.quotes}) == len(answer.quotes) == len(dates)


def test_of_several_that_are_not_held_all_are_noted(engine: Engine) -> None:
    answer = ask(engine, "Kết luận số 998-KL/TU và Kết luận số 999-KL/TU ban hành ngày nào?")
    assert answer.why is Why.NO_MATCH
    assert ["998" in note or "999" in note for note in answer.notes] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 14/2023/NQ-HĐND hết hiệu lực khi nào?",
        "Nghị quyết 14/2023/NQ-HĐND chấm dứt hiệu lực từ ngày nào?",
        "Nghị quyết 14/2023/NQ-HĐND có hiệu lực đến khi nào?",
        "Khi nào Nghị quyết 14/2023/NQ-HĐND hết hiệu lực?",
        "ngày hết hiệu lực của Nghị quyết 14/2023/NQ-HĐND",
    ],
)
def test_the_day_of_taking_effect_is_never_given_for_that_of_the_end(engine: Engine, text: str) -> None:
    answer = ask(engine, text)
    assert answer.why is Why.NO_MATCH
    assert "ngày hết hiệu lực" in answer.notes[0]
