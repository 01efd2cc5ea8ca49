"""Proofs of a status name directives as citations do: a title in capitals in the letters that the text has."""

from collections.abc import Iterator
from datetime import date

import pytest

from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.cite import citation
from service.engine import Engine
from service.settings import Settings

_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ KHE LÀNG\n-------\nSố: {number}\nKhe Làng, ngày 05 tháng 5 năm 2023\n\n{kind}\n{title}\n\n"
    "1. Các thôn trồng cây ven suối, chăm sóc cây đến khi khép tán trong năm 2023 và những năm sau.\n\n{clause}\n\n"
    "Nơi nhận:\n- Lưu.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNinh Xuân Đoái\n"
)
_TEXTS = {
    "plan": ("5/KH-UBND", "KẾ HOẠCH", "TRỒNG CÂY VEN SUỐI NĂM 2023", "2. Các thôn báo cáo kết quả."),
    "order": ("6/CT-UBND", "CHỈ THỊ", "VỀ TRỒNG CÂY VEN SUỐI", "2. Chỉ thị này có hiệu lực từ ngày ký."),
    "unknown": ("7/KH-UBND", "KẾ HOẠCH", "ĐÀO MƯƠNG GHÉP NĂM 2023", "2. Các thôn báo cáo kết quả."),
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    """The directives above."""
    folder = tmp_path_factory.mktemp("capitals")
    for name, (number, kind, title, clause) in _TEXTS.items():
        text = _HEAD.format(number=number, kind=kind, title=title, clause=clause)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "index", encoder)
    opened = open_engine(folder / "index", Settings(), encoder, today=lambda: date(2026, 6, 1))
    yield opened
    opened.close()


def test_a_period_is_proved_by_the_title_in_ordinary_letters(own: Engine) -> None:
    (fact,) = own.validity("plan").facts
    assert fact.evidence == "“trồng cây ven suối năm 2023” — tên văn bản nêu thời kỳ “năm 2023”, hết ngày 31/12/2023"


def test_a_sentence_is_followed_by_the_citation_that_is_given_elsewhere(own: Engine) -> None:
    (fact,) = own.validity("order").facts
    assert fact.evidence.endswith(f" — {citation(own.document('order').directive.fields, fact.section)}")
    assert fact.evidence.endswith("về trồng cây ven suối")


def test_a_title_of_which_the_text_shows_no_ordinary_letters_stays_as_printed(own: Engine) -> None:
    (fact,) = own.validity("unknown").facts
    assert fact.evidence.startswith("“ĐÀO MƯƠNG GHÉP NĂM 2023” — tên văn bản nêu thời kỳ “NĂM 2023”")
