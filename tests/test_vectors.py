"""One contract for every vector index; the exact NumPy twin is the oracle."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import indexer.faiss_index
from indexer.encoder import Vectors
from indexer.errors import GenerationError
from indexer.faiss_index import FaissIndex
from indexer.vectors import NO_ID, NumpyIndex, VectorIndex, as_ids

DIM = 16
Maker = Callable[[int], VectorIndex]


def _vectors(count: int, seed: int = 0) -> Vectors:
    made = np.random.default_rng(seed).standard_normal((count, DIM))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(params=[NumpyIndex, FaissIndex])
def index(request: pytest.FixtureRequest) -> VectorIndex:
    made: VectorIndex = request.param(DIM)
    made.upsert(as_ids(range(50)), _vectors(50))
    return made


def test_a_vector_finds_itself_first(index: VectorIndex) -> None:
    found = index.search(_vectors(50), 1)
    assert found.ids[:, 0].tolist() == list(range(50))
    assert np.allclose(found.scores[:, 0], 1, atol=1e-5)


def test_it_agrees_with_the_oracle_with_and_without_a_scope(index: VectorIndex) -> None:
    oracle = NumpyIndex(DIM)
    oracle.upsert(as_ids(range(50)), _vectors(50))
    for within in (None, as_ids([3, 7, 20]), as_ids(range(0, 50, 2))):
        queries = _vectors(5, seed=1)
        assert np.array_equal(index.search(queries, 8, within).ids, oracle.search(queries, 8, within).ids)


def test_places_without_a_neighbour_are_padded(index: VectorIndex) -> None:
    found = index.search(_vectors(2), 5, as_ids([4]))
    assert found.ids[0].tolist() == [4, NO_ID, NO_ID, NO_ID, NO_ID]
    assert np.isneginf(found.scores[0, 1:]).all()
    assert (index.search(_vectors(1), 60).ids == NO_ID).sum() == 10


def test_an_empty_scope_finds_nothing(index: VectorIndex) -> None:
    assert (index.search(_vectors(1), 3, as_ids([])).ids == NO_ID).all()


def test_upserting_an_id_again_replaces_its_vector(index: VectorIndex) -> None:
    index.upsert(as_ids([0]), _vectors(60)[59:])
    assert len(index) == 50
    assert index.search(_vectors(60)[59:], 1).ids[0, 0] == 0


def test_deleted_ids_are_never_found(index: VectorIndex) -> None:
    index.delete(as_ids([1, 2, 999]))
    assert len(index) == 48
    assert not np.isin(index.search(_vectors(50), 48).ids, [1, 2]).any()


@pytest.mark.parametrize("make", [NumpyIndex, FaissIndex])
def test_an_empty_index_finds_nothing(make: Maker) -> None:
    assert (make(DIM).search(_vectors(2), 3).ids == NO_ID).all()


def test_inverted_lists_keep_their_recall_under_a_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.faiss_index, "_FLAT_UP_TO", 1_000)
    monkeypatch.setattr(indexer.faiss_index, "_LISTS", 32)
    vectors, ids = _vectors(2_000), as_ids(range(2_000))
    oracle = NumpyIndex(DIM)
    oracle.upsert(ids, vectors)
    index = FaissIndex.build(ids, vectors)
    few = as_ids(range(0, 2_000, 40))
    found, exact = (one.search(_vectors(50, seed=2), 10, few).ids for one in (index, oracle))
    recall = np.mean([len(set(row) & set(true)) / 10 for row, true in zip(found, exact, strict=True)])
    assert recall > 0.95  # what is lost is lost to the 8-bit codes alone


def test_a_saved_index_finds_the_same(tmp_path: Path) -> None:
    index = FaissIndex(DIM)
    index.upsert(as_ids(range(50)), _vectors(50))
    index.save(tmp_path / "v.faiss")
    assert np.array_equal(
        FaissIndex.load(tmp_path / "v.faiss").search(_vectors(5), 4).ids, index.search(_vectors(5), 4).ids
    )


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v.faiss").write_bytes(b"IxFI1234")
    with pytest.raises(GenerationError, match="index again"):
        FaissIndex.load(tmp_path / "v.faiss")
