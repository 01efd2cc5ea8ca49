"""Drafts marked by someone who had not seen the rules: with and without errors, places that are right, sentences."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.model import Span
from eval.draft.planted import DATA, Planted, read_planted
from service.precedent.draft.model import Found

BLIND = DATA / "blind"
SECOND = DATA / "blind-2"


@dataclass(frozen=True, slots=True)
class Right:
    """A citation or form of the clean draft."""

    kind: str  # "citation" or "form"
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the clean draft, and whether a sample has it."""

    found: Found
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A draft in its two versions; spans count code points of the version they belong to."""

    name: str
    clean: bytes
    wrong: bytes
    planted: tuple[Planted, ...]  # in the wrong one
    right: tuple[Right, ...]  # in the clean one
    sentences: tuple[Sentence, ...]  # of the clean one


def read_marked(folder: Path = BLIND) -> list[Marked]:
    """The drafts below a folder, by name."""
    return [_read(path) for path in sorted(folder.iterdir()) if path.is_dir()]


def _read(path: Path) -> Marked:
    right = (Right(row["kind"], _span(row)) for row in _rows(path / "places.jsonl"))
    sentences = (Sentence(Found(row["class"]), _span(row), row["text"]) for row in _rows(path / "sentences.jsonl"))
    return Marked(
        path.name,
        (path / "clean.txt").read_bytes(),
        (path / "draft.txt").read_bytes(),
        tuple(read_planted(path)),
        tuple(right),
        tuple(sentences),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"])
