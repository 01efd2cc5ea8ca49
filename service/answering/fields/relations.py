"""What a directive cites, and what cites it: each relation by the sentence that states it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.citations.relations import AMENDS, CARRIES_OUT, FOLLOWS, REPEALS, REPLACES, RESTS_ON, REVIEWS
from corpus.model import Citation, Form, Role
from indexer.catalogue import Catalogue, Stored
from service.answer import Quote
from service.answering.fields.asked import Asked, Field
from service.answering.fields.place import Part, parts_of, quoted, sentence_at
from service.answering.fields.printed import find_printed

_OPENING = (Role.HEADER, Role.PREAMBLE)
_MEANS = {  # what counts as the relation asked for, the closest first
    CARRIES_OUT: (CARRIES_OUT,),
    REVIEWS: (REVIEWS,),
    RESTS_ON: (RESTS_ON, FOLLOWS),
    REPLACES: (REPLACES, REPEALS),
    REPEALS: (REPEALS, REPLACES),
    AMENDS: (AMENDS, REPLACES, REPEALS),
}
_MOST_CITING = 20  # directives
_JOINS_ON = re.compile(r"[^.;]{0,80}?\s(?:triển\s+khai\s+)?(?:thực\s+hiện|triển\s+khai|thi\s+hành|cụ\s+thể\s+hóa)\s+")
CHANGES = (REPLACES, REPEALS, AMENDS)


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation in its passage; offsets into the passage's text."""

    part: Part
    citation: Citation
    start: int
    end: int
    nested: bool  # in the name of another directive: "Kế hoạch 88 … thực hiện Nghị quyết 21"
    among: Sequence[Part]  # all passages of the directive that cites

    @property
    def in_opening(self) -> bool:
        """Whether title or preamble say it: then it is what the directive is for."""
        return self.part.section.role in _OPENING

    @property
    def quote(self) -> Quote:
        """The sentence, with the name of the other directive as the value."""
        around = sentence_at(self.part.passage.text, self.start, self.end)
        return quoted(self.part, (self.start, self.end), None if self.part.section.role is Role.HEADER else around)


def mentions_of(stored: Stored, parts: Sequence[Part]) -> Iterator[Mention]:
    """The citations of a directive, each in the first passage that holds it whole."""
    before: Mention | None = None
    for citation in stored.directive.citations:
        if citation.form is Form.RELATIVE or not citation.spans:
            continue
        places = ((part, _stands(part, citation)) for part in parts)
        part, at = next(((part, at) for part, at in places if at), (None, None))
        if part and at:
            before = Mention(part, citation, *at, _is_nested(part, before, at[0]), parts)
            yield before


def _is_nested(part: Part, before: Mention | None, start: int) -> bool:
    """Whether a verb joins it right onto the mention before."""
    if before is None or before.part is not part:
        return False
    return bool(_JOINS_ON.fullmatch(part.passage.text, before.end, start))


def _stands(part: Part, citation: Citation) -> tuple[int, int] | None:
    """Where a stored citation stands in the passage's text; None where its end lies in another passage."""
    position, start, end = 0, None, None
    for span in part.passage.spans:
        if span.start <= citation.spans[0].start < span.end:
            start = position + citation.spans[0].start - span.start
        if span.start < citation.spans[-1].end <= span.end:
            end = position + citation.spans[-1].end - span.start
        position += span.end - span.start + 1
    return None if start is None or end is None else (start, end)


def outgoing(stored: Stored, parts: Sequence[Part], relation: str | None, kinds: Sequence[str]) -> list[Mention]:
    """The directives that one cites in a relation, each once; of the kinds asked for, () being any."""
    mentions = [one for one in mentions_of(stored, parts) if not kinds or (one.citation.kind or "") in kinds]
    if relation is None:
        return _once(mentions)
    if relation == RESTS_ON and not any(one.citation.relation == RESTS_ON and one.in_opening for one in mentions):
        relation = CARRIES_OUT if any(_is_for(one) for one in mentions) else relation
    for meant in _MEANS[relation]:
        if found := [one for one in mentions if one.citation.relation == meant]:
            return _once(foremost(found, relation, of_one=True))
    return []


def _is_for(mention: Mention) -> bool:
    """Whether title or preamble say that this is carried out: a plan rests on that, also where "căn cứ" isn't said."""
    return mention.in_opening and mention.citation.relation == CARRIES_OUT


def foremost(mentions: Sequence[Mention], relation: str | None, *, of_one: bool = False) -> list[Mention]:
    """Of carrying out and reviewing, what title or preamble say, where they do: the rest only reports.

    `of_one`: they stand in one directive, whose title says best what it is for.
    """
    if relation not in (CARRIES_OUT, REVIEWS):
        return list(mentions)
    opening = [one for one in mentions if one.in_opening]
    titled = [one for one in opening if of_one and one.part.section.role is Role.HEADER]
    return _plain(titled) or titled or _plain(opening) or opening or list(mentions)


def _plain(mentions: Sequence[Mention]) -> list[Mention]:
    return [one for one in mentions if not one.nested]


def incoming(
    catalogue: Catalogue,
    keys: Sequence[str],
    relation: str | None,
    own: Sequence[str],
    may_be: Callable[[Citation], bool],
) -> list[Mention]:
    """The foremost mention that states the relation, of each directive that cites one of the keys; by id."""
    found: list[Mention] = []
    for id_ in _citing(catalogue, keys, _MEANS.get(relation or "", ()), own):
        stored = catalogue.directive(id_)
        if stored is None:
            continue
        wanted = _MEANS.get(relation or "")
        mentions = [
            one
            for one in mentions_of(stored, parts_of(catalogue, stored))
            if one.citation.key in keys and (wanted is None or one.citation.relation in wanted) and may_be(one.citation)
        ]
        found += sorted(mentions, key=lambda one: (one.nested, not one.in_opening))[:1]
    return found


def _citing(catalogue: Catalogue, keys: Sequence[str], relations: Sequence[str], own: Sequence[str]) -> list[str]:
    sql = (
        "SELECT DISTINCT d.id FROM citation c JOIN directive d ON d.ordinal = c.directive "
        "WHERE c.key IN (SELECT value FROM json_each(?)) AND (? OR c.relation IN (SELECT value FROM json_each(?))) "
        "ORDER BY d.id LIMIT ?"
    )
    rows = catalogue.rows(sql, (json.dumps(list(keys)), not relations, json.dumps(list(relations)), _MOST_CITING))
    return [row[0] for row in rows if row[0] not in own]


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    first: dict[str, Mention] = {}
    for one in mentions:
        first.setdefault(one.citation.key or one.citation.text, one)
    return list(first.values())


def named_in_header(mention: Mention) -> list[Quote]:
    """The citing directive's own number, or its title, where its header prints one."""
    fields = mention.part.directive.fields
    for field in (Field.NUMBER, Field.TITLE):
        if found := find_printed(field, fields, mention.among, Asked(field, 0, 0)):
            return found
    return []
