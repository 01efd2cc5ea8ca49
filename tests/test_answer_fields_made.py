"""Fields of directives made for the purpose: one that states its own end, and one that leaves its number blank."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.build import build
from indexer.encoder import Encoder
from service.answer import Answer, Why
from service.answering.fields import answer_field
from service.answering.fields.items import items_of
from service.assemble import open_engine
from service.engine import Engine
from service.settings import Settings

MADE = {
    "qd-77.txt": """ỦY BAN NHÂN DÂN
THỊ XÃ HẠ LÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 77/QĐ-UBND
Hạ Lâm, ngày 03 tháng 4 năm 2024

QUYẾT ĐỊNH
Về việc hỗ trợ thu gom rác thải nông thôn

Điều 1. Hỗ trợ mỗi tổ thu gom 02 triệu đồng một tháng.

Điều 2. Quyết định này có hiệu lực từ ngày 10/4/2024 và hết hiệu lực kể từ ngày 31/12/2026.

CHỦ TỊCH

Lý Văn Mộc
""",
    "qd-78.txt": """ỦY BAN NHÂN DÂN
THỊ XÃ HẠ LÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 78/QĐ-UBND
Hạ Lâm, ngày 05 tháng 4 năm 2024

QUYẾT ĐỊNH
Về việc cấp biển số nhà

Điều 1. Cấp biển số nhà cho các hộ dân.

Điều 2. Khi Quyết định này được ban hành, Quyết định số 15/QĐ-UBND hết hiệu lực kể từ ngày 05/4/2024.

CHỦ TỊCH

Lý Văn Mộc
""",
    "cv.txt": """ỦY BAN NHÂN DÂN
THỊ XÃ HẠ LÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số:      /UBND
V/v triển khai thực hiện Kết luận số 1853-KL/TU ngày 19/4/2023 của Ban Thường vụ Tỉnh ủy
Hạ Lâm, ngày      tháng 5 năm 2023

Kính gửi: Các phòng, ban thuộc thị xã.

Thực hiện Kết luận số 1853-KL/TU ngày 19/4/2023 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân thị xã yêu cầu các
phòng, ban tổ chức quán triệt.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lý Văn Mộc
""",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    """The directives above, open for searching."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in MADE.items():
        (folder / name).write_text(text, encoding="utf-8")
    index: Path = tmp_path_factory.mktemp("index")
    build([folder], index, encoder)
    opened = open_engine(index, Settings(), encoder)
    yield opened
    opened.close()


def ask(engine: Engine, text: str) -> Answer:
    """The field's answer; fails where no field was understood."""
    answer = answer_field(engine.search(text, mode="hybrid", top_k=20), engine.catalogue)
    assert answer is not None
    return answer


def test_the_end_is_answered_by_the_sentence_that_states_it(made: Engine) -> None:
    ends = ask(made, "Quyết định 77/QĐ-UBND hết hiệu lực khi nào?")
    assert ends.text == "ngày 31/12/2026"
    assert "hết hiệu lực kể từ" in ends.quotes[0].text
    assert ask(made, "Quyết định 77/QĐ-UBND có hiệu lực khi nào?").text == "từ ngày 10/4/2024"


def test_the_end_of_another_directive_is_not_its_own(made: Engine) -> None:
    answer = ask(made, "Quyết định 78/QĐ-UBND hết hiệu lực khi nào?")
    assert answer.why is Why.NO_MATCH


@pytest.mark.parametrize("text", ["Ai ký Quy định 77/QĐ-UBND?", "Quyết định số 77/QĐ-UBND do ai ký?"])
def test_kinds_of_one_code_are_no_contradiction(made: Engine, text: str) -> None:
    assert ask(made, text).text == "Lý Văn Mộc"


@pytest.mark.parametrize(
    "text",
    [
        "Công văn triển khai thực hiện Kết luận 1853-KL/TU có số bao nhiêu?",
        "công văn triển khai thực hiện kết luận số 1853-kl/tu có số hiệu gì?",
    ],
)
def test_a_blank_number_is_blank_though_another_number_is_cited(made: Engine, text: str) -> None:
    answer = ask(made, text)
    assert answer.why is Why.FIELD_BLANK
    assert "số, ký hiệu" in answer.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "ai ký công văn triển khai thực hiện kết luận số 1853-kl/tu?",
        "Ai ký Công văn triển khai thực hiện Kết luận số 1853-KL/TU?",
        "ai ky cong van trien khai thuc hien ket luan 1853 kl/tu",
    ],
)
def test_a_number_in_a_title_is_found_in_small_letters_too(made: Engine, text: str) -> None:
    assert ask(made, text).text == "Lý Văn Mộc"


@pytest.mark.parametrize(
    ("block", "items"),
    [
        ("Như trên,\n- Sở A;\n- Lưu: VT.", "Như trên; Sở A; Lưu: VT"),
        ("Phòng Tài chính - Kế hoạch;\n+ Ban B\n  và Ban C;", "Phòng Tài chính - Kế hoạch; Ban B và Ban C"),
        ("*Như trên*; - Lưu VT", "Như trên; Lưu VT"),
        ("• Sở A\n• Sở B", "Sở A; Sở B"),
        ("Các phòng, ban thuộc thị xã.", "Các phòng, ban thuộc thị xã"),
        ("", ""),
    ],
)
def test_items_lose_their_dashes_and_nothing_else(block: str, items: str) -> None:
    assert items_of(block) == items
