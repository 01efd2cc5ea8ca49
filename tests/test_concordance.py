"""Every occurrence of a phrase in its context, over HTTP, on the command line and as files."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient

from corpus.model import Directive, join_spans
from eval.concordance import counted
from indexer.terms import Layer
from service.engine import Engine
from service.errors import BadRequestError
from service.filters import Filters
from service.http import concordance
from service.http.cursor import DEEPEST, decode_cursor, encode_cursor
from service.http.lines import lines_out
from service.precedent.collation import dictionary_order
from service.precedent.concordance import CONTEXT, LineOrder
from service.precedent.phrase import read_phrase
from service.precedent.placed import Placed, Places
from tienle import main


def ask(client: TestClient, phrase: str, **more: Any) -> Any:
    answer = client.post("/v1/concordance", json={"phrase": phrase, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_counts_are_those_of_a_search_by_hand(engine: Engine) -> None:
    found = list(counted(engine, 60, seed=11))
    assert sum(one.by_hand for one in found) > 200
    assert sum(one.by_hand > 0 for one in found if " /" in one.phrase or "*" in one.phrase) > 10
    assert [one for one in found if one.differs] == []


def test_every_line_is_its_slice_of_the_stored_text(engine: Engine, samples: dict[str, Directive]) -> None:
    found = engine.precedents.concordance("giải phóng mặt bằng")
    assert found.total == len(found.lines) > 10
    for line in found.lines:
        text = samples[line.directive.id].text
        assert line.match == join_spans(text, line.spans)
        assert line.match.lower() == "giải phóng mặt bằng"


def test_a_phrase_goes_on_over_a_page_break(engine: Engine, samples: dict[str, Directive]) -> None:
    torn = [line for line in engine.precedents.concordance("của", limit=5_000).lines if len(line.spans) > 1]
    assert not torn  # one word lies on one page
    (broken,) = _over_a_break(samples)
    found = [line for line in engine.precedents.concordance(broken).lines if len(line.spans) == 2]
    assert found
    assert all(line.spans[0].end < line.spans[1].start for line in found)


def _over_a_break(samples: dict[str, Directive]) -> list[str]:
    """The first four words around a break inside a paragraph."""
    for directive in samples.values():
        for section in directive.sections:
            if len(section.spans) > 1 and section.role.value in ("section", "paragraph"):
                first, second = (span.of(directive.text).split() for span in section.spans[:2])
                return [" ".join([*first[-2:], *second[:2]])]
    return []


def test_lines_come_in_the_order_asked_for(engine: Engine) -> None:
    def lines(order: LineOrder) -> list[Any]:
        return list(engine.precedents.concordance("giải ngân", order=order).lines)

    days = [line.directive.fields.issued_on or line.directive.fields.event_on for line in lines(LineOrder.DATE)]
    assert days == sorted(days, key=str, reverse=True)
    after = [line.right.split()[:1] for line in lines(LineOrder.RIGHT) if line.right.strip(" .,;")]
    assert after.index(["theo"]) < after.index(["vốn"])
    issuers = [line.directive.fields.issuer or "" for line in lines(LineOrder.ISSUER)]
    assert issuers == sorted(issuers)
    assert len({len(lines(order)) for order in LineOrder}) == 1


def test_counts_go_over_all_occurrences_and_not_the_page(engine: Engine) -> None:
    few, all_ = (
        engine.precedents.concordance("Ủy ban nhân dân", limit=2),
        engine.precedents.concordance("Ủy ban nhân dân", limit=5_000),
    )
    assert len(few.lines) == 2
    assert few.total == len(all_.lines)
    assert few.counts == all_.counts
    assert sum(few.by_layer.values()) == few.total
    by_year = {str(one.directive.fields.issued_on or one.directive.fields.event_on or "?")[:4] for one in all_.lines}
    assert set(few.counts["year"]) == {year if year != "?" else "không rõ" for year in by_year}
    assert all(sum(counts.values()) == few.total for counts in few.counts.values())


def test_filters_narrow_what_is_looked_through(engine: Engine) -> None:
    found = engine.precedents.concordance("giải ngân", filters=Filters(kind="Công văn"))
    assert 0 < found.total < engine.precedents.concordance("giải ngân").total
    assert {line.directive.fields.kind for line in found.lines} == {"Công văn"}
    assert found.searched < 30


def test_several_stars_are_one_gap(engine: Engine) -> None:
    assert engine.precedents.concordance("đẩy nhanh ** giải ngân") == engine.precedents.concordance(
        "đẩy nhanh * giải ngân"
    )


def test_issuers_are_sorted_as_a_dictionary_does() -> None:
    names = ["Văn phòng", "Ủy ban", "Đảng ủy", "Thị ủy", "Ban Tổ chức", "Ấp Đông", "Ấp Bắc", "Dân quân", "Hội"]
    assert sorted(names, key=dictionary_order) == [
        "Ấp Bắc", "Ấp Đông", "Ban Tổ chức", "Dân quân", "Đảng ủy", "Hội", "Thị ủy", "Ủy ban", "Văn phòng",
    ]  # fmt: skip


@pytest.mark.parametrize("phrase", ["", "  ", "* giải ngân", "giải ngân /5", "đẩy * * nhanh", "!?"])
def test_a_phrase_without_words_on_both_sides_of_a_gap_is_refused(phrase: str) -> None:
    with pytest.raises(BadRequestError, match=r"từ|chữ"):
        read_phrase(phrase)


def test_a_number_of_a_directive_is_found_whole_and_in_its_parts(engine: Engine) -> None:
    assert len(read_phrase("Kết luận số 131-KL/TU")[0]) == 1
    whole, party, conclusions = (engine.precedents.concordance(phrase).total for phrase in ("131-KL/TU", "KL/TU", "KL"))
    assert 0 < whole < party < conclusions
    assert engine.precedents.concordance("131 KL TU").total == whole


def test_a_percentage_is_no_bare_figure(engine: Engine) -> None:
    percent, bare = engine.precedents.concordance("95%"), engine.precedents.concordance("95")
    assert 0 < percent.total <= bare.total
    assert {line.match.replace(" ", "") for line in percent.lines} == {"95%"}


@pytest.mark.parametrize("gap", ["/51", "/100", "/-1", "/99999999999"])
def test_a_gap_wider_than_fifty_words_is_refused(gap: str) -> None:
    with pytest.raises(BadRequestError, match="không hợp lệ"):
        read_phrase(f"đẩy nhanh {gap} giải ngân")


def test_a_gap_finds_at_least_what_stands_side_by_side(engine: Engine) -> None:
    for first, last in (("mục", "tiêu"), ("Thị ủy", "Phú Khê"), ("nhiệm vụ", "1")):
        side_by_side = engine.precedents.concordance(f"{first} {last}").total
        assert engine.precedents.concordance(f"{first} /3 {last}").total >= side_by_side
        assert engine.precedents.concordance(f"{first} /0 {last}").total == side_by_side


def test_http_pages_through_all_lines(client: TestClient) -> None:
    first = ask(client, "thực hiện", limit=50)
    rows, cursor = first["lines"], first["next_cursor"]
    while cursor:
        page = ask(client, "thực hiện", limit=50, cursor=cursor)
        rows, cursor = rows + page["lines"], page["next_cursor"]
    assert len(rows) == first["total"]["value"]
    assert len({(row["document"]["id"], row["start"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"limit": 5_001}, {"match": "near"}, {"order": "random"}, {"colour": 1}, {"phrase": ""}]
)
def test_http_refuses_what_is_out_of_range(client: TestClient, wrong: dict[str, Any]) -> None:
    answer = client.post("/v1/concordance", json={"phrase": "giải ngân", **wrong})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_lines_as_csv_are_the_lines(client: TestClient) -> None:
    lines = ask(client, "giải ngân")["lines"]
    answer = client.post("/v1/concordance", json={"phrase": "giải ngân", "format": "csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == [line["match"] for line in lines]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_a_file_holds_all_lines_or_says_that_it_cannot(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"phrase": "xã", "format": "csv"}
    total = ask(client, "xã")["total"]["value"]
    assert total > 200
    assert len(list(csv.reader(io.StringIO(client.post("/v1/concordance", json=body).text)))) == total + 1
    monkeypatch.setattr(concordance, "MOST_LINES", 200)
    refused = client.post("/v1/concordance", json=body)
    assert refused.status_code == 422
    assert str(total) in refused.json()["detail"]
    assert client.post("/v1/concordance", json={**body, "limit": 50}).status_code == 200


def test_lines_can_be_paged_through_beyond_what_hits_can() -> None:
    beyond = encode_cursor(DEEPEST + 1, "các")
    assert decode_cursor(beyond, "các", 2**31) == DEEPEST + 1
    with pytest.raises(BadRequestError):
        decode_cursor(beyond, "các")


def test_lines_as_docx_hold_every_match(client: TestClient) -> None:
    answer = client.post("/v1/concordance", json={"phrase": "giải ngân", "format": "docx"})
    (table,) = docx.Document(io.BytesIO(answer.content)).tables
    total = ask(client, "giải ngân")["total"]["value"]
    assert len(table.rows) == total + 1
    assert all("[" in row.cells[0].text for row in list(table.rows)[1:5])


def test_nothing_found_is_said_with_where_was_looked(client: TestClient) -> None:
    found = ask(client, "đẩy mạnh tiến độ giải ngân vốn đầu tư công", evidence=True)
    assert (found["total"], found["lines"]) == ({"value": 0, "relation": "eq"}, [])
    evidence = found["evidence"]
    assert (evidence["exact"], evidence["folded"], evidence["documents"]) == (0, 0, 30)
    assert evidence["similar"]["value"] > 0
    assert evidence["index_version"] == found["index_version"]


def test_evidence_counts_other_marks_apart(engine: Engine) -> None:
    typed, marked = engine.precedents.evidence("giai ngan"), engine.precedents.evidence("giải ngân")
    assert typed.exact == 0
    assert typed.folded == marked.exact > 0


def test_a_search_gives_evidence_where_it_is_asked_for(client: TestClient) -> None:
    plain = client.post("/v1/search", json={"query": "xây cầu vượt biển"}).json()
    assert plain["evidence"] is None
    asked = client.post("/v1/search", json={"query": "xây cầu vượt biển", "evidence": True}).json()
    assert asked["evidence"]["exact"] == 0
    assert asked["evidence"]["documents"] == 30


def test_the_command_prints_lines_and_writes_files(
    sample_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = ["--index", str(sample_index)]
    assert main(["concordance", "đẩy nhanh * giải ngân", *index]) == 0
    printed = capsys.readouterr().out
    assert "[đẩy nhanh tiến độ giải ngân]" in printed
    assert main(["concordance", "giải ngân", *index, "--out", str(tmp_path / "a.csv")]) == 0
    assert (tmp_path / "a.csv").stat().st_size > 100
    assert main(["concordance", "giải ngân", *index, "--out", str(tmp_path / "a.txt")]) == 2
    assert main(["concordance", "cầu vượt biển", *index]) == 0
    assert "0 chỗ đúng nguyên văn" in capsys.readouterr().out


def test_json_on_the_command_line_is_lines_alone(
    engine: Engine, sample_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["concordance", "giải ngân", "--index", str(sample_index), "--json", "--match", "exact"]) == 0
    assert (
        capsys.readouterr().out.strip()
        == lines_out(engine, engine.precedents.concordance("giải ngân", match=Layer.EXACT)).model_dump_json()
    )


def test_a_run_of_dots_takes_no_context_away(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    read = Places.read

    def dotted(places: Places, start: int, end: int) -> Placed:
        return replace(read(places, start, end), left=f"Theo {'.' * 200} của", right=f" số {'.' * 200} về")

    monkeypatch.setattr(Places, "read", dotted)
    (line, *_) = engine.precedents.concordance("giải ngân").lines
    assert line.left.endswith(".. của")
    assert line.right.startswith(" số ..")
    assert len(line.left) == len(line.right) == CONTEXT + 1
