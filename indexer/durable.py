"""Files that outlast a power cut, and what tells that they are whole."""

import hashlib
import os
from pathlib import Path

_READ_AT_ONCE = 1 << 20  # bytes


def checksums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by its path there, in the order of paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path) for path in files}


def sha256(path: Path) -> str:
    """Of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_READ_AT_ONCE):
            digest.update(chunk)
    return digest.hexdigest()


def write(path: Path, text: str) -> None:
    """Write a file and wait until the disk has it."""
    path.write_text(text, encoding="utf-8")
    sync(path)


def replace(path: Path, text: str) -> None:
    """Write beside, then rename over: a reader sees the old content or the new."""
    beside = path.with_name(f".{path.name}.tmp")
    write(beside, text)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
