"""BEIR corpora: a `.jsonl` or `.jsonl.gz` file of rows {"_id", "title", "text"}."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError, ReadError
from corpus.model import Source


def read_rows(path: Path, name: str) -> Iterator[Source | CorpusError]:
    """Each row as a document under its own id; a bad row comes as an error under its number."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{path.name}:{number}")
    except (OSError, UnicodeDecodeError, EOFError, zlib.error) as error:
        yield ReadError(name, f"can't be read to its end ({error})")


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
