"""The wording of directives: every place of every phrase, against a search that knows no index."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Directive, join_spans
from corpus.text import Token
from indexer.errors import GenerationError
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Occurrences, Segment, find
from indexer.wording.running import Running, running
from indexer.wording.words import words as words_in
from indexer.wording.writer import WordingWriter


@pytest.fixture(scope="module")
def wording(samples: dict[str, Directive], tmp_path_factory: pytest.TempPathFactory) -> WordingIndex:
    writer = WordingWriter()
    for directive in samples.values():
        writer.add(running(directive))
    folder = tmp_path_factory.mktemp("wording") / "wording"
    writer.save(folder)
    return WordingIndex(folder)


def segments(*phrases: str, gap: int = 0) -> list[Segment]:
    return [Segment(tuple(words_in(phrase)), gap) for phrase in phrases]


def occurrences(wording: WordingIndex, phrase: str, layer: Layer) -> Occurrences:
    return find(wording, segments(phrase), layer)


@pytest.mark.parametrize("layer", list(Layer))
def test_every_place_of_a_random_phrase_is_found(
    wording: WordingIndex, samples: dict[str, Directive], layer: Layer
) -> None:
    words = [words_of(directive) for directive in samples.values()]
    texts = [" ".join(["", *(getattr(word, layer.value) for word in one), ""]) for one in words]
    choose = random.Random(7)
    for _ in range(200):
        among = choose.choice(words)
        start = choose.randrange(len(among) - 6)
        wanted = among[start : start + choose.randint(1, 5)]
        pattern = re.escape(" ".join(getattr(word, layer.value) for word in wanted))
        by_hand = sum(len(re.findall(rf"(?= {pattern} )", text)) for text in texts)
        assert len(find(wording, [Segment(tuple(wanted))], layer)) == by_hand, wanted


def words_of(directive: Directive) -> list[Token]:
    """Section after section, as a reader goes on."""
    return [word for section in directive.sections for word in words_in(join_spans(directive.text, section.spans))]


def test_each_occurrence_says_how_closely_it_agrees(wording: WordingIndex) -> None:
    found = occurrences(wording, "thi uy", Layer.FOLDED)
    assert len(found)
    assert set(found.layers.tolist()) == {2}
    marked = occurrences(wording, "thị uỷ", Layer.TONE)
    assert len(marked)
    assert set(marked.layers.tolist()) == {1}  # the samples write "thị ủy"
    assert set(occurrences(wording, "thị ủy", Layer.FOLDED).layers.tolist()) <= {0, 2}
    assert not len(occurrences(wording, "thị uỷ", Layer.EXACT))


def test_gaps_hold_at_most_so_many_words_and_stay_in_one_section(wording: WordingIndex) -> None:
    wide, narrow = (find(wording, segments("đẩy nhanh", "giải ngân", gap=gap), Layer.TONE) for gap in (10, 2))
    assert len(wide) >= len(narrow) > 0
    assert (narrow.ends - narrow.starts <= 6).all()
    assert (wording.section_at(wide.ends - 1) == wide.sections).all()
    assert len(find(wording, segments("đẩy nhanh", "giải ngân"), Layer.TONE)) <= len(narrow)


def test_a_word_that_stands_nowhere_has_no_place(wording: WordingIndex) -> None:
    assert not len(occurrences(wording, "xyzzy", Layer.FOLDED))
    assert not len(find(wording, segments("đẩy nhanh", "xyzzy", gap=9), Layer.FOLDED))


def test_sentences_end_at_full_stops_and_semicolons(wording: WordingIndex) -> None:
    starts = wording.sentences
    assert starts[0] == 0
    assert starts[-1] == len(wording)
    assert (np.diff(starts) > 0).all()
    assert np.isin(wording.sections, starts).all()


def test_a_folder_without_wording_is_named(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="index again"):
        WordingIndex(tmp_path)


def test_no_directive_is_a_wording_too(tmp_path: Path) -> None:
    WordingWriter().save(tmp_path / "wording")
    empty = WordingIndex(tmp_path / "wording")
    assert not len(occurrences(empty, "thị ủy", Layer.FOLDED))


def test_a_gap_ends_where_the_words_agree_most_closely(tmp_path: Path) -> None:
    writer = WordingWriter()
    text = "Thực hiện bàn giao và ban hành kế hoạch; thực hiện ban"
    words = [word.exact for word in words_in(text)]
    writer.add(Running(" ".join(words), (len(words),), bytes(1), bytes(len(words)), bytes(len(words)), (len(words),)))
    writer.save(tmp_path / "wording")
    wording = WordingIndex(tmp_path / "wording")
    for layer in (Layer.EXACT, Layer.FOLDED):
        found = find(wording, segments("thực hiện", "ban", gap=5), layer)
        assert found.ends.tolist() == [6, 12]
        assert found.layers.tolist() == [0, 0]
    folded = find(wording, segments("thuc hien", "ban", gap=5), Layer.FOLDED)
    assert (folded.ends.tolist(), folded.layers.tolist()) == ([3, 12], [2, 2])
