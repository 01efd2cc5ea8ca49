"""Quoted search finds what the concordance counts, and says so in its line of evidence."""

import random
import re

import numpy as np
import pytest
from fastapi.testclient import TestClient

from corpus.model import Directive, Span, join_spans
from corpus.text import tokens
from indexer.terms import Layer
from service.engine import Engine
from service.errors import BadRequestError
from service.filters import Filters
from service.phrase_highlight import phrase_highlights
from service.question import understand


@pytest.mark.parametrize(
    "quoted", ["KL/TU", "131", "131-KL/TU", "131 kl tu", "95%", "ngày 28/12", "HĐND-UBND", "KL/HU"]
)
def test_parts_of_a_number_are_found_where_the_concordance_finds_them(engine: Engine, quoted: str) -> None:
    found = engine.search(f'"{quoted}"', top_k=200)
    lines = engine.precedents.concordance(quoted, limit=5_000).lines
    assert {hit.directive.id for hit in found.hits} == {line.directive.id for line in lines}
    assert bool(found.hits) == (quoted != "KL/HU")


def test_random_quotes_agree_with_concordance_and_evidence(engine: Engine, samples: dict[str, Directive]) -> None:
    for quoted in _random_quotes(samples, 120, seed=3):
        found = engine.search(f'"{quoted}"', top_k=1_000)
        lines = engine.precedents.concordance(quoted, limit=5_000)
        assert {hit.directive.id for hit in found.hits} == {line.directive.id for line in lines.lines}, quoted
        evidence = engine.precedents.evidence_of(found)
        counted = {Layer.EXACT: evidence.exact, Layer.TONE: evidence.tone}
        assert all(lines.by_layer[layer] == count for layer, count in counted.items()), quoted
        assert 0 < found.total <= lines.total


def _random_quotes(samples: dict[str, Directive], number: int, seed: int) -> list[str]:
    """Stretches with figures, percent signs, dates, punctuation, cells of tables and joined pages."""
    choose = random.Random(seed)
    texts = [join_spans(one.text, section.spans) for one in samples.values() for section in one.sections]
    quotes = list[str]()
    while len(quotes) < number:
        pieces = re.findall(r"\S+", choose.choice(texts).translate(str.maketrans("", "", '"“”«»')))
        start, length = choose.randrange(len(pieces)), choose.randint(1, 7)
        quoted = " ".join(pieces[start : start + length])
        if any(map(str.isalnum, quoted)) and not re.search(r"(?<!\S)(?:\*|/-?\d+)(?!\S)", quoted):
            quotes.append(quoted)
    return quotes


def test_every_passage_with_the_words_is_found_and_marked(engine: Engine) -> None:
    found = engine.search('"giải phóng mặt bằng"', top_k=1_000)
    passages = [passage for _, passage in engine.catalogue.passages(range(engine.catalogue.count("passage")))]
    expected = {one.id for one in passages if "giải phóng mặt bằng" in " ".join(one.text.lower().split())}
    assert {hit.passage.id for hit in found.hits} >= expected
    assert {hit.passage.id for hit in found.hits if hit.highlights} == expected  # others stand below such a heading
    assert all("giải phóng mặt bằng" in " ".join(hit.passage.breadcrumb).lower() for hit in found.hits
               if not hit.highlights)  # fmt: skip


def test_a_heading_is_found_by_the_passage_below_it(engine: Engine, samples: dict[str, Directive]) -> None:
    (path, heading) = next(
        (section.path, section.heading)
        for directive in samples.values()
        for at, section in enumerate(directive.sections)
        if section.heading and len(section.heading.split()) > 6 and any(s.parent == at for s in directive.sections)
    )
    found = engine.search(f'"{heading}"', top_k=50)
    assert found.hits
    assert any(hit.section.path[: len(path)] == path for hit in found.hits)
    assert engine.precedents.evidence_of(found).exact == engine.precedents.concordance(heading).total


def test_a_gap_in_a_quote_is_a_gap_of_the_concordance(engine: Engine) -> None:
    for quoted in ("đẩy nhanh * giải ngân", "phát triển /3 đảng viên"):
        found, lines = engine.search(f'"{quoted}"', top_k=200), engine.precedents.concordance(quoted)
        assert {hit.directive.id for hit in found.hits} == {line.directive.id for line in lines.lines}
        assert engine.precedents.evidence_of(found).exact == lines.by_layer[Layer.EXACT] > 0
        assert any(hit.highlights for hit in found.hits)
    with pytest.raises(BadRequestError, match="giữa"):
        engine.search('"* giải ngân"')


def test_a_gap_is_marked_from_its_first_word_to_its_last(engine: Engine, samples: dict[str, Directive]) -> None:
    for hit in engine.search('"đẩy nhanh * giải ngân"').hits:
        for mark in hit.highlights:
            said = samples[hit.directive.id].text[mark.start : mark.end].lower()
            assert (said[:9], said[-9:]) == ("đẩy nhanh", "giải ngân")


def test_quotes_that_agree_more_closely_come_first(engine: Engine) -> None:
    (ranking,) = engine.retrievers["exact"].retrieve([understand('"thi uy" công tác', Layer.FOLDED)], 500)
    assert (np.diff(ranking.scores) <= 0).all()
    hits = engine.search('"thị ủy"', match=Layer.FOLDED, top_k=200).hits
    closest = [min((list(Layer).index(mark.layer) for mark in hit.highlights), default=2) for hit in hits]
    assert closest == sorted(closest)


def test_pages_of_a_quoted_search_are_pieces_of_one_ranking(engine: Engine) -> None:
    query = '"thực hiện" nhiệm vụ phát triển'
    whole = [hit.passage.id for hit in engine.search(query, top_k=250).hits]
    pages = [hit.passage.id for at in range(0, 250, 50) for hit in engine.search(query, top_k=50, offset=at).hits]
    assert pages == whole


def test_filters_hold_for_quotes(engine: Engine) -> None:
    found = engine.search('"giải ngân"', filters=Filters(kind="Công văn"), top_k=200)
    assert {hit.directive.fields.kind for hit in found.hits} == {"Công văn"}
    assert engine.search('"giải ngân"', filters=Filters(kind="Thông tư")).hits == ()


def test_marks_of_a_quote_without_words_do_not_quote() -> None:
    assert understand('"..." giải ngân').phrases == ()
    assert understand("“I” giải ngân").phrases == ("I",)


def test_the_page_counts_places_beside_quoted_hits(client: TestClient) -> None:
    page = client.get("/", params={"q": '"KL/TU"'}).text
    assert "chỗ đúng nguyên văn" in page
    assert "Không" not in page.split("chỗ đúng nguyên văn")[0].rsplit("<", 1)[-1]


def test_words_of_numbers_are_marked_in_hits(engine: Engine, samples: dict[str, Directive]) -> None:
    for hit in engine.search('"KL/TU"', top_k=20).hits:
        for mark in hit.highlights:
            said = samples[hit.directive.id].text[mark.start : mark.end]
            assert [word.folded for word in tokens(said.replace("/", " "))] == ["kl", "tu"]


def test_many_gaps_over_many_like_words_are_marked_at_once() -> None:
    text = "a " * 400 + "b"
    pieces = [(Span(0, len(text)), text)]
    assert phrase_highlights(pieces, understand('"' + "a /50 " * 60 + 'c"')) == []
    assert len(phrase_highlights(pieces, understand('"' + "a /50 " * 60 + 'b"'))) > 300
