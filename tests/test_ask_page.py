"""The answer box on the search page, as the server sends it: all of it works without scripts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from indexer.sentence_encoder import SentenceEncoder
from service.answer import Answer, Why
from service.assemble import open_engine
from service.engine import Engine
from service.found import Found
from service.generation.answering import Answering
from service.generation.events import Event
from service.http.app import create_app
from service.http.live import LiveEngine
from service.question import Question
from service.settings import Settings

QUESTION = "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"


class Makes:
    """Gives what a test makes of the extracted answer."""

    def __init__(self, make: Callable[[Answer], Answer]) -> None:
        self._make = make

    def write(self, extracted: Answer) -> Iterator[Event]:
        """The answer alone."""
        yield self._make(extracted)


@pytest.fixture(scope="module")
def opened(sample_index: Path, encoder: SentenceEncoder) -> Engine:
    return open_engine(sample_index, Settings(), encoder)


@pytest.fixture(scope="module")
def client(sample_index: Path, opened: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(LiveEngine(sample_index, lambda: opened))) as client:
        yield client


def _page(client: TestClient, **parameters: str) -> Any:
    response = client.get("/", params=parameters)
    assert response.status_code == 200
    return html.fromstring(response.text)


def _box(sample_index: Path, encoder: SentenceEncoder, make: Callable[[Answer], Answer]) -> Any:
    """The box of an answer that a test makes."""
    live = LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder))
    with TestClient(create_app(live, answering=Answering(Makes(make)))) as client:
        return html.fromstring(client.get("/answer", params={"q": QUESTION}).text)


def _all(node: Any, selector: str) -> list[Any]:
    """What `tag`, `.class` or `tag.class` finds, in order, the node included."""
    tag, _, name = selector.partition(".")
    classed = f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else ""
    found: list[Any] = node.xpath(f"descendant-or-self::{tag or '*'}{classed}")
    return found


def _words(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_a_question_is_answered_above_the_hits(client: TestClient) -> None:
    page = _page(client, q=QUESTION)
    (box,) = _all(page, "section.answer")
    assert "412,6 tỷ đồng" in _words(box)
    assert "Độ tin cậy: " in _words(box)
    (first, *_) = page.xpath("//section[@id='answer'] | //ol[@class='hits']")
    assert first is box
    assert len(_all(page, "li.hit")) == 10


def test_the_box_is_a_landmark_with_a_heading(client: TestClient) -> None:
    page = _page(client, q=QUESTION)
    (box,) = _all(page, "section.answer")
    assert box.get("aria-labelledby") == _all(box, "h2")[0].get("id")
    assert [heading.tag for heading in page.xpath("//h1 | //h2")] == ["h1", "h2", "h2"]


def test_a_quote_links_to_its_place_and_can_be_copied_with_its_source(client: TestClient) -> None:
    quote = _all(_page(client, q=QUESTION), "figure.quote")[0]
    (link,) = quote.xpath("figcaption/a")
    address, _, anchor = link.get("href").partition("#")
    assert client.get(address).status_code == 200
    assert anchor
    (button,) = _all(quote, "button.copy")
    assert button.get("data-copy").startswith("“")
    assert button.get("data-copy").endswith(f"({link.text_content()})")


@pytest.mark.parametrize("query", ["giải phóng mặt bằng", '"giải phóng mặt bằng"', "kl 96"])
def test_what_is_no_question_gets_no_box(client: TestClient, query: str) -> None:
    assert not _all(_page(client, q=query), "section.answer")


def test_only_the_first_page_of_hits_answers(client: TestClient) -> None:
    page = _page(client, q=QUESTION, page="2")
    assert not _all(page, "section.answer")
    first = {_words(hit) for hit in _all(_page(client, q=QUESTION), "p.text")}
    assert not first & {_words(hit) for hit in _all(page, "p.text")}


def test_the_page_reads_and_searches_once(client: TestClient, opened: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read: list[str] = []
    search, understand = opened.search, opened.understand

    def counted(query: Question, **options: Any) -> Found:
        asked.append(query.text)
        return search(query, **options)

    def understood(text: str, *options: Any) -> Question:
        read.append(text)
        return understand(text, *options)

    monkeypatch.setattr(opened, "search", counted)
    monkeypatch.setattr(opened, "understand", understood)
    _page(client, q=QUESTION)
    assert asked == read == [QUESTION]


def test_where_nothing_is_answered_the_page_says_why_once(client: TestClient) -> None:
    page = _page(client, q="Điều 9 Nghị quyết 14/2023/NQ-HĐND quy định gì?")
    (box,) = _all(page, "section.none")
    assert _words(box).startswith("Chưa có câu trả lời")
    assert "gần nhất ở ngay dưới đây" in _words(box)
    nothing = _page(client, q=QUESTION, issuer="Không Có Cơ Quan Này")
    assert "gần nhất" not in _words(_all(nothing, "main")[0])


def test_every_reason_has_words_of_its_own(sample_index: Path, encoder: SentenceEncoder) -> None:
    said = set()
    for why in Why:
        box = _box(sample_index, encoder, lambda answer, why=why: replace(answer, text=None, quotes=(), why=why))  # type: ignore[misc]
        said.add(_words(_all(box, ".reason")[0]))
        assert not _all(box, ".quote")
    assert len(said) == len(Why)


def _differing(answer: Answer) -> Answer:
    quote = answer.quotes[0]
    words = ("412,6 tỷ đồng", "234,4 tỷ đồng")
    (span, *_), text = quote.passage.spans, quote.passage.text
    places = [span.start + text.index(one) for one in words]
    values = [replace(span, start=at, end=at + len(one)) for at, one in zip(places, words, strict=True)]
    whole = replace(quote, spans=quote.passage.spans, text=text)
    quotes = [replace(whole, value=one, value_spans=(at,)) for one, at in zip(words, values, strict=True)]
    return replace(answer, text=words[0], differ=True, quotes=tuple(quotes))


def test_values_that_differ_stand_side_by_side_with_their_dates(sample_index: Path, encoder: SentenceEncoder) -> None:
    box = _box(sample_index, encoder, _differing)
    assert _words(_all(box, "h2")[0]) == "Các nguồn nói khác nhau"
    assert [_words(value) for value in box.xpath(".//p[@class='value']/strong")] == ["412,6 tỷ đồng", "234,4 tỷ đồng"]
    assert all("ban hành 05/09/2024" in _words(value) for value in _all(box, "p.value"))
    assert [_words(mark) for mark in box.xpath(".//blockquote//mark")] == ["412,6 tỷ đồng", "234,4 tỷ đồng"]


def test_the_value_is_marked_in_a_quote_that_stands_as_it_is_stored(
    sample_index: Path, encoder: SentenceEncoder, engine: Engine
) -> None:
    box = _box(sample_index, encoder, lambda answer: replace(_differing(answer), differ=False))
    assert _words(_all(box, ".told")[0]) == "412,6 tỷ đồng"
    stored = engine.document("ub-2024-cv-1367").directive.text
    assert _words(_all(box, "blockquote")[0]) in " ".join(stored.split())


def test_more_than_three_quotes_are_folded_away(sample_index: Path, encoder: SentenceEncoder) -> None:
    box = _box(sample_index, encoder, lambda answer: replace(answer, quotes=answer.quotes[:1] * 5))
    assert len(box.xpath("figure")) == 3
    assert len(box.xpath("details/figure")) == 2
    assert "Thêm 2 trích dẫn" in _words(box)


def test_a_written_answer_says_so_and_is_escaped(sample_index: Path, encoder: SentenceEncoder) -> None:
    box = _box(
        sample_index, encoder, lambda answer: replace(answer, text="<b>412,6</b> tỷ.", written=True, notes=("Một.",))
    )
    assert _words(_all(box, ".told")[0]) == "<b>412,6</b> tỷ."
    notes = [_words(note) for note in _all(box, ".note")]
    assert "máy viết" in notes[0]
    assert notes[1] == "Một."


def test_the_page_asks_a_generator_only_where_there_is_one(
    client: TestClient, sample_index: Path, encoder: SentenceEncoder
) -> None:
    assert not _page(client, q=QUESTION).xpath("//@data-fill")
    live = LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder))
    with TestClient(create_app(live, answering=Answering(Makes(lambda answer: answer)))) as writing:
        (address,) = _page(writing, q=QUESTION, kind="Công văn").xpath("//@data-fill")
        assert "412,6 tỷ đồng" in writing.get(address).text
        assert not _page(writing, q=QUESTION, ignore="year").xpath("//@data-fill")
        assert writing.get("/answer", params={"q": "???"}).status_code == 422
