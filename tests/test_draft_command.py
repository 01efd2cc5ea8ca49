"""`tienle check-draft` as a user meets it."""

import json
import os
from pathlib import Path

import docx
import pytest

import tienle

TEXT = (
    "KẾT LUẬN\nvề việc thử\n\n1. Thực hiện Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy.\n\n"
    "2. Mức đăng ký là căn cứ đánh giá, xếp loại người đứng đầu cuối năm. Cấp uỷ các phường báo cáo.\n"
)


@pytest.fixture(autouse=True)
def _outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_index: Path) -> None:
    """No settings of this machine but the index of the samples; the draft beside."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TIENLE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TIENLE_INDEX", str(sample_index))
    Path("du-thao.txt").write_text(TEXT, encoding="utf-8")


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert tienle.main(["check-draft", *arguments]) == status
    printed = capsys.readouterr()
    return printed.err if status else printed.out


def test_the_findings_are_printed_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    printed = _printed(capsys, "du-thao.txt")
    assert "Câu: 3; có nguyên văn trong kho 1" in printed
    assert "Dự thảo ghi “17/07/2024”, văn bản trong kho: Kết luận số 204-KL/TU ngày 16/7/2024" in printed
    start = TEXT.index("uỷ")
    assert f"[{start}-{start + 2}] uỷ" in printed


def test_json_is_that_of_the_service(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_printed(capsys, "du-thao.txt", "--json", "--filter", "kind=Kết luận"))
    assert found["text"] == TEXT
    assert [one["precedent"] for one in found["sentences"]] == ["none", "none", "none"]
    assert found["citations"][0]["findings"][0]["held"] == "16/07/2024"
    assert set(found) == {
        "text", "issued_on", "sentences", "citations", "forms", "documents", "summary", "warnings", "index_version",
        "took_ms",
    }  # fmt: skip


def test_a_word_file_with_remarks_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert _printed(capsys, "du-thao.txt", "--out", "x.docx").endswith("Đã ghi: x.docx\n")
    assert len(list(docx.Document("x.docx").comments)) == 4


def test_what_cant_be_checked_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mat.txt").write_text("MẬT\n\nKẾT LUẬN về cây xanh", encoding="utf-8")
    Path("a.xyz").write_text("x", encoding="utf-8")
    for arguments, status in (
        (("mat.txt",), 1),
        (("a.xyz",), 1),
        (("nowhere.txt",), 1),
        (("du-thao.txt", "--out", "x.pdf"), 2),
        (("du-thao.txt", "--out", "nowhere/x.docx"), 2),
        (("du-thao.txt", "--filter", "colour=red"), 2),
    ):
        error = _printed(capsys, *arguments, status=status)
        assert error.count("\n") == 1
        assert "cây xanh" not in error


def test_a_file_that_cant_be_opened_is_named_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    missing = _printed(capsys, "nowhere.txt", status=1)
    assert missing == "tienle: nowhere.txt: can't be opened (No such file or directory)\n"
    assert _printed(capsys, ".", status=1) == "tienle: .: it is no ordinary file\n"


def test_the_draft_itself_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    draft = Path("du-thao.docx")
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(str(draft))
    before = draft.read_bytes()
    Path("sym.docx").symlink_to(draft)
    os.link(draft, "hard.docx")
    for out in ("du-thao.docx", "./du-thao.docx", "sym.docx", "hard.docx"):
        error = _printed(capsys, "du-thao.docx", "--out", out, status=2)
        assert error.count("\n") == 1
        assert "this is the draft itself" in error
    assert draft.read_bytes() == before
    assert _printed(capsys, "du-thao.docx", "--out", "x.docx").endswith("Đã ghi: x.docx\n")
