"""Issuing bodies: names that mean one body, and what the table knows of it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IssuersError
from corpus.issuers import COLUMNS, LEVELS, load_issuers, resolve_issuer
from corpus.model import Source
from corpus.names import in_words, issuer_key, organ, read_body, same_issuer
from corpus.parse import parse
from service.http.parsed import parsed_out
from service.precedent.validity.model import UNKNOWN

END_OF_DISTRICTS = date(2025, 6, 30)


@pytest.mark.parametrize(
    "name",
    [
        "Thị ủy Phú Khê",
        "THỊ UỶ PHÚ KHÊ",
        "Ban Chấp hành Đảng bộ thị xã Phú Khê",
        "BAN CHẤP HÀNH ĐẢNG BỘ THỊ XÃ PHÚ KHÊ (KHÓA XII)",
        "Ban Chấp hành Đảng bộ thị xã Phú Khê, tỉnh Lam Giang",
        "BCH Đảng bộ thị xã Phú Khê khóa XII",
        "Hội nghị lần thứ 7 Ban Chấp hành Đảng bộ thị xã Phú Khê",
        "Thị ủy Phú Khê, nhiệm kỳ 2020 - 2025",
        "Ban Thường vụ Thị uỷ Phú Khê",
        "BTV Thị ủy Phú Khê",
    ],
)
def test_all_names_of_a_committee_have_one_key(name: str) -> None:
    assert issuer_key(name) == issuer_key("Thị ủy Phú Khê")


def test_an_organ_of_a_committee_is_told_from_the_committee() -> None:
    assert organ("Ban Thường vụ Thị ủy Phú Khê") == organ("BAN THƯỜNG VỤ THỊ ỦY") == "Ban Thường vụ"
    assert organ("Ban Chấp hành Đảng bộ thị xã") is None
    assert organ("Chủ tịch UBND thị xã Phú Khê") == "Chủ tịch"
    assert organ("Chủ tịch nước") is None


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UBND thị xã Phú Khê", "ỦY BAN NHÂN DÂN THỊ XÃ PHÚ KHÊ"),
        ("Thị ủy", "Thị ủy Phú Khê"),
        ("UBND thị xã", "Ủy ban nhân dân thị xã Phú Khê"),
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng"),
        ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy Lam Giang"),
    ],
)
def test_names_can_mean_one_body_where_one_leaves_the_place_out(short: str, long: str) -> None:
    assert same_issuer(short, long)
    assert same_issuer(long, short)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thị ủy Phú Khê", "Thị ủy Đông Khê"),
        ("Thị ủy", "Tỉnh ủy Lam Giang"),
        ("Ủy ban nhân dân thị xã Phú Khê", "Hội đồng nhân dân thị xã Phú Khê"),
        ("Bộ Tài", "Bộ Tài chính"),
        ("Thị ủy Phú", "Thị ủy Phú Khê"),
    ],
)
def test_different_bodies_stay_apart(first: str, second: str) -> None:
    assert not same_issuer(first, second)


@pytest.mark.parametrize(
    ("name", "level", "system"),
    [
        ("Bộ Chính trị", "trung ương", "party"),
        ("Ban Nội chính Trung ương", "trung ương", "party"),
        ("Thủ tướng Chính phủ", "trung ương", "state"),
        ("Bộ Y tế", "trung ương", "state"),
        ("Tỉnh ủy Lam Giang", "tỉnh", "party"),
        ("Thành ủy Hà Nội", "tỉnh", "party"),
        ("Thành ủy Lam Thành", "huyện", "party"),
        ("Thành ủy", None, "party"),
        ("Sở Tài chính", "tỉnh", "state"),
        ("Phòng Nội vụ thị xã Phú Khê", "huyện", "state"),
        ("Đảng ủy phường Đông Khê", "xã", "party"),
        ("Chi bộ Văn phòng", "cơ sở", "party"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang", "tỉnh", "front"),
    ],
)
def test_level_and_system_follow_from_the_name(name: str, level: str | None, system: str) -> None:
    issuer = resolve_issuer(name)
    assert issuer is not None
    assert (issuer.level, issuer.system) == (level, system)


def test_a_body_that_no_rule_knows_is_none() -> None:
    assert resolve_issuer("Công ty Cổ phần Gò Sành") is None
    assert resolve_issuer("") is None


@pytest.mark.parametrize("name", ["Thị ủy Phú Khê", "Quận ủy 5", "UBND huyện Lạc Sơn", "Công an thị xã Phú Khê"])
def test_the_district_level_ended_with_june_2025_and_has_no_single_successor(name: str) -> None:
    issuer = resolve_issuer(name)
    assert issuer is not None
    assert (issuer.valid_to, issuer.successor) == (END_OF_DISTRICTS, None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tỉnh ủy Bình Thuận", "Tỉnh ủy Lâm Đồng"),
        ("UBND tỉnh Quảng Nam", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("Ban Tổ chức Tỉnh ủy Hải Dương", "Ban Tổ chức Thành ủy Hải Phòng"),
        ("Sở Tài chính tỉnh Bà Rịa - Vũng Tàu", "Sở Tài chính thành phố Hồ Chí Minh"),
    ],
)
def test_a_merged_province_hands_its_bodies_on_to_the_like_bodies_of_the_new_one(old: str, new: str) -> None:
    issuer = resolve_issuer(old)
    assert issuer is not None
    assert (issuer.valid_to, issuer.successor) == (END_OF_DISTRICTS, new)


def test_the_provinces_of_today_go_on_and_sixty_three_became_thirty_four() -> None:
    ended = [line for line in _table() if line[0].startswith("tỉnh ") and line[4] == "2025-06-30"]
    into = {line[5] for line in ended}
    assert (len(ended), 63 - len(ended), len(into)) == (29, 34, 23)
    for name in into:
        issuer = resolve_issuer(f"Ủy ban nhân dân {name}")
        assert issuer is not None
        assert (issuer.level, issuer.valid_to) == ("tỉnh", None)


def test_the_day_tells_what_a_name_meant() -> None:
    levels = {day: resolve_issuer("Thành ủy Huế", day) for day in (date(2023, 5, 1), date(2025, 5, 1), None)}
    assert [issuer and issuer.level for issuer in levels.values()] == ["huyện", "tỉnh", None]


def test_a_ministry_that_was_merged_names_the_one_that_took_over() -> None:
    issuer = resolve_issuer("BỘ KẾ HOẠCH VÀ ĐẦU TƯ", date(2024, 1, 5))
    assert issuer is not None
    assert (issuer.name, issuer.successor) == ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính")
    assert issuer.valid_to == date(2025, 2, 28)


def test_the_users_own_rows_win(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    rows = ["Ban Quản lý khu …\tcơ sở\tstate\t2020-01-01\t\t", "thị xã Phú Khê\thuyện\t\t\t2025-06-30\tphường Phú Khê"]
    own.write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    issuers = load_issuers(own)
    board = resolve_issuer("Ban Quản lý khu di tích Núi Voi", issuers=issuers)
    assert board is not None
    assert (board.level, board.valid_from) == ("cơ sở", date(2020, 1, 1))
    town = resolve_issuer("UBND thị xã Phú Khê", issuers=issuers)
    assert town is not None
    assert town.successor == "Ủy ban nhân dân phường Phú Khê"
    committee = resolve_issuer("Thị ủy Phú Khê", issuers=issuers)
    assert committee is not None
    assert committee.successor == "Đảng ủy phường Phú Khê"
    assert resolve_issuer("Ban Quản lý khu di tích Núi Voi") is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name\tlevel\n", "its first line must be the columns"),
        ("\t".join(COLUMNS) + "\nThị ủy A\tcấp huyện\tparty\t\t\t\n", "level 'cấp huyện' is none of"),
        ("\t".join(COLUMNS) + "\nThị ủy A\thuyện\tparty\t01/07/2025\t\t\n", "a date isn't written YYYY-MM-DD"),
        ("\t".join(COLUMNS) + "\nThị ủy A\thuyện\n", "needs 6 columns"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(IssuersError, match=complaint):
        load_issuers(own)
    with pytest.raises(IssuersError, match="can't be read"):
        load_issuers(tmp_path / "missing.tsv")


def test_a_parsed_document_shows_what_became_of_its_issuer() -> None:
    text = "TỈNH ỦY BÌNH THUẬN\n*\nSố 12-KH/TU\n\nKẾ HOẠCH\nvề việc\n\n1. Việc thứ nhất.\n\n2. Việc thứ hai.\n"
    document = parsed_out(parse(Source("d", "d.txt", text)), [], validity=UNKNOWN).document
    assert (document.issuer, document.issuer_level, document.issuer_system) == ("Tỉnh ủy Bình Thuận", "tỉnh", "party")
    assert (document.issuer_valid_to, document.successor) == (END_OF_DISTRICTS, "Tỉnh ủy Lâm Đồng")


@pytest.mark.parametrize(
    ("capitals", "words"),
    [
        ("ỦY BAN NHÂN DÂN THỊ XÃ PHÚ KHÊ", "Ủy ban nhân dân thị xã Phú Khê"),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        ("VĂN PHÒNG TỈNH ỦY LAM GIANG", "Văn phòng Tỉnh ủy Lam Giang"),
        ("BAN THƯỜNG VỤ THỊ ỦY", "Ban Thường vụ Thị ủy"),
        ("BAN BÍ THƯ", "Ban Bí thư"),
        ("Ban Bí thư", "Ban Bí thư"),
    ],
)
def test_capitals_are_written_out(capitals: str, words: str) -> None:
    assert in_words(capitals) == words


@given(st.text(max_size=80))
def test_any_name_has_a_body_and_reading_it_again_changes_no_key(name: str) -> None:
    body = read_body(name).name
    assert issuer_key(name) is not None
    resolve_issuer(name)
    assert same_issuer(body, body)


def _table() -> list[list[str]]:
    text = (Path(__file__).parents[1] / "corpus" / "data" / "issuers.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    assert tuple(lines[0]) == COLUMNS
    assert all(len(line) == len(COLUMNS) and line[1] in (*LEVELS, "") for line in lines[1:])
    return lines[1:]
