"""A gate on what staff would notice: 80 judged queries over the samples, by section."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.model import Directive
from service.engine import Engine
from service.hits import Hit

ROWS = (Path(__file__).parents[1] / "eval" / "data" / "samples" / "judged.jsonl").read_text(encoding="utf-8")
JUDGED: list[dict[str, Any]] = [json.loads(row) for row in ROWS.splitlines()]


def test_every_judged_section_is_one_that_the_parser_finds(samples: Mapping[str, Directive]) -> None:
    paths = {id_: {section.path for section in one.sections} for id_, one in samples.items()}
    for query in JUDGED:
        for gold in query["gold"]:
            assert tuple(gold["path"]) in paths[gold["document"]], (query["_id"], gold)


def _answers(hit: Hit, query: Mapping[str, Any], samples: Mapping[str, Directive]) -> bool:
    """Whether the hit shows any of a section that answers."""
    for gold in query["gold"]:
        if gold["grade"] < 2 or gold["document"] != hit.directive.id:
            continue
        sections = [one for one in samples[gold["document"]].sections if one.path == tuple(gold["path"])]
        spans = [span for section in sections for span in section.spans]
        if any(a.start < b.end and b.start < a.end for a in hit.passage.spans for b in spans):
            return True
    return False


# Measured when the set was made: hybrid .97, lexical .98 of 61; three queries fewer are more than a tie broken anew.
@pytest.mark.parametrize(("mode", "least"), [("hybrid", 0.92), ("lexical", 0.93)])
def test_an_answer_stands_among_the_first_ten(
    engine: Engine, samples: Mapping[str, Directive], mode: str, least: float
) -> None:
    asked = [query for query in JUDGED if query["type"] not in ("precedent", "english")]
    found = [
        any(_answers(hit, query, samples) for hit in engine.search(query["text"], mode=mode).hits) for query in asked
    ]
    assert np.mean(found) >= least
