"""The verdict on the other proper names of a question: "Núi Voi", "biển Bãi Dài", what stands in quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.constraints.folding import words
from service.answering.constraints.proper import proper_names
from service.answering.constraints.spot import Spot
from service.answering.constraints.verdict import Verdict, worst
from service.answering.standing import Standing
from service.question import Question


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name as words, and the two words before it: "công nghiệp" before "Gò Sành"; "" where there are none."""

    name: str
    noun: str


def asked_names(question: Question, others: Sequence[str]) -> tuple[AskedName, ...]:
    """In order; those that lie in the names of places and directives (`others`) are left out."""
    named = () if question.read_text.isupper() else proper_names(question.read_text)
    runs = [words(name) for name in (*question.phrases, *named)]
    left_out = [words(one) for one in others]
    text = words(question.read_text)
    return tuple(
        AskedName(name, _noun(name, text)) for name in dict.fromkeys(runs) if name.strip() and not _lies(name, left_out)
    )


def name_verdict(asked: Sequence[AskedName], standing: Standing, spot: Spot) -> Verdict:
    """All must be named around the value; where one isn't, another name after the same noun contradicts."""
    return worst(_of_one(one, standing, spot) for one in asked)


def _of_one(asked: AskedName, standing: Standing, spot: Spot) -> Verdict:
    texts = (spot.passage, *standing.headings, standing.directive.fields.title or "")
    if any(asked.name in words(text) for text in texts):
        return Verdict.AGREES
    return Verdict.CONTRADICTS if _is_rivalled(asked, spot.passage[spot.start : spot.end]) else Verdict.SILENT


def _is_rivalled(asked: AskedName, sentence: str) -> bool:
    if not asked.noun:
        return False
    text = words(sentence)
    return any(f"{asked.noun}{words(name)}" in text for name in proper_names(sentence))


def _noun(name: str, text: str) -> str:
    match = re.search(rf"( \w+ \w+){re.escape(name)}", text)
    return match[1] if match else ""


def _lies(name: str, others: Sequence[str]) -> bool:
    return any(name in other or other in name for other in others)
