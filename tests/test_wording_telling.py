"""Sentences that are worded alike and say the opposite, or an aim instead of a result."""

from pathlib import Path

import pytest

from indexer.wording.index import WordingIndex
from indexer.wording.running import Running
from indexer.wording.standing import Stands
from indexer.wording.telling import told_by
from indexer.wording.words import words
from indexer.wording.writer import WordingWriter

OPPOSITES = [
    ("Xây dựng khu tái định cư đi trước một bước", "Xây dựng khu tái định cư chưa đi trước một bước"),
    ("Tổng thu ngân sách trên địa bàn đạt 1.823,1 tỷ đồng", "Tổng chi ngân sách trên địa bàn đạt 464 tỷ đồng"),
    ("tỷ lệ hộ nghèo giảm còn 2,47% tổng số hộ", "tỷ lệ hộ nghèo giảm còn dưới 1,7% tổng số hộ"),
    (
        "Nghiêm cấm cán bộ sử dụng xe công đi lễ hội trong giờ hành chính",
        "Cho phép cán bộ sử dụng xe công đi lễ hội trong giờ hành chính",
    ),
    (
        "Cho phép nuôi cá lồng trên sông Lục Khê đoạn qua thị xã",
        "Không cho phép nuôi cá lồng trên sông Lục Khê đoạn qua thị xã",
    ),
    ("Giữ nguyên mức thu phí tham quan hồ Bạch Đầm", "Tăng mức thu phí tham quan hồ Bạch Đầm"),
    ("Sản lượng chè búp tươi của thị xã tăng 4%", "Sản lượng chè búp tươi của thị xã giảm 4%"),
    ("Kết nạp 130 đảng viên mới trong năm nay", "Phấn đấu kết nạp 130 đảng viên mới trong năm nay"),
    ("Tiếp nhận hồ sơ xin cấp đất của các hộ ven sông", "Từ chối tiếp nhận hồ sơ xin cấp đất của các hộ ven sông"),
    (
        "Quy chế này có hiệu lực từ ngày 01/3/2024 trên toàn thị xã",
        "Quy chế này hết hiệu lực từ ngày 01/3/2024 trên toàn thị xã",
    ),
    (
        "Cụm công nghiệp Gò Sành bàn giao đúng tiến độ đã cam kết",
        "Cụm công nghiệp Gò Sành bàn giao chậm tiến độ đã cam kết",
    ),
    ("Bàn giao 40 ha đất sạch cho nhà đầu tư", "Bàn giao ít nhất 40 ha đất sạch cho nhà đầu tư"),
]
ALIKE = [
    ("Các xã ven sông báo cáo Thị ủy trước ngày 30/6/2023", "Các xã ven sông báo cáo Thị ủy chậm nhất ngày 30/6/2024"),
    ("Tăng cường kiểm tra việc giao đất ở các xã ven sông", "Đẩy mạnh kiểm tra việc giao đất ở các xã ven sông"),
    ("Giải ngân vốn đầu tư công đạt trên 96% kế hoạch", "Giải ngân vốn đầu tư công đạt từ 92% kế hoạch trở lên"),
    ("Phấn đấu sản lượng chè búp tươi từ 9% trở lên", "Sản lượng chè búp tươi cả năm từ 9% trở lên"),
    ("Tỷ lệ hộ nghèo của xã còn dưới 3,6%", "Tỷ lệ hộ nghèo của xã giảm còn dưới 1,7%"),
]


def families(folder: Path, *sentences: str) -> list[int]:
    """The leading form of each sentence's family."""
    writer = WordingWriter()
    for sentence in sentences:
        found = [word.exact for word in words(sentence)]
        none, stands = bytes(len(found)), bytes([Stands.ANYWHERE])
        writer.add(Running(" ".join(found), (len(found),), stands, none, none, (len(found),)))
    writer.save(folder / "wording")
    leaders: list[int] = WordingIndex(folder / "wording").variants.families.tolist()
    return leaders


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_a_sentence_and_its_opposite_are_no_family(tmp_path: Path, one: str, other: str) -> None:
    assert families(tmp_path, one, other) == [0, 1]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_matter_told_alike_stays_a_family(tmp_path: Path, one: str, other: str) -> None:
    assert families(tmp_path, one, other) == [0, 0]


def test_denials_are_counted_and_other_words_tell_nothing() -> None:
    assert told_by("không để sót, không để trùng") != told_by("không để sót, để trùng")
    for text in ("", "trên địa bàn thị xã, dưới sự lãnh đạo của chi bộ", "thu hồi đất", "2,47%"):
        assert told_by(text) == 0


def test_without_a_word_there_is_no_family(tmp_path: Path) -> None:
    assert families(tmp_path) == []
