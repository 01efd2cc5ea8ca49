"""Labels by their shape."""

import pytest

from corpus.parse.labels import Level, read_label


@pytest.mark.parametrize(
    ("text", "level", "label"),
    [
        ("I. TÌNH HÌNH", Level.ROMAN, "I"),
        ("II- NHIỆM VỤ", Level.ROMAN, "II"),
        ("1. Công tác", Level.NUMBER, "1"),
        ("1- Văn bản", Level.NUMBER, "1"),
        ("2/ Nội dung", Level.NUMBER, "2"),
        ("1.2. Tiếp tục", Level.DOTTED, "1.2"),
        ("1.2 Tiếp tục", Level.DOTTED, "1.2"),
        ("3.1.Tổ chức", Level.DOTTED, "3.1"),
        ("1.2.3. Chi tiết", Level.DOTTED_TWICE, "1.2.3"),
        ("a) Quán triệt", Level.LETTER, "a"),
        ("đ) Giao", Level.LETTER, "đ"),
        ("- Kết nạp", Level.DASH, ""),
        ("– Kết nạp", Level.DASH, ""),
        ("+ Hoàn thành", Level.PLUS, ""),
        ("Điều 5. Phạm vi", Level.ARTICLE, "Điều 5"),
        ("Chương II", Level.CHAPTER, "Chương II"),
        ("CHƯƠNG II. QUY ĐỊNH", Level.CHAPTER, "Chương II"),
        ("Phần thứ nhất", Level.PART, "Phần thứ nhất"),
        ("PHỤ LỤC I", Level.APPENDIX, "Phụ lục I"),
        ("(1) Nội dung", Level.BRACKETED, "1"),
    ],
)
def test_a_label_is_known_by_its_shape(text: str, level: Level, label: str) -> None:
    found = read_label(text)
    assert found is not None
    assert (found.level, found.text) == (level, label)


@pytest.mark.parametrize(
    "text",
    [
        "12/4/2022 là ngày",
        "2.092 doanh nghiệp",
        "1.823,1 tỷ đồng",
        "2021. Trong năm",
        "2-3 người",
        "Điều này",
        "",
        "-----",
    ],
)
def test_figures_and_dates_are_no_labels(text: str) -> None:
    assert read_label(text) is None
