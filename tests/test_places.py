"""Which golds a hit shows: by overlap of stretches of the stored text."""

import pytest

from corpus.model import Directive, Role, Section, Span
from eval.datasets import Dataset, Gold
from eval.errors import DatasetError
from eval.places import Places, place
from eval.searcher import Shown

TEXT = "I. Mở đầu\nII. Nhiệm vụ\n1. Rà soát\nquỹ đất.\n2. Giao đất, rà soát quỹ đất."
SECTIONS = (
    Section(("I",), Role.SECTION, (Span(0, 9),)),
    Section(("II",), Role.SECTION, (Span(10, 22),)),
    Section(("II", "1"), Role.SECTION, (Span(23, 41),)),
    Section(("II", "2"), Role.SECTION, (Span(42, 71),)),
)
DIRECTIVE = Directive("kl-1", "kl-1.txt", TEXT, sections=SECTIONS)


def dataset(*golds: Gold) -> Dataset:
    named = {f"g{at}": gold for at, gold in enumerate(golds, start=1)}
    qrels = {"q": {target: gold.grade for target, gold in named.items()}}
    return Dataset("tiny", "judged", (), {"q": "câu"}, qrels, {"q": "keyword"}, {"q": named})


def hit(
    start: int, end: int, passage: str = "kl-1#p", document: str = "kl-1", confidence: float | None = None
) -> Shown:
    return Shown(passage, document, (Span(start, end),), 1.0, confidence)


def seen(golds: Dataset, *hits: Shown, k: int = 100) -> list[str]:
    places = Places(golds, lambda id_: DIRECTIVE if id_ == "kl-1" else None)
    return [target for target, _ in places.see("q", hits, k).targets]


def test_a_section_is_its_own_text_and_all_below_it() -> None:
    assert place(Gold("kl-1", ("II",), 2), DIRECTIVE, "q") == (Span(10, 22), Span(23, 41), Span(42, 71))
    assert place(Gold("kl-1", ("II", "1"), 2), DIRECTIVE, "q") == (Span(23, 41),)
    assert place(Gold("kl-1", (), 2), DIRECTIVE, "q") == (Span(0, len(TEXT)),)


def test_a_quote_is_found_across_line_ends_in_its_own_section() -> None:
    assert place(Gold("kl-1", ("II", "1"), 2, "Rà soát quỹ đất"), DIRECTIVE, "q") == (Span(26, 41),)
    (span,) = place(Gold("kl-1", ("II", "2"), 2, "quỹ  đất"), DIRECTIVE, "q")
    assert (span.start > 42, span.of(TEXT)) == (True, "quỹ đất")
    (span,) = place(Gold("kl-1", (), 2, "Nhiệm vụ"), DIRECTIVE, "q")
    assert span.of(TEXT) == "Nhiệm vụ"


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        (Gold("kl-1", ("III",), 2), "query 'q': 'kl-1' has no section III"),
        (Gold("kl-1", ("I",), 2, "quỹ đất"), "query 'q': the quote “quỹ đất” doesn't stand in I of 'kl-1'"),
        (Gold("kl-1", (), 2, "nước sạch"), "doesn't stand in the text of 'kl-1'"),
    ],
)
def test_a_gold_that_is_not_there_is_named(gold: Gold, said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        place(gold, DIRECTIVE, "q")


def test_a_judged_document_that_is_not_held_is_named_with_its_query() -> None:
    with pytest.raises(
        DatasetError, match=r"1 of 2 judged documents aren't in the index, the first 'kl-9' \(query 'q'\)"
    ):
        Places(dataset(Gold("kl-1", (), 2), Gold("kl-9", (), 2)), lambda id_: DIRECTIVE if id_ == "kl-1" else None)


def test_a_gold_counts_once_at_the_first_hit_that_shows_it() -> None:
    golds = dataset(Gold("kl-1", ("II",), 2))
    assert seen(golds, hit(0, 9, "p0"), hit(40, 50, "p 1"), hit(23, 30, "p2")) == ["p0", "g1", "p2"]


def test_a_hit_that_shows_several_golds_stands_for_each_the_better_first() -> None:
    golds = dataset(Gold("kl-1", (), 1), Gold("kl-1", ("II", "1"), 2), Gold("kl-1", ("I",), 2))
    assert seen(golds, hit(23, 41), hit(0, 9)) == ["g2", "g1", "g3"]
    assert seen(golds, hit(23, 41), hit(0, 9), k=2) == ["g2", "g1"]


def test_another_document_and_touching_spans_show_nothing() -> None:
    golds = dataset(Gold("kl-1", ("I",), 2))
    assert seen(golds, hit(0, 9, "a", document="kl-2"), hit(9, 12, "b")) == ["a", "b"]


def test_a_hit_is_trusted_rightly_though_its_gold_was_shown_before() -> None:
    places = Places(dataset(Gold("kl-1", ("II",), 2)), lambda _: DIRECTIVE)
    found = places.see("q", [hit(23, 41, confidence=0.9), hit(42, 71, confidence=0.8), hit(0, 9, confidence=0.2)], 10)
    assert found.top == ((0.9, True), (0.8, True), (0.2, False))
    assert len(places.see("q", [hit(0, 9, f"p{at}") for at in range(20)], 100).top) == 10
