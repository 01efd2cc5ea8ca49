"""What the user names, as sources: files, folders, and BEIR corpora."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from corpus.beir import read_rows
from corpus.errors import CorpusError, ReadError
from corpus.model import Source
from corpus.read import archive, formats, read, read_data
from corpus.secrecy import refuse_marked, refuse_marked_name

_COMPANION = re.compile(r"[_.]files$")  # what Word puts beside a page it exports


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file still to be read, under the id that its document will have."""

    id: str
    name: str  # "reports.zip/2023/a.docx" within an archive
    path: Path
    member: tuple[int, ...] = ()  # where it stands in the archive at `path`


class _Found(NamedTuple):
    """A file with its name below the folder given, and that name without ending, which is to be its id."""

    name: str
    stem: str
    path: Path
    member: tuple[int, ...] = ()


def find_sources(paths: Sequence[Path]) -> Iterator[FileRef | Source | CorpusError]:
    """Files and BEIR rows behind the paths in a stable order; what can't be had comes as an error.

    A document's id is its path below the folder given, without ending; with it where two would be the same. What lies
    in an archive has its path within after that of the archive. An id that comes again is an error: the first one keeps
    it.
    """
    seen: set[str] = set()
    for item in _items(paths):
        if isinstance(item, CorpusError):
            yield item
        elif item.id in seen:
            yield ReadError(item.name, f"its id '{item.id}' is another document's already; rename it")
        else:
            seen.add(item.id)
            yield item


def _items(paths: Sequence[Path]) -> Iterator[FileRef | Source | CorpusError]:
    files: list[_Found] = []
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            reason = "there is no such file or folder" if missing else f"can't be opened ({error.strerror})"
            yield ReadError(_shown(path), reason)
            continue
        if stat.S_ISDIR(mode):
            found, errors = _below(path)
            files.extend(found)
            yield from errors
        elif path.suffix.lower() == archive.ENDING:
            found, errors = _within(path, _shown(path.name))
            files.extend(found)
            yield from errors
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            yield from read_rows(path, _shown(path))
        else:
            files.append(_file(path, _shown(path.name)))
    yield from _refs(files)


def read_source(ref: FileRef | Source) -> Source:
    """The source behind a reference; raises ReadError, or RefusedError where it is marked classified."""
    if isinstance(ref, Source):
        refuse_marked(ref.name, ref.text)
        return ref
    return _source(ref)


def read_file(path: Path) -> Source:
    """The source in one file, under the id that it has when it is indexed alone; raises as `read_source`."""
    name = _shown(path.name)
    if path.suffix.lower() == archive.ENDING:
        raise ReadError(name, "it is an archive of documents; index it, or unpack it and name one of them")
    return _source(FileRef(_stem(name), name, path))


def _source(ref: FileRef) -> Source:
    refuse_marked_name(ref.name)
    if ref.member:
        extract = read_data(archive.read_member(ref.path, ref.member, ref.name), ref.name)
    else:
        extract = read(ref.path, ref.name)
    refuse_marked(ref.name, extract.text, extract.dropped)
    return Source(ref.id, ref.name, extract.text, pages=extract.pages, warnings=extract.warnings)


def _below(folder: Path) -> tuple[list[_Found], list[ReadError]]:
    """The readable files below a folder, those in archives too, and what may not or can't be looked into."""
    errors: list[ReadError] = []

    def note(error: OSError) -> None:
        errors.append(ReadError(_shown(error.filename), f"the folder can't be looked into ({error.strerror})"))

    files: list[_Found] = []
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(
            name for name in folders if not name.startswith((".", "__")) and not _COMPANION.search(name)
        )
        for name in sorted(names):
            path = Path(place, name)
            shown = _shown(path.relative_to(folder).as_posix())
            if name.startswith((".", "~$")) or not path.exists():
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
                errors.append(ReadError(shown, "it is a link that leads out of the folder; name the file itself"))
                continue
            if path.suffix.lower() == archive.ENDING:
                found, wrong = _within(path, shown)
                files.extend(found)
                errors.extend(wrong)
            elif path.suffix.lower() in formats():
                files.append(_file(path, shown))
    return files, errors


def _file(path: Path, name: str) -> _Found:
    return _Found(name, _stem(name), path)


def _within(path: Path, name: str) -> tuple[list[_Found], list[ReadError]]:
    """The documents in an archive, and what is wrong with it or with single ones."""
    found = list(archive.members(path, name, formats()))
    files = [
        _Found(f"{name}/{one.name}", _stem(f"{_stem(name)}/{one.name}"), path, one.place)
        for one in found
        if isinstance(one, archive.Member)
    ]
    errors = [one for one in found if isinstance(one, ReadError)]
    if not found:
        errors.append(ReadError(name, f"there is no document in the archive; known: {', '.join(formats())}"))
    return files, errors


def _shown(path: str | Path) -> str:
    """A path as text: bytes that aren't UTF-8 are written out, so that it can be stored and printed."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _refs(files: Sequence[_Found]) -> Iterator[FileRef]:
    unique = sorted(set(files), key=lambda file: (file.name, str(file.path), file.member))
    stems = Counter(file.stem for file in unique)
    names = Counter(file.name for file in unique)
    archives = Counter(name for name, _ in {(file.name, file.path) for file in unique})
    for name, stem, path, member in unique:
        id_ = stem if stems[stem] == 1 else name
        if names[name] > 1:
            place = name if archives[name] == 1 else _shown(path.as_posix().lstrip("./"))
            id_ = "/".join((place, *map(str, member)))  # an archive may hold one name twice
        yield FileRef(id_, name, path, member)


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()
