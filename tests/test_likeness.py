"""Which passages count as saying the same."""

import sqlite3
from pathlib import Path

from corpus.model import Role
from indexer.build import CATALOGUE, build
from indexer.generation import open_generation
from indexer.likeness import likeness
from indexer.sentence_encoder import SentenceEncoder
from indexer.terms import passage_terms
from service.assemble import open_engine
from service.settings import Settings


def _key(text: str, role: Role = Role.SECTION) -> int:
    return likeness(passage_terms((), text), role)


def test_case_tone_placement_and_punctuation_do_not_count() -> None:
    assert _key("Thị uỷ giao Văn phòng theo dõi.") == _key("thị ủy giao VĂN PHÒNG, theo dõi")


def test_figures_count_in_what_is_directed_and_not_in_formal_parts() -> None:
    assert _key("Kết nạp 150 đảng viên mới.") != _key("Kết nạp 160 đảng viên mới.")
    first, second = "Nơi nhận: Lưu VP, bản số 3.", "Nơi nhận: Lưu VP, bản số 4."
    assert _key(first, Role.RECIPIENTS) == _key(second, Role.RECIPIENTS)


def test_wording_of_three_directives_is_boilerplate_and_of_two_is_not(tmp_path: Path, encoder: SentenceEncoder) -> None:
    for year in (2021, 2022, 2023):
        shared = "2. Văn phòng theo dõi, đôn đốc, báo cáo.\n\n" + ("3. Nội dung chung.\n\n" if year > 2021 else "")
        text = f"KẾ HOẠCH\n\n1. Công việc riêng của năm {year}.\n\n{shared}"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    build([tmp_path], tmp_path / "index", encoder)
    folder, _ = open_generation(tmp_path / "index")
    rows = sqlite3.connect(folder / CATALOGUE).execute(
        "SELECT p.text, b.count FROM boilerplate b JOIN passage p ON p.ordinal = b.ordinal WHERE p.text LIKE '%.'"
    )
    assert set(rows) == {("2. Văn phòng theo dõi, đôn đốc, báo cáo.", 3)}


def test_a_copy_of_a_document_does_not_crowd_the_results(tmp_path: Path, encoder: SentenceEncoder) -> None:
    text = "KẾ HOẠCH\n\n1. Trồng cây ở xã Phú Lạc.\n\n2. Trồng cây ở xã Bãi Dài.\n"
    for name in ("a.txt", "bản sao.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    build([tmp_path], tmp_path / "index", encoder)
    engine = open_engine(tmp_path / "index", Settings(), encoder)
    hits = engine.search("trồng cây").hits
    engine.close()
    assert [hit.passage.text for hit in hits if "Trồng" in hit.passage.text].count("1. Trồng cây ở xã Phú Lạc.") == 1
    assert hits[0].similar == 1
