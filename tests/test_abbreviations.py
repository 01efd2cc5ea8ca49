"""Abbreviations: the table, their readings in a query, and the other way round."""

from collections import Counter

import pytest

from corpus.abbreviations import abbreviations, by_short_form
from corpus.text import tokens
from indexer.terms import Layer
from service.engine import Engine


def test_no_row_of_the_table_stands_twice_and_all_are_clean() -> None:
    rows = [(one.short, one.reading) for one in abbreviations()]
    assert not [row for row, times in Counter(rows).items() if times > 1]
    for one in abbreviations():
        assert one.short == one.short.strip()
        assert one.reading == " ".join(one.reading.split())
        assert one.system in ("party", "state", None)
        assert len(one.words("folded")) > 1


def test_what_directives_use_most_is_there() -> None:
    for short in "UBND HĐND GPMB CCHC TTHC ATGT PCCC ANTT QSDĐ KT-XH QP-AN DVC XDNTM MTTQ BTV TW".split():
        assert tuple(word.folded for word in tokens(short)) in by_short_form(), short


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("GPMB chậm", "giải phóng mặt bằng"),
        ("gpmb cham", "giải phóng mặt bằng"),
        ("hdnd thi xa", "Hội đồng nhân dân"),
        ("phát triển KT-XH", "kinh tế - xã hội"),
        ("kt-xh 6 tháng", "kinh tế - xã hội"),
        ("BTC Tỉnh ủy, cấp ủy", "Ban Tổ chức"),
        ("BTC, Bộ Xây dựng, nghị định", "Bộ Tài chính"),
    ],
)
def test_an_abbreviation_is_read_by_its_context(engine: Engine, query: str, reading: str) -> None:
    assert reading in [one.readings[0] for one in engine.understand(query).expansions]


@pytest.mark.parametrize(
    "query", ["thu ngân sách", "an toàn", "tu bổ di tích", "17 kl tu", "land use plan", "the tax", "215-KL/TU"]
)
def test_words_and_numbers_are_no_abbreviations(engine: Engine, query: str) -> None:
    assert not engine.understand(query).expansions


def test_the_typed_form_counts_in_full_and_its_readings_less(engine: Engine) -> None:
    bag = {one.term: one.weight for one in engine.understand("GPMB chậm").bag}
    assert bag["gpmb"] == bag["châm5"] == 1.0
    assert 0 < bag["giai3"] < 1
    assert 0 < bag["giai3_phong1"] < 1


def test_what_is_written_out_also_finds_its_short_form(engine: Engine) -> None:
    bag = {(one.layer, one.term): one.weight for one in engine.understand("ủy ban nhân dân thị xã").bag}
    assert 0 < bag[Layer.TONE, "ubnd"] < 1
    folded = {(one.layer, one.term): one.weight for one in engine.understand("uy ban nhan dan thi xa").bag}
    assert 0 < folded[Layer.FOLDED, "ubnd"] < 1


def test_the_text_is_never_rewritten_only_its_meaning(engine: Engine) -> None:
    question = engine.understand("GPMB chậm")
    assert question.text == "GPMB chậm"
    assert question.restored is None
    assert question.meaning == "GPMB (giải phóng mặt bằng) chậm"


def test_short_and_long_form_find_the_same_directives(engine: Engine) -> None:
    short, long = (
        {hit.directive.id for hit in engine.search(query, top_k=10).hits}
        for query in ("tiến độ GPMB", "tiến độ giải phóng mặt bằng")
    )
    assert len(short & long) >= 3
