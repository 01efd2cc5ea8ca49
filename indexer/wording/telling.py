"""Telling words: one of them turns what a sentence says, so that sentences that differ in one are no family, however
much else they share."""

from collections.abc import Sequence
from enum import IntFlag

import numpy as np

from corpus.text import keys
from indexer.vectors import Ids
from indexer.wording.forms import WordIds, masked_key
from indexer.wording.words import words as words_of


class Tells(IntFlag):
    """What telling words say."""

    NOTHING = 0
    AIMED = 1  # what shall be is no result
    LEAST = 2 | AIMED  # a limit is an aim by itself
    MOST = 4 | AIMED
    MORE = 8
    LESS = 16
    SAME = 32
    INCOME = 64
    SPENDING = 128
    ALLOWED = 256
    FORBIDDEN = 512
    STOPPED = 1024
    BEHIND = 2048
    NOT = 4096  # counted, as "không để sót, không để trùng" denies two things


_COUNTS_FROM = 13  # bits; above them stands how often a sentence denies
_SAID = (1 << _COUNTS_FROM) - 1
# Of one or two words, "#" for a figure; the longer one counts.
_PHRASES = {
    Tells.NOT: ("không", "chưa", "chẳng"),
    Tells.FORBIDDEN: ("cấm", "từ chối", "phản đối"),
    Tells.ALLOWED: ("cho phép",),
    # "hết hiệu lực" and "miễn nhiệm" differ by one word from what takes effect and whom an office appoints.
    Tells.STOPPED: ("dừng", "ngừng", "thôi", "chấm dứt", "bãi bỏ", "hủy bỏ", "hết hiệu", "giải thể", "miễn nhiệm"),
    Tells.BEHIND: ("chậm", "trễ"),
    Tells.SAME: ("giữ nguyên",),
    Tells.MORE: ("tăng", "cao hơn"),
    Tells.LESS: ("giảm", "thấp hơn"),
    # The words alone are mostly others: "thu hồi đất", "chi bộ".
    Tells.INCOME: ("thu ngân",),
    Tells.SPENDING: ("chi ngân",),
    Tells.AIMED: ("phấn đấu",),
    # "trên" and "dưới" alone say where: "trên địa bàn", "dưới sự lãnh đạo".
    Tells.LEAST: ("trên #", "hơn #", "ít nhất", "tối thiểu", "trở lên"),
    Tells.MOST: ("dưới #", "không quá", "tối đa", "trở xuống"),
    # Formulas in which the word doesn't tell: nothing "tăng còn", and "tăng cường" is no more than "đẩy mạnh",
    # "chậm nhất ngày" no other than "trước ngày".
    Tells.NOTHING: ("tăng cường", "tăng trưởng", "giảm còn", "giảm nghèo", "không gian", "không chỉ", "chậm nhất"),
}


def told(tone_keys: Sequence[str], words: WordIds, sentences: Ids) -> Ids:
    """(sentences,) a number that agrees where sentences tell alike; `words` are ids of the keys, `sentences` begin
    there, one end more."""
    stand = np.asarray([_CODES.get(masked_key(key), 0) for key in tone_keys] or [0], dtype=np.uint8)[words]
    places = np.flatnonzero(stand)
    following = np.append(stand, 0)[1:]
    following[sentences[1:][np.diff(sentences) > 0] - 1] = 0  # a phrase goes on in no other sentence
    tells = _TELLS[stand[places], following[places]]
    at, tells = np.searchsorted(sentences, places[tells > 0], side="right") - 1, tells[tells > 0]
    found = np.zeros(len(sentences) - 1, dtype=np.int64)
    np.bitwise_or.at(found, at, tells)
    return found + (np.bincount(at[tells == Tells.NOT], minlength=len(found)) << _COUNTS_FROM)


def told_in_rows(told: Ids, starts: Ids) -> Ids:
    """(rows,) what sentences tell together in rows, which begin at `starts` and hold one at least."""
    said, denied = told & _SAID, told >> _COUNTS_FROM
    together: Ids = np.bitwise_or.reduceat(said, starts) + (np.add.reduceat(denied, starts) << _COUNTS_FROM)
    return together


def told_by(text: str) -> int:
    """The same of a text as one sentence; 0 where nothing in it tells."""
    found = [word.tone for word in words_of(text)]
    return int(told(found, np.arange(len(found), dtype=np.int32), np.array([0, len(found)]))[0])


def _codes() -> dict[str, int]:
    names = {name: None for phrases in _PHRASES.values() for phrase in phrases for name in phrase.split()}
    return {name if name == "#" else keys(name)[1]: code for code, name in enumerate(names, start=1)}


def _tells() -> Ids:
    """(codes + 1, codes + 1) what a word tells before another one; 0 for any word that is in no phrase."""
    tells = np.zeros((len(_CODES) + 1,) * 2, dtype=np.int64)
    said = [(phrase.split(), what) for what, phrases in _PHRASES.items() for phrase in phrases]
    for phrase, what in sorted(said, key=lambda one: len(one[0])):
        first, *second = (_CODES[name if name == "#" else keys(name)[1]] for name in phrase)
        tells[first, second[0] if second else slice(None)] = what
    return tells


_CODES = _codes()
_TELLS = _tells()
