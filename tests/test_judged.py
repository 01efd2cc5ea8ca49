"""A gate on what staff would notice: the judged queries over the samples, by section."""

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
GATED = {"keyword", "question", "unaccented", "abbreviation"}  # what words alone should find


def _answers(hit: Hit, query: Mapping[str, Any], samples: Mapping[str, Directive]) -> bool:
    """Whether the hit shows any of a section that answers, or of a document that does as a whole."""
    for gold in query["gold"]:
        if gold["grade"] < 2 or gold["document"] != hit.directive.id:
            continue
        if not gold["path"]:
            return True
        sections = [one for one in samples[gold["document"]].sections if one.path == tuple(gold["path"])]
        spans = [span for section in sections for span in section.spans]
        if any(a.start < b.end and b.start < a.end for a in hit.passage.spans for b in spans):
            return True
    return False


# Measured when the set grew: hybrid .96, lexical .97 of 121; four queries fewer are more than a tie broken anew.
@pytest.mark.parametrize(("mode", "least"), [("hybrid", 0.92), ("lexical", 0.93)])
def test_an_answer_stands_among_the_first_ten(
    engine: Engine, samples: Mapping[str, Directive], mode: str, least: float
) -> None:
    asked = [query for query in JUDGED if query["type"] in GATED]
    found = [
        any(_answers(hit, query, samples) for hit in engine.search(query["text"], mode=mode).hits) for query in asked
    ]
    assert np.mean(found) >= least
