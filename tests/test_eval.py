import gzip
import json
import math
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Directive, Passage, Span
from eval.datasets import Dataset, load_dataset
from eval.errors import DatasetError, EvalError, RunError, UnreachableError
from eval.evaluate import Evaluation, evaluate, evaluate_index, evaluate_service
from eval.index_searcher import DocumentIds, IndexSearcher
from eval.intervals import bootstrap, paired_p_values
from eval.latency import time_queries
from eval.measures import MEASURES, measure
from eval.report import as_json, as_table
from eval.runs import Run, Scored, best_per_document, falling, ranked, read_run, write_run, write_runs
from eval.service_searcher import ServiceSearcher
from eval.temporary_index import temporary_index
from indexer.build import CATALOGUE
from indexer.catalogue import Catalogue
from indexer.catalogue_writer import CatalogueWriter
from indexer.encoder import Vectors
from indexer.generation import open_generation
from indexer.lexical import LexicalIndex
from service.question import Question
from service.retrieval import Lexical, Ranking, Scope

# --- made data -------------------------------------------------------------------------------------------------------

CORPUS = {
    "d1": "Tăng cường công tác phòng cháy, chữa cháy rừng trong mùa khô hanh.",
    "d2": "Đẩy mạnh cải cách thủ tục hành chính tại bộ phận một cửa.",
    "d3": "Chấn chỉnh việc dạy thêm, học thêm trong các trường phổ thông.",
}
QUERIES = {"q1": "phòng cháy rừng", "q2": "thủ tục hành chính", "q3": "không ai hỏi câu này"}
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\nq2\td3\t0\n"


def beir(folder: Path, splits: dict[str, str] | None = None) -> Path:
    (folder / "qrels").mkdir(parents=True)
    rows = [json.dumps({"_id": id_, "title": "", "text": text}) for id_, text in CORPUS.items()]
    (folder / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    rows = [json.dumps({"_id": id_, "text": text}) for id_, text in QUERIES.items()]
    (folder / "queries.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for name, text in (splits or {"test": QRELS}).items():
        (folder / "qrels" / f"{name}.tsv").write_text(text, encoding="utf-8")
    return folder


def dataset(qrels: dict[str, dict[str, int]]) -> Dataset:
    return Dataset("tiny", "test", Path("corpus.jsonl"), {id_: f"câu {id_}" for id_ in sorted(qrels)}, qrels)


class ListSearcher:
    """Gives each query text its list, cut at k."""

    def __init__(self, found: dict[str, list[Scored]]) -> None:
        self.found = found
        self.batches: list[int] = []

    def search(self, queries: Sequence[str], k: int) -> list[list[Scored]]:
        self.batches.append(len(queries))
        return [self.found.get(query, [])[:k] for query in queries]


class ListRetriever:
    """Ranks the same passages for every question, and keeps what it was asked."""

    def __init__(self, ordinals: Sequence[int], scores: Sequence[float]) -> None:
        self.ordinals, self.scores = np.asarray(ordinals, np.int64), np.asarray(scores, np.float32)
        self.asked: list[tuple[int, int]] = []

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        assert within is None
        self.asked.append((len(questions), k))
        return [Ranking(self.ordinals[:k], self.scores[:k]) for _ in questions]


class LengthEncoder:
    """Two numbers a text; enough to build an index."""

    name, fingerprint, dim, max_tokens = "length", "1", 2, None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        angles = np.array([len(text) for text in texts], dtype=np.float32)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1) if texts else np.empty((0, 2), np.float32)

    encode_passages = encode_queries


def catalogue(path: Path, sizes: dict[str, int]) -> Catalogue:
    writer = CatalogueWriter(path)
    for id_, size in sizes.items():
        passages = [Passage(f"{id_}#{at}", id_, 0, (Span(0, 1),), "x", ()) for at in range(size)]
        writer.add(Directive(id_, id_, "x"), passages, ["0"] * size, [0] * size)
    writer.close()
    return Catalogue(path)


# --- datasets --------------------------------------------------------------------------------------------------------


def test_a_dataset_holds_its_judged_queries_only(tmp_path: Path) -> None:
    loaded = load_dataset(beir(tmp_path / "tiny"))
    assert (loaded.name, loaded.split, loaded.corpus.name) == ("tiny", "test", "corpus.jsonl")
    assert loaded.queries == {"q1": QUERIES["q1"], "q2": QUERIES["q2"]}
    assert loaded.qrels == {"q1": {"d1": 1}, "q2": {"d2": 2, "d3": 0}}
    assert loaded.relevant == {"d1", "d2"}


def test_compressed_files_are_read_too(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    for name in ("corpus.jsonl", "queries.jsonl"):
        (folder / f"{name}.gz").write_bytes(gzip.compress((folder / name).read_bytes()))
        (folder / name).unlink()
    assert load_dataset(folder).corpus.name == "corpus.jsonl.gz"


def test_qrels_may_come_without_a_header_and_with_windows_line_ends(tmp_path: Path) -> None:
    folder = beir(tmp_path, {"test": "q1\td1\t1\r\nq2\td2\t1\r\n"})
    assert load_dataset(folder).qrels == {"q1": {"d1": 1}, "q2": {"d2": 1}}


def test_the_only_split_is_taken_and_test_among_several(tmp_path: Path) -> None:
    assert load_dataset(beir(tmp_path / "one", {"dev": QRELS})).split == "dev"
    several = beir(tmp_path / "several", {"dev": QRELS, "test": QRELS})
    assert load_dataset(several).split == "test"
    assert load_dataset(several, "dev").split == "dev"


def test_a_split_that_has_to_be_chosen_is_asked_for_with_all_names(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"several splits \(dev, train\); choose one with --split"):
        load_dataset(beir(tmp_path, {"train": QRELS, "dev": QRELS}))


def test_an_unknown_split_lists_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no split 'tset'; there are: test"):
        load_dataset(beir(tmp_path), "tset")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = beir(tmp_path)
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=name.split("/")[0]):
        load_dataset(folder)


def test_a_missing_folder_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no such folder"):
        load_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("q1 d1 1", "expected query id, document id and an integer"),
        ("q1\td1", "expected query id"),
        ("q1\td1\thigh", "expected query id"),
        ("q1\t\t1", "expected query id"),
        ("q1\td1\t0", "judged twice"),
    ],
)
def test_a_malformed_judgement_is_named_by_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(DatasetError, match=rf"test\.tsv:5: .*{said}"):
        load_dataset(beir(tmp_path, {"test": f"{QRELS}{line}\n"}))


