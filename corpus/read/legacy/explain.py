"""Which encoding each word of a text is in: the cheapest explanation of all its words.

Found as in Viterbi (1967) over words and encodings: every word that is no syllable under its encoding costs one,
every change of encoding costs some more, so that a single word that happens to look right changes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.read.legacy.encodings import decoder
from corpus.syllables import verdict, words

# The first is the text as it is; where two explain a word equally well the earlier one wins.
_ENCODINGS = ("unicode", "tcvn3", "vni", "utf8", "viscii", "cp1258", "tcvn5712")
# Costs are whole numbers, so that ties are ties.
_FAULT, _IMPOSSIBLE = 10, 20  # a word that is no syllable; one with letters that an encoding can't give
# To change to an old encoding, and to leave one: at the start of a line, of a sentence, amid one.
_CHANGES = {"line": (12, 3), "sentence": (14, 4), "word": (16, 5)}
_START = 11  # to begin with an old encoding
_LEAST_SHARE = 0.75  # of the words changed, how many must be syllables

_CODED = re.compile("[^!-,.-~]")  # not ASCII, or a hyphen, which is ư in some files
_SENTENCE_END = re.compile(r"[.?!]")
_CHUNK = re.compile(r"[^ \t\n\r\f\v]{1,200}")  # a no-break space may be half a letter
# Letters that no byte is read as.
_BEYOND_BYTES = re.compile(r"[^\W\d_\x00-\xffŒœŠšŸŽžƒˆμ\uf020-\uf0ff]|[\u0300-\u036f]")


def decode_mixed(text: str) -> str:
    """The text with every stretch decoded by the encoding that makes syllables of its words; lines stay lines."""
    chunks = list(_chunks(text))
    pieces, position = [], 0
    for run, encoding in _runs(chunks, _cheapest(chunks)):
        if encoding and _convinces(text, run, encoding):
            start, end = run[0].start, run[-1].end
            pieces += [text[position:start], _decode(text[start:end], encoding)]
            position = end
    return "".join([*pieces, text[position:]])


class _Chunk(NamedTuple):
    start: int
    end: int
    costs: tuple[int, ...]  # one an encoding
    begins: str  # what does, of _CHANGES


def _chunks(text: str) -> Iterator[_Chunk]:
    """What stands between blanks and may be coded."""
    last = 0
    for match in _CHUNK.finditer(text):
        if _CODED.search(match.group()):
            begins = _begins(text[max(0, last - 1) : match.start()])
            yield _Chunk(*match.span(), _costs(match.group()), begins)
            last = match.end()


def _begins(gap: str) -> str:
    return "line" if "\n" in gap else "sentence" if _SENTENCE_END.search(gap) else "word"


@lru_cache(maxsize=100_000)
def _costs(chunk: str) -> tuple[int, ...]:
    return tuple(_cost(chunk, encoding) for encoding in range(len(_ENCODINGS)))


def _cost(chunk: str, encoding: int) -> int:
    if encoding and _BEYOND_BYTES.search(chunk):
        return _IMPOSSIBLE
    broken = any(verdict(word) is False for word in words(_decoded(chunk, encoding)))
    return _FAULT if broken else 0


def _decode(text: str, encoding: int) -> str:
    return decoder(_ENCODINGS[encoding])(text) if encoding else text


_decoded = lru_cache(maxsize=100_000)(_decode)


def _cheapest(chunks: Sequence[_Chunk]) -> list[int]:
    """The encoding of each chunk in the cheapest explanation of all; of two, the one that decodes less."""
    totals = [0, *[_START] * (len(_ENCODINGS) - 1)]
    origins: list[list[int]] = []
    for chunk in chunks:
        totals, came = _step(totals, chunk)
        origins.append(came)
    path: list[int] = []
    encoding = totals.index(min(totals))
    for came in reversed(origins):
        path.append(encoding)
        encoding = came[encoding]
    return path[::-1]


def _step(totals: Sequence[int], chunk: _Chunk) -> tuple[list[int], list[int]]:
    """What the cheapest explanations up to this chunk cost, one an encoding of it, and the encoding each comes from."""
    enter, leave = _CHANGES[chunk.begins]
    least = min(totals)
    best = totals.index(least)
    new, came = [], []
    for encoding, (stay, cost) in enumerate(zip(totals, chunk.costs, strict=True)):
        change = least + (enter if encoding else leave)
        changes = change < stay or (change == stay and encoding > 0)
        new.append((change if changes else stay) + cost)
        came.append(best if changes else encoding)
    return new, came


def _runs(chunks: Sequence[_Chunk], path: Sequence[int]) -> Iterator[tuple[list[_Chunk], int]]:
    run: list[_Chunk] = []
    for place, chunk in enumerate(chunks):
        run.append(chunk)
        if place + 1 == len(chunks) or path[place + 1] != path[place]:
            yield run, path[place]
            run = []


def _convinces(text: str, run: Sequence[_Chunk], encoding: int) -> bool:
    """Whether decoding makes syllables of most of what it changes; words of another language happen to be some."""
    changed = [chunk for chunk in run if (source := text[chunk.start : chunk.end]) != _decoded(source, encoding)]
    return bool(changed) and sum(not chunk.costs[encoding] for chunk in changed) >= _LEAST_SHARE * len(changed)
