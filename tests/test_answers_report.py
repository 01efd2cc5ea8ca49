"""The command that measures answers, its tables and its page."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from eval.answers.__main__ import main
from eval.answers.page import as_page, coverage, withheld
from eval.answers.table import as_text

NASTY = "<script>alert(1)</script>"


def _set(name: str) -> dict[str, Any]:
    """A set's figures, some of them missing as they may be."""
    mean = {"mean": 0.5, "low": 0.4, "high": 0.6, "questions": 4}
    points = [{"threshold": 0.9, "coverage": 0.25, "accuracy": 1.0}, {"threshold": 0.1, "coverage": 1, "accuracy": 0.5}]
    at = {"right": 0.5, "right_when_told": None, "falsely_withheld": 0.25, "withheld": 0.75}
    return {
        "set": name,
        "split": "dev",
        "answerable": {
            "questions": 4,
            "measures": {"right": mean},
            "kinds": {"date": {"right": mean}, NASTY: {"right": mean}},
        },
        "unanswerable": {
            "questions": 4,
            "measures": {"withheld": mean},
            "near": {"wrong_year": {"withheld": mean}},
            "reasons": {},
        },
        "quotes": {"faithful": mean},
        "curve": {"area": 0.25, "points": points, "shipped": {"coverage": 0.5, "accuracy": 0.75}},
        "calibration": None,
        "thresholds": [at | {"threshold": 0.0}, at | {"threshold": 1.0, "falsely_withheld": 1.0, "withheld": 1.0}],
        "latency": {"p50_ms": 9.0, "p95_ms": 12.0, "questions": 8},
    }


BARE = _set("xquad") | {
    "curve": None,
    "quotes": {},
    "unanswerable": {"questions": 0, "measures": {}, "near": {}, "reasons": {}},
}
BARE["thresholds"] = [row | {"withheld": None} for row in BARE["thresholds"]]
FIGURES = {"sets": [_set("samples"), BARE]}


def test_the_text_holds_every_table_with_a_row_and_leaves_blank_what_is_missing() -> None:
    text = as_text(FIGURES)
    assert "samples dev  4          0.500 [0.400, 0.600]" in text
    assert "samples dev: by kind" in text
    assert "samples dev: without an answer, by near" in text
    assert "by reasons" not in text
    row = next(line for line in text.splitlines() if line.startswith("xquad dev") and "9.0" in line)
    assert row.split() == ["xquad", "dev", "9.0", "12.0"]


def test_the_page_needs_nothing_else_and_escapes_what_it_shows() -> None:
    page = as_page(FIGURES)
    assert "<script" not in page
    assert not re.search(r"(src|href|url)\s*[=(]", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<svg") == 3


def test_curves_are_sound_svg_with_a_ring_where_the_shipped_threshold_stands() -> None:
    root = ElementTree.fromstring(coverage(FIGURES["sets"]))
    assert [len(line.attrib["points"].split()) for line in root.iter("polyline")] == [2]
    rings = [(float(ring.attrib["cx"]), float(ring.attrib["cy"])) for ring in root.iter("circle")]
    assert rings[0] == rings[1] == (48 + 340 * 0.5, 12 + 340 * 0.25)
    dots = ElementTree.fromstring(withheld(FIGURES["sets"])).iter("circle")
    assert [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in dots] == [(48 + 85, 12 + 85), (48 + 340, 12)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two questions of each split over a directive of two points."""
    made = tmp_path / "tiny"
    (made / "texts").mkdir(parents=True)
    text = "I. MỤC TIÊU\n\n1. Kết nạp 138 đảng viên mới.\n\n2. Rà soát quỹ đất công tại các phường."
    (made / "texts" / "kl-1.txt").write_text(text, encoding="utf-8")
    gold = {"document": "kl-1", "path": ["I", "1"], "quote": "138 đảng viên"}
    row: dict[str, Any] = {"text": "kết nạp bao nhiêu đảng viên", "kind": "count", "answers": ["138"], "gold": [gold]}
    none: dict[str, Any] = {
        "text": "tàu vũ trụ phóng năm nào",
        "kind": "date",
        "answers": [],
        "gold": [],
        "reason": "no_match",
    }
    rows = [
        one | {"_id": f"{split}{at}", "split": split} for split in ("dev", "test") for at, one in enumerate((row, none))
    ]
    (made / "answers.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    golds = [{"document": "kl-1", "path": ["I", "2"], "grade": 2, "quote": "tại các phường"}]
    judged = {"_id": "j1", "text": "quỹ đất ở đâu", "type": "question", "answer": "các phường", "gold": golds}
    (made / "judged.jsonl").write_text(json.dumps(judged), encoding="utf-8")
    (made / "dataset.json").write_text('{"corpus": "texts"}', encoding="utf-8")
    return made


def test_a_folder_is_measured_on_its_own_corpus_and_everything_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = [f"--{kind}={tmp_path / kind}" for kind in ("json", "report", "failures")]
    assert main(["--questions", str(folder), "--split", "all", "--judged", *out]) == 0
    printed = capsys.readouterr()
    assert "tiny judged dev" in printed.out
    assert printed.err.count("written: ") == 3
    sets = json.loads((tmp_path / "json").read_text(encoding="utf-8"))["sets"]
    assert [(one["set"], one["split"]) for one in sets] == [("tiny", "dev"), ("tiny", "test"), ("tiny judged", "dev")]
    assert all(one["quotes"]["faithful"]["mean"] == 1 for one in sets if one["quotes"])
    failed = [json.loads(row) for row in (tmp_path / "failures").read_text(encoding="utf-8").splitlines()]
    assert {row["split"] for row in failed} <= {"dev"}
    assert "<svg" in (tmp_path / "report").read_text(encoding="utf-8")


def test_failures_of_the_test_split_are_written_when_asked_for_alone(folder: Path, tmp_path: Path) -> None:
    written = tmp_path / "failures"
    answers = (folder / "answers.jsonl").read_text(encoding="utf-8").replace('"138"', '"139"')
    (folder / "answers.jsonl").write_text(answers, encoding="utf-8")
    assert main(["--questions", str(folder), "--split", "test", "--failures", str(written)]) == 0
    failed = [json.loads(row) for row in written.read_text(encoding="utf-8").splitlines()]
    assert "test0" in {row["_id"] for row in failed}
    assert {row["split"] for row in failed} == {"test"}


def test_what_can_t_be_measured_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(*arguments: str) -> str:
        assert main(list(arguments)) == 1
        printed = capsys.readouterr()
        assert (printed.out, printed.err.count("\n")) == ("", 1)
        return printed.err

    assert "isn't there" in fails("--questions", "nowhere")
    assert "there is no index" in fails("--questions", str(folder), "--index", "nowhere")
    (folder / "dataset.json").unlink()
    assert "no corpus is named" in fails("--questions", str(folder))
    with pytest.raises(SystemExit):
        main([])
