"""What directives say of one another's validity, proved by the sentence that says it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.later import complete_later
from corpus.citations.leads import is_item
from corpus.citations.relations import AMENDS, REPEALS, REPLACES
from corpus.issuers import Issuer, Issuers, issuer_of
from corpus.model import Citation, Form, Role, Span
from indexer.catalogue import Catalogue, Stored
from service.issuers import may_be_same
from service.lookup import Status, resolve
from service.precedent.copies import are_copies
from service.precedent.validity.annex import listed
from service.precedent.validity.authority import is_same, may_change
from service.precedent.validity.heads import Head
from service.precedent.validity.model import Fact, Standing
from service.precedent.validity.orders import Order, effective_in, goes_on, order_of
from service.precedent.validity.told import Place, Told, item_told, lead_above, passages_of, placed_at, printed, told

_CHANGES = (AMENDS, REPLACES, REPEALS)
_HELD = (
    "SELECT DISTINCT c.directive FROM citation c JOIN directive_key k ON k.key = c.key "
    "WHERE c.relation IN (?, ?, ?) AND k.directive <> c.directive"
)
_SHORT = {
    Order(Standing.REPLACED, REPLACES): "Đã bị thay thế bởi",
    Order(Standing.REPEALED, REPEALS): "Đã bị bãi bỏ bởi",
    Order(Standing.AMENDED, AMENDS): "Đã được sửa đổi, bổ sung bởi",
    Order(Standing.AMENDED, REPLACES): "Bị thay thế một phần bởi",
    Order(Standing.AMENDED, REPEALS): "Bị bãi bỏ một phần bởi",
}
_STILL = Order(Standing.IN_FORCE, "")
LAWS = ("Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that says something of the directive which a citation means."""

    citation: Citation
    order: Order
    told: Told
    role: Role
    since: date | None  # where the sentence itself names the day


def directives_that_change(catalogue: Catalogue) -> set[int]:
    """Ordinals of those that may change another one in the index."""
    return {int(row[0]) for row in catalogue.rows(_HELD, _CHANGES)}


def changes(
    catalogue: Catalogue,
    heads: Mapping[int, Head],
    saying: Iterable[int],
    effects: Mapping[int, date],
    issuers: Issuers | None,
) -> Iterator[tuple[int, Fact]]:
    """Ordinal and fact of every directive that one of those saying speaks of; `effects` are their first days."""
    by_id = {head.id: head for head in heads.values()}
    for ordinal in sorted(saying):
        head, stored = heads.get(ordinal), None
        if head is not None:
            stored = catalogue.directive(head.id)
        if head is None or stored is None:
            continue
        facts: dict[tuple[int, Standing], Fact] = {}
        for said in plainest(catalogue, stored):
            for meant in _meant(catalogue, said.citation, head, by_id, issuers):
                fact = fact_from(head, said, effects.get(ordinal))
                facts.setdefault((meant.ordinal, fact.value), fact)
        yield from ((at, fact) for (at, _), fact in facts.items())


def plainest(catalogue: Catalogue, stored: Stored) -> list[Said]:
    """What a directive says of others; what stands in its head comes last, its order is told better below."""
    in_annexes = (Said(*one, effective_in(one[2].text)) for one in listed(stored.directive))
    return sorted([*_said(catalogue, stored), *in_annexes], key=lambda said: said.role is Role.HEADER)


def _said(catalogue: Catalogue, stored: Stored) -> Iterator[Said]:
    passages = passages_of(catalogue, stored.first_passage, stored.passages)
    earlier: list[Span] = []  # of the directives mentioned, their first characters
    for citation in complete_later(stored.directive.citations):
        place = placed_at(passages, citation.spans[0]) if citation.spans else None
        if place is None or citation.form is Form.RELATIVE:
            continue
        said = _of_sentence(citation, place, earlier)
        if said is None and citation.relation in _CHANGES:
            said = _of_item(citation, place, lead_above(stored.directive, place, citation.spans[0]))
        if said is not None:
            yield said
        earlier.append(citation.spans[0])


def _of_sentence(citation: Citation, place: Place, earlier: Sequence[Span]) -> Said | None:
    """What its own sentence says."""
    passage, section, start = place
    end = min(start + len(citation.text), len(passage.text))
    sentence, first = told(passage, section.path, start, end)
    begins = sentence.spans[0].start
    before = [(span.start - begins, span.end - begins) for span in earlier if span.start >= begins]
    order = order_of(sentence.text, start - first, end - first, citation, before)
    if order is None and goes_on(sentence.text, end - first):
        order = _STILL
    return None if order is None else Said(citation, order, sentence, section.role, effective_in(sentence.text))


def _of_item(citation: Citation, place: Place, lead: Told | None) -> Said | None:
    """What the words that lead in a list say of a directive that one of its items begins with."""
    passage, section, start = place
    item, first = item_told(passage, section.path, start, min(start + len(citation.text), len(passage.text)))
    if lead is None or not is_item(item.text[: start - first]):
        return None
    both = Told(f"{lead.text} {item.text}", (*lead.spans, *item.spans), item.section)
    at = start - first + len(lead.text) + 1
    order = order_of(both.text, at, at + len(citation.text), citation, ())
    return None if order is None else Said(citation, order, both, section.role, effective_in(lead.text))


def _meant(
    catalogue: Catalogue, citation: Citation, saying: Head, by_id: Mapping[str, Head], issuers: Issuers | None
) -> list[Head]:
    """The one directive that a citation can mean, or all copies of it, where the one that says it may change it."""
    (resolution,) = resolve(catalogue, [citation])
    candidates = [one.directive for one in resolution.candidates]
    if resolution.status is Status.UNKNOWN or not are_copies(candidates):
        return []
    held = [by_id[one.id] for one in candidates if one.id in by_id]
    return [own for own in held if _may_be_changed(citation, own, saying, issuers)]


def _may_be_changed(citation: Citation, own: Head, saying: Head, issuers: Issuers | None) -> bool:
    """Whether a directive is older than the one that speaks of it, and that one's issuer has a say in it."""
    if own.ordinal == saying.ordinal or (saying.dated and own.dated and saying.dated < own.dated):
        return False
    theirs, ours = issuer_of(own.fields, issuers), issuer_of(saying.fields, issuers)
    law = own.fields.kind in LAWS and saying.fields.kind not in (*LAWS, "Nghị quyết")
    return _agrees(citation, own, ours, theirs) and not law and may_change(ours, theirs)


def _agrees(citation: Citation, own: Head, ours: Issuer | None, theirs: Issuer | None) -> bool:
    """Whether more than the number agrees, which others use too, and the issuer itself in its next term: the day, or
    the issuer, where both are known."""
    if citation.form is Form.LAW or (citation.issued_on and citation.issued_on == own.fields.issued_on):
        return True
    if ours is None or theirs is None:
        return False
    return is_same(ours, theirs) or bool(citation.issuer and may_be_same(citation.issuer, own.fields.issuer))


def fact_from(saying: Head, said: Said, effect: date | None) -> Fact:
    """What follows of the directive that is spoken of; `effect` is the first day of the one that speaks."""
    since = said.since or effect or saying.dated
    short = f"{_SHORT.get(said.order, 'Được nêu là còn hiệu lực tại')} {saying.name}"
    if since and since != saying.fields.issued_on:
        short += f", từ {printed(since)}"
    words = said.told
    return Fact(said.order.value, since, short, words.evidence(saying.fields), saying.id, words.section, words.spans)
