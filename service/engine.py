"""What HTTP, command line and evaluation hold: one open generation and the ways to search it."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from corpus.model import Directive, Passage
from indexer.catalogue import Catalogue, Stored
from indexer.generation import Manifest
from indexer.terms import Layer
from service.answer import Answer
from service.answering.answerer import Answerer
from service.answering.asking import read_asked
from service.answering.fields import is_field
from service.boilerplate import Boilerplate
from service.errors import BadRequestError, NotFoundError
from service.filters import Filters
from service.found import AUTO, EXACT, Found
from service.hits import count_facets, hydrate
from service.precedent.best import BestPrecedents
from service.precedent.order import FIRST, Factors, Order
from service.precedent.precedents import Precedents
from service.precedent.validity.model import Validity
from service.question import Question
from service.retrieval import Ranking, Retriever, Scope
from service.today import Today
from service.understanding.understand import Understanding
from service.worded import NEAREST

READ = 20  # passages in which an answer is looked for
_DEPTH = 200  # passages behind facets and totals


class Engine:
    """Searches one generation; safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        retrievers: Mapping[str, Retriever],
        manifest: Manifest,
        understanding: Understanding,
        answerer: Answerer,
        today: Today,
        precedents: Precedents,
        best: BestPrecedents,
    ) -> None:
        self.catalogue = catalogue
        self.today, self.precedents, self._best = today, precedents, best
        self._understanding = understanding
        self.answerer = answerer
        self._boilerplate = Boilerplate(catalogue.boilerplate())
        self.retrievers = dict(retrievers)
        self.manifest = manifest

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()

    @property
    def version(self) -> str:
        """Names the generation in every answer."""
        return self.manifest.name

    def understand(self, text: str, match: Layer | None = None, ignore: Collection[str] = ()) -> Question:
        """A query read with what the index knows; `ignore` names keys of wishes to drop."""
        return self._understanding.understand(text, match, ignore)

    def search(
        self,
        query: str | Question,
        *,
        mode: str = AUTO,
        top_k: int = 10,
        offset: int = 0,
        filters: Filters | None = None,
        match: Layer | None = None,
        facets: bool = False,
        ignore: Collection[str] = (),
        marked: int | None = None,
        order: Order = Order.RELEVANCE,
        office: str | None = None,
    ) -> Found:
        """The hits of one query, the first `marked` with their highlights, or all; in mode auto a quoted query is
        looked for word by word. In the order of precedents `office` stands in for the one that the settings name. A
        query that has been understood is taken as it is, `match` and `ignore` aside.

        Raises:
            BadRequestError: the query has no word, or the mode is unknown.
        """
        question = self.understand(query, match, ignore) if isinstance(query, str) else query
        if not question.words:
            raise BadRequestError("Câu hỏi không có từ nào để tìm; hãy nhập ít nhất một từ.")
        used = self._mode(mode, question)
        within = self.scope(filters or Filters())
        ranking, reached_end = self._ranked(question, used, within, offset + top_k + 1)
        best = _surest(ranking)
        factors: dict[int, Factors] = {}
        if order is Order.PRECEDENT:
            ranking, factors = self._best.first(
                ranking, self.today.date(), self.validity, office=office, phrase=used == EXACT
            )
        page = slice(offset, offset + top_k)
        hits = hydrate(
            self.catalogue,
            ranking,
            page,
            question,
            self._boilerplate,
            as_phrase=used == EXACT,
            validity=self.validity,
            factors=factors,
            marked=marked,
        )
        counted = count_facets(self.catalogue, ranking) if facets else {}
        return Found(question, used, tuple(hits), len(ranking), reached_end, counted, best, within)

    def _ranked(self, question: Question, used: str, within: Scope | None, least: int) -> tuple[Ranking, bool]:
        """The hits, each wording once, at least so many and those that may be ordered anew; whether these are all."""
        wanted, depth = max(FIRST, least), max(_DEPTH, least)
        while True:
            (ranking,) = self.retrievers[used].retrieve([question], depth, within)
            reached_end = len(ranking) < depth
            if used != EXACT:  # who asks for wording wants every place
                ranking = self._boilerplate.once(ranking)
            if reached_end or len(ranking) >= wanted:
                return ranking, reached_end
            depth *= 2

    def asks(self, question: Question) -> bool:
        """Whether a query asks outright, so that an answer is worth the time: "… bao nhiêu", "ai ký …"."""
        return read_asked(question).outright or is_field(question)

    def ask(self, question: str, filters: Filters | None = None, threshold: float | None = None) -> Answer:
        """The shortest text that answers, with its proof, or why there is none; threshold 0 gives even the unlikely.

        Raises:
            BadRequestError: the question has no word.
        """
        found = self.search(question, mode="hybrid", top_k=READ, filters=filters, marked=NEAREST)
        return self.answer_from(found, threshold)

    def answer_from(self, found: Found, threshold: float | None = None) -> Answer:
        """The same out of a search in mode hybrid that has been made, its first `READ` hits at best."""
        answer = self.answerer.answer(found, threshold)
        quotes = tuple(replace(quote, validity=self.validity(quote.directive.id)) for quote in answer.quotes)
        nearest = tuple(replace(hit, validity=self.validity(hit.directive.id)) for hit in answer.nearest)
        return replace(answer, quotes=quotes, nearest=nearest)

    def scope(self, filters: Filters) -> Scope | None:
        """The passages that filters leave today; None where there is no filter."""
        return self.today.scope(filters)

    def validity(self, id_: str) -> Validity:
        """What is known today of whether a directive still stands; unknown for one that isn't there."""
        return self.today.validity(id_)

    @property
    def office(self) -> str | None:
        """The own office, where the settings name one."""
        return self._best.office

    def document(self, id_: str) -> Stored:
        """A directive with text, sections and citations; NotFoundError when there is none."""
        stored = self.catalogue.directive(id_)
        if stored is None:
            raise NotFoundError(f"Không có văn bản '{id_}' trong chỉ mục.")
        return stored

    def documents(self, filters: Filters, offset: int, limit: int) -> tuple[list[Directive], int]:
        """A page of the directives that filters leave, by id, and how many there are in all."""
        within = self.scope(filters)
        allowed = within.directives.tolist() if within else range(self.catalogue.count("directive"))
        return self.catalogue.heads_by_id(allowed, offset, limit), len(allowed)

    def passages_of(self, id_: str) -> list[Passage]:
        """The passages of a directive in outline order."""
        stored = self.document(id_)
        ordinals = range(stored.first_passage, stored.first_passage + stored.passages)
        return [passage for _, passage in self.catalogue.passages(ordinals)]

    def _mode(self, mode: str, question: Question) -> str:
        if mode == AUTO:
            return EXACT if question.phrases else "hybrid"
        if mode not in self.retrievers:
            raise BadRequestError(f"Không có chế độ '{mode}'; chọn một trong: {', '.join((AUTO, *self.retrievers))}.")
        return mode


def _surest(ranking: Ranking) -> float | None:
    """The highest confidence of a ranking; the first hit's, but where one that is surer was replaced."""
    return float(ranking.confidence.max()) if ranking.confidence is not None and len(ranking) else None
