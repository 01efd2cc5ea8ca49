"""What turns text into vectors, seen from the rest of the system."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]  # (n, dim), unit rows


class Encoder(Protocol):
    """Texts in, unit vectors out, same order; an empty list gives shape (0, dim)."""

    @property
    def name(self) -> str:
        """Hub name or folder as the user gave it."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text could get another vector."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int | None:
        """The longest text it reads whole, measured as `count_tokens` does; None where it reads any length."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The length of each text in the model's own tokens, all that it adds to a passage included."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what people type."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what they look for."""
        ...
