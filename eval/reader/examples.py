"""Questions with their candidates, each with how right it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from eval.answers.measures import score
from eval.answers.proof import proves
from eval.answers.questions import Asked
from eval.folds import fold_of
from service.answering.candidates import Candidate
from service.answering.extract import Extracted
from service.answering.fields import answer_field
from service.answering.quoting import quote_of
from service.engine import READ, Engine

Grades = NDArray[np.int8]  # (candidates,)
EXACT, RIGHT, ELSEWHERE = 4, 3, 2  # the gold answer; the same value; the same, where another passage says it
_NEAR, _FAR = 0.6, 0.35  # token F1 of what is nearly right, graded 2 and 1
_LONGEST = 15  # words of an answer that is learned from; whole articles teach nothing of short answers


@dataclass(frozen=True, slots=True)
class Example:
    """One question over one index."""

    asked: Asked
    fold: int
    found: Extracted
    grades: Grades

    @property
    def teaches(self) -> bool:
        """Whether trees can learn from it."""
        return bool((self.grades > 0).any())


def examples(questions: Sequence[Asked], engine: Engine) -> Iterator[Example]:
    """The questions that have candidates; fields of directives are answered without a model and passed over."""
    for asked in questions:
        if asked.answers and min(len(one.split()) for one in asked.answers) > _LONGEST:
            continue
        found = engine.search(asked.text, mode="hybrid", top_k=READ)
        if answer_field(found, engine.catalogue) is not None:
            continue
        extracted = engine.answerer.extract(found)
        if extracted.candidates:
            yield Example(asked, fold_of(asked.id), extracted, _grades(asked, extracted.candidates))


def robbed(example: Example) -> Example | None:
    """The question without the candidates that answer it, nor others of their passages: nothing is left that is right.

    None where nothing is left at all, or nothing had answered.
    """
    passages = {id(one.reading) for one, grade in zip(example.found.candidates, example.grades, strict=True) if grade}
    kept = [at for at, one in enumerate(example.found.candidates) if id(one.reading) not in passages]
    if not kept or not passages:
        return None
    found = Extracted(
        example.found.asked,
        [example.found.candidates[at] for at in kept],
        [example.found.verdicts[at] for at in kept],
        {name: column[kept] for name, column in example.found.columns.items()},
    )
    return replace(example, asked=replace(example.asked, answers=()), found=found, grades=np.zeros(len(kept), np.int8))


def _grades(asked: Asked, candidates: Sequence[Candidate]) -> Grades:
    known: dict[str, int] = {}
    proved: dict[tuple[int, int], bool] = {}
    grades = np.zeros(len(candidates), dtype=np.int8)
    for at, one in enumerate(candidates if asked.answers else ()):
        if one.text not in known:
            known[one.text] = _grade(one.text, asked.answers)
        if known[one.text]:
            key = (id(one.reading), one.reading.sentence_at(one.core).start)
            if key not in proved:
                proved[key] = proves(quote_of(one), asked)
            grades[at] = known[one.text] if proved[key] else ELSEWHERE * (known[one.text] >= RIGHT)
    return grades


def _grade(text: str, answers: Sequence[str]) -> int:
    words = set(text.lower().split())
    if not any(words & set(answer.lower().split()) for answer in answers):
        return 0
    scores = score(text, answers)
    if scores.exact or scores.right:
        return EXACT if scores.exact else RIGHT
    return 2 if scores.f1 >= _NEAR else int(scores.f1 >= _FAR)
