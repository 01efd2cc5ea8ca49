"""Texts before a static model, line by line: a heading that stands above many passages is cut into pieces once.

The vector of a text is the sum of its pieces' rows at unit length, and a tokenizer that never joins two lines finds the
pieces of a text line by line.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np

from indexer.encoder import Vectors

_PROBE = "đất đai\nđất đai"


def reads_line_by_line(tokenizer: Any) -> bool:
    """Whether the tokenizer (of `tokenizers`) cuts the lines of a text as if each stood alone."""
    if tokenizer.pre_tokenizer is None:
        return False
    text = tokenizer.normalizer.normalize_str(_PROBE) if tokenizer.normalizer is not None else _PROBE
    one, both = (tokenizer.pre_tokenizer.pre_tokenize_str(part) for part in (text.partition("\n")[0], text))
    return [word for word, _ in both] == [word for word, _ in one] * 2


def sums_of_lines(tokenizer: Any, table: Vectors, lines: Sequence[Sequence[str]]) -> Vectors:
    """The sum of the rows of the pieces of each text, as its lines: (texts, dim); zeros for one without a piece."""
    distinct = {line: number for number, line in enumerate(dict.fromkeys(chain.from_iterable(lines)))}
    of_line = np.zeros((len(distinct), table.shape[1]), dtype=np.float32)
    for number, ids in enumerate(pieces(tokenizer, list(distinct))):
        if ids:
            np.add.reduce(table[ids], axis=0, out=of_line[number])
    sums = np.empty((len(lines), table.shape[1]), dtype=np.float32)
    for number, of_text in enumerate(lines):
        np.add.reduce(of_line[[distinct[line] for line in of_text]], axis=0, out=sums[number])
    return sums


def pieces(tokenizer: Any, texts: Sequence[str]) -> Iterator[list[int]]:
    """The ids of each text's pieces."""
    for found in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False):
        yield found.ids
