"""Outlines of whole files, one of each style, against trees that were checked by eye.

`TIENLE_WRITE_GOLDEN=1 pytest tests/test_golden.py` writes the trees anew; the diff is then to be read.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Directive, join_spans
from corpus.parse import parse
from corpus.parse.lines import plain
from corpus.sources import read_file

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FILES = [
    *sorted(GOLDEN.glob("*.txt")),
    *(SAMPLES / name for name in ("thu-2022-kl-96.txt", "ub-2023-nq-14.txt", "ub-2023-bc-188.txt")),
    *(SAMPLES / name for name in ("tu-2025-kh-145.docx", "ub-2022-kh-112.docx")),
]


def _tree(directive: Directive) -> Iterator[str]:
    """A line a section: path, role, heading, beginning and end of what it says."""
    for section in directive.sections:
        text = plain(join_spans(directive.text, section.spans).replace("\n", " "))
        shown = text if len(text) <= 60 else f"{text[:35]} … {text[-20:]}"
        heading = f" [{section.heading[:40]}]" if section.heading else ""
        yield f"{'/'.join(section.path)}  {section.role.value}{heading}  {shown}"
    yield from (f"! {warning}" for warning in directive.warnings)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_outline_is_the_one_that_was_checked(file: Path) -> None:
    found = "\n".join(_tree(parse(read_file(file)))) + "\n"
    golden = GOLDEN / f"{file.stem}.tree"
    if os.environ.get("TIENLE_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
