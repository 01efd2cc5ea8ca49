"""`python -m eval.reading FOLDER`: how much of what old office files say is read. Beside each file lies its text.

`NAME.expected.txt` holds what NAME.doc, .rtf, .pdf or .docx says, in Unicode.
"""

import argparse
import re
import statistics
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import CorpusError
from corpus.sources import read_file
from eval.errors import DatasetError, EvalError

_EXPECTED = ".expected.txt"
_SYLLABLE = re.compile(r"[^\W\d_]+")


def recovered(expected: str, found: str) -> float:
    """The share of the expected syllables that stand in what was found, each as often as it is expected.

    Neither their order is looked at, as columns and boxes of a page have none, nor capitals, which old fonts draw from
    small letters. 1 where no syllable is expected.
    """
    wanted, got = _syllables(expected), _syllables(found)
    return (wanted & got).total() / wanted.total() if wanted else 1.0


def read_all(folder: Path) -> Iterator[tuple[str, float]]:
    """Each file's name and what was recovered of it, by name; nothing of a file that can't be read.

    Raises:
        DatasetError: the folder holds no file with its expected text.
    """
    expected = sorted(folder.glob(f"*{_EXPECTED}"))
    if not expected:
        raise DatasetError(f"{folder}: holds no NAME{_EXPECTED}; name a folder of files with their texts beside them")
    for text in expected:
        name = text.name.removesuffix(_EXPECTED)
        files = [path for path in sorted(folder.glob(f"{name}.*")) if path != text]
        if not files:
            raise DatasetError(f"{text}: the file that it is the text of isn't there")
        yield files[0].name, recovered(text.read_text(encoding="utf-8"), _read(files[0]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a file and the sum; gives the exit status."""
    parser = argparse.ArgumentParser(prog="eval.reading", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    shares: list[float] = []
    try:
        for name, share in read_all(parser.parse_args(arguments).folder):
            shares.append(share)
            print(f"{share:6.1%}  {name}")  # noqa: T201 - this is a command
    except (EvalError, OSError) as error:
        print(f"eval.reading: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201 - this is a command
        return 1
    print(f"{len(shares)} files: median {statistics.median(shares):.1%}, least {min(shares):.1%}")  # noqa: T201
    return 0


def _read(path: Path) -> str:
    try:
        return read_file(path).text
    except CorpusError as error:
        print(f"not read: {error}", file=sys.stderr)  # noqa: T201 - this is a command
        return ""


def _syllables(text: str) -> Counter[str]:
    return Counter(_SYLLABLE.findall(unicodedata.normalize("NFC", text).lower()))


if __name__ == "__main__":
    sys.exit(main())
