"""What HTTP, command line and evaluation hold: one open generation and the ways to search it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from corpus.model import Directive, Passage, Section, Span
from indexer.catalogue import Catalogue, Stored
from indexer.generation import Manifest
from indexer.terms import Layer
from service.cite import citation
from service.errors import BadRequestError, NotFoundError
from service.filters import Filters, scope
from service.highlight import Highlight, highlights
from service.question import Question, understand
from service.retrieval import Ranking, Retriever

AUTO = "auto"
_DEPTH = 200  # candidates behind facets and totals


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage with everything that is shown of it."""

    rank: int
    score: float
    legs: Mapping[str, float]
    passage: Passage
    directive: Directive  # without text, sections and citations
    section: Section
    pieces: tuple[tuple[Span, str], ...]  # the passage's spans with what stands there
    highlights: tuple[Highlight, ...]
    citation: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query: a page of hits out of all candidates."""

    question: Question
    mode: str
    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Engine:
    """Searches one generation; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, retrievers: Mapping[str, Retriever], manifest: Manifest) -> None:
        self.catalogue = catalogue
        self.retrievers = dict(retrievers)
        self.manifest = manifest

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()

    @property
    def version(self) -> str:
        """Names the generation in every answer."""
        return self.manifest.name

    @property
    def modes(self) -> tuple[str, ...]:
        """What `mode` may be."""
        return (AUTO, *self.retrievers)

    def search(
        self,
        query: str,
        *,
        mode: str = AUTO,
        top_k: int = 10,
        offset: int = 0,
        filters: Filters | None = None,
        match: Layer | None = None,
        facets: bool = False,
    ) -> Found:
        """The hits of one query.

        Raises:
            BadRequestError: the query has no word, or the mode is unknown.
        """
        return self.search_many([query], mode, top_k, offset, filters or Filters(), match, facets)[0]

    def search_many(
        self,
        queries: Sequence[str],
        mode: str = AUTO,
        top_k: int = 10,
        offset: int = 0,
        filters: Filters | None = None,
        match: Layer | None = None,
        facets: bool = False,
    ) -> list[Found]:
        """Many queries at once, same order; quoted queries are looked for word by word in mode auto."""
        questions = [_checked(query, match) for query in queries]
        within = scope(self.catalogue, filters or Filters())
        depth = max(_DEPTH, offset + top_k + 1)
        found: list[Found] = []
        for question in questions:
            used = self._mode(mode, question)
            asked = _phrase(question, match) if used == "exact" else question
            ranking = self.retrievers[used].retrieve([asked], depth, within)[0]
            found.append(self._found(question, used, ranking, depth, offset, top_k, facets))
        return found

    def document(self, id_: str) -> Stored:
        """A directive with text, sections and citations; NotFoundError when there is none."""
        stored = self.catalogue.directive(id_)
        if stored is None:
            raise NotFoundError(f"Không có văn bản '{id_}' trong chỉ mục.")
        return stored

    def documents(self, filters: Filters, offset: int, limit: int) -> tuple[list[Directive], int]:
        """A page of the directives that filters leave, by id, and how many there are in all."""
        within = scope(self.catalogue, filters)
        allowed = within.directives.tolist() if within else range(self.catalogue.count("directive"))
        heads = self.catalogue.heads_by_id(allowed, offset, limit)
        return heads, len(allowed)

    def passages_of(self, id_: str) -> list[Passage]:
        """The passages of a directive in outline order."""
        stored = self.document(id_)
        ordinals = range(stored.first_passage, stored.first_passage + stored.passages)
        return [passage for _, passage in self.catalogue.passages(ordinals)]

    def _mode(self, mode: str, question: Question) -> str:
        if mode not in self.modes:
            raise BadRequestError(f"Không có chế độ '{mode}'; chọn một trong: {', '.join(self.modes)}.")
        if mode != AUTO:
            return mode
        return "exact" if question.phrases else "hybrid"

    def _found(
        self, question: Question, mode: str, ranking: Ranking, depth: int, offset: int, top_k: int, facets: bool
    ) -> Found:
        page = slice(offset, offset + top_k)
        ordinals = [int(ordinal) for ordinal in ranking.ordinals]
        passages = self.catalogue.passages(ordinals[page])
        heads = self.catalogue.heads(directive for directive, _ in passages)
        hits = [
            self._hit(question, ranking, offset + at, directive, heads[directive], passage)
            for at, (directive, passage) in enumerate(passages)
        ]
        counted = self._facets(ordinals) if facets else {}
        return Found(question, mode, tuple(hits), len(ranking), len(ranking) < depth, counted)

    def _hit(
        self, question: Question, ranking: Ranking, at: int, ordinal: int, directive: Directive, passage: Passage
    ) -> Hit:
        section = self.catalogue.section(ordinal, passage.section)
        pieces = self.catalogue.slices(ordinal, passage.spans)
        legs = {name: float(scores[at]) for name, scores in ranking.legs.items() if scores[at] == scores[at]}
        return Hit(
            rank=at + 1,
            score=float(ranking.scores[at]),
            legs=legs,
            passage=passage,
            directive=directive,
            section=section,
            pieces=tuple(pieces),
            highlights=tuple(highlights(pieces, question)),
            citation=citation(directive.fields, section.path),
            url=section_url(directive.id, section.path),
        )

    def _facets(self, ordinals: Sequence[int]) -> dict[str, dict[str, int]]:
        """Candidates counted by kind, issuer and year of issue, most frequent first."""
        directives = [directive for directive, _ in self.catalogue.passages(ordinals)]
        heads = self.catalogue.heads(directives)
        counts: dict[str, Counter[str]] = {"kind": Counter(), "issuer": Counter(), "year": Counter()}
        for directive in directives:
            fields = heads[directive].fields
            year = str(fields.issued_on.year) if fields.issued_on else None
            for name, value in (("kind", fields.kind), ("issuer", fields.issuer), ("year", year)):
                if value:
                    counts[name][value] += 1
        return {
            name: dict(sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))) for name, count in counts.items()
        }


def _frequent_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def section_url(id_: str, path: Sequence[str]) -> str:
    """Where a section's page stands on this service."""
    return f"/documents/{quote(id_, safe='')}#{quote('/'.join(path), safe='')}"


def _phrase(question: Question, match: Layer | None) -> Question:
    """What is looked for word by word: the quoted part, or the whole query; with its case and marks aside only
    where the caller says so."""
    return understand(question.phrases[0] if question.phrases else question.text, match or Layer.EXACT)


def _checked(query: str, match: Layer | None) -> Question:
    question = understand(query, match)
    if not question.words:
        raise BadRequestError("Câu hỏi không có từ nào để tìm; hãy nhập ít nhất một từ.")
    return question
