"""What is told from bits agrees with what an alignment or a search finds."""

import random
from itertools import pairwise

import numpy as np
import pytest
from rapidfuzz.distance import LCSseq

from indexer.wording.bags import bags
from indexer.wording.mixing import mixed
from indexer.wording.rank import Rank


@pytest.mark.parametrize("seed", range(20))
def test_an_alignment_never_finds_more_in_common_than_the_bits_allow(seed: int) -> None:
    choose = random.Random(seed)
    vocabulary = 40
    full = np.asarray([choose.randint(0, 3) for _ in range(vocabulary)], dtype=np.int32)
    sizes = [choose.randint(1, 30) for _ in range(30)]
    ids = np.asarray([choose.randrange(vocabulary) for _ in range(sum(sizes))], dtype=np.int32)
    once = np.asarray([choose.random() < 0.2 for _ in ids])  # as words of a citation count
    weights = np.where(once, np.minimum(full[ids], 1), full[ids]).astype(np.int32)
    starts = np.cumsum([0, *sizes])
    texts = [np.repeat(ids[a:b], weights[a:b]).tolist() for a, b in pairwise(starts)]
    found = bags(mixed(np.arange(vocabulary, dtype=np.uint64)), full, ids, weights, starts)
    assert found.lengths.tolist() == list(map(len, texts))
    one, other = (np.ravel(side) for side in np.meshgrid(np.arange(30), np.arange(30)))
    most = found.common(one, other)
    real = np.asarray([LCSseq.similarity(texts[a], texts[b]) for a, b in zip(one, other, strict=True)])
    assert (real <= most).all()
    assert (most < np.minimum(found.lengths[one], found.lengths[other])).any()
    rows = found.together(np.arange(0, 30, 2))
    for at in range(15):
        joined = texts[2 * at] + texts[2 * at + 1]
        assert rows.lengths[at] == len(joined)
        assert rows.common(np.array([at]), np.array([(at + 1) % 15]))[0] >= LCSseq.similarity(
            joined, texts[2 * ((at + 1) % 15)] + texts[2 * ((at + 1) % 15) + 1]
        )


@pytest.mark.parametrize("seed", range(20))
def test_a_rank_finds_what_a_search_finds(seed: int) -> None:
    choose = np.random.default_rng(seed)
    starts = np.unique(np.append(choose.integers(1, 400, seed * 9 + 1), 0))
    places = choose.permutation(int(starts[-1]))
    assert np.array_equal(Rank(starts).at(places), np.searchsorted(starts, places, side="right") - 1)


def test_no_place_lies_in_no_stretch() -> None:
    assert not len(Rank(np.array([0])).at(np.empty(0, dtype=np.int64)))
