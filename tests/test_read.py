"""Files in, text out; what is no text is refused in one line."""

import os
from pathlib import Path

import pytest

import corpus.read
from corpus.errors import CorpusError, ReadError
from corpus.model import Source
from corpus.read import read, read_data
from corpus.read.extract import Extract
from corpus.sources import FileRef, find_sources, read_source

TEXT = "Đẩy nhanh tiến độ giải ngân.\r\nUBND thị xã.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_is_read_as_it_stands_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read(path, "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf  \n", "no text"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "binary"),
        (bytes([1, 2, 3, 4]) * 100, "binary"),
        ("Đẩy nhanh".encode() + b"\xff\xfe\xc3", "byte at"),
        ("Văn bản này ghi lại kết luận của hội nghị.".encode("utf-16-le")[:-1], "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=reason) as caught:
        read(path, "bad.txt")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(ReadError, match="50 MB"):
        read(path, "huge.txt")


def test_ids_are_paths_below_the_folder_and_never_collide(tmp_path: Path) -> None:
    for name in ("b.txt", "a/x.txt", "a/x.md", "c.xyz", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("nội dung", encoding="utf-8")
    refs = [ref for ref in find_sources([tmp_path]) if isinstance(ref, FileRef)]
    assert [ref.id for ref in refs] == ["a/x.md", "a/x.txt", "b"]
    alone = [ref for ref in find_sources([tmp_path / "b.txt"]) if isinstance(ref, FileRef)]
    assert [ref.id for ref in alone] == ["b"]


def test_beir_rows_are_documents_under_their_own_ids_and_bad_rows_are_named(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"_id": "16/2006/nđ-cp+6", "title": "T", "text": "Nội dung"}\n{"_id": 1}\nnot json\n', "utf-8")
    found = list(find_sources([path]))
    assert isinstance(found[0], Source)
    assert (found[0].id, found[0].title, read_source(found[0]).text) == ("16/2006/nđ-cp+6", "T", "Nội dung")
    assert [str(one).split(":")[1] for one in found[1:] if isinstance(one, CorpusError)] == ["2", "3"]


def test_a_missing_path_is_an_error_of_its_own(tmp_path: Path) -> None:
    (found,) = find_sources([tmp_path / "nowhere"])
    assert isinstance(found, CorpusError)
    assert "no such file" in str(found)


def test_an_id_given_twice_is_refused_and_the_first_keeps_it(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"_id": "x", "text": "một"}\n{"_id": "x", "text": "hai"}\n', encoding="utf-8")
    first, second = find_sources([corpus])
    assert isinstance(first, Source)
    assert isinstance(second, CorpusError)
    assert "'x'" in str(second)


ODD_ROWS = """
{"_id": null, "text": "a"}
{"_id": "", "text": "a"}
{"_id": 1.5, "text": "a"}
{"_id": "a", "text": "\\ud800"}
{"_id": "a\\n", "text": "a"}
"""


@pytest.mark.parametrize("row", [*ODD_ROWS.split("\n")[1:-1], "[" * 100_000], ids=range(6))
def test_an_odd_row_is_refused(tmp_path: Path, row: str) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(row, encoding="utf-8")
    (found,) = find_sources([corpus])
    assert isinstance(found, CorpusError)


def test_a_file_name_that_is_no_utf_8_is_written_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/q\xff.txt"
    Path(os.fsdecode(path)).write_text("nội dung", encoding="utf-8")
    (found,) = find_sources([tmp_path])
    assert isinstance(found, FileRef)
    assert (found.id, read_source(found).text) == ("q\\xff", "nội dung")


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="no ordinary file"):
        read(tmp_path / "pipe.txt", "pipe.txt")


def test_a_folder_that_may_not_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "locked"))

    monkeypatch.setattr(os, "scandir", refuse)  # root may look into every folder
    (found,) = find_sources([tmp_path])
    assert isinstance(found, CorpusError)
    assert "Permission denied" in str(found)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "outside.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "in" / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    found = list(find_sources([tmp_path / "in"]))
    assert [item.name for item in found if isinstance(item, ReadError)] == ["link.txt"]
    assert [item.id for item in found if isinstance(item, FileRef)] == ["a"]


def test_whatever_a_library_raises_at_a_damaged_file_becomes_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(_data: bytes, _name: str) -> Extract:
        raise MemoryError("too much")

    monkeypatch.setitem(corpus.read._READERS, ".txt", stumbling)
    with pytest.raises(ReadError, match=r"a\.txt: .*MemoryError"):
        read_data(b"x", "a.txt")