def test_a_split_without_judgements_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no judgement"):
        load_dataset(beir(tmp_path, {"test": "query-id\tcorpus-id\tscore\n"}))


def test_a_judged_query_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="1 queries that split 'test' judges aren't there, the first 'q9'"):
        load_dataset(beir(tmp_path, {"test": f"{QRELS}q9\td1\t1\n"}))


@pytest.mark.parametrize("row", ["{", "[]", '{"_id": "q4"}', '{"_id": "q4", "text": 4}'])
def test_a_malformed_query_is_named_by_its_line(tmp_path: Path, row: str) -> None:
    folder = beir(tmp_path)
    with (folder / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{row}\n")
    with pytest.raises(DatasetError, match=r"queries\.jsonl:4: "):
        load_dataset(folder)


def test_a_broken_archive_is_no_traceback(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    packed = gzip.compress((folder / "queries.jsonl").read_bytes())
    (folder / "queries.jsonl").unlink()
    (folder / "queries.jsonl.gz").write_bytes(packed[:-9])
    with pytest.raises(DatasetError, match="can't be read to its end"):
        load_dataset(folder)


# --- runs ------------------------------------------------------------------------------------------------------------

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


# --- measures --------------------------------------------------------------------------------------------------------


def test_measures_agree_with_their_formulas() -> None:
    qrels = {"q": {"a": 2, "b": 1, "c": 1, "d": 0, "e": 1}}
    order = ["d", "b", "x", "a", *(f"n{at:02}" for at in range(8)), "c"]  # c at rank 13, e isn't found
    found = measure(qrels, {"q": {id_: 1.0 - at / 100 for at, id_ in enumerate(order)}})
    dcg = 1 / math.log2(3) + 2 / math.log2(5)
    ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4) + 1 / math.log2(5)
    assert MEASURES == ("nDCG@10", "RR@10", "R@10", "R@100")
    assert found.values[:, 0] == pytest.approx([dcg / ideal, 1 / 2, 2 / 4, 3 / 4])


def test_cutoffs_cut() -> None:
    run: Run = {"q": {f"n{at:03}": -float(at) for at in range(10)} | {"a": -10.0}}
    assert measure({"q": {"a": 1}}, run).values[:, 0].tolist() == [0, 0, 0, 1]
    run = {"q": {f"n{at:03}": -float(at) for at in range(100)} | {"a": -100.0}}
    assert measure({"q": {"a": 1}}, run).values[:, 0].tolist() == [0, 0, 0, 0]


def test_a_judged_query_without_results_counts_as_zero() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}, "q3": {"a": 1}, "q4": {"a": 0}}
    found = measure(qrels, {"q1": {"a": 1.0}, "q2": {}, "q4": {"a": 1.0}, "unjudged": {"a": 1.0}})
    assert found.queries == ("q1", "q2", "q3", "q4")
    assert found.means == [0.25] * 4
    assert measure(qrels, {}).means == [0.0] * 4


