"""What a ranker is given: passages and what is known of each."""

from dataclasses import dataclass

from indexer.vectors import Ids
from service.question import Question
from service.rank.features import Column


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages worth a closer look, and what is known of each."""

    question: Question
    ordinals: Ids  # sorted, unique
    columns: dict[str, Column]  # features by name; {} where there is no candidate
