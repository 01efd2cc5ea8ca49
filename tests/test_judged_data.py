"""The judged queries over the samples are sound: what they point at is there, word for word."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Directive, Span

FOLDER = Path(__file__).parents[1] / "eval" / "data" / "samples"
JUDGED: list[dict[str, Any]] = [
    json.loads(row) for row in (FOLDER / "judged.jsonl").read_text(encoding="utf-8").splitlines()
]
GOLD = [(query["_id"], gold) for query in JUDGED for gold in query["gold"]]
STATED = re.compile(r"^\| `(\w+)` \| (\d+) \|", re.MULTILINE)


def _stretches(directive: Directive, path: Sequence[str]) -> Iterator[str]:
    """Each span of a section's own text, then the whole stretch from its start to its last descendant's end."""
    own = [span for section in directive.sections if section.path == tuple(path) for span in section.spans]
    yield from (span.of(directive.text) for span in own)
    below = [
        span for section in directive.sections if section.path[: len(path)] == tuple(path) for span in section.spans
    ]
    yield Span(min(span.start for span in below), max(span.end for span in below)).of(directive.text)


def test_every_query_has_an_id_and_a_wording_of_its_own() -> None:
    for field in ("_id", "text"):
        seen = Counter(query[field] for query in JUDGED)
        assert [value for value, times in seen.items() if times > 1] == []


def test_every_gold_points_at_a_section_that_the_parser_finds(samples: Mapping[str, Directive]) -> None:
    paths = {id_: {section.path for section in one.sections} for id_, one in samples.items()}
    lost = [(id_, gold) for id_, gold in GOLD if gold["path"] and tuple(gold["path"]) not in paths[gold["document"]]]
    assert lost == []
    assert {gold["document"] for _, gold in GOLD} <= samples.keys()


def test_no_query_judges_a_section_twice() -> None:
    for query in JUDGED:
        judged = Counter((gold["document"], tuple(gold["path"])) for gold in query["gold"])
        assert max(judged.values(), default=1) == 1, query["_id"]


def test_every_quote_stands_in_its_section_word_for_word(samples: Mapping[str, Directive]) -> None:
    for id_, gold in GOLD:
        if gold["path"]:
            stretches = _stretches(samples[gold["document"]], gold["path"])
            assert gold["quote"], (id_, gold)
            assert any(gold["quote"] in stretch for stretch in stretches), (id_, gold)


def test_a_whole_document_has_no_quote_and_answers() -> None:
    for id_, gold in GOLD:
        if not gold["path"]:
            assert gold.keys() == {"document", "path", "grade"}, (id_, gold)
            assert gold["grade"] == 2, (id_, gold)


def test_every_answer_stands_in_a_quote_that_answers() -> None:
    for query in JUDGED:
        if "answer" in query:
            quotes = [gold.get("quote", "") for gold in query["gold"] if gold["grade"] == 2]
            assert query["answer"], query["_id"]
            assert any(query["answer"] in quote for quote in quotes), query["_id"]


def test_only_queries_of_type_none_lack_an_answer_in_the_samples() -> None:
    for query in JUDGED:
        grades = {gold["grade"] for gold in query["gold"]}
        assert grades <= {1, 2}, query["_id"]
        assert (2 not in grades) == (not grades) == (query["type"] == "none"), query["_id"]


def test_a_section_query_names_exactly_one_section() -> None:
    assert all(len(query["gold"]) == 1 for query in JUDGED if query["type"] == "section")


def test_the_readme_states_how_many_queries_of_each_type_there_are() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    stated = {name: int(number) for name, number in STATED.findall(readme)}
    assert stated == Counter(query["type"] for query in JUDGED)


@pytest.mark.parametrize(("least", "none"), [(200, False), (45, True)])
def test_there_are_enough_queries(least: int, none: bool) -> None:
    assert sum((query["type"] == "none") == none for query in JUDGED) >= least
