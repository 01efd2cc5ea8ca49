"""A gate on what staff would notice: whether the questions over the samples are answered rightly, and proved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eval.answers.ask import ask_all
from eval.answers.figures import figures
from eval.answers.other_sets import read_judged_answers
from eval.answers.questions import read_answers
from eval.answers.table import name_of
from service.engine import Engine

FOLDER = Path(__file__).parents[1] / "eval" / "data" / "samples"

# Set, part of the figures, measure, the least and the most that it may be: a few questions from what was measured when
# the gate was set ("withheld" may rise where nothing answers, and not where something does). No quote may ever differ
# from its source.
BOUNDS = [
    ("samples judged dev", "quotes", "faithful", 1.0, 1.0),
    ("samples dev", "quotes", "faithful", 1.0, 1.0),
    ("samples test", "quotes", "faithful", 1.0, 1.0),
    ("samples judged dev", "answerable", "right", 0.74, 1.0),
    ("samples dev", "answerable", "right", 0.72, 1.0),
    ("samples judged dev", "unanswerable", "withheld", 0.8, 1.0),
    ("samples dev", "unanswerable", "withheld", 0.7, 1.0),
]


@pytest.fixture(scope="module")
def sets(engine: Engine) -> Mapping[str, Any]:
    """The figures of each set, asked once."""
    questions = [*read_judged_answers(FOLDER), *read_answers(FOLDER)]
    return {name_of(one): one for one in figures(ask_all(engine, questions))["sets"]}


@pytest.mark.parametrize(("name", "part", "measure", "least", "most"), BOUNDS)
def test_answers_are_as_good_as_before(
    sets: Mapping[str, Any], name: str, part: str, measure: str, least: float, most: float
) -> None:
    found = sets[name][part]
    assert least <= found.get("measures", found)[measure]["mean"] <= most
