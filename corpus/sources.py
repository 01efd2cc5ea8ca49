"""What the user names, as sources: files, folders, and BEIR corpora."""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from corpus.errors import CorpusError, ReadError
from corpus.model import Source
from corpus.read import formats, read_text


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file still to be read, under the id that its document will have."""

    id: str
    name: str
    path: Path


def find_sources(paths: Sequence[Path]) -> Iterator[FileRef | Source | CorpusError]:
    """Files and BEIR rows behind the paths in a stable order; what can't be had comes as an error.

    A document's id is its path below the folder given, without ending; with it where two would be the same.
    """
    files: list[tuple[Path, PurePath]] = []
    for path in paths:
        if path.is_dir():
            files.extend(_below(path))
        elif _is_beir(path):
            yield from _rows(path)
        elif path.exists():
            files.append((path, PurePath(path.name)))
        else:
            yield ReadError(str(path), "there is no such file or folder")
    yield from _refs(files)


def read_source(ref: FileRef | Source) -> Source:
    """The source behind a reference; raises ReadError."""
    return ref if isinstance(ref, Source) else Source(ref.id, ref.name, read_text(ref.path, ref.name))


def _below(folder: Path) -> Iterator[tuple[Path, PurePath]]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$", "__")) for part in relative.parts)
        if not hidden and path.suffix.lower() in formats() and path.is_file():
            yield path, PurePath(relative)


def _refs(files: Sequence[tuple[Path, PurePath]]) -> Iterator[FileRef]:
    unique = sorted(set(files))
    stems = Counter(relative.with_suffix("").as_posix() for _, relative in unique)
    names = Counter(relative.as_posix() for _, relative in unique)
    for path, relative in unique:
        name = relative.as_posix()
        id_ = relative.with_suffix("").as_posix()
        if stems[id_] > 1:
            id_ = name
        if names[name] > 1:
            id_ = PurePath(path.resolve().parent.name, name).as_posix()
        yield FileRef(id_, name, path)


def _is_beir(path: Path) -> bool:
    return path.is_file() and (path.name.endswith((".jsonl", ".jsonl.gz")))


def _rows(path: Path) -> Iterator[Source | CorpusError]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{path.name}:{number}")
    except (OSError, UnicodeDecodeError, EOFError, zlib.error) as error:
        yield ReadError(str(path), f"can't be read to its end ({error})")


def _row(line: str, name: str) -> Source | CorpusError:
    try:
        row = json.loads(line)
        id_, text, title = str(row["_id"]), str(row.get("text") or ""), str(row.get("title") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return ReadError(name, 'is no BEIR row {"_id", "title", "text"}')
    if not (text or title).strip():
        return ReadError(name, "has neither text nor title")
    return Source(id_, name, text if text.strip() else title, title.strip() or None)
