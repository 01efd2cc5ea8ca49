"""What there is to measure: an index for documents or for hits, and runs made before."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Directive, Passage, Span
from eval.datasets import Dataset, Gold
from eval.errors import DatasetError, EvalError, RunError
from eval.evaluate import evaluate
from eval.index_searcher import DocumentIds, IndexSearcher
from eval.load import load_dataset
from eval.runs import Scored, ranked, read_run, write_run
from eval.systems import document_systems, index_systems, run_systems
from indexer.build import CATALOGUE
from indexer.catalogue import Catalogue
from indexer.catalogue_rows import rows_of
from indexer.catalogue_writer import CatalogueWriter
from service.engine import Engine
from service.question import Question, understand
from service.retrieval import Ranking, Retriever, Scope

SAMPLES = Path(__file__).parents[1] / "eval" / "data" / "samples"
GOLD = Gold("elsewhere", (), 2)


def dataset(qrels: dict[str, dict[str, int]]) -> Dataset:
    return Dataset("tiny", "test", (), {id_: f"câu {id_}" for id_ in sorted(qrels)}, qrels)


class ListRetriever:
    """Ranks the same passages for every question, and keeps what it was asked."""

    def __init__(self, ordinals: Sequence[int], scores: Sequence[float]) -> None:
        self.ordinals, self.scores = np.asarray(ordinals, np.int64), np.asarray(scores, np.float32)
        self.asked: list[tuple[int, int]] = []

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        assert within is None
        self.asked.append((len(questions), k))
        return [Ranking(self.ordinals[:k], self.scores[:k]) for _ in questions]


def catalogue(path: Path, sizes: dict[str, int]) -> Catalogue:
    writer = CatalogueWriter(path)
    for id_, size in sizes.items():
        passages = [Passage(f"{id_}#{at}", id_, 0, (Span(0, 1),), "x", ()) for at in range(size)]
        writer.add(rows_of(Directive(id_, id_, "x"), passages, ["0"] * size, [0] * size))
    writer.close()
    return Catalogue(path)


def search(retriever: Retriever, documents: DocumentIds, queries: Sequence[str], k: int) -> list[list[Scored]]:
    found = IndexSearcher(retriever, documents, understand).search({query: query for query in queries}, k)
    return [list(found[query].targets) for query in queries]


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
    found = search(retriever, documents, ["một", "hai"], 2)
    assert retriever.asked == [(2, 200), (2, 800)]
    assert [[id_ for id_, _ in ranking] for ranking in found] == [["long", "a"]] * 2


def test_deeper_passages_never_change_what_the_service_shows_first(tmp_path: Path) -> None:
    class Fickle(ListRetriever):
        def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
            ranked = super().retrieve(questions, k, within)
            return ranked if k == 200 else [Ranking(one.ordinals[::-1], one.scores) for one in ranked]

    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 300, "a": 1, "b": 1}))
    found = search(Fickle(range(302), np.linspace(1, 0, 302).tolist()), documents, ["một"], 3)[0]
    assert [id_ for id_, _ in found] == ["long", "b", "a"]
    assert [id_ for id_, _ in ranked(dict(found))] == ["long", "b", "a"]


def test_a_retriever_that_has_no_more_is_not_asked_again(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 300, "a": 1}))
    retriever = ListRetriever([0, 1], [1.0, 0.5])
    assert search(retriever, documents, ["một"], 2) == [[("long", 1.0)]]
    assert retriever.asked == [(1, 200)]


def test_all_documents_found_is_enough(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"long": 500, "a": 1}))
    retriever = ListRetriever([500, *range(500)], np.linspace(1, 0, 501).tolist())
    assert len(search(retriever, documents, ["một"], 100)[0]) == 2
    assert retriever.asked == [(1, 200)]


def test_queries_are_searched_in_batches(tmp_path: Path) -> None:
    documents = DocumentIds(catalogue(tmp_path / CATALOGUE, {"a": 1}))
    retriever = ListRetriever([0], [1.0])
    assert len(search(retriever, documents, [f"câu {at}" for at in range(130)], 1)) == 130
    assert retriever.asked == [(64, 200), (64, 200), (2, 200)]


def test_an_unknown_mode_lists_the_known(tmp_path: Path, engine: Engine) -> None:
    retrievers = {"dense": ListRetriever([0], [1.0]), "lexical": ListRetriever([0], [1.0])}
    with pytest.raises(EvalError, match="no mode 'denes'; choose among: dense, lexical"):
        document_systems(
            dataset({"q": {"d": 1}}), catalogue(tmp_path / CATALOGUE, {"d": 1}), retrievers, "length", ["denes"]
        )
    with pytest.raises(EvalError, match="no mode 'denes'; choose among: auto, "):
        index_systems(load_dataset(SAMPLES), engine, ["denes"])


def test_modes_come_in_the_order_asked_for_and_once(tmp_path: Path) -> None:
    retrievers = dict.fromkeys(("dense", "lexical", "hybrid"), ListRetriever([0], [1.0]))
    opened = catalogue(tmp_path / CATALOGUE, {"d": 1})
    asked = ["hybrid", "dense", "hybrid"]
    found = document_systems(dataset({"q": {"d": 1}}), opened, retrievers, "length", asked)
    assert [system.mode for system in found] == ["hybrid", "dense"]
    assert len(document_systems(dataset({"q": {"d": 1}}), opened, retrievers, "length")) == 3


def test_an_index_of_another_corpus_is_refused(tmp_path: Path, engine: Engine) -> None:
    opened = catalogue(tmp_path / CATALOGUE, {"d": 1})
    with pytest.raises(EvalError, match="no relevant document of 'tiny'"):
        document_systems(dataset({"q": {"elsewhere": 1}}), opened, {}, "length")
    judged = load_dataset(SAMPLES)
    elsewhere = Dataset("tiny", "judged", (), judged.queries, judged.qrels, judged.types, {"s001": {"g": GOLD}})
    with pytest.raises(DatasetError, match="1 of 1 judged documents aren't in the index, the first 'elsewhere'"):
        index_systems(elsewhere, engine, ["lexical"])


def test_places_are_searched_as_the_service_shows_them(engine: Engine) -> None:
    judged = load_dataset(SAMPLES).part(["s001", "s003"])
    (system,) = index_systems(judged, engine, ["auto"])
    seen = system.searcher.search(judged.queries | {"s003": "?!"}, 20)
    targets = [target for target, _ in seen["s001"].targets]
    assert "ub-2023-nq-14/Điều_3/1/b" in targets
    assert len(targets) == len(set(targets)) <= 20
    assert [score for _, score in seen["s001"].targets] == sorted((s for _, s in seen["s001"].targets), reverse=True)
    assert len(seen["s001"].top) == 10
    assert not seen["s003"].targets  # no word in it
    assert not seen["s003"].top
    assert system.ask is not None
    assert len(system.ask("tổ trưởng")) == 10


def test_a_run_of_places_comes_back_with_the_same_measures(engine: Engine, tmp_path: Path) -> None:
    judged = load_dataset(SAMPLES).part([f"s{at:03}" for at in range(1, 9)])
    (first,) = evaluate(judged, index_systems(judged, engine, ["lexical"]))
    write_run(tmp_path / "peer.trec", first.run, "peer")
    (second,) = evaluate(judged, run_systems(judged, [tmp_path / "peer.trec"]))
    assert (second.mode, second.searched, second.latency) == ("peer", str(tmp_path / "peer.trec"), None)
    assert np.array_equal(first.measured.values, second.measured.values)


def test_a_run_of_other_queries_or_a_broken_one_is_named(tmp_path: Path) -> None:
    write_run(tmp_path / "other.trec", {"q9": {"d": 1.0}}, "other")
    with pytest.raises(EvalError, match=r"other\.trec: answers none of the 1 queries of 'tiny'"):
        run_systems(dataset({"q": {"d": 1}}), [tmp_path / "other.trec"])
    with pytest.raises(RunError, match="can't be read"):
        run_systems(dataset({"q": {"d": 1}}), [tmp_path / "none.trec"])
    assert read_run(tmp_path / "other.trec") == {"q9": {"d": 1.0}}
