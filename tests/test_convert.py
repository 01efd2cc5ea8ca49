"""Older word processors' files, by tools of the system: bounded, private, and refused clearly where they fail."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.read import convert, read_data
from corpus.read.command import Tool, ToolError, private_folder, run
from corpus.read.content import ending_of

Need = Callable[[Tool], None]
TEXT = "Đẩy nhanh tiến độ giải ngân vốn đầu tư công."
RTF = r"{\rtf1\ansi\ansicpg1252\deff0 " + "".join(
    one if one.isascii() else f"\\u{ord(one)}?" for one in f"I. NHIỆM VỤ\\par {TEXT}\\par "
) + "}"  # fmt: skip
WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_rtf_is_read_even_where_its_name_says_doc(need: Need) -> None:
    need(convert.SOFFICE)
    assert read_data(RTF.encode(), "a.doc").text.split("\n\n") == ["I. NHIỆM VỤ", TEXT]


def test_a_word_97_file_is_read_by_libreoffice_and_by_antiword_without_it(
    need: Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(convert.SOFFICE)
    need(convert.ANTIWORD)
    document = as_word_97(RTF.replace("\\par }", "\\par " + "Lam Giang. " * 400 + "}").encode())
    assert ending_of(document, "a.txt") == ".doc"
    assert read_data(document, "a.doc").text.split("\n\n")[:2] == ["I. NHIỆM VỤ", TEXT]
    monkeypatch.setattr(convert, "SOFFICE", Tool("no-such-office", "libreoffice-writer-nogui"))
    extract = read_data(document, "a.doc")
    assert "I. NHIỆM VỤ" in extract.text
    assert TEXT in extract.text
    assert "antiword" in extract.warnings[0]


def as_word_97(rtf: bytes) -> bytes:
    with private_folder() as folder:
        (folder / "a.rtf").write_bytes(rtf)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        run("a", ["soffice", profile, "--headless", "--convert-to", "doc", "a.rtf"], folder, limit_s=120)
        return (folder / "a.doc").read_bytes()


def test_damaged_files_are_refused(need: Need) -> None:
    need(convert.SOFFICE)
    with pytest.raises(ReadError, match=r"a\.doc: "):
        read_data(WORD + b"\x00" * 600, "a.doc")


def test_a_missing_tool_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "SOFFICE", Tool("no-such-office", "libreoffice-writer-nogui"))
    with pytest.raises(ReadError, match=r"'no-such-office'.*libreoffice-writer-nogui"):
        read_data(RTF.encode(), "a.rtf")


def test_a_tool_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    script = "sleep 60 & echo $! > child; wait"
    begun = time.monotonic()
    with pytest.raises(ToolError, match="stopped after 1 s"):
        run("a", ["sh", "-c", script], tmp_path, limit_s=1)
    assert time.monotonic() - begun < 10
    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    while not _ended(child):
        assert time.monotonic() - begun < 10
        time.sleep(0.05)


def _ended(stat: Path) -> bool:
    """Whether the process is gone or waits to be reaped: a kill acts only when its process is next scheduled."""
    try:
        return ") Z " in stat.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_what_a_tool_prints_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.read.command._LARGEST_OUTPUT_BYTES", 64 * 1024)
    with pytest.raises(ToolError, match="can't read it"):
        run("a", ["head", "-c", "10000000", "/dev/zero"], tmp_path, limit_s=30)


def test_nothing_is_left_of_a_private_folder() -> None:
    with private_folder() as folder:
        (folder / "a").write_text("x")
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_what_a_killed_process_left_is_removed_by_the_next() -> None:
    script = "from corpus.read.command import private_folder as f\nwith f() as p: print(p, flush=True); input()"
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    assert process.stdout is not None
    left = Path(process.stdout.readline().decode().strip())
    with private_folder():
        assert left.exists()
    process.kill()
    process.communicate()
    assert left.exists()
    with private_folder():
        assert not left.exists()


@pytest.mark.parametrize(
    ("data", "name", "ending"),
    [
        (b"%PDF-1.4", "a.doc", ".pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", "a.doc", ".html"),
        (b"<html>", "a.txt", ".txt"),
        (b"\xff\xd8\xff\xe0", "a.png", ".jpg"),
        (b"MIME-Version: 1.0", "a.doc", ".mht"),
        (b"I. M", "a.md", ".md"),
        (b"PK\x03\x04broken", "a.docx", ".docx"),
    ],
)
def test_content_decides_where_a_name_lies(data: bytes, name: str, ending: str) -> None:
    assert ending_of(data, name) == ending


@pytest.mark.parametrize("ending", [".doc", ".dot", ".rtf", ".odt"])
def test_content_of_another_kind_is_refused(ending: str) -> None:
    for content in (random.Random(1).randbytes(3000), TEXT.encode()):
        with pytest.raises(ReadError, match="its content is not that"):
            read_data(content, f"a{ending}")


def test_noise_behind_a_true_beginning_is_refused(need: Need) -> None:
    need(convert.SOFFICE)
    noise = "".join(f"\\u{one}?" for one in random.Random(1).choices(range(0x3000, 0x7000), k=300))
    with pytest.raises(ReadError, match="no text"):
        read_data(rf"{{\rtf1\ansi {noise}}}".encode(), "a.rtf")
