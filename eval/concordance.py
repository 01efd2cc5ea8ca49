"""Counts of the concordance against a search that knows no index: `python -m eval.concordance --index DIR`.

Random phrases are taken from the stored texts and counted twice: by the engine, and by a regular expression over every
section, its letters folded by Unicode alone.
"""

import argparse
import random
import re
import statistics
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Span, join_spans
from indexer.terms import Layer
from service.assemble import open_engine
from service.engine import Engine
from service.settings import load_settings

_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?!\S)")  # between blanks, so that no number or abbreviation is torn
_NO_LETTER = r"(?<![^\W\d_])"
_Y = re.compile(rf"(?:(?<={_NO_LETTER}[hklmstv])|(?<={_NO_LETTER}qu))y(?![^\W\d_])")  # written i as well
_LIKE_D = str.maketrans("ðɖ", "đđ")  # letters of other alphabets that stand for đ in many files
_HUNDREDS = 500
_LAYERS = (Layer.EXACT, Layer.FOLDED)


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase on a layer, with what both ways count and how long the engine took for a hundred lines."""

    phrase: str
    layer: Layer
    by_engine: int
    by_hand: int
    took_ms: float


def counted(engine: Engine, phrases: int, seed: int) -> Iterator[Counted]:
    """Each phrase on the exact and the folded layer."""
    texts = [_sections(engine, ordinal) for ordinal in range(engine.catalogue.count("directive"))]
    plain = {layer: [_letters(text, layer) for text in texts] for layer in _LAYERS}
    for phrase in _phrases(texts, phrases, seed):
        for layer in _LAYERS:
            started = time.perf_counter()
            total = engine.concordance(phrase, match=layer, limit=100).total
            took_ms = (time.perf_counter() - started) * 1000
            yield Counted(phrase, layer, total, _by_hand(phrase, layer, plain[layer]), took_ms)


def _sections(engine: Engine, ordinal: int) -> str:
    """The sections in order with their page breaks joined, as a reader goes on."""
    text = engine.catalogue.text(ordinal)
    rows = engine.catalogue.rows("SELECT position FROM section WHERE directive = ? ORDER BY position", (ordinal,))
    parts: list[Sequence[Span]] = [engine.catalogue.section(ordinal, row[0]).spans for row in rows]
    return "\n".join(join_spans(text, spans) for spans in parts)


def _phrases(texts: Sequence[str], number: int, seed: int) -> Iterator[str]:
    choose = random.Random(seed)
    given = 0
    while given < number:
        words = list(_WORD.finditer(text := choose.choice(texts)))
        length = choose.randint(2, 6)
        if len(words) > length:
            at = choose.randrange(len(words) - length)
            phrase = text[words[at].start() : words[at + length - 1].end()]
            if not re.search(r"[\d*/;:.]|\n", phrase):
                given += 1
                yield phrase


def _by_hand(phrase: str, layer: Layer, texts: Sequence[str]) -> int:
    words = re.findall(r"[^\W\d_]+", _letters(phrase, layer))
    first, rest = re.escape(words[0]), r"[\W_]+".join(map(re.escape, words[1:]))
    pattern = re.compile(rf"{first}(?=[\W_]+{rest}(?![^\W\d_]))")  # begins with letters, or it takes ten times as long
    return sum(
        match.start() == 0 or not text[match.start() - 1].isalpha()
        for text in texts
        for match in pattern.finditer(text)
    )


def _letters(text: str, layer: Layer) -> str:
    """Small letters; folded, without their marks, đ being d and y after a single consonant i."""
    if layer is Layer.EXACT:
        return unicodedata.normalize("NFC", text).lower().translate(_LIKE_D)
    small = text.lower().translate(_LIKE_D)
    bare = "".join(one for one in unicodedata.normalize("NFD", small) if not unicodedata.combining(one))
    return _Y.sub("i", bare.replace("đ", "d"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs, and the figures; status 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m eval.concordance", description=__doc__)
    parser.add_argument("--index", required=True, type=Path)
    parser.add_argument("--phrases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args(arguments)
    found = list(counted(open_engine(options.index, load_settings()), options.phrases, options.seed))
    wrong = [one for one in found if one.by_engine != one.by_hand]
    for one in wrong:
        sys.stdout.write(f"{one.layer}: “{one.phrase}” {one.by_engine} by the engine, {one.by_hand} by hand\n")
    agree, occurrences = len(found) - len(wrong), sum(one.by_engine for one in found)
    sys.stdout.write(f"{agree} of {len(found)} counts agree, {occurrences} occurrences; a hundred lines take\n")
    for most in (_HUNDREDS, occurrences):
        times = sorted(one.took_ms for one in found if one.by_engine <= most) or [0.0]
        p95 = times[int(0.95 * len(times))]
        sys.stdout.write(
            f"  of at most {most}: p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms ({len(times)})\n"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
