"""What mentions mean in a catalogue: found, ambiguous or unknown, never guessed."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.model import Directive, Fields
from indexer.catalogue import Catalogue
from indexer.catalogue_rows import rows_of
from indexer.catalogue_writer import CatalogueWriter
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.http.app import create_app
from service.http.citations import LONGEST_TEXT
from service.http.live import LiveEngine
from service.issuers import may_be_same
from service.lookup import Resolution, Status, look_up
from service.settings import Settings
from service.typed import find_typed

DIRECTIVES = {
    "tinh-66": Fields("Kế hoạch", "66-KH/TU", "Về du lịch", "Tỉnh ủy Lam Giang", issued_on=date(2022, 3, 28)),
    "thi-66": Fields("Kế hoạch", "66-KH/TU", "Về cây xanh", "Thị ủy Phú Khê", issued_on=date(2022, 8, 1)),
    "thi-28": Fields("Kết luận", "28-KL/TU", "Về thu ngân sách", "Ban Thường vụ Thị ủy", issued_on=date(2021, 12, 27)),
    "cv-905": Fields("Công văn", "905/UBND-TNMT", "V/v rác thải", "Ủy ban nhân dân thị xã Phú Khê"),
    "qd-16": Fields("Quy định", "16-QĐ/TU", "Về phân công", "Thị ủy Phú Khê"),
    "quyet-16": Fields("Quyết định", "16-QĐ/TU", "Kiện toàn", "Thị ủy Phú Khê"),
    "luat-24": Fields("Luật", "31/2024/QH15", "ĐẤT ĐAI", "Quốc hội", issued_on=date(2024, 1, 18)),
    "luat-13": Fields("Luật", "45/2013/QH13", "ĐẤT ĐAI", "Quốc hội", issued_on=date(2013, 11, 29)),
    "dai-hoi": Fields("Nghị quyết", None, "Đại hội Đảng bộ thị xã Phú Khê lần thứ XII", "Đại hội Đảng bộ thị xã"),
    "hoi-nghi": Fields("Nghị quyết", None, "Hội nghị Trung ương 5 khóa XII về kinh tế", "Ban Chấp hành Trung ương"),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    path: Path = tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite"
    writer = CatalogueWriter(path)
    for id_, fields in DIRECTIVES.items():
        writer.add(rows_of(Directive(id_, f"{id_}.txt", "", fields), [], [], []))
    writer.close()
    opened = Catalogue(path)
    yield opened
    opened.close()


def _one(catalogue: Catalogue, text: str) -> Resolution:
    (resolution,) = look_up(catalogue, text)
    return resolution


def _ids(resolution: Resolution) -> list[str]:
    return [candidate.directive.id for candidate in resolution.candidates]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("theo Kế hoạch số 66-KH/TU ngày 28/3/2022 của Ban Thường vụ Tỉnh ủy", "tinh-66"),
        ("theo Kế hoạch số 66-KH/TU của Ban Chấp hành Đảng bộ thị xã", "thi-66"),
        ("theo Kế hoạch số 66-KH/TU, ngày 01/8/2022", "thi-66"),
        ("Kết luận 28 của Thị ủy", "thi-28"),
        ("Công văn số 905/UBND-TNMT của UBND thị xã", "cv-905"),
        ("Quy định số 16-QĐ/TU", "qd-16"),
        ("Luật Đất đai năm 2024", "luat-24"),
        ("Luật Đất đai ngày 29/11/2013", "luat-13"),
        ("Nghị quyết Đại hội Đảng bộ thị xã lần thứ XII", "dai-hoi"),
        ("Nghị quyết Trung ương 5", "hoi-nghi"),
        ("28 kl tu", "thi-28"),
        ("28/KL-TU", "thi-28"),
        ("kl 28 thi uy", "thi-28"),
        ("kh 66 tinh uy", "tinh-66"),
        ("cv 905", "cv-905"),
        ("kl 28 thi uy 2021", "thi-28"),
        ("Kết luận số 28-KL/TU thị ủy 2021 ", "thi-28"),
        ("ket luan 28 thi uy ngay 27 thang 12 nam 2021", "thi-28"),
        ("theo Kết luận số 28-KL/TU năm 2021 của Thị ủy", "thi-28"),
        ("kết quả thực hiện Kết luận số 28-KL/TU năm 2023", "thi-28"),
        ("905 ubnd tnmt", "cv-905"),
        ("nq tw 5 khoa 12", "hoi-nghi"),
        ("luat dat dai 2024", "luat-24"),
        ("31/2024/qh15", "luat-24"),
        ("xem giúp tôi kế hoạch 66-kh/tu của tỉnh ủy", "tinh-66"),
    ],
)
def test_one_directive_that_agrees_with_all_that_is_stated_is_found(catalogue: Catalogue, text: str, id_: str) -> None:
    resolution = _one(catalogue, text)
    assert (resolution.status, _ids(resolution)) == (Status.FOUND, [id_])
    assert resolution.citation.text == " ".join(span.of(text) for span in resolution.citation.spans)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Kế hoạch số 66-KH/TU", ["thi-66", "tinh-66"]),
        ("Luật Đất đai", ["luat-13", "luat-24"]),
        ("qd 16", ["qd-16", "quyet-16"]),
    ],
)
def test_several_that_agree_are_ambiguous(catalogue: Catalogue, text: str, ids: list[str]) -> None:
    resolution = _one(catalogue, text)
    assert (resolution.status, _ids(resolution)) == (Status.AMBIGUOUS, ids)


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Kết luận số 28-KL/TU ngày 26/12/2021", ("issued_on",)),
        ("Kết luận số 28-KL/TU của Tỉnh ủy", ("issuer",)),
        ("Thông báo số 28-KL/TU của Tỉnh ủy", ("kind", "issuer")),
        ("KL 28 thị ủy 2023", ("issued_on",)),
        ("KL 28 thị ủy năm 2023", ("issued_on",)),
        ("kl 28 tu 2023", ("issued_on",)),
        ("28-KL/TU 2023", ("issued_on",)),
        ("ket luan so 28-KL/TU cua tinh uy nam 2023", ("issued_on", "issuer")),
        ("Kết luận số 28-KL/TU năm 2023 của Thị ủy", ("issued_on",)),
        ("ket luan so 28-KL/TU ngay 27 thang 12 nam 2020", ("issued_on",)),
        ("ket luan 28 thi uy ngay 27/12/20", ("issued_on",)),
    ],
)
def test_the_only_candidate_is_not_found_where_it_contradicts_the_mention(
    catalogue: Catalogue, text: str, differs: tuple[str, ...]
) -> None:
    resolution = _one(catalogue, text)
    assert resolution.status is Status.UNKNOWN
    assert [candidate.differs for candidate in resolution.candidates] == [differs]


@pytest.mark.parametrize("text", ["Kết luận số 29-KL/TU", "Luật Nhà ở", "Luật Đất đai năm 2003", "29 kl tu"])
def test_what_the_catalogue_does_not_hold_is_unknown(catalogue: Catalogue, text: str) -> None:
    resolution = _one(catalogue, text)
    assert (resolution.status, resolution.candidates) == (Status.UNKNOWN, ())


def test_a_later_short_mention_is_read_by_the_full_one_before_it(catalogue: Catalogue) -> None:
    text = "Thực hiện Kế hoạch số 66-KH/TU ngày 28/3/2022 của Tỉnh ủy.\n\nKế hoạch số 66-KH/TU nêu rõ. Kế hoạch này"
    assert [(one.status, _ids(one)) for one in look_up(catalogue, text)] == [(Status.FOUND, ["tinh-66"])] * 2


def test_a_text_full_of_mentions_of_one_directive_takes_no_long_time(catalogue: Catalogue) -> None:
    began = time.process_time()
    assert len(look_up(catalogue, "28-KL/TU " * 10_000)) == 10_000
    assert time.process_time() - began < 3.0


@pytest.mark.parametrize("text", ["", "  ", "giải phóng mặt bằng", "đã 12 người", "Kết luận này", "năm 2023"])
def test_a_text_without_a_mention_gives_none(catalogue: Catalogue, text: str) -> None:
    assert look_up(catalogue, text) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("17 kl tu", "17kltu"), ("17/KL-TU", "17kltu"), ("17kl/tu", "17kltu"), ("kl 17 tu", "17kltu"),
        ("qd 305", "qd:305"), ("cv905", "cv:905"), ("Kết luận 28", "kl:28"), ("nd 30/2020", "nd:30/2020"),
        ("30/2020/nd-cp", "302020ndcp"), ("08 ct ttg", "8ctttg"), ("2167 ubnd ktth", "2167ubndktth"),
        ("nqtw4", "hoi nghi:trung uong::4"), ("nq tw 4 khoa xii", "hoi nghi:trung uong:12:4"),
        ("luat phong chong tham nhung", "luat:phong chong tham nhung"),
    ],
)  # fmt: skip
def test_what_people_type_has_the_key_of_what_is_printed(typed: str, key: str) -> None:
    assert [citation.key for citation in find_typed(typed)] == [key]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thị ủy", "Ban Chấp hành Đảng bộ thị xã", True),
        ("Ban Thường vụ Thị ủy", "Thị ủy Phú Khê", True),
        ("Tỉnh ủy", "Thị ủy", False),
        ("Tỉnh ủy Lam Giang", "Tỉnh uỷ Bình Sa", False),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Lam Giang", True),
        ("UBND thị xã", "Ủy ban nhân dân tỉnh Lam Giang", False),
        ("UBND tỉnh", "HĐND tỉnh", False),
        ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh", True),
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", True),
        ("Ban Bí thư", "Bộ Chính trị", False),
        ("Trung ương", "Ban Chấp hành Trung ương Đảng (khóa XIII)", True),
        ("Thủ tướng Chính phủ", "Chính phủ", False),
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính", True),
        ("Hội nghị Trung ương 6", "Ban Chấp hành Trung ương", True),
        ("Hội nghị Thị ủy lần thứ 11", "Thị uỷ", True),
        (None, "Thị ủy", True),
    ],
)
def test_issuers_are_compared_as_bodies(one: str | None, other: str, same: bool) -> None:
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def _post(client: TestClient, text: str) -> dict[str, Any]:
    response = client.post("/v1/citations/lookup", json={"text": text})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_the_service_resolves_a_pasted_sentence(client: TestClient) -> None:
    text = "Thực hiện mục 2 phần II Nghị quyết số 05-NQ/TU ngày 28/12/2021 của Thị ủy và Kết luận số 999-KL/TU."
    answer = _post(client, text)
    assert set(answer) == {"mentions", "index_version", "took_ms", "trace_id"}
    first, second = answer["mentions"]
    assert (first["status"], second["status"]) == ("found", "unknown")
    assert first["normalized"] == "mục 2 phần II Nghị quyết số 05-NQ/TU ngày 28/12/2021 của Thị ủy"
    assert first["candidates"][0]["document"]["number"] == "05-NQ/TU"
    assert first["candidates"][0]["differs"] == []
    assert first["candidates"][0]["url"].startswith("/documents/")
    ((start, end),) = second["spans"]
    assert text[start:end] == "Kết luận số 999-KL/TU"


def test_the_service_resolves_what_is_typed_without_marks(client: TestClient) -> None:
    (mention,) = _post(client, "05 nq tu")["mentions"]
    assert (mention["status"], mention["normalized"]) == ("found", "Nghị quyết số 05-NQ/TU")


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "x" * (LONGEST_TEXT + 1)}, {"text": "x", "more": 1}, []])
def test_a_request_out_of_range_is_refused(client: TestClient, body: object) -> None:
    response = client.post("/v1/citations/lookup", json=body)
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