def test_ties_are_measured_in_the_order_that_is_shown() -> None:
    run: Run = {"q": {"a": 1.0, "b": 1.0, "c": 1.0 + 1e-12}}
    reciprocal_ranks = [measure({"q": {id_: 1}}, run).values[1, 0] for id_ in "cab"]
    assert reciprocal_ranks == pytest.approx([1, 1 / 2, 1 / 3])


# --- intervals -------------------------------------------------------------------------------------------------------


def test_the_interval_is_that_of_the_normal_approximation_for_many_queries() -> None:
    values = np.random.default_rng(7).random((2, 2_000))
    expected = 1.96 * values.std(axis=1) / math.sqrt(2_000)
    low, high = bootstrap(values).T
    assert (high - low) / 2 == pytest.approx(expected, rel=0.05)
    assert (high + low) / 2 == pytest.approx(values.mean(axis=1), abs=0.001)


def test_intervals_are_the_same_every_time_and_for_every_row_order() -> None:
    values = np.random.default_rng(7).random((3, 40))
    assert np.array_equal(bootstrap(values), bootstrap(values))
    assert np.allclose(bootstrap(values)[::-1], bootstrap(values[::-1]))


def test_an_interval_of_equal_values_has_no_width() -> None:
    assert bootstrap(np.full((1, 30), 0.5)) == pytest.approx(np.full((1, 2), 0.5))


def test_every_query_is_as_likely_to_be_drawn() -> None:
    one_hot = np.eye(5)
    assert np.array_equal(bootstrap(one_hot, resamples=4_000), bootstrap(one_hot, resamples=4_000))
    low, high = bootstrap(one_hot, resamples=4_000).T
    assert (low == 0).all()
    assert high == pytest.approx(np.full(5, 0.6))  # P(more than 3 of 5 draws) = 0.7 %, P(3 or more) = 5.8 %


def test_runs_that_do_not_differ_have_p_one() -> None:
    values = np.random.default_rng(7).random((2, 30))
    assert paired_p_values(values, values).tolist() == [1.0, 1.0]


def test_p_agrees_with_all_sign_patterns_counted() -> None:
    differences = np.array([0.3, 0.1, -0.05, 0.2, 0.4, -0.1, 0.25, 0.15])
    signs = np.array(np.meshgrid(*[[-1, 1]] * 8)).reshape(8, -1)
    exact = (np.abs(differences @ signs) >= differences.sum() - 1e-12).mean()
    found = paired_p_values(differences[None, :], np.zeros((1, 8)), resamples=40_000)
    assert found == pytest.approx([exact], abs=0.005)


def test_p_is_small_where_one_run_always_wins_and_never_zero() -> None:
    better, worse = np.full((1, 60), 0.9), np.full((1, 60), 0.1)
    assert paired_p_values(better, worse) == pytest.approx([1 / 10_001])
    assert paired_p_values(worse, better) == pytest.approx([1 / 10_001])


# --- searching an index ----------------------------------------------------------------------------------------------


def test_passages_become_documents_by_their_best(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"b": 2, "empty": 0, "a": 3, "c": 1}))
    assert (len(documents), documents.passages) == (4, 6)
    found = documents.documents(
        Ranking(np.array([3, 0, 1, 2, 5], np.int64), np.array([0.9, 0.8, 0.7, 0.6, 0.1], np.float32))
    )
    assert [id_ for id_, _ in found] == ["a", "b", "c"]
    assert [score for _, score in found] == pytest.approx([0.9, 0.8, 0.1])


