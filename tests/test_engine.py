"""Searching: retrievers, fusion, filters, hits."""

from datetime import date

import numpy as np
import pytest

from corpus.model import Directive
from corpus.text import folded_key
from indexer.terms import Layer
from service.boilerplate import Boilerplate
from service.cite import citation
from service.engine import Engine
from service.errors import BadRequestError, NotFoundError
from service.filters import Filters
from service.fusion import reciprocal_rank, weighted_sum
from service.question import understand
from service.retrieval import Ranking

MODES = ("hybrid", "dense", "lexical", "exact", "rrf")


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_a_passage_finds_itself_first(engine: Engine, mode: str) -> None:
    passages = [passage for _, passage in engine.catalogue.passages(range(0, 600, 30)) if len(passage.text) > 120]
    found = [engine.search(passage.text[:1_500], mode=mode, top_k=3).hits for passage in passages]
    first = [passage.id in [hit.passage.id for hit in hits] for passage, hits in zip(passages, found, strict=True)]
    assert np.mean(first) >= 0.9


@pytest.mark.parametrize("mode", MODES)
def test_rankings_are_sorted_unique_and_at_most_k_long(engine: Engine, mode: str) -> None:
    for query in ("giải phóng mặt bằng", "ty le ho ngheo", "phát triển đảng viên"):
        (ranking,) = engine.retrievers[mode].retrieve([understand(query)], 20)
        assert len(ranking) <= 20
        assert len(set(ranking.ordinals.tolist())) == len(ranking)
        assert (np.diff(ranking.scores) <= 0).all()


def test_without_marks_the_same_passage_comes_up(engine: Engine) -> None:
    query = "hỗ trợ tổ công nghệ số cộng đồng"
    bare = " ".join(folded_key(word) for word in query.split())
    marked, unmarked = (engine.search(text, top_k=3).hits for text in (query, bare))
    assert marked[0].passage.id in [hit.passage.id for hit in unmarked]
    assert marked[0].directive.id == unmarked[0].directive.id == "ub-2023-nq-14"


def test_pages_of_one_query_come_from_one_ranking(engine: Engine) -> None:
    whole = [hit.passage.id for hit in engine.search("giải ngân vốn đầu tư công", top_k=60).hits]
    pages = [
        hit.passage.id
        for offset in range(0, 60, 20)
        for hit in engine.search("giải ngân vốn đầu tư công", top_k=20, offset=offset).hits
    ]
    assert whole == pages


def test_a_quoted_query_is_looked_for_word_by_word(engine: Engine) -> None:
    found = engine.search('"giải phóng mặt bằng"')
    assert found.mode == "exact"
    assert found.hits
    assert all("giải phóng mặt bằng" in hit.passage.text.lower() for hit in found.hits)
    assert engine.search('"mặt bằng phóng giải"').hits == ()


def test_a_quoted_query_without_marks_finds_the_marked_words_and_says_so(engine: Engine) -> None:
    marked, bare = (engine.search(query, top_k=100) for query in ('"giải phóng mặt bằng"', '"giai phong mat bang"'))
    assert {hit.passage.id for hit in marked.hits} == {hit.passage.id for hit in bare.hits}
    assert {mark.layer for hit in bare.hits for mark in hit.highlights} == {Layer.FOLDED}
    assert engine.search('"giai phong mat bang"', match=Layer.EXACT).hits == ()


def test_a_phrase_is_marked_where_it_stands_and_nowhere_else(engine: Engine) -> None:
    for hit in engine.search('"giải phóng mặt bằng"', top_k=50).hits:
        text = engine.document(hit.directive.id).directive.text
        marked = [" ".join(text[mark.start : mark.end].lower().split()) for mark in hit.highlights]
        assert marked
        assert set(marked) == {"giải phóng mặt bằng"}


def test_exact_counts_are_complete(engine: Engine) -> None:
    found = engine.search("Phú Khê sạch từ ngõ", mode="exact", top_k=100)
    passages = [passage for _, passage in engine.catalogue.passages(range(engine.catalogue.count("passage")))]
    expected = {passage.id for passage in passages if "phú khê sạch từ ngõ" in passage.text.lower()}
    assert found.total_is_exact
    assert {hit.passage.id for hit in found.hits} == expected


