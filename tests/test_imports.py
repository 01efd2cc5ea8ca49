"""The house: corpus ← indexer ← service ← eval, imports point left only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("corpus", "indexer", "service", "eval")
HEAVY = {"torch", "sentence_transformers", "faiss", "tantivy", "fastapi"}


def _imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_itself_and_the_rooms_left_of_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    for file in (ROOT / room).rglob("*.py"):
        strays = _imports(file) & (set(ROOMS) | {"tienle"}) - allowed
        assert not strays, f"{file.relative_to(ROOT)} imports {strays}"


def test_only_two_modules_import_sentence_transformers_outside_training() -> None:
    users = {
        file.relative_to(ROOT).as_posix()
        for room in ROOMS
        for file in (ROOT / room).rglob("*.py")
        if "sentence_transformers" in _imports(file) and "train" not in file.parts
    }
    assert users == {"indexer/sentence_encoder.py", "indexer/cross_encoder.py"}


def test_the_corpus_room_needs_no_heavy_library() -> None:
    used = set().union(*(_imports(file) for file in (ROOT / "corpus").rglob("*.py")))
    assert not used & HEAVY
