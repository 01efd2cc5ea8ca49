"""Every quote of a field is the stored text of its place, whatever the directive and the field."""

import pytest

from corpus.model import Directive, join_spans
from service.answering.fields import answer_field
from service.engine import Engine

FIELDS = [
    "{} do ai ký, chức vụ gì?",
    "người ký {} giữ chức vụ gì",
    "{} ban hành ngày nào",
    "{} số hiệu là gì",
    "cơ quan nào ban hành {}",
    "{} gửi cho ai",
    "nơi nhận của {} gồm những ai",
    "trích yếu của {}",
    "{} có hiệu lực từ ngày nào",
    "{} thực hiện văn bản nào",
    "{} viện dẫn những văn bản nào",
    "những văn bản nào viện dẫn {}",
    "{} còn hiệu lực không",
]


def named(directive: Directive) -> str:
    """How the directive is named in a question."""
    return f"{directive.fields.kind} số {directive.fields.number}"


@pytest.mark.parametrize("form", FIELDS)
def test_quotes_are_slices_of_the_stored_text_and_hold_their_values(
    engine: Engine, samples: dict[str, Directive], form: str
) -> None:
    answered = 0
    for directive in samples.values():
        if directive.fields.number is None:
            continue
        answer = answer_field(engine.search(form.format(named(directive)), top_k=5), engine.catalogue)
        assert answer is not None
        assert (answer.text is None) == (answer.why is not None) == (not answer.quotes)
        answered += answer.answered
        for quote in answer.quotes:
            text = engine.document(quote.directive.id).directive.text
            assert quote.text == join_spans(text, quote.spans)
            assert quote.text in quote.passage.text
            if quote.value is not None:
                assert quote.value == join_spans(text, quote.value_spans)
                assert quote.value in quote.text
    assert answered


@pytest.mark.parametrize("form", FIELDS[:4])
def test_a_field_of_a_directive_named_by_number_is_that_directives_own(
    engine: Engine, samples: dict[str, Directive], form: str
) -> None:
    for directive in samples.values():
        if directive.fields.number is None or directive.fields.issuer is None:
            continue
        answer = answer_field(engine.search(form.format(named(directive)), top_k=5), engine.catalogue)
        assert answer is not None
        assert {quote.directive.id for quote in answer.quotes} <= {directive.id}
        assert answer.answered


def test_signers_dates_and_numbers_agree_with_what_the_parser_read(
    engine: Engine, samples: dict[str, Directive]
) -> None:
    for directive in samples.values():
        fields = directive.fields
        if fields.number is None or fields.issued_on is None:
            continue
        signer = answer_field(engine.search(f"Ai ký {named(directive)}?", top_k=5), engine.catalogue)
        year = answer_field(engine.search(f"{named(directive)} ban hành năm nào?", top_k=5), engine.catalogue)
        assert signer is not None
        assert signer.text == fields.signer
        assert year is not None
        assert year.text == f"năm {fields.issued_on.year}"
