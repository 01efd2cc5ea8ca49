"""In which passage each word stands."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Directive, Passage, Span, join_spans
from corpus.split import split
from indexer.errors import GenerationError
from indexer.wording.passages import PassagePlaces, PassageWriter, stretches
from indexer.wording.running import running
from indexer.wording.words import words


@pytest.fixture(scope="module")
def passages(samples: dict[str, Directive]) -> list[Passage]:
    return [passage for directive in samples.values() for passage in split(directive)]


@pytest.fixture(scope="module")
def places(samples: dict[str, Directive], tmp_path_factory: pytest.TempPathFactory) -> PassagePlaces:
    writer = PassageWriter()
    for directive in samples.values():
        own = split(directive)
        writer.add(stretches(directive, own, running(directive).sections), len(own))
    folder = tmp_path_factory.mktemp("made") / "places"
    writer.save(folder)
    return PassagePlaces(folder)


def test_every_word_of_a_passage_is_in_it(
    samples: dict[str, Directive], passages: list[Passage], places: PassagePlaces
) -> None:
    place, headings = 0, 0
    for directive in samples.values():
        for section in directive.sections:
            found = list(words(join_spans(directive.text, section.spans)))
            owners = places.at(np.arange(place, place + len(found)))
            for word, owner in zip(found, owners.tolist(), strict=True):
                (span,) = _stored(section.spans, word.start, word.end)
                passage = passages[owner]
                assert passage.directive_id == directive.id
                if not any(one.start <= span[0] and span[1] <= one.end for one in passage.spans):
                    headings += 1
                    assert section.heading is not None
                    assert passage.spans[0].start > span[1]  # the first one below
            place += len(found)
    assert 0 < headings < place / 20


def _stored(spans: Sequence[Span], start: int, end: int) -> list[tuple[int, int]]:
    position = 0
    for span in spans:
        length = span.end - span.start
        if position <= start and end <= position + length:
            return [(span.start + start - position, span.start + end - position)]
        position += length + 1
    return []


def test_a_long_section_is_told_apart_word_by_word(passages: list[Passage], places: PassagePlaces) -> None:
    lengths = places.lengths()
    parts = [at for at, passage in enumerate(passages) if passage.id.endswith((":1", ":2"))]
    assert parts
    for at in parts:
        own = len(list(words(passages[at].text)))
        assert lengths[at] == own or "|" in passages[at].text or len(passages[at].spans) > 1


def test_lengths_are_those_of_all_words(
    samples: dict[str, Directive], passages: list[Passage], places: PassagePlaces
) -> None:
    assert len(places.lengths()) == len(passages)
    assert places.lengths().sum() == sum(sum(running(one).sections) for one in samples.values())


def test_a_folder_without_places_is_named(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="index again"):
        PassagePlaces(tmp_path)


def test_no_directive_is_no_passage(tmp_path: Path) -> None:
    PassageWriter().save(tmp_path / "places")
    assert not len(PassagePlaces(tmp_path / "places").at(np.empty(0, dtype=np.int64)))
