"""Passages of the directives and sections that a query names, and those that cite them."""

import json
from collections.abc import Collection, Sequence
from itertools import chain

import numpy as np

from corpus.model import Role
from indexer.catalogue import Catalogue
from service.question import Named, Part, Question
from service.retrieval import Ranking, Retriever, Scope
from service.understanding.sections import match_path

SECTION, BELOW, HEAD, DIRECTIVE, BESIDE, CITING = 1.0, 0.75, 0.7, 0.5, 0.35, 0.3  # scores of this leg
ALSO_CITING = 0.05  # of a law, which very many cite, where the query asks for more than the law
_SHORT_SUBJECT = 8  # words beside the name; in a longer text, a clause pasted whole, a mention is but one word of many
_AMONG = 200  # passages in which a section without a directive is looked for
_MOST = 2_000  # passages that cite a directive


class NamedPassages:
    """Scores fall from the named section to its directive's head, its other passages, and passages that cite it.

    A section named without a directive ("khoản 2 Điều 7") is looked for among the passages that the words find.
    """

    def __init__(self, catalogue: Catalogue, by_words: Retriever) -> None:
        self._catalogue, self._by_words = catalogue, by_words

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """An empty ranking for a question that names nothing."""
        return [self._one(question, k, within) for question in questions]

    def _one(self, question: Question, k: int, within: Scope | None) -> Ranking:
        scores: dict[int, float] = {}
        alone = {named.section for named in question.named if named.status is None}
        found = [self._of(question, named) for named in dict.fromkeys(question.named) if named.status is not None]
        for ordinal, score in chain(*(one.items() for one in (*found, self._alone(question, alone, within)))):
            scores[ordinal] = max(scores.get(ordinal, 0.0), score)
        told = min(1.0, (_SHORT_SUBJECT / max(len(question.subject), 1)) ** 2)
        ordinals = np.array(sorted(scores), dtype=np.int64)
        if within is not None:
            ordinals = ordinals[np.isin(ordinals, within.passages)]
        values = np.array([told * scores[ordinal] for ordinal in ordinals.tolist()], dtype=np.float32)
        order = np.lexsort((ordinals, -values))[:k]
        return Ranking(ordinals[order], values[order], {"named": values[order]})

    def _of(self, question: Question, named: Named) -> dict[int, float]:
        """Passages of the directives, over those that cite them."""
        by_number = named.citation is not None and named.citation.number is not None
        citing = CITING if by_number or not question.subject else ALSO_CITING
        found = dict.fromkeys(self._citing(named.cited_as), citing)
        for directive in named.directives:
            rows = self._passages(directive)
            inside = _in_section(named.section, [(ordinal, path) for ordinal, path, _ in rows])
            whole = BESIDE if inside else DIRECTIVE
            head = whole if inside or question.subject else HEAD
            found.update({ordinal: head if role == Role.HEADER else whole for ordinal, _, role in rows})
            found.update(inside)
        return found

    def _alone(
        self, question: Question, sections: Collection[tuple[Part, ...]], within: Scope | None
    ) -> dict[int, float]:
        """Passages of such sections among those that the words find."""
        if not sections:
            return {}
        (ranking,) = self._by_words.retrieve([question], _AMONG, within)
        sql = (
            "SELECT p.ordinal, s.path FROM passage p JOIN section s ON s.directive = p.directive "
            "AND s.position = p.section WHERE p.ordinal IN (SELECT value FROM json_each(?))"
        )
        rows = self._catalogue.rows(sql, (json.dumps(ranking.ordinals.tolist()),))
        paths = [(int(row[0]), tuple(json.loads(row[1]))) for row in rows]
        return {
            ordinal: CITING
            for ordinal, path in paths
            if any(match_path(section, path) is not None for section in sections)
        }

    def _passages(self, directive: int) -> list[tuple[int, tuple[str, ...], str]]:
        """Ordinal, path of the section and its role."""
        sql = (
            "SELECT p.ordinal, s.path, s.role FROM directive d JOIN passage p ON p.ordinal >= d.first_passage "
            "AND p.ordinal < d.first_passage + d.passages JOIN section s ON s.directive = d.ordinal "
            "AND s.position = p.section WHERE d.ordinal = ? ORDER BY p.ordinal"
        )
        return [(row[0], tuple(json.loads(row[1])), row[2]) for row in self._catalogue.rows(sql, (directive,))]

    def _citing(self, keys: Sequence[str]) -> list[int]:
        sql = (
            "SELECT DISTINCT passage FROM citing WHERE key IN (SELECT value FROM json_each(?)) ORDER BY passage LIMIT ?"
        )
        return [row[0] for row in self._catalogue.rows(sql, (json.dumps(keys), _MOST))]


def _in_section(parts: tuple[Part, ...], passages: Sequence[tuple[int, tuple[str, ...]]]) -> dict[int, float]:
    """The passages of the section that the parts name best, and those below it; of the nearest section above where
    there is no such."""
    if not parts:
        return {}
    ends = {path[:depth] for _, path in passages for depth in range(1, len(path) + 1)}
    skipped = {path: left for path in ends if (left := match_path(parts, path)) is not None}
    if not skipped:
        return dict.fromkeys(_in_section(parts[:-1], passages), BELOW)
    best = {path for path, left in skipped.items() if left == min(skipped.values())}
    found: dict[int, float] = {}
    for ordinal, path in passages:
        if path in best:
            found[ordinal] = SECTION
        elif any(path[:depth] in best for depth in range(1, len(path))):
            found[ordinal] = BELOW
    return found