def test_more_passages_are_asked_for_until_there_are_enough_documents(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 300, "a": 1, "b": 1}))
    retriever = ListRetriever(range(302), np.linspace(1, 0, 302).tolist())
    found = IndexSearcher(retriever, documents).search(["một", "hai"], 2)
    assert retriever.asked == [(2, 200), (2, 800)]
    assert [[id_ for id_, _ in ranking] for ranking in found] == [["long", "a"]] * 2


def test_deeper_passages_never_change_what_the_service_shows_first(tmp_path: Path) -> None:
    class Fickle(ListRetriever):
        def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
            ranked = super().retrieve(questions, k, within)
            return ranked if k == 200 else [Ranking(one.ordinals[::-1], one.scores) for one in ranked]

    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 300, "a": 1, "b": 1}))
    found = IndexSearcher(Fickle(range(302), np.linspace(1, 0, 302).tolist()), documents).search(["một"], 3)[0]
    assert [id_ for id_, _ in found] == ["long", "b", "a"]
    assert [id_ for id_, _ in ranked(dict(found))] == ["long", "b", "a"]


def test_a_retriever_that_has_no_more_is_not_asked_again(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 300, "a": 1}))
    retriever = ListRetriever([0, 1], [1.0, 0.5])
    assert IndexSearcher(retriever, documents).search(["một"], 2) == [[("long", 1.0)]]
    assert retriever.asked == [(1, 200)]


def test_all_documents_found_is_enough(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 500, "a": 1}))
    retriever = ListRetriever([500, *range(500)], np.linspace(1, 0, 501).tolist())
    assert len(IndexSearcher(retriever, documents).search(["một"], 100)[0]) == 2
    assert retriever.asked == [(1, 200)]


# --- evaluating ------------------------------------------------------------------------------------------------------


def test_a_temporary_index_is_built_measured_and_gone(tmp_path: Path) -> None:
    tiny = load_dataset(beir(tmp_path / "tiny"))
    told: list[tuple[str, int]] = []
    with temporary_index(tiny, LengthEncoder()) as index:
        folder, _ = open_generation(index)
        retrievers = {"lexical": Lexical(LexicalIndex(folder / "lexical"))}
        opened = Catalogue(folder / CATALOGUE)
        evaluation = evaluate_index(
            tiny, retrievers, opened, "length", progress=lambda what, more: told.append((what, more))
        )
        opened.close()
    assert not index.exists()
    assert told == [("queries", 2)]
    assert evaluation.outcomes[0].measured.means == [1.0] * 4
    assert evaluation.counts["documents"] == 3
    assert evaluation.counts["relevant_documents_absent"] == 0


def test_an_unknown_mode_lists_the_known(tmp_path: Path) -> None:
    opened = catalogue(tmp_path / CATALOGUE, {"d": 1})
    retriever = ListRetriever([0], [1.0])
    with pytest.raises(EvalError, match="no mode 'denes'; choose among: dense, lexical"):
        evaluate_index(
            dataset({"q": {"d": 1}}), {"dense": retriever, "lexical": retriever}, opened, "length", ["denes"]
        )


def test_modes_come_in_the_order_asked_for_and_once(tmp_path: Path) -> None:
    opened = catalogue(tmp_path / CATALOGUE, {"d": 1})
    retriever = ListRetriever([0], [1.0])
    retrievers = {"dense": retriever, "lexical": retriever, "hybrid": retriever}
    evaluation = evaluate_index(dataset({"q": {"d": 1}}), retrievers, opened, "length", ["hybrid", "dense", "hybrid"])
    assert list(evaluation.runs) == ["hybrid", "dense"]


def test_an_index_of_another_corpus_is_refused_and_gaps_are_counted(tmp_path: Path) -> None:
    opened = catalogue(tmp_path / CATALOGUE, {"d": 1})
    retrievers = {"dense": ListRetriever([0], [1.0])}
    with pytest.raises(EvalError, match="no relevant document of 'tiny'"):
        evaluate_index(dataset({"q": {"elsewhere": 1}}), retrievers, opened, "length")
    evaluation = evaluate_index(dataset({"q": {"d": 1, "elsewhere": 1}}), retrievers, opened, "length")
    assert evaluation.counts["relevant_documents_absent"] == 1
    assert "1 of 2 relevant documents aren't in the index" in as_table(as_json(evaluation))


