"""A law's bare name in edges, chains and gaps: joined with a number only where nothing contradicts it."""

from collections.abc import Iterator
from datetime import date

import pytest
from test_relations_catalogue import catalogue_of, stored_in

from corpus.model import Fields
from indexer.catalogue import Catalogue
from service.cite import normal_form
from service.precedent.relations.chains import chains
from service.precedent.relations.edges import incoming, outgoing
from service.precedent.relations.missing import most_cited_missing

_DAY = date(2026, 3, 4)
_GROUNDS = (
    "Căn cứ Luật Trồng cây số 9/2025/QH15; Căn cứ Nghị định số 163/2016/NĐ-CP của Chính phủ quy định chi tiết thi hành "
    "một số điều của Luật Trồng cây; Căn cứ Nghị định số 3/2026/NĐ-CP của Chính phủ quy định chi tiết thi hành một số "
    "điều của Luật Trồng cây. Giao đất theo Điều 8 Luật Trồng cây."
)
TEXTS = {
    "grounds": (Fields("Nghị quyết", "81/2026/NQ-HĐND", "trồng cây", issued_on=_DAY), _GROUNDS),
    "former": (
        Fields("Quyết định", "4/QĐ-UBND", "ươm cây", issued_on=_DAY),
        "Căn cứ Luật Trồng cây số 9/2025/QH15. Không áp dụng Luật Trồng cây năm 2015.",
    ),
    "law": (
        Fields("Luật", "5/2025/QH15", "Luật Nuôi ong", "Quốc hội", issued_on=date(2025, 6, 1)),
        "Luật này quy định việc nuôi ong.",
    ),
    "keepers": (
        Fields("Quyết định", "6/QĐ-UBND", "nuôi ong", issued_on=_DAY),
        "Căn cứ Nghị định số 7/2016/NĐ-CP quy định chi tiết thi hành một số điều của Luật Nuôi ong.",
    ),
    "early": (Fields("Quyết định", "8/QĐ-UBND", "ong", issued_on=date(2012, 1, 1)), "Căn cứ Luật Nuôi ong."),
    "late": (Fields("Quyết định", "9/QĐ-UBND", "mật ong", issued_on=_DAY), "Căn cứ Luật Nuôi ong."),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = catalogue_of(tmp_path_factory.mktemp("laws"), TEXTS)
    yield opened
    opened.close()


def test_a_decree_carries_out_no_law_that_came_after_it(catalogue: Catalogue) -> None:
    shown = {
        (edge.relation, normal_form(edge.other.citation), edge.via.number if edge.via else None)
        for edge in outgoing(catalogue, stored_in(catalogue, "grounds"))
    }
    assert ("thực hiện", "Luật Trồng cây", "163/2016/NĐ-CP") in shown
    assert ("thực hiện", "Luật số 9/2025/QH15", "3/2026/NĐ-CP") in shown
    assert ("theo", "Luật số 9/2025/QH15", None) in shown


def test_chains_do_not_climb_from_a_decree_to_a_later_law(catalogue: Catalogue) -> None:
    written = {
        (edge.via.number, normal_form(edge.other.citation))
        for chain in chains(catalogue, stored_in(catalogue, "grounds")).up
        for edge in chain
        if edge.via
    }
    assert written == {("163/2016/NĐ-CP", "Luật Trồng cây"), ("3/2026/NĐ-CP", "Luật số 9/2025/QH15")}


def test_the_year_in_a_law_s_name_tells_it_from_one_with_another_number(catalogue: Catalogue) -> None:
    shown = [normal_form(edge.other.citation) for edge in outgoing(catalogue, stored_in(catalogue, "former"))]
    assert sorted(shown) == ["Luật Trồng cây năm 2015", "Luật số 9/2025/QH15"]


def test_a_held_law_is_not_meant_by_what_is_older(catalogue: Catalogue) -> None:
    citing = [edge.citing.id for edge in incoming(catalogue, stored_in(catalogue, "law"))[0]]
    assert citing == ["late"]


def test_a_missing_law_is_not_meant_by_older_texts_nor_where_other_numbers_are_known(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> None:
    missing = {normal_form(one.citation): (one.directives, one.mentions) for one in most_cited_missing(catalogue, 10)}
    assert (missing["Luật số 9/2025/QH15"], missing["Luật Trồng cây"]) == ((2, 4), (1, 1))
    texts = {
        "first": (
            Fields("Kế hoạch", issued_on=_DAY),
            "Căn cứ Luật Chăn ong số 4/2024/QH15; Luật Đất đai số 31/2024/QH15.",
        ),
        "older": (Fields("Kế hoạch", issued_on=date(2010, 1, 1)), "Căn cứ Luật Chăn ong và Luật Đất đai."),
        "later": (Fields("Kế hoạch", issued_on=_DAY), "Căn cứ Luật Chăn ong và Luật Đất đai."),
    }
    other = catalogue_of(tmp_path_factory.mktemp("missing"), texts)
    found = {normal_form(one.citation): one.citing for one in most_cited_missing(other, 10)}
    other.close()
    assert found == {
        "Luật số 4/2024/QH15": ("first", "later"), "Luật Chăn ong": ("older",),
        "Luật số 31/2024/QH15": ("first",), "Luật Đất đai": ("later", "older"),  # which of several laws isn't said
    }  # fmt: skip