@pytest.mark.parametrize("mode", MODES)
def test_filters_act_inside_every_leg(engine: Engine, mode: str) -> None:
    filters = Filters(kind="ke hoach", issuer="Thị ủy", issued_from=date(2022, 1, 1), issued_to=date(2022, 12, 31))
    found = engine.search("thực hiện", mode=mode, top_k=50, filters=filters)
    assert found.hits
    assert {hit.directive.id for hit in found.hits} == {"thu-2022-kh-54", "thu-2022-kh-97"}


def test_a_filter_that_nothing_passes_leaves_nothing(engine: Engine) -> None:
    for mode in MODES:
        assert engine.search("mặt bằng", mode=mode, filters=Filters(kind="Thông tư")).hits == ()


def test_no_filter_is_no_scope(engine: Engine) -> None:
    assert engine.scope(Filters()) is None


def test_spans_highlights_and_text_agree_with_the_stored_text(engine: Engine) -> None:
    for query in ("hộ nghèo", "ho ngheo", "Kết luận số 341-KL/TU"):
        for hit in engine.search(query).hits:
            text = engine.document(hit.directive.id).directive.text
            assert hit.passage.text == " ".join(span.of(text).strip() for span in hit.passage.spans)
            for mark in hit.highlights:
                assert any(span.start <= mark.start < mark.end <= span.end for span in hit.passage.spans)
    layers = {mark.layer for hit in engine.search("ho ngheo").hits for mark in hit.highlights}
    assert Layer.FOLDED in layers


def test_a_typed_mark_counts() -> None:
    assert understand("mã").layer is Layer.TONE
    assert understand("ma").layer is Layer.FOLDED


@pytest.mark.parametrize("query", ["", "   ", "?!…", "🙂"])
def test_a_query_without_a_word_is_refused(engine: Engine, query: str) -> None:
    with pytest.raises(BadRequestError):
        engine.search(query)


def test_unknown_modes_and_documents_are_refused(engine: Engine) -> None:
    with pytest.raises(BadRequestError, match="hybrid"):
        engine.search("đất đai", mode="magic")
    with pytest.raises(NotFoundError):
        engine.document("nothing")


def test_facets_count_the_candidates(engine: Engine) -> None:
    found = engine.search("giải phóng mặt bằng", mode="lexical", facets=True)
    assert sum(found.facets["kind"].values()) == found.total


def test_a_citation_names_section_kind_number_date_issuer_and_subject(samples: dict[str, Directive]) -> None:
    assert citation(samples["tu-2024-ct-27"].fields, ("3",)) == (
        "mục 3 Chỉ thị số 27-CT/TU ngày 14/02/2024 của Ban Thường vụ Tỉnh ủy Lam Giang về giải phóng mặt bằng các "
        "công trình, dự án trên địa bàn tỉnh trong tình hình mới"
    )


def test_the_weighted_sum_is_what_its_formula_says() -> None:
    nan = np.nan
    legs = {"dense": np.array([0.8, 0.4, nan], np.float32), "lexical": np.array([nan, 10.0, 5.0], np.float32)}
    fused = weighted_sum({"dense": 1, "lexical": 3})(legs)
    assert np.allclose(fused, [(1 * 1 + 3 * 0.5) / 4, (0.5 + 3 * 1) / 4, (0.5 + 3 * 0.5) / 4])


def test_reciprocal_rank_fusion_is_what_its_formula_says() -> None:
    legs = {"a": np.array([3.0, 2.0, np.nan], np.float32), "b": np.array([np.nan, 9.0, 1.0], np.float32)}
    assert np.allclose(reciprocal_rank(legs), [1 / 61, 1 / 62 + 1 / 61, 1 / 62])


def test_boilerplate_of_many_directives_is_shown_once_with_how_often_it_stands_elsewhere() -> None:
    ordinals = np.arange(5, dtype=np.int64)
    scores = np.linspace(1, 0.5, 5, dtype=np.float32)
    boilerplate = Boilerplate([(1, 77, 3), (3, 77, 3), (4, 77, 3)])
    once = boilerplate.once(Ranking(ordinals, scores, {"dense": scores}))
    assert once.ordinals.tolist() == [0, 1, 2]
    assert once.legs["dense"].tolist() == scores[:3].tolist()
    assert [boilerplate.others(ordinal) for ordinal in (0, 1)] == [0, 2]
