"""What an annex lists as ended: proved by the order in the body, the heading of the list and the row itself."""

from datetime import date
from pathlib import Path

import pytest

from corpus.model import Source, join_spans
from corpus.parse import parse
from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.precedent.validity.annex import listed
from service.precedent.validity.model import Standing
from service.settings import Settings

_ORDER = "Bãi bỏ 02 văn bản do Ủy ban nhân dân tỉnh ban hành (có Danh mục kèm theo)."
_HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
-------
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Lam Giang, ngày {day}

QUYẾT ĐỊNH
Về {subject}

Điều 1. {order}

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đàm Khắc Trữ
"""
_ANNEX = """
PHỤ LỤC
{heading}
(Kèm theo Quyết định số 45/QĐ-UBND ngày 12 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Lam Giang)

{rows}
"""
_HEADING = "DANH MỤC VĂN BẢN BÃI BỎ"
_CELLS = """| STT | Tên loại | Số, ký hiệu | Ngày ban hành | Trích yếu |
| --- | --- | --- | --- | --- |
| 1 | Quyết định | 12/QĐ-UBND | 05/5/2019 | Về cây xanh ven đường |
| 2 | Quyết định | 13/QĐ-UBND | 06/5/2019 | Về thực hiện Quyết định số 99/QĐ-UBND ngày 01/02/2018 |
"""
_NAMES = """| STT | Tên văn bản | Ghi chú |
| --- | --- | --- |
| 1 | Quyết định số 12/QĐ-UBND ngày 05/5/2019 của Ủy ban nhân dân tỉnh về cây xanh | |
| 2 | Quyết định số 13/QĐ-UBND ngày 06/5/2019 về thực hiện Quyết định số 99/QĐ-UBND ngày 01/02/2018 | |
"""
_ITEMS = """1. Quyết định số 12/QĐ-UBND ngày 05/5/2019 của Ủy ban nhân dân tỉnh về cây xanh.

2. Quyết định số 13/QĐ-UBND ngày 06/5/2019 về thực hiện Quyết định số 99/QĐ-UBND ngày 01/02/2018.
"""


def _text(order: str = _ORDER, heading: str = _HEADING, rows: str = _CELLS) -> str:
    head = _HEAD.format(number="45/QĐ-UBND", day="12 tháng 3 năm 2024", subject="bãi bỏ văn bản", order=order)
    return head + _ANNEX.format(heading=heading, rows=rows)


def _ended(text: str) -> list[tuple[str | None, date | None]]:
    return [(citation.number, citation.issued_on) for citation, *_ in listed(parse(Source("d", "d.txt", text)))]


@pytest.mark.parametrize("rows", [_CELLS, _NAMES, _ITEMS])
def test_each_row_ends_the_directive_that_it_names_first(rows: str) -> None:
    assert _ended(_text(rows=rows)) == [("12/QĐ-UBND", date(2019, 5, 5)), ("13/QĐ-UBND", date(2019, 5, 6))]


@pytest.mark.parametrize(
    "order",
    [
        "Công bố Danh mục văn bản của Ủy ban nhân dân tỉnh hết hiệu lực (có phụ lục kèm theo).",
        "Công bố kèm theo Quyết định này Danh mục văn bản quy phạm pháp luật hết hiệu lực năm 2023.",
        "Bãi bỏ các văn bản tại Phụ lục ban hành kèm theo Quyết định này.",
        "Các văn bản nêu tại Danh mục kèm theo Quyết định này bị bãi bỏ.",
    ],
)
def test_orders_that_attach_a_list_are_known(order: str) -> None:
    assert len(_ended(_text(order, "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ"))) == 2


@pytest.mark.parametrize(
    "order",
    [
        "Đề nghị Hội đồng nhân dân tỉnh bãi bỏ 02 văn bản (có Danh mục kèm theo).",
        "Các sở rà soát, tổng hợp văn bản cần bãi bỏ theo Danh mục kèm theo.",
        "Phê duyệt Danh mục cây xanh kèm theo Quyết định này.",
        "Bãi bỏ Quyết định số 11/QĐ-UBND ngày 04/5/2019.",
    ],
)
def test_without_an_order_that_attaches_it_a_list_ends_nothing(order: str) -> None:
    assert _ended(_text(order)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "DANH MỤC VĂN BẢN CÒN HIỆU LỰC",
        "DANH MỤC VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN",
        "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ HOẶC MỘT PHẦN",
        "DANH MỤC VĂN BẢN SỬA ĐỔI, BỔ SUNG, BÃI BỎ",
        "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ",
        "DANH MỤC CÂY XANH",
    ],
)
def test_a_list_of_something_else_ends_nothing(heading: str) -> None:
    assert _ended(_text(heading=heading)) == []


@pytest.mark.parametrize(
    "row",
    [
        "| 1 | Khoản 2 Điều 5 Quyết định số 12/QĐ-UBND ngày 05/5/2019 | |",
        "| 1 | Quyết định số 12/QĐ-UBND ngày 05/5/2019 về cây xanh | Khoản 2 Điều 5 |",
        "| 1 | Quyết định số 12/QĐ-UBND ngày 05/5/2019 về cây xanh | Bãi bỏ một phần |",
        "| 1 | Quy chế kèm theo Quyết định số 12/QĐ-UBND ngày 05/5/2019 | |",
    ],
)
def test_a_row_that_may_end_a_part_ends_nothing(row: str) -> None:
    assert _ended(_text(rows=f"| STT | Tên văn bản | Ghi chú |\n| --- | --- | --- |\n{row}\n")) == []


def test_an_index_tells_it_with_order_heading_and_row(tmp_path: Path, encoder: Encoder) -> None:
    source, index = tmp_path / "source", tmp_path / "index"
    source.mkdir()
    for number, day in (("12", "05"), ("13", "06"), ("99", "07")):
        text = _HEAD.format(
            number=f"{number}/QĐ-UBND", day=f"{day} tháng 5 năm 2019", subject="cây xanh", order="Trồng cây ven đường."
        )
        (source / f"old-{number}.txt").write_text(text, encoding="utf-8")
    (source / "ending.txt").write_text(_text(), encoding="utf-8")
    build([source], index, encoder)
    opened = open_engine(index, Settings(), encoder, today=lambda: date(2026, 6, 1))
    values = {number: opened.validity(f"old-{number}").value for number in ("12", "13", "99")}
    (fact,) = [one for one in opened.validity("old-12").facts if one.by == "ending"]
    stored = opened.document("ending").directive.text
    opened.close()
    assert values == {"12": Standing.REPEALED, "13": Standing.REPEALED, "99": Standing.IN_FORCE}
    said = join_spans(stored, fact.spans)
    assert f"“{said}”" in fact.evidence
    assert said.startswith("Bãi bỏ 02 văn bản")
    assert said.endswith("DANH MỤC VĂN BẢN BÃI BỎ | 1 | Quyết định | 12/QĐ-UBND | 05/5/2019 | Về cây xanh ven đường |")
