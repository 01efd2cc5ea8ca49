"""A phrase as people write it for the concordance: words, and gaps between them."""

import re
from typing import NamedTuple

from indexer.terms import Layer
from indexer.wording.phrases import Segment
from indexer.wording.words import words as words_of
from service.as_typed import layer_of, normalized
from service.errors import BadRequestError
from service.question import Question

ANY_GAP = 10  # words that * may stand for, none included: two or three Vietnamese phrases
_MOST = 50  # words in a gap
_GAP = re.compile(r"(?<!\S)(?:\*+|/(-?\d+))(?!\S)")


class Wording(NamedTuple):
    """Words that must stand so, and the layer on which they are compared."""

    segments: tuple[Segment, ...]
    layer: Layer


def wordings(question: Question) -> tuple[Wording, ...]:
    """What must stand word by word: each quoted part, or the whole query; raises as `read_phrase` does."""
    return tuple(read_phrase(text, question.match) for text in question.worded)


def read_phrase(text: str, match: Layer | None = None) -> Wording:
    """The segments of "đẩy nhanh * giải ngân" and "phát triển /5 đảng viên", and the layer to compare words on.

    `*` stands for up to ten words, `/n` for up to n; without any Vietnamese mark words are compared folded.

    Raises:
        BadRequestError: there is no word, a gap doesn't stand between two words, or it is wider than fifty.
    """
    pieces = _GAP.split(normalized(text))
    segments = [Segment(tuple(words_of(pieces[0])))]
    for gap, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        segments.append(Segment(tuple(words_of(piece)), ANY_GAP if gap is None else _gap(gap)))
    words = tuple(word for segment in segments for word in segment.words)
    if not words:
        raise BadRequestError("Cụm từ không có từ nào để tìm; hãy nhập ít nhất một từ.")
    if not all(segment.words for segment in segments):
        raise BadRequestError("Dấu * và /n phải đứng giữa hai phần có chữ, ví dụ: đẩy nhanh * giải ngân.")
    return Wording(tuple(segments), match or layer_of(words))


def without_gaps(text: str) -> str:
    """The words of a phrase alone."""
    return " ".join(_GAP.sub(" ", normalized(text)).split())


def _gap(figure: str) -> int:
    gap = int(figure) if len(figure) < 4 else _MOST + 1
    if not 0 <= gap <= _MOST:
        raise BadRequestError(
            f"Khoảng cách /{figure[:20]} không hợp lệ; dùng từ /0 đến /{_MOST}, ví dụ: phát triển /5 đảng viên."
        )
    return gap
