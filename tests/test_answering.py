"""Questions asked of a small index of its own: what is answered, from where, and what isn't."""

from collections.abc import Iterator

import pytest

from corpus.model import join_spans
from indexer.build import build
from indexer.encoder import Encoder
from service.answer import Kind, Why
from service.assemble import open_engine
from service.engine import Engine
from service.filters import Filters
from service.settings import Settings

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN AN LẠC
Số: 21/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lạc, ngày 15 tháng 3 năm {year}

KẾ HOẠCH
Trồng cây phân tán trên địa bàn huyện năm {year}

I. MỤC TIÊU

1. Trồng mới {trees} cây xanh dọc các tuyến đường liên xã trong năm {year}.

2. Tỷ lệ cây sống sau một năm không đạt 70% thì phải trồng dặm.

3. Thời gian nghiệm thu công trình trồng cây không quá {days} ngày làm việc kể từ khi có hồ sơ.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Nông nghiệp

- Thẩm định danh mục cây giống, hướng dẫn kỹ thuật trồng cho các xã.

- Báo cáo kết quả trước ngày 30/11/{year}.

2. Phòng Tài chính - Kế hoạch

- Bố trí kinh phí 1,2 tỷ đồng mua cây giống.

Nơi nhận:
- Các xã;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lương Đình Khôi
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("planted")
    for year, trees, days in ((2023, "4.500", "15"), (2024, "6.000", "10")):
        text = PLAN.format(year=year, trees=trees, days=days)
        (folder / f"trong-cay-{year}.txt").write_text(text, encoding="utf-8")
    index = folder / "index"
    build([folder], index, encoder)
    opened = open_engine(index, Settings(), encoder)
    yield opened
    opened.close()


def test_the_year_in_the_question_chooses_the_directive(engine: Engine) -> None:
    for year, trees in ((2023, "4.500"), (2024, "6.000")):
        answer = engine.ask(f"Năm {year} huyện An Lạc trồng mới bao nhiêu cây xanh?", threshold=0.0)
        assert answer.text is not None
        assert trees in answer.text
        assert answer.kind is Kind.COUNT


def test_a_year_that_no_directive_is_of_is_not_answered(engine: Engine) -> None:
    answer = engine.ask("Năm 2021 huyện An Lạc trồng mới bao nhiêu cây xanh?", threshold=0.0)
    assert (answer.text, answer.why) == (None, Why.CONSTRAINT_NOT_MET)


@pytest.mark.parametrize("place", ["huyện Bình Hòa", "huyện bình hòa", "huyen binh hoa"])
def test_a_place_that_is_not_the_directives_is_not_answered_however_it_is_typed(engine: Engine, place: str) -> None:
    answer = engine.ask(f"kế hoạch năm 2024 của {place} trồng mới bao nhiêu cây xanh", threshold=0.0)
    assert answer.text is None


def test_who_acts_is_read_from_the_heading_above_the_duty(engine: Engine) -> None:
    answer = engine.ask("Năm 2024 cơ quan nào thẩm định danh mục cây giống?", threshold=0.0)
    assert answer.text == "Phòng Nông nghiệp"
    (quote, *_) = answer.quotes
    assert "Thẩm định danh mục cây giống" in quote.text


def test_every_quote_is_its_slices_of_the_stored_text_and_holds_the_value(engine: Engine) -> None:
    for question in ("Ai thẩm định danh mục cây giống năm 2024?", "Nghiệm thu trồng cây trong mấy ngày làm việc?"):
        for quote in engine.ask(question, threshold=0.0).quotes:
            stored = engine.document(quote.directive.id).directive.text
            assert join_spans(stored, quote.spans) == quote.text
            assert join_spans(stored, quote.value_spans) == quote.value
            assert (quote.value or "") in quote.text


def test_what_something_is_not_is_no_figure_of_it(engine: Engine) -> None:
    answer = engine.ask("Tỷ lệ cây sống sau một năm đạt bao nhiêu phần trăm?", threshold=0.0)
    assert answer.text is None or "70" not in answer.text


def test_directives_of_one_office_that_differ_stand_side_by_side_the_newest_first(engine: Engine) -> None:
    answer = engine.ask("Thời gian nghiệm thu công trình trồng cây tối đa mấy ngày làm việc?", threshold=0.0)
    assert answer.differ
    assert [quote.directive.id for quote in answer.quotes] == ["trong-cay-2024", "trong-cay-2023"]
    assert answer.text == "không quá 10 ngày làm việc"


def test_filters_hold_for_fields_of_a_directive_too(engine: Engine) -> None:
    asked = "Ai ký Kế hoạch số 21/KH-UBND ngày 15/3/2024?"
    assert engine.ask(asked).text == "Lương Đình Khôi"
    others = engine.ask(asked, Filters(kind="Nghị quyết"), threshold=0.0)
    assert all(quote.directive.fields.kind == "Nghị quyết" for quote in others.quotes)
    assert others.text is None


def test_an_answer_less_sure_than_asked_for_is_withheld_fields_included(engine: Engine) -> None:
    assert engine.ask("Ai ký Kế hoạch số 21/KH-UBND ngày 15/3/2024?", threshold=1.0).text is None
    assert engine.ask("Năm 2024 huyện An Lạc trồng mới bao nhiêu cây xanh?", threshold=1.0).text is None


def test_the_engine_tells_questions_from_key_words(engine: Engine) -> None:
    assert engine.asks(engine.understand("Ai ký kế hoạch trồng cây?"))
    assert engine.asks(engine.understand("trong moi bao nhieu cay xanh"))
    assert not engine.asks(engine.understand("trồng cây phân tán"))


def test_of_directives_described_alike_the_one_that_filters_leave_is_meant(engine: Engine) -> None:
    asked = "Ai ký kế hoạch trồng cây phân tán trên địa bàn huyện An Lạc?"
    assert engine.ask(asked).why is Why.AMBIGUOUS
    left = engine.ask(asked, Filters(document_id="trong-cay-2023"))
    assert [quote.directive.id for quote in left.quotes] == ["trong-cay-2023"]
    assert left.text == "Lương Đình Khôi"
