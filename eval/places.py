"""Where the golds of a judged set stand, and which of them a hit shows."""

import re
from collections.abc import Callable, Iterable, Sequence

from corpus.model import Directive, Span
from eval.datasets import Dataset, Gold
from eval.errors import DatasetError
from eval.searcher import TOP, Seen, Shown, Trust

DirectiveOf = Callable[[str], Directive | None]


class Places:
    """The golds of each query as stretches of stored text."""

    def __init__(self, dataset: Dataset, directive_of: DirectiveOf) -> None:
        """Look every gold up.

        Raises:
            DatasetError: a document isn't held, a section isn't found in it, or a quote doesn't stand there.
        """
        held = _held(dataset, directive_of)
        self._spans = {
            query: {target: place(gold, held[gold.document], query) for target, gold in golds.items()}
            for query, golds in dataset.golds.items()
        }
        self._golds = dataset.golds

    def see(self, query: str, hits: Sequence[Shown], k: int) -> Seen:
        """The hits as targets: each gold at the first hit that shows it, other hits under their passage's id.

        A hit that shows several golds stands for each of them, the better one first. One that shows only golds
        that were there before counts as not relevant.
        """
        targets: list[str] = []
        taken = set[str]()
        for hit in hits:
            golds = [target for target in self._shown(query, hit) if target not in taken]
            targets += golds or ["_".join(hit.passage.split())]
            taken.update(golds)
        kept = list(dict.fromkeys(targets))[:k]
        trusted = tuple(Trust(hit.confidence, bool(self._shown(query, hit))) for hit in hits[:TOP])
        return Seen(tuple(zip(kept, map(float, range(len(kept), 0, -1)), strict=True)), trusted)

    def shows(self, query: str, hit: Shown) -> bool:
        """Whether a hit shows a gold of the query."""
        return bool(self._shown(query, hit))

    def grade(self, query: str, hit: Shown) -> int:
        """The best grade of what a hit shows; 0 for nothing."""
        return max((self._golds[query][target].grade for target in self._shown(query, hit)), default=0)

    def _shown(self, query: str, hit: Shown) -> list[str]:
        golds = self._golds.get(query, {})
        shown = [
            target
            for target, spans in self._spans.get(query, {}).items()
            if golds[target].document == hit.document and _overlap(hit.spans, spans)
        ]
        return sorted(shown, key=lambda target: -golds[target].grade)


def place(gold: Gold, directive: Directive, query: str) -> tuple[Span, ...]:
    """The gold's stretches of the directive's text.

    Raises:
        DatasetError: its section or its quote isn't there.
    """
    spans: tuple[Span, ...] = (Span(0, len(directive.text)),)
    if gold.path:
        depth = len(gold.path)
        below = [section for section in directive.sections if section.path[:depth] == gold.path]
        if not any(section.path == gold.path for section in below):
            raise DatasetError(
                f"query '{query}': '{gold.document}' has no section {'/'.join(gold.path)}; mend the gold's path"
            )
        spans = tuple(span for section in below for span in section.spans)
    if gold.quote is None:
        return spans
    for found in re.finditer(r"\s+".join(map(re.escape, gold.quote.split())), directive.text):
        if _overlap(stretch := (Span(found.start(), found.end()),), spans):
            return stretch
    where = "/".join(gold.path) or "the text"
    raise DatasetError(
        f"query '{query}': the quote “{gold.quote[:60]}” doesn't stand in {where} of '{gold.document}'; mend the gold"
    )


def _held(dataset: Dataset, directive_of: DirectiveOf) -> dict[str, Directive]:
    asked = {gold.document: query for query, golds in dataset.golds.items() for gold in golds.values()}
    found = {id_: directive_of(id_) for id_ in sorted(asked)}
    missing = [id_ for id_, directive in found.items() if directive is None]
    if missing:
        raise DatasetError(
            f"{dataset.name}: {len(missing)} of {len(found)} judged documents aren't in the index, the first "
            f"'{missing[0]}' (query '{asked[missing[0]]}'); was the index made from another corpus?"
        )
    return {id_: directive for id_, directive in found.items() if directive is not None}


def _overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)
