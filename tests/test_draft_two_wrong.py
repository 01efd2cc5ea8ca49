"""A held number that a draft cites with a wrong date and a wrong issuer at once."""

import shutil
from collections.abc import Iterator

import pytest
from conftest import SAMPLES

from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.engine import Engine
from service.precedent.draft.model import CitationCheck, Level
from service.precedent.draft.read import read_text
from service.precedent.draft.symbols import single_body
from service.settings import Settings

DRAFT = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. Theo {}.\n"
LETTER = (
    "VĂN PHÒNG CHÍNH PHỦ\n\nSố: 90417/VPCP-CN\nV/v đường ven sông Khê\nHà Nội, ngày 27 tháng 11 năm 2024\n\n"
    "Kính gửi: Ủy ban nhân dân tỉnh Lam Giang\n\n"
    "Về kiến nghị của Ủy ban nhân dân tỉnh Lam Giang, Phó Thủ tướng Chính phủ có ý kiến như sau:\n\n"
    "1. Giao Bộ Xây dựng trả lời địa phương.\n\n2. Văn phòng Chính phủ thông báo để các cơ quan biết.\n\n"
    "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n\n\nĐàm Vĩnh Trạch\n"
)


@pytest.fixture(scope="module")
def with_letter(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    """A letter of the Văn phòng Chính phủ, of which there is but one, and a resolution as every place has."""
    folder = tmp_path_factory.mktemp("letter")
    for name in ("ub-2023-nq-14.txt", "thu-2024-kl-204.txt", "ub-2024-cv-1367.txt"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "vpcp-2024-cv-90417.txt").write_text(LETTER, encoding="utf-8")
    build([folder], folder / "index", encoder)
    opened = open_engine(folder / "index", Settings(), encoder)
    yield opened
    opened.close()


def _check(engine: Engine, said: str) -> CitationCheck:
    (check,) = engine.precedents.check_draft(read_text(DRAFT.format(said))).citations
    return check


def test_the_held_one_is_told_where_its_symbol_contradicts_the_issuer(with_letter: Engine) -> None:
    check = _check(with_letter, "Công văn số 90417/VPCP-CN ngày 27/11/2023 của Ủy ban nhân dân tỉnh Lam Giang")
    assert {(one.field, one.level) for one in check.findings} == {("issuer", Level.DOUBT), ("issued_on", Level.DOUBT)}
    assert all("Văn phòng Chính phủ" in one.message for one in check.findings)
    assert [one.directive.fields.number for one in check.suggestions] == ["90417/VPCP-CN"]


def test_of_a_day_far_from_its_own_only_the_issuer_is_doubted(with_letter: Engine) -> None:
    check = _check(with_letter, "Công văn số 90417/VPCP-CN ngày 03/5/2019 của Ủy ban nhân dân tỉnh Lam Giang")
    assert [(one.field, one.level) for one in check.findings] == [("issuer", Level.DOUBT)]
    assert check.suggestions == ()


@pytest.mark.parametrize(
    "said",
    [
        "Công văn số 90417/VPCP-CN ngày 03/5/2019 của Văn phòng Chính phủ",
        "Công văn số 90417/VPCP-NN ngày 27/11/2023 của Văn phòng Chính phủ",
        "Nghị quyết số 14/2023/NQ-HĐND ngày 20/7/2023 của Hội đồng nhân dân tỉnh Hà Thanh",
        "Công văn số 1367/UBND-TCKH ngày 05/9/2023 của Ủy ban nhân dân huyện Khê Thượng",
        "Kết luận số 204-KL/TU ngày 16/7/2023 của Huyện ủy Khê Thượng",
    ],
)
def test_numbers_that_come_again_with_years_and_places_are_left_alone(with_letter: Engine, said: str) -> None:
    assert [one for one in _check(with_letter, said).findings if one.level is not Level.NOTE] == []


@pytest.mark.parametrize(
    ("number", "body"),
    [
        ("90417/VPCP-CN", "Văn phòng Chính phủ"),
        ("36-HD/VPTW", "Văn phòng Trung ương Đảng"),
        ("80/2021/TT-BTC", "Bộ Tài chính"),
        ("31/2024/QH15", "Quốc hội"),
        ("1234/SXD-QH", None),  # the unit of a Sở
        ("45/UBND-BNV", None),
        ("11/2012/TTLT-BTC-BNV", None),  # of both
        ("204-KL/TU", None),
        (None, None),
    ],
)
def test_a_symbol_names_its_body_where_there_is_but_one_of_it(number: str | None, body: str | None) -> None:
    assert single_body(number) == body
