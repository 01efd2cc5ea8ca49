"""A query as a whole: what is read from it, and how that is shown."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import tienle
from indexer.sentence_encoder import SentenceEncoder
from indexer.terms import Layer
from service.assemble import open_engine
from service.engine import Engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app) as opened:
        yield opened


def _stripped(text: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(letters).replace("đ", "d").replace("Đ", "D")


def test_a_correct_query_comes_out_as_it_went_in(engine: Engine) -> None:
    for query in ("giải phóng mặt bằng", "Ban Thường vụ Thị ủy", "trong năm các đơn vị cho ban hành"):
        question = engine.understand(query)
        assert question.restored is None
        assert question.meaning == question.text == query
        assert question.read == question.words


def test_the_same_query_in_nfd_and_nfc_is_one(engine: Engine) -> None:
    query = "đẩy nhanh tiến độ giải ngân"
    assert engine.understand(unicodedata.normalize("NFD", query)) == engine.understand(query)


def test_what_is_quoted_is_read_as_it_is_typed(engine: Engine) -> None:
    for query in ('"KL/TU"', '"giai ngan von"', "“GPMB”"):
        question = engine.understand(query)
        assert (question.restored, question.expansions) == (None, ())
    beside = engine.understand('giai ngan von "dau tu cong"')
    assert beside.restored == 'giải ngân vốn "dau tu cong"'


def test_missing_marks_are_put_back_for_meaning_and_folded_words_are_looked_for(engine: Engine) -> None:
    question = engine.understand("day nhanh tien do giai ngan von dau tu cong")
    assert question.restored == question.meaning == "đẩy nhanh tiến độ giải ngân vốn đầu tư công"
    assert question.text == "day nhanh tien do giai ngan von dau tu cong"
    assert question.layer is Layer.FOLDED
    assert {one.layer for one in question.bag} == {Layer.FOLDED}


def test_half_of_the_marks_is_enough_for_the_tone_layer(engine: Engine) -> None:
    question = engine.understand("đẩy nhanh tien do giải ngan vốn dau tu công")
    assert question.restored == "đẩy nhanh tiến độ giải ngân vốn đầu tư công"
    assert question.layer is Layer.TONE
    weights = {(one.layer, one.term): one.weight for one in question.bag}
    assert weights[Layer.TONE, "tiên1"] == 1.0
    assert 0 < weights[Layer.FOLDED, "tien"] < 1.0
    assert (Layer.FOLDED, "giai") not in weights


def test_a_demanded_layer_leaves_the_query_as_typed(engine: Engine) -> None:
    for layer in Layer:
        question = engine.understand("giai phong mat bang", layer)
        assert question.restored is None
        assert question.layer is layer


def test_one_syllable_has_no_context_to_be_restored_by(engine: Engine) -> None:
    assert engine.understand("ma").restored is None
    assert engine.understand("mã").layer is Layer.TONE


@pytest.mark.parametrize(
    "query", ["land use plan", "clearance of land for roads", "digital transformation of the town"]
)
def test_english_stays_english(engine: Engine, query: str) -> None:
    question = engine.understand(query)
    assert question.restored is None
    assert question.meaning == query
    assert not question.expansions


def test_queries_of_nothing_but_signs_are_read_as_empty(engine: Engine) -> None:
    for query in ("", "?!", '"', "…", "-", "\u0301"):
        assert engine.understand(query).words == ()


@pytest.mark.parametrize("query", ["điểm", "khoản 2", "17", "số", "năm", "kl", "d9", "aa", "w", "I.1", "phần c", "a/b"])
def test_scraps_are_read_without_harm(engine: Engine, query: str) -> None:
    assert engine.search(query).question.text == query


def test_most_questions_find_the_same_without_marks(engine: Engine) -> None:
    queries = ("giải phóng mặt bằng đường ven sông", "tổ công nghệ số cộng đồng", "kết nạp đảng viên mới")
    for query in queries:
        marked, bare = engine.search(query, top_k=3), engine.search(_stripped(query), top_k=3)
        assert marked.hits[0].passage.id in {hit.passage.id for hit in bare.hits}


def test_the_command_line_says_how_it_read_the_query(sample_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["search", "giai ngan von dau tu cong nam 2024", "--index", str(sample_index), "--top-k", "1"]
    assert tienle.main(command) == 0
    shown = capsys.readouterr().out
    assert "Tìm theo: giải ngân vốn đầu tư công năm 2024" in shown
    assert "Ưu tiên: 2024" in shown
    assert tienle.main([*command, "--ignore", "year"]) == 0
    assert "Ưu tiên" not in capsys.readouterr().out


def test_an_answer_tells_how_the_query_was_read(client: TestClient) -> None:
    body = {"query": "kl 215 va GPMB cua thi uy nam 2024"}
    query = client.post("/v1/search", json=body).json()["query"]
    assert query["normalized"] == body["query"]
    assert query["restored"].startswith("kl 215 và GPMB của thị ủy")
    assert query["numbers"] == ["215"]
    assert query["expansions"] == [{"text": "gpmb", "readings": ["giải phóng mặt bằng"]}]
    assert {one["key"] for one in query["wishes"]} >= {"issuer"}


def test_wishes_are_dropped_by_their_keys(client: TestClient) -> None:
    found = client.get("/v1/search", params={"q": "giải ngân năm 2024", "ignore": ["year", "kind"]})
    assert found.json()["query"]["wishes"] == []
    kept = client.post("/v1/search", json={"query": "giải ngân năm 2024"}).json()["query"]["wishes"]
    assert kept == [{"key": "year", "value": "2024", "text": "2024"}]
    assert client.get("/v1/search", params={"q": "giải ngân", "ignore": "colour"}).status_code == 422


def test_the_page_shows_what_was_read_and_lets_it_be_dropped(client: TestClient) -> None:
    page = client.get("/", params={"q": "giai ngan von dau tu cong nam 2024"}).text
    assert "Tìm theo: <em>giải ngân vốn đầu tư công năm 2024</em>" in page
    assert "Ưu tiên: Năm 2024 ×" in page
    assert "match=folded" in page
    assert "ignore=year" in page
    dropped = client.get("/", params={"q": "giải ngân năm 2024", "ignore": "year"}).text
    assert "Ưu tiên: Năm" not in dropped
    assert "Dùng lại các ưu tiên đã bỏ" in dropped
    raw = client.get("/", params={"q": "giai ngan", "match": "folded"}).text
    assert "Tìm theo" not in raw
    assert client.get("/", params={"q": "giai ngan", "match": "loose"}).status_code == 422


def test_the_page_says_that_no_directive_has_a_number(client: TestClient) -> None:
    page = client.get("/", params={"q": "Quyết định 999/QĐ-UBND"}).text
    assert "Không có văn bản Quyết định 999/QĐ-UBND trong chỉ mục" in page
