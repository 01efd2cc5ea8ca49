"""Text whose encoding nothing names: whether its words are syllables tells."""

import re
from itertools import groupby
from typing import NamedTuple

from corpus.read.legacy.encodings import WINDOWS
from corpus.read.legacy.explain import decode_mixed
from corpus.syllables import syllable_score


class Mended(NamedTuple):
    """The text in Unicode, and what is doubtful in it, in Vietnamese."""

    text: str
    warnings: tuple[str, ...] = ()


# What good Vietnamese text doesn't hold: the bytes of other encodings, read as Latin-1, cp1252 or symbols.
_SUSPECT = re.compile("[\x80-\x9f¡-¦¨ª¬-¯±´-¶¸-º¼-¿ÄÅÆÇËÎÏÐÑÖ-ØÛÜÞßäåæçëîïðñö-øûüþÿŒœŠšŽžŸƒˆ˜†‡‹›€\uf020-\uf0ff]")
_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300-\u0323\u1ea0-\u1ef9]")  # what bytes are never read as
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_GOOD_SCORE = 0.85
_FEWEST_WORDS = 40  # of which to say that they are doubtful; an address or a formula outweighs fewer
_SAMPLES, _SAMPLE_LENGTH = 8, 600
_DAMAGED_UTF8 = 5  # letters that only UTF-8 has, in bytes that are not all UTF-8


def mend(text: str) -> Mended:
    """The text with everything that was stored in an old encoding, or read in a wrong one, put right.

    Good Unicode text, in any language and normal form, comes back as it is. Give it a whole text, since a word or two
    prove nothing; the number of lines (apart at \\n) stays, offsets don't.
    """
    mended = "".join(map(_mended, _blocks(text))) if _SUSPECT.search(text) else text
    return Mended(mended, _doubts(mended))


def decode_bytes(data: bytes) -> Mended | None:
    """Bytes that are not UTF-8 as Vietnamese in an old encoding; None when no good text comes out.

    UTF-8 with some bad bytes is none of these encodings.
    """
    if len(_UNICODE.findall(data.decode("utf-8", "ignore"))) >= _DAMAGED_UTF8:
        return None
    text = data.decode("latin-1")
    for part in (_sample(text), text):  # most files that are no text end after the first
        mended = mend(part)
        if (syllable_score(_sample(mended.text)) or 0.0) < _GOOD_SCORE:
            return None
    return mended._replace(text=mended.text.translate(WINDOWS))


def _blocks(text: str) -> list[str]:
    """Lines that are Unicode for certain, and the others, each with their neighbours of the kind."""
    return ["".join(lines) for _, lines in groupby(_LINE.findall(text), key=_is_unicode)]


def _is_unicode(line: str) -> bool:
    return _UNICODE.search(line) is not None and _SUSPECT.search(line) is None


def _mended(block: str) -> str:
    return decode_mixed(block) if _SUSPECT.search(block) else block


def _doubts(text: str) -> tuple[str, ...]:
    score = syllable_score(_sample(text), _FEWEST_WORDS)
    if score is None or score >= _GOOD_SCORE:
        return ()
    share = round(100 * (1 - score))
    return (f"Khoảng {share} % số chữ không phải âm tiết tiếng Việt: lỗi phông chữ, lỗi nhận dạng hoặc tiếng khác.",)


def _sample(text: str) -> str:
    """Pieces from the whole length of a long text, cut at blanks."""
    if len(text) <= _SAMPLES * _SAMPLE_LENGTH:
        return text
    starts = range(0, len(text) - _SAMPLE_LENGTH, len(text) // _SAMPLES)
    pieces = (text[start : start + _SAMPLE_LENGTH].split(" ")[1:-1] for start in starts)
    return "\n".join(" ".join(piece) for piece in pieces)
