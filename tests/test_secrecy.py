"""Nothing of a marked document reaches the index folder."""

from pathlib import Path

import pytest

from corpus.errors import RefusedError
from corpus.secrecy import refuse_marked
from indexer.build import build
from indexer.sentence_encoder import SentenceEncoder

BODY = "I. NHIỆM VỤ\n\n1. Nội dung cài cắm zqxjkvw về bí mật nhà nước, mật độ dân số, công tác bảo mật."


@pytest.mark.parametrize(
    "mark", ["MẬT", "TỐI MẬT", "**TUYỆT MẬT**", "Độ mật: MẬT".upper(), "Tài liệu thu hồi", "| MẬT | x |"]
)
def test_a_marked_document_is_refused_by_file_and_mark_alone(mark: str) -> None:
    with pytest.raises(RefusedError) as caught:
        refuse_marked("a.txt", f"TỈNH ỦY LAM GIANG\n{mark}\nKẾ HOẠCH\n\n{BODY}")
    assert "zqxjkvw" not in str(caught.value)


def test_running_words_do_not_trip_the_gate() -> None:
    refuse_marked("a.txt", f"KẾ HOẠCH\nvề bảo vệ bí mật nhà nước\n\n{BODY}\n\nMật độ dân số tăng.\n\nBí mật")


def test_no_byte_of_a_marked_document_is_in_the_index_folder(tmp_path: Path, encoder: SentenceEncoder) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "secret.txt").write_text(f"TỈNH ỦY\nTỐI MẬT\nKẾ HOẠCH\n\n{BODY}", encoding="utf-8")
    (folder / "open.txt").write_text("KẾ HOẠCH\n\n1. Công khai.", encoding="utf-8")
    report = build([folder], tmp_path / "index", encoder)
    assert [error.name for error in report.refused] == ["secret.txt"]
    files = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        assert b"zqxjkvw" not in path.read_bytes().lower(), path
