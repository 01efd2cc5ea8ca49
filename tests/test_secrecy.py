"""Nothing of a marked document reaches the index folder, the log or the terminal."""

import logging
import unicodedata
from pathlib import Path

import pytest

import tienle
from corpus.errors import RefusedError
from corpus.secrecy import refuse_marked, refuse_marked_name
from corpus.sources import FileRef, read_source
from indexer.build import build
from indexer.errors import GenerationError
from indexer.generation import roll_back
from indexer.sentence_encoder import SentenceEncoder

PLANTED = "zqxjkvw"
BODY = f"I. NHIỆM VỤ\n\n1. Nội dung cài cắm {PLANTED} về bí mật nhà nước, mật độ dân số, công tác bảo mật."


@pytest.mark.parametrize(
    "mark",
    [
        "MẬT",
        "TỐI MẬT",
        "**TUYỆT MẬT**",
        "ĐỘ MẬT: MẬT",
        "Độ mật: Tối mật",
        "Tài liệu thu hồi",
        "TÀI LIỆU THU HỒI SAU HỘI NGHỊ",
        "| MẬT | x |",
        "TỈNH ỦY LAM GIANG          MẬT",
        "(MẬT)",
        "M Ậ T",
        "T Ố I M Ậ T",
        "Mật",
        unicodedata.normalize("NFD", "TỐI MẬT"),
        "MAT",
        "M\u00adẬT",
        "Số: 45-KL/TU MẬT",
        "MẬT Số: 45-KL/TU",
        "Số: 45-KL/TU (MẬT)",
        "Số: 45-KL/TU - MẬT",
        "KẾT LUẬN (MẬT)",
        "TUYỆT MẬT Lam Giang, ngày 02 tháng 3 năm 2024",
        "TỐI MẬT - KHẨN",
        "MẬT/KHẨN",
        "MẬT, KHẨN",
        "ĐỘ MẬT: TUYỆT MẬT - HỎA TỐC",
        "TÀI LIỆU MẬT",
        "TÀI LIỆU TỐI MẬT",
        "VĂN BẢN MẬT",
        "DỰ THẢO - MẬT",
        "Dự thảo (tài liệu mật)",
        "Tài liệu mật - Trang 1",
        "MẬT (Bản số 3)",
        "Bản số 02/MẬT",
        "DẤU MẬT",
        "PHỤ LỤC I - MẬT",
        "MẬT - KHÔNG SAO CHỤP",
        "TỈNH ỦY LAM GIANG MẬT",
        "| Số: 45-KL/TU MẬT | Lam Giang, ngày 02 tháng 3 năm 2024 |",
        "TÀI LIỆU THU HỒI - BẢN SỐ 5",
        "TÀI LIỆU HỌP (THU HỒI)",
        "Tài liệu hội nghị - thu hồi",
        '<div align="right">**MẬT**</div>',
        "ＭẬＴ",
        "⁽¹⁾ MẬT",
        "TAI LIEU MAT",
        "TUYỆT MẬT SỐ 12",
        "(Tài liệu thu hồi)",
        "Văn bản mật; không phổ biến",
        "(Tài liệu phục vụ Hội nghị, thu hồi sau khi kết thúc)",
        "Tài liệu này thuộc diện thu hồi.",
    ],
)
def test_a_marked_document_is_refused_by_file_and_mark_alone(mark: str) -> None:
    with pytest.raises(RefusedError) as caught:
        refuse_marked("a.txt", f"TỈNH ỦY LAM GIANG\n{mark}\nKẾ HOẠCH\n\n{BODY}")
    assert PLANTED not in str(caught.value)


def test_a_mark_alone_on_a_later_page_is_seen_too() -> None:
    with pytest.raises(RefusedError):
        refuse_marked("a.txt", f"KẾ HOẠCH\n\n{BODY}\n" * 100 + "\nPHỤ LỤC\n\nTUYỆT MẬT\n\nBảng kê")


def test_a_mark_in_what_the_reader_dropped_is_seen() -> None:
    with pytest.raises(RefusedError):
        refuse_marked("a.pdf", f"KẾ HOẠCH\n\n{BODY}", ("Trang 2", "MẬT"))


