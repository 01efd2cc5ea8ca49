"""Rankings of documents, and their TREC files."""

from pathlib import Path

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.errors import RunError
from eval.runs import Run, Scored, best_per_document, falling, ranked, read_run, write_run, write_runs

scores = st.floats(-1e6, 1e6, width=32)
ids = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=4)


def test_a_document_counts_with_its_best_passage_and_ties_go_by_id() -> None:
    assert best_per_document([("b", 2.0), ("a", 1.0), ("b", 3.0), ("a", 3.0), ("c", 0.5)]) == [
        ("a", 3.0),
        ("b", 3.0),
        ("c", 0.5),
    ]


@given(st.lists(st.tuples(ids, scores)))
def test_rankings_of_documents_are_sorted_and_unique(passages: list[Scored]) -> None:
    found = best_per_document(passages)
    assert found == sorted(found, key=lambda scored: (-scored[1], scored[0]))
    assert {id_ for id_, _ in found} == {id_ for id_, _ in passages}
    assert len(found) == len(dict(found))


@given(st.lists(scores).map(lambda values: sorted(values, reverse=True)))
def test_falling_scores_fall_strictly_in_single_precision(values: list[float]) -> None:
    fallen = np.asarray(falling(values), np.float32)
    assert (np.diff(fallen) < 0).all()
    assert np.allclose(fallen, values, rtol=1e-5, atol=1e-30)


@given(st.dictionaries(ids, st.dictionaries(ids, scores, min_size=1), max_size=3))
def test_a_run_comes_back_in_the_same_order(tmp_path_factory: pytest.TempPathFactory, run: Run) -> None:
    path = tmp_path_factory.mktemp("run") / "run.trec"
    write_run(path, run, "hybrid")
    back = read_run(path)
    assert {query: [id_ for id_, _ in ranked(back[query])] for query in back} == {
        query: [id_ for id_, _ in ranked(run[query])] for query in run
    }


def test_other_tools_see_the_order_that_was_searched_even_among_ties(tmp_path: Path) -> None:
    run = {"q1": {"a": 0.5, "b": 0.5, "c": 0.5 - 1e-12}, "q2": {"z": -1.0, "y": 7.0}}
    write_run(tmp_path / "run.trec", run, "dense")
    lines = (tmp_path / "run.trec").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "q1 Q0 a 1 0.5 dense"
    assert [line.split()[2:4] for line in lines] == [["a", "1"], ["b", "2"], ["c", "3"], ["y", "1"], ["z", "2"]]
    theirs = list(ir_measures.read_trec_run(str(tmp_path / "run.trec")))
    qrels = {"q1": {"b": 1}, "q2": {"z": 1}}
    rr = {found.query_id: found.value for found in ir_measures.iter_calc([ir_measures.RR], qrels, theirs)}
    assert rr == {"q1": 0.5, "q2": 0.5}


def test_several_runs_get_a_file_each(tmp_path: Path) -> None:
    run: Run = {"q": {"d": 1.0}}
    assert write_runs(tmp_path / "one.trec", {"dense": run}) == [tmp_path / "one.trec"]
    both = write_runs(tmp_path / "two.trec", {"dense": run, "hybrid": run})
    assert [path.name for path in both] == ["two.dense.trec", "two.hybrid.trec"]
    assert all(read_run(path) == run for path in both)


@pytest.mark.parametrize(("query", "document"), [("q 1", "d"), ("q", "d\t1"), ("q", "công văn"), ("q", "")])
def test_an_id_with_a_blank_is_refused(tmp_path: Path, query: str, document: str) -> None:
    with pytest.raises(RunError, match="holds a blank"):
        write_run(tmp_path / "run.trec", {query: {document: 1.0}}, "dense")
    assert not (tmp_path / "run.trec").exists()


@pytest.mark.parametrize("line", ["q Q0 d 1 0.5", "q Q0 d 1 high tag", "q Q0 d 1 nan tag", "q Q0 first 2 0.1 tag"])
def test_a_malformed_run_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "run.trec"
    path.write_text(f"q Q0 first 1 0.9 tag\n{line}\n", encoding="utf-8")
    with pytest.raises(RunError, match=r"run\.trec:2: "):
        read_run(path)


def test_a_run_that_can_not_be_written_or_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="can't be written"):
        write_run(tmp_path / "no" / "run.trec", {}, "dense")
    with pytest.raises(RunError, match="can't be read"):
        read_run(tmp_path / "run.trec")
