"""`python -m eval.sentence_retrieval PAIRS.jsonl[.gz]`: does an encoder find a sentence's translation among all others?

Rows are {"id", "en", "vi"}. The sentence asked with is encoded as a query, those it is looked for among as passages.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.errors import DatasetError, EvalError
from eval.intervals import bootstrap
from eval.rows import json_rows
from indexer.encoder import Encoder, Vectors
from indexer.errors import IndexerError
from service.assemble import make_encoder
from service.settings import load_settings

_AT_ONCE = 512  # queries: 4 MB of scores over 2,000 sentences
_ROW = '{"en", "vi"}'


def read_pairs(path: Path) -> tuple[list[str], list[str]]:
    """English sentences and their translations, in the file's order.

    Raises:
        DatasetError: the file can't be read, is empty, or a row lacks a sentence.
    """
    pairs: list[tuple[str, str]] = []
    for number, row in json_rows(path, _ROW):
        english, vietnamese = row.get("en"), row.get("vi")
        if not isinstance(english, str) or not isinstance(vietnamese, str):
            raise DatasetError(f"{path}:{number}: is no pair of sentences {_ROW}")
        pairs.append((english, vietnamese))
    if not pairs:
        raise DatasetError(f"{path}: holds no pair of sentences; nothing can be measured")
    return [english for english, _ in pairs], [vietnamese for _, vietnamese in pairs]


def first_hits(encoder: Encoder, asked: Sequence[str], answers: Sequence[str]) -> NDArray[np.float64]:
    """1 for each sentence whose own translation is the nearest, else 0, shape (n,); at a tie it has to be the first.

    Translations that stand there twice count as the same.
    """
    passages = encoder.encode_passages(answers)
    nearest = np.concatenate([_nearest(queries, passages) for queries in _batches(encoder, asked)])
    return np.array([answers[found] == own for found, own in zip(nearest, answers, strict=True)], dtype=np.float64)


def _batches(encoder: Encoder, texts: Sequence[str]) -> list[Vectors]:
    return [encoder.encode_queries(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]


def _nearest(queries: Vectors, passages: Vectors) -> NDArray[np.int64]:
    return np.asarray((queries @ passages.T).argmax(axis=1), dtype=np.int64)


def measure_pairs(encoder: Encoder, english: Sequence[str], vietnamese: Sequence[str]) -> dict[str, Any]:
    """accuracy@1 both ways, with 95 % bootstrap intervals over sentences."""
    hits = np.stack([first_hits(encoder, english, vietnamese), first_hits(encoder, vietnamese, english)])
    rows = zip(("en-vi", "vi-en"), hits.mean(axis=1), bootstrap(hits), strict=True)
    found = {
        way: {"accuracy@1": float(mean), "low": float(low), "high": float(high)} for way, mean, (low, high) in rows
    }
    return {"encoder": encoder.name, "sentences": len(english)} | found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line an encoder; gives the exit status."""
    parser = argparse.ArgumentParser(prog="eval.sentence_retrieval", description=__doc__)
    parser.add_argument("pairs", type=Path, metavar="PAIRS")
    parser.add_argument("--encoder", action="append", default=[], metavar="NAME_OR_FOLDER", help="may be repeated")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    options = parser.parse_args(arguments)
    settings = load_settings()
    try:
        english, vietnamese = read_pairs(options.pairs)
        found = [
            measure_pairs(make_encoder(name, settings), english, vietnamese)
            for name in options.encoder or [settings.encoder]
        ]
        if options.json:
            options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except (IndexerError, EvalError, OSError) as error:
        print(f"eval.sentence_retrieval: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201 - a command
        return 1
    for one in found:
        print(_line(one))  # noqa: T201 - this is a command
    return 0


def _line(found: dict[str, Any]) -> str:
    ways = [f"{way} {one['accuracy@1']:.3f} [{one['low']:.3f}, {one['high']:.3f}]" for way, one in _ways(found)]
    return f"{found['encoder']}: accuracy@1 of {found['sentences']:,} sentences: {', '.join(ways)}"


def _ways(found: dict[str, Any]) -> list[tuple[str, dict[str, float]]]:
    return [(way, found[way]) for way in ("en-vi", "vi-en")]


if __name__ == "__main__":
    sys.exit(main())
