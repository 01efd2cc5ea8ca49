"""The report: one set of figures as JSON, text, Markdown and a page that needs nothing else."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from eval.datasets import Dataset, Gold
from eval.evaluate import Evaluation, evaluate
from eval.report.figures import figures
from eval.report.markdown import as_markdown
from eval.report.page import as_page
from eval.report.plots import calibrations, intervals, latencies, types
from eval.report.table import as_text
from eval.report.write import write_report
from eval.runs import Scored
from eval.searcher import Seen, Shown, System, Trust
from service.found import RELEVANT_FROM

NASTY = "<script>alert(1)</script> | `giá` & “đất”"


class ListSearcher:
    """Gives each query text its targets, cut at k."""

    def __init__(self, found: Mapping[str, Sequence[Scored]], top: tuple[Trust, ...] = ()) -> None:
        self.found, self.top = found, top
        self.batches: list[int] = []

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        self.batches.append(len(queries))
        return {id_: Seen(tuple(self.found.get(text, ())[:k]), self.top) for id_, text in queries.items()}


def two_modes(queries: int, typed: Sequence[str] = ()) -> Evaluation:
    ids = [f"q{at:03}" for at in range(queries)]
    judged = Dataset("tiny", "test", (), {id_: f"câu {id_}" for id_ in ids}, {id_: {"d": 1} for id_ in ids})
    good = ListSearcher({text: [("d", 1.0)] for text in judged.queries.values()})
    systems = [System("lexical", "e5", ListSearcher({}), _page), System("hybrid", "e5", good, _page)]
    return Evaluation(judged, evaluate(judged, systems, typed), {"e5": {"documents": 1, "passages": 1}})


def _page(_text: str) -> list[Shown]:
    return []


def of_places() -> Evaluation:
    """Two types of query and one without an answer; the first mode finds, and trusts what it finds."""
    golds = {id_: {"g": Gold("kl-1", ("I",), 2)} for id_ in ("a", "b")}
    queries = {"a": NASTY, "b": "đất đai", "n": "không có"}
    kinds = {"a": "keyword", "b": "question", "n": "none"}
    judged = Dataset("places", "judged", (), queries, {id_: {"g": 2} for id_ in golds}, kinds, golds)
    trusting = ListSearcher({text: [("g", 1.0)] for text in queries.values()}, (Trust(0.9, True), Trust(0.2, False)))
    doubting = ListSearcher({}, (Trust(0.1, False),))
    return Evaluation(
        judged,
        evaluate(judged, [System("hybrid", "e5", trusting, _page), System(f"no {NASTY}", "e5", doubting)]),
    )


def test_the_figures_are_json_and_compare_with_the_first_mode() -> None:
    report = json.loads(json.dumps(figures(two_modes(30))))
    first, second = report["modes"]
    assert (report["dataset"], report["split"], report["queries"], report["searched"]) == ("tiny", "test", 30, ["e5"])
    assert first["measures"]["nDCG@10"] == {"mean": 0.0, "low": 0.0, "high": 0.0, "p_value": None}
    assert second["measures"]["nDCG@10"]["mean"] == 1.0
    assert second["measures"]["nDCG@10"]["p_value"] < 0.001
    assert (first["queries_without_results"], second["queries_without_results"]) == (30, 0)
    assert second["latency"]["queries"] == 30
    assert (first["types"], first["ratios"], first["calibration"], first["abstention"]) == ({}, None, None, None)


def test_the_text_names_everything_and_marks_what_differs() -> None:
    text = as_text(figures(two_modes(30)))
    assert text.startswith("tiny (test): 30 queries; 1 documents, 1 passages, e5\n")
    hybrid = next(line for line in text.splitlines() if line.startswith("hybrid"))
    assert "1.000*[1.000, 1.000]" in hybrid
    assert "* differs from lexical" in text
    assert "Confidence: not given" in text
    assert all(name in text for name in ("nDCG@10", "MRR@10", "Recall@10", "Recall@100", "p50 ms", "p99 ms"))


def test_few_queries_prove_nothing() -> None:
    assert "1.000 [1.000, 1.000]" in as_text(figures(two_modes(3)))


def test_missing_documents_are_counted() -> None:
    found = figures(two_modes(3))
    found["counts"]["e5"]["relevant_documents_absent"] = 1
    assert "1 of 1 relevant documents aren't in the index." in as_text(found)


def test_typed_otherwise_is_a_share_of_the_same_mode_as_it_is() -> None:
    found = figures(two_modes(30, ["as-is", "capitals"]))
    assert [mode["label"] for mode in found["modes"]] == [
        "lexical · as-is",
        "hybrid · as-is",
        "lexical · capitals",
        "hybrid · capitals",
    ]
    assert found["modes"][1]["ratios"] is None
    assert found["modes"][2]["ratios"] == {}  # of nothing there is no share
    assert found["modes"][3]["ratios"]["nDCG@10"] == 0
    assert "hybrid · capitals  0.000" in as_text(found)


def test_places_are_reported_by_type_with_confidence_and_abstention() -> None:
    found = figures(of_places())
    first, second = found["modes"]
    assert found["types"] == {"keyword": 1, "none": 1, "question": 1}
    assert set(first["types"]) == {"keyword", "question"}
    assert first["types"]["keyword"]["answer@1"]["mean"] == 1
    assert first["calibration"]["error"] == pytest.approx((0.1 + 0.2) / 2)
    assert first["abstention"] == {
        "threshold": RELEVANT_FROM,
        "unanswerable": 1,
        "abstained": 0.0,
        "falsely_abstained": 0.0,
        "auc": 0.5,
    }
    assert (second["abstention"]["abstained"], second["abstention"]["falsely_abstained"]) == (1, 1)


def test_the_greatest_differences_name_query_and_finds() -> None:
    found = figures(of_places())["differences"]
    assert (found["measure"], [query["id"] for query in found["queries"]]) == ("nDCG@10", ["a", "b"])
    assert found["queries"][1] == {
        "id": "b",
        "text": "đất đai",
        "type": "question",
        "values": [1.0, 0.0],
        "found_first": ["g", None],
        "relevant": ["g"],
    }


def test_markdown_keeps_its_tables_whatever_a_query_holds() -> None:
    text = as_markdown(figures(of_places()))
    assert "<script>" not in text
    rows = [line for line in text.splitlines() if line.startswith("| a |")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [9]


def test_the_page_needs_nothing_else_and_escapes_what_it_shows() -> None:
    page = as_page(figures(of_places()))
    assert "<script" not in page
    assert not re.search(r"(src|href|url)\s*[=(]", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<svg") == 6 + 2 + 1 + 1
    assert "Greatest differences in nDCG@10" in page


@pytest.mark.parametrize("evaluation", [two_modes(3), of_places()])
def test_pictures_are_sound_svg_that_stays_in_its_frame(evaluation: Evaluation) -> None:
    found = figures(evaluation)
    modes: list[dict[str, Any]] = found["modes"]
    pictures = [intervals(modes, name) for name in found["measures"]]
    pictures += [latencies(modes)] if modes[0]["latency"] else []
    pictures += [types(modes, "nDCG@10", found["types"]), calibrations(modes)] if found["types"] else []
    for picture in pictures:
        root = ElementTree.fromstring(picture)
        wide, high = float(root.attrib["width"]), float(root.attrib["height"])
        for element in root.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(element.get(name, 0)) <= wide
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(element.get(name, 0)) <= high


def test_a_report_is_three_files(tmp_path: Path) -> None:
    written = write_report(tmp_path / "new", figures(two_modes(3)))
    assert [path.name for path in written] == ["report.json", "report.md", "report.html"]
    assert json.loads(written[0].read_text(encoding="utf-8"))["queries"] == 3
    assert all(path.stat().st_size > 500 for path in written)
