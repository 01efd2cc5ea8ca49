"""Lines and JSON rows of a dataset's files, each with its number; .gz files are read as well."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.errors import DatasetError


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines with something on them.

    Raises:
        DatasetError: the file can't be read to its end.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except (OSError, UnicodeDecodeError, EOFError, zlib.error) as error:
        raise DatasetError(f"{path}: can't be read to its end ({error})") from error


def json_rows(path: Path, expected: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """JSON objects, one a line; `expected` says in the error what a row should be.

    Raises:
        DatasetError: the file can't be read, or a line is no JSON object.
    """
    for number, line in lines(path):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DatasetError(f"{path}:{number}: is no JSON; expected a row {expected}") from error
        if not isinstance(row, dict):
            raise DatasetError(f"{path}:{number}: is no JSON object; expected a row {expected}")
        yield number, row
