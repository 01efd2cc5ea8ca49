"""Families of a generation that uses what was compared for the one before are those of one made anew."""

import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

import indexer.wording.compared as compared_module
from corpus.model import Directive
from indexer.build import WORDING, build
from indexer.encoder import Encoder
from indexer.generation import open_generation
from indexer.vectors import Ids
from indexer.wording.clauses import Clauses
from indexer.wording.compared import NOTHING, read_compared
from indexer.wording.likeness import Likenesses, likenesses
from indexer.wording.running import running
from indexer.wording.writer import WordingWriter

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


def write(folder: Path, directives: Sequence[Directive], before: Path | None = None) -> Path:
    writer = WordingWriter()
    for one in directives:
        writer.add(running(one))
    writer.save(folder, before)
    return folder


def equal(one: Path, other: Path) -> bool:
    return all(path.read_bytes() == (other / path.name).read_bytes() for path in one.iterdir())


def changes(samples: Sequence[Directive], seed: int, steps: int) -> Iterator[list[Directive]]:
    """Sets of directives of which each has one or more added, changed or taken away against the one before."""
    choose = random.Random(seed)
    held = {one.id: one for one in choose.sample(samples, 12)}
    for _ in range(steps):
        for _ in range(choose.randint(1, 3)):
            what = choose.choice(("add", "change", "remove"))
            if what == "add":
                one = choose.choice(samples)
                held[one.id] = one
            elif what == "change" and held:  # the directive's place stays, its text is another's
                held[choose.choice(list(held))] = choose.choice(samples)
            elif held:
                del held[choose.choice(list(held))]
        yield list(held.values())


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_publications_gives_what_a_fresh_index_gives(
    samples: dict[str, Directive], tmp_path: Path, seed: int
) -> None:
    before = None
    for at, directives in enumerate(changes(list(samples.values()), seed, 6)):
        fresh = write(tmp_path / f"fresh{at}", directives)
        before = write(tmp_path / f"next{at}", directives, before)
        assert equal(fresh, before)


def test_nothing_is_left_and_comes_back(samples: dict[str, Directive], tmp_path: Path) -> None:
    directives = list(samples.values())[:5]
    full = write(tmp_path / "full", directives)
    empty = write(tmp_path / "empty", [], full)
    assert equal(empty, write(tmp_path / "none", []))
    assert equal(full, write(tmp_path / "again", directives, empty))


def test_only_what_is_new_is_compared(
    samples: dict[str, Directive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    def counted(clauses: Clauses, pairs: Ids) -> Likenesses:
        compared.append(len(pairs))
        return likenesses(clauses, pairs)

    monkeypatch.setattr(compared_module, "likenesses", counted)
    directives = list(samples.values())
    full = write(tmp_path / "full", directives)
    write(tmp_path / "same", directives, full)
    write(tmp_path / "fewer", directives[:-1], full)
    everything, nothing, little = compared
    assert everything > 500
    assert nothing == 0
    assert 0 < little < everything / 2  # in so small an index many words become rarer by one directive


def test_what_other_rules_compared_is_compared_anew(
    samples: dict[str, Directive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.setattr(compared_module, "_RULES", np.zeros(16, np.uint8))
        before = write(tmp_path / "before", list(samples.values())[:5])
        assert len(read_compared(before / "compared.npz").keys)
    assert read_compared(before / "compared.npz") is NOTHING


@pytest.mark.parametrize("left", [b"", b"PK\x03\x04 and no more", b"no archive"])
def test_what_a_generation_left_unreadable_is_found_anew(
    samples: dict[str, Directive], tmp_path: Path, left: bytes
) -> None:
    directives = list(samples.values())[:5]
    full = write(tmp_path / "full", directives)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "compared.npz").write_bytes(left)
    assert read_compared(tmp_path / "broken" / "compared.npz") is NOTHING
    assert read_compared(tmp_path / "missing.npz") is NOTHING
    assert equal(full, write(tmp_path / "anew", directives, tmp_path / "broken"))


def test_a_publication_uses_what_the_live_generation_compared(
    sample_index: Path, encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    shutil.copytree(sample_index, index, symlinks=True)
    compared: list[int] = []

    def counted(clauses: Clauses, pairs: Ids) -> Likenesses:
        compared.append(len(pairs))
        return likenesses(clauses, pairs)

    monkeypatch.setattr(compared_module, "likenesses", counted)
    build([SAMPLES], index, encoder)
    assert compared == [0]
    live, before = open_generation(index)[0], open_generation(sample_index)[0]
    assert live.name != before.name
    assert equal(before / WORDING, live / WORDING)