def test_queries_are_searched_in_batches_and_timed_one_by_one() -> None:
    searcher, retriever = ListSearcher({}), ListRetriever([0], [1.0])
    many = dataset({f"q{at:03}": {"d": 1} for at in range(130)})
    outcome = evaluate(many, {"dense": searcher}, {"dense": retriever})[0]
    assert searcher.batches == [64, 64, 2]
    assert retriever.asked == [(1, 200)] * 130
    assert outcome.latency is not None
    assert outcome.latency.queries == 130
    assert 0 < outcome.latency.p50_ms <= outcome.latency.p99_ms


def test_at_most_five_hundred_queries_are_timed() -> None:
    assert time_queries(["câu"] * 501, ListRetriever([0], [1.0])).queries == 251
    assert time_queries(["câu"] * 500, ListRetriever([0], [1.0])).queries == 500


# --- report ----------------------------------------------------------------------------------------------------------


def two_modes(queries: int) -> Evaluation:
    judged = dataset({f"q{at:03}": {"d": 1} for at in range(queries)})
    good = ListSearcher({text: [("d", 1.0)] for text in judged.queries.values()})
    retriever = ListRetriever([0], [1.0])
    outcomes = evaluate(
        judged, {"lexical": ListSearcher({}), "hybrid": good}, {"lexical": retriever, "hybrid": retriever}
    )
    return Evaluation(judged, outcomes, "length", {"documents": 1, "passages": 1})


def test_the_report_is_json_and_compares_with_the_first_mode() -> None:
    report = json.loads(json.dumps(as_json(two_modes(30))))
    first, second = report["modes"]
    assert (report["dataset"], report["split"], report["queries"], report["searched"]) == ("tiny", "test", 30, "length")
    assert first["measures"]["nDCG@10"] == {"mean": 0.0, "low": 0.0, "high": 0.0, "p_value": None}
    assert second["measures"]["nDCG@10"]["mean"] == 1.0
    assert second["measures"]["nDCG@10"]["p_value"] < 0.001
    assert (first["queries_without_results"], second["queries_without_results"]) == (30, 0)
    assert second["latency"]["queries"] == 30


def test_the_table_names_everything_and_marks_what_differs() -> None:
    table = as_table(as_json(two_modes(30)))
    assert table.startswith("tiny (test): 30 queries, 1 documents, 1 passages; length\n")
    hybrid = next(line for line in table.splitlines() if line.startswith("hybrid"))
    assert "1.000*[1.000, 1.000]" in hybrid
    assert "* differs from lexical" in table
    assert all(name in table for name in (*MEASURES, "p50 ms", "p99 ms"))


def test_few_queries_prove_nothing() -> None:
    assert "1.000 [1.000, 1.000]" in as_table(as_json(two_modes(3)))


# --- measuring a running service -------------------------------------------------------------------------------------

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


