"""What an index proves of its directives' validity, and where that is shown and acts."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from corpus.model import join_spans
from indexer.build import build
from indexer.cross_encoder import CrossEncoder
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.engine import Engine
from service.filters import Filters
from service.http.app import create_app
from service.http.live import LiveEngine
from service.precedent.relations.edges import outgoing
from service.precedent.validity.model import GONE, Standing, Validity
from service.rank.demoted import Demoted
from service.rank.reread import Reread
from service.settings import Settings

TODAY = date(2026, 6, 1)
_TREES = "1. Mỗi xã trồng 2.000 cây xanh ven đường liên thôn, chăm sóc và bảo vệ đến khi cây khép tán."
_OTHERS = "1. Mỗi thôn đặt hai thùng rác, thu gom ba buổi mỗi tuần, không để rác tồn tại nơi công cộng."


def _kept(number: str, day: str, office: str, *points: str, kind: str = "KẾ HOẠCH", title: str = "về cây xanh") -> str:
    place = office.split()[-2] + " " + office.split()[-1]
    head = f"{office.upper()}\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nSố {number}\n{place}, ngày {day}\n\n"
    body = "\n\n".join(points)
    return f"{head}{kind}\n{title}\n\n{body}\n\nNơi nhận:\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNinh Xuân Đoái\n"


_LONG = "về " + ", ".join(["việc trồng và chăm sóc cây xanh ven các tuyến đường liên thôn"] * 12)
_LAM, _KHE, _LO = "Tỉnh ủy Lam Giang", "Thị ủy Phú Khê", "Thị ủy An Lộ"
DIRECTIVES = {
    "old": _kept("54-KH/TU", "02 tháng 5 năm 2022", _LAM, _TREES),
    "new": _kept(
        "90-KH/TU", "02 tháng 5 năm 2024", _LAM, _TREES.replace("2.000", "3.000"),
        "2. Kế hoạch này thay thế Kế hoạch số 54-KH/TU ngày 02/5/2022 của Tỉnh ủy.",
    ),
    "kept": _kept("55-KH/TU", "03 tháng 5 năm 2022", _LAM, _OTHERS, title="về rác thải"),
    "lower": _kept("7-KH/TU", "05 tháng 6 năm 2024", _KHE, "1. Bãi bỏ Kế hoạch số 55-KH/TU ngày 03/5/2022.", _OTHERS),
    "of-khe": _kept("60-KH/TU", "04 tháng 5 năm 2022", _KHE, _OTHERS, title="về nước sạch"),
    "of-another": _kept("8-KH/TU", "05 tháng 6 năm 2024", _LO, "1. Kế hoạch này thay thế Kế hoạch số 60-KH/TU."),
    "soon-over": _kept("61-KH/TU", "04 tháng 5 năm 2023", _LAM, _OTHERS, title="về chợ"),
    "not-yet": _kept(
        "91-KH/TU", "06 tháng 6 năm 2024", _LAM, _TREES,
        "2. Kế hoạch này có hiệu lực từ ngày 01/01/2027 và thay thế Kế hoạch số 61-KH/TU ngày 04/5/2023 của Tỉnh ủy.",
    ),
    "in-part": _kept("62-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, title="về bến bãi"),
    "changing": _kept(
        "92-KH/TU", "07 tháng 6 năm 2024", _LAM, _TREES,
        "2. Bãi bỏ mục 2 phần III Kế hoạch số 62-KH/TU ngày 05/5/2023 của Tỉnh ủy.",
    ),
    "ended": _kept(
        "64-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, "2. Kế hoạch này hết hiệu lực từ ngày 31/12/2024.",
        title="về đò ngang",
    ),
    "until": _kept(
        "65-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, "2. Kế hoạch này có hiệu lực đến hết ngày 31/12/2026.",
        title="về bến đò",
    ),
    "not-repealed": _kept("66-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, title="về phà"),
    "saying-so": _kept(
        "94-KH/TU", "09 tháng 6 năm 2024", _LAM, _TREES,
        "2. Kế hoạch số 66-KH/TU ngày 05/5/2023 của Tỉnh ủy không bị bãi bỏ và tiếp tục có hiệu lực.",
        "3. Kế hoạch này có hiệu lực sau 15 ngày kể từ ngày ký.",
    ),
    "younger": _kept("63-KH/TU", "09 tháng 9 năm 2025", _LAM, _OTHERS, title="về cấp nước"),
    "older": _kept(
        "93-KH/TU", "08 tháng 6 năm 2024", _LAM, _TREES,
        "2. Kế hoạch này thay thế Kế hoạch số 63-KH/TU của Tỉnh ủy.",
    ),
    "twice": _kept("70-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, title="về kè đá"),
    "twice-scanned": _kept("70-KH/TU", "05 tháng 5 năm 2023", _LAM, f"{_OTHERS}\n", title="về kè  đá"),
    "namesake": _kept("71-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, title="về mương"),
    "namesake-of-a-later-term": _kept("71-KH/TU", "05 tháng 5 năm 2024", _LAM, _OTHERS, title="về mương nước"),
    "listed": _kept("72-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, title="về hồ"),
    "listed-in-part": _kept("73-KH/TU", "05 tháng 5 năm 2023", _LAM, _OTHERS, title="về đập"),
    "listing": _kept(
        "95-KH/TU", "10 tháng 6 năm 2025", _LAM, _TREES,
        "2. Các kế hoạch sau hết hiệu lực kể từ ngày 01/7/2025:",
        f"a) Kế hoạch số 70-KH/TU ngày 05/5/2023 của Tỉnh ủy {_LONG};", f"b) Kế hoạch số 71-KH/TU của Tỉnh ủy {_LONG};",
        f"c) Kế hoạch số 72-KH/TU ngày 05/5/2023 của Tỉnh ủy {_LONG};",
        "d) Mục 2 phần III Kế hoạch số 73-KH/TU ngày 05/5/2023 của Tỉnh ủy.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    """The directives above, asked on one day."""
    folder = tmp_path_factory.mktemp("standing")
    for name, text in DIRECTIVES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "index", encoder)
    opened = open_engine(folder / "index", Settings(), encoder, compare=True, today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(own: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(LiveEngine(Path(), lambda: own)), raise_server_exceptions=False) as opened:
        yield opened


@pytest.mark.parametrize(
    ("id_", "value", "by"),
    [
        ("old", Standing.REPLACED, "new"),
        ("kept", Standing.UNKNOWN, None),  # a lower committee repeals nothing
        ("of-khe", Standing.ISSUER_DISSOLVED, None),  # nor does another one of the same level
        ("soon-over", Standing.UNKNOWN, None),  # not before 2027
        ("in-part", Standing.AMENDED, "changing"),
        ("younger", Standing.UNKNOWN, None),  # nothing is replaced by what came before it
        ("new", Standing.UNKNOWN, None),
        ("ended", Standing.PERIOD_OVER, "ended"),  # they say it of themselves
        ("until", Standing.IN_FORCE, "until"),
        ("saying-so", Standing.IN_FORCE, "saying-so"),
        ("not-repealed", Standing.IN_FORCE, "saying-so"),
        ("not-yet", Standing.UNKNOWN, None),
        ("twice", Standing.REPEALED, "listing"),  # of two copies each
        ("twice-scanned", Standing.REPEALED, "listing"),
        ("namesake", Standing.UNKNOWN, None),  # which of two plans of one number isn't said
        ("namesake-of-a-later-term", Standing.UNKNOWN, None),
        ("listed", Standing.REPEALED, "listing"),
        ("listed-in-part", Standing.AMENDED, "listing"),
    ],
)
def test_only_a_plain_order_of_one_who_may_give_it_is_asserted(
    own: Engine, id_: str, value: Standing, by: str | None
) -> None:
    validity = own.validity(id_)
    assert validity.value is value
    assert (validity.facts[0].by if validity.facts else None) == by


def test_a_day_changes_what_holds_without_opening_the_index_again(own: Engine) -> None:
    before, after = (own.today.validities.of("soon-over", day).value for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert (before, after) == (Standing.UNKNOWN, Standing.REPLACED)
    assert own.today.validities.of("not-yet", date(2027, 1, 1)).value is Standing.IN_FORCE
    assert own.today.validities.of("until", date(2027, 1, 1)).value is Standing.PERIOD_OVER
    assert own.today.validities.of("ended", date(2024, 12, 30)).value is Standing.UNKNOWN
    assert own.today.validities.of("saying-so", date(2024, 6, 23)).value is Standing.UNKNOWN
    assert own.today.validities.of("of-khe", date(2025, 6, 30)).value is Standing.UNKNOWN
    sets = [own.today.validities.having(GONE, day).tolist() for day in (TODAY, date(2027, 1, 1), TODAY)]
    assert (len(sets[0]), len(sets[1])) == (4, 5)
    assert sets[0] == sets[2]


def test_the_evidence_is_the_sentence_to_the_letter_with_its_source(own: Engine) -> None:
    (fact, *_) = own.validity("old").facts
    text = own.document("new").directive.text
    (span,) = fact.spans
    assert span.of(text) == "Kế hoạch này thay thế Kế hoạch số 54-KH/TU ngày 02/5/2022 của Tỉnh ủy."
    assert fact.evidence.startswith(f"“{span.of(text)}” — mục 2 Kế hoạch số 90-KH/TU ngày 02/5/2024 của ")
    assert fact.short == "Đã bị thay thế bởi Kế hoạch số 90-KH/TU ngày 02/5/2024"
    assert fact.since == date(2024, 5, 2)


def test_the_samples_stand_as_reading_them_says(engine: Engine) -> None:
    def of(id_: str) -> Validity:
        return engine.today.validities.of(id_, TODAY)

    assert (of("tu-2022-ct-12").value, of("tu-2022-ct-12").facts[0].by) == (Standing.REPLACED, "tu-2024-ct-27")
    assert [fact.value for fact in of("thu-2022-kh-54").facts] == [Standing.REPLACED, Standing.ISSUER_DISSOLVED]
    assert of("tu-2024-ct-27").value is Standing.IN_FORCE
    assert of("thu-2023-kl-162").facts[0].short == "Hết thời kỳ: 6 tháng cuối năm 2023"
    assert of("tu-2021-nq-07").value is Standing.UNKNOWN  # it looks ahead to 2030
    assert [fact.value for fact in of("ub-2023-nq-14").facts] == [Standing.ISSUER_DISSOLVED, Standing.IN_FORCE]
    assert engine.today.validities.of("ub-2023-nq-14", date(2025, 6, 30)).value is Standing.IN_FORCE


def test_every_evidence_quotes_what_is_stored(engine: Engine) -> None:
    told = 0
    for directive in engine.documents(Filters(), 0, 100)[0]:
        for fact in engine.today.validities.of(directive.id, TODAY).facts:
            assert re.match("“.+” — |Cơ quan ban hành", fact.evidence, re.DOTALL)
            if fact.spans and fact.by:
                text = engine.document(fact.by).directive.text
                assert " ".join(span.of(text) for span in fact.spans) in fact.evidence
                told += 1
    assert told >= 3


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical", "exact"])
def test_the_status_filter_acts_in_every_mode(own: Engine, mode: str) -> None:
    query = "cây xanh" if mode != "exact" else '"cây xanh"'
    found = own.search(query, mode=mode, filters=Filters(status=Standing.REPLACED))
    assert {hit.directive.id for hit in found.hits} == {"old"}
    others = own.search(query, mode=mode, filters=Filters(status=Standing.UNKNOWN), top_k=100)
    assert others.hits
    assert {hit.validity.value for hit in others.hits} == {Standing.UNKNOWN}


def test_the_values_of_the_filter_share_out_all_directives(own: Engine) -> None:
    counts = [own.documents(Filters(status=value), 0, 1)[1] for value in Standing]
    assert sum(counts) == len(DIRECTIVES)


def test_a_replaced_directive_comes_after_the_like_one_that_replaced_it(own: Engine) -> None:
    query = "mỗi xã trồng 2.000 cây xanh ven đường liên thôn"
    (plain,), (ranking,) = (
        own.retrievers[mode].retrieve([own.understand(query)], 1_000) for mode in ("no-demotion", "hybrid")
    )
    first, then = ([one.directive.id for one in own.catalogue.placed(r.ordinals.tolist())] for r in (plain, ranking))
    assert first.index("old") < first.index("new")
    assert then.index("new") < then.index("old")
    assert ranking.scores.tolist() == sorted(ranking.scores.tolist(), reverse=True)
    assert sorted(plain.ordinals.tolist()) == sorted(ranking.ordinals.tolist())


@pytest.mark.parametrize(
    "query",
    [
        "trồng cây xanh theo kế hoạch 54-KH/TU",
        "kế hoạch cũ về trồng 2.000 cây xanh ven đường liên thôn",
        "trồng cây xanh ven đường liên thôn năm 2022",
    ],
)
def test_who_asks_for_what_is_old_gets_it_where_it_stood(own: Engine, query: str) -> None:
    question = own.understand(query)
    (plain,), (ranking,) = (own.retrievers[mode].retrieve([question], 20) for mode in ("no-demotion", "hybrid"))
    assert plain.ordinals.tolist() == ranking.ordinals.tolist()


def test_behind_a_filter_that_leaves_only_replaced_ones_nothing_is_lowered(own: Engine) -> None:
    (hit, *_) = own.search("trồng cây xanh", filters=Filters(document_id="old")).hits
    assert hit.score == hit.confidence


def test_the_only_answer_stays_first_though_it_was_replaced(engine: Engine) -> None:
    found = engine.search("Tổ công tác đo đạc, kiểm đếm 486 hộ bàn giao mặt bằng trước ngày 30/6/2023", top_k=3)
    assert found.hits[0].directive.id in {"thu-2022-kh-54", "tu-2022-ct-12", "ub-2022-cv-845"}
    assert found.best == max(hit.confidence or 0 for hit in found.hits)


def _status(client: TestClient, path: str, **params: Any) -> Any:
    response = client.get(path, params=params)
    assert response.status_code == 200, response.text
    return response.json()


def test_every_answer_over_http_carries_the_status(client: TestClient) -> None:
    hits = _status(client, "/v1/search", q="Kế hoạch số 54-KH/TU", top_k=50)["results"]
    of_hits = {hit["document"]["id"]: hit["document"]["status"] for hit in hits}
    listed = {one["id"]: one["status"] for one in _status(client, "/v1/documents")["documents"]}
    read = _status(client, "/v1/documents/old")["document"]["status"]
    section = _status(client, "/v1/documents/old/sections/1")["document"]["status"]
    mentions = client.post("/v1/citations/lookup", json={"text": "Kế hoạch số 54-KH/TU"}).json()["mentions"]
    looked_up = mentions[0]["candidates"][0]["document"]["status"]
    assert read == section == looked_up == listed["old"] == of_hits["old"]
    assert (read["value"], read["by"], read["section"], read["since"]) == ("replaced", "new", ["2"], "2024-05-02")
    assert listed["new"] == {
        "value": "unknown", "evidence": None, "short": None, "since": None, "by": None, "section": [], "spans": [],
        "further": [],
    }  # fmt: skip


def test_quotes_and_what_is_nearest_carry_it_too(client: TestClient) -> None:
    filters = {"document_id": "old"}
    answer = client.post("/v1/ask", json={"question": "Mỗi xã trồng bao nhiêu cây xanh?", "filters": filters}).json()
    shown = answer["quotes"] or answer["nearest"]
    assert {one["document"]["status"]["value"] for one in shown} == {"replaced"}


def test_the_filter_over_http_takes_the_values_and_no_others(client: TestClient) -> None:
    found = _status(client, "/v1/documents", status="replaced")
    assert [one["id"] for one in found["documents"]] == ["old"]
    assert client.get("/v1/documents", params={"status": "gone"}).status_code == 422
    assert client.get("/", params={"q": "cây", "status": "gone"}).status_code == 422


def test_the_pages_say_it_in_plain_words_with_a_link_to_the_proof(client: TestClient) -> None:
    words = "Đã bị thay thế bởi Kế hoạch số 90-KH/TU ngày 02/5/2024"
    for page in ("/?q=cây+xanh&status=replaced", "/documents/old"):
        text = client.get(page).text
        assert words in text, page
        assert 'href="/documents/new#2"' in text
    assert "standing" not in client.get("/documents/new").text


def test_a_document_in_no_index_is_unknown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tienle import main

    (tmp_path / "a.txt").write_text(DIRECTIVES["old"], encoding="utf-8")
    assert main(["parse", str(tmp_path / "a.txt"), "--json"]) == 0
    assert '"status":{"value":"unknown","evidence":null' in capsys.readouterr().out.replace(" ", "")


def test_the_proof_of_a_listed_end_holds_the_words_above_the_list(own: Engine) -> None:
    (fact,) = own.validity("listed").facts
    words = "2. Các kế hoạch sau hết hiệu lực kể từ ngày 01/7/2025: c) Kế hoạch số 72-KH/TU ngày 05/5/2023 của Tỉnh ủy "
    words += f"{_LONG};"
    assert (fact.since, join_spans(own.document("listing").directive.text, fact.spans)) == (date(2025, 7, 1), words)
    assert words in fact.evidence


def test_an_edge_from_a_list_shows_the_words_above_it(own: Engine) -> None:
    edges = outgoing(own.catalogue, own.document("listing"))
    stated = {edge.other.citation.number: edge.foremost.evidence.text for edge in edges}
    assert all(text.startswith("2. Các kế hoạch sau hết hiệu lực") for text in stated.values())
    assert stated["72-KH/TU"].endswith(f"c) Kế hoạch số 72-KH/TU ngày 05/5/2023 của Tỉnh ủy {_LONG};")


class _OldestFirst:
    """A model that reads hits again and prefers the wording of the replaced plan."""

    def predict(self, pairs: list[tuple[str, str]], **_: Any) -> list[float]:
        """One score for each pair of query and passage."""
        return [5.0 if "2.000" in text else 4.0 - at / 10 for at, (_, text) in enumerate(pairs)]


def test_what_is_replaced_comes_lower_behind_a_cross_encoder_too(own: Engine) -> None:
    plain = own.retrievers["no-demotion"]
    model: Any = _OldestFirst()
    again = Reread(plain, CrossEncoder("oldest-first", model), own.catalogue)
    rows = own.catalogue.rows("SELECT directive FROM passage ORDER BY ordinal")
    owners = np.asarray([row[0] for row in rows], dtype=np.int32)
    demoted = Demoted(again, own.today.validities, owners, lambda: TODAY)
    question = [own.understand("trồng cây xanh ven đường liên thôn")]
    (before,), (after,) = (stage.retrieve(question, 20) for stage in (again, demoted))
    ids = [[one.directive.id for one in own.catalogue.placed(got.ordinals.tolist())] for got in (before, after)]
    assert 0 <= ids[0].index("old") < 5
    assert sorted(ids[0]) == sorted(ids[1])
    assert ids[0].index("old") < ids[1].index("old")
    assert np.all(np.diff(after.scores) <= 0)
