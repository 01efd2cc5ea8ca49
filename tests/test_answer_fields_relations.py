"""What directives carry out, rest on, replace and cite."""

import pytest

from service.answer import Answer, Kind, Why
from service.answering.fields import answer_field
from service.engine import Engine


def ask(engine: Engine, text: str) -> Answer:
    """The relation's answer; fails where no relation was understood."""
    answer = answer_field(engine.search(text, mode="hybrid", top_k=20), engine.catalogue)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kế hoạch 54-KH/TU thực hiện chỉ thị nào", "Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy"),
        ("ke hoach 54-kh/tu thuc hien van ban nao", "Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy"),
        ("Kế hoạch 97-KH/TU triển khai kế hoạch nào", "Kế hoạch số 88-KH/TU ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy"),
        ("Kế hoạch 97-KH/TU thực hiện nghị quyết nào",
         "Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương (khóa XIII)"),
        ("Nghị quyết 14/2023/NQ-HĐND căn cứ những luật nào",
         "Luật Tổ chức chính quyền địa phương; Luật Ngân sách nhà nước"),
        ("Chỉ thị 27-CT/TU thay thế văn bản nào", "Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy"),
    ],
)  # fmt: skip
def test_what_a_directive_carries_out_rests_on_or_replaces(engine: Engine, text: str, said: str) -> None:
    assert ask(engine, text).text == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chỉ thị 12-CT/TU bị thay thế bởi văn bản nào", "27-CT/TU"),
        ("văn bản nào thay thế Chỉ thị 12-CT/TU, vì sao phải thay", "27-CT/TU"),
        ("văn bản nào của thị xã triển khai Chỉ thị 12-CT/TU của Ban Thường vụ Tỉnh ủy", "54-KH/TU"),
        ("Kế hoạch nào thực hiện Nghị quyết 05-NQ/TU của Thị ủy", "31/KH-UBND"),
    ],
)
def test_what_cites_a_directive_is_named_by_its_own_number(engine: Engine, text: str, said: str) -> None:
    answer = ask(engine, text)
    assert answer.text is not None
    assert said in answer.text.split("; ")
    assert any(quote.value == said for quote in answer.quotes)


def test_a_list_of_directives_holds_every_one_that_cites(engine: Engine) -> None:
    answer = ask(engine, "những văn bản dẫn Nghị quyết 07-NQ/TU")
    assert answer.kind is Kind.LIST
    assert {"thu-2021-nq-05", "tu-2024-ct-27", "ub-2022-kh-112", "ub-2023-nq-14"} <= {
        quote.directive.id for quote in answer.quotes
    }


def test_a_directive_counts_as_replaced_only_by_a_sentence_that_says_so(engine: Engine) -> None:
    answer = ask(engine, "Chỉ thị 12-CT/TU còn hiệu lực không?")
    assert answer.kind is Kind.YES_NO
    assert answer.text is not None
    assert answer.text.startswith("thay thế Chỉ thị số 12-CT/TU")


def test_nothing_is_said_to_be_in_force(engine: Engine) -> None:
    answer = ask(engine, "Chỉ thị 27-CT/TU còn hiệu lực không?")
    assert answer.text is None
    assert answer.why is Why.NO_MATCH
    assert "không có nghĩa là còn hiệu lực" in answer.notes[0]


def test_another_office_did_not_carry_it_out(engine: Engine) -> None:
    answer = ask(engine, "văn bản nào của UBND tỉnh triển khai Chỉ thị 12-CT/TU")
    assert answer.why is Why.CONSTRAINT_NOT_MET


def test_a_plan_is_found_by_what_it_carries_out(engine: Engine) -> None:
    assert ask(engine, "ai ký kế hoạch thực hiện Chỉ thị 12-CT/TU").text == "Ninh Xuân Đoái"