class Service:
    """A real server on a loopback port that answers as it is told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.reply: Reply = lambda _body: (200, b'{"results": [], "next_cursor": null}')
        self.asked: list[dict[str, Any]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name that http.server looks for
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service.asked.append({"path": self.path, **body})
                status, content = service.reply(body)
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    yield running
    running.close()


def page(hits: Sequence[Scored], cursor: str | None = None) -> bytes:
    results = [{"rank": at, "score": score, "document": {"id": id_}} for at, (id_, score) in enumerate(hits, start=1)]
    return json.dumps({"results": results, "next_cursor": cursor}).encode()


def test_a_service_is_asked_as_the_contract_says(service: Service) -> None:
    service.reply = lambda _body: (200, page([("b", 0.9), ("a", 0.8), ("b", 0.7)]))
    found = ServiceSearcher(f"{service.url}/", "hybrid").search(["phòng cháy"], 10)
    assert service.asked == [{"path": "/v1/search", "query": "phòng cháy", "mode": "hybrid", "top_k": 100}]
    assert [id_ for id_, _ in found[0]] == ["b", "a"]
    assert [score for _, score in found[0]] == pytest.approx([0.9, 0.8])


def test_pages_are_followed_until_there_are_enough_documents(service: Service) -> None:
    pages = {None: page([("a", 0.9)], "2"), "2": page([("a", 0.8), ("b", 0.8)], "3"), "3": page([("c", 0.1)], "4")}
    service.reply = lambda body: (200, pages[body.get("cursor")])
    found = ServiceSearcher(service.url, "dense").search(["câu"], 2)
    assert [id_ for id_, _ in found[0]] == ["a", "b"]
    assert len(service.asked) == 2


def test_pages_that_never_end_are_left(service: Service) -> None:
    service.reply = lambda _body: (200, page([("a", 0.9)], "again"))
    assert [id_ for id_, _ in ServiceSearcher(service.url, "dense").search(["câu"], 2)[0]] == ["a"]
    assert len(service.asked) == 16


def test_the_order_of_the_service_stands_even_among_ties(service: Service) -> None:
    service.reply = lambda _body: (200, page([("b", 0.5), ("a", 0.5), ("c", 0.7)]))
    found = ServiceSearcher(service.url, "dense").search(["câu"], 10)[0]
    assert [id_ for id_, _ in ranked(dict(found))] == ["b", "a", "c"]


def test_no_proxy_stands_between(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    service.reply = lambda _body: (200, page([("a", 0.9)]))
    assert ServiceSearcher(service.url, "dense").search(["câu"], 1)[0][0][0] == "a"


def test_a_blank_query_is_not_sent(service: Service) -> None:
    assert ServiceSearcher(service.url, "dense").search([" "], 10) == [[]]
    assert service.asked == []


def test_a_service_is_measured_without_latency(service: Service) -> None:
    service.reply = lambda body: (200, page([("d1", 1.0)] if body["query"] == "câu q1" else []))
    evaluation = evaluate_service(dataset({"q1": {"d1": 1}, "q2": {"d1": 1}}), service.url)
    assert evaluation.outcomes[0].measured.means == [0.5] * 4
    assert {asked["mode"] for asked in service.asked} == {"auto"}
    report = as_json(evaluation)
    assert report["modes"][0]["latency"] is None
    assert service.url in as_table(report)
    assert "p50" not in as_table(report)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((500, b"<h1>oops</h1>"), "HTTP 500$"),
        ((422, b'{"title": "Unprocessable", "detail": "mode\\nis unknown"}'), r"HTTP 422 \(mode is unknown\)$"),
        ((404, b"[]"), "HTTP 404$"),
        ((200, b"<html>"), "no JSON"),
        ((200, b"\xff\xfe"), "no JSON"),
        ((200, b"[]"), "isn't the contract's search result"),
        ((200, b'{"results": 3}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": 1}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": null, "document": {"id": "a"}}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": NaN, "document": {"id": "a"}}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": 1, "document": {"id": 5}}]}'), "isn't the contract's"),
    ],
)
def test_a_misbehaving_service_is_one_clear_line(service: Service, reply: tuple[int, bytes], said: str) -> None:
    service.reply = lambda _body: reply
    with pytest.raises(UnreachableError, match=said) as raised:
        ServiceSearcher(service.url, "dense").search(["câu"], 10)
    assert "\n" not in str(raised.value)
    assert service.url in str(raised.value)


def test_a_service_that_hangs_up_or_is_slow_is_one_clear_line(service: Service) -> None:
    def slow(_body: dict[str, Any]) -> tuple[int, bytes]:
        time.sleep(0.3)
        return 200, page([])

    service.reply = slow
    with pytest.raises(UnreachableError, match=r"no answer within 0\.05 s"):
        ServiceSearcher(service.url, "dense", timeout_s=0.05).search(["câu"], 10)


def test_a_refused_connection_is_one_clear_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UnreachableError, match=r"can't be reached .*is the service up"):
        ServiceSearcher(f"http://127.0.0.1:{port}", "dense").search(["câu"], 10)


def test_a_connection_closed_without_an_answer_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(1 << 16)

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(UnreachableError, match="can't be reached"):
            ServiceSearcher(f"http://127.0.0.1:{listening.getsockname()[1]}", "dense").search(["câu"], 10)
        thread.join()


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "file:///etc", "localhost", ""])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(EvalError, match="expected an address like"):
        ServiceSearcher(url, "dense")


def test_a_port_that_is_no_number_is_one_clear_line() -> None:
    with pytest.raises(UnreachableError, match="can't be reached"):
        ServiceSearcher("http://127.0.0.1:abc", "dense").search(["câu"], 10)
