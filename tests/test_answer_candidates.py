"""Passages read for an answer, and what is known of their candidates, over the samples."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import tokens
from indexer.build import LEXICAL
from indexer.generation import open_generation
from indexer.lexical import LexicalIndex
from service.answer import Kind
from service.answering.agreement import standing_of
from service.answering.asking import read_asked
from service.answering.clauses import CLAUSES, find_clauses, read_typed
from service.answering.constraints import read_constraints
from service.answering.reading import Reading, split_clauses, split_sentences
from service.answering.wanted import read_wanted
from service.answering.words import read_words
from service.engine import READ, Engine
from service.worded import NEAREST

QUESTIONS = (
    "Năm 2022 thị xã phải giải quyết được bao nhiêu phần trăm đơn thư khiếu nại, tố cáo?",
    "bao nhieu to chuc co so dang",
    "Vì sao thu ngân sách giảm?",
    "Các đơn vị phải làm gì để tiết kiệm chi thường xuyên?",
    "Ai ký kết luận về phòng cháy, chữa cháy?",
)


@given(st.text(alphabet="aàđĐ 1234,./-–|()\u0301KLTU", max_size=60))
def test_words_are_the_tokens_of_the_text(text: str) -> None:
    words, expected = read_words(text), list(tokens(text))
    assert list(zip(words.starts, words.ends, words.tone, words.folded, strict=True)) == [
        (one.start, one.end, one.tone, one.folded) for one in expected
    ]


@given(st.text(alphabet="ab .;,:()-\n", max_size=40))
def test_a_clause_belongs_to_the_sentence_in_which_it_begins(text: str) -> None:
    sentences = split_sentences(f"a{text}", is_table=False)
    clauses = split_clauses(f"a{text}", sentences)
    assert [one for sentence in sentences for one in clauses if sentence.start <= one.start < sentence.end] == [
        *clauses
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_passages_counted_at_once_are_counted_as_one_by_one(engine: Engine, question: str) -> None:
    found = engine.search(question, mode="hybrid", top_k=READ)
    together = engine.answerer.extract(found)
    apart = [engine.answerer.extract(replace(found, hits=(hit,))) for hit in found.hits]
    alone = [one for one in apart if one.candidates]
    assert len(alone) > 1
    assert [one.text for one in together.candidates] == [one.text for other in alone for one in other.candidates]
    assert together.verdicts == [verdict for one in alone for verdict in one.verdicts]
    for name in alone[0].columns:
        if not name.endswith("_behind"):
            np.testing.assert_allclose(
                together.columns[name], np.concatenate([one.columns[name] for one in alone]), rtol=1e-5, err_msg=name
            )


@pytest.mark.parametrize("question", QUESTIONS)
def test_columns_are_what_plain_counting_gives(engine: Engine, sample_index: Path, question: str) -> None:
    index = LexicalIndex(open_generation(sample_index)[0] / LEXICAL)
    found = engine.search(question, mode="hybrid", top_k=READ)
    extracted = engine.answerer.extract(found)
    wanted = read_wanted(extracted.asked, index)
    for at, one in enumerate(extracted.candidates):
        words = list(tokens(one.reading.text))
        met = [wanted.slots.get(getattr(word, wanted.layer.value), ()) for word in words]
        inside = [one.core <= word.start < one.end for word in words]
        around = {slot for slots, own in zip(met, inside, strict=True) if not own for slot in slots}
        weight = sum(wanted.weights[slot] for slot in around)
        before = [bool(slots) for slots, word in zip(met, words, strict=True) if word.start < one.start]
        after = [bool(slots) for slots, word in zip(met, words, strict=True) if word.start >= one.end]
        left, right = ([*near, 0, 0][:2] for near in (before[::-1], after))
        assert extracted.columns["passage_words"][at] == pytest.approx(weight / wanted.weights.sum(), abs=1e-5)
        assert extracted.columns["left_met"][at] == left[0] + left[1] / 2
        assert extracted.columns["right_met"][at] == right[0] + right[1] / 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_is_demanded_of_every_kind_of_clause(engine: Engine, question: str) -> None:
    extracted = engine.answerer.extract(engine.search(question, mode="hybrid", top_k=READ))
    demands = [read_constraints(extracted.asked.question, kind) for kind in CLAUSES]
    for one, verdict in zip(extracted.candidates, extracted.verdicts, strict=True):
        if one.kind in CLAUSES:
            assert [demand.verdicts(standing_of(one)) for demand in demands] == [verdict] * len(CLAUSES)


def test_duties_and_texts_are_the_same_stretches(engine: Engine) -> None:
    hit = engine.search(QUESTIONS[3], mode="hybrid", top_k=1).hits[0]
    typed = read_typed(read_asked(engine.understand(QUESTIONS[3])))
    assert find_clauses(typed, Reading(hit), Kind.DUTY) == find_clauses(typed, Reading(hit), Kind.TEXT)


def test_a_passage_that_is_read_again_is_not_taken_apart_again(engine: Engine) -> None:
    first, second = (engine.search(QUESTIONS[0], mode="hybrid", top_k=1).hits[0] for _ in range(2))
    assert first is not second
    assert Reading(first).words is Reading(second).words
    assert Reading(first).clauses is Reading(second).clauses


def test_only_so_many_passages_are_kept() -> None:
    for number in range(6_100):
        text = f"Tờ trình {number}"
        read_words(text), split_clauses(text, split_sentences(text, is_table=False))
    for kept in (read_words, split_sentences, split_clauses):
        assert kept.cache_info().currsize == kept.cache_info().maxsize


def test_only_the_hits_that_an_answer_may_show_are_marked(engine: Engine) -> None:
    nearest = engine.ask(QUESTIONS[0]).nearest
    hits = engine.search(QUESTIONS[0], mode="hybrid", top_k=READ).hits
    assert [hit.highlights for hit in nearest[:NEAREST]] == [hit.highlights for hit in hits[:NEAREST]]
    assert not any(hit.highlights for hit in nearest[NEAREST:])
    assert all(hit.highlights for hit in hits)
