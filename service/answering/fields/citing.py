"""Which mentions elsewhere mean the directive that a question means."""

import re

from corpus.citations.own import own_keys
from corpus.model import Citation, Fields
from indexer.catalogue import Catalogue
from service.answering.fields.meant import Meant
from service.answering.fields.relations import Mention, incoming
from service.issuers import may_be_same

_BARE_KEY = re.compile(r"[^:]+:\d+(?:/\d+)?")  # many directives are cited so


def citing(meant: Meant, relation: str | None, catalogue: Catalogue) -> list[Mention]:
    """Mentions of the directives meant elsewhere; a namesake of another office or day is left out."""
    keys = {key for one in meant.named for key in one.cited_as}
    keys |= {key for head in meant.heads for key in own_keys(head.directive.fields) if not _BARE_KEY.fullmatch(key)}
    own = [head.directive.id for head in meant.heads]
    named = [one.citation for one in meant.named if one.citation]
    fields = [head.directive.fields for head in meant.heads] or [
        Fields(issuer=one.issuer, issued_on=one.issued_on) for one in named
    ]
    return incoming(catalogue, sorted(keys), relation, own, lambda one: any(_may_be(one, own) for own in fields))


def _may_be(mention: Citation, own: Fields) -> bool:
    same_day = None in (mention.issued_on, own.issued_on) or mention.issued_on == own.issued_on
    return same_day and may_be_same(mention.issuer, own.issuer)
