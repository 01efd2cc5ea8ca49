"""Batch queries: JSON lines in."""

import json
from pathlib import Path

from service.errors import BadRequestError

_IDS = ("id", "_id")
_TEXTS = ("query", "question", "text")


def read_batch(path: Path) -> list[tuple[str, str]]:
    """The id and the query of each row.

    Raises:
        BadRequestError: a row is no JSON object, or lacks one of them; the line is named.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequestError(f"{path}: không đọc được tệp câu hỏi ({error})") from error
    return [_row(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _row(line: str, where: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadRequestError(f"{where}: không phải JSON") from error
    if not isinstance(row, dict):
        raise BadRequestError(f"{where}: không phải một đối tượng JSON")
    id_ = next((row[key] for key in _IDS if key in row), None)
    text = next((row[key] for key in _TEXTS if isinstance(row.get(key), str)), None)
    if id_ is None or text is None:
        raise BadRequestError(f"{where}: cần id (hoặc _id) và query (hoặc question, text)")
    return str(id_), text