@pytest.mark.parametrize(
    "line",
    [
        "về bảo vệ bí mật nhà nước",
        "Mật độ dân số tăng.",
        "Bí mật",
        "BẢO MẬT",
        "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT",
        "Danh mục bí mật nhà nước | Tuyệt mật, tối mật và mật",
        "ỦY BAN MẶT TRẬN",
        "Giải phóng mặt bằng",
        "thu hồi tài liệu đã phát tại hội nghị",
        "Tài liệu hết thời hạn được thu hồi theo quy định.",
        "- Mật;",
        "1. Tuyệt mật;",
        "| Mật | 3 |",
        "QUY CHẾ QUẢN LÝ VĂN BẢN MẬT CỦA CƠ QUAN",
        "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ MẬT",
        "quản lý tài liệu mật, tài liệu nội bộ và",
        "MẬT ĐỘ DÂN SỐ",
        "NGƯỜI KÝ: NGUYỄN VĂN MẬT",
        "đóng dấu “MẬT”",
        "Phân loại tài liệu của cơ quan gồm TUYỆT MẬT, TỐI MẬT và MẬT.",
    ],
)
def test_running_words_do_not_trip_the_gate(line: str) -> None:
    refuse_marked("a.txt", f"KẾ HOẠCH\n{line}\n\n{BODY}\n\n{line}\n")


@pytest.mark.parametrize(
    "name",
    [
        "KH 12 MẬT.docx",
        "12-KL-TU (mật).pdf",
        "bao cao toi mat 2024.doc",
        "TUYỆT MẬT/ke hoach.txt",
        "KH_12_MAT.txt",
        "KH_12_MAT.zip/phu luc.docx",
        "kl45-tuyetmat.txt",
        "TaiLieuThuHoi.txt",
        unicodedata.normalize("NFD", "Kết luận (Mật).txt"),
        "tai lieu thu hoi.txt",
    ],
)
def test_a_file_is_refused_by_its_name_before_it_is_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError):
        read_source(FileRef("a", name, tmp_path / "there is no such file"))


@pytest.mark.parametrize(
    "name",
    [
        "bí mật nhà nước.txt",
        "ke hoach bao ve bi mat.txt",
        "mat tran to quoc.txt",
        "giai phong mat bang.txt",
        "mật độ dân số.txt",
        "thu-2022-kl-96.txt",
        "ket luan ra mat.docx",
        "hop mat.txt",
        "KH gap mat.txt",
        "kham mat.txt",
    ],
)
def test_a_name_that_speaks_of_secrets_passes(name: str) -> None:
    refuse_marked_name(name)


def test_no_byte_of_a_marked_document_is_in_the_index_folder_or_the_log(
    tmp_path: Path, encoder: SentenceEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "secret.txt").write_text(f"TỈNH ỦY\nTỐI MẬT\nKẾ HOẠCH\n\n{BODY}", encoding="utf-8")
    (folder / "named mật.txt").write_text(f"KẾ HOẠCH\n\n{BODY}", encoding="utf-8")
    (folder / "rows.jsonl").write_text(f'{{"_id": "r", "text": "MẬT\\n{PLANTED}"}}', encoding="utf-8")
    (folder / "open.txt").write_text("KẾ HOẠCH\n\n1. Công khai.", encoding="utf-8")
    with caplog.at_level(logging.DEBUG):
        report = build([folder, folder / "rows.jsonl"], tmp_path / "index", encoder)
    assert [error.name for error in report.refused] == ["rows.jsonl:1", "named mật.txt", "secret.txt"]
    files = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        for encoding in ("utf-8", "utf-16-le"):
            assert PLANTED.encode(encoding) not in path.read_bytes(), path
    assert PLANTED not in caplog.text


def test_parse_refuses_a_marked_file_and_prints_none_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"TỈNH ỦY\nMẬT\nKẾ HOẠCH\n\n{BODY}", encoding="utf-8")
    assert tienle.main(["parse", str(tmp_path / "a.txt")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "a.txt" in printed.err
    assert PLANTED not in printed.err


def test_what_is_marked_later_does_not_come_back_by_a_roll_back(tmp_path: Path, encoder: SentenceEncoder) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "open.txt").write_text("KẾ HOẠCH\n\n1. Công khai.", encoding="utf-8")
    (folder / "a.txt").write_text(f"KẾ HOẠCH\n\n{BODY}", encoding="utf-8")
    build([folder], tmp_path / "index", encoder)
    (folder / "a.txt").write_text(f"TỈNH ỦY\nMẬT\nKẾ HOẠCH\n\n{BODY}", encoding="utf-8")
    build([folder], tmp_path / "index", encoder)
    for path in (tmp_path / "index").rglob("*"):
        assert path.is_dir() or PLANTED.encode() not in path.read_bytes(), path
    with pytest.raises(GenerationError):
        roll_back(tmp_path / "index")
