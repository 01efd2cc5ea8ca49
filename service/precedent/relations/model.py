"""The nouns: a mention with its proof, and the edge that mentions make."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.citations.relations import AMENDS, CARRIES_OUT, FOLLOWS, OTHER, REPEALS, REPLACES, RESTS_ON, REVIEWS
from corpus.model import Citation, Directive, Role, Section, Span
from service.lookup import Resolution, Status
from service.precedent.copies import are_copies

ORDER = (REPLACES, REPEALS, AMENDS, RESTS_ON, CARRIES_OUT, REVIEWS, FOLLOWS, OTHER)
_FOREMOST = {Role.PREAMBLE: 0, Role.HEADER: 1, Role.FOOTNOTE: 3}  # a preamble's sentence is whole, a title isn't


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that states something: the slices of its spans, a blank between them."""

    text: str
    spans: tuple[Span, ...]
    section: Section
    passage_id: str | None  # None where the section is not indexed

    @property
    def in_opening(self) -> bool:
        """Whether title or preamble say it: then it is what the directive is for."""
        return self.section.role in (Role.HEADER, Role.PREAMBLE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation with its proof; `via` is the directive in whose name it stands: "Kế hoạch 54 … thực hiện Chỉ thị 12"
    says of Kế hoạch 54, not of the text, that it carries out Chỉ thị 12."""

    citation: Citation
    evidence: Evidence
    via: Citation | None

    @property
    def relation(self) -> str:
        """One of `ORDER`."""
        return self.citation.relation or OTHER


@dataclass(frozen=True, slots=True)
class Edge:
    """How one directive stands to another; it holds one mention at least, in the order of the text."""

    citing: Directive  # in whose text it is stated; without text, sections and citations
    relation: str
    other: Resolution  # by the mention that states most
    mentions: tuple[Mention, ...]

    @property
    def foremost(self) -> Mention:
        """The first where the directive says what it is for, else the first in its body."""
        return min(self.mentions, key=lambda one: _FOREMOST.get(one.evidence.section.role, 2))

    @property
    def via(self) -> Citation | None:
        """The directive that stands in the relation, where that isn't the one that cites."""
        return self.mentions[0].via

    @property
    def held(self) -> list[Directive]:
        """The directives in the index that agree with all that is stated."""
        return agreeing(self.other)

    @property
    def one_held(self) -> Directive | None:
        """The only one, or the first of its copies."""
        return self.held[0] if are_copies(self.held) else None


def agreeing(resolution: Resolution) -> list[Directive]:
    """Those that contradict nothing that the mention states."""
    if resolution.status is Status.UNKNOWN:
        return []
    return [candidate.directive for candidate in resolution.candidates]


def in_order(edges: Sequence[Edge]) -> list[Edge]:
    """What changes another directive first, then by how closely it binds, then by place in the text."""

    def place(edge: Edge) -> tuple[bool, int, tuple[Span, ...]]:
        return edge.via is not None, ORDER.index(edge.relation), edge.mentions[0].citation.spans

    return sorted(edges, key=place)
