"""Archives (.zip) of documents: which they hold, and the bytes of one, read in memory and never unpacked to disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from corpus.errors import ReadError

ENDING = ".zip"
_MOST_ENTRIES = 10_000
_LARGEST_ENTRY_BYTES = 32 * 1024**2  # as of a file that stands alone
_LARGEST_UNPACKED_BYTES = 2 * 1024**3  # of all entries
_HIGHEST_RATIO = 200  # unpacked to packed; text seldom packs better than 20 to 1
_DEEPEST = 2  # an archive within an archive
_ENCRYPTED = 0x1
_UTF8 = 0x800
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError)
_DAMAGED = "it is not a readable archive; pack it again as .zip"


class Member(NamedTuple):
    """A document within an archive."""

    name: str  # its path within
    place: tuple[int, ...]  # number of its entry, after those of the archives that it lies in


def members(path: Path, name: str, endings: tuple[str, ...]) -> Iterator[Member | ReadError]:
    """The documents of these endings in an archive, of archives in it too, in the order of their names.

    What can't be had comes as an error: the archive itself, or one entry of it.
    """
    try:
        with path.open("rb") as file, _opened(file, name) as package:
            yield from _members(package, name, endings, ())
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(name, f"can't be opened ({error.strerror})")


def read_member(path: Path, place: tuple[int, ...], name: str) -> bytes:
    """The bytes of one member; raises ReadError where it is encrypted, damaged or too large."""
    try:
        with path.open("rb") as file:
            return _bytes_at(file, place, name)
    except OSError as error:
        raise ReadError(name, f"can't be opened ({error.strerror})") from error


def _bytes_at(file: object, place: tuple[int, ...], name: str) -> bytes:
    with _opened(file, name) as package:
        entries = package.infolist()
        if place[0] >= len(entries):
            raise ReadError(name, "the archive was changed while it was read; index it again")
        data = _entry_bytes(package, entries[place[0]], name)
    return _bytes_at(io.BytesIO(data), place[1:], name) if place[1:] else data


@contextmanager
def _opened(file: object, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        package = zipfile.ZipFile(file)  # type: ignore[call-overload]
    except _DAMAGE as error:
        raise ReadError(name, _DAMAGED) from error
    with package:
        yield package


def _members(
    package: zipfile.ZipFile, name: str, endings: tuple[str, ...], above: tuple[int, ...]
) -> Iterator[Member | ReadError]:
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES:
        yield ReadError(name, f"it holds {len(entries)} entries, more than {_MOST_ENTRIES}; split it")
        return
    if unpacked > _LARGEST_UNPACKED_BYTES:
        limit = _LARGEST_UNPACKED_BYTES // 1024**2
        yield ReadError(name, f"it unpacks to {unpacked / 1024**2:.0f} MB, more than {limit} MB; split it")
        return
    files = [(number, _name(entry)) for number, entry in enumerate(entries) if not entry.filename.endswith("/")]
    named = sorted((_harmless(inner), number) for number, inner in files)
    for inner, number in named:
        ending = PurePosixPath(inner).suffix.lower()
        if PurePosixPath(inner).name.startswith((".", "~$")) or inner.startswith("__MACOSX/"):
            continue
        place = (*above, number)
        if ending == ENDING:
            yield from _inner(package, entries[number], f"{name}/{inner}", inner, endings, place)
        elif ending in endings:
            yield Member(inner, place)


def _inner(
    package: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    name: str,
    inner: str,
    endings: tuple[str, ...],
    place: tuple[int, ...],
) -> Iterator[Member | ReadError]:
    """What an archive within the archive holds, under its path."""
    if len(place) >= _DEEPEST:
        yield ReadError(name, "it lies in an archive within an archive; unpack the outer one")
        return
    try:
        with _opened(io.BytesIO(_entry_bytes(package, entry, name)), name) as opened:
            for found in _members(opened, name, endings, place):
                yield found if isinstance(found, ReadError) else Member(f"{inner}/{found.name}", found.place)
    except ReadError as error:
        yield error


def _entry_bytes(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise ReadError(name, "it is protected by a password; pack it without one")
    if entry.file_size > _LARGEST_ENTRY_BYTES:
        limit = _LARGEST_ENTRY_BYTES // 1024**2
        raise ReadError(name, f"{entry.file_size / 1024**2:.0f} MB is more than the {limit} MB of one document")
    if entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1024):
        raise ReadError(name, f"it unpacks to more than {_HIGHEST_RATIO} times its size; unpack it by hand")
    try:
        return package.read(entry)  # no more than file_size, whatever the entry really holds
    except _DAMAGE as error:
        raise ReadError(name, "it is damaged in the archive; pack it again") from error


def _name(entry: zipfile.ZipInfo) -> str:
    """An entry's name; without the flag for UTF-8 it may be so all the same, read as the cp437 of the standard."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _harmless(name: str) -> str:
    """A relative path without ways out of it; what can't be printed is written out."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    path = "/".join(parts).encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in path) or "_"
