"""What questions demand against real standings, found by searching the samples."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Directive, Passage
from corpus.split import split
from service.answer import Kind
from service.answering.constraints import Verdict, read_constraints
from service.answering.standing import Standing
from service.engine import Engine
from service.question import understand

AGREES, SILENT, CONTRADICTS, NONE = Verdict.AGREES, Verdict.SILENT, Verdict.CONTRADICTS, Verdict.NONE
JUDGED = Path(__file__).parents[1] / "eval" / "data" / "samples" / "judged.jsonl"
_FIGURE = re.compile(r"\d[\d.,]*(?:%| tỷ đồng| đảng viên| ha\b)")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-ZĐ])")
_MARK = re.compile(r"[;:()]\s*|,(?!\d)\s*")


def _around(marks: re.Pattern[str], text: str, at: int) -> tuple[int, int]:
    spans = [match.span() for match in marks.finditer(text)]
    return max([0, *(end for _, end in spans if end <= at)]), min(
        [len(text), *(start for start, _ in spans if start > at)]
    )


def _standing(directive: Directive, passage: Passage, at: int) -> Standing:
    start, end = _around(_SENTENCE, passage.text, at)
    sentence = passage.text[start:end]
    clause, clause_end = _around(_MARK, sentence, at - start)
    headings = tuple(reversed(passage.breadcrumb[1:]))
    return Standing(sentence[clause:clause_end], sentence, passage.text, sentence[: at - start], headings, directive)


def _find(directive: Directive, value: str, near: str = "") -> Standing:
    for passage in split(directive):
        if value in passage.text and near in passage.text:
            return _standing(directive, passage, passage.text.index(value, passage.text.index(near)))
    raise LookupError(value)


@pytest.mark.parametrize(
    ("question", "id_", "value", "contradicts"),
    [
        ("Thị xã Phú Khê 6 tháng đầu năm 2023 giải ngân được bao nhiêu?", "thu-2023-kl-162", "36,2%", set()),
        ("Thị xã Phú Khê 6 tháng đầu năm 2023 giải ngân được bao nhiêu?", "thu-2023-kl-162", "38,9%", {"place"}),
        ("Toàn tỉnh 6 tháng đầu năm 2023 giải ngân được bao nhiêu?", "thu-2023-kl-162", "38,9%", set()),
        ("Toàn tỉnh 6 tháng đầu năm 2023 giải ngân được bao nhiêu?", "tu-2023-kl-341", "38,9%", set()),
        ("Thị xã Phú Khê năm 2023 giải ngân được bao nhiêu?", "thu-2023-kl-162", "36,2%", {"period"}),
        ("Thị xã Phú Khê năm 2023 phấn đấu giải ngân bao nhiêu?", "thu-2023-kl-162", "95%", set()),
        ("Thị xã Phú Khê năm 2023 phấn đấu giải ngân bao nhiêu?", "thu-2022-kl-131", "95%", set()),
        ("Thị xã Phú Khê năm 2023 phấn đấu giải ngân bao nhiêu?", "thu-2022-kl-131", "88,4%", {"period", "aim"}),
        ("Thị xã Phú Khê năm 2022 đã giải ngân bao nhiêu?", "thu-2022-kl-131", "88,4%", set()),
        ("Thị xã Phú Khê năm 2022 đã giải ngân bao nhiêu?", "thu-2022-kl-131", "92%", {"aim"}),
        ("Thị xã La Gi năm 2022 đã giải ngân bao nhiêu?", "thu-2022-kl-131", "88,4%", {"place"}),
        ("Thị ủy yêu cầu năm 2025 thu ngân sách bao nhiêu?", "ub-2025-kh-29", "735", {"office"}),
        ("UBND thị xã đặt chỉ tiêu năm 2025 thu ngân sách bao nhiêu?", "ub-2025-kh-29", "735", set()),
        ("UBND thị xã đặt chỉ tiêu năm 2025 thu ngân sách bao nhiêu?", "ub-2025-kh-29", "701,3", {"period", "aim"}),
        ("Năm 2024 thu ngân sách đạt bao nhiêu?", "ub-2025-kh-29", "701,3", set()),
        ("Phường Cầu Mây còn bao nhiêu hộ?", "ub-2023-bc-188", "44 hộ", set()),
        ("Phường Đông Khê còn bao nhiêu hộ?", "ub-2023-bc-188", "44 hộ", {"place"}),
        ("Toàn thị xã còn bao nhiêu hộ?", "ub-2023-bc-188", "44 hộ", {"place"}),
        ("Kết luận 6 tháng đầu năm 2024 của Thị ủy đặt chỉ tiêu giải ngân bao nhiêu?", "thu-2024-kl-204", "95%", set()),
        ("Kinh tế số năm 2030 chiếm bao nhiêu?", "tu-2021-nq-07", "25%", set()),
        ("Kinh tế số năm 2025 chiếm bao nhiêu?", "tu-2021-nq-07", "25%", {"period"}),
    ],
)
def test_a_figure_answers_for_what_it_is_said_of(
    samples: dict[str, Directive], question: str, id_: str, value: str, contradicts: set[str]
) -> None:
    verdicts = read_constraints(understand(question), Kind.PERCENTAGE).verdicts(_find(samples[id_], value))
    assert {key for key, verdict in verdicts.items() if verdict is CONTRADICTS} == contradicts
    assert contradicts or SILENT not in verdicts.values()


def _figures(directive: Directive) -> Iterator[Standing]:
    """Those of a periodic conclusion's results."""
    for passage in split(directive):
        if len(passage.breadcrumb) > 1 and "TÌNH HÌNH" in passage.breadcrumb[1]:
            for match in _FIGURE.finditer(passage.text):
                yield _standing(directive, passage, match.start())


