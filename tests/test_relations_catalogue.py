"""Edges, chains, gaps and periods in catalogues made for the purpose."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from corpus.citations import find_citations
from corpus.model import Directive, Fields, Role, Section, Span
from indexer.catalogue import Catalogue, Stored
from indexer.catalogue_rows import rows_of
from indexer.catalogue_writer import CatalogueWriter
from service.cite import normal_form
from service.filters import Filters, scope
from service.lookup import Status
from service.precedent.relations.chains import Chain, chains
from service.precedent.relations.edges import incoming, outgoing
from service.precedent.relations.missing import most_cited_missing
from service.precedent.relations.periods import neighbours
from service.precedent.validity.table import Validities
from service.retrieval import Scope

TEXTS = {
    "plan": (
        Fields("Kế hoạch", "11-KH/TU", "tuần tra rừng", "Thị ủy An Lộ", issued_on=date(2023, 5, 4)),
        "Thực hiện Chỉ thị số 7-CT/TU ngày 03/02/2023 của Tỉnh ủy và mục 2 phần II Nghị quyết số 5-NQ/TU ngày "
        "02/01/2022 của Tỉnh ủy. Kế hoạch số 11-KH/TU có hiệu lực từ ngày ký.",
    ),
    "forests": (
        Fields("Chỉ thị", "7-CT/TU", "giữ rừng", "Tỉnh ủy Lam Giang", issued_on=date(2023, 2, 3)),
        "Thực hiện Kế hoạch số 11-KH/TU ngày 04/5/2023 của Thị ủy An Lộ và Quyết định số 1-QĐ/TW ngày 01/01/2019.",
    ),
    "sea": (
        Fields("Chỉ thị", "7-CT/TU", "giữ biển", "Tỉnh ủy Bình Sa", issued_on=date(2023, 6, 6)),
        "Theo Quyết định số 1-QĐ/TW và Chỉ thị số 7-CT/TU ngày 01/12/2018 của Tỉnh ủy.",
    ),
    "orders": (
        Fields("Kết luận", "2-KL/TU", "tình hình năm", "Thị ủy La Khê", issued_on=date(2023, 12, 1)),
        "Tiếp tục thực hiện Kế hoạch số 75-KH/TU, ngày 29/4/2022 của Thị ủy về thực hiện Kế hoạch số 66-KH/TU, ngày "
        "28/3/2022 của Ban Thường vụ Tỉnh ủy về triển khai thực hiện Kết luận số 21-KL/TW.",
    ),
    "grounds": (
        Fields("Quyết định", "9/QĐ-UBND", "giao đất", "Ủy ban nhân dân xã Cát", issued_on=date(2024, 9, 1)),
        "Căn cứ Luật Đất đai số 31/2024/QH15. Thu hồi đất theo khoản 2 Điều 80 Luật Đất đai. Áp dụng Luật Nhà ở.",
    ),
}


def catalogue_of(folder: Path, directives: Mapping[str, tuple[Fields, str]]) -> Catalogue:
    """Directives of one section each, by id."""
    writer = CatalogueWriter(folder / "catalogue.sqlite")
    for id_, (fields, text) in directives.items():
        sections = (Section(("preamble",), Role.PREAMBLE, (Span(0, len(text)),)),) if text else ()
        citations = tuple(find_citations(text, sections))
        writer.add(rows_of(Directive(id_, f"{id_}.txt", text, fields, sections, citations), [], [], []))
    writer.close()
    return Catalogue(folder / "catalogue.sqlite")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = catalogue_of(tmp_path_factory.mktemp("relations"), TEXTS)
    yield opened
    opened.close()


def stored_in(catalogue: Catalogue, id_: str) -> Stored:
    """One that is there."""
    stored = catalogue.directive(id_)
    assert stored is not None
    return stored


def test_an_edge_keeps_the_part_that_is_meant_and_says_what_is_held(catalogue: Catalogue) -> None:
    first, second = outgoing(catalogue, stored_in(catalogue, "plan"))
    assert (first.relation, first.other.status, [held.id for held in first.held]) == (
        "thực hiện", Status.FOUND, ["forests"],
    )  # fmt: skip
    assert (second.relation, second.other.status, second.held) == ("thực hiện", Status.UNKNOWN, [])
    assert second.mentions[0].citation.section == ("II", "2")


def test_a_directive_s_own_number_and_a_namesake_s_make_no_edge(catalogue: Catalogue) -> None:
    keys = [edge.mentions[0].citation.key for edge in outgoing(catalogue, stored_in(catalogue, "plan"))]
    assert "11khtu" not in keys
    assert [edge.citing.id for edge in incoming(catalogue, stored_in(catalogue, "forests"))[0]] == ["plan"]
    assert incoming(catalogue, stored_in(catalogue, "sea"))[0] == []


def test_a_law_s_name_alone_means_the_one_named_with_its_number(catalogue: Catalogue) -> None:
    edges = outgoing(catalogue, stored_in(catalogue, "grounds"))
    shown = [(edge.relation, normal_form(edge.other.citation)) for edge in edges]
    assert shown == [
        ("căn cứ", "Luật số 31/2024/QH15"), ("theo", "Luật số 31/2024/QH15"), ("khác", "Luật Nhà ở"),
    ]  # fmt: skip


def _written(chain: Chain) -> list[str]:
    first = chain[0]
    lowest = normal_form(first.via) if first.via else first.citing.id
    return [lowest, *(edge.held[0].id if edge.held else normal_form(edge.other.citation) for edge in chain)]


def _of_kind(catalogue: Catalogue, kind: str) -> Scope | None:
    return scope(catalogue, Filters(kind=kind), Validities({}, {}), date(2024, 1, 1))


def test_chains_do_not_run_in_circles(catalogue: Catalogue) -> None:
    assert [_written(chain) for chain in chains(catalogue, stored_in(catalogue, "plan")).up] == [
        ["plan", "forests", "Quyết định số 1-QĐ/TW ngày 01/01/2019"]
    ]


def test_what_a_text_says_of_directives_that_are_not_held_makes_a_chain(catalogue: Catalogue) -> None:
    (chain,) = chains(catalogue, stored_in(catalogue, "orders")).up
    assert _written(chain) == [
        "orders",
        "Kế hoạch số 75-KH/TU ngày 29/4/2022 của Thị ủy",
        "Kế hoạch số 66-KH/TU ngày 28/3/2022 của Ban Thường vụ Tỉnh ủy",
        "Kết luận số 21-KL/TW",
    ]
    assert [edge.via is None for edge in chain] == [True, False, False]


def test_what_is_missing_is_counted_by_directives_and_a_held_namesake_hides_nothing(catalogue: Catalogue) -> None:
    found = most_cited_missing(catalogue, 3)
    shown = [(normal_form(one.citation), one.directives, one.mentions, one.citing) for one in found]
    assert shown[0] == ("Quyết định số 1-QĐ/TW ngày 01/01/2019", 2, 2, ("forests", "sea"))
    every = [normal_form(one.citation) for one in most_cited_missing(catalogue, 100)]
    assert "Chỉ thị số 7-CT/TU ngày 01/12/2018 của Tỉnh ủy" in every
    assert "Chỉ thị số 7-CT/TU ngày 03/2/2023 của Tỉnh ủy" not in every
    assert [normal_form(one.citation) for one in found] == every[:3]


def test_filters_narrow_what_cites(catalogue: Catalogue) -> None:
    found = most_cited_missing(catalogue, 10, _of_kind(catalogue, "Kết luận"))
    assert {one.citing for one in found} == {("orders",)}
    assert len(found) == 3
    assert most_cited_missing(catalogue, 10, _of_kind(catalogue, "Quy chế")) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("về 6 tháng đầu năm, nhiệm vụ cuối năm 2022", "Về 6 tháng đầu năm; nhiệm vụ cuối năm 2023"),
        ("công tác quý I năm 2024", "công tác quý II năm 2024"),
        ("công tác quý IV/2023", "công tác quý I/2024"),
        ("công tác tháng 9/2023", "công tác tháng 10/2023"),
        ("công tác tháng 12 năm 2023", "công tác tháng 01 năm 2024"),
        ("xây dựng Đảng nhiệm kỳ 2020 - 2025", "xây dựng Đảng nhiệm kỳ 2025 - 2030"),
        ("kỳ họp thứ chín, năm 2023", "kỳ họp thứ mười, năm 2024"),
        ("theo Nghị quyết số 5-NQ/TU ngày 02/01/2022 năm 2022", "theo Nghị quyết số 9-NQ/TU ngày 5/1/2023 năm 2023"),
    ],
)  # fmt: skip
def test_the_same_title_a_period_later_is_the_successor(tmp_path: Path, earlier: str, later: str) -> None:
    titles = {"one": earlier, "two": later}
    fields = {id_: (Fields("Kết luận", None, title, "Thị ủy An Lộ"), "") for id_, title in titles.items()}
    catalogue = catalogue_of(tmp_path, fields)
    one, two = (neighbours(catalogue, stored_in(catalogue, id_).directive) for id_ in ("one", "two"))
    assert (one.before, one.after and one.after.id) == (None, "two")
    assert (two.before and two.before.id, two.after) == ("one", None)
    catalogue.close()


@pytest.mark.parametrize(
    "other",
    [
        Fields("Kết luận", None, "công tác năm 2024", "Thị ủy Phú Khê"),
        Fields("Thông báo", None, "công tác năm 2024", "Thị ủy An Lộ"),
        Fields("Kết luận", None, "công tác dân vận năm 2024", "Thị ủy An Lộ"),
        Fields("Kết luận", None, "công tác năm 2024", None),
        Fields("Kết luận", None, "công tác năm 2023", "Thị ủy An Lộ"),
    ],
)
def test_another_office_kind_or_subject_is_no_successor(tmp_path: Path, other: Fields) -> None:
    own = Fields("Kết luận", None, "công tác năm 2023", "Thị ủy An Lộ")
    catalogue = catalogue_of(tmp_path, {"own": (own, ""), "other": (other, "")})
    found = neighbours(catalogue, stored_in(catalogue, "own").directive)
    assert (found.before, found.after) == (None, None)
    catalogue.close()


def test_of_several_periods_the_nearest_is_the_successor(tmp_path: Path) -> None:
    fields = {
        str(year): (Fields("Báo cáo", None, f"công tác năm {year}", "Thị ủy An Lộ"), "")
        for year in (2019, 2021, 2022, 2025)
    }
    catalogue = catalogue_of(tmp_path, fields)
    found = neighbours(catalogue, stored_in(catalogue, "2021").directive)
    assert (found.before and found.before.id, found.after and found.after.id) == ("2019", "2022")
    catalogue.close()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Căn cứ Thông tư số 75/2024/TT-BTC sửa đổi, bổ sung một số điều của Thông tư số 55/2023/TT-BTC;",
            {("căn cứ", "75/2024/TT-BTC", None), ("sửa đổi", "55/2023/TT-BTC", "75/2024/TT-BTC")},
        ),
        (
            "Căn cứ Luật Chợ số 22/2013/QH13 được sửa đổi, bổ sung bởi Luật số 57/2014/QH13 và Luật số 90/2015/QH13;",
            {
                ("căn cứ", "22/2013/QH13", None), ("căn cứ", "57/2014/QH13", None), ("căn cứ", "90/2015/QH13", None),
                ("sửa đổi", "22/2013/QH13", "57/2014/QH13"), ("sửa đổi", "22/2013/QH13", "90/2015/QH13"),
            },
        ),
        (
            "Căn cứ Nghị định số 78/2025/NĐ-CP (được điều chỉnh, bổ sung tại Nghị định số 87/2025/NĐ-CP) quy định chi"
            " tiết Luật Chợ số 22/2013/QH13;",
            {
                ("căn cứ", "78/2025/NĐ-CP", None), ("căn cứ", "87/2025/NĐ-CP", None),
                ("sửa đổi", "78/2025/NĐ-CP", "87/2025/NĐ-CP"), ("thực hiện", "22/2013/QH13", "78/2025/NĐ-CP"),
            },
        ),
        (
            "Thực hiện Kế hoạch số 5-KH/TU về thực hiện Nghị quyết số 7-NQ/TW và Nghị quyết số 8-NQ/TW;",
            {
                ("thực hiện", "5-KH/TU", None), ("thực hiện", "7-NQ/TW", "5-KH/TU"),
                ("thực hiện", "8-NQ/TW", "5-KH/TU"),
            },
        ),
        (
            "Thực hiện Kế hoạch số 5-KH/TU về thực hiện Nghị quyết số 7-NQ/TW và Kế hoạch số 6-KH/TU;",
            {("thực hiện", "5-KH/TU", None), ("thực hiện", "7-NQ/TW", "5-KH/TU"), ("thực hiện", "6-KH/TU", None)},
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_another_names_it(
    tmp_path: Path, body: str, expected: set[tuple[str, str, str | None]]
) -> None:
    catalogue = catalogue_of(tmp_path, {"plan": (Fields("Kế hoạch"), body)})
    edges = outgoing(catalogue, stored_in(catalogue, "plan"))
    found = {(edge.relation, edge.other.citation.number, edge.via.number if edge.via else None) for edge in edges}
    catalogue.close()
    assert found == expected


def test_a_law_s_number_and_its_bare_name_are_one_missing_law(tmp_path: Path) -> None:
    texts = {
        "one": (Fields("Kế hoạch"), "Căn cứ Luật Đất đai số 31/2024/QH15. Thu hồi đất theo Luật Đất đai."),
        "two": (Fields("Kế hoạch"), "Thu hồi đất theo Luật Đất đai. Căn cứ Luật Nhà ở số 27/2023/QH15."),
        "three": (Fields("Kế hoạch"), "Căn cứ Luật Nhà ở số 65/2014/QH13. Thuê nhà theo Luật Nhà ở."),
    }
    catalogue = catalogue_of(tmp_path, texts)
    found = {normal_form(one.citation): (one.directives, one.mentions) for one in most_cited_missing(catalogue, 10)}
    catalogue.close()
    assert found == {
        "Luật số 31/2024/QH15": (1, 2), "Luật số 27/2023/QH15": (1, 1), "Luật số 65/2014/QH13": (1, 2),
        "Luật Đất đai": (1, 1),  # of several laws of the name nobody can tell which
    }  # fmt: skip
