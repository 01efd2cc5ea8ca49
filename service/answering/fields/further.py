"""Numbers that go on a name: 468 in "Kết luận 215 và 468"."""

import re
from collections.abc import Iterator

from corpus.model import Form
from indexer.catalogue import Catalogue
from service.answering.fields.heads import Heads
from service.lookup import look_up
from service.question import Named
from service.typed_words import fold_letters

_NUMBER = re.compile(
    r"(?: ?, ?(?:va )?| (?:va|cung|hay) )(?:so )?(?P<number>\d{1,5}(?:/(?:19|20)\d\d)?)"
    r"(?= *(?:$|[?,]|(?:ban hanh|do|duoc|ky|co|cua|gui|la|ngay|va|hay|noi|so|cung)(?!\w)))"
)


def further(text: str, named: Named, catalogue: Catalogue, heads: Heads) -> Iterator[Named]:
    """The directives of the same kind whose bare numbers follow a name in a folded text, held or not."""
    citation = named.citation
    if citation is None or citation.kind is None or citation.form not in (Form.NUMBER, Form.BARE):
        return
    at = text.find(fold_letters(named.said)) + len(named.said)
    while match := _NUMBER.match(text, at):
        said = f"{citation.kind} {match['number']}"
        for found in look_up(catalogue, said):
            ids = [one.directive.id for one in found.candidates if not one.differs]
            yield Named(said, found.status, found.citation, tuple(sorted(heads.of_ids(ids))))
        at = match.end()
