"""Vectors made beside the rest of the index."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from indexer.beside import beside
from indexer.embedding import Embedding, digest
from indexer.encoder import Vectors
from indexer.errors import EncoderError


@dataclass
class Lengths:
    """A vector is a text's length, and a 1; an empty text can't be read."""

    max_tokens: int | None = None
    name: str = "lengths"
    fingerprint: str = "0"
    dim: int = 2
    asked: list[list[str]] = field(default_factory=list)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return list(map(len, texts))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        if "" in texts:
            raise EncoderError("an empty text has no length")
        return np.array([(len(text), 1) for text in texts], dtype=np.float32).reshape(-1, 2)


@pytest.mark.parametrize("max_tokens", [None, 10])
def test_vectors_stand_in_the_order_of_the_passages_and_known_ones_are_used_again(max_tokens: int | None) -> None:
    known = {digest("abc"): np.array([7, 7], dtype=np.float16)}
    told: list[int] = []
    encoder = Lengths(max_tokens)
    with beside() as thread:
        embedding = Embedding(encoder, known, thread, told.append)
        for texts in (["a", "abc", "a"], [], ["ab"]):
            embedding.add(list(map(digest, texts)), texts)
            embedding.flush()
        vectors = embedding.vectors()
    assert vectors.tolist() == [[1, 1], [7, 7], [1, 1], [2, 1]]
    assert vectors.dtype == np.float16
    assert embedding.encoded == 2
    assert [text for batch in encoder.asked for text in batch] == ["a", "ab"]
    assert sum(told) == 4


def test_no_passage_gives_no_vector() -> None:
    with beside() as thread:
        assert Embedding(Lengths(), {}, thread, print).vectors().shape == (0, 2)


def test_what_an_encoder_says_against_a_text_is_raised_on_the_main_path() -> None:
    with beside() as thread:
        embedding = Embedding(Lengths(), {}, thread, print)
        embedding.add([digest("")], [""])
        with pytest.raises(EncoderError, match="an empty text has no length"):
            embedding.vectors()
