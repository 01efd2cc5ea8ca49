"""What is measured against: queries, and what is relevant to each. A dataset is a folder in one of two layouts.

BEIR (`eval.beir`) judges whole documents, a judged set (`eval.judged`) judges places in documents.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

Qrels = dict[str, dict[str, int]]  # query id: target id: relevance, above 0 is relevant


@dataclass(frozen=True, slots=True)
class Gold:
    """A place that answers or helps: a section with all below it, a quote in it, or a document where the path is ()."""

    document: str
    path: tuple[str, ...]
    grade: int  # 2 answers, 1 helps
    quote: str | None = None


Golds = Mapping[str, Mapping[str, Gold]]  # query id: target id: the place it stands for


@dataclass(frozen=True, slots=True)
class Dataset:
    """One split. A target is what a ranking is scored by: a document, or a gold of a judged set."""

    name: str
    split: str
    corpus: tuple[Path, ...]  # what to index; () where only an index or a service can be measured
    queries: dict[str, str]  # sorted by id
    qrels: Qrels  # of every query that has an answer
    types: dict[str, str] = field(default_factory=dict)  # of every query; {} where the queries have no types
    golds: Golds = field(default_factory=dict)  # {} where whole documents are judged

    @property
    def relevant(self) -> set[str]:
        """Ids of all targets that are relevant to some query."""
        return {id_ for judged in self.qrels.values() for id_, relevance in judged.items() if relevance > 0}

    @property
    def unanswerable(self) -> set[str]:
        """Queries that nothing in the corpus answers; the search should say so."""
        return self.queries.keys() - self.qrels.keys()

    def part(self, ids: Collection[str]) -> "Dataset":
        """The same with some of its queries."""
        kept = set(ids)
        return replace(
            self,
            queries={id_: text for id_, text in self.queries.items() if id_ in kept},
            qrels={id_: judged for id_, judged in self.qrels.items() if id_ in kept},
            types={id_: type_ for id_, type_ in self.types.items() if id_ in kept},
            golds={id_: golds for id_, golds in self.golds.items() if id_ in kept},
        )
