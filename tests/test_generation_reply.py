"""Replies as models write them, tidy or not."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from misbehaving_server import line

from service.generation.reply import Said, read_reply

ONE, TWO = Said("Câu một.", 1, "trích dẫn một"), Said("Câu hai.", 2, "trích dẫn hai")
PLAIN = line("Câu một.", 1, "trích dẫn một") + line("Câu hai.", 2, "trích dẫn hai")


@pytest.mark.parametrize(
    "reply",
    [
        PLAIN,
        PLAIN.strip(),
        f"```json\n{PLAIN}```",
        f"Đây là câu trả lời:\n\n{PLAIN}\nHết.",
        f"<think>Đoạn {{1}} nói gì?\n</think>\n{PLAIN}",
        PLAIN.replace("}\n", "},\n"),
        "[" + PLAIN.strip().replace("}\n", "},\n") + "]",
        "[\n" + PLAIN.strip().replace("}\n", "},\n") + "\n]",
        PLAIN.strip().replace("}\n", "}, "),
        '{"sentences": [\n' + PLAIN.strip().replace("}\n", "},\n") + "\n]}",
        '{"sentences": [' + PLAIN.strip().replace("}\n", "},") + "]}",
        PLAIN.replace(", ", ",\n  ").replace("{", "{\n  ").replace("}", "\n}"),
        PLAIN.replace('"passage": 1', '"passage": "1"').replace('"passage": 2', '"passage": "Đoạn [2]"'),
        PLAIN.replace("\n", "\r\n"),
    ],
)
def test_sentences_are_read_however_they_are_wrapped(reply: str) -> None:
    assert list(read_reply([reply])) == [ONE, TWO]
    assert list(read_reply(reply)) == [ONE, TWO]


def test_a_sentence_is_there_as_soon_as_its_line_is() -> None:
    def pieces() -> Iterator[str]:
        yield line("Câu một.", 1, "trích dẫn một")
        raise AssertionError("nothing more is needed")

    assert next(read_reply(pieces())) == ONE


def test_bare_quotation_marks_inside_a_quote_are_read() -> None:
    reply = '{"sentence": "Câu một.", "passage": 3, "quote": "Cuộc vận động "Phú Khê sạch" năm"}\n'
    assert list(read_reply([reply])) == [Said("Câu một.", 3, 'Cuộc vận động "Phú Khê sạch" năm')]


@pytest.mark.parametrize(
    "reply",
    ["", "Không có.", '{"sentence": null}', '{"sentence": "a"}', '{"sentence": "a", "quote": 3}', '{"sentence": "a", ',
     "{}", "[]", "null", "{" * 5_000, "[{" * 100_000, '{"a": ' * 3_000, "\n" * 9_999],
)  # fmt: skip
def test_what_is_no_sentence_is_passed_over(reply: str) -> None:
    assert list(read_reply([reply])) == []
    assert list(read_reply([reply + "\n" + PLAIN]))[-1:] in ([TWO], [])


def test_an_object_that_does_not_end_hides_only_itself() -> None:
    assert TWO in list(read_reply(['{"sentence": "a", "quote": "' + "b" * 10_000 + "\n" + PLAIN]))


@given(st.text(max_size=40), st.integers(0, 99), st.text(max_size=40), st.integers(1, 9))
def test_any_text_in_json_comes_back_as_it_was(sentence: str, passage: int, quote: str, size: int) -> None:
    reply = line(sentence, passage, quote)
    pieces = [reply[at : at + size] for at in range(0, len(reply), size)]
    assert list(read_reply(pieces)) == [Said(sentence, passage, quote)]


@given(st.lists(st.text(alphabet='{}[]",:\n\\ sentcqupag1', max_size=30), max_size=20))
def test_no_text_is_too_odd_to_be_read(pieces: list[str]) -> None:
    assert all(isinstance(said, Said) for said in read_reply(pieces))
