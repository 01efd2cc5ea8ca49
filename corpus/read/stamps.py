"""What was recognised on stamps, as the secrecy gate knows it: accents are read wrong more often than letters."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.read.layout.page import Word
from corpus.read.layout.rows import Row, row_of, rows_of
from corpus.text import folded_key

_GAP = 1.5  # of the type's size: what stands so far apart is not one text
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MARKS = {"mat": "MẬT", "toi mat": "TỐI MẬT", "tuyet mat": "TUYỆT MẬT", "tai lieu thu hoi": "Tài liệu thu hồi"}


def stamp_texts(words: Iterable[Word]) -> Iterator[str]:
    """Each piece of text that stands alone; one that reads like a mark of secrecy, but for its accents, as that mark.

    A wrong "MẤT" is taken for "MẬT": a person then looks at the document, which a missed one would not bring about.
    """
    for row in rows_of(words):
        for piece in _pieces(row):
            letters = " ".join(map(folded_key, _LETTERS.findall(piece.text)))
            yield _MARKS.get(letters, piece.text)


def _pieces(row: Row) -> Iterator[Row]:
    piece = [row.words[0]]
    for word, following in pairwise(row.words):
        if following.left - word.right > _GAP * row.size:
            yield row_of(piece)
            piece = []
        piece.append(following)
    yield row_of(piece)
