"""What a draft cites that the index doesn't hold, held against how the index's own directives cite it."""

import pytest

from service.engine import Engine
from service.precedent.draft.model import CitationCheck, Finding, Level
from service.precedent.draft.notes import notes_of
from service.precedent.draft.read import read_text
from service.precedent.draft.sentences import sentences_of

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. Thực hiện "
PARTY_CELLS = "về tăng cường củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đội ngũ đảng viên"

_OTHER_CELLS = f"{PARTY_CELLS.replace('đảng viên', 'cán bộ')} trong giai đoạn mới"
_CELLS, _OTHER = "Nghị quyết số 21-NQ/TW", ("title", None, 3)


def _check(engine: Engine, said: str) -> CitationCheck:
    (check,) = engine.precedents.check_draft(read_text(f"{HEAD}{said}.\n\n2. Giao Văn phòng theo dõi.\n")).citations
    return check


def _worth(engine: Engine, said: str) -> list[Finding]:
    return [one for one in _check(engine, said).findings if one.level is not Level.NOTE]


@pytest.mark.parametrize(
    ("said", "field", "held", "directives"),
    [
        ("Nghị quyết số 25-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương " + PARTY_CELLS, "number", "21-NQ/TW", 3),
        ("Kết luận số 34-KL/TW ngày 18/4/2022 của Bộ Chính trị về chuyển đổi số ở cơ quan đảng", "title", None, 4),
        (f"{_CELLS} ngày 16/6/2022 của Ban Chấp hành Trung ương {_OTHER_CELLS}", *_OTHER),
        ("Nghị quyết số 21-NQ/TW của Ban Chấp hành Trung ương về công tác dân vận của Đảng", "title", None, 3),
        ("Quyết định số 54/NQ-CP ngày 12/4/2022 của Chính phủ", "kind", "Nghị quyết", 2),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Nội vụ", "issuer", "Chính phủ", 4),
        ("Nghị quyết số 30/2020/NĐ-CP ngày 19/5/2020", "kind", "Nghị định", 0),  # its symbol says so
        ("Nghị quyết số 99/2031/NQ-HĐND ngày 19/5/2031 của UBND tỉnh", "issuer", "Hội đồng nhân dân", 0),
        ("Thông tư số 99/2031/TT-BTC ngày 19/5/2031 của Bộ Nội vụ", "issuer", "Bộ Tài chính", 0),
        ("Nghị định số 30/2020/NĐ-CP ngày 03/5/2020", "issued_on", "05/03/2020", 4),
        ("Chỉ thị số 08/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ", "issued_on", "23/03/2023", 4),
    ],
)
def test_a_slip_is_told_with_how_many_cite_otherwise_and_their_sentences(
    engine: Engine, said: str, field: str, held: str | None, directives: int
) -> None:
    (found,) = _worth(engine, said)
    assert (found.field, found.level) == (field, Level.DOUBT)
    assert held is None or found.held == held
    assert found.directives == directives
    assert directives == 0 or f"{directives} văn bản" in found.message
    assert bool(found.witnesses) is bool(directives)
    for one in found.witnesses:
        stored = engine.catalogue.directive(one.directive.id)
        assert stored is not None
        assert " ".join(span.of(stored.directive.text) for span in one.spans) == one.text


def test_the_remark_quotes_a_sentence_that_says_otherwise(engine: Engine) -> None:
    report = engine.precedents.check_draft(
        read_text(f"{HEAD}Chỉ thị số 08/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ.\n")
    )
    (note,) = [one for one in notes_of(report) if "23/03/2023" in one.text]
    assert "Ví dụ: “" in note.text
    assert "Chỉ thị số 08/CT-TTg ngày 23/3/2023" in note.text


@pytest.mark.parametrize(
    "said",
    [
        f"Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương {PARTY_CELLS}",
        "Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Hội nghị lần thứ năm Ban Chấp hành Trung ương khóa XIII",
        "Kết luận số 34-KL/TW ngày 18/4/2022 của Bộ Chính trị về chiến lược công tác kiểm tra, giám sát của Đảng",
        "Nghị quyết số 54/NQ-CP ngày 12/4/2022 của Chính phủ về cơ cấu lại nền kinh tế",
        "Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư",
        "Chỉ thị số 08/CT-TTg ngày 03/02/2021 của Thủ tướng Chính phủ",  # numbers begin anew each year
        "Kế hoạch số 999-KH/TU ngày 09/01/2025 của Ban Thường vụ Thị ủy về công tác cán bộ",
    ],
)
def test_what_agrees_or_nobody_else_cites_is_left_alone(engine: Engine, said: str) -> None:
    assert _worth(engine, said) == []


def test_a_precedent_of_a_replaced_directive_is_marked_so(engine: Engine) -> None:
    """A sentence that only Kế hoạch 54 has, which Kế hoạch 158 has replaced."""
    stored = engine.catalogue.directive("thu-2022-kh-54")
    assert stored is not None
    drafts = [
        engine.precedents.check_draft(read_text(HEAD + sentence.text)) for sentence in sentences_of(stored.directive)
    ]
    notes = [note.text for report in drafts for note in notes_of(report)]
    marked = [text for text in notes if "Văn bản đó: " in text]
    assert marked
    assert all("Kế hoạch số 54-KH/TU" in text and "158-KH/TU" in text for text in marked if "thay thế" in text)
