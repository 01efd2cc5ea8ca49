"""The lexical index."""

from pathlib import Path

import pytest

import indexer.lexical
from corpus.text import tokens
from indexer.errors import GenerationError
from indexer.lexical import LexicalIndex
from indexer.lexical_writer import LexicalDocument, build_lexical
from indexer.terms import Layer, bag_terms, passage_terms
from indexer.vectors import as_ids

TEXTS = [
    ("giải phóng mặt bằng", "Đẩy nhanh tiến độ bàn giao mặt bằng dự án."),
    ("giáo dục", "Củng cố hoà giải ở cơ sở, kỹ năng sống cho học sinh."),
    ("y tế", "Hòa giải viên được tập huấn; kĩ năng truyền thông."),
    ("căn cứ", "Thực hiện Kết luận số 28- KL/TU, ngày 27/12/2021."),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    folder = tmp_path_factory.mktemp("lexical") / "index"
    build_lexical(folder, (LexicalDocument(i, i // 2, passage_terms((h,), t)) for i, (h, t) in enumerate(TEXTS)))
    return LexicalIndex(folder)


def _ranked(index: LexicalIndex, query: str, layer: Layer) -> list[int]:
    return list(map(int, index.ranked(layer, bag_terms(list(tokens(query)), layer), 10).ordinals))


def _phrase(index: LexicalIndex, query: str, layer: Layer) -> list[int]:
    return sorted(map(int, index.phrase(list(tokens(query)), layer, 10).ordinals))


def test_each_layer_is_as_strict_as_it_says(index: LexicalIndex) -> None:
    assert _phrase(index, "hoà giải", Layer.EXACT) == [1]
    assert _phrase(index, "hoà giải", Layer.TONE) == [1, 2]
    assert _phrase(index, "hoa giai", Layer.FOLDED) == [1, 2]
    assert _phrase(index, "hoa giai", Layer.TONE) == []


def test_those_that_agree_more_closely_come_first(index: LexicalIndex) -> None:
    for query, first in (("hoà giải", 1), ("hòa giải", 2)):
        assert index.phrase(list(tokens(query)), Layer.FOLDED, 10).ordinals[0] == first


def test_words_typed_without_marks_find_words_with_barred_d(index: LexicalIndex) -> None:
    assert _ranked(index, "day nhanh tien do", Layer.FOLDED)[0] == 0


def test_y_and_i_are_one_after_a_lone_onset(index: LexicalIndex) -> None:
    assert set(_ranked(index, "kỹ năng", Layer.TONE)) == {1, 2}


def test_a_directives_number_is_one_word_however_it_is_spaced(index: LexicalIndex) -> None:
    assert _phrase(index, "28-KL/TU", Layer.EXACT) == [3]
    assert _phrase(index, "28", Layer.EXACT) == []


def test_a_phrase_needs_its_words_side_by_side(index: LexicalIndex) -> None:
    assert _phrase(index, "bàn giao mặt bằng", Layer.EXACT) == [0]
    assert _phrase(index, "bàn giao bằng mặt", Layer.EXACT) == []


def test_headings_are_ranked_with_the_text_and_are_no_part_of_its_phrases(index: LexicalIndex) -> None:
    assert _ranked(index, "giáo dục", Layer.TONE) == [1]
    assert _phrase(index, "giáo dục", Layer.TONE) == []


def test_a_common_term_is_asked_for_only_where_nothing_else_is(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.lexical, "_LARGE", 0)
    monkeypatch.setattr(indexer.lexical, "_COMMON_SHARE", 0.3)
    assert _ranked(index, "kỹ năng tập huấn", Layer.TONE) == [2]
    assert set(_ranked(index, "kỹ năng", Layer.TONE)) == {1, 2}


def test_only_directives_in_scope_are_found(index: LexicalIndex) -> None:
    terms = bag_terms(list(tokens("hòa giải")), Layer.TONE)
    assert index.ranked(Layer.TONE, terms, 10, as_ids([1])).ordinals.tolist() == [2]
    assert index.ranked(Layer.TONE, terms, 10, as_ids([])).ordinals.tolist() == []


def test_nothing_asked_finds_nothing(index: LexicalIndex) -> None:
    assert len(index.ranked(Layer.TONE, [], 10).ordinals) == 0
    assert len(index.phrase([], Layer.EXACT, 10).ordinals) == 0
    assert _ranked(index, "xyzzy", Layer.TONE) == []


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="index again"):
        LexicalIndex(tmp_path)


def test_passages_with_a_rarer_term_come_first_and_are_scored_by_all_terms(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = bag_terms(list(tokens("tập huấn hòa giải kỹ năng")), Layer.TONE)
    all_terms = index.ranked(Layer.TONE, terms, 4)
    monkeypatch.setattr(indexer.lexical, "_RARE_FOR_EACH", 0)
    monkeypatch.setattr(LexicalIndex, "_frequency", lambda _self, term: 4 if term[1] in ("hoa2", "giai3") else 2)
    rarer_first = index.ranked(Layer.TONE, terms, 1)
    assert rarer_first.ordinals[0] == all_terms.ordinals[0] == 2
    assert rarer_first.scores[0] == pytest.approx(all_terms.scores[0])
