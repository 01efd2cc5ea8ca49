"""Archives: their documents are read one by one in memory, what is wrong with one is said, and bombs are refused."""

import io
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError, ReadError
from corpus.read import archive
from corpus.sources import FileRef, find_sources, read_file, read_source

TEXT = "I. NHIỆM VỤ\n\nRà soát hộ nghèo.\n"


def packed(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def found(path: Path) -> tuple[dict[str, FileRef], list[str]]:
    items = list(find_sources([path]))
    refs = {item.id: item for item in items if isinstance(item, FileRef)}
    return refs, [str(item) for item in items if isinstance(item, CorpusError)]


def test_every_document_in_an_archive_is_one_of_its_own(tmp_path: Path) -> None:
    inner = packed({"c.txt": TEXT})
    (tmp_path / "năm 2023.zip").write_bytes(
        packed({"a.txt": TEXT, "tỉnh/b.md": TEXT, "Thumbs.db": "x", "__MACOSX/._a.txt": "x", "cũ.zip": inner})
    )
    refs, errors = found(tmp_path)
    assert errors == []
    assert {id_: ref.name for id_, ref in refs.items()} == {
        "năm 2023/a": "năm 2023.zip/a.txt",
        "năm 2023/tỉnh/b": "năm 2023.zip/tỉnh/b.md",
        "năm 2023/cũ.zip/c": "năm 2023.zip/cũ.zip/c.txt",
    }
    assert {read_source(ref).text for ref in refs.values()} == {TEXT}
    assert found(tmp_path / "năm 2023.zip")[0].keys() == refs.keys()


def test_ids_stay_apart_where_names_come_twice(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text(TEXT, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as package:
        package.writestr("a.txt", TEXT)
        package.writestr("b.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("a.txt", "Khác.")
    refs, errors = found(tmp_path)
    assert len(refs) == 4
    assert errors == []


def test_a_bad_member_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(packed({"a.txt": TEXT, "b.docx": "no Word file", "c.txt": b"\x00\x01\x02" * 99}))
    refs, _ = found(path)
    assert read_source(refs["x/a"]).text == TEXT
    for id_, name in (("x/b", "x.zip/b.docx"), ("x/c", "x.zip/c.txt")):
        with pytest.raises(ReadError, match=name):
            read_source(refs[id_])


def test_an_encrypted_member_is_refused_by_name(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    refs, _ = found(tmp_path)
    with pytest.raises(ReadError, match=r"x\.zip/a\.txt: it is protected by a password"):
        read_source(refs["x/a"])


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ratio.zip").write_bytes(packed({"a.txt": b"a" * 20_000_000}))
    (tmp_path / "size.zip").write_bytes(packed({"a.txt": b"a" * 40_000_000}))
    refs, _ = found(tmp_path)
    for id_, reason in (("ratio/a", "times its size"), ("size/a", "38 MB is more than the 32 MB")):
        with pytest.raises(ReadError, match=reason):
            read_source(refs[id_])
    deep = packed({"1.zip": packed({"2.zip": packed({"a.txt": TEXT})})})
    (tmp_path / "deep.zip").write_bytes(deep)
    assert any("archive within an archive" in error for error in found(tmp_path / "deep.zip")[1])
    monkeypatch.setattr(archive, "_MOST_ENTRIES", 2)
    (tmp_path / "many.zip").write_bytes(packed({f"{n}.txt": TEXT for n in range(3)}))
    assert found(tmp_path / "many.zip")[1] == [
        f"many.zip: it holds 3 entries, more than {archive._MOST_ENTRIES}; split it"
    ]


def test_names_lead_nowhere_else_and_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(packed({"../../etc/a.txt": TEXT, "C\\b\n.txt": TEXT, "/c.txt": TEXT}))
    refs, _ = found(tmp_path)
    assert sorted(refs) == ["x/C/b\\n", "x/c", "x/etc/a"]
    assert {read_source(ref).text for ref in refs.values()} == {TEXT}


def test_names_in_utf8_without_their_flag_are_read(tmp_path: Path) -> None:
    data = packed({"kế hoạch.txt": TEXT})
    flag = struct.pack("<H", 0x800)
    assert data.count(flag) >= 2
    central, local = data.index(b"PK\x01\x02"), data.index(b"PK\x03\x04")
    plain = bytearray(data)
    plain[central + 8 : central + 10] = plain[local + 6 : local + 8] = b"\x00\x00"
    (tmp_path / "x.zip").write_bytes(plain)
    assert list(found(tmp_path)[0]) == ["x/kế hoạch"]


def test_an_archive_is_no_single_document(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(packed({"a.txt": TEXT}))
    with pytest.raises(ReadError, match="archive"):
        read_file(tmp_path / "x.zip")


@pytest.mark.parametrize(("data", "reason"), [(b"no zip", "no readable|not a readable"), (packed({}), "no document")])
def test_what_is_no_archive_or_holds_nothing_is_said(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    ((error,), refs) = (found(tmp_path)[1], found(tmp_path)[0])
    assert refs == {}
    assert any(part in error for part in reason.split("|"))


WHOLE = packed({"a.txt": TEXT, "b.zip": packed({"c.txt": TEXT * 50})})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(WHOLE)))
def test_damaged_archives_give_their_documents_or_errors(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], end: int
) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    path = tmp_path_factory.mktemp("zip") / "x.zip"
    path.write_bytes(data[:end] if not changes else data)
    for item in find_sources([path]):
        if isinstance(item, FileRef):
            with suppress(CorpusError):
                assert read_source(item).text
