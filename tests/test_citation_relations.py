"""What governs a mention beyond its own sentence: lists led in above, brackets, comparisons, meetings."""

import pytest

from corpus.model import Source
from corpus.parse import parse

_ITEMS = "\n\na) Nghị quyết số 5/2019/NQ-HĐND ngày 12/7/2019 về chợ đêm;\n\nb) Điều 2 Nghị quyết số 6/2019/NQ-HĐND.\n"


def _relations(body: str) -> dict[str, str | None]:
    """The relation of every numbered directive that a resolution names, by number; of several mentions the last."""
    parsed = parse(Source("d", "d.txt", f"NGHỊ QUYẾT\nvề cây xanh\n\n{body}\n"))
    return {one.number: one.relation for one in parsed.citations if one.number}


@pytest.mark.parametrize(
    ("lead", "relation"),
    [
        ("1. Các nghị quyết sau hết hiệu lực:", "bãi bỏ"),
        ("1. Các nghị quyết sau đây hết hiệu lực thi hành kể từ ngày Nghị quyết này có hiệu lực thi hành:", "bãi bỏ"),
        ("1. Kể từ ngày Nghị quyết này có hiệu lực, các quy định dưới đây hết hiệu lực:", "bãi bỏ"),
        ("1. Hết hiệu lực kể từ ngày 01/8/2023 các văn bản sau:", "bãi bỏ"),
        ("Điều 1. Bãi bỏ toàn bộ 02 nghị quyết của Hội đồng nhân dân tỉnh", "bãi bỏ"),
        ("1. Bãi bỏ các quy định sau:", "bãi bỏ"),
        ("1. Bãi bỏ các văn bản quy phạm pháp luật và các điều khoản của Hội đồng nhân dân tỉnh sau đây:", "bãi bỏ"),
        ("1. Nghị quyết này có hiệu lực từ ngày ký và thay thế các văn bản sau:", "thay thế"),
        ("1. Tiếp tục thực hiện nghiêm các văn bản sau:", "thực hiện"),
        ("1. Đề nghị Hội đồng nhân dân tỉnh bãi bỏ các văn bản sau:", "khác"),
        ("1. Các nghị quyết sau không hết hiệu lực:", "khác"),
        ("1. Nội dung cụ thể:", "khác"),
        ("1. Sửa đổi khoản 2 Điều 1 như sau:", "khác"),
    ],
)
def test_the_items_of_a_list_stand_as_the_words_above_them_say(lead: str, relation: str) -> None:
    assert _relations(lead + _ITEMS) == {"5/2019/NQ-HĐND": relation, "6/2019/NQ-HĐND": relation}


def test_an_item_that_says_something_of_its_own_is_no_object_of_the_words_above() -> None:
    found = _relations("1. Bãi bỏ các văn bản sau:\n\na) Mọi quy định trái với Nghị quyết số 7/2019/NQ-HĐND.\n")
    assert found == {"7/2019/NQ-HĐND": "khác"}


