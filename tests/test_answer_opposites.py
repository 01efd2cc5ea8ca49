"""What stands in for another word and means the reverse doesn't answer for it; asked of the samples."""

from service.engine import Engine


def test_revenue_does_not_answer_for_expenditure(engine: Engine) -> None:
    revenue = engine.ask("Thu ngân sách 6 tháng đầu năm 2022 của tỉnh là bao nhiêu?")
    assert revenue.text is not None
    assert "4.812 tỷ" in revenue.text
    spent = engine.ask("Chi ngân sách 6 tháng đầu năm 2022 của tỉnh là bao nhiêu?", threshold=0.0)
    assert spent.text is None or "4.812" not in spent.text


def test_the_deputy_is_not_given_for_the_head(engine: Engine) -> None:
    answer = engine.ask("Bí thư Tỉnh ủy Lam Giang là ai?", threshold=0.0)
    assert all("PHÓ BÍ THƯ" not in quote.text for quote in answer.quotes)


def test_a_deputy_may_act_where_the_head_is_only_mentioned(engine: Engine) -> None:
    answer = engine.ask("Năm 2024 ai làm tổ trưởng Tổ công tác kiểm tra giải ngân do Chủ tịch UBND thị xã lập?")
    assert answer.text is not None
    assert "Cù Văn Chước" in answer.text
