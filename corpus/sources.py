"""What the user names, as sources: files, folders, and BEIR corpora."""

import gzip
import json
import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.errors import CorpusError, ReadError
from corpus.model import Source
from corpus.read import formats, read
from corpus.secrecy import refuse_marked, refuse_marked_name


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file still to be read, under the id that its document will have."""

    id: str
    name: str
    path: Path


def find_sources(paths: Sequence[Path]) -> Iterator[FileRef | Source | CorpusError]:
    """Files and BEIR rows behind the paths in a stable order; what can't be had comes as an error.

    A document's id is its path below the folder given, without ending; with it where two would be the same. An id
    that comes again is an error: the first one keeps it.
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
    files: list[tuple[Path, str]] = []  # with the name below the folder given
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
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            yield from _rows(path)
        else:
            files.append((path, _shown(path.name)))
    yield from _refs(files)


def read_source(ref: FileRef | Source) -> Source:
    """The source behind a reference; raises ReadError, or RefusedError where it is marked classified."""
    if isinstance(ref, Source):
        refuse_marked(ref.name, ref.text)
        return ref
    return _source(ref.id, ref.name, ref.path)


def read_file(path: Path) -> Source:
    """The source in one file, under the id that it has when it is indexed alone; raises as `read_source`."""
    name = _shown(path.name)
    return _source(_stem(name), name, path)


def _source(id_: str, name: str, path: Path) -> Source:
    refuse_marked_name(name)
    extract = read(path, name)
    refuse_marked(name, extract.text, extract.dropped)
    return Source(id_, name, extract.text, pages=extract.pages, warnings=extract.warnings)


def _below(folder: Path) -> tuple[list[tuple[Path, str]], list[ReadError]]:
    """The readable files below a folder with their names, and the folders that may not be looked into."""
    errors: list[ReadError] = []

    def note(error: OSError) -> None:
        errors.append(ReadError(_shown(error.filename), f"the folder can't be looked into ({error.strerror})"))

    files: list[tuple[Path, str]] = []
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            path = Path(place, name)
            wanted = path.suffix.lower() in formats() and not name.startswith((".", "~$"))
            if wanted and path.exists():
                files.append((path, _shown(path.relative_to(folder).as_posix())))
    return files, errors


def _shown(path: str | Path) -> str:
    """A path as text: bytes that aren't UTF-8 are written out, so that it can be stored and printed."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _refs(files: Sequence[tuple[Path, str]]) -> Iterator[FileRef]:
    unique = sorted(set(files), key=lambda file: (file[1], str(file[0])))
    stems = Counter(_stem(name) for _, name in unique)
    names = Counter(name for _, name in unique)
    for path, name in unique:
        id_ = _stem(name) if stems[_stem(name)] == 1 else name
        if names[name] > 1:
            id_ = _shown(path.as_posix().lstrip("./"))
        yield FileRef(id_, name, path)


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()


def _rows(path: Path) -> Iterator[Source | CorpusError]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{path.name}:{number}")
    except (OSError, UnicodeDecodeError, EOFError, zlib.error) as error:
        yield ReadError(_shown(path), f"can't be read to its end ({error})")


def _row(line: str, name: str) -> Source | CorpusError:
    try:
        row = json.loads(line)
        id_, text, title = row["_id"], row.get("text") or "", row.get("title") or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ReadError(name, 'is no BEIR row {"_id", "title", "text"}')
    if (
        not isinstance(id_, str | int)
        or isinstance(id_, bool)
        or not isinstance(text, str)
        or not isinstance(title, str)
    ):
        return ReadError(name, "_id must be a string or a number, title and text must be strings")
    if not (text or title).strip():
        return ReadError(name, "has neither text nor title")
    if not str(id_) or not str(id_).isprintable():
        return ReadError(name, f"its _id {str(id_)!r} is empty or holds characters that can't be printed")
    if not _is_unicode(f"{text}{title}"):
        return ReadError(name, "holds half a surrogate pair, which is no character")
    return Source(str(id_), name, text if text.strip() else title, title.strip() or None)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
