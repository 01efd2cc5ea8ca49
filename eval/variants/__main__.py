"""`python -m eval.variants --index DIR [--pairs FOLDER] [--wrong] [--families N]`.

Of an index of the samples: how many pairs marked as the same clause are of one family, how many of one family are
marked so, and how often the nearest sentences to one hold the other. `--families` writes families of any index out, to
be read.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.errors import EvalError
from eval.intervals import bootstrap
from eval.variants.pairs import PAIRS, Pair, read_pairs, sentence_of
from indexer.errors import IndexerError
from service.assemble import open_engine
from service.engine import Engine
from service.precedent.near import nearest
from service.precedent.sentences import Sentences
from service.settings import load_settings

_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, and what the index says of it."""

    pair: Pair
    joined: bool  # of one family
    near: bool  # the other sentence's family is among the nearest forms to the one


def judge(engine: Engine, pairs: Sequence[Pair]) -> Iterator[Judged]:
    """Each pair in order."""
    wording = engine.precedents.variants.wording
    texts = Sentences(engine.catalogue, wording)
    for pair in pairs:
        one, other = (sentence_of(engine, wording, side) for side in (pair.one, pair.other))
        families = wording.variants.families[wording.variants.forms[[one, other]]]
        found = nearest(engine.catalogue, wording, texts.read(one).text, _NEAREST)
        near = wording.variants.forms[other] in [each.form for each in found]
        yield Judged(pair, bool(families[0] == families[1]), bool(near))


def figures(judged: Sequence[Judged]) -> Iterator[str]:
    """Precision and recall with their intervals, of the half to choose on, of the other and of both."""
    halves = {"to choose on": [True], "held out": [False], "both": [True, False]}
    for name, chosen in halves.items():
        here = [one for one in judged if one.pair.chooses in chosen]
        same = [one for one in here if one.pair.same]
        yield f"{name}: {len(same)} the same, {len(here) - len(same)} not"
        yield f"  precision {_share([one.pair.same for one in here if one.joined])}"
        yield f"  recall    {_share([one.joined for one in same])}"
        yield f"  among the {_NEAREST} nearest {_share([one.near for one in same])}"


def _share(right: Sequence[bool]) -> str:
    if not right:
        return "of none"
    low, high = bootstrap(np.asarray([right], dtype=np.float64))[0]
    return f"{sum(right) / len(right):.3f} [{low:.3f}, {high:.3f}] ({sum(right)} of {len(right)})"


def families(engine: Engine, number: int, seed: int = 1) -> Iterator[str]:
    """How many families of several forms there are, and some of them with some of their forms."""
    wording = engine.precedents.variants.wording
    texts, choose = Sentences(engine.catalogue, wording), random.Random(seed)
    sizes = np.bincount(wording.variants.families, minlength=len(wording.variants.families))
    several = np.flatnonzero(sizes > 1).tolist()
    yield f"{len(sizes)} forms, {np.count_nonzero(sizes)} families, {len(several)} of several forms"
    for family in choose.sample(several, min(number, len(several))):
        others = [form for form in wording.variants.forms_of(family).tolist() if form != family]
        yield f"{len(others) + 1} forms"
        for form in [family, *choose.sample(others, min(4, len(others)))]:
            uses = wording.variants.sentences_of(form)
            yield f"  {len(uses)} × {' '.join(texts.read(int(uses[0])).text.split())}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.variants", description=__doc__)
    parser.add_argument("--index", required=True, type=Path)
    parser.add_argument("--pairs", default=PAIRS, type=Path)
    parser.add_argument("--wrong", action="store_true", help="print the pairs to choose on that are judged wrongly")
    parser.add_argument("--families", type=int, metavar="N", help="write N families out instead")
    options = parser.parse_args(arguments)
    try:
        engine = open_engine(options.index, load_settings())
        if options.families is not None:
            sys.stdout.writelines(f"{line}\n" for line in families(engine, options.families))
            return 0
        judged = list(judge(engine, list(read_pairs(options.pairs))))
    except (EvalError, IndexerError, OSError) as error:
        sys.stderr.write(f"eval.variants: {' '.join(str(error).split())}\n")
        return 1
    for one in judged if options.wrong else ():
        if one.pair.chooses and one.joined != one.pair.same:
            sys.stdout.write(f"{'same' if one.pair.same else 'not'}: {one.pair.one} {one.pair.other}\n")
    sys.stdout.writelines(f"{line}\n" for line in figures(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
