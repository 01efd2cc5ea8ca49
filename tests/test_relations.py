"""Edges between directives against what a reader finds in the samples, and what follows from them."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.model import Role, join_spans
from service.cite import normal_form
from service.engine import Engine
from service.filters import Filters
from service.precedent.relations.chains import chains
from service.precedent.relations.edges import incoming, outgoing
from service.precedent.relations.evidence import sentence_at
from service.precedent.relations.model import Edge, Mention
from service.precedent.relations.timeline import timeline


class Expected(NamedTuple):
    """What a reader found: the relations are those that he may call it."""

    other: str
    via: str
    relations: list[str]
    stated: str


def _expected() -> dict[str, list[Expected]]:
    """Read by hand from the texts of the samples, not from the program."""
    path = Path(__file__).parent / "golden" / "relations.tsv"
    found = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            expected = Expected(row["other"], row["via"], row["relations"].split("|"), row["stated"])
            found[row["citing"]].append(expected)
    return dict(found)


EXPECTED = _expected()


def _edges(engine: Engine, id_: str) -> list[Edge]:
    return outgoing(engine.catalogue, engine.document(id_))


def _says(mention: Mention, edge: Edge, expected: Expected) -> bool:
    via = (edge.via.key or "") if edge.via else ""
    said = " ".join(mention.evidence.text.split())
    return (
        mention.citation.key == expected.other
        and via == expected.via
        and edge.relation in expected.relations
        and expected.stated in said
    )


@pytest.mark.parametrize("id_", EXPECTED)
def test_the_edges_of_a_sample_are_those_that_a_reader_finds(engine: Engine, id_: str) -> None:
    edges = _edges(engine, id_)
    for expected in EXPECTED[id_]:
        assert any(_says(mention, edge, expected) for edge in edges for mention in edge.mentions), expected
    for edge in edges:
        assert any(_says(mention, edge, one) for one in EXPECTED[id_] for mention in edge.mentions), edge.relation


def test_a_sentence_is_what_stands_in_the_text_around_the_mention(engine: Engine) -> None:
    in_passage = 0
    for id_ in EXPECTED:
        text = engine.document(id_).directive.text
        passages = {passage.id for passage in engine.passages_of(id_)}
        for mention in (mention for edge in _edges(engine, id_) for mention in edge.mentions):
            evidence = mention.evidence
            assert evidence.text == join_spans(text, evidence.spans)
            assert evidence.spans[0].start <= mention.citation.spans[0].start
            assert mention.citation.spans[-1].end <= evidence.spans[-1].end
            assert evidence.passage_id in {*passages, None}
            in_passage += evidence.passage_id is not None
    assert in_passage >= 150  # what a heading alone says is in no passage


def test_both_ends_tell_of_the_same_edges(engine: Engine) -> None:
    def named(edge: Edge) -> tuple[str, str, str]:
        return edge.citing.id, edge.relation, normal_form(edge.via) if edge.via else ""

    for id_ in ("tu-2022-ct-12", "thu-2022-kh-54", "tu-2021-nq-07"):
        others = {one.id for one in engine.documents(Filters(), 0, 100)[0]} - {id_}
        from_there = [
            edge for other in others for edge in _edges(engine, other) if id_ in [one.id for one in edge.held]
        ]
        from_here, more = incoming(engine.catalogue, engine.document(id_))
        assert sorted(map(named, from_here)) == sorted(map(named, from_there))
        assert from_here
        assert not more


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("Một. Thực hiện Chỉ thị 12. Ủy ban làm.", "Chỉ thị 12", "Thực hiện Chỉ thị 12."),
        ("Một. Đẩy nhanh Chỉ thị 12. Đồng chí A.", "Chỉ thị 12", "Đẩy nhanh Chỉ thị 12."),
        ("1. Thực hiện Chỉ thị 12 ở TP. Lam Thành", "Chỉ thị 12", "1. Thực hiện Chỉ thị 12 ở TP. Lam Thành"),
        ("**Căn cứ Luật A;**\n\n**Căn cứ Luật B;**", "Luật B", "Căn cứ Luật B;"),
        ("Thực hiện Luật A; Luật B; các luật khác. Xong.", "Luật B", "Thực hiện Luật A; Luật B; các luật khác."),
        ("- Căn cứ Luật A;\n- Căn cứ Luật B;\n- Xét đề nghị", "Luật B", "- Căn cứ Luật B;"),
        ("Luật B", "Luật B", "Luật B"),
    ],
)
def test_a_sentence_or_item_ends_where_a_reader_ends_it(text: str, name: str, sentence: str) -> None:
    start = text.index(name)
    first, last = sentence_at(text, start, start + len(name))
    assert text[first:last] == sentence


def test_a_break_ends_a_sentence_too() -> None:
    text = "Căn cứ Luật A; Căn cứ Luật B; Xét đề nghị"
    first, last = sentence_at(text, text.index("Luật B"), text.index("Luật B") + 6, [14, 29])
    assert text[first:last] == "Căn cứ Luật B;"


def test_each_ground_of_a_resolution_is_a_sentence_of_its_own(engine: Engine) -> None:
    grounds = [edge for edge in _edges(engine, "ub-2023-nq-14") if edge.relation == "căn cứ"]
    assert [edge.foremost.evidence.text for edge in grounds] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Luật Ngân sách nhà nước;",
    ]  # fmt: skip


def test_a_title_is_quoted_without_the_letterhead(engine: Engine) -> None:
    edge = next(edge for edge in _edges(engine, "ub-2022-kh-31") if edge.relation == "thực hiện")
    titled = [one.evidence.text for one in edge.mentions if one.evidence.section.role is Role.HEADER]
    assert [text.split("\n")[0] for text in titled] == ["KẾ HOẠCH"]


def test_chains_follow_what_openings_say_from_the_lowest_up(engine: Engine) -> None:
    found = chains(engine.catalogue, engine.document("thu-2022-kh-54"))
    (up,) = found.up
    assert [edge.citing.id for edge in up] == ["thu-2022-kh-54", "tu-2022-ct-12"]
    assert up[-1].held == []
    assert normal_form(up[-1].other.citation).startswith("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV")
    below = chains(engine.catalogue, engine.document("tu-2022-ct-12")).down
    assert {tuple(edge.citing.id for edge in chain) for chain in below} == {
        ("thu-2024-kh-158", "tu-2024-ct-27"), ("thu-2024-kh-158", "thu-2022-kh-54"),
    }  # fmt: skip
    assert all(chain[-1].held[0].id == "tu-2022-ct-12" for chain in below)


def test_a_timeline_is_in_order_and_holds_the_edges_among_its_directives(engine: Engine) -> None:
    found = timeline(engine, "giải phóng mặt bằng Đường ven sông Khê", Filters(), 12)
    dates = [moment.on for moment in found.moments]
    assert dates == sorted(day for day in dates if day) + [None] * dates.count(None)
    ids = {moment.directive.id for moment in found.moments}
    assert len(ids) == len(found.moments) == 12
    for edge in found.edges:
        assert edge.citing.id in ids
        assert ids & {held.id for held in edge.held}
    assert ("ub-2023-bc-188", "tu-2023-tb-412") in {(edge.citing.id, edge.held[0].id) for edge in found.edges}
    (undated,) = [moment for moment in found.moments if moment.directive.id == "tu-2023-kl-341"]
    assert (undated.dated_by, str(undated.on)) == ("event_on", "2023-07-11")


def test_filters_narrow_a_timeline(engine: Engine) -> None:
    found = timeline(engine, "giải phóng mặt bằng", Filters(kind="Chỉ thị"), 20)
    assert {moment.directive.fields.kind for moment in found.moments} == {"Chỉ thị"}
