"""What a draft cites that the index doesn't hold, but that a directive of the index replaces or repeals."""

import shutil
from collections.abc import Iterator

import pytest
from conftest import SAMPLES

from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.engine import Engine
from service.precedent.draft.model import Level
from service.precedent.draft.read import read_text
from service.settings import Settings

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày {day}\n\nKẾT LUẬN\nvề việc thử\n\n1. Thực hiện {said}\n\n2. Giao.\n"
PARTLY = (
    "THỊ ỦY PHÚ KHÊ\n*\nSố 501-QĐ/TU\nPhú Khê, ngày 02 tháng 6 năm 2024\n\nQUYẾT ĐỊNH\nvề chế độ họp\n\n"
    "Điều 1. Bãi bỏ Điều 4 Quy định số 77-QĐ/TU ngày 08/3/2021 của Thị ủy Phú Khê về chế độ họp.\n\n"
    "Điều 2. Văn phòng chịu trách nhiệm thi hành Quyết định này.\n"
)
_STOOD = "Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy"


@pytest.fixture(scope="module")
def partly_held(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    """Directives that replace others, without those."""
    folder = tmp_path_factory.mktemp("gone")
    for name in ("tu-2024-ct-27.txt", "thu-2024-kh-158.txt", "thu-2024-kl-204.txt", "ub-2023-nq-14.txt"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "thu-2024-qd-501.txt").write_text(PARTLY, encoding="utf-8")
    build([folder], folder / "index", encoder)
    opened = open_engine(folder / "index", Settings(), encoder)
    yield opened
    opened.close()


def _validity(engine: Engine, said: str, day: str = "tháng 5 năm 2025") -> list[tuple[Level, str]]:
    checks = engine.precedents.check_draft(read_text(HEAD.format(day=day, said=said))).citations
    return [(one.level, one.message) for check in checks for one in check.findings if one.field == "validity"]


def test_what_is_not_held_is_told_to_be_replaced_with_the_sentence_that_says_so(partly_held: Engine) -> None:
    ((level, message),) = _validity(partly_held, f"{_STOOD}.")
    assert level is Level.ERROR
    assert message.startswith("Đã bị thay thế bởi Chỉ thị số 27-CT/TU ngày 14/02/2024")
    assert f"thay thế {_STOOD}" in message


def test_of_what_is_repealed_in_part_a_doubt_says_so(partly_held: Engine) -> None:
    ((level, message),) = _validity(partly_held, "Quy định số 77-QĐ/TU ngày 08/3/2021 của Thị ủy Phú Khê.")
    assert (level, message.split(" bởi ")[0]) == (Level.DOUBT, "Bị bãi bỏ một phần")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (f"{_STOOD}.", "20 tháng 12 năm 2023"),  # before it was replaced
        ("Chỉ thị số 12-CT/TU ngày 10/3/2017 của Ban Thường vụ Tỉnh ủy.", "tháng 5 năm 2025"),  # another term's
        ("Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Thị ủy An Lộ.", "tháng 5 năm 2025"),  # another body's
        ("Kế hoạch số 12-KH/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy.", "tháng 5 năm 2025"),
        ("Chỉ thị số 12-CT/TU.", "tháng 5 năm 2025"),  # anybody's
    ],
)
def test_nothing_is_said_before_its_day_nor_of_a_namesake(partly_held: Engine, said: str, day: str) -> None:
    assert _validity(partly_held, said, day) == []


def test_where_the_draft_knows_it_only_a_note_is_left_and_it_is_told_once(partly_held: Engine) -> None:
    ((level, _),) = _validity(partly_held, f"{_STOOD}, nay đã được thay thế.")
    assert level is Level.NOTE
    assert len(_validity(partly_held, f"{_STOOD}. Bám sát {_STOOD}.")) == 1