@pytest.mark.parametrize(
    ("id_", "period"),
    [
        ("thu-2022-kl-131", "năm 2022"),
        ("thu-2023-kl-162", "6 tháng đầu năm 2023"),
        ("thu-2024-kl-204", "6 tháng đầu năm 2024"),
        ("tu-2022-kl-215", "6 tháng đầu năm 2022"),
        ("tu-2024-kl-468", "6 tháng đầu năm 2024"),
    ],
)
def test_half_a_year_never_answers_for_a_year_nor_one_year_for_another(
    samples: dict[str, Directive], id_: str, period: str
) -> None:
    year = period[-4:]
    other = f"năm {year}" if "tháng" in period else f"6 tháng đầu năm {year}"
    own = read_constraints(understand(f"{period} là bao nhiêu?"), Kind.PERCENTAGE)
    wrong = [read_constraints(understand(f"{one} là bao nhiêu?"), Kind.PERCENTAGE) for one in (other, "năm 2019")]
    standings = [one for one in _figures(samples[id_]) if not re.search(r"năm \d{4}|tháng \d", one.clause)]
    assert len(standings) > 5
    for standing in standings:
        assert own.verdicts(standing)["period"] is AGREES
        assert {asked.verdicts(standing)["period"] for asked in wrong} == {CONTRADICTS}


@pytest.mark.parametrize(
    ("question", "id_", "value", "verdict"),
    [
        ("Theo Kết luận số 131-KL/TU, kết nạp bao nhiêu đảng viên?", "thu-2022-kl-131", "145", AGREES),
        ("Theo kết luận 131 của Thị ủy, kết nạp bao nhiêu đảng viên?", "thu-2022-kl-131", "145", AGREES),
        ("Theo Kết luận số 131-KL/TU, kết nạp bao nhiêu đảng viên?", "thu-2023-kl-162", "145", CONTRADICTS),
        ("Kết luận số 999-KL/TU giao kết nạp bao nhiêu đảng viên?", "thu-2023-kl-162", "145", CONTRADICTS),
        ("Kết luận số 34-KL/TW ban hành ngày nào?", "thu-2023-kl-162", "18/4/2022", AGREES),
        ("Nghị quyết 14/2023 có hiệu lực từ ngày nào?", "ub-2023-nq-14", "01/8/2023", AGREES),
        ("Kết luận số 341-KL/TU, giải ngân bao nhiêu?", "tu-2023-kl-341", "38,9%", SILENT),  # its header is lost
        ("Giải ngân bao nhiêu?", "tu-2023-kl-341", "38,9%", NONE),
    ],
)
def test_a_value_comes_from_the_directive_named(
    engine: Engine, samples: dict[str, Directive], question: str, id_: str, value: str, verdict: Verdict
) -> None:
    asked = read_constraints(engine.understand(question), Kind.COUNT)
    assert asked.verdicts(_find(samples[id_], value))["directive"] is verdict


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("thi xa phu khe nam 2024 con bao nhieu ho ngheo", AGREES),
        ("poverty rate of Phu Khe town at the end of 2024", AGREES),
        ("ty le ho ngheo cua tinh nam 2024", CONTRADICTS),
    ],
)
def test_names_without_marks_and_english_are_understood(
    engine: Engine, samples: dict[str, Directive], question: str, place: Verdict
) -> None:
    verdicts = read_constraints(engine.understand(question), Kind.PERCENTAGE).verdicts(
        _find(samples["ub-2025-kh-29"], "2,05%")
    )
    assert (verdicts["period"], verdicts["place"]) == (AGREES, place)


def test_no_passage_judged_right_contradicts_its_query(engine: Engine, samples: dict[str, Directive]) -> None:
    passages = {id_: split(directive) for id_, directive in samples.items()}
    seen = 0
    for row in map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines()):
        asked = read_constraints(engine.understand(row["text"]), Kind.TEXT)
        for gold in (one for one in row["gold"] if one["grade"] == 2 and one.get("quote")):
            for passage in passages[gold["document"]]:
                if (at := passage.text.find(gold["quote"])) >= 0:
                    verdicts = asked.verdicts(_standing(samples[gold["document"]], passage, at))
                    assert CONTRADICTS not in verdicts.values(), (row["text"], gold["quote"], verdicts)
                    seen += 1
    assert seen > 300
