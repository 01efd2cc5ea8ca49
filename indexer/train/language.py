"""`python -m indexer.train.language SOURCE... --out FILE`: counts the general language that every index starts from.

An office's own documents say little of words outside their subjects ("mấy", "đợi"), which queries do hold.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.syllables import is_syllable
from corpus.text import tokens
from indexer.language_counter import LanguageCounter
from indexer.train.texts import Material, read_material

_LEAST = 3  # times a pair must stand to be kept


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the model."""
    parser = argparse.ArgumentParser(prog="indexer.train.language", description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path, help="BEIR corpora or folders of .txt files")
    parser.add_argument("--pairs", action="append", default=[], type=Path, help="rows of en and vi; vi is counted")
    parser.add_argument("--every", type=int, default=1, help="take one of so many documents of the first source")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    counter = LanguageCounter(general=None)
    for text in _texts(read_material(options.sources, options.pairs), options.every):
        counter.add(" ".join(word for word in _words(text)))
    counter.save(options.out, least=_LEAST)


def _texts(material: Material, every: int) -> Iterator[str]:
    for at, documents in enumerate(material.sources):
        for document in documents[:: every if at == 0 else 1]:
            yield from (clause.text for clause in document.clauses)
    for translation in material.translations:
        yield translation.vi


def _words(text: str) -> Iterator[str]:
    """Syllables and numbers; names and words of other languages are left out."""
    for word in tokens(text):
        if word.exact[0].isdigit() or is_syllable(word.exact):
            yield word.exact


if __name__ == "__main__":
    main()
