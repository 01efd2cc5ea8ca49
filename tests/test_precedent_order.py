"""The order of best precedents: its factors, who may be put in it, and what comes out of the samples."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from corpus.model import Directive, Fields
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.engine import Engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.precedent.order import WEIGHTS, Factors, Measure, Order, best_first, relevant
from service.precedent.validity.model import UNKNOWN, Fact, Standing, Validity
from service.retrieval import Ranking
from service.settings import Settings

TODAY = date(2025, 1, 1)  # while the district level still exists
_QUERY = "giải phóng mặt bằng"


@pytest.fixture(scope="module")
def dated(sample_index: Path, encoder: Encoder) -> Iterator[Engine]:
    opened = open_engine(sample_index, Settings(office="Thị ủy Phú Khê"), encoder, today=lambda: TODAY)
    yield opened
    opened.close()


def _ranking(scores: list[float], confidence: bool = True) -> Ranking:
    values = np.asarray(scores, dtype=np.float32)
    return Ranking(np.arange(len(scores)) * 10, values, {"dense": values}, values if confidence else None)


def _factors(**given: float) -> Factors:
    return Factors(**(dict.fromkeys(WEIGHTS, 0.0) | given))


def test_the_value_is_what_its_formula_says() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    factors = Factors(1.0, 0.7, 0.8, 0.6, 0.5, 0.25)
    assert factors.value == pytest.approx(0.4 * 1 + 0.2 * 0.7 + 0.15 * 0.8 + 0.1 * 0.6 + 0.1 * 0.5 + 0.05 * 0.25)


def _measured(fields: Fields, office: str | None = None, validity: Validity = UNKNOWN, used: int = 0) -> Factors:
    measure = Measure(TODAY, office, None, lambda _: used)
    return measure.factors(1.0, 0, Directive("d", "d.txt", "", fields), validity)


def test_each_factor_is_read_from_the_directive_s_own_facts() -> None:
    fields = Fields("Kết luận", "1-KL/TU", issuer="Ban Thường vụ Thị ủy Phú Khê", issued_on=date(2022, 1, 1))
    found = _measured(fields, "Thị ủy Phú Khê", used=2)
    assert (found.in_force, found.own_office, found.authority, found.reuse) == (0.7, 1.0, 0.6, 0.5)
    assert found.recency == pytest.approx(0.5, abs=0.01)
    assert _measured(fields, "Tỉnh ủy").own_office == _measured(fields).own_office == 0
    assert _measured(Fields()).recency == _measured(Fields()).authority == 0


def test_what_was_issued_by_a_body_whose_place_the_office_took_is_nearly_its_own() -> None:
    fields = Fields("Công văn", issuer="Bộ Lao động - Thương binh và Xã hội", issued_on=date(2020, 1, 1))
    assert _measured(fields, "Bộ Nội vụ").own_office == 0.8


def test_a_higher_issuer_has_more_authority() -> None:
    issuers = ("Chính phủ", "Tỉnh ủy Lam Giang", "Thị ủy Phú Khê", "Đảng ủy phường Bến Mới")
    found = [_measured(Fields(issuer=name, issued_on=date(2024, 1, 1))).authority for name in issuers]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


def test_the_worse_it_stands_the_lower_the_factor() -> None:
    values = [
        _measured(Fields(), validity=Validity((Fact(value, None, "", "“…”"),))).in_force
        for value in (Standing.IN_FORCE, Standing.AMENDED, Standing.PERIOD_OVER, Standing.REPLACED)
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] == 1
    assert values[-1] == 0


def test_only_hits_half_as_probable_as_the_best_are_put_in_order() -> None:
    assert list(relevant(_ranking([0.9, 0.6, 0.44, 0.46]), phrase=False)) == [0, 1, 3]
    assert list(relevant(_ranking([0.9, 0.8, 0.7], confidence=False), phrase=False)) == [0, 1]
    assert list(relevant(_ranking([9.0, 1.0], confidence=False), phrase=True)) == [0, 1]
    assert relevant(_ranking([]), phrase=False) == relevant(_ranking([0.0, 0.0]), phrase=False) == {}


def test_hits_that_are_not_relevant_enough_stay_behind_in_their_order() -> None:
    factors = {0: _factors(relevance=1.0), 2: _factors(relevance=0.6, in_force=1.0, own_office=1.0)}
    assert best_first(_ranking([0.9, 0.2, 0.6, 0.1]), factors).ordinals.tolist() == [20, 0, 10, 30]


def _ordered(engine: Engine, query: str) -> list[str]:
    """The directives that were put in order, each once."""
    hits = engine.search(query, top_k=40, order=Order.PRECEDENT).hits
    values = [hit.factors.value for hit in hits if hit.factors]
    assert values == sorted(values, reverse=True)
    return list(dict.fromkeys(hit.directive.id for hit in hits if hit.factors))


def test_the_own_plan_comes_before_the_one_it_replaced_and_before_a_higher_one_that_was_replaced(dated: Engine) -> None:
    ordered = _ordered(dated, "đảng viên có đất bị thu hồi phải gương mẫu bàn giao mặt bằng")
    assert ordered[:3] == ["thu-2024-kh-158", "thu-2022-kh-54", "tu-2022-ct-12"]


def test_what_is_higher_and_in_force_comes_first_though_what_it_replaced_is_more_relevant(dated: Engine) -> None:
    query = "Mặt trận Tổ quốc giám sát, phản biện phương án bồi thường"
    surest = max(dated.search(query).hits, key=lambda hit: hit.confidence or 0)
    assert surest.directive.id == "tu-2022-ct-12"
    ordered = _ordered(dated, query)
    assert ordered[:2] == ["tu-2024-ct-27", "thu-2021-nq-05"]
    assert ordered.index("thu-2021-nq-05") < ordered.index("thu-2022-kh-54")  # both own, the second was replaced
    assert "thu-2024-kh-158" not in ordered  # own, yet not relevant enough to jump up


def test_another_office_gets_another_order(dated: Engine) -> None:
    def own(office: str) -> list[float]:
        hits = dated.search(_QUERY, order=Order.PRECEDENT, office=office, top_k=20).hits
        return [hit.factors.own_office for hit in hits if hit.factors]

    first, second = (
        [hit.directive.id for hit in dated.search(_QUERY, order=Order.PRECEDENT, office=office).hits]
        for office in ("Tỉnh ủy Lam Giang", "Ủy ban nhân dân thị xã Phú Khê")
    )
    assert first != second
    assert max(own("Tỉnh ủy Lam Giang")) == 1
    assert max(own("Ủy ban nhân dân huyện Nậm Rốm")) == 0


def test_by_relevance_nothing_has_factors_and_all_stays_as_it_was(dated: Engine) -> None:
    plain, ordered = (dated.search(_QUERY, top_k=100, order=order) for order in Order)
    assert all(hit.factors is None for hit in plain.hits)
    assert {hit.passage.id for hit in plain.hits} == {hit.passage.id for hit in ordered.hits}
    assert plain.relevant == ordered.relevant
    without = [hit.passage.id for hit in ordered.hits if not hit.factors]
    assert without == [hit.passage.id for hit in plain.hits if hit.passage.id in set(without)]


@pytest.mark.parametrize("query", [_QUERY, '"giải phóng mặt bằng"'])
def test_pages_come_from_one_order(dated: Engine, query: str) -> None:
    whole = [hit.passage.id for hit in dated.search(query, top_k=40, order=Order.PRECEDENT).hits]
    pages = [
        hit.passage.id
        for offset in range(0, 40, 10)
        for hit in dated.search(query, top_k=10, offset=offset, order=Order.PRECEDENT).hits
    ]
    assert whole == pages


@pytest.mark.parametrize("order", list(Order))
def test_pages_go_on_though_many_of_the_first_hits_say_the_same(dated: Engine, order: Order) -> None:
    def page(offset: int, top_k: int) -> list[str]:
        found = dated.search("thực hiện", mode="dense", top_k=top_k, offset=offset, order=order)
        return [hit.passage.id for hit in found.hits]

    whole = page(0, 250)
    assert [id_ for offset in range(0, 250, 10) for id_ in page(offset, 10)] == whole
    assert len(whole) == 250


def test_every_place_of_a_wording_is_put_in_order(dated: Engine) -> None:
    hits = dated.search('"giải phóng mặt bằng"', top_k=50, order=Order.PRECEDENT).hits
    assert len(hits) > 10
    assert all(hit.factors for hit in hits)


@pytest.fixture(scope="module")
def client(dated: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(LiveEngine(Path(), lambda: dated)), raise_server_exceptions=False) as opened:
        yield opened


def test_factors_come_over_http_by_get_and_post(client: TestClient) -> None:
    asked: dict[str, Any] = {"order": "precedent", "office": "Tỉnh ủy", "top_k": 5}
    posted = client.post("/v1/search", json={"query": _QUERY, **asked}).json()["results"]
    got = client.get("/v1/search", params={"q": _QUERY, **asked}).json()["results"]
    assert posted == got
    assert set(posted[0]["factors"]) == {*WEIGHTS, "value"}
    assert client.post("/v1/search", json={"query": _QUERY}).json()["results"][0]["factors"] is None


def test_a_reader_can_reckon_the_order_from_what_is_shown(client: TestClient) -> None:
    answer = client.post("/v1/search", json={"query": _QUERY, "order": "precedent", "top_k": 30}).json()
    shown = [hit["factors"] for hit in answer["results"] if hit["factors"]]
    assert len(shown) > 5
    for factors in shown:
        assert factors["value"] == pytest.approx(sum(weight * factors[name] for name, weight in WEIGHTS.items()))
    assert [one["value"] for one in shown] == sorted((one["value"] for one in shown), reverse=True)


def test_the_description_of_the_interface_states_the_weights(client: TestClient) -> None:
    said = client.get("/openapi.json").json()["components"]["schemas"]["FactorsOut"]["description"]
    assert all(f"{weight:g} {name}" in said for name, weight in WEIGHTS.items())


@pytest.mark.parametrize("wrong", [{"order": "newest"}, {"order": "precedent", "office": ""}, {"office": "?!"}])
def test_what_is_no_order_or_office_is_refused(client: TestClient, wrong: dict[str, str]) -> None:
    assert client.post("/v1/search", json={"query": _QUERY, **wrong}).status_code == 422


def test_the_page_shows_the_factors_and_keeps_the_order_from_page_to_page(client: TestClient) -> None:
    page = client.get("/", params={"q": _QUERY, "order": "precedent"}).text
    assert "cơ quan mình 1.00" in page
    assert "; chung 0." in page
    assert "order=precedent" in page
    assert client.get("/", params={"q": _QUERY, "order": "best"}).status_code == 422


def test_the_command_prints_them(
    sample_index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tienle import main

    monkeypatch.setenv("TIENLE_OFFICE", "Thị ủy Phú Khê")
    assert main(["search", _QUERY, "--index", str(sample_index), "--order", "precedent"]) == 0
    assert "cơ quan mình 1.00" in capsys.readouterr().out
