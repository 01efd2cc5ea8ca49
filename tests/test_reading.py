"""How much of what files say is read."""

from pathlib import Path

import pytest

from eval.errors import DatasetError
from eval.reading import main, read_all, recovered


def test_every_expected_syllable_counts_as_often_as_it_is_expected() -> None:
    assert recovered("Đất đai, ĐẤT ở 2024", "ở đất. đất đai") == 1
    assert recovered("đất đất", "đất đai") == 0.5
    assert recovered("đất", "dat") == 0
    assert recovered("12 – 3", "") == 1


def test_files_are_measured_against_the_texts_beside_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a.txt", "Kết luận"), ("a.expected.txt", "Kết luận"), ("b.expected.txt", "một hai")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"no archive")
    assert list(read_all(tmp_path)) == [("a.txt", 1.0), ("b.docx", 0.0)]
    assert main([str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert "2 files: median 50.0%, least 0.0%" in printed.out
    assert "b.docx" in printed.err


def test_a_folder_without_texts_or_a_text_without_a_file_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "a.expected.txt").write_text("x", encoding="utf-8")
    with pytest.raises(DatasetError, match="isn't there"):
        list(read_all(tmp_path))
