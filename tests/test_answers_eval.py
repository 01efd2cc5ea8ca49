"""Questions are read, quotes proved, curves drawn: what `eval.answers` counts, by hand on small cases."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Span
from eval.answers.__main__ import main
from eval.answers.ask import Mark, Told, ask_all
from eval.answers.curve import curve
from eval.answers.failures import failures, wrong
from eval.answers.figures import figures
from eval.answers.measures import Scores, score
from eval.answers.other_sets import read_judged_answers, read_xquad
from eval.answers.proof import is_faithful, proves, stands_in
from eval.answers.questions import Asked, read_answers
from eval.datasets import Gold
from eval.errors import DatasetError
from service.answer import Kind, Quote, Why
from service.engine import Engine

ROW: dict[str, Any] = {
    "_id": "a1",
    "text": "Bồi dưỡng tổ trưởng bao nhiêu?",
    "split": "dev",
    "kind": "amount",
    "answers": ["300.000 đồng/người/tháng"],
    "gold": [{"document": "ub-2023-nq-14", "path": ["Điều 3", "1", "b"], "quote": "300.000 đồng/người/tháng"}],
    "reason": None,
    "near": None,
}
NONE = ROW | {"_id": "n1", "text": "xyz", "answers": [], "gold": [], "reason": "no_match", "near": "absent_fact"}


def read(tmp_path: Path, *rows: dict[str, Any]) -> list[Asked]:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "answers.jsonl").write_text(text, encoding="utf-8")
    return read_answers(tmp_path)


def mark(asked: Asked, text: str | None, confidence: float, likeliest: str | None = None, **changed: Any) -> Mark:
    """A question with what is told, and what would be with no threshold: the same where nothing else is given."""
    best = text or likeliest
    told, most = Told(text, confidence), Told(best, confidence)
    found = Mark(asked, told, score(text, asked.answers), most, score(best, asked.answers), None, True, None, 4.0)
    return replace(found, **changed)


ANSWERABLE = Asked("a", "?", "set", "dev", "count", ("12",), (Gold("d", (), 2),))
OTHER = Asked("n", "?", "set", "dev", "count", reason=Why.NO_MATCH, near="wrong_year")


def test_a_row_becomes_a_question_and_its_group_is_its_folder(tmp_path: Path) -> None:
    first, second = read(tmp_path, ROW, NONE)
    assert (first.answerable, first.group, first.split, first.kind) == (True, tmp_path.name, "dev", "amount")
    assert first.golds == (Gold("ub-2023-nq-14", ("Điều 3", "1", "b"), 2, "300.000 đồng/người/tháng"),)
    assert (second.answerable, second.reason, second.near) == (False, Why.NO_MATCH, "absent_fact")


@pytest.mark.parametrize(
    ("kind", "answers", "together"),
    [
        ("list", ("tăng 6%", "tăng 7%"), ("tăng 6%; tăng 7%",)),
        ("recipients", ("Sở A (báo cáo)", "Sở A"), ("Sở A (báo cáo)", "Sở A")),
        ("count", ("06 lớp", "sáu lớp"), ("06 lớp", "sáu lớp")),
        ("list", (), ()),
    ],
)
def test_the_answers_of_a_list_are_its_items_unless_one_holds_another(
    tmp_path: Path, kind: str, answers: tuple[str, ...], together: tuple[str, ...]
) -> None:
    (asked,) = read(tmp_path, ROW | {"kind": kind, "answers": list(answers)})
    assert asked.answers == together


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"split": "train"}, "neither dev nor test"),
        ({"answers": "300"}, "is no question"),
        ({"answers": [" "]}, "is no question"),
        ({"text": ""}, "is no question"),
        ({"gold": []}, "no gold that shows them"),
        ({"gold": [{"document": "d", "path": "II"}]}, "no document with a path"),
        ({"gold": ["d"]}, "no document with a path"),
        ({"reason": "no_match"}, "answers and a reason"),
        ({"reason": "tired"}, "none of no_match"),
    ],
)
def test_a_malformed_row_is_named_with_its_line(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(DatasetError, match=said) as caught:
        read(tmp_path, NONE, ROW | change)
    assert "answers.jsonl:2" in str(caught.value)


def test_an_id_twice_an_empty_file_and_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="stands there twice"):
        read(tmp_path, ROW, ROW)
    with pytest.raises(DatasetError, match="holds no question"):
        read(tmp_path)
    with pytest.raises(DatasetError, match="isn't there"):
        read_answers(tmp_path / "nowhere")


def test_judged_queries_with_a_short_answer_or_none_are_questions_too(tmp_path: Path) -> None:
    gold = {"document": "d", "path": ["I"], "grade": 2, "quote": "12 hộ"}
    rows = [
        {
            "_id": "1",
            "text": "mấy hộ",
            "type": "question",
            "answer": "12",
            "gold": [gold, gold | {"path": [], "grade": 1}],
        },
        {"_id": "2", "text": "hộ", "type": "keyword", "gold": [gold]},
        {"_id": "3", "text": "tàu vũ trụ", "type": "none", "gold": []},
    ]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "judged.jsonl").write_text(text, encoding="utf-8")
    first, second = read_judged_answers(tmp_path)
    assert (first.id, first.answers, first.split, len(first.golds)) == ("1", ("12",), "dev", 1)
    assert (second.id, second.answerable, second.reason) == ("3", False, None)


@pytest.fixture
def xquad(tmp_path: Path) -> Path:
    folder = tmp_path / "xquad"
    (folder / "qrels").mkdir(parents=True)
    (folder / "raw").mkdir()
    (folder / "corpus.jsonl").write_text('{"_id": "p1", "text": "Hà Nội có 12 quận."}\n', encoding="utf-8")
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "Hà Nội có mấy quận?"}\n', encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text("q1\tp1\t1\n", encoding="utf-8")
    asked = {"id": "q1", "question": "…", "answers": [{"text": "12", "answer_start": 10}]}
    raw = {"data": [{"paragraphs": [{"context": "…", "qas": [asked]}]}]}
    (folder / "raw" / "xquad.vi.json").write_text(json.dumps(raw), encoding="utf-8")
    return folder


def test_xquad_has_its_answers_from_its_own_file(xquad: Path) -> None:
    (asked,) = read_xquad(xquad)
    assert (asked.answers, asked.split, asked.golds) == (("12",), "test", (Gold("p1", (), 1),))
    (xquad / "raw" / "xquad.vi.json").write_text('{"data": []}', encoding="utf-8")
    with pytest.raises(DatasetError, match="have no answer there, the first 'q1'"):
        read_xquad(xquad)
    (xquad / "raw" / "xquad.vi.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DatasetError, match="no file in SQuAD's format"):
        read_xquad(xquad)


def test_xquad_is_asked_of_an_index_of_its_paragraphs(
    xquad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--xquad", str(xquad), "--json", str(tmp_path / "f.json")]) == 0
    assert "xquad-vi test" in capsys.readouterr().out
    (found,) = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["sets"]
    assert found["answerable"]["measures"]["gold among what was read"]["mean"] == 1
    assert found["answerable"]["measures"]["F1, no threshold"]["mean"] > 0


@pytest.fixture(scope="module")
def quote(engine: Engine) -> Quote:
    """A true quote: the second half of a passage, its last word the value."""
    hit = engine.search("bồi dưỡng tổ trưởng", mode="lexical", top_k=1).hits[0]
    last = hit.passage.spans[-1]
    text = engine.document(hit.directive.id).directive.text
    spans, value = (Span(text.rindex(" ", 0, last.end - 20) + 1, last.end),), text[last.end - 5 : last.end]
    return Quote(
        hit.passage, hit.directive, hit.section, spans, spans[0].of(text), value, (Span(last.end - 5, last.end),)
    )


def test_a_quote_is_faithful_only_to_the_letter_and_inside_its_passage(engine: Engine, quote: Quote) -> None:
    stored = engine.document(quote.directive.id).directive.text
    (span,), start = quote.spans, quote.passage.spans[0].start
    assert is_faithful(quote, stored)
    assert is_faithful(replace(quote, value=None, value_spans=()), stored)
    before = (Span(start - 3, start),)
    for changed in (
        replace(quote, text=quote.text + " "),
        replace(quote, text=quote.text.upper()),
        replace(quote, spans=()),
        replace(quote, spans=(Span(span.start + 1, span.end),)),
        replace(quote, spans=before, text=before[0].of(stored), value=None, value_spans=()),
        replace(quote, value="khác", value_spans=()),
        replace(quote, value="khác"),
        replace(quote, value=stored[start : start + 3], value_spans=(Span(start, start + 3),)),
    ):
        assert not is_faithful(changed, stored)


def test_a_quote_proves_by_its_section_or_by_what_it_holds(quote: Quote) -> None:
    document, path = quote.directive.id, quote.section.path
    asked = Asked("q", "?", "set", "dev", "text", ("x",), (Gold(document, path[:1], 2),))
    assert proves(quote, asked)
    assert proves(quote, replace(asked, golds=(Gold(document, (), 2),)))
    assert not proves(quote, replace(asked, golds=(Gold(document, (*path, "z"), 2), Gold("khác", (), 2))))
    assert proves(quote, replace(asked, golds=(Gold("khác", ("I",), 2, quote.text.upper()),)))
    three, two = " ".join(quote.text.split()[-3:]), quote.text.split()[-1]
    assert proves(quote, replace(asked, golds=(), answers=(three,)))
    assert not proves(quote, replace(asked, golds=(), answers=("12",)))
    assert not proves(quote, replace(asked, golds=(), answers=(two + "x",)))


def test_an_answer_stands_in_its_quotes_whole_or_part_by_part(quote: Quote) -> None:
    one, other = replace(quote, text="tăng\n7%; giảm 2%"), replace(quote, text="hơn 12 hộ")
    assert stands_in("tăng 7%; giảm 2%", [one])
    assert stands_in("12 hộ; tăng 7%", [one, other])
    assert not stands_in("12 hộ; tăng 8%", [one, other])
    assert not stands_in("Tăng 7%", [one])
    assert not stands_in("12 hộ", [])


def test_the_curve_answers_the_most_confident_first() -> None:
    found = curve([0.9, 0.4, 0.7], [1, 0, 1])
    assert found is not None
    assert [(one.threshold, one.coverage, one.accuracy) for one in found.points] == [
        (0.9, pytest.approx(1 / 3), 1),
        (0.7, pytest.approx(2 / 3), 1),
        (0.4, 1, pytest.approx(2 / 3)),
    ]
    assert found.area == pytest.approx((0 + 0 + 1 / 3) / 3)


def test_among_equal_confidences_every_order_is_as_likely() -> None:
    found = curve([0.5, 0.5], [1, 0])
    assert found is not None
    assert [(one.coverage, one.accuracy) for one in found.points] == [(1, 0.5)]
    orders = [((1 - 1) + (1 - 1 / 2)) / 2, ((1 - 0) + (1 - 1 / 2)) / 2]
    assert found.area == pytest.approx(sum(orders) / 2)


def test_what_no_threshold_answers_is_never_covered() -> None:
    found = curve([0.5, None], [1, 0])
    assert found is not None
    assert ([one.coverage for one in found.points], found.area) == ([0.5], 0)
    assert curve([None], [0]) is None


def test_figures_tell_withheld_from_wrong() -> None:
    marks = [
        mark(ANSWERABLE, "12 hộ", 0.9, proving=0.5),
        mark(ANSWERABLE, "13", 0.8, proving=0.0),
        mark(ANSWERABLE, None, 0.2, "12"),
        mark(ANSWERABLE, None, 0.1),
        mark(OTHER, "14", 0.6, faithful=False),
        mark(OTHER, None, 0.3, "15", told=Told(None, 0.3, why=Why.NO_MATCH)),
        mark(replace(OTHER, near="blank"), None, 0.0, told=Told(None, 0.0, why=Why.FIELD_BLANK)),
    ]
    (found,) = figures(marks)["sets"]
    means = {name: one["mean"] for name, one in found["answerable"]["measures"].items()}
    assert (found["answerable"]["questions"], found["unanswerable"]["questions"]) == (4, 3)
    assert (means["right"], means["exact"], means["withheld"], means["right when told"]) == (0.25, 0, 0.5, 0.5)
    assert (means["quotes that prove"], means["right, no threshold"]) == (0.25, 0.5)
    withheld = found["unanswerable"]["measures"]["withheld"]
    assert (withheld["mean"], withheld["questions"]) == (pytest.approx(2 / 3), 3)
    assert found["unanswerable"]["measures"]["reason agrees"]["mean"] == 0.5
    assert found["unanswerable"]["near"]["wrong_year"]["withheld"]["mean"] == 0.5
    assert found["quotes"]["faithful"]["mean"] == 4 / 5
    assert found["latency"] == {"p50_ms": 4, "p95_ms": 4, "questions": 7}


def test_thresholds_decide_by_the_likeliest_answer() -> None:
    marks = [mark(ANSWERABLE, None, 0.5, "12"), mark(ANSWERABLE, "13", 0.7), mark(OTHER, None, 0.5, "x")]
    (found,) = figures(marks)["sets"]
    at = {round(row["threshold"], 2): row for row in found["thresholds"]}
    assert (at[0.5]["right"], at[0.5]["falsely_withheld"], at[0.5]["withheld"]) == (0.5, 0, 0)
    assert (at[0.6]["right"], at[0.6]["falsely_withheld"], at[0.6]["withheld"]) == (0, 0.5, 1)
    assert at[0.8]["right_when_told"] is None
    assert found["curve"]["shipped"] == {"coverage": pytest.approx(1 / 3), "accuracy": 0}


def test_failures_name_what_is_wrong_and_leave_the_other_split_alone() -> None:
    marks = [
        mark(ANSWERABLE, "12", 0.9),
        mark(ANSWERABLE, "13", 0.9),
        mark(ANSWERABLE, None, 0.1),
        mark(OTHER, "13", 0.9),
        mark(OTHER, None, 0.1, told=Told(None, 0.1, why=Why.AMBIGUOUS)),
        mark(ANSWERABLE, "12", 0.9, faithful=False),
    ]
    assert [wrong(one) for one in marks] == [None, "wrong", "withheld", "told", "reason", "unfaithful"]
    rows = list(failures([*marks, mark(replace(ANSWERABLE, split="test"), "13", 0.9)], ["dev"]))
    assert [row["failure"] for row in rows] == ["wrong", "withheld", "told", "reason", "unfaithful"]
    assert json.loads(json.dumps(rows))[0]["told"]["text"] == "13"


def test_a_list_says_the_values_of_its_quotes(quote: Quote) -> None:
    told = Told("hai mức", 0.5, Kind.LIST, None, (quote, replace(quote, value="20%")))
    assert told.said == f"{quote.value}; 20%"
    assert replace(told, differ=True).said == quote.value  # the newest comes first
    assert replace(told, kind=Kind.TEXT).said == replace(told, quotes=(quote,)).said == "hai mức"


def test_questions_are_asked_of_an_index_that_must_hold_their_golds(engine: Engine, tmp_path: Path) -> None:
    first, second = ask_all(engine, read(tmp_path, ROW, NONE | {"text": "?!"}))
    assert (first.gold_rank, first.faithful) == (1, True)
    assert first.took_ms > 0
    assert (second.told.why, second.likeliest.text, second.scores) == (Why.NO_MATCH, None, Scores())
    lost = ROW["gold"][0] | {"quote": "không có câu này"}
    with pytest.raises(DatasetError, match="doesn't stand in"):
        ask_all(engine, read(tmp_path, ROW | {"gold": [lost]}))
