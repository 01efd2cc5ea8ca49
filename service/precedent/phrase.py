"""A phrase as people write it for the concordance: words, and gaps between them."""

import re

from corpus.text import tokens
from indexer.terms import Layer
from indexer.wording.phrases import Segment
from service.errors import BadRequestError
from service.question import layer_of, normalized

ANY_GAP = 10  # words that * may stand for, none included: two or three Vietnamese phrases
_GAP = re.compile(r"(?<!\S)(?:\*|/(\d{1,2}))(?!\S)")


def read_phrase(text: str, match: Layer | None = None) -> tuple[list[Segment], Layer]:
    """The segments of "đẩy nhanh * giải ngân" and "phát triển /5 đảng viên", and the layer to compare words on.

    `*` stands for up to ten words, `/n` for up to n; without any Vietnamese mark words are compared folded.

    Raises:
        BadRequestError: there is no word, or a gap doesn't stand between two words.
    """
    pieces = _GAP.split(normalized(text))
    segments = [Segment(tuple(tokens(pieces[0])))]
    for gap, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        segments.append(Segment(tuple(tokens(piece)), ANY_GAP if gap is None else int(gap)))
    words = tuple(word for segment in segments for word in segment.words)
    if not words:
        raise BadRequestError("Cụm từ không có từ nào để tìm; hãy nhập ít nhất một từ.")
    if not all(segment.words for segment in segments):
        raise BadRequestError("Dấu * và /n phải đứng giữa hai phần có chữ, ví dụ: đẩy nhanh * giải ngân.")
    return segments, match or layer_of(words)