def test_what_an_ended_directive_changed_is_not_changed_by_the_list() -> None:
    found = _relations(
        "1. Các nghị quyết sau hết hiệu lực:\n\na) Nghị quyết số 6/2019/NQ-HĐND ngày 12/7/2019 sửa đổi, bổ sung một số"
        " điều của Nghị quyết số 5/2015/NQ-HĐND;\n\nb) Quy chế ban hành kèm theo Quyết định số 8/QĐ-UBND.\n"
    )
    assert found == {"6/2019/NQ-HĐND": "bãi bỏ", "5/2015/NQ-HĐND": "khác", "8/QĐ-UBND": "bãi bỏ"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "1. Các nghị quyết sau hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực: a) Nghị quyết số 5-NQ/TU;"
            " b) Nghị quyết số 6-NQ/TU.",
            {"5-NQ/TU": "bãi bỏ", "6-NQ/TU": "bãi bỏ"},
        ),
        (
            "1. Kế hoạch này thay thế: Kế hoạch số 5-KH/TU; Kế hoạch số 6-KH/TU.",
            {"5-KH/TU": "thay thế", "6-KH/TU": "thay thế"},
        ),
    ],
)
def test_a_list_within_one_sentence_is_led_by_the_same_words(sentence: str, expected: dict[str, str]) -> None:
    assert _relations(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tại phiên họp ngày 16/5/2024, sau khi nghe Báo cáo của Ban Tổ chức về tình hình triển khai thực hiện mô"
            " hình mới theo tinh thần Nghị quyết số 9-NQ/TU (Báo cáo số 5-BC/BTC, ngày 14/5/2024), kết luận",
            {"9-NQ/TU": "theo", "5-BC/BTC": "khác"},
        ),
        (
            "Tại phiên họp ngày 14/5/2024, xem xét Tờ trình của Đảng ủy về Đề án chợ đêm (Tờ trình số 3-TTr/ĐU), Ban"
            " Thường vụ kết luận",
            {"3-TTr/ĐU": "căn cứ"},
        ),
        (
            "Tiếp tục thực hiện Kế hoạch của Huyện ủy về chợ đêm theo hướng mở rộng (Kế hoạch số 5-KH/HU)",
            {"5-KH/HU": "thực hiện"},
        ),
        (
            "Thực hiện Chỉ thị số 31/CT-TTg về việc bảo đảm thực hiện nhiệm vụ (Công văn số 5/UBND-VX), các trường",
            {"31/CT-TTg": "thực hiện", "5/UBND-VX": "khác"},
        ),
        ("(Kèm theo Báo cáo số 5-BC/BTC ngày 27/11/2025)", {"5-BC/BTC": "khác"}),
        (
            "Rà soát dự án theo Kế hoạch số 5-KH/TU, nêu rõ dự án có tình huống tương tự như trong Kết luận số 7-KL/TW"
            " và Nghị quyết số 8-NQ/TW",
            {"5-KH/TU": "theo", "7-KL/TW": "khác", "8-NQ/TW": "khác"},
        ),
        (
            "Xử lý trong dự án Luật sửa đổi, bổ sung một số điều của 15 luật phù hợp với tinh thần chỉ đạo tại văn bản"
            " số 7/TB-VPCP và văn bản số 8/VPCP-NN",
            {"7/TB-VPCP": "theo", "8/VPCP-NN": "theo"},
        ),
        ("Thực hiện theo chỉ đạo của Tỉnh ủy tại Công văn số 5-CV/TU", {"5-CV/TU": "theo"}),
        (
            "Ban hành kết luận theo đúng ý kiến và hướng dẫn của Thanh tra tỉnh tại Kế hoạch thanh tra số 5/KH-TTr",
            {"5/KH-TTr": "theo"},
        ),
        ("Thực hiện theo quy định tại khoản 2 Điều 3 Nghị định số 5/2024/NĐ-CP", {"5/2024/NĐ-CP": "theo"}),
    ],
)
def test_a_mention_stands_as_what_it_explains(sentence: str, expected: dict[str, str]) -> None:
    assert _relations(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Hội đồng nhân dân thành phố ban hành Nghị quyết sửa đổi, bổ sung một số điều của Quy định kèm theo Nghị"
            " quyết số 9/2022/NQ-HĐND",
            {"9/2022/NQ-HĐND": "sửa đổi"},
        ),
        ("Chương I\nSỬA ĐỔI MỘT SỐ ĐIỀU CỦA NGHỊ QUYẾT SỐ 9/2022/NQ-HĐND", {"9/2022/NQ-HĐND": "sửa đổi"}),
        ("Hội đồng nhân dân đã ban hành Nghị quyết sửa đổi Nghị quyết số 9/2022/NQ-HĐND", {"9/2022/NQ-HĐND": "khác"}),
        ("Các đơn vị tuân thủ các quy định của Nghị quyết số 9/2022/NQ-HĐND", {"9/2022/NQ-HĐND": "theo"}),
    ],
)
def test_an_enacting_sentence_is_the_text_s_own_order(sentence: str, expected: dict[str, str]) -> None:
    assert _relations(sentence) == expected
