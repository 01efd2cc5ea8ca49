"""Batch queries: JSON lines in."""

import json
from pathlib import Path

from corpus.errors import ReadError
from service.errors import BadRequestError

_IDS = ("id", "_id")
_TEXTS = ("query", "question", "text")


def read_batch(path: Path) -> list[tuple[str, str]]:
    """The id and the query of each row.

    Raises:
        ReadError: the file can't be read.
        BadRequestError: a row is no JSON object, or lacks one of them; the line is named.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"the batch can't be read ({error})") from error
    # Not splitlines(): JSON may hold U+2028 and U+0085 as they are.
    return [_row(line, f"{path}:{number}") for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _row(line: str, where: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRequestError(f"{where}: không phải JSON") from error
    if not isinstance(row, dict):
        raise BadRequestError(f"{where}: không phải một đối tượng JSON")
    id_ = next((row[key] for key in _IDS if key in row), None)
    text = next((row[key] for key in _TEXTS if isinstance(row.get(key), str)), None)
    if id_ is None or text is None:
        raise BadRequestError(f"{where}: cần id (hoặc _id) và query (hoặc question, text)")
    return str(id_).encode("utf-8", "replace").decode(), text.encode("utf-8", "replace").decode()
