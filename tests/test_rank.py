"""The learned stage: overlaps, features, the model and what it says of its hits."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Role
from indexer.forward import ForwardIndex
from indexer.forward_writer import ForwardWriter
from indexer.terms import Layer, passage_terms
from service.engine import Engine
from service.errors import ServiceError
from service.found import RELEVANT_FROM
from service.precedent.validity.model import GONE
from service.rank.model import _SHIPPED, RankingModel
from service.rank.overlap import asked, overlap
from service.rank.ranked import Ranked

TEXTS = ["giải phóng mặt bằng chậm", "mặt bằng giải phóng", "giải ngân và phóng viên", "chăn nuôi"]
QUERY = "giải phóng mặt bằng"


@pytest.fixture
def forward(tmp_path: Path) -> ForwardIndex:
    writer = ForwardWriter()
    for text in TEXTS:
        writer.add(0, passage_terms((), text), Role.SECTION)
    writer.save(tmp_path / "forward")
    return ForwardIndex(tmp_path / "forward")


def test_an_overlap_counts_words_pairs_and_runs(forward: ForwardIndex) -> None:
    query = asked(passage_terms((), QUERY).tone.split(), forward, Layer.TONE)
    found = overlap(query, forward.words_of(np.arange(4), Layer.TONE), 4)
    assert found.words.sum(axis=1).tolist() == [4, 4, 2, 0]
    assert found.pairs.sum(axis=1).tolist() == [3, 2, 0, 0]
    assert found.run.tolist() == [4, 2, 1, 0]
    assert found.near[2].tolist() == [1, 0, 0]  # "giải … phóng" with two words between
    assert found.lengths.tolist() == [5, 4, 5, 2]


def test_pairs_do_not_reach_into_the_next_passage(forward: ForwardIndex) -> None:
    query = asked(["cham5", "mat5"], forward, Layer.TONE)  # the end of one passage, the beginning of the next
    assert overlap(query, forward.words_of(np.arange(2), Layer.TONE), 2).pairs.sum() == 0


def test_words_that_stand_nowhere_match_nothing(forward: ForwardIndex) -> None:
    query = asked(["zzzz", "yyyy", "zzzz"], forward, Layer.TONE)
    assert query.words == ("zzzz", "yyyy")
    assert not overlap(query, forward.words_of(np.arange(4), Layer.TONE), 4).words.any()


def test_hits_are_as_sure_as_they_are_high(engine: Engine) -> None:
    for text in ("giải phóng mặt bằng", "ty le ho ngheo", "zzzz", "kl 96"):
        hits = engine.search(text, top_k=50).hits
        known = [hit.confidence for hit in hits if hit.confidence is not None]
        assert len(known) == len(hits)
        standing = [hit.confidence or 0 for hit in hits if hit.validity.value not in GONE]
        assert standing == sorted(standing, reverse=True)  # a replaced one is as sure as before, only lower
        assert all(0 <= value <= 1 for value in known)


def test_what_stands_nowhere_is_said_to_be_irrelevant(engine: Engine) -> None:
    for text in ("zzzz", "qwertyuiop asdf"):
        assert engine.search(text).relevant is False
    assert engine.search("giải phóng mặt bằng").relevant is True
    assert engine.search("giải phóng mặt bằng", mode="lexical").relevant is None
    assert engine.search('"không có ở đâu cả"').relevant is False


def test_every_candidate_has_the_score_of_every_leg(engine: Engine) -> None:
    for hit in engine.search("giải phóng mặt bằng", top_k=50).hits:
        assert set(hit.legs) == {"dense", "lexical", "ranker"}


def test_pages_of_one_query_come_from_one_ranking(engine: Engine) -> None:
    whole = engine.search("phát triển đảng viên", top_k=30).hits
    pages = [hit for start in (0, 10, 20) for hit in engine.search("phát triển đảng viên", offset=start).hits]
    assert [hit.passage.id for hit in whole] == [hit.passage.id for hit in pages]
    assert [hit.confidence for hit in whole] == [hit.confidence for hit in pages]


def test_a_filter_that_leaves_nothing_gives_no_hit(engine: Engine) -> None:
    from service.filters import Filters

    found = engine.search("giải phóng mặt bằng", filters=Filters(kind="Không có loại này"))
    assert not found.hits
    assert found.relevant is False


def test_the_trees_know_their_features(engine: Engine) -> None:
    hybrid = engine.retrievers["no-demotion"]
    assert isinstance(hybrid, Ranked)
    (found,) = hybrid.gathering.gather([engine.understand("mức hỗ trợ tổ công nghệ số")])
    assert set(RankingModel.load().features) <= set(found.columns)
    assert all(len(column) == len(found.ordinals) and not np.isnan(column).any() for column in found.columns.values())


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    shutil.copytree(_SHIPPED, tmp_path / "model")
    (tmp_path / "model" / "ranker.json").write_text(json.dumps({"named": 1}), encoding="utf-8")
    shutil.copytree(_SHIPPED, tmp_path / "cut")
    (tmp_path / "cut" / "trees.npz").write_bytes((_SHIPPED / "trees.npz").read_bytes()[:300])
    for folder in (tmp_path / "model", tmp_path / "cut", tmp_path / "nowhere"):
        with pytest.raises(ServiceError, match="read"):
            RankingModel.load(str(folder))


def test_the_threshold_is_a_probability() -> None:
    assert 0 < RELEVANT_FROM < 1


def test_trees_as_arrays_decide_as_lightgbm_does() -> None:
    import lightgbm

    from eval.ranker.convert import as_arrays

    random = np.random.default_rng(3)
    rows = random.normal(size=(400, 5)).astype(np.float32)
    right = (rows[:, 0] * rows[:, 1] > 0.2).astype(int)
    options = {"objective": "binary", "num_leaves": 9, "verbose": -1, "num_threads": 1}
    booster = lightgbm.train(options, lightgbm.Dataset(rows, right), 30)
    expected = booster.predict(rows, raw_score=True)
    assert as_arrays(booster).predict(rows) == pytest.approx(expected, abs=1e-4)


def test_an_english_query_is_ranked_by_meaning(engine: Engine) -> None:
    question = engine.understand("site clearance progress of the riverside road")
    assert question.foreign
    assert not engine.understand("tien do giai phong mat bang").foreign
    assert not engine.understand("tiến độ GPMB dự án ven sông").foreign


def test_a_match_asked_for_marks_nothing_beyond_it(engine: Engine) -> None:
    marks = [mark for hit in engine.search("Hoà Sơn", match=Layer.EXACT).hits for mark in hit.highlights]
    assert {mark.layer for mark in marks} <= {Layer.EXACT}
